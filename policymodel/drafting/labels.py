"""Headings without a number that part every section alike: 主要目标：… 策略措施：…

Plans for women, children or the old say of each field first what is aimed at and then what is to
be done, each from 1 on. Lists of tasks name each body over what it has to do: 市甲局：, 1.…, 2.….
Only what recurs is such a heading: one alone may be anything.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

from policymodel.drafting.charges import are_bodies, are_offices
from policymodel.drafting.headings import RANK, Heading
from policymodel.drafting.paragraphs import Paragraph
from policymodel.model import Span
from policymodel.text import read_data

_LABELS: dict[str, tuple[str, ...]] = read_data(Path(__file__).with_suffix(".yaml"))
_AROUND = " \u3000【】[]〔〕：:"
_FEWEST = 2  # sections that are parted so
_CHAPTER = RANK["mark"]


def with_labels(
    lines: Sequence[Paragraph], headings: Sequence[Heading], skipped: Set[int]
) -> list[Heading]:
    """Return the headings with those that have no number among them, where sections are so parted.

    Each stands over the headings that follow it, and under those before.
    """
    taken = skipped | {each.paragraph for each in headings}
    places = [place for place in range(len(lines)) if place not in taken]
    found = {place: words for place in places if (words := _words(lines[place].text))}
    said = found.values()
    if any(sum(words in kind for words in said) < _FEWEST for kind in _LABELS.values()):
        found = _bodies(lines, headings, places)
    made = _made(lines, headings, found)
    return sorted([*headings, *made], key=lambda each: each.start)


def _made(
    lines: Sequence[Paragraph], headings: Sequence[Heading], found: Mapping[int, str]
) -> Iterator[Heading]:
    starts = [each.start for each in headings]
    for place, words in found.items():
        line = lines[place]
        begin = line.start + line.text.index(words)
        behind = bisect_right(starts, line.start)
        inner = RANK.get(headings[behind].style) if behind < len(headings) else None
        yield Heading(
            style="label", number=None, value=1, title=words, is_bare=True, paragraph=place,
            at=Span(begin, begin + len(words)),
            rank=(RANK["point"] if inner is None else inner) - 0.5,
        )  # fmt: skip


def _bodies(
    lines: Sequence[Paragraph], headings: Sequence[Heading], places: Sequence[int]
) -> dict[int, str]:
    """Return the lines that name bodies over items that begin anew below each: 市甲局：.

    Whom a letter is for is named so too, over chapters or once.
    """
    firsts = {each.first or each.paragraph: each.style for each in headings if each.value == 1}
    found: dict[int, str] = {}
    for place in places:
        words = lines[place].text.rstrip("：: ")
        style = firsts.get(place + 1)
        is_head = lines[place].text.endswith(("：", ":")) and RANK.get(style or "", -1) > _CHAPTER
        if is_head and are_bodies(words, beside=True):
            found[place] = words
    styles = {firsts[place + 1] for place in found}
    plain = sum(map(are_offices, found.values()))
    return found if plain >= _FEWEST and 2 * plain >= len(found) and len(styles) == 1 else {}


def _words(text: str) -> str | None:
    """Return the label that is all that a line says."""
    bare = text.strip(_AROUND)
    return bare if any(bare in kind for kind in _LABELS.values()) else None
