"""When something is due, read from the words of a passage: dates, what comes again, what goes on.

>>> [(fields, words) for _, fields, words in dues("2026年6月底前制定方案,并持续推进", 0, 19)]
[({'year': 2026, 'month': 6}, '2026年6月底前'), ({'ongoing': True}, '持续推进')]
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from policymodel.folding import fold
from policymodel.model import Span
from policymodel.numbers import years_stated
from policymodel.source.content import Content, content
from policymodel.source.duties import ongoing_words

HAN = "一二三四五六七八九十"
_MONTHS, _DAYS = 12, 31


_TO = "[ ]*(?:[—–~-]{1,2}|至|到|/(?=20[0-9]{2}年))[ ]*"
_IN_MONTH = "(?:[ ]*[0-9]{1,2}[ ]*日|[上中下]旬|[底末初])?"


def _within(which: str) -> str:
    """A pattern of what stands behind a year; its groups end in `which`.

    Of 3月1日至4月底 the end counts.
    """
    return (
        rf"(?:[ ]*(?:(?P<half{which}>[上下])半年"
        rf"|[第Qq]?(?P<quarter{which}>[一二三四1-4])(?:季度|(?<=[Qq][1-4])(?![0-9A-Za-z]))"
        rf"|(?:[0-9]{{1,2}}[ ]*(?:月份?{_IN_MONTH})?{_TO})?"
        rf"(?P<month{which}>[0-9]{{1,2}}|十[一二]?|[一二三四五六七八九])[ ]*月份?"
        rf"(?:[ ]*(?P<day{which}>[0-9]{{1,2}})[ ]*日)?))"
    )


_TERM = "[ ]*[春秋]季学期(?:开学)?(?=[ ]*(?:起|(?:之|以)?前))"
_YEAR = "(?:19|20)[0-9]{2}"
_AGAIN = (
    r"(?P<again>(?:以后)?每(?:一年|年度?|学[年期]|半年|季度?|个季度|个?月)|年度|(?<![一二三四1-4])季度|月度)"
    rf"{_within('1')}?"
)
_DATED = (
    rf"(?:{_YEAR}[ ]*年?(?:[0-9]{{1,2}}月份?{_IN_MONTH})?{_TO})?"
    rf"(?P<year>{_YEAR})[ ]*(?:年(?!代|度终了)度?|(?=[./-][0-9]|[Qq][1-4]))"
    rf"(?:{_within('2')}|{_TERM})?"
    r"(?:[./-](?P<month3>[0-9]{1,2})(?![0-9])(?:[./-](?P<day3>[0-9]{1,2}))?)?"
)
_PLAN = '(?P<plan>[“"]?十[一二三四五六七八九]?五[”"]?)(?:规划)?(?:时?期间?|末)'
# What is done then, without a year: 一季度启动, 上半年完工.
_DONE = (
    "力争|争取|确保|基本|全面|全部|完成|启动|开工|动工|完工|竣工|投用|投产|投运|建成|印发|出台|发布"
    "|上线|启用|交付|验收|试运行|通车|开通|实现|达到"
)
_ALONE = (
    rf"(?P<alone>{_within('4')}(?=[ ]*(?:[底末]|(?:之|以)?前|内|{_DONE}|[，,。；;、)）]|$))"
    # 三年内 is no time of the year.
    rf"|(?:当|本|今)?(?<![0-9{HAN}〇零两几数多])年(?:[底末](?:之|以)?前?|内)"
    r"|全年(?=[ ]*(?:[，,。；;、]|$)))"
)
# 2025年汛前, 采暖季前: before what comes every year.
_SEASON = (
    rf"(?P<season>(?:(?P<year5>{_YEAR})年?)?(?:入?汛|主汛期|汛期|采暖季|供暖季|取暖季|雨季|入冬|春节|元旦"
    "|国庆节?|开学|春耕|秋收)(?:之|以)?前)"
)
_END = (
    "(?:[ ]*(?:年[底末内](?!端)|[底末](?!端)|[上中下]旬|初(?!步)))?[ ]*"
    "(?:(?:之|以)?前(?!后)|以内|内)?"
)
# With none of its first signs there, nothing else is tried.
_FIRST = '(?=[到至以每年半季月0-9十五“" 上下第一二三四六七八九当本今全入汛主采供取雨春元国开秋])'
DUE = re.compile(
    rf"{_FIRST}(?P<until>[到至][ ]*)?(?:{_AGAIN}|{_SEASON}|{_DATED}|{_PLAN}|{_ALONE}){_END}"
    "(?P<starts>起)?"
)
_EVERY = (("半年", "half"), ("季", "quarter"), ("月", "month"), ("年", "year"))
_JOINS = re.compile(r"[ ]*(?:持续|长期|常态化|坚持)[^，,。；;\s]{0,4}")
_LONGEST = 40


class Due(NamedTuple):
    """A deadline as printed: its place, what it says as fields of a `Deadline`, its words."""

    at: Span
    fields: dict[str, Any]
    words: str


def dues(text: str, start: int, end: int) -> Iterator[Due]:
    """Yield the deadlines in a passage that says nothing else; words alone where none is a date."""
    said = content(text, start, end)
    usual = fold(said.text)
    found: list[Due] = []
    year: int | None = None
    for each in DUE.finditer(usual):
        fields = fields_of(each)
        if not fields:
            continue
        if each["alone"] and year is not None and "year" not in fields:
            fields = {"year": year, **fields}
        year = fields.get("year", year) if not each["again"] else year
        stop = each.end()
        if each["again"] and (goes_on := _JOINS.match(usual, stop)):
            fields["ongoing"] = True
            stop = goes_on.end()
        found.append(due_at(said, each.start(), stop, fields))
    for begin, stop in ongoing_words(usual, 0, len(usual)):
        goes_on_at = said.span(begin, stop)
        if not any(
            goes_on_at.start < each.at.end and each.at.start < goes_on_at.end for each in found
        ):
            found.append(due_at(said, begin, stop, {"ongoing": True}))
    if not found and usual.strip() and len(usual) <= _LONGEST:
        found.append(due_at(said, 0, len(usual), {}))
    yield from sorted(found, key=lambda each: each.at.start)


def due_at(said: Content, start: int, end: int, fields: dict[str, Any]) -> Due:
    """Return a deadline whose words are what is said from `start` to `end`."""
    words = said.text[start:end].rstrip()  # 2026 年 底: blanks behind it are no part of it
    return Due(said.span(start, start + len(words)), fields, words)


def fields_of(found: re.Match[str]) -> dict[str, Any]:
    """Return what a time that `DUE` found says, as the fields of a deadline."""
    groups = found.groupdict()
    fields: dict[str, Any] = {}
    if groups["again"]:
        every = next((code for word, code in _EVERY if word in groups["again"]), None)
        fields |= {"every": every} if every else {}
    if year := groups["year"] or groups["year5"]:
        fields["year"] = int(year)
    if groups["plan"]:
        plans = years_stated(groups["plan"].strip('“”"')).plans
        if not plans:
            return {}
        fields["year"] = plans[0][1]
    fields |= parts_of_year(groups)
    if groups["starts"]:
        fields["starts"] = True
    # 年内, 汛前, 每学期: words alone.
    is_said = groups["alone"] or groups["season"] or groups["again"]
    return fields or ({"month": None} if is_said else {})


def parts_of_year(groups: dict[str, str]) -> dict[str, Any]:
    """Return half, quarter, month and day, whichever way they are printed."""

    def printed(name: str) -> str | None:
        return next(filter(None, (groups.get(f"{name}{which}") for which in "1234")), None)

    fields: dict[str, Any] = {}
    if half := printed("half"):
        fields["half"] = "上下".index(half) + 1
    if quarter := printed("quarter"):
        fields["quarter"] = _number(quarter)
    if (month := printed("month")) and 1 <= _number(month) <= _MONTHS:
        fields["month"] = _number(month)
        if (day := printed("day")) and 1 <= int(day) <= _DAYS:
            fields["day"] = int(day)
    return fields


def _number(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    return (10 * (HAN.find(tens) + 1 if tens else 1) if ten else 0) + (
        HAN.index(ones) + 1 if ones else 0
    )
