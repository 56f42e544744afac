"""How a value of the plan stands in a cell: a number that is shown with all that it means."""

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve

from policymodel.analysis.saying import around, in_full, reading
from policymodel.analysis.wording import years as span_of_years
from policymodel.model import Indicator, Target
from policymodel.numbers import decimals
from policymodel.sheets.sheet import Cell, Column, Number
from policymodel.text import Lang, Text
from policymodel.units import STANDARD, Units

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
    texts = (text.replace('"', "") for text in (before, after))
    left, right = (f'"{text}"' if text else "" for text in texts)
    # With text in front, a format of one part would print the minus before the text: -≤2.
    below = f";{left}-{form}{right}" if value < 0 and left else ""
    return Number(value, f"{left}{form}{right}{below}")


def year_columns(years: range, group: Text, *, width: float) -> Iterator[Column]:
    """Yield a column for each of `years`, with the key ``y2025``, below one heading."""
    column = Column(key="", title=group, kind="number", width=width, group=group)
    for year in years:
        yield evolve(column, key=f"y{year}", title=span_of_years(year, year))


def target_cell(target: Target, lang: Lang, known: Units = STANDARD) -> Cell:
    """Return the cell of a target's number: it holds the number and shows 每年≥60.

    A range is text, because a cell holds one number, and so is what is set against a benchmark.
    The unit stands in a column of its own; so does whether a target is binding.
    """
    if target.value is None or target.high is not None:
        return reading(target, lang, known=known, bare=True) or None
    if target.kind == "relative" and target.benchmark:
        return reading(target, lang, known=known)
    before, behind = around(target, lang, known)
    return stated_number(target.value, before=before, after=behind)


def requirement(
    target: Target, indicator: Indicator, words: str | None, lang: Lang, known: Units = STANDARD
) -> str | None:
    """Return what a target without a number asks, in the document's words."""
    return in_full(target, indicator, lang, words=words, known=known, scope=False) or None
