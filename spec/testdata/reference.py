"""Says what the reference thinks of Polyaxonfiles, for the tests that ask it.

Reads one JSON object a line from standard input and answers each with one line. A question has the texts of "files" by
name, the names of the "set" in their order (the first file is the base, the others are laid over it), and "params" as a
command line gives them. An answer has the verdicts "lint" and "check", {"ok": true} or {"ok": false, "error": "..."}, and
of a set that passes the check the "operation" and the "compiled" operation, null where the reference cannot print them.
Where the question has "render", there is also "rendered": the compiled operation with its templates rendered, for a run with
made-up names and connections that are volumes.

Needs a Python with polyaxon (2.18.0), pydantic 2.14.3, kubernetes 36.0.3 and PyYAML 6.0.3.
"""

import contextlib
import datetime
import io
import json
import os
import sys
import tempfile

os.environ.setdefault("POLYAXON_NO_OP", "1")

from polyaxon._compiler.contexts import resolve_contexts
from polyaxon._compiler.contexts.contexts import resolve_globals_contexts
from polyaxon._polyaxonfile.check import check_polyaxonfile
from polyaxon._polyaxonfile.specs import CompiledOperationSpecification, OperationSpecification
from polyaxon.schemas import V1Connection


def read(paths, params, lint):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return check_polyaxonfile(
            polyaxonfile=list(paths), params=params or None, is_cli=False, verbose=False, validate_params=not lint
        )


def failure(error):
    # The outermost only says that the file is not valid.
    error = error.__cause__ or error.__context__ or error
    return {"ok": False, "error": "%s: %s" % (type(error).__name__, str(error)[:300])}


RUN = dict(
    owner_name="owner", project_name="project", project_uuid="a" * 32, run_uuid="b" * 32, run_name="run", run_path="b" * 32,
    namespace="ns", iteration=None, created_at=datetime.datetime(2026, 1, 1), compiled_at=datetime.datetime(2026, 1, 1),
)


def rendered(operation):
    compiled = OperationSpecification.compile_operation(operation)
    compiled.validate_params(params=operation.params, is_template=False)
    compiled.apply_params(params=operation.params)
    contexts = resolve_globals_contexts(plugins=compiled.plugins, **RUN)
    compiled = CompiledOperationSpecification.apply_operation_contexts(compiled, contexts=contexts)
    replicas = [getattr(compiled.run, name, None) for name in ("chief", "master", "launcher", "worker", "ps")]
    names = set()
    for part in [compiled.run, *replicas]:
        names |= {c for c in getattr(part, "connections", None) or [] if isinstance(c, str)}
        names |= {i.connection for i in getattr(part, "init", None) or [] if getattr(i, "connection", None)}
    volumes = {
        name: V1Connection.from_dict(
            {"name": name, "kind": "volume_claim", "schema": {"mountPath": "/" + name, "volumeClaim": name}}
        )
        for name in names
    }
    contexts = resolve_contexts(compiled_operation=compiled, artifacts_store=None, connection_by_names=volumes, **RUN)
    return printed(CompiledOperationSpecification.apply_runtime_contexts(compiled, contexts=contexts))


def answer(paths, params, render=False):
    try:
        operation = read(paths, params, lint=False)
    except (Exception, SystemExit) as error:
        check = failure(error)
        try:
            read(paths, params, lint=True)
            return {"lint": {"ok": True}, "check": check}
        except (Exception, SystemExit) as error:
            return {"lint": failure(error), "check": check}
    compiled = OperationSpecification.compile_operation(operation)
    result = {"lint": {"ok": True}, "check": {"ok": True}, "operation": printed(operation), "compiled": printed(compiled)}
    if render:
        try:
            result["rendered"] = rendered(read(paths, params, lint=False))
        except Exception as error:
            result["rendered"] = failure(error)
    return result


def printed(document):
    try:
        return json.loads(document.to_json())
    except TypeError:
        return None  # JSON has not all that YAML has: integers of any size, keys that are no strings


def main():
    # Messages name files by their full paths, which differ from run to run.
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for line in sys.stdin:
            question = json.loads(line)
            for name, text in question["files"].items():
                with open(name, "w", encoding="utf-8", newline="") as file:
                    file.write(text)
            result = json.dumps(answer(question["set"], question.get("params"), question.get("render")))
            print(result.replace(os.path.realpath(folder) + os.sep, ""), flush=True)
            for name in question["files"]:
                os.remove(name)


if __name__ == "__main__":
    main()
