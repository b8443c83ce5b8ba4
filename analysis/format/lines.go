package format

import (
	"strings"
	"unicode/utf8"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// layout goes through the words of a text once and writes its lines anew. No line is split, and none are joined.
type layout struct {
	survey
	text     *syntax.Text
	words    []syntax.Word
	comments []syntax.Comment
	options  Options
	spans    []Span // the lines that may change

	lines    []line
	blocks   []block
	brackets []bracket
	closed   [][]column // of the block collections that ended since the last word, the innermost last
	counted  syntax.Pos // the last place whose column was counted, and that column
	count    int
	waiting  []int // the comments, alone on their lines, since the last word
	ceiling  int   // from this column on a comment would be read as text of the block scalar before it; 0: there is none
}

// line is what a line becomes.
type line struct {
	used    bool   // it is not blank, or it is blank inside of a value
	text    []byte // without the comment at its end
	width   int    // of text, in characters
	tail    string // what stands at its end and stays
	comment int    // the index of that comment, -1 for none
}

// write adds to the text of a line.
func (l *line) write(s string) {
	l.text = append(l.text, s...)
	l.width += utf8.RuneCountInString(s)
}

// indentation is how many spaces a line begins with.
func (l *line) indentation() int {
	n := 0
	for n < len(l.text) && l.text[n] == ' ' {
		n++
	}
	return n
}

// column is where something stood and where it stands now, in characters from the start of the line.
type column struct{ old, now int }

// block is an open block collection.
type block struct {
	column
	list bool
	item int // of a mapping: where the dashes of a list stand that stood in the mapping's own column; -1: there is none now
}

func layLines(tree *syntax.Tree, words []syntax.Word, spans []Span, options Options) []Edit {
	l := &layout{
		survey: look(tree.Text, words, options.Step), text: tree.Text, words: words, comments: tree.Comments, options: options,
		spans: spans, lines: make([]line, tree.Text.Lines()),
	}
	for i := range l.lines {
		l.lines[i].comment = -1
	}
	c := 0
	for i := range words {
		for c < len(l.comments) && l.comments[c].Range.Start.Before(words[i].Range.Start) {
			l.comment(c)
			c++
		}
		l.word(i)
	}
	for ; c < len(l.comments); c++ {
		l.comment(c)
	}
	l.placeComments(nil)
	return l.edits()
}

// source is a line as it was, without the mark at the beginning of the text.
func (l *layout) source(i int) string {
	if i == 0 {
		return strings.TrimPrefix(l.text.Line(0), bom)
	}
	return l.text.Line(i)
}

// columnOf is the column of a place in the text as it was. Places that follow each other are counted on.
func (l *layout) columnOf(p syntax.Pos) int {
	if l.counted.Line != p.Line || p.Byte < l.counted.Byte {
		l.counted, l.count = syntax.Pos{Line: p.Line}, 0
	}
	between := l.text.Line(p.Line)[l.counted.Byte:p.Byte]
	if l.counted == (syntax.Pos{}) {
		between = strings.TrimPrefix(between, bom)
	}
	l.counted, l.count = p, l.count+utf8.RuneCountInString(between)
	return l.count
}

// free reports whether the collection that begins with word i may move as a whole.
func (l *layout) free(i int) bool {
	return holds(l.spans, l.words[i].Range.Start.Line, l.ends[i])
}

func (l *layout) top() *block {
	if len(l.blocks) == 0 {
		return nil
	}
	return &l.blocks[len(l.blocks)-1]
}

// columns are the columns in which lines of a collection begin.
func (b block) columns() []column {
	if b.item < 0 {
		return []column{b.column}
	}
	return []column{b.column, {b.old, b.item}}
}

// word writes word i.
func (l *layout) word(i int) {
	w := &l.words[i]
	l.close(w.Closes)
	here := &l.lines[w.Range.Start.Line]
	old := l.columnOf(w.Range.Start)
	l.follow(i)
	if aloneOnLine(l.text, w.Range.Start) {
		now := l.indent(i, old)
		l.placeComments(&column{old, now})
		here.write(spaces(now))
	} else {
		here.write(l.gap(i))
	}
	here.used = true
	now := here.width
	if w.Opens != syntax.OpensNothing {
		l.blocks = append(l.blocks, block{column: column{old, now}, list: w.Opens == syntax.OpensList, item: -1})
	}
	l.bracket(i, column{old, now})
	l.ceiling = 0
	l.writeWord(w, column{old, now})
}

// close ends some block collections.
func (l *layout) close(n int) {
	l.closed = l.closed[:0]
	for _, b := range l.blocks[len(l.blocks)-n:] {
		l.closed = append(l.closed, b.columns())
	}
	l.blocks = l.blocks[:len(l.blocks)-n]
}

// follow notes where the dashes of a list stand that stands in the column of the mapping around it.
func (l *layout) follow(i int) {
	w, top := &l.words[i], l.top()
	if top == nil || top.list || len(l.brackets) > 0 || w.Opens != syntax.OpensNothing {
		return
	}
	switch {
	case w.Kind != syntax.Dash:
		if l.beginsEntry(w) {
			top.item = -1
		}
	case top.item >= 0:
	case l.free(i):
		top.item = top.now + l.style.lists
	default:
		top.item = top.now
	}
}

// beginsEntry reports whether a word begins a key, or the value of a key with "?".
func (l *layout) beginsEntry(w *syntax.Word) bool {
	return w.Key || w.Kind == syntax.QuestionMark || w.Kind == syntax.Colon && aloneOnLine(l.text, w.Range.Start)
}

// indent is the column of word i, which begins its line.
func (l *layout) indent(i, old int) int {
	w, top := &l.words[i], l.top()
	if len(l.brackets) > 0 {
		return l.indentInside(w, old)
	}
	opens := w.Opens != syntax.OpensNothing
	switch {
	case w.Kind == syntax.Marker:
		return 0
	case opens && !l.free(i):
		return old
	case top == nil:
		return 0
	case w.Opens == syntax.OpensList && !top.list && top.item < 0:
		return top.now + l.style.lists
	case w.Kind == syntax.Dash && !opens && !top.list:
		return top.item
	case !opens && (w.Kind == syntax.Dash || l.beginsEntry(w)):
		return top.now
	}
	return l.inner()
}

// inner is the column of what stands on a line of its own in the innermost collection, below its key or dash.
func (l *layout) inner() int {
	switch top := l.top(); {
	case top == nil:
		return 0
	case top.list:
		return top.now + 2
	case top.item >= 0:
		return top.item + 2
	default:
		return top.now + l.options.Step
	}
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
