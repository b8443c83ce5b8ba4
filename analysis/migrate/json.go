package migrate

import (
	"encoding/json"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// writeJSON is the text of a file in JSON, which has no comments.
func writeJSON(root *node) string {
	var b strings.Builder
	jsonValue(&b, root, 0)
	b.WriteString("\n")
	return b.String()
}

func jsonValue(b *strings.Builder, n *node, indent int) {
	if n.shape == scalar {
		b.WriteString(jsonScalar(n))
		return
	}
	open, end := "[", "]"
	if n.shape == mapping {
		open, end = "{", "}"
	}
	b.WriteString(open)
	for i, e := range n.entries {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n" + strings.Repeat(" ", indent+step))
		if n.shape == mapping {
			b.WriteString(syntax.DoubleQuoted(e.key) + ": ")
		}
		jsonValue(b, e.value, indent+step)
	}
	if len(n.entries) > 0 {
		b.WriteString("\n" + strings.Repeat(" ", indent))
	}
	b.WriteString(end)
}

func jsonScalar(n *node) string {
	switch n.tag {
	case "!!null":
		return "null"
	case "!!str":
		return syntax.DoubleQuoted(n.value)
	}
	if json.Valid([]byte(n.value)) {
		return n.value
	}
	tree := syntax.Parse(syntax.NewText("- " + n.value))
	if tree.Root != nil && len(tree.Root.Children) == 1 {
		if value, err := tree.Root.Children[0].Scalar(); err == nil {
			if data, err := json.Marshal(value); err == nil {
				return string(data)
			}
		}
	}
	return syntax.DoubleQuoted(n.value)
}
