package analysis

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/internal/golden"
)

var tokenNames = map[TokenRole]string{
	KeyToken: "key", KindToken: "kind", ValueToken: "value", TypeToken: "type", ParamToken: "param", OperationToken: "operation",
	ScopeToken: "scope", AnchorToken: "anchor", ModelineToken: "modeline", DelimiterToken: "delimiter", WordToken: "word",
	VariableToken: "variable", MemberToken: "member", FunctionToken: "function", ArgumentToken: "argument", TextToken: "text",
	NumberToken: "number", ConstantToken: "constant", OperatorToken: "operator", CommentToken: "comment",
}

func TestTokens(t *testing.T) {
	golden.Run(t, "../testdata/tokens/*.txtar", *update, func(t *testing.T, c *golden.Case, name string) string {
		doc, _ := caseDocument(c, name)
		var b strings.Builder
		for _, token := range Tokens(doc) {
			fmt.Fprintf(&b, "%d %q %s", token.Range.Start.Line+1, doc.Tree.Text.Slice(token.Range), tokenNames[token.Role])
			if token.Declares {
				b.WriteString(" declares")
			}
			if token.Deprecated {
				b.WriteString(" deprecated")
			}
			b.WriteString("\n")
		}
		checkTokens(t, doc)
		return b.String()
	})
}

// checkTokens looks at what the protocol insists on: tokens are in order, apart, and within a line.
func checkTokens(t *testing.T, doc *Document) {
	t.Helper()
	tokens := Tokens(doc)
	for i, token := range tokens {
		r := token.Range
		if r.Start.Line != r.End.Line || r.Empty() || r.End.Byte > len(doc.Tree.Text.Line(r.Start.Line)) ||
			i > 0 && r.Start.Before(tokens[i-1].Range.End) {
			t.Errorf("%q: token at %v", doc.Tree.Text, r)
		}
	}
}
