package format

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// bracket is an open bracket.
type bracket struct {
	column
	line  int
	base  int    // from this column on the lines inside are indented
	first column // of what follows it on its line; old is -1 where nothing does
}

// bracket keeps the open brackets. Word i stands at c.
func (l *layout) bracket(i int, c column) {
	w := &l.words[i]
	if n := len(l.brackets); n > 0 && i > 0 && l.words[i-1].Kind == syntax.OpenBracket && w.Range.Start.Line == l.brackets[n-1].line {
		l.brackets[n-1].first = c
	}
	switch w.Kind {
	case syntax.OpenBracket:
		l.brackets = append(l.brackets, bracket{column: c, line: w.Range.Start.Line, base: l.base(w, c), first: column{old: -1}})
	case syntax.CloseBracket:
		l.brackets = l.brackets[:len(l.brackets)-1]
	}
}

// base is from where on the lines inside of a bracket at c are indented: from the line that it stands on.
func (l *layout) base(w *syntax.Word, c column) int {
	n := len(l.brackets)
	switch top := l.top(); {
	case aloneOnLine(l.text, w.Range.Start):
		return c.now
	case n > 0 && l.brackets[n-1].line == w.Range.Start.Line:
		return l.brackets[n-1].base
	case n > 0:
		return l.lines[w.Range.Start.Line].indentation()
	case top == nil || top.list || top.item >= 0:
		return l.inner()
	default:
		return top.now
	}
}

// indentInside is the column of a word that begins its line inside of brackets.
func (l *layout) indentInside(w *syntax.Word, old int) int {
	b := &l.brackets[len(l.brackets)-1]
	switch {
	case w.Kind == syntax.CloseBracket && old == b.old:
		return b.now
	case w.Kind == syntax.CloseBracket:
		return b.base
	case old == b.first.old:
		return b.first.now // the items stand below each other
	}
	return b.base + l.options.Step
}

// gap is what stands between word i and the one before it on its line.
func (l *layout) gap(i int) string {
	w, before := &l.words[i], &l.words[i-1]
	old := l.text.Slice(syntax.Range{Start: before.Range.End, End: w.Range.Start})
	if w.Opens != syntax.OpensNothing && !l.free(i) || len(l.brackets) == 0 && w.Kind == syntax.ScalarWord && before.Kind == syntax.Marker {
		return old
	}
	switch {
	case before.Kind == syntax.OpenBracket && w.Kind == syntax.CloseBracket:
		return ""
	case before.Kind == syntax.OpenBracket:
		return l.padding(before.Bracket)
	case w.Kind == syntax.CloseBracket:
		return l.padding(w.Bracket)
	case w.Kind == syntax.Comma, w.Kind == syntax.Colon && closesKey(before):
		return ""
	}
	return " "
}

// closesKey reports whether a colon may stand right behind a word. Many readers take it for a part of an alias's name.
func closesKey(w *syntax.Word) bool {
	return w.Kind == syntax.ScalarWord || w.Kind == syntax.CloseBracket
}

// padding is what stands inside of brackets that hold something.
func (l *layout) padding(b byte) string {
	if (b == '{' || b == '}') && l.style.braces || (b == '[' || b == ']') && l.style.brackets {
		return " "
	}
	return ""
}

// indentation is how many spaces a line begins with.
func indentation(line string) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}
