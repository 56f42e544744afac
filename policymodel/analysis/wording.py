"""How a thing is said in words: years, numbers, dates, lists of names; targets in `saying`."""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import takewhile

from policymodel.analysis.algebra import Statement
from policymodel.model import Baseline, Indicator, Jurisdiction, Plan
from policymodel.numbers import format_decimal
from policymodel.text import Lang, Text, Texts, of_script
from policymodel.vocabulary import LEVELS

say = Texts(__file__)

_LONGEST = 40
_MOST_DIGITS = 20
_ROUNDED = Context(prec=15, traps=[])


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


def title_of(plan: Plan) -> Text:
    """Return a document's title, as it stands before what a sheet of it is called.

    In Chinese a title of another script gets title marks, 《Climate Plan》责任分工表, and so does
    that of a table: 《重点工作责任分解表》责任分工表.
    """
    title = plan.document.title
    is_plain = of_script(title) == "zh" and not title.endswith(("表", "清单", "台账"))
    return Text(title if is_plain else f"《{title}》", title)


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
