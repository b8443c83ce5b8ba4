package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A server has deadline to answer, and patience for what it need not do, such as publishing diagnostics.
const (
	deadline = 60 * time.Second
	patience = 10 * time.Second
)

// client is a session with a language server over its standard input and output.
type client struct {
	cmd      *exec.Cmd
	in       io.WriteCloser
	settings map[string]any

	mu      sync.Mutex
	arrived *sync.Cond
	lastID  int
	answers map[string]message
	found   map[string]json.RawMessage // the last diagnostics of each document
	ended   bool
}

type message struct {
	ID     json.RawMessage `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// launch starts a server for a workspace. settings are what it is told when it asks.
func launch(command, env []string, settings map[string]any, root string) (*client, error) {
	c := &client{
		cmd: exec.Command(command[0], command[1:]...), settings: settings,
		answers: map[string]message{}, found: map[string]json.RawMessage{},
	}
	c.arrived = sync.NewCond(&c.mu)
	c.cmd.Env = append(os.Environ(), env...)
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	go c.read(bufio.NewReader(out))
	folder := map[string]any{"uri": root, "name": "cases"}
	_, err = c.call("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": root, "workspaceFolders": []any{folder}, "capabilities": capabilities(),
	})
	if err != nil {
		return nil, err
	}
	c.notify("initialized", map[string]any{})
	c.notify("workspace/didChangeConfiguration", map[string]any{"settings": settings})
	return c, nil
}

// capabilities are those of VS Code, as far as they matter for completion and hover.
func capabilities() map[string]any {
	formats := []string{"markdown", "plaintext"}
	return map[string]any{
		"workspace": map[string]any{"configuration": true, "workspaceFolders": true, "didChangeConfiguration": map[string]any{"dynamicRegistration": true}},
		"textDocument": map[string]any{
			"publishDiagnostics": map[string]any{"versionSupport": true},
			"hover":              map[string]any{"contentFormat": formats},
			"completion": map[string]any{"contextSupport": true, "insertTextMode": 2, "completionItem": map[string]any{
				"snippetSupport": true, "documentationFormat": formats, "deprecatedSupport": true,
				"tagSupport":            map[string]any{"valueSet": []int{1}},
				"insertTextModeSupport": map[string]any{"valueSet": []int{1, 2}},
			}},
		},
	}
}

func (c *client) read(r *bufio.Reader) {
	for {
		m, err := readMessage(r)
		c.mu.Lock()
		switch {
		case err != nil:
			c.ended = true
		case m.Method != "" && m.ID != nil:
			go c.reply(m)
		case m.ID != nil:
			c.answers[string(m.ID)] = m
		case m.Method == "textDocument/publishDiagnostics":
			var p struct{ URI string }
			if json.Unmarshal(m.Params, &p) == nil {
				c.found[p.URI] = m.Params
			}
		}
		c.arrived.Broadcast()
		c.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func readMessage(r *bufio.Reader) (m message, err error) {
	length := 0
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return m, err
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
		return m, err
	}
	return m, json.Unmarshal(body, &m)
}

// reply answers a request of the server.
func (c *client) reply(m message) {
	var result any
	if m.Method == "workspace/configuration" {
		var p struct{ Items []struct{ Section string } }
		_ = json.Unmarshal(m.Params, &p) // without items there is nothing to tell
		all := make([]any, len(p.Items))
		for i, item := range p.Items {
			all[i] = c.settings[item.Section]
		}
		result = all
	}
	c.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": result})
}

func (c *client) send(v any) {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err) // nothing is sent that is no JSON
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(body), body)
}

func (c *client) notify(method string, params any) {
	c.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

func (c *client) call(method string, params any) (json.RawMessage, error) {
	c.mu.Lock()
	c.lastID++
	id := strconv.Itoa(c.lastID)
	c.mu.Unlock()
	c.send(map[string]any{"jsonrpc": "2.0", "id": c.lastID, "method": method, "params": params})
	var m message
	arrived := c.wait(deadline, func() (ok bool) { m, ok = c.answers[id]; return ok })
	switch {
	case !arrived:
		return nil, fmt.Errorf("%s is not answered", method)
	case m.Error != nil:
		return nil, fmt.Errorf("%s: %s", method, m.Error.Message)
	}
	return m.Result, nil
}

// settle waits until the server has published diagnostics of a document that are not about what it still waits for.
func (c *client) settle(uri string) {
	c.wait(patience, func() bool {
		found, published := c.found[uri]
		return published && !strings.Contains(string(found), `"not-fetched"`)
	})
}

// answered repeats a request for as long as the server says that it will know more.
func (c *client) answered(method string, params any) (json.RawMessage, error) {
	for until := time.Now().Add(patience); ; {
		answer, err := c.call(method, params)
		var list struct{ IsIncomplete bool }
		if err != nil || json.Unmarshal(answer, &list) != nil || !list.IsIncomplete || time.Now().After(until) {
			return answer, err
		}
	}
}

// wait waits for some time until something is there, and reports whether it came.
func (c *client) wait(limit time.Duration, there func() bool) bool {
	late := time.AfterFunc(limit, func() { c.mu.Lock(); c.arrived.Broadcast(); c.mu.Unlock() })
	defer late.Stop()
	until := time.Now().Add(limit)
	c.mu.Lock()
	defer c.mu.Unlock()
	for !there() {
		if c.ended || time.Now().After(until) {
			return false
		}
		c.arrived.Wait()
	}
	return true
}

// stop ends the session.
func (c *client) stop() {
	_, _ = c.call("shutdown", nil) // a server that does not answer is killed
	c.notify("exit", nil)
	c.in.Close()
	late := time.AfterFunc(patience, func() { _ = c.cmd.Process.Kill() })
	defer late.Stop()
	_ = c.cmd.Wait() // how it ends is not what is compared
}
