package spec

import "slices"

// elsewhere says where a key belongs that a model does not have but one near it has, or "".
func (s *Schema) elsewhere(key string, m *Model) string {
	root := s.Root("")
	isRoot := m.Field("runPatch") != nil && m.Field("component") != nil
	switch {
	case key == "container" && m.Kind == "dag":
		return "the operations of a DAG have containers, the DAG itself has none."
	case key == "container" && m.Field("container") == nil && len(m.replicas()) > 0:
		return "it belongs under a replica, such as " + oneOf(quotedList(m.replicas())) + "."
	case m.Field("container") != nil && s.Kubernetes("V1Container").Field(key) != nil:
		return "it belongs under `container`."
	case isRoot && s.runHas(key):
		return "it belongs under `run`."
	case !isRoot && m.Kind != "" && slices.Contains(s.runModels(), m) && root.Field(key) != nil:
		return "it belongs beside `run`, not in it."
	}
	return ""
}

// replicas are the fields of a distributed run that describe containers.
func (m *Model) replicas() []string {
	var names []string
	for _, f := range m.Fields {
		for _, a := range f.Type.alternatives() {
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

func (s *Schema) runHas(key string) bool {
	for _, m := range s.runModels() {
		if m.Field(key) != nil {
			return true
		}
	}
	return false
}

func quotedList(words []string) []string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "`" + w + "`"
	}
	return quoted
}
