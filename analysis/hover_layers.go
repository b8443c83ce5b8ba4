package analysis

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Keys of an operation that are not laid over those of its component; of an operation of a DAG, these too.
var (
	unlaid = []string{
		"kind", "version", "component", "hubRef", "pathRef", "urlRef", "dagRef", "isPreset", "patchStrategy", "strictParams", "cmd", "env", "resources",
	}
	unlaidInDag = []string{"name", "dependencies", "trigger", "conditions", "joins", "skipOnUpstreamSkip", "schedule"}
)

// ofRun are keys of an operation that stand for keys of its run.
var ofRun = []string{"ports", "container", "environment", "init", "connections", "sidecars", "volumes"}

// pathFrom are the names of the keys from step i to the place. It is nil when the place is in a list, or at step i.
func (p *place) pathFrom(i int) []string {
	var path []string
	for k := i + 1; k < len(p.steps); k++ {
		if p.steps[k].key == nil {
			return nil
		}
		path = append(path, p.steps[k].spelled())
	}
	if p.key != nil {
		path = append(path, (&step{slot: p.entry(p.last(), p.key), key: p.key}).spelled())
	}
	return path
}

// spelled is the key of a step as the specification spells it.
func (s *step) spelled() string {
	switch {
	case s.depth > 0:
	case s.field != nil:
		return s.field.Name
	case s.k8sField != nil:
		return s.k8sField.Name
	}
	return s.key.Value
}

// here is the value at the place: of the key, or what the place is in.
func (p *place) here() *syntax.Node {
	if p.key == nil {
		return p.last().node.Resolve()
	}
	for _, e := range p.last().node.Entries() {
		if e.Key == p.key {
			return e.Value.Resolve()
		}
	}
	return nil
}

// sayBeneath says what the components beneath the operation around have in this place, and the operation that it is the
// component of.
func (h *hoverer) sayBeneath(e *explanation) {
	_, i := h.owner()
	value := h.here()
	if i < 0 || value == nil {
		return
	}
	path := h.pathFrom(i)
	if len(path) == 0 || slices.Contains(unlaid, path[0]) || h.dagAround(i).inside && slices.Contains(unlaidInDag, path[0]) {
		return
	}
	if s := &h.steps[i]; s.field != nil && s.field.Name == "component" && i > 0 && h.steps[i-1].object().isRoot() {
		above := layer{node: h.steps[i-1].node.Resolve(), path: h.doc.Path}
		if n := laidAt(above, path, true); n != nil && n.Kind == yaml.ScalarNode && value.Kind == yaml.ScalarNode && newWins(above) {
			e.addf("The operation around sets %s instead (%s).", code(brief(n)), h.whereOf(above, n))
			return
		}
	}
	layers := h.layers(i)
	for _, l := range layers[1:] {
		if n := laidAt(l, path, false); n != nil {
			e.add(h.overlay(layers[0], value, l, n))
			return
		}
	}
}

// laidAt is the value of a layer at a path of another. upper says that the layer is the one above.
func laidAt(l layer, path []string, upper bool) *syntax.Node {
	find := func(path ...string) *syntax.Node {
		n := l.node
		for _, name := range path {
			if n = fieldOf(n, name); n == nil {
				return nil
			}
		}
		return n
	}
	rest := path
	switch {
	case path[0] == "run" || path[0] == "runPatch":
		rest = path[1:]
	case !slices.Contains(ofRun, path[0]):
		return find(path...)
	}
	keys := []string{"run"}
	if upper {
		keys = []string{"runPatch", "run"}
	}
	if len(rest) > 0 && slices.Contains(ofRun, rest[0]) {
		if n := find(rest...); n != nil {
			return n
		}
	}
	for _, key := range keys {
		if n := find(append([]string{key}, rest...)...); n != nil {
			return n
		}
	}
	return nil
}

// strategy is how a layer is laid over those beneath.
func strategy(l layer) string {
	if s := textOf(l.node, "patchStrategy"); s != "" {
		return s
	}
	return textOf(l.node, "patch_strategy")
}

// newWins reports whether a scalar of a layer takes the place of one beneath.
func newWins(l layer) bool { s := strategy(l); return s != "isnull" && s != "pre_merge" }

// overlay says what becomes of the value of a layer and that of one beneath.
func (h *hoverer) overlay(upper layer, value *syntax.Node, lower layer, beneath *syntax.Node) string {
	from := h.whereOf(lower, beneath)
	if from == "" {
		from = "the component " + code(lower.component())
	}
	s := strategy(upper)
	switch {
	case value.Kind == yaml.ScalarNode && beneath.Kind == yaml.ScalarNode && newWins(upper):
		return fmt.Sprintf("Takes the place of %s (%s).", code(brief(beneath)), from)
	case value.Kind == yaml.ScalarNode && beneath.Kind == yaml.ScalarNode, s == "isnull" && value.Kind == yaml.SequenceNode:
		return fmt.Sprintf("Without effect: %s stays (%s), as `patchStrategy: %s` says.", code(brief(beneath)), from, s)
	case value.Kind == yaml.SequenceNode && beneath.Kind == yaml.SequenceNode:
		switch s {
		case "replace":
			return fmt.Sprintf("Takes the place of the list %s (%s).", code(brief(beneath)), from)
		case "pre_merge":
			return fmt.Sprintf("Its items come before %s (%s).", code(brief(beneath)), from)
		}
		return fmt.Sprintf("Its items are added to %s (%s).", code(brief(beneath)), from)
	case value.Kind == yaml.MappingNode && beneath.Kind == yaml.MappingNode && s != "replace" && s != "isnull":
		wins := "this one"
		if s == "pre_merge" {
			wins = "that one"
		}
		return fmt.Sprintf("Merged with the mapping beneath it (%s); where both set a value, %s wins.", from, wins)
	}
	return ""
}

// component is what the component of a layer is called, "" when it has no name.
func (l layer) component() string {
	if l.ref != "" {
		return l.ref[strings.IndexByte(l.ref, ' ')+1:]
	}
	return textOf(l.node, "name")
}
