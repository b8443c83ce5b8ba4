package analysis

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/plx-lsp/plx-lsp/spec"
	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// aboutReference explains what a hubRef, urlRef or pathRef names.
func (h *hoverer) aboutReference(field, text string) *explanation {
	e := &explanation{}
	e.addf("**%s** · %s", code(spec.Reference{Field: field, Text: text}.String()), referenceWords[field])
	l := layer{path: h.doc.Path}
	var tree *syntax.Tree
	var err error
	if field == "pathRef" {
		if !filepath.IsAbs(text) {
			l.path = filepath.Join(filepath.Dir(h.doc.Path), text)
		} else {
			l.path = text
		}
		tree, err = h.files.File(h.ctx, l.path)
	} else {
		l.ref = field + " " + text
		tree, err = h.files.Fetch(h.ctx, spec.Reference{Field: field, Text: text})
	}
	if err != nil {
		e.add(h.unread(field, text, err))
		return e
	}
	if l.node = tree.Root.Resolve(); l.node == nil || len(l.node.Children) == 0 {
		e.add("There is nothing in it.")
		return e
	}
	if name := textOf(l.node, "name"); name != "" && name != text {
		e.addf("Its name is %s.", code(name))
	}
	e.sayLayers(h.scene, h.follow(l, noComponents))
	e.add(h.provenance(field, text))
	return e
}

var referenceWords = map[string]string{
	"hubRef": "component of the hub", "urlRef": "component at an address", "pathRef": "component in a file",
}

// unread says why a component is not known.
func (h *hoverer) unread(field, text string, err error) string {
	switch {
	case field == "pathRef" && errors.Is(err, fs.ErrNotExist):
		return "There is no such file: the path is relative to the folder of this one."
	case field == "pathRef" && strings.Contains(text, ".py"):
		return "Polyaxon runs this Python file to get a component; what it yields is not known here."
	case field == "pathRef":
		return "It cannot be read: " + prose(err.Error()) + "."
	case errors.Is(err, spec.ErrNoComponent):
		return "It names nothing: " + prose(err.Error()) + "."
	}
	return "It is not known now: " + prose(strings.TrimSuffix(err.Error(), ".")) + "."
}

// provenance says where a component was read from, as far as that is known.
func (h *hoverer) provenance(field, text string) string {
	witness, ok := h.files.(spec.Witness)
	if !ok || field == "pathRef" {
		return ""
	}
	p := witness.Provenance(spec.Reference{Field: field, Text: text})
	parts := []string{aboutVersion(p)}
	if p.Address != "" {
		read := "Read from " + code(p.Address)
		if !p.At.IsZero() {
			read += ", as of " + p.At.UTC().Format("2006-01-02 15:04") + " UTC"
		}
		parts = append(parts, read+".")
	}
	if len(p.Versions) > 0 {
		parts = append(parts, "Versions: "+codesOfVersions(p.Versions)+".")
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// aboutVersion says what the hub says about the version of a component.
func aboutVersion(p spec.Provenance) string {
	v := p.Version
	if v.Name == "" {
		return ""
	}
	about := "Version " + code(v.Name)
	if p.StandsAs != "" {
		about += ", which is " + code(p.StandsAs)
	}
	if v.Stage != "" {
		about += ", stage " + code(v.Stage)
	}
	if !v.CreatedAt.IsZero() {
		about += ", made " + v.CreatedAt.UTC().Format("2006-01-02")
	}
	about += "."
	if v.Description != "" {
		about += " " + prose(strings.TrimSuffix(v.Description, ".")) + "."
	}
	return about
}

// maxVersions is how many versions are named.
const maxVersions = 10

func codesOfVersions(versions []spec.HubVersion) string {
	var names []string
	for _, v := range versions[:min(len(versions), maxVersions)] {
		names = append(names, v.Name)
	}
	list := codes(names)
	if more := len(versions) - maxVersions; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return list
}
