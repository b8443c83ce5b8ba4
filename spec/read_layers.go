package spec

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Layer is where a Polyaxonfile, or a part to lay over one, comes from: a text, a file, a map or object of Go, a URL or the
// hub.
type Layer struct {
	file      string
	text      *string
	value     any // when not nil
	reference Reference
}

// FromFile is the YAML or JSON file at path.
func FromFile(path string) Layer { return Layer{file: path} }

// FromText is a text in YAML or JSON.
func FromText(text string) Layer { return Layer{text: &text} }

// FromMap is a mapping, as encoding/json or yaml.v3 read one: of maps with text as keys, slices, text, numbers, json.Number,
// time.Time, and values of this package.
func FromMap(m map[string]any) Layer { return Layer{value: m} }

// FromObject is a component, operation or file made in Go.
func FromObject(root Root) Layer { return Layer{value: root} }

// FromURL is the file at an address, which the Reader's Files fetch as a urlRef.
func FromURL(address string) Layer { return Layer{reference: Reference{"urlRef", address}} }

// FromHub is a component by its name in the hub, such as "component:latest", which the Reader's Files fetch as a hubRef.
func FromHub(name string) Layer { return Layer{reference: Reference{"hubRef", name}} }

// loaded is a layer that was read.
type loaded struct {
	name   string // in errors
	path   string // of a file; "" for anything else
	tree   *syntax.Tree
	isText bool // whether lines mean something to whoever wrote it
	first  int  // the line at which it begins in the document
}

// load reads the i-th of n layers, counted from 0. The error is one of this package.
func (l Layer) load(ctx context.Context, files Resolver, i, n int) (*loaded, error) {
	s := &loaded{isText: true}
	if n > 1 {
		s.name = fmt.Sprintf("layer %d", i+1)
	}
	var err error
	switch {
	case l.text != nil:
		s.tree = syntax.Parse(syntax.NewText(*l.text))
	case l.value != nil:
		s.isText = false
		s.tree, err = treeOf(l.value, s.name)
	case l.reference.Text != "":
		s.name = l.reference.Text
		s.tree, err = l.fetch(ctx, files)
	default:
		s.name, s.path = l.file, l.file
		s.tree, err = readSource(ctx, files, l.file)
	}
	if err != nil {
		return nil, err
	}
	if s.tree == nil {
		return nil, &SchemaError{ErrorInfo{Code: CodeEmptyFile, Path: s.name, Message: "Nothing came back when this was read."}}
	}
	return s, nil
}

func noLayers() error {
	return &SchemaError{ErrorInfo{Code: CodeEmptyFile, Message: "There is nothing to read: give a text, a file or a map."}}
}

// treeOf reads a Go value as the file that would be written from it, so that there is one way in which values are read.
func treeOf(value any, name string) (*syntax.Tree, error) {
	data, err := ToYAML(value)
	if err != nil {
		if written := (*SchemaError)(nil); errors.As(err, &written) {
			info := written.ErrorInfo
			info.Path = name
			return nil, &SchemaError{info}
		}
		return nil, err
	}
	tree := syntax.Parse(syntax.NewText(string(data)))
	for _, p := range tree.Problems {
		if !p.Warning {
			return nil, &SchemaError{ErrorInfo{Code: CodeNotWritable, Path: name, Message: capital(p.Message) + "."}}
		}
	}
	return tree, nil
}

func readSource(ctx context.Context, files Resolver, path string) (*syntax.Tree, error) {
	if strings.HasSuffix(path, ".py") {
		return nil, &FileError{ErrorInfo{Code: CodeUnreadableFile, Path: path,
			Message: "What a Python file yields only Python knows: write it as YAML or JSON."}}
	}
	tree, err := files.File(ctx, path)
	if err == nil {
		return tree, nil
	}
	if ctx.Err() != nil {
		return nil, interrupted(ctx, path)
	}
	message := "The file cannot be read: " + err.Error() + "."
	info := ErrorInfo{Code: CodeUnreadableFile, Path: path, Message: message, Cause: err}
	if unreadable := (*Unreadable)(nil); errors.As(err, &unreadable) {
		info.Message = unreadable.Reason
		if !unreadable.Range.Empty() {
			info.Line, info.Column = position(unreadable.Text, unreadable.Range.Start)
		}
	}
	return nil, &FileError{info}
}

func (l Layer) fetch(ctx context.Context, files Resolver) (*syntax.Tree, error) {
	tree, err := files.Fetch(ctx, l.reference)
	if err == nil {
		return tree, nil
	}
	if ctx.Err() != nil {
		return nil, interrupted(ctx, l.reference.Text)
	}
	info := ErrorInfo{Path: l.reference.Text, Cause: err}
	if errors.Is(err, ErrNoComponent) {
		info.Code, info.Message = CodeHubRef, "This names nothing: "+err.Error()+"."
		if l.reference.Field == "urlRef" {
			info.Code = CodeURLRef
		}
		return nil, &ReferenceError{info}
	}
	info.Code, info.Message = CodeNotFetched, "This could not be fetched: "+err.Error()+"."
	return nil, &ClientError{info}
}

func interrupted(ctx context.Context, path string) error {
	message := "Reading was given up: " + ctx.Err().Error() + "."
	return &ClientError{ErrorInfo{Code: CodeInterrupted, Path: path, Message: message, Cause: context.Cause(ctx)}}
}

// position is a place as errors count it.
func position(text *syntax.Text, at syntax.Pos) (line, column int) {
	return at.Line + 1, text.Column(at, syntax.UTF32) + 1
}

// document is layers laid over each other. Their texts stand below each other in one space of lines, so that a line tells
// which layer a node comes from.
type document struct {
	root    *syntax.Node
	sources []*loaded
}

// document reads layers and lays them over each other. The error is of this package, and lists all that is wrong.
func (r Reader) document(ctx context.Context, layers []Layer) (*document, error) {
	d := &document{}
	if len(layers) == 0 {
		return nil, noLayers()
	}
	var errs []error
	lines := 0
	for i, l := range layers {
		s, err := l.load(ctx, r.files(), i, len(layers))
		if err != nil {
			errs = append(errs, err)
			continue
		}
		s.first = lines
		lines += s.tree.Text.Lines() + 1
		v := newValidator("")
		v.rootOf(s.tree)
		d.sources = append(d.sources, s)
		errs = append(errs, s.errors(v.withSyntax(s.tree))...)
	}
	if err := allErrors(errs); err != nil {
		return nil, err
	}
	for i, s := range d.sources {
		if i == 0 {
			d.root = s.tree.Root
			continue
		}
		moved := (&mover{s.first, map[*syntax.Node]*syntax.Node{}}).node(s.tree.Root)
		d.root = deepUpdate(d.root, moved, &Type{Kind: AnyType})
	}
	return d, nil
}

// mover copies nodes to lines further down.
type mover struct {
	lines int
	done  map[*syntax.Node]*syntax.Node
}

func (m *mover) node(n *syntax.Node) *syntax.Node {
	if n == nil || m.done[n] != nil {
		return m.done[n]
	}
	out := *n
	m.done[n] = &out
	out.Range, out.Outer, out.Line = m.place(n.Range), m.place(n.Outer), n.Line+m.lines
	out.Target = m.node(n.Target)
	if out.Target != nil {
		out.Alias = &out.Target.Node
	}
	out.Children = make([]*syntax.Node, len(n.Children))
	out.Content = make([]*yaml.Node, len(n.Children))
	for i, c := range n.Children {
		out.Children[i] = m.node(c)
		out.Content[i] = &out.Children[i].Node
	}
	return &out
}

func (m *mover) place(r syntax.Range) syntax.Range {
	r.Start.Line += m.lines
	r.End.Line += m.lines
	return r
}

// errors are the errors among findings about the document.
func (d *document) errors(found []Diagnostic) error {
	var errs []error
	for _, f := range found {
		if f.Severity != Error {
			continue
		}
		info := d.locate(f.Range)
		info.Code, info.Message = f.Code, f.Message
		errs = append(errs, errorOf(info))
	}
	return allErrors(errs)
}

// locate says where a range of the document stands.
func (d *document) locate(r syntax.Range) ErrorInfo {
	s := d.sources[0]
	for _, later := range d.sources[1:] {
		if later.first <= r.Start.Line {
			s = later
		}
	}
	r.Start.Line -= s.first
	r.End.Line -= s.first
	return s.locate(r)
}

// errors are the errors among findings about one source.
func (s *loaded) errors(found []Diagnostic) (errs []error) {
	for _, f := range found {
		if f.Severity == Error {
			info := s.locate(f.Range)
			info.Code, info.Message = f.Code, f.Message
			errs = append(errs, errorOf(info))
		}
	}
	return errs
}

func (s *loaded) locate(r syntax.Range) ErrorInfo {
	info := ErrorInfo{Path: s.name, Field: fieldAt(s.tree.Root, r.Start)}
	if s.isText {
		info.Line, info.Column = position(s.tree.Text, r.Start)
	}
	return info
}

// fieldAt is the way to the key or value at a place, such as "inputs[0].type".
func fieldAt(n *syntax.Node, at syntax.Pos) (path string) {
	for n != nil {
		n, path = fieldBelow(n, path, at)
	}
	return path
}

// fieldBelow goes one step towards a place; the node is nil when there is no further.
func fieldBelow(n *syntax.Node, path string, at syntax.Pos) (*syntax.Node, string) {
	switch n.Kind {
	case yaml.SequenceNode:
		for i, c := range n.Children {
			if c.Outer.Contains(at) {
				return c, fmt.Sprintf("%s[%d]", path, i)
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Children); i += 2 {
			switch key, value := n.Children[i], n.Children[i+1]; {
			case key.Outer.Contains(at):
				return nil, below(path, key.Value)
			case value.Outer.Contains(at):
				return value, below(path, key.Value)
			}
		}
	}
	return nil, path
}
