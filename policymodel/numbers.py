"""Numbers in Chinese text, read without moving a character.

Documents print them in full-width digits, with 万 and 亿, thousands marks, and as ranges. What a
number means is not decided here: 2022—2025 is reported like any range, a section number like any
number, and the unit after it is left to the reader of units.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from attrs import evolve, frozen

from policymodel.text import Text, Texts

say = Texts(__file__)

# One character to one character: offsets into the folded text are offsets into the text.
_FOLD = str.maketrans("０１２３４５６７８９．％－−‐‑‒＋～〜∼―─", "0123456789.%-----+~~~——")
_WIDE_MARK = re.compile(r"(?<=[０-９])，(?=[０-９]{3})")

# A thousands mark needs groups of exactly three; a point needs a digit on either side, and
# no second point (1.2.3 is a section). Possessive, so that no part of a group is given up.
_DIGITS = re.compile(
    r"(?<![0-9][,.])[1-9][0-9]{0,2}+(?:,[0-9]{3})++(?![0-9])(?!,[0-9])(?:\.[0-9]++(?!\.[0-9]))?"
    r"|(?<![0-9]\.)[0-9]++\.[0-9]++(?!\.[0-9])"
    r"|[0-9]++"
)
# 千, 百 and 十 also begin words: 千瓦, 百分点, 百强, 十四五, 十大.
_SCALE = re.compile(
    r"[ \u00a0\u3000]?(?:千(?=[万亿])|百(?=[万亿])|十(?=[万亿]))?(?:万亿|万|亿)"
    r"|千(?![瓦米克伏卡帕赫焦兆升安])|百(?![分强佳])|十(?![一二三四五六七八九大强佳])"
)
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_JOIN = re.compile(
    r"(?P<unit>(?:[^\W\d_]|[/%‰]){1,6}?)?[ \u00a0\u3000]?(?P<mark>-|–|—{1,2}|~|至)[ \u00a0\u3000]?"
)
_SIGN_AFTER = frozenset("([{（【［〔：:，,；;、|=＝≥≤><＞＜~至")
_BLANKS = " \t\u00a0\u3000"

_CHINESE = re.compile(
    r"(?<![几数0-9零〇一二两三四五六七八九十百千万亿])[零〇一二两三四五六七八九十百千万亿]+"
)
_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LONGEST_NUMERAL = len("九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九")
_BELOW_10000 = re.compile(
    r"D千(?:零D?十D?|零D|D百(?:零D|D十D?)?)?|D百(?:零D|D十D?)?|D?十D?|D".replace(
        "D", "[一二两三四五六七八九]"
    )
)

_PLACES = re.compile(r"[0-9０-９][.．]([0-9０-９]+)")
_PLAIN = re.compile(r"[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


@frozen(kw_only=True)
class Number:
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
    high: Decimal | None = None  # the upper end, above `value`; None for a single number
    digits_value: Decimal  # the number as its digits say it, to be multiplied by `scale`
    digits_high: Decimal | None = None
    scale: Decimal = Decimal(1)  # what 万, 亿 and their like multiply the digits by


class NumberFormatError(ValueError):
    """A text is not one plain number; `message` says what was expected and what was found."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def read_numbers(
    text: str, start: int = 0, end: int | None = None, *, chinese: bool = False
) -> tuple[Number, ...]:
    """Return the numbers of `text` between `start` and `end`, in order.

    Nothing in a text is an error. It is read as if it ended at `end`; offsets in the result
    count from its beginning. With `chinese`, numerals in characters are read as well, a run of
    them whole or not at all: 十四五 is no number.

    >>> [(n.text, n.value, n.high) for n in read_numbers("新建1—2家，达到１９万人以上")]
    [('1—2', Decimal('1'), Decimal('2')), ('１９万', Decimal('190000'), None)]
    >>> [str(n.value) for n in read_numbers("零的突破，一百零五项", chinese=True)]
    ['0', '105']
    """
    start, end, _ = slice(start, end).indices(len(text))
    folded = _fold(text[start:end])
    tokens = list(_digit_tokens(folded))
    if chinese:
        tokens = sorted([*tokens, *_chinese_tokens(folded)], key=lambda token: token.start)
    pairs = _ranges(folded, _compounds(folded, tokens))
    return tuple(_number(text, start, low, high) for low, high in pairs)


def parse_decimal(text: str) -> Decimal:
    """Return the one plain number that `text` is, for values in plan files and workbooks.

    ASCII or full-width digits, a sign, one point, thousands marks; below 10^15 and with at
    most 15 digits after the point. Blanks around it do not count. No exponent, no unit, no
    万: 30亿元 has a unit, and says so in its own field. All else is a NumberFormatError.

    >>> parse_decimal("１,２００.５０")
    Decimal('1200.50')
    >>> parse_decimal("1,5")
    Traceback (most recent call last):
    policymodel.numbers.NumberFormatError: expected a plain number such as 1200.5, found "1,5"
    """
    plain = _fold(text.strip())
    found = text if len(text) <= 40 else text[:40] + "…"
    if not _PLAIN.fullmatch(plain):
        raise NumberFormatError(say("plain", found=found))
    whole, _, part = plain.lstrip("+-").replace(",", "").partition(".")
    if len(whole.lstrip("0")) > 15 or len(part) > 15:
        raise NumberFormatError(say("small", found=found))
    return Decimal(plain.replace(",", ""))


def format_decimal(value: Decimal) -> str:
    """Return `value` in plain digits: no exponent, no zeros at the end of a fraction.

    A ValueError says that `value` is not finite.

    >>> [format_decimal(Decimal(value)) for value in ("1E+4", "3.50", "-0")]
    ['10000', '3.5', '0']
    """
    if not value.is_finite():
        raise ValueError(f"expected a finite number, found {value}")
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if value.is_zero() else plain


def decimals(value: Decimal) -> int:
    """Return how many decimal places `value` is stated with; zeros at its end count.

    >>> decimals(Decimal("1.0")), decimals(Decimal("3E+2"))
    (1, 0)
    """
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def printed_decimals(words: str | None) -> int | None:
    """Return how many decimal places words print, at most; None where they print no point.

    >>> printed_decimals("由1.5％提高到２．０５％"), printed_decimals("23家")
    (2, None)
    """
    return max(map(len, _PLACES.findall(words or "")), default=None)


@frozen
class _Token:
    """Digits and a power of ten, before ranges are put together."""

    start: int
    digits_end: int
    end: int
    digits: str
    power: int

    @property
    def value(self) -> Decimal:
        """The number, exactly, whatever the decimal context."""
        whole, _, part = self.digits.partition(".")
        shifted = whole + part[: self.power].ljust(self.power, "0")
        rest = part[self.power :]
        return Decimal(f"{shifted}.{rest}" if rest else shifted)


def _fold(text: str) -> str:
    return _WIDE_MARK.sub(",", text).translate(_FOLD)


def _digit_tokens(text: str) -> Iterator[_Token]:
    for match in _DIGITS.finditer(text):
        end, power = match.end(), 0
        if scale := _SCALE.match(text, end):
            end = scale.end()
            power = sum(_POWERS.get(character, 0) for character in scale[0])
        sign = "-" if _is_negative(text, match.start(), end) else ""
        digits = sign + match[0].replace(",", "")
        yield _Token(match.start() - len(sign), match.end(), end, digits, power)


def _is_negative(text: str, start: int, end: int) -> bool:
    """Return whether the hyphen before `start`, if any, is a sign; elsewhere it joins or lists."""
    if start == 0 or text[start - 1] != "-":
        return False
    before = start - 1
    while before and text[before - 1] in _BLANKS:
        before -= 1
    if before == 0 or text[before - 1] in "\r\n":  # a cell of a table, or a bullet
        return end == len(text) or text[end] in "%‰\r\n"
    return text[before - 1] in _SIGN_AFTER


def _chinese_tokens(text: str) -> Iterator[_Token]:
    for match in _CHINESE.finditer(text):
        run = match[0]
        value = _chinese_value(run) if len(run) <= _LONGEST_NUMERAL else None
        if value is not None:
            scale = run[len(run.rstrip("万亿")) :]
            power = sum(_POWERS[character] for character in scale)
            digits = str(value // 10**power)
            yield _Token(match.start(), match.end() - len(scale), match.end(), digits, power)


def _chinese_value(run: str) -> int | None:
    """Return the value of a well-formed numeral, or None: 十四五 and 一万二 are not."""
    if all(character in _CHINESE_DIGITS for character in run) and len(run) in (1, 4):
        return int("".join(str(_CHINESE_DIGITS[character]) for character in run))
    for mark, base in (("亿", 100_000_000), ("万", 10_000)):
        if mark in run:
            head, _, tail = run.rpartition(mark)
            upper, lower = _chinese_value(head), _chinese_value(tail.removeprefix("零"))
            if not tail:
                lower = 0
            elif not (tail[0] == "零" or "万" in tail or (tail[1:2] == "千" and mark == "万")):
                return None  # 一万二 is 12000 to the ear and 10002 to the letter
            if not upper or lower is None or max(upper, lower) >= base:
                return None
            return upper * base + lower
    if not _BELOW_10000.fullmatch(run):
        return None
    total = digit = 0
    for character in run:
        if character in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[character]
        else:
            total += (digit or 1) * 10 ** _POWERS[character]
            digit = 0
    return total + digit


def _compounds(text: str, tokens: list[_Token]) -> list[_Token]:
    """Put together what is one number in several steps: 3亿5000万, 1万2000."""
    held: list[_Token] = []
    for token in tokens:
        if held and _continues(text, held[-1], token):
            above = held.pop()
            whole, point, part = token.digits.partition(".")
            digits = above.digits + whole.zfill(above.power - token.power) + point + part
            held.append(evolve(token, start=above.start, digits=digits))
        else:
            held.append(token)
    return held


def _continues(text: str, held: _Token, token: _Token) -> bool:
    if token.start != held.end or "." in held.digits or token.power >= held.power:
        return False
    width, room = len(token.digits.partition(".")[0]), held.power - token.power
    if token.power:
        return width <= room
    return width == room and text[token.end : token.end + 1] != "年"  # 3万2025年: two numbers


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
            low = _share_scale(low, high) if not join["unit"] else low
            if _is_range(text, low, high, join["unit"] or ""):
                yield low, high
                index += 2
                continue
        yield tokens[index], None
        index += 1


def _share_scale(low: _Token, high: _Token) -> _Token:
    """Give the lower end the scale that is printed once (1—2万), unless it stands for itself
    (5000—1万)."""
    if low.power == 0 and Decimal(low.digits) < Decimal(high.digits):
        return evolve(low, power=high.power)
    return low


def _is_range(text: str, low: _Token, high: _Token, unit: str) -> bool:
    """A code (010-8888) is no range, nor is a unit that changes on the way (5名至6家)."""
    plain = not any(re.match(r"-|0[0-9]", token.digits) for token in (low, high))
    same_unit = text.startswith(unit, high.end) or high.end == len(text)
    return plain and same_unit and low.value < high.value


def _number(text: str, offset: int, low: _Token, high: _Token | None) -> Number:
    last = high or low
    shared = low.power == last.power  # 5000—1万 has no scale of its own
    digits_high = Decimal(last.digits) if shared else last.value
    return Number(
        start=offset + low.start,
        end=offset + last.end,
        digits_end=offset + (last.digits_end if shared else last.end),
        text=text[offset + low.start : offset + last.end],
        value=low.value,
        high=high.value if high else None,
        digits_value=Decimal(low.digits) if shared else low.value,
        digits_high=digits_high if high else None,
        scale=Decimal(10**low.power) if shared else Decimal(1),
    )
