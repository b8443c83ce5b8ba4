// Package migrate makes Polyaxonfiles of today of those that were written for Polyaxon 0.x: the same images, commands, params,
// resources and searches, with the comments beside what they were about. What has no equivalent stands in the new file as
// a comment.
package migrate

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// Options say how to convert.
type Options struct {
	Path           string // of the file; it may tell what a text is for
	BuildInCommand bool   // the steps of a build become part of the command, so that nothing needs to be built
}

// Result is what became of a text.
type Result struct {
	Text      string
	Unchanged bool   // it is no file of 0.x
	Notes     []Note // what is left to do, in the order of the old text
}

// Note is one thing that is left to do after the conversion. It stands as a comment in the new file, too.
type Note struct {
	Range   syntax.Range // in the old text
	Message string
}

// ErrUnreadable is why a text cannot be converted that does not parse.
var ErrUnreadable = errors.New("it does not read as YAML")

// File converts a file. A file that is not written for 0.x comes out as it is.
func File(tree *syntax.Tree, options Options) (*Result, error) {
	if i := slices.IndexFunc(tree.Problems, func(p syntax.Problem) bool { return !p.Warning }); i >= 0 {
		p := tree.Problems[i]
		return nil, fmt.Errorf("%w: line %d: %s", ErrUnreadable, p.Range.Start.Line+1, p.Message)
	}
	if tree.Root == nil || tree.Root.Kind != yaml.MappingNode {
		return nil, errors.New("it is no Polyaxonfile: there is no mapping in it")
	}
	if spec.FormerOf(tree.Root) == nil {
		return &Result{Text: tree.Text.String(), Unchanged: true}, nil
	}
	c := newConverter(tree, options)
	if !c.json && strings.HasSuffix(strings.ToLower(options.Path), ".json") {
		return nil, errors.New("it is named a JSON file and is none: comments and the like would be lost")
	}
	root := c.file()
	if c.copied > maxCopied {
		return nil, errors.New("it has too many values, most of which aliases repeat")
	}
	return &Result{Text: c.write(root), Notes: c.notes}, nil
}

func newConverter(tree *syntax.Tree, options Options) *converter {
	s := &shared{
		tree: tree, options: options, json: json.Valid([]byte(tree.Text.String())),
		made: map[*syntax.Node]*entry{}, homes: map[*syntax.Node]*entry{}, quoted: map[*syntax.Node]bool{},
	}
	return s.converter(tree.Root, spec.FormerOf(tree.Root).Kind)
}

// converter makes a converter for a node that holds what a file of 0.x does.
func (c *shared) converter(at *syntax.Node, kind string) *converter {
	part := &converter{shared: c, at: at, kind: kind}
	part.root = part.section("", field{nil, at})
	part.root.drop("version", "kind")
	part.settings = part.section("settings", part.root.take("settings"))
	part.run = part.section("run", part.root.take("run"))
	part.environment = part.section("environment", part.root.take("environment"))
	part.readBuild()
	return part
}

// file makes the new file with its comments.
func (c *converter) file() *node {
	root := c.convert()
	c.place()
	c.remind()
	slices.SortStableFunc(c.notes, func(a, b Note) int {
		switch {
		case a.Range.Start.Before(b.Range.Start):
			return -1
		case b.Range.Start.Before(a.Range.Start):
			return 1
		}
		return 0
	})
	return root
}

// write is the text of the new file, in the form of the old one.
func (c *shared) write(root *node) string {
	text := writeJSON(root)
	if !c.json {
		text = write(c.top, root, c.isSpaced())
	}
	if strings.Contains(c.tree.Text.String(), "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// shared is what the converters of a file have in common.
type shared struct {
	tree    *syntax.Tree
	options Options
	json    bool

	copied int      // values so far
	top    []string // comments at the top of the new file
	todos  []todo
	notes  []Note                  // what is left to do
	made   map[*syntax.Node]*entry // where in the new file stands what was at an old key or item
	homes  map[*syntax.Node]*entry // where what was under an old key belongs, when it did not come to anything
	quoted map[*syntax.Node]bool   // old keys that remarks repeat, with all that is in them
}

// converter converts a file, or a part of a pipeline that holds what a file does.
type converter struct {
	*shared
	at   *syntax.Node
	kind string // "" for none

	root, settings, run, build, environment *section

	image      image
	command    command
	commandKey *syntax.Node // of `cmd`
	stepsDone  bool         // the steps of the build stand in the command
	searched   []searched
	matrixMade *entry // of the new file; nil: it has none
}

// isSpaced reports whether the writer of the old text left empty lines between sections.
func (c *shared) isSpaced() bool {
	root, empty := c.tree.Root, 0
	for i := 2; i < len(root.Children); i += 2 {
		if line := root.Children[i].Range.Start.Line; line > 0 && isBlank(c.tree.Text.Line(line-1)) {
			empty++
		}
	}
	return 4*empty > len(root.Children)
}
