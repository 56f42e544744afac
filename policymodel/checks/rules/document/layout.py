"""How the measures of a document follow one another: headings, numbers, places."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from policymodel.analysis.called import called
from policymodel.analysis.numbering import faults, ordinal
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Measure, Section, Span
from policymodel.text import Text

_SHOWN = 5


@rule("D211", "info")
def measure_has_section(index: Index) -> Iterator[Violation]:
    """In a plan with headings, every measure is under one."""
    found = [(path, each.name) for path, each, _ in index.parts(Measure) if not each.section]
    if index.plan.sections:
        yield from once(found, len(index.plan.measures))


@rule("D212", "warning")
def numbers_run_on(index: Index) -> Iterator[Violation]:
    """The printed numbers of measures neither jump nor repeat within a sequence."""
    for row in _rows(index):
        found = faults(value for value, _ in row)
        if found.repeated or found.missing:
            after = {last + 1 for _, last in found.missing} | {*found.repeated}
            place = next(place for value, place in reversed(row) if value in after)
            repeated = _runs((value, value) for value in found.repeated)
            missing = _runs(found.missing)
            what = "both" if missing.zh and repeated.zh else "missing" if missing.zh else "repeated"
            path, where = f"measures[{place}].number", _section(index, row)
            yield Violation(path, what, where=where, missing=missing, repeated=repeated)


@rule("D213", "warning")
def measures_run_forward(index: Index) -> Iterator[Violation]:
    """Each measure begins after the end of the one before it."""
    placed = [(path, each, each.at) for path, each, _ in index.parts(Measure) if each.at]
    found = [
        (path, measure, at, before)
        for (*_, before), (path, measure, at) in pairwise(placed)
        if at.start < before.end
    ]
    if found:
        path, measure, at, before = found[0]
        thing, count = called(measure), len(found)
        yield Violation(f"{path}.at", thing=thing, count=count, start=at.start, end=before.end)


@rule("D106", "error")
def parts_lie_in_their_measure(index: Index) -> Iterator[Violation]:
    """The parts of a measure lie within it, in order and without overlap."""
    for path, measure, _ in index.parts(Measure):
        last: tuple[int, Span] | None = None
        for k, part in enumerate(measure.parts):
            if part.at is None:
                continue
            place, thing = f"{path}.parts[{k}].at", called(measure)
            if measure.at is not None and part.at not in measure.at:
                yield Violation(
                    place, "outside", thing=thing, number=k + 1, part=part.at, measure=measure.at
                )
            elif last is not None and part.at.start < last[1].end:
                first, before = last[0] + 1, last[1]
                yield Violation(
                    place, "overlap", thing=thing, number=k + 1, part=part.at, before=before,
                    first=first,
                )  # fmt: skip
            last = (k, part.at)


def _rows(index: Index) -> Iterator[list[tuple[int, int]]]:
    """The numbers that are counted together, with the places of their measures, in order."""
    forms: dict[str, dict[tuple[str, ...], list[tuple[int, int]]]] = {}
    for i, measure in enumerate(index.plan.measures):
        found = ordinal(measure.number or "")
        if found is not None:
            sections = forms.setdefault(found.form, {})
            sections.setdefault(measure.section, []).append((found.value, i))
    for above, section in _with_paths(index.plan.sections):
        # (三) may be a section between the measures (二) and (四).
        found = ordinal(section.number or "")
        if found is None:
            continue
        row = forms.get(found.form, {}).get(above)
        if row and found.value not in {value for value, _ in row}:
            row.append((found.value, row[0][1]))
    for sections in forms.values():
        values = [frozenset(value for value, _ in row) for row in sections.values()]
        if len(frozenset().union(*values)) == sum(map(len, values)):  # no number in two sections
            yield sorted(chain.from_iterable(sections.values()))
        else:
            yield from map(sorted, sections.values())


def _with_paths(
    sections: tuple[Section, ...],
) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Yield each section with the path of those above it, however deep they go."""
    left: list[tuple[tuple[str, ...], Section]] = [((), each) for each in reversed(sections)]
    while left:
        above, section = left.pop()
        yield above, section
        below = (*above, section.step)
        left += [(below, each) for each in reversed(section.sections)]


def _section(index: Index, row: list[tuple[int, int]]) -> Text:
    """Under which heading a row of numbers stands, if it is one."""
    sections = {index.plan.measures[place].section for _, place in row}
    path = "".join(sections.pop()) if len(sections) == 1 else ""
    return Text(f"“{path}”之下的", f' under "{path}"') if path else Text("", "")


def _runs(runs: Iterable[tuple[int, int]]) -> Text:
    left = iter(runs)
    first_ones = list(islice(left, _SHOWN))
    more = Text("等", " and more") if any(left) else Text("", "")
    zh, en = (
        mark.join(str(a) if a == b else f"{a}{to}{b}" for a, b in first_ones)
        for mark, to in (("、", "—"), (", ", "–"))
    )
    return Text(zh + more.zh, en + more.en)
