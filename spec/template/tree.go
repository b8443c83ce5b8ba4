package template

// Node is a part of a template with its place.
type Node interface{ Range() Span }

// Template is a text that was read.
type Template struct {
	Text     string
	Body     []Node    // in the order of the text
	Problems []Problem // sorted by place
	segments []segment
}

// Problem is something for which Jinja2 refuses a text or, when it is Late, may refuse to render it.
type Problem struct {
	Span
	Message    string // a sentence without its full stop, that says what to do
	Name       string // what is not known, if anything is; one of Candidates may have been meant
	Candidates []string
	Late       bool // fails only when what it is about is reached, in a branch or a loop
}

// Nodes between braces and around them.
type (
	// Text is a stretch outside of all braces.
	Text struct{ Span }
	// Comment is {# #}.
	Comment struct{ Span }
	// Raw is {% raw %} with its end.
	Raw struct {
		Span
		Inner Span
	}
	// Output is {{ }}.
	Output struct {
		Span
		Values []Expr // one, but where there is a mistake
	}
	// Statement is {% %} with all that belongs to it, up to its last tag.
	Statement struct {
		Span
		Tags   []*Tag // such as if, elif, else; for
		End    Span   // its end tag; empty where there is none
		scoped bool
	}
	// Tag is one {% %} and what follows it, up to the next tag of its statement.
	Tag struct {
		Span           // of {% %} alone
		Keyword Word   // such as for
		Name    Word   // of a macro and of a block
		Targets []Expr // what gets a value: the variables of for, set and with, a macro's arguments, imported names
		Values  []Expr // what is read, in the order of the text
		Body    []Node
	}
)

// Expr is an expression.
type Expr interface {
	Node
	isExpr()
}

// Expressions.
type (
	// Missing stands where an expression was expected.
	Missing struct{ Span }
	// Name is a variable.
	Name struct{ Word }
	// Literal is a constant; the text of a string is what it stands for.
	Literal struct {
		Span
		Kind LiteralKind
		Text string
		open bool // a string without its closing quote
	}
	// Sequence is a list or a tuple.
	Sequence struct {
		Span
		Tuple bool
		Items []Expr
	}
	// Dict is {key: value}.
	Dict struct {
		Span
		Keys, Values []Expr
	}
	// Attribute is Of.Key.
	Attribute struct {
		Span
		Of  Expr
		Key Word
	}
	// Item is Of[Key], or Of.0.
	Item struct {
		Span
		Of, Key Expr
	}
	// Slice is the key of an item such as [1:2]. Parts that are left out are nil.
	Slice struct {
		Span
		Low, High, Step Expr
	}
	// Call is Func(Args).
	Call struct {
		Span
		Func Expr
		Args []Arg
	}
	// Filter is Of|Name(Args). Of is nil in a statement that filters what it encloses.
	Filter struct {
		Span
		Of   Expr
		Name Word
		Args []Arg
	}
	// Test is Of is Name(Args).
	Test struct {
		Span
		Of   Expr
		Not  bool
		Name Word
		Args []Arg
	}
	// Unary is an expression after -, + or not.
	Unary struct {
		Span
		Op Word
		Of Expr
	}
	// Binary is two expressions with an operator between them: arithmetic, ~, and, or.
	Binary struct {
		Span
		Op          Word
		Left, Right Expr
	}
	// Compare is a chain of comparisons: one operator fewer than expressions.
	Compare struct {
		Span
		Ops   []Word // such as < and not in
		Items []Expr
	}
	// Conditional is Then if If else Else. Else may be nil.
	Conditional struct {
		Span
		Then, If, Else Expr
	}
)

// Arg is an argument of a call, a filter or a test.
type Arg struct {
	Name  Word // before "=", if any
	Stars int  // 1 for *value, 2 for **value
	Value Expr
}

// LiteralKind is what a constant is.
type LiteralKind uint8

// The kinds of constants.
const (
	StringLiteral LiteralKind = iota
	IntegerLiteral
	FloatLiteral
	BoolLiteral
	NoneLiteral
)

func (*Missing) isExpr()     {}
func (*Name) isExpr()        {}
func (*Literal) isExpr()     {}
func (*Sequence) isExpr()    {}
func (*Dict) isExpr()        {}
func (*Attribute) isExpr()   {}
func (*Item) isExpr()        {}
func (*Slice) isExpr()       {}
func (*Call) isExpr()        {}
func (*Filter) isExpr()      {}
func (*Test) isExpr()        {}
func (*Unary) isExpr()       {}
func (*Binary) isExpr()      {}
func (*Compare) isExpr()     {}
func (*Conditional) isExpr() {}

// children are the expressions that an expression is made of, in the order of the text. None is nil.
func children(e Expr) []Expr {
	switch e := e.(type) {
	case *Sequence:
		return e.Items
	case *Dict:
		var all []Expr
		for i, key := range e.Keys {
			all = append(all, key, e.Values[i])
		}
		return all
	case *Attribute:
		return []Expr{e.Of}
	case *Item:
		return []Expr{e.Of, e.Key}
	case *Slice:
		return present(e.Low, e.High, e.Step)
	case *Call:
		return append([]Expr{e.Func}, values(e.Args)...)
	case *Filter:
		return append(present(e.Of), values(e.Args)...)
	case *Test:
		return append([]Expr{e.Of}, values(e.Args)...)
	case *Unary:
		return []Expr{e.Of}
	case *Binary:
		return []Expr{e.Left, e.Right}
	case *Compare:
		return e.Items
	case *Conditional:
		return present(e.Then, e.If, e.Else)
	}
	return nil
}

func present(exprs ...Expr) []Expr {
	kept := exprs[:0]
	for _, e := range exprs {
		if e != nil {
			kept = append(kept, e)
		}
	}
	return kept
}

func values(args []Arg) []Expr {
	all := make([]Expr, len(args))
	for i, a := range args {
		all[i] = a.Value
	}
	return all
}
