package report_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestYAML(t *testing.T) {
	tests := map[string]struct{ json, yaml string }{
		"keys in their order": {`{"kind":"job","a":[1,{"b":null}],"c":{}}`, "kind: job\na:\n  - 1\n  - b: null\nc: {}\n"},
		"empty ones":          {`{"a":[],"b":{},"c":""}`, "a: []\nb: {}\nc: \"\"\n"},
		"YAML 1.1":            {`["yes","off","010","1:30","1e3","2020-01-01","<<","="]`, "- \"yes\"\n- \"off\"\n- \"010\"\n- \"1:30\"\n- \"1e3\"\n- \"2020-01-01\"\n- \"<<\"\n- \"=\"\n"},
		"numbers":             {`[1,-2.50,1e16,1E-7,12345678.5,100000000000000000000]`, "- 1\n- -2.50\n- 1.0e+16\n- 1.0e-7\n- 12345678.5\n- 100000000000000000000\n"},
		"lines":               {`{"cmd":"set -e\npython a.py\n"}`, "cmd: |\n  set -e\n  python a.py\n"},
		"odd lines":           {`["\n\na","a\rb","a\u2028b"]`, "- \"\\n\\na\"\n- \"a\\rb\"\n- \"a\\Lb\"\n"},
		"a key of two lines":  {`{"a\nb":1}`, "? |-\n  a\n  b\n: 1\n"},
		"templates":           {`{"a":"{{ lr }}","b":"# no comment"}`, "a: '{{ lr }}'\nb: '# no comment'\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := render(t, func(b *bytes.Buffer) error { return report.YAML(b, []byte(test.json)) })
			if diff := cmp.Diff(test.yaml, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			compareDocuments(t, test.json, got)
		})
	}
}

func TestYAMLOfNoJSON(t *testing.T) {
	for _, document := range []string{"", "{", `{"a":`, "[1,", "x"} {
		if err := report.YAML(new(bytes.Buffer), []byte(document)); err == nil {
			t.Errorf("%q was written", document)
		}
		if err := report.IndentedJSON(new(bytes.Buffer), []byte(document)); err == nil && document != "" {
			t.Errorf("%q was indented", document)
		}
	}
}

func TestIndentedJSON(t *testing.T) {
	got := render(t, func(b *bytes.Buffer) error { return report.IndentedJSON(b, []byte(`{"b":1e16,"a":["<é>"]}`)) })
	if diff := cmp.Diff("{\n  \"b\": 1e16,\n  \"a\": [\n    \"<é>\"\n  ]\n}\n", got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// FuzzYAML writes any JSON as YAML: what YAML 1.1 reads from it is the same.
func FuzzYAML(f *testing.F) {
	f.Add(`{"a":["\n x","- \t"," a: b\n","? ","!x","&y","*z","|",">","%","@","` + "`" + `"]}`)
	f.Add(`[0.5,-0.0,1e300,5e-324,9223372036854775808,-1]`)
	f.Add(`["\u0000","\u0085","\ufeff","\ud83d\ude00","~","null","True",".inf","0x1","1_0","...","---"]`)
	f.Add(`{"":{"a\nb":[[[]]],"?":1,"x: y":"c #d"}}`)
	f.Fuzz(func(t *testing.T, document string) {
		const deepest = 50 // the reader has a limit, as PyYAML has
		if !json.Valid([]byte(document)) || strings.Count(document, "[")+strings.Count(document, "{") > deepest {
			return
		}
		if hasInfinite(document) {
			return
		}
		compareDocuments(t, document, render(t, func(b *bytes.Buffer) error { return report.YAML(b, []byte(document)) }))
	})
}

// hasInfinite reports whether a document has a number that no float holds.
func hasInfinite(document string) bool {
	var value any
	return json.Unmarshal([]byte(document), &value) != nil
}

// compareDocuments reports what is no longer the same in YAML made from JSON.
func compareDocuments(t *testing.T, asJSON, asYAML string) {
	t.Helper()
	tree := syntax.Parse(syntax.NewText(asYAML))
	for _, p := range tree.Problems {
		if !p.Warning {
			t.Fatalf("%s\n%s", p.Message, asYAML)
		}
	}
	decoder := json.NewDecoder(strings.NewReader(asJSON))
	decoder.UseNumber()
	if diff := cmp.Diff(jsonValue(t, decoder), yamlValue(t, tree.Root)); diff != "" {
		t.Errorf("-JSON +YAML\n%s\n%s", diff, asYAML)
	}
}

// collection is an object or a list, whose keys and values stand in order.
type collection struct {
	Kind   rune
	Values []any
}

func jsonValue(t *testing.T, decoder *json.Decoder) any {
	t.Helper()
	token, err := decoder.Token()
	if err != nil {
		t.Fatal(err)
	}
	switch token := token.(type) {
	case json.Delim:
		c := collection{Kind: rune(token)}
		for decoder.More() {
			c.Values = append(c.Values, jsonValue(t, decoder))
		}
		_, err = decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		return c
	case json.Number:
		if integer, ok := new(big.Int).SetString(token.String(), 10); ok {
			return integer.String()
		}
		float, _ := token.Float64()
		return "float " + strconv.FormatFloat(float, 'g', -1, 64)
	}
	return token
}

func yamlValue(t *testing.T, n *syntax.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode, yaml.SequenceNode:
		c := collection{Kind: '{'}
		if n.Kind == yaml.SequenceNode {
			c.Kind = '['
		}
		for _, child := range n.Children {
			c.Values = append(c.Values, yamlValue(t, child))
		}
		return c
	}
	value, err := n.Scalar()
	if err != nil {
		t.Fatal(err)
	}
	switch value := value.(type) {
	case int64:
		return strconv.FormatInt(value, 10)
	case *big.Int:
		return value.String()
	case float64:
		return "float " + strconv.FormatFloat(value, 'g', -1, 64)
	}
	return value
}
