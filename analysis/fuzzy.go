package analysis

import (
	"strings"
	"unicode"
)

// Fuzzy reports whether the letters of query stand in name in their order, and how well: the higher, the better. Upper
// and lower case are the same. An empty query fits every name.
func Fuzzy(query, name string) (score int, ok bool) {
	wanted := []rune(strings.ToLower(query))
	letters := []rune(name)
	at, last := 0, -2
	for i, r := range letters {
		if at == len(wanted) {
			break
		}
		if unicode.ToLower(r) != wanted[at] {
			continue
		}
		switch {
		case i == 0:
			score += 8
		case beginsWord(letters, i):
			score += 6
		case last == i-1:
			score += 4
		default:
			score++
		}
		at, last = at+1, i
	}
	if at < len(wanted) {
		return 0, false
	}
	if strings.EqualFold(query, name) {
		score += 20
	}
	if strings.Contains(strings.ToLower(name), string(wanted)) {
		score += 10
	}
	return score, true
}

// beginsWord reports whether a word of a name begins at its letter i.
func beginsWord(name []rune, i int) bool {
	before := name[i-1]
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) || unicode.IsUpper(name[i]) && unicode.IsLower(before)
}
