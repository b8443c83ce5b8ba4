"""Says what Jinja2 thinks of texts, as Polyaxon sets it up, for the tests that ask it.

Reads one JSON object a line with a "text" from standard input. Answers each with one line: the text, "parse" and
"compile", which are empty or the error, and, of a text that can be parsed, its "tree" as a list in parentheses.
Text outside of braces is not in the tree: white space around a tag is not kept by Jinja2.

Needs a Python with polyaxon (2.18.0), which brings Jinja2 3.1.4.
"""

import json
import sys
import warnings

from jinja2 import nodes
from polyaxon._polyaxonfile.specs.libs.engine import get_engine

warnings.simplefilter("ignore")


def many(items):
    return "(" + " ".join(dump(i) for i in items) + ")"


def optional(node):
    return "-" if node is None else dump(node)


def arguments(node):
    args = [dump(a) for a in node.args]
    args += ["%s=%s" % (k.key, dump(k.value)) for k in node.kwargs]
    args += ["*" + dump(node.dyn_args)] if node.dyn_args is not None else []
    args += ["**" + dump(node.dyn_kwargs)] if node.dyn_kwargs is not None else []
    return "(" + " ".join(args) + ")"


def constant(value):
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value) + "'"
    return str(value) if isinstance(value, int) else "float"


UNARY = {nodes.Neg: "-", nodes.Pos: "+", nodes.Not: "not"}
BINARY = {
    nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%", nodes.Pow: "**",
    nodes.And: "and", nodes.Or: "or",
}
COMPARE = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not-in"}


def expression(n):
    kind = type(n)
    if kind is nodes.Name:
        return n.name
    if kind is nodes.NSRef:
        return "(. %s %s)" % (n.name, n.attr)
    if kind is nodes.Const:
        return constant(n.value)
    if kind in (nodes.Tuple, nodes.List):
        return "(%s %s)" % ("tuple" if kind is nodes.Tuple else "list", many(n.items))
    if kind is nodes.Dict:
        return "(dict %s)" % " ".join("(%s %s)" % (dump(p.key), dump(p.value)) for p in n.items)
    if kind is nodes.Getattr:
        return "(. %s %s)" % (dump(n.node), n.attr)
    if kind is nodes.Getitem:
        return "([] %s %s)" % (dump(n.node), dump(n.arg))
    if kind is nodes.Slice:
        return "(slice %s %s %s)" % (optional(n.start), optional(n.stop), optional(n.step))
    if kind is nodes.Call:
        return "(call %s %s)" % (dump(n.node), arguments(n))
    if kind is nodes.Filter:
        return "(| %s %s %s)" % (optional(n.node), n.name, arguments(n))
    if kind is nodes.Test:
        return "(is %s %s %s)" % (dump(n.node), n.name, arguments(n))
    if kind in UNARY:
        return "(%s %s)" % (UNARY[kind], dump(n.node))
    if kind in BINARY:
        return "(%s %s %s)" % (BINARY[kind], dump(n.left), dump(n.right))
    if kind is nodes.Concat:
        text = dump(n.nodes[0])
        for item in n.nodes[1:]:
            text = "(~ %s %s)" % (text, dump(item))
        return text
    if kind is nodes.Compare:
        return "(compare %s %s)" % (dump(n.expr), " ".join(COMPARE[o.op] + " " + dump(o.expr) for o in n.ops))
    if kind is nodes.CondExpr:
        return "(cond %s %s %s)" % (dump(n.expr1), dump(n.test), optional(n.expr2))
    raise TypeError(kind)


def statement(n):
    kind = type(n)
    if kind is nodes.If:
        more = "".join(" (elif %s %s)" % (dump(e.test), many(e.body)) for e in n.elif_)
        return "(if %s %s%s (else %s))" % (dump(n.test), many(n.body), more, many(n.else_))
    if kind is nodes.For:
        return "(for %s %s %s %s (else %s))" % (dump(n.target), dump(n.iter), optional(n.test), many(n.body), many(n.else_))
    if kind is nodes.Assign:
        return "(set %s %s)" % (dump(n.target), dump(n.node))
    if kind is nodes.AssignBlock:
        return "(setblock %s %s %s)" % (dump(n.target), optional(n.filter), many(n.body))
    if kind is nodes.With:
        return "(with %s %s %s)" % (many(n.targets), many(n.values), many(n.body))
    if kind is nodes.Macro:
        return "(macro %s %s %s %s)" % (n.name, many(n.args), many(n.defaults), many(n.body))
    if kind is nodes.CallBlock:
        return "(callblock %s %s %s %s)" % (many(n.args), many(n.defaults), dump(n.call), many(n.body))
    if kind is nodes.FilterBlock:
        return "(filterblock %s %s)" % (dump(n.filter), many(n.body))
    if kind is nodes.Block:
        return "(block %s %s)" % (n.name, many(n.body))
    if kind is nodes.Scope:
        return "(autoescape %s %s)" % (dump(n.body[0].options[0].value), many(n.body[0].body))
    if kind in (nodes.Include, nodes.Extends):
        return "(%s %s)" % (kind.__name__.lower(), dump(n.template))
    if kind is nodes.Import:
        return "(import %s %s)" % (dump(n.template), n.target)
    if kind is nodes.FromImport:
        return "(from %s (%s))" % (dump(n.template), " ".join(x if isinstance(x, str) else x[1] for x in n.names))
    return expression(n)


def dump(n):
    if isinstance(n, nodes.Template):
        return many(n.body)
    if isinstance(n, nodes.Output):
        return " ".join("(out %s)" % dump(e) for e in n.nodes if not isinstance(e, nodes.TemplateData))
    return statement(n)


def answer(text):
    env = get_engine()
    a = {"text": text, "parse": "", "compile": ""}
    try:
        a["tree"] = dump(env.parse(text))
    except Exception as error:
        a["parse"] = "%s: %s" % (type(error).__name__, str(error).split("\n")[0])
    try:
        env.from_string(text)
    except Exception as error:
        a["compile"] = "%s: %s" % (type(error).__name__, str(error).split("\n")[0])
    return a


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)["text"]), ensure_ascii=False), flush=True)


main()
