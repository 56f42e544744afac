"""How a value of the plan stands in a cell: a number that is shown with its comparator."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve

from policymodel.analysis.saying import reading, sign
from policymodel.analysis.wording import years as span_of_years
from policymodel.model import Target
from policymodel.numbers import decimals
from policymodel.sheets.sheet import Cell, Column, Number
from policymodel.text import Lang, Text

_MOST_DECIMALS = 15


def digits(places: int) -> str:
    """Return the number format with `places` decimal places, or as many as a cell shows."""
    return "0" + ("." + "0" * min(places, _MOST_DECIMALS) if places else "")


def stated_number(value: Decimal, *, before: str = "", after: str = "") -> Number:
    """Return `value` with the decimal places it is stated with, and text around it.

    >>> stated_number(Decimal("1.0"), before="≥").format
    '"≥"0.0'
    """
    form = digits(decimals(value))
    left, right = (f'"{text}"' if text else "" for text in (before, after.replace('"', "")))
    # With text in front, a format of one part would print the minus before the text: -≤2.
    below = f";{left}-{form}{right}" if value < 0 and left else ""
    return Number(value, f"{left}{form}{right}{below}")


def year_columns(
    years: range, group: Text, *, width: float, derived: bool = False
) -> Iterator[Column]:
    """Yield a column for each of `years`, with the key ``y2025``, below one heading."""
    column = Column(key="", title=group, kind="number", width=width, group=group, derived=derived)
    for year in years:
        yield evolve(column, key=f"y{year}", title=span_of_years(year, year))


def target_cell(target: Target, words: str | None, lang: Lang) -> Cell:
    """Return the cell of a target's value: a number where it is one, else the printed words.

    A range is text, because a cell holds one number; a change against a base year and a number
    for each of several too, for neither may be added to or set against the place's own numbers.
    """
    if target.value is None:
        return words or target.benchmark
    if target.kind == "change" or target.per:
        return reading(target, lang, bare=True)
    if target.high is not None:
        dash = "—" if lang == "zh" else "–"
        return f"{target.value:f}{dash}{target.high:f}"
    return stated_number(target.value, before=way(target, lang) + sign(target.comparator, lang))
