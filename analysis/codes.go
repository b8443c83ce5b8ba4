package analysis

import (
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Codes are the codes of everything that is said about a Polyaxonfile: what the setting `rules` can name.
func Codes() []string {
	codes := []string{
		spec.CodeEmptyFile, spec.CodeFormer, spec.CodeUnknownKind, spec.CodeMissingKind, spec.CodeCompiledOperation, spec.CodeUnknownField,
		spec.CodeRepeatedField, spec.CodeSnakeCaseField, spec.CodeMissingField, spec.CodeWrongType, spec.CodeInvalidValue,
		spec.CodeOutOfRange, spec.CodeSeveralReferences, spec.CodeBlankCommand, spec.CodeInvalidResource, spec.CodeInitSource,
		spec.CodeInvalidImage, spec.CodeReservedName, spec.CodeRequiredDefault, spec.CodeFlagType, spec.CodeInvalidDefault,
		spec.CodeUnknownType, spec.CodeRefValue, spec.CodeDistribution, spec.CodeAcquisition, spec.CodeRangeOrder,
		spec.CodeProbability, spec.CodeTemplateNotHere, spec.CodePathRef, spec.CodeMissingParam, spec.CodeParamType,
		spec.CodeParamValue, spec.CodeUndeclaredParam, spec.CodeRef, spec.CodeMatrixParams, spec.CodeEmptyDag, spec.CodeDagName,
		spec.CodeUnknownOperation, spec.CodeDagCycle, spec.CodeNotComposable, spec.CodeNoRun, spec.CodeServiceOnly,
		spec.CodeDagSchedule, spec.CodeDagRef, spec.CodeHubRef, spec.CodeURLRef, spec.CodeNotFetched, spec.CodeReferenceCycle,
		spec.CodeNestedDag, spec.CodeNoEffect,

		syntax.TooLarge, syntax.InvalidUTF8, syntax.ControlCharacter, syntax.Tab, syntax.Indentation, syntax.MissingColon,
		syntax.MissingComma, syntax.UnexpectedColon, syntax.UnexpectedText, syntax.UnexpectedBracket, syntax.UnclosedQuote,
		syntax.UnclosedBracket, syntax.BadEscape, syntax.BadStart, syntax.BadBlockHeader, syntax.BadAnchor, syntax.BadTag,
		syntax.BadDirective, syntax.MultipleDocuments, syntax.ConflictMarker, syntax.TooDeep, syntax.Syntax,
		syntax.DuplicateAnchor, syntax.UndefinedAlias, syntax.RecursiveAlias, syntax.AliasBomb, syntax.UnknownTag,
		syntax.BadValue, syntax.BadMerge, syntax.UnhashableKey, syntax.DuplicateKey,

		CodeUnreadableFile, CodeUnusedIgnore, CodeUnknownCode,
	}
	for _, r := range rules() {
		codes = append(codes, r.code)
	}
	return codes
}
