package blackbox

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"

	"github.com/plx-lsp/plx-lsp/internal/golden"
)

// formats is an editor that can have texts laid out.
func formats() map[string]any {
	return map[string]any{"textDocument": map[string]any{
		"formatting": map[string]any{}, "rangeFormatting": map[string]any{"rangesSupport": true}, "onTypeFormatting": map[string]any{},
	}}
}

// apply makes edits, as an editor does: all of them refer to the text before.
func apply(t *testing.T, text, encoding string, edits []lsp.TextEdit) string {
	t.Helper()
	at := func(p lsp.Position) int {
		start := 0
		for range p.Line {
			start += strings.IndexByte(text[start:], '\n') + 1
		}
		line, _, _ := strings.Cut(text[start:], "\n")
		return start + offset(line, p.Character, encodings[encoding])
	}
	slices.SortStableFunc(edits, func(a, b lsp.TextEdit) int { return cmp.Compare(at(a.Range.Start), at(b.Range.Start)) })
	var b strings.Builder
	last := 0
	for _, e := range edits {
		if at(e.Range.Start) < last {
			t.Errorf("edits overlap: %+v", edits)
		}
		b.WriteString(text[last:at(e.Range.Start)])
		b.WriteString(e.NewText)
		last = at(e.Range.End)
	}
	return b.String() + text[last:]
}

// TestFormattingCases has the cases of testdata/format laid out.
func TestFormattingCases(t *testing.T) {
	w := makeWorkspace(t, nil)
	e, result := begin(t, withEncoding(formats(), "utf-32"), w.root())
	for _, can := range []string{"documentFormattingProvider", "documentRangeFormattingProvider", "documentOnTypeFormattingProvider"} {
		if result.Capabilities[can] == nil {
			t.Fatalf("no %s", can)
		}
	}
	visible := strings.NewReplacer("·", " ", "<TAB>", "\t")
	n := 0
	golden.Run(t, "../../testdata/format/*.txtar", false, func(t *testing.T, c *golden.Case, name string) string {
		n++
		e.t = t
		uri := w.uri(fmt.Sprint(n, "polyaxonfile-", name))
		text := visible.Replace(c.Text(name))
		e.open(uri, "yaml", 1, text)
		step, first, last := 2, 0, 0
		for line := range strings.Lines(c.Text(name + ".options")) {
			_, _ = fmt.Sscanf(line, "step: %d", &step)
			_, _ = fmt.Sscanf(line, "lines: %d-%d", &first, &last)
		}
		params := map[string]any{
			"textDocument": map[string]any{"uri": uri}, "options": map[string]any{"tabSize": step, "insertSpaces": true},
		}
		method := "textDocument/formatting"
		if last > 0 {
			method = "textDocument/rangeFormatting"
			params["range"] = lsp.Range{Start: lsp.Position{Line: first - 1}, End: lsp.Position{Line: last}}
		}
		var edits []lsp.TextEdit
		e.call(method, params, &edits)
		return apply(t, text, "utf-32", edits)
	})
	e.t = t
	e.quit()
}

// TestFormattingOnTheWire shows what is laid out and what is not, and how while one types.
func TestFormattingOnTheWire(t *testing.T) {
	w := makeWorkspace(t, nil)
	e, _ := begin(t, formats(), w.root())
	const text = "a:  \"😀\"   # x\nb:  1\n"
	options := map[string]any{"tabSize": 4, "insertSpaces": true, "trimTrailingWhitespace": false}
	ask := func(name, method string, more map[string]any) []lsp.TextEdit {
		params := map[string]any{"textDocument": map[string]any{"uri": w.uri(name)}, "options": options}
		for key, value := range more {
			params[key] = value
		}
		var edits []lsp.TextEdit
		e.call(method, params, &edits)
		return edits
	}
	for _, test := range []struct {
		name, language, text string
		formatted            bool
	}{
		{"polyaxonfile.yaml", "yaml", text, true},
		{".plx-lsp.yaml", "yaml", text, true},
		{"values.yaml", "yaml", text, false},
		{"off.plx.yaml", "yaml", "# plx-lsp: off\n" + text, false},
		{"untitled", "polyaxonfile", text, true},
	} {
		e.open(w.uri(test.name), test.language, 1, test.text)
		edits := ask(test.name, "textDocument/formatting", nil)
		if formatted := len(edits) > 0; formatted != test.formatted {
			t.Errorf("%s: %+v", test.name, edits)
		} else if found := apply(t, test.text, "utf-16", edits); formatted && found != "a: \"😀\"   # x\nb: 1\n" {
			t.Errorf("%s: %q", test.name, found)
		}
	}
	second := lsp.Range{Start: lsp.Position{Line: 1}, End: lsp.Position{Line: 1, Character: 3}}
	edits := ask("polyaxonfile.yaml", "textDocument/rangesFormatting", map[string]any{"ranges": []lsp.Range{second}})
	if found := apply(t, text, "utf-16", edits); found != "a:  \"😀\"   # x\nb: 1\n" {
		t.Errorf("the second line: %q", found)
	}
	const typed = "run:\n"
	e.open(w.uri("typed.plx.yaml"), "yaml", 1, typed)
	edits = ask("typed.plx.yaml", "textDocument/onTypeFormatting", map[string]any{"position": lsp.Position{Line: 1}, "ch": "\n"})
	if found := apply(t, typed, "utf-16", edits); found != "run:\n    " {
		t.Errorf("below a key: %q", found)
	}
	e.quit()

	e, result := begin(t, pushing(), w.root())
	if result.Capabilities["documentFormattingProvider"] != nil {
		t.Error("an editor that lays nothing out is told that the server does")
	}
	e.quit()
}

// TestFormattingIsOfferedByFile shows that an editor that takes offers later gets them for Polyaxonfiles alone, until
// these are closed.
func TestFormattingIsOfferedByFile(t *testing.T) {
	w := makeWorkspace(t, nil)
	later := map[string]any{"dynamicRegistration": true}
	e, result := begin(t, textDocument(map[string]any{"formatting": later, "rangeFormatting": later, "onTypeFormatting": later}), w.root())
	for _, can := range []string{"documentFormattingProvider", "documentRangeFormattingProvider", "documentOnTypeFormattingProvider"} {
		if result.Capabilities[can] != nil {
			t.Errorf("%s is offered for all files", can)
		}
	}
	type registration struct {
		ID, Method      string
		RegisterOptions struct {
			DocumentSelector      []struct{ Scheme, Pattern string }
			FirstTriggerCharacter string
		}
	}
	await := func(method string) (all []registration) {
		var p struct{ Registrations, Unregisterations []registration }
		decode(t, e.await(method, func(m message) bool { return m.Method == method }).Params, &p)
		return append(p.Registrations, p.Unregisterations...)
	}
	e.open(w.uri("values.yaml"), "yaml", 1, "a: b\n")
	e.open(w.uri("polyaxon[1].yaml"), "yaml", 1, "kind: component\n")
	offered := await("client/registerCapability")
	if len(offered) != 3 {
		t.Fatalf("offered %+v", offered)
	}
	for _, r := range offered {
		if s := r.RegisterOptions.DocumentSelector; len(s) != 1 || s[0].Scheme != "file" || !strings.HasSuffix(s[0].Pattern, "/polyaxon?1?.yaml") {
			t.Errorf("%s is offered for %+v", r.Method, s)
		}
	}
	e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": w.uri("polyaxon[1].yaml")}})
	if gone := await("client/unregisterCapability"); len(gone) != 3 || gone[0].ID != offered[0].ID || gone[0].Method != offered[0].Method {
		t.Errorf("withdrawn: %+v", gone)
	}
	e.open("untitled:Untitled-1", "yaml", 1, "kind: component\nrun: {kind: job}\n")
	offered = await("client/registerCapability")
	if s := offered[0].RegisterOptions.DocumentSelector; len(s) != 1 || s[0].Scheme != "untitled" || s[0].Pattern != "Untitled-1" {
		t.Errorf("a new file is offered for %+v", s)
	}
	e.quit()
}
