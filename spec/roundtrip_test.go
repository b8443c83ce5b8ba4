package spec

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// compared shows a Kubernetes object and a partial runtime as the values that they hold.
var compared = cmp.Options{
	cmp.Transformer("yaml", func(n *yaml.Node) any {
		if n == nil {
			return nil
		}
		left := maxNative
		value, err := jsonValue(n, &left)
		if err != nil {
			return err.Error()
		}
		return value
	}),
	cmp.AllowUnexported(Number{}),
	cmp.Comparer(func(a, b *big.Int) bool { return a.Cmp(b) == 0 }),
	cmp.Comparer(func(a, b float64) bool { return a == b || a != a && b != b }),
}

func decodeText(t *testing.T, text string) (Root, error) {
	t.Helper()
	tree := syntax.Parse(syntax.NewText(text))
	if len(tree.Problems) > 0 {
		t.Fatalf("%v in\n%s", tree.Problems, text)
	}
	return DecodeRoot(tree.Root)
}

// roundTrip decodes a text, writes the value and reads it back; it reports what is no longer the same, and the text.
func roundTrip(t *testing.T, text string) (diff, written string) {
	t.Helper()
	first, err := decodeText(t, text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	written = encodeText(t, first)
	second, err := decodeText(t, written)
	if err != nil {
		t.Fatalf("%v in\n%s", err, written)
	}
	return cmp.Diff(first, second, compared), written
}

func encodeText(t *testing.T, v any) string {
	t.Helper()
	node, err := Encode(v)
	if err != nil {
		t.Fatal(err)
	}
	data, err := yaml.Marshal(node)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestCorpusRoundTrip: every real file that the reference accepts fits the Go types, and what is written from them
// says the same.
func TestCorpusRoundTrip(t *testing.T) {
	for _, corpus := range []string{"natural", "wild"} {
		data, err := os.ReadFile("../../shared/corpus/" + corpus + ".json")
		if err != nil {
			t.Skip("no corpus")
		}
		for _, name := range acceptedNames(t, data) {
			t.Run(corpus+"/"+name, func(t *testing.T) {
				text, err := os.ReadFile(filepath.Join("../../shared/corpus", corpus, name))
				if err != nil {
					t.Fatal(err)
				}
				if diff, written := roundTrip(t, string(text)); diff != "" {
					t.Errorf("(-read +read again)\n%s\n%s", diff, written)
				}
			})
		}
	}
}

func acceptedNames(t *testing.T, data []byte) (names []string) {
	t.Helper()
	var verdicts map[string]struct {
		Lint struct{ OK bool }
	}
	if err := json.Unmarshal(data, &verdicts); err != nil {
		t.Fatal(err)
	}
	for name, v := range verdicts {
		if v.Lint.OK {
			names = append(names, name)
		}
	}
	return names
}
