package spec

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run ./internal/gendocs

// Version is the release of Polyaxon that the specification describes.
const Version = "2.18.0"

// Schema is the specification as data, read off the Go types of this package.
type Schema struct {
	models map[string]*Model     // by Go name
	k8s    map[string]*K8sObject // by the reference's class
	names  []string              // Go names, in the order in which a reader comes across them
}

var schema = sync.OnceValue(newSchema)

// SchemaOf is the specification of Polyaxonfiles. It is built once and never changes.
func SchemaOf() *Schema { return schema() }

// Root is the model of a file by its kind: "", "component", "operation" or "compiled_operation". Nil for any other.
func (s *Schema) Root(kind string) *Model {
	switch kind {
	case "":
		return s.models["Polyaxonfile"]
	case "component":
		return s.models["Component"]
	case "operation":
		return s.models["Operation"]
	case "compiled_operation":
		return s.models["CompiledOperation"]
	}
	return nil
}

// Model is the model of a Go type, such as "Job". Nil when there is none.
func (s *Schema) Model(name string) *Model { return s.models[name] }

// Models are all models: the roots first, then each where it is first met.
func (s *Schema) Models() []*Model {
	models := make([]*Model, len(s.names))
	for i, n := range s.names {
		models[i] = s.models[n]
	}
	return models
}

// Kubernetes is a Kubernetes object by the reference's class, such as "V1Container". Nil when there is none.
func (s *Schema) Kubernetes(class string) *K8sObject { return s.k8s[class] }

// unprefixed are the models whose class in the reference has no V1 before the name.
var unprefixed = regexp.MustCompile(`^(UtilityFunctionConfig|GaussianProcessConfig|` +
	`(Date|DateTime)?Range|(Lin|Log|Geom)Space|Q?(Log)?(Uniform|Normal))$`)

func newSchema() *Schema {
	s := &Schema{models: map[string]*Model{}, k8s: map[string]*K8sObject{}}
	s.model(reflect.TypeFor[Polyaxonfile]())
	s.model(reflect.TypeFor[Component]())
	s.model(reflect.TypeFor[Operation]())
	s.model(reflect.TypeFor[CompiledOperation]())
	return s
}

// model is the model of a struct type. Models refer to each other in circles, so it is known before it is complete.
func (s *Schema) model(t reflect.Type) *Model {
	if m := s.models[t.Name()]; m != nil {
		return m
	}
	m := &Model{Name: t.Name(), Ref: "V1" + t.Name(), Doc: typeDocs[t.Name()], Go: t, byName: map[string]*Field{}}
	if unprefixed.MatchString(m.Name) {
		m.Ref = m.Name
	}
	s.models[m.Name] = m
	s.names = append(s.names, m.Name)
	if f := fixedKind(t); f != nil {
		m.Kind = f.Default.(string)
		m.add(f)
	}
	for i := range t.NumField() {
		m.add(s.field(t, i))
	}
	switch t {
	case reflect.TypeFor[Component]():
		m.fixKind(string(RootComponent))
	case reflect.TypeFor[Operation]():
		m.fixKind(string(RootOperation))
	case reflect.TypeFor[CompiledOperation]():
		m.fixKind(string(CompiledOperationKind))
	}
	return m
}

func (m *Model) add(f *Field) {
	m.Fields = append(m.Fields, f)
	m.byName[f.Name] = f
	if f.Alias != "" {
		m.byName[f.Alias] = f
	}
}

// fixKind narrows the kind of a root that has one kind only.
func (m *Model) fixKind(kind string) {
	f := m.Field("kind")
	m.Kind, f.Default, f.Nullable = kind, kind, false
	f.Type = oneValue(f.Type.Name, kind)
}

// fixedKind is the field "kind" of a struct that is a member of a union, nil for other structs.
func fixedKind(t reflect.Type) *Field {
	method, ok := reflect.PointerTo(t).MethodByName("Kind")
	if !ok {
		return nil
	}
	kind := method.Func.Call([]reflect.Value{reflect.New(t)})[0]
	typ := oneValue(kind.Type().Name(), kind.String())
	return &Field{Name: "kind", Type: typ, Default: kind.String(), Doc: typ.Values[0].Doc, index: -1}
}

// oneValue is an enum narrowed to one of its values.
func oneValue(enum, value string) *Type {
	for _, v := range enumValues[enum] {
		if v.Text == value {
			return &Type{Kind: EnumType, Name: enum, Values: []Value{v}}
		}
	}
	return &Type{Kind: EnumType, Name: enum, Values: []Value{{Text: value}}}
}

// tag is what a field's `spec` tag says about it.
type tag struct {
	required, nullable, notNull bool
	short, split, partial       bool
	lax, template               bool
	generic, uuid               bool
	gt, ge                      *float64
	pattern, alias, byDefault   string
}

func parseTag(text string) tag {
	var t tag
	flags := map[string]*bool{
		"required": &t.required, "nullable": &t.nullable, "notnull": &t.notNull, "short": &t.short, "split": &t.split,
		"partial": &t.partial, "lax": &t.lax, "template": &t.template, "generic": &t.generic, "uuid": &t.uuid,
	}
	for _, item := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' }) {
		key, value, _ := strings.Cut(item, "=")
		switch key {
		case "gt":
			t.gt = number(value)
		case "ge":
			t.ge = number(value)
		case "pattern":
			t.pattern = value
		case "alias":
			t.alias = value
		case "default":
			t.byDefault = value
		default:
			flag := flags[key]
			if flag == nil {
				panic("spec tag: unknown word " + key)
			}
			*flag = true
		}
	}
	return t
}

func number(text string) *float64 {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("spec tag: " + err.Error())
	}
	return &f
}

func (s *Schema) field(t reflect.Type, index int) *Field {
	goField := t.Field(index)
	name, _, _ := strings.Cut(goField.Tag.Get("yaml"), ",")
	tag := parseTag(goField.Tag.Get("spec"))
	f := &Field{
		Name: name, Alias: tag.alias, Required: tag.required, Nullable: !tag.required && !tag.notNull || tag.nullable,
		Short: tag.short, Split: tag.split, index: index, tag: tag, Doc: fieldDoc(t.Name(), goField.Name),
	}
	if f.Alias == "" && snakeCase(name) != name {
		f.Alias = snakeCase(name)
	}
	f.Type = s.typeOf(goField.Type, tag)
	f.Default = defaultValue(f.Type, tag.byDefault)
	return f
}

func defaultValue(t *Type, text string) any {
	if text == "" {
		return nil
	}
	switch t.Kind {
	case IntType:
		return int64(*number(text))
	case FloatType:
		return *number(text)
	}
	return text
}

func fieldDoc(typeName, fieldName string) string {
	if base, ok := docBases[typeName]; ok {
		typeName = base
	}
	return typeDocs[typeName+"."+fieldName]
}

var (
	acronym  = regexp.MustCompile(`([A-Z]+)([A-Z][a-z])`)
	wordHead = regexp.MustCompile(`([a-z\d])([A-Z])`)
)

// snakeCase is the reference's spelling of a camelCase name: imagePullPolicy is image_pull_policy, hostPID host_pid.
func snakeCase(name string) string {
	name = acronym.ReplaceAllString(name, "${1}_$2")
	return strings.ToLower(wordHead.ReplaceAllString(name, "${1}_$2"))
}

func unknownType(t reflect.Type) string { return fmt.Sprintf("no type of the specification for %v", t) }
