"""Numbers in Chinese text, read without moving a character.

Documents print them in full-width digits, with 万 and 亿, thousands marks, and as ranges. What a
number means is not decided here: 2022—2025 is reported like any range, a section number like any
number, and the unit after it is left to the reader of units.
"""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from policymodel.numbers.numerals import POWERS, SIGNS, numerals
from policymodel.numbers.plain import folded
from policymodel.numbers.shares import shares

# A thousands mark needs groups of exactly three; a point needs a digit on either side, and
# no second point (1.2.3 is a section). Possessive, so that no part of a group is given up. It
# begins with a digit, and looks back then: what holds no digit is passed over fast.
_DIGITS = re.compile(
    r"[0-9](?:(?<=[1-9])(?<![0-9][,.].)[0-9]{0,2}+(?:,[0-9]{3})+(?![0-9])(?!,[0-9])"
    r"(?:\.[0-9]++(?!\.[0-9]))?"
    r"|(?<![0-9]\..)[0-9]*+\.[0-9]++(?!\.[0-9])"
    r"|[0-9]*+)"
)
# 千, 百 and 十 also begin words: 千瓦, 百分点, 百强, 十四五, 十大.
_SCALE = re.compile(
    r"[ \u00a0\u3000]?(?:千(?=[万亿])|百(?=[万亿])|十(?=[万亿]))?(?:万亿|万|亿)"
    r"|千(?![瓦米克伏卡帕赫焦兆升安])|百(?![分强佳])|十(?![一二三四五六七八九大强佳])"
)
# Without one of them there is no number: 半, 翻 and 倍 begin or end shares that have no numeral.
_MAY_COUNT = re.compile(f"[0-9{SIGNS}半翻倍]")
_JOIN = re.compile(
    r"(?P<unit>(?:[^\W\d_]|[/%‰]){1,6}?)?[ \u00a0\u3000]?"
    r"(?P<mark>-|–|—{1,2}|~|(?<![达高升加降少增大减长展缩])[至到])[ \u00a0\u3000]?"
)
_CHANGED = re.compile("[增提升降达扩减涨]")  # 12名增至20 is no range
_SIGN_AFTER = frozenset("([{（【［〔：:，,；;、|=＝≥≤><＞＜~至")
_BLANKS = " \t\u00a0\u3000"
_ONE = Decimal(1)
_KEPT = Context(prec=60, traps=[])  # whatever the context of the caller keeps


class Number(NamedTuple):
    """A number, or a range of numbers, as it stands in a text.

    ``value == digits_value * scale`` and ``high == digits_high * scale`` hold always. 万 and 亿
    may belong to the number or to its unit (19万人 is 190000 人, or 19 万人): the unit stands
    at `end` when `value` is taken, and at `digits_end` when `digits_value` is.
    """

    start: int
    end: int  # offset behind its last character, 万 and 亿 included
    digits_end: int  # offset behind its last digit, 万 and 亿 not included
    text: str
    value: Decimal  # the number; the lower end of a range
    digits_value: Decimal  # the number as its digits say it, to be multiplied by `scale`
    high: Decimal | None = None  # the upper end, above `value`; None for a single number
    digits_high: Decimal | None = None
    scale: Decimal = Decimal(1)  # what 万, 亿 and their like multiply the digits by
    unit: str | None = None  # what its own words count in: % for 三成, 百分之八十, 三分之一, 翻一番
    ends: bool = True  # False: `value` is rounded, for 三分之一 never ends


def read_numbers(
    text: str, start: int = 0, end: int | None = None, *, chinese: bool = False
) -> tuple[Number, ...]:
    """Return the numbers of `text` between `start` and `end`, in order.

    Nothing in a text is an error. It is read as if it ended at `end`; offsets in the result
    count from its beginning. With `chinese`, numerals in characters are read as well, a run of
    them whole or not at all: 十四五 is no number, nor is 数十家.

    >>> [(n.text, n.value, n.high) for n in read_numbers("新建1—2家，达到１９万人以上")]
    [('1—2', Decimal('1'), Decimal('2')), ('１９万', Decimal('190000'), None)]
    >>> [str(n.value) for n in read_numbers("零的突破，一百零五项", chinese=True)]
    ['0', '105']
    >>> [(str(n.value), n.unit) for n in read_numbers("突破千亿元，占比三成以上", chinese=True)]
    [('100000000000', None), ('30', '%')]
    """
    if start or end is not None:
        start, end, _ = slice(start, end).indices(len(text))
    plain = folded(text[start:end])
    if not _MAY_COUNT.search(plain):
        return ()  # as in many words
    tokens = _tokens(plain, chinese=chinese)
    if len(tokens) == 1:  # as in most words
        return (_number(text, start, tokens[0], None),)
    pairs = _ranges(plain, _compounds(plain, tokens))
    return tuple(_number(text, start, low, high) for low, high in pairs)


class _Token(NamedTuple):
    """Digits and a power of ten, before ranges are put together."""

    start: int
    digits_end: int
    end: int
    digits: str
    power: int
    unit: str | None = None
    ends: bool = True
    times: int | None = None  # of a share: what a bare number beside it is multiplied by

    @property
    def value(self) -> Decimal:
        """The number, exactly, whatever the decimal context."""
        if not self.power:
            return Decimal(self.digits)
        whole, _, part = self.digits.partition(".")
        shifted = whole + part[: self.power].ljust(self.power, "0")
        rest = part[self.power :]
        return Decimal(f"{shifted}.{rest}" if rest else shifted)


def _tokens(text: str, *, chinese: bool) -> list[_Token]:
    """Return the single numbers of `text` in order; a share takes the numbers inside it."""
    said = [
        _Token(one.start, one.end, one.end, f"{one.value:f}", 0, one.unit, one.ends, one.times)
        for one in shares(text, chinese=chinese)
    ]
    in_digits = list(_digit_tokens(text))
    tokens = in_digits + (_numeral_tokens(text) if chinese else [])
    if not said:
        return tokens if len(tokens) == len(in_digits) else sorted(tokens, key=_start)
    inside = {place for each in said for place in range(each.start, each.end)}
    return sorted([*said, *(each for each in tokens if each.start not in inside)], key=_start)


def _start(token: _Token) -> int:
    return token.start


def _numeral_tokens(text: str) -> list[_Token]:
    return [
        _Token(each.start, each.digits_end, each.end, each.digits, each.power)
        for each in numerals(text)
    ]


def _digit_tokens(text: str) -> Iterator[_Token]:
    for match in _DIGITS.finditer(text):
        start, digits_end = match.span()
        end, power = digits_end, 0
        if scale := _SCALE.match(text, end):
            end = scale.end()
            power = _power(scale[0])
        digits = match[0].replace(",", "")
        if _is_negative(text, start, end):
            start, digits = start - 1, f"-{digits}"
        yield _Token(start, digits_end, end, digits, power)


@cache  # of the few words that there are
def _power(scale: str) -> int:
    return sum(POWERS.get(character, 0) for character in scale)


def _is_negative(text: str, start: int, end: int) -> bool:
    """Return whether the hyphen before `start`, if any, is a sign; elsewhere it joins or lists."""
    if start == 0 or text[start - 1] != "-":
        return False
    before = start - 1
    while before and text[before - 1] in _BLANKS:
        before -= 1
    if before == 0 or text[before - 1] in "\r\n":  # a cell of a table, or a bullet
        return end == len(text) or text[end] in "%‰\r\n*※★①②③④⑤†‡#△▲"  # of a footnote
    return text[before - 1] in _SIGN_AFTER


def _compounds(text: str, tokens: list[_Token]) -> list[_Token]:
    """Put together what is one number in several steps: 3亿5000万, 1万2000."""
    held: list[_Token] = []
    for token in tokens:
        if held and _continues(text, held[-1], token):
            above = held.pop()
            whole, point, part = token.digits.partition(".")
            room = above.power - token.power
            # 13万2 is 132000; 3亿50万 is 300500000.
            whole = whole.ljust(room, "0") if _is_next_place(token) else whole.zfill(room)
            digits = above.digits + whole + point + part
            held.append(token._replace(start=above.start, digits=digits))
        else:
            held.append(token)
    return held


def _continues(text: str, held: _Token, token: _Token) -> bool:
    if token.start != held.end or "." in held.digits or token.power >= held.power:
        return False
    width, room = len(token.digits.partition(".")[0]), held.power - token.power
    if token.unit or held.unit:
        return False
    if token.power:
        return width <= room
    # 3万2025年 are two numbers.
    return (width == room or _is_next_place(token)) and text[token.end : token.end + 1] != "年"


def _is_next_place(token: _Token) -> bool:
    return token.power == 0 and len(token.digits) == 1 and token.digits != "0"


def _ranges(text: str, tokens: list[_Token]) -> Iterator[tuple[_Token, _Token | None]]:
    """Pair the ends of ranges; what is chained (2022-12-29, 400-008-28) is no range."""
    joins = [
        _JOIN.fullmatch(text, low.end, high.start) if high.start - low.end <= 11 else None
        for low, high in pairwise(tokens)
    ]
    joins = [None, *joins, None, None]  # joins[i] now stands before token i
    index = 0
    while index < len(tokens):
        low, join = tokens[index], joins[index + 1]
        if join and not joins[index] and not joins[index + 2]:
            high = tokens[index + 1]
            low, high = (low, high) if join["unit"] else _share_scale(low, high)
            if _is_range(text, low, high, join["unit"] or ""):
                yield low, high
                index += 2
                continue
        yield tokens[index], None
        index += 1


def _share_scale(low: _Token, high: _Token) -> tuple[_Token, _Token]:
    """Give the one end what is printed once with the other: 1—2万, 三至四成, 百分之十至二十.

    An end that stands for itself keeps its own (5000—1万).
    """
    if high.unit and not low.unit and high.times:
        low = low._replace(
            digits=f"{_KEPT.multiply(Decimal(low.digits), high.times):f}", unit=high.unit
        )
    elif low.unit and not high.unit:
        high = high._replace(unit=low.unit)
    elif low.power == 0 and Decimal(low.digits) < Decimal(high.digits):
        low = low._replace(power=high.power)
    return low, high


def _is_range(text: str, low: _Token, high: _Token, unit: str) -> bool:
    """A code (010-8888) is no range, nor is a unit that changes on the way (5名至6家), nor a
    change from one to the other (从3家到5家)."""
    plain = not any(re.match(r"-|0[0-9]", token.digits) for token in (low, high))
    at_end = high.end == len(text) and not _CHANGED.search(unit)
    same_unit = (text.startswith(unit, high.end) or at_end) and low.unit == high.unit
    change = text[low.start - 1 : low.start] in ("从", "由", "自")
    return plain and same_unit and not change and low.value < high.value


def _number(text: str, offset: int, low: _Token, high: _Token | None) -> Number:
    last = high or low
    shared = low.power == last.power  # 5000—1万 has no scale of its own
    scaled = shared and low.power > 0
    value, high_value = low.value, high.value if high else None
    return Number(
        start=offset + low.start,
        end=offset + last.end,
        digits_end=offset + (last.digits_end if shared else last.end),
        text=text[offset + low.start : offset + last.end],
        value=value,
        high=high_value,
        digits_value=Decimal(low.digits) if scaled else value,
        digits_high=Decimal(high.digits) if high and scaled else high_value,
        scale=Decimal(10**low.power) if scaled else _ONE,
        unit=low.unit,
        ends=low.ends and last.ends,
    )
