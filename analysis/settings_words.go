package analysis

import (
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// suggestion is the end of a message that says which of the keys was probably meant, or "".
func suggestion[V any](word string, keys map[string]V) string {
	sorted := slices.Sorted(maps.Keys(keys))
	if s := nearest(word, sorted); s != "" {
		return s
	}
	return " It has " + quotedList(sorted) + "."
}

// nearest is the end of a message that says which of some words was probably meant, or "".
func nearest(word string, words []string) string {
	best := spec.Suggest(word, words)
	if best == "" {
		return ""
	}
	return " Did you mean `" + best + "`?"
}

// meantKey are the fixes of a key in whose place another was meant; none when that is not known.
func meantKey(key *syntax.Node, word string) []spec.Fix {
	if word == "" {
		return nil
	}
	text := word
	if key.Style&yaml.DoubleQuotedStyle != 0 {
		text = syntax.DoubleQuoted(word)
	}
	return []spec.Fix{{Title: "Write `" + word + "`", Edits: []spec.Edit{{Range: key.Range, NewText: text}}, Preferred: true}}
}

// quotedList is "`a`, `b` and `c`".
func quotedList(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = "`" + word + "`"
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " and " + quoted[last]
}

func capital(s string) string {
	if s == "" || s[0] == '`' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
