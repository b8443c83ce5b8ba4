package template

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"
)

// jinjaCase is what Jinja2 says of a text; see testdata/jinja.py.
type jinjaCase struct {
	Text    string `json:"text"`
	Parse   string `json:"parse"`
	Compile string `json:"compile"`
	Tree    string `json:"tree,omitempty"`
}

func readJinjaCases(t testing.TB, data []byte) []jinjaCase {
	t.Helper()
	var cases []jinjaCase
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var c jinjaCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	return cases
}

// difference tells where we do not read a text as Jinja2 does; "" when we do.
func (c *jinjaCase) difference() string {
	if !IsTemplate(c.Text) {
		return ""
	}
	got := Parse(c.Text)
	refused := ""
	for _, p := range got.Problems {
		if !p.Late {
			refused = p.Message
			break
		}
	}
	switch {
	case (c.Compile == "") != (refused == ""):
		return "Jinja2 says " + or(c.Compile, "fine") + ", we say " + or(refused, "fine")
	case c.Compile == "" && tidy(c.Tree) != dump(got):
		return "the trees differ:\n" + tidy(c.Tree) + "\n" + dump(got)
	}
	return ""
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// TestJinja holds our trees and verdicts against those of Jinja2, as recorded in testdata/jinja.jsonl.
func TestJinja(t *testing.T) {
	data, err := os.ReadFile("testdata/jinja.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	cases := readJinjaCases(t, data)
	refused := 0
	for _, c := range cases {
		if d := c.difference(); d != "" {
			t.Errorf("%q: %s", c.Text, d)
		}
		if c.Compile != "" {
			refused++
		}
	}
	if refused < 100 || len(cases)-refused < 100 {
		t.Errorf("of %d texts Jinja2 refuses %d: too few of one sort", len(cases), refused)
	}
}
