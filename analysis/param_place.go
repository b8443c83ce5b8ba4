package analysis

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// paramForm is how the params of a mapping are written.
type paramForm int

const (
	shortParams  paramForm = iota // name: value, of an operation
	fullParams                    // name: {value: ...}, of a hook, build or tuner
	joinParams                    // name: {value: outputs.NAME}, of a join
	hyperParams                   // name: {kind: ..., value: ...}, of a matrix
	mappedParams                  // name: value, in an item of a mapping matrix
)

// params is a mapping whose keys are the names of a component's inputs and outputs.
type params struct {
	form paramForm
	node *syntax.Node
	ios  []declared
}

// find is the input, or else the output, with a name.
func (m params) find(name string) (declared, bool) {
	i := slices.IndexFunc(m.ios, func(d declared) bool { return d.name == name })
	if i < 0 {
		return declared{}, false
	}
	return m.ios[i], true
}

// fieldStep is the step that is the value of the innermost field around the place: the steps after it are items and
// entries in it.
func (p *place) fieldStep() int {
	k := len(p.steps) - 1
	for k > 0 && p.steps[k].depth > 0 {
		k--
	}
	return k
}

// paramsAt is what step k says of params, if that is what it is.
func (p *place) paramsAt(k int) (params, bool) {
	if k < 1 || p.steps[k].field == nil {
		return params{}, false
	}
	s := &p.steps[k]
	m := params{node: s.node.Resolve()}
	owner, field := s.owner, s.field.Name
	switch {
	case field == "values" && s.depth == 1 && owner.is("V1Mapping"):
		m.form = mappedParams
	case field != "params" || s.depth > 0:
		return params{}, false
	case owner.isRoot():
		m.form = shortParams
	case owner.is("V1Hook"), owner.is("V1Build"), owner.is("V1Tuner"):
		m.form = fullParams
		if l, ok := p.remote("hubRef", textOf(p.steps[k-1].node.Resolve(), "hubRef"), p.doc.Path); ok {
			m.ios = declaredIn(p.follow(l, noComponents))
		}
		return m, true
	case owner.is("V1Join"):
		m.form = joinParams
	default:
		m.form = hyperParams
	}
	if _, i := p.owner(); i >= 0 {
		m.ios = declaredIn(p.layers(i))
	}
	return m, true
}

// noComponents stands for the DAG of what is in none.
func noComponents() *dagParts { return &dagParts{} }

// paramAround is the input or output whose param the place is in the value of, and the step of that value: of a short
// param the value itself, otherwise the mapping with its value, ref or kind.
func (p *place) paramAround() (m params, io declared, step int) {
	for k := len(p.steps) - 2; k >= 1; k-- {
		if m, ok := p.paramsAt(k); ok {
			key := p.steps[k+1].key
			if key == nil {
				break
			}
			io, _ := m.find(key.Value)
			return m, io, k + 1
		}
	}
	return params{}, declared{}, -1
}

// byIO makes a step that is the value of an input, or of a param for one, what the type of the input says: a value of type
// git is a mapping with a url.
func (p *place) byIO(s *step) {
	if s.field == nil || s.node.Kind != yaml.MappingNode && s.node.Value != probe || len(p.steps) < 2 {
		return
	}
	above := &p.steps[len(p.steps)-1]
	switch {
	case s.depth == 0 && s.field.Name == "value" && s.owner.is("V1IO"):
		s.refine(textOf(above.node, "type"), false)
	case s.depth == 0 && s.field.Name == "value" && s.owner.is("V1Param"):
		if m, ok := p.paramsAt(len(p.steps) - 2); ok && above.key != nil {
			io, _ := m.find(above.key.Value)
			s.refine(io.typ, false)
		}
	case s.depth == 1 && s.key != nil && s.field.Name == "params":
		if m, ok := p.paramsAt(len(p.steps) - 1); ok && m.form == shortParams {
			io, _ := m.find(s.key.Value)
			s.refine(io.typ, true)
		}
	}
}

// refine lets a value be of an IO type. short says that it may also be a param in full, as it is when it has keys of one.
func (s *step) refine(typ string, short bool) {
	model := spec.IOTypeModel(typ)
	if model == nil {
		return
	}
	value := &spec.Type{Kind: spec.ModelType, Model: model, Name: model.Name}
	if !short {
		s.typ = value
		return
	}
	param := spec.SchemaOf().Model("Param")
	full := slices.ContainsFunc(s.node.Entries(), func(e syntax.Entry) bool { return param.Field(e.Key.Value) != nil })
	if !full {
		s.typ = &spec.Type{Kind: spec.UnionType, Of: []*spec.Type{s.typ, value}}
	}
}
