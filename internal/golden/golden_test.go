package golden

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const example = `What the case shows.
-- a.yaml --
kind: x
-- a.yaml.want --
old
-- a.yaml.options --
loud
-- b.yaml --
kind: y
`

func TestParse(t *testing.T) {
	c := Parse([]byte(example))
	if !slices.Equal(c.Wanted(), []string{"a.yaml"}) || c.Text("b.yaml") != "kind: y\n" || c.Text("none") != "" || len(c.Files()) != 3 {
		t.Errorf("read %v %v", c.Wanted(), c.Files())
	}
}

func TestUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "case.txtar")
	if err := os.WriteFile(path, []byte(example), 0o600); err != nil {
		t.Fatal(err)
	}
	shout := func(_ *testing.T, c *Case, name string) string {
		return strings.ToUpper(c.Text(name)) + strings.TrimSpace(c.Text(name+".options"))
	}
	Run(t, path, true, shout)
	Run(t, path, false, shout)
	data, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(data), "-- a.yaml.want --\nKIND: X\nloud\n--") {
		t.Errorf("written: %s %v", data, err)
	}
}
