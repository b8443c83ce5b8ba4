package spec

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// An IO type names what values an input or output takes. The reference looks the name up in a table and hands any other
// to Python as a type annotation, which is how `List[int]` works and why `string` does not.

// converter turns a value into one of its type, as the reference does, or fails.
type converter func(value any) (any, error)

// ioType is what the name of an IO type means.
type ioType struct {
	convert converter
	asJSON  bool // a string is read as JSON first
}

// noValue is the text that the reference takes for an absent value.
const noValue = "_NO_VALUE_FOUND"

// ioTypeNames are the names that the specification documents, for suggestions and completion.
var ioTypeNames = []string{
	"any", "str", "int", "float", "bool", "dict", "list", "date", "datetime", "timedelta", "uuid", "email", "path", "uri",
	"image", "gcs", "s3", "wasb", "git", "dockerfile", "file", "artifacts", "event", "tensorboard", "metric", "metadata",
}

// namedIOTypes are the types of the reference's table whose strings are taken as they stand.
var namedIOTypes = map[string]converter{
	"any": convertAny, "Any": convertAny, "str": convertText, "bool": convertBool, "path": convertString,
	"date": convertDate, "datetime": convertDate, "timedelta": convertDuration, "uuid": convertUUID,
	"email": convertEmail, "image": convertImage, "uri": convertURI,
	"gcs": convertURL("gs", "gcs"), "s3": convertURL("s3"), "wasb": convertURL("wasb", "wasbs", "https", "az", "abfs"),
}

// pythonTypes are the names that Python knows.
var pythonTypes = map[string]converter{
	"int": convertInt, "float": convertFloat, "bool": convertBool, "str": convertString, "bytes": convertString,
	"object": convertAny, "Any": convertAny, "None": convertNone,
	"dict": convertDict(convertAny, convertAny), "Dict": convertDict(convertAny, convertAny),
	"list": convertList(convertAny), "List": convertList(convertAny), "tuple": convertList(convertAny),
	"set": convertSet(convertAny), "frozenset": convertSet(convertAny),
	"StrictInt": strictly(convertInt, strictInt), "StrictFloat": strictly(convertFloat, strictFloat),
	"StrictStr": convertString, "StrictBool": strictly(convertBool, isBool),
	"PositiveInt":      bounded(convertInt, func(sign int) bool { return sign > 0 }),
	"NegativeInt":      bounded(convertInt, func(sign int) bool { return sign < 0 }),
	"NonNegativeInt":   bounded(convertInt, func(sign int) bool { return sign >= 0 }),
	"NonPositiveInt":   bounded(convertInt, func(sign int) bool { return sign <= 0 }),
	"PositiveFloat":    bounded(convertFloat, func(sign int) bool { return sign > 0 }),
	"NegativeFloat":    bounded(convertFloat, func(sign int) bool { return sign < 0 }),
	"NonNegativeFloat": bounded(convertFloat, func(sign int) bool { return sign >= 0 }),
	"NonPositiveFloat": bounded(convertFloat, func(sign int) bool { return sign <= 0 }),
	"FiniteFloat":      convertFinite,
}

// modelIOTypes are the types whose values are objects of the specification, by the names of their models.
var modelIOTypes = map[string]string{
	"git": "GitType", "dockerfile": "DockerfileType", "file": "FileType", "artifacts": "ArtifactsType",
	"tensorboard": "TensorboardType",
}

// IOTypeModel is the model of the values of an IO type, such as "git"; nil where they are no objects of the specification.
func IOTypeModel(name string) *Model {
	if model := modelIOTypes[name]; model != "" {
		return SchemaOf().Model(model)
	}
	return nil
}

// parseIOType finds what a type name means; ok is false for a name that the reference does not know either.
func parseIOType(name string, isList bool) (t ioType, ok bool) {
	switch {
	case namedIOTypes[name] != nil:
		t = ioType{convert: namedIOTypes[name]}
	case modelIOTypes[name] != "":
		t = ioType{convert: convertModel(modelIOTypes[name]), asJSON: true}
	case name == "event":
		t = ioType{convert: convertEvent, asJSON: true}
	case name == "metric":
		t = ioType{convert: convertFloat, asJSON: true}
	case name == "metadata":
		t = ioType{convert: pythonTypes["dict"], asJSON: true}
	default:
		convert := annotation(strings.TrimRight(name, " "))
		if convert == nil || strings.HasPrefix(name, " ") {
			return ioType{}, false
		}
		t = ioType{convert: convert, asJSON: true}
	}
	if isList {
		t = ioType{convert: convertList(t.convert), asJSON: true}
	}
	return t, true
}

var generic = regexp.MustCompile(`^(\w+)\[(.*)\]$`)

// annotation reads a Python type annotation, or yields nil.
func annotation(text string) converter {
	text = strings.TrimSpace(text)
	if c := pythonTypes[text]; c != nil {
		return c
	}
	if parts := splitTop(text, '|'); len(parts) > 1 {
		return annotationUnion(parts)
	}
	m := generic.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	args := splitTop(m[2], ',')
	converters := make([]converter, len(args))
	for i, a := range args {
		if converters[i] = annotation(a); converters[i] == nil {
			return nil
		}
	}
	switch {
	case m[1] == "Optional" && len(args) == 1:
		return firstOf(append(converters, convertNone))
	case (m[1] == "List" || m[1] == "list") && len(args) == 1:
		return convertList(converters[0])
	case (m[1] == "set" || m[1] == "frozenset") && len(args) == 1:
		return convertSet(converters[0])
	case (m[1] == "Dict" || m[1] == "dict") && len(args) == 2:
		return convertDict(converters[0], converters[1])
	case m[1] == "tuple":
		return convertTuple(converters)
	}
	return nil
}

func annotationUnion(parts []string) converter {
	var all []converter
	for _, p := range parts {
		c := annotation(p)
		if c == nil {
			return nil
		}
		all = append(all, c)
	}
	return firstOf(all)
}

// splitTop splits text at a separator outside of brackets.
func splitTop(text string, separator byte) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '[':
			depth++
		case ']':
			depth--
		case separator:
			if depth == 0 {
				parts = append(parts, text[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, text[start:])
}

// read converts a value that is given to an input or output of this type.
func (t ioType) read(value any) (any, error) {
	text, isText := value.(string)
	if !t.asJSON || !isText {
		return t.convert(value)
	}
	decoded, err := decodeJSON(text)
	if err != nil {
		return nil, err
	}
	return t.convert(decoded)
}

// decodeJSON reads strict JSON into values.
func decodeJSON(text string) (any, error) {
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	value, err := decodeValue(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errCoerce
	}
	return value, nil
}

// maxJSONDepth is how deep JSON text may be nested.
const maxJSONDepth = 200

func decodeValue(d *json.Decoder, depth int) (any, error) {
	token, err := d.Token()
	if err != nil || depth > maxJSONDepth {
		return nil, errCoerce
	}
	switch token := token.(type) {
	case json.Number:
		return jsonNumber(token.String())
	case json.Delim:
		if token == '[' {
			list := []any{}
			for d.More() {
				item, err := decodeValue(d, depth+1)
				if err != nil {
					return nil, err
				}
				list = append(list, item)
			}
			_, err := d.Token()
			return list, err
		}
		object := dict{}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			value, err := decodeValue(d, depth+1)
			if err != nil {
				return nil, err
			}
			object = append(object, dictItem{key, value})
		}
		_, err := d.Token()
		return object, err
	}
	return token, nil
}

// jsonNumber reads a number as the reference's JSON library does: integers beyond 64 bits become floats.
func jsonNumber(s string) (any, error) {
	if !strings.ContainsAny(s, ".eE") {
		if n, ok := new(big.Int).SetString(s, 10); ok {
			switch {
			case n.IsInt64():
				return n.Int64(), nil
			case n.IsUint64():
				return n, nil
			}
		}
	}
	return coerceFloat(s)
}

// urlOf parses an address that must have one of some schemes and a host.
func urlOf(value any, schemes []string) (*url.URL, error) {
	text, ok := value.(string)
	if !ok {
		return nil, errCoerce
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || !slices.Contains(schemes, strings.ToLower(u.Scheme)) {
		return nil, errCoerce
	}
	return u, nil
}
