"""Which unit stands at a place of a text: the longest one that begins there."""

import re
from collections.abc import Callable, Iterable, Iterator

from policymodel.units.composition import STARTS_COUNTING, STARTS_SI
from policymodel.units.unit import Unit

_BELOW = re.compile(r"\s?/\s?每?|每")
_TIMES = re.compile(r"\s?[·*×/]\s?")
_POWER = re.compile(r"1[0,]*\s?")
_BLANK = re.compile(r"[ \u00a0\u3000]?")
_LETTER = re.compile(r"[A-Za-z0-9]")


class Standing:
    """Finds units in running text; its words are tried longest first."""

    def __init__(self, words: Iterable[str], find: Callable[[str], Unit | None]) -> None:
        ordered = sorted(map(re.escape, words), key=len, reverse=True)
        self._word = re.compile("|".join(ordered))
        self._find = find

    def __call__(self, text: str, place: int) -> tuple[Unit, int] | None:
        """Return the longest unit that begins at `place`, and where it ends; None where none does.

        A symbol is whole: the m of 30mm is no metre.
        """
        found = self._simple(text, place)
        if found is None:
            return None
        for end in self._ratios(text, found[1]):
            unit = self._find(text[place:end])
            found = (unit, end) if unit else found
        return found

    def _simple(self, text: str, place: int) -> tuple[Unit, int] | None:
        for end in sorted(set(self._ends(text, place)), reverse=True):
            is_cut = _LETTER.match(text[end - 1]) and _LETTER.match(text, end)
            if not is_cut and (unit := self._find(text[place:end])):
                return unit, end
        return None

    def _ends(self, text: str, place: int) -> Iterator[int]:
        """Yield where a word may end that begins here, with what multiplies it before it or not."""
        starts = [place]
        if counted := STARTS_COUNTING.match(text, place):
            starts.append(_ends_at(_BLANK, text, counted.end()))
        starts += [si.end() for start in starts if (si := STARTS_SI.match(text, start))]
        for start in starts:
            if found := self._word.match(text, start):
                yield found.end()

    def _ratios(self, text: str, place: int) -> Iterator[int]:
        """Yield where a ratio may end whose line stands at `place`: behind each unit below it."""
        below = _BELOW.match(text, place)
        if below is None:
            return
        place = below.end()
        closing = text.startswith("(", place) or text.startswith("（", place)
        first = self._below(text, place + closing)
        if first is None:
            return
        if not closing:
            yield first
        times = _TIMES.match(text, first)
        second = self._below(text, times.end()) if times else None
        if second is not None and not closing:
            yield second
        last = second or first
        if closing and text[last : last + 1] in (")", "）"):
            yield last + 1

    def _below(self, text: str, place: int) -> int | None:
        found = self._simple(text, _ends_at(_POWER, text, place))
        return found[1] if found else None


def _ends_at(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place
