package blackbox

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/internal/golden"
)

// textDocument is an editor that can do something with documents.
func textDocument(can map[string]any) map[string]any { return map[string]any{"textDocument": can} }

// caseFile is a file of a case in an editor.
type caseFile struct {
	*editor
	uri, text, want string
	at              lsp.Position
}

// inEditor shows the files of cases, one after the other, to an editor that counts columns in characters, and takes them
// for Polyaxonfiles whatever they hold.
func inEditor(t *testing.T, pattern string, capabilities map[string]any, show func(f caseFile) string) {
	t.Helper()
	w := makeWorkspace(t, nil)
	e, _ := begin(t, withEncoding(capabilities, "utf-32"), w.root())
	n := 0
	golden.Run(t, pattern, false, func(t *testing.T, c *golden.Case, name string) string {
		n++
		e.t = t
		text, at := cursor.Split(c.Text(name))
		uri := w.uri(fmt.Sprint(n, "/", name))
		e.open(uri, "polyaxonfile", 1, text)
		return show(caseFile{e, uri, text, c.Text(name + ".want"), positionOf(text, max(at, 0))})
	})
	e.t = t
	e.quit()
}

// positionOf is a place in a text whose columns are characters.
func positionOf(text string, at int) lsp.Position {
	before := text[:at]
	line := strings.Count(before, "\n")
	return lsp.Position{Line: line, Character: len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))}
}

// covered is a range as cases write it.
func (f caseFile) covered(r lsp.Range) string {
	at := func(p lsp.Position) int {
		start := 0
		for range p.Line {
			start += strings.IndexByte(f.text[start:], '\n') + 1
		}
		line, _, _ := strings.Cut(f.text[start:], "\n")
		return start + offset(line, p.Character, encodings["utf-32"])
	}
	return fmt.Sprintf("%d:%d-%d:%d %q", r.Start.Line+1, r.Start.Character+1, r.End.Line+1, r.End.Character+1, f.text[at(r.Start):at(r.End)])
}

func (f caseFile) document() map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": f.uri}}
}

func (f caseFile) placed() map[string]any {
	p := f.document()
	p["position"] = f.at
	return p
}

type foldingRange struct {
	StartLine, EndLine           int
	StartCharacter, EndCharacter *int
	Kind                         string
}

func TestFoldingCases(t *testing.T) {
	inEditor(t, "../../testdata/folding/*.txtar", textDocument(map[string]any{"foldingRange": map[string]any{}}), func(f caseFile) string {
		var folds []foldingRange
		f.call("textDocument/foldingRange", f.document(), &folds)
		var b strings.Builder
		lines := strings.Split(f.text, "\n")
		for _, fold := range folds {
			fmt.Fprintf(&b, "%d-%d%s", fold.StartLine+1, fold.EndLine+1, map[string]string{"": "", "comment": " comments", "region": " region"}[fold.Kind])
			if rest := []rune(lines[fold.EndLine])[*fold.EndCharacter:]; len(rest) > 0 {
				b.WriteString(" " + strings.Replace(string(rest), "}", "]", 1))
			}
			b.WriteString("\n")
		}
		return b.String()
	})
}

// TestFoldingOfLines shows folds to an editor that folds whole lines and takes few.
func TestFoldingOfLines(t *testing.T) {
	w := makeWorkspace(t, nil)
	can := textDocument(map[string]any{"foldingRange": map[string]any{"lineFoldingOnly": true, "rangeLimit": 2}})
	e, _ := begin(t, can, w.root())
	e.open(w.uri("polyaxon.yaml"), "yaml", 1, "a: [\n  1,\n  2\n]\nb:\n  c:\n    d: e\n  f: g\n")
	var folds []foldingRange
	e.call("textDocument/foldingRange", map[string]any{"textDocument": map[string]any{"uri": w.uri("polyaxon.yaml")}}, &folds)
	if found := fmt.Sprint(folds); found != "[{0 2 <nil> <nil> } {4 7 <nil> <nil> }]" {
		t.Error(found)
	}
	e.quit()
}

type selectionRange struct {
	Range  lsp.Range
	Parent *selectionRange
}

func TestSelectionCases(t *testing.T) {
	can := textDocument(map[string]any{"selectionRange": map[string]any{}})
	inEditor(t, "../../testdata/selection/*.txtar", can, func(f caseFile) string {
		p := f.document()
		p["positions"] = []lsp.Position{{}, f.at}
		var found []selectionRange
		f.call("textDocument/selectionRange", p, &found)
		if len(found) != 2 {
			f.t.Fatalf("%d selections for two places", len(found))
		}
		var b strings.Builder
		for s := &found[1]; s != nil; s = s.Parent {
			b.WriteString(f.covered(s.Range) + "\n")
		}
		return b.String()
	})
}

func TestLinkedEditingCases(t *testing.T) {
	can := textDocument(map[string]any{"linkedEditingRange": map[string]any{}})
	inEditor(t, "../../testdata/anchors/*.txtar", can, func(f caseFile) string {
		var linked *struct {
			Ranges      []lsp.Range
			WordPattern string
		}
		f.call("textDocument/linkedEditingRange", f.placed(), &linked)
		if linked == nil {
			return ""
		}
		var lines []string
		for _, r := range linked.Ranges {
			lines = append(lines, f.covered(r))
		}
		return strings.Join(slices.Compact(lines), "\n")
	})
}
