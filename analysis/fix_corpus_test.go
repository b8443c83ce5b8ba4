package analysis

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// fixTally counts what fixes of diagnostics with one code do.
type fixTally struct{ found, fixable, gone, left int }

// TestFixesEverywhere makes every fix of what is wrong with the files of the project's own tests, and of the corpora where
// they are at hand. Each is an edit that can be made; the one right answer does away with its diagnostic, and all others
// nearly always do.
func TestFixesEverywhere(t *testing.T) {
	tallies := map[string]*fixTally{}
	tryFixes(t, func(name, text string) {
		doc := NewDocument(name, syntax.NewText(text))
		before := Diagnostics(context.Background(), doc, Disk{})
		if len(before) > 12 {
			return
		}
		for i, d := range before {
			if d.File != "" {
				continue
			}
			if tallies[d.Code] == nil {
				tallies[d.Code] = &fixTally{}
			}
			tryFixesOf(t, doc, before, i, tallies[d.Code])
		}
	})
	var all fixTally
	for code, tally := range tallies {
		t.Logf("%-24s %4d found, %4d fixable, after %4d fixes gone, after %d not", code, tally.found, tally.fixable, tally.gone, tally.left)
		all.gone, all.left = all.gone+tally.gone, all.left+tally.left
	}
	if all.gone < 500 || all.gone < 50*all.left {
		t.Errorf("after %d fixes what they are for was gone, after %d it was not", all.gone, all.left)
	}
	for _, code := range []string{
		spec.CodeUnknownField, spec.CodeMissingField, spec.CodeMissingKind, syntax.MissingColon, syntax.Tab,
		syntax.UnclosedQuote, syntax.DuplicateKey, syntax.Indentation,
	} {
		if tally := tallies[code]; tally == nil || tally.fixable*10 < tally.found*8 {
			t.Errorf("%s: %+v", code, tally)
		}
	}
}

// tryFixes hands texts to f that are wrong in many ways.
func tryFixes(t *testing.T, f func(name, text string)) {
	archives, _ := filepath.Glob("../testdata/diagnostics/*.txtar")
	archives = append(archives, "../testdata/syntax/recover.txtar")
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			if isCandidate(file.Name) {
				f(path+"/"+file.Name, string(file.Data))
			}
		}
	}
	for corpus, every := range map[string]int{"mutants.jsonl": 12, "generated.jsonl": 60} {
		for i, text := range corpusTexts(t, corpus) {
			if i%every == 0 {
				f(fmt.Sprintf("%s %d.yaml", corpus, i), text)
			}
		}
	}
}

// tryFixesOf makes the fixes of one of the diagnostics of a document.
func tryFixesOf(t *testing.T, doc *Document, before []spec.Diagnostic, i int, tally *fixTally) {
	t.Helper()
	d := before[i]
	same := func(all []spec.Diagnostic) int {
		n := 0
		for _, other := range all {
			if other.Code == d.Code && other.Message == d.Message {
				n++
			}
		}
		return n
	}
	fixes := Fixes(context.Background(), doc, d, Disk{})
	tally.found++
	if len(fixes) > 0 {
		tally.fixable++
	}
	for _, fix := range append(fixes, Ignoring(doc, d)...) {
		text, ok := Apply(doc.Tree.Text, fix.Edits)
		if !ok || fix.Title == "" || len(fix.Edits) == 0 {
			t.Errorf("%s: %s cannot be made: %+v", doc.Path, fix.Title, fix.Edits)
			continue
		}
		if same(Diagnostics(context.Background(), NewDocument(doc.Path, text), Disk{})) < same(before) {
			tally.gone++
			continue
		}
		tally.left++
		if fix.Preferred {
			t.Errorf("%s:%d: after %s it is still there: %s in\n%s", doc.Path, d.Range.Start.Line+1, fix.Title, d.Message, text.String())
		}
	}
}
