package spec_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestGoPage: docs/go.md explains every code that only errors have, and every way to read, check and write.
func TestGoPage(t *testing.T) {
	page, err := os.ReadFile("../docs/go.md")
	if err != nil {
		t.Fatal(err)
	}
	for file, named := range map[string]string{
		"errors.go":      `(?m)^\t\w+ += ("[a-z-]+") +//|^type (\w+Error) struct`,
		"read.go":        `(?m)^func (?:\(\w+ \w+\) )?([A-Z]\w+)\(`,
		"read_check.go":  `(?m)^func (?:\(\w+ Reader\) )([A-Z]\w+)\(`,
		"read_layers.go": `(?m)^func (From[A-Z]\w+)\(`,
		"read_write.go":  `(?m)^func ([A-Z]\w+)\(`,
	} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		names := regexp.MustCompile(named).FindAllStringSubmatch(string(source), -1)
		if len(names) < 2 {
			t.Errorf("%s has no names", file)
		}
		for _, m := range names {
			name := strings.Trim(strings.Join(m[1:], ""), `"`)
			if !regexp.MustCompile(`\b` + name + `\b`).Match(page) {
				t.Errorf("docs/go.md says nothing of %s", name)
			}
		}
	}
}
