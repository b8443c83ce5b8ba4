package migrate

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

const gpuName = "nvidia.com/gpu"

// resources makes the resources of a container; nil for none.
func (c *converter) resources(f field) *node {
	s := c.section("resources", f)
	r := newMap()
	requests, limits := newMap().onOneLine(), newMap().onOneLine()
	for _, old := range slices.Concat(s.entriesBut("requests", "limits"), s.entriesOf("requests", "limits")) {
		name, value := old.key.Value, old.value
		s.taken[name] = true
		switch {
		case isNull(value):
		case name == "requests" || name == "limits":
			c.kubernetesResources(map[string]*node{"requests": requests, "limits": limits}[name], old)
		case name == "gpu" || name == "tpu":
			c.devices(limits, name, old)
		case value.Kind == yaml.MappingNode:
			c.amounts(requests, limits, name, old)
		case value.Kind == yaml.ScalarNode:
			c.from(requests.set(name, c.amount(name, value)), old.key)
			limits.set(name, c.amount(name, value))
			c.lost(old.key, "`resources.%s: %s` is read as request and limit: 0.x took neither without its name", name, value.Value)
		default:
			c.lostPart(old, "`resources.%s` has neither requests nor limits", name)
		}
	}
	for _, part := range []struct {
		name string
		node *node
	}{{"requests", requests}, {"limits", limits}} {
		if len(part.node.entries) > 0 {
			r.set(part.name, part.node)
		}
	}
	if r.empty() {
		return nil
	}
	return r
}

// kubernetesResources takes amounts that are written as Kubernetes has them.
func (c *converter) kubernetesResources(to *node, f field) {
	for _, e := range f.value.Entries() {
		if value := e.Value.Resolve(); !isNull(value) {
			name := e.Key.Value
			if name == "gpu" {
				name = gpuName
			}
			amount := c.amount(name, value)
			if given := to.at(name); given != nil && given.value.value != amount.value {
				c.check(given, e.Key, "`resources.%s` says %s of `%s`, too: 0.x knew no such key", f.key.Value, amount.value, e.Key.Value)
				continue
			}
			c.from(to.set(name, amount), e.Key)
		}
	}
}

// amounts takes the requests and limits of one resource.
func (c *converter) amounts(requests, limits *node, name string, f field) {
	s := c.section("resources."+name, f)
	request, limit := c.bounds(s)
	var first *entry
	for _, bound := range []struct {
		to *node
		f  field
	}{{requests, request}, {limits, limit}} {
		if bound.f.there() && !isZero(bound.f.value) {
			e := c.from(bound.to.set(name, c.amount(name, bound.f.value)), bound.f.key)
			if first == nil {
				first = e
			}
		}
	}
	if first != nil {
		c.from(first, f.key)
	}
	c.leave(s)
}

// bounds are the requests and limits of a resource, in the spelling that some used, too.
func (c *converter) bounds(s *section) (request, limit field) {
	request, limit = s.take("requests"), s.take("limits")
	for _, other := range []struct {
		name string
		to   *field
	}{{"request", &request}, {"limit", &limit}} {
		if f := s.take(other.name); f.there() && !other.to.there() {
			*other.to = f
			c.lost(f.key, "`%s` is read as `%ss`: 0.x knew no `%s`", s.path(other.name), other.name, other.name)
		}
	}
	return request, limit
}

// amount is one amount: memory was counted in MiB.
func (c *converter) amount(name string, value *syntax.Node) *node {
	if value.Kind == yaml.ScalarNode && name == "memory" && (value.Tag == "!!int" || value.Tag == "!!float") {
		return str(trimZero(value) + "Mi")
	}
	return c.copy(value)
}

// trimZero is a number without a fraction that says nothing.
func trimZero(n *syntax.Node) string {
	value, err := n.Scalar()
	if err != nil {
		return n.Value
	}
	switch v := value.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return n.Value
}

func isZero(n *syntax.Node) bool {
	value, err := n.Scalar()
	return err == nil && (value == int64(0) || value == float64(0))
}

// devices takes GPUs and TPUs, which Kubernetes gives by their limits.
func (c *converter) devices(limits *node, name string, f field) {
	s := &section{taken: map[string]bool{}}
	var request, limit field
	if f.value.Kind == yaml.ScalarNode {
		limit = f
		c.lost(f.key, "`resources.%s: %s` is read as its limit: 0.x took no number without a name", name, f.value.Value)
	} else {
		s = c.section("resources."+name, f)
		request, limit = c.bounds(s)
	}
	chosen := limit
	if !chosen.there() {
		chosen = request
	}
	c.leave(s)
	if !chosen.there() || isZero(chosen.value) {
		return
	}
	key := gpuName
	if name == "tpu" {
		key = "google.com/tpu"
	}
	e := c.from(limits.set(key, c.copy(chosen.value)), chosen.key)
	if name == "tpu" && c.made[f.key] == nil {
		c.check(e, f.key, "the name of a TPU depends on the cluster: write yours in place of %s", key)
	}
	c.from(e, f.key)
	if request.there() && limit.there() && strings.TrimSpace(request.value.Value) != strings.TrimSpace(limit.value.Value) && !isZero(request.value) {
		c.check(e, request.key, "0.x asked for %s, and allowed %s: Kubernetes takes one number for both", request.value.Value, limit.value.Value)
	}
}
