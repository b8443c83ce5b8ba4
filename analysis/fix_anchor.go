package analysis

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// duplicateAnchor: the second anchor gets a name of its own, and so do the aliases after it, which YAML means it by.
func (f *fixer) duplicateAnchor() {
	name := strings.TrimPrefix(f.text.Slice(f.d.Range), "&")
	fresh := name
	for i := 2; f.scene.doc.Tree.Anchors[fresh] != nil; i++ {
		fresh = name + "-" + strconv.Itoa(i)
	}
	edits := []spec.Edit{{Range: f.d.Range, NewText: "&" + fresh}}
	var walk func(n *syntax.Node)
	walk = func(n *syntax.Node) {
		if n.Kind == yaml.AliasNode && n.Value == name && f.d.Range.End.Before(n.Range.Start) {
			edits = append(edits, spec.Edit{Range: n.Range, NewText: "*" + fresh})
		}
		for _, child := range n.Children {
			walk(child)
		}
	}
	walk(f.scene.doc.Tree.Root)
	f.offerMending("Call it `&"+fresh+"`", false, edits...)
}
