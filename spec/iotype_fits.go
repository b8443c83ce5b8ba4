package spec

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// Fits reports whether a literal value may be given to an input or output of a type, as the reference holds it against that
// when a run is made. It is true where that cannot be told: of an unknown type, a null, or a text with a template.
func Fits(value *syntax.Node, typ string, isList bool) bool {
	v, err := nativeOf(value)
	return err != nil || fits(v, typ, isList)
}

// Fits is Fits for one of the values.
func (p *Points) Fits(i int, typ string, isList bool) bool { return fits(p.Values[i], typ, isList) }

func fits(value any, typ string, isList bool) bool {
	t, known := parseIOType(typ, isList)
	if text, isText := value.(string); !known || typ == "" || value == nil || isText && isTemplate(text) {
		return true
	}
	_, err := t.read(value)
	return err == nil
}
