"""The passage that is most like a summary: whole clauses, neither more nor less of them.

A summary is in its author's own words, so likeness proposes; only where no other passage is
nearly as like is it taken for the answer.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from policymodel.anchoring.anchors import Anchors
from policymodel.model import Measure, Mechanism, Span
from policymodel.source.facts import Fact
from policymodel.source.headings import heading_end

_CLAUSE = re.compile("[，,。；;：:！!？?\n]")
_STOPS = "。；;！!？?\n"
_NO_WORDS = re.compile(r"\W")
_MOST_CLAUSES = 16
# That nothing of the summary is left out counts more than that nothing else is in the passage.
_RECALL = 3
_PAIR = 0.5  # what a pair of characters counts beside a single one
_SENTENCE = 0.05  # what it counts that a passage begins, or ends, with a sentence
_CLEAR = 0.1  # how much liker than the next one a passage must be


class _Run(NamedTuple):
    likeness: float
    at: Span


def place_mechanisms(anchors: Anchors) -> None:
    """Place each mechanism where its measure, or the document, says what its summary says."""
    for each in anchors.open("at", Mechanism):
        region = _region(anchors, each)
        runs = sorted(_runs(anchors.text, region, each.part.summary), reverse=True)
        clear = len(runs) == 1 or (len(runs) > 1 and runs[0][0] - runs[1][0] >= _CLEAR)
        candidates = [run.at for run in runs]
        anchors.settle(each, candidates[:1] if clear else candidates)


def _region(anchors: Anchors, fact: Fact) -> Span:
    """Return the text of the mechanism's measure without heading and bracket, or all text."""
    for number, measure in enumerate(anchors.plan.measures):
        at = anchors.of(f"measures[{number}]")
        if measure.id == fact.part.measure and at is not None:
            return _body(
                anchors, measure, at, anchors.of(f"measures[{number}]", "responsibilities_at")
            )
    return Span(0, len(anchors.text))


def _body(anchors: Anchors, measure: Measure, at: Span, bracket: Span | None) -> Span:
    head = heading_end(anchors.text[at.slice], measure.number or "", measure.title or "") or 0
    end = bracket.start if bracket is not None and bracket.start > at.start + head else at.end
    return Span(at.start + head, end)


def _runs(text: str, region: Span, summary: str) -> Iterator[_Run]:
    """Yield the runs of clauses in `region` that have anything of `summary`."""
    clauses = list(_clauses(text, region))
    counts = Counter(gram for at in clauses for gram in _grams(text[at.slice]))
    weights = {g: (1 if len(g) == 1 else _PAIR) / counts[g] ** 0.5 for g in counts}
    wanted = {gram for gram in _grams(summary) if gram in weights}
    whole = sum(weights[gram] for gram in wanted)
    for first in range(len(clauses)):
        seen: set[str] = set()
        hit = all_of_it = 0.0
        for last in range(first, min(first + _MOST_CLAUSES, len(clauses))):
            new = _grams(text[clauses[last].slice]) - seen
            seen |= new
            all_of_it += sum(weights[gram] for gram in new)
            hit += sum(weights[gram] for gram in new & wanted)
            if hit:
                at = _with_stop(text, Span(clauses[first].start, clauses[last].end))
                yield _Run(_f_measure(hit / all_of_it, hit / whole) + _wholeness(text, at), at)


def _f_measure(precision: float, recall: float) -> float:
    return (1 + _RECALL) * precision * recall / (_RECALL * precision + recall)


def _wholeness(text: str, at: Span) -> float:
    begins = at.start == 0 or text[at.start - 1] in _STOPS
    ends = text[at.end - 1] in _STOPS or text[at.end : at.end + 1] in ("", "\n")
    return _SENTENCE * (begins + ends)


def _with_stop(text: str, at: Span) -> Span:
    return Span(at.start, at.end + 1) if text[at.end : at.end + 1] in tuple("。；;！!？?") else at


def _clauses(text: str, region: Span) -> Iterator[Span]:
    start = region.start
    for stop in [
        *(m.start() for m in _CLAUSE.finditer(text, region.start, region.end)),
        region.end,
    ]:
        while start < stop and text[start].isspace():
            start += 1
        if start < stop:
            yield Span(start, stop)
        start = stop + 1


def _grams(text: str) -> set[str]:
    bare = _NO_WORDS.sub("", text)
    return {*bare, *(bare[i : i + 2] for i in range(len(bare) - 1))}
