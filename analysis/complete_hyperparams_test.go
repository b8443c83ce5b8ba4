package analysis_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestHyperParamsAreRight accepts every hyper-parameter that is offered for inputs of several types in every kind of matrix,
// and checks the file as it is then.
func TestHyperParamsAreRight(t *testing.T) {
	matrices := map[string]string{
		"grid": "", "random": "numRuns: 2, ", "tpe": "metric: {name: loss}, ", "iterative": "maxIterations: 2, ",
		"bayes":     "numInitialRuns: 2, maxIterations: 2, metric: {name: loss}, ",
		"hyperband": "resource: {name: x}, ",
	}
	for _, typ := range []string{"int", "float", "str", "bool", "date", "datetime", "path"} {
		for matrix, fields := range matrices {
			marked := "inputs: [{name: x, type: " + typ + "}]\nrun: {kind: job, container: {image: a}}\n" +
				"matrix: {kind: " + matrix + ", " + fields + "params: {x: ‸}}\n"
			text, found := completeAt(t, marked, nowhere{})
			n := 0
			for i, item := range itemsAt(text, found) {
				types := spec.HyperParamTypes(item.Label)
				if !strings.Contains(item.Edit.Text, item.Label) || types != nil && !slices.Contains(types, typ) {
					if types != nil && n == 0 {
						t.Errorf("%s of %s: %s comes first, which does not fit", typ, matrix, item.Label)
					}
					continue
				}
				if strings.HasPrefix(found[i].Insert, "{kind: ") {
					n++
				}
				after, _ := cursor.Accept(text.String(), item)
				doc := analysis.NewDocument("a.plx.yaml", syntax.NewText(after))
				for _, d := range analysis.Diagnostics(context.Background(), doc, nowhere{}) {
					if d.Severity == spec.Error {
						t.Errorf("%s\n%s", after, d.Message)
					}
				}
			}
			if n == 0 {
				t.Errorf("%s of %s: nothing is offered", typ, matrix)
			}
		}
	}
}
