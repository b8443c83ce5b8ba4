package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// templates notes the names that the templates of a scalar use, where they are rendered.
func (c *collector) templates(n *syntax.Node) {
	if !template.IsTemplate(n.Value) || c.isRefValue() {
		return
	}
	o := c.surroundings()
	if o == nil {
		return
	}
	stage := template.StageOf(c.keysBelow(o.step), o.kind)
	if stage == template.AtNoTime {
		return
	}
	own := ""
	if stage == template.AtArgument {
		if s, _ := c.around(func(o object) bool { return o.is("V1IO") }); s != nil {
			own = textOf(s.node, "name")
		}
	}
	uses := template.Parse(n.Value).Names().Uses
	for i := range uses {
		if u := &uses[i]; u.Binding == nil {
			c.templateUse(n, o, u, stage, own)
		}
	}
}

// templateUse notes what a path in a template names. In an argFormat it can only be own.
func (c *collector) templateUse(n *syntax.Node, o *owned, u *template.Use, stage template.Stage, own string) {
	variable := func(s template.Segment) {
		as := asIdentifier
		if s.Quoted {
			as = asKey
		}
		c.part(n, s.Start, s.End, Entity{VariableEntity, s.Name, o.in}, Reads, as)
	}
	root := u.Path[0]
	switch {
	case stage == template.AtArgument:
		if root.Name == own {
			variable(root)
		}
	case root.Name == "params":
		if s, ok := member(u); ok && s.Name != template.AsArgs().Name {
			variable(s)
		}
	case root.Name == "connections" || root.Name == "init":
		if s, ok := member(u); ok {
			as := asIdentifier
			if s.Quoted {
				as = asKey
			}
			c.part(n, s.Start, s.End, Entity{Sort: ConnectionEntity, Name: s.Name}, Reads, as)
		}
	case isEntry(template.Roots(), root.Name):
	case o.knows(root.Name) || !isEntry(template.Functions(), root.Name):
		variable(root)
	}
}

// member is the second name of a path, if it is a key.
func member(u *template.Use) (template.Segment, bool) {
	if len(u.Path) < 2 {
		return template.Segment{}, false
	}
	s := u.Path[1]
	return s, !s.Index && (s.Quoted || !template.IsMappingMethod(s.Name))
}

func isEntry(entries []template.Entry, name string) bool {
	return slices.ContainsFunc(entries, func(e template.Entry) bool { return e.Name == name })
}

// isRefValue reports whether the last value of the place is what a param takes of its ref, whose braces mean nothing.
func (p *place) isRefValue() bool {
	s := p.last()
	in := p.steps[max(len(p.steps)-2, 0)].node
	return s.field != nil && s.field.Name == "value" && (s.owner.is("V1Param") || s.owner.is("V1JoinParam")) && textOf(in, "ref") != ""
}
