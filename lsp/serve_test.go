package lsp

import (
	"context"
	"io"
	"strings"
	"testing"

	"go.lsp.dev/jsonrpc2"
)

func TestExitCodes(t *testing.T) {
	for name, test := range map[string]struct {
		bodies []string
		want   int
	}{
		"shutdown and exit":           {[]string{hello, ready, goodbye, exit}, exitClean},
		"exit without shutdown":       {[]string{hello, ready, exit}, exitAborted},
		"exit before initialize":      {[]string{exit}, exitAborted},
		"shutdown before initialize":  {[]string{goodbye, exit}, exitAborted},
		"end of input":                {[]string{hello, ready}, exitAborted},
		"end of input after shutdown": {[]string{hello, goodbye}, exitAborted},
		"no input":                    {nil, exitAborted},
	} {
		t.Run(name, func(t *testing.T) {
			if _, code := converse(t, test.bodies...); code != test.want {
				t.Errorf("exit code %d, want %d", code, test.want)
			}
		})
	}
}

func TestCancelledContextEndsTheSession(t *testing.T) {
	in, feed := io.Pipe()
	defer feed.Close()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan int)
	go func() { ended <- Serve(ctx, in, io.Discard, Options{}) }()
	cancel()
	if code := <-ended; code != exitAborted {
		t.Errorf("exit code %d, want %d", code, exitAborted)
	}
}

// TestPanicsAreContained puts handlers that panic in the place of real ones.
func TestPanicsAreContained(t *testing.T) {
	var log strings.Builder
	s := newSession(context.Background(), nil, Options{Log: &log}, func(error) {})
	s.phase.set(running)
	s.notifications["custom/panics"] = func(*session, []byte) error { panic("secret text of a document") }
	s.notify("custom/panics", nil)
	_, err := s.contain("custom/request", func() (any, error) {
		var none []int
		return none[len(s.notifications)], nil
	})
	if wire, ok := err.(*jsonrpc2.Error); !ok || wire.Code != jsonrpc2.InternalError {
		t.Errorf("a panic became %v", err)
	}
	if got := log.String(); strings.Contains(got, "secret") {
		t.Errorf("the log quotes the value of a panic: %s", got)
	} else if !strings.Contains(got, "custom/panics") || !strings.Contains(got, "out of range") {
		t.Errorf("the log does not say what happened: %s", got)
	}
}
