"""Rules on where things stand: under which heading, inside what, once, and none left out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from policymodel.analysis.numbering import ordinal
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.folding import NO_DECIMAL, POINTS
from policymodel.model import (
    Baseline,
    Deadline,
    Indicator,
    Measure,
    Mechanism,
    NotTarget,
    Organization,
    Section,
    Span,
    Target,
)
from policymodel.model.fields import shapes
from policymodel.source.headings import packed
from policymodel.text import Text

_Path = tuple[str, ...]


@rule("V030", "error")
def measures_stand_under_their_heading(index: Index) -> Iterator[Violation]:
    """A measure belongs to the section whose heading is the nearest before it."""
    headings = _headings(index)
    if headings is None:
        return  # V007 says which heading has no place
    starts = [start for start, _, _ in headings]
    by_path = {path: section for _, path, section in headings}
    used = {measure.section for measure in index.plan.measures}
    for path, measure, at, _ in index.printed(Measure):
        nearest = bisect_right(starts, at.start) - 1
        start, above, section = headings[nearest] if nearest >= 0 else (-1, (), None)
        if measure.section == above or (not measure.section and above not in used):
            continue  # as nearly all; or a measure of an annex, under no heading of the plan
        allowed = set()
        if start == at.start:  # the measure is the heading itself
            allowed.add(above[:-1])
        if index.source.is_below_heads(at.start):
            # The row of a table: its group may stand behind its number.
            inside = headings[nearest + 1 : bisect_right(starts, at.end)]
            allowed.update(each for _, each, _ in inside)
        # It may count on behind the heading, or behind one above it: (四) behind (三) with its 2.
        for length in range(len(above), 0, -1):
            if _counts_on(by_path[above[:length]], measure):
                allowed.add(above[: length - 1])
        if measure.section not in allowed:
            given = Text(*("".join(measure.section) or none for none in ("空缺", "none")))
            what = "other" if section else "none"
            heading, place = section and short(section.heading), section and section.at
            yield Violation(
                f"{path}.section", what, at=at, given=given, heading=heading, place=place
            )


def _counts_on(section: Section, measure: Measure) -> bool:
    """Whether a measure's number is of the heading's own row: (六) behind the heading (五)."""
    mine, theirs = ordinal(measure.number or ""), ordinal(section.number or "")
    if mine is None or theirs is None:
        return False
    return mine.form == theirs.form and mine.value > theirs.value


def _headings(index: Index) -> list[tuple[int, _Path, Section]] | None:
    """Where the headings stand, with their paths; None where one has no place."""
    found: dict[str, tuple[int, _Path, Section]] = {}
    for path, section, _ in index.parts(Section):
        if section.at is None:
            return None
        above = found.get(path.rpartition(".")[0])
        steps = (*(above[1] if above else ()), section.step)
        found[path] = section.at.start, steps, section
    return sorted(found.values(), key=lambda each: each[0])


# What may share its characters with another of its kind, and by what they then differ.
_APART: dict[type, tuple[str, ...]] = {
    Target: ("kind", "year", "from_year", "scope", "per"),
    Indicator: ("name", "unit"),
    Mechanism: ("kind",),
    Deadline: ("what",),
}
_WITHIN_HOLDER = (Target, Baseline, Deadline)


@rule("V031", "error")
def nothing_is_stated_twice(index: Index) -> Iterator[Violation]:
    """One passage of the document is one fact of a kind, not two."""
    first: dict[tuple[object, ...], str] = {}
    for path, name, at, part, holder in index.facts:
        if at is None or name != "at" or isinstance(part, Organization):
            continue  # two organizations of one name are told by L104
        kind: Any = type(part)
        apart = tuple([getattr(part, key, None) for key in _APART.get(kind, ())])
        holds = id(holder) if isinstance(part, _WITHIN_HOLDER) else 0
        other = first.setdefault((kind, at.start, at.end, holds, apart), path)
        if other != path:
            yield Violation(path, "passage", at=at, other=other, quoted=index.source.quoted(at))

    said: dict[str, str] = {}
    for path, declared, _ in index.parts(NotTarget):
        other = path if declared.at else said.setdefault(packed(declared.words), path)
        if other != path:
            yield Violation(path, "words", other=other, quoted=short(declared.words))


@rule("V032", "error")
def parts_lie_inside(index: Index) -> Iterator[Violation]:
    """What belongs to a measure stands inside its text, a deadline there or in the line of a
    heading above it.
    """
    for path, part, holder in index.every:
        if isinstance(holder, Measure):
            if isinstance(part, Deadline) and _is_headed(index, holder, part.at):
                continue
            yield from _outside(path, getattr(part, "at", None), holder)
    measures = {measure.id: measure for measure in index.plan.measures}
    for path, mechanism, _ in index.parts(Mechanism):
        if mechanism.measure in measures:
            yield from _outside(path, mechanism.at, measures[mechanism.measure])


def _is_headed(index: Index, measure: Measure, at: Span | None) -> bool:
    """Whether what stands at `at` is said in the line of a heading above a measure."""
    sections = index.plan.sections
    for step in measure.section:
        found = next((each for each in sections if step in (each.number, each.title)), None)
        if found is None:
            return False
        line = index.source.text[found.at.start : at.start] if found.at and at else "\n"
        if line and "\n" not in line:
            return True
        sections = found.sections
    return False


def _outside(path: str, at: Span | None, measure: Measure) -> Iterator[Violation]:
    if at is not None and measure.at is not None and at not in measure.at:
        yield Violation(f"{path}.at", at=at, measure=measure.at, heading=short(measure.heading))


_NUMERALS = "[一二三四五六七八九十百]+"
_NUMBER = re.compile(
    rf"^[^\S\n]*({_NUMERALS}(?=、)|[0-9]{{1,3}}(?=[{POINTS}、]{NO_DECIMAL})"
    rf"|[(（](?:{_NUMERALS}|[0-9]{{1,3}})[)）])",
    re.MULTILINE,
)
_MOST = 50
_LONGEST_HEADING = 40


@rule("V033", "warning")
def headings_are_modelled(index: Index) -> Iterator[Violation]:
    """A numbered heading that follows on a section or measure is one as well."""
    known = {part.at.start: part.at for part in _numbered(index) if part.at is not None}
    inside = sorted((at.start, at.end) for at in known.values())
    goals = {goal.at.start for _, goal in index.goals if goal.at is not None}
    styles: dict[str, list[tuple[int, int]]] = {}
    for style, start, number in _printed_headings(index.source.text):
        if start in known or not _lies_in(start, inside):
            styles.setdefault(style, []).append((start, number))
    told: set[int] = set()
    for found in styles.values():
        for (here, one), (there, next_one) in pairwise(found):
            if next_one == one + 1 and (here in known) != (there in known):
                told.add(there if here in known else here)
    for start in sorted(told - goals)[:_MOST]:  # 1.目标。 may open the numbers of the measures
        end = index.source.text.find("\n", start, start + _LONGEST_HEADING)
        at = Span(start, end if end > start else min(start + 9, len(index.source.text)))
        yield Violation("", at=at, heading=index.source.quoted(at))


def _numbered(index: Index) -> Iterator[Section | Measure]:
    for _, section, _ in index.parts(Section):
        yield section
    for _, measure, _ in index.parts(Measure):
        yield measure


def _printed_headings(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the numbers at the beginnings of lines: their form, their place, what they count."""
    for found in _NUMBER.finditer(text):
        counted = ordinal(found[1])
        if counted is not None:
            yield counted.form, found.start(1), counted.value


def _lies_in(place: int, spans: list[tuple[int, int]]) -> bool:
    """Whether `place` lies behind the beginning of a span and before its end."""
    before = bisect_right(spans, (place, -1)) - 1
    return before >= 0 and place < spans[before][1]


@rule("V048", "error")
def spans_cite_something(index: Index) -> Iterator[Violation]:
    """Where a place is given for a value, the value is given as well."""
    for path, part, _ in index.every:
        kind: Any = type(part)
        for key, stated in _places_of(kind):
            if (at := getattr(part, key)) is None or getattr(part, stated):
                continue
            if key == "year_at" and getattr(part, "from_year", None):
                continue
            quoted = index.source.quoted(at) if index.source.at(at) else ""
            yield Violation(f"{path}.{stated}", at=at, key=key, stated=stated, quoted=quoted)


@cache
def _places_of(kind: Any) -> tuple[tuple[str, str], ...]:
    """The keys of a part that hold places of other keys; V008 compares the bracket."""
    keys = (key for key, made in shapes(kind).items() if made.kind is Span)
    pairs = ((key, key.removesuffix("_at")) for key in keys)
    return tuple(each for each in pairs if each[1] not in (each[0], "responsibilities"))
