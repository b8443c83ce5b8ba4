package analysis

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// usage collects the names that templates and refs use.
type usage struct {
	read  *templates
	names map[string]bool
	all   bool // something uses all of them
}

// usageOf is what the templates and refs of some layers use.
func (c *ruleCheck) usageOf(layers ...layer) *usage {
	u := &usage{read: c.templates, names: map[string]bool{}}
	for _, l := range layers {
		u.node(l.node, 0)
	}
	return u
}

// has reports whether something uses a name.
func (u *usage) has(name string) bool { return u.all || u.names[name] }

func (u *usage) node(n *syntax.Node, depth int) {
	if n == nil || n.Kind == yaml.AliasNode || depth > 100 {
		return
	}
	if n.Kind != yaml.ScalarNode {
		for _, child := range n.Children {
			u.node(child, depth+1)
		}
		return
	}
	if name, ok := strings.CutPrefix(n.Value, "inputs."); ok {
		u.names[name] = true
	}
	if n.Tag != "!!str" || !holdsTemplate(n.Value) {
		return
	}
	for _, use := range u.read.of(n).Names().Uses {
		if len(use.Path) == 0 {
			continue
		}
		u.names[use.Root()] = true
		if use.Root() != "params" {
			continue
		}
		if len(use.Path) < 2 || use.Dynamic && len(use.Path) == 1 || use.Path[1].Name == "as_args" || use.Called {
			u.all = true
			continue
		}
		u.names[use.Path[1].Name] = true
	}
}
