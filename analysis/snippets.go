package analysis

import (
	"embed"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/plx-lsp/plx-lsp/internal/snippet"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// skeleton is a whole thing to put in at once. Its text is YAML with places to fill in, in the syntax of LSP: a file, or
// what may stand in a field: of a list an item, of a mapping an entry, and of anything else the value. The text begins
// in the first column, and has no line break at its end.
type skeleton struct {
	label  string
	detail string
	fields []string // Model.field, or *.field for a field of any model; none of a file
	text   string
}

// snippetTexts are snippets/files for empty files, those first that are needed most, and snippets/parts for fields. Each
// begins with comments: "# label: detail", and of a part, "# for" and the fields.
//
//go:embed snippets
var snippetTexts embed.FS

// snippets are the snippets for empty files and those for fields, in the order of their names.
var snippets = sync.OnceValues(func() (files, parts []skeleton) {
	return readSnippets("snippets/files"), readSnippets("snippets/parts")
})

func readSnippets(folder string) []skeleton {
	entries, err := snippetTexts.ReadDir(folder)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	found := make([]skeleton, len(entries))
	for i, entry := range entries {
		text, err := snippetTexts.ReadFile(path.Join(folder, entry.Name()))
		if err != nil {
			panic(err)
		}
		found[i] = readSnippet(string(text))
	}
	return found
}

func readSnippet(text string) (s skeleton) {
	for strings.HasPrefix(text, "# ") {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if fields, ok := strings.CutPrefix(line, "# for "); ok {
			s.fields = strings.Split(fields, ", ")
		} else {
			s.label, s.detail, _ = strings.Cut(line[2:], ": ")
		}
	}
	s.text = strings.TrimSuffix(text, "\n")
	return s
}

// snippetsFor are the snippets for a field: the model is the name of one of the specification or of a Kubernetes object.
// A component and an operation take what a Polyaxonfile takes.
func snippetsFor(model, field string) []skeleton {
	if model == "Component" || model == "Operation" {
		model = "Polyaxonfile"
	}
	var found []skeleton
	_, parts := snippets()
	for _, s := range parts {
		for _, f := range s.fields {
			if f == model+"."+field || f == "*."+field {
				found = append(found, s)
			}
		}
	}
	return found
}

// completion offers insert, a form of the skeleton's text, at a place.
func (s skeleton) completion(insert string, at syntax.Range) Completion {
	return Completion{
		Label: s.label, Kind: SnippetCompletion, Detail: s.detail, Filter: s.filter(),
		Insert: insert, Snippet: true, Range: at,
		Doc: func() string { return "```yaml\n" + snippet.Filled(s.text) + "\n```" },
	}
}

// filter is what a typed word is compared with: some editors mind capitals.
func (s skeleton) filter() string { return strings.ToLower(s.label) }

// under is the skeleton's text with every line but the first indented, such as for a place after "- ".
func (s skeleton) under(indentation string) string {
	return strings.ReplaceAll(s.text, "\n", "\n"+indentation)
}

// fileSnippets are the ways to begin a Polyaxonfile, offered where there is nothing yet but a word, comments, and the
// marks before a document.
func fileSnippets(doc *Document, at syntax.Pos) []Completion {
	text := doc.Tree.Text
	word := wordAt(text, at)
	if word.Start.Byte == 0 && strings.HasPrefix(text.Line(word.Start.Line), byteOrderMark) {
		word.Start.Byte = len(byteOrderMark)
	}
	if !emptyBut(text, word) {
		return nil
	}
	var found []Completion
	files, _ := snippets()
	for i, s := range files {
		insert := s.text
		if isJSON(doc.Path) {
			insert = s.json()
		}
		c := s.completion(insert, word)
		c.Sort = fmt.Sprintf("0%02d", i) // in their order, before all keys
		found = append(found, c)
	}
	return found
}

// byteOrderMark may stand before a text and is no part of it.
const byteOrderMark = "\ufeff"

func isJSON(path string) bool { return strings.EqualFold(filepath.Ext(path), ".json") }

// emptyBut reports whether a text says nothing beside a word, so that a file can begin at the word.
func emptyBut(text *syntax.Text, word syntax.Range) bool {
	begun := false // with "---"
	for i := range text.Lines() {
		line := text.Line(i)
		if i == word.Start.Line {
			line = line[:word.Start.Byte] + line[word.End.Byte:]
			if strings.TrimSpace(strings.TrimPrefix(line, byteOrderMark)) != "" {
				return false
			}
			continue
		}
		line = strings.TrimPrefix(line, byteOrderMark)
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "", strings.HasPrefix(trimmed, "#"):
		case strings.HasPrefix(line, "%") && !begun && i < word.Start.Line:
		case trimmed == "---" && line[0] == '-' && !begun && i < word.Start.Line:
			begun = true
		default:
			return false
		}
	}
	return true
}
