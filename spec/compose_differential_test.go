//go:build reference

package spec_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestReferenceComposes makes random sets of files and compares what becomes of them. PLX_REFERENCE_CASES says how many
// (default 2000) and PLX_REFERENCE_SEED repeats a run. A set that disagrees is printed without what does not matter.
func TestReferenceComposes(t *testing.T) {
	r := startReference(t)
	seed := number("PLX_REFERENCE_SEED", int(rand.Uint32()))
	t.Logf("PLX_REFERENCE_SEED=%d", seed)
	g := &deepGenerator{Rand: rand.New(rand.NewPCG(uint64(seed), 1))}
	bad, valid := map[string]int{}, 0
	for i := range number("PLX_REFERENCE_CASES", 2000) {
		q := tidy(t, g.set())
		a := r.answer(t, q)
		if a.Check.OK {
			valid++
		}
		difference := disagreement(q, a)
		if difference == "" {
			continue
		}
		sort := strings.SplitN(difference, ":", 2)[0]
		if bad[sort]++; bad[sort] > 8 || len(bad) > 40 {
			continue
		}
		q = reduce(q, func(q question) bool { return strings.HasPrefix(disagreement(q, r.answer(t, q)), sort+":") })
		a = r.answer(t, q)
		t.Errorf("case %d: %s\nreference: %v %s\n%s", i, disagreement(q, a), a.Check.OK, a.Check.Error, printed(q))
	}
	t.Logf("%d of them are valid", valid)
	for sort, n := range bad {
		t.Errorf("%d disagree: %s", n, sort)
	}
}

func resolved(q question, lint bool) *spec.Resolution {
	read := func(name string) spec.Source {
		return spec.Source{Path: name, Tree: syntax.Parse(syntax.NewText(q.Files[name]))}
	}
	set := spec.Set{Base: read(q.Set[0]), Lint: lint}
	for _, name := range q.Set[1:] {
		set.Overlays = append(set.Overlays, read(name))
	}
	for _, p := range q.Params {
		name, value, _ := strings.Cut(p, "=")
		set.Params = append(set.Params, spec.GivenParam{Name: name, Value: value})
	}
	return spec.Resolve(context.Background(), set, texts(q.Files))
}

// disagreement says how an answer differs from ours: its sort, a colon, and more; "" when it does not.
func disagreement(q question, a answer) (difference string) {
	defer func() {
		if r := recover(); r != nil {
			difference = fmt.Sprintf("panic: %v", r)
		}
	}()
	ours := resolved(q, false)
	found := errorsIn(ours.Found)
	switch {
	case a.Check.OK && len(found) > 0:
		return "we reject: " + strings.Join(found, "\n      ")
	case !a.Check.OK && len(found) == 0:
		return "we accept: " + strings.SplitN(a.Check.Error, "\n", 2)[0]
	}
	if linted := errorsIn(resolved(q, true).Found); a.Lint.OK != (len(linted) == 0) {
		return fmt.Sprintf("lint differs: reference %v, ours %s", a.Lint, strings.Join(linted, "\n      "))
	}
	if !a.Check.OK {
		return ""
	}
	for _, pair := range []struct {
		name   string
		theirs any
		ours   []byte
	}{{"operation", a.Operation, ours.Operation()}, {"compiled", a.Compiled, ours.Compiled()}} {
		if pair.theirs == nil {
			continue // the reference cannot print it
		}
		var document any
		if err := json.Unmarshal(pair.ours, &document); err != nil {
			return "our JSON is broken: " + err.Error() + string(pair.ours)
		}
		if diff := cmp.Diff(pair.theirs, document); diff != "" {
			return pair.name + ": (-reference +ours)\n" + diff
		}
	}
	return ""
}

func printed(q question) string {
	var b strings.Builder
	if len(q.Params) > 0 {
		fmt.Fprintf(&b, "-P %q\n", q.Params)
	}
	for _, name := range slices.Sorted(maps.Keys(q.Files)) {
		fmt.Fprintf(&b, "---- %s\n%s", name, q.Files[name])
	}
	return b.String()
}

// tidy writes the files of a question in block style.
func tidy(t *testing.T, q question) question {
	for name, text := range q.Files {
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(text), &n); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		unfold(&n, 0)
		q.Files[name] = encode(t, &n)
	}
	return q
}

// unfold drops repeated keys, and the braces of what has not its place in a line.
func unfold(n *yaml.Node, depth int) {
	if n.Kind == yaml.MappingNode {
		seen := map[string]bool{}
		kept := n.Content[:0]
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := n.Content[i].Value; !seen[key] {
				seen[key] = true
				kept = append(kept, n.Content[i], n.Content[i+1])
			}
		}
		n.Content = kept
	}
	for _, c := range n.Content {
		unfold(c, depth+1)
	}
	n.Style &^= yaml.FlowStyle
	if depth > 1 && len(n.Content) <= 4 && !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return len(c.Content) > 2 || nested(c) }) {
		n.Style |= yaml.FlowStyle
	}
}

func nested(n *yaml.Node) bool {
	return slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return len(c.Content) > 0 })
}

func encode(t *testing.T, n *yaml.Node) string {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// reduce drops files, params, entries and items as long as what is left is still interesting.
func reduce(q question, interesting func(question) bool) question {
	for smaller := true; smaller; {
		smaller = false
		for candidate := range candidates(q) {
			if interesting(candidate) {
				q, smaller = candidate, true
				break
			}
		}
	}
	return q
}

// candidates are questions with a little less in them, the bigger parts first.
func candidates(q question) func(yield func(question) bool) {
	return func(yield func(question) bool) {
		for i := range q.Set[1:] {
			c := question{Files: maps.Clone(q.Files), Set: slices.Delete(slices.Clone(q.Set), i+1, i+2), Params: q.Params}
			delete(c.Files, q.Set[i+1])
			if !yield(c) {
				return
			}
		}
		for i := range q.Params {
			if !yield(question{q.Files, q.Set, slices.Delete(slices.Clone(q.Params), i, i+1)}) {
				return
			}
		}
		for _, name := range slices.Sorted(maps.Keys(q.Files)) {
			if !slices.Contains(q.Set, name) && !yield(question{without(q.Files, name), q.Set, q.Params}) {
				return
			}
			for text := range cuts(q.Files[name]) {
				files := maps.Clone(q.Files)
				files[name] = text
				if !yield(question{files, q.Set, q.Params}) {
					return
				}
			}
		}
	}
}

func without(files map[string]string, name string) map[string]string {
	files = maps.Clone(files)
	delete(files, name)
	return files
}

// cuts are a text without one of its entries or items each, outer ones first.
func cuts(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var root yaml.Node
		if yaml.Unmarshal([]byte(text), &root) != nil {
			return
		}
		level := []*yaml.Node{&root}
		for len(level) > 0 {
			var next []*yaml.Node
			for _, n := range level {
				step := 1
				if n.Kind == yaml.MappingNode {
					step = 2
				}
				for i := 0; n.Kind != yaml.DocumentNode && i < len(n.Content); i += step {
					whole := n.Content
					n.Content = slices.Delete(slices.Clone(whole), i, i+step)
					var b bytes.Buffer
					e := yaml.NewEncoder(&b)
					e.SetIndent(2)
					err := e.Encode(&root)
					n.Content = whole
					if err == nil && !yield(b.String()) {
						return
					}
				}
				next = append(next, n.Content...)
			}
			level = next
		}
	}
}
