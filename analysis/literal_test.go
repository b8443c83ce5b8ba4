package analysis

import (
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestLiteral writes values again, as YAML and as JSON.
func TestLiteral(t *testing.T) {
	for _, test := range []struct{ value, yaml, json string }{
		{`a b`, `a b`, `"a b"`},
		{`"yes"`, `"yes"`, `"yes"`},
		{`yes`, `true`, `true`},
		{`'it''s "x"'`, `it's "x"`, `"it's \"x\""`},
		{`"a\nb"`, `"a\nb"`, `"a\nb"`},
		{`1e-3`, `1e-3`, `"1e-3"`},
		{`0.10`, `0.10`, `0.10`},
		{`0x1F`, `0x1F`, `"0x1F"`},
		{`~`, `null`, `null`},
		{`2026-01-31`, `2026-01-31`, `"2026-01-31"`},
		{`[a, {b: 1}]`, `[a, {b: 1}]`, `["a", {"b": 1}]`},
		{`{"a, b": "c"}`, `{"a, b": c}`, `{"a, b": "c"}`},
		{`[[[[[a]]]]]`, "", ""},
		{strings.Repeat("x", maxLiteral+1), "", ""},
		{`&a [*a]`, "", ""},
	} {
		node := syntax.Parse(syntax.NewText("v: " + test.value)).Root.Children[1]
		for _, l := range []struct {
			layout layout
			want   string
		}{{layout{}, test.yaml}, {layout{json: true}, test.json}} {
			if got, ok := l.layout.literal(node); ok != (l.want != "") || ok && got != l.want {
				t.Errorf("%s: %q, want %q", test.value, got, l.want)
			}
		}
	}
}
