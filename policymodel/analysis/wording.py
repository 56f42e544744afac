"""How messages name what a target says, and amounts that follow from it."""

from decimal import Context, Decimal

from policymodel.analysis.algebra import Statement
from policymodel.analysis.listing import short
from policymodel.analysis.quantities import in_cell
from policymodel.findings import Text
from policymodel.model import Indicator, Target
from policymodel.numbers import format_decimal
from policymodel.units import find_unit
from policymodel.vocabulary import COMPARATORS

_MOST_DIGITS = 20
_ROUNDED = Context(prec=15, traps=[])


def said(target: Target, indicator: Indicator) -> Text:
    """Return what a target says, for a message.

    In Chinese these are its printed words, in quotation marks; where it has none, or they are
    the bare number of a table's cell, it is what they mean, without marks. In English it is
    what they mean.
    """
    if target.value is None:
        words = target.words or target.benchmark or indicator.name
        return Text(f"“{short(words)}”", f'"{short(words)}"')
    number = shown(target.value)
    if target.high is not None:
        number += f"—{shown(target.high)}"
    unit = short(target.unit or indicator.unit or "")
    label = Text("", "")
    if target.comparator is not None and target.comparator != "between":
        term = COMPARATORS[target.comparator]
        label = Text(term.zh, f"{term.en} ")
    printed = target.words and not in_cell(target)
    return Text(
        f"“{short(target.words or '')}”" if printed else f"{label.zh}{number}{unit}",
        f"{label.en}{number} {unit}".rstrip(),
    )


def amount(value: Decimal, statement: Statement) -> str:
    """Return `value`, which is in the root unit of `statement`, in the statement's unit."""
    unit = find_unit(statement.unit)
    if unit is None:
        return shown(_ROUNDED.plus(value))
    return f"{shown(_ROUNDED.divide(value, unit.scale))}{unit.name}"


def shown(value: Decimal) -> str:
    """Return `value` in plain digits, or with an exponent where those would be many.

    >>> shown(Decimal("45.0")), shown(Decimal("1E-30"))
    ('45', '1.000000E-30')
    """
    few = len(value.as_tuple().digits) <= _MOST_DIGITS and abs(value.adjusted()) <= _MOST_DIGITS
    return format_decimal(value) if few else f"{value:.6E}"
