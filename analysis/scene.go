package analysis

import (
	"context"
	"path/filepath"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// scene is a document with what it takes to follow its references. It is made for one request.
type scene struct {
	ctx   context.Context
	doc   *Document
	files spec.Resolver
	alone bool                 // nothing but the text around a value says what it is: files is nil
	dags  map[dagKey]*dagParts // those that were looked at
	base  *Document            // what the document is laid over as an overlay of a set; nil when it is none
}

// layer is a Polyaxonfile mapping that contributes to an operation: the operation itself, or a component under it.
type layer struct {
	node *syntax.Node // a mapping
	path string       // of the file that it stands in
	ref  string       // what led to it when it is in no file: "hubRef acme/train:1"; "" otherwise
}

// maxLayers is how many components are followed from an operation to the one that it is laid over at last.
const maxLayers = 12

// layers are the operation or component at step i and the components that it refers to, nearest first. References that
// lead nowhere, or to what has not arrived yet, end the list.
func (p *place) layers(i int) []layer {
	if i < 0 {
		return nil
	}
	return p.follow(layer{node: p.steps[i].node.Resolve(), path: p.doc.Path}, func() *dagParts { return p.dagAround(i).dagParts })
}

// follow are a layer and those that it refers to, nearest first. around is the DAG that a dagRef names a component of.
func (s *scene) follow(first layer, around func() *dagParts) []layer {
	layers := []layer{first}
	for len(layers) < maxLayers {
		next, ok := s.beneath(layers[len(layers)-1], around)
		if !ok || next.node == nil || next.node.Kind != yaml.MappingNode {
			break
		}
		layers = append(layers, next)
	}
	return layers
}

// beneath is the component that a layer is laid over.
func (s *scene) beneath(l layer, around func() *dagParts) (layer, bool) {
	if component := fieldOf(l.node, "component"); component != nil {
		return layer{component, l.path, l.ref}, true
	}
	if ref := textOf(l.node, "pathRef"); ref != "" {
		path := ref
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(l.path), path)
		}
		tree, err := s.files.File(s.ctx, path)
		if err != nil {
			return layer{}, false
		}
		return layer{node: tree.Root, path: path}, true
	}
	for _, field := range []string{"hubRef", "urlRef"} {
		if ref := textOf(l.node, field); ref != "" {
			return s.remote(field, ref, l.path)
		}
	}
	if ref := textOf(l.node, "dagRef"); ref != "" {
		if component, ok := around().component(ref); ok && component.node != l.node {
			return component, true
		}
	}
	return layer{}, false
}

// remote is the component that a hubRef or urlRef in the file at path names.
func (s *scene) remote(field, ref, path string) (layer, bool) {
	tree, err := s.files.Fetch(s.ctx, spec.Reference{Field: field, Text: ref})
	if err != nil || tree.Root == nil || tree.Root.Kind != yaml.MappingNode {
		return layer{}, false
	}
	return layer{node: tree.Root, path: path, ref: field + " " + ref}, true
}

// owner is the innermost operation or component around the place, and the index of its step.
func (p *place) owner() (*step, int) { return p.around(object.isRoot) }

// runKind is the kind of the run of the operation at step i, from wherever it comes; "" when that is not known.
func (p *place) runKind(i int) string {
	for _, l := range p.layers(i) {
		if kind := textOf(fieldOf(l.node, "run"), "kind"); kind != "" {
			return kind
		}
	}
	return ""
}
