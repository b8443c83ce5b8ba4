package spec

import (
	"slices"
	"strings"
)

// elsewhere says where a key belongs that a model does not have but one near it has, or "".
func (s *Schema) elsewhere(key string, m *Model) string {
	root := s.Root("")
	switch {
	case key == "container" && m.Kind == "dag":
		return "the operations of a DAG have containers, the DAG itself has none."
	case key == "container" && m.Field("container") == nil && len(m.replicas()) > 0:
		return "it belongs under a replica, such as " + oneOf(quotedList(m.replicas())) + "."
	case key == "ports" && slices.Contains(s.runModels(), m) && m.Field("container") != nil:
		return "only runs of kind `service` have it; the ports of a container belong under `container`."
	case m.Field("container") != nil && s.Kubernetes("V1Container").Field(key) != nil:
		return "it belongs under `container`."
	case m.isRoot() && s.runHas(key):
		return "it belongs under `run`."
	case !m.isRoot() && m.Kind != "" && slices.Contains(s.runModels(), m) && root.Field(key) != nil:
		return "it belongs beside `run`, not in it."
	case m.Kind != "" && slices.Contains(s.runModels(), m):
		if kinds := s.runsWith(key); len(kinds) > 0 {
			return "only runs of kind " + oneOf(quotedList(kinds)) + " have it."
		}
	}
	return ""
}

// synonyms are keys that other tools have, by what models call them; each counts for the models that have that field.
var synonyms = map[string][]string{
	"ge": {"min", "minimum"}, "le": {"max", "maximum"}, "gt": {"exclusiveMinimum"}, "lt": {"exclusiveMaximum"}, "regex": {"pattern"},
	"options": {"choices", "enum"}, "isOptional": {"required", "isRequired", "optional"}, "value": {"default"},
	"start": {"begin", "from"}, "stop": {"end"}, "low": {"min"}, "high": {"max"}, "loc": {"mean", "mu"}, "scale": {"std", "sigma"},
	"concurrency": {"parallelism", "maxConcurrency"}, "maxRetries": {"retries", "backoffLimit"},
}

// synonym is the field of a model that is called key elsewhere, or "".
func (m *Model) synonym(key string) string {
	for _, f := range m.Fields {
		if slices.Contains(synonyms[f.Name], key) {
			return f.Name
		}
	}
	return ""
}

// elsewhere says where a key belongs that a Kubernetes object does not have but an object in it has, or "".
func (o *K8sObject) elsewhere(key string) string {
	switch {
	case o.Name == "V1SecurityContext" && slices.Contains([]string{"fsGroup", "supplementalGroups", "sysctls", "fsGroupChangePolicy"}, key):
		return "it belongs to the security context of a pod, and Polyaxon takes only what a container's has."
	case strings.Contains(key, "_") || strings.Contains(key, "-"):
		return ""
	}
	home := ""
	for _, f := range o.Fields {
		if f.Type == nil || f.Type.Kind != "object" || f.Type.Object == nil || f.Type.Object.Field(key) == nil {
			continue
		}
		if home != "" {
			return ""
		}
		home = "it belongs under `" + f.Name + "`."
	}
	return home
}

// replicas are the fields of a distributed run that describe containers.
func (m *Model) replicas() []string {
	var names []string
	for _, f := range m.Fields {
		for _, a := range f.Type.Alternatives() {
			if a.Kind == ModelType && a.Model.Field("container") != nil {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// runModels are the models of the kinds of run.
func (s *Schema) runModels() []*Model {
	var models []*Model
	for _, o := range s.Root("").Field("run").Type.Of {
		models = append(models, o.Model)
	}
	return models
}

func (s *Schema) runHas(key string) bool { return len(s.runsWith(key)) > 0 }

// runsWith are the kinds of run that have a key.
func (s *Schema) runsWith(key string) []string {
	var kinds []string
	for _, m := range s.runModels() {
		if m.Field(key) != nil {
			kinds = append(kinds, m.Kind)
		}
	}
	return kinds
}

func quotedList(words []string) []string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "`" + w + "`"
	}
	return quoted
}
