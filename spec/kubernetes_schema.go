package spec

import (
	"reflect"
	"strings"
)

// requiredKeys are the keys without which the reference's classes refuse to be made. (V1Container asks for a name too, but
// Polyaxon switches that off and names containers itself.)
var requiredKeys = map[string][]string{
	"V1Volume":           {"name"},
	"V1HostAlias":        {"ip"},
	"V1HTTPGetAction":    {"port"},
	"V1PodFailurePolicy": {"rules"},
}

// object is the Kubernetes object of a struct of k8s.io/api, and everything in it.
func (s *Schema) object(t reflect.Type) *K8sObject {
	class := "V1" + t.Name()
	if o := s.k8s[class]; o != nil {
		return o
	}
	docs := swaggerDoc(t)
	o := &K8sObject{Name: class, Doc: docs[""], Required: requiredKeys[class], byName: map[string]*K8sField{}, byAlias: map[string]*K8sField{}}
	s.k8s[class] = o
	s.objectFields(o, t, docs)
	return o
}

func (s *Schema) objectFields(o *K8sObject, t reflect.Type, docs map[string]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" && options == "inline" {
			s.objectFields(o, f.Type, swaggerDoc(f.Type))
			continue
		}
		field := &K8sField{Name: name, Alias: snakeCase(name), Doc: docs[name], Type: s.k8sType(f.Type)}
		field.Required = !strings.Contains(options, "omitempty") && f.Type.Kind() != reflect.Pointer
		o.Fields = append(o.Fields, field)
		o.byName[name], o.byAlias[field.Alias] = field, field
	}
}

// Field is the field that a key names. The reference turns every key to snake_case before it looks, so imagePullPolicy,
// image_pull_policy and ImagePullPolicy are one key, and imagepullpolicy is none. Nil when there is none.
func (o *K8sObject) Field(key string) *K8sField {
	if f, ok := o.byName[key]; ok {
		return f
	}
	return o.byAlias[snakeCase(key)]
}

// swaggerDoc is the documentation of a type and its fields that k8s.io/api carries along.
func swaggerDoc(t reflect.Type) map[string]string {
	if d, ok := reflect.Zero(t).Interface().(interface{ SwaggerDoc() map[string]string }); ok {
		return d.SwaggerDoc()
	}
	return nil
}

func (s *Schema) k8sType(t reflect.Type) *K8sType {
	switch t.Name() {
	case "Quantity":
		return &K8sType{Kind: "quantity"}
	case "IntOrString":
		return &K8sType{Kind: "int-or-string"}
	case "Time", "MicroTime":
		return &K8sType{Kind: "time"}
	case "FieldsV1":
		return &K8sType{Kind: "any"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.k8sType(t.Elem())
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return &K8sType{Kind: "bytes"}
		}
		return &K8sType{Kind: "list", Elem: s.k8sType(t.Elem())}
	case reflect.Map:
		return &K8sType{Kind: "map", Elem: s.k8sType(t.Elem())}
	case reflect.Struct:
		return &K8sType{Kind: "object", Object: s.object(t)}
	case reflect.String:
		return &K8sType{Kind: "string", Enum: kubernetesEnum(t)}
	case reflect.Bool:
		return &K8sType{Kind: "bool"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return &K8sType{Kind: "int"}
	case reflect.Float32, reflect.Float64:
		return &K8sType{Kind: "float"}
	}
	return &K8sType{Kind: "any"}
}
