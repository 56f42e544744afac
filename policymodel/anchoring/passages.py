"""Passages that no printed words of the file name: goals by title or indicators, mechanisms.

A goal's passage is the paragraph that has its title or states its indicators, or as much of that
as is no other goal's; what belongs to the goals below it belongs to it. Paragraphs that follow
are its own up to one that states none of its indicators, the next goal or a heading.
"""

import re
from collections.abc import Iterator

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.printed import ends_line, line_of, loose_places
from policymodel.model import Goal, Section, Span
from policymodel.source.facts import Fact

_BULLET = re.compile(r"[—–\-•·●◆■\s]*")
_SENTENCE = "。；;\n"
_CLAUSE = "，,。；;：:\n"


def place_goals(anchors: Anchors) -> None:
    """Place each goal in the paragraph of its title, or of its indicators' first statements."""
    goals = [each for each in anchors.facts if isinstance(each.part, Goal)]
    marks = {each.full_path: _mark(anchors, each) for each in goals}
    taken = {path: at for path, at in marks.items() if at is not None}
    heads = list(_heads(anchors))
    for each in anchors.open("at", Goal):
        at = taken.get(each.full_path)
        if at is None:
            anchors.ask(each)
            continue
        others = [mark for path, mark in taken.items() if not path.startswith(each.path)]
        passage = _passage(anchors.text, at, others)
        stops = [mark.start for mark in others] + heads
        anchors.put(each, _with_statements(anchors, each.part, passage, stops))


def _heads(anchors: Anchors) -> Iterator[int]:
    """Yield where sections and measures begin."""
    yield from (at.start for at in anchors.measures())
    for each in anchors.facts:
        if isinstance(each.part, Section) and (at := anchors.spans.get(each.full_path)):
            yield at.start


def _with_statements(anchors: Anchors, goal: Goal, passage: Span, stops: list[int]) -> Span:
    """Return a passage with the lines right behind it that state the goal."""
    if not ends_line(anchors.text, passage.end):
        return passage
    end = min((stop for stop in stops if stop >= passage.end), default=len(anchors.text))
    stated = list(_statements(anchors, goal))
    while (line := _first_line(anchors.text, passage.end)) is not None and line.start < end:
        if not any(at.start < line.end and line.start < at.end for at in stated):
            break
        passage = Span(passage.start, line.end)
    return passage


def _mark(anchors: Anchors, goal: Fact) -> Span | None:
    """Return what of a goal is printed: its title, or what its first indicator is stated by."""
    part = goal.part
    for each in anchors.facts:
        if isinstance(each.part, Section) and each.part.title == part.title:
            at = anchors.of(each.path)
            return _first_line(anchors.text, at.end) if at is not None else None
    first = anchors.of("sections[0]")
    body = Span(first.start, len(anchors.text)) if first is not None else None
    printed = loose_places(anchors.text, part.title, body)
    frame = (*anchors.measures(), *_headings(anchors))
    titles = [at for at in printed if not any(at in each for each in frame)]
    if len(titles) == 1:
        return titles[0]
    stated = sorted(_statements(anchors, part))
    near = [at for at in titles for other in stated[:1] if _shares_line(anchors.text, at, other)]
    return next(iter((*near, *stated)), None)


def _headings(anchors: Anchors) -> Iterator[Span]:
    """Yield where the headings stand: a goal may be called as a part of one."""
    for each in anchors.facts:
        if isinstance(each.part, Section) and (at := anchors.of(each.path)) is not None:
            yield at


def _statements(anchors: Anchors, goal: Goal) -> Iterator[Span]:
    """Yield where each indicator of a goal is stated first."""
    for number, each in enumerate(anchors.plan.indicators):
        if each.id in goal.indicators:
            targets = (
                anchors.of(f"indicators[{number}].targets[{i}]") for i in range(len(each.targets))
            )
            found = [at for at in targets if at is not None]
            if found:
                yield min(found)


def _first_line(text: str, place: int) -> Span | None:
    while place < len(text) and text[place].isspace():
        place += 1
    return line_of(text, place)


def _shares_line(text: str, at: Span, other: Span) -> bool:
    return "\n" not in text[min(at.start, other.start) : max(at.end, other.end)]


def _passage(text: str, at: Span, others: list[Span]) -> Span:
    """Return the paragraph around `at`, or the sentence or clause of it that is no other's."""
    line = line_of(text, at.start) or at
    bullet = _BULLET.match(text, line.start)
    line = Span(bullet.end() if bullet else line.start, line.end)
    if not any(other in line for other in others):
        return line
    for stops in (_SENTENCE, _CLAUSE):
        part = _between(text, at, stops)
        if not any(other in part for other in others):
            break
    return part


def _between(text: str, at: Span, stops: str) -> Span:
    start = max(text.rfind(stop, 0, at.start) for stop in stops) + 1
    end = min((p for stop in stops if (p := text.find(stop, at.end)) >= 0), default=len(text))
    if stops == _SENTENCE and text[end : end + 1].strip():
        end += 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, end)
