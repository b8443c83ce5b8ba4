package analysis

import "github.com/plx-lsp/plx-lsp/spec/syntax"

// Completion is one way to go on at a place.
type Completion struct {
	Label      string
	Kind       CompletionKind
	Detail     string        // a few words beside the label
	Doc        func() string // Markdown, made when it is asked for; nil: there is none
	Insert     string        // what stands at Range then; later lines are indented relative to the white space before Range
	Snippet    bool          // Insert has placeholders, in the syntax of LSP
	Range      syntax.Range  // what is replaced: the word at the place, within its line
	Filter     string        // what the typed word is compared with; "" for Label
	Sort       string        // orders completions; "" for Label
	Deprecated bool
}

// CompletionKind says what a completion is.
type CompletionKind int

const (
	KeyCompletion CompletionKind = iota
	ValueCompletion
	FileCompletion
	FolderCompletion
	NameCompletion     // something that has a name elsewhere: an input, an operation, a connection
	TypeCompletion     // a type of an input or output
	VariableCompletion // a name in a template
	FunctionCompletion // a filter in a template
	SnippetCompletion  // a whole thing
)
