package marker

import (
	"strings"
	"testing"
)

const example = `What the case shows.
-- a.yaml --
kind: component
#@ error first "above"
#@ warning second "also above" at "x: \"1\""
x: "1"
y: 2  #@ hint third "on the line"
-- b.yaml --
z: 1
`

func TestParse(t *testing.T) {
	c, err := Parse([]byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Files) != 2 || c.Comment != "What the case shows.\n" || len(c.Files[1].Want) != 0 {
		t.Fatalf("read %+v", c)
	}
	var got []string
	for _, d := range c.Files[0].Want {
		got = append(got, d.String())
	}
	want := []string{
		`a.yaml:4: error first "above"`,
		`a.yaml:4: warning second "also above" at "x: \"1\""`,
		`a.yaml:5: hint third "on the line"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestMarkersThatAreWrong(t *testing.T) {
	for _, text := range []string{`#@ error`, `#@ fatal code "x"`, `#@ error Code "x"`, `#@ error code x`, `#@ error code "x" at`} {
		if _, err := Parse([]byte("-- a.yaml --\n" + text + "\n")); err == nil || !strings.Contains(err.Error(), "a.yaml:1") {
			t.Errorf("%s: error %v", text, err)
		}
	}
}

func TestCompare(t *testing.T) {
	x := "x"
	wanted := Diagnostic{File: "a", Line: 1, Severity: "error", Code: "c", Message: "part"}
	found := Diagnostic{File: "a", Line: 1, Severity: "error", Code: "c", Message: "a part of it", Covers: &x}
	if diff := Compare([]Diagnostic{wanted}, []Diagnostic{found}); diff != "" {
		t.Errorf("differ: %s", diff)
	}
	y := "y"
	for name, change := range map[string]func(*Diagnostic){
		"file": func(d *Diagnostic) { d.File = "b" }, "line": func(d *Diagnostic) { d.Line = 2 },
		"severity": func(d *Diagnostic) { d.Severity = "hint" }, "code": func(d *Diagnostic) { d.Code = "d" },
		"message": func(d *Diagnostic) { d.Message = "none" }, "range": func(d *Diagnostic) { d.Covers = &y },
	} {
		other := wanted
		change(&other)
		if diff := Compare([]Diagnostic{other}, []Diagnostic{found}); strings.Count(diff, "\n") != 1 {
			t.Errorf("another %s makes no difference: %q", name, diff)
		}
	}
	if diff := Compare([]Diagnostic{wanted, wanted}, []Diagnostic{found}); !strings.HasPrefix(diff, "missing") {
		t.Errorf("one was found for two that are wanted: %q", diff)
	}
}
