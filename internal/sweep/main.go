// Command sweep asks for completions and hovers at every character of every file of a folder, and says how long the answers
// take. At places drawn at random it accepts every completion and looks whether the text still reads as YAML.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/cursor"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func main() {
	seed := flag.Uint64("seed", 1, "of the places at which completions are accepted")
	sample := flag.Int("sample", 2000, "at how many places completions are accepted")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: sweep [-seed N] [-sample N] FOLDER")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	s := &sweep{}
	if err := s.read(flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, d := range s.documents {
		for _, at := range places(d.Tree.Text) {
			s.ask(d, at)
		}
	}
	s.acceptAtRandom(rand.New(rand.NewPCG(*seed, 0)), *sample)
	if !s.report() {
		os.Exit(1)
	}
}

// sweep collects what was found.
type sweep struct {
	documents         []*analysis.Document
	completion, hover timings
	accepted          int
	wrong             []string
}

// timings are how long the answers of one kind took, and how many said something.
type timings struct {
	all     []time.Duration
	told    int
	longest time.Duration
	worst   string // where that was
}

func (s *sweep) read(folder string) error {
	files, errs := analysis.Walk(context.Background(), folder)
	if len(errs) > 0 {
		return errs[0]
	}
	for _, path := range files {
		text, err := analysis.ReadFile(path)
		if err != nil {
			return err
		}
		s.documents = append(s.documents, analysis.NewDocument(path, text))
	}
	if len(s.documents) == 0 {
		return fmt.Errorf("there are no files in %s", folder)
	}
	return nil
}

// places are those before every character of a text and at the ends of its lines.
func places(text *syntax.Text) []syntax.Pos {
	var all []syntax.Pos
	for line := range text.Lines() {
		for at := range text.Line(line) {
			all = append(all, syntax.Pos{Line: line, Byte: at})
		}
		all = append(all, syntax.Pos{Line: line, Byte: len(text.Line(line))})
	}
	return all
}

// ask asks for completions and a hover. An answer that panics is wrong.
func (s *sweep) ask(d *analysis.Document, at syntax.Pos) {
	defer func() {
		if r := recover(); r != nil {
			s.wrong = append(s.wrong, fmt.Sprintf("%s: panic: %v", where(d, at), r))
		}
	}()
	begin := time.Now()
	found := analysis.Complete(context.Background(), d, at, analysis.Disk{})
	s.completion.add(time.Since(begin), len(found) > 0, d, at)
	begin = time.Now()
	told := analysis.HoverAt(context.Background(), d, at, analysis.Disk{})
	s.hover.add(time.Since(begin), told != nil, d, at)
}

func (t *timings) add(took time.Duration, told bool, d *analysis.Document, at syntax.Pos) {
	if took > t.longest {
		t.longest, t.worst = took, where(d, at)
	}
	t.all = append(t.all, took)
	if told {
		t.told++
	}
}

// at is what share of the answers did not take longer than.
func (t *timings) at(share float64) time.Duration {
	return t.all[min(int(share*float64(len(t.all))), len(t.all)-1)]
}

func (t *timings) report(name string) {
	slices.Sort(t.all)
	fmt.Printf("%-10s  %d places, something at %d; p50 %v, p99 %v, max %v (%s)\n", name, len(t.all), t.told,
		t.at(0.5).Round(time.Microsecond), t.at(0.99).Round(time.Microsecond), t.longest.Round(time.Microsecond), t.worst)
}

func where(d *analysis.Document, at syntax.Pos) string {
	return fmt.Sprintf("%s:%d:%d", filepath.Base(d.Path), at.Line+1, at.Byte+1)
}

// acceptAtRandom accepts every completion at places drawn at random. The text must not be worse YAML than before.
func (s *sweep) acceptAtRandom(random *rand.Rand, sample int) {
	for range sample {
		d := s.documents[random.IntN(len(s.documents))]
		all := places(d.Tree.Text)
		at := all[random.IntN(len(all))]
		if random.IntN(2) == 0 { // a file that is written up to there
			text := d.Tree.Text.String()
			d = analysis.NewDocument(d.Path, syntax.NewText(text[:d.Tree.Text.Offset(at)]))
		}
		var wrong []string
		for _, c := range analysis.Complete(context.Background(), d, at, analysis.Disk{}) {
			if message := s.accept(d, c); message != "" {
				wrong = append(wrong, fmt.Sprintf("accepting %q: %s", c.Label, message))
			}
		}
		if len(wrong) > 0 {
			s.wrong = append(s.wrong, fmt.Sprintf("%s: %s (and %d others)", where(d, at), wrong[0], len(wrong)-1))
		}
	}
}

// accept accepts one completion, and says what is wrong with the text then that was not before.
func (s *sweep) accept(d *analysis.Document, c analysis.Completion) string {
	text := d.Tree.Text
	s.accepted++
	after, _ := cursor.Accept(text.String(), cursor.Item{
		Snippet: c.Snippet, Edit: cursor.Edit{Start: text.Offset(c.Range.Start), End: text.Offset(c.Range.End), Text: c.Insert},
	})
	if tree := syntax.Parse(syntax.NewText(after)); errors(tree) > errors(d.Tree) {
		return tree.Problems[0].Message
	}
	return ""
}

// errors counts what is wrong with a text as YAML. That a bracket is open in a text that is half written shows only once
// what stands in it is closed.
func errors(tree *syntax.Tree) (n int) {
	for _, p := range tree.Problems {
		if !p.Warning && p.Code != syntax.UnclosedBracket {
			n++
		}
	}
	return n
}

// report prints what was found, and reports whether nothing is wrong.
func (s *sweep) report() bool {
	fmt.Printf("%d files\n", len(s.documents))
	s.completion.report("completion")
	s.hover.report("hover")
	fmt.Printf("accepted    %d completions\n", s.accepted)
	fmt.Printf("wrong       %d\n", len(s.wrong))
	for _, line := range s.wrong[:min(len(s.wrong), maxShown)] {
		fmt.Println("  " + strings.ReplaceAll(line, "\n", " "))
	}
	return len(s.wrong) == 0
}

// maxShown is how many wrong answers are printed.
const maxShown = 50
