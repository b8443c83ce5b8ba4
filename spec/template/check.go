package template

import "slices"

// checker finds what Jinja2's parser accepts and its compiler refuses.
type checker struct {
	problems []Problem
	blocks   map[string]bool
	extends  bool // another template is extended: what is printed from here on, outside of blocks and macros, is passed over
}

// frame is what Jinja2's compiler knows of the place of a node.
type frame struct {
	inner bool // inside of a statement that has variables of its own
	soft  bool // inside of an if: filters and tests are looked up only when they are reached
	loop  bool // inside of a for
	// hidden is the inside of what is printed elsewhere: a macro, a block, the text of a set.
	hidden bool
}

func (c *checker) fail(at Span, message string) {
	c.problems = append(c.problems, Problem{Span: at, Message: message})
}

func (c *checker) body(body []Node, f frame) {
	for _, n := range body {
		switch n := n.(type) {
		case *Output:
			at := f
			at.soft = f.soft || c.extends && !f.hidden
			for _, e := range n.Values {
				c.expr(e, at)
			}
		case *Statement:
			c.statement(n, f)
		}
	}
}

func (c *checker) statement(s *Statement, f frame) {
	first := s.Tags[0]
	keyword := first.Keyword.Text
	inner, values := frame{inner: true, loop: f.loop, hidden: f.hidden}, f
	switch keyword {
	case "if":
		f.soft = true
		inner, values = f, f
	case "for":
		inner.loop = true
		c.loopName(first.Targets)
	case "set":
		if f.loop {
			c.loopName(first.Targets)
		}
		if s.End != (Span{}) {
			values = inner
		}
	case "macro", "filter", "autoescape":
		values = inner
	case "block":
		c.block(first)
	case "extends", "include", "import", "from":
		c.otherTemplate(first, f)
	}
	if keyword == "macro" || keyword == "call" {
		c.signature(first)
	}
	if keyword != "if" && keyword != "for" && keyword != "with" && keyword != "autoescape" {
		inner.hidden = true
	}
	for _, tag := range s.Tags {
		for i, e := range tag.Values {
			at := values
			if keyword == "for" && i > 0 || keyword == "call" && i < len(tag.Values)-1 {
				at = inner
			}
			c.expr(e, at)
		}
		c.body(tag.Body, inner)
	}
}

// loopName refuses the name loop for a variable of a for, and for those that are set inside of one.
func (c *checker) loopName(targets []Expr) {
	for _, e := range targets {
		switch e := e.(type) {
		case *Name:
			if e.Text == "loop" {
				c.fail(e.Span, "inside of a `for`, `loop` is the loop itself: choose another name")
			}
		case *Sequence:
			c.loopName(e.Items)
		}
	}
}

func (c *checker) block(tag *Tag) {
	if name := tag.Name; name.Text != "" {
		if c.blocks[name.Text] {
			c.fail(name.Span, "there is another block called `"+name.Text+"`: choose another name")
		}
		c.blocks[name.Text] = true
	}
}

// otherTemplate is about statements that need another template. Nothing loads one for Polyaxon.
func (c *checker) otherTemplate(tag *Tag, f frame) {
	if tag.Keyword.Text == "extends" && f.inner {
		c.fail(tag.Span, "`extends` may not stand inside of another statement, and a Polyaxonfile has no other templates: remove it")
		return
	}
	c.extends = c.extends || tag.Keyword.Text == "extends" && !f.soft
	c.problems = append(c.problems, Problem{Span: tag.Span, Late: true,
		Message: "a Polyaxonfile has no other templates that `" + tag.Keyword.Text + "` could load: write here what is needed"})
}

// signature checks the arguments of a macro, or of the text that a call hands to one.
func (c *checker) signature(tag *Tag) {
	seen := map[string]bool{}
	defaults := len(tag.Values)
	if tag.Keyword.Text == "call" {
		defaults--
	}
	for i, e := range tag.Targets {
		name, ok := e.(*Name)
		if !ok || name.Text == "" {
			continue
		}
		if seen[name.Text] {
			c.fail(name.Span, "there is another argument called `"+name.Text+"`: choose another name")
		}
		seen[name.Text] = true
		if name.Text == "caller" && i < len(tag.Targets)-defaults && reads(tag.Body, "caller") {
			c.fail(name.Span, "`caller` is what a call hands over: leave this argument out, or give it a default")
		}
	}
}

// reads reports whether a variable is read in a body, which does not set it before.
func reads(body []Node, name string) bool {
	for _, u := range (&Template{Body: body}).Names().Uses {
		if u.Root() == name && (u.Binding == nil || u.Binding.Implicit) {
			return true
		}
	}
	return false
}

func (c *checker) expr(e Expr, f frame) {
	switch e := e.(type) {
	case *Filter:
		c.known(e.Name, "filter", filters, nil, f)
		c.arguments(e.Args)
	case *Test:
		c.known(e.Name, "test", tests, signTests, f)
		c.arguments(e.Args)
	case *Call:
		c.arguments(e.Args)
	case *Conditional:
		f.soft = true
	case *Sequence:
		for _, item := range e.Items {
			if s, ok := item.(*Slice); ok {
				c.fail(s.Span, "a part of a list cannot be taken together with other keys: write one key only")
			}
		}
	}
	for _, part := range children(e) {
		c.expr(part, f)
	}
}

// known notes a filter or a test that Polyaxon does not have.
func (c *checker) known(name Word, what string, entries []Entry, more []string, f frame) {
	if _, ok := Lookup(entries, name.Text); ok || name.Text == "" || slices.Contains(more, name.Text) {
		return
	}
	c.problems = append(c.problems, Problem{Span: name.Span, Name: name.Text, Candidates: entryNames(entries), Late: f.soft,
		Message: "there is no " + what + " called `" + name.Text + "`"})
}

// arguments refuses two arguments of one name.
func (c *checker) arguments(args []Arg) {
	seen := map[string]bool{}
	for _, a := range args {
		if a.Name.Text == "" {
			continue
		}
		if seen[a.Name.Text] {
			c.fail(a.Name.Span, "the argument `"+a.Name.Text+"` is given twice: remove one of the two")
		}
		seen[a.Name.Text] = true
	}
}
