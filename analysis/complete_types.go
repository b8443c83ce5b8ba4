package analysis

import (
	"fmt"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
)

// ioTypes adds the types of inputs and outputs.
func (c *completer) ioTypes() {
	for i, t := range spec.IOTypes() {
		c.value(t.Text, Completion{Kind: TypeCompletion, Doc: text(t.Doc), Sort: fmt.Sprintf("0%03d", i)})
	}
	for i, name := range []string{"List[str]", "List[int]", "List[float]", "List[bool]", "Dict[str, str]", "Dict[str, int]", "Dict[str, float]"} {
		doc, _ := spec.IOTypeDoc(name)
		c.value(name, Completion{Kind: TypeCompletion, Doc: text(doc), Sort: fmt.Sprintf("1%03d", i)})
	}
}

// argFormats adds forms of the argument that an input becomes.
func (c *completer) argFormats(name string) {
	if !isIdentifier(name) {
		return
	}
	value := "{{ " + name + " }}"
	for i, form := range []amount{
		{"--" + name + "=" + value, "an option and its value in one"}, {"--" + name + " " + value, "an option, then its value"},
		{value, "the value alone"},
	} {
		c.value(form.text, Completion{Detail: form.meaning, Sort: fmt.Sprintf("1%03d", i)})
	}
}

// environmentNames adds the name of an environment variable for an input: its own in capitals.
func (c *completer) environmentNames(name string) {
	if name == "" || name == probe {
		return
	}
	upper := strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == ' ' {
			return '_'
		}
		return r
	}, strings.ToUpper(name))
	if isIdentifier(upper) {
		c.value(upper, Completion{Kind: NameCompletion, Sort: "0"})
	}
}
