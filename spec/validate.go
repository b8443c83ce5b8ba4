package spec

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// validator holds a document against the schema and collects what the reference rejects, each mistake once.
//
// Its methods report whether a value is fine, so that a rule about several fields looks only at fields that are.
type validator struct {
	schema *Schema
	file   string       // "" for the file that was checked
	text   *syntax.Text // of the file; nil for what was put together
	json   bool         // the file is written as JSON
	preset bool         // the file is laid over another: rules about the whole are for the result
	found  []Diagnostic
	errors int // how many errors there were, the repeated ones too
	said   map[statement]bool
	shared map[sharedCheck]bool
	within []*Model // the models around the value that is being checked, from the root
	fixes  []Fix    // of the next report
	lacks  *Missing // likewise
}

func newValidator(file string) *validator {
	return &validator{schema: SchemaOf(), file: file}
}

// reads makes the validator know how the file is written that it checks.
func (v *validator) reads(tree *syntax.Tree) {
	v.text = tree.Text
	root := tree.Root
	v.json = root != nil && root.Style&yaml.FlowStyle != 0 && len(root.Children) > 0 && root.Children[0].Style&yaml.DoubleQuotedStyle != 0
}

// sharedCheck is a node that an alias may reach again, checked as one type. Checking it once is enough, ends cycles of
// aliases, and keeps a document whose aliases multiply from costing more than its text.
type sharedCheck struct {
	node *syntax.Node
	as   any
}

// statement is what was said at a place: merged keys lead to the same place again.
type statement struct {
	code, message string
	at            syntax.Range
}

// identity is the same for types that ask the same of a value.
func (t *Type) identity() any {
	switch {
	case t.Kind == ModelType:
		return t.Model
	case t.Kind == KubernetesType:
		return t.K8s
	case t.Kind == StringType && t.Pattern == "":
		return StringType
	}
	return t
}

// site says in messages what a value is for, and where to point when the value itself is not there.
type site struct {
	label string       // such as "param `lr`"; empty for a field
	field *Field       // the field whose value, or an item of whose value, it is
	items int          // in how many lists it stands
	key   *syntax.Node // the key whose value it is; nil for an item of a list
	alias *syntax.Node // the alias that stands there for the value; nil where the value itself does
}

// name is what messages call the value: "`tags`", "an item of `tags`".
func (s site) name() string {
	name := s.label
	if name == "" && s.field != nil {
		name = "`" + s.field.Name + "`"
	}
	return strings.Repeat("an item of ", s.items) + name
}

// of is s for a value as it is written, perhaps an alias.
func (s site) of(written *syntax.Node) site {
	if written.Kind == yaml.AliasNode {
		s.alias = written
	}
	return s
}

// at is where to report something about n as a whole: its range, that of its key where n is empty or a block below it,
// and never more than a line.
func (s site) at(n *syntax.Node) syntax.Range {
	switch {
	case s.alias != nil:
		return s.alias.Range
	case s.key != nil && (n.Range.Empty() || n.Kind != yaml.ScalarNode && n.Range.Start.Line > s.key.Range.End.Line):
		return s.key.Range
	}
	return firstLine(n.Range)
}

// head is where to report something about a mapping as a whole: its key, or else its own first key.
func (s site) head(n *syntax.Node) syntax.Range {
	switch {
	case s.key != nil:
		return s.key.Range
	case len(n.Children) > 0:
		return n.Children[0].Range
	}
	return n.Range
}

// fixing are fixes of the value; none where it stands elsewhere, for others that mean it too.
func (s site) fixing(fixes []Fix) []Fix {
	if s.alias != nil {
		return nil
	}
	return fixes
}

// report adds an error and yields false, the answer of the check that failed.
func (v *validator) report(code string, at syntax.Range, related []Related, format string, args ...any) bool {
	v.errors++
	fixes := v.fixes
	d := Diagnostic{File: v.file, Range: at, Severity: Error, Code: code, Message: fmt.Sprintf(format, args...), Related: related, Missing: v.lacks}
	v.fixes, v.lacks = nil, nil
	if s := (statement{code, d.Message, at}); !v.said[s] {
		if v.said == nil {
			v.said = map[statement]bool{}
		}
		v.said[s] = true
		for _, f := range fixes {
			d.Fixes = append(d.Fixes, f.in(v.file))
		}
		v.found = append(v.found, d)
	}
	return false
}

// value checks n against t.
func (v *validator) value(n *syntax.Node, t *Type, s site) bool {
	s = s.of(n)
	if n.Resolve() == nil {
		return true // an alias of nothing, which the reader has reported
	}
	n = resolved(n)
	if n.Anchor != "" {
		check := sharedCheck{n, t.identity()}
		if fine, ok := v.shared[check]; ok {
			return fine
		}
		if v.shared == nil {
			v.shared = map[sharedCheck]bool{}
		}
		v.shared[check] = true // until known otherwise, so that a cycle ends
		fine := v.branch(n, t, s)
		v.shared[check] = fine
		return fine
	}
	return v.branch(n, t, s)
}

// branch checks n against the alternative of t that n is meant to be.
func (v *validator) branch(n *syntax.Node, t *Type, s site) bool {
	switch t.Kind {
	case AnyType:
		return true
	case UnionType:
		if t.ByKind {
			return v.byKind(n, t, s)
		}
		return v.union(n, t, s)
	case ListType:
		return v.list(n, t, s)
	case MapType:
		return v.mapping(n, t, s)
	case ModelType:
		return v.model(n, t.Model, s)
	case KubernetesType:
		return v.kubernetes(n, t.K8s, s)
	case RangeListType:
		return v.rangeList(n, t, s)
	case RangeTextType:
		return v.rangeText(n, t, s)
	case PChoiceType:
		return v.probability(n, s)
	}
	return v.scalar(n, t, s)
}

// union picks the alternative by the shape of n. Where several are left, the first that accepts n decides; when none
// does, the error is that of the first alternative of n's shape, or says all that would do.
func (v *validator) union(n *syntax.Node, t *Type, s site) bool {
	var all, buffer [8]*Type // most unions need no more
	fitting := buffer[:0]
	for _, alternative := range t.appendAlternatives(all[:0]) {
		if alternative.takes(n) {
			fitting = append(fitting, alternative)
		}
	}
	if len(fitting) == 0 {
		return v.wrongType(n, t, s)
	}
	if n.Kind != yaml.ScalarNode {
		return v.branch(n, fitting[0], s)
	}
	for _, alternative := range fitting {
		if alternative.passes(n, s) {
			return true
		}
	}
	for _, alternative := range fitting {
		if alternative.explains(n) {
			return v.branch(n, alternative, s)
		}
	}
	return v.wrongType(n, t, s)
}

// passes reports whether a scalar is a t, without a word about it.
func (t *Type) passes(n *syntax.Node, s site) bool {
	switch t.Kind {
	case AnyType, GenericString, RangeTextType:
		return newValidator("").branch(n, t, s)
	}
	return t.acceptsNode(n)
}

// explains reports whether the error of a scalar as a t helps more than a list of all that would do.
func (t *Type) explains(n *syntax.Node) bool {
	_, isText := scalarOf(n).(string)
	switch t.Kind {
	case EnumType:
		return true
	case RangeTextType:
		return strings.Contains(n.Value, ":")
	case StringType:
		return t.Pattern != "" && isText
	case IntType, FloatType:
		return t.outOfBounds(scalarOf(n))
	}
	return false
}

// Alternatives lists the branches of a union with those of the unions in it.
//
// Beside a Kubernetes object the other branches do not count: the reference declares a template or a free mapping there,
// but takes the value for the object before it looks at them.
func (t *Type) Alternatives() []*Type { return t.appendAlternatives(nil) }

// appendAlternatives adds them to a list.
func (t *Type) appendAlternatives(all []*Type) []*Type {
	if t.Kind != UnionType || t.ByKind {
		return append(all, t)
	}
	for _, o := range t.Of {
		if o.isKubernetes() || o.Kind == ListType && o.Elem.isKubernetes() {
			return append(all, o)
		}
	}
	for _, o := range t.Of {
		all = o.appendAlternatives(all)
	}
	return all
}

// isKubernetes reports whether a value is taken for a Kubernetes object before anything else.
func (t *Type) isKubernetes() bool {
	return t.Kind == KubernetesType || t.Kind == UnionType && !t.ByKind && slices.ContainsFunc(t.Of, (*Type).isKubernetes)
}

// takes reports whether a value of n's shape (mapping, list or scalar) may be a t.
func (t *Type) takes(n *syntax.Node) bool {
	switch t.Kind {
	case AnyType:
		return true
	case ListType, RangeListType, PChoiceType:
		return n.Kind == yaml.SequenceNode
	case MapType, ModelType, KubernetesType:
		return n.Kind == yaml.MappingNode
	case UnionType: // by kind
		return n.Kind == yaml.MappingNode
	case GenericString:
		return true
	}
	return n.Kind == yaml.ScalarNode
}

func (v *validator) list(n *syntax.Node, t *Type, s site) bool {
	if n.Kind != yaml.SequenceNode {
		return v.wrongType(n, t, s)
	}
	fine := true
	item := site{label: s.label, field: s.field, items: s.items + 1}
	for _, c := range n.Children {
		if !v.value(c, t.Elem, item) {
			fine = false
		}
	}
	return fine
}

func (v *validator) mapping(n *syntax.Node, t *Type, s site) bool {
	if n.Kind != yaml.MappingNode {
		return v.wrongType(n, t, s)
	}
	fine := true
	for _, e := range n.Entries() {
		if t.Key != nil && t.Key.Kind == StringType && !v.stringKey(e.Key, s) {
			fine = false
		}
		if !v.value(e.Value, t.Elem, site{label: "`" + e.Key.Value + "` of " + s.name(), key: e.Key}) {
			fine = false
		}
	}
	return fine
}

// stringKey reports a key that YAML reads as something else, such as `on`, where names are expected.
func (v *validator) stringKey(key *syntax.Node, s site) bool {
	if _, ok := stringOf(key); ok {
		return true
	}
	h := quoteHint(key)
	return v.with(h.fixes...).report(CodeWrongType, key.Range, nil, "A key of %s must be a string, but %s%s.", s.name(), thisIs(key), h.text)
}
