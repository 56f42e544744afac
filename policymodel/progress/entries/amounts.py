"""Numbers as people type them: 30亿元, 80%, 1,234.5, ６.５, 约20, 完成4套."""

import re
from decimal import Context as Digits
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from attrs import evolve, frozen

from policymodel.analysis.growth import is_rank
from policymodel.findings import UnitError
from policymodel.folding import fold
from policymodel.intake.workbook.cells import WorkbookCell
from policymodel.model.words import ComparatorCode
from policymodel.numbers import Number, can_be_stated, format_decimal
from policymodel.progress.entries.entry import Context, Entry, noted, refused, shown
from policymodel.progress.observation import Amount
from policymodel.quantities import Amount as Printed
from policymodel.quantities import read_words, unit_at
from policymodel.text import Text, read_data
from policymodel.vocabulary import COMPARATORS

_KEPT = Digits(prec=15)  # a spreadsheet program keeps no more, and shows no more
_LARGEST, _FINEST = Decimal(10) ** 15, Decimal(10) ** -15
_WIDE = Digits(prec=40)
_HUNDRED, _PERCENT = Decimal(100), "%"
_SIGNS = re.compile(r"[\s，,。.；;：:、（）()−－负-]+")
_BELOW_ZERO = re.compile("(?:^|[^0-9])[-−－负] *$")
_COMMAS = re.compile("[ ,，]")
_CHANGES = ("change", "growth_rate", "increment", "per_year", "total")
# 增长6% tells a change, 增长到60% what was reached.
_GROWN = re.compile(r"(?:增长|下降|提高|降低|减少|增加|上升)(?!至|到|为|率)")
_SCALES = ("万亿", "百万", "千万", "万", "亿")


def read_amount(cell: WorkbookCell, context: Context) -> Entry:
    """Return the number that a cell states.

    Raises:
        RefusedEntryError: it states none, or not clearly.
    """
    if isinstance(cell.value, Decimal):
        entry = _of_number(cell, cell.value, context)
    else:
        entry = _of_words(str(cell.value).strip(), context)
    return _within_whole(entry, cell, context) if context.is_part else entry


def _within_whole(entry: Entry, cell: WorkbookCell, context: Context) -> Entry:
    """Tell of a part that is more than its whole; what is twice that is a slip of the hand.

    A part is told by its name, and some of what sounds so passes 100 % in good order.
    """
    amount = entry.value
    if not isinstance(amount, Amount) or not _is_share(context):
        return entry
    value = context.known.convert(amount.value, amount.unit or _PERCENT, _PERCENT)
    if value > 2 * _HUNDRED:
        raise refused("beyond_whole", text=shown(cell))
    if value > _HUNDRED:
        return evolve(entry, notes=(*entry.notes, noted("above_whole", text=shown(cell))))
    return entry


def read_rate(cell: WorkbookCell, context: Context) -> Entry:
    """Return how much of a task is done, in percent, that a cell states."""
    entry = read_amount(cell, Context(period=context.period, unit="%", known=context.known))
    amount = entry.value
    if isinstance(amount, Amount) and not 0 <= amount.value <= _HUNDRED:
        raise refused("rate", text=shown(cell))
    return entry


def _of_number(cell: WorkbookCell, number: Decimal, context: Context) -> Entry:
    value, is_percent = _KEPT.plus(number), "%" in cell.format
    if abs(value) >= (_LARGEST / _HUNDRED if is_percent else _LARGEST):
        raise refused("too_long", text=shown(cell))
    if is_percent:
        if not _is_share(context):
            raise refused("percent", text=shown(cell), unit=context.unit or "")
        return Entry(value=Amount(value=_plain(value * _HUNDRED), unit=context.unit))
    if _is_share(context):
        raise _bare(value)
    return Entry(value=Amount(value=_plain(value), unit=context.unit))


@lru_cache(maxsize=1024)  # most numbers of a ledger are there many times
def _plain(value: Decimal) -> Decimal:
    """Return what a store keeps of a number; what 0.1 + 0.2 - 0.3 leaves in a cell is nothing."""
    return Decimal(format_decimal(value.quantize(_FINEST, context=_WIDE)))


def _bare(value: Decimal) -> ValueError:
    times = format_decimal(_KEPT.multiply(value, _HUNDRED))
    return refused("bare_percent", text=format_decimal(value), times=times)


def _is_share(context: Context) -> bool:
    found = context.known.find(context.unit)
    return context.unit == "%" or (found is not None and found.name == "%")


@frozen
class _Found:
    """The one number of some words, with its unit as printed."""

    words: str
    number: Number
    value: Decimal
    high: Decimal | None
    unit: str
    end: int  # behind number and unit
    comparator: str | None


def _of_words(text: str, context: Context) -> Entry:
    found = _one_number(text, context)
    if (said := _not_reached().search(text[: found.number.start] + text[found.end :])) is not None:
        raise refused("not_reached", text=text, part=said[0])
    unit, value, high, notes = found.unit, found.value, found.high, list[Text]()
    if not unit:
        if _is_share(context):
            raise _bare(value)
        unit, value, high = _scaled(found, context)
        if unit != (context.unit or "") or value != found.value:
            notes.append(noted("scaled", text=text, value=format_decimal(value), unit=unit))
    elif not context.unit:
        raise refused("no_unit", text=text)
    if not all(each is None or can_be_stated(each) for each in (value, high)):
        raise refused("too_long", text=text)
    notes += _notes(found, unit, value, context)
    if _goes_other_way(found, context):
        value = -value
        notes.append(noted("other_way", text=text, value=format_decimal(value), unit=unit))
    amount = Amount(
        value=value,
        unit=unit or None,
        comparator=cast(ComparatorCode | None, found.comparator),
        high=high,
        words="" if _says_no_more(text, value, unit) else text,
    )
    return Entry(value=amount, notes=tuple(notes))


def _goes_other_way(found: _Found, context: Context) -> bool:
    """Whether words tell a change against the target's way; of what is no change they cannot."""
    said = read_words(found.words[: found.end], context.known).change
    if said is None or found.value <= 0:
        return False
    if context.kind in _CHANGES:
        return said != context.change
    if context.kind == "level" and _GROWN.search(found.words[: found.number.start]):
        raise refused("growth", text=found.words)
    return False


def _says_no_more(text: str, value: Decimal, unit: str) -> bool:
    said = _COMMAS.sub("", fold(text))
    return said in (format_decimal(value), f"{format_decimal(value)}{fold(unit)}")


def _one_number(text: str, context: Context) -> _Found:
    if any(word in text for word in _data()["vague"]) and not re.search("[0-9０-９]", text):
        raise refused("vague", text=text)
    printed = read_words(text, context.known).amounts
    if not printed:
        raise refused("no_number", text=text)
    first, *others = printed
    if others and not _begins_anew(text, others[0]):
        raise refused("many_numbers", text=text)
    if first.comparison.unread:
        raise refused("unclear", text=text, part=first.comparison.unread)
    found = _found(text, first, context)
    part = text[: others[0].number.start] if others else text
    if any(word in part for word in _data()["of_target"]):
        raise refused("of_target", text=text)
    return found


def _begins_anew(text: str, other: Printed) -> bool:
    """Whether a further number stands in a clause that only sets the first beside a target."""
    clause = re.split("[，,；;（(]", text[: other.number.start])
    return len(clause) > 1 and any(word in text[len(clause[0]) :] for word in _data()["beside"])


def _found(text: str, printed: Printed, context: Context) -> _Found:
    number, unit = printed.number, printed.unit
    if number.value > 0 and _BELOW_ZERO.search(text[: number.start]):
        if number.high is not None:
            raise refused("many_numbers", text=text)
        number = number._replace(value=-number.value, digits_value=-number.digits_value)
    value, high, end = number.value, number.high, number.end
    if unit and number.unit is None:
        # It stands behind the digits, as 亿元, or behind 万 or 亿.
        start, length = unit_at(text, number.digits_end, context.known)
        if text[start : start + length] == unit:
            value, high = number.digits_value, number.digits_high
        else:
            start, length = unit_at(text, number.end, context.known)
        end = start + length
    if not number.ends:  # 三分之一
        value, high = _KEPT.plus(value), None if high is None else _KEPT.plus(high)
    comparator = "between" if high is not None else _comparator(text, printed)
    if unit and context.unit and context.known.same(unit, context.unit):
        unit = context.unit  # ％ is %
    if context.unit and is_rank(context.unit, context.known) and unit in _data()["ranks"]:
        unit = context.unit
    return _Found(text, number, value, high, unit, end, comparator)


def _comparator(text: str, printed: Printed) -> str | None:
    """Return how the true number compares with the one that is typed; 20余 is more than 20."""
    if text[: printed.number.start].rstrip().endswith(tuple(_data()["under"])):
        return "less_than"
    codes = printed.comparison.codes
    return next((code for code in ("more_than", *sorted(codes)) if code in codes), None)


def _scaled(found: _Found, context: Context) -> tuple[str, Decimal, Decimal | None]:
    """Return unit and numbers of words with 万 or 亿 and no unit: 30亿 where rows are in 亿元."""
    number, unit = found.number, context.unit or ""
    scale = found.words[number.digits_end : number.end].strip()
    base = next((unit.removeprefix(each) for each in _SCALES if unit.startswith(each)), unit)
    if scale and base != unit and context.known.find(scale + base):
        return scale + base, number.digits_value, number.digits_high
    return unit, found.value, found.high


def _notes(found: _Found, unit: str, value: Decimal, context: Context) -> list[Text]:
    """What is to be told of the unit, of words that were not needed, of what is not exact."""
    text, notes = found.words, list[Text]()
    plain = format_decimal(value)
    if unit and context.unit and not context.known.same(unit, context.unit):
        try:
            converted = context.known.convert(value, unit, context.unit)
        except UnitError:
            raise refused("other_unit", found=unit, unit=context.unit) from None
        told = format_decimal(_KEPT.plus(converted))
        notes.append(noted("converted", text=f"{plain}{unit}", value=told, unit=context.unit))
    if found.comparator is not None:
        said = COMPARATORS[found.comparator]
        high = f"~{format_decimal(found.high)}" if found.high is not None else ""
        sign = "" if high else said.sign
        notes.append(noted("compared", text=text, said=f"{sign}{plain}{high}{unit}"))
    if _left(found):
        notes.append(noted("left", text=text, value=plain, unit=unit))
    return notes


def _left(found: _Found) -> str:
    """Return the words beside a number that say something else than how it compares."""
    text = found.words[: found.number.start] + " " + found.words[found.end :]
    return _SIGNS.sub("", _silent().sub("", text))


@cache
def _silent() -> re.Pattern[str]:
    words = {word for each in COMPARATORS for word in (*each.words, *each.behind)}
    words |= {*_data()["silent"]}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))


@cache
def _not_reached() -> re.Pattern[str]:
    """What says that a number is one of plans, or of another time, unless held against it."""
    words = "|".join(map(re.escape, _data()["not_reached"]))
    return re.compile(rf"(?<![比较超过低于])(?:{words})|目标[值为是]*(?=$| *[0-9])")


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return found
