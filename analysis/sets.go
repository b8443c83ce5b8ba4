package analysis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Set is a Polyaxonfile with the files that are laid over it, and the params that it is run with, as the setting `sets`
// names them. It is immutable.
type Set struct {
	Files  []SetFile // the Polyaxonfile, then its overlays in order; at least one
	Params []spec.GivenParam

	tree   *syntax.Tree // the settings that name the set
	params syntax.Entry // the key `params` and the mapping under it; zero when there is none
}

// SetFile is one file of a set.
type SetFile struct {
	Path string       // absolute where the settings have a root
	At   syntax.Range // where the settings name it
}

// From reports whether the set was read from the settings in tree.
func (s Set) From(tree *syntax.Tree) bool { return s.tree == tree }

// Renaming is what gives a param of the set another name, in the settings that name the set; nil when it gives none that is
// called so.
func (s Set) Renaming(param, name string) []spec.Edit {
	if s.params.Value == nil {
		return nil
	}
	key, _ := s.params.Value.Get(param)
	if key == nil {
		return nil
	}
	return []spec.Edit{{Range: key.Range, NewText: inQuotesOf(key, name, true)}}
}

// Resolve checks a set as `polyaxon check` does and puts it together. Every diagnostic carries the path of its file. What
// is wrong with the value of a param stands in settingsFile, the file that the set was read from; with "" it stands in
// the Polyaxonfile. When a file of the set cannot be read, the others are only linted.
func (s Set) Resolve(ctx context.Context, settingsFile string, files spec.Resolver) *spec.Resolution {
	set := spec.Set{Params: s.Params}
	if settingsFile != "" && s.params.Key != nil {
		set.Given = &spec.GivenPlace{File: settingsFile, Key: s.params.Key, Params: s.params.Value}
	}
	whole := true
	for i, f := range s.Files {
		tree, err := files.File(ctx, f.Path)
		whole = whole && err == nil
		source := spec.Source{Path: f.Path, Tree: tree}
		if i == 0 {
			set.Base = source
		} else {
			set.Overlays = append(set.Overlays, source)
		}
	}
	var res *spec.Resolution
	if whole {
		res = Resolve(ctx, set, files)
	} else {
		res = &spec.Resolution{Found: lintApart(ctx, set, files)}
	}
	res.Found = spec.InFile(set.Base.Path, res.Found)
	if set.Given == nil && len(s.Params) > 0 {
		atFirstKey(set.Base, res.Found)
	}
	return res
}

// atFirstKey moves what is wrong with params that stand in no file to the first key of the Polyaxonfile. What is found has
// the whole of it as their place, or its first line.
func atFirstKey(base spec.Source, found []spec.Diagnostic) {
	if base.Tree == nil || base.Tree.Root == nil || len(base.Tree.Root.Children) == 0 {
		return
	}
	root, key := base.Tree.Root.Range, base.Tree.Root.Children[0].Range
	for i := range found {
		if d := &found[i]; d.File == base.Path && d.Range.Start == root.Start && key.End.Before(d.Range.End) {
			d.Range = key
			d.Message += " The params of the set are in the editor's settings."
		}
	}
}

// lintApart lints the files of a set that could be read.
func lintApart(ctx context.Context, set spec.Set, files spec.Resolver) []spec.Diagnostic {
	var found []spec.Diagnostic
	if set.Base.Tree != nil {
		found = spec.Lint(ctx, set.Base.Path, set.Base.Tree, files)
	}
	for _, o := range set.Overlays {
		if o.Tree != nil {
			found = append(found, spec.InFile(o.Path, spec.LintOverlay(ctx, o.Path, o.Tree, files))...)
		}
	}
	return found
}

// CheckSettings says what is wrong with the settings file in folder root: what With says, and which files of its sets
// cannot be read.
func CheckSettings(ctx context.Context, root string, tree *syntax.Tree, files spec.Resolver) []spec.Diagnostic {
	settings, found := Settings{Root: root}.With(tree)
	for _, set := range settings.Sets {
		for _, f := range set.Files {
			_, err := files.File(ctx, f.Path)
			name := strings.Trim(tree.Text.Slice(f.At), `"'`)
			var message string
			switch {
			case err == nil:
				continue
			case errors.Is(err, fs.ErrNotExist):
				message = fmt.Sprintf("There is no file `%s`: the path is relative to the folder of these settings.", name)
			default:
				message = fmt.Sprintf("`%s` cannot be read: %v", name, err)
			}
			found = append(found, spec.Diagnostic{Range: f.At, Severity: spec.Error, Code: CodeSettingsValue, Message: message})
		}
	}
	return found
}

// sets reads the setting `sets`.
func (r *settingsReader) sets(n *syntax.Node) {
	if n.Kind != yaml.SequenceNode {
		r.wrong(n, "sets", "a list of sets, each with `files`")
		return
	}
	r.settings.Sets = nil
	for _, item := range n.Children {
		before := len(r.diagnostics)
		set := Set{tree: r.tree}
		r.mapping(item, "a set", map[string]func(*syntax.Node){
			"files":  func(n *syntax.Node) { set.Files = r.setFiles(n) },
			"params": func(n *syntax.Node) { r.setParams(item, n, &set) },
		})
		switch {
		case len(set.Files) > 0:
			r.settings.Sets = append(r.settings.Sets, set)
		case len(r.diagnostics) == before:
			r.report(item.Range, spec.Error, CodeSettingsValue, "A set needs `files`: a Polyaxonfile, and then its overlays in order.")
		}
	}
}

func (r *settingsReader) setFiles(n *syntax.Node) []SetFile {
	if n.Kind != yaml.SequenceNode {
		r.wrong(n, "files", "a list of file names")
		return nil
	}
	var files []SetFile
	for _, item := range n.Children {
		var name string
		if r.text(item, "files", &name); name == "" {
			continue
		}
		path := filepath.FromSlash(name)
		if !filepath.IsAbs(path) && r.settings.Root != "" {
			path = filepath.Join(r.settings.Root, path)
		}
		files = append(files, SetFile{Path: filepath.Clean(path), At: item.Range})
	}
	return files
}

// setParams reads the params of a set. A null counts as absent.
func (r *settingsReader) setParams(item, n *syntax.Node, set *Set) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "params", "a mapping from names to values")
		return
	}
	if !r.tree.Finite() {
		return // reported already, and a walk over the values might not end
	}
	key, _ := item.Get("params")
	set.params = syntax.Entry{Key: key, Value: n}
	for _, e := range n.Entries() {
		value := e.Value.Resolve()
		if value == nil || isNullNode(value) {
			continue
		}
		set.Params = append(set.Params, spec.GivenParam{Name: e.Key.Value, Value: givenText(value)})
	}
}

// givenText is a value as -P takes it on a command line: text as it is, numbers and booleans in their usual form, lists
// and mappings as JSON. The type of the input decides what becomes of it.
func givenText(n *syntax.Node) string {
	if n.Kind == yaml.ScalarNode {
		switch v, _ := n.Scalar(); v := v.(type) {
		case bool, int64, *big.Int:
			return fmt.Sprint(v)
		}
		return n.Value
	}
	var b strings.Builder
	writeGiven(&b, n)
	return b.String()
}

// writeGiven writes a value of a finite tree as JSON, keys in their order.
func writeGiven(b *strings.Builder, n *syntax.Node) {
	n = n.Resolve()
	switch {
	case n == nil:
		b.WriteString("null")
	case n.Kind == yaml.SequenceNode:
		b.WriteByte('[')
		for i, item := range n.Children {
			if i > 0 {
				b.WriteString(", ")
			}
			writeGiven(b, item)
		}
		b.WriteByte(']')
	case n.Kind == yaml.MappingNode:
		b.WriteByte('{')
		for i, e := range n.Entries() {
			if i > 0 {
				b.WriteString(", ")
			}
			writeJSONText(b, e.Key.Value)
			b.WriteString(": ")
			writeGiven(b, e.Value)
		}
		b.WriteByte('}')
	default:
		writeGivenScalar(b, n)
	}
}

func writeGivenScalar(b *strings.Builder, n *syntax.Node) {
	v, err := n.Scalar()
	if err == nil {
		switch v.(type) {
		case nil, bool, int64, *big.Int, float64:
			if data, err := json.Marshal(v); err == nil { // not of NaN and infinities
				b.Write(data)
				return
			}
		}
	}
	writeJSONText(b, n.Value)
}

func writeJSONText(b *strings.Builder, text string) {
	encoded := &strings.Builder{}
	encoder := json.NewEncoder(encoded)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string always encodes
	b.WriteString(strings.TrimSuffix(encoded.String(), "\n"))
}
