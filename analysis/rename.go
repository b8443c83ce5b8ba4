package analysis

import (
	"fmt"
	"path/filepath"

	"gopkg.in/yaml.v3"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/template"
)

// Renaming are the edits of one file that give an entity another name.
type Renaming struct {
	Doc   *Document
	Edits []spec.Edit
}

// Refusal is why something cannot be renamed, in a sentence for people.
type Refusal string

func (r Refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return Refusal(fmt.Sprintf(format, args...)) }

// CanRename says why an entity cannot get another name; nil when it can.
func CanRename(e Entity) error {
	switch {
	case e.Sort == FileEntity:
		return refuse("This is the name of a file. Rename the file itself, and then the references to it.")
	case e.Sort == HubEntity:
		return refuse("This component is in the hub, and cannot be renamed from here.")
	case e.in.ref != "":
		return refuse("`%s` belongs to the component of `%s`, which cannot be changed from here.", e.Name, e.in.ref)
	}
	return nil
}

// Rename gives an entity another name in some documents. The error says what is wrong with the name.
func Rename(all []*Names, e Entity, name string) ([]Renaming, error) {
	if err := CanRename(e); err != nil {
		return nil, err
	}
	if name == e.Name {
		return nil, nil
	}
	if err := checkName(e.Sort, name); err != nil {
		return nil, err
	}
	taken := e
	taken.Name = name
	var renamings []Renaming
	for _, names := range all {
		if there := names.Of(taken); len(there) > 0 {
			return nil, refuse("There is a name `%s` already, in %s.", name, placeOf(names.Doc, there[0]))
		}
		r := Renaming{Doc: names.Doc}
		for _, o := range names.Of(e) {
			if err := names.checkPlace(o, name); err != nil {
				return nil, err
			}
			r.Edits = append(r.Edits, o.renamed(names.Doc, name))
		}
		if len(r.Edits) > 0 {
			renamings = append(renamings, r)
		}
	}
	return renamings, nil
}

// placeOf is the place of an occurrence as people find it.
func placeOf(doc *Document, o Occurrence) string {
	return fmt.Sprintf("%s:%d", filepath.Base(doc.Path), o.Range.Start.Line+1)
}

// checkPlace says why a name cannot stand where o does.
func (n *Names) checkPlace(o Occurrence, name string) error {
	for _, other := range n.All {
		if other.Range.Start == o.Range.Start && other.Entity != o.Entity {
			return refuse("What stands in %s names several things, as an alias repeats it. Write it out for each of them first.", placeOf(n.Doc, o))
		}
	}
	if o.written != asIdentifier {
		return nil
	}
	if !isIdentifier(name) {
		return refuse("The template in %s could not reach `%s`: use letters, digits and `_`, and begin with no digit.", placeOf(n.Doc, o), name)
	}
	if isWordOfTemplates(name) {
		return refuse("`%s` means something else in the template in %s.", name, placeOf(n.Doc, o))
	}
	for _, b := range template.Parse(o.node.Value).Names().Bindings {
		if b.Name == name {
			return refuse("The template in %s gives `%s` a value itself.", placeOf(n.Doc, o), name)
		}
	}
	return nil
}

// renamed is the edit that puts another name in the place of o.
func (o Occurrence) renamed(doc *Document, name string) spec.Edit {
	if o.written == asScalar && o.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
		return spec.Edit{Range: o.node.Range, NewText: yamlScalar(name, o.Role == Gives)}
	}
	return spec.Edit{Range: o.Range, NewText: name}
}
