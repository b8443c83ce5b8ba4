package spec

import (
	"os"
	"strings"
	"testing"
)

// TestFormerNamesAreExplained: docs/migrate.md says what became of each key and kind of 1.x, and of no key that exists.
func TestFormerNamesAreExplained(t *testing.T) {
	page, err := os.ReadFile("../docs/migrate.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "## From 1.x")
	for _, f := range formerFields {
		if !strings.Contains(table, "`"+f.name+"`") || f.now != "" && !strings.Contains(table, "`"+f.now+"`") {
			t.Errorf("nothing about %s", f.name)
		}
		for _, ref := range f.models {
			m := SchemaOf().Root("")
			if ref != "" {
				m = SchemaOf().Model(ref)
			}
			if m == nil {
				m = SchemaOf().Model(strings.TrimPrefix(ref, "V1"))
			}
			switch {
			case m == nil:
				t.Errorf("there is no model %s", ref)
			case m.Field(f.name) != nil:
				t.Errorf("%s has a field %s today", ref, f.name)
			case f.now != "" && m.Field(f.now) == nil:
				t.Errorf("%s has no field %s today", ref, f.now)
			}
		}
	}
}
