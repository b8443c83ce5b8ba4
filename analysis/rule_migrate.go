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

// convert makes a file of today of one of Polyaxon 0.x.
func (f *fixer) convert() {
	edits, ok := converted(f.scene.doc)
	f.offer(ConvertTitle, true, edits, ok)
}

// ConvertTitle says what an editor offers for a file of Polyaxon 0.x.
const ConvertTitle = "Convert to the current specification"

// converted is what makes a document of Polyaxon 0.x one of today; not ok when that cannot be done.
func converted(doc *Document) ([]spec.Edit, bool) {
	result, err := migrate.File(doc.Tree, migrate.Options{Path: doc.Path})
	if err != nil || result.Unchanged {
		return nil, false
	}
	return []spec.Edit{{Range: syntax.Range{End: doc.Tree.Text.End()}, NewText: result.Text}}, true
}

// convert offers at any place of a file of Polyaxon 0.x what a fix offers at its kind.
func (r *refactorer) convert() {
	former := spec.FormerOf(r.scene.doc.Tree.Root)
	if former == nil || former.Evidence[0].Node.Range.Contains(r.selected.Start) {
		return
	}
	if edits, ok := converted(r.scene.doc); ok {
		r.found = append(r.found, Refactoring{Title: ConvertTitle, Kind: Rewrite, Edits: edits})
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
