package spec

// The codes of what Polyaxon's check of a file rejects. Each has a section in docs/rules.md.
const (
	CodeEmptyFile         = "empty-file"         // nothing in it, or no mapping
	CodeFormer            = "polyaxon-0x"        // a file of Polyaxon 0.x
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
	CodeMissingParam      = "missing-param"      // an input that requires a value and gets none
	CodeParamType         = "param-type"         // a value, a reference or a hyper-parameter of another type than its input
	CodeParamValue        = "param-value"        // a value that breaks the validation of its input
	CodeUndeclaredParam   = "undeclared-param"   // a param that no input or output declares, where that is asked for
	CodeRef               = "ref"                // a ref that names nothing
	CodeMatrixParams      = "matrix-params"      // a matrix that Polyaxon cannot hold against the inputs
	CodeEmptyDag          = "empty-dag"          // a DAG without operations
	CodeDagName           = "dag-name"           // an operation or component of a DAG without a name, or with another's
	CodeUnknownOperation  = "unknown-operation"  // an operation that its DAG does not have
	CodeDagCycle          = "dag-cycle"          // operations that wait for each other
	CodeNotComposable     = "not-composable"     // layers that Polyaxon cannot merge
	CodeNoRun             = "no-run"             // nothing to run once all layers are put together
	CodeServiceOnly       = "service-only"       // a plugin that needs a service, on another kind of run
	CodeDagSchedule       = "dag-schedule"       // a schedule on an operation of a DAG
	CodeDagRef            = "dag-ref"            // a dagRef to no component, or outside of a DAG
	CodeHubRef            = "hub-ref"            // a hubRef to no component, or to one with errors
	CodeURLRef            = "url-ref"            // a urlRef to nothing, or to a component with errors
	CodeNotFetched        = "not-fetched"        // a warning: a reference that could not be followed
	CodeReferenceCycle    = "reference-cycle"    // files that refer to each other in a circle
	CodeDuplicateName     = "duplicate-name"     // items of a list of which only one can have a name: a warning
	CodeNoEffect          = "no-effect"          // what a layer says in vain: a warning
	CodeNestedDag         = "nested-dag"         // a DAG in a DAG that cannot be run: a warning, for the reference does not look there
)
