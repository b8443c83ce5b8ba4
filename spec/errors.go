package spec

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// ErrPolyaxon is what every error of this package is: errors.Is(err, ErrPolyaxon) tells them from all others.
var ErrPolyaxon = errors.New("not what Polyaxon accepts")

// The codes that only errors have, beside those of diagnostics.
const (
	CodeUnreadableFile = "unreadable-file" // a file that is not there, cannot be opened, or is no text
	CodeWrongKind      = "wrong-kind"      // a component read as an operation, or the other way round
	CodeMisfit         = "misfit"          // a value that the reference takes and no Go type holds, such as a huge integer
	CodeNotWritable    = "not-writable"    // a Go value that cannot be written to a file
	CodeNotTyped       = "not-typed"       // a Kubernetes object with a value that its Go type cannot hold
	CodeInterrupted    = "interrupted"     // the context ended first
)

// ErrorInfo is what each error of this package tells. Its parts are empty or 0 where there is nothing to tell.
type ErrorInfo struct {
	Code    string // stable; docs/rules.md and docs/go.md explain it
	Path    string // the file, URL or component, as it was named; "layer 2" for the second of several maps or texts
	Field   string // the key that it is about, such as "run.container.image" or "inputs[0]"
	Line    int    // from 1, in texts only: maps and Go values have no lines
	Column  int    // from 1, in Unicode code points
	Message string // a sentence
	Cause   error  // what went wrong below, such as an fs.ErrNotExist
}

// Error is the message with the place before it.
func (e ErrorInfo) Error() string {
	place := e.Path
	if e.Line > 0 {
		if place == "" {
			place = fmt.Sprintf("line %d, column %d", e.Line, e.Column)
		} else {
			place = fmt.Sprintf("%s:%d:%d", place, e.Line, e.Column)
		}
	} else if e.Field != "" {
		place = strings.TrimPrefix(place+": "+e.Field, ": ")
	}
	if place == "" {
		return e.Message
	}
	return place + ": " + e.Message
}

// Unwrap is the cause.
func (e ErrorInfo) Unwrap() error { return e.Cause }

// Is reports whether target is ErrPolyaxon.
func (e ErrorInfo) Is(target error) bool { return target == ErrPolyaxon }

// info lets ErrorInfos find what an error tells.
func (e ErrorInfo) info() ErrorInfo { return e }

// SchemaError says that something does not read as a Polyaxonfile at all: it is no YAML or JSON, or empty, or of the wrong
// kind, or it does not go between a file and the Go types.
type SchemaError struct{ ErrorInfo }

// ValidationError says that something reads well and breaks a rule of the specification.
type ValidationError struct{ ErrorInfo }

// FileError says that a file could not be read.
type FileError struct{ ErrorInfo }

// ReferenceError says that a pathRef, urlRef or hubRef leads nowhere, in a circle, or to what is not valid.
type ReferenceError struct{ ErrorInfo }

// ClientError says that a URL, a registry or a server did not answer, so that it is not known what it would have said.
type ClientError struct{ ErrorInfo }

// ErrorList is several errors at once, in the order of the files and of their texts.
type ErrorList struct{ Errors []error }

// Error lists the errors, one on a line.
func (l *ErrorList) Error() string {
	lines := make([]string, len(l.Errors))
	for i, err := range l.Errors {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap are the errors.
func (l *ErrorList) Unwrap() []error { return l.Errors }

// Is reports whether target is ErrPolyaxon.
func (l *ErrorList) Is(target error) bool { return target == ErrPolyaxon }

// ErrorInfos are what the errors in err tell, one for each; none when err is nil or of another package.
func ErrorInfos(err error) []ErrorInfo {
	if list := (*ErrorList)(nil); errors.As(err, &list) {
		var infos []ErrorInfo
		for _, e := range list.Errors {
			infos = append(infos, ErrorInfos(e)...)
		}
		return infos
	}
	var one interface{ info() ErrorInfo }
	if errors.As(err, &one) {
		return []ErrorInfo{one.info()}
	}
	return nil
}

// allErrors is nil, the one error, or the list of them.
func allErrors(errs []error) error {
	switch len(errs) {
	case 0:
		return nil
	case 1:
		return errs[0]
	}
	return &ErrorList{slices.Clip(errs)}
}

// errorOf makes the member of the family that a code belongs to.
func errorOf(info ErrorInfo) error {
	switch info.Code {
	case CodeUnreadableFile:
		return &FileError{info}
	case CodePathRef, CodeHubRef, CodeURLRef, CodeReferenceCycle:
		return &ReferenceError{info}
	case CodeNotFetched, CodeInterrupted:
		return &ClientError{info}
	case CodeEmptyFile, CodeFormer, CodeWrongKind, CodeMisfit, CodeNotWritable, CodeNotTyped:
		return &SchemaError{info}
	}
	if isSyntaxCode(info.Code) {
		return &SchemaError{info}
	}
	return &ValidationError{info}
}

// isSyntaxCode reports whether a code is one of the reader of YAML.
func isSyntaxCode(code string) bool {
	switch code {
	case syntax.TooLarge, syntax.InvalidUTF8, syntax.RecursiveAlias, syntax.AliasBomb:
		return true
	}
	return strings.HasPrefix(code, "yaml-")
}
