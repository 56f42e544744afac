"""Where the clause, the sentence and the paragraph around a place of a document begin.

All looks back are bounded, so that a document without stops is read in linear time.
"""

_FARTHEST = 400
_SENTENCE = "。；;！!？?\n"
_CLAUSE = _SENTENCE + "，,：:"


def clause_start(text: str, place: int) -> int:
    """Return where the clause begins in which `place` stands.

    >>> text = "到2025年，企业达到30家。"
    >>> text[clause_start(text, 10) : 10]
    '企业达'
    """
    return _behind_last(text, place, _CLAUSE)


def sentence_start(text: str, place: int) -> int:
    """Return where the sentence begins in which `place` stands."""
    return _behind_last(text, place, _SENTENCE)


def paragraph_start(text: str, place: int) -> int:
    """Return where the line begins in which `place` stands."""
    return _behind_last(text, place, "\n")


def is_cell(text: str, start: int, end: int) -> bool:
    """Return whether ``[start, end)`` has a line of its own, as a cell of a printed table has."""
    before, after = text[max(start - 9, 0) : start], text[end : end + 9]
    return before.rstrip(" \t\u3000")[-1:] in ("", "\n") and after.lstrip(" \t\u3000")[:1] in (
        "",
        "\n",
    )


def _behind_last(text: str, place: int, signs: str) -> int:
    low = max(place - _FARTHEST, 0)
    return max((text.rfind(sign, low, place) + 1 for sign in signs), default=0) or low
