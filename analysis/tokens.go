package analysis

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// Token is a word of a document and what it means. What a grammar of YAML tells as well, such as numbers, is none.
type Token struct {
	Range      syntax.Range // within a line
	Role       TokenRole
	Declares   bool // it gives a name to something
	Deprecated bool
}

// TokenRole is what a token means.
type TokenRole int

// The roles of tokens.
const (
	KeyToken       TokenRole = iota // a key that the specification knows
	KindToken                       // the value of `kind`
	ValueToken                      // one of a fixed set of values
	TypeToken                       // the type of an input or output
	ParamToken                      // the name of an input, an output or a param
	OperationToken                  // the name of an operation or component, or what refers to one
	ScopeToken                      // where a name in a reference comes from: ops, outputs
	AnchorToken                     // an anchor or an alias
	ModelineToken                   // a comment that speaks to plx-lsp

	// In templates.
	DelimiterToken // braces
	WordToken      // a word of the language: if, and
	VariableToken
	MemberToken // what follows a dot
	FunctionToken
	ArgumentToken
	TextToken
	NumberToken
	ConstantToken
	OperatorToken
	CommentToken
)

// Tokens are the tokens of a document, in the order of the text. None overlaps another.
func Tokens(doc *Document) []Token {
	t := tokenizer{text: doc.Tree.Text}
	doc.eachValue(func(p *place) bool {
		t.value(p)
		return true
	})
	for _, a := range anchorNames(doc.Tree) {
		r := a.name
		r.Start.Byte--
		t.add(r, Token{Role: AnchorToken, Declares: !a.alias})
	}
	for _, c := range doc.Tree.Comments {
		if m := spokenTo.FindStringIndex(c.Text); m != nil {
			start := c.Range.Start
			t.add(syntax.Range{
				Start: syntax.Pos{Line: start.Line, Byte: start.Byte + m[0]}, End: syntax.Pos{Line: start.Line, Byte: start.Byte + m[1]},
			}, Token{Role: ModelineToken})
		}
	}
	return t.sorted()
}

// spokenTo matches what of a comment is meant for plx-lsp.
var spokenTo = regexp.MustCompile(`plx-lsp:\s*(polyaxonfile|off|ignore(-file)?(\[[^\]]*\])?)`)

// tokenizer collects tokens in any order.
type tokenizer struct {
	text   *syntax.Text
	tokens []Token
}

// add adds a token; one that goes over several lines becomes one for each of them.
func (t *tokenizer) add(r syntax.Range, token Token) {
	for line := r.Start.Line; line <= r.End.Line; line++ {
		token.Range = syntax.Range{Start: syntax.Pos{Line: line}, End: syntax.Pos{Line: line, Byte: len(t.text.Line(line))}}
		if line == r.Start.Line {
			token.Range.Start.Byte = r.Start.Byte
		} else {
			token.Range.Start.Byte = len(t.text.Line(line)) - len(strings.TrimLeft(t.text.Line(line), " \t"))
		}
		if line == r.End.Line {
			token.Range.End.Byte = r.End.Byte
		}
		if token.Range.Start.Byte < token.Range.End.Byte {
			t.tokens = append(t.tokens, token)
		}
	}
}

// sorted are the tokens in the order of the text, without those that overlap one before them.
func (t *tokenizer) sorted() []Token {
	slices.SortStableFunc(t.tokens, func(a, b Token) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte))
	})
	kept := t.tokens[:0]
	for _, token := range t.tokens {
		if n := len(kept); n == 0 || !token.Range.Start.Before(kept[n-1].Range.End) {
			kept = append(kept, token)
		}
	}
	return kept
}

// whole adds a token for all of a scalar, without its quotes.
func (t *tokenizer) whole(n *syntax.Node, token Token) { t.part(n, 0, len(n.Value), token) }

// part adds a token for a part of the value of a scalar.
func (t *tokenizer) part(n *syntax.Node, start, end int, token Token) {
	if written, ok := t.text.Written(n); ok && start < end {
		t.add(written.Range(start, end), token)
	}
}

// value adds the tokens of the last value of a place and of its key.
func (t *tokenizer) value(p *place) {
	last := p.last()
	var parent *step
	if len(p.steps) > 1 {
		parent = &p.steps[len(p.steps)-2]
	}
	if last.key != nil && last.key.Kind == yaml.ScalarNode && parent != nil {
		t.key(last, parent.object())
	}
	if n := last.node; n.Kind == yaml.ScalarNode && n.Value != "" {
		if template.IsTemplate(n.Value) {
			t.template(n)
		} else {
			t.scalar(last, parent)
		}
	}
}

// key adds the token of a key in a mapping.
func (t *tokenizer) key(s *step, in object) {
	switch {
	case in.entry != nil:
		if isParamEntry(s) {
			t.whole(s.key, Token{Role: ParamToken})
		}
	case in.model != nil && in.has(s.key.Value):
		t.whole(s.key, Token{Role: KeyToken, Deprecated: deprecatedField(in, in.model.Field(s.key.Value))})
	case in.has(s.key.Value):
		t.whole(s.key, Token{Role: KeyToken})
	}
}

// isParamEntry reports whether s is the value of a param: of an operation, a hook, a join or a matrix, or one of the names
// in an item of a mapping matrix.
func isParamEntry(s *step) bool {
	if s.field == nil {
		return false
	}
	return s.field.Name == "params" && s.depth == 1 || s.field.Name == "values" && s.depth == 2
}

// scalar adds the tokens of a scalar that is no template.
func (t *tokenizer) scalar(s, parent *step) {
	field := ""
	if s.field != nil && s.field.Name != "" {
		field = s.field.Name
	}
	n := s.node
	switch {
	case s.field == nil:
		t.choice(s)
	case field == "kind" && s.depth == 0:
		t.known(s, KindToken)
	case s.owner.is("V1IO") && field == "type" && s.depth == 0:
		t.whole(n, Token{Role: TypeToken})
	case s.owner.is("V1IO") && field == "name":
		t.whole(n, Token{Role: ParamToken, Declares: true})
	case s.owner.isRoot() && field == "name":
		t.whole(n, Token{Role: OperationToken, Declares: true})
	case field == "hubRef", field == "dagRef", field == "dependencies":
		t.whole(n, Token{Role: OperationToken})
	case field == "ref" && (s.owner.is("V1Param") || s.owner.is("V1EventTrigger")):
		t.reference(n, OperationToken)
	case field == "value" && (s.owner.is("V1Param") && textOf(parent.node, "ref") != "" || s.owner.is("V1JoinParam")):
		t.reference(n, ParamToken)
	default:
		t.choice(s)
	}
}

// choice adds a token for one of a fixed set of values.
func (t *tokenizer) choice(s *step) {
	if s.k8s != nil && slices.Contains(s.k8s.Enum, s.node.Value) {
		t.whole(s.node, Token{Role: ValueToken})
		return
	}
	t.known(s, ValueToken)
}

// known adds a token for a value if the specification names it.
func (t *tokenizer) known(s *step, role TokenRole) {
	for _, typ := range s.alternatives() {
		if typ.Kind == spec.EnumType && slices.ContainsFunc(typ.Values, func(v spec.Value) bool { return v.Text == s.node.Value }) {
			t.whole(s.node, Token{Role: role})
			return
		}
	}
}

// reference adds the tokens of a text such as ops.train or outputs.loss: where the name comes from, and the name.
func (t *tokenizer) reference(n *syntax.Node, role TokenRole) {
	dot := strings.IndexByte(n.Value, '.')
	switch scope := n.Value[:max(dot, 0)]; scope {
	case "ops", "runs", "dag", "inputs", "outputs", "globals", "artifacts", "params", "matrix", "events":
		t.part(n, 0, dot, Token{Role: ScopeToken})
		t.part(n, dot+1, len(n.Value), Token{Role: role})
	}
}

// templateRoles are the roles of tokens in templates.
var templateRoles = map[template.Role]TokenRole{
	template.RoleDelimiter: DelimiterToken, template.RoleKeyword: WordToken, template.RoleVariable: VariableToken,
	template.RoleBinding: VariableToken, template.RoleAttribute: MemberToken, template.RoleFilter: FunctionToken,
	template.RoleTest: FunctionToken, template.RoleArgument: ArgumentToken, template.RoleString: TextToken,
	template.RoleNumber: NumberToken, template.RoleConstant: ConstantToken, template.RoleOperator: OperatorToken,
	template.RoleComment: CommentToken,
}

// template adds the tokens of a template.
func (t *tokenizer) template(n *syntax.Node) {
	written, ok := t.text.Written(n)
	if !ok {
		return
	}
	for _, token := range template.Parse(n.Value).Tokens() {
		if role, known := templateRoles[token.Role]; known {
			t.add(written.Range(token.Start, token.End), Token{Role: role, Declares: token.Role == template.RoleBinding})
		}
	}
}
