"""How a value of the plan stands in a cell: a number that is shown with its comparator."""

from decimal import Decimal

from policymodel.analysis.targets import decimals
from policymodel.analysis.wording import sign
from policymodel.findings import Lang
from policymodel.model import Target
from policymodel.sheets.sheet import Cell, Number

_MOST_DECIMALS = 15


def digits(places: int) -> str:
    """Return the number format with `places` decimal places.

    >>> digits(0), digits(2)
    ('0', '0.00')
    """
    return "0" + ("." + "0" * min(places, _MOST_DECIMALS) if places else "")


def stated_number(
    value: Decimal, words: str | None, *, before: str = "", after: str = ""
) -> Number:
    """Return `value` with the decimal places it is printed with in `words`, and text around it.

    >>> stated_number(Decimal(1), "1.0", before="≥").format
    '"≥"0.0'
    >>> stated_number(Decimal(-2), None, before="≤").format
    '"≤"0;"≤"-0'
    """
    form = digits(decimals(value, words))
    left, right = (f'"{text}"' if text else "" for text in (before, after.replace('"', "")))
    # With text in front, a format of one part would print the minus before the text: -≤2.
    below = f";{left}-{form}{right}" if value < 0 and left else ""
    return Number(value, f"{left}{form}{right}{below}")


def target_cell(target: Target, words: str | None, lang: Lang) -> Cell:
    """Return the cell of a target's value: a number where it is one, else the printed words.

    A range is text, because a cell holds one number.

    Args:
        target: the target.
        words: its printed words, where known.
        lang: language of the comparator.
    """
    if target.value is None:
        return words or target.benchmark
    if target.high is not None:
        dash = "—" if lang == "zh" else "–"
        ends = (f"{end:.{decimals(end, words)}f}" for end in (target.value, target.high))
        return dash.join(ends)
    return stated_number(target.value, words, before=sign(target.comparator, lang))
