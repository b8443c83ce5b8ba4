package lsp

import (
	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// client is what the editor can do, as it said in initialize. Only trace changes later.
type client struct {
	encoding         syntax.Encoding
	pull             bool // it asks for diagnostics itself
	refresh          bool // it can be told to ask again
	relatedDocuments bool
	relatedInfo      bool
	codeDescription  bool
	tags             map[protocol.DiagnosticTag]bool
	workDoneProgress bool
	configuration    bool
	content          bool // it can read documents of our schemes from us
	showsDocuments   bool // it can be asked to show a document
	codeLens         bool
	refreshCodeLens  bool // it can be told to ask for code lenses again
	watchesFiles     bool // it takes registrations of file watchers
	configRegistered bool // it takes registrations for changed configuration
	completion       completionClient
	codeAction       codeActionClient
	appliesEdits     bool // it can be asked to make edits
	hover            bool
	hoverMarkdown    bool
	signature        signatureClient
	inlineValue      bool
	structure        structureClient
	navigation       navigationClient
	trace            tracing
}

// setCapabilities reads what the editor of some name can do.
func (c *client) setCapabilities(can protocol.ClientCapabilities, editor string) {
	c.encoding = syntax.UTF16
	if can.General != nil {
		c.encoding = chooseEncoding(can.General.PositionEncodings)
	}
	if can.Window != nil {
		c.workDoneProgress = yes(can.Window.WorkDoneProgress)
		c.showsDocuments = can.Window.ShowDocument != nil && can.Window.ShowDocument.Support
	}
	if w := can.Workspace; w != nil {
		c.configuration = yes(w.Configuration)
		c.appliesEdits = yes(w.ApplyEdit)
		c.content = w.TextDocumentContent != nil
		c.refreshCodeLens = w.CodeLens != nil && yes(w.CodeLens.RefreshSupport)
		c.refresh = w.Diagnostics != nil && yes(w.Diagnostics.RefreshSupport)
		c.watchesFiles = w.DidChangeWatchedFiles != nil && yes(w.DidChangeWatchedFiles.DynamicRegistration)
		c.configRegistered = w.DidChangeConfiguration != nil && yes(w.DidChangeConfiguration.DynamicRegistration)
	}
	c.completion = completionCapabilities(nil, editor)
	c.structure = structureCapabilities(can.TextDocument, can.Workspace)
	c.codeAction = codeActionCapabilities(can)
	c.navigation = navigationCapabilities(can.TextDocument, can.Workspace)
	if t := can.TextDocument; t != nil {
		c.completion = completionCapabilities(t.Completion, editor)
		c.signature = signatureCapabilities(t.SignatureHelp)
		c.inlineValue = t.InlineValue != nil
		if t.Hover != nil {
			c.hover, c.hoverMarkdown = true, markdownIn(t.Hover.ContentFormat)
		}
		c.codeLens = t.CodeLens != nil
		if t.PublishDiagnostics != nil {
			c.setDiagnostics(t.PublishDiagnostics.DiagnosticsCapabilities)
		}
		if t.Diagnostic != nil {
			c.pull = true
			c.relatedDocuments = yes(t.Diagnostic.RelatedDocumentSupport)
			c.setDiagnostics(t.Diagnostic.DiagnosticsCapabilities)
		}
	}
}

// setDiagnostics reads one of the two places where a client describes its diagnostics. Older clients that pull
// describe them only for publishing, so what either place says counts.
func (c *client) setDiagnostics(can protocol.DiagnosticsCapabilities) {
	c.relatedInfo = c.relatedInfo || yes(can.RelatedInformation)
	c.codeDescription = c.codeDescription || yes(can.CodeDescriptionSupport)
	if c.tags == nil {
		c.tags = map[protocol.DiagnosticTag]bool{}
	}
	for _, tag := range can.TagSupport.ValueSet {
		c.tags[tag] = true
	}
}

func yes(b *bool) bool { return b != nil && *b }

var encodings = map[protocol.PositionEncodingKind]syntax.Encoding{
	protocol.PositionEncodingKindUTF8:  syntax.UTF8,
	protocol.PositionEncodingKindUTF16: syntax.UTF16,
	protocol.PositionEncodingKindUTF32: syntax.UTF32,
}

// chooseEncoding is the first encoding that the client offers and we know: clients name what they like best first.
func chooseEncoding(offered []protocol.PositionEncodingKind) syntax.Encoding {
	for _, kind := range offered {
		if encoding, known := encodings[kind]; known {
			return encoding
		}
	}
	return syntax.UTF16
}

func encodingKind(encoding syntax.Encoding) protocol.PositionEncodingKind {
	for kind, e := range encodings {
		if e == encoding {
			return kind
		}
	}
	return protocol.PositionEncodingKindUTF16
}
