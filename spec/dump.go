package spec

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// dump writes a canonical value as the JSON that the reference prints.
func dump(b *strings.Builder, n *syntax.Node, t *Type) { (&dumper{Builder: b}).value(n, t) }

// dumper writes fields in the order of their model, without nulls but for those in free-form parts and in DAGs, whose
// operations the reference reads again later.
type dumper struct {
	*strings.Builder
	nulls bool // write nulls of models, too
}

// droppedEmpty are the fields of each model that the reference does not print when they are empty.
var droppedEmpty = map[string][]string{
	"V1Polyaxonfile":      {"run", "component", "termination", "environment", "init"},
	"V1Component":         {"run", "component", "termination", "environment", "init"},
	"V1Operation":         {"run", "component", "termination", "environment", "init"},
	"V1CompiledOperation": {"run", "termination"},
	"V1Job":               {"environment", "init"},
	"V1Service":           {"environment", "init"},
	"V1NotifierJob":       {"environment", "init"},
	"V1TunerJob":          {"environment", "init"},
	"V1CleanerJob":        {"environment", "init"},
	"V1RayCluster":        {"workers"},
}

func (d *dumper) value(n *syntax.Node, t *Type) {
	n = n.Resolve()
	a := t.chosen(n)
	switch {
	case a.Kind == AnyType || a.Kind == PChoiceType:
		value, _ := nativeOf(n)
		writeJSON(d.Builder, value)
	case n.Kind == yaml.MappingNode:
		d.mapping(n, a)
	case n.Kind == yaml.SequenceNode:
		d.WriteByte('[')
		for i, c := range n.Children {
			if i > 0 {
				d.WriteByte(',')
			}
			d.value(c, a.Elem)
		}
		d.WriteByte(']')
	default:
		writeJSON(d.Builder, scalarOf(n))
	}
}

func (d *dumper) mapping(n *syntax.Node, t *Type) {
	m := modelOf(n, t)
	if m != nil && m.Ref == "V1Dag" {
		defer func(before bool) { d.nulls = before }(d.nulls)
		d.nulls = true
	}
	free := &Type{Kind: AnyType}
	first := true
	d.WriteByte('{')
	for _, e := range n.Entries() {
		name, value, elem := e.Key.Value, e.Value.Resolve(), free
		switch {
		case m != nil && m.Field(name) != nil:
			elem = m.Field(name).Type
		case t.Kind == MapType:
			elem = t.Elem
		}
		isDropped := isNull(value) && (m != nil && !d.nulls || t.Kind == KubernetesType)
		if m != nil && !d.nulls && value.Kind != yaml.ScalarNode && len(value.Children) == 0 {
			isModel := elem.chosen(value).Kind == ModelType
			isDropped = !isModel && slices.Contains(droppedEmpty[m.Ref], name)
		}
		if isDropped {
			continue
		}
		if !first {
			d.WriteByte(',')
		}
		first = false
		if m != nil && m.Ref == "V1RayCluster" && name == "autoscalerOptions" {
			name = "autoscaler_options" // so does the reference
		}
		writeJSON(d.Builder, name)
		d.WriteByte(':')
		d.value(value, elem)
	}
	d.WriteByte('}')
}

// modelOf is the model of a mapping; nil when it is none of a model.
func modelOf(n *syntax.Node, t *Type) *Model {
	switch t.Kind {
	case ModelType:
		return t.Model
	case UnionType:
		kind := fieldText(n, "kind")
		for _, o := range t.Of {
			if o.Model.Kind == kind {
				return o.Model
			}
		}
	}
	return nil
}
