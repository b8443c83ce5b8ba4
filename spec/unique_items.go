package spec

// UniqueField is the field in which the items of a list must differ.
type UniqueField struct {
	Name string
	What string // an item, in words that the field's value can follow
	Then string // what becomes of items that do not differ
}

// UniqueIn is the field in which the items of the list with a name must differ, for the lists that Kubernetes or Polyaxon's
// templates find things in by name.
func UniqueIn(list string) (f UniqueField, ok bool) {
	switch list {
	case "env":
		return UniqueField{"name", "environment variable", "the last one counts"}, true
	case "volumeMounts":
		return UniqueField{"mountPath", "mount at", "Kubernetes refuses the pod"}, true
	case "volumes":
		return UniqueField{"name", "volume", "Kubernetes refuses the pod"}, true
	case "sidecars":
		return UniqueField{"name", "container", "Kubernetes refuses the pod"}, true
	case "inputs":
		return UniqueField{"name", "input", "which of them counts depends on who asks"}, true
	case "outputs":
		return UniqueField{"name", "output", "which of them counts depends on who asks"}, true
	}
	return f, false
}
