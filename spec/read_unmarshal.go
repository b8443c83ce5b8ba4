package spec

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// UnmarshalJSON reads the file for encoding/json. It asks what DecodeRoot asks: values must fit, and Validate tells the rest.
func (p *Polyaxonfile) UnmarshalJSON(data []byte) error { return unmarshal(data, "", p) }

// UnmarshalJSON reads the component for encoding/json. See Polyaxonfile.UnmarshalJSON.
func (c *Component) UnmarshalJSON(data []byte) error {
	return unmarshal(data, string(RootComponent), c)
}

// UnmarshalJSON reads the operation for encoding/json. See Polyaxonfile.UnmarshalJSON.
func (o *Operation) UnmarshalJSON(data []byte) error {
	return unmarshal(data, string(RootOperation), o)
}

// UnmarshalJSON reads the compiled operation for encoding/json. See Polyaxonfile.UnmarshalJSON.
func (c *CompiledOperation) UnmarshalJSON(data []byte) error {
	return unmarshal(data, string(CompiledOperationKind), c)
}

// UnmarshalYAML reads the file for yaml.v3, with the scalars as Polyaxon reads them. See Polyaxonfile.UnmarshalJSON.
func (p *Polyaxonfile) UnmarshalYAML(n *yaml.Node) error { return unmarshalNode(n, p) }

// UnmarshalYAML reads the component for yaml.v3. See Polyaxonfile.UnmarshalYAML.
func (c *Component) UnmarshalYAML(n *yaml.Node) error { return unmarshalNode(n, c) }

// UnmarshalYAML reads the operation for yaml.v3. See Polyaxonfile.UnmarshalYAML.
func (o *Operation) UnmarshalYAML(n *yaml.Node) error { return unmarshalNode(n, o) }

// UnmarshalYAML reads the compiled operation for yaml.v3. See Polyaxonfile.UnmarshalYAML.
func (c *CompiledOperation) UnmarshalYAML(n *yaml.Node) error { return unmarshalNode(n, c) }

// unmarshalNode reads a node of yaml.v3 as the text that it would be.
func unmarshalNode(n *yaml.Node, out interface{ UnmarshalJSON([]byte) error }) error {
	written, err := (&encoder{left: maxNative}).written(n)
	if err != nil {
		return notWritable(err)
	}
	text, err := yaml.Marshal(written)
	if err != nil {
		return notWritable(err)
	}
	return out.UnmarshalJSON(text) // JSON is YAML, and so is read what is YAML
}

func unmarshal(data []byte, kind string, out any) error {
	tree := syntax.Parse(syntax.NewText(string(data)))
	d := &document{root: tree.Root, sources: []*loaded{{tree: tree}}}
	v := newValidator("")
	if root := v.rootOf(tree); root != nil {
		v.kind(root, kind)
	}
	if err := allErrors(d.sources[0].errors(v.withSyntax(tree))); err != nil {
		return err
	}
	return d.decode(out)
}
