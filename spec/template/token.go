package template

// Span is a stretch of a text in bytes. End is exclusive; an empty span marks a place between two characters.
type Span struct{ Start, End int }

// Range is the span itself: what embeds a Span is a Node.
func (s Span) Range() Span { return s }

// Contains reports whether offset lies in s or at one of its ends.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset <= s.End }

// Word is a name or an operator where it is written. Its text is empty where one is missing.
type Word struct {
	Span
	Text string
}

// Role is what a token does, for semantic tokens.
type Role uint8

// The roles of tokens.
const (
	RoleUnread    Role = iota // what a mistake kept from being read
	RoleDelimiter             // {{ }} {% %} and their signs
	RoleKeyword               // a statement's words, and the operators that are words: if, and, is, not
	RoleVariable              // a name that is read
	RoleBinding               // a name that gets a value
	RoleAttribute             // what follows a dot
	RoleFilter
	RoleTest
	RoleArgument // the name before "=" in a call
	RoleString
	RoleNumber
	RoleConstant // true, false, none
	RoleOperator
	RoleComment // a whole {# #}
)

// Token is a piece of a template that a highlighter colours: everything but text outside of braces and raw text.
type Token struct {
	Span
	Role Role
}

type tokenKind uint8

const (
	endToken    tokenKind = iota // the end of a tag, or where it should be
	nameToken                    // also keywords
	stringToken                  // with its quotes
	integerToken
	floatToken
	operatorToken
)

// token is a token inside of {{ }} or {% %}.
type token struct {
	Token
	kind tokenKind
	text string // as written
	open bool   // a string without its closing quote
}

// is reports whether a token is a name or an operator of this text.
func (t *token) is(text string) bool {
	return t.text == text && (t.kind == nameToken || t.kind == operatorToken)
}

type segmentKind uint8

const (
	textSegment segmentKind = iota
	commentSegment
	rawSegment
	outputSegment // {{ }}
	tagSegment    // {% %}
)

// segment is a text outside of braces or one pair of braces with all that it encloses.
type segment struct {
	Span
	kind   segmentKind
	inner  Span // what the braces enclose; a raw segment's text
	tokens []token
	closed bool
	start  Span // of a raw segment: its first tag
	end    Span // of a raw segment: its last tag
}
