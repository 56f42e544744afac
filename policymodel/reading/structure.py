"""Plain trees of dicts and lists <-> Plan, strictly, every fault at once.

cattrs is lenient by default (2030.7 becomes 2030, True becomes 1, "abc" a list of three
letters); here every scalar has its own hook, unknown keys are errors, and a class is told of
all its faults together. A scalar may be the text that a plan file has, or a Python value.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from policymodel.findings import Finding, PlanFileError, Text
from policymodel.model import FieldError, Plan, Responsibility, Span
from policymodel.model.fields import shape
from policymodel.model.places import Path, format_path
from policymodel.model.scalars import check_text, shown
from policymodel.numbers import parse_decimal
from policymodel.reading import formats
from policymodel.text import did_you_mean

_is_digits = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?").fullmatch
_is_whole = re.compile(r"[+-]?[0-9]{1,20}").fullmatch
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST_FAULTS = 200
"""Findings listed of one file; who has so many wants to fix some and try again."""

Hook = Callable[[Any, Any], Any]


class _FaultsError(Exception):
    """What is wrong with a part: findings, with paths from that part on."""

    def __init__(self, found: list[tuple[Path, str, FieldError]]) -> None:
        super().__init__(found)
        self.found = found


def _wrong(zh: str, en: str, value: object, hint: Text | None = None) -> FieldError:
    found = Text("空", "nothing") if value is None else Text(shown(value), shown(value))
    return FieldError(Text(f"应为{zh}，实为 {found.zh}", f"expected {en}, found {found.en}"), hint)


def _to_str(value: Any, _: object) -> str:
    if type(value) is str:
        return value  # what it may hold, the field's validator knows
    if isinstance(value, list | dict):
        raise _wrong("文字", "text", value)
    check_text(value)
    return str(value)


def _to_int(value: Any, _: object) -> int:
    if type(value) is str and _is_whole(value):
        return int(value)
    if type(value) is not int:
        raise _wrong("整数", "a whole number", value)
    return value


def _to_bool(value: Any, _: object) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    if type(value) is not bool:
        raise _wrong("true 或 false", "true or false", value)
    return value


def _to_decimal(value: Any, _: object) -> Decimal:
    if type(value) is str:
        try:
            # What has too many digits is a number all the same: the field says which it takes.
            return Decimal(value) if _is_digits(value) else parse_decimal(value)
        except ValueError:
            pass
    elif type(value) is int or type(value) is Decimal:
        return Decimal(value)
    elif type(value) is float:
        return Decimal(repr(value))
    raise _wrong(
        "一个数",
        "a number",
        value,
        Text(
            "数值与单位分开填写：value 只写数字",
            "value takes the digits alone; the unit has its own key",
        ),
    )


def _to_date(value: Any, _: object) -> date:
    if type(value) is date:
        return value
    try:
        if type(value) is str and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _wrong("日期（如 2021-11-04）", "a date such as 2021-11-04", value)


def _to_span(value: Any, _: object) -> Span:
    if not isinstance(value, list) or len(value) != 2:
        raise _wrong("[起, 止] 两个整数", "two whole numbers [start, end]", value)
    start, end = value
    return Span(_to_int(start, None), _to_int(end, None))


def _to_responsibilities(value: Any, _: object) -> tuple[Responsibility, ...]:
    if not isinstance(value, dict):
        raise _wrong(
            "角色到单位名单的映射",
            "roles with lists of organizations",
            value,
            Text("写法：lead: [市科技局]", "write e.g. lead: [市科技局]"),
        )

    def made(role: Any, names: Any) -> Responsibility:
        if not isinstance(names, list):
            raise _wrong("单位名单（列表）", "a list of organizations", names)
        return Responsibility(role=role, organizations=tuple(_to_str(n, str) for n in names))

    return tuple(_each((role, partial(made, role, names)) for role, names in value.items()))


def _each(items: Iterator[tuple[str | int, Callable[[], Any]]]) -> list[Any]:
    """Return what the calls give, or raise what is wrong with all of them, each at its step."""
    made: list[Any] = []
    faults: list[tuple[Path, str, FieldError]] = []
    for step, call in items:
        try:
            made.append(call())
        except (FieldError, _FaultsError) as error:
            faults += _below(step, error)
    if faults:
        raise _FaultsError(faults)
    return made


def _below(step: str | int, error: FieldError | _FaultsError) -> list[tuple[Path, str, FieldError]]:
    if isinstance(error, FieldError):
        return [((step,), "F103", error)]
    return [((step, *path), code, fault) for path, code, fault in error.found]


def _list_hook(inner: Any, converter: Converter) -> Hook:
    hooks: list[Hook] = []

    def structure(value: Any, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _wrong("列表", "a list", value)
        if not hooks:
            hooks.append(converter.get_structure_hook(inner))  # late: sections hold sections
        hook = hooks[0]
        try:
            return tuple([hook(item, inner) for item in value])
        except (FieldError, _FaultsError):  # once more, for every fault
            calls = ((i, partial(hook, item, inner)) for i, item in enumerate(value))
            return tuple(_each(calls))

    return structure


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _class_factory(cls: type, converter: Converter) -> Hook:
    attrs.resolve_types(cls)
    fields = {each.name: each for each in attrs.fields(cls) if each.init}
    hooks = {name: _field_hook(converter, each) for name, each in fields.items()}
    optional = {name for name, each in fields.items() if shape(each.type).optional}

    def structure(value: Any, _: object) -> Any:
        if not isinstance(value, dict):
            raise _wrong("键值映射（key: value）", "keys with values", value)
        try:
            return cls(
                **{
                    key: None if item is None and key in optional else hooks[key](item, None)
                    for key, item in value.items()
                }
            )
        except (FieldError, _FaultsError, KeyError, TypeError):  # once more, for every fault
            raise _FaultsError(list(_faults_of(cls, value, fields, hooks, optional))) from None

    return structure


def _faults_of(
    cls: type,
    value: dict[str, Any],
    fields: "dict[str, attrs.Attribute[Any]]",
    hooks: dict[str, Hook],
    optional: set[str],
) -> Iterator[tuple[Path, str, FieldError]]:
    """Yield all that is wrong with the keys of one part and what stands behind them."""
    for key, item in value.items():
        if key not in fields:
            yield (key,), *_unknown_key(cls, key, list(fields))
            continue
        if item is None and key in optional:
            continue
        try:
            made = hooks[key](item, None)
            if (validator := fields[key].validator) is not None:
                validator(None, fields[key], made)
        except (FieldError, _FaultsError) as error:
            yield from _below(key, error)
    for name, each in fields.items():
        if each.default is attrs.NOTHING and name not in value:
            missing = Text(f"缺少必填项 {name}", f"expected the key {name}, found none")
            yield (), "F102", FieldError(missing)


def _field_hook(converter: Converter, each: "attrs.Attribute[Any]") -> Hook:
    made = shape(each.type)
    if made.many and made.kind is Responsibility:
        return _to_responsibilities
    if made.many:
        return _list_hook(made.kind, converter)
    return converter.get_structure_hook(made.kind)


def _unknown_key(cls: type, key: str, known: list[str]) -> tuple[str, FieldError]:
    """Return F105 for a key that has another name now, F101 for any other."""
    if new := formats.RENAMED.get(cls, {}).get(key):
        renamed = Text(f"键 {key} 已改名为 {new}", f"the key {key} is called {new} now")
        return "F105", FieldError(renamed, Text(f"请改为 {new}", f"write {new}"))
    keys = ", ".join(known)
    return "F101", FieldError(
        Text(f"未知的键 {shown(key)}", f"unknown key {shown(key)}"),
        did_you_mean(key, known) or Text(f"此处可用的键：{keys}", f"the keys here are {keys}"),
    )


def _number(value: Decimal) -> int | float | str:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= 0:
        return int(value)
    digits = format(value, "f")  # 1.10 stays 1.10: what is printed tells how exact it is
    return float(value) if repr(float(value)) == digits else digits


def _by_role(value: tuple[Responsibility, ...]) -> dict[str, list[str]]:
    return {item.role: list(item.organizations) for item in value}


def _unstructure_factory(
    omit_defaults: bool,
) -> Callable[[type, Converter], Callable[[Any], dict[str, Any]]]:
    def factory(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
        attrs.resolve_types(cls)
        hooks: dict[str, Any] = {
            each.name: override(
                unstruct_hook=_by_role if each.type == tuple[Responsibility, ...] else None,
                omit=not each.init,
            )
            for each in attrs.fields(cls)
        }
        return make_dict_unstructure_fn(
            cls, converter, _cattrs_omit_if_default=omit_defaults, **hooks
        )

    return factory


def _make_converter(*, omit_defaults: bool = False) -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook_factory(attrs.has, _class_factory)
    for kind, hook in _SCALARS:
        converter.register_structure_hook(kind, hook)
    converter.register_unstructure_hook_factory(attrs.has, _unstructure_factory(omit_defaults))
    converter.register_unstructure_hook_factory(
        _is_tuple, lambda _, made: lambda value: [made.unstructure(item) for item in value]
    )
    converter.register_unstructure_hook(Decimal, _number)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    return converter


_SCALARS: tuple[tuple[Any, Hook], ...] = (
    (str, _to_str),
    (int, _to_int),
    (bool, _to_bool),
    (Decimal, _to_decimal),
    (date, _to_date),
    (Span, _to_span),
)
_WHOLE_TREE = _make_converter()
_SPARE_TREE = _make_converter(omit_defaults=True)


def plan_from_tree(tree: object) -> Plan:
    """Return the plan that a tree of dicts, lists and scalars describes.

    Raises:
        PlanFileError: with a finding for every fault: F101 unknown key, F102 missing key,
            F103 a value that the field cannot hold, F104 another format than this version's,
            F105 the name that a key had in an older format.
    """
    found: list[tuple[Path, str, FieldError]] = []
    is_old = False
    if isinstance(tree, dict):
        number, fault = formats.format_of(tree)
        is_old = number < formats.FORMAT
        if fault is not None:
            found.append((("format",) if "format" in tree else (), "F104", fault))
        tree = {key: value for key, value in tree.items() if key != "format"}
    try:
        plan = _WHOLE_TREE.structure(tree, Plan)
        if not found:
            return plan
    except FieldError as error:
        found.append(((), "F103", error))
    except _FaultsError as error:
        # In an older file old names are right, and migrating changes them all.
        found += [each for each in error.found if not (is_old and each[1] == "F105")]
    raise PlanFileError(
        *(
            Finding(
                code=code,
                severity="error",
                message=fault.message,
                hint=fault.hint,
                path=format_path(path),
            )
            for path, code, fault in found[:MOST_FAULTS]
        )
    )


def plan_to_tree(plan: Plan, *, omit_defaults: bool = False) -> dict[str, Any]:
    """Return `plan` as a tree of dicts, lists and scalars with the plan file's own keys.

    Args:
        plan: the plan.
        omit_defaults: leave out what a plan file need not say.
    """
    converter = _SPARE_TREE if omit_defaults else _WHOLE_TREE
    return {"format": formats.FORMAT, **converter.unstructure(plan)}
