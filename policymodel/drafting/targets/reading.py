"""The targets of a document, and what its other numbers are."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.readings import Question, Reading
from policymodel.drafting.targets.asking import question
from policymodel.drafting.targets.cells import bare, sort_of
from policymodel.drafting.targets.grid import Grid
from policymodel.drafting.targets.gridrows import RULE, read_grid
from policymodel.drafting.targets.indicators import linked, with_units
from policymodel.drafting.targets.layout import table_spans
from policymodel.drafting.targets.leftover import left_over
from policymodel.drafting.targets.placed import PlacedTable, read_placed
from policymodel.drafting.targets.placedcells import placed_cells
from policymodel.drafting.targets.placedlines import placed_tables
from policymodel.drafting.targets.prose import Reader
from policymodel.drafting.targets.statements import Doubtful, Found, Horizon, Statement
from policymodel.drafting.targets.tables import read_table
from policymodel.drafting.targets.texts import Prose
from policymodel.drafting.targets.worded import read_worded
from policymodel.drafting.targets.years import Calendar
from policymodel.folding import POINTS
from policymodel.intake.document import Block
from policymodel.model import Indicator, NotTarget, PartialDate, Period, Span
from policymodel.quantities import figures
from policymodel.quantities.figures import Place

_LINE = re.compile(r"[^\n]+")
_FEWEST_TABS = 2
_BEGINS = re.compile(
    rf"\s*(?:[—–―─●•◆■·*#\[【]|[(（]?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[)）{POINTS}、]|第?[一二三四五六七八九十]+[章节是、]"
    r"|[图表专附]|0[0-9])"
)
# A line as long as those of a box that ends in mid-sentence, and is no heading.
_OPEN = re.compile(rf"(?!{_BEGINS.pattern})[^\n]{{23,}}[^\n。；;：:！!？?”）)]")


@frozen(kw_only=True)
class ReadTargets:
    """What is read of a document's targets.

    Attributes:
        indicators: with their targets and baselines, in document order.
        not_targets: the numbers that are none, with the reason, in document order.
        readings: by which rule each target was read, and how sure that is.
        questions: what a human must decide.
    """

    indicators: tuple[Indicator, ...] = ()
    not_targets: tuple[NotTarget, ...] = ()
    readings: tuple[Reading, ...] = ()
    questions: tuple[Question, ...] = ()


def read_targets(
    text: str,
    passages: Sequence[Passage],
    *,
    issued: PartialDate | None,
    period: Period | None,
    title: str = "",
    places: Sequence[Place] | None = None,
    grids: Sequence[Grid] = (),
    blocks: Sequence[Block] = (),
) -> ReadTargets:
    """Return the targets that `text` states, and what each other number of it is.

    Every number that `policymodel.source.coverage` counts ends in a target, a baseline, a
    not_target or a question; dates of deadlines are among the not_targets of reason ``date``,
    for deadlines are read elsewhere. Which measures serve an indicator is left open: it follows
    from the spans of both.

    Args:
        text: the canonical text.
        passages: its paragraphs and tables, in order.
        issued: the date of the document, by which past and future are told apart.
        period: the years that the plan covers.
        title: the document's title, which may name the year of everything.
        places: the numbers of `text` that count, where they are known already.
        grids: the tables of which it is known what their columns hold; in them no other is
            looked for.
        blocks: the tables whose cells are known.
    """
    calendar = Calendar(issued, period, title, text)
    places = figures(text) if places is None else places
    found = _found(text, passages, places, calendar, grids, blocks)
    said = list(with_units(found.statements))
    unmeasured = [each for each in said if each.rule == RULE and _is_unmeasured(each)]
    result = linked([each for each in said if each not in unmeasured])
    found.doubtful.extend(map(_without_unit, unmeasured))
    found.not_targets.extend(_past(text, found, result.taken))
    taken = [*result.taken, *(each.at for each in found.doubtful)]
    taken += (each.at for each in found.not_targets if each.at)
    rest = list(left_over(text, places, taken, passages))
    none = [*found.not_targets, *(each for each in rest if each.why != "other")]
    doubtful = [*found.doubtful, *(_undecided(each) for each in rest if each.why == "other")]
    return ReadTargets(
        indicators=result.indicators,
        not_targets=tuple(sorted(none, key=lambda each: each.at.start if each.at else 0)),
        readings=result.readings,
        questions=tuple(
            question(text, each) for each in sorted(doubtful, key=lambda each: each.at.start)
        ),
    )


def _found(
    text: str,
    passages: Sequence[Passage],
    places: Sequence[Place],
    calendar: Calendar,
    grids: Sequence[Grid],
    blocks: Sequence[Block],
) -> Found:
    """Return what tables, prose and words state, passage by passage."""
    starts = [start for start, _ in places]
    found = Found()
    charging = [each.at for each in grids if each.charges]
    held = filter(None, (placed_cells(text, each, calendar) for each in blocks))
    placed = list(_placed(text, held, passages, calendar, charging, found))
    grids = [each for each in grids if not _is_read(each.at, placed)]
    tables = list(_grids(text, passages, calendar, grids, found))
    known = [each.at for each in grids if each.charges or each.measures(text)]
    known += [Span(each.start, each.end) for each in blocks] + tables
    placed += _placed(text, placed_tables(text, calendar), passages, calendar, known, found)
    tables += placed
    known = [each.at for each in grids] + placed
    tables += _tables(text, passages, calendar, known, found)
    tables.sort(key=lambda each: each.start)
    whole = _joined(text, _lines(text, passages, tables))
    for passage, horizon in _with_horizons(text, whole, calendar):
        prose = Prose(text, passage, starts, calendar)
        reader = Reader(prose, horizon.years, calendar.title_at)
        read = reader.read()
        found.add(read)
        found.statements.extend(read_worded(prose, reader, states=bool(read.statements)))
        horizon.years = reader.governing(len(prose.text))
    return found


def _is_unmeasured(one: Statement) -> bool:
    """Whether a number of a table has no unit, in its row or elsewhere: that of the row above?"""
    return one.value is not None and not one.unit and not one.unit_stated


def _without_unit(one: Statement) -> Doubtful:
    instead = NotTarget(words=one.words, why="other", at=one.at)
    return Doubtful(why="unit", at=one.at, statement=one, instead=instead)


def _undecided(left: NotTarget) -> Doubtful:
    """Return a number of which nothing is known, to be asked about."""
    at = left.at or Span(0, 0)
    return Doubtful(why="unit", at=at, instead=left)


def _past(text: str, found: Found, taken: Iterable[Span]) -> Iterator[NotTarget]:
    """Yield as history where changes start that became no baseline: one that is said again."""
    known = set(taken)
    for each in found.starts:
        if each.at not in known:
            yield NotTarget(words=text[each.at.slice], why="history", at=each.at)


def _grids(
    text: str,
    passages: Sequence[Passage],
    calendar: Calendar,
    grids: Sequence[Grid],
    found: Found,
) -> Iterator[Span]:
    """Take in what tables of indicators state whose cells are known; yield where they stand."""
    for each in grids:
        if each.measures(text):
            read = read_grid(text, each, calendar, _around(passages, each.at.start))
            if read is not None:
                found.add(read)
                yield each.at


def _is_read(at: Span, known: Sequence[Span]) -> bool:
    """Whether a table, or a part of it, is one of those that are `known`."""
    return any(at.start < each.end and each.start < at.end for each in known)


def _placed(
    text: str,
    held: Iterable[PlacedTable],
    passages: Sequence[Passage],
    calendar: Calendar,
    known: Sequence[Span],
    found: Found,
) -> Iterator[Span]:
    """Take in what tables break down by place; yield where they stand."""
    for each in held:
        if _is_read(each.at, known):
            continue
        read = read_placed(text, each, calendar, _around(passages, each.at.start))
        if read is not None:
            found.add(read)
            yield each.at


def _tables(
    text: str,
    passages: Sequence[Passage],
    calendar: Calendar,
    known: Sequence[Span],
    found: Found,
) -> Iterator[Span]:
    """Take in what the other tables state; yield where they stand."""
    printed = list(table_spans(text))
    marked = [e.at for e in passages if e.is_table and not any(at in e.at for at in printed)]
    for at in sorted((*marked, *printed), key=lambda each: each.start):
        if _is_read(at, known):
            continue
        read = read_table(text, at, calendar, _around(passages, at.start))
        if read is not None:
            found.add(read)
            yield at


def _around(passages: Sequence[Passage], place: int) -> Passage | None:
    """Return the last passage that begins at or before `place`."""
    index = bisect_right(passages, place, key=lambda each: each.at.start) - 1
    return passages[index] if index >= 0 else None


def _lines(text: str, passages: Iterable[Passage], tables: Sequence[Span]) -> Iterator[Passage]:
    """Yield the passages of prose; what looks like a table and is none line by line."""
    for passage in passages:
        if not passage.is_table:
            if not _is_inside(passage.at, tables) and not _is_row(text[passage.at.slice]):
                yield passage
            continue
        for line in _LINE.finditer(text, passage.at.start, passage.at.end):
            at = Span(*line.span())
            if not _is_inside(at, tables):
                yield evolve(passage, at=at, is_table=False)


def _is_row(words: str) -> bool:
    """Whether a line is the row of a table of numbers, and no sentence."""
    if words.count("\t") < _FEWEST_TABS:
        return False
    return sum(sort_of(bare(cell)) == "value" for cell in words.split("\t")) >= _FEWEST_TABS


def _joined(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages, as one those that are lines of one sentence: boxes are set narrower."""
    held: Passage | None = None
    for passage in passages:
        if held is not None and _goes_on(text, held, passage):
            held = evolve(held, at=Span(held.at.start, passage.at.end))
            continue
        if held is not None:
            yield held
        held = passage
    if held is not None:
        yield held


def _goes_on(text: str, one: Passage, after: Passage) -> bool:
    if one.is_cell or after.is_cell:
        return False
    is_same = (one.purpose, one.section, one.measure) == (
        after.purpose,
        after.section,
        after.measure,
    )
    gap = text[one.at.end : after.at.start]
    is_next = is_same and gap.count("\n") == 1 and not gap.strip()
    if not is_next:
        return False
    last, first = text[one.at.slice].rsplit("\n", 1)[-1], text[after.at.slice]
    return bool(_OPEN.fullmatch(last)) and not _BEGINS.match(first)


def _is_inside(at: Span, tables: Sequence[Span]) -> bool:
    """Whether a span lies in one of `tables`, which are in order."""
    index = bisect_right(tables, at.start, key=lambda each: each.start) - 1
    return index >= 0 and at.end <= tables[index].end


class _Held:
    """The years that a passage hands on to the next."""

    def __init__(self, years: Horizon) -> None:
        self.years = years


def _with_horizons(
    text: str, passages: Iterable[Passage], calendar: Calendar
) -> Iterator[tuple[Passage, _Held]]:
    """Yield passages, each with the years that govern its beginning.

    In a section of goals, and within a measure, a horizon holds from one paragraph to the next;
    in a measure not beyond the number of another item.
    """
    everything = Horizon(year=calendar.title_year, at=calendar.title_at)
    held, key = _Held(everything), None
    for passage in passages:
        here = (
            passage.purpose,
            passage.measure,
            passage.section[:1] if passage.purpose == "goals" else passage.section,
        )
        is_item = passage.measure is not None and _BEGINS.match(text, passage.at.start)
        if here != key or is_item or (passage.purpose == "measures" and passage.measure is None):
            held, key = _Held(everything), here
        yield passage, held
