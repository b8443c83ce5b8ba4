package spec

import "reflect"

// TypeKind is the shape of a Type.
type TypeKind int

const (
	AnyType    TypeKind = iota
	StringType          // Strict: no bytes; Pattern
	BoolType            // lax: also 0, 1, "yes" ...
	IntType             // lax unless Strict; Gt, Ge
	FloatType           // lax unless Strict; Gt, Ge
	DateType
	DateTimeType
	DurationType  // pydantic's timedelta
	TemplateType  // a string that holds {{ ... }}
	GenericString // anything but null, kept as text
	UUIDType
	PChoiceType    // [value, probability]
	EnumType       // Values; one of a fixed set of strings
	ListType       // Elem
	MapType        // Key, Elem
	ModelType      // Model
	KubernetesType // K8s
	RangeListType  // a list zipped onto the keys of Model
	RangeTextType  // the same, as text with colons
	UnionType      // Of; ByKind when the branch is chosen by `kind`
)

// Type says what a value may be. Types are built once and never change.
type Type struct {
	Kind    TypeKind
	Strict  bool
	Pattern string
	Gt, Ge  *float64
	Values  []Value // of an EnumType
	Elem    *Type
	Key     *Type
	Of      []*Type
	ByKind  bool
	Partial bool // of a ByKind union: a mapping without kind may be completed by a base, and is kept as it is
	Model   *Model
	K8s     *K8sObject
	Name    string // the Go type's name where it has one worth showing: an enum, a union such as Matrix
}

// Value is one allowed value of an enum.
type Value struct {
	Text string
	Doc  string
}

// Model is one object of the specification.
type Model struct {
	Name   string // the Go type, such as "Job"
	Ref    string // the reference's class, such as "V1Job"
	Doc    string // Markdown
	Kind   string // the value of its `kind`, where it has one
	Fields []*Field
	Go     reflect.Type      // the struct
	byName map[string]*Field // by name and by snake_case alias
}

// Field is the field that answers to name: its camelCase name or its snake_case alias. Nil when there is none.
func (m *Model) Field(name string) *Field { return m.byName[name] }

// Field is one key of a model.
type Field struct {
	Name     string // camelCase
	Alias    string // snake_case, "" when it is the same
	Type     *Type
	Required bool
	Nullable bool   // an explicit null is accepted and means "absent"
	Default  any    // the value that the reference fills in; nil when none
	Doc      string // Markdown
	Short    bool   // of params: any value that is no object with a param's keys stands for {value: ...}
	Split    bool   // of a list of strings: a text stands for its parts between commas
	index    int    // of the Go field; -1 for the kind of a union's member
	tag      tag
}

// K8sObject is a Kubernetes object. Where a model refers to one, the reference checks that it is a mapping, that its keys
// are fields and that the Required ones are there; it looks neither at values nor at nested objects.
type K8sObject struct {
	Name     string // the class of the Python client, such as "V1Container"
	Doc      string
	Fields   []*K8sField
	Required []string             // keys that the reference wants to be present and not null
	byName   map[string]*K8sField // the usual way to write a key
	byAlias  map[string]*K8sField // what any way to write it comes to
}

// K8sField is one key of a Kubernetes object.
type K8sField struct {
	Name     string // camelCase, as Kubernetes writes it
	Alias    string // snake_case; the reference takes any spelling that comes to it, at the level that it checks
	Doc      string
	Type     *K8sType
	Required bool // Kubernetes asks for it
}

// K8sType is the type of a Kubernetes field, for completion, hover and our own deeper checks.
type K8sType struct {
	Kind   string // "string", "bool", "int", "float", "quantity", "int-or-string", "time", "bytes", "list", "map", "object", "any"
	Elem   *K8sType
	Object *K8sObject
	Enum   []string
}
