package template

import (
	"fmt"
	"strings"
	"testing"
)

// describeUses writes the uses of a text: "!" marks a guard, "?" a test for truth, "~" a computed rest, "()" a call, and "="
// a name that the template defines itself.
func describeUses(text string) string {
	var all []string
	for _, u := range Parse(text).Names().Uses {
		var b strings.Builder
		if u.Binding != nil {
			b.WriteString("=")
		}
		for i, s := range u.Path {
			switch {
			case s.Quoted:
				fmt.Fprintf(&b, "['%s']", s.Name)
			case i > 0:
				b.WriteString("." + s.Name)
			default:
				b.WriteString(s.Name)
			}
			b.WriteString([]string{"", "?", "!"}[s.Guard])
		}
		if u.Dynamic {
			b.WriteString("~")
		}
		if u.Called {
			b.WriteString("()")
		}
		all = append(all, b.String())
	}
	return strings.Join(all, " ")
}

func TestUses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{{ lr }}", "lr"},
		{"{{ params.lr.value }}", "params.lr.value"},
		{"{{ connections['s3-data'].bucket }}", "connections['s3-data'].bucket"},
		{"{{ connections[params.dest.connection].bucket }}", "connections~ params.dest.connection"},
		{"{{ a[b][c] }}", "a~ b c"},
		{"{{ a.0.b[1] }}", "a.0.b.1"},
		{"{{ a.items() }}", "a.items()"},
		{"{{ f(a, b=c).d }}", "f() a c"},
		{"{{ (a or b).c }}", "a? b"},
		{"{{ a|join(b) }}", "a b"},
		{"{{ [a, {b: c}, (d, e)] }}", "a b c d e"},
		{"{{ params. }}", "params."},
		{"{{ a[1:b] }}", "a~ b"},
		{"{# {{ a }} #}{% raw %}{{ b }}{% endraw %}{{ c }}", "c"},
		{"{{ a b c }}", "a b c"},
	} {
		if got := describeUses(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestScopes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{{ a }}{% set a = b %}{{ a }}", "a b =a"},
		{"{% set a = a %}", "a"},
		{"{% set a %}{{ a }}{% endset %}{{ a }}", "a =a"},
		{"{% for x in x %}{{ x }}{% endfor %}{{ x }}", "x =x x"},
		{"{% for x in y if x > z %}{{ loop.index }}{% else %}{{ x }}{{ loop }}{% endfor %}", "y =x z =loop.index x loop"},
		{"{% for k, v in p.items() %}{{ k }}{{ v.a }}{% endfor %}", "p.items() =k =v.a"},
		{"{% for x in y %}{% set a = 1 %}{{ a }}{% endfor %}{{ a }}", "y =a a"},
		{"{% if x %}{% set a = 1 %}{% endif %}{{ a }}", "x? =a"},
		{"{% with a = 1, b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}", "a =a =b a"},
		{"{% macro m(a, b=a) %}{{ a }}{{ b }}{{ c }}{{ caller() }}{% endmacro %}{{ m(a) }}", "=a =a =b c =caller() =m() a"},
		{"{% macro m() %}{{ late }}{% endmacro %}{% set late = 1 %}{{ m() }}", "=late =m()"},
		{"{% macro m() %}{{ m() }}{% endmacro %}", "=m()"},
		{"{% call(x) m(x) %}{{ x }}{% endcall %}", "m() x =x"},
		{"{% set ns = namespace(n=0) %}{% set ns.n = ns.n + 1 %}", "namespace() =ns.n =ns.n"},
		{"{% import 'x' as y %}{{ y.z }}{{ x }}", "=y.z x"},
		{"{% from 'x' import a, b as c %}{{ a }}{{ b }}{{ c }}", "=a b =c"},
		{"{% for x in y %}{% block b %}{{ x }}{{ self.c() }}{% endblock %}{% endfor %}", "y x =self.c()"},
		{"{% for x in y %}{% block b scoped %}{{ x }}{% endblock %}{% endfor %}", "y =x"},
		{"{% set a = 1 %}{% block b %}{{ a }}{% endblock %}", "=a"},
		{"{% filter upper %}{% set a = 1 %}{{ a }}{% endfilter %}{{ a }}", "=a a"},
	} {
		if got := describeUses(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestGuards(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{{ a is defined }}", "a!"},
		{"{{ params.a is not defined }}", "params.a!"},
		{"{{ a|default(b) }}", "a! b"},
		{"{{ a.b|d('x')|upper }}", "a.b!"},
		{"{{ a|upper|d('x') }}", "a"},
		{"{{ a is none }}", "a?"},
		{"{{ not a }}", "a?"},
		{"{{ a == 1 }}", "a"},
		{"{% if a %}{{ a }}{{ b }}{% endif %}{{ a }}", "a? a? b a"},
		{"{% if a.b is defined %}{{ a.b.c }}{{ a['b'] }}{% endif %}", "a.b! a.b!.c a['b']!"},
		{"{% if a.b is not defined %}{{ x }}{% else %}{{ a.b }}{% endif %}", "a.b! x a.b!"},
		{"{% if a %}{% elif b %}{{ a }}{{ b }}{% endif %}", "a? b? a? b?"},
		{"{{ a.b if a.b is defined else c }}", "a.b! a.b! c"},
		{"{{ a is defined and a.b }}", "a! a!.b"},
		{"{{ a is not defined or a.b == 1 }}", "a! a!.b"},
		{"{{ a and b }}", "a? b"},
		{"{% if params.a|default(false) %}{{ params.a }}{% endif %}", "params.a! params.a!"},
		{"{% for x in y if a.b %}{{ a.b }}{% endfor %}{{ a.b }}", "y a.b? a.b? a.b"},
		{"{% if a is defined %}{% macro m() %}{{ a }}{% endmacro %}{% endif %}", "a! a"},
	} {
		if got := describeUses(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSegmentsStandWhereTheyAreWritten(t *testing.T) {
	text := "x {{ connections['s3-data'].bucket[0].é }}"
	u := Parse(text).Names().Uses[0]
	var written []string
	for _, s := range u.Path {
		written = append(written, text[s.Start:s.End])
	}
	if got := strings.Join(written, " "); got != "connections s3-data bucket 0 é" {
		t.Errorf("segments are %q", got)
	}
	if got := text[u.Start:u.End]; got != "connections['s3-data'].bucket[0].é" {
		t.Errorf("the use is %q", got)
	}
}
