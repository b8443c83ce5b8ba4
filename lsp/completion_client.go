package lsp

import (
	"slices"

	"go.lsp.dev/protocol"
)

// completionClient is what the editor can do with completions.
type completionClient struct {
	snippets      bool
	choices       bool // in snippets
	insertReplace bool
	labelDetails  bool
	deprecated    bool // by a tag or else by the older member
	deprecatedTag bool
	allKinds      bool // also those that are newer than the first protocol
	documentation bool // in a format, rather than as a mere text
	markdown      bool
	resolves      bool // asks for the documentation of an item when it shows it
	indenting     indenting
}

// indenting is what an editor does with the lines of a completion after the first.
type indenting struct {
	mode     protocol.InsertTextMode // what a completion may say that it wants; 0: nothing
	text     bool                    // indents plain text as the line that it is put into
	snippets bool                    // likewise snippets
}

// of is whether the editor indents such a text, and the mode that the completion says; 0 for none.
func (i indenting) of(isSnippet bool) (adjusts bool, mode protocol.InsertTextMode) {
	adjusts = i.text
	if isSnippet {
		adjusts = i.snippets
	}
	does := protocol.InsertTextModeAsIs
	if adjusts {
		does = protocol.InsertTextModeAdjustIndentation
	}
	if i.mode == does {
		mode = does
	}
	return adjusts, mode
}

// completionCapabilities reads what the editor can do with completions. Names of editors count only where what they say
// of themselves is known to be otherwise.
func completionCapabilities(can *protocol.CompletionClientCapabilities, editor string) (c completionClient) {
	if can == nil {
		can = &protocol.CompletionClientCapabilities{}
	}
	item := can.CompletionItem
	if item == nil {
		item = &protocol.ClientCompletionItemOptions{}
	}
	c.snippets = yes(item.SnippetSupport)
	c.choices = editor != "Eglot" // YASnippet would show the marks of a choice
	c.insertReplace = yes(item.InsertReplaceSupport)
	c.labelDetails = yes(item.LabelDetailsSupport)
	c.deprecatedTag = slices.Contains(item.TagSupport.ValueSet, protocol.CompletionItemTagDeprecated)
	c.deprecated = c.deprecatedTag || yes(item.DeprecatedSupport)
	c.allKinds = can.CompletionItemKind != nil && len(can.CompletionItemKind.ValueSet) > 0
	c.documentation = len(item.DocumentationFormat) > 0
	c.markdown = markdownIn(item.DocumentationFormat)
	c.resolves = slices.Contains(item.ResolveSupport.Properties, "documentation")
	c.indenting = indentingOf(can.InsertTextMode, item.InsertTextModeSupport.ValueSet)
	if editor == "Neovim" {
		c.indenting.snippets = true // by whatever completion plugin, and whatever that says
	}
	return c
}

// indentingOf is what an editor does that has a default mode, 0 for none that it tells, and lets each completion say one
// of some modes. Editors that tell nothing adjust snippets and take plain text as it is.
func indentingOf(standard protocol.InsertTextMode, modes []protocol.InsertTextMode) indenting {
	const asIs, adjust = protocol.InsertTextModeAsIs, protocol.InsertTextModeAdjustIndentation
	switch {
	case slices.Contains(modes, adjust):
		return indenting{mode: adjust, text: true, snippets: true}
	case slices.Contains(modes, asIs):
		return indenting{mode: asIs}
	case standard == adjust:
		return indenting{text: true, snippets: true}
	case standard == asIs:
		return indenting{}
	}
	return indenting{snippets: true}
}
