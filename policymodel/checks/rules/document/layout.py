"""How the measures of a document follow one another: headings, numbers, places."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from policymodel.analysis.numbering import faults, ordinal
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Measure, Span

_SHOWN = 5


@rule("D211", "info")
def measure_has_section(index: Index) -> Iterator[Violation]:
    """In a plan with headings, every measure is under one."""
    found = [(path, each.name) for path, each, _ in index.parts(Measure) if not each.section]
    if index.plan.sections:
        yield from once(found, len(index.plan.measures))


@rule("D212", "warning")
def numbers_run_on(index: Index) -> Iterator[Violation]:
    """The printed numbers of measures neither jump nor repeat within a row."""
    for row in _rows(index):
        found = faults(value for value, _ in row)
        if found.repeated or found.missing:
            after = {last + 1 for _, last in found.missing} | {*found.repeated}
            place = next(place for value, place in reversed(row) if value in after)
            repeated = _runs((value, value) for value in found.repeated)
            missing = _runs(found.missing)
            what = "both" if missing and repeated else "missing" if missing else "repeated"
            path = f"measures[{place}].number"
            yield Violation(path, what, missing=missing, repeated=repeated)


@rule("D213", "warning")
def measures_run_forward(index: Index) -> Iterator[Violation]:
    """Each measure begins after the end of the one before it."""
    spans = [(path, each.at) for path, each, _ in index.parts(Measure) if each.at is not None]
    pairs = ((path, at, before) for (_, before), (path, at) in pairwise(spans))
    found = [(path, at, before) for path, at, before in pairs if at.start < before.end]
    if found:
        path, at, before = found[0]
        yield Violation(f"{path}.at", count=len(found), start=at.start, end=before.end)


@rule("D106", "error")
def parts_lie_in_their_measure(index: Index) -> Iterator[Violation]:
    """The parts of a measure lie within it, one behind the other."""
    for path, measure, _ in index.parts(Measure):
        last: tuple[int, Span] | None = None
        for k, part in enumerate(measure.parts):
            if part.at is None:
                continue
            if measure.at is not None and part.at not in measure.at:
                place = f"{path}.parts[{k}].at"
                yield Violation(place, "outside", part=part.at, measure=measure.at)
            elif last is not None and part.at.start < last[1].end:
                place, before = f"{path}.parts[{k}].at", last[1]
                yield Violation(place, "overlap", part=part.at, before=before, number=last[0] + 1)
            last = (k, part.at)


def _rows(index: Index) -> Iterator[list[tuple[int, int]]]:
    """The numbers that are counted together, with the places of their measures, in order."""
    forms: dict[str, dict[tuple[str, ...], list[tuple[int, int]]]] = {}
    for i, measure in enumerate(index.plan.measures):
        found = ordinal(measure.number or "")
        if found is not None:
            sections = forms.setdefault(found.form, {})
            sections.setdefault(measure.section, []).append((found.value, i))
    for sections in forms.values():
        values = [frozenset(value for value, _ in row) for row in sections.values()]
        if len(frozenset().union(*values)) == sum(map(len, values)):  # no number in two sections
            yield sorted(chain.from_iterable(sections.values()))
        else:
            yield from map(sorted, sections.values())


def _runs(runs: Iterable[tuple[int, int]]) -> str:
    first_ones = list(islice(runs, _SHOWN + 1))
    texts = [str(a) if a == b else f"{a}—{b}" for a, b in first_ones[:_SHOWN]]
    return ", ".join(texts + ["…"] * (len(first_ones) > _SHOWN))
