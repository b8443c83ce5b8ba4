package analysis

import (
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// written is a value with what it takes to know what it comes to.
type written struct {
	slot
	key  string       // whose value it is; "" for an item of a list
	node *syntax.Node // the value
	in   *syntax.Node // the mapping that the key stands in; nil for an item of a list
}

// reading says in words what a value comes to: when a cron expression comes true, how much an amount is, which values a
// hyper-parameter takes. It is Markdown, "" where the value speaks for itself or nothing can be said. Times to come are
// counted from now.
func (w written) reading(now time.Time) string {
	n := w.node.Resolve()
	if n == nil || spec.IsTemplate(n) {
		return ""
	}
	switch {
	case w.isHyperParam():
		return readHyperParam(n)
	case w.owner.model != nil && isHyperParamModel(w.owner.model) && w.key == "value" && w.depth == 0:
		return readHyperParam(w.in)
	case w.field != nil && w.field.Name == "matrix" && w.depth == 0:
		return readMatrix(n)
	case n.Kind != yaml.ScalarNode:
		return ""
	case w.k8sField != nil:
		return w.kubernetesReading(n)
	case w.field != nil:
		return w.fieldReading(n, now)
	}
	return ""
}

func (w written) fieldReading(n *syntax.Node, now time.Time) string {
	switch {
	case w.owner.is("V1CronSchedule") && w.field.Name == "cron":
		return readCron(n.Value, now)
	case w.field.Name == "resources" && w.depth == 1 && len(w.alternatives()) > 1: // beside others, which are of any type
		return readAmount(w.key, n)
	case w.countsSeconds():
		return readSeconds(n)
	}
	for _, t := range w.alternatives() {
		switch t.Kind {
		case spec.DurationType:
			return readDuration(n)
		case spec.DateTimeType:
			return readMoment(n)
		case spec.DateType:
			return readDate(n)
		}
	}
	return ""
}

func (w written) kubernetesReading(n *syntax.Node) string {
	switch {
	case w.k8s != nil && w.k8s.Kind == "quantity" && w.k8sField.Name == "sizeLimit":
		return readQuantity("memory", n)
	case w.k8s != nil && w.k8s.Kind == "quantity" && w.depth > 0:
		return readQuantity(w.key, n)
	case strings.HasSuffix(w.k8sField.Name, "Seconds"):
		return readSeconds(n)
	}
	return ""
}

// countsSeconds reports whether the field holds a number of seconds.
func (w written) countsSeconds() bool {
	if w.owner.model == nil {
		return false
	}
	switch w.owner.model.Ref + "." + w.field.Name {
	case "V1Termination.ttl", "V1Termination.timeout", "V1Culling.timeout", "V1Cache.ttl",
		"V1PolyaxonSidecarContainer.sleepInterval", "V1PolyaxonSidecarContainer.syncInterval",
		"V1SchedulingPolicy.scheduleTimeoutSeconds":
		return w.depth == 0
	}
	return false
}

// isHyperParam reports whether the value is a hyper-parameter of a matrix.
func (w written) isHyperParam() bool {
	return w.depth == 1 && w.field != nil && w.field.Name == "params" && slices.ContainsFunc(w.alternatives(), func(t *spec.Type) bool {
		return t.Kind == spec.UnionType && t.ByKind && isHyperParamModel(t.Of[0].Model)
	})
}

func isHyperParamModel(m *spec.Model) bool { return strings.HasPrefix(m.Ref, "V1Hp") }
