package analysis

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// HubOwners are the owners of the components of a hub that a document refers to, wherever it does.
func HubOwners(doc *Document) (owners []string) {
	var look func(n *syntax.Node)
	look = func(n *syntax.Node) {
		if n == nil {
			return
		}
		for i, child := range n.Children {
			isValue := n.Kind == yaml.MappingNode && i%2 == 1
			if isValue && child != nil && child.Kind == yaml.ScalarNode && spec.CamelCase(n.Children[i-1].Value) == "hubRef" {
				if at := strings.IndexAny(child.Value, "/."); at > 0 && !slices.Contains(owners, child.Value[:at]) {
					owners = append(owners, child.Value[:at])
				}
			}
			look(child)
		}
	}
	look(doc.Tree.Root)
	return owners
}
