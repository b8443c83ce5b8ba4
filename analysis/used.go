package analysis

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// nameSort is what a name is a name of. A name of one sort can stand wherever another of it can.
type nameSort string

const (
	connectionName nameSort = "connection"
	volumeName     nameSort = "volume"
	mountName      nameSort = "mounted volume"
	metricName     nameSort = "metric"
	hubName        nameSort = "component of the hub"
)

// modelSorts are the sorts of names that fields of models hold, by the field or by model and field.
var modelSorts = map[string]nameSort{
	"connection": connectionName, "connections": connectionName, "hubRef": hubName, "urlRef": "address of a component",
	"queue": "queue", "V1SchedulingPolicy.queue": "queue of a scheduler", "presets": "preset", "namespace": "namespace", "tags": "tag",
	"serviceAccountName": "service account", "nodeName": "node", "schedulerName": "scheduler", "imagePullSecrets": "secret",
	"priorityClassName": "priority class", "priorityClass": "priority class", "V1OptimizationMetric.name": metricName,
	"V1MetricEarlyStopping.metric": metricName, "V1DockerfileType.image": "image", "V1GitType.url": "repository",
}

// kubernetesSorts are likewise those of fields of Kubernetes objects.
var kubernetesSorts = map[string]nameSort{
	"V1Volume.name": volumeName, "V1VolumeMount.name": mountName, "V1Container.name": "container", "V1Container.image": "image",
	"V1Container.workingDir": "folder", "V1EnvVar.name": "environment variable", "V1Toleration.key": "taint",
	"V1SecretVolumeSource.secretName": "secret", "V1SecretKeySelector.name": "secret", "V1SecretEnvSource.name": "secret",
	"V1SecretProjection.name": "secret", "V1SecretKeySelector.key": "key of a secret",
	"V1ConfigMapVolumeSource.name": "config map", "V1ConfigMapKeySelector.name": "config map", "V1ConfigMapEnvSource.name": "config map",
	"V1ConfigMapProjection.name": "config map", "V1ConfigMapKeySelector.key": "key of a config map",
	"V1PersistentVolumeClaimVolumeSource.claimName": "volume claim", "V1NodeSelectorRequirement.key": "label of nodes",
	"V1PodAffinityTerm.topologyKey": "label of nodes",
}

// sort is the sort of the name that stands in a slot, "" when no name does.
func (s slot) sort() nameSort {
	switch {
	case s.field != nil && s.owner.model != nil && !s.isList():
		if sort, ok := modelSorts[s.owner.model.Ref+"."+s.field.Name]; ok {
			return sort
		}
		return modelSorts[s.field.Name]
	case s.k8sField != nil && s.owner.k8s != nil && !s.isList():
		return kubernetesSorts[s.owner.k8s.Name+"."+s.k8sField.Name]
	}
	return ""
}

// used are the names of a sort that stand in the document, in the order of the text.
func (s *scene) used(sort nameSort) []string {
	var names []string
	add := func(name string) {
		if name != "" && name != probe && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	s.visit(func(p *place) bool {
		last := p.last()
		if last.node.Kind != yaml.ScalarNode || last.node.Tag == "!!null" {
			return true
		}
		if last.sort() == sort && !strings.Contains(last.node.Value, "{{") {
			add(last.node.Value)
		}
		if sort == connectionName && strings.Contains(last.node.Value, "{{") {
			for _, m := range connectionInText.FindAllStringSubmatch(last.node.Value, -1) {
				add(m[1] + m[2])
			}
		}
		return true
	})
	return names
}

// connectionInText finds the connections that a template speaks of.
var connectionInText = regexp.MustCompile(`\b(?:connections|init)(?:\.(\w+)|\[\s*['"]([^'"]+)['"]\s*\])`)

// usedKeys are the keys of all maps that are the value of a field of a model with a name of the reference, and usedValues
// the values that one of them has there.
func (s *scene) usedKeys(ref, field string) []string {
	var names []string
	s.entriesOf(ref, field, func(key, _ string) { names = append(names, key) })
	return unique(names)
}

func (s *scene) usedValues(ref, field, key string) []string {
	var values []string
	s.entriesOf(ref, field, func(k, value string) {
		if k == key {
			values = append(values, value)
		}
	})
	return unique(values)
}

func (s *scene) entriesOf(ref, field string, f func(key, value string)) {
	s.visit(func(p *place) bool {
		if last := p.last(); last.owner.is(ref) && last.field != nil && last.field.Name == field && last.depth == 0 {
			for _, e := range last.node.Entries() {
				if e.Key.Value != probe && e.Key.Value != "" {
					f(e.Key.Value, textOf(last.node, e.Key.Value))
				}
			}
			return false
		}
		return true
	})
}

// unique are texts without those that are empty, a probe, or there before.
func unique(texts []string) []string {
	var all []string
	for _, text := range texts {
		if text != "" && text != probe && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// volumes are the names of the volumes that containers at the place can mount: those of the runs around it and of the
// components under these.
func (p *place) volumes() []string {
	var names []string
	add := func(n *syntax.Node) {
		for _, volume := range itemsOf(n, "volumes") {
			names = append(names, textOf(volume, "name"))
		}
	}
	for i := range p.steps {
		s := &p.steps[i]
		if s.object().model == nil {
			continue
		}
		add(s.node)
		if !s.object().isRoot() {
			continue
		}
		for _, l := range p.layers(i) {
			add(l.node)
			for _, key := range []string{"run", "runPatch"} {
				add(fieldOf(l.node, key))
			}
		}
	}
	return unique(names)
}
