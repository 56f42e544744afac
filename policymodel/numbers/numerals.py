"""Numerals in characters: 一百零五, 三点五, 千亿."""

import re
from collections.abc import Iterator

from attrs import frozen

POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SIGNS = "零〇一二两三四五六七八九十百千万亿"

_OF_UNITS = "[瓦米克伏卡帕赫焦兆升安]"

# Behind 几, 数 and 上 and before 几 a numeral is indefinite: 数十家, 上百家, 十几家.
# 千 that cannot count begins a unit: 千万千瓦. It begins with a sign, and looks back then. No
# repeated group is possessive: before Python 3.11.5 such groups match wrongly.
_NEXT = f"(?!(?<=[十百千万亿])千{_OF_UNITS})[{SIGNS}]"
_RUN = re.compile(
    f"(?P<whole>[{SIGNS}](?<![几数0-9{SIGNS}].)(?<!(?<![以之迈登跃跨踏站])上[百千万亿])"
    f"(?:{_NEXT})*)(?!{_NEXT})"
    "(?:点(?P<part>[零〇一二三四五六七八九]+)(?![零〇一二两三四五六七八九十百千线是]))?(?!几)"
)
_LONGEST = len("九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九")
_BELOW_10000 = re.compile(
    r"D千(?:零D?十D?|零D|D百(?:零D|D十D?|D)?)?|D百(?:零D|D十D?|D)?|D?十D?|D".replace(
        "D", "[一二两三四五六七八九]"
    )
)
# 千亿 says 一千亿. 万, 千 and their like say so alone where a word leads to a number (突破千家)
# or where they grade (万吨级), and begin a word elsewhere: 万人发明专利, 千瓦, 百强.
_SCALE = re.compile("万亿|万|亿")
_POWER_ALONE = re.compile("[十百千]?(?:万亿|万|亿)")
_LED_TO = re.compile("(?:突破|超过?|[^通经]过|达到?|破|逾|近|约)$")
_WORD = re.compile(f"千{_OF_UNITS}|百[分强佳]|十[大强佳]")
_GRADE = re.compile("[A-Za-z\u4e00-\u9fff]{1,3}级|[余多](?!年|元化)")


@frozen
class Numeral:
    """A numeral: the digits it says, times ten to the `power` that its 万 and 亿 at the end say."""

    start: int
    digits_end: int  # behind what says the digits
    end: int
    digits: str
    power: int


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of `text`: a run of characters is one whole, or none (十四五).

    >>> [(n.digits, n.power) for n in numerals("突破千亿，一百零五项，十四五，三点五倍")]
    [('1000', 8), ('105', 0), ('3.5', 0)]
    """
    for found in _RUN.finditer(text):
        if (one := _numeral(text, found)) is not None:
            yield one


def value_of(run: str) -> int | None:
    """Return the value of a well-formed numeral, or None: 十四五 is none.

    A digit behind 百, 千 or 万 counts the next place: 一万二 is 12000, and 一万零二 is 10002.
    """
    if len(run) > _LONGEST:
        return None
    if all(character in DIGITS for character in run) and len(run) in (1, 4):
        return int("".join(str(DIGITS[character]) for character in run))
    for mark, base in (("亿", 100_000_000), ("万", 10_000)):
        if mark in run:
            return _above(run, mark, base)
    if not _BELOW_10000.fullmatch(run):
        return None
    total = digit = 0
    power = 1
    for character in run:
        if character in DIGITS:
            digit = DIGITS[character]
            power = power if digit else 1
        else:
            total += (digit or 1) * 10 ** POWERS[character]
            digit, power = 0, 10 ** (POWERS[character] - 1)
    return total + digit * power


def _above(run: str, mark: str, base: int) -> int | None:
    head, _, tail = run.rpartition(mark)
    upper = value_of(head)
    if len(tail) == 1 and mark == "万" and DIGITS.get(tail):
        lower: int | None = DIGITS[tail] * base // 10
    elif not tail:
        lower = 0
    elif tail[0] == "零" or "万" in tail or (tail[1:2] == "千" and mark == "万"):
        lower = value_of(tail.removeprefix("零"))
    else:
        return None  # 三亿五千: the ear hears 万 behind it, the letter does not
    if not upper or lower is None or max(upper, lower) >= base:
        return None
    return upper * base + lower


def _numeral(text: str, found: "re.Match[str]") -> Numeral | None:
    run, start = found["whole"], found.start()
    if found["part"] is not None:
        return _with_point(text, found)
    scale = run[len(run.rstrip("万亿")) :]
    power = sum(POWERS[character] for character in scale)
    end = found.end()
    value = _power_alone(text, start, run) if run[0] in POWERS else None
    if value is None:
        value = value_of(run)
    if value is None:
        return None
    return Numeral(start, end - len(scale), end, str(value // 10**power), power)


def _with_point(text: str, found: "re.Match[str]") -> Numeral | None:
    """Read 三点五 and 三点五亿; 万 and 亿 before the point would say another number."""
    whole = value_of(found["whole"])
    if whole is None:
        return None
    digits = "".join(str(DIGITS[character]) for character in found["part"])
    scale = _SCALE.match(text, found.end())
    power = sum(POWERS[character] for character in scale[0]) if scale else 0
    end = scale.end() if scale else found.end()
    return Numeral(found.start(), found.end(), end, f"{whole}.{digits}", power)


def _power_alone(text: str, start: int, run: str) -> int | None:
    if len(run) > 1:
        return 10 ** sum(POWERS[c] for c in run) if _POWER_ALONE.fullmatch(run) else None
    if run == "十" or _WORD.match(text, start):
        return None
    led_to = _LED_TO.search(text[max(start - 2, 0) : start])
    return 10 ** POWERS[run] if led_to or _GRADE.match(text, start + 1) else None
