package template

import (
	"strings"
	"testing"
)

// TestAround shows what is around the place of "‸".
func TestAround(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"a {{ x.y‸z | upper }} b", []string{"{{ x.yz | upper }}", "x.yz | upper", "x.yz", "yz"}},
		{"{{ x | up‸per }}", []string{"{{ x | upper }}", "x | upper", "upper"}},
		{"{{ f(a, 'b‸c') }}", []string{"{{ f(a, 'bc') }}", "f(a, 'bc')", "'bc'", "bc"}},
		{"{{ a +‸ b }}", []string{"{{ a + b }}", "a + b"}},
		{"{% if a %}{{ ‸b }}{% endif %}", []string{"{% if a %}{{ b }}{% endif %}", "{{ b }}", "b"}},
		{"{% if a‸ %}b{% endif %}", []string{"{% if a %}b{% endif %}", "{% if a %}", "a"}},
		{"{% for x in y %}{% end‸for %}", []string{"{% for x in y %}{% endfor %}", "{% endfor %}"}},
		{"{{ a }}{{‸ b }}", []string{"{{ b }}"}},
		{"{{ a }} ‸ {{ b }}", nil},
		{"{# a‸ #}{{ b }}", []string{"{# a #}"}},
		{"{{ a.‸", []string{"{{ a.", "a."}},
		{"{{ d['k‸'] }}", []string{"{{ d['k'] }}", "d['k']", "'k'", "k"}},
		{"plain‸", nil},
	} {
		before, after, _ := strings.Cut(test.text, "‸")
		text := before + after
		var found []string
		for _, s := range Parse(text).Around(len(before)) {
			found = append(found, text[s.Start:s.End])
		}
		if strings.Join(found, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: %q, want %q", test.text, found, test.want)
		}
	}
}
