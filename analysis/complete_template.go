package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// inTemplate completes in a template, and reports whether the place is in one.
func (c *completer) inTemplate() bool {
	text, node, ok := c.templateAt()
	if !ok {
		return false
	}
	cursor := template.Parse(text.text).Cursor(text.offset)
	if cursor.Position == template.Outside {
		return false
	}
	c.layout = layoutOf(c.doc, c.at)
	p := c.templatePlace(text, node)
	if p == nil {
		return true
	}
	t := &templateCompleter{completer: c, text: text, cursor: cursor, scope: p.templateScope()}
	if t.scope.stage != template.AtNoTime {
		t.complete()
	}
	slices.SortStableFunc(c.found, func(a, b Completion) int { return strings.Compare(a.Sort, b.Sort) })
	return true
}

// templateCompleter completes in a template.
type templateCompleter struct {
	*completer
	text   templateText
	cursor template.Cursor
	scope  templateScope
}

func (t *templateCompleter) complete() {
	switch t.cursor.Position {
	case template.AtValue:
		t.values()
	case template.AtAttribute:
		t.members()
	case template.AtKey:
		t.members()
		if t.cursor.Quote == 0 {
			t.values() // the key may be computed
		}
	case template.AtFilter:
		t.entries(template.Filters(), FunctionCompletion, "1")
	case template.AtTest:
		t.entries(template.Tests(), FunctionCompletion, "1")
	case template.AtStatement:
		t.statements()
	case template.AtOperator:
		for i, word := range []string{"and", "or", "if", "else", "in", "is", "not in"} {
			t.offer(word, word, Completion{Kind: ValueCompletion, Sort: fmt.Sprintf("1%03d", i)})
		}
	}
}

// values adds what an expression can begin with.
func (t *templateCompleter) values() {
	for i, b := range slices.Backward(t.cursor.Visible) {
		t.leaf(b.Name, Completion{Kind: VariableCompletion, Detail: "set by " + b.By, Sort: fmt.Sprintf("0%03d", len(t.cursor.Visible)-i)})
	}
	for i, v := range t.scope.variables {
		item := Completion{Kind: VariableCompletion, Detail: v.detail(), Doc: v.doc(), Sort: fmt.Sprintf("1%03d", i)}
		if isIdentifier(v.name) {
			t.leaf(v.name, item)
		} else if t.scope.stage.Has("params") {
			t.leaf("params["+t.quoted(v.name)+"].value", item)
		}
	}
	for i, root := range template.Roots() {
		if t.scope.stage.Has(root.Name) {
			t.branch(root.Name, Completion{Kind: VariableCompletion, Detail: root.Signature, Doc: text(root.Doc), Sort: fmt.Sprintf("2%03d", i)})
		}
	}
	for i, name := range t.scope.connections {
		if !isIdentifier(name) && t.scope.stage.Has("connections") {
			t.branch("connections["+t.quoted(name)+"]", Completion{Kind: VariableCompletion, Detail: "connection", Sort: fmt.Sprintf("3%03d", i)})
		}
	}
	t.entries(template.Functions(), FunctionCompletion, "8")
	for _, word := range []string{"true", "false", "none", "not"} {
		t.offer(word, word, Completion{Kind: ValueCompletion, Sort: "9" + word})
	}
}

// members adds the attributes or keys that what stands before can have.
func (t *templateCompleter) members() {
	path := t.cursor.Path
	if len(path) == 0 {
		return
	}
	names := make([]string, len(path))
	for i, s := range path {
		names[i] = strings.TrimSpace(s.Name)
	}
	for _, b := range t.cursor.Visible {
		if b.Name == names[0] {
			if b.Name == "loop" && b.Implicit && len(names) == 1 {
				t.known(loopMembers)
			}
			return
		}
	}
	if !t.scope.stage.Has(names[0]) {
		return
	}
	switch names[0] {
	case "params":
		t.params(names[1:])
	case "globals":
		if len(names) == 1 {
			t.known(template.Globals())
			if t.scope.isService {
				t.known(template.ServiceGlobals())
			}
		}
	case "connections", "init":
		t.connections(names)
	}
}

func (t *templateCompleter) params(names []string) {
	switch {
	case len(names) == 0:
		for i, v := range t.scope.variables {
			t.member(v.name, true, Completion{Kind: VariableCompletion, Detail: v.detail(), Doc: v.doc(), Sort: fmt.Sprintf("1%03d", i)})
		}
		t.known([]template.Entry{template.AsArgs()})
	case len(names) == 1 && names[0] != template.AsArgs().Name:
		t.known(template.ParamMembers())
	}
}

func (t *templateCompleter) connections(names []string) {
	switch all := map[string][]string{"connections": t.scope.connections, "init": t.scope.inits}[names[0]]; len(names) {
	case 1:
		for i, name := range all {
			t.member(name, true, Completion{Kind: VariableCompletion, Detail: "connection", Sort: fmt.Sprintf("1%03d", i)})
		}
	case 2:
		members, _ := template.ConnectionMembers("")
		t.known(members)
	}
}

// known adds members that Polyaxon or the language provides.
func (t *templateCompleter) known(entries []template.Entry) {
	for i, e := range entries {
		t.member(e.Name, false, Completion{Kind: VariableCompletion, Doc: text(e.Doc), Sort: fmt.Sprintf("2%03d", i)})
	}
}

// loopMembers are the attributes of loop.
var loopMembers = []template.Entry{
	{Name: "index", Doc: "The number of the turn, counted from 1."}, {Name: "index0", Doc: "The number of the turn, counted from 0."},
	{Name: "first", Doc: "Whether it is the first turn."}, {Name: "last", Doc: "Whether it is the last turn."},
	{Name: "length", Doc: "How many turns there are."}, {Name: "revindex", Doc: "How many turns are left, with this one."},
	{Name: "revindex0", Doc: "How many turns are left, without this one."}, {Name: "previtem", Doc: "The item of the turn before."},
	{Name: "nextitem", Doc: "The item of the next turn."}, {Name: "cycle", Doc: "`loop.cycle('a', 'b')` takes values in turn."},
	{Name: "changed", Doc: "`loop.changed(x)` is true when `x` is not what it was in the turn before."}, {Name: "depth", Doc: "How deep a recursive loop is, counted from 1."},
}

// entries adds what the language provides.
func (t *templateCompleter) entries(entries []template.Entry, kind CompletionKind, group string) {
	for i, e := range entries {
		t.leaf(e.Name, Completion{Kind: kind, Detail: e.Signature, Doc: text(e.Doc), Sort: fmt.Sprintf("%s%03d", group, i)})
	}
}

// statements adds what a tag can begin with: the rest of the statement around first.
func (t *templateCompleter) statements() {
	for i, word := range t.cursor.Endings {
		t.offer(word, word+t.closing(), Completion{Kind: ValueCompletion, Sort: fmt.Sprintf("0%03d", i)})
	}
	for i, e := range template.Statements() {
		t.offer(e.Name, e.Name, Completion{Kind: FunctionCompletion, Detail: e.Signature, Doc: text(e.Doc), Sort: fmt.Sprintf("1%03d", i)})
	}
}

// member adds an attribute or a key. A name that cannot follow a dot takes the place of the dot.
func (t *templateCompleter) member(name string, goesOn bool, item Completion) {
	insert, rest := name, t.cursor.Missing
	word := t.cursor.Word
	switch {
	case t.cursor.Position == template.AtKey && t.cursor.Quote == 0:
		insert = t.quoted(name)
	case t.cursor.Position == template.AtAttribute && (!isIdentifier(name) || goesOn && template.IsMappingMethod(name)):
		dot := strings.LastIndexByte(t.text.text[:word.Start], '.')
		item.Filter = t.text.text[dot:word.Start] + name
		word.Start = dot
		insert = "[" + t.quoted(name) + "]"
	}
	item.Label = name
	t.put(insert+rest, goesOn, word, item)
}

// leaf adds a word after which the expression may be complete, and branch one that goes on with a dot.
func (t *templateCompleter) leaf(name string, item Completion) {
	item.Label = name
	t.put(name, false, t.cursor.Word, item)
}

func (t *templateCompleter) branch(name string, item Completion) {
	item.Label = name
	t.put(name, true, t.cursor.Word, item)
}

// put adds a completion that closes the braces when nothing does. goesOn says that one goes on before they close.
func (t *templateCompleter) put(insert string, goesOn bool, word template.Span, item Completion) {
	closing := t.closing() + t.spaceBeforeClosing(word)
	item.Insert = t.escaped(insert)
	if closing != "" && goesOn {
		item.Insert, item.Snippet = escapeSnippet(item.Insert)+"$0"+closing, true
	} else {
		item.Insert += closing
	}
	item.Range = t.text.place(t.doc.Tree.Text, word)
	t.quoteAround(&item)
	t.add(item)
}

// offer adds a word with what is inserted for it as it is.
func (t *templateCompleter) offer(label, insert string, item Completion) {
	item.Label, item.Insert = label, insert
	item.Range = t.text.place(t.doc.Tree.Text, t.cursor.Word)
	t.quoteAround(&item)
	t.add(item)
}

// closing is what closes the braces, "" when something does.
func (t *templateCompleter) closing() string {
	if t.cursor.Unclosed == "" {
		return ""
	}
	return " " + t.cursor.Unclosed
}

// spaceBeforeClosing is the space that braces miss which stand right behind a word, as editors close them, when a space
// stands behind those that open.
func (t *templateCompleter) spaceBeforeClosing(word template.Span) string {
	before, after := t.text.text[:word.Start], t.text.text[word.End:]
	open := max(strings.LastIndex(before, "{{"), strings.LastIndex(before, "{%"))
	if open < 0 || !strings.HasPrefix(before[open+2:], " ") || !strings.HasPrefix(after, "}}") && !strings.HasPrefix(after, "%}") {
		return ""
	}
	return " "
}

// quoted is a text as a constant of a template, in the quotes that do not end the YAML around.
func (t *templateCompleter) quoted(name string) string {
	quote := "'"
	if t.text.quote == '\'' || strings.Contains(name, "'") && t.text.quote == 0 {
		quote = `"`
	}
	return quote + strings.NewReplacer(`\`, `\\`, quote, `\`+quote).Replace(name) + quote
}

// escaped is a text as it is written inside of the quotes around the template.
func (t *templateCompleter) escaped(text string) string {
	switch t.text.quote {
	case '"':
		written := syntax.DoubleQuoted(text)
		return written[1 : len(written)-1]
	case '\'':
		return strings.ReplaceAll(text, "'", "''")
	}
	return text
}

// quoteAround puts quotes around a value that begins with braces, which YAML takes for a mapping.
func (t *templateCompleter) quoteAround(item *Completion) {
	if !t.text.bare || item.Range.Start.Line != t.text.start.Line || t.layout.json {
		return
	}
	line := t.doc.Tree.Text.Line(t.at.Line)
	before, after := line[t.text.start.Byte:item.Range.Start.Byte], t.restOfValue(line, item.Range.End.Byte)
	if strings.ContainsAny(before+after, "\"\\#") {
		return
	}
	item.Filter = before + item.Label
	item.Range = syntax.Range{Start: t.text.start, End: syntax.Pos{Line: t.at.Line, Byte: item.Range.End.Byte + len(after)}}
	if item.Snippet {
		before, after = escapeSnippet(before), escapeSnippet(after)
	}
	item.Insert = `"` + before + item.Insert + after + `"`
}

// restOfValue is what follows a place in the value that begins with the braces: the rest of the line, and in brackets what
// ends with the braces.
func (t *templateCompleter) restOfValue(line string, from int) string {
	rest := strings.TrimRight(line[from:], " ")
	if !inFlow(t.doc.Tree.Root, t.text.start) && openBrackets(line[:t.text.start.Byte]) == 0 {
		return rest
	}
	if end := strings.Index(rest, "}}"); end >= 0 && t.cursor.Unclosed == "" {
		return rest[:end+2]
	}
	return ""
}

// openBrackets is how many brackets are open at the end of a part of a line.
func openBrackets(before string) int {
	return strings.Count(before, "[") + strings.Count(before, "{") - strings.Count(before, "]") - strings.Count(before, "}")
}
