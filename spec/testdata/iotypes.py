"""Writes iotypes.json: which defaults the reference takes for inputs of which types, and with which validations.

    python iotypes.py > iotypes.json        # with a Python that has polyaxon

`values` and `validated` are YAML in flow style. A row of `types` is a type and a letter for each value: + when an input with
that type and default is read, - when not. A row of `validations` is a type, a validation and the same for each of `validated`.
"""
import json
import os
import sys

os.environ["POLYAXON_NO_OP"] = "1"

import yaml
from polyaxon._flow.io import V1IO

VALUES = r"""abc|'1'|'"x"'|'[1]'|'{"a": 1}'|'true'|1|1.5|-1|true|[1]|[a]|{a: 1}|[[1, 2]]|'2020-01-01'|2020-01-01|2020-01-01T10:00:00
'-3'|[true]|['1']|{a: b}|{1: 2}|[1.5]|[]|{}|''|' '|'[]'|'null'|'5.0'|[null]|'1.5'|1.0|0|'yes'|'+1'|'1_000'|'0x10'|'1e3'|.nan|.inf|'NaN'
'{{ x }}'|s3://b/k|gs://b/k|wasb://c@u.blob.core.windows.net/k|https://example.com/a|'a@b.org'|a@localhost|8aac02e3a62a4f0aaa257c59da5eab80
'1 day'|60|P1D|'python:3.12'|'a b'|{name: x}|{url: a}|{url: a, branch: b}|{content: a}|{files: [a]}|{image: a}|{name: a, kind: b}|'/a/b'
[a, a]|{a: [1]}|'a,b'|_NO_VALUE_FOUND|1577836800|1577836801|[2020-01-01]""".replace("\n", "|").split("|")

TYPES = """int|float|str|bool|any|Any|dict|Dict|list|List|tuple|set|frozenset|bytes|object|Optional[int]|Optional[str]|List[int]|List[str]
List[float]|List[bool]|List[any]|List[Any]|List[dict]|List[List[int]]|Dict[str,int]|Dict[str, int]|Dict[str, str]|Dict[int, int]
Union[int, str]|Tuple[int, int]|StrictInt|StrictFloat|StrictStr|StrictBool|PositiveInt|NegativeInt|NonNegativeInt|NonPositiveInt
PositiveFloat|FiniteFloat|string|integer|number|boolean|array|auth|int|str|list[int]|dict[str, int]|tuple[int, int]|set[int]
date|datetime|timedelta|metric|metadata|email|path|uuid|image|uri|gcs|s3|wasb|git|dockerfile|file|artifacts|event|tensorboard
List[ int ]| int|int """.replace("\n", "|").split("|") + ["int | str"]

VALIDATED = r"""1|5|-5|1.5|0.123|1.0e-7|abc|b|''|'123'|true|[1, 2]|[a, b]|[abc]|[]|{a: 1}|{a: 1, b: 2}|{a: x}|{a: {b: 1}}|{}|.nan|2020-01-01|10000000000000000000000""".split("|")

VALIDATIONS = r"""gt: 1|gt: 1.5|ge: 5|lt: 5|le: 5|gt: '{{ x }}'|multipleOf: 2|multipleOf: 0.5|multipleOf: 0|minDigits: 2|maxDigits: 2|decimalPlaces: 2
decimalPlaces: 0|regex: a|regex: 'b$'|regex: '^(?P<x>a)b'|regex: 'a\Z'|regex: '('|regex: '\d+'|minLength: 2|maxLength: 2|contains: a|contains: 1
contains: [1]|excludes: a|excludes: 1|excludes: [1]|options: [1, abc, true]|options: {a: 1}|options: abc|options: 1|options: []|minItems: 2|maxItems: 1
keys: [a]|keys: [a, a]|keys: [b, a]|keys: '{{ x }}'|containsKeys: [a]|containsKeys: []|excludesKeys: [a]|excludesKeys: '{{ a }}'
'gt: 1, lt: 5'|'minItems: 1, maxItems: 1, minLength: 1'|delay: true""".replace("\n", "|").split("|")


def accepted(**fields):
    try:
        V1IO.from_dict({"name": "a", "isOptional": True, **fields})
    except Exception:
        return "-"
    return "+"


def main():
    rows = [[t, "".join(accepted(type=t, value=yaml.safe_load(v)) for v in VALUES)] for t in dict.fromkeys(TYPES)]
    checks = []
    for text in VALIDATIONS:
        text = text.strip("'") if text.startswith("'") else text
        rule = yaml.safe_load("{" + text + "}")
        for t in ("any", "str", "float", "list", "dict", "set"):
            checks.append([t, text, "".join(accepted(type=t, value=yaml.safe_load(v), validation=rule) for v in VALIDATED)])
    parts = [("values", VALUES), ("types", rows), ("validated", VALIDATED), ("validations", checks)]
    sys.stdout.write("{\n" + ",\n".join(
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(r) for r in part) + "\n]" for name, part in parts) + "\n}\n")


if __name__ == "__main__":
    main()
