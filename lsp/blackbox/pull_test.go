package blackbox

import (
	"encoding/json"
	"strings"
	"testing"
)

// report is a report of pulled diagnostics, which go-lsp does not know.
type report struct {
	Kind             string            `json:"kind"`
	ResultID         string            `json:"resultId"`
	Items            []diagnostic      `json:"items"`
	RelatedDocuments map[string]report `json:"relatedDocuments"`
	URI              string            `json:"uri"`
	Version          *int              `json:"version"`
}

func decode(t testing.TB, data []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
}

func (e *editor) pull(uri, previous string) report {
	e.t.Helper()
	params := map[string]any{"textDocument": map[string]any{"uri": uri}}
	if previous != "" {
		params["previousResultId"] = previous
	}
	var r report
	e.call("textDocument/diagnostic", params, &r)
	return r
}

func (e *editor) pullWorkspace(previous []map[string]any) []report {
	e.t.Helper()
	if previous == nil {
		previous = []map[string]any{}
	}
	var result struct{ Items []report }
	e.call("workspace/diagnostic", map[string]any{"previousResultIds": previous}, &result)
	return result.Items
}

const (
	runLine    = "run: {kind: job, container: {image: a}}\n"
	cleanFile  = "kind: component\n" + runLine
	brokenFile = "kind: component\n" + runLine + "nme: a\n"
)

func TestPullSaysUnchanged(t *testing.T) {
	e, _ := begin(t, pulling(), nil)
	const uri = "file:///w/polyaxonfile.yaml"
	e.open(uri, "yaml", 1, brokenFile)
	first := e.pull(uri, "")
	if first.Kind != "full" || len(first.Items) == 0 || first.ResultID == "" {
		t.Fatalf("first report %+v", first)
	}
	if again := e.pull(uri, first.ResultID); again.Kind != "unchanged" || again.ResultID != first.ResultID {
		t.Errorf("second report %+v", again)
	}
	e.change(uri, 2, whole(cleanFile))
	if clean := e.pull(uri, first.ResultID); clean.Kind != "full" || clean.Items == nil || len(clean.Items) != 0 {
		t.Errorf("report of the clean file %+v", clean)
	}
	if got := e.all("textDocument/publishDiagnostics"); len(got) > 0 {
		t.Errorf("a client that pulls was pushed %s", got[0].Params)
	}
	e.quit()
}

func TestPullOfFilesThatAreNotOpen(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"polyaxonfile.yaml": brokenFile, "values.yaml": "a: ["})
	e, _ := begin(t, pulling(), w.root())
	if r := e.pull(w.uri("polyaxonfile.yaml"), ""); len(r.Items) == 0 {
		t.Errorf("report of a closed file %+v", r)
	}
	for _, uri := range []string{w.uri("values.yaml"), w.uri("none.yaml"), "untitled:x", fileURI(w.folder), "not a uri"} {
		if r := e.pull(uri, ""); r.Kind != "full" || len(r.Items) != 0 {
			t.Errorf("report of %s %+v", uri, r)
		}
	}
	e.quit()
}

func TestRelatedDocuments(t *testing.T) {
	w := makeWorkspace(t, map[string]string{"part.yaml": runLine + "nme: x\n"})
	e, _ := begin(t, pulling(), w.root())
	e.open(w.uri("polyaxonfile.yaml"), "yaml", 1, "kind: operation\npathRef: part.yaml\n")
	r := e.pull(w.uri("polyaxonfile.yaml"), "")
	if len(r.Items) != 1 || len(r.Items[0].RelatedInformation) != 1 ||
		string(r.Items[0].RelatedInformation[0].Location.URI) != w.uri("part.yaml") {
		t.Errorf("the reference shows %+v", r.Items)
	}
	if part := r.RelatedDocuments[w.uri("part.yaml")]; part.Kind != "full" || len(part.Items) != 1 {
		t.Errorf("related documents %+v", r.RelatedDocuments)
	}

	// The part is opened and mended in its buffer: its user is asked for anew, and is fine.
	e.open(w.uri("part.yaml"), "yaml", 1, runLine+"name: x\n")
	e.await("refresh", func(m message) bool { return m.Method == "workspace/diagnostic/refresh" })
	if r := e.pull(w.uri("polyaxonfile.yaml"), r.ResultID); r.Kind != "full" || len(r.Items) != 0 {
		t.Errorf("after the part was mended %+v", r)
	}
	e.quit()
}

func TestWorkspaceDiagnostic(t *testing.T) {
	w := makeWorkspace(t, map[string]string{
		"a/polyaxonfile.yaml": brokenFile, "b/polyaxonfile.yaml": cleanFile, "c/other.yaml": "x: [",
		"node_modules/polyaxonfile.yaml": brokenFile, ".git/polyaxonfile.yaml": brokenFile,
	})
	e, _ := begin(t, pulling(), w.root())
	e.await("message about the scan", func(m message) bool {
		return m.Method == "window/logMessage" && strings.Contains(string(m.Params), "2 Polyaxonfiles in the workspace")
	})
	reports := map[string]report{}
	var previous []map[string]any
	for _, r := range e.pullWorkspace(nil) {
		reports[r.URI] = r
		previous = append(previous, map[string]any{"uri": r.URI, "value": r.ResultID})
	}
	if len(reports) != 2 || len(reports[w.uri("a/polyaxonfile.yaml")].Items) == 0 ||
		reports[w.uri("b/polyaxonfile.yaml")].Kind != "full" {
		t.Fatalf("reports %+v", reports)
	}
	for _, r := range e.pullWorkspace(previous) {
		if r.Kind != "unchanged" {
			t.Errorf("nothing changed, and the report is %+v", r)
		}
	}

	// What is open counts before what is on disk.
	e.open(w.uri("a/polyaxonfile.yaml"), "yaml", 3, cleanFile)
	for _, r := range e.pullWorkspace(previous) {
		if r.URI == w.uri("a/polyaxonfile.yaml") && (r.Version == nil || *r.Version != 3 || r.Kind != "full" || len(r.Items) != 0) {
			t.Errorf("report of the open file %+v", r)
		}
	}

	// A client that wants parts gets everything in parts.
	var result struct{ Items []report }
	e.call("workspace/diagnostic", map[string]any{"previousResultIds": []any{}, "partialResultToken": "parts"}, &result)
	var parts struct {
		Token string
		Value struct{ Items []report }
	}
	decode(t, e.await("part", func(m message) bool { return m.Method == "$/progress" }).Params, &parts)
	if len(result.Items) != 0 || parts.Token != "parts" || len(parts.Value.Items) != 2 {
		t.Errorf("parts %+v, result %+v", parts, result)
	}
	e.quit()
}
