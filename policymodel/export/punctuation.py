"""Punctuation of Chinese text as GB/T 15834 wants it: full-width, whatever a web page made of it.

Print faces show text so. What documents say stays as it is everywhere else: offsets, data sheets
and comparisons count on every character.
"""

import re
from functools import lru_cache

from policymodel.text import Lang, is_wide

_HALF = re.compile(r"[,;:?!()]")
# 30 万千瓦, 2023 年, 到 2023: blanks that a web page sets between digits and words.
_WORD = r"\u3400-\u4dbf\u4e00-\u9fff"
_APART = re.compile(rf"(?<=[0-9％%])[ \u00a0](?=[{_WORD}])|(?<=[{_WORD}])[ \u00a0](?=[0-9])")
_YEARS = re.compile(r"(?<![0-9-])((?:19|20)[0-9]{2})(年?)[-–]((?:19|20)[0-9]{2})(?=[ \u00a0]?年)")
_INNER = re.compile(rf"‘([^‘’“”\n]*[{_WORD}][^‘’“”\n]*)’")
_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_LATIN_WORD = re.compile("[A-Za-z][a-z]{2}")
_STOP = re.compile("(?<=[\u4e00-\u9fff])\\.(?=\n|$)")
_AFTER = "”’）》」』】〕)\"'%％"  # what may stand between a word and the mark behind it
_BEFORE = "“‘（《「『【〔(\"' "


@lru_cache(maxsize=4096)  # names and headings stand on several sheets
def full_width(text: str) -> str:
    """Return `text` with the marks full-width that belong to Chinese words.

    Marks within numbers, times, addresses and Latin text stay as they are.

    >>> full_width("全市企业(R&D活动),达到1,200家"), full_width("12:30, see (b)")
    ('全市企业（R&D活动），达到1,200家', '12:30, see (b)')

    Nor are blanks between digits and Chinese words left, years joined by a hyphen, or inner
    quotation marks without outer ones:

    >>> full_width("2021-2023 年新增 30 万千瓦")
    '2021—2023年新增30万千瓦'
    """
    if text.isascii():
        return text
    if "“" not in text:  # the inner marks of a title that stands without its outer ones
        text = _INNER.sub("“\\1”", text)
    text = _APART.sub("", _YEARS.sub(r"\1\2—\3", text))
    if not _HALF.search(text):
        return text
    full = set(_brackets(text))
    full |= {
        found.start()
        for found in _HALF.finditer(text)
        if found[0] not in "()" and _chinese(text, found.start())
    }
    out, blank = list(text), False
    for place, character in enumerate(text):
        if place in full:
            out[place] = _FULL[character]
        # The full-width mark has its blank within it.
        if blank and character == " ":
            out[place] = ""
        blank = place in full and character != "("
    return "".join(out)


def in_print(text: str, lang: Lang) -> str:
    """Return text as it is printed in a sheet of that language: Chinese text is the same in both.

    >>> in_print("含青年人才; 含青年科学家.", "en"), in_print("市科技局 (lead: 2)", "en")
    ('含青年人才；含青年科学家。', '市科技局 (lead: 2)')
    """
    if lang == "zh":
        return full_width(text)
    if text.isascii() or _LATIN_WORD.search(text):
        return text
    return _STOP.sub("。", full_width(text))


def _chinese(text: str, place: int) -> bool:
    """Whether the mark at a place stands between or behind Chinese words, not within a number."""
    before = text[max(place - 9, 0) : place].rstrip(_AFTER)[-1:]
    after = text[place + 1 : place + 9].lstrip(_BEFORE)[:1]
    near = text[place - 1 : place], text[place + 1 : place + 2]
    if all(each.isdigit() and each.isascii() for each in near):
        return False
    if text.startswith("://", place):
        return False
    if before and is_wide(before):
        return True
    return bool(after) and is_wide(after) and text[place + 1] != " "


def _brackets(text: str) -> list[int]:
    """Return the places of the brackets that hold Chinese text or follow it."""
    opened, found = list[tuple[int, bool]](), list[int]()
    chinese = False  # whether the innermost open bracket holds some
    for place, character in enumerate(text):
        if character == "(":
            opened.append((place, chinese))
            chinese = False
        elif character == ")" and opened:
            first, outer = opened.pop()
            if _bracketed(text, first, place, holds=chinese):
                found += (first, place)
            chinese = chinese or outer
        else:
            chinese = chinese or is_wide(character)
    return found


def _bracketed(text: str, first: int, last: int, *, holds: bool) -> bool:
    before, after = text[max(first - 9, 0) : first], text[last + 1 : last + 2]
    word = before.rstrip(_AFTER + "] ")[-1:]
    if word and is_wide(word):
        return True
    if holds:
        return not before.endswith(" ")
    # A number of a list in front: (1)
    return not word and first == 0 and bool(after) and is_wide(after)
