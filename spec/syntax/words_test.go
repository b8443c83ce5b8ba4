package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// TestWords shows words as they are cut: the kind as a letter, what begins and ends with them, and their text.
func TestWords(t *testing.T) {
	const text = `--- # start
a: &x {b: [1, 'q']}
l:
- - *x
  - ? !!str k
    : |
      t
      u

    w: v
end: # none
`
	want := `#--- m{k:a :: &&x {{ k:b :: [[ s:1 ,, s'q' ]] }} k:l :: --- l--- **x )--- m{?? t!!str s:k :: || t u )` // see below
	_ = want
	var got []string
	for _, w := range Words(NewText(text)) {
		word := strings.Join(strings.Fields(NewText(text).Slice(w.Range)), " ")
		mark := strings.Repeat(")", w.Closes) + map[Opening]string{OpensList: "[(", OpensMapping: "{("}[w.Opens]
		if w.Key {
			mark += "key "
		}
		got = append(got, fmt.Sprintf("%s%d %s", mark, w.Kind, word))
	}
	for _, line := range got {
		t.Log(line)
	}
}
