package template

import (
	"fmt"
	"math/big"
	"strings"
)

// dump writes a tree as testdata/jinja.py does.
func dump(t *Template) string { return tidy(dumpBody(t.Body)) }

// tidy removes the spaces that nodes without a text leave behind.
func tidy(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "( ", "("), " )", ")")
}

func dumpBody(body []Node) string {
	var all []string
	for _, n := range body {
		switch n := n.(type) {
		case *Output:
			all = append(all, "(out "+dumpExpr(n.Values[0])+")")
		case *Statement:
			all = append(all, dumpStatement(n))
		}
	}
	return "(" + strings.Join(all, " ") + ")"
}

func dumpExprs(all []Expr) string {
	texts := make([]string, len(all))
	for i, e := range all {
		texts[i] = dumpExpr(e)
	}
	return strings.Join(texts, " ")
}

func dumpStatement(s *Statement) string {
	tag := s.Tags[0]
	body := dumpBody(tag.Body)
	switch keyword := tag.Keyword.Text; keyword {
	case "if":
		text, other := "(if "+dumpExpr(tag.Values[0])+" "+body, "()"
		for _, t := range s.Tags[1:] {
			if t.Keyword.Text == "else" {
				other = dumpBody(t.Body)
			} else {
				text += fmt.Sprintf(" (elif %s %s)", dumpExpr(t.Values[0]), dumpBody(t.Body))
			}
		}
		return text + " (else " + other + "))"
	case "for":
		test, other := "-", "()"
		if len(tag.Values) > 1 {
			test = dumpExpr(tag.Values[1])
		}
		if len(s.Tags) > 1 {
			other = dumpBody(s.Tags[1].Body)
		}
		return fmt.Sprintf("(for %s %s %s %s (else %s))", dumpExprs(tag.Targets), dumpExpr(tag.Values[0]), test, body, other)
	case "set":
		switch {
		case s.End == Span{}:
			return fmt.Sprintf("(set %s %s)", dumpExprs(tag.Targets), dumpExpr(tag.Values[0]))
		case len(tag.Values) == 0:
			return fmt.Sprintf("(setblock %s - %s)", dumpExprs(tag.Targets), body)
		}
		return fmt.Sprintf("(setblock %s %s %s)", dumpExprs(tag.Targets), dumpExpr(tag.Values[0]), body)
	case "with":
		return fmt.Sprintf("(with (%s) (%s) %s)", dumpExprs(tag.Targets), dumpExprs(tag.Values), body)
	case "macro":
		return fmt.Sprintf("(macro %s (%s) (%s) %s)", tag.Name.Text, dumpExprs(tag.Targets), dumpExprs(tag.Values), body)
	case "call":
		last := len(tag.Values) - 1
		return fmt.Sprintf("(callblock (%s) (%s) %s %s)", dumpExprs(tag.Targets), dumpExprs(tag.Values[:last]), dumpExpr(tag.Values[last]), body)
	case "filter":
		return fmt.Sprintf("(filterblock %s %s)", dumpExpr(tag.Values[0]), body)
	case "block":
		return fmt.Sprintf("(block %s %s)", tag.Name.Text, body)
	case "autoescape":
		return fmt.Sprintf("(autoescape %s %s)", dumpExpr(tag.Values[0]), body)
	case "include", "extends":
		return fmt.Sprintf("(%s %s)", keyword, dumpExpr(tag.Values[0]))
	case "import":
		return fmt.Sprintf("(import %s %s)", dumpExpr(tag.Values[0]), dumpExprs(tag.Targets))
	case "from":
		return fmt.Sprintf("(from %s (%s))", dumpExpr(tag.Values[0]), dumpExprs(tag.Targets))
	case "print":
		var all []string
		for _, e := range tag.Values {
			all = append(all, "(out "+dumpExpr(e)+")")
		}
		return strings.Join(all, " ")
	default:
		return "(" + keyword + ")"
	}
}

func dumpArgs(args []Arg) string {
	var texts, stars, names []string
	for _, a := range args {
		text := dumpExpr(a.Value)
		switch {
		case a.Stars > 0:
			stars = append(stars, strings.Repeat("*", a.Stars)+text)
		case a.Name.Text != "":
			names = append(names, a.Name.Text+"="+text)
		default:
			texts = append(texts, text)
		}
	}
	return "(" + strings.Join(append(append(texts, names...), stars...), " ") + ")"
}

func dumpOptional(e Expr) string {
	if e == nil {
		return "-"
	}
	return dumpExpr(e)
}

func dumpExpr(e Expr) string {
	switch e := e.(type) {
	case *Missing:
		return "?"
	case *Name:
		return e.Text
	case *Literal:
		return dumpLiteral(e)
	case *Sequence:
		if e.Tuple {
			return "(tuple (" + dumpExprs(e.Items) + "))"
		}
		return "(list (" + dumpExprs(e.Items) + "))"
	case *Dict:
		text := "(dict"
		for i, key := range e.Keys {
			text += " (" + dumpExpr(key) + " " + dumpExpr(e.Values[i]) + ")"
		}
		if len(e.Keys) == 0 {
			text += " "
		}
		return text + ")"
	case *Attribute:
		return "(. " + dumpExpr(e.Of) + " " + e.Key.Text + ")"
	case *Item:
		return "([] " + dumpExpr(e.Of) + " " + dumpExpr(e.Key) + ")"
	case *Slice:
		return "(slice " + dumpOptional(e.Low) + " " + dumpOptional(e.High) + " " + dumpOptional(e.Step) + ")"
	case *Call:
		return "(call " + dumpExpr(e.Func) + " " + dumpArgs(e.Args) + ")"
	case *Filter:
		return "(| " + dumpOptional(e.Of) + " " + e.Name.Text + " " + dumpArgs(e.Args) + ")"
	case *Test:
		text := "(is " + dumpExpr(e.Of) + " " + e.Name.Text + " " + dumpArgs(e.Args) + ")"
		if e.Not {
			text = "(not " + text + ")"
		}
		return text
	case *Unary:
		return "(" + e.Op.Text + " " + dumpExpr(e.Of) + ")"
	case *Binary:
		return "(" + e.Op.Text + " " + dumpExpr(e.Left) + " " + dumpExpr(e.Right) + ")"
	case *Compare:
		text := "(compare " + dumpExpr(e.Items[0])
		for i, op := range e.Ops {
			text += " " + strings.ReplaceAll(op.Text, " ", "-") + " " + dumpExpr(e.Items[i+1])
		}
		return text + ")"
	case *Conditional:
		return "(cond " + dumpExpr(e.Then) + " " + dumpExpr(e.If) + " " + dumpOptional(e.Else) + ")"
	}
	return fmt.Sprintf("(%T)", e)
}

func dumpLiteral(l *Literal) string {
	switch l.Kind {
	case StringLiteral:
		return "'" + l.Text + "'"
	case IntegerLiteral:
		n, _ := new(big.Int).SetString(strings.ReplaceAll(l.Text, "_", ""), 0)
		return fmt.Sprint(n)
	case FloatLiteral:
		return "float"
	case BoolLiteral:
		return strings.ToLower(l.Text)
	}
	return "none"
}
