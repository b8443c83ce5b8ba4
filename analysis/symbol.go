package analysis

import (
	"cmp"
	"path/filepath"
	"strconv"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Symbol is a part of a Polyaxonfile as people think of it: an operation, an input, a matrix and so on. Not every key is
// one.
type Symbol struct {
	Name     string // never empty
	Detail   string // a few words: its type, its kind, its image
	Kind     SymbolKind
	Range    syntax.Range // all of it
	Place    syntax.Range // its name, or what stands for it; inside of Range
	Children []Symbol
}

// SymbolKind says what a symbol is.
type SymbolKind int

// The kinds of symbols.
const (
	SectionSymbol    SymbolKind = iota // a key with something below it
	ListSymbol                         // a key with a list below it
	ComponentSymbol                    // a component
	OperationSymbol                    // an operation
	InputSymbol                        // an input
	OutputSymbol                       // an output
	ParamSymbol                        // a value for an input
	HyperParamSymbol                   // values of a matrix
	RunSymbol                          // a runtime
	ContainerSymbol                    // a container
	EnvSymbol                          // an environment variable
	EventSymbol                        // what starts something: a hook, an event, a schedule
	ItemSymbol                         // an item of a list
)

// Symbols are the parts of a document, as a tree. There is one root, but for a document that is no mapping.
func Symbols(doc *Document) []Symbol {
	if root := doc.Tree.Root; root == nil || root.Kind != yaml.MappingNode {
		return nil
	}
	o := outliner{text: doc.Tree.Text}
	doc.eachValue(func(p *place) bool {
		symbol, found, below := o.symbol(p)
		o.close(len(p.steps))
		if found {
			o.open = append(o.open, openSymbol{symbol, len(p.steps)})
		}
		return below && len(p.steps) < maxSymbolDepth
	})
	o.close(0)
	return o.roots
}

// maxSymbolDepth bounds how deep symbols lie in the text.
const maxSymbolDepth = 60

// outliner makes a tree of symbols that come in the order of the text.
type outliner struct {
	text  *syntax.Text
	open  []openSymbol
	roots []Symbol
}

// openSymbol is a symbol that may still get children.
type openSymbol struct {
	Symbol
	depth int // how many steps lead to it
}

// close gives the open symbols that are at least so deep to what they are in.
func (o *outliner) close(depth int) {
	for n := len(o.open); n > 0 && o.open[n-1].depth >= depth; n-- {
		done := o.open[n-1].Symbol
		o.open = o.open[:n-1]
		if n > 1 {
			parent := &o.open[n-2]
			parent.Children = append(parent.Children, done)
		} else {
			o.roots = append(o.roots, done)
		}
	}
}

// symbol is the symbol at a place. below says whether there may be more of them below it.
func (o *outliner) symbol(p *place) (s Symbol, found, below bool) {
	last := p.last()
	value := last.node.Resolve()
	if len(p.steps) == 1 {
		s := o.file(p)
		return s, true, true
	}
	parent := &p.steps[len(p.steps)-2]
	switch {
	case last.key == nil:
		s, found = o.item(p, parent)
	case last.key.Kind != yaml.ScalarNode || last.key.Value == "":
		return s, false, true
	default:
		s, found = o.pair(last, parent.object(), value)
	}
	return s, found, last.node.Kind != yaml.AliasNode && !(found && isLeaf(s.Kind, slotObject(last)))
}

// isLeaf reports whether nothing below a symbol is one.
func isLeaf(kind SymbolKind, o object) bool {
	switch kind {
	case InputSymbol, OutputSymbol, ParamSymbol, HyperParamSymbol, EnvSymbol:
		return true
	}
	return o.is("V1Init") || o.is("V1Environment")
}

// file is the symbol of the whole document.
func (o *outliner) file(p *place) Symbol {
	root := p.last().node
	s := o.polyaxonfile(p.last())
	if s.Name == "" {
		s.Name = filepath.Base(p.doc.Path)
	}
	s.Range, s.Place = root.Outer, within(s.Place, root.Outer)
	return s
}

// polyaxonfile is the symbol of an operation or component; its name may be empty.
func (o *outliner) polyaxonfile(last *step) Symbol {
	value := last.node.Resolve()
	s := Symbol{Kind: OperationSymbol, Detail: operationDetail(value)}
	if isComponent(last, value) {
		s.Kind = ComponentSymbol
	}
	if _, name := value.Get("name"); name.Resolve() != nil && name.Resolve().Kind == yaml.ScalarNode {
		s.Name, s.Place = name.Resolve().Value, name.Range
	}
	return s
}

// isComponent reports whether an operation or component is the latter.
func isComponent(s *step, value *syntax.Node) bool {
	if s.field != nil {
		return s.field.Name == "component" || s.field.Name == "components"
	}
	kind := textOf(value, "kind")
	_, run := value.Get("run")
	return kind == "component" || kind != "operation" && kind != "compiled_operation" && run != nil
}

// pair is the symbol of a key and its value in a mapping that is an object.
func (o *outliner) pair(last *step, in object, value *syntax.Node) (s Symbol, found bool) {
	s = Symbol{Name: last.key.Value, Range: spanOf(last.key, last.node), Place: last.key.Range}
	switch {
	case in.entry != nil:
		if last.field == nil || last.field.Name != "params" || last.depth != 1 {
			return s, false
		}
		s.Kind, s.Detail = ParamSymbol, paramDetail(value)
		if last.union() != nil {
			s.Kind = HyperParamSymbol
		}
		return s, true
	case in.k8s != nil:
		s.Kind = ListSymbol
		return s, last.key.Value == "env" && isListOfMappings(value)
	case value == nil || value.Kind != yaml.MappingNode && !isListOfMappings(value):
		return s, false
	case last.key.Value == "params" && in.model != nil && !in.isRoot() && in.model.Field("kind") != nil:
		return s, false // hyper-parameters stand right below their matrix
	}
	switch {
	case value.Kind == yaml.SequenceNode:
		s.Kind, s.Detail = ListSymbol, ""
	case last.node.Kind == yaml.AliasNode:
		s.Detail = "*" + last.node.Value
	case last.object().isRoot():
		s = o.component(last, s)
	default:
		s.Kind, s.Detail = sectionKind(last), sectionDetail(last, value)
	}
	return s, true
}

// component is the symbol of the component of an operation, which may have a name of its own.
func (o *outliner) component(last *step, s Symbol) Symbol {
	c := o.polyaxonfile(last)
	c.Name = cmp.Or(c.Name, s.Name)
	c.Range, c.Place = s.Range, s.Place
	return c
}

// sectionKind is what a key with a mapping below it is.
func sectionKind(s *step) SymbolKind {
	o := s.object()
	switch {
	case o.isRun():
		return RunSymbol
	case o.k8s != nil && o.k8s.Name == "V1Container":
		return ContainerSymbol
	case s.field != nil && s.field.Name == "schedule":
		return EventSymbol
	}
	return SectionSymbol
}

// item is the symbol of an item of a list.
func (o *outliner) item(p *place, list *step) (s Symbol, found bool) {
	last := p.last()
	value := last.node.Resolve()
	if value == nil || value.Kind != yaml.MappingNode || list.key == nil {
		return s, false
	}
	r := last.node.Outer
	if list.node.Style&yaml.FlowStyle == 0 {
		r.Start = dashOf(o.text, list.node, last.index)
	}
	name, at := itemName(value)
	s = Symbol{Name: name, Kind: ItemSymbol, Range: r, Place: at, Detail: itemDetail(last, value)}
	field := list.key.Value
	if last.field != nil {
		field = last.field.Name
	} else if last.k8sField != nil {
		field = last.k8sField.Name
	}
	switch {
	case slotObject(last).isRoot():
		s = o.polyaxonfile(last)
		s.Name, s.Range = cmp.Or(s.Name, referenceOf(value)), r
	case slotObject(last).is("V1IO"):
		s.Kind = InputSymbol
		if field == "outputs" {
			s.Kind = OutputSymbol
		}
		s.Detail = declaredAs(layer{}, "", value).detail()
	case field == "env":
		s.Kind = EnvSymbol
	case field == "sidecars" || field == "containers":
		s.Kind = ContainerSymbol
	case field == "hooks" || field == "events":
		s.Kind = EventSymbol
	}
	s.Name = cmp.Or(s.Name, "item "+strconv.Itoa(last.index+1))
	s.Place = within(s.Place, r)
	return s, true
}

// slotObject is what a mapping is that may be written as an alias.
func slotObject(s *step) object {
	if objects := s.slot.objects(s.node.Resolve()); len(objects) > 0 {
		return objects[0]
	}
	return object{}
}

// spanOf are a key and its value.
func spanOf(key, value *syntax.Node) syntax.Range {
	r := key.Outer
	if r.End.Before(value.Outer.End) {
		r.End = value.Outer.End
	}
	return r
}

// within is place if it lies inside of r, and the beginning of r otherwise: what an alias or "<<" brings stands elsewhere.
func within(place, r syntax.Range) syntax.Range {
	if place.Empty() || place.Start.Before(r.Start) || r.End.Before(place.End) {
		return syntax.Range{Start: r.Start, End: r.Start}
	}
	return place
}

func isListOfMappings(n *syntax.Node) bool {
	if n == nil || n.Kind != yaml.SequenceNode {
		return false
	}
	for _, item := range n.Children {
		if item = item.Resolve(); item != nil && item.Kind == yaml.MappingNode {
			return true
		}
	}
	return false
}
