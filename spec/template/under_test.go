package template

import (
	"strings"
	"testing"
)

func TestUnder(t *testing.T) {
	for _, c := range []struct {
		text string // "^" is the place
		role Role
		name string
		path string // up to the word
	}{
		{"{{ pa^rams.lr.value }}", RoleVariable, "params", "params"},
		{"{{ ^params.lr.value }}", RoleVariable, "params", "params"},
		{"{{ params.l^r.value }}", RoleAttribute, "lr", "params.lr"},
		{"{{ params.^lr.value }}", RoleAttribute, "lr", "params.lr"},
		{"{{ params.lr^.value }}", RoleAttribute, "lr", "params.lr"},
		{"{{ params['l^r'].value }}", RoleString, "lr", "params.lr"},
		{"{{ connections[params.de^st.connection].bucket }}", RoleAttribute, "dest", "params.dest"},
		{"{{ a.0^ }}", RoleNumber, "0", "a.0"},
		{"{{ lr | upp^er }}", RoleFilter, "upper", ""},
		{"{{ lr is def^ined }}", RoleTest, "defined", ""},
		{"{{ lr i^s defined }}", RoleKeyword, "is", ""},
		{"{% i^f lr %}", RoleKeyword, "if", ""},
		{"{{ tr^ue }}", RoleConstant, "true", ""},
		{"{{ 'te^xt' }}", RoleString, "'text'", ""},
		{"{{ f(na^me=1) }}", RoleArgument, "name", ""},
		{"{% set x^y = 1 %}", RoleBinding, "xy", ""},
	} {
		i := strings.IndexByte(c.text, '^')
		got, ok := Parse(c.text[:i] + c.text[i+1:]).Under(i)
		path := ""
		if got.Use != nil {
			path = pathText(got.Use.Path[:got.Segment+1])
		}
		if !ok || got.Role != c.role || got.Name != c.name || path != c.path {
			t.Errorf("%q: %v, role %d, name %q, path %q; want %d, %q, %q", c.text, ok, got.Role, got.Name, path, c.role, c.name, c.path)
		}
	}
	for _, text := range []string{"te^xt {{ lr }}", "{{ lr ^ + 1 }}", "{# l^r #}", "{{ lr }^}", "{% raw %}{{ l^r }}{% endraw %}"} {
		i := strings.IndexByte(text, '^')
		if got, ok := Parse(text[:i] + text[i+1:]).Under(i); ok {
			t.Errorf("%q: %+v, want nothing", text, got)
		}
	}
}

func TestUnderFindsTheBinding(t *testing.T) {
	text := "{% for item in items %}{{ item.x }}{% endfor %}{{ item }}"
	tree := Parse(text)
	inside, _ := tree.Under(strings.Index(text, "item.x"))
	if b := inside.Binding; b == nil || b.Start != strings.Index(text, "item") || b.By != "for" {
		t.Errorf("inside of the loop, item comes from %+v", b)
	}
	outside, _ := tree.Under(strings.LastIndex(text, "item"))
	if outside.Binding != nil {
		t.Errorf("after the loop, item comes from %+v", outside.Binding)
	}
	itself, _ := tree.Under(strings.Index(text, "item"))
	if itself.Binding == nil || itself.Binding.Name != "item" {
		t.Errorf("the variable itself is %+v", itself)
	}
}

func TestTokens(t *testing.T) {
	letters := map[Role]string{RoleUnread: "?", RoleDelimiter: "d", RoleKeyword: "k", RoleVariable: "v", RoleBinding: "b", RoleAttribute: "a",
		RoleFilter: "f", RoleTest: "t", RoleArgument: "n", RoleString: "s", RoleNumber: "1", RoleConstant: "c", RoleOperator: "o", RoleComment: "#"}
	for _, c := range []struct{ text, want string }{
		{"a {{ lr }} b", "{{d lrv }}d"},
		{"{{- params.lr['a'] | d(x=1) -}}", "{{-d paramsv .o lra [o 'a's ]o |o df (o xn =o 11 )o -}}d"},
		{"{% for k, v in x.items() if not none %}{% endfor %}", "{%d fork kb ,o vb ink xv .o itemsa (o )o ifk notk nonec %}d {%d endfork %}d"},
		{"{% macro m(a) %}{% endmacro %}", "{%d macrok mb (o ab )o %}d {%d endmacrok %}d"},
		{"{{ x is not sameas y }}", "{{d xv isk notk sameast yv }}d"},
		{"{# note #}{{ x }}", "{# note #}# {{d xv }}d"},
		{"{%- raw -%} {{ {% endraw %}", "{%-d rawk -%}d {%d endrawk %}d"},
		{"{{ params.", "{{d paramsv .o"},
		{"{{ a $ b }}", "{{d av bv }}d"},
	} {
		var all []string
		for _, tok := range Parse(c.text).Tokens() {
			all = append(all, c.text[tok.Start:tok.End]+letters[tok.Role])
		}
		if got := strings.Join(all, " "); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}
