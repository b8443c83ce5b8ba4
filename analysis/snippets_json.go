package analysis

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/internal/snippet"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// json is the skeleton's text as JSON.
func (s skeleton) json() string {
	w := jsonSnippet{pieces: snippet.Parse(s.text)}
	w.write(syntax.Parse(syntax.NewText(w.marked())).Root, "")
	return w.unmarked()
}

// jsonSnippet writes a snippet as JSON. In between, a mark stands for each place to fill in: one character, which no
// snippet has otherwise and which is written in YAML and in JSON as it is.
type jsonSnippet struct {
	pieces []snippet.Piece
	b      bytes.Buffer
}

// firstMark is the first character for private use.
const firstMark = '\ue000'

func (w *jsonSnippet) marked() string {
	var b strings.Builder
	for i, p := range w.pieces {
		if p.Stop < 0 {
			b.WriteString(p.Text)
		} else {
			b.WriteRune(firstMark + rune(i))
		}
	}
	return b.String()
}

// piece is the place that a character stands for, nil for any other character.
func (w *jsonSnippet) piece(mark rune) *snippet.Piece {
	if i := int(mark - firstMark); 0 <= i && i < len(w.pieces) {
		return &w.pieces[i]
	}
	return nil
}

// unmarked is what was written, in the syntax of snippets.
func (w *jsonSnippet) unmarked() string {
	var b strings.Builder
	for _, c := range w.b.String() {
		p := snippet.Piece{Stop: -1, Text: string(c)}
		if marked := w.piece(c); marked != nil {
			p = *marked
			p.Text, p.Choices = insideQuotes(p.Text), nil
			for _, choice := range marked.Choices {
				p.Choices = append(p.Choices, insideQuotes(choice))
			}
		}
		p.Write(&b)
	}
	return b.String()
}

func (w *jsonSnippet) write(n *syntax.Node, indentation string) {
	switch {
	case n == nil:
		w.b.WriteString("null")
	case n.Kind == yaml.MappingNode:
		w.collection("{", "}", len(n.Children)/2, n.Style, indentation, func(i int, indentation string) {
			w.quote(n.Children[2*i].Value)
			w.b.WriteString(": ")
			w.write(n.Children[2*i+1], indentation)
		})
	case n.Kind == yaml.SequenceNode:
		w.collection("[", "]", len(n.Children), n.Style, indentation, func(i int, indentation string) {
			w.write(n.Children[i], indentation)
		})
	default:
		w.scalar(n)
	}
}

func (w *jsonSnippet) collection(open, end string, length int, style yaml.Style, indentation string, item func(int, string)) {
	w.b.WriteString(open)
	between, before, after := ",\n  "+indentation, "\n  "+indentation, "\n"+indentation
	if style&yaml.FlowStyle != 0 {
		between, before, after = ", ", "", ""
	}
	for i := range length {
		if i == 0 {
			w.b.WriteString(before)
		} else {
			w.b.WriteString(between)
		}
		item(i, indentation+"  ")
	}
	if length > 0 {
		w.b.WriteString(after)
	}
	w.b.WriteString(end)
}

// scalar writes a scalar. One that is nothing but a place is what the place has at first: a text, a number, a boolean.
func (w *jsonSnippet) scalar(n *syntax.Node) {
	written := n
	if mark, size := utf8.DecodeRuneInString(n.Value); n.Style == 0 && size == len(n.Value) && w.piece(mark) != nil {
		n = syntax.Parse(syntax.NewText(w.piece(mark).Text)).Root
	}
	if n == nil || n.Kind != yaml.ScalarNode {
		w.quote(written.Value)
		return
	}
	switch v, _ := n.Scalar(); v.(type) {
	case int64, float64, bool:
		w.b.WriteString(written.Value)
	case nil:
		w.b.WriteString("null")
	default:
		w.quote(written.Value)
	}
}

func (w *jsonSnippet) quote(text string) { w.b.WriteString(`"` + insideQuotes(text) + `"`) }

// insideQuotes is a text as it stands between the quotes of JSON.
func insideQuotes(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string always encodes
	quoted := strings.TrimSuffix(b.String(), "\n")
	return quoted[1 : len(quoted)-1]
}
