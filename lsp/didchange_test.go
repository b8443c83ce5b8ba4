package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// idle is a session without editor, for what the reading goroutine does.
func idle(encoding syntax.Encoding) *session {
	s := newSession(context.Background(), nil, Options{}, func(error) {})
	s.client.encoding = encoding
	return s
}

const testURI = "file:///w/polyaxonfile.yaml"

func openText(t testing.TB, s *session, text string) {
	t.Helper()
	params, err := json.Marshal(map[string]any{"textDocument": map[string]any{
		"uri": testURI, "languageId": "yaml", "version": 1, "text": text,
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.didOpen(params); err != nil {
		t.Fatal(err)
	}
}

func sendChanges(s *session, changes string) error {
	return s.didChange([]byte(`{"textDocument":{"uri":"` + testURI + `","version":2},"contentChanges":` + changes + `}`))
}

// editorText is the text of an editor as plainly as it can be written: characters in a row.
type editorText []rune

// place is the index of the character at a line and column, counted anew from the first character.
func (e editorText) place(line, column int, units func(rune) int) int {
	i := 0
	for ; line > 0 && i < len(e); i++ {
		switch {
		case e[i] == '\n':
			line--
		case e[i] == '\r' && (i+1 == len(e) || e[i+1] != '\n'):
			line--
		}
	}
	for ; column > 0 && i < len(e) && e[i] != '\n' && e[i] != '\r'; i++ {
		column -= units(e[i])
	}
	return i
}

var unitsOf = map[syntax.Encoding]func(rune) int{
	syntax.UTF8: utf8.RuneLen,
	syntax.UTF16: func(r rune) int {
		if r > 0xFFFF {
			return 2
		}
		return 1
	},
	syntax.UTF32: func(rune) int { return 1 },
}

// column moves a column in characters of a line to units.
func (e editorText) column(line, characters int, units func(rune) int) int {
	sum := 0
	for i := e.place(line, 0, units); characters > 0; i, characters = i+1, characters-1 {
		if i >= len(e) || e[i] == '\n' || e[i] == '\r' {
			return sum + characters // past the end of the line
		}
		sum += units(e[i])
	}
	return sum
}

// TestTextStaysInStep makes random edits, several in a message, with characters of every width and all line breaks.
func TestTextStaysInStep(t *testing.T) {
	alphabet := []rune("ab:- #\n\n\r\té漢😀\u2028\u0000{[")
	texts := rapid.Custom(func(t *rapid.T) string {
		text := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 12).Draw(t, "text"))
		if rapid.IntRange(0, 5).Draw(t, "crlf") == 0 {
			text += "\r\n"
		}
		return text
	})
	rapid.Check(t, func(t *rapid.T) {
		encoding := rapid.SampledFrom([]syntax.Encoding{syntax.UTF8, syntax.UTF16, syntax.UTF32}).Draw(t, "encoding")
		units := unitsOf[encoding]
		s := idle(encoding)
		model := editorText(texts.Draw(t, "opened"))
		params, _ := json.Marshal(map[string]any{"textDocument": map[string]any{"uri": testURI, "text": string(model)}})
		if err := s.didOpen(params); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 6).Draw(t, "messages") {
			var changes []map[string]any
			for range rapid.IntRange(1, 3).Draw(t, "changes") {
				text := texts.Draw(t, "text")
				if rapid.IntRange(0, 9).Draw(t, "whole") == 0 {
					model = editorText(text)
					changes = append(changes, map[string]any{"range": nil, "text": text})
					continue
				}
				line, endLine := rapid.IntRange(0, 8).Draw(t, "line"), rapid.IntRange(0, 8).Draw(t, "endLine")
				column := model.column(line, rapid.IntRange(0, 8).Draw(t, "column"), units)
				endColumn := model.column(endLine, rapid.IntRange(0, 8).Draw(t, "endColumn"), units)
				start, end := model.place(line, column, units), model.place(endLine, endColumn, units)
				if end < start {
					start, end = end, start
				}
				model = append(append(append(editorText{}, model[:start]...), []rune(text)...), model[end:]...)
				changes = append(changes, map[string]any{"text": text, "range": map[string]any{
					"start": map[string]any{"line": line, "character": column},
					"end":   map[string]any{"line": endLine, "character": endColumn},
				}})
			}
			list, _ := json.Marshal(changes)
			if err := sendChanges(s, string(list)); err != nil {
				t.Fatal(err)
			}
			d := s.snapshot().documents[testURI]
			if got := d.text().String(); got != string(model) {
				t.Fatalf("the text is %q, the editor's %q", got, string(model))
			}
			if rapid.Bool().Draw(t, "read") {
				if got := d.reading.document().Tree.Text.String(); got != string(model) {
					t.Fatalf("the tree's text is %q, the editor's %q", got, string(model))
				}
			}
		}
	})
}

func TestChangesThatDoNotFit(t *testing.T) {
	const text = "a: 1\nb: 2\n"
	at := func(line, character string) string {
		return fmt.Sprintf(`{"start":{"line":%[1]s,"character":%[2]s},"end":{"line":%[1]s,"character":%[2]s}}`, line, character)
	}
	for name, test := range map[string]struct {
		changes string
		want    string // "" when the text is out of step
	}{
		"absent range is the whole text":      {`[{"text":"x"}]`, "x"},
		"null range is the whole text":        {`[{"range":null,"text":"x"}]`, "x"},
		"empty range at the start inserts":    {`[{"range":` + at("0", "0") + `,"text":"x"}]`, "x" + text},
		"no change":                           {`[]`, text},
		"past the end of the line":            {`[{"range":` + at("0", "99") + `,"text":"x"}]`, "a: 1x\nb: 2\n"},
		"past the last line":                  {`[{"range":` + at("99", "0") + `,"text":"x"}]`, text + "x"},
		"the largest number":                  {`[{"range":` + at("4294967295", "4294967295") + `,"text":"x"}]`, text + "x"},
		"start after end":                     {`[{"range":{"start":{"line":1,"character":0},"end":{"line":0,"character":3}},"text":"x"}]`, "a: xb: 2\n"},
		"rangeLength is ignored":              {`[{"range":` + at("0", "0") + `,"rangeLength":7,"text":"x"}]`, "x" + text},
		"negative line":                       {`[{"range":` + at("-1", "0") + `,"text":"x"}]`, ""},
		"negative column":                     {`[{"range":` + at("0", "-1") + `,"text":"x"}]`, ""},
		"beyond 32 bits":                      {`[{"range":` + at("4294967296", "0") + `,"text":"x"}]`, ""},
		"beyond 64 bits":                      {`[{"range":` + at("1e30", "0") + `,"text":"x"}]`, ""},
		"half a line":                         {`[{"range":` + at("0.5", "0") + `,"text":"x"}]`, ""},
		"a range without end":                 {`[{"range":{"start":{"line":0,"character":0}},"text":"x"}]`, ""},
		"a range that is a text":              {`[{"range":"0:0","text":"x"}]`, ""},
		"a change without text":               {`[{"range":` + at("0", "0") + `}]`, ""},
		"a text that is a number":             {`[{"text":7}]`, ""},
		"a change that is null":               {`[null]`, ""},
		"changes that are no array":           {`{"text":"x"}`, ""},
		"changes that are null":               {`null`, ""},
		"a good one does not mend a bad one":  {`[{"text":7},{"range":` + at("0", "0") + `,"text":"x"}]`, ""},
		"the whole text mends":                {`[{"text":7},{"text":"y"},{"range":` + at("0", "0") + `,"text":"x"}]`, "xy"},
		"a lone surrogate counts as one unit": {`[{"text":"\ud800b"},{"range":` + at("0", "1") + `,"text":"x"}]`, "\uFFFDxb"},
	} {
		t.Run(name, func(t *testing.T) {
			s := idle(syntax.UTF16)
			openText(t, s, text)
			err := sendChanges(s, test.changes)
			d := s.snapshot().documents[testURI]
			if d.inStep != (test.want != "") {
				t.Fatalf("in step: %v, error %v", d.inStep, err)
			}
			if test.want != "" && d.text().String() != test.want {
				t.Errorf("the text is %q, want %q", d.text(), test.want)
			}
			if test.want == "" {
				if err == nil {
					t.Error("a change that does not fit is not reported")
				}
				if k, err := s.check(context.Background(), s.snapshot(), d); err != nil || k.concerns {
					t.Errorf("a text out of step is still checked: %v, %v", k, err)
				}
				if err := sendChanges(s, `[{"text":"z"}]`); err != nil || !s.snapshot().documents[testURI].inStep {
					t.Errorf("the whole text does not put it in step again: %v", err)
				}
			}
		})
	}
}

func TestVersionsThatDoNotFitAreNone(t *testing.T) {
	for data, want := range map[string]string{`1`: "1", `-1`: "-1", `null`: "none", `"1"`: "none", `1.5`: "none", `{}`: "none", ``: "none", `99999999999`: "none"} {
		got := "none"
		if v := version(json.RawMessage(data)); v != nil {
			got = fmt.Sprint(*v)
		}
		if got != want {
			t.Errorf("version %s is %s, want %s", data, got, want)
		}
	}
}
