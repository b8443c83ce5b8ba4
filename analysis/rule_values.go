package analysis

import (
	"math"
	"math/big"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// This file holds what rules ask of values.

// isField reports whether s is the value of a field of a model, or an item of that value.
func (s *slot) isField(ref, name string) bool {
	return s.field != nil && s.field.Name == name && s.owner.is(ref)
}

// isText reports whether n is a scalar that YAML reads as text.
func isText(n *syntax.Node) bool { return n != nil && n.Kind == yaml.ScalarNode && n.Tag == "!!str" }

// numberOf is the number that a scalar is. It is not ok for anything else, text with digits included.
func numberOf(n *syntax.Node) (f float64, ok bool) {
	if n = n.Resolve(); n == nil || n.Kind != yaml.ScalarNode || n.Tag != "!!int" && n.Tag != "!!float" {
		return 0, false
	}
	value, err := n.Scalar()
	if err != nil {
		return 0, false
	}
	switch v := value.(type) {
	case int64:
		f = float64(v)
	case *big.Int:
		f, _ = new(big.Float).SetInt(v).Float64()
	case float64:
		f = v
	default:
		return 0, false
	}
	return f, !math.IsNaN(f)
}

// valueRange is where to report something about a value as a whole: itself, or its first line.
func valueRange(n *syntax.Node) syntax.Range {
	r := n.Range
	if r.End.Line > r.Start.Line {
		r.End = syntax.Pos{Line: r.Start.Line + 1}
	}
	return r
}

// part is the range of some bytes of a scalar's value, or that of the whole where the text has them in another form.
func (c *ruleCheck) part(n *syntax.Node, start, end int) syntax.Range {
	r := n.Range
	if r.Start.Line != r.End.Line {
		return valueRange(n)
	}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		r.Start.Byte++
		r.End.Byte--
	}
	if c.doc.Tree.Text.Slice(r) != n.Value || end <= start {
		return n.Range
	}
	return syntax.Range{
		Start: syntax.Pos{Line: r.Start.Line, Byte: r.Start.Byte + start}, End: syntax.Pos{Line: r.Start.Line, Byte: r.Start.Byte + end},
	}
}

// finding is what a rule reported, to be completed. It is nil where nothing was reported.
type finding struct{ d *spec.Diagnostic }

// relate adds a place that explains a finding.
func (f finding) relate(r syntax.Range, message string) finding {
	if f.d != nil {
		f.d.Related = append(f.d.Related, spec.Related{Range: r, Message: message})
	}
	return f
}

// fix adds a change that does away with a finding.
func (f finding) fix(title string, preferred bool, edits ...spec.Edit) finding {
	if f.d != nil {
		f.d.Fixes = append(f.d.Fixes, spec.Fix{Title: title, Edits: edits, Preferred: preferred})
	}
	return f
}

// write adds the one right change: a word in some place, in the quotes that a scalar has.
func (f finding) write(at syntax.Range, like *syntax.Node, word string) finding {
	return f.fix("Write `"+word+"`", true, spec.Edit{Range: at, NewText: inQuotesOf(like, word, false)})
}

// message replaces what a finding says.
func (f finding) message(text string) finding {
	if f.d != nil {
		f.d.Message = text
	}
	return f
}

// json reports whether the document is written as JSON.
func (c *ruleCheck) json() bool { return layoutOf(c.doc, syntax.Pos{}).json }

// holdsTemplate reports whether a text is not known before a run.
func holdsTemplate(text string) bool {
	return strings.Contains(text, "{{") || strings.Contains(text, "{%")
}
