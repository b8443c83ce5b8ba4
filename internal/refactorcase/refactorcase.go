// Package refactorcase reads test cases that say what refactorings make of a text.
//
// A case is a txtar archive: a comment that says what the case shows, and files, of which the first has the cursor "‸" in
// it, or two of them around what is selected. After them come the refactorings, each a section whose name is
//
//	= KIND TITLE
//
// that holds the text of the first file after it. "-" in the place of "=" says that there is no such refactoring. Sections
// "+ NAME" after it hold the texts of the files that it makes.
package refactorcase

import (
	"fmt"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// Cursor marks the place of the cursor, or both ends of a selection.
const Cursor = "‸"

// Case is one archive.
type Case struct {
	Files        []txtar.File // without cursors
	Start, End   int          // offsets of the selection in the first file
	Refactorings []Refactoring
	archive      *txtar.Archive
}

// Refactoring is one that is wanted, or must not be there.
type Refactoring struct {
	Kind   string
	Title  string
	Absent bool
	After  string
	New    []txtar.File
	at     int // of its section
}

// Read reads an archive.
func Read(path string) (*Case, error) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		return nil, err
	}
	c := &Case{archive: archive}
	for i, f := range archive.Files {
		sign, rest, _ := strings.Cut(f.Name, " ")
		switch {
		case sign == "=" || sign == "-":
			kind, title, _ := strings.Cut(rest, " ")
			c.Refactorings = append(c.Refactorings, Refactoring{Kind: kind, Title: title, Absent: sign == "-", After: string(f.Data), at: i})
		case sign == "+" && len(c.Refactorings) > 0:
			last := &c.Refactorings[len(c.Refactorings)-1]
			last.New = append(last.New, txtar.File{Name: rest, Data: f.Data})
		case len(c.Refactorings) == 0:
			c.Files = append(c.Files, f)
		default:
			return nil, fmt.Errorf("%s: %q is neither a refactoring nor a file of one", path, f.Name)
		}
	}
	if len(c.Files) == 0 || len(c.Refactorings) == 0 {
		return nil, fmt.Errorf("%s has no file or no refactoring", path)
	}
	parts := strings.Split(string(c.Files[0].Data), Cursor)
	if len(parts) != 2 && len(parts) != 3 {
		return nil, fmt.Errorf("%s has %d cursors", path, len(parts)-1)
	}
	c.Files[0].Data = []byte(strings.Join(parts, ""))
	c.Start = len(parts[0])
	c.End = c.Start
	if len(parts) == 3 {
		c.End += len(parts[1])
	}
	return c, nil
}

// Update puts the texts that a refactoring really makes in the place of the wanted ones. It has as many files as before.
func (c *Case) Update(r Refactoring, text string, made []txtar.File) {
	c.archive.Files[r.at].Data = []byte(text)
	for i, f := range made {
		if at := r.at + 1 + i; i < len(r.New) {
			c.archive.Files[at].Data = f.Data
		}
	}
}

// Write writes the archive with what was updated.
func (c *Case) Write(path string) error { return os.WriteFile(path, txtar.Format(c.archive), 0o644) }
