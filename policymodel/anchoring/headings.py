"""The frame of a document: its sections and measures, by number and title, and their parts."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.charged import by_brackets, up_to
from policymodel.anchoring.printed import begins_line, line_of, loose
from policymodel.model import Measure, MeasurePart, Section, Span
from policymodel.source.duties import begins_with_deadline
from policymodel.source.facts import Fact
from policymodel.source.headings import MARKS, OWN_MARKS

_MARK = rf"\s*[{MARKS}{OWN_MARKS}]?\s*"
_STOPS = tuple("。；;！!？?）)】〕]")
_BLANKS = 3


def place_headings(anchors: Anchors) -> None:
    """Place sections, then the measures in them.

    From the last to the first: what repeats headings, a list of contents, stands before them.
    """
    sections = [each for each in anchors.facts if isinstance(each.part, Section)]
    _chain(anchors, sections, Span(0, max(len(anchors.text), 1)))
    frame = Frame(anchors)
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for each in anchors.facts:
        if isinstance(each.part, Measure) and each.key == "at":
            groups.setdefault(each.part.section, []).append(each)
    starts: dict[str, Span] = {}
    for path, measures in groups.items():
        numbered = [each for each in measures if each.part.number or each.part.title]
        starts |= _heads(anchors, numbered, frame.region(path))
    _place_unnumbered(anchors, groups, frame, starts)
    _measures(anchors, starts)


def place_parts(anchors: Anchors) -> None:
    """Place the parts of measures: those with a heading up to the next, others by brackets."""
    groups: dict[str, list[Fact]] = {}
    for each in anchors.facts:
        is_part = isinstance(each.part, MeasurePart) and each.key == "at"
        if is_part and (each.part.number or each.part.title):
            groups.setdefault(each.path.rpartition("[")[0], []).append(each)
    for listed in groups.values():
        within = anchors.around(listed[0].path)
        if within is None:
            continue
        starts = [(each, at) for each in listed if (at := _part_place(anchors, each, within))]
        ends = [at.start for _, at in starts[1:]] + [within.end]
        for (each, at), end in zip(starts, ends, strict=True):
            if each.full_path not in anchors.spans and at.start < end:
                text = anchors.text[at.start : end].rstrip()
                anchors.put(each, Span(at.start, at.start + len(text)))
    _place_bare_parts(anchors)


def _place_bare_parts(anchors: Anchors) -> None:
    """Place the parts of a measure that have no heading: each up to its own bracket."""
    groups: dict[str, list[Fact]] = {}
    for each in anchors.open("at", MeasurePart):
        if not (each.part.number or each.part.title):
            groups.setdefault(each.path.rpartition("[")[0], []).append(each)
    for listed in groups.values():
        within = anchors.around(listed[0].path)
        found = by_brackets(anchors, listed, within) if within is not None else {}
        for each in listed:
            brackets = found.get(each.full_path, [])
            anchors.settle(each, (up_to(anchors, at, within) for at in brackets if within))


def _part_place(anchors: Anchors, fact: Fact, within: Span) -> Span | None:
    found = _heading_places(anchors.text, fact.part, within)
    return found[0] if found else None


def _place_unnumbered(
    anchors: Anchors,
    groups: dict[tuple[str, ...], list[Fact]],
    frame: "Frame",
    starts: dict[str, Span],
) -> None:
    """Place measures without number and title by the bracket that closes their paragraph."""
    claimed = _claimed(anchors, groups, starts)
    for path, measures in groups.items():
        bare = [each for each in measures if not (each.part.number or each.part.title)]
        found = by_brackets(anchors, bare, frame.region(path), claimed)
        for each in bare:
            places = found[each.full_path]
            free = [line_of(anchors.text, at.start) or at for at in places]
            if each.full_path not in anchors.spans and anchors.settle(each, free):
                starts[each.full_path] = Span(free[0].start, free[0].start + 1)


def _claimed(
    anchors: Anchors, groups: dict[tuple[str, ...], list[Fact]], starts: dict[str, Span]
) -> set[Span]:
    """Return the brackets of measures with a heading: as many as they have charges behind it."""
    heads = sorted(at.start for at in starts.values())
    found: set[Span] = set()
    for each in (measure for measures in groups.values() for measure in measures):
        head = starts.get(each.full_path)
        if head is None:
            continue
        charged = [part for part in (each.part, *each.part.parts) if part.responsibilities]
        end = next((start for start in heads if start > head.start), len(anchors.text))
        behind = [b.at for b in anchors.brackets if head.end <= b.at.start < end]
        found |= set(behind[: len(charged)])
    return found


class Frame:
    """Where each section reaches: to the next heading that is not below it."""

    def __init__(self, anchors: Anchors) -> None:
        self._end = len(anchors.text)
        self._known: dict[tuple[str, ...], Span] = {}
        listed = [*_sections(anchors.plan.sections, (), "sections")]
        spans = [(path, anchors.of(place)) for path, place in listed]
        known = sorted((at.start, path) for path, at in spans if at is not None)
        for number, (start, path) in enumerate(known):
            after = (begin for begin, other in known[number + 1 :] if other[: len(path)] != path)
            self._known.setdefault(path, Span(start, next(after, self._end)))

    def region(self, path: tuple[str, ...]) -> Span:
        """Return what stands under the section at `path`, or the nearest known above it."""
        while path and path not in self._known:
            path = path[:-1]
        return self._known[path] if path else Span(0, max(self._end, 1))

    def holding(self, place: int) -> list[Span]:
        """Return the sections that `place` stands in, the innermost first."""
        found = [at for at in self._known.values() if place in at]
        return sorted(found, key=lambda at: at.end - at.start)


def _sections(
    sections: tuple[Section, ...], above: tuple[str, ...], path: str
) -> Iterator[tuple[tuple[str, ...], str]]:
    for number, each in enumerate(sections):
        place = f"{path}[{number}]"
        yield (*above, each.step), place
        yield from _sections(each.sections, (*above, each.step), f"{place}.sections")


def _chain(anchors: Anchors, listed: list[Fact], region: Span) -> None:
    found = _heads(anchors, listed, region)
    for each in listed:
        if each.full_path in anchors.spans:
            continue
        if each.full_path in found:
            anchors.put(each, found[each.full_path])
        else:
            anchors.ask(each)


def _heads(anchors: Anchors, listed: list[Fact], region: Span) -> dict[str, Span]:
    """Return where the headings of `listed` stand in `region`, each before the next one."""
    found: dict[str, Span] = {}
    end = region.end
    for each in reversed(listed):
        at = anchors.spans.get(each.full_path)
        if at is None:
            places = _heading_places(anchors.text, each.part, Span(region.start, max(end, 1)))
            at = places[-1] if places else None
        if at is not None and at.start < end:
            found[each.full_path] = at
            end = max(at.start, region.start + 1)
    return found


def _heading_places(text: str, part: Any, region: Span) -> list[Span]:
    """Return where a heading stands in `region`: at the beginning of a line, else of a sentence.

    What charges one measure may end within the line in which the next one begins.
    """
    number, title = part.number or "", part.title or ""
    mark = _MARK if number else ""
    pattern = re.compile(loose(number) + mark + loose(title))
    if not (number or title) or region.start >= region.end:
        return []
    places = [Span(m.start(), m.end()) for m in pattern.finditer(text, region.start, region.end)]
    on_lines = [at for at in places if begins_line(text, at.start)]
    return on_lines or [at for at in places if _before(text, at.start).endswith(_STOPS)]


def _before(text: str, place: int) -> str:
    return text[max(place - _BLANKS, 0) : place].rstrip()


def _measures(anchors: Anchors, starts: dict[str, Span]) -> None:
    """Give each measure all from its heading to its last paragraph before the next heading."""
    begins = {at.start for at in starts.values()}
    begins |= {
        at.start
        for each in anchors.facts
        if isinstance(each.part, Section) and (at := anchors.spans.get(each.full_path))
    }
    ordered = sorted(begins)
    for each in anchors.open("at", Measure):
        head = starts.get(each.full_path)
        if head is None:
            anchors.ask(each)
            continue
        after = bisect_right(ordered, head.start)
        # A heading inside the measure's own heading is none of another.
        while after < len(ordered) and ordered[after] < head.end:
            after += 1
        if after < len(ordered):
            end = ordered[after]
        else:
            end = _last_end(anchors, head, bool(each.part.responsibilities))
        text = anchors.text[head.start : end].rstrip()
        anchors.put(each, Span(head.start, head.start + len(text)))


def _with_deadline(text: str, end: int) -> int:
    behind = end + len(text[end:]) - len(text[end:].lstrip())
    line = line_of(text, behind)
    if line is None or line.start < end:
        return end
    return line.end if begins_with_deadline(text, line.start, line.end) else end


def _last_end(anchors: Anchors, head: Span, is_charged: bool) -> int:
    """Return where the last measure ends: with its bracket, else with the first paragraph.

    A line of its own behind the bracket, 完成时限：…, belongs to it.
    """
    if is_charged:
        for bracket in anchors.brackets:
            if bracket.at.start >= head.end:
                return _with_deadline(anchors.text, bracket.at.end)
    place = head.end
    while (
        place < len(anchors.text) and not anchors.text[place:].lstrip("。.:： \t\u3000")[:1].strip()
    ):
        place += 1
    end = anchors.text.find("\n", place)
    return end if end >= 0 else len(anchors.text)
