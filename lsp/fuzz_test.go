package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

const (
	hello     = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}`
	helloPull = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{"textDocument":{"diagnostic":{}}}}}`
	ready     = `{"jsonrpc":"2.0","method":"initialized","params":{}}`
	goodbye   = `{"jsonrpc":"2.0","id":"goodbye","method":"shutdown"}`
	exit      = `{"jsonrpc":"2.0","method":"exit"}`
)

// converse holds a whole session in this process and yields what the server wrote and its exit code.
func converse(t testing.TB, bodies ...string) (written string, code int) {
	t.Helper()
	var in strings.Builder
	for _, body := range bodies {
		if body != "" {
			in.WriteString(frame(body))
		}
	}
	var out bytes.Buffer
	ended := make(chan int, 1)
	go func() { ended <- Serve(context.Background(), strings.NewReader(in.String()), &out, Options{}) }()
	select {
	case code = <-ended:
		return out.String(), code
	case <-time.After(time.Minute):
		t.Fatalf("the session hangs after %q", bodies)
		return "", 0
	}
}

// structureRequests asks for everything that follows the structure of a text, at places that are none.
func structureRequests() string {
	var lines []string
	for i, request := range [][2]string{
		{"formatting", `"options":{"tabSize":4000000000,"insertSpaces":false}`},
		{"rangeFormatting", `"options":{"tabSize":0,"insertSpaces":true},"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":0}}`},
		{"onTypeFormatting", `"options":{"tabSize":2,"insertSpaces":true},"position":{"line":7,"character":7},"ch":"\n"`},
		{"foldingRange", ""}, {"documentSymbol", ""}, {"documentLink", ""}, {"semanticTokens/full", ""},
		{"semanticTokens/full/delta", `"previousResultId":"1"`},
		{"semanticTokens/range", `"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":0}}`},
		{"selectionRange", `"positions":[{"line":9,"character":9},{"line":0,"character":0}]`},
		{"linkedEditingRange", `"position":{"line":0,"character":99}`},
		{"inlayHint", `"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":0}}`},
	} {
		more := request[1]
		if more != "" {
			more = "," + more
		}
		lines = append(lines, fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/%s","params":{"textDocument":{"uri":"untitled:a"}%s}}`, i, request[0], more))
	}
	return strings.Join(append(lines, `{"jsonrpc":"2.0","id":99,"method":"workspace/symbol","params":{"query":"a"}}`), "\n")
}

// FuzzSession sends lines of any content as the bodies of messages: whatever they are, the session goes on and ends
// well.
func FuzzSession(f *testing.F) {
	const open = `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"polyaxonfile","version":1,"text":"kind: [\n"}}}`
	f.Add(true, open)
	f.Add(false, open+"\n"+`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":9,"character":0}},"text":"x"}]}}`)
	f.Add(true, open+"\n"+`{"jsonrpc":"2.0","id":1,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"untitled:a"}}}`+"\n"+`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}`)
	f.Add(true, `{"jsonrpc":"2.0","id":"x","method":"workspace/diagnostic","params":{"previousResultIds":[{"uri":"file:///a","value":"1"}],"partialResultToken":3}}`)
	f.Add(false, `{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"plxLsp":{"files":["*.yaml"],"rules":{"a":"off"}}}}}`)
	f.Add(false, `{"jsonrpc":"2.0","method":"workspace/didChangeWorkspaceFolders","params":{"event":{"added":[{"uri":"untitled:x"}],"removed":[]}}}`)
	f.Add(false, `{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"file:///none/a.yaml","type":3}]}}`)
	f.Add(false, `{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"verbose"}}`+"\n"+`{"jsonrpc":"2.0","id":7,"result":null}`)
	f.Add(false, open+"\n"+structureRequests())
	f.Add(true, "[]\n{\n\x00\n\"\\ud800\"\n"+`{"jsonrpc":"2.0","id":1,"method":3}`)
	f.Fuzz(func(t *testing.T, pull bool, lines string) {
		first := hello
		if pull {
			first = helloPull
		}
		// Whether a line says exit is decided as the server does it: by the decoded method.
		for line := range strings.Lines(lines) {
			var m struct{ Method string }
			if json.Unmarshal([]byte(line), &m); m.Method == "exit" {
				return
			}
		}
		bodies := append([]string{first, ready}, strings.Split(lines, "\n")...)
		written, code := converse(t, append(bodies, goodbye, exit)...)
		if code != exitClean || !strings.Contains(written, `"id":"goodbye"`) {
			t.Errorf("exit code %d after %q; the server wrote %q", code, lines, written)
		}
	})
}
