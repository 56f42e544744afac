"""One form for characters that documents print in several: a text folded keeps every offset.

Each character becomes one character. Ideographs that a PDF gives as Kangxi radicals (⼯) or
compatibility forms are the ideographs they stand for; so are the traditional characters of the
words that are read (負責, 萬). Digits, letters and signs lose their width. Punctuation stays:
， between digits and ， between clauses are told apart by their widths.
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

_SIGNS = str.maketrans(POINTS + "％－−‐‑‒＋～〜∼―─＜＞＝／≦≧⩽⩾∶‱", "..." + "%-----+~~~——<>=/≤≥≤≥:‱")

_DATE = "(?:[12][0-9]{3}[ ]*年|(?:1[0-2]|[1-9])[ ]*月)"
NO_DECIMAL = f"(?:(?![0-9０-９])|(?={_DATE}))"
"""What follows the mark of an item's number: no digit, or a date (1.2031年底前, 2.6月底前)."""
# It begins with the point, and looks back then: a text without one is passed over fast.
_ITEM_AND_DATE = re.compile(rf"[{POINTS}](?<=[0-9０-９].)(?<![{POINTS}0-9０-９]..)(?={_DATE})")


def fold(text: str) -> str:
    """Return `text` with every character in its usual form: as long as it was.

    >>> fold("不超過１２．５％，職責分⼯負責")
    '不超过12.5%，职责分工负责'
    >>> fold("1.2031年底前建成")
    '1﹒2031年底前建成'
    """
    # Translating every character is slow, and nearly all are in their usual form already.
    unusual, usual = _unusual(_every)
    folded = unusual.sub(usual, text)
    # Few words that are folded have a point, and fewer an item's number before a date.
    return _ITEM_AND_DATE.sub(POINTS[-1], folded) if "." in folded else folded


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
    return _ideographs() | {code: code - 0xFEE0 for code in wide} | _SIGNS
