"""Headings: a printed number, a mark, a title; and texts compared without white space."""

import re

_MARK = r"\s*[．.、)）]?\s*"


def heading_end(text: str, number: str, title: str) -> int | None:
    """Return where the heading at the beginning of `text` ends; None if it is not there.

    White space is ignored: titles are broken over lines, and blanks come and go.

    >>> heading_end("1. 建设 实验室。第二句。", "1", "建设实验室")
    9
    >>> heading_end("2、建设实验室。", "1", "建设实验室") is None
    True
    """
    found = re.match(_spaced(number) + _MARK + _spaced(title), text)
    return found.end() if found else None


def is_heading(text: str, number: str, title: str) -> bool:
    """Return whether `text` is that heading and nothing else."""
    return heading_end(text, number, title) == len(text)


def packed(text: str) -> str:
    """Return `text` without white space.

    >>> packed("综合\\n\\n 指标")
    '综合指标'
    """
    return "".join(text.split())


def _spaced(text: str) -> str:
    return r"\s*".join(map(re.escape, packed(text)))
