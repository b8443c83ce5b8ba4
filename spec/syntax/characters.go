package syntax

import (
	"fmt"
	"unicode/utf8"
)

// maxCharacterProblems bounds how many bad characters of a text are reported: a binary file is one mistake.
const maxCharacterProblems = 20

// checkCharacters finds the characters that YAML does not allow, and bytes that are none.
func checkCharacters(text *Text) []Problem {
	var problems []Problem
	src := text.source
	for i := 0; i < len(src) && len(problems) < maxCharacterProblems; {
		c := src[i]
		if c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		r, width := utf8.DecodeRuneInString(src[i:])
		at := func() Range { return Range{text.Pos(i), text.Pos(i + width)} }
		switch {
		case r == utf8.RuneError && width <= 1:
			problems = append(problems, Problem{Code: InvalidUTF8, Range: at(), Message: fmt.Sprintf(
				"the byte 0x%02X is no UTF-8: save the file in the encoding UTF-8", c)})
		case r < 0xA0 && r != 0x85, r == 0xFFFE, r == 0xFFFF:
			problems = append(problems, Problem{Code: ControlCharacter, Range: at(), Message: fmt.Sprintf(
				"the character U+%04X is not allowed in YAML: remove it, or write it as an escape in double quotes", r)})
		}
		i += width
	}
	return problems
}
