package analysis

import (
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeKubernetesRequired is about a key without which Kubernetes refuses a pod. The reference asks for few of them.
const CodeKubernetesRequired = "kubernetes-required"

// alsoRequired are keys that Kubernetes asks for, although its types do not say so.
var alsoRequired = map[string][]string{
	"V1HTTPGetAction": {"port"}, "V1TCPSocketAction": {"port"}, "V1GRPCAction": {"port"}, "V1SecretVolumeSource": {"secretName"},
	"V1ConfigMapVolumeSource": {"name"}, "V1SecretKeySelector": {"name"}, "V1ConfigMapKeySelector": {"name"}, "V1SecretEnvSource": {"name"},
	"V1ConfigMapEnvSource": {"name"}, "V1PodAffinityTerm": {"topologyKey"},
}

var kubernetesRequiredRule = &rule{
	code: CodeKubernetesRequired, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		o := s.object().k8s
		n := s.node.Resolve()
		if o == nil || len(s.objects) != 1 || n == nil || n.Kind != yaml.MappingNode || c.spoilt(n.Range) ||
			!p.insideItem() && (c.layered || !p.isOnlyLayer()) {
			return
		}
		switch o.Name {
		case "V1Container", "V1EnvVar": // Polyaxon names containers; env-shape looks at variables
			return
		}
		if slices.ContainsFunc(n.Entries(), func(e syntax.Entry) bool { return o.Field(e.Key.Value) == nil }) {
			return // which may be it
		}
		required := alsoRequired[o.Name]
		for _, f := range o.Fields {
			if f.Required && !slices.Contains(o.Required, f.Name) && !slices.Contains(required, f.Name) {
				required = append(required[:len(required):len(required)], f.Name)
			}
		}
		for _, name := range required {
			if !hasField(n, o, name) {
				at := firstLineOf(n.Range)
				if s.key != nil {
					at = s.key.Range
				}
				f := c.report(at, "`%s` needs the key `%s`: Kubernetes refuses the pod.", s.called(), name)
				if f.d != nil {
					f.d.Missing = &spec.Missing{In: n.Range, Name: name}
				}
				return
			}
		}
	},
}

// insideItem reports whether the place is in an item of a Kubernetes list. Layers add items, and do not change them.
func (p *place) insideItem() bool {
	return slices.ContainsFunc(p.steps, func(s step) bool { return s.depth > 0 && len(s.objects) == 1 && s.object().k8s != nil })
}

// hasField reports whether a mapping has a field of a Kubernetes object, in any spelling: what is wrong with that is told of
// the key.
func hasField(n *syntax.Node, o *spec.K8sObject, name string) bool {
	return slices.ContainsFunc(n.Entries(), func(e syntax.Entry) bool {
		f := o.Field(e.Key.Value)
		return f != nil && f.Name == name && e.Value.Resolve().Tag != "!!null"
	})
}
