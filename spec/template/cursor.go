package template

import "slices"

// Position is what can be written at a place.
type Position uint8

// Positions.
const (
	Outside     Position = iota // text, a comment or raw text: nothing of the language
	AtNothing                   // between braces, but nothing that could be proposed: a number, a text, a new name
	AtValue                     // an expression: a variable, a function, a constant
	AtAttribute                 // the name after a dot
	AtKey                       // the key of an item: a text in quotes, or what comes after "["
	AtFilter                    // the name after "|"
	AtTest                      // the name after "is"
	AtStatement                 // the first word after "{%"
	AtOperator                  // after a whole expression: a word such as if, and, is
)

// Cursor is a place in a template, and what is being written there.
type Cursor struct {
	Position Position
	Word     Span   // what is written so far and what follows it without a break: what a completion replaces
	Typed    string // of the word, what stands before the place
	// Path is what an attribute or a key is taken of. It is nil where that is computed.
	Path []Segment
	// Quote is the quote around a key, or 0.
	Quote byte
	// Missing is what a key lacks after it: "']", "]" or nothing.
	Missing string
	// Unclosed is "}}" or "%}" when the braces around the place are not closed.
	Unclosed string
	// Visible are the names that the template itself defines and that can be read here.
	Visible []*Binding
	// Endings are the statements that can continue or end the one around the place: elif, else, endif.
	Endings []string
}

// Cursor looks at a place of a template, finished or not.
func (t *Template) Cursor(offset int) Cursor {
	s := t.segmentAt(offset)
	if s == nil {
		return Cursor{Word: Span{offset, offset}}
	}
	c := Cursor{Position: AtNothing, Word: Span{offset, offset}, Visible: t.Names().Visible(offset), Endings: endingsAt(t.Body, s.Start)}
	if !s.closed {
		c.Unclosed = closing(s.kind)
	}
	tokens := s.tokens[:len(s.tokens)-1]
	i := len(tokens) // the number of the token that the place is in or after which nothing stands
	for i > 0 && tokens[i-1].Start >= offset {
		i--
	}
	if i > 0 && (offset < tokens[i-1].End || offset == tokens[i-1].End && (tokens[i-1].kind == nameToken || tokens[i-1].open)) {
		i--
		c.inToken(t.Text, tokens, i, offset, s.kind)
		return c
	}
	if i > 0 && offset == tokens[i-1].End && (tokens[i-1].kind == integerToken || tokens[i-1].kind == floatToken) {
		return c
	}
	c.after(tokens, i, s.kind)
	if c.Position == AtKey {
		c.Missing = missingAfter(tokens, i)
	}
	return c
}

// segmentAt is the segment between whose braces an offset lies.
func (t *Template) segmentAt(offset int) *segment {
	i, _ := slices.BinarySearchFunc(t.segments, offset, func(s segment, offset int) int { return s.inner.End - offset })
	for ; i < len(t.segments) && t.segments[i].Start <= offset; i++ {
		s := &t.segments[i]
		if (s.kind == outputSegment || s.kind == tagSegment) && s.inner.Contains(offset) {
			return s
		}
	}
	return nil
}

// inToken looks at a place in token i.
func (c *Cursor) inToken(text string, tokens []token, i, offset int, kind segmentKind) {
	t := tokens[i]
	switch t.kind {
	case nameToken:
		c.Word, c.Typed = t.Span, text[t.Start:offset]
		c.after(tokens, i, kind)
		if c.Position == AtKey {
			c.Missing = missingAfter(tokens, i+1)
		}
	case stringToken:
		if offset == t.Start || i == 0 || !tokens[i-1].is("[") || !endsValue(tokens, i-1) {
			return
		}
		c.Position, c.Quote = AtKey, t.text[0]
		c.Path = pathBefore(tokens, i-1)
		c.Word = Span{t.Start + 1, t.End}
		if t.open {
			c.Missing = string(t.text[0])
		} else {
			c.Word.End--
		}
		c.Typed = text[c.Word.Start:max(c.Word.Start, min(offset, c.Word.End))]
		c.Missing += missingAfter(tokens, i+1)
	}
}

// missingAfter is what has to follow a key before token i.
func missingAfter(tokens []token, i int) string {
	if i < len(tokens) && tokens[i].is("]") {
		return ""
	}
	return "]"
}

// after tells what can stand before token i, after those that come before it.
func (c *Cursor) after(tokens []token, i int, kind segmentKind) {
	if i == 0 {
		c.Position = AtValue
		if kind == tagSegment {
			c.Position = AtStatement
		}
		return
	}
	before := &tokens[i-1]
	switch {
	case before.is("."):
		c.afterDot(tokens, i-1)
	case before.is("|"):
		c.Position = AtFilter
	case before.is("[") && endsValue(tokens, i-1):
		c.Position, c.Path = AtKey, pathBefore(tokens, i-1)
	case before.kind == operatorToken && !before.is(")") && !before.is("]") && !before.is("}"):
		c.Position = AtValue
		if startsBinding(tokens, i) {
			c.Position = AtNothing
		}
	case before.kind == nameToken && before.Role == RoleKeyword:
		c.afterKeyword(tokens, i)
	default:
		c.Position = AtOperator
		if startsBinding(tokens, i) {
			c.Position = AtNothing
		}
	}
}

// afterDot tells what can follow the dot that is token i.
func (c *Cursor) afterDot(tokens []token, i int) {
	if !endsValue(tokens, i) {
		return
	}
	switch tokens[i-1].Role {
	case RoleFilter:
		c.Position = AtFilter
	case RoleTest:
		c.Position = AtTest
	default:
		c.Position, c.Path = AtAttribute, pathBefore(tokens, i)
	}
}

// afterKeyword tells what can follow the keyword before token i.
func (c *Cursor) afterKeyword(tokens []token, i int) {
	c.Position = AtValue
	switch word := tokens[i-1].text; word {
	case "is":
		c.Position = AtTest
	case "not":
		if i > 1 && tokens[i-2].is("is") && tokens[i-2].Role == RoleKeyword {
			c.Position = AtTest
		}
	case "for", "set", "with", "macro", "block", "as":
		c.Position = AtNothing
	case "filter":
		c.Position = AtFilter
	case "recursive", "scoped", "required", "context", "missing", "ignore", "without":
		c.Position = AtNothing
	case "import":
		if i > 1 { // from "x" import
			c.Position = AtNothing
		}
	case "else":
		if i == 1 && len(tokens[0].text) == len("else") {
			c.Position = AtNothing // {% else %}
		}
	}
	if i == 1 && slices.Contains(endings, tokens[0].text) && tokens[0].text != "elif" {
		c.Position = AtNothing
	}
}

// startsBinding reports whether what stands before token i is the list of names that get a value.
func startsBinding(tokens []token, i int) bool {
	switch first := tokens[0]; {
	case first.Role != RoleKeyword:
		return false
	case first.text == "for", first.text == "set":
		for _, t := range tokens[1:i] {
			if t.is("in") || t.is("=") || t.is("|") {
				return false
			}
		}
		return true
	case first.text == "block":
		return true
	case first.text == "macro":
		return !tokens[i-1].is("=")
	}
	return false
}

// endsValue reports whether the token before token i can be the last one of a value.
func endsValue(tokens []token, i int) bool {
	if i == 0 {
		return false
	}
	t := &tokens[i-1]
	return t.kind == nameToken && t.Role != RoleKeyword || t.kind == stringToken || t.kind == integerToken || t.is(")") || t.is("]") || t.is("}")
}

// pathBefore is the path that ends before token i. It is nil where it begins with no variable or holds a computed key.
func pathBefore(tokens []token, i int) []Segment {
	var reversed []Segment
	for {
		i--
		if i < 0 {
			return nil
		}
		t := &tokens[i]
		switch {
		case t.kind == nameToken || t.kind == integerToken:
			reversed = append(reversed, Segment{Span: t.Span, Name: t.text, Index: t.kind == integerToken})
			if i == 0 || !tokens[i-1].is(".") || !endsValue(tokens, i-1) {
				if t.kind == integerToken {
					return nil
				}
				slices.Reverse(reversed)
				return reversed
			}
			i-- // the dot
		case t.is("]") && i >= 3 && tokens[i-2].is("[") && endsValue(tokens, i-2) && tokens[i-1].kind != nameToken && tokens[i-1].kind != operatorToken:
			key := &tokens[i-1]
			l := &Literal{Span: key.Span, Kind: IntegerLiteral, Text: key.text, open: key.open}
			if key.kind == stringToken {
				l.Kind, l.Text = StringLiteral, unquote(key.text, key.open)
			}
			reversed = append(reversed, segmentOf(l))
			i -= 2 // the key and its bracket
		default:
			return nil
		}
	}
}

// endingsAt are the keywords that can continue or end the innermost statement around an offset.
func endingsAt(body []Node, offset int) []string {
	i, _ := slices.BinarySearchFunc(body, offset, func(n Node, offset int) int { return n.Range().End - offset })
	for ; i < len(body) && body[i].Range().Start < offset; i++ {
		s, ok := body[i].(*Statement)
		if !ok || s.End == (Span{}) || offset < s.Tags[0].End || offset > s.End.Start {
			continue
		}
		last := 0
		for last+1 < len(s.Tags) && s.Tags[last+1].Start < offset {
			last++
		}
		if inner := endingsAt(s.Tags[last].Body, offset); inner != nil {
			return inner
		}
		return (&Statement{Tags: s.Tags[:last+1]}).continuations()
	}
	return nil
}
