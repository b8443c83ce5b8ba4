package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// signatureTriggers are the characters after which an editor asks for signatures by itself: those with which a short form
// or a part of one begins.
var signatureTriggers = []string{":", " ", ",", "[", "'", `"`, ".", "/"}

// signatureClient is what the editor can do with signatures.
type signatureClient struct {
	supported bool
	markdown  bool
	offsets   bool // parts of a label by their place in it
	none      bool // knows that no part is active
}

func signatureCapabilities(can *protocol.SignatureHelpClientCapabilities) (c signatureClient) {
	c.supported = can != nil
	if can == nil || can.SignatureInformation == nil {
		return c
	}
	info := can.SignatureInformation
	c.markdown = markdownIn(info.DocumentationFormat)
	c.offsets = info.ParameterInformation != nil && yes(info.ParameterInformation.LabelOffsetSupport)
	c.none = yes(info.NoActiveParameterSupport)
	return c
}

// signatureHelp answers textDocument/signatureHelp: the parts of a short form while it is written.
func signatureHelp(ctx context.Context, s *session, at *snapshot, p *protocol.SignatureHelpParams) (*protocol.SignatureHelp, error) {
	d, place := s.polyaxonfile(at, p.TextDocumentPositionParams)
	if d == nil {
		return nil, nil
	}
	found := analysis.SignatureAt(ctx, d.reading.document(), place, s.resolver(at, at.settingsFor(d.path)))
	if err := ctx.Err(); err != nil || found == nil {
		return nil, err
	}
	return s.client.signature.help(found), nil
}

// help is a signature for the client.
func (c signatureClient) help(s *analysis.Signature) *protocol.SignatureHelp {
	info := protocol.SignatureInformation{Label: s.Label}
	if s.Doc != "" {
		info.Documentation = markup(s.Doc, c.markdown)
	}
	for _, part := range s.Parameters {
		p := protocol.ParameterInformation{Label: protocol.String(part.Name)}
		if c.offsets {
			p.Label = protocol.ParameterInformationLabelTuple{uint32(s.UTF16(part.Start)), uint32(s.UTF16(part.End))}
		}
		if part.Doc != "" {
			p.Documentation = markup(part.Doc, c.markdown)
		}
		info.Parameters = append(info.Parameters, p)
	}
	active := protocol.NewNullable(uint32(max(s.Active, 0)))
	if s.Active >= len(s.Parameters) && c.none {
		active = protocol.NullNullable[uint32]()
	}
	return &protocol.SignatureHelp{Signatures: []protocol.SignatureInformation{info}, ActiveSignature: ptr(uint32(0)), ActiveParameter: active}
}
