package syntax

// Problem is something that is wrong with a text as YAML.
type Problem struct {
	Code    string // stable, kebab-case: one of the constants below
	Range   Range
	Message string    // a sentence for people: what is wrong, what was expected, what to do
	Warning bool      // the reference reads the text all the same
	Related []Related // other places that explain it
}

// Related is a place that explains a problem, such as the first of two equal keys.
type Related struct {
	Range   Range
	Message string
}

// Grammar reports whether p says that the text was not understood, so that reading it tolerantly may tell more. That
// goes for lists and mappings as keys, too: they are mostly templates without quotes.
func (p Problem) Grammar() bool {
	switch p.Code {
	case DuplicateAnchor, UndefinedAlias, RecursiveAlias, AliasBomb, UnknownTag, BadValue, BadMerge, DuplicateKey:
		return false
	}
	return true
}

// The codes of problems. All but DuplicateKey are errors: PyYAML's safe_load, or Polyaxon on what it returns, fails.
const (
	// What is no text, or too much of it.
	TooLarge         = "too-large"              // the text is larger than MaxSize
	InvalidUTF8      = "invalid-utf8"           // a byte that is no UTF-8
	ControlCharacter = "yaml-control-character" // a character that YAML forbids: NUL, escape, delete, ...

	// What the grammar refuses.
	Tab               = "yaml-tab"                // a tab where only spaces may stand
	Indentation       = "yaml-indentation"        // a line that fits none of the columns open above it
	MissingColon      = "yaml-missing-colon"      // a key without its ":"
	MissingComma      = "yaml-missing-comma"      // two items of a list or map in brackets without "," between them
	UnexpectedColon   = "yaml-unexpected-colon"   // a second "key: " on a line, mostly an unquoted text with ": " in it
	UnexpectedText    = "yaml-unexpected-text"    // something after a value that is already complete
	UnexpectedBracket = "yaml-unexpected-bracket" // "]" or "}" that closes nothing
	UnclosedQuote     = "yaml-unclosed-quote"     // a quoted text without its closing quote
	UnclosedBracket   = "yaml-unclosed-bracket"   // "[" or "{" without its closing bracket
	BadEscape         = "yaml-bad-escape"         // "\" in double quotes before a character that has no meaning there
	BadStart          = "yaml-bad-start"          // "@", "`", "%" ... at the start of an unquoted text
	BadBlockHeader    = "yaml-bad-block-header"   // something other than indicators after "|" or ">"
	BadAnchor         = "yaml-bad-anchor"         // "&" or "*" without a proper name
	BadTag            = "yaml-bad-tag"            // "!" without a proper tag
	BadDirective      = "yaml-bad-directive"      // a "%" line that is no directive, or of another YAML version
	MultipleDocuments = "yaml-multiple-documents" // a second document
	ConflictMarker    = "yaml-conflict-marker"    // "<<<<<<<", "=======" or ">>>>>>>" of an unfinished merge
	TooDeep           = "yaml-too-deep"           // more collections inside each other than MaxDepth
	Syntax            = "yaml-syntax"             // anything else that the grammar refuses

	// What the grammar allows and has no meaning.
	DuplicateAnchor = "yaml-duplicate-anchor" // an anchor that is defined twice
	UndefinedAlias  = "yaml-undefined-alias"  // an alias without an anchor before it
	RecursiveAlias  = "recursive-alias"       // an alias inside the value that it names
	AliasBomb       = "alias-bomb"            // aliases that multiply to more than MaxExpanded values
	UnknownTag      = "yaml-unknown-tag"      // a tag that safe_load has no constructor for
	BadValue        = "yaml-bad-value"        // a value that its tag cannot be: the date 2001-13-45, !!int foo
	BadMerge        = "yaml-bad-merge"        // "<<" with something other than mappings
	UnhashableKey   = "yaml-unhashable-key"   // a list or a mapping as a key
	DuplicateKey    = "duplicate-key"         // a key that stands twice in a mapping (a warning: the last one wins)
)

// The limits of what is read.
const (
	MaxSize     = 64 << 20  // bytes of text
	MaxDepth    = 491       // collections inside each other; Python's recursion limit stops PyYAML here
	MaxExpanded = 1_000_000 // nodes when every alias is replaced with what it names
)
