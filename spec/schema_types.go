package spec

import "reflect"

// union is a family of structs told apart by their kind.
type union struct {
	iface   reflect.Type
	members []reflect.Type // structs; pointers to them are in the family
}

// unions are the families, their members in the order of the reference.
var unions = []union{
	family[Runtime](new(Job), new(Service), new(Dag), new(MPIJob), new(PytorchJob), new(TFJob), new(DaskCluster),
		new(RayCluster), new(NotifierJob), new(CleanerJob), new(TunerJob)),
	family[Matrix](new(Bayes), new(GridSearch), new(Hyperband), new(TPE), new(Iterative), new(Mapping), new(RandomSearch)),
	family[HpParam](new(HpChoice), new(HpPChoice), new(HpRange), new(HpDateRange), new(HpDateTimeRange), new(HpLinSpace),
		new(HpLogSpace), new(HpGeomSpace), new(HpUniform), new(HpQUniform), new(HpLogUniform), new(HpQLogUniform),
		new(HpNormal), new(HpQNormal), new(HpLogNormal), new(HpQLogNormal)),
	family[Schedule](new(IntervalSchedule), new(CronSchedule), new(DateTimeSchedule)),
	family[EarlyStopping](new(MetricEarlyStopping), new(FailureEarlyStopping)),
	family[EarlyStoppingPolicy](new(MedianStoppingPolicy), new(TruncationStoppingPolicy), new(DiffStoppingPolicy)),
}

func family[T any](members ...T) union {
	u := union{iface: reflect.TypeFor[T]()}
	for _, m := range members {
		u.members = append(u.members, reflect.TypeOf(m).Elem())
	}
	return u
}

func unionOf(iface reflect.Type) *union {
	for i := range unions {
		if unions[i].iface == iface {
			return &unions[i]
		}
	}
	return nil
}

// rangeForms are the short forms of a range model beside the mapping.
type rangeForms struct{ list, text bool }

// ranges are the models whose values may be written as a list, or as text with colons, in the order of their fields.
var ranges = map[reflect.Type]rangeForms{
	reflect.TypeFor[Range]():         {list: true, text: true},
	reflect.TypeFor[DateRange]():     {list: true},
	reflect.TypeFor[DateTimeRange](): {list: true},
	reflect.TypeFor[LinSpace]():      {list: true, text: true},
	reflect.TypeFor[LogSpace]():      {list: true, text: true},
	reflect.TypeFor[GeomSpace]():     {list: true, text: true},
	reflect.TypeFor[Uniform]():       {list: true, text: true},
	reflect.TypeFor[QUniform]():      {list: true, text: true},
	reflect.TypeFor[LogUniform]():    {list: true, text: true},
	reflect.TypeFor[QLogUniform]():   {list: true, text: true},
	reflect.TypeFor[Normal]():        {list: true, text: true},
	reflect.TypeFor[QNormal]():       {list: true, text: true},
	reflect.TypeFor[LogNormal]():     {list: true, text: true},
	reflect.TypeFor[QLogNormal]():    {list: true, text: true},
}

func anyOf(types ...*Type) *Type { return &Type{Kind: UnionType, Of: types} }

func listOf(elem *Type) *Type { return &Type{Kind: ListType, Elem: elem} }

// typeOf is the Type of a Go type; the tag of the field in which it stands says what the Go type cannot.
func (s *Schema) typeOf(t reflect.Type, tag tag) *Type {
	if special := s.specialType(t, tag); special != nil {
		return special
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.typeOf(t.Elem(), tag)
	case reflect.Slice:
		return listOf(s.typeOf(t.Elem(), tag))
	case reflect.Map:
		return &Type{Kind: MapType, Key: &Type{Kind: StringType, Strict: !tag.lax}, Elem: s.typeOf(t.Elem(), tag)}
	case reflect.Struct:
		return s.structType(t)
	case reflect.Interface:
		return s.interfaceType(t, tag)
	case reflect.Bool:
		return &Type{Kind: BoolType}
	case reflect.Int64:
		return &Type{Kind: IntType, Strict: !tag.lax, Gt: tag.gt, Ge: tag.ge}
	case reflect.Float64:
		return &Type{Kind: FloatType, Gt: tag.gt, Ge: tag.ge}
	case reflect.String:
		return stringType(t, tag)
	}
	panic(unknownType(t))
}

// specialType is the Type of the types of values.go and of Kubernetes objects, nil for any other.
func (s *Schema) specialType(t reflect.Type, tag tag) *Type {
	text := &Type{Kind: StringType, Strict: !tag.lax}
	switch t {
	case reflect.TypeFor[Strings]():
		return anyOf(text, listOf(text))
	case reflect.TypeFor[Paths]():
		return anyOf(listOf(anyOf(listOf(text), text)), text)
	case reflect.TypeFor[AnyMap]():
		return &Type{Kind: MapType, Key: &Type{Kind: AnyType}, Elem: &Type{Kind: AnyType}}
	case reflect.TypeFor[Number]():
		return anyOf(&Type{Kind: IntType, Strict: true}, &Type{Kind: FloatType, Strict: true}, &Type{Kind: FloatType})
	case reflect.TypeFor[Amount]():
		return anyOf(&Type{Kind: IntType, Strict: true}, &Type{Kind: FloatType, Strict: true}, text)
	case reflect.TypeFor[PChoice]():
		return &Type{Kind: PChoiceType}
	case reflect.TypeFor[OptimizationTarget]():
		return anyOf(&Type{Kind: FloatType, Strict: true}, s.typeOf(reflect.TypeFor[Optimization](), tag))
	case reflect.TypeFor[DockerEnv]():
		return anyOf(&Type{Kind: MapType, Key: text, Elem: &Type{Kind: AnyType}}, listOf(listOf(text)))
	case reflect.TypeFor[Date]():
		return &Type{Kind: DateType}
	case reflect.TypeFor[DateTime]():
		return &Type{Kind: DateTimeType}
	case reflect.TypeFor[Duration]():
		return &Type{Kind: DurationType}
	}
	if t.Kind() != reflect.Pointer {
		return nil
	}
	switch zero := reflect.Zero(t).Interface().(type) {
	case templated:
		return orTemplate(s.typeOf(zero.valueType(), tag))
	case stringOr:
		return anyOf(text, s.typeOf(zero.objectType(), tag))
	case kubernetesObject:
		return &Type{Kind: KubernetesType, K8s: s.object(zero.objectType())}
	}
	return nil
}

// orTemplate adds a template as the last branch to a type.
func orTemplate(t *Type) *Type {
	template := &Type{Kind: TemplateType}
	if t.Kind == UnionType && !t.ByKind {
		return anyOf(append(append([]*Type{}, t.Of...), template)...)
	}
	return anyOf(t, template)
}

func (s *Schema) structType(t reflect.Type) *Type {
	m := s.model(t)
	model := &Type{Kind: ModelType, Model: m, Name: m.Name}
	forms, ok := ranges[t]
	if !ok {
		return model
	}
	u := anyOf(model)
	if forms.list {
		u.Of = append(u.Of, &Type{Kind: RangeListType, Model: m, Name: m.Name})
	}
	if forms.text {
		u.Of = append(u.Of, &Type{Kind: RangeTextType, Model: m, Name: m.Name})
	}
	return u
}

func (s *Schema) interfaceType(t reflect.Type, tag tag) *Type {
	if t == reflect.TypeFor[any]() {
		return &Type{Kind: AnyType}
	}
	family := unionOf(t)
	if family == nil {
		panic(unknownType(t))
	}
	u := &Type{Kind: UnionType, ByKind: true, Partial: tag.partial, Name: t.Name()}
	for _, member := range family.members {
		u.Of = append(u.Of, s.structType(member))
	}
	return u
}

func stringType(t reflect.Type, tag tag) *Type {
	var text *Type
	switch values := enumValues[t.Name()]; {
	case values != nil:
		text = &Type{Kind: EnumType, Values: values, Name: t.Name()}
	case tag.generic:
		text = &Type{Kind: GenericString}
	case tag.uuid:
		text = &Type{Kind: UUIDType}
	default:
		text = &Type{Kind: StringType, Strict: !tag.lax, Pattern: tag.pattern}
	}
	if tag.template {
		return orTemplate(text)
	}
	return text
}
