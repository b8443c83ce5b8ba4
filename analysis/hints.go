package analysis

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Hint is what stands between the words of a document without being written there.
type Hint struct {
	At       syntax.Pos
	Label    string
	Markdown string       // more about it; "" for nothing
	Replaces syntax.Range // what Instead could be written in place of; empty where there is nothing to write
	Instead  string
}

// Hints are what a Polyaxonfile does not say and what is good to know in some lines of it, both ends included: how many
// runs a matrix starts, the defaults that an operation takes, which version the latest one is, and what YAML reads that one
// would not expect.
func Hints(ctx context.Context, doc *Document, first, last int, files spec.Resolver) []Hint {
	h := hinter{text: doc.Tree.Text}
	s := &scene{ctx: ctx, doc: doc, files: files}
	s.visit(func(p *place) bool {
		step := p.last()
		from, to := step.node.Outer.Start.Line, step.node.Outer.End.Line
		if step.key != nil {
			from = min(from, step.key.Outer.Start.Line)
		}
		if to < first || from > last {
			return false
		}
		h.value(p)
		return true
	})
	return slices.DeleteFunc(h.hints, func(hint Hint) bool { return hint.At.Line < first || hint.At.Line > last })
}

type hinter struct {
	text  *syntax.Text
	hints []Hint
}

func (h *hinter) value(p *place) {
	last := p.last()
	switch {
	case last.key != nil && last.field != nil && last.field.Name == "matrix" && last.depth == 0 && last.owner.isRoot():
		h.matrix(last)
	case last.node.Kind == yaml.ScalarNode && last.field != nil && last.field.Name == "hubRef" && last.depth == 0:
		h.latest(p)
	case last.node.Kind == yaml.ScalarNode:
		h.scalar(p)
	}
	if last.node.Kind == yaml.MappingNode && last.object().isRoot() {
		h.defaults(p)
	}
}

// latest says which version of a component the one called latest is, where the hub tells.
func (h *hinter) latest(p *place) {
	witness, ok := p.files.(spec.Witness)
	n := p.last().node
	if !ok || !isText(n) {
		return
	}
	known := witness.Provenance(spec.Reference{Field: "hubRef", Text: n.Value})
	if known.StandsAs != "" {
		h.hints = append(h.hints, Hint{
			At: n.Range.End, Label: "is " + known.StandsAs,
			Markdown: "The version " + code("latest") + " is the same component as the version " + code(known.StandsAs) + ".",
		})
	}
}

// behind is the place behind the colon of a key.
func (h *hinter) behind(key *syntax.Node) syntax.Pos {
	at := key.Range.End
	rest := h.text.Line(at.Line)[at.Byte:]
	if i := strings.IndexByte(rest, ':'); i >= 0 && strings.Trim(rest[:i], " ") == "" {
		at.Byte += i + 1
	}
	return at
}

// matrix says how many runs a matrix starts.
func (h *hinter) matrix(s *step) {
	if label := RunsLabel(s.node); label != "" {
		h.hints = append(h.hints, Hint{At: h.behind(s.key), Label: label, Markdown: readMatrix(s.node)})
	}
}

// RunsLabel is how many runs a matrix starts, in a few words; "" where that is not known.
func RunsLabel(matrix *syntax.Node) string {
	runs, ok := spec.MatrixRunsOf(matrix)
	if !ok {
		return ""
	}
	switch {
	case runs.Sure == spec.EndlessRuns:
		return "runs without end"
	case runs.Sure == spec.UnknownRuns && runs.Rounds > 0:
		return counted(runs.Rounds, "round")
	case runs.Sure == spec.UnknownRuns || runs.Total == math.MaxInt64:
		return ""
	case runs.Sure == spec.MostRuns:
		return "at most " + counted(runs.Total, "run")
	}
	return counted(runs.Total, "run")
}

// maxDefaults is how long a list of defaults is at most, in characters.
const maxDefaults = 60

// defaults says which inputs of the component that an operation refers to keep their defaults: at its params, or at the
// reference where it has none.
func (h *hinter) defaults(p *place) {
	i := len(p.steps) - 1
	op := p.last().node
	if referenceOf(op) == "" {
		return
	}
	var kept []declared
	given := givenNames(op)
	for _, d := range declaredIn(p.layers(i)[1:]) {
		if d.side == "input" && d.value() != nil && !given[d.name] {
			kept = append(kept, d)
		}
	}
	if len(kept) == 0 {
		return
	}
	h.hints = append(h.hints, Hint{At: h.besideParams(op), Label: defaultsLabel(kept), Markdown: defaultsList(kept)})
}

// besideParams is the place of what is said about the params of an operation.
func (h *hinter) besideParams(op *syntax.Node) syntax.Pos {
	if key, value := op.Get("params"); value.Resolve() != nil && value.Resolve().Kind == yaml.MappingNode {
		return h.behind(key)
	}
	for _, name := range references {
		if _, ref := op.Get(name); ref != nil {
			return ref.Range.End
		}
	}
	return op.Range.Start
}

// givenNames are the inputs that an operation gives a value, in whichever way.
func givenNames(op *syntax.Node) map[string]bool {
	given := map[string]bool{}
	add := func(mapping *syntax.Node) {
		for _, e := range mapping.Resolve().Entries() {
			given[e.Key.Value] = true
		}
	}
	add(fieldOf(op, "params"))
	matrix := fieldOf(op, "matrix")
	add(fieldOf(matrix, "params"))
	for _, values := range itemsOf(matrix, "values") {
		add(values)
	}
	for _, join := range itemsOf(op, "joins") {
		add(fieldOf(join, "params"))
	}
	return given
}

// defaultsLabel names as many defaults as there is room for, and at least one.
func defaultsLabel(kept []declared) string {
	label := ""
	for i, d := range kept {
		part := d.name + " = " + cutText(brief(d.value()), maxDefaults/2)
		if i > 0 && len([]rune(label+part)) > maxDefaults {
			return fmt.Sprintf("%s, %d more by default", label, len(kept)-i)
		}
		if i > 0 {
			label += ", "
		}
		label += part
	}
	return label + " by default"
}

// defaultsList lists all defaults, as Markdown.
func defaultsList(kept []declared) string {
	e := &explanation{}
	var lines []string
	for _, d := range kept {
		lines = append(lines, code(d.name)+": "+code(d.detail()))
	}
	e.bullets("Inputs that keep their defaults:", lines)
	return e.String()
}
