package format

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// style is how a text is written where several ways are as good: the more frequent one stays.
type style struct {
	lists    int  // by how many spaces the dashes of a list stand deeper than its key
	braces   bool // spaces stand inside of "{" and "}"
	brackets bool // and of "[" and "]"
}

// survey is what is to be known of the words before they are laid out.
type survey struct {
	style style
	ends  map[int]int // by the index of the word that a block collection begins with: the last line of the collection
}

// open is a block collection during the survey.
type open struct {
	word  int
	list  bool
	flush int // of a mapping: the word that a list in the mapping's own column begins with; -1: there is none now
}

func look(text *syntax.Text, words []syntax.Word, step int) survey {
	s := survey{ends: map[int]int{}}
	var blocks []open
	flush, indented, depth := 0, 0, 0
	padded := map[byte]int{}
	last := 0 // the last line of the word before
	for i := range words {
		w := &words[i]
		for range w.Closes {
			top := blocks[len(blocks)-1]
			s.ends[top.word] = last
			if top.flush >= 0 {
				s.ends[top.flush] = last
			}
			blocks = blocks[:len(blocks)-1]
		}
		switch top := len(blocks) - 1; {
		case w.Opens != syntax.OpensNothing:
			if w.Opens == syntax.OpensList && top >= 0 && !blocks[top].list && aloneOnLine(text, w.Range.Start) {
				indented++
			}
			blocks = append(blocks, open{word: i, list: w.Opens == syntax.OpensList, flush: -1})
		case top < 0 || blocks[top].list || depth > 0:
		case w.Kind == syntax.Dash && blocks[top].flush < 0:
			blocks[top].flush = i
			flush++
		case (w.Key || w.Kind == syntax.QuestionMark || w.Kind == syntax.Colon && aloneOnLine(text, w.Range.Start)) && blocks[top].flush >= 0:
			s.ends[blocks[top].flush] = last
			blocks[top].flush = -1
		}
		switch w.Kind {
		case syntax.OpenBracket:
			depth++
			if i+1 < len(words) && words[i+1].Kind != syntax.CloseBracket && words[i+1].Range.Start.Line == w.Range.End.Line {
				if words[i+1].Range.Start != w.Range.End {
					padded[w.Bracket]++
				} else {
					padded[w.Bracket]--
				}
			}
		case syntax.CloseBracket:
			depth--
		}
		last = w.Range.End.Line
	}
	for _, b := range blocks {
		s.ends[b.word] = last
		if b.flush >= 0 {
			s.ends[b.flush] = last
		}
	}
	s.style = style{braces: padded['{'] > 0, brackets: padded['['] > 0}
	if indented >= flush {
		s.style.lists = step
	}
	return s
}
