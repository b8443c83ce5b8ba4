package analysis_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// filesByName are files that are nowhere but in a test.
type filesByName map[string]string

func (f filesByName) File(_ context.Context, path string) (*syntax.Tree, error) {
	if text, ok := f[filepath.Clean(path)]; ok {
		return syntax.Parse(syntax.NewText(text)), nil
	}
	return nil, fs.ErrNotExist
}

func (f filesByName) Fetch(context.Context, spec.Reference) (*syntax.Tree, error) {
	return nil, spec.ErrNoComponent
}

const refactored = "run.yaml"

// refactoringDone is a refactoring of a text with what becomes of the files.
type refactoringDone struct {
	analysis.Refactoring
	before, after filesByName
}

// everyRefactoring makes all refactorings at the keys and values of the text of a file that suit, one at a time.
func everyRefactoring(t *testing.T, files filesByName, suits func(n *syntax.Node) bool) (all []refactoringDone) {
	doc := analysis.NewDocument(refactored, syntax.NewText(files[refactored]))
	seen := map[string]bool{}
	var visit func(n *syntax.Node)
	visit = func(n *syntax.Node) {
		if (n.Kind == yaml.ScalarNode || n.Style&yaml.FlowStyle != 0) && suits(n) {
			for _, r := range analysis.Refactorings(context.Background(), doc, syntax.Range{Start: n.Range.Start, End: n.Range.Start}, files) {
				if id := fmt.Sprint(r); !seen[id] {
					seen[id] = true
					all = append(all, refactoringDone{r, files, made(t, files, r)})
				}
			}
		}
		for _, c := range n.Children {
			visit(c)
		}
	}
	if doc.Tree.Root != nil {
		visit(doc.Tree.Root)
	}
	return all
}

// made are the files after a refactoring.
func made(t *testing.T, files filesByName, r analysis.Refactoring) filesByName {
	t.Helper()
	text, ok := analysis.Apply(syntax.NewText(files[refactored]), r.Edits)
	if !ok {
		t.Fatalf("%s: the edits collide: %+v\n%s", r.Title, r.Edits, files[refactored])
	}
	after := filesByName{}
	for name, text := range files {
		after[name] = text
	}
	after[refactored] = text.String()
	for _, f := range r.Files {
		if _, taken := files[f.Path]; taken {
			t.Fatalf("%s: %s is there already", r.Title, f.Path)
		}
		after[f.Path] = f.Text
	}
	return after
}

func anywhere(*syntax.Node) bool { return true }

func reads(word string) func(n *syntax.Node) bool {
	return func(n *syntax.Node) bool { return n.Value == word }
}

func resolution(files filesByName) *spec.Resolution {
	set := spec.Set{Base: spec.Source{Path: refactored, Tree: syntax.Parse(syntax.NewText(files[refactored]))}}
	return spec.Resolve(context.Background(), set, files)
}

// comparable is a compiled operation without what operations of a DAG tell of where their components were read.
func comparable(t *testing.T, compiled []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(compiled, &value); err != nil {
		t.Fatal(err)
	}
	return plain(value)
}

func plain(value any) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = plain(value[i])
		}
	case map[string]any:
		if component, ok := value["component"].(map[string]any); ok {
			delete(value, "pathRef")
			delete(component, "kind")
		}
		for key := range value {
			value[key] = plain(value[key])
		}
	}
	return value
}

// rendered puts the defaults of inputs into the templates that are nothing but their name, and takes the inputs away that
// were not there before.
func rendered(value any, added string) any {
	m, _ := value.(map[string]any)
	inputs, _ := m["inputs"].([]any)
	var put func(value, with any) any
	put = func(value, with any) any {
		switch value := value.(type) {
		case string:
			if value == "{{ "+added+" }}" || value == "{{ params."+added+" }}" {
				return with
			}
		case []any:
			for i := range value {
				value[i] = put(value[i], with)
			}
		case map[string]any:
			for key := range value {
				value[key] = put(value[key], with)
			}
		}
		return value
	}
	for i, io := range inputs {
		if io, ok := io.(map[string]any); ok && io["name"] == added {
			with := io["value"]
			if m["inputs"] = slices.Delete(slices.Clone(inputs), i, i+1); len(inputs) == 1 {
				delete(m, "inputs")
			}
			return put(m, with)
		}
	}
	for key := range m {
		m[key] = rendered(m[key], added)
	}
	if list, ok := value.([]any); ok {
		for i := range list {
			list[i] = rendered(list[i], added)
		}
	}
	return value
}

// texts of numbers are numbers for whoever is started with them.
func sameText(a, b any) bool {
	switch a := a.(type) {
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, sameText)
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for key := range a {
			if !sameText(a[key], b[key]) {
				return false
			}
		}
		return true
	}
	return reflect.DeepEqual(a, b) || fmt.Sprint(a) == fmt.Sprint(b)
}

func inputOf(title string) (name string, ok bool) {
	if rest, found := strings.CutPrefix(title, "Make an input `"); found {
		name, _, ok = strings.Cut(rest, "`")
	}
	return name, ok
}

// checkMeaning checks that what is run is the same after a refactoring, and that no comment is lost.
func checkMeaning(t *testing.T, d refactoringDone) {
	t.Helper()
	before, after := resolution(d.before).Compiled(), resolution(d.after).Compiled()
	if strings.HasPrefix(d.Title, "Make an operation") || strings.HasPrefix(d.Title, "Leave only") || before == nil {
		return
	}
	fail := func(what string) {
		t.Errorf("%s: %s\n%s---- after:\n%s%v", d.Title, what, d.before[refactored], d.after[refactored], d.Files)
	}
	if after == nil {
		fail("it is not valid any more")
		return
	}
	was, is := comparable(t, before), comparable(t, after)
	if name, ok := inputOf(d.Title); ok {
		if !sameText(was, rendered(is, name)) {
			fail("another operation is rendered")
		}
	} else if !reflect.DeepEqual(was, is) {
		fail("another operation is compiled")
	}
	if lost := lostComments(d.before, d.after); lost != "" {
		fail("the comment " + lost + " is lost")
	}
}

// lostComments is a comment of the refactored file that is in none of the files any more; "" when there is none.
func lostComments(before, after filesByName) string {
	var all string
	for _, text := range after {
		all += text
	}
	for _, c := range syntax.Parse(syntax.NewText(before[refactored])).Comments {
		if !strings.Contains(all, c.Text) {
			return c.Text
		}
	}
	return ""
}

// TestRefactoringsKeepMeaning makes every refactoring of random files: what would be run is the same.
func TestRefactoringsKeepMeaning(t *testing.T) {
	g := &fileGenerator{Rand: rand.New(rand.NewPCG(7, 1))}
	counts := map[string]int{}
	for range 120 {
		files := filesByName{refactored: g.text()}
		if res := resolution(files); res.Compiled() == nil {
			t.Fatalf("a generated file is not valid: %v\n%s", res.Found, files[refactored])
		}
		for _, d := range everyRefactoring(t, files, anywhere) {
			title, _, _ := strings.Cut(d.Title, "`")
			counts[title]++
			checkMeaning(t, d)
		}
		if t.Failed() {
			return
		}
	}
	t.Log(counts)
	for _, title := range []string{"Move the component to ", "Make an input ", "Make an operation of this component", "Leave only the component of this operation",
		"Write the param ", "Write ", "Write the command of the container as ", "Write the run with its kind", "Write the run as shortcuts",
		"Write the mapping over lines", "Write the list over lines", "Write the mapping on one line", "Write the list on one line"} {
		if counts[title] < 5 {
			t.Errorf("%q was made %d times only", title, counts[title])
		}
	}
}

// TestExtractThenInline moves the components of random files to files and back: the compiled operation is the same to the
// byte where it is no DAG, and every comment is there.
func TestExtractThenInline(t *testing.T) {
	g := &fileGenerator{Rand: rand.New(rand.NewPCG(11, 1))}
	trips := 0
	for range 350 {
		files := filesByName{refactored: g.text()}
		for _, out := range everyRefactoring(t, files, reads("component")) {
			if len(out.Files) == 0 {
				continue
			}
			back := everyRefactoring(t, out.after, reads("pathRef"))
			i := slices.IndexFunc(back, func(d refactoringDone) bool {
				return d.Title == "Put the component of `"+filepath.Base(out.Files[0].Path)+"` here"
			})
			if i < 0 {
				t.Fatalf("it cannot be put back:\n%s----\n%s", out.after[refactored], out.Files[0].Text)
			}
			trips++
			now := filesByName{refactored: back[i].after[refactored]}
			checkMeaning(t, refactoringDone{analysis.Refactoring{Title: "there and back"}, files, now})
			if t.Failed() {
				return
			}
		}
	}
	if t.Logf("%d components", trips); trips < 150 {
		t.Errorf("only %d components were moved", trips)
	}
}

// TestRefactoringsOfRealFiles makes refactorings of the valid files of the corpus.
func TestRefactoringsOfRealFiles(t *testing.T) {
	names, _ := filepath.Glob("../../shared/corpus/natural/*")
	if len(names) == 0 {
		t.Skip("the corpus is not here")
	}
	made := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := filesByName{refactored: string(text)}
		if len(text) > 20_000 || resolution(files).Compiled() == nil {
			continue
		}
		for _, d := range everyRefactoring(t, files, anywhere) {
			made++
			checkMeaning(t, d)
		}
	}
	if t.Logf("%d refactorings", made); made < 100 {
		t.Errorf("only %d refactorings were made", made)
	}
}
