"""Where the document prints given words: as they are, or however it breaks and spaces them."""

import re
from collections.abc import Iterable, Iterator

from policymodel.model import Span
from policymodel.source.seen import seen
from policymodel.source.years import half_width

_MOST = 1000
_WIDE = (chr(code) + chr(code + 0xFEE0) for code in range(ord("!"), ord("~") + 1))
_ALIKE = [pair for pair in _WIDE if pair[0].isalnum() or pair[0] in "(),:;%"] + ['"“”＂']
_EITHER = {sign: f"[{re.escape(pair)}]" for pair in _ALIKE for sign in pair}


def places(text: str, words: str, within: Span | None = None) -> list[Span]:
    """Return where `words` stand exactly and cut no number, in order.

    >>> places("65家、165家和65家", "65家")
    [Span(start=0, end=3), Span(start=9, end=12)]
    """
    words = seen(words)
    low, high = (0, len(text)) if within is None else (within.start, within.end)
    found: list[Span] = []
    place = text.find(words, low, high)
    while place >= 0 and len(found) < _MOST:
        end = place + len(words)
        if _is_whole(text, place, end):
            found.append(Span(place, end))
        place = text.find(words, place + 1, high)
    return found


def loose_places(text: str, words: str, within: Span | None = None) -> list[Span]:
    """Return where `words` stand and cut no number, white space, widths and quotes aside.

    >>> loose_places("方案\\n（2025年）", "方案(2025年)")
    [Span(start=0, end=10)]
    """
    pattern = loose(words)
    if not pattern:
        return []
    low, high = (0, len(text)) if within is None else (within.start, within.end)
    found = re.compile(pattern).finditer(text, low, high)
    whole = (each for each in found if _is_whole(text, each.start(), each.end()))
    return [Span(each.start(), each.end()) for each in whole]


def loose(words: str) -> str:
    """Return a pattern of `words`, white space, widths and the kind of quotes aside."""
    return r"\s*".join(_EITHER.get(sign, re.escape(sign)) for sign in "".join(words.split()))


def first_names(text: str, names: Iterable[str], *, goes_on: re.Pattern[str]) -> dict[str, Span]:
    """Return where each of `names` stands first, and not as a part of a longer one.

    Args:
        text: the document's text.
        names: all names; where two begin at one place the longer one stands there.
        goes_on: what behind a name makes it the beginning of a name that is not among them.
    """
    found: dict[str, Span] = {}
    for at in name_places(text, names):
        if not goes_on.match(text, at.end):
            found.setdefault(text[at.slice], at)
    return found


def name_places(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Yield where `names` stand, of those that begin at one place the longest."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    if longest_first:
        pattern = re.compile("|".join(map(re.escape, longest_first)))
        for each in pattern.finditer(text):
            yield Span(each.start(), each.end())


def line_of(text: str, place: int) -> Span | None:
    """Return the line around `place`, without blanks at its ends; None where it is blank."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    inside = line.strip()
    if not inside:
        return None
    start += len(line) - len(line.lstrip())
    return Span(start, start + len(inside))


def begins_line(text: str, place: int) -> bool:
    """Return whether nothing but blanks stands before `place` in its line."""
    return not text[text.rfind("\n", 0, place) + 1 : place].strip()


def ends_line(text: str, place: int) -> bool:
    """Return whether nothing but blanks stands behind `place` in its line."""
    end = text.find("\n", place)
    return not text[place : end if end >= 0 else len(text)].strip()


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_splits_number(text, start) or _splits_number(text, end))


def _splits_number(text: str, place: int) -> bool:
    around = half_width(text[max(place - 2, 0) : place + 2])
    before = around[: min(place, 2)]
    after = around[len(before) :]
    if before[-1:].isdigit() and after[:1].isdigit():
        return True
    # A point between digits belongs to the number.
    return bool(
        (re.fullmatch(r"[0-9]\.", before) and after[:1].isdigit())
        or (before[-1:].isdigit() and re.match(r"\.[0-9]", after))
    )
