package analysis

import (
	"strings"

	"github.com/plx-lsp/plx-lsp/analysis/migrate"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// CodeMigrateTodo is about what the conversion of an old file left to do, and wrote into a comment.
const CodeMigrateTodo = "migrate-todo"

var migrateRule = &rule{
	code: CodeMigrateTodo, severity: spec.Warning,
	whole: func(c *ruleCheck) {
		for _, todo := range migrate.Todos(c.doc.Tree) {
			c.report(todo.Range, "Left to do after the conversion from Polyaxon 0.x: %s", todo.Message)
		}
	},
}

// ConvertTitle says what an editor offers for a file of Polyaxon 0.x.
const ConvertTitle = "Convert to the current specification"

// convert makes a file of today of one of Polyaxon 0.x.
func (f *fixer) convert() {
	for i, c := range conversions(f.scene.doc) {
		f.offer(c.Title, i == 0, c.Edits, true)
	}
}

// conversions are the ways to make a file of today of one of Polyaxon 0.x, the best first; none when that cannot be done.
func conversions(doc *Document) []spec.Fix {
	var ways []spec.Fix
	for _, inCommand := range []bool{false, true} {
		result, err := migrate.File(doc.Tree, migrate.Options{Path: doc.Path, BuildInCommand: inCommand})
		if err != nil || result.Unchanged {
			return nil
		}
		title := ConvertTitle
		if inCommand {
			title += ", with the steps of the build in the command"
		}
		way := spec.Fix{Title: title, Edits: []spec.Edit{{Range: syntax.Range{End: doc.Tree.Text.End()}, NewText: result.Text}}}
		if len(ways) == 0 || ways[0].Edits[0].NewText != result.Text {
			ways = append(ways, way)
		}
	}
	return ways
}

// convert offers at any place of a file of Polyaxon 0.x what a fix offers at its kind.
func (r *refactorer) convert() {
	former := spec.FormerOf(r.scene.doc.Tree.Root)
	if former == nil || former.Evidence[0].Node.Range.Contains(r.selected.Start) {
		return
	}
	for _, c := range conversions(r.scene.doc) {
		r.found = append(r.found, Refactoring{Title: c.Title, Kind: Rewrite, Edits: c.Edits})
	}
}

// todoDone takes away the comment that tells what is left to do.
func (f *fixer) todoDone() {
	at, text := f.d.Range, f.scene.doc.Tree.Text
	from, to := at.Start, at.End
	switch line := text.Line(from.Line)[:from.Byte]; {
	case strings.TrimSpace(line) != "": // the rest of the line goes
		from.Byte = len(strings.TrimRight(line, " \t"))
	case to.Line+1 < text.Lines():
		from.Byte, to = 0, syntax.Pos{Line: to.Line + 1}
	}
	f.offer("This is done: remove the comment", false, []spec.Edit{deleting(from, to)}, true)
}
