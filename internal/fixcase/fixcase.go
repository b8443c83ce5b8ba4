// Package fixcase reads test cases that say what actions about diagnostics make of a text.
//
// A case is a txtar archive: a comment that says what the case shows, and files, of which the first is the one that the
// diagnostics are in. After them come the actions, each a section whose name is
//
//	= CODE[:LINE] TITLE
//
// for the action with a title about the first diagnostic with a code, or about the one that begins on a line. It holds the
// text of the file after the action. "!" in the place of "=" says that the action is a preferred one, "-" that there is no
// such action. A section "+ NAME" after it holds the text of another file after the action.
package fixcase

import (
	"fmt"
	"os"
	"regexp"
	"strconv"

	"github.com/rogpeppe/go-internal/txtar"
)

// Case is one archive.
type Case struct {
	Files   []txtar.File
	Actions []Action
	archive *txtar.Archive
}

// Action is one action that is wanted, or must not be there.
type Action struct {
	Code      string
	Line      int // from 0; -1 for any
	Title     string
	Preferred bool
	Absent    bool
	After     []After // the first file, and then others
}

// After is the text of a file after an action.
type After struct {
	Name    string
	Text    string
	section int
}

var heading = regexp.MustCompile(`^([=!-]) ([a-z0-9-]+)(?::([0-9]+))? (.+)$`)

// Read reads an archive.
func Read(path string) (*Case, error) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		return nil, err
	}
	c := &Case{archive: archive}
	for i, f := range archive.Files {
		m := heading.FindStringSubmatch(f.Name)
		switch {
		case m != nil:
			a := Action{Code: m[2], Line: -1, Title: m[4], Preferred: m[1] == "!", Absent: m[1] == "-"}
			if m[3] != "" {
				line, _ := strconv.Atoi(m[3]) // digits
				a.Line = line - 1
			}
			a.After = []After{{c.Files[0].Name, string(f.Data), i}}
			c.Actions = append(c.Actions, a)
		case len(c.Actions) == 0:
			c.Files = append(c.Files, f)
		case len(f.Name) > 2 && f.Name[:2] == "+ ":
			last := &c.Actions[len(c.Actions)-1]
			last.After = append(last.After, After{f.Name[2:], string(f.Data), i})
		default:
			return nil, fmt.Errorf("%s: %q is neither an action nor a file after one", path, f.Name)
		}
	}
	if len(c.Actions) == 0 {
		return nil, fmt.Errorf("%s has no action", path)
	}
	return c, nil
}

// Update puts the text that a file really has after an action in the place of the wanted one.
func (c *Case) Update(a After, text string) { c.archive.Files[a.section].Data = []byte(text) }

// Write writes the archive with what was updated.
func (c *Case) Write(path string) error { return os.WriteFile(path, txtar.Format(c.archive), 0o644) }
