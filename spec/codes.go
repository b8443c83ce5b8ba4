package spec

// The codes of what `polyaxon check -l` rejects. Each has a section in docs/rules.md.
const (
	CodeEmptyFile         = "empty-file"         // nothing in it, or no mapping
	CodeUnknownKind       = "unknown-kind"       // a `kind` that does not exist
	CodeMissingKind       = "missing-kind"       // no `kind` where it decides what the rest means
	CodeCompiledOperation = "compiled-operation" // the output of Polyaxon's compiler, not a source
	CodeUnknownField      = "unknown-field"      // a key that does not exist there
	CodeRepeatedField     = "repeated-field"     // camelCase and snake_case of one key together
	CodeSnakeCaseField    = "snake-case-field"   // snake_case where only camelCase is read
	CodeMissingField      = "missing-field"      // a required key is not there
	CodeWrongType         = "wrong-type"         // a value of another type than expected
	CodeInvalidValue      = "invalid-value"      // the right type, but not an allowed value
	CodeOutOfRange        = "out-of-range"       // a number outside its bounds
	CodeSeveralReferences = "several-references" // more than one of hubRef, dagRef, urlRef, pathRef
	CodeBlankCommand      = "blank-command"      // a `cmd` that runs nothing
	CodeInvalidResource   = "invalid-resource"   // an entry of the `resources` shortcut
	CodeInitSource        = "init-source"        // an init with several sources, or a git without url
	CodeInvalidImage      = "invalid-image"      // not the name of a container image
	CodeReservedName      = "reserved-name"      // an input or output named like a context
	CodeRequiredDefault   = "required-default"   // a default on an input that is not optional
	CodeFlagType          = "flag-type"          // isFlag on what is not a bool
	CodeInvalidDefault    = "invalid-default"    // a default that is not of its type or breaks its validation
	CodeUnknownType       = "unknown-type"       // an IO type that does not exist, with a value of it
	CodeRefValue          = "ref-value"          // a param with `ref` and no `value`
	CodeDistribution      = "distribution"       // a hyper-parameter that its matrix cannot search
	CodeAcquisition       = "acquisition"        // an acquisition function without its parameter
	CodeRangeOrder        = "range-order"        // bounds in the wrong order, or a step of zero
	CodeProbability       = "probability"        // probabilities that do not add up
	CodeTemplateNotHere   = "template-not-here"  // a template where the reference cannot read one
	CodePathRef           = "path-ref"           // a pathRef to no file, or to one with errors
	CodeReferenceCycle    = "reference-cycle"    // files that refer to each other in a circle
)
