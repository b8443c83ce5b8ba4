package cursor

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Offset is the byte of text at a line and a column, both from 0; units counts the columns that a character takes.
func Offset(text string, line, column int, units func(rune) int) int {
	at := 0
	for ; line > 0; line-- {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			return len(text)
		}
		at += next + 1
	}
	for _, r := range text[at:] {
		if column <= 0 || r == '\n' || r == '\r' {
			break
		}
		column -= units(r)
		at += utf8.RuneLen(r)
	}
	return at
}

// Position is the line and column of a byte of text.
func Position(text string, at int, units func(rune) int) (line, column int) {
	line = strings.Count(text[:at], "\n")
	for _, r := range text[strings.LastIndexByte(text[:at], '\n')+1 : at] {
		column += units(r)
	}
	return line, column
}

// UTF16 are the units in which the Language Server Protocol counts unless told otherwise.
func UTF16(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// wireItem is a completion as the Language Server Protocol has it.
type wireItem struct {
	Label               string
	Kind                int
	FilterText          string
	SortText            string
	InsertText          string
	InsertTextFormat    int
	InsertTextMode      int
	Deprecated          bool
	Tags                []int
	TextEdit            *wireEdit
	AdditionalTextEdits []wireEdit
}

// outlines are the kinds Class, Module, Snippet and Struct.
var outlines = []int{7, 9, 15, 22}

type wireEdit struct {
	NewText                string
	Range, Insert, Replace *wireRange
}

type wireRange struct {
	Start, End struct{ Line, Character int }
}

// ReadItems reads the answer to textDocument/completion at a place of text as an editor does that replaces words whole.
func ReadItems(answer json.RawMessage, text string, at int, units func(rune) int) ([]Item, error) {
	var list struct{ Items []wireItem }
	if err := json.Unmarshal(answer, &list.Items); err != nil {
		if err := json.Unmarshal(answer, &list); err != nil {
			return nil, err
		}
	}
	items := make([]Item, len(list.Items))
	for i, w := range list.Items {
		item := Item{
			Label: w.Label, Filter: w.FilterText, Sort: w.SortText, Snippet: w.InsertTextFormat == 2, AsIs: w.InsertTextMode == 1,
			Deprecated: w.Deprecated, Outline: slices.Contains(outlines, w.Kind),
		}
		for _, tag := range w.Tags {
			item.Deprecated = item.Deprecated || tag == 1
		}
		if w.TextEdit != nil {
			item.Edit = w.TextEdit.edit(text, units)
		} else {
			start, end := wordAt(text, at)
			item.Edit = Edit{start, end, cmp.Or(w.InsertText, w.Label)}
		}
		for _, e := range w.AdditionalTextEdits {
			item.More = append(item.More, e.edit(text, units))
		}
		items[i] = item
	}
	return items, nil
}

func (e wireEdit) edit(text string, units func(rune) int) Edit {
	r := cmp.Or(e.Replace, e.Range, &wireRange{})
	return Edit{
		Offset(text, r.Start.Line, r.Start.Character, units), Offset(text, r.End.Line, r.End.Character, units), e.NewText,
	}
}

// wordAt is the word around a place, which is what an editor replaces when it is not told.
func wordAt(text string, at int) (start, end int) {
	inWord := func(r rune) bool { return r == '_' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) }
	start = at - len(text[:at]) + len(strings.TrimRightFunc(text[:at], inWord))
	end = len(text) - len(strings.TrimLeftFunc(text[at:], inWord))
	return start, end
}

// ReadHover reads the answer to textDocument/hover: what is told, and the text that it is about.
func ReadHover(answer json.RawMessage, text string, units func(rune) int) (told, covers string, err error) {
	var hover *struct {
		Contents json.RawMessage
		Range    *wireRange
	}
	if err := json.Unmarshal(answer, &hover); err != nil || hover == nil {
		return "", "", err
	}
	if hover.Range != nil {
		e := wireEdit{Range: hover.Range}.edit(text, units)
		covers = text[e.Start:max(e.Start, e.End)]
	}
	told, err = contents(hover.Contents)
	return told, covers, err
}

// contents are the texts of a hover in any of the forms that there are.
func contents(raw json.RawMessage) (string, error) {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text, nil
	}
	var parts []json.RawMessage
	if json.Unmarshal(raw, &parts) == nil {
		var all []string
		for _, part := range parts {
			text, err := contents(part)
			if err != nil {
				return "", err
			}
			all = append(all, text)
		}
		return strings.Join(all, "\n\n"), nil
	}
	var marked struct{ Value string }
	err := json.Unmarshal(raw, &marked)
	return marked.Value, err
}
