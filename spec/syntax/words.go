package syntax

// WordKind says what a word is to the grammar.
type WordKind uint8

// The kinds of words.
const (
	Marker       WordKind = iota // "---", "..." or a directive
	Dash                         // "-" before an item of a list
	QuestionMark                 // "?" before a key
	Colon                        // ":" between a key and its value
	Comma                        // "," between what stands in brackets
	OpenBracket                  // "[" or "{"
	CloseBracket                 // "]" or "}"
	AliasWord                    // *name
	AnchorWord                   // &name
	TagWord                      // !tag
	ScalarWord                   // a text, number and so on, with its quotes
)

// Opening says which block collection begins with a word.
type Opening uint8

// What may begin with a word.
const (
	OpensNothing Opening = iota
	OpensList
	OpensMapping
)

// Word is one word of a text: whatever stands in it that is neither white space nor a comment.
type Word struct {
	Kind    WordKind
	Range   Range   // of a block scalar up to the end of its last line that is not empty
	Style   byte    // of a scalar: ' " | > or 0
	Closes  int     // how many block collections end before the word
	Opens   Opening // the block collection that begins with it
	Key     bool    // a key that no "?" announces begins with it
	Bracket byte    // of brackets: [ ] { or }
}

// Words are the words of a text in their order. It is nil where the text cannot be cut into words.
func Words(text *Text) []Word {
	s := newScanner(text, false)
	s.scan()
	if len(s.problems) > 0 {
		return nil
	}
	words := make([]Word, 0, len(s.tokens))
	closes, opens := 0, OpensNothing
	for i := range s.tokens {
		t := &s.tokens[i]
		switch t.kind {
		case tokBlockEnd:
			closes++
			continue
		case tokBlockSeq:
			opens = OpensList
			continue
		case tokBlockMap:
			opens = OpensMapping
			continue
		case tokEnd:
			continue
		}
		w := Word{Kind: wordKinds[t.kind], Style: t.style, Closes: closes, Opens: opens, Key: t.lead&leadKey != 0}
		if t.lead&leadMap != 0 {
			w.Opens = OpensMapping
		}
		if w.Kind == OpenBracket || w.Kind == CloseBracket {
			w.Bracket = s.src[t.start]
		}
		start, end := int(t.start)-text.starts[t.startLine], int(t.end)-text.starts[t.endLine]
		w.Range = Range{Pos{int(t.startLine), start}, Pos{int(t.endLine), end}}
		words = append(words, w)
		closes, opens = 0, OpensNothing
	}
	return words
}

var wordKinds = [...]WordKind{
	tokDirective: Marker, tokDocStart: Marker, tokDocEnd: Marker, tokDash: Dash, tokKey: QuestionMark, tokColon: Colon,
	tokComma: Comma, tokOpenSeq: OpenBracket, tokOpenMap: OpenBracket, tokCloseSeq: CloseBracket, tokCloseMap: CloseBracket,
	tokAlias: AliasWord, tokAnchor: AnchorWord, tokTag: TagWord, tokScalar: ScalarWord,
}
