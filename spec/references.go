package spec

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// target is what is known of a file that a reference led to. Each file is checked once.
type target struct {
	found []Diagnostic // about the file itself
	err   error        // it could not be read
}

// references follows the references of a component or operation. in is the path of the file that n stands in and file
// its name in diagnostics, "" for the one that was checked; chain are the files that led here.
func (l *linter) references(in, file string, n *syntax.Node, chain []string) {
	if l.ctx.Err() != nil || n == nil {
		return
	}
	if n = resolved(n); n.Kind != yaml.MappingNode || l.deep(chain) || FormerOf(n) != nil {
		return
	}
	f := namedFields(SchemaOf().Root(""), n)
	switch component := f.value("component"); {
	case component != nil:
		l.references(in, file, component, chain)
	case f.truthy("hubRef") != nil:
		l.remote(in, file, "hubRef", f.truthy("hubRef"), chain)
	case f.truthy("urlRef") != nil:
		l.remote(in, file, "urlRef", f.truthy("urlRef"), chain)
	case f.truthy("pathRef") != nil:
		l.pathRef(in, file, f.truthy("pathRef"), chain)
	}
	if run := f.value("run"); run != nil && run.Kind == yaml.MappingNode {
		if _, kind := run.Get("kind"); kind != nil && resolved(kind).Value == "dag" {
			l.dag(in, file, run, chain)
		}
	}
}

// maxChain is how many components may be nested in each other, by reference or in place. The reference's own limit is
// Python's recursion, somewhat higher.
const maxChain = 100

func (l *linter) deep(chain []string) bool { return len(chain) > maxChain }

// dag follows the references of the operations and components of a DAG.
func (l *linter) dag(in, file string, run *syntax.Node, chain []string) {
	if run.Kind != yaml.MappingNode {
		return
	}
	for _, section := range []string{"components", "operations"} {
		_, list := run.Get(section)
		if list == nil || resolved(list).Kind != yaml.SequenceNode {
			continue
		}
		for _, c := range resolved(list).Children {
			l.references(in, file, c, chain)
		}
	}
}

// namedFields are the fields of a mapping by their camelCase names.
func namedFields(m *Model, n *syntax.Node) fields {
	f := fields{}
	for _, e := range n.Entries() {
		if field := m.Field(e.Key.Value); field != nil {
			f[field.Name] = e
		}
	}
	return f
}

func (l *linter) pathRef(in, file string, ref *syntax.Node, chain []string) {
	text, ok := scalarOf(ref).(string)
	if ref.Kind != yaml.ScalarNode || !ok || strings.Contains(text, ".py") {
		return // reported already; and what a Python file yields, only Python knows
	}
	path := text
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(in), path)
	}
	report := func(code, message string, related ...Related) {
		l.found = append(l.found, Diagnostic{
			File: file, Range: ref.Range, Severity: Error, Code: code, Message: message, Related: related,
		})
	}
	for i, earlier := range chain {
		if samePath(earlier, path) {
			report(CodeReferenceCycle, "These files refer to each other in a circle: "+circle(chain[i:], path)+".")
			return
		}
	}
	t := l.target(path, chain)
	switch {
	case errors.Is(t.err, fs.ErrNotExist):
		report(CodePathRef, "There is no file `"+text+"`: the path is relative to the folder of this file.")
	case t.err != nil:
		report(CodePathRef, "`"+text+"` cannot be read: "+t.err.Error())
	default:
		for _, d := range t.found {
			if d.Code == CodeReferenceCycle && d.Related == nil {
				report(CodeReferenceCycle, d.Message, Related{File: d.File, Range: d.Range, Message: "where the circle closes"})
				return
			}
			if d.Severity == Error {
				report(CodePathRef, "`"+text+"` is not valid: "+summary(t.found, path), Related{File: d.File, Range: d.Range, Message: d.Message})
				return
			}
		}
	}
}

// target checks the file at path, once.
func (l *linter) target(path string, chain []string) *target {
	if t, ok := l.read[path]; ok {
		return t
	}
	t := &target{}
	l.read[path] = t
	tree, err := l.files.File(l.ctx, path)
	if err != nil {
		t.err = err
		return t
	}
	before := len(l.found)
	l.found = append(l.found, newValidator(path).whole(tree)...)
	l.references(path, path, tree.Root, append(chain[:len(chain):len(chain)], path))
	t.found = l.found[before:len(l.found):len(l.found)]
	return t
}

// remote checks a component that is fetched. What is wrong in it is said at the reference: there is no file to show.
func (l *linter) remote(in, file, field string, n *syntax.Node, chain []string) {
	text, ok := scalarOf(n).(string)
	if n.Kind != yaml.ScalarNode || !ok {
		return // reported already
	}
	report := func(severity Severity, code, format string, args ...any) {
		l.found = append(l.found, Diagnostic{
			File: file, Range: n.Range, Severity: severity, Code: code, Message: fmt.Sprintf(format, args...),
		})
	}
	name := field + " " + text
	if i := slices.Index(chain, name); i >= 0 {
		report(Error, CodeReferenceCycle, "These components refer to each other in a circle: %s.", circle(chain[i:], name))
		return
	}
	code := CodeHubRef
	if field == "urlRef" {
		code = CodeURLRef
	}
	ref := Reference{field, text}
	if field == "hubRef" && strings.Contains(text, ".py") {
		report(Error, code, "Polyaxon takes `%s` for the name of a Python file, because of the `.py` in it.%s", text, slashForDot(text))
		l.found[len(l.found)-1].Fixes = meaning(n, withSlash(text))
		return
	}
	t := l.fetched(in, name, ref, chain)
	switch {
	case errors.Is(t.err, ErrNoComponent):
		meant := meantBy(t.err)
		report(Error, code, "`%s` names nothing: %s.%s", ref, t.err, proposal(meant))
		l.found[len(l.found)-1].Fixes = meaning(n, meant)
	case t.err != nil:
		report(Warning, CodeNotFetched, "`%s` is not checked further: %s.", ref, strings.TrimSuffix(t.err.Error(), "."))
	case hasErrors(t.found):
		report(Error, code, "The component `%s` is not valid: %s", ref, summary(t.found, name))
	}
}

// withSlash is a hubRef whose owner ends at a dot, with the slash that the dot stands for; "" when there is no such dot.
func withSlash(ref string) string {
	name, version, versioned := strings.Cut(ref, ":")
	if strings.Contains(name, "/") || strings.Count(name, ".") != 1 {
		return ""
	}
	name = strings.Replace(name, ".", "/", 1)
	if versioned {
		name += ":" + version
	}
	return name
}

func slashForDot(ref string) string {
	if meant := withSlash(ref); meant != "" {
		return " Write `" + meant + "`."
	}
	return ""
}

// meantBy is the reference that whoever says that there is no such component takes for the one that was meant, "" for none.
func meantBy(err error) string {
	var suggests interface{ Meant() string }
	if !errors.As(err, &suggests) {
		return ""
	}
	return suggests.Meant()
}

// fetched checks the component that a reference names, once.
func (l *linter) fetched(in, name string, ref Reference, chain []string) *target {
	if t, ok := l.read[name]; ok {
		return t
	}
	t := &target{}
	l.read[name] = t
	tree, err := l.files.Fetch(l.ctx, ref)
	if err != nil {
		t.err = err
		return t
	}
	before := len(l.found)
	l.found = append(l.found, newValidator(name).whole(tree)...)
	l.references(in, name, tree.Root, append(chain[:len(chain):len(chain)], name))
	t.found = slices.Clone(l.found[before:])
	l.found = l.found[:before]
	for _, d := range t.found {
		if d.Code == CodeNotFetched {
			t.err = errors.New(d.Message)
		}
	}
	return t
}

func samePath(a, b string) bool {
	x, xerr := filepath.Abs(a)
	y, yerr := filepath.Abs(b)
	return xerr == nil && yerr == nil && x == y
}

func circle(chain []string, last string) string {
	names := make([]string, 0, len(chain)+1)
	for _, path := range append(chain[:len(chain):len(chain)], last) {
		names = append(names, "`"+filepath.Base(path)+"`")
	}
	return strings.Join(names, " → ")
}
