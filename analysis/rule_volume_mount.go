package analysis

import (
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeVolumeMount is about a mount of a volume that the pod does not have.
const CodeVolumeMount = "volume-mount"

var volumeMountRule = &rule{
	code: CodeVolumeMount, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		n := s.node.Resolve()
		if !s.isKubernetes("V1VolumeMount", "name") || !isText(n) || spec.IsTemplate(n) || !p.wholeKnown() {
			return
		}
		volumes := p.volumes()
		if slices.Contains(volumes, n.Value) || slices.ContainsFunc(volumes, holdsTemplate) || slices.Contains(c.used(connectionName), n.Value) {
			return // a connection brings a volume of its name along
		}
		if meant := spec.Suggest(n.Value, volumes); meant != "" {
			c.report(s.node.Range, "There is no volume `%s`: Kubernetes refuses the pod. Did you mean `%s`?", n.Value, meant).
				write(s.node.Range, n, meant)
			return
		}
		c.report(s.node.Range, "There is no volume `%s`: add it to `volumes`, or Kubernetes refuses the pod.", n.Value)
	},
}

// wholeKnown reports whether all that the operation around the place is made of is known: it is laid over nothing that
// could not be read, no preset of the server changes it, and it is itself laid over nothing.
func (p *place) wholeKnown() bool {
	_, i := p.owner()
	if i < 0 {
		return false
	}
	for ; i >= 0; i-- {
		s := &p.steps[i]
		if len(s.objects) == 0 || !s.object().isRoot() {
			continue
		}
		for _, l := range p.layers(i) {
			if fieldOf(l.node, "presets") != nil || isSet(l.node, "isPreset") {
				return false
			}
		}
		if !p.ends(i) {
			return false
		}
	}
	return true
}

// ends reports whether the components under the operation at step i were all found, down to one that refers to no other.
func (p *place) ends(i int) bool {
	layers := p.layers(i)
	last := layers[len(layers)-1].node
	for _, name := range []string{"component", "hubRef", "urlRef", "pathRef", "dagRef"} {
		if fieldOf(last, name) != nil {
			return false
		}
	}
	return true
}
