package template

import "sort"

// Names are the variables of a template, in the order of the text.
type Names struct {
	Uses     []Use
	Bindings []*Binding
}

// Use is a place where a variable is read.
type Use struct {
	Span           // the whole path
	Path []Segment // the variable, and the attributes and keys after it as far as they are written out
	// Dynamic says that the path goes on with a key that is computed: params[name].
	Dynamic bool
	// Called says that what the path leads to is called.
	Called bool
	// Binding is where the template itself gives the variable its value. It is nil for what Polyaxon provides, and for what
	// nobody does.
	Binding *Binding

	hidden *scope // of a use in a macro: names that are bound later count as well
}

// Segment is a name in a path: globals, then uuid, in globals['uuid'].
type Segment struct {
	Span   // of the name alone, inside of quotes
	Name   string
	Quoted bool // written as a key in brackets
	Index  bool // a number, as in list[0] and list.0
	Guard  Guard
}

// Guard says what a template does about a name that may be missing.
type Guard uint8

// Guards, from the weakest on.
const (
	Unguarded Guard = iota
	Tested          // it is asked whether it is true, here or in a condition around
	Guarded         // it is asked whether it is there (is defined), or has a default
)

// Root is the name of the variable.
func (u *Use) Root() string { return u.Path[0].Name }

// Binding is a name to which a template gives a value.
type Binding struct {
	Span // of the name; of the statement's keyword for an implicit one
	Name string
	By   string // the statement: set, for, with, macro, call, import, from; block for self and super
	// Implicit says that nobody wrote the name: loop in a for, caller in a macro.
	Implicit bool
	Scope    Span // where it can be read
}

// Names finds the variables of a template.
func (t *Template) Names() *Names {
	b := &binder{names: &Names{}, end: len(t.Text), guards: map[string]Guard{}}
	b.open(nil)
	b.body(t.Body)
	b.shut(len(t.Text))
	for i := range b.names.Uses {
		u := &b.names.Uses[i]
		for s := u.hidden; u.Binding == nil && s != nil; s = s.parent {
			u.Binding = s.own[u.Root()]
		}
		u.hidden = nil
	}
	sort.SliceStable(b.names.Uses, func(i, j int) bool { return b.names.Uses[i].Start < b.names.Uses[j].Start })
	sort.SliceStable(b.names.Bindings, func(i, j int) bool { return b.names.Bindings[i].Start < b.names.Bindings[j].Start })
	return b.names
}

// Visible are the bindings that can be read at an offset; of those with one name, the one that counts.
func (n *Names) Visible(offset int) []*Binding {
	var visible []*Binding
	for _, b := range n.Bindings {
		if !b.Scope.Contains(offset) {
			continue
		}
		shadowed := false
		for i, other := range visible {
			if other.Name == b.Name {
				shadowed = true
				if other.Scope.Start <= b.Scope.Start {
					visible[i] = b
				}
			}
		}
		if !shadowed {
			visible = append(visible, b)
		}
	}
	return visible
}

// scope is a stretch of the text in which bindings last.
type scope struct {
	parent *scope
	own    map[string]*Binding // the last binding of each name
	all    []*Binding
	macro  bool // what it encloses runs later
}

func (s *scope) find(name string) *Binding {
	for ; s != nil; s = s.parent {
		if b := s.own[name]; b != nil {
			return b
		}
	}
	return nil
}

// binder goes through a template in the order in which it runs.
type binder struct {
	names  *Names
	scope  *scope
	guards map[string]Guard // paths that conditions around ask about
	added  []addedGuard     // in their order
	end    int
}

// addedGuard is a guard to take back where its condition ends.
type addedGuard struct {
	path   string
	before Guard
}

func (b *binder) open(parent *scope) {
	b.scope = &scope{parent: parent, own: map[string]*Binding{}}
}

// shut ends the innermost scope at an offset.
func (b *binder) shut(end int) {
	for _, binding := range b.scope.all {
		binding.Scope.End = max(end, binding.Scope.Start)
	}
	b.scope = b.scope.parent
}

// bind gives a name a value from an offset on.
func (b *binder) bind(name Word, by string, from int, implicit bool) {
	if name.Text == "" {
		return
	}
	binding := &Binding{Span: name.Span, Name: name.Text, By: by, Implicit: implicit, Scope: Span{from, b.end}}
	b.scope.own[name.Text] = binding
	b.scope.all = append(b.scope.all, binding)
	b.names.Bindings = append(b.names.Bindings, binding)
}

// bindAll gives the names of targets values. What is no name, such as ns in ns.count, is read.
func (b *binder) bindAll(targets []Expr, by string, from int) {
	for _, target := range targets {
		switch target := target.(type) {
		case *Name:
			b.bind(target.Word, by, from, false)
		case *Sequence:
			b.bindAll(target.Items, by, from)
		default:
			b.expr(target, Unguarded)
		}
	}
}
