package blackbox

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// deadline is how long a test waits for what must come. It is far longer than anything takes: a test that reaches it
// has failed.
const deadline = 60 * time.Second

// message is any message of JSON-RPC.
type message struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *wireError      `json:"error,omitempty"`
}

type wireError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// editor is a client that speaks the protocol by hand, so that it can also speak it wrongly.
type editor struct {
	t      testing.TB
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	writes sync.Mutex
	log    lockedBuffer

	mu      sync.Mutex
	arrived sync.Cond
	inbox   []message // everything that came, in order
	taken   []bool    // which of it a test has looked at
	ended   bool      // the program closed its output
	lastID  int

	answers map[string]func(params json.RawMessage) any // to requests of the server; others get null
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// launch starts the program.
func launch(t testing.TB) *editor {
	t.Helper()
	e := &editor{t: t, cmd: exec.Command(program, "serve", "--stdio"), answers: map[string]func(json.RawMessage) any{}}
	e.arrived.L = &e.mu
	e.cmd.Stderr = &e.log
	e.cmd.Env = append(os.Environ(), "GORACE=atexit_sleep_ms=0") // a second for each session otherwise
	stdin, err := e.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := e.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	e.stdin = stdin
	if err := e.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		e.readAll(bufio.NewReader(stdout))
	}()
	t.Cleanup(func() {
		e.stdin.Close()
		_ = e.cmd.Process.Kill()
		<-read
		_ = e.cmd.Wait()
		if strings.Contains(e.log.String(), "DATA RACE") || strings.Contains(e.log.String(), "panic in") {
			t.Errorf("the server's log:\n%s", e.log.String())
		}
	})
	return e
}

func (e *editor) readAll(r *bufio.Reader) {
	for {
		m, err := readFrame(r)
		if err != nil {
			break
		}
		if m.Method != "" && len(m.ID) > 0 {
			e.answer(m)
		}
		e.mu.Lock()
		e.inbox, e.taken = append(e.inbox, m), append(e.taken, false)
		e.arrived.Broadcast()
		e.mu.Unlock()
	}
	e.mu.Lock()
	e.ended = true
	e.arrived.Broadcast()
	e.mu.Unlock()
}

func readFrame(r *bufio.Reader) (message, error) {
	length := 0
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return message{}, err
		}
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		if value, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			length, _ = strconv.Atoi(value)
		}
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return message{}, err
	}
	var m message
	if err := json.Unmarshal(body, &m); err != nil {
		return message{}, fmt.Errorf("the server wrote %q: %w", body, err)
	}
	return m, nil
}

// answer answers a request of the server.
func (e *editor) answer(m message) {
	var result any
	if f := e.answers[m.Method]; f != nil {
		result = f(m.Params)
	}
	e.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": result})
}

// raw writes bytes as they are.
func (e *editor) raw(s string) {
	e.writes.Lock()
	defer e.writes.Unlock()
	_, _ = io.WriteString(e.stdin, s) // a program that has ended shows in what it fails to answer
}

// frame writes one body.
func (e *editor) frame(body string) {
	e.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func (e *editor) send(v any) {
	body, err := json.Marshal(v)
	if err != nil {
		e.t.Error(err)
		return
	}
	e.frame(string(body))
}

func (e *editor) notify(method string, params any) {
	e.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// start sends a request and yields its id.
func (e *editor) start(method string, params any) int {
	e.mu.Lock()
	e.lastID++
	id := e.lastID
	e.mu.Unlock()
	e.send(map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params})
	return id
}

// await takes the first message not yet taken that fits.
func (e *editor) await(what string, fits func(message) bool) message {
	e.t.Helper()
	late := time.AfterFunc(deadline, func() { e.mu.Lock(); e.arrived.Broadcast(); e.mu.Unlock() })
	defer late.Stop()
	until := time.Now().Add(deadline)
	e.mu.Lock()
	defer e.mu.Unlock()
	for {
		for i, m := range e.inbox {
			if !e.taken[i] && fits(m) {
				e.taken[i] = true
				return m
			}
		}
		if e.ended || time.Now().After(until) {
			e.t.Fatalf("no %s came; ended: %v; the server's log:\n%s", what, e.ended, e.log.String())
		}
		e.arrived.Wait()
	}
}

// reply waits for the answer to a request.
func (e *editor) reply(id int) message {
	e.t.Helper()
	want := strconv.Itoa(id)
	return e.await("answer to request "+want, func(m message) bool { return m.Method == "" && string(m.ID) == want })
}

// nullReply waits for an answer with null id.
func (e *editor) nullReply() message {
	e.t.Helper()
	return e.await("answer with null id", func(m message) bool {
		return m.Method == "" && (len(m.ID) == 0 || string(m.ID) == "null")
	})
}

// call sends a request and decodes its result.
func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	m := e.reply(e.start(method, params))
	if m.Error != nil {
		e.t.Fatalf("%s: %d %s", method, m.Error.Code, m.Error.Message)
	}
	if result != nil {
		if err := json.Unmarshal(m.Result, result); err != nil {
			e.t.Fatalf("%s: %v in %s", method, err, m.Result)
		}
	}
}

// exitCode waits for the end of the program.
func (e *editor) exitCode() int {
	e.t.Helper()
	done := make(chan struct{})
	go func() {
		e.mu.Lock()
		for !e.ended {
			e.arrived.Wait()
		}
		e.mu.Unlock()
		_ = e.cmd.Wait()
		close(done)
	}()
	select {
	case <-done:
		return e.cmd.ProcessState.ExitCode()
	case <-time.After(deadline):
		e.t.Fatal("the program does not end")
		return -1
	}
}

// all is what has come so far with a method, "" for answers.
func (e *editor) all(method string) []message {
	e.mu.Lock()
	defer e.mu.Unlock()
	var ms []message
	for _, m := range e.inbox {
		if m.Method == method {
			ms = append(ms, m)
		}
	}
	return ms
}
