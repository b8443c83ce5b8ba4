package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The types of the protocol decode a change whose range is null as an insertion at the top, and one whose range does
// not fit as the whole text. These types keep such changes apart.

type changeParams struct {
	TextDocument struct {
		URI     string          `json:"uri"`
		Version json.RawMessage `json:"version"`
	} `json:"textDocument"`
	ContentChanges json.RawMessage `json:"contentChanges"`
}

// change is one entry of contentChanges.
type change struct {
	Range *struct {
		Start, End *place
	} `json:"range"`
	Text *string `json:"text"`
}

type place struct {
	Line, Character *int64
}

// edit is a change in our own terms. Whole says that text replaces everything.
type edit struct {
	whole bool
	r     syntax.Range
	text  string
}

var errNoText = errors.New("a change without text")

// decodeChange reads one entry of contentChanges. Its positions are those of text, the text before the change.
func decodeChange(data []byte, text *syntax.Text, encoding syntax.Encoding) (edit, error) {
	var c change
	if err := json.Unmarshal(data, &c); err != nil {
		return edit{}, errors.New("a change that does not fit the protocol")
	}
	if c.Text == nil {
		return edit{}, errNoText
	}
	if c.Range == nil {
		return edit{whole: true, text: *c.Text}, nil
	}
	start, err := decodePlace(c.Range.Start, text, encoding)
	if err != nil {
		return edit{}, err
	}
	end, err := decodePlace(c.Range.End, text, encoding)
	if err != nil {
		return edit{}, err
	}
	if end.Before(start) {
		start, end = end, start // what other servers make of a range that is the wrong way round
	}
	return edit{r: syntax.Range{Start: start, End: end}, text: *c.Text}, nil
}

func decodePlace(p *place, text *syntax.Text, encoding syntax.Encoding) (syntax.Pos, error) {
	if p == nil || p.Line == nil || p.Character == nil {
		return syntax.Pos{}, errors.New("a range without start or end")
	}
	for _, n := range []int64{*p.Line, *p.Character} {
		if n < 0 || n > math.MaxUint32 {
			return syntax.Pos{}, fmt.Errorf("a position of %d", n)
		}
	}
	line, column := min(*p.Line, math.MaxInt32), min(*p.Character, math.MaxInt32)
	return text.At(int(line), int(column), encoding), nil
}

// applyChanges is text after changes, which build on each other, and the edits themselves. The error says at which
// change the text of the client stopped being known; a later change that holds the whole text makes it known again.
func applyChanges(text *syntax.Text, known bool, list json.RawMessage, encoding syntax.Encoding,
) (after *syntax.Text, edits []edit, inStep bool, err error) {
	var changes []json.RawMessage
	if isNull(list) || json.Unmarshal(list, &changes) != nil {
		return text, nil, false, errors.New("contentChanges is no array")
	}
	for i, data := range changes {
		e, wrong := decodeChange(data, text, encoding)
		switch {
		case wrong != nil:
			known = false
			err = errors.Join(err, fmt.Errorf("change %d: %w", i, wrong))
			continue
		case e.whole:
			text, edits, known = syntax.NewText(e.text), nil, true
		case known:
			text = text.Replace(e.r, e.text)
		default:
			continue
		}
		edits = append(edits, e)
	}
	return text, edits, known, err
}
