// Package marker reads test cases that say on the very line what is expected of it.
//
// A case is a txtar archive: a comment that says what the case shows, and files. In a file, a marker
//
//	cmmand: x  #@ error unknown-field "Did you mean `cmd`" at "cmmand"
//
// says that a diagnostic begins on its line: its severity, its code, a part of its message, and, where it matters, the
// text that its range covers, of which only the first line counts. A marker that stands alone on its line concerns the
// next line that is none; several may stand above one line. What no marker expects must not be found; but hints, which are
// advice, count only in files with a marker for one.
package marker

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// Case is one archive.
type Case struct {
	Comment string
	Files   []File
}

// File is one file of a case. Its text still holds the markers: they are comments.
type File struct {
	Name string
	Text string
	Want []Diagnostic
}

// Diagnostic is one that is wanted or was found. Of a wanted one, Message is a part of the message, and Covers may be
// nil when it does not matter.
type Diagnostic struct {
	File     string
	Line     int // from 0
	Severity string
	Code     string
	Message  string
	Covers   *string // the text of its range, up to the end of the line
}

func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s:%d: %s %s %q", d.File, d.Line+1, d.Severity, d.Code, d.Message)
	if d.Covers != nil {
		s += fmt.Sprintf(" at %q", *d.Covers)
	}
	return s
}

const quoted = `("(?:[^"\\]|\\.)*")`

var (
	markers = regexp.MustCompile(`#@ .*$`)
	form    = regexp.MustCompile(`^#@ (error|warning|information|hint) ([a-z0-9-]+) ` + quoted +
		`(?: at ` + quoted + `)?\s*$`)
)

// Parse reads an archive.
func Parse(archive []byte) (Case, error) {
	a := txtar.Parse(archive)
	c := Case{Comment: string(a.Comment)}
	for _, f := range a.Files {
		file := File{Name: f.Name, Text: string(f.Data)}
		if err := file.findMarkers(); err != nil {
			return c, err
		}
		c.Files = append(c.Files, file)
	}
	return c, nil
}

func (f *File) findMarkers() error {
	var above []Diagnostic
	for i, line := range strings.Split(f.Text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		at := markers.FindStringIndex(line)
		if at == nil {
			f.take(above, i)
			above = nil
			continue
		}
		d, err := parseMarker(line[at[0]:])
		if err != nil {
			return fmt.Errorf("%s:%d: %w", f.Name, i+1, err)
		}
		d.File = f.Name
		above = append(above, d)
		if strings.TrimSpace(line[:at[0]]) != "" {
			f.take(above, i)
			above = nil
		}
	}
	return nil
}

// take makes line what the markers above it, and on it, concern.
func (f *File) take(markers []Diagnostic, line int) {
	for _, d := range markers {
		d.Line = line
		f.Want = append(f.Want, d)
	}
}

func parseMarker(text string) (Diagnostic, error) {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return Diagnostic{}, fmt.Errorf(`%q is no marker: want #@ SEVERITY CODE "part of the message" at "covered text"`, text)
	}
	d := Diagnostic{Severity: m[1], Code: m[2]}
	var err error
	if d.Message, err = strconv.Unquote(m[3]); err != nil {
		return d, err
	}
	if m[4] != "" {
		covers, err := strconv.Unquote(m[4])
		if err != nil {
			return d, err
		}
		d.Covers = &covers
	}
	return d, nil
}

// Compare says how what was found differs from what is wanted, one line each, "" when it does not.
func Compare(want, found []Diagnostic) string {
	var lines []string
	hinted := map[string]bool{}
	for _, w := range want {
		hinted[w.File] = hinted[w.File] || w.Severity == "hint"
	}
	var left []Diagnostic
	for _, d := range found {
		if d.Severity != "hint" || hinted[d.File] {
			left = append(left, d)
		}
	}
	for _, w := range want {
		i := indexOf(left, w)
		if i < 0 {
			lines = append(lines, "missing:    "+w.String())
			continue
		}
		left = append(left[:i], left[i+1:]...)
	}
	for _, d := range left {
		lines = append(lines, "unexpected: "+d.String())
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

func indexOf(found []Diagnostic, want Diagnostic) int {
	for i, d := range found {
		if d.File == want.File && d.Line == want.Line && d.Severity == want.Severity && d.Code == want.Code &&
			strings.Contains(d.Message, want.Message) && coversSame(want.Covers, d.Covers) {
			return i
		}
	}
	return -1
}

func coversSame(want, found *string) bool {
	return want == nil || found != nil && *found == *want
}
