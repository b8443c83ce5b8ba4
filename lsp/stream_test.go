package lsp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"go.lsp.dev/jsonrpc2"
)

func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

const good = `{"jsonrpc":"2.0","id":1,"method":"m"}`

// TestStreamSurvives shows which input is answered with an error while the next message is still read.
func TestStreamSurvives(t *testing.T) {
	for name, test := range map[string]struct {
		input string
		code  int // of the answer with null id; 0: none
	}{
		"nothing wrong":                {"", 0},
		"lower-case header":            {"content-length: 37\r\n\r\n" + good, 0},
		"header lines that end in LF":  {"Content-Length: 37\n\n" + good, 0},
		"content type":                 {"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n" + frame(good), 0},
		"no JSON":                      {frame(`{"jsonrpc":`), -32700},
		"NUL":                          {frame("\x00"), -32700},
		"missing jsonrpc":              {frame(`{"id":1,"method":"m"}`), -32600},
		"method that is a number":      {frame(`{"jsonrpc":"2.0","id":1,"method":3}`), -32600},
		"id that is an object":         {frame(`{"jsonrpc":"2.0","id":{},"method":"m"}`), -32600},
		"batch":                        {frame(`[` + good + `]`), -32600},
		"a text":                       {frame(`"hello"`), -32700},
		"10,000 brackets":              {frame(strings.Repeat("[", 10000)), -32600},
		"10,000 brackets as params":    {frame(`{"jsonrpc":"2.0","id":1,"method":"m","params":` + strings.Repeat("[", 10000)), -32700},
		"a message beyond the maximum": {fmt.Sprintf("Content-Length: %d\r\n\r\n%s", maxMessage+1, strings.Repeat(" ", maxMessage+1)), -32600},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			s := newStream(strings.NewReader(test.input+frame(`{"jsonrpc":"2.0","id":2,"method":"last"}`)), &out, func(error) {})
			last := ""
			for {
				m, _, err := s.Read(context.Background())
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("the stream ended: %v", err)
				}
				call := m.(*jsonrpc2.Call)
				last = call.Method()
				if _, err := s.Write(context.Background(), jsonrpc2.NewResponse(call.ID(), nil, nil)); err != nil {
					t.Fatal(err)
				}
			}
			if last != "last" {
				t.Fatalf("the last message read is %q", last)
			}
			if test.code == 0 {
				if strings.Contains(out.String(), "error") {
					t.Errorf("wrote %s", out.String())
				}
				return
			}
			if want := fmt.Sprintf(`"id":null,"error":{"code":%d`, test.code); !strings.Contains(out.String(), want) {
				t.Errorf("wrote %s, want %s", out.String(), want)
			}
		})
	}
}

// TestStreamEnds shows the input after which nothing says where the next message begins.
func TestStreamEnds(t *testing.T) {
	for name, test := range map[string]struct {
		input string
		want  error
	}{
		"end":                       {"", io.EOF},
		"end in a header":           {"Content-Le", io.ErrUnexpectedEOF},
		"end after the headers":     {"Content-Length: 5\r\n\r\n", io.ErrUnexpectedEOF},
		"end in a body":             {"Content-Length: 5\r\n\r\n{}", io.ErrUnexpectedEOF},
		"end in a body too long":    {"Content-Length: 1000000000000\r\n\r\n{}", io.ErrUnexpectedEOF},
		"no length":                 {"Content-Type: a\r\n\r\n{}", jsonrpc2.ErrInvalidHeader},
		"length 0":                  {"Content-Length: 0\r\n\r\n", jsonrpc2.ErrInvalidHeader},
		"negative length":           {"Content-Length: -1\r\n\r\n", jsonrpc2.ErrInvalidHeader},
		"length that is no number":  {"Content-Length: five\r\n\r\n", jsonrpc2.ErrInvalidHeader},
		"length beyond all bounds":  {"Content-Length: 99999999999999999999\r\n\r\n", jsonrpc2.ErrInvalidHeader},
		"garbage":                   {"hello\r\n", jsonrpc2.ErrInvalidHeader},
		"a header line without end": {strings.Repeat("a", 1<<20), jsonrpc2.ErrInvalidHeader},
	} {
		t.Run(name, func(t *testing.T) {
			var ended error
			s := newStream(strings.NewReader(test.input), io.Discard, func(err error) { ended = err })
			if _, _, err := s.Read(context.Background()); !errors.Is(err, test.want) || ended != err {
				t.Errorf("got %v and told %v, want %v", err, ended, test.want)
			}
		})
	}
}
