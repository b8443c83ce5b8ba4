package blackbox

import (
	"fmt"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/internal/golden"
)

type documentLink struct {
	Range           lsp.Range
	Target, Tooltip string
}

func (e *editor) links(uri string) []documentLink {
	e.t.Helper()
	var links []documentLink
	e.call("textDocument/documentLink", map[string]any{"textDocument": map[string]any{"uri": uri}}, &links)
	return links
}

// pageOf is where a component of testdata/links is shown; "" for one that no hub can have.
func pageOf(ref string) string {
	switch ref {
	case "slack":
		return "https://cloud.polyaxon.com/ui/polyaxon/slack/components/latest/"
	case "acme/train:1.2":
		return "https://plx.example/ui/acme/train/components/1.2/"
	}
	return ""
}

// TestLinkCases follows the links of testdata/links.
func TestLinkCases(t *testing.T) {
	can := textDocument(map[string]any{"documentLink": map[string]any{"tooltipSupport": true}})
	t.Setenv("HOME", t.TempDir())
	t.Setenv("POLYAXON_HOST", "https://plx.example")
	golden.Run(t, "../../testdata/links/*.txtar", false, func(t *testing.T, c *golden.Case, name string) string {
		w := makeWorkspace(t, c.Files())
		e, _ := begin(t, withEncoding(can, "utf-32"), w.root())
		e.open(w.uri(name), "polyaxonfile", 1, c.Text(name))
		f := caseFile{editor: e, text: c.Text(name)}
		links := e.links(w.uri(name))
		var b strings.Builder
		for line := range strings.Lines(c.Text(name + ".want")) {
			_, named, isHub := strings.Cut(line, ": hub ")
			ref, _, _ := strings.Cut(named, " ")
			if isHub && pageOf(ref) == "" {
				b.WriteString(line)
				continue
			}
			if len(links) == 0 {
				break
			}
			l := links[0]
			if isHub && l.Target == pageOf(ref) {
				l.Target = "hub " + ref
			}
			links = links[1:]
			_, covers, _ := strings.Cut(f.covered(l.Range), " ")
			fmt.Fprintf(&b, "%d %s: %s (%s)\n", l.Range.Start.Line+1, covers, strings.TrimPrefix(l.Target, w.uri("")+"/"), l.Tooltip)
		}
		if len(links) > 0 {
			t.Errorf("more links: %+v", links)
		}
		e.quit()
		return b.String()
	})
}

// TestLinksByTheSettings follows links of a settings file, and those to a hub that it names.
func TestLinksByTheSettings(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"a.yaml": "kind: operation\nhubRef: acme/train:1.2\n"})
	settings := "hub:\n  host: https://plx.example\nsets:\n- files: [a.yaml]\n"
	w.write(".plx-lsp.yaml", settings)
	e, _ := begin(t, textDocument(map[string]any{"documentLink": map[string]any{}}), w.root())
	e.open(w.uri("a.yaml"), "yaml", 1, "kind: operation\nhubRef: acme/train:1.2\n")
	e.open(w.uri(".plx-lsp.yaml"), "yaml", 1, settings)
	if links := fmt.Sprint(e.links(w.uri("a.yaml"))); links != "[{1:8-1:22 https://plx.example/ui/acme/train/components/1.2/ }]" {
		t.Error(links)
	}
	if links := fmt.Sprint(e.links(w.uri(".plx-lsp.yaml"))); links != "[{3:10-3:16 "+w.uri("a.yaml")+" }]" {
		t.Error(links)
	}
	e.quit()
}
