"""Says which command Polyaxon 0.x would have run for a file, for the tests that hold conversions against it.

Reads one JSON object a line, {"text": "..."}, and answers each with one line: the "command", null where the file has none, and
the values that a search would have tried first, by name, in "first". It is written from the behaviour of 0.x: params and the first
values of a matrix are put into the command as Jinja renders it; the text is then cut at white space, backslashes are taken off
the ends of words, and what is left is joined by single blanks, the items of a list by " && ".

Needs a Python with PyYAML and Jinja2.
"""

import ast
import json
import re
import sys

import jinja2
import yaml

NUMBER = re.compile(r"^[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$")


def value_of(value):
    """A text that is a number was one."""
    if isinstance(value, str) and NUMBER.match(value):
        try:
            return ast.literal_eval(value)
        except (SyntaxError, ValueError):
            pass
    return value


def first_of(distribution):
    """The first value that a search takes of a distribution."""
    (name, what), = [(k, v) for k, v in distribution.items() if k != "size"]
    if name == "values":
        return value_of(what[0])
    if name == "pvalues":
        return value_of(what[0][0])
    if isinstance(what, dict):
        return float(what.get("start", what.get("low", what.get("loc"))))
    parts = what if isinstance(what, list) else [number(p) for p in str(what).split(":")]
    whole = name == "range" and all(isinstance(p, int) for p in parts)
    return parts[0] if whole else float(parts[0])


def number(text):
    return ast.literal_eval(text.strip())


def clean(text):
    words = (word.strip("\\") for word in text.split())
    return " ".join(word for word in words if word)


def values(config):
    found, first = {}, {}
    hptuning = config.get("hptuning") or config.get("settings") or {}
    for name, distribution in (hptuning.get("matrix") or config.get("matrix") or {}).items():
        first[name] = first_of(distribution)
    for entry in config.get("inputs") or []:
        found[entry["name"]] = ("--" + entry["name"] if entry.get("default") else "") if entry.get("is_flag") else entry.get("default")
    for section in ("declarations", "params"):
        for name, value in (config.get(section) or {}).items():
            found[name] = value_of(value)
    for name, value in found.items():
        if isinstance(value, str) and "{{" in value:
            found[name] = jinja2.Template(value).render(**{k: v for k, v in {**found, **first}.items() if k != name})
    return {**found, **first}, first


def answer(text):
    config = yaml.safe_load(text)
    command = (config.get("run") or {}).get("cmd")
    context, first = values(config)
    if command is None:
        return {"command": None, "first": first}
    items = command if isinstance(command, list) else [command]
    rendered = [clean(jinja2.Template(item).render(**context)) for item in items if item]
    return {"command": " && ".join(r for r in rendered if r) or None, "first": first}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)["text"])), flush=True)
