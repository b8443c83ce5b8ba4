// Package spec is what a Polyaxonfile is.
//
// The Go structs (Polyaxonfile, Component, Operation, Job, GridSearch ...) are the specification: their fields, tags and
// comments are what validates a file, what an editor completes and shows, and what Go programs fill in. SchemaOf is the
// same as data. DecodeRoot reads a file into the structs, Encode writes them; Lint says what Polyaxon rejects.
//
// A field that takes a value or a template is an *OrTemplate: Of(3) is a value, Expr[int64]("{{ params.n }}") a template.
// Fields that take one of several kinds are interfaces, such as Runtime: their members are pointers to structs, and the
// kind is written for them. Objects of Kubernetes are K8s: kept as they were written, with a typed view.
//
// Two tags describe a field: yaml for its name, and spec for what its Go type does not say:
//
//	required   must be there             nullable    may be null though it is required
//	lax        what converts is fine     notnull     may be absent, but not null
//	template   a template is fine too    split       a text stands for its parts between commas
//	gt=, ge=   a bound                   short       a bare value stands for {value: ...}
//	pattern=   a regular expression      partial     a mapping without kind is kept for a base to complete
//	default=   what is filled in         generic     whatever is written is kept as text
//	alias=     its snake_case name       uuid        a UUID
package spec
