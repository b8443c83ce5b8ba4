package template

import (
	"slices"
	"strings"
	"testing"
)

// cursorAt is the cursor where a text has a "^", and the text without it.
func cursorAt(marked string) (Cursor, string) {
	i := strings.IndexByte(marked, '^')
	text := marked[:i] + marked[i+1:]
	return Parse(text).Cursor(i), text
}

func pathText(path []Segment) string {
	var names []string
	for _, s := range path {
		names = append(names, s.Name)
	}
	return strings.Join(names, ".")
}

func TestCursorPosition(t *testing.T) {
	for _, c := range []struct {
		text     string // "^" is the place
		position Position
		word     string
		path     string
	}{
		{"te^xt {{ lr }}", Outside, "", ""},
		{"{^{ lr }}", Outside, "", ""},
		{"{{ lr }^}", Outside, "", ""},
		{"{{ lr }}^", Outside, "", ""},
		{"{# {{ l^r }} #}", Outside, "", ""},
		{"{% raw %}{{ l^r }}{% endraw %}", Outside, "", ""},
		{"{{^", AtValue, "", ""},
		{"{{ ^", AtValue, "", ""},
		{"{{^}}", AtValue, "", ""},
		{"{{- ^ }}", AtValue, "", ""},
		{"{{ par^", AtValue, "par", ""},
		{"{{ pa^rams.lr }}", AtValue, "params", ""},
		{"{{ ^params }}", AtValue, "", ""},
		{"--lr={{ par^ --bs={{ params.bs }}", AtValue, "par", ""},
		{"a {{ par^\necho {{ lr }}", AtValue, "par", ""},
		{"a {{ lr\necho ^hi", Outside, "", ""},
		{"{{ f(^", AtValue, "", ""},
		{"{{ f(a, ^b) }}", AtValue, "", ""},
		{"{{ f(a=^) }}", AtValue, "", ""},
		{"{{ f(\n  lr,\n  par^", AtValue, "par", ""},
		{"{{ a + ^ }}", AtValue, "", ""},
		{"{{ a if ^ }}", AtValue, "", ""},
		{"{{ a if b else ^ }}", AtValue, "", ""},
		{"{{ not ^ }}", AtValue, "", ""},
		{"{{ [^] }}", AtValue, "", ""},
		{"{{ {'a': ^} }}", AtValue, "", ""},

		{"{{ params.^", AtAttribute, "", "params"},
		{"{{ params.^ }}", AtAttribute, "", "params"},
		{"{{ params.l^r.value }}", AtAttribute, "lr", "params"},
		{"{{ params.lr.val^", AtAttribute, "val", "params.lr"},
		{"{{ params['lr'].^ }}", AtAttribute, "", "params.lr"},
		{"{{ connections['s3-data'].buck^et }}", AtAttribute, "bucket", "connections.s3-data"},
		{"{{ a + params.^ | upper }}", AtAttribute, "", "params"},
		{"{{ f(params.^) }}", AtAttribute, "", "params"},
		{"{{ a.0.^ }}", AtAttribute, "", "a.0"},
		{"{{ f(x).^ }}", AtAttribute, "", ""},
		{"{{ params[x].^ }}", AtAttribute, "", ""},
		{"{{ params.lr.value | default(params.^", AtAttribute, "", "params"},
		{"{% if params.^ %}", AtAttribute, "", "params"},
		{"{% if not params.^", AtAttribute, "", "params"},
		{"{{ .^ }}", AtNothing, "", ""},

		{"{{ params['^", AtKey, "", "params"},
		{"{{ params['l^r'] }}", AtKey, "lr", "params"},
		{"{{ params['l^ }}", AtKey, "l", "params"},
		{"{{ params.x[\"^\"] }}", AtKey, "", "params.x"},
		{"{{ params[^", AtKey, "", "params"},
		{"{{ params[l^] }}", AtKey, "l", "params"},
		{"{{ f()['^'] }}", AtKey, "", ""},
		{"{{ '^text' }}", AtNothing, "", ""},
		{"{{ ['te^xt'] }}", AtNothing, "", ""},
		{"{{ f('te^xt') }}", AtNothing, "", ""},
		{"{{ 12^ }}", AtNothing, "", ""},

		{"{{ x | ^", AtFilter, "", ""},
		{"{{ x |^}}", AtFilter, "", ""},
		{"{{ x | up^per }}", AtFilter, "upper", ""},
		{"{% filter ^ %}", AtFilter, "", ""},
		{"{% set x | up^ %}", AtFilter, "up", ""},
		{"{{ x is ^", AtTest, "", ""},
		{"{{ x is def^ }}", AtTest, "def", ""},
		{"{{ x is not ^ }}", AtTest, "", ""},
		{"{{ x is not def^ }}", AtTest, "def", ""},

		{"{%^", AtStatement, "", ""},
		{"{% ^ %}", AtStatement, "", ""},
		{"{%- fo^r x in y %}", AtStatement, "for", ""},
		{"{% for ^", AtNothing, "", ""},
		{"{% for x^ in y %}", AtNothing, "x", ""},
		{"{% for x ^ %}", AtNothing, "", ""},
		{"{% for x in ^", AtValue, "", ""},
		{"{% for x in y if ^ %}", AtValue, "", ""},
		{"{% set ^ %}", AtNothing, "", ""},
		{"{% set x = ^ %}", AtValue, "", ""},
		{"{% macro m(^) %}", AtNothing, "", ""},
		{"{% else ^ %}", AtNothing, "", ""},
		{"{% elif ^ %}", AtValue, "", ""},
		{"{% include ^ %}", AtValue, "", ""},

		{"{{ lr ^ }}", AtOperator, "", ""},
		{"{{ lr i^ }}", AtOperator, "i", ""},
		{"{{ f(x) ^", AtOperator, "", ""},
		{"{{ x is defined ^ }}", AtOperator, "", ""},
	} {
		got, text := cursorAt(c.text)
		word := text[got.Word.Start:got.Word.End]
		if got.Position != c.position || word != c.word || pathText(got.Path) != c.path {
			t.Errorf("%q: position %d, word %q, path %q; want %d, %q, %q", c.text, got.Position, word, pathText(got.Path), c.position, c.word, c.path)
		}
	}
}

func TestCursorTyped(t *testing.T) {
	for text, want := range map[string]string{
		"{{ params.l^r }}": "l", "{{ params['le^arn'] }}": "le", "{{ ^lr }}": "", "{% fo^ %}": "fo", "{{ params['^": "",
	} {
		if got, _ := cursorAt(text); got.Typed != want {
			t.Errorf("%q: typed %q, want %q", text, got.Typed, want)
		}
	}
}

func TestCursorMissing(t *testing.T) {
	for _, c := range []struct{ text, missing, unclosed string }{
		{"{{ params['^", "']", "}}"},
		{"{{ params['l^ }}", "']", ""},
		{"{{ params['l^'", "]", "}}"},
		{"{{ params['l^'] }}", "", ""},
		{"{{ params[^] }}", "", ""},
		{"{{ params[^", "]", "}}"},
		{"{% if l^", "", "%}"},
		{"{% if l^ %}", "", ""},
	} {
		if got, _ := cursorAt(c.text); got.Missing != c.missing || got.Unclosed != c.unclosed {
			t.Errorf("%q: missing %q, unclosed %q; want %q, %q", c.text, got.Missing, got.Unclosed, c.missing, c.unclosed)
		}
	}
}

func TestCursorEndings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{% if x %}{% ^", "elif else endif"},
		{"{% if x %}{% el^ %}{% endif %}", "elif else endif"},
		{"{% if x %}{% else %}{% ^", "endif"},
		{"{% for x in y %}{% if x %}{% endif %}{% ^ %}", "else endfor"},
		{"{% for x in y %}{% if x %}{% ^ %}", "elif else endif"},
		{"{% if x %}{% endif %}{% ^ %}", ""},
		{"{% set x = 1 %}{% ^ %}", ""},
		{"{% set x %}{% ^ %}", "endset"},
		{"{% ^ %}", ""},
	} {
		if got, _ := cursorAt(c.text); strings.Join(got.Endings, " ") != c.want {
			t.Errorf("%q: endings %q, want %q", c.text, got.Endings, c.want)
		}
	}
}

func TestCursorVisible(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{% set a = 1 %}{{ ^ }}", "a"},
		{"{{ ^ }}{% set a = 1 %}", ""},
		{"{% set a = ^1 %}", ""},
		{"{% for x in y %}{{ ^ }}{% endfor %}", "loop x"},
		{"{% for x in y %}{{ ^", "loop x"},
		{"{% for x in y if ^ %}{% endfor %}", "x"},
		{"{% for x in ^ %}{% endfor %}", ""},
		{"{% for x in y %}{% set z = 1 %}{% else %}{{ ^ }}{% endfor %}", ""},
		{"{% for x in y %}{% endfor %}{{ ^ }}", ""},
		{"{% for k, v in y %}{{ ^ }}{% endfor %}", "k loop v"},
		{"{% macro m(a, b=1) %}{{ ^ }}{% endmacro %}", "a b caller kwargs m varargs"},
		{"{% macro m(a) %}{% endmacro %}{{ ^ }}", "m"},
		{"{% with a = 1 %}{{ ^ }}{% endwith %}", "a"},
		{"{% with a = 1 %}{% endwith %}{{ ^ }}", ""},
		{"{% if x %}{% set a = 1 %}{% endif %}{{ ^ }}", "a"},
		{"{% set a %}{{ ^ }}{% endset %}", ""},
	} {
		got, _ := cursorAt(c.text)
		var names []string
		for _, b := range got.Visible {
			names = append(names, b.Name)
		}
		slices.Sort(names)
		if strings.Join(names, " ") != c.want {
			t.Errorf("%q: visible %q, want %q", c.text, names, c.want)
		}
	}
}
