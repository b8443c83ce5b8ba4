package lsp

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// TestClientThatReadsLate writes many requests before it reads the first answer.
func TestClientThatReadsLate(t *testing.T) {
	const n = 5000
	input, feed := io.Pipe()
	output, answers := io.Pipe()
	ended := make(chan int, 1)
	go func() { ended <- Serve(context.Background(), input, answers, Options{}) }()
	var all strings.Builder
	all.WriteString(frame(hello))
	for i := range n {
		all.WriteString(frame(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"unknown/%s"}`, i+1, strings.Repeat("x", 100))))
	}
	if _, err := io.WriteString(feed, all.String()); err != nil { // returns when everything has been read
		t.Fatal(err)
	}
	read := bufio.NewReader(output)
	for i := range n + 1 {
		if _, err := read.ReadString('{'); err != nil {
			t.Fatalf("answer %d: %v", i, err)
		}
		if _, err := read.ReadString('}'); err != nil {
			t.Fatalf("answer %d: %v", i, err)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, read) }()
	if _, err := io.WriteString(feed, frame(goodbye)+frame(exit)); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != exitClean {
		t.Errorf("exit code %d", code)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("broken") }

func TestOutboxTellsOfABrokenWriter(t *testing.T) {
	o := newOutbox(brokenWriter{})
	for until := time.Now().Add(time.Minute); ; {
		if _, err := o.Write([]byte("x")); err != nil {
			return
		}
		if time.Now().After(until) {
			t.Fatal("writes go on although nothing arrives")
		}
	}
}

// stuckWriter never comes back.
type stuckWriter struct{}

func (stuckWriter) Write([]byte) (int, error) { select {} }

func TestOutboxClosesWithoutReader(t *testing.T) {
	o := newOutbox(stuckWriter{})
	if _, err := o.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	o.Close(10 * time.Millisecond)
	if _, err := o.Write([]byte("x")); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("after closing: %v", err)
	}
}
