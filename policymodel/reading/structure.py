"""Plain trees of dicts and lists <-> Plan, strictly, every fault at once.

cattrs is lenient by default (2030.7 becomes 2030, True becomes 1); here every scalar, which may
be the text that a plan file has or a Python value, has its own hook.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from itertools import islice
from typing import Any

import attrs
from cattrs import Converter

from policymodel.findings import PlanFileError
from policymodel.model import (
    FieldError,
    Jurisdiction,
    Organization,
    PartialDate,
    Plan,
    Responsibility,
    Span,
)
from policymodel.model.fields import Shape, shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.partialdate import read_date
from policymodel.model.places import Path, format_path
from policymodel.model.scalars import check_some_text, refusal, shown
from policymodel.numbers import parse_decimal
from policymodel.reading import formats
from policymodel.text import Texts, did_you_mean

MOST_FAULTS = 200  # who has so many wants to fix some and try again

_is_digits = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?").fullmatch
_MOST_DIGITS = 20
_is_whole = re.compile(rf"[+-]?[0-9]{{1,{_MOST_DIGITS}}}").fullmatch
_is_day = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch

_in_curly_quotes = re.compile(r"“[^“”]*”|‘[^‘’]*’|[“”‘’][^“”‘’]*[“”‘’]").fullmatch
# A title may be printed in curly quotes; no document prints these so.
_NEVER_QUOTED = frozenset({"number", "unit", "id", "code"})
_NAMES_NEVER_QUOTED = (Organization, Jurisdiction)

Hook = Callable[[Any, Any], Any]
Fault = tuple[Path, str, FieldError]  # where, under which code, what

say = Texts(__file__)


@attrs.define
class _FaultsError(Exception):
    """What is wrong with a part: faults, with paths from that part on."""

    found: list[Fault]


def _wrong(kind: str, value: object) -> FieldError:
    found = say("nothing") if value is None else value
    hint = say(f"hint.{kind}") if f"hint.{kind}" in say else None
    if _is_curly(value):
        hint = say("hint.curly")
    return refusal(say(f"expected.{kind}"), found, hint)


def _is_curly(value: object) -> bool:
    """Return whether a value stands in curly quotes, which YAML takes for a part of it."""
    return type(value) is str and bool(_in_curly_quotes(value.strip()))


def _to_unquoted(value: Any, _: object) -> str:
    if type(value) is str and (value.isascii() or value.isalnum()):
        return value  # as nearly every id and name
    if _is_curly(value):
        raise _wrong("unquoted", value)
    return _to_str(value, None)


def _to_str(value: Any, _: object) -> str:
    if type(value) is str:
        return value  # what it may hold, the field's validator knows
    if isinstance(value, list | dict):
        raise _wrong("text", value)
    check_some_text(value)
    return str(value)


def _to_int(value: Any, _: object) -> int:
    if type(value) is str and (
        # As nearly all, which are offsets; a pattern takes twice as long to say so.
        (value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS) or _is_whole(value)
    ):
        return int(value)
    if type(value) is not int:
        raise _wrong("whole", value)
    return value


def _to_bool(value: Any, _: object) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    if type(value) is not bool:
        raise _wrong("flag", value)
    return value


def _to_decimal(value: Any, _: object) -> Decimal:
    if type(value) is str:
        try:
            # What has too many digits is a number all the same: the field says which it takes.
            return Decimal(value) if _is_digits(value) else parse_decimal(value)
        except ValueError:
            pass
    elif type(value) in (int, Decimal, float):
        return Decimal(repr(value) if type(value) is float else value)
    raise _wrong("number", value)


def _to_date(value: Any, _: object) -> date:
    if type(value) is date:
        return value
    try:
        if type(value) is str and _is_day(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _wrong("date", value)


def _to_partial_date(value: Any, _: object) -> PartialDate:
    if type(value) is date:
        return PartialDate(value.year, value.month, value.day)
    try:
        if type(value) is str:
            return read_date(value)
    except FieldError:
        pass
    raise _wrong("partial_date", value)


class _QuotedPlaceError(FieldError):
    """Words of the document stand where a place belongs: `anchor` makes them one."""


def _to_span(value: Any, _: object) -> Span:
    if type(value) is list and len(value) == 2:
        start, end = value
        return Span(_to_int(start, None), _to_int(end, None))
    if type(value) is str and not _is_curly(value):
        raise _QuotedPlaceError(say("quoted.message", count=1), say("quoted.hint"))
    raise _wrong("span", value)


def _to_roles(cls: Any, value: Any, _: object) -> tuple[Any, ...]:
    """Make roles with names into parts: responsibilities, officials."""
    names_are = BY_ROLE[cls]
    if not isinstance(value, dict):
        raise _wrong("roles" if cls is Responsibility else "posts", value)

    def made(role: Any, names: Any) -> Any:
        if not isinstance(names, list):
            raise _wrong("names" if cls is Responsibility else "list_of_posts", names)
        return cls(role=role, **{names_are: tuple([_to_str(name, str) for name in names])})

    return _each((role, partial(made, role, names)) for role, names in value.items())


def _each(items: Iterable[tuple[str | int, Callable[[], Any]]]) -> tuple[Any, ...]:
    """Return what the calls give, or raise what is wrong with all of them, each at its step."""
    made: list[Any] = []
    faults: list[Fault] = []
    for step, call in items:
        try:
            made.append(call())
        except (FieldError, _FaultsError) as error:
            faults += _below(step, error)
    if faults:
        raise _FaultsError(faults)
    return tuple(made)


def _below(step: str | int, error: FieldError | _FaultsError) -> list[Fault]:
    if isinstance(error, FieldError):
        return [((step,), "F103", error)]
    return [((step, *path), code, fault) for path, code, fault in error.found]


def _list_hook(inner: Any, converter: Converter) -> Hook:
    hooks: list[Hook] = []

    def structure(value: Any, _: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _wrong("list", value)
        if not value:
            return ()
        if not hooks:
            hooks.append(converter.get_structure_hook(inner))  # late: sections hold sections
        hook = hooks[0]
        try:
            return tuple([hook(item, inner) for item in value])
        except (FieldError, _FaultsError):  # once more, for every fault
            return _each((i, partial(hook, item, inner)) for i, item in enumerate(value))

    return structure


def _class_factory(cls: type, converter: Converter) -> Hook:
    hooks = {name: _field_hook(converter, cls, name, made) for name, made in shapes(cls).items()}
    optional = {name for name, made in shapes(cls).items() if made.optional}

    def structure(value: Any, _: object) -> Any:
        if not isinstance(value, dict):
            raise _wrong("keys", value)
        try:
            made = {
                key: hooks[key](item, None)
                for key, item in value.items()
                if item is not None or key not in optional  # None is what it is by default
            }
            return cls(**made)
        except (FieldError, _FaultsError, KeyError, TypeError):  # once more, for every fault
            raise _FaultsError(list(_faults_of(cls, value, hooks))) from None

    return structure


def _faults_of(cls: type, value: dict[str, Any], hooks: dict[str, Hook]) -> Iterator[Fault]:
    fields = attrs.fields_dict(cls)
    for key, item in value.items():
        if key not in hooks:
            yield _unknown_key(cls, key, list(hooks))
            continue
        if item is None and shapes(cls)[key].optional:
            continue
        try:
            made = hooks[key](item, None)
            if (validator := fields[key].validator) is not None:
                validator(None, fields[key], made)
        except FieldError as error:
            # A word, id or date that is refused for its quotes is told so.
            if _is_curly(item):
                error = FieldError(error.message, say("hint.curly"), error.place)
            yield from _below(key, error)
        except _FaultsError as error:
            yield from _below(key, error)
    for name in hooks:
        if fields[name].default is attrs.NOTHING and name not in value:
            yield (), "F102", FieldError(say("F102.message", key=name), say("F102.hint"))


def _field_hook(converter: Converter, cls: type, name: str, made: Shape) -> Hook:
    named = name == "name" and cls in _NAMES_NEVER_QUOTED
    if made.kind is str and (named or name in _NEVER_QUOTED):
        return _to_unquoted
    if not made.many:
        return converter.get_structure_hook(made.kind)
    if made.kind in BY_ROLE:
        return partial(_to_roles, made.kind)
    return _list_hook(made.kind, converter)


def _unknown_key(cls: type, key: str, known: list[str]) -> Fault:
    if new := formats.RENAMED.get(cls, {}).get(key):
        renamed = FieldError(say("F105.message", key=key, new=new), say("F105.hint", new=new))
        return (key,), "F105", renamed
    hint = did_you_mean(key, known) or say("F101.hint", keys=", ".join(known))
    return (key,), "F101", FieldError(say("F101.message", key=shown(key)), hint)


_CONVERTER = Converter(detailed_validation=False)
_CONVERTER.register_structure_hook_factory(attrs.has, _class_factory)
_CONVERTER.register_structure_hook(str, _to_str)
_CONVERTER.register_structure_hook(int, _to_int)
_CONVERTER.register_structure_hook(bool, _to_bool)
_CONVERTER.register_structure_hook(Decimal, _to_decimal)
_CONVERTER.register_structure_hook(date, _to_date)
_CONVERTER.register_structure_hook(PartialDate, _to_partial_date)
_CONVERTER.register_structure_hook(Span, _to_span)


def plan_from_tree(tree: object) -> Plan:
    """Return the plan that a tree of dicts, lists and scalars describes.

    Raises:
        PlanFileError: with a finding for every fault: F101 unknown key, F102 missing key,
            F103 a value that the field cannot hold, F104 another format than this version's,
            F105 the name that a key had in an older format.
    """
    found: list[Fault] = []
    is_old = False
    if isinstance(tree, dict):
        number, fault = formats.format_of(tree)
        is_old = number < formats.FORMAT
        if fault is not None:
            found.append((("format",) if "format" in tree else (), "F104", fault))
        tree = {key: value for key, value in tree.items() if key != "format"}
    try:
        plan = _CONVERTER.structure(tree, Plan)
        if not found:
            return plan
    except FieldError as error:
        found.append(((), "F103", error))
    except _FaultsError as error:
        # In an older file old names are right, and migrating changes them all.
        found += [each for each in error.found if not (is_old and each[1] == "F105")]
    told = (fault.finding(code, path=format_path(path)) for path, code, fault in _at_once(found))
    raise PlanFileError(*islice(told, MOST_FAULTS))


def _at_once(found: list[Fault]) -> Iterator[Fault]:
    """Yield the faults, the places that are still quoted as one: `anchor` finds them all."""
    quoted = [each for each in found if isinstance(each[2], _QuotedPlaceError)]
    for each in found:
        if each is next(iter(quoted), None):
            path, code, _ = each
            told = FieldError(say("quoted.message", count=len(quoted)), say("quoted.hint"))
            yield path, code, told
        elif each not in quoted:
            yield each


def plan_to_tree(plan: Plan, *, omit_defaults: bool = False) -> dict[str, Any]:
    """Return `plan` as a tree of dicts, lists and scalars with the plan file's own keys.

    With `omit_defaults`, what a plan file need not say is left out.
    """
    return {"format": formats.FORMAT, **_tree(plan, omit_defaults)}


@cache
def _slots(cls: type) -> tuple[tuple[str, Any, Any], ...]:
    """The fields of a class: name, what they hold, what they hold where nothing is said."""
    fields = attrs.fields_dict(cls)
    return tuple((name, made.kind, fields[name].default) for name, made in shapes(cls).items())


def _tree(part: Any, omit_defaults: bool) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    cls: Any = type(part)
    for name, kind, default in _slots(cls):
        value = getattr(part, name)
        if omit_defaults and (value is default or value == default):
            continue
        held = type(value)
        if value is None or held is str or held is int:  # as most are
            tree[name] = value
        elif held is Span:
            tree[name] = [value.start, value.end]
        elif held is tuple and not value:
            tree[name] = {} if kind in BY_ROLE else []
        else:
            tree[name] = _plain(value, kind, omit_defaults)
    return tree


def _plain(value: Any, kind: Any, omit_defaults: bool) -> Any:
    if isinstance(value, str | int):
        return value
    if kind in BY_ROLE:
        return {item.role: list(getattr(item, BY_ROLE[kind])) for item in value}
    if isinstance(value, tuple):
        return [_plain(item, kind, omit_defaults) for item in value]
    if kind is Decimal:
        return written_number(value)
    if kind is Span:
        return [value.start, value.end]
    return str(value) if kind in (date, PartialDate) else _tree(value, omit_defaults)


def written_number(value: Decimal) -> int | float | str:
    """Return a number as a plan file writes it: as text where it would not be as exact else."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= 0:
        return int(value)
    digits = format(value, "f")  # 1.10 stays 1.10: what is printed tells how exact it is
    return float(value) if repr(float(value)) == digits else digits
