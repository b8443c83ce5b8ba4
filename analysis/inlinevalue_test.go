package analysis

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

func TestInlineValues(t *testing.T) {
	const inputs = "  inputs:\n  - {name: lr, type: float, value: 0.1}\n  - {name: data, type: str}\n  - {name: layers, value: [1, 2]}\n"
	const run = "  run:\n    kind: job\n    container:\n      image: a\n      args:\n"
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"defaults": {
			"component:\n" + inputs + run + "      - --lr={{ lr }} {{ data }} {{ params.layers }}\n",
			[]string{"lr: lr = 0.1", "params.layers: layers = [1, 2]"},
		},
		"what the operation gives": {
			"params: {lr: 0.5, data: {value: x}, layers: {ref: ops.a, value: outputs.l}, more: 3}\ncomponent:\n" + inputs + run +
				"      - '{{ lr ~ params[''data''].value }}'\n      - \"{{ layers }} \\\"{{ more }}\\\"\"\n",
			[]string{"lr: lr = 0.5", "params[''data''].value: data = x", "layers: layers = ops.a.outputs.l", "more: more = 3"},
		},
		"a search": {
			"matrix: {kind: grid, params: {lr: {kind: choice, value: [1, 2]}}}\nparams: {lr: 5}\ncomponent:\n" + inputs + run + "      - '{{ lr }}'\n",
			[]string{"lr: lr = choice [1, 2]"},
		},
		"a mapping": {
			"matrix: {kind: mapping, values: [{lr: 1}, {lr: 2}]}\nparams: {lr: 5}\ncomponent:\n" + inputs + run + "      - '{{ lr }}'\n",
			[]string{"lr: lr = 1 | 2"},
		},
		"names of the template itself": {
			"params: {lr: 5}\ncomponent:\n" + inputs + run + "      - '{% for lr in layers %}{{ lr }}{% endfor %}{{ globals.uuid }}'\n",
			[]string{"layers: layers = [1, 2]"},
		},
		"what is not rendered": {
			"description: '{{ lr }}'\nparams: {lr: 5}\ncomponent:\n" + inputs + run + "      - x\n", nil,
		},
		"nothing": {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			doc := NewDocument("/w/polyaxonfile.yaml", syntax.NewText(test.text))
			text := doc.Tree.Text
			var got []string
			for _, v := range InlineValues(context.Background(), doc, syntax.Range{End: text.End()}, noFiles{}) {
				got = append(got, text.Slice(v.Range)+": "+v.Text)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// TestInlineValuesWithin shows that only what an editor shows is looked at.
func TestInlineValuesWithin(t *testing.T) {
	text := syntax.NewText("inputs: [{name: lr, value: 1}]\nrun:\n  kind: job\n  container:\n    image: '{{ lr }}'\n    args: ['{{ lr }}', '{{ lr }}']\n")
	doc := NewDocument("/w/polyaxonfile.yaml", text)
	for _, test := range []struct {
		from, to syntax.Pos
		want     int
	}{
		{syntax.Pos{}, text.End(), 3},
		{syntax.Pos{Line: 5}, text.End(), 2},
		{syntax.Pos{}, syntax.Pos{Line: 4, Byte: 30}, 1},
		{syntax.Pos{Line: 5}, syntax.Pos{Line: 5, Byte: strings.Index(text.Line(5), ",")}, 1},
		{syntax.Pos{}, syntax.Pos{Line: 3}, 0},
	} {
		if got := InlineValues(context.Background(), doc, syntax.Range{Start: test.from, End: test.to}, noFiles{}); len(got) != test.want {
			t.Errorf("from %v to %v: %v", test.from, test.to, got)
		}
	}
}
