package lsp

import (
	"strings"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/internal/snippet"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// itemWriter makes completions at a place of a text into items for a client.
type itemWriter struct {
	text   *syntax.Text
	at     syntax.Pos
	client *client
}

func (w itemWriter) item(c analysis.Completion) protocol.CompletionItem {
	can := &w.client.completion
	item := protocol.CompletionItem{Label: c.Label, Kind: can.kind(c.Kind)}
	if c.Detail != "" {
		item.Detail = protocol.NewOptional(c.Detail)
		if can.labelDetails {
			item.LabelDetails = &protocol.CompletionItemLabelDetails{Description: ptr(c.Detail)}
		}
	}
	if c.Filter != "" {
		item.FilterText = protocol.NewOptional(c.Filter)
	}
	if c.Sort != "" {
		item.SortText = protocol.NewOptional(c.Sort)
	}
	switch {
	case c.Deprecated && can.deprecatedTag:
		item.Tags = []protocol.CompletionItemTag{protocol.CompletionItemTagDeprecated}
	case c.Deprecated && can.deprecated:
		//lint:ignore SA1019 older editors know no tags
		item.Deprecated = protocol.NewOptional(true)
	}
	if c.Doc != nil && !can.resolves {
		item.Documentation = can.documented(c.Doc())
	}
	w.insert(&item, c)
	return item
}

// insert says what the item puts in, and where.
func (w itemWriter) insert(item *protocol.CompletionItem, c analysis.Completion) {
	can := &w.client.completion
	text, asSnippet := c.Insert, c.Snippet && can.snippets
	switch {
	case asSnippet:
		item.InsertTextFormat = protocol.InsertTextFormatSnippet
		if !can.choices {
			text = snippet.WithoutChoices(text)
		}
	case c.Snippet:
		text = snippet.Plain(text)
	}
	if strings.Contains(text, "\n") {
		var adjusts bool
		if adjusts, item.InsertTextMode = can.indenting.of(asSnippet); !adjusts {
			text = strings.ReplaceAll(text, "\n", "\n"+w.indentation(c.Range))
		}
	}
	r := toRange(w.text, c.Range, w.client.encoding)
	item.TextEdit = &protocol.TextEdit{Range: r, NewText: text}
	if can.insertReplace {
		insert := r
		if !w.isQuoted(c.Range) { // or the closing quote would stand twice
			insert.End = toPosition(w.text, w.at, w.client.encoding)
		}
		item.TextEdit = &protocol.InsertReplaceEdit{NewText: text, Insert: insert, Replace: r}
	}
}

// isQuoted reports whether a word in quotes stands in a range.
func (w itemWriter) isQuoted(r syntax.Range) bool {
	word := strings.TrimLeft(w.text.Slice(r), " ")
	return word != "" && (word[0] == '"' || word[0] == '\'')
}

// indentation is the white space that a line begins with, up to a range.
func (w itemWriter) indentation(r syntax.Range) string {
	before := w.text.Line(r.Start.Line)[:r.Start.Byte]
	return before[:len(before)-len(strings.TrimLeft(before, " \t"))]
}

// documented is a text in Markdown as the documentation of an item.
func (c *completionClient) documented(markdown string) protocol.InlayHintTooltip {
	if !c.documentation {
		return protocol.String(plainText(markdown))
	}
	return markup(markdown, c.markdown)
}

// kind is the protocol's kind. Editors that do not tell which ones they know have those of the first protocol.
func (c *completionClient) kind(kind analysis.CompletionKind) protocol.CompletionItemKind {
	k := completionKinds[kind]
	switch {
	case c.allKinds:
	case k == protocol.CompletionItemKindFolder:
		return protocol.CompletionItemKindFile
	case k == protocol.CompletionItemKindEnumMember:
		return protocol.CompletionItemKindValue
	}
	return k
}

var completionKinds = map[analysis.CompletionKind]protocol.CompletionItemKind{
	analysis.KeyCompletion:      protocol.CompletionItemKindProperty,
	analysis.ValueCompletion:    protocol.CompletionItemKindEnumMember,
	analysis.FileCompletion:     protocol.CompletionItemKindFile,
	analysis.FolderCompletion:   protocol.CompletionItemKindFolder,
	analysis.NameCompletion:     protocol.CompletionItemKindReference,
	analysis.TypeCompletion:     protocol.CompletionItemKindClass,
	analysis.VariableCompletion: protocol.CompletionItemKindVariable,
	analysis.FunctionCompletion: protocol.CompletionItemKindFunction,
	analysis.SnippetCompletion:  protocol.CompletionItemKindSnippet,
}
