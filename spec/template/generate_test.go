package template

import (
	"math/rand/v2"
	"strings"
)

// generator makes random templates: most are fine, and mutate breaks them.
type generator struct{ *rand.Rand }

func (g generator) pick(all ...string) string { return all[g.IntN(len(all))] }

var someNames = []string{"params", "lr", "globals", "connections", "x", "loop", "a_1", "ünïcode", "if", "in", "is", "none", "true", "True", "caller", "default"}

func (g generator) name() string { return g.pick(someNames...) }

// space is what may stand between two tokens.
func (g generator) space() string { return g.pick("", " ", " ", " ", "\n  ", "\t") }

func (g generator) expr(depth int) string {
	if depth <= 0 {
		return g.leaf()
	}
	next := func() string { return g.expr(depth - 1 - g.IntN(2)) }
	s := g.space()
	switch g.IntN(18) {
	case 0, 1, 2:
		return next() + "." + g.pick("value", "as_arg", "uuid", "x", "0", "items")
	case 3:
		return next() + "[" + g.pick("'s3-data'", `"b"`, "0", "x", ":", "1:2", "::2", "1,2", "", g.expr(depth-2)) + "]"
	case 4:
		return next() + g.args(depth)
	case 5, 6:
		return next() + s + "|" + s + g.filter() + g.pick("", "", g.args(depth))
	case 7:
		return next() + " is " + g.pick("", "not ") + g.pick("defined", "none", "divisibleby 3", "in [1]", "sameas(x)", "eq x.y", "nosuch", "odd")
	case 8:
		return next() + " " + g.pick("+", "-", "*", "/", "//", "%", "**", "~", "and", "or") + " " + next()
	case 9:
		return next() + s + g.pick("==", "!=", "<", "<=", ">", ">=", " in ", " not in ") + s + next()
	case 10:
		return next() + " if " + next() + g.pick("", " else "+next())
	case 11:
		return g.pick("not ", "-", "+", "- ") + next()
	case 12:
		return "(" + s + next() + s + g.pick("", ",", ", "+next()) + ")"
	case 13:
		return "[" + next() + g.pick("", ",", ", "+next()) + s + "]"
	case 14:
		return "{" + s + g.pick("'a'", "x") + ":" + s + next() + g.pick("", ",", ", 'b': "+next()) + s + "}"
	}
	return g.leaf()
}

func (g generator) leaf() string {
	return g.pick("1", "0x1F", "1_000", "1e5", "2.50", "'text'", `"te'xt"`, `'a\'b\n\x41'`, "'a' 'b'", "()", "[]", "{}", "12", "007", "1.e", `'\u00e9'`,
		g.name(), g.name(), g.name(), g.name())
}

func (g generator) filter() string {
	return g.pick("upper", "default", "d", "join", "map", "map_format", "tojson", "nosuch", "a.b", "int")
}

func (g generator) args(depth int) string {
	var all []string
	for range g.IntN(4) {
		all = append(all, g.pick("", "", "", "name=", "x=", "*", "**")+g.expr(depth-2))
	}
	return "(" + strings.Join(all, ", ") + g.pick("", "", ",") + ")"
}

func (g generator) template(depth int) string {
	var b strings.Builder
	for range 1 + g.IntN(3) {
		b.WriteString(g.pick("", " ", "text\n", "--x=", "{ ", "# }}"))
		b.WriteString(g.node(depth))
	}
	b.WriteString(g.pick("", "\n", "\n\n", "}", "%}"))
	return b.String()
}

func (g generator) node(depth int) string {
	sign := func() string { return g.pick("", "", "", "-") }
	tag := func(s string) string {
		return "{%" + g.pick("", "", "-", "+") + " " + s + " " + g.pick("", "", "-", "+") + "%}"
	}
	e := g.expr(depth)
	body := ""
	if depth > 0 {
		body = g.template(depth - 2)
	}
	switch g.IntN(24) {
	case 0:
		return "{#" + sign() + g.pick("", " note ", "{{ x }}", "'") + sign() + "#}"
	case 1:
		return tag("raw") + g.pick("{{ x", body) + tag("endraw")
	case 2, 3:
		return tag("if "+e+g.pick("", ":")) + body + g.pick("", tag("elif "+g.expr(depth-1))+body, tag("else")+body) + tag("endif")
	case 4, 5:
		return tag("for "+g.pick("x", "k, v", "loop", "x.y", "(a, b), c")+" in "+e+g.pick("", " if x", " recursive")) + body + g.pick("", tag("else")+body) + tag("endfor")
	case 6, 7:
		return tag("set " + g.pick("x", "a, b", "ns.x", "loop", "1", "(a, b)") + " = " + e)
	case 8:
		return tag("set x"+g.pick("", " | upper", "|nosuch")) + body + tag("endset")
	case 9:
		return tag("with "+g.pick("", "a = 1", "a = "+e+", b = a")) + body + tag("endwith")
	case 10:
		return tag("macro m("+g.pick("", "a", "a, b=1", "a=1, b", "caller", "a, a")+")") + g.pick("", "{{ caller() }}", body) + tag("endmacro")
	case 11:
		return tag("call"+g.pick("", "(x)", "(x=1)")+" "+g.pick("m()", "m", e)) + body + tag("endcall")
	case 12:
		return tag("filter "+g.filter()+g.pick("", "|upper")) + body + tag("endfilter")
	case 13:
		return tag("block "+g.pick("a", "b", "c scoped", "d required", "a-b")) + body + tag("endblock "+g.pick("", "a", "b", "z"))
	case 14:
		return tag(g.pick("include 'x'", "include x ignore missing without context", "extends 'x'", "import 'x' as y", "from 'x' import a, b as c with context", "from 'x' import _a"))
	case 15:
		return tag(g.pick("print "+e, "print 1, 2", "autoescape true", "do x", "break", "endif", "else", "elif x", "nosuch", ""))
	}
	return "{{" + sign() + g.space() + e + g.space() + sign() + "}}"
}

// mutate changes a text in a few places.
func (g generator) mutate(text string) string {
	runes := []rune(text)
	for range 1 + g.IntN(3) {
		if len(runes) == 0 {
			break
		}
		i := g.IntN(len(runes))
		piece := []rune(g.pick("{", "}", "{{", "}}", "{%", "%}", "'", "\"", "(", ")", "[", "]", ".", "|", ",", " ", "\\", "-", "=", "is ", " in ", "#}", "{#", "1", "é", "\n", "!", "$"))
		switch g.IntN(4) {
		case 0:
			runes = append(runes[:i], runes[i+1:]...)
		case 1:
			runes = append(runes[:i:i], append(piece, runes[i:]...)...)
		case 2:
			runes = append(runes[:i:i], append(piece, runes[i+1:]...)...)
		case 3:
			end := min(len(runes), i+g.IntN(8))
			runes = append(runes[:i:i], runes[end:]...)
		}
	}
	return string(runes)
}
