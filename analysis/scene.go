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
	layers := []layer{{node: p.steps[i].node.Resolve(), path: p.doc.Path}}
	for len(layers) < maxLayers {
		next, ok := p.beneath(layers[len(layers)-1], i)
		if !ok || next.node == nil || next.node.Kind != yaml.MappingNode {
			break
		}
		layers = append(layers, next)
	}
	return layers
}

// beneath is the component that a layer is laid over.
func (p *place) beneath(l layer, i int) (layer, bool) {
	if _, component := l.node.Get("component"); component.Resolve() != nil {
		return layer{component.Resolve(), l.path, l.ref}, true
	}
	if ref := textOf(l.node, "pathRef"); ref != "" {
		path := ref
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(l.path), path)
		}
		tree, err := p.files.File(p.ctx, path)
		if err != nil {
			return layer{}, false
		}
		return layer{node: tree.Root, path: path}, true
	}
	for _, field := range []string{"hubRef", "urlRef"} {
		if ref := textOf(l.node, field); ref != "" {
			tree, err := p.files.Fetch(p.ctx, spec.Reference{Field: field, Text: ref})
			if err != nil {
				return layer{}, false
			}
			return layer{node: tree.Root, path: l.path, ref: field + " " + ref}, true
		}
	}
	if ref := textOf(l.node, "dagRef"); ref != "" {
		for _, component := range p.dagItems(i, "components") {
			if textOf(component, "name") == ref && component != l.node {
				return layer{node: component, path: p.doc.Path}, true
			}
		}
	}
	return layer{}, false
}

// dagItems are the `operations` or `components` of the DAG around step i.
func (p *place) dagItems(i int, section string) []*syntax.Node {
	for i--; i >= 0; i-- {
		if s := &p.steps[i]; len(s.objects) > 0 && s.object().is("V1Dag") {
			return itemsOf(s.node, section)
		}
	}
	return nil
}

// owner is the innermost operation or component around the place, and the index of its step.
func (p *place) owner() (*step, int) { return p.around(object.isRoot) }

// runKind is the kind of the run of the operation at step i, from wherever it comes; "" when that is not known.
func (p *place) runKind(i int) string {
	for _, l := range p.layers(i) {
		_, run := l.node.Get("run")
		if kind := textOf(run.Resolve(), "kind"); kind != "" {
			return kind
		}
	}
	return ""
}
