package template

import (
	"fmt"
	"strings"
	"testing"
)

// TestProblems shows where mistakes are told, and how.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{{ lr", "`{{`: this `{{` is never closed: add `}}` after the expression"},
		{"{% if lr", "`{%`: this `{%` is never closed: add `%}` after the statement\n`{% if lr`: this `{% if %}` has no end: add `{% endif %}` where it is to end"},
		{"a {{ lr\nb {{ x }}", "`{{`: this `{{` is never closed: add `}}` after the expression"},
		{"{{ }}", "`{{ }}`: there is nothing between the braces: write a name such as `params.lr`, or remove them"},
		{"{{ params. }}", "`.`: a name is missing after the dot"},
		{"{{ a b }}", "`b`: `b` does not belong here: end with `}}` before it, or write an operator between the two"},
		{"{{ a && b }}", "`&&`: `&&` means nothing in a template: write `and`"},
		{"{{ a || b }}", "`||`: `||` means nothing in a template: write `or`"},
		{"{{ !a }}", "`!`: `!` means nothing in a template: write `not`, or `!=` to compare"},
		{"{% if a = 1 %}{% endif %}", "`=`: `=` does not compare: write `==`"},
		{"{{{ a }}}", "`{`: there is one brace too many: `{{` begins an expression, and `}}` ends it"},
		{"{{ params['lr }}", "`'`: this quote is never closed: add `'` where the text ends"},
		{"{{ 'a }} it's {{ b }}", "`'`: this quote is never closed: add `'` where the text ends"},
		{"{{ f(a }}", "`}}`: a bracket is still open: add `)` before `}}`"},
		{"{{ f(a] }}", "`]`: `]` does not close the bracket that is open here: write `)`"},
		{"{{ a) }}", "`)`: this `)` closes nothing: remove it"},
		{"{{ x|uper }}", "`uper`: there is no filter called `uper` (uper among 55)"},
		{"{{ x is defind }}", "`defind`: there is no test called `defind` (defind among 33)"},
		{"{% if a %}{{ x|uper }}{% endif %}", "`uper`: there is no filter called `uper` (uper among 55) late"},
		{"{% fro x in y %}", "`fro`: `fro` is no statement: after `{%` comes a word such as `if`, `for` or `set` (fro among 14)"},
		{"{% if a %}{% endfi %}{% endif %}", "`endfi`: `endfi` is no statement: after `{%` comes a word such as `if`, `for` or `set` (endfi among 17)"},
		{"{% if a %}{% for x in y %}{% endif %}", "`{% for x in y %}`: this `{% for %}` has no end: add `{% endfor %}` where it is to end"},
		{"{% endif %}", "`{% endif %}`: this `endif` ends nothing: remove it, or write `{% if %}` before it"},
		{"{% else %}", "`{% else %}`: this `else` belongs to no `if` that is open here: remove it, or write `{% if %}` before it"},
		{"{% set x 1 %}{% endset %}", "`1`: `=` and a value are missing after the name"},
		{"{% include 'x' %}", "`{% include 'x' %}`: a Polyaxonfile has no other templates that `include` could load: write here what is needed late"},
		{"{% do x %}", "`do`: Polyaxon does not load the extension that `{% do %}` needs: find another way, such as `{% if %}` and `{% set %}`"},
		{"{{ x }}{# note", "`{#`: this comment is never closed: add `#}` after it"},
		{"{% raw %}{{ x }}", "`{% raw %}`: this `{% raw %}` is never closed: add `{% endraw %}` after the text that is to stay as it is"},
		{"{{ a ? b : c }}", "`?`: `?` means nothing in a template: remove it, or put it in quotes if it is part of a text"},
		{"{% params.lr %}", "`params`: `params` is no statement: after `{%` comes a word such as `if`, `for` or `set`; to print a value, write it between `{{` and `}}` (params among 14)"},
	} {
		var all []string
		for _, p := range Parse(c.text).Problems {
			s := fmt.Sprintf("`%s`: %s", c.text[p.Start:p.End], p.Message)
			if p.Name != "" {
				s += fmt.Sprintf(" (%s among %d)", p.Name, len(p.Candidates))
			}
			if p.Late {
				s += " late"
			}
			all = append(all, s)
		}
		if got := strings.Join(all, "\n"); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// TestLimits holds that what Python can still run is read, and that more is told once.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		before, piece, after string
		fine, over           int // as measured beside Jinja2, and far more
	}{
		{"{{ a", " + a", " }}", 190, 1000},
		{"{{ a", " and a", " }}", 190, 1000},
		{"{{ a", ".a", " }}", 190, 1000},
		{"{{ a", "|string", " }}", 190, 1000},
		{"{{ a", " if a else a", " }}", 190, 1000},
		{"{{ ", "- ", "a }}", 190, 1000},
		{"{{ ", "not ", "a }}", 190, 1000},
		{"{{ a", " ~ a", " }}", 600, 5000},
		{"{{ a", " == a", " }}", 600, 0},
	} {
		if p := Parse(c.before + strings.Repeat(c.piece, c.fine) + c.after).Problems; len(p) > 0 {
			t.Errorf("%d times %q: %+v", c.fine, c.piece, p)
		}
		if p := Parse(c.before + strings.Repeat(c.piece, c.over) + c.after).Problems; c.over > 0 && len(p) != 1 {
			t.Errorf("%d times %q: %d problems", c.over, c.piece, len(p))
		}
	}
	brackets := strings.Repeat("(", 75) + "a" + strings.Repeat(")", 75)
	ifs := strings.Repeat("{% if a %}", 95) + strings.Repeat("{% endif %}", 95)
	if p := Parse("{{ " + brackets + " }}" + ifs).Problems; len(p) > 0 {
		t.Errorf("brackets and statements: %+v", p)
	}
}
