package template

import "sort"

// Thing is what a word of a template stands for.
type Thing struct {
	Span // of the word
	Role Role
	Name string
	// Use is the path that the word belongs to, of which it is number Segment; nil for other words.
	Use     *Use
	Segment int
	// Binding is where the template gives the variable its value, if it does: of a path's first word, and of the name itself.
	Binding *Binding
}

// Under is what the word at an offset stands for. It reports false where there is none.
func (t *Template) Under(offset int) (Thing, bool) {
	s := t.segmentAt(offset)
	if s == nil {
		return Thing{}, false
	}
	var found *token
	for i := range s.tokens[:len(s.tokens)-1] {
		// Between two tokens without a space, the one that is a word counts.
		if tok := &s.tokens[i]; tok.Contains(offset) && (found == nil || found.kind == operatorToken) {
			found = tok
		}
	}
	if found == nil || found.kind == operatorToken {
		return Thing{}, false
	}
	thing := Thing{Span: found.Span, Role: found.Role, Name: found.text}
	names := t.Names()
	first := sort.Search(len(names.Uses), func(i int) bool { return names.Uses[i].Start > offset })
	for i := first - 1; i >= 0 && names.Uses[i].Start >= s.Start; i-- {
		u := &names.Uses[i]
		for k, segment := range u.Path {
			if found.Span.Start <= segment.Start && segment.End <= found.End && segment.Contains(offset) {
				thing.Span, thing.Name, thing.Use, thing.Segment = segment.Span, segment.Name, u, k
				if k == 0 {
					thing.Binding = u.Binding
				}
				return thing, true
			}
		}
	}
	for _, b := range names.Bindings {
		if !b.Implicit && b.Span == found.Span {
			thing.Binding = b
		}
	}
	return thing, true
}

// Tokens are the pieces of a template that a highlighter colours, in their order. What stands outside of braces has none.
func (t *Template) Tokens() []Token {
	var all []Token
	add := func(span Span, r Role) {
		if span.Start < span.End {
			all = append(all, Token{span, r})
		}
	}
	for _, s := range t.segments {
		switch s.kind {
		case commentSegment:
			add(s.Span, RoleComment)
		case rawSegment:
			for _, tag := range []Span{s.start, s.end} {
				t.rawTag(tag, add)
			}
		case outputSegment, tagSegment:
			add(Span{s.Start, s.inner.Start}, RoleDelimiter)
			for _, tok := range s.tokens {
				add(tok.Span, tok.Role)
			}
		}
	}
	return all
}

// rawTag cuts {% raw %} or {% endraw %} into its word and what is around it.
func (t *Template) rawTag(tag Span, add func(Span, Role)) {
	word := tag.Start
	for word < tag.End && nameLength(t.Text[word:tag.End]) == 0 {
		word++
	}
	end := word + nameLength(t.Text[word:tag.End])
	opening := tag.Start
	for opening < word && skipSpace(t.Text[:word], opening) == opening {
		opening++
	}
	add(Span{tag.Start, opening}, RoleDelimiter)
	add(Span{word, end}, RoleKeyword)
	add(Span{skipSpace(t.Text[:tag.End], end), tag.End}, RoleDelimiter)
}
