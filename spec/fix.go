package spec

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Fix is a change of text that does away with a diagnostic.
type Fix struct {
	Title     string // what it does, said as an order: "Write `image`"
	Edits     []Edit // none of them touches another
	Preferred bool   // it is the one right answer, which may be applied without a look at it
}

// Edit replaces a stretch of a file.
type Edit struct {
	File    string // empty: the file that was checked
	Range   syntax.Range
	NewText string
}

// in is the fix with a path in place of the empty one.
func (f Fix) in(path string) Fix {
	f.Edits = slices.Clone(f.Edits)
	for i := range f.Edits {
		if f.Edits[i].File == "" {
			f.Edits[i].File = path
		}
	}
	return f
}

// with gives the next report its fixes.
func (v *validator) with(fixes ...Fix) *validator {
	v.fixes = fixes
	return v
}

// lacking says what the next report finds missing in n.
func (v *validator) lacking(n *syntax.Node, name string) *validator {
	v.lacks = &Missing{In: n.Range, Name: name}
	return v
}

// with gives the next failure its fixes.
func (c *composer) with(fixes ...Fix) *composer {
	c.fixes = fixes
	return c
}

// lacking says what the next failure finds missing in n.
func (c *composer) lacking(n *syntax.Node, name string) *composer {
	c.lacks = &Missing{In: n.Range, Name: name}
	return c
}

// writing is a fix that puts a text in the place of a node.
func writing(n *syntax.Node, text string) Fix {
	return Fix{Title: "Write `" + shorten(text) + "`", Edits: []Edit{{Range: n.Range, NewText: text}}, Preferred: true}
}

// meaning are the fixes of a word in whose place another was meant; none when that is not known.
func meaning(n *syntax.Node, word string) []Fix {
	if word == "" {
		return nil
	}
	f := writing(n, wordLike(n, word))
	f.Title = "Write `" + word + "`"
	return []Fix{f}
}

// possible are fixes that are to be looked at before they are made.
func possible(fixes []Fix) []Fix {
	for i := range fixes {
		fixes[i].Preferred = false
	}
	return fixes
}

// renaming are the fixes of a key in whose place another was meant; none when that one is there, too.
func renaming(entries []syntax.Entry, key *syntax.Node, word string) []Fix {
	if slices.ContainsFunc(entries, func(e syntax.Entry) bool { return e.Key.Value == word }) {
		return nil
	}
	return meaning(key, word)
}

// wordLike is a word as it is written in the place of a scalar: in the same quotes.
func wordLike(n *syntax.Node, word string) string {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0, !plainWordText.MatchString(word) || yamlWords.MatchString(word):
		return strconv.Quote(word)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return "'" + strings.ReplaceAll(word, "'", "''") + "'"
	}
	return word
}

var (
	plainWordText = regexp.MustCompile(`^[A-Za-z_][-A-Za-z0-9_./]*$`)                          // needs no quotes
	yamlWords     = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null|\.inf|\.nan)$`) // needs them all the same
)

// shorten cuts text that is too long for a title.
func shorten(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
