package analysis

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// The codes of what is wrong with comments that silence diagnostics.
const (
	CodeUnusedIgnore = "unused-ignore" // a comment, or a code in it, that silences nothing
	CodeUnknownCode  = "unknown-code"  // a code in such a comment that does not exist
)

// Silences are the comments of one file that silence what is said about it. They note which of them were needed, so that
// the others can be told; for that, all that was found about the file is to be shown to them once.
type Silences struct {
	tree     *syntax.Tree
	comments []*ignoring
	errors   int // that are not silenced, and keep more from being found
}

// ignoring is one comment that silences.
type ignoring struct {
	at       syntax.Range // the directive
	end      int          // the byte where the reason ends that may follow it
	codes    []ignoredCode
	brackets bool // it names codes; otherwise it is about all
	file     bool // it is about the whole file
	late     bool // it is about the whole file and stands where that does not count
	from, to int  // the lines that it is about
	used     bool
}

// ignoredCode is one code that a comment names.
type ignoredCode struct {
	name string
	at   syntax.Range
	used bool
}

// SilencesOf finds the comments of a file that silence; tree may be nil.
func SilencesOf(tree *syntax.Tree) *Silences {
	s := &Silences{tree: tree}
	if tree == nil {
		return s
	}
	var long []lineRange
	for i := range tree.Comments {
		if !strings.Contains(tree.Comments[i].Text, "plx-lsp") {
			continue
		}
		if c := readIgnoring(&tree.Comments[i]); c != nil {
			if long == nil {
				long = longScalars(tree.Root, []lineRange{})
			}
			c.place(tree, long)
			s.comments = append(s.comments, c)
		}
	}
	return s
}

// ignoreDirective matches a directive inside of a comment, up to a reason that may follow it.
var ignoreDirective = regexp.MustCompile(`(?:^|\s)#\s*plx-lsp:\s*(ignore-file|ignore)(?:\s*(\[[^\]]*\]?)|\s|$)`)

// readIgnoring reads the directive of a comment; nil when it has none.
func readIgnoring(comment *syntax.Comment) *ignoring {
	m := ignoreDirective.FindStringSubmatchIndex(comment.Text)
	if m == nil {
		return nil
	}
	start := comment.Range.Start
	at := func(from, to int) syntax.Range {
		return syntax.Range{
			Start: syntax.Pos{Line: start.Line, Byte: start.Byte + from}, End: syntax.Pos{Line: start.Line, Byte: start.Byte + to},
		}
	}
	directive := len(strings.TrimRight(comment.Text[:m[1]], " \t"))
	first := strings.IndexByte(comment.Text[m[0]:], '#') + m[0]
	c := &ignoring{at: at(first, directive), end: start.Byte + len(comment.Text), file: comment.Text[m[2]:m[3]] == "ignore-file"}
	if other := strings.Index(comment.Text[directive:], " #"); other >= 0 {
		c.end = start.Byte + directive + other + 1 // another comment, which stays
	}
	if m[4] < 0 {
		return c
	}
	c.brackets = true
	for _, word := range codeWords.FindAllStringIndex(comment.Text[m[4]:m[5]], -1) {
		from, to := m[4]+word[0], m[4]+word[1]
		c.codes = append(c.codes, ignoredCode{name: comment.Text[from:to], at: at(from, to)})
	}
	return c
}

var codeWords = regexp.MustCompile(`[^\[\],\s]+`)

// lineRange are lines from one to another, that included.
type lineRange struct{ from, to int }

// longScalars adds the quoted and plain texts under n that take several lines: nothing in them can be a comment.
func longScalars(n *syntax.Node, long []lineRange) []lineRange {
	if n == nil {
		return long
	}
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && n.Range.End.Line > n.Range.Start.Line {
		return append(long, lineRange{n.Range.Start.Line, n.Range.End.Line})
	}
	for _, c := range n.Children {
		long = longScalars(c, long)
	}
	return long
}

// place says which lines a comment is about: its own, or, when it stands alone, the next one that holds more than
// comments. Lines of one long text count as one.
func (c *ignoring) place(tree *syntax.Tree, long []lineRange) {
	text, line := tree.Text, c.at.Start.Line
	if c.file {
		c.late = !atTop(text, line)
		return
	}
	if isCommentLine(text.Line(line)) {
		for line++; line < text.Lines() && isCommentLine(text.Line(line)); line++ {
		}
	}
	c.from, c.to = line, line
	for _, l := range long {
		if l.from <= c.to && c.from <= l.to {
			c.from, c.to = min(c.from, l.from), max(c.to, l.to)
		}
	}
}

// isCommentLine reports whether a line is empty or holds a comment only.
func isCommentLine(line string) bool {
	line = strings.TrimLeft(strings.TrimPrefix(line, "\ufeff"), " \t")
	return line == "" || line[0] == '#'
}

// atTop reports whether nothing but comments, directives of YAML and the start of the document stands above a line and
// before its comment.
func atTop(text *syntax.Text, line int) bool {
	for i := range line + 1 {
		if s := text.Line(i); !isCommentLine(s) && !strings.HasPrefix(s, "%") && !strings.HasPrefix(s, "---") {
			return false
		}
	}
	return true
}

// Silence reports whether a comment silences a diagnostic about the file.
func (s *Silences) Silence(d spec.Diagnostic) bool {
	for _, file := range []bool{false, true} { // the nearest comment is the one that is needed
		for _, c := range s.comments {
			if c.file == file && c.silences(d) {
				return true
			}
		}
	}
	if d.Severity == spec.Error && !isComposed(d.Code) {
		s.errors++
	}
	return false
}

func (c *ignoring) silences(d spec.Diagnostic) bool {
	line := d.Range.Start.Line
	if c.late || !c.file && (line < c.from || c.to < line) {
		return false
	}
	if !c.brackets {
		c.used = true
		return true
	}
	for i := range c.codes {
		if c.codes[i].name == d.Code {
			c.codes[i].used, c.used = true, true
			return true
		}
	}
	return false
}

// isComposed reports whether diagnostics with a code are about what a file and the layers under it make together. All
// others keep Polyaxon from putting them together.
func isComposed(code string) bool {
	switch code {
	case spec.CodeMissingParam, spec.CodeParamType, spec.CodeParamValue, spec.CodeUndeclaredParam, spec.CodeRef, spec.CodeRefValue,
		spec.CodeMatrixParams, spec.CodeEmptyDag, spec.CodeDagName, spec.CodeUnknownOperation, spec.CodeDagCycle,
		spec.CodeDagSchedule, spec.CodeDagRef, spec.CodeNotComposable, spec.CodeNoRun, spec.CodeServiceOnly:
		return true
	}
	return false
}

// dependsOnOthers reports whether diagnostics with a code depend on more than their file: on the params of a run, on the
// operations that refer to the file, on other files and the network. A comment that is not needed now may be needed then.
func dependsOnOthers(code string) bool {
	switch code {
	case spec.CodeHubRef, spec.CodeURLRef, spec.CodeNotFetched, spec.CodePathRef, spec.CodeReferenceCycle, CodeLaterRef,
		CodeLaterParams, CodeUnusedIgnore, CodeUnknownCode:
		return true
	}
	return isComposed(code)
}

// Remarks says what is wrong with the comments themselves. complete says that all that can be found about the file was
// shown to Silence: then it is known which comments silence nothing.
func (s *Silences) Remarks(complete bool) []spec.Diagnostic {
	var remarks []spec.Diagnostic
	for _, c := range s.comments {
		for _, d := range s.remarks(c, complete && s.errors == 0) {
			if !s.silencesByName(d) {
				remarks = append(remarks, d)
			}
		}
	}
	return remarks
}

// silencesByName is Silence for what is said of comments: one without codes does not silence what is said of itself.
func (s *Silences) silencesByName(d spec.Diagnostic) bool {
	return slices.ContainsFunc(s.comments, func(c *ignoring) bool { return c.brackets && c.silences(d) })
}

func (s *Silences) remarks(c *ignoring, complete bool) []spec.Diagnostic {
	switch {
	case c.late:
		d := s.unused(c.at, "`ignore-file` counts only above the first key: move it there, or write `ignore`.", s.moveUp(c))
		return []spec.Diagnostic{d}
	case c.brackets && len(c.codes) == 0:
		return []spec.Diagnostic{s.unused(c.at, "This comment names no code, so that it silences nothing: remove it.", s.remove(c))}
	case !c.brackets:
		if !complete || c.used {
			return nil
		}
		return []spec.Diagnostic{s.unused(c.at, "This comment silences nothing: remove it.", s.remove(c))}
	}
	var remarks []spec.Diagnostic
	needed := 0
	for i, code := range c.codes {
		switch {
		case !slices.Contains(silenceable(), code.name):
			remarks = append(remarks, s.unknown(c, i))
		case complete && !code.used && !dependsOnOthers(code.name):
			message := fmt.Sprintf("There is no `%s` to silence here: remove it.", code.name)
			remarks = append(remarks, s.unused(code.at, message, s.removeCode(c, i)))
			continue
		}
		needed++
	}
	if needed == 0 && len(remarks) > 1 {
		return []spec.Diagnostic{s.unused(c.at, "This comment silences nothing: remove it.", s.remove(c))}
	}
	return remarks
}

// silenceable are the codes that a comment can name.
func silenceable() []string { return append(Codes(), CodeSettingsKey, CodeSettingsValue) }

func (s *Silences) unused(at syntax.Range, message string, fix spec.Fix) spec.Diagnostic {
	fix.Preferred = true
	return spec.Diagnostic{
		Range: at, Severity: spec.Warning, Code: CodeUnusedIgnore, Message: message, Tag: spec.Unnecessary, Fixes: []spec.Fix{fix},
	}
}

func (s *Silences) unknown(c *ignoring, i int) spec.Diagnostic {
	code := c.codes[i]
	d := spec.Diagnostic{Range: code.at, Severity: spec.Warning, Code: CodeUnknownCode}
	best := spec.Suggest(code.name, silenceable())
	d.Message = fmt.Sprintf("There is no rule `%s`.", shorten(code.name))
	if best != "" {
		d.Message += " Did you mean `" + best + "`?"
		d.Fixes = append(d.Fixes, spec.Fix{
			Title: "Write `" + best + "`", Edits: []spec.Edit{{Range: code.at, NewText: best}}, Preferred: true,
		})
	}
	d.Fixes = append(d.Fixes, s.removeCode(c, i))
	return d
}

// removeCode takes a code out of a comment, or the comment when it is the only one.
func (s *Silences) removeCode(c *ignoring, i int) spec.Fix {
	if len(c.codes) == 1 {
		return s.remove(c)
	}
	at := c.codes[i].at
	if i+1 < len(c.codes) {
		at.End = c.codes[i+1].at.Start
	} else {
		at.Start = c.codes[i-1].at.End
	}
	return spec.Fix{Title: "Remove `" + c.codes[i].name + "`", Edits: []spec.Edit{{Range: at}}}
}

// remove takes a comment away, with its line when nothing else stands there.
func (s *Silences) remove(c *ignoring) spec.Fix {
	return spec.Fix{Title: "Remove the comment", Edits: []spec.Edit{{Range: s.whole(c)}}}
}

// whole is a directive with its reason and the spaces before it, or its line when nothing else stands there.
func (s *Silences) whole(c *ignoring) syntax.Range {
	at, line := c.at, s.tree.Text.Line(c.at.Start.Line)
	at.End.Byte = c.end
	if at.End.Byte < len(line) {
		return at
	}
	at.Start.Byte = len(strings.TrimRight(line[:at.Start.Byte], " \t"))
	if at.Start.Byte == 0 {
		return syntax.Range{Start: syntax.Pos{Line: at.Start.Line}, End: nextLine(s.tree.Text, at.Start.Line)}
	}
	return at
}

// nextLine is the start of the line after one, or the end of the text when it is the last.
func nextLine(text *syntax.Text, line int) syntax.Pos {
	if line+1 < text.Lines() {
		return syntax.Pos{Line: line + 1}
	}
	return text.End()
}

// lineBreak is how the lines of a text end.
func lineBreak(text *syntax.Text) string {
	first := len(text.Line(0))
	if text.Lines() == 1 || first >= len(text.String()) || text.String()[first] == '\n' {
		return "\n"
	}
	if strings.HasPrefix(text.String()[first:], "\r\n") {
		return "\r\n"
	}
	return "\r"
}

// moveUp moves a comment about the whole file to its top.
func (s *Silences) moveUp(c *ignoring) spec.Fix {
	all := c.at
	all.End.Byte = c.end
	directive := strings.TrimRight(s.tree.Text.Slice(all), " \t")
	top := syntax.Pos{Byte: len(s.tree.Text.Line(0)) - len(strings.TrimPrefix(s.tree.Text.Line(0), "\ufeff"))}
	return spec.Fix{Title: "Move the comment to the top of the file", Edits: []spec.Edit{
		{Range: syntax.Range{Start: top, End: top}, NewText: directive + lineBreak(s.tree.Text)}, {Range: s.whole(c)},
	}}
}
