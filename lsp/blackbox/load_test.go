package blackbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func load() int {
	if raceEnabled {
		return 2000
	}
	return 20000
}

// TestManyRequests writes requests, cancellations, edits and nonsense all at once, before it looks at any answer. Every
// request gets exactly one.
func TestManyRequests(t *testing.T) {
	e, _ := begin(t, pulling(), nil)
	e.open(polyaxonfile, "yaml", 0, brokenFile)
	var all bytes.Buffer
	put := func(format string, args ...any) {
		body := fmt.Sprintf(format, args...)
		fmt.Fprintf(&all, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	n := load()
	for i := range n {
		id := 100000 + i
		switch i % 5 {
		case 0, 1:
			put(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"%s"}}}`, id, polyaxonfile)
		case 2:
			put(`{"jsonrpc":"2.0","id":%d,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}`, id)
			put(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":%d}}`, id)
		case 3:
			put(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/diagnostic"}`, id)
		case 4:
			put(`{"jsonrpc":"2.0","id":%d,"method":"custom/nothing"}`, id)
		}
		if i%50 == 0 {
			put(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"%s","version":%d},`+
				`"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"#\n"}]}}`, polyaxonfile, i)
		}
	}
	e.raw(all.String())
	if r := e.pull(polyaxonfile, ""); len(r.Items) == 0 || r.Items[0].Range.Start.Line != n/50+2 {
		t.Errorf("after all edits the report is %+v, want line %d", r.Items, n/50+2)
	}
	answers := map[string][]int{}
	for i := range n {
		e.reply(100000 + i)
	}
	e.quit()
	for _, m := range e.all("") {
		answers[string(m.ID)] = append(answers[string(m.ID)], m.code())
	}
	for i := range n {
		got := answers[fmt.Sprint(100000+i)]
		want := map[int]int{3: invalidParams, 4: methodNotFound}[i%5]
		if len(got) != 1 || got[0] != want && !(i%5 == 2 && got[0] == requestCancelled) {
			t.Fatalf("request %d (case %d) got answers with codes %v", i, i%5, got)
		}
	}
}

// slowFile takes a while to read.
func slowFile() string {
	return "kind: component\n" + strings.Repeat("name: {a: [b, c, 'd', \"e\"]}\n", 60000)
}

func TestCancel(t *testing.T) {
	e, _ := begin(t, pulling(), nil)
	e.open(polyaxonfile, "yaml", 1, slowFile())
	for _, id := range []any{7001, "seven"} {
		e.change(polyaxonfile, 2, replace(0, 0, 0, 0, "# again\n"))
		text, _ := json.Marshal(id)
		e.frame(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"%s"}}}`, text, polyaxonfile))
		e.frame(fmt.Sprintf(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":%s}}`, text))
		m := e.await("answer", func(m message) bool { return string(m.ID) == string(text) })
		if m.code() != requestCancelled {
			t.Errorf("a cancelled request with id %s answered %+v", text, m.Error)
		}
	}
	e.notify("exit", nil)
	if code := e.exitCode(); code != 1 {
		t.Errorf("exit code %d", code)
	}
}

// TestEndWhileWorking closes the input while requests run: nothing may keep the program alive.
func TestEndWhileWorking(t *testing.T) {
	e, _ := begin(t, pulling(), nil)
	e.open(polyaxonfile, "yaml", 1, slowFile())
	for range 50 {
		e.start("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": polyaxonfile}})
	}
	e.stdin.Close()
	if code := e.exitCode(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}

// TestLongMessage sends a message that is longer than the server keeps.
func TestLongMessage(t *testing.T) {
	e, _ := begin(t, pushing(), nil)
	e.frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"text":"` + strings.Repeat("x", 65<<20) + `"}}`)
	if m := e.nullReply(); m.code() != invalidRequest {
		t.Errorf("answered %+v", m.Error)
	}
	e.alive()
	e.quit()
}
