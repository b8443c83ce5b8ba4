package syntax

import (
	"fmt"
	"strings"
	"testing"
)

var wordNames = map[WordKind]string{
	Marker: "marker", Dash: "dash", QuestionMark: "question", Colon: "colon", Comma: "comma", OpenBracket: "open",
	CloseBracket: "close", AliasWord: "alias", AnchorWord: "anchor", TagWord: "tag", ScalarWord: "scalar",
}

// TestWords shows words as they are cut, one a line: ")" for each block collection that ends before it, "(" where one
// begins with it, its kind, "key" where it begins one, and its text.
func TestWords(t *testing.T) {
	const text = `--- # start
a: &x {b: ['q']}
l:
- *x
- - ? !!str k
    : |
      t
      u

    w: v
end: # none
`
	const want = `marker ---
( scalar key a
colon :
anchor &x
open {
scalar key b
colon :
open [
scalar 'q'
close ]
close }
scalar key l
colon :
dash -
alias *x
dash -
( dash -
( question ?
tag !!str
scalar k
colon :
scalar | t u
scalar key w
colon :
scalar v
)) scalar key end
colon :`
	var found []string
	source := NewText(text)
	for _, w := range Words(source) {
		begins := strings.Repeat(")", w.Closes)
		if w.Opens != OpensNothing {
			begins += "("
		}
		key := ""
		if w.Key {
			key = "key"
		}
		line := strings.Join([]string{begins, wordNames[w.Kind], key, source.Slice(w.Range)}, " ")
		found = append(found, strings.Join(strings.Fields(line), " "))
	}
	if all := strings.Join(found, "\n"); all != want {
		t.Errorf("found\n%s", all)
	}
	if words := Words(NewText("a: \"b")); words != nil {
		t.Errorf("an open quote yields %v", words)
	}
	if words := fmt.Sprint(Words(NewText("{a: ]"))[3].Bracket); words != fmt.Sprint(']') {
		t.Errorf("the bracket is %s", words)
	}
}
