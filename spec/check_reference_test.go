//go:build reference

package spec_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"gopkg.in/yaml.v3"
)

// TestReferenceSaysSo asks the reference about every case again. With -update it writes what the reference answers.
func TestReferenceSaysSo(t *testing.T) {
	r := startReference(t)
	for _, path := range archives(t) {
		comment, cases := readCases(t, path)
		for _, c := range cases {
			recorded := slices.Clone(c.files)
			c.record(t, r)
			for i, f := range c.files {
				if !*update && !bytes.Equal(f.Data, recorded[i].Data) {
					t.Errorf("%s: %s: %s is not what the reference says:\n%s", path, c.name, f.Name, f.Data)
				}
			}
		}
		if *update {
			writeCases(t, path, comment, cases)
		}
	}
}

// record puts the reference's answer into the files of a case that are for it.
func (c *checkCase) record(t *testing.T, r asker) {
	q := question{Files: map[string]string{}, Set: c.set(), Params: c.params()}
	for _, f := range c.files {
		if strings.HasPrefix(f.Name, "part") || slices.Contains(q.Set, f.Name) {
			q.Files[f.Name] = string(f.Data)
		}
	}
	a := r.answer(t, q)
	said := "valid"
	switch {
	case !a.Lint.OK:
		said = "lint: " + a.Lint.Error
	case !a.Check.OK:
		said = "check: " + a.Check.Error
	}
	lines := strings.Split(strings.TrimSpace(said), "\n")
	for i, line := range lines {
		lines[i], _, _ = strings.Cut(line, " [type=")
	}
	said = strings.Join(lines[:min(3, len(lines))], "\n") + "\n" // of a list of errors the first
	for i, f := range c.files {
		switch f.Name {
		case "reference":
			c.files[i].Data = []byte(said)
		case "operation.yaml":
			c.files[i].Data = block(t, a.Operation)
		case "compiled.yaml":
			c.files[i].Data = block(t, a.Compiled)
		}
	}
	if a.Check.OK {
		return
	}
	c.files = slices.DeleteFunc(c.files, func(f txtar.File) bool { return f.Name == "operation.yaml" || f.Name == "compiled.yaml" })
}

func block(t *testing.T, document any) []byte {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(document); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
