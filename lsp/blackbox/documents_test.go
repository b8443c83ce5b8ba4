package blackbox

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	lsp "github.com/sourcegraph/go-lsp"
)

const polyaxonfile = "file:///w/polyaxonfile.yaml"

// inStep proves what text the server has of a document that is kept by name: it asks for the place of a marker, an
// unknown key, which every text under test ends with on a line of its own.
func (e *editor) inStep(uri string, version int, wantLine int) {
	e.t.Helper()
	p := e.published(uri, version)
	for _, d := range p.Diagnostics {
		if d.Code == "unknown-field" && strings.Contains(d.Message, "`marker`") {
			if d.Range.Start.Line != wantLine || d.Range.End.Character != len("marker") {
				e.t.Errorf("version %d: the marker stands at %v, want line %d", version, d.Range, wantLine)
			}
			return
		}
	}
	e.t.Errorf("version %d: no diagnostic of the marker among %d others", version, len(p.Diagnostics))
}

func TestWholeTextWithNullRange(t *testing.T) {
	// go-lsp writes "range":null; make sure of it, because the test is about that.
	if data, _ := json.Marshal(whole("x")); !strings.Contains(string(data), `"range":null`) {
		t.Fatalf("go-lsp writes %s", data)
	}
	e, _ := begin(t, pushing(), nil)
	e.open(polyaxonfile, "yaml", 1, "kind: component\nmarker: 1\n")
	e.inStep(polyaxonfile, 1, 1)
	e.change(polyaxonfile, 2, whole("kind: component\nname: a\nmarker: 1\n"))
	e.inStep(polyaxonfile, 2, 2)
	e.change(polyaxonfile, 3, replace(0, 0, 0, 0, "version: 1.1\n"))
	e.inStep(polyaxonfile, 3, 3)
	e.quit()
}

// TestManyChangesInOrder sends changes that only give the right text in their order.
func TestManyChangesInOrder(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.open(polyaxonfile, "yaml", 1, "kind: component\nmarker: 1\n")
	for v := 2; v <= 201; v++ {
		e.change(polyaxonfile, v, replace(v-1, 0, v-1, 0, fmt.Sprintf("# %d\n", v)))
	}
	e.inStep(polyaxonfile, 201, 201)
	e.quit()
}

// TestPositionEncodings edits behind characters of several units, in the units that were agreed on.
func TestPositionEncodings(t *testing.T) {
	for _, test := range []struct {
		offered []string
		agreed  string
		column  int // of the end of "😀é漢" in those units
	}{
		{nil, "utf-16", 4},
		{[]string{"utf-16"}, "utf-16", 4},
		{[]string{"utf-8", "utf-16", "utf-32"}, "utf-8", 9},
		{[]string{"utf-32", "utf-16"}, "utf-32", 3},
		{[]string{"utf-7", "utf-8"}, "utf-8", 9},
		{[]string{"utf-7"}, "utf-16", 4},
	} {
		can := pushing()
		if test.offered != nil {
			can["general"] = map[string]any{"positionEncodings": test.offered}
		}
		e, result := begin(t, can, nil)
		if got := string(result.Capabilities["positionEncoding"]); got != `"`+test.agreed+`"` {
			t.Errorf("offered %v, agreed on %s", test.offered, got)
		}
		e.open(polyaxonfile, "yaml", 1, runLine+"😀é漢: 1\n")
		p := e.published(polyaxonfile, 1)
		if len(p.Diagnostics) != 1 || p.Diagnostics[0].Range.End.Character != test.column {
			t.Errorf("%s: diagnostics %+v, want one that ends at %d", test.agreed, p.Diagnostics, test.column)
		}
		// With this edit the key becomes "name" only if the columns mean the same to both.
		e.change(polyaxonfile, 2, replace(1, 0, 1, test.column, "name"), replace(1, 6, 1, 7, "a"))
		if p := e.published(polyaxonfile, 2); len(p.Diagnostics) != 0 {
			t.Errorf("%s: after the edit %+v", test.agreed, p.Diagnostics)
		}
		e.quit()
	}
}

func TestOutOfStepUntilWhole(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.open(polyaxonfile, "yaml", 1, brokenFile)
	if p := e.published(polyaxonfile, 1); len(p.Diagnostics) == 0 {
		t.Fatal("no diagnostics")
	}
	e.change(polyaxonfile, 2, replace(-1, 0, 0, 0, "x"))
	if p := e.published(polyaxonfile, 2); len(p.Diagnostics) != 0 {
		t.Errorf("diagnostics of a text that is not the editor's: %+v", p.Diagnostics)
	}
	e.change(polyaxonfile, 3, replace(0, 0, 0, 0, "x"))
	e.change(polyaxonfile, 4, whole("kind: component\nmarker: 1\n"))
	e.inStep(polyaxonfile, 4, 1)
	e.quit()
}

// TestHostileText opens and edits what nobody should write, and then shows that the text is still in step.
func TestHostileText(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'k'; i++ {
		bomb += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", i, i, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	for name, text := range map[string]string{
		"NUL":              "kind: component\x00\n",
		"control":          "kind: \x01\x7f\x1b\n",
		"brackets":         strings.Repeat("[", 10000),
		"braces":           strings.Repeat("{a: ", 10000),
		"dashes":           strings.Repeat("- ", 10000),
		"deep blocks":      deepBlocks(2000),
		"alias bomb":       bomb,
		"self anchor":      "a: &a [*a]\nrun: &r {kind: job, container: *r}\n",
		"self merge":       "a: &a {<<: *a}\nkind: component\n",
		"long line":        "description: " + strings.Repeat("x", 2<<20) + "\n",
		"long quoted line": "description: \"" + strings.Repeat("😀", 500000) + "\n",
		"conflict":         "kind: component\n<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> other\n",
		"half":             "kind: component\nrun:\n  kind: job\n  container: {image: \"a",
		"tabs":             "kind:\tcomponent\n\tname: a\n",
		"only CR":          "kind: component\rname: a\r",
		"line separators":  "kind: component\u2028name: \u0085a\n",
		"byte order marks": "\ufeff\ufeffkind: component\n",
		"many documents":   strings.Repeat("---\na: 1\n", 5000),
		"many keys":        strings.Repeat("a: 1\n", 20000),
		"template":         strings.Repeat("a: {{ x }}\n", 500) + strings.Repeat("{{", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := begin(t, pushing(), nil)
			e.open(polyaxonfile, "yaml", 1, text)
			e.published(polyaxonfile, 1)
			e.change(polyaxonfile, 2, replace(0, 0, 0, 0, "# edited\n"), replace(1, 1, 1, 1, "x"))
			e.published(polyaxonfile, 2)
			last := strings.Count(strings.ReplaceAll(text, "\r", "\n"), "\n") + 1
			e.change(polyaxonfile, 3, replace(0, 0, last+5, 0, "kind: component\nmarker: 1\n"))
			e.inStep(polyaxonfile, 3, 1)
			e.quit()
		})
	}
}

func deepBlocks(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}

// TestLoneSurrogates writes escapes that no Unicode text can hold.
func TestLoneSurrogates(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"` + polyaxonfile +
		`","languageId":"yaml","version":1,"text":"# \ud800 and \udc00\ud800\nkind: component\nmarker: 1\n"}}}`)
	e.inStep(polyaxonfile, 1, 2)
	e.frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + polyaxonfile +
		`","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":8}},"text":"\n# \ud83d"}]}}`)
	e.inStep(polyaxonfile, 2, 3)
	e.frame("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"" + polyaxonfile +
		"\",\"version\":3},\"contentChanges\":[{\"range\":null,\"text\":\"# \xff\xfe no UTF-8\\nkind: component\\nmarker: 1\\n\"}]}}")
	e.inStep(polyaxonfile, 3, 2)
	e.quit()
}

func TestCloseClears(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	const uri = "file:///w/dir%20with%20spaces/p%C3%B6lyaxon-polyaxonfile.yaml"
	e.open(uri, "yaml", 1, brokenFile)
	if p := e.published(uri, 1); len(p.Diagnostics) == 0 {
		t.Fatal("no diagnostics")
	}
	e.notify("textDocument/didClose", lsp.DidCloseTextDocumentParams{TextDocument: lsp.TextDocumentIdentifier{URI: uri}})
	if p := e.published(uri, none); p.Diagnostics == nil || len(p.Diagnostics) != 0 {
		t.Errorf("after closing %+v", p)
	}
	e.open(uri, "yaml", 1, brokenFile)
	if p := e.published(uri, 1); len(p.Diagnostics) == 0 {
		t.Error("opened again, and no diagnostics")
	}
	e.quit()
}

// TestSpellings opens a document under a spelling of its URI that the server writes differently, and hears of it under
// its own.
func TestSpellings(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	for _, uri := range []string{
		"file:///C:/w/polyaxonfile.yaml", "file:///c%3A/v/polyaxonfile.yaml", "file:///w/a b/polyaxonfile.yaml",
		"file:///w/é/polyaxonfile.yaml", "untitled:polyaxonfile.yaml", "vscode-vfs://github/a/b/polyaxonfile.yaml",
		"git:/w/polyaxonfile.yaml?%7B%22ref%22%3A%22HEAD%22%7D", "polyaxonfile.yaml",
	} {
		e.open(uri, "yaml", 1, brokenFile)
		if p := e.published(uri, 1); len(p.Diagnostics) == 0 {
			t.Errorf("no diagnostics for %s", uri)
		}
		e.change(uri, 2, whole(cleanFile))
		e.published(uri, 2)
	}
	e.quit()
}

func TestLanguages(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	for _, language := range []string{"yaml", "yml", "json", "jsonc", "polyaxonfile"} {
		uri := "file:///w/" + language + "/polyaxonfile.yaml"
		e.open(uri, language, 1, brokenFile)
		if p := e.published(uri, 1); len(p.Diagnostics) == 0 {
			t.Errorf("no diagnostics for %s", language)
		}
	}
	e.open("file:///w/markdown/polyaxonfile.yaml", "markdown", 1, brokenFile)
	e.open("file:///w/plain.txt", "polyaxonfile", 1, "foo: 1\n")
	if p := e.published("file:///w/plain.txt", 1); len(p.Diagnostics) == 0 {
		t.Error("the language polyaxonfile alone does not make a Polyaxonfile")
	}
	for _, m := range e.all("textDocument/publishDiagnostics") {
		if strings.Contains(string(m.Params), "/markdown/") {
			t.Errorf("a file of another language is spoken of: %s", m.Params)
		}
	}
	e.quit()
}
