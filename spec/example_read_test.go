package spec_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"

	corev1 "k8s.io/api/core/v1"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// What was read is a Go value like any other.
func Example() {
	operation, err := spec.ReadOperation(spec.FromText(`
version: 1
kind: operation
name: test
tags: ['foo', 'bar']
params:
  num_masks: {value: 2}

component:
  run:
    kind: job
    container:
      image: some-image:version
      command: some-command
`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(operation.Name)
	job := operation.Component.Run.(*spec.Job)
	container := job.Container // a *spec.K8s[corev1.Container]
	fmt.Println(container.Get("image"))
	fmt.Println(container.Get("command"))
	fmt.Println(operation.Params["num_masks"].Value)

	// Kubernetes wants a list here, which the typed view says. What is written from the operation is still the text.
	_, err = container.Typed()
	fmt.Println(err)
	// Output:
	// test
	// some-image:version
	// some-command
	// 2
	// v1.Container: command is a string, Kubernetes wants []string
}

// An object made in Go is checked as the file that would be written from it.
func ExampleValidate() {
	container, err := spec.NewK8s(corev1.Container{Image: "python:3.12"})
	if err != nil {
		log.Fatal(err)
	}
	component := &spec.Component{
		Inputs: []*spec.IO{{Name: "lr", Type: "float", Value: "fast"}},
		Run:    &spec.Job{Container: container},
	}
	fmt.Println(spec.Validate(component))

	component.Inputs[0].Value = 0.1
	fmt.Println(spec.Validate(component))
	// Output:
	// inputs[0].value: The default must be of type `float`, but this is the string "fast".
	// <nil>
}

// The kind is known: the file is a component, whether it says so or not.
func ExampleReadComponent() {
	component, err := spec.ReadComponent(spec.FromText(`{"run": {"kind": "job", "container": {"image": "python:3.12"}}}`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(component.Kind, component.Run.Kind())

	_, err = spec.ReadComponent(spec.FromText("kind: operation\nhubRef: train"))
	fmt.Println(err)
	// Output:
	// component job
	// line 1, column 7: This is read as a component, but its kind is `operation`: write `component`, or leave `kind` out.
}

// Maps, of which the later one overrides a section of the earlier one.
func ExampleReadComponent_maps() {
	base := map[string]any{
		"version": 1, "kind": "component",
		"run": map[string]any{"kind": "job", "container": map[string]any{"image": "python:3.12", "command": []string{"python"}}},
	}
	component, err := spec.ReadComponent(spec.FromMap(base), spec.FromMap(map[string]any{
		"run": map[string]any{"container": map[string]any{"image": "python:3.13"}},
	}))
	if err != nil {
		log.Fatal(err)
	}
	text, err := spec.ToYAML(component)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(text))
	// Output:
	// version: 1.0
	// kind: component
	// run:
	//     kind: job
	//     container:
	//         command:
	//             - python
	//         image: python:3.13
}

// Files in YAML and JSON, and a map as the last layer. What comes back depends on the kind that they say.
func ExampleRead() {
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	first, second := filepath.Join(folder, "polyaxonfile.yaml"), filepath.Join(folder, "production.json")
	write(first, "kind: operation\nname: train\nhubRef: train:1.0\nqueue: small")
	write(second, `{"queue": "large", "tags": ["production"]}`)

	root, err := spec.Read(spec.FromFile(first), spec.FromFile(second), spec.FromMap(map[string]any{"name": "nightly"}))
	if err != nil {
		log.Fatal(err)
	}
	switch file := root.(type) {
	case *spec.Operation:
		fmt.Println("operation", file.Name, file.Queue, file.Tags)
	case *spec.Component:
		fmt.Println("component", file.Name)
	case *spec.Polyaxonfile: // no kind
		fmt.Println("file", file.Name)
	}
	// Output:
	// operation nightly large [production]
}

func write(path, text string) {
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		log.Fatal(err)
	}
}

// registry stands for the hub, for the web and for a disk with one file.
type registry map[string]string

func (r registry) Fetch(_ context.Context, ref spec.Reference) (*syntax.Tree, error) {
	text, ok := r[ref.Text]
	if !ok {
		return nil, fmt.Errorf("%w: %s", spec.ErrNoComponent, ref.Text)
	}
	return syntax.Parse(syntax.NewText(text)), nil
}

func (r registry) File(_ context.Context, path string) (*syntax.Tree, error) {
	text, ok := r[path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return syntax.Parse(syntax.NewText(text)), nil
}

// A component from the hub with params: the operation that Polyaxon would run.
func ExampleReader_Check() {
	reader := spec.Reader{Files: registry{"component:latest": `
kind: component
inputs: [{name: foo, type: str}]
run: {kind: job, container: {image: "python:3.12", args: ["{{ foo }}"]}}
`}}
	operation, err := reader.Check(context.Background(),
		spec.CheckOptions{Params: map[string]any{"foo": "bar"}}, spec.FromHub("component:latest"))
	if err != nil {
		log.Fatal(err)
	}
	text, err := spec.ToYAML(operation)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(text))

	_, err = reader.Check(context.Background(), spec.CheckOptions{}, spec.FromHub("component:latest"))
	fmt.Println(err)
	// Output:
	// kind: operation
	// params:
	//     foo:
	//         value: bar
	// hubRef: component:latest
	// component:
	//     kind: component
	//     inputs:
	//         - name: foo
	//           type: str
	//     run:
	//         kind: job
	//         container:
	//             image: "python:3.12"
	//             args: ["{{ foo }}"]
	// component:latest:3:17: The input `foo` of type `str` requires a value: give it in `params`.
}

// A file with an overlay and a map over both: what Polyaxon would run, in one piece.
func ExampleReader_Compile() {
	reader := spec.Reader{Files: registry{
		"polyaxonfile.yaml": "run: {kind: job, container: {image: 'python:3.12', command: [python, train.py]}}",
		"gpu.yaml":          "resources: {gpu: 1}",
	}}
	compiled, err := reader.Compile(context.Background(), spec.CheckOptions{}, spec.FromFile("polyaxonfile.yaml"),
		spec.FromFile("gpu.yaml"), spec.FromMap(map[string]any{"name": "on-gpu"}))
	if err != nil {
		log.Fatal(err)
	}
	container, err := compiled.Run.(*spec.Job).Container.Typed()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(compiled.Name, container.Command, container.Resources.Limits.Name("nvidia.com/gpu", ""))
	// Output:
	// on-gpu [python train.py] 1
}

// Errors are one family, with a place in a file and the cause below.
func ExampleErrorInfos() {
	reader := spec.Reader{Files: registry{"train.yaml": `
kind: component
nam: train
run:
  kind: job
  container: {imag: python}
`}}
	_, err := reader.Check(context.Background(), spec.CheckOptions{}, spec.FromFile("train.yaml"))
	fmt.Println(errors.Is(err, spec.ErrPolyaxon))
	for _, e := range spec.ErrorInfos(err) {
		fmt.Printf("%s line %d column %d: %s [%s]\n", e.Path, e.Line, e.Column, e.Field, e.Code)
	}
	var wrong *spec.ValidationError
	if errors.As(err, &wrong) {
		fmt.Println(wrong.Message)
	}

	_, err = reader.Component(context.Background(), spec.FromFile("nothing.yaml"))
	var file *spec.FileError
	fmt.Println(errors.As(err, &file), errors.Is(err, fs.ErrNotExist))
	// Output:
	// true
	// train.yaml line 3 column 1: nam [unknown-field]
	// train.yaml line 6 column 15: run.container.imag [unknown-field]
	// Unknown key `nam` in a Polyaxonfile. Did you mean `name`?
	// true true
}
