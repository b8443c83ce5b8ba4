"""Write down, as JSON, what the installed polyaxon package accepts in a Polyaxonfile.

    python spec/internal/facts/facts.py spec/testdata/facts.json

A Go test holds the structs of the package spec against this file. For a new release, install it in a scratch environment,
run this with its python, and read the test's failures: they are what changed.

A type is a text:

    str int float   strictly of that type        [T]       a list
    str(lax) ...    what converts is fine too    {K: V}    a mapping
    int(lax, >0)    with a bound                 (A | B)   any of these
    str(/re/)       with a pattern               V1Job     a model
    a|b|c in enum() one of these strings         k8s V1X   a Kubernetes object of which only the keys are looked at
    template        text that holds {{ ... }}    list of M, text of M    short forms of the range model M
    kind(a: M, ...) a model chosen by its kind
    generic         anything but null, kept as text
"""

import datetime
import enum
import inspect
import json
import sys
import types
import typing

import kubernetes
import pydantic
from clipped.types.ref_or_obj import RefField
from kubernetes import client
from polyaxon import pkg
from polyaxon._flow.operations.compiled_operation import V1CompiledOperation
from polyaxon._flow.polyaxonfile import V1Component, V1Operation, V1Polyaxonfile
from polyaxon._schemas.lifecycle import V1Statuses
from pydantic_core import PydanticUndefined

ROOTS = [V1Polyaxonfile, V1Component, V1Operation, V1CompiledOperation]
SCALARS = {
    bool: "bool", datetime.date: "date", datetime.datetime: "datetime", datetime.timedelta: "duration",
    dict: "{any: any}", list: "[any]", typing.Any: "any", typing.Dict: "{any: any}", typing.List: "[any]", RefField: "template",
}
CUSTOM = {"GenericStr": "generic", "UUIDStr": "uuid", "PChoice": "pchoice"}
NUMBERS = {str: "str", int: "int", float: "float"}


def by_kind(members):
    """The union of models that differ in the only value of their field kind."""
    return "kind(%s)" % ", ".join("%s: %s" % (kind_of(m), m.__name__) for m in members)


def kind_of(model):
    kind = model.model_fields.get("kind")
    if kind is None or kind.default in (None, PydanticUndefined):
        return None
    return value_of(kind.default)


def value_of(v):
    return v.value if isinstance(v, enum.Enum) else v


def constraints(metadata):
    """What Annotated and Field say about a type: strictness, bounds, pattern, the key that chooses the branch of a union."""
    found = {}
    for m in metadata:
        for key in ("strict", "pattern", "gt", "ge", "lt", "le", "discriminator"):
            value = getattr(m, key, None)
            if value is not None:
                found[key] = value
        if type(m).__name__ == "Strict":
            found["strict"] = True
        found.update(constraints(getattr(m, "metadata", None) or []))
    return found


class Facts:
    def __init__(self):
        self.models, self.kubernetes = {}, {}
        self.pending, self.checked = list(ROOTS), set()

    def collect(self):
        while self.pending:
            model = self.pending.pop(0)
            if model.__name__ not in self.models:
                self.models[model.__name__] = None  # keeps the place
                self.models[model.__name__] = self.model(model)
        for name in sorted(self.checked):
            self.object(name)

    def model(self, model):
        out = {"kind": kind_of(model)} if kind_of(model) else {}
        if hasattr(model, "_REQUIRED_KEYS"):
            out["order"] = list(model._REQUIRED_KEYS) + list(model._OPTIONAL_KEYS or [])
        if model.model_config.get("extra") != "forbid":
            out["extra"] = model.model_config.get("extra")
        out["fields"] = {f.alias or name: self.field(model, name, f) for name, f in model.model_fields.items()}
        return out

    def field(self, model, name, field):
        nullable, members = self.members(field.annotation)
        text = self.union(members, constraints([field]) | constraints(field.metadata))
        key = field.alias or name
        if "k8s " in text:
            text = without_refused(model, key, text)
        out = {"type": text, "required": field.is_required(), "nullable": nullable}
        if name != key:
            out["alias"] = name
        if takes_text(model, key, text):
            out["split"] = True
        if "{str: V1Param}" in text and not refuses(model, key, {"x": 1}):
            out["short"] = True
        if field.default not in (None, PydanticUndefined):
            out["default"] = value_of(field.default)
        return out

    def members(self, annotation):
        """Whether null is among the branches of a union, and the others."""
        if typing.get_origin(annotation) not in (typing.Union, types.UnionType):
            return False, [annotation]
        of = typing.get_args(annotation)
        return type(None) in of, [x for x in of if x is not type(None)]

    def union(self, members, found):
        if found.get("discriminator"):
            for m in members:
                self.pending.append(m)
            return by_kind(members)
        texts = [self.type(m, found) for m in members]
        if any(t.startswith("[") for t in texts):
            texts = [t for t in texts if t != "pair"]  # a pair of strings is also a list of them
        return texts[0] if len(texts) == 1 else "(%s)" % " | ".join(texts)

    def type(self, a, found):
        if isinstance(a, (str, typing.ForwardRef)):
            a = {"V1Polyaxonfile": V1Polyaxonfile}[getattr(a, "__forward_arg__", a)]
        origin, args = typing.get_origin(a), typing.get_args(a)
        if origin is typing.Annotated:
            _, members = self.members(args[0])
            return self.union(members, found | constraints(args[1:]))
        if origin in (typing.Union, types.UnionType):
            return self.union(self.members(a)[1], {})
        if origin is list and args:
            return "[%s]" % self.type(args[0], {})
        if origin is dict and args:
            return "{%s: %s}" % (self.type(args[0], {}), self.type(args[1], {}))
        if origin is tuple:
            return "pair"
        if getattr(origin, "__name__", str(origin)).endswith("Literal"):
            return "enum(%s)" % "|".join(str(value_of(x)) for x in args)
        if a in SCALARS:
            return SCALARS[a]
        if a in NUMBERS:
            return NUMBERS[a] + bounds(found)
        return self.class_(a)

    def class_(self, a):
        if not inspect.isclass(a):
            raise TypeError("no notation for %r" % a)
        if a.__name__ in CUSTOM:
            return CUSTOM[a.__name__]
        if issubclass(a, enum.Enum):
            return "enum(%s)" % "|".join(m.value for m in a)
        if issubclass(a, pydantic.BaseModel):
            self.pending.append(a)
            return a.__name__
        if a.__module__.startswith("kubernetes.client"):
            self.checked.add(a.__name__)
            return "k8s " + a.__name__
        if hasattr(a, "_CLASS"):
            self.pending.append(a._CLASS)
            return "%s of %s" % ("list" if issubclass(a, list) else "text", a._CLASS.__name__)
        raise TypeError("no notation for %r" % a)

    def object(self, name):
        """A class of the Kubernetes client, and every class that its fields need."""
        if name in self.kubernetes:
            return
        c = getattr(client, name)
        out = self.kubernetes[name] = {"checked": name in self.checked, "required": required_keys(c), "fields": {}}
        for attribute, text in c.openapi_types.items():
            field = {"type": text}
            key = c.attribute_map[attribute]
            field["attribute"] = attribute
            out["fields"][key] = field
            for word in text.replace("[", " ").replace("]", " ").replace("(", " ").replace(")", " ").replace(",", " ").split():
                if word[0].isupper() and hasattr(client, word):
                    self.object(word)


def bounds(found):
    parts = [] if found.get("strict") or found.get("pattern") else ["lax"]
    if found.get("pattern"):
        parts.append("/%s/" % found["pattern"])
    for key, sign in (("gt", ">"), ("ge", ">="), ("lt", "<"), ("le", "<=")):
        if key in found:
            parts.append("%s%g" % (sign, found[key]))
    return "(%s)" % ", ".join(parts) if parts else ""


def without_refused(model, key, text):
    """A validator of Polyaxon may refuse what the declared type of a Kubernetes field allows: ask, and drop it if so."""
    if text.endswith(" | template)") and refuses(model, key, "{{ x }}"):
        text = text[: -len(" | template)")] + ")"
        text = text[1:-1] if " | " not in text else text
    value = [{"x": 1}] if text.startswith("[") else {"x": 1}
    if " | {any: any})" in text and refuses(model, key, value):
        text = text.replace(" | {any: any})", "").replace("(k8s", "k8s")
    return text


def takes_text(model, key, text):
    """Whether a list of strings may be written as a text with commas."""
    item = {"[str]": "a", "[uuid]": "0" * 32}.get(text.removeprefix("(").removesuffix(" | template)"))
    return item is not None and not refuses(model, key, "%s, %s" % (item, item))


def refuses(model, key, value):
    try:
        model.model_validate({key: value})
    except pydantic.ValidationError as e:
        return any(error["loc"][0] == key for error in e.errors())
    except TypeError:  # an unknown key
        return True
    return False


def required_keys(c):
    """The keys that a class of the Kubernetes client does not let be null, as polyaxon leaves that class."""
    keys = []
    for attribute, key in c.attribute_map.items():
        setter = getattr(c, attribute, None)
        if not isinstance(setter, property):
            continue
        o = c.__new__(c)
        o.local_vars_configuration = client.Configuration.get_default_copy()
        try:
            setter.fset(o, None)
        except ValueError:
            keys.append(key)
    return keys


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("usage: python facts.py OUT.json (a python that has polyaxon installed)")
    facts = Facts()
    facts.collect()
    out = {
        "polyaxon": pkg.VERSION,
        "kubernetes": kubernetes.__version__,
        "models": facts.models,
        "hookTriggers": sorted(s.value for s in V1Statuses.get_allowable_hook_values()),
        "kubernetesObjects": facts.kubernetes,
    }
    with open(sys.argv[1], "w") as f:
        json.dump(out, f, indent=1)
        f.write("\n")
    fields = sum(len(m["fields"]) for m in facts.models.values())
    print("%s: %d models, %d fields, %d Kubernetes objects" % (pkg.VERSION, len(facts.models), fields, len(facts.kubernetes)))


if __name__ == "__main__":
    main()
