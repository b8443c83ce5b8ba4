package blackbox

import (
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

// hover is the answer to textDocument/hover; go-lsp does not know contents with a format.
type hover struct {
	Contents struct{ Kind, Value string }
	Range    *lsp.Range
}

// hovering are the capabilities of a client that shows hovers in some formats.
func hovering(formats ...string) map[string]any {
	can := pushing()
	can["textDocument"].(map[string]any)["hover"] = map[string]any{"contentFormat": formats}
	return can
}

func (e *editor) hover(uri string, line, column int) *hover {
	e.t.Helper()
	var h *hover
	e.call("textDocument/hover", at(uri, line, column), &h)
	return h
}

// TestHoverFormats shows what is said of the same key in the format that an editor likes best.
func TestHoverFormats(t *testing.T) {
	for _, test := range []struct {
		name    string
		formats []string
		want    string
	}{
		{"markdown first", []string{"markdown", "plaintext"}, "markdown"},
		{"plain text first", []string{"plaintext", "markdown"}, "plaintext"},
		{"a newer format first", []string{"richtext", "markdown"}, "markdown"},
		{"none", nil, "plaintext"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, result := begin(t, hovering(test.formats...), nil)
			if string(result.Capabilities["hoverProvider"]) != "true" {
				t.Fatalf("hoverProvider is %s", result.Capabilities["hoverProvider"])
			}
			e.open(polyaxonfile, "yaml", 1, cleanFile)
			h := e.hover(polyaxonfile, 0, 1)
			if h == nil {
				t.Fatal("nothing is said")
			}
			marks := strings.Contains(h.Contents.Value, "**") || strings.Contains(h.Contents.Value, "`")
			if h.Contents.Kind != test.want || h.Contents.Value == "" || marks != (test.want == "markdown") || columns(h.Range) != "0-4" {
				t.Errorf("at %s it says, as %s,\n%s", columns(h.Range), h.Contents.Kind, h.Contents.Value)
			}
			e.quit()
		})
	}
}

// TestHoverInEveryEncoding asks behind characters that take several units, on a line that ends in CRLF.
func TestHoverInEveryEncoding(t *testing.T) {
	const before = `run: {kind: job, container: {image: "😀é", `
	for encoding, units := range encodings {
		t.Run(encoding, func(t *testing.T) {
			column := 0
			for _, c := range before {
				column += units(c)
			}
			e, _ := begin(t, withEncoding(hovering("markdown"), encoding), nil)
			e.open(polyaxonfile, "yaml", 1, "kind: component\r\n"+before+"command: [x]}}\r\n")
			h := e.hover(polyaxonfile, 1, column+2)
			if h == nil || h.Range == nil || h.Range.Start.Character != column || h.Range.End.Character != column+len("command") {
				t.Errorf("at %d is said %+v", column, h)
			}
			e.quit()
		})
	}
}

// TestWhereNothingIsSaid shows the places that are answered with null.
func TestWhereNothingIsSaid(t *testing.T) {
	e, _ := begin(t, hovering("markdown"), nil)
	e.open(polyaxonfile, "yaml", 1, cleanFile+"\n# comment\n")
	e.open("file:///w/other.yaml", "yaml", 1, "services: {a: b}\n")
	e.open("file:///w/off.plx.yaml", "yaml", 1, "# plx-lsp: off\n"+cleanFile)
	e.open("file:///w/empty.plx.yaml", "yaml", 1, "")
	for _, params := range []map[string]any{
		at(polyaxonfile, 2, 0), at(polyaxonfile, 3, 4), at(polyaxonfile, 99, 99), at("file:///w/other.yaml", 0, 2),
		at("file:///w/off.plx.yaml", 1, 1), at("file:///w/empty.plx.yaml", 0, 0), at("file:///w/unknown.plx.yaml", 0, 0),
	} {
		if m := e.reply(e.start("textDocument/hover", params)); string(m.Result) != "null" || m.Error != nil {
			t.Errorf("%v: %s, %+v", params, m.Result, m.Error)
		}
	}
	e.quit()
	e, result := begin(t, pushing(), nil)
	if result.Capabilities["hoverProvider"] != nil {
		t.Error("hovers are announced to a client that has none")
	}
	e.quit()
}

// TestHoverOverSetsAndResolvedOperations asks what becomes of a value, and where a value of what became was written.
func TestHoverOverSetsAndResolvedOperations(t *testing.T) {
	w := makeWorkspace(t, map[string]string{
		".plx-lsp.yaml": "sets: [{files: [base.plx.yaml, night.yaml]}]\n",
		"base.plx.yaml": "kind: operation\nqueue: day\ncomponent: {run: {kind: job, container: {image: a}}}\n",
		"night.yaml":    "queue: night\n",
		"alone.yaml":    "kind: operation\nqueue: one\npathRef: part.yaml\n",
		"part.yaml":     cleanFile,
	})
	e, _ := begin(t, hovering("markdown"), w.root())
	e.open(w.uri("base.plx.yaml"), "yaml", 1, "kind: operation\nqueue: day\ncomponent: {run: {kind: job, container: {image: a}}}\n")
	if h := e.hover(w.uri("base.plx.yaml"), 1, 8); h == nil || !strings.Contains(h.Contents.Value, "`night` takes its place (`night.yaml:1`)") {
		t.Errorf("of the base is said %+v", h)
	}
	for _, test := range []struct{ uri, line, want string }{
		{resolvedURI(w.uri("base.plx.yaml")), "queue: night", "Written in `night.yaml:1`"},
		{resolvedURI(w.uri("alone.yaml")), "queue: one", "Written in `alone.yaml:2`"},
		{resolvedURI(w.uri("alone.yaml")) + "?compiled", "kind: compiled_operation", "Polyaxon fills this in"},
	} {
		line := 0
		for text := range strings.Lines(e.content(test.uri)) {
			if strings.TrimSpace(text) == test.line {
				break
			}
			line++
		}
		h := e.hover(test.uri, line, 1)
		if h == nil || !strings.Contains(h.Contents.Value, test.want) || h.Range.Start.Line != line {
			t.Errorf("%s, line %d: %+v, want %q", test.uri, line, h, test.want)
		}
	}
	for _, uri := range []string{resolvedURI(w.uri("gone.yaml")), resolvedURI(w.uri("base.plx.yaml"))} {
		if h := e.hover(uri, 0, 3); h != nil {
			t.Errorf("of %s is said %+v", uri, h)
		}
	}
	e.quit()
}

func resolvedURI(uri string) string { return strings.Replace(uri, "file:", "plx-resolved:", 1) }
