package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestProgressOnATerminal(t *testing.T) {
	var terminal bytes.Buffer
	bar := &progress{doing: "Checking", terminal: &terminal, total: 2, appears: time.Now().Add(-time.Second)}
	bar.step()
	bar.step()
	bar.stop()
	if drawn := terminal.String(); !strings.Contains(drawn, "Checking") || !strings.Contains(drawn, "/2") {
		t.Errorf("drawn: %q", drawn)
	}
}

func TestProgressOfShortWork(t *testing.T) {
	var terminal bytes.Buffer
	bar := &progress{doing: "Checking", terminal: &terminal, total: 1, appears: time.Now().Add(time.Hour)}
	bar.step()
	bar.stop()
	if terminal.Len() > 0 {
		t.Errorf("drawn: %q", terminal.String())
	}
}

func TestProgressWithoutATerminal(t *testing.T) {
	var file bytes.Buffer
	bar := newProgress(&file, 1, "Checking")
	bar.appears = time.Now().Add(-time.Second)
	bar.step()
	bar.stop()
	if file.Len() > 0 {
		t.Errorf("drawn: %q", file.String())
	}
}
