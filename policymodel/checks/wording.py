"""How messages name what a target says, and amounts that follow from it."""

from decimal import Context, Decimal

from policymodel.checks.algebra import Statement
from policymodel.checks.listing import short
from policymodel.checks.quantities import in_cell
from policymodel.checks.values import shown
from policymodel.findings import Text
from policymodel.model import Indicator, Target
from policymodel.units import find_unit
from policymodel.vocabulary import COMPARATORS

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
