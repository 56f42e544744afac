"""What the fields of the model may hold, by their types.

`checked`, the field transformer of every class of the model, makes converters and validators of
the types: a list becomes a tuple, a pair of offsets a Span; what is wrong raises `FieldError`.
Reading a plan file runs the same validators, so that a planner learns all faults at once.
"""

import types
import typing
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NamedTuple

import attrs

from policymodel.findings import FieldError
from policymodel.model.partialdate import PartialDate, as_partial_date, check_partial_date
from policymodel.model.scalars import (
    Between,
    Check,
    Form,
    check_by,
    check_date,
    check_flag,
    check_number,
    check_some_text,
    refusal,
    shown,
)
from policymodel.model.span import Span
from policymodel.text import Text
from policymodel.vocabulary import Vocabulary

_MOST_DIGITS = 30  # larger numbers are refused, and need not be written out before
Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


class Shape(NamedTuple):
    """The type of a field, taken apart."""

    kind: Any  # what it holds, or what the items of its list are
    rule: Vocabulary[Any] | Form | Between | None  # that these keep
    many: bool  # whether it is a list
    optional: bool


def shape(annotation: Any) -> Shape:
    """Return what the type of a field says."""
    optional, many, rule = False, False, None
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        annotation = next(each for each in typing.get_args(annotation) if each is not type(None))
        optional = True
    if typing.get_origin(annotation) is tuple:
        annotation, many = typing.get_args(annotation)[0], True
    if typing.get_origin(annotation) is Annotated:
        annotation, rule = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Literal:
        annotation = str
    return Shape(annotation, rule, many, optional)


@cache
def shapes(cls: type) -> dict[str, Shape]:
    """Return the types of the fields that a class of the model is made with, by name."""
    attrs.resolve_types(cls)
    return {each.name: shape(each.type) for each in attrs.fields(cls) if each.init}


def checked(cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """Give each field of a class of the model what its type asks for: attrs calls this."""
    return [_completed(each) if each.init else each for each in fields]


def _completed(each: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    is_tree = isinstance(each.type, str)  # "tuple[Section, ...]" within Section
    made = Shape(None, None, many=True, optional=False) if is_tree else shape(each.type)
    validator = _list_of(made, each.validator) if made.many else _one(made)
    converter = as_tuple if made.many else _CONVERTERS.get(made.kind)
    # 1.0 says more than 1: plans are equal where all that is written of them would be.
    eq_key = str if made.kind is Decimal else None
    return each.evolve(validator=validator, converter=converter, eq_key=eq_key)


def as_tuple(value: Any) -> Any:
    """Return a list as a tuple, and anything else as it is."""
    return tuple(value) if type(value) is list else value


def as_decimal(value: Any) -> Any:
    """Return a whole number as a Decimal without exponent or minus zero, the rest as it is."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is not Decimal or not value.is_finite() or value.adjusted() > _MOST_DIGITS:
        return value
    exponent = value.as_tuple().exponent
    whole = isinstance(exponent, int) and exponent > 0
    return Decimal(int(value)) if whole else value if value else value.copy_abs()


def as_span(value: Any) -> Any:
    """Return a pair of offsets as a Span, and anything else as it is."""
    if type(value) not in (tuple, list) or len(value) != 2:
        return value
    try:
        return Span(*value)
    except FieldError:
        return value  # for the validator to refuse


_CONVERTERS: dict[Any, Callable[[Any], Any]] = {Decimal: as_decimal, Span: as_span}
_CONVERTERS |= {PartialDate: as_partial_date}


def _check_of(made: Shape) -> Check:
    known = check_by(made.rule) if made.rule is not None else _CHECKS.get(made.kind)
    return known or _instance_check(made.kind)


_CHECKS: dict[Any, Check] = {str: check_some_text, Decimal: check_number}
_CHECKS |= {bool: check_flag, date: check_date, PartialDate: check_partial_date}


def _instance_check(kind: type) -> Check:
    name = kind.__name__

    def check(value: object) -> None:
        if not isinstance(value, kind):
            if kind is Span and isinstance(value, tuple | list) and len(value) == 2:
                Span(*value)  # says more
            raise refusal(Text(f" {name}", f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"), value)

    return check


def _one(made: Shape) -> Validator:
    check, optional = _check_of(made), made.optional

    def validate(holder: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is None and optional:
            return
        try:
            check(value)
        except FieldError as fault:
            raise fault.within(_place(holder, attribute)) from None

    return validate


def _list_of(made: Shape, also: Validator | None) -> Validator:
    known = made.kind and _check_of(made)

    def validate(holder: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value == ():
            return  # most lists are empty
        index = None
        try:
            if type(value) is not tuple:
                raise refusal(Text("列表", "a list"), value)
            check = known or (_instance_check(type(holder)) if holder is not None else _any)
            for index, item in enumerate(value):  # noqa: B007 - the place of a fault
                check(item)
            index = None
            if also is not None:
                also(holder, attribute, value)
        except FieldError as fault:
            raise fault.within(_place(holder, attribute, index)) from None

    return validate


def _any(_: object) -> None:
    """Let anything be: what reading has made of a list within its own kind."""


def _place(holder: object, attribute: "attrs.Attribute[Any]", index: int | None = None) -> str:
    """Return how a message calls a field: ``Target(id='x.1').value``."""
    if holder is None:
        return ""
    item = f"[{index}]" if index is not None else ""
    name = next((name for name in ("id", "name") if hasattr(holder, name)), None)
    given = f"({name}={shown(getattr(holder, name))})" if name and name != attribute.name else ""
    return f"{type(holder).__name__}{given}.{attribute.name}{item}"
