"""Headings without a number that part every section alike: 主要目标：… 策略措施：…

Plans for women, children or the old say of each field first what is aimed at and then what is to
be done, each from 1 on. Only what recurs is such a heading: one alone may be anything.
"""

from bisect import bisect_right
from collections.abc import Sequence, Set
from pathlib import Path

from policymodel.drafting.headings import RANK, Heading
from policymodel.drafting.paragraphs import Paragraph
from policymodel.model import Span
from policymodel.text import read_data

_LABELS: dict[str, tuple[str, ...]] = read_data(Path(__file__).with_suffix(".yaml"))
_AROUND = " \u3000【】[]〔〕：:"
_FEWEST = 2  # sections that are parted so


def with_labels(
    lines: Sequence[Paragraph], headings: Sequence[Heading], skipped: Set[int]
) -> list[Heading]:
    """Return the headings with those that have no number among them, where sections are so parted.

    Each stands over the headings that follow it, and under those before.
    """
    taken = skipped | {each.paragraph for each in headings}
    places = [place for place in range(len(lines)) if place not in taken]
    found = {place: words for place in places if (words := _words(lines[place].text))}
    for kind in _LABELS.values():
        if sum(words in kind for words in found.values()) < _FEWEST:
            return [*headings]
    starts = [each.start for each in headings]
    made = []
    for place, words in found.items():
        line = lines[place]
        begin = line.start + line.text.index(words)
        behind = bisect_right(starts, line.start)
        inner = RANK.get(headings[behind].style) if behind < len(headings) else None
        made.append(
            Heading(
                style="label", number=None, value=1, title=words, is_bare=True, paragraph=place,
                at=Span(begin, begin + len(words)),
                rank=(RANK["point"] if inner is None else inner) - 0.5,
            )
        )  # fmt: skip
    return sorted([*headings, *made], key=lambda each: each.start)


def _words(text: str) -> str | None:
    """Return the label that is all that a line says."""
    bare = text.strip(_AROUND)
    return bare if any(bare in kind for kind in _LABELS.values()) else None
