package analysis

import "github.com/plx-lsp/plx-lsp/spec"

// CodeVolumeSource is about a volume that comes from several places.
const CodeVolumeSource = "volume-source"

var volumeSourceRule = &rule{
	code: CodeVolumeSource, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		o := s.object().k8s
		if o == nil || o.Name != "V1Volume" || len(s.objects) != 1 {
			return
		}
		first := ""
		for _, e := range s.node.Entries() {
			f := o.Field(e.Key.Value)
			if f == nil || f.Name == "name" || e.Value.Resolve().Tag == "!!null" {
				continue
			}
			if first != "" {
				c.report(e.Key.Range, "A volume comes from one place, and this one is a `%s` already: Kubernetes refuses the pod.", first)
				return
			}
			first = f.Name
		}
	},
}
