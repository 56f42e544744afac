"""One form for characters that documents print in several: a text folded keeps every offset.

Each character becomes one character. Ideographs that a PDF gives as Kangxi radicals (⼯) or
compatibility forms are the ideographs they stand for; so are the traditional characters of the
words that are read (負責, 萬). Digits, letters and signs lose their width, and blanks of many kinds
are one. Punctuation stays: ， between digits and ， between clauses are told apart by their widths.
Only of quotes that are typed alike on both sides ("四个一") the first is an opening one.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

_RADICALS = range(0x2F00, 0x2FD6)
_COMPATIBILITY = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
POINTS = ".．﹒"
"""Points of all widths: folded they are the first of them, but between an item's number and a
date the last: 1.2031年 is no decimal.
"""

_SIGNS = str.maketrans(
    POINTS[1:] + "％－−‐‑‒＋～〜∼―─＜＞＝／≦≧⩽⩾∶‱＂", ".." + '%-----+~~~——<>=/≤≥≤≥:‱"'
)

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""Blanks that look like the plain one, as a class: texts copied from the web are full of them."""
_BLANKS = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F), ord(" "))

_OPENING, _CLOSING = "“‘「『〝", "”’」』〞"
_PAIRS = dict(zip(_OPENING, _CLOSING, strict=True))
_QUOTE = re.compile(f'["{_OPENING}{_CLOSING}]')
_QUOTES = '"‘「『〝'
_UNUSUAL_QUOTE = re.compile(f"[{_QUOTES}]")
_NO_OPENING = re.compile(r'(?<=[0-9])"|"(?=[\s、，。；：！？,;:!?)）|”"]|$)')  # 12" are inches
_NO_CLOSING = re.compile(r'(?<=[\s、，；：(（|])"')

ZEROS = "〇零○OoΟ◯"
"""What is printed for a naught in a year in characters: 二〇, 二○, and 二O of a keyboard."""
_ZEROS = f"{ZEROS}Ｏｏ0０"
_SIGNS_OF_YEAR = f"{_ZEROS}一二三四五六七八九"
# 年 is found fast, and what stands before it tells most that are none.
HAS_YEAR = re.compile(f"年(?<=[{_SIGNS_OF_YEAR} ]{{2}}年)")
YEAR = re.compile(
    f"(?<![{_SIGNS_OF_YEAR}十百千万])[一二] ?[九{_ZEROS}](?: ?[{_SIGNS_OF_YEAR}]){{2}}(?= ?年)"
)
_DIGITS = {ord(sign): str(value) for value, sign in enumerate("零一二三四五六七八九")}
_DIGITS |= dict.fromkeys(map(ord, _ZEROS), "0")

# A date, or a number that is a name: nothing is counted by 人才 or 工程 alone.
_DATE = "(?:[12][0-9]{3}[ ]*年|(?:1[0-2]|[1-9])[ ]*月|[0-9]{2,4}(?:人才|工程|计划|行动))"
NO_DECIMAL = f"(?:(?![0-9０-９])|(?={_DATE}))"
"""What follows the mark of an item's number: no digit, or a date (1.2031年底前, 2.6月底前), or a
name (11.121人才梯队).
"""
# It begins with the point, and looks back then: a text without one is passed over fast.
_ITEM_AND_DATE = re.compile(rf"\.(?<=[0-9].)(?<![.0-9]..)(?={_DATE})")


def fold(text: str) -> str:
    """Return `text` with every character in its usual form: as long as it was.

    >>> fold("不超過１２．５％，職責分⼯負責")
    '不超过12.5%，职责分工负责'
    >>> fold("1.2031年底前建成")
    '1﹒2031年底前建成'
    """
    # Translating every character is slow, and nearly all are in their usual form already.
    unusual, usual = _unusual(_every)
    is_usual = unusual.search(text) is None
    folded = text if is_usual else unusual.sub(usual, text)
    folded = _ITEM_AND_DATE.sub(POINTS[-1], folded) if "." in folded else folded
    if "年" in folded and HAS_YEAR.search(folded):
        folded = YEAR.sub(_in_digits, folded)
    return folded if is_usual else with_quotes(folded)


def _in_digits(year: re.Match[str]) -> str:
    """Return a year in digits, with the blanks that a page put into it behind it."""
    printed = year.group()
    return printed.replace(" ", "").translate(_DIGITS).ljust(len(printed))


def with_quotes(text: str) -> str:
    """Return `text` with quotes of all kinds as those they stand for: “”, and ‘’ within them.

    Straight ones open and close where all quotes of a line pair, or of two lines that part a pair;
    where they do not, all stay as they are.

    >>> with_quotes('管径12"的管道')
    '管径12"的管道'
    >>> with_quotes('打造"四个一"、“五个二"和「六个‘三’」工程')
    '打造“四个一”、“五个二”和“六个‘三’”工程'
    """
    if not any(quote in text for quote in _QUOTES):  # as in nearly all texts
        return text
    lines = text.split("\n")
    for place, line in enumerate(lines):
        for end in (place + 1, place + 2) if _UNUSUAL_QUOTE.search(line) else ():
            told = _told("\n".join(lines[place:end]))
            if told is not None:
                lines[place:end] = told.split("\n")
                break
    return "\n".join(lines)


def _told(line: str) -> str | None:
    """Return a line with its quotes told apart; None where they do not pair."""
    made, waiting = line, ""  # the quotes that close what is open
    for quote in _QUOTE.finditer(line):
        start, sign = quote.start(), quote.group()
        closes = bool(waiting) and sign in (waiting[-1], '"')
        if sign == '"' and (_NO_CLOSING if closes else _NO_OPENING).match(line, start):
            return None
        if not closes and sign not in _PAIRS and sign != '"':
            return None
        if closes:
            waiting = waiting[:-1]
        told = "“‘”’"[(len(waiting) > 0) + 2 * closes]
        if not closes:
            waiting += _PAIRS.get(sign, '"')
        made = f"{made[:start]}{told}{made[start + 1 :]}"
    return None if waiting else made


def fold_ideographs(text: str) -> str:
    """Return `text` with every ideograph in its usual form; digits and signs keep their width.

    >>> fold_ideographs("⼀百１０家")
    '一百１０家'
    """
    unusual, usual = _unusual(_ideographs)
    return unusual.sub(usual, text)


@cache
def _ideographs() -> dict[int, int]:
    table: dict[int, int] = {}
    for block in (_RADICALS, *_COMPATIBILITY):
        for code in block:
            usual = unicodedata.normalize("NFKC", chr(code))
            if len(usual) == 1 and unicodedata.category(usual) == "Lo":
                table[code] = ord(usual)
    data = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line and not line.startswith("#"):
            for pair in line.split():
                table[ord(pair[0])] = ord(pair[1])
    # ⾧ is 長, and 長 is 长.
    return {code: table.get(usual, usual) for code, usual in table.items()}


@cache
def _unusual(
    table: Callable[[], dict[int, int]],
) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    """What finds the characters of a table, and what gives the usual form of one."""
    # Characters beyond U+FFFF are as one range: a class tries single ones one by one.
    single = "".join(chr(code) for code in table() if code <= 0xFFFF)
    forms = {chr(code): chr(usual) for code, usual in table().items()}
    return (
        re.compile(f"[{re.escape(single)}\U0001ffff-\U0010ffff]"),
        lambda found: forms.get(found[0], found[0]),
    )


@cache
def _every() -> dict[int, int]:
    wide = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    quotes = {ord(quote): ord(quote) for quote in _QUOTES}  # what they are, their line tells
    return _ideographs() | {code: code - 0xFEE0 for code in wide} | quotes | _SIGNS | _BLANKS
