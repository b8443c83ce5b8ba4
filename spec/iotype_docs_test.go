package spec

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plx-lsp/plx-lsp/spec/syntax"
)

// TestIOTypeDocs: every documented type has a doc, and what the doc gives as an example is of the type.
func TestIOTypeDocs(t *testing.T) {
	for _, name := range ioTypeNames {
		if !slices.ContainsFunc(IOTypes(), func(v Value) bool { return v.Text == name }) {
			t.Errorf("%s has no doc", name)
		}
	}
	for _, v := range IOTypes() {
		if !slices.Contains(ioTypeNames, v.Text) {
			t.Errorf("%s is not documented", v.Text)
		}
	}
	for name, taken := range map[string][]string{
		"str": {"a", "3"}, "int": {"3", "3.0", `"3"`, "true"}, "float": {"0.1", "3", `"1e-3"`, "true"},
		"bool": {"1", "0", "yes", "OFF", "'on'"}, "list": {"[1]", "'[1]'"}, "List[int]": {"[1]"}, "dict": {"{a: 1}", `'{"a": 1}'`},
		"Dict[str, int]": {"{a: 1}"}, "any": {"null", "a"}, "metric": {"0.5"}, "date": {"2026-01-31", "2026-01-31T00:00:00"},
		"datetime": {"2026-01-31", "2026-01-31T00:00:00"}, "timedelta": {"60", "1 day", "'02:30:00'", "PT1H"},
		"uuid": {"8aac02e3a62a4f0aaa257c59da5eab80", "8aac02e3-a62a-4f0a-aa25-7c59da5eab80"}, "uri": {"https://example.com/data.csv"},
		"image": {"python:3.12", "{name: a}"}, "s3": {"s3://bucket/path"}, "gcs": {"gs://bucket/path"},
		"wasb": {"wasbs://container@account.blob.core.windows.net/path"}, "git": {"{url: a, revision: b, flags: [c]}"},
	} {
		holds(t, name, taken, true)
	}
	for name, refused := range map[string][]string{
		"str": {"null"}, "int": {"1.5", "a"}, "path": {"3"}, "date": {"2026-01-31T10:00:00"}, "datetime": {"2026-01-31T10:00:00"},
		"git": {"https://example.com/a"}, "list": {"'a,b'"}, "List[int]": {"[a]"},
	} {
		holds(t, name, refused, false)
	}
}

func holds(t *testing.T, name string, values []string, want bool) {
	t.Helper()
	typ, ok := parseIOType(name, false)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	for _, text := range values {
		value, err := nativeOf(syntax.Parse(syntax.NewText(text)).Root)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := typ.read(value); (err == nil) != want {
			t.Errorf("%s takes %s: %v", name, text, err == nil)
		}
	}
}

// TestIOTypeDocsOfOthers: types that are not documented are explained by what they are made of.
func TestIOTypeDocsOfOthers(t *testing.T) {
	for name, want := range map[string]string{
		"List[int]": "every item is of type `int`", "Dict[str, int]": "keys of type `str` and values of type `int`",
		"tuple[int, str]": "an item of each of the types `int, str`", "set": "A list", "Optional[int]": "of type `int`, or null",
		"int | str": "any of these", "Any": "Any value", "PositiveInt": "does not document", "tuple": "A list", "Dict": "A mapping",
		"list[list[int]]": "every item is of type `list[int]`",
	} {
		if doc, ok := IOTypeDoc(name); !ok || !strings.Contains(doc, want) {
			t.Errorf("%s: %t, %q", name, ok, doc)
		}
	}
	for _, name := range []string{"string", "", "List[string]", "Union[int, str]", "[", "List[", "int]"} {
		if doc, ok := IOTypeDoc(name); ok {
			t.Errorf("%q exists: %q", name, doc)
		}
	}
	for _, v := range IOTypes() {
		if !regexp.MustCompile("^[A-Z`].*\\.$").MatchString(v.Doc) {
			t.Errorf("%s: %q is no sentence", v.Text, v.Doc)
		}
	}
}
