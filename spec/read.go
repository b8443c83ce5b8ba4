package spec

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Reader reads Polyaxonfiles into the Go types. The zero Reader reads files from disk and fetches nothing.
type Reader struct {
	// Files reads files, and fetches URLs and components. Nil: Disk{}.
	Files Resolver
}

// ReadComponent reads a component from text, files and maps. See Reader.Component.
func ReadComponent(layers ...Layer) (*Component, error) {
	return Reader{}.Component(context.Background(), layers...)
}

// ReadOperation reads an operation from text, files and maps. See Reader.Operation.
func ReadOperation(layers ...Layer) (*Operation, error) {
	return Reader{}.Operation(context.Background(), layers...)
}

// Read reads what its kind says from text, files and maps. See Reader.Read.
func Read(layers ...Layer) (Root, error) { return Reader{}.Read(context.Background(), layers...) }

// Component reads a component. It may leave out its kind; any other kind is an error.
//
// Of several layers each later one overrides the keys that it has: mappings are merged key by key at any depth, everything
// else is replaced, by null too. Each must hold a key at least. The result is checked against the specification as a whole;
// what it refers to is not read. Errors are those of this package, all that were found at once.
func (r Reader) Component(ctx context.Context, layers ...Layer) (*Component, error) {
	c := &Component{}
	if err := r.known(ctx, string(RootComponent), c, layers); err != nil {
		return nil, err
	}
	c.Kind = RootComponent
	return c, nil
}

// Operation is Component for operations.
func (r Reader) Operation(ctx context.Context, layers ...Layer) (*Operation, error) {
	o := &Operation{}
	if err := r.known(ctx, string(RootOperation), o, layers); err != nil {
		return nil, err
	}
	o.Kind = RootOperation
	return o, nil
}

// CompiledOperation is Component for operations that Polyaxon has compiled.
func (r Reader) CompiledOperation(ctx context.Context, layers ...Layer) (*CompiledOperation, error) {
	o := &CompiledOperation{}
	if err := r.known(ctx, string(CompiledOperationKind), o, layers); err != nil {
		return nil, err
	}
	o.Kind = CompiledOperationKind
	return o, nil
}

// Read is Component for what its kind says: a *Component, an *Operation, or without kind a *Polyaxonfile.
func (r Reader) Read(ctx context.Context, layers ...Layer) (Root, error) {
	var root Root
	if err := r.known(ctx, "", &root, layers); err != nil {
		return nil, err
	}
	return root, nil
}

// known reads layers as one document of a kind, "" for whichever it says, into *out.
func (r Reader) known(ctx context.Context, kind string, out any, layers []Layer) error {
	d, err := r.document(ctx, layers)
	if err != nil {
		return err
	}
	if err := d.check(kind); err != nil {
		return err
	}
	return d.decode(out)
}

func (r Reader) files() Resolver {
	if r.Files == nil {
		return Disk{}
	}
	return r.Files
}

// check says what the specification rejects in a document of a kind.
func (d *document) check(kind string) error {
	v := newValidator("")
	model := v.schema.Root("")
	if v.former(d.root) || !v.kind(d.root, kind) {
		return d.errors(v.found)
	}
	if kind != "" || hasKind(d.root) {
		v.sections(d.root)
	}
	if kind == string(CompiledOperationKind) {
		model = v.schema.Root(kind)
	}
	v.model(d.root, model, site{label: rootLabel})
	return d.errors(v.found)
}

// kind reports a kind that is not the one that is read; "" is any.
func (v *validator) kind(root *syntax.Node, kind string) bool {
	key, value := root.Get("kind")
	if value = value.Resolve(); key == nil || kind == "" || value.Kind == yaml.ScalarNode && value.Value == kind {
		return true
	}
	return v.report(CodeWrongKind, site{key: key}.at(value), nil,
		"This is read as %s, but its kind is %s: write `%s`, or leave `kind` out.", rootNames[kind], nameOf(value), kind)
}

var rootNames = map[string]string{
	string(RootComponent):         "a component",
	string(RootOperation):         "an operation",
	string(CompiledOperationKind): "a compiled operation",
}

// decode reads the document, which was checked, into *out.
func (d *document) decode(out any) error {
	err := Decode(d.root, out)
	if misfit := (*DecodeError)(nil); errors.As(err, &misfit) {
		info := d.locate(misfit.Range)
		info.Code, info.Field, info.Cause = CodeMisfit, misfit.Path, misfit
		info.Message = capital(misfit.Reason) + "."
		return &SchemaError{info}
	}
	return err
}

// Validate checks a value of this package that was made in Go, such as an *Operation or a *Job, as the file that would be
// written from it. What it refers to is not read. Errors have no lines, and say by their Field what they are about.
func Validate(value any) error {
	v := reflect.ValueOf(value)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct || SchemaOf().Model(v.Type().Name()) == nil {
		return notWritable(fmt.Errorf("a %T is no model of the specification", value))
	}
	d, err := Reader{}.document(context.Background(), []Layer{{value: value}})
	if err != nil {
		return err
	}
	check := newValidator("")
	if _, isRoot := reflect.New(v.Type()).Interface().(Root); isRoot {
		return d.check("")
	}
	check.model(d.root, check.schema.Model(v.Type().Name()), site{label: "a " + v.Type().Name()})
	return d.errors(check.found)
}
