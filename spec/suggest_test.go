package spec

import "testing"

func TestSuggest(t *testing.T) {
	fields := SchemaOf().Root("").fieldNames()
	container := SchemaOf().Kubernetes("V1Container").fieldNames()
	tests := []struct {
		word       string
		candidates []string
		want       string
	}{
		{"tgas", fields, "tags"},
		{"hubref", fields, "hubRef"},
		{"hub_ref", fields, "hubRef"},
		{"enviroment", fields, "environment"},
		{"inptus", fields, "inputs"},
		{"ru", fields, ""},
		{"loss", fields, ""}, // not cost
		{"foo", fields, ""},
		{"image_pull_policy", container, "imagePullPolicy"},
		{"IMAGE", container, "image"},
		{"", fields, ""},
		{"a-very-long-word-that-is-like-nothing", fields, ""},
		{"jbo", []string{"job", "dag"}, "job"},
		{"Job", []string{"job", "dag"}, "job"},
		{"é", []string{"è"}, ""},
	}
	for _, tt := range tests {
		if got := Suggest(tt.word, tt.candidates); got != tt.want {
			t.Errorf("%q is taken for %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestEditDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"kind", "kind", 0}, {"kind", "kidn", 1}, {"kind", "kin", 1}, {"kind", "kinds", 1}, {"kind", "find", 1},
		{"kind", "", 4}, {"loss", "cost", 2}, {"abcd", "badc", 2}, {"größe", "grösse", 2}, {"ca", "abc", 3},
	}
	for _, tt := range tests {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := editDistance([]rune(pair[0]), []rune(pair[1]), 10); got != tt.want {
				t.Errorf("from %q to %q: %d, want %d", pair[0], pair[1], got, tt.want)
			}
		}
		if got := editDistance([]rune(tt.a), []rune(tt.b), 1); got > 1 {
			t.Errorf("from %q to %q: %d is more than the limit", tt.a, tt.b, got)
		}
	}
}

// TestNamePattern checks that the one pattern that the validator knows is the one that all models have.
func TestNamePattern(t *testing.T) {
	seen := 0
	for _, m := range SchemaOf().Models() {
		for _, f := range m.Fields {
			for _, a := range f.Type.Alternatives() {
				if a.Pattern == "" {
					continue
				}
				if seen++; a.Pattern != namePattern.String() {
					t.Errorf("%s.%s has the pattern %s", m.Name, f.Name, a.Pattern)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no model has a pattern")
	}
}
