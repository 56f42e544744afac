"""Numbers that say their own unit: shares (三成, 三分之一), multiples (翻一番), ratios (1:1.5)."""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction

from attrs import frozen

from policymodel.numbers.numerals import DIGITS, POWERS, value_of

_N = "[零〇一二两三四五六七八九十百千万亿]"
_D = r"[0-9]{1,15}+(?:\.[0-9]{1,15}+)?"
_PART_OF = re.compile(
    rf"(?<![0-9.几数])(?<!{_N})(?P<whole>{_N}{{1,8}}+|[0-9]{{1,6}}+)分之"
    rf"(?P<part>{_N}{{1,12}}+(?:点[零〇一二三四五六七八九]+(?!{_N}))?|{_D})"
)
_TENTHS = re.compile(
    rf"(?<!{_N})(?<![0-9.之])(?P<tenths>[一二两三四五六七八九]|[1-9](?:\.[0-9])?)成"
    "(?P<more>半|[一二三四五六七八九])?"
    "(?![立为果功效本员熟长就绩套品交色分型形才材人家年])(?!不变)"
)
_HALF = re.compile(
    r"一半(?!天)|半数|(?<=减)半(?![征收缴执年径导个天月小])|(?<=[过近超达逾])半(?![年径导个天月小])"
)
_DOUBLED = re.compile(
    r"翻(?:了|上)?(?P<inner>近|约|将近|超|超过)?(?P<times>[一二两三四五1-5])?番"
    r"|翻(?:了|上)?(?:一|1)?倍|(?<=实现|产值|收入|规模|总量|数量|营收|成倍)倍增(?!计划|行动|工程|方案|效应|器)"
)
_FRACTION = re.compile(r"(?<![0-9./])([1-9][0-9]?)/([1-9][0-9]{0,2})(?![0-9./年月十百千万亿])")
_RATIO = re.compile(rf"(?<![0-9.:：])({_D})(?:[:：]|比)({_D})(?![0-9.:：])")
_TIME = re.compile("[0-9]{1,2}[:：][0-9]{2}")
_KEPT = Context(prec=30)
_ANY = re.compile("[成半翻倍/:：比]|分之")  # none of them, and there is no share: found fast
_SIGN_OF_RATIO = re.compile("[:：比]")


@frozen
class Share:
    """What a text says with its own unit: the number in per cent, or without a unit."""

    start: int
    end: int
    value: Decimal
    unit: str | None  # "%"; None of a ratio such as 1:1.5
    ends: bool = True  # whether the value ends (三分之一 does not): else it is rounded
    times: int | None = None  # what a bare number beside it in a range is multiplied by: 三至四成


def shares(text: str, *, chinese: bool) -> Iterator[Share]:
    """Yield the shares and ratios of `text`, those in characters with `chinese`, in no order.

    >>> [(s.start, str(s.value), s.unit) for s in shares("占三成五，翻一番", chinese=True)]
    [(1, '35', '%'), (5, '100', '%')]
    """
    if not _ANY.search(text):
        return
    if "分之" in text:
        yield from _parts(text, chinese=chinese)
    if chinese:
        yield from _in_characters(text)
    if "/" in text:
        for found in _FRACTION.finditer(text):
            part, whole = map(int, found.groups())
            if part < whole:
                yield _divided(found, 100 * part, whole, "%")
    for found in _RATIO.finditer(text) if _SIGN_OF_RATIO.search(text) else ():
        left, right = map(Decimal, found.groups())
        if right and (left == 1 or not _TIME.fullmatch(found[0])):
            over, under = (right, left) if left == 1 else (left, right)
            yield _divided(found, over, under, None)


def _parts(text: str, *, chinese: bool) -> Iterator[Share]:
    for found in _PART_OF.finditer(text):
        whole, part = _amount(found["whole"]), _amount(found["part"])
        if whole and part is not None and (chinese or found["part"].isascii()):
            yield _divided(found, _KEPT.multiply(100, part), whole, "%")


def _in_characters(text: str) -> Iterator[Share]:
    for found in _TENTHS.finditer(text) if "成" in text else ():
        more = found["more"]
        tenths = _KEPT.fma(_digit(found["tenths"]), 10, 5 if more == "半" else _digit(more or "零"))
        yield Share(found.start(), found.end(), tenths, "%", times=10)
    for found in _HALF.finditer(text) if "半" in text else ():
        yield Share(found.start(), found.end(), Decimal(50), "%")
    for found in _DOUBLED.finditer(text) if "翻" in text or "倍" in text else ():
        inner, times = found["inner"], found["times"]
        start = found.end("inner") if inner else found.start()
        times_doubled = int(_digit(times)) if times else 1
        yield Share(start, found.end(), Decimal((2**times_doubled - 1) * 100), "%")


def _digit(sign: str) -> Decimal:
    return Decimal(DIGITS[sign]) if sign in DIGITS else Decimal(sign)


def _amount(printed: str) -> Decimal | None:
    if printed[0].isascii():
        return Decimal(printed)
    whole, _, part = printed.partition("点")
    value = value_of(whole)
    if value is None and set(whole) <= set(POWERS):  # 百分之百, 百万分之一
        value = 10 ** sum(POWERS[sign] for sign in whole)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(DIGITS[sign]) for sign in part)}" if part else value)


def _divided(
    found: "re.Match[str]", over: Decimal | int, under: Decimal | int, unit: str | None
) -> Share:
    value = _KEPT.divide(Decimal(over), Decimal(under))
    ends = Fraction(value) * Fraction(under) == Fraction(over)
    return Share(found.start(), found.end(), value, unit, ends=ends)
