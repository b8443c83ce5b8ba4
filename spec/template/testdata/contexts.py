"""Prints what Polyaxon offers to templates, as JSON: facts for the tests of context.go, stage.go and language.go.

Roots and members are those that an operation of each kind is rendered with; connections are stand-ins. The stage of a
section is read off the variables with which Polyaxon renders a text that stands there.

Needs a Python with polyaxon (2.18.0), pydantic 2.14.3 and kubernetes 36.0.3.
"""

import datetime
import json
import os
import re

os.environ.setdefault("POLYAXON_NO_OP", "1")

from polyaxon._compiler.contexts import resolve_contexts
from polyaxon._compiler.contexts.contexts import resolve_globals_contexts
from polyaxon._polyaxonfile.specs import CompiledOperationSpecification, OperationSpecification
from polyaxon._polyaxonfile.specs.libs import engine, parser
from polyaxon.schemas import V1Connection, V1Operation

RUN = dict(
    owner_name="owner", project_name="project", project_uuid="a" * 32, run_uuid="b" * 32, run_name="run", run_path="b" * 32,
    namespace="ns", iteration=None, created_at=datetime.datetime(2026, 1, 1), compiled_at=datetime.datetime(2026, 1, 1),
)
seen = {}


def record(text, context):
    """Renders as the engine does, and notes what is there for texts that carry a mark."""
    for mark in re.findall(r"{# ([\w.]+) #}", text if isinstance(text, str) else ""):
        seen.setdefault(mark, (sorted(k for k in context if k not in ("lr", "p", "params")), context))
    return engine.render_template(text, context)


parser.render_template = record


def connection(name):
    schema = {"mountPath": "/" + name, "volumeClaim": name}
    return V1Connection.from_dict({"name": name, "kind": "volume_claim", "schema": schema})


def render(operation):
    """Renders an operation as the resolver of Polyaxon does, step by step."""
    seen.clear()
    operation = V1Operation.read(operation)
    compiled = OperationSpecification.compile_operation(operation)
    compiled.validate_params(params=operation.params, is_template=False)
    compiled.apply_params(params=operation.params)
    contexts = resolve_globals_contexts(plugins=compiled.plugins, **RUN)
    compiled = CompiledOperationSpecification.apply_run_connections_params(compiled, contexts=contexts)
    compiled = CompiledOperationSpecification.apply_operation_contexts(compiled, contexts=contexts)
    if compiled.has_pipeline:
        return
    contexts = resolve_contexts(
        compiled_operation=compiled, artifacts_store=None, connection_by_names={n: connection(n) for n in ("a", "b")}, **RUN
    )
    CompiledOperationSpecification.apply_runtime_contexts(compiled, contexts=contexts)


def mark(name, value):
    """A text that renders to a value and can be told from others."""
    return "{# %s #}{{ %s }}" % (name, value)


OPERATION = {
    "kind": "operation",
    "name": mark("name", "'x'"),
    "description": mark("description", "'x'"),
    "tags": [mark("tags", "'x'")],
    "isApproved": mark("isApproved", "true"),
    "presets": [mark("presets", "'x'")],
    "queue": mark("queue", "'a/b'"),
    "cache": {"ttl": mark("cache", "5")},
    "plugins": {"shm": mark("plugins", "true")},
    "namespace": mark("namespace", "'x'"),
    "termination": {"ttl": mark("termination", "5")},
    "dependencies": [mark("dependencies", "'x'")],
    "conditions": mark("conditions", "'x'"),
    "trigger": mark("trigger", "'all_done'"),
    "mount": [mark("mount", "'x'")],
    "template": {"enabled": False, "description": mark("template", "'x'")},
    "params": {"p": {"value": mark("params", "'x'")}, "lr": {"value": "x"}},
}
IO = {"name": "lr", "type": "str", "description": mark("inputs.description", "'x'"), "argFormat": mark("inputs.argFormat", "lr")}
REPLICA = {"replicas": 1, "connections": ["a"], "init": [{"connection": "b"}]}


def component(run):
    return {"kind": "component", "cost": mark("cost", "1"), "inputs": [IO, {"name": "p", "type": "str"}], "run": run}


def replica(name):
    env = [{"name": "X", "value": mark("run.%s.container" % name, "params.lr.as_arg")}]
    return dict(REPLICA, container={"image": "x", "env": env}, init=[{"connection": mark("run.%s.init.connection" % name, "'b'")}])


def runs():
    for kind in ("job", "service"):
        run = dict(kind=kind, container={"image": "x", "args": [mark("run.container", "params.lr.as_arg")]}, connections=["a"])
        run["init"] = [{"connection": mark("run.init.connection", "'b'"), "container": {"name": mark("run.init.container", "'x'")}}]
        run["environment"] = {"labels": {"x": mark("run.environment", "'x'")}}
        yield kind, run
    yield "mpijob", {"kind": "mpijob", "slotsPerWorker": mark("run.slotsPerWorker", "1"), "launcher": replica("launcher"), "worker": replica("worker")}
    yield "pytorchjob", {"kind": "pytorchjob", "master": replica("master"), "worker": replica("worker")}
    yield "tfjob", {"kind": "tfjob", **{r: replica(r) for r in ("chief", "evaluator", "ps", "worker")}}
    for kind, names in (("daskcluster", ("scheduler", "worker")), ("raycluster", ("head",))):
        run = {"kind": kind}
        for name in names:
            run[name] = dict(replica(name), init=[{"connection": "b"}])
        if kind == "raycluster":
            run["rayVersion"] = mark("run.rayVersion", "'2'")
            run["workers"] = {"w": dict(replica("workers"), init=[{"connection": "b"}])}
        yield kind, run


PIPELINES = (
    {"matrix": {"kind": "mapping", "values": [{"lr": mark("matrix", "'x'")}]}},
    {"schedule": {"kind": "cron", "cron": mark("schedule", "'0 0 * * *'")}},
)


def stages(run):
    found = {}
    for more in ({},) + PIPELINES:
        operation = {**OPERATION, "component": component(run), **more}
        if "matrix" in more:
            operation["params"] = {"p": {"value": "x"}}
        render(operation)
        for text in re.findall(r"{# ([\w.]+) #}", json.dumps(operation)):
            found.setdefault(text, seen[text][0] if text in seen else None)
    return dict(sorted(found.items()))


def members(kind):
    run = dict(kind=kind, container={"image": "x", "args": [mark("here", "1")]}, connections=["a"])
    render({"kind": "operation", "params": {"lr": {"value": "x"}, "p": {"value": "x"}}, "component": component(run)})
    context = seen["here"][1]
    return {
        "globals": sorted(context["globals"]),
        "params": sorted(context["params"]),
        "param": sorted(context["params"]["lr"]),
        "connections": sorted(context["connections"]),
    }


SCHEMAS = {
    "host_path": {"hostPath": "/h", "mountPath": "/m", "readOnly": True},
    "volume_claim": {"volumeClaim": "v", "mountPath": "/m", "readOnly": True},
    "s3": {"bucket": "s3://b"},
    "gcs": {"bucket": "gs://b"},
    "wasb": {"bucket": "wasbs://c@a/"},
    "registry": {"url": "u", "insecure": True},
    "git": {"url": "u", "revision": "r", "flags": ["-x"]},
}


def connections():
    return {k: sorted(V1Connection.from_dict({"name": "n", "kind": k, "schema": s}).schema_.to_dict()) for k, s in SCHEMAS.items()}


def main():
    env = engine.get_engine()
    facts = {
        "filters": sorted(env.filters),
        "tests": sorted(env.tests),
        "functions": sorted(env.globals),
        "mapping": sorted(m for m in dir({}) if not m.startswith("_")),
        "connections": connections(),
        "members": {kind: members(kind) for kind in ("job", "service")},
        "stages": {kind: stages(run) for kind, run in runs()},
        "renders": [t for t in ("{{ 1 }}", "{% if 1 %}{% endif %}", "{# x #}", "{# {{ #}", "{ x }") if engine.render_template(t, {}) != t],
    }
    print(json.dumps(facts, indent=1))


main()
