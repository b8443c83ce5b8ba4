"""What PyYAML's safe_load says of texts: one JSON object per line in, one per line out.

    python pyyaml_oracle.py < texts.jsonl > verdicts.jsonl      each line in: {"text": "..."} (further fields are kept)

Each line out has `ok`. Where it is true, `value` is what was read, with a tag for what JSON does not have, or `huge` is set
where that is too large or too deep to write; where it is false, `error` names the exception, with `line` and `column` (from 0) where PyYAML gives them.
Texts are read as open() reads files: CRLF and CR become LF. Needs PyYAML (made with 6.0.3).
"""
import datetime
import io
import json
import math
import sys

import yaml

LIMIT = 200_000  # values; a text of aliases upon aliases has no end


class TooBig(Exception):
    pass


def tagged(value, counter, path=()):
    counter[0] += 1
    if counter[0] > LIMIT:
        raise TooBig
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"int": str(value)} if abs(value) < 10**4000 else {"int": hex(value)}
    if isinstance(value, float):
        if math.isnan(value):
            return {"float": "nan"}
        return {"float": float.hex(value)}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, datetime.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if id(value) in path:
        return {"loop": True}
    path = path + (id(value),)
    if isinstance(value, dict):
        return {"map": [[tagged(k, counter, path), tagged(v, counter, path)] for k, v in value.items()]}
    if isinstance(value, set):
        return {"set": sorted((tagged(v, counter, path) for v in value), key=lambda v: json.dumps(v, ensure_ascii=False))}
    if isinstance(value, tuple):
        return {"pair": [tagged(v, counter, path) for v in value]}
    return {"seq": [tagged(v, counter, path) for v in value]}


def read(text):
    text = io.StringIO(text, newline=None).read()
    try:
        value = yaml.safe_load(text)
    except Exception as e:
        out = {"ok": False, "error": type(e).__name__}
        mark = getattr(e, "problem_mark", None)
        if mark:
            out["line"], out["column"] = mark.line, mark.column
        return out
    try:
        value = tagged(value, [0])
        json.dumps(value)
        return {"ok": True, "value": value}
    except (TooBig, RecursionError):
        return {"ok": True, "huge": True}


if __name__ == "__main__":
    for line in sys.stdin:
        case = json.loads(line)
        case.update(read(case["text"]))
        print(json.dumps(case))
