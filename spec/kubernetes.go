package spec

import (
	"reflect"

	"gopkg.in/yaml.v3"
)

// K8s is a Kubernetes object kept as it was written, with a typed view.
//
// The reference looks at the keys of such an object and passes its values on unseen, so a file may hold values that the
// Kubernetes type T cannot, such as a template for a number. What is written out is always what was read.
type K8s[T any] struct {
	Node *yaml.Node // a mapping
}

// kubernetesObject is what every *K8s can do for code that works by reflection.
type kubernetesObject interface {
	objectType() reflect.Type
	node() **yaml.Node
	isKubernetes()
}

func (k *K8s[T]) objectType() reflect.Type { return reflect.TypeFor[T]() }
func (k *K8s[T]) node() **yaml.Node        { return &k.Node }
func (k *K8s[T]) isKubernetes()            {}
