package analysis

import (
	"context"
	"slices"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Fixes are what may be done about a diagnostic of doc, the best first. Edits without a file are of the document.
func Fixes(ctx context.Context, doc *Document, d spec.Diagnostic, files spec.Resolver) []spec.Fix {
	f := &fixer{scene: &scene{ctx: ctx, doc: doc, files: files}, changer: newChanger(doc), d: d}
	for _, fix := range d.Fixes {
		f.add(fix)
	}
	if make := fixesOf(d.Code); make != nil && doc.Tree.Root != nil {
		make(f)
	}
	slices.SortStableFunc(f.fixes, func(a, b spec.Fix) int {
		switch {
		case a.Preferred == b.Preferred:
			return 0
		case a.Preferred:
			return -1
		}
		return 1
	})
	return f.fixes
}

// FixAll makes the one right answer to each of some diagnostics of doc, as far as there is one, it stays in doc, and it
// touches nothing that one before it touches.
func FixAll(ctx context.Context, doc *Document, found []spec.Diagnostic, files spec.Resolver) []spec.Edit {
	var fixes []spec.Fix
	stays := func(fix spec.Fix) bool {
		return fix.Preferred && !slices.ContainsFunc(fix.Edits, func(e spec.Edit) bool { return e.File != "" && e.File != doc.Path })
	}
	for _, d := range found {
		if d.Code == spec.CodeFormer {
			continue // that is for who asks for it: it leaves something to do
		}
		all := d.Fixes
		if !slices.ContainsFunc(all, stays) {
			all = Fixes(ctx, doc, d, files)
		}
		if i := slices.IndexFunc(all, stays); i >= 0 {
			fixes = append(fixes, all[i])
		}
		if ctx.Err() != nil {
			return nil
		}
	}
	edits := together(doc.Tree.Text, fixes)
	if text, ok := Apply(doc.Tree.Text, edits); !ok || countErrors(syntax.Parse(text)) > countErrors(doc.Tree) {
		return nil
	}
	return edits
}

// fixer makes the fixes of one diagnostic.
type fixer struct {
	*scene
	*changer
	d     spec.Diagnostic
	fixes []spec.Fix
}

// fixesOf is what makes the fixes for diagnostics with a code, beside those that they bring; nil when nothing does.
func fixesOf(code string) func(f *fixer) {
	switch code {
	case spec.CodeFormer:
		return (*fixer).convert
	case spec.CodeUnknownField:
		return (*fixer).unknownField
	case spec.CodeRepeatedField, spec.CodeSeveralReferences:
		return (*fixer).oneOfTwo
	case spec.CodeInitSource:
		return (*fixer).initSource
	case spec.CodeRequiredDefault:
		return (*fixer).requiredDefault
	case spec.CodeFlagType:
		return (*fixer).flagType
	case spec.CodeBlankCommand:
		return (*fixer).blankCommand
	case spec.CodeAcquisition:
		return (*fixer).acquisition
	case spec.CodeRefValue:
		return (*fixer).refValue
	case spec.CodeMissingParam:
		return (*fixer).missingParam
	case spec.CodeUndeclaredParam:
		return (*fixer).undeclaredParam
	case spec.CodeParamType:
		return (*fixer).paramType
	case spec.CodeUnknownOperation, spec.CodeDagCycle:
		return (*fixer).dependency
	case spec.CodeDagName:
		return (*fixer).dagName
	case spec.CodeEmptyDag:
		return (*fixer).emptyDag
	case spec.CodePathRef:
		return (*fixer).pathRef
	case spec.CodeDagSchedule:
		return func(f *fixer) { f.removeKey(f.d.Range, false) }
	case spec.CodeNoRun:
		return (*fixer).noRun
	case spec.CodeServiceOnly:
		return (*fixer).serviceOnly
	case spec.CodeDistribution:
		return (*fixer).distribution
	case spec.CodeRangeOrder:
		return (*fixer).rangeOrder
	case spec.CodeProbability:
		return (*fixer).probability
	case spec.CodeWrongType:
		return (*fixer).wrongType
	case spec.CodeMissingField:
		return (*fixer).missingField
	case spec.CodeMissingKind:
		return (*fixer).missingKind
	}
	if make := adviceFixesOf(code); make != nil {
		return make
	}
	return yamlFixesOf(code)
}

// yamlFixesOf is fixesOf for what is wrong with a text as YAML.
func yamlFixesOf(code string) func(f *fixer) {
	switch code {
	case CodeSettingsKey:
		return (*fixer).unknownSetting
	case syntax.DuplicateKey:
		return (*fixer).duplicateKey
	case syntax.Tab:
		return (*fixer).tab
	case syntax.Indentation:
		return (*fixer).indentation
	case syntax.MissingColon:
		return (*fixer).missingColon
	case syntax.MissingComma:
		return func(f *fixer) { f.mend("Add the comma", []spec.Edit{inserting(f.d.Range.Start, ",")}) }
	case syntax.UnexpectedColon:
		return (*fixer).unexpectedColon
	case syntax.UnexpectedText:
		return (*fixer).unexpectedText
	case syntax.UnexpectedBracket:
		return func(f *fixer) { f.mend("Remove the bracket", []spec.Edit{deleting(f.d.Range.Start, f.d.Range.End)}) }
	case syntax.UnclosedQuote:
		return (*fixer).unclosedQuote
	case syntax.UnclosedBracket:
		return (*fixer).unclosedBracket
	case syntax.BadEscape:
		return func(f *fixer) { f.mend("Write a backslash", []spec.Edit{inserting(f.d.Range.Start, `\`)}) }
	case syntax.BadStart, syntax.BadAnchor, syntax.BadTag:
		return (*fixer).badStart
	case syntax.BadBlockHeader:
		return (*fixer).badBlockHeader
	case syntax.ConflictMarker:
		return (*fixer).conflictMarker
	case syntax.DuplicateAnchor:
		return (*fixer).duplicateAnchor
	case syntax.UndefinedAlias:
		return (*fixer).undefinedAlias
	case syntax.UnknownTag:
		return (*fixer).unknownTag
	case syntax.BadValue:
		return (*fixer).badValue
	case syntax.BadMerge:
		return (*fixer).badMerge
	case syntax.UnhashableKey:
		return (*fixer).unhashableKey
	case syntax.ControlCharacter:
		return (*fixer).controlCharacter
	}
	return nil
}

// add adds a fix unless it would break the text, or is there already.
func (f *fixer) add(fix spec.Fix) {
	var own []spec.Edit
	for _, e := range fix.Edits {
		if f.isOwn(e.File) {
			own = append(own, e)
		}
	}
	if tree := f.edited(own); tree == nil || countErrors(tree) > countErrors(f.scene.doc.Tree) {
		return
	}
	if !slices.ContainsFunc(f.fixes, func(other spec.Fix) bool { return other.Title == fix.Title }) {
		f.fixes = append(f.fixes, fix)
	}
}

// edited is the document after edits; nil when these collide.
func (f *fixer) edited(edits []spec.Edit) *syntax.Tree {
	if len(edits) == 1 {
		return f.scene.doc.Tree.Edit(edits[0].Range, edits[0].NewText)
	}
	text, ok := Apply(f.text, edits)
	if !ok {
		return nil
	}
	return syntax.Parse(text)
}

func countErrors(tree *syntax.Tree) int {
	n := 0
	for _, p := range tree.Problems {
		if !p.Warning {
			n++
		}
	}
	return n
}

// offer adds a fix when its edits could be made.
func (f *fixer) offer(title string, preferred bool, edits []spec.Edit, ok bool) {
	if ok && len(edits) > 0 {
		f.add(spec.Fix{Title: title, Edits: edits, Preferred: preferred})
	}
}

// together are the edits of fixes of one file, but for fixes that would touch what another one touches.
func together(text *syntax.Text, fixes []spec.Fix) []spec.Edit {
	var edits []spec.Edit
	var spans []span
	for _, fix := range fixes {
		var own []span
		fits := true
		for _, e := range fix.Edits {
			s := span{text.Offset(e.Range.Start), text.Offset(e.Range.End)}
			fits = fits && !s.touchesAny(spans)
			own = append(own, s)
		}
		if !fits {
			continue
		}
		for _, s := range own {
			at, _ := slices.BinarySearchFunc(spans, s, func(a, b span) int { return a.from - b.from })
			spans = slices.Insert(spans, at, s)
		}
		edits = append(edits, fix.Edits...)
	}
	return edits
}

// span is a stretch of text by its offsets.
type span struct{ from, to int }

// touchesAny reports whether s has text in common with one of some sorted spans, or begins where one begins.
func (s span) touchesAny(sorted []span) bool {
	at, same := slices.BinarySearchFunc(sorted, s, func(a, b span) int { return a.from - b.from })
	return same || at > 0 && sorted[at-1].to > s.from || at < len(sorted) && sorted[at].from < s.to
}
