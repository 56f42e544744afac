"""Plain trees of dicts and lists <-> Plan, strictly, every fault at once.

cattrs is lenient by default (2030.7 becomes 2030, True becomes 1, "abc" a list of three
letters); here every scalar has its own hook, unknown keys are errors, and each field's
validator runs where the path is known.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from policymodel.findings import Finding, PlanFileError, Text
from policymodel.model import FieldError, Plan, Responsibility, Span
from policymodel.model.fields import shape
from policymodel.model.scalars import check_text, shown
from policymodel.numbers import parse_decimal
from policymodel.reading.paths import Path, format_path
from policymodel.text import did_you_mean

# A float carries 15 significant digits; a number with more travels as text.
_FLOAT_DIGITS = 15


def _wrong(zh: str, en: str, value: object, hint: Text | None = None) -> FieldError:
    return FieldError(
        Text(f"应为{zh}，实为 {shown(value)}", f"expected {en}, found {shown(value)}"), hint
    )


def _to_str(value: Any, _: object) -> str:
    check_text(value)
    return str(value)


def _as_it_is(value: Any, _: object) -> Any:
    return value  # every field for text has a validator, which refuses all else


def _to_int(value: Any, _: object) -> int:
    if type(value) is not int:
        raise _wrong("整数", "a whole number", value)
    return value


def _to_bool(value: Any, _: object) -> bool:
    if type(value) is not bool:
        raise _wrong("true 或 false", "true or false", value)
    return value


def _to_decimal(value: Any, _: object) -> Decimal:
    if type(value) is int:
        return Decimal(value)
    if type(value) is float:
        return Decimal(repr(value))
    if type(value) is str:
        try:
            return parse_decimal(value)
        except ValueError:
            pass
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
    try:
        if type(value) is str and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _wrong("日期(如 2021-11-04)", "a date such as 2021-11-04", value)


def _to_span(value: Any, _: object) -> Span:
    if type(value) is not list or len(value) != 2:
        raise _wrong("[起, 止] 两个整数", "two whole numbers [start, end]", value)
    return Span(*value)


def _to_responsibilities(value: Any, _: object) -> tuple[Responsibility, ...]:
    if not isinstance(value, dict):
        raise _wrong(
            "角色到单位名单的映射",
            "roles with lists of organizations",
            value,
            Text("写法：lead: [市科技局]", "write e.g. lead: [市科技局]"),
        )
    made, errors = [], []
    for role, names in value.items():
        try:
            if type(names) is not list:
                raise _wrong("单位名单(列表)", "a list of organizations", names)
            made.append(
                Responsibility(role=role, organizations=tuple(_to_str(n, str) for n in names))
            )
        except FieldError as error:
            error.__notes__ = [AttributeValidationNote(f"at {role}", str(role), Responsibility)]
            errors.append(error)
    if errors:
        raise ClassValidationError("responsibilities", errors, Responsibility)
    return tuple(made)


def _tuple_factory(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    inner = kind.__args__[0]
    if not converter.detailed_validation:
        return _quick_tuple(inner, converter)

    def structure(value: Any, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _wrong("列表", "a list", value)
        hook = converter.get_structure_hook(inner)  # late: sections hold sections
        made, errors = [], []
        for index, item in enumerate(value):
            try:
                made.append(hook(item, inner))
            except Exception as error:
                note = IterableValidationNote(f"item {index}", index, inner)
                error.__notes__ = [*getattr(error, "__notes__", []), note]
                errors.append(error)
        if errors:
            raise IterableValidationError("list", errors, kind)
        return tuple(made)

    return structure


def _quick_tuple(inner: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    if inner is str:
        return _quick_texts
    known: list[Callable[[Any, Any], Any]] = []

    def structure(value: Any, _: object) -> tuple[Any, ...]:
        if type(value) is not list:
            raise _wrong("列表", "a list", value)
        if not known:
            known.append(converter.get_structure_hook(inner))  # late: sections hold sections
        hook = known[0]
        return tuple([hook(item, inner) for item in value])

    return structure


def _quick_texts(value: Any, _: object) -> tuple[Any, ...]:
    if type(value) is not list:
        raise _wrong("列表", "a list", value)
    return tuple(value)


def _is_tuple(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is tuple


def _number(value: Decimal) -> int | float | str:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= 0:
        return int(value)  # 1.0 stays 1.0: what is printed tells how exact it is
    if len(value.normalize().as_tuple().digits) <= _FLOAT_DIGITS:
        return float(value)
    return format(value, "f")


def _by_role(value: tuple[Responsibility, ...]) -> dict[str, list[str]]:
    return {item.role: list(item.organizations) for item in value}


def _structure_factory(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    attrs.resolve_types(cls)
    if not converter.detailed_validation:
        return _quick_class(cls, converter)
    hooks: dict[str, Any] = {
        each.name: override(struct_hook=_field_hook(converter, each), omit=not each.init)
        for each in attrs.fields(cls)
    }
    made: Any = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **hooks)

    def structure(value: Any, kind: Any) -> Any:
        if type(value) is not dict:
            raise _wrong("键值映射(key: value)", "keys with values", value)
        return made(value, kind)

    return structure


def _quick_class(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    # A plan file leaves most fields out: this looks only at the keys that are there, where
    # generated code asks for each that could be. An unknown key stumbles over `hooks`.
    hooks = {each.name: _field_hook(converter, each) for each in attrs.fields(cls) if each.init}

    def structure(value: Any, _: object) -> Any:
        if type(value) is not dict:
            raise _wrong("键值映射(key: value)", "keys with values", value)
        return cls(**{key: hooks[key](item, None) for key, item in value.items()})

    return structure


def _field_hook(converter: Converter, each: "attrs.Attribute[Any]") -> Callable[[Any, Any], Any]:
    made = shape(each.type)
    kind: Any = tuple[made.kind, ...] if made.many else made.kind  # type: ignore[name-defined]
    if kind == tuple[Responsibility, ...]:
        hook: Callable[[Any, Any], Any] = _to_responsibilities
    elif made.optional:
        hook = _optional(kind, converter)
    else:
        hook = converter.get_structure_hook(kind)
    validator = each.validator
    if validator is None or not converter.detailed_validation:
        return hook  # the class itself validates; here, the first fault is enough

    def structure(value: Any, kind: Any) -> Any:
        made = hook(value, kind)
        validator(None, each, made)
        return made

    return structure


def _optional(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    hook = converter.get_structure_hook(kind)
    if hook is _as_it_is:
        return hook
    return lambda value, _: None if value is None else hook(value, kind)


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


def _make_converter(*, detailed: bool = True, omit_defaults: bool = False) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)
    converter.register_structure_hook_factory(_is_tuple, _tuple_factory)
    converter.register_structure_hook_factory(attrs.has, _structure_factory)
    for kind, hook in _SCALARS:
        converter.register_structure_hook(kind, hook)
    if not detailed:
        converter.register_structure_hook(str, _as_it_is)
    converter.register_unstructure_hook_factory(attrs.has, _unstructure_factory(omit_defaults))
    converter.register_unstructure_hook_factory(
        _is_tuple, lambda _, made: lambda value: [made.unstructure(item) for item in value]
    )
    converter.register_unstructure_hook(Decimal, _number)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    return converter


_SCALARS: tuple[tuple[Any, Callable[[Any, Any], Any]], ...] = (
    (str, _to_str),
    (int, _to_int),
    (bool, _to_bool),
    (Decimal, _to_decimal),
    (date, _to_date),
    (Span, _to_span),
)
# Three ways through one set of hooks. Almost every plan file is sound: the quick one reads it,
# validating each field once; only where it stumbles does the full one look for every fault.
_QUICK = _make_converter(detailed=False)
_FULL = _make_converter()
_SPARE = _make_converter(omit_defaults=True)


def plan_from_tree(tree: object) -> Plan:
    """Return the plan that a tree of dicts, lists and scalars describes.

    Raises:
        PlanFileError: with a finding for every fault: F101 unknown key, F102 missing key,
            F103 a value that the field cannot hold.
    """
    with contextlib.suppress(Exception):
        return _QUICK.structure(tree, Plan)
    try:
        return _FULL.structure(tree, Plan)
    except Exception as error:  # cattrs raises what the hooks raised, in groups
        findings = tuple(_findings(error, ()))
        if not findings:
            raise
        raise PlanFileError(*findings) from None


def plan_to_tree(plan: Plan, *, omit_defaults: bool = False) -> dict[str, Any]:
    """Return `plan` as a tree of dicts, lists and scalars with the plan file's own keys.

    Args:
        plan: the plan.
        omit_defaults: leave out what a plan file need not say.
    """
    tree: dict[str, Any] = (_SPARE if omit_defaults else _FULL).unstructure(plan)
    return tree


def _findings(error: BaseException, path: Path) -> Iterator[Finding]:
    """Yield a finding for every leaf of an error tree; notes carry the path."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path = (*path, note.name)
        elif isinstance(note, IterableValidationNote):
            path = (*path, note.index)
    if isinstance(error, ClassValidationError | IterableValidationError):
        for inner in error.exceptions:
            yield from _findings(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [each.name for each in attrs.fields(error.cl) if each.init]
        for key in sorted(error.extra_fields, key=str):
            yield _unknown_key(str(key), known, path)
    elif isinstance(error, FieldError):
        yield Finding(
            code="F103",
            severity="error",
            message=error.message,
            hint=error.hint,
            path=format_path(path),
        )
    elif isinstance(error, KeyError):
        key = str(error.args[0])
        yield Finding(
            code="F102",
            severity="error",
            message=Text(f"缺少必填项 {key}", f"expected the key {key}, found none"),
            path=format_path(path[:-1] if path and path[-1] == key else path),
        )


def _unknown_key(key: str, known: list[str], path: Path) -> Finding:
    keys = ", ".join(known)
    return Finding(
        code="F101",
        severity="error",
        message=Text(f"未知的键 {shown(key)}", f"unknown key {shown(key)}"),
        hint=did_you_mean(key, known) or Text(f"此处可用的键：{keys}", f"the keys here are {keys}"),
        path=format_path((*path, key)),
    )
