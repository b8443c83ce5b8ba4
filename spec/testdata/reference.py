"""Says what the reference thinks of Polyaxonfiles, for the differential tests.

Reads one JSON object a line from standard input, {"text": ..., "name": ...}, and answers each with one line:
{"lint": {"ok": true}} or {"lint": {"ok": false, "error": "..."}}, and the same under "check".

Needs a Python with polyaxon (2.18.0), pydantic 2.14.3, kubernetes 36.0.3 and PyYAML 6.0.3.
"""

import contextlib
import io
import json
import os
import sys
import tempfile

os.environ.setdefault("POLYAXON_NO_OP", "1")

from polyaxon._polyaxonfile.check import check_polyaxonfile


def verdict(path, lint):
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            check_polyaxonfile(polyaxonfile=[path], is_cli=False, verbose=False, validate_params=not lint)
        return {"ok": True}
    except (Exception, SystemExit) as error:
        while error.__cause__ or error.__context__:
            error = error.__cause__ or error.__context__
        return {"ok": False, "error": "%s: %s" % (type(error).__name__, str(error)[:300])}


def main():
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            question = json.loads(line)
            path = os.path.join(folder, question["name"])
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(question["text"])
            answer = {level: verdict(path, level == "lint") for level in ("lint", "check")}
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
