"""How a thing is said in words: what a target states, years, numbers, lists of names."""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import takewhile

from policymodel.analysis.algebra import Statement
from policymodel.analysis.targets import in_cell
from policymodel.model import Baseline, Indicator, Jurisdiction, Target
from policymodel.numbers import format_decimal
from policymodel.text import Lang, Text, Texts
from policymodel.vocabulary import COMPARATORS, LEVELS

say = Texts(__file__)

# Full width in Chinese, as tables print them; 约 because ≈ is not read aloud.
_SIGNS_ZH = {"more_than": "＞", "less_than": "＜", "about": "约"}
_UNSIGNED = frozenset({"exactly", "between"})
_AMOUNTS = frozenset({"change", "growth_rate", "increment", "per_year", "total"})  # may fall
_LONGEST = 40
_MOST_DIGITS = 20
_NOTHING = Text("", "")
_ROUNDED = Context(prec=15, traps=[])


def sign(comparator: str | None, lang: Lang) -> str:
    """Return the sign before a number; none for exact values and those without comparator.

    >>> sign("at_least", "zh"), sign("about", "zh"), sign("about", "en"), sign("exactly", "zh")
    ('≥', '约', '≈', '')
    """
    if comparator is None or comparator in _UNSIGNED:
        return ""
    plain = COMPARATORS[comparator].sign
    return _SIGNS_ZH.get(comparator, plain) if lang == "zh" else plain


def way(target: Target, lang: Lang) -> str:
    """Return the word that says which way an amount goes; none where that goes without saying.

    >>> way(Target(id="t", kind="change", change="decrease"), "zh")
    '下降'
    """
    if target.change == "decrease" and target.kind in _AMOUNTS:
        return say(f"falls.{target.kind}").get(lang)
    return say("rises").get(lang) if target.kind == "change" else ""


def reading(target: Target, lang: Lang, *, unit: str | None = None, bare: bool = False) -> str:
    """Return what a target means: way, sign, number, unit, base year; of what each it holds.

    Where it has no number, its benchmark. `unit` is taken where the target has none of its own;
    `bare` leaves the unit out.

    >>> reading(Target(id="t", kind="level", comparator="at_least", value=Decimal(3)), "zh")
    '≥3'
    >>> energy = Target(id="t", kind="change", change="decrease", comparator="at_least",
    ...                 value=Decimal("14.5"), unit="%", base_year=2020)
    >>> reading(energy, "zh"), reading(energy, "en")
    ('下降≥14.5%（比2020年）', 'down ≥14.5 % (against 2020)')
    """
    if target.value is None:
        return target.benchmark or ""
    number = shown(target.value)
    if target.high is not None:
        number += ("—" if lang == "zh" else "–") + shown(target.high)
    blank = "" if lang == "zh" else " "
    shown_unit = "" if bare else target.unit or unit or ""
    amount = f"{sign(target.comparator, lang)}{number}{blank}{shown_unit}".rstrip()
    return f"{_before(target).get(lang)}{way(target, lang)}{amount}{_against(target).get(lang)}"


def _before(target: Target) -> Text:
    """What stands before the way and the number: of what each, over which years."""
    each = say("each", per=short(target.per)) if target.per else _NOTHING
    over = _NOTHING
    if target.kind == "change" and target.base_year is None:
        over = say("in_all")
        if target.from_year is not None:
            over = say("over", years=years(target.from_year, target.year))
    return Text(each.zh + over.zh, each.en + over.en)


def _against(target: Target) -> Text:
    return _NOTHING if target.base_year is None else say("against", year=target.base_year)


def stated(target: Target, lang: Lang, *, words: str | None = None) -> str:
    """Return what a target states: its words, else the document's own, else its reading."""
    return target.words or words or reading(target, lang)


def in_full(target: Target, lang: Lang) -> str:
    """Return what a target states, and what its words leave to other places of the document.

    >>> in_full(Target(id="t", kind="change", words="下降14.5%", base_year=2020), "zh")
    '下降14.5%（比2020年）'
    """
    words = target.words
    if not words:
        return reading(target, lang)
    each = say("each", per=short(target.per)).get(lang) if target.per else ""
    against = "" if str(target.base_year) in words else _against(target).get(lang)
    return f"{'' if target.per and target.per in words else each}{words}{against}"


def said(target: Target, indicator: Indicator) -> Text:
    """Return what a target says, for a message.

    In Chinese these are its printed words, in quotation marks; where it has none, or they are
    the bare number of a table's cell, it is what they mean, without marks. In English it is
    what they mean.
    """
    if target.value is None:
        words = short(target.words or target.benchmark or indicator.name)
        return Text(f"“{words}”", f'"{words}"')
    unit = short(target.unit or indicator.unit or "")
    zh, en = (reading(target, lang, unit=unit) for lang in ("zh", "en"))
    return Text(zh if not target.words or in_cell(target) else f"“{short(target.words)}”", en)


def years(first: int | None, last: int | None) -> Text:
    """Return a span of years, open where an end is not known; empty where neither is.

    >>> years(2021, 2025).zh, years(2021, None).en, years(2025, 2025).zh
    ('2021—2025年', 'from 2021', '2025年')
    """
    if first == last:
        return Text("", "") if first is None else Text(f"{first}年", f"{first}")
    if first is None:
        return Text(f"至{last}年", f"to {last}")
    if last is None:
        return Text(f"{first}年起", f"from {first}")
    return Text(f"{first}—{last}年", f"{first}–{last}")


def level_name(place: Jurisdiction, lang: Lang) -> str:
    """Return the level of a place: in its own words, where it has such."""
    return place.level_name or LEVELS.label(place.level, lang)


def amount(value: Fraction, statement: Statement) -> Text:
    """Return `value`, which is in the root unit of `statement`, in the statement's unit."""
    return measured(_ROUNDED.plus(statement.in_unit(value)), statement.unit)


def measured(value: Decimal, unit: str | None) -> Text:
    """Return a number with its unit.

    >>> measured(Decimal(13), "家").zh, measured(Decimal(13), "家").en
    ('13家', '13 家')
    """
    number = shown(value)
    return Text(f"{number}{unit or ''}", f"{number} {unit or ''}".rstrip())


def starting(baseline: Baseline, indicator: Indicator) -> Text:
    """Return where an indicator starts, to follow its name.

    >>> firms = Indicator(id="firms", name="企业", unit="家")
    >>> starting(Baseline(value=Decimal(13), year=2021), firms).zh
    '2021年为13家'
    """
    value = measured(baseline.value, short(indicator.unit or ""))
    if baseline.year is None:
        return say("start", value=value)
    return say("start_in", value=value, year=baseline.year)


def printed_date(lang: Lang, *parts: int | None) -> str:
    """Return year, month and day as a table prints them, as far as they are known.

    >>> printed_date("zh", 2022, 3, 1), printed_date("en", 2022, 3, None)
    ('2022年3月1日', '2022-03')
    """
    known = list(takewhile(bool, parts))
    if lang == "zh":
        return "".join(f"{part}{unit}" for part, unit in zip(known, "年月日", strict=False))
    return "-".join(f"{part:02}" for part in known)


def dated(*parts: int | None) -> Text:
    """Return year, month and day, as far as they are known, in both languages."""
    return Text(printed_date("zh", *parts), printed_date("en", *parts))


def shown(value: Decimal) -> str:
    """Return `value` in plain digits, or with an exponent where those would be many.

    >>> shown(Decimal("45.0")), shown(Decimal("1E-30"))
    ('45', '1.000000E-30')
    """
    few = len(value.as_tuple().digits) <= _MOST_DIGITS and abs(value.adjusted()) <= _MOST_DIGITS
    return format_decimal(value) if few else f"{value:.6E}"


def some(names: Sequence[str | Text], most: int = 3) -> Text:
    """Return the first `most` of `names`, and how many there are in all; texts as they are.

    >>> some(["甲", "乙", "丙", "丁"]).zh
    '“甲”、“乙”、“丙”等4项'
    """
    first = [
        each if isinstance(each, Text) else Text(f"“{short(each)}”", f'"{short(each)}"')
        for each in names[:most]
    ]
    zh, en = "、".join(each.zh for each in first), ", ".join(each.en for each in first)
    if len(names) <= most:
        return Text(zh, en)
    return Text(f"{zh}等{len(names)}项", f"{en} and {len(names) - most} more")


def short(name: str) -> str:
    """Return `name`, cut where no real name is that long."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
