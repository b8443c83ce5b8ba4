package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestSweep goes over a folder with one file of a few lines.
func TestSweep(t *testing.T) {
	folder := t.TempDir()
	const text = "kind: component\r\nrun:\r\n  kind: job # é\r\n"
	if err := os.WriteFile(filepath.Join(folder, "polyaxonfile.yaml"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	s := &sweep{}
	if err := s.read(folder); err != nil || len(s.documents) != 1 {
		t.Fatalf("read %d files: %v", len(s.documents), err)
	}
	all := places(s.documents[0].Tree.Text)
	if want := len("kind: component") + 1 + len("run:") + 1 + len("  kind: job # e") + 1 + 1; len(all) != want {
		t.Errorf("%d places, want %d", len(all), want)
	}
	for _, at := range all {
		s.ask(s.documents[0], at)
	}
	if len(s.completion.all) != len(all) || s.completion.told == 0 || s.hover.told == 0 || s.completion.longest == 0 {
		t.Errorf("completion %+v, hover %+v", s.completion, s.hover)
	}
	s.acceptAtRandom(rand.New(rand.NewPCG(1, 0)), 100)
	if s.accepted == 0 || len(s.wrong) > 0 {
		t.Errorf("%d were accepted, and it is wrong that %q", s.accepted, s.wrong)
	}
}

// TestAccept tells a completion that breaks a text from one that does not.
func TestAccept(t *testing.T) {
	d := analysis.NewDocument("polyaxonfile.yaml", syntax.NewText("kind: \n"))
	at := syntax.Range{Start: syntax.Pos{Byte: 6}, End: syntax.Pos{Byte: 6}}
	s := &sweep{}
	if wrong := s.accept(d, analysis.Completion{Range: at, Insert: "job"}); wrong != "" {
		t.Error(wrong)
	}
	if s.accept(d, analysis.Completion{Range: at, Insert: "\"job"}) == "" {
		t.Error("an open quote is taken for right")
	}
}

func TestEmptyFolder(t *testing.T) {
	if (&sweep{}).read(t.TempDir()) == nil {
		t.Error("an empty folder is swept")
	}
}

func TestTimings(t *testing.T) {
	var s timings
	d := analysis.NewDocument("a.yaml", syntax.NewText(""))
	for i := range 100 {
		s.add(time.Duration(i+1), i%2 == 0, d, syntax.Pos{Line: i})
	}
	if s.at(0.5) != 51 || s.at(0.99) != 100 || s.at(1) != 100 || s.longest != 100 || s.worst != "a.yaml:100:1" || s.told != 50 {
		t.Errorf("%v %v %v, %+v", s.at(0.5), s.at(0.99), s.at(1), s)
	}
}
