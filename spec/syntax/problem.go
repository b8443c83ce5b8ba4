package syntax

// Problem is something that is wrong with a text as YAML.
type Problem struct {
	Code    string // stable, kebab-case
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
