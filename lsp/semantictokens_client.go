package lsp

import (
	"slices"

	"go.lsp.dev/protocol"

	"github.com/plx-lsp/plx-lsp/analysis"
)

// tokensClient is what the editor can do with semantic tokens.
type tokensClient struct {
	full, delta, part bool
	legend            protocol.SemanticTokensLegend
	types             map[analysis.TokenRole]uint32 // the place in the legend; what is missing the editor cannot show
	declares          uint32                        // the bit of the modifier, 0 when the editor has none
	deprecated        uint32
}

// tokenTypes are the types of the protocol for what words mean, the best first.
var tokenTypes = map[analysis.TokenRole][]protocol.SemanticTokenTypes{
	analysis.KeyToken:       {protocol.SemanticTokenTypesProperty},
	analysis.KindToken:      {protocol.SemanticTokenTypesKeyword},
	analysis.ValueToken:     {protocol.SemanticTokenTypesEnumMember},
	analysis.TypeToken:      {protocol.SemanticTokenTypesType},
	analysis.ParamToken:     {protocol.SemanticTokenTypesParameter, protocol.SemanticTokenTypesVariable},
	analysis.OperationToken: {protocol.SemanticTokenTypesFunction},
	analysis.ScopeToken:     {protocol.SemanticTokenTypesNamespace},
	analysis.AnchorToken:    {protocol.SemanticTokenTypesLabel, protocol.SemanticTokenTypesVariable},
	analysis.ModelineToken:  {protocol.SemanticTokenTypesMacro},
	analysis.DelimiterToken: {protocol.SemanticTokenTypesOperator},
	analysis.WordToken:      {protocol.SemanticTokenTypesKeyword},
	analysis.VariableToken:  {protocol.SemanticTokenTypesVariable},
	analysis.MemberToken:    {protocol.SemanticTokenTypesProperty},
	analysis.FunctionToken:  {protocol.SemanticTokenTypesFunction},
	analysis.ArgumentToken:  {protocol.SemanticTokenTypesParameter},
	analysis.TextToken:      {protocol.SemanticTokenTypesString},
	analysis.NumberToken:    {protocol.SemanticTokenTypesNumber},
	analysis.ConstantToken:  {protocol.SemanticTokenTypesKeyword},
	analysis.OperatorToken:  {protocol.SemanticTokenTypesOperator},
	analysis.CommentToken:   {protocol.SemanticTokenTypesComment},
}

func tokensCapabilities(can protocol.SemanticTokensClientCapabilities) (c tokensClient) {
	switch full := can.Requests.Full.(type) {
	case protocol.Boolean:
		c.full = bool(full)
	case *protocol.ClientSemanticTokensRequestFullDelta:
		c.full, c.delta = true, yes(full.Delta)
	}
	switch part := can.Requests.Range.(type) {
	case protocol.Boolean:
		c.part = bool(part)
	case *protocol.SemanticTokensOptionsRange:
		c.part = part != nil
	}
	c.types = map[analysis.TokenRole]uint32{}
	for role := analysis.KeyToken; role <= analysis.CommentToken; role++ {
		c.addType(role, can.TokenTypes)
	}
	c.declares = c.addModifier(protocol.SemanticTokenModifiersDeclaration, can.TokenModifiers)
	c.deprecated = c.addModifier(protocol.SemanticTokenModifiersDeprecated, can.TokenModifiers)
	return c
}

// addType finds the first type for a role that the editor has.
func (c *tokensClient) addType(role analysis.TokenRole, known []string) {
	for _, kind := range tokenTypes[role] {
		if !slices.Contains(known, string(kind)) {
			continue
		}
		i := slices.Index(c.legend.TokenTypes, string(kind))
		if i < 0 {
			i = len(c.legend.TokenTypes)
			c.legend.TokenTypes = append(c.legend.TokenTypes, string(kind))
		}
		c.types[role] = uint32(i)
		return
	}
}

// addModifier is the bit of a modifier, 0 where the editor does not have it.
func (c *tokensClient) addModifier(modifier protocol.SemanticTokenModifiers, known []string) uint32 {
	if !slices.Contains(known, string(modifier)) {
		return 0
	}
	c.legend.TokenModifiers = append(c.legend.TokenModifiers, string(modifier))
	return 1 << (len(c.legend.TokenModifiers) - 1)
}

// modifiers are the bits of what else is to be said of a token.
func (c *tokensClient) modifiers(t analysis.Token) uint32 {
	bits := uint32(0)
	if t.Declares {
		bits |= c.declares
	}
	if t.Deprecated {
		bits |= c.deprecated
	}
	return bits
}

// announce says what the editor may ask for.
func (c *tokensClient) announce(can *protocol.ServerCapabilities) {
	if len(c.types) == 0 || !c.full && !c.part {
		return
	}
	options := &protocol.SemanticTokensOptions{Legend: c.legend}
	if c.full {
		options.Full = &protocol.SemanticTokensFullDelta{Delta: ptr(c.delta)}
	}
	if c.part {
		options.Range = protocol.Boolean(true)
	}
	can.SemanticTokensProvider = options
}
