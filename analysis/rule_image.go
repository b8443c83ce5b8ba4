package analysis

import (
	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
)

// CodeMissingImage is about a container that nothing gives an image to.
const CodeMissingImage = "missing-image"

var imageRule = &rule{
	code: CodeMissingImage, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if s.object().k8s == nil || s.object().k8s.Name != "V1Container" || s.node.Resolve().Kind != yaml.MappingNode ||
			c.layered || c.spoilt(s.node.Range) || !p.isOnlyLayer() {
			return
		}
		if image := fieldOf(s.node, "image"); image != nil && (image.Value != "" || image.Kind != yaml.ScalarNode) {
			return
		}
		switch {
		case s.field == nil, s.owner.is("V1Init"): // a handler of Polyaxon's own has an image
			return
		}
		at := valueRange(s.node)
		if s.key != nil {
			at = s.key.Range
		} else if len(s.node.Children) > 0 {
			at = s.node.Children[0].Range
		}
		c.report(at, "This container has no `image`, and nothing gives it one: Kubernetes refuses the pod.")
	},
}

// isOnlyLayer reports whether the place is in an operation or component that is laid over nothing, that nothing is laid over
// in this file, and that no build makes an image for.
func (p *place) isOnlyLayer() bool {
	_, i := p.owner()
	if i < 0 || !p.wholeKnown() {
		return false
	}
	for ; i >= 0; i-- {
		s := &p.steps[i]
		if len(s.objects) == 0 || !s.object().isRoot() {
			continue
		}
		if len(p.layers(i)) > 1 || fieldOf(s.node, "build") != nil || fieldOf(s.node, "runPatch") != nil {
			return false
		}
		if s.field != nil && (s.field.Name == "component" || s.field.Name == "components") {
			return false
		}
	}
	return true
}
