//go:build reference

package analysis_test

import (
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plx-lsp/plx-lsp/internal/reference"
)

// answered is what the reference says of some files.
type answered struct {
	Check struct {
		OK    bool
		Error string
	}
	Compiled, Rendered any
}

// askReference starts the reference, and yields what asks it about files of which one is checked and rendered.
func askReference(t *testing.T) func(files filesByName) answered {
	program := reference.Start(t, nil, "../spec/testdata/reference.py")
	return func(files filesByName) (a answered) {
		program.Ask(t, map[string]any{"files": files, "set": []string{refactored}, "render": true}, &a)
		return a
	}
}

// TestReferenceRunsTheSame makes refactorings of random files and asks the reference what they compile to and, where a
// value went into an input, what they are rendered to. PLX_REFERENCE_CASES says of how many files (default 100), and
// PLX_REFERENCE_SEED repeats a run.
func TestReferenceRunsTheSame(t *testing.T) {
	number := func(variable string, otherwise int) int {
		if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
			return n
		}
		return otherwise
	}
	ask := askReference(t)
	seed := number("PLX_REFERENCE_SEED", int(rand.Uint32()))
	t.Logf("PLX_REFERENCE_SEED=%d", seed)
	g := &fileGenerator{Rand: rand.New(rand.NewPCG(uint64(seed), 3))}
	counts, bad := map[string]int{}, map[string]int{}
	for range min(number("PLX_REFERENCE_CASES", 100), 300) {
		files := filesByName{refactored: g.text()}
		before := ask(files)
		if !before.Check.OK {
			t.Fatalf("the reference refuses a generated file: %s\n%s", before.Check.Error, files[refactored])
		}
		all := everyRefactoring(t, files, anywhere)
		g.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, d := range all[:min(len(all), 8)] {
			if strings.HasPrefix(d.Title, "Make an operation") || strings.HasPrefix(d.Title, "Leave only") {
				continue
			}
			sort, _, _ := strings.Cut(d.Title, "`")
			counts[sort]++
			difference := differs(d.Title, before, ask(d.after))
			if difference == "" {
				continue
			}
			if bad[sort]++; bad[sort] <= 3 {
				t.Errorf("%s: %s\n%s---- after:\n%s%v", d.Title, difference, files[refactored], d.after[refactored], d.Files)
			}
		}
	}
	t.Logf("made %v, wrong %v", counts, bad)
}

// differs says how what is run after a refactoring differs from what was run before; "" when it does not.
func differs(title string, before, after answered) string {
	if !after.Check.OK {
		return "it is refused: " + after.Check.Error
	}
	name, isInput := inputOf(title)
	was, is := plain(before.Compiled), plain(after.Compiled)
	if isInput {
		was, is = before.Rendered, withoutInput(after.Rendered, name)
	}
	if reflect.DeepEqual(was, is) || isInput && startsSame(was, is, false) {
		return ""
	}
	return cmp.Diff(was, is)
}

// startsSame reports whether two rendered operations start the same. Of a number among the arguments of a container, Polyaxon
// makes the text when it starts that; a template makes it before.
func startsSame(before, after any, argument bool) bool {
	switch b := before.(type) {
	case []any:
		a, ok := after.([]any)
		return ok && slices.EqualFunc(b, a, func(x, y any) bool { return startsSame(x, y, argument) })
	case map[string]any:
		a, ok := after.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for key := range b {
			if !startsSame(b[key], a[key], key == "args" || key == "command") {
				return false
			}
		}
		return true
	case float64:
		if text, ok := after.(string); ok && argument {
			number, err := strconv.ParseFloat(text, 64)
			return err == nil && number == b
		}
	case bool:
		if text, ok := after.(string); ok && argument {
			return text == map[bool]string{true: "True", false: "False"}[b]
		}
	}
	return reflect.DeepEqual(before, after)
}

// withoutInput is a rendered operation without an input.
func withoutInput(value any, name string) any {
	m, _ := value.(map[string]any)
	inputs, _ := m["inputs"].([]any)
	inputs = slices.DeleteFunc(inputs, func(io any) bool {
		m, _ := io.(map[string]any)
		return m["name"] == name
	})
	if m["inputs"] = inputs; len(inputs) == 0 {
		delete(m, "inputs")
	}
	return value
}
