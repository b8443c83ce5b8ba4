// Package cursor reads test cases that mark a place in a text and say what is wanted there, and edits texts as an editor
// does when a completion is accepted.
//
// A case is a txtar archive: a comment that says what the case shows, and files. A file holds the cursor as ‸. Its wishes
// stand in a section of its name with ".want", one a line, and what it is after the accepted completion in one with
// ".after", where ‸ is the cursor then. Files without a cursor lie beside it on disk; of these, hub/NAME/VERSION.yaml is
// what a registry of components has, and web/HOST/PATH what http://HOST/PATH yields.
package cursor

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// Mark is the cursor in a text.
const Mark = "‸"

// Case is one archive.
type Case struct {
	Comment string
	Files   []File
}

// File is one file of a case.
type File struct {
	Name string
	Text string // without the cursor
	At   int    // the byte that the cursor stands before; -1 in a file without one
	Want Want
}

// Parse reads an archive.
func Parse(archive []byte) (Case, error) {
	a := txtar.Parse(archive)
	c := Case{Comment: strings.TrimSpace(string(a.Comment))}
	if c.Comment == "" {
		return c, fmt.Errorf("the archive does not begin with what it shows")
	}
	wants, afters := map[string]string{}, map[string]string{}
	for _, f := range a.Files {
		if name, is := strings.CutSuffix(f.Name, ".want"); is {
			wants[name] = string(f.Data)
		} else if name, is := strings.CutSuffix(f.Name, ".after"); is {
			afters[name] = string(f.Data)
		}
	}
	for _, f := range a.Files {
		if strings.HasSuffix(f.Name, ".want") || strings.HasSuffix(f.Name, ".after") {
			continue
		}
		file, err := readFile(f.Name, string(f.Data), wants[f.Name], afters)
		if err != nil {
			return c, fmt.Errorf("%s: %w", f.Name, err)
		}
		delete(wants, f.Name)
		delete(afters, f.Name)
		c.Files = append(c.Files, file)
	}
	for name := range wants {
		return c, fmt.Errorf("there are wishes for %s, which is no file", name)
	}
	for name := range afters {
		return c, fmt.Errorf("there is an end for %s, which is no file", name)
	}
	return c, nil
}

func readFile(name, text, wishes string, afters map[string]string) (File, error) {
	w, err := parseWant(wishes)
	if err != nil {
		return File{}, err
	}
	after, ends := afters[name]
	switch {
	case strings.Count(text, Mark) > 1:
		return File{}, fmt.Errorf("there are several cursors")
	case wishes != "" && !strings.Contains(text, Mark):
		return File{}, fmt.Errorf("there are wishes and no cursor")
	case wishes == "" && strings.Contains(text, Mark):
		return File{}, fmt.Errorf("there is a cursor and no wish")
	case ends != (w.Accept != ""):
		return File{}, fmt.Errorf("what is accepted and what becomes of it go together")
	}
	text, at := Split(w.spell(text))
	if ends {
		w.After, w.AfterAt = Split(w.spell(after))
	}
	return File{Name: name, Text: text, At: at, Want: w}, nil
}

// Split takes the cursor out of a text. Where there is none, its place is -1.
func Split(text string) (string, int) {
	before, after, found := strings.Cut(text, Mark)
	if !found {
		return text, -1
	}
	return before + after, len(before)
}

// Join puts the cursor into a text.
func Join(text string, at int) string {
	if at < 0 {
		return text
	}
	return text[:at] + Mark + text[at:]
}
