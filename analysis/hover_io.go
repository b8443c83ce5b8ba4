package analysis

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// doc explains an input or output, as Markdown.
func (d declared) doc() string { return d.explain().String() }

// explain says what an input or output takes and what it means.
func (d declared) explain() *explanation {
	e := &explanation{}
	line := "**" + code(d.name) + "**"
	if typ := d.typeName(); typ != "" {
		line += " · " + code(typ)
	}
	line += " · " + d.side
	if name := d.component(); name != "" {
		line += " of " + code(name)
	}
	e.add(line)
	e.add(prose(textOf(d.node, "description")))
	if doc, ok := spec.IOTypeDoc(d.typ); ok {
		e.add(code(d.typ) + ": " + doc)
	}
	e.add(d.demands())
	return e
}

// demands are its default, and what it demands of values.
func (d declared) demands() string {
	var parts []string
	switch value := d.value(); {
	case value != nil:
		parts = append(parts, "Default: "+code(brief(value))+".")
	case d.required():
		parts = append(parts, "Required.")
	case d.side == "input":
		parts = append(parts, "May be left out.")
	}
	if options := d.options(); len(options) > 0 {
		var texts []string
		for _, o := range options {
			texts = append(texts, o.Value)
		}
		parts = append(parts, "Takes "+codes(texts)+".")
	}
	for _, e := range fieldOf(d.node, "validation").Entries() {
		if words := ruleWords[spec.CamelCase(e.Key.Value)]; words != "" && e.Value.Resolve() != nil {
			parts = append(parts, fmt.Sprintf(words, code(brief(e.Value.Resolve()))))
		}
	}
	return strings.Join(parts, " ")
}

// ruleWords say what a keyword of a validation demands.
var ruleWords = map[string]string{
	"gt": "Greater than %s.", "ge": "At least %s.", "lt": "Less than %s.", "le": "At most %s.", "multipleOf": "A multiple of %s.",
	"minDigits": "At least %s digits.", "maxDigits": "At most %s digits.", "decimalPlaces": "At most %s digits after the point.",
	"regex": "Begins with a match of %s.", "minLength": "At least %s characters.", "maxLength": "At most %s characters.",
	"contains": "Contains %s.", "excludes": "Does not contain %s.", "minItems": "At least %s items.", "maxItems": "At most %s items.",
	"keys": "Has exactly the keys %s.", "containsKeys": "Has the keys %s.", "excludesKeys": "Has none of the keys %s.",
}

// brief is a value on one line, cut where it is long.
func brief(n *syntax.Node) string {
	if n = n.Resolve(); n == nil {
		return ""
	}
	if text, ok := (layout{}).literal(n); ok {
		return text
	}
	switch {
	case len(n.Children) == 0:
		return cutText(strings.Join(strings.Fields(n.Value), " "), maxLiteral)
	case len(n.Children) > 0 && n.Tag == "!!map":
		return "{…}"
	}
	return "[…]"
}

// whereOf says where a node of a layer stands, as seen from the document; "" when that is in no file.
func (s *scene) whereOf(l layer, n *syntax.Node) string {
	line := n.Range.Start.Line + 1
	switch {
	case l.ref != "":
		return ""
	case l.path == s.doc.Path:
		return fmt.Sprintf("line %d", line)
	}
	return code(fmt.Sprintf("%s:%d", s.nameOf(l.path), line))
}

// nameOf is the path of a file as seen from the folder of the document.
func (s *scene) nameOf(path string) string {
	if name, err := filepath.Rel(filepath.Dir(s.doc.Path), path); err == nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(path)
}

// explainIO explains an input or output with the place of its declaration.
func (s *scene) explainIO(d declared) *explanation {
	e := d.explain()
	if where := s.whereOf(d.layer, d.node); where != "" {
		e.add("Declared in " + where + ".")
	}
	return e
}
