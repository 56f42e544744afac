"""How the figures of a report stand in cells, and the columns of lamps."""

from collections.abc import Iterable
from decimal import Decimal

from attrs import evolve

from policymodel.numbers import decimals
from policymodel.progress.judging import Judgement, Rules
from policymodel.progress.ledger.cells import is_plain, shown
from policymodel.progress.ledger.words import FILLS, lamp_fills, lamp_text
from policymodel.progress.observation import Amount
from policymodel.progress.report.progress import Reported, Tally
from policymodel.progress.report.rounding import share
from policymodel.sheets.sheet import Cell, Column, Number, Series
from policymodel.sheets.targets.values import digits
from policymodel.text import Lang, Text
from policymodel.vocabulary import LAMPS

SHARE_FORMAT = "0.0%"
LAMP_COLOURS = {**FILLS, "none": "#FFFFFF"}


def number(value: Decimal | None) -> Cell:
    """Return a number with the places that it has; nothing for None."""
    return None if value is None else Number(value, digits(decimals(value)))


def part(value: Decimal | None) -> Cell:
    """Return a part of one in percent; nothing for None."""
    found = share(value)
    return None if found is None else Number(found, SHARE_FORMAT)


def actual(found: Reported, unit: str | None, lang: Lang) -> Cell:
    """Return what was reached: the number that was judged, else what was reported in words."""
    value = found.fields.get("value")
    if isinstance(value, Amount) and found.judgement.actual is not None and is_plain(value, unit):
        return number(found.judgement.actual)
    said = (value, None if isinstance(value, Amount) else found.fields.get("status"))
    words = " ".join(filter(None, (shown(each, lang, unit) for each in said)))
    if found.judgement.actual is not None and isinstance(value, Amount) and value.unit != unit:
        converted = number(found.judgement.actual)
        return converted if value.comparator is None and value.high is None else words
    return words or None


def lamp(found: Judgement, rules: Rules, lang: Lang) -> str:
    """Return the lamp of a judgement with its words: colour never says it alone."""
    return lamp_text(found.status, rules, lang)


def with_lamps(columns: Iterable[Column], lang: Lang, *keys: str) -> tuple[Column, ...]:
    """Return columns, those of `keys` filled by the lamp that their cells begin with."""
    fills = lamp_fills(lang)
    return tuple(evolve(each, fills=fills) if each.key in keys else each for each in columns)


def lamp_columns(width: float = 6) -> tuple[Column, ...]:
    """Return a column for each lamp, with how many have it."""
    return tuple(
        Column(key=f"lamp_{each.code}", title=Text(each.zh, each.en), kind="integer", width=width)
        for each in LAMPS
    )


def lamp_cells(tally: Tally) -> dict[str, Cell]:
    """Return the cells of these columns: none for zero, which a chart would label."""
    return {f"lamp_{code}": count or None for code, count in tally.lamps.items()}


def lamp_series(sheet: str, first: int, last: int, lang: Lang) -> tuple[Series, ...]:
    """Return the series of a chart of lamps, each in its own colour."""
    return tuple(
        Series(each.label(lang), sheet, f"lamp_{each.code}", first, last, LAMP_COLOURS[each.code])
        for each in LAMPS
    )
