package spec_test

import (
	"fmt"
	"log"

	"gopkg.in/yaml.v3"
	corev1 "k8s.io/api/core/v1"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// An operation in Go, written as a file.
func ExampleEncode() {
	container, err := spec.NewK8s(corev1.Container{
		Image:   "python:3.12",
		Command: []string{"python", "train.py", "--lr={{ lr }}"},
	})
	if err != nil {
		log.Fatal(err)
	}
	component := &spec.Component{
		Inputs: []*spec.IO{{Name: "lr", Type: "float"}},
		Run:    &spec.Job{Container: container},
	}
	operation := &spec.Operation{
		Name: "train",
		Matrix: &spec.RandomSearch{
			NumRuns: spec.Of[int64](20),
			Params: spec.Of(map[string]spec.HpParam{
				"lr": &spec.HpLogUniform{Value: spec.Of(spec.LogUniform{Low: -9, High: -2})},
			}),
		},
		Component: component.Polyaxonfile(), // with its kind
	}
	text, err := yaml.Marshal(operation)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(text))
	// Output:
	// kind: operation
	// name: train
	// matrix:
	//     kind: random
	//     params:
	//         lr:
	//             kind: loguniform
	//             value:
	//                 low: -9.0
	//                 high: -2.0
	//     numRuns: 20
	// component:
	//     kind: component
	//     inputs:
	//         - name: lr
	//           type: float
	//     run:
	//         kind: job
	//         container:
	//             image: python:3.12
	//             command:
	//                 - python
	//                 - train.py
	//                 - --lr={{ lr }}
}

// A file, read into Go.
func ExampleDecodeRoot() {
	tree := syntax.Parse(syntax.NewText(`
kind: component
inputs: [{name: epochs, type: int, value: 10}]
run:
  kind: service
  ports: [6006]
  container: {image: tensorflow/tensorflow, resources: {limits: {memory: 2Gi}}}
`))
	root, err := spec.DecodeRoot(tree.Root)
	if err != nil {
		log.Fatal(err)
	}
	file := root.Polyaxonfile()
	fmt.Println(file.Kind, file.Inputs[0].Name, file.Inputs[0].Value)
	if service, ok := file.Run.(*spec.Service); ok {
		container, err := service.Container.Typed()
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(service.Ports.Value, container.Image, container.Resources.Limits.Memory())
	}
	// Output:
	// component epochs 10
	// [6006] tensorflow/tensorflow 2Gi
}
