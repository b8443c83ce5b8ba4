package analysis

import (
	"regexp"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec/template"
)

// namePatterns are what names of each sort are made of, and how to say so.
var namePatterns = map[EntitySort]struct {
	pattern *regexp.Regexp
	words   string
}{
	VariableEntity:   {regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`), "letters, digits, `_` and `-`, and begins with a letter or `_`"},
	OperationEntity:  {regexp.MustCompile(`^[A-Za-z0-9_-]+$`), "letters, digits, `-` and `_`"},
	ComponentEntity:  {regexp.MustCompile(`^[A-Za-z0-9_-]+$`), "letters, digits, `-` and `_`"},
	ConnectionEntity: {regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.-]*$`), "letters, digits, `-`, `_` and `.`"},
	VolumeEntity:     {regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$`), "small letters, digits and `-`, 63 characters at most, and neither begins nor ends with `-`"},
	AnchorEntity:     {regexp.MustCompile(`^[A-Za-z0-9_-]+$`), "letters, digits, `-` and `_`"},
}

// checkName says why something of a sort cannot have a name.
func checkName(sort EntitySort, name string) error {
	if name == "" {
		return refuse("A name cannot be empty.")
	}
	if p := namePatterns[sort]; !p.pattern.MatchString(name) {
		return refuse("`%s` cannot be the name of this %s: such a name is made of %s.", name, sort, p.words)
	}
	if sort == VariableEntity && isEntry(template.Roots(), name) {
		return refuse("Polyaxon itself gives `%s` a value in templates: choose another name.", name)
	}
	return nil
}

// wordsOfTemplates are the words that are no names in templates.
var wordsOfTemplates = []string{"and", "else", "false", "False", "if", "in", "is", "none", "None", "not", "or", "true", "True", "as_args"}

// isWordOfTemplates reports whether a name, written as a word of a template, is read as something else than a variable.
func isWordOfTemplates(name string) bool {
	return slices.Contains(wordsOfTemplates, name) || template.IsMappingMethod(name) || isEntry(template.Functions(), name)
}
