package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/plx-lsp/plx-lsp/analysis"
	"github.com/plx-lsp/plx-lsp/analysis/report"
	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// codeInternalError is the code of the diagnostic on a file that plx-lsp itself failed on.
const codeInternalError = "internal-error"

// examiner checks inputs, all in the same way. It is safe for concurrent use.
type examiner struct {
	files    spec.Resolver
	settings *settingsFinder // nil: neither settings nor comments change what is said
	params   []spec.GivenParam
	strict   *bool
	lint     bool
	stdin    io.Reader
}

// outcome is what checking one input yields: nothing when it is no Polyaxonfile.
type outcome struct {
	files      []report.File
	trouble    []error          // what could not be opened
	resolution *spec.Resolution // nil when a file of the input could not be read
}

// member is one file of an input: it has a tree, or it could not be opened, or it is no text.
type member struct {
	name    string
	text    *syntax.Text // of what is no text, as much as can be shown
	tree    *syntax.Tree
	found   []spec.Diagnostic // why there is no tree, when the file could be opened
	trouble error             // why it could not be opened
}

// examine reads and checks one input. A failure of ours on one input must not hide what is wrong with the others.
func (e *examiner) examine(ctx context.Context, in input) (o outcome) {
	base := member{name: in.name}
	defer func() {
		if fault := recover(); fault != nil {
			message := fmt.Sprintf("plx-lsp failed on this file, which is a defect of plx-lsp: %v", fault)
			ds := []spec.Diagnostic{{Severity: spec.Error, Code: codeInternalError, Message: message}}
			o = outcome{
				files:   []report.File{report.NewFile(in.name, cmp.Or(base.text, syntax.NewText("")), ds, readText)},
				trouble: []error{fmt.Errorf("%s: %v\n%s", in.name, fault, debug.Stack())},
			}
		}
	}()
	if e.settings != nil && in.field == "" && len(in.overlays) == 0 && filepath.Base(in.name) == analysis.SettingsFile {
		return e.settings.named(ctx, in.name, e.files)
	}
	base, ok := e.base(ctx, in)
	if !ok {
		return outcome{}
	}
	members := []member{base}
	read := map[string]member{in.name: base}
	if in.field != "" {
		delete(read, in.name) // a file may have the name of a reference
	}
	for _, name := range in.overlays {
		if _, ok := read[name]; !ok {
			read[name] = e.read(name)
		}
		members = append(members, read[name])
	}
	return e.together(ctx, in, members)
}

// base reads what an input is first of all. It is not ok when that comes from a folder and is no Polyaxonfile.
func (e *examiner) base(ctx context.Context, in input) (m member, ok bool) {
	switch {
	case in.field != "":
		return e.fetch(ctx, in), true
	case in.named:
		return e.read(in.name), true
	}
	settings, path := analysis.Settings{}, in.name
	if e.settings != nil {
		settings, path = e.settings.of(in), e.settings.absolute(in.name)
	}
	m = readMember(in.name, analysis.ReadFile)
	byName := analysis.RecogniseName(path, settings).Yes()
	switch {
	case m.text == nil: // it has gone, or may not be read
		return m, true
	case len(m.found) > 0: // no text: data that happens to lie in the folder
		return m, byName
	case !byName && !analysis.MayBePolyaxonfile(m.text):
		return m, false
	}
	m.tree = syntax.Parse(m.text)
	return m, analysis.Recognise(path, m.tree, settings).Yes()
}

// together checks the files of an input as one Polyaxonfile. When one of them cannot be read, the others are checked
// one by one, for how they fit together cannot be known.
func (e *examiner) together(ctx context.Context, in input, members []member) outcome {
	var o outcome
	var texts []report.Source
	var found []spec.Diagnostic
	set := spec.Set{Params: e.params, Given: givenPlace(e.params), Strict: e.strict, Lint: e.lint}
	whole := true
	for i, m := range members {
		isFirst := !slices.ContainsFunc(members[:i], func(earlier member) bool { return earlier.name == m.name })
		if m.trouble != nil && isFirst {
			o.trouble = append(o.trouble, m.trouble)
		}
		if m.tree == nil {
			whole = false
		}
		if m.text != nil {
			texts = append(texts, report.Source{Name: m.name, Text: m.text})
			found = append(found, spec.InFile(m.name, m.found)...)
		}
		source := spec.Source{Path: m.name, Tree: m.tree}
		if i > 0 {
			set.Overlays = append(set.Overlays, source)
			continue
		}
		if in.field != "" {
			source.Path = "" // what it refers to is looked for from the working directory
		}
		if in.field == "hubRef" {
			set.Hub = in.name
		}
		set.Base = source
	}
	if whole {
		o.resolution = analysis.Resolve(ctx, set, e.files)
		found = spec.InFile(in.name, o.resolution.Found)
		files := append([]string{in.name}, in.overlays...)
		for i := range found {
			found[i] = intoFile(found[i], e.params, files)
		}
	} else {
		found = append(found, e.apart(ctx, in, set)...)
	}
	if len(texts) > 0 {
		complete := whole && !e.lint && !o.resolution.Unknown
		o.files = report.NewSet(texts, e.judge(ctx, in, members, found, complete), readText)
	}
	return o
}

// judge is what is to be said of what was found: what comments do not silence, as settings want it. complete says that
// nothing more could be found.
func (e *examiner) judge(ctx context.Context, in input, members []member, found []spec.Diagnostic, complete bool) report.Found {
	if e.settings == nil {
		return report.Found{Said: found}
	}
	trees := map[string]*syntax.Tree{}
	for _, m := range members {
		trees[m.name] = m.tree
	}
	silences := analysis.FindSilences(ctx, trees, e.files)
	said, silenced := analysis.Silence(found, silences)
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		said = append(said, spec.InFile(name, silences(name).Remarks(complete))...)
	}
	return report.Found{Said: e.settings.of(in).Apply(said), Silenced: silenced}
}

// apart lints the readable files of a set on their own.
func (e *examiner) apart(ctx context.Context, in input, set spec.Set) []spec.Diagnostic {
	var found []spec.Diagnostic
	if set.Base.Tree != nil {
		found = spec.InFile(in.name, spec.Lint(ctx, set.Base.Path, set.Base.Tree, e.files))
	}
	for _, o := range set.Overlays {
		if o.Tree != nil {
			found = append(found, spec.InFile(o.Path, spec.LintOverlay(ctx, o.Path, o.Tree, e.files))...)
		}
	}
	return found
}

// fetch reads what a reference names.
func (e *examiner) fetch(ctx context.Context, in input) member {
	m := member{name: in.name}
	tree, err := e.files.Fetch(ctx, spec.Reference{Field: in.field, Text: in.name})
	var unreadable *analysis.Unreadable
	switch {
	case errors.Is(err, spec.ErrNoComponent):
		code := spec.CodeHubRef
		if in.field == "urlRef" {
			code = spec.CodeURLRef
		}
		m.text = syntax.NewText("")
		m.found = []spec.Diagnostic{{Severity: spec.Error, Code: code, Message: fmt.Sprintf("`%s` names nothing: %v.", in.name, err)}}
	case errors.As(err, &unreadable):
		m.text, m.found = unreadable.Text, []spec.Diagnostic{unreadable.Diagnostic()}
	case err != nil:
		m.trouble = fmt.Errorf("cannot fetch %s: %w", in.name, err)
	default:
		m.text, m.tree = tree.Text, tree
	}
	return m
}

// read reads a file that the user named, or standard input.
func (e *examiner) read(name string) member {
	if name == stdinName {
		return parsed(readMember(name, func(string) (*syntax.Text, error) { return analysis.ReadText(e.stdin, 0) }))
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return member{name: name, trouble: fmt.Errorf("%s is a folder; -f takes a file", name)}
	}
	return parsed(readMember(name, analysis.ReadFile))
}

func parsed(m member) member {
	if m.text != nil && len(m.found) == 0 {
		m.tree = syntax.Parse(m.text)
	}
	return m
}

func readMember(name string, read func(name string) (*syntax.Text, error)) member {
	m := member{name: name}
	text, err := read(name)
	var unreadable *analysis.Unreadable
	switch {
	case errors.As(err, &unreadable):
		m.text, m.found = unreadable.Text, []spec.Diagnostic{unreadable.Diagnostic()}
	case err != nil:
		m.trouble = err
	default:
		m.text = text
	}
	return m
}

// readText is the text of a file that a diagnostic refers to, nil when it cannot be read.
func readText(path string) *syntax.Text {
	text, err := analysis.ReadFile(path)
	if err != nil {
		return nil
	}
	return text
}
