package analysis

import (
	"maps"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
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
