"""The machinery that watches over a plan: who leads, pays, watches and judges, and how often.

Each item of a section of safeguards is one mechanism or several, of the kinds of which its title
speaks, or else its sentences; each stands where the words of its kind do.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from policymodel.folding import fold
from policymodel.model import Mechanism, Organization, Span
from policymodel.model.words import MechanismKindCode
from policymodel.source.acting import acting
from policymodel.source.cues import cue
from policymodel.source.headings import packed
from policymodel.text import read_data
from policymodel.vocabulary import MECHANISM_KINDS

_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_MARKS = " \n\t\u3000*#>-•·—"  # of points in a list
_MOST = 2  # mechanisms of one item


@frozen
class Item:
    """An item of a section of safeguards: the measure it is, if any, its title and its text."""

    title: str
    body: Span
    measure: str | None


@cache
def _kinds() -> dict[Any, re.Pattern[str]]:
    data = read_data(Path(__file__).with_suffix(".yaml"))
    return {kind: re.compile(pattern) for kind, pattern in data["kinds"].items()}


def mechanisms(
    text: str, items: Sequence[Item], organizations: Sequence[Organization]
) -> Iterator[Mechanism]:
    """Yield the mechanisms of the items of safeguards, in their order."""
    names = sorted({name for each in organizations for name in each.names}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names))) if names else None
    taken: dict[str, int] = {}
    for item in items:
        for kind, at in _stated(text, item):
            taken[kind] = taken.get(kind, 0) + 1
            number = taken[kind]
            printed = text[at.slice]
            who = tuple(dict.fromkeys(acting(printed, pattern))) if pattern else ()
            yield Mechanism(
                id=kind if number == 1 else f"{kind}.{number}",
                kind=kind,
                summary=item.title or MECHANISM_KINDS.label(kind, "zh"),
                covers="plan",
                organizations=who,
                frequency=_frequency(printed),
                measure=item.measure,
                at=at,
            )


def _stated(text: str, item: Item) -> Iterator[tuple[MechanismKindCode, Span]]:
    sentences = [
        Span(found.start(), found.end())
        for found in _SENTENCE.finditer(text, item.body.start, item.body.end)
        if found.group().strip()
    ]
    title = fold(item.title)
    kinds = [kind for kind, pattern in _kinds().items() if pattern.search(title)]
    count = 0
    used: set[int] = set()
    for kind in kinds:
        cues = cue("mechanisms", kind)
        place = next(
            (
                i
                for i, at in enumerate(sentences)
                if i not in used and (cues is None or cues.search(packed(text[at.slice])))
            ),
            None,
        )
        if place is not None and count < _MOST:
            count += 1
            used.add(place)
            yield kind, _trimmed(text, sentences[place])
    if not kinds:
        yield from _by_sentence(text, sentences)


def _by_sentence(text: str, sentences: Sequence[Span]) -> Iterator[tuple[MechanismKindCode, Span]]:
    for at in sentences:
        words = packed(text[at.slice])
        for kind, pattern in _kinds().items():
            cues = cue("mechanisms", kind)
            if pattern.search(words) and (cues is None or cues.search(words)):
                yield kind, _trimmed(text, at)
                return


def _trimmed(text: str, at: Span) -> Span:
    words = text[at.slice]
    start = at.start + len(words) - len(words.lstrip(_MARKS))
    return Span(start, at.start + len(words.rstrip()))


def _frequency(printed: str) -> str | None:
    pattern = cue("frequency")
    found = pattern.search(printed) if pattern else None
    return found.group() if found else None
