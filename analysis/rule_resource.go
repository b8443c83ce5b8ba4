package analysis

import (
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeResource is about a resource that Kubernetes does not know, or does not give out in such an amount.
const CodeResource = "resource"

var resourceRule = &rule{
	code: CodeResource, severity: spec.Warning,
	at: func(c *ruleCheck, p *place) {
		s := p.last()
		if s.object().k8s == nil || s.object().k8s.Name != "V1ResourceRequirements" || len(s.objects) != 1 {
			return
		}
		limits, requests := fieldOf(s.node, "limits"), fieldOf(s.node, "requests")
		for _, e := range append(limits.Entries(), requests.Entries()...) {
			c.resource(e)
		}
		for _, e := range requests.Entries() {
			if key, _ := limits.Get(e.Key.Value); key == nil && strings.Contains(e.Key.Value, "/") && !c.layered && p.isOnlyLayer() {
				c.report(e.Key.Range, "Kubernetes gives `%s` out by its limit: write it under `limits`.", e.Key.Value)
			}
		}
	},
}

// resource checks one resource and its amount.
func (c *ruleCheck) resource(e syntax.Entry) {
	name := e.Key.Value
	if !isText(e.Key) || spec.IsTemplate(e.Key) {
		return
	}
	isOwn := name == "cpu" || name == "memory" || name == "ephemeral-storage" || name == "storage" || strings.HasPrefix(name, "hugepages-")
	if !isOwn && !strings.Contains(name, "/") {
		meant := otherResources[strings.ToLower(name)]
		if meant == "" {
			meant = spec.Suggest(name, []string{"cpu", "memory", "ephemeral-storage"})
		}
		if meant != "" {
			c.report(e.Key.Range, "Kubernetes knows no resource `%s`. Did you mean `%s`?", name, meant).
				write(e.Key.Range, e.Key, meant)
			return
		}
		c.report(e.Key.Range, "Kubernetes knows no resource `%s`: write `cpu`, `memory`, or the full name of a device, such as `nvidia.com/gpu`.", name)
		return
	}
	amount, problem := spec.Quantity(e.Value)
	value := e.Value.Resolve()
	if spec.IsTemplate(e.Value) || problem != "" {
		return
	}
	switch {
	case amount.Sign() < 0:
		c.report(e.Value.Range, "There cannot be less than no %s.", name)
	case !isOwn && amount.MilliValue()%1000 != 0:
		c.report(e.Value.Range, "A container gets whole devices only: Kubernetes refuses %s of `%s`.", value.Value, name)
	case name == "memory" && amount.Sign() > 0 && amount.Cmp(leastMemory) < 0:
		meant := withUnit(value.Value)
		c.report(e.Value.Range, "This is %s of memory, with which no container starts: give the unit, such as `%s`.", bytesOf(amount), meant).
			fix("Write `"+meant+"`", false, spec.Edit{Range: e.Value.Range, NewText: inQuotesOf(value, meant, false)})
	}
}

// otherResources are what resources are called elsewhere.
var otherResources = map[string]string{
	"gpu": "nvidia.com/gpu", "gpus": "nvidia.com/gpu", "nvidia-gpu": "nvidia.com/gpu", "cpus": "cpu", "cores": "cpu", "mem": "memory", "ram": "memory",
	"tpu": "google.com/tpu", "disk": "ephemeral-storage",
}

// leastMemory is what no container starts with.
var leastMemory = resource.MustParse("1Mi")

// bytesOf is an amount in words.
func bytesOf(q resource.Quantity) string {
	if q.Value() < 2 {
		return "no more than a byte"
	}
	return counted(q.Value(), "byte")
}

// withUnit is a number with the unit that was most likely meant.
func withUnit(number string) string {
	return strings.TrimRight(number, "mkKMiB") + "Mi"
}
