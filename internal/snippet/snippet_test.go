package snippet

import (
	"strings"
	"testing"
)

func TestFilled(t *testing.T) {
	for _, test := range [][2]string{
		{``, ``},
		{`image: ${1:python:3.12}`, `image: python:3.12`},
		{`kind: ${1|int,float|}$0`, `kind: int`},
		{`${1:lr}: "{{ $1 }}"`, `lr: "{{ lr }}"`},
		{`$1 and ${1} of ${1:lr}`, `lr and lr of lr`},
		{`a $1, b ${2}`, `a , b `},
		{`cost: \$5 \\ \}`, `cost: $5 \ }`},
		{`${1:a\}b\\c\$}`, `a}b\c$`},
		{`${1|a\,b,c\|d|}`, `a,b`},
		{`$HOME ${HOME} $`, `$HOME ${HOME} $`},
		{`${1:open`, `${1:open`},
		{`${1|open`, `${1|open`},
		{`${1x}`, `${1x}`},
		{`${99999999999999999999:x}`, `${99999999999999999999:x}`},
		{`{{ lr }} {a: {b: 1}}`, `{{ lr }} {a: {b: 1}}`},
	} {
		if got := Filled(test[0]); got != test[1] {
			t.Errorf("%s becomes %q, want %q", test[0], got, test[1])
		}
	}
}

func TestWithoutChoices(t *testing.T) {
	for _, test := range [][2]string{
		{`kind: ${1|int,float|} \$5 ${2:a\}b}$0`, `kind: ${1:int} \$5 ${2:a\}b}${0}`},
		{`{{ $1 }} \\n ${1|a\,b,c|}`, `{{ ${1} }} \\n ${1:a,b}`},
	} {
		got := WithoutChoices(test[0])
		if got != test[1] || Filled(got) != Filled(test[0]) {
			t.Errorf("%s becomes %s, want %s", test[0], got, test[1])
		}
	}
}

// TestPlain shows what remains of a snippet in an editor that knows none.
func TestPlain(t *testing.T) {
	for _, test := range [][2]string{
		{"image: $0", "image: "},
		{"name: ${1:train}\nrun:\n  kind: ${2|job,service|}", "name: train\nrun:\n  kind: job"},
		{"container:\n  $0", "container:\n  "},
		{"hubRef: $1\ntrigger: ${2:failed}\n", "hubRef: "},
		{"- git:\n    url: \"$1\"\n    revision: ${2:main}", "- git:\n    url: \"\""},
		{"- {name: $1, type: ${2:int}}", "- {name: , type: int}"},
		{"\"git\": {\n  \"url\": \"$1\"\n}", "\"git\": {\n  \"url\": \"\"\n}"},
		{"command: [$1]\nargs: [$2]", "command: []"},
		{"\\$5 $1\n${2:x}", "$5 "},
	} {
		if got := Plain(test[0]); got != test[1] {
			t.Errorf("%q becomes %q, want %q", test[0], got, test[1])
		}
	}
}

func FuzzSnippet(f *testing.F) {
	for _, seed := range []string{"${1:a}$1${2|b,c|}\\$\n$0", "${1:${1:${1|", "a: $1\nb: {${2}", "\\"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, snippet string) {
		filled := Filled(snippet)
		if got := Filled(WithoutChoices(snippet)); got != filled {
			t.Errorf("%q without choices is %q, filled %q", snippet, got, filled)
		}
		if !strings.HasPrefix(filled, Plain(snippet)) {
			t.Errorf("%q: %q is not the beginning of %q", snippet, Plain(snippet), filled)
		}
	})
}
