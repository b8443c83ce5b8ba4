package analysis_test

import (
	"flag"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/golden"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

var updateShown = flag.Bool("update-shown", false, "write what is shown into testdata/show")

func TestShowRuns(t *testing.T) { testShown(t, "runs", analysis.ShowRuns) }

func TestShowDag(t *testing.T) { testShown(t, "dag", analysis.ShowDag) }

func testShown(t *testing.T, archive string, show func(*spec.Resolution) string) {
	golden.Run(t, "../testdata/show/"+archive+".txtar", *updateShown, func(t *testing.T, c *golden.Case, name string) string {
		doc := analysis.NewDocument(name, syntax.NewText(c.Text(name)))
		res := doc.Resolve(t.Context(), spec.Disk{})
		if res.Operation() == nil {
			t.Errorf("not valid: %+v", res.Found)
		}
		return show(res)
	})
}
