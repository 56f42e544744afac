"""The JSON Schema of the plan file, made from the model and its docstrings."""

import inspect
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from policymodel.model import PartialDate, Plan, Responsibility, Span
from policymodel.model.fields import Shape, shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.partialdate import FORM as DATE_FORM
from policymodel.model.scalars import Between, Form
from policymodel.reading.formats import FORMAT
from policymodel.vocabulary import OFFICIAL_ROLES, ROLES, Vocabulary

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ATTRIBUTE = re.compile(r"^    (\w+): (.+?)(?=^    \w+: |\Z)", re.MULTILINE | re.DOTALL)


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan file."""
    names = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
    definitions: dict[str, Any] = {
        "Span": {
            "description": "The characters [start, end) of the source document.",
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2,
        },
        "Responsibilities": {
            "description": "Roles with the names of organizations as the document prints them.",
            "type": "object",
            "properties": {
                role.code: {"description": f"{role.zh}: {role.meaning.en}", **names}
                for role in ROLES
            },
            "additionalProperties": False,
        },
        "Officials": {
            "description": "Roles of officials with their posts as the document prints them.",
            "type": "object",
            "properties": {role.code: {"description": role.zh, **names} for role in OFFICIAL_ROLES},
            "additionalProperties": False,
        },
    }
    _define(Plan, definitions)
    top = definitions.pop("Plan")
    return {
        "$schema": _DIALECT,
        "title": "policymodel plan file",
        **top,
        "properties": {
            "format": {"description": "The format of the file.", "const": FORMAT},
            **top["properties"],
        },
        "required": ["format", *top["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the schema as the text of ``schemas/plan.schema.json``."""
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"


def _define(cls: type, definitions: dict[str, Any]) -> None:
    doc = inspect.getdoc(cls) or ""
    head, _, tail = doc.partition("\nAttributes:\n")
    meanings = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(tail)}
    properties: dict[str, Any] = {}
    definitions[cls.__name__] = {}  # taken, before the trees come round to it again
    for name, made in shapes(cls).items():
        meaning = meanings.get(name) or f"Where {name.removesuffix('_at')} stands."
        properties[name] = {"description": meaning, **_of_shape(made, definitions)}
    definitions[cls.__name__] = {
        "description": " ".join(head.split()),
        "type": "object",
        "properties": properties,
        "required": [e.name for e in attrs.fields(cls) if e.init and e.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _of_shape(made: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if made.optional:
        inner = _of_shape(made._replace(optional=False), definitions)
        return {"anyOf": [inner, {"type": "null"}]}
    if made.many and made.kind in BY_ROLE:
        name = "Responsibilities" if made.kind is Responsibility else "Officials"
        return {"$ref": f"#/$defs/{name}"}
    if made.many:
        return {"type": "array", "items": _of_shape(made._replace(many=False), definitions)}
    kind = made.kind
    if kind is Span:
        return {"$ref": "#/$defs/Span"}
    if attrs.has(kind):
        if kind.__name__ not in definitions:
            _define(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return _of_scalar(kind, made.rule)


def _of_scalar(kind: type, rule: Vocabulary[Any] | Form | Between | None) -> dict[str, Any]:
    if isinstance(rule, Vocabulary):
        return {"enum": list(rule.codes)}
    if isinstance(rule, Form):
        return _of_form(rule.pattern)
    if isinstance(rule, Between):
        return {"type": "integer", "minimum": rule.least, "maximum": rule.most}
    if kind is str:
        return {"type": "string", "minLength": 1}
    if kind is PartialDate:
        return _of_form(DATE_FORM)
    if kind is date:
        return {"type": "string", "format": "date"}
    if kind is Decimal:
        digits = {"type": "string", "pattern": r"^[-+]?[0-9][0-9,]*(\.[0-9]+)?$"}
        return {"anyOf": [{"type": "number"}, digits]}
    return {"type": {bool: "boolean", int: "integer"}[kind]}


def _of_form(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{pattern}$".replace("?:", "")}
