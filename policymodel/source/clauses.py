"""Where the clause, the sentence and the paragraph around a place of a document begin."""

import re
from bisect import bisect_right

_SENTENCE = "。；;！!？?\n"
_STOP = re.compile(f"[{_SENTENCE}，,：:]")
_FARTHEST = 400
"""No look back goes further, so that a document without stops is read in linear time."""


class Clauses:
    """The stops of a text, found once.

    >>> text = "到2025年，企业达到30家。"
    >>> text[Clauses(text).clause(10) : 10]
    '企业达'
    """

    def __init__(self, text: str) -> None:
        self._clauses = [found.end() for found in _STOP.finditer(text)]
        self._sentences = [end for end in self._clauses if text[end - 1] in _SENTENCE]
        self._lines = [end for end in self._sentences if text[end - 1] == "\n"]

    def clause(self, place: int) -> int:
        """Return where the clause begins in which `place` stands."""
        return _last(self._clauses, place)

    def sentence(self, place: int) -> int:
        """Return where the sentence begins in which `place` stands."""
        return _last(self._sentences, place)

    def paragraph(self, place: int) -> int:
        """Return where the line begins in which `place` stands, be it ever so long."""
        before = bisect_right(self._lines, place)
        return self._lines[before - 1] if before else 0

    def sentence_end(self, place: int, farthest: int) -> int:
        """Return where the sentence of `place` ends: at its stop, or `farthest` behind it."""
        behind = bisect_right(self._sentences, place)
        end = self._sentences[behind] - 1 if behind < len(self._sentences) else place + farthest
        return min(end, place + farthest)


def _last(ends: list[int], place: int) -> int:
    before = bisect_right(ends, place)
    return max(ends[before - 1] if before else 0, place - _FARTHEST)


def is_cell(text: str, start: int, end: int) -> bool:
    """Return whether ``[start, end)`` has a line of its own, as a cell of a printed table has."""
    before = text[max(start - 9, 0) : start].rstrip(" \t\u3000")
    behind = text[end : end + 9].lstrip(" \t\u3000")
    return before[-1:] in ("", "\n") and behind[:1] in ("", "\n")


def stands_in_cell(text: str, start: int, end: int) -> bool:
    """Return whether ``[start, end)`` is a cell, or stands behind what parts those of a row."""
    parted = text[max(start - 2, 0) : start]
    return is_cell(text, start, end) or parted.endswith(("\t", "|", "｜", "| ", "  "))
