package spec

import (
	"strings"

	"github.com/agext/levenshtein"
)

// suggest is the candidate that somebody who wrote word most likely meant, or "". Letters that only differ in case and
// the dashes and underscores between words do not count.
func suggest(word string, candidates []string) string {
	best, distance := "", 1+max(1, len(word)/3)
	plain := plainWord(word)
	for _, c := range candidates {
		if d := levenshtein.Distance(plain, plainWord(c), nil); d < distance {
			best, distance = c, d
		}
	}
	return best
}

func plainWord(s string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(s))
}

// didYouMean is the end of a message that suggests what was meant, or "".
func didYouMean(word string, candidates []string) string {
	if s := suggest(word, candidates); s != "" {
		return " Did you mean `" + s + "`?"
	}
	return ""
}
