package lsp

import (
	"context"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// completionTriggers are the characters after which an editor asks for completions by itself: those with which a value,
// an item, a template or a part of a path begins.
var completionTriggers = []string{":", " ", "-", "/", ".", "{", "|", "'", `"`, "[", ","}

// completion answers textDocument/completion: in settings files and in Polyaxonfiles, what may stand at the place.
func completion(ctx context.Context, s *session, at *snapshot, p *protocol.CompletionParams) (*protocol.CompletionList, error) {
	none := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	d := at.documents[canonical(string(p.TextDocument.URI))]
	if d == nil || !d.inStep {
		return none, nil
	}
	place := d.text().At(int(p.Position.Line), int(p.Position.Character), s.client.encoding)
	if p.Context.TriggerKind == protocol.CompletionTriggerKindTriggerCharacter && afterIdleSpace(d.text(), place) {
		return none, nil
	}
	var found []analysis.Completion
	incomplete := false
	switch folder := at.settingsFolder(d); {
	case folder != "":
		found = analysis.CompleteSettings(folder, d.text(), place)
	case at.isPolyaxonfile(d):
		files := s.resolver(at, at.settingsFor(d.path))
		found = analysis.Complete(ctx, d.reading.document(), place, files)
		incomplete = files.isWaiting()
	}
	if err := ctx.Err(); err != nil {
		return nil, err // what was found may be half of it
	}
	found, more := mostFitting(found, d.text(), place)
	return s.completionList(d, place, found, incomplete || more), nil
}

// afterIdleSpace reports whether a place follows a space with which nothing begins, such as one of an indentation or
// between the words of a text. Editors ask there only because a space is such a character elsewhere.
func afterIdleSpace(text *syntax.Text, at syntax.Pos) bool {
	before, ok := strings.CutSuffix(text.Line(at.Line)[:at.Byte], " ")
	if !ok {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return !strings.ContainsRune(":-,[{|?%", last) // nor at the start of the line, where last is no character
}

// maxCompletions is how many completions an editor gets at a time.
const maxCompletions = 500

// mostFitting leaves out of too many completions those that do not fit what has been typed, and then the last ones. More
// is true when something was left out.
func mostFitting(found []analysis.Completion, text *syntax.Text, at syntax.Pos) (fitting []analysis.Completion, more bool) {
	if len(found) <= maxCompletions {
		return found, false
	}
	for _, c := range found {
		filter := c.Filter
		if filter == "" {
			filter = c.Label
		}
		typed := text.Slice(syntax.Range{Start: c.Range.Start, End: at})
		if len(fitting) < maxCompletions && hasInOrder(strings.ToLower(filter), strings.ToLower(typed)) {
			fitting = append(fitting, c)
		}
	}
	return fitting, true
}

// hasInOrder reports whether the characters of word stand in text in their order, with others between.
func hasInOrder(text, word string) bool {
	for _, c := range word {
		i := strings.IndexRune(text, c)
		if i < 0 {
			return false
		}
		text = text[i+utf8.RuneLen(c):]
	}
	return true
}

// completionList is what was found at a place of d, for this editor.
func (s *session) completionList(d *document, at syntax.Pos, found []analysis.Completion, incomplete bool) *protocol.CompletionList {
	list := &protocol.CompletionList{IsIncomplete: incomplete, Items: make([]protocol.CompletionItem, len(found))}
	if len(found) == 0 {
		return list
	}
	number := s.completions.keep(found)
	for i, c := range found {
		w := itemWriter{d.text(), at, &s.client}
		list.Items[i] = w.item(c)
		if c.Doc != nil {
			list.Items[i].Data = encoded(completionData{number, i})
		}
	}
	return list
}
