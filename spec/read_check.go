package spec

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CheckOptions say how Check and Compile check.
type CheckOptions struct {
	// Params are values for inputs, by name. A text means what the type of its input makes of it, as on a command line;
	// any other value is meant as it is. They win over the params of the first layer.
	Params map[string]any
	// StrictParams, when it is set, says in place of the file whether params must be declared. A component that asks for
	// that cannot be overruled.
	StrictParams *bool
	// Lint checks the specification only, as `polyaxon check --lint` does: not whether params fit the inputs, and not
	// whether there is something to run.
	Lint bool
}

// Check reads a Polyaxonfile of any kind, lays overlays over it, and gives the operation that Polyaxon would run: the first
// layer is the file, from wherever it comes, and each later one is laid over what is before it, with its own patchStrategy.
// A component becomes the component of an operation. What the files refer to is read, and put in its place.
//
// All is checked as `polyaxon check` does. Errors are those of this package, all that were found at once; one is a
// *ClientError when something could not be fetched, so that nobody knows whether the rest is fine.
func (r Reader) Check(ctx context.Context, options CheckOptions, layers ...Layer) (*Operation, error) {
	c, res, err := r.resolve(ctx, options, layers)
	if err != nil {
		return nil, err
	}
	o := &Operation{}
	if err := c.decode(res.operation, o); err != nil {
		return nil, err
	}
	o.Kind = RootOperation
	return o, nil
}

// Compile is Check and gives the operation with all layers in one: component, overlays and params, as Polyaxon stores it
// with a run. Options.Lint has no effect.
func (r Reader) Compile(ctx context.Context, options CheckOptions, layers ...Layer) (*CompiledOperation, error) {
	options.Lint = false
	c, res, err := r.resolve(ctx, options, layers)
	if err != nil {
		return nil, err
	}
	o := &CompiledOperation{}
	if err := c.decode(res.compiled, o); err != nil {
		return nil, err
	}
	o.Kind = CompiledOperationKind
	return o, nil
}

// checked is the layers of a check and what was read on the way.
type checked struct {
	layers []*loaded // the first is the file
	files  *recorder
}

func (r Reader) resolve(ctx context.Context, options CheckOptions, layers []Layer) (*checked, *Resolution, error) {
	if len(layers) == 0 {
		return nil, nil, noLayers()
	}
	c := &checked{files: &recorder{Resolver: r.files(), trees: map[string]*syntax.Tree{}, failed: map[string]error{}}}
	set := Set{Strict: options.StrictParams, Lint: options.Lint}
	var errs []error
	for i, l := range layers {
		s, err := l.load(ctx, c.files, i, len(layers))
		if err != nil {
			errs = append(errs, err)
			continue
		}
		c.layers = append(c.layers, s)
		if i == 0 {
			set.Base = Source{s.path, s.tree}
			if l.reference.Field == "hubRef" {
				set.Hub = l.reference.Text
			}
			continue
		}
		path := s.path
		if path == "" {
			path = s.name
		}
		set.Overlays = append(set.Overlays, Source{path, s.tree})
	}
	var err error
	if set.Params, set.values, err = givenParams(options.Params); err != nil {
		errs = append(errs, err)
	}
	if err := allErrors(errs); err != nil {
		return nil, nil, err
	}
	res := Resolve(ctx, set, c.files)
	if ctx.Err() != nil {
		return nil, nil, interrupted(ctx, c.layers[0].name)
	}
	return c, res, c.verdict(res)
}

// givenParams tells texts from other values, which become nodes.
func givenParams(params map[string]any) (texts []GivenParam, values map[string]*syntax.Node, err error) {
	values = map[string]*syntax.Node{}
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if text, ok := params[name].(string); ok {
			texts = append(texts, GivenParam{name, text})
			continue
		}
		tree, err := treeOf(map[string]any{"value": params[name]}, "params")
		if err != nil {
			return nil, nil, err
		}
		_, value := tree.Root.Get("value")
		values[name] = value
	}
	return texts, values, nil
}

// verdict is what is wrong with what was resolved.
func (c *checked) verdict(res *Resolution) error {
	var errs []error
	for _, d := range res.Found {
		if d.Severity == Error || d.Code == CodeNotFetched {
			errs = append(errs, c.errorOf(d))
		}
	}
	if err := allErrors(errs); err != nil {
		return err
	}
	if res.operation == nil {
		return &ReferenceError{ErrorInfo{Code: CodeNotComposable, Path: c.layers[0].name,
			Message: "The operation could not be put together: something that it refers to is not there."}}
	}
	return nil
}

// errorOf is a diagnostic as an error.
func (c *checked) errorOf(d Diagnostic) error {
	s := c.source(d.File)
	info := s.locate(d.Range)
	info.Code, info.Message = d.Code, d.Message
	if ref := nodeAt(s.tree.Root, d.Range); ref != nil {
		for _, key := range []string{ref.Value, inFolderOf(s.path, ref.Value)} {
			if err := c.files.failed[key]; err != nil && info.Cause == nil {
				info.Cause = err
			}
		}
	}
	return errorOf(info)
}

// source is the text that a diagnostic calls file.
func (c *checked) source(file string) *loaded {
	for i, s := range c.layers {
		if i == 0 && file == "" || file != "" && (file == s.path || file == s.name) {
			return s
		}
	}
	if tree := c.files.trees[file]; tree != nil {
		return &loaded{name: file, path: file, tree: tree, isText: true}
	}
	return &loaded{name: file, path: file, tree: &syntax.Tree{Text: syntax.NewText("")}}
}

// nodeAt is the node with a range, nil when there is none.
func nodeAt(n *syntax.Node, r syntax.Range) *syntax.Node {
	for n != nil && n.Range != r {
		n, _ = fieldBelow(n, "", r.Start)
	}
	return n
}

func (c *checked) decode(n *syntax.Node, out any) error {
	err := Decode(n, out)
	if misfit := (*DecodeError)(nil); errors.As(err, &misfit) {
		return &SchemaError{ErrorInfo{Code: CodeMisfit, Path: c.layers[0].name, Field: misfit.Path,
			Message: capital(misfit.Reason) + ".", Cause: misfit}}
	}
	return err
}

// recorder remembers what a resolver read and what it could not, for errors to point into and to carry.
type recorder struct {
	Resolver
	trees  map[string]*syntax.Tree
	failed map[string]error
}

func (r *recorder) File(ctx context.Context, path string) (*syntax.Tree, error) {
	tree, err := r.Resolver.File(ctx, path)
	if err == nil && tree == nil {
		err = fmt.Errorf("nothing came back for %s", path)
	}
	r.trees[path], r.failed[path] = tree, err
	return tree, err
}

func (r *recorder) Fetch(ctx context.Context, ref Reference) (*syntax.Tree, error) {
	tree, err := r.Resolver.Fetch(ctx, ref)
	if err == nil && tree == nil {
		err = fmt.Errorf("nothing came back for %s", ref.Text)
	}
	r.failed[ref.Text] = err
	return tree, err
}

// inFolderOf is path as a file in the folder of another file names it.
func inFolderOf(other, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(other), path)
}
