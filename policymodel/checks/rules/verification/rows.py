"""Rules on what stands beside a value: its indicator, its group, its unit, its year."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Baseline, Deadline, Indicator, Measure, Period, Span, Target
from policymodel.numbers import read_numbers
from policymodel.quantities import LONGEST_WORDS, has_any_unit
from policymodel.source import SourceText
from policymodel.source.clauses import is_cell
from policymodel.source.headings import packed
from policymodel.source.years import unbroken, years_stated
from policymodel.units import Units

_ROW = 80
_OVER_YEARS = ("per_year", "total", "growth_rate", "increment", "change")
_FAR = 1000
_TABLE = 400  # characters around a number in which its table stands
_SUMMED = re.compile("合计|总计|小计|共计|全[国省市区县州盟旗]")
_PLACES = 4000  # characters of a table by places
_DIGIT = re.compile("[0-9０-９]")
_NUMBERS = re.compile(r"[\s0-9０-９.．,，%％*＊—–-]*")
_LINE_END = re.compile(r"[ \t0-9０-９.．,，%％*＊—–-]*(?:约束性|预期性)?[ \t]*(?:\n|$)")
_MOST = 50  # that are looked at: no real sentence holds more
_FEW = 0.2
_AGAIN = "分别"
_CLAUSE_END = re.compile("[，,。；;0-9０-９]")
_TELLING = 8  # characters of which half in common tell that two names are of one thing
_SIZED = ("level", "increment", "per_year", "total")


@rule("V045", "warning")
def targets_stand_with_their_indicator(index: Index) -> Iterator[Violation]:
    """The sentence or row of a target names its indicator, and no other in its place."""
    text, clauses = index.source.text, index.source.clauses
    parts = index.parts(Indicator)
    placed = [(each.at, packed(each.name)) for _, each, _ in parts if each.at is not None]
    placed.sort(key=lambda each: each[0].start)
    known = {name for _, name in placed}
    starts = [at.start for at, _ in placed]
    for (path, target, indicator, _), at in index.cited_targets:
        low, end = at.start - _ROW, at.end
        if not is_cell(text, at.start, at.end):
            # 引进10名以上博士: what is counted may stand behind the number.
            low, end = clauses.sentence(at.start), clauses.sentence_end(at.end, _ROW)
            if text[max(low - 1, 0) : low] in ("；", ";"):
                low = clauses.sentence(low - 1)  # 治理率达到45%；2025年达到55%
            if _AGAIN in text[low : at.end]:  # …甲3家、乙5亿元；到2025年，分别达到4家、6亿元
                low = max(clauses.paragraph(low), low - 3 * _ROW)
        # A name that a line's end cuts stands partly in the sentence.
        if indicator.at and indicator.at.start < end and low < indicator.at.end:
            continue  # as nearly always
        words, name = packed(index.source.stretch(low, end)), packed(indicator.name)
        if name in words or _is_of_a_row(index.source, at, name, known):
            continue
        if _is_of_a_place(index.source, at, target, indicator) or _is_counted(index, at, name):
            continue
        shares = _longest_shared(name, words)
        first, last = bisect_right(starts, low - 1), bisect_right(starts, at.end)
        last = min(last, first + _MOST)
        others = [
            other
            for place, other in placed[first:last]
            if len(other) > shares
            and other in words
            # 甲达到9家，乙达到8家: what has its number before this one says nothing of it.
            and not _DIGIT.search(text, place.end, at.start)
        ]
        if others or shares < 2:
            other = others[-1] if others else ""
            yield Violation(
                path,
                "other" if other else "nowhere",
                at=at,
                name=short(indicator.name),
                other=short(other),
                around=index.source.around(at),
            )


def _is_counted(index: Index, at: Span, name: str) -> bool:
    """Whether what stands behind a number, up to the end of its clause, is its indicator in other
    words: 资助30名工匠人才出国培训 of 出国培训的工匠人才.
    """
    if _NUMBERS.fullmatch(index.source.stretch(at.end - 1, at.end)):
        return False  # of a number alone, as in a table, nothing behind it says what is counted
    behind = index.source.stretch(at.end, at.end + _ROW)
    counted = packed(_CLAUSE_END.split(behind, maxsplit=1)[0])
    return 2 * _longest_shared(name, counted) >= min(len(name), _TELLING)


def _is_of_a_place(source: SourceText, at: Span, target: Target, indicator: Indicator) -> bool:
    """Whether a number stands in the row of a place, below the head or caption that says of what:
    县（区） | 优良率（%）⏎东山县 | 90.
    """
    _, head, below = source.stretch(at.start - _PLACES, at.start).rpartition(indicator.name)
    row = packed(source.stretch(at.start - _ROW, at.start))
    named = packed(target.scope) in row if target.scope else _SUMMED.search(row)
    return bool(named and head) and "。" not in below


def _is_of_a_row(source: SourceText, at: Span, name: str, known: set[str]) -> bool:
    """Whether a bare number stands in a row that is its indicator's, or of which none can say.

    Programs that read a page may give the names of a table first and its numbers behind them, so
    that a row has no name; then its indicator stands somewhere near.
    """
    line = source.clauses.paragraph(at.start)
    is_bare = _LINE_END.match(source.text, at.end) and _NUMBERS.fullmatch(
        source.text, line, at.start
    )
    if not is_bare:
        return False
    cells = source.stretch(at.start - _TABLE, at.start).split()
    while cells and _NUMBERS.fullmatch(cells[-1]):
        cells.pop()
    label = ""
    while cells and not _NUMBERS.fullmatch(cells[-1]):
        label = cells.pop() + label
    if any(each in label for each in known):
        return name in label
    around = packed(source.stretch(at.start - _TABLE, at.end + _TABLE))
    return 2 * _longest_shared(name, around) >= len(name)


def _longest_shared(name: str, words: str) -> int:
    """Return how many characters of `name` in a row stand in `words`."""
    longest = 0
    for start in range(len(name)):
        while name[start : start + longest + 1] in words and start + longest < len(name):
            longest += 1
    return longest


@rule("V046", "warning")
def groups_are_those_of_the_rows(index: Index) -> Iterator[Violation]:
    """A row of a printed table is of the group that is printed last before it."""
    parts = index.parts(Indicator)
    groups = dict.fromkeys(each.category for _, each, _ in parts if each.category)
    if not groups:
        return
    pattern = re.compile("|".join(r"\s*".join(map(re.escape, packed(each))) for each in groups))
    printed = [
        (found.end(), packed(found.group())) for found in pattern.finditer(index.source.text)
    ]
    rows, differing = 0, []
    for path, each, _ in parts:
        row = _row_of(each) or _without_number(index, each)
        if row is None:
            if each.category is not None and each.number is None and each.at is not None:
                given = short(each.category)
                yield Violation(f"{path}.category", "no_row", at=each.at, given=given)
            continue
        rows += 1
        before = bisect_right(printed, (row.start, "")) - 1
        group = printed[before][1] if before >= 0 else None
        if group is not None and group != packed(each.category or ""):
            what, given = "other" if each.category else "none", short(each.category or "")
            place = f"{path}.category"
            differing.append(Violation(place, what, at=row, given=given, group=short(group)))
    # Where many differ the table has its groups elsewhere, say in the middle of their rows.
    if len(differing) <= max(1, rows * _FEW):
        yield from differing


def _row_of(each: Indicator) -> Span | None:
    """The first span of a numbered row behind its number: name, baseline or value."""
    number = each.number_at
    spans = [each.at]
    spans += [one.at for one in each.baselines]
    spans += [one.at for one in each.targets]
    return min(
        (at for at in spans if at is not None and number is not None and at > number), default=None
    )


def _without_number(index: Index, each: Indicator) -> Span | None:
    """The name of a row that has a group and no number, where it begins a line."""
    if each.category is None or each.number is not None or each.at is None:
        return None
    before = index.source.stretch(each.at.start - 1, each.at.start)
    return each.at if before in ("", "\n") else None


@rule("V047", "warning")
def units_and_values_go_together(index: Index) -> Iterator[Violation]:
    """Where values have a unit their indicator has it, and no unit stands without a value."""
    for path, indicator, at, _ in index.printed(Indicator):
        valued = [each for each in indicator.targets if each.value is not None]
        sized = [each.unit for each in valued if each.unit and each.kind in _SIZED]
        if indicator.unit is None and sized:
            name = short(indicator.name)
            yield Violation(f"{path}.unit", "none", at=at, unit=sized[0], name=name)
        elif indicator.unit and indicator.targets and not (valued or indicator.baselines):
            name = short(indicator.name)
            yield Violation(f"{path}.unit", "idle", at=at, unit=indicator.unit, name=name)
    for placed in index.targets:
        yield from _of_target(placed, index.units)


def _of_target(placed: PlacedTarget, known: Units) -> Iterator[Violation]:
    path, target, *_ = placed
    if target.benchmark and target.kind != "relative":
        yield Violation(
            f"{path}.benchmark", "compared", at=target.at, words=short(target.benchmark)
        )
    if target.value is None:
        idle = ["unit"] if target.unit else []
        idle += ["comparator"] if target.comparator and target.kind != "relative" else []
        idle += [] if target.unit_stated else ["unit_stated"]
        for key in idle:
            yield Violation(f"{path}.{key}", "no_value", at=target.at, key=key)
    elif target.unit is None and target.words and len(target.words) <= LONGEST_WORDS:
        words = target.words
        if any(has_any_unit(words, each, known) for each in read_numbers(words, chinese=True)):
            yield Violation(f"{path}.unit", "printed", at=target.at, words=short(words))


_YEAR = re.compile("年(?<=([12１２][0-9０-９]{3})年)")  # 年 is found fast
_FIVE_YEARS = re.compile('十[一二三四五六七八九]五[”"]?(?:时期|期间|期末|末)')
_UNTIL = ("到", "至", "截止")
_BY = ("底", "末", "年底", "前", "以前")


def _horizons(index: Index) -> list[tuple[int, int, int]]:
    """Where the document says until when, and the year: 到2027年, 2027年底; 0 for 十五五期间."""
    text = index.source.text
    found = [(each.start(), each.end(), 0) for each in _FIVE_YEARS.finditer(text)]
    for each in _YEAR.finditer(text):
        start, end = each.start(1), each.end()
        until = text[max(start - 3, 0) : start].rstrip().endswith(_UNTIL)
        if until or text.startswith(_BY, end):
            found.append((start - until, end, int(each[1])))
    return sorted(found)


class _Years(NamedTuple):
    """The years up to which something is to hold: begin, end, year; and where measures begin."""

    horizons: Sequence[tuple[int, int, int]]
    measures: list[int]


_END_OF_PLAN = re.compile('[”"』]?(?:规划)?(?:期间?)?(?:的?最后|收官|末|结束|完成)')


@rule("V049", "warning")
def years_are_modelled(index: Index) -> Iterator[Violation]:
    """A year that the document prints for a target, a row or the period is in the plan."""
    measures = sorted(at.start for *_, at, _ in index.printed(Measure))
    years = _Years(index.shared(_horizons), measures)
    for (path, target, *_), at in index.cited_targets:
        given = target.year
        if given is not None and (
            _is_near(index, target, at) or given in years_stated(target.words or "").years
        ):
            continue
        year = _year_above(index, years, at)
        if year and given is None:
            yield Violation(f"{path}.year", "target", at=at, year=year)
        elif year and given != year:
            yield Violation(f"{path}.year", "another", at=at, year=year, given=given)
    yield from _between(index, years)
    yield from _first_years(index)
    yield from _in_tables(index)
    yield from _period(index.plan.period, index)


def _is_near(index: Index, target: Target, at: Span) -> bool:
    """Whether the year is taken from the paragraph that the target stands in, or from behind."""
    stated = target.year_at
    return stated is None or stated.start >= index.source.clauses.paragraph(at.start)


def _between(index: Index, years: _Years) -> Iterator[Violation]:
    """Targets without a year between two that take theirs from one and the same place."""
    found = [(each.target.at, each.path, each.target) for each in index.targets if each.target.at]
    found.sort(key=lambda each: each[0].start)
    dated = [place for place, (*_, target) in enumerate(found) if target.year_at is not None]
    for before, behind in pairwise(dated):
        stated = found[before][2].year_at
        if stated is None or stated != found[behind][2].year_at:
            continue
        for at, path, target in found[before + 1 : behind]:
            if (
                target.year is None
                and at.start - stated.end <= _FAR
                and not _year_above(index, years, at)
            ):
                around = index.source.around(stated)
                yield Violation(f"{path}.year", "between", at=at, around=around)


def _year_above(index: Index, years: _Years, at: Span) -> int:
    """The last year up to which something is to hold, in the paragraph up to a target, or 0.

    Of several measures in one paragraph only the target's counts.
    """
    period, day = index.plan.period, index.plan.document.issued
    first = period.start or (day.year if day else 1)  # what is before is history
    begun = years.measures[: bisect_right(years.measures, at.start)]
    low = max([index.source.clauses.paragraph(at.start), *begun[-1:]])
    last = bisect_right(years.horizons, (at.end, 0, 0))
    near = years.horizons[max(last - _MOST, 0) : last]
    return next((year for start, _, year in reversed(near) if start >= low and year >= first), 0)


def _first_years(index: Index) -> Iterator[Violation]:
    """Amounts over a span of years that is printed, without its first year."""
    for path, target, *_ in index.targets:
        if target.kind not in _OVER_YEARS or target.from_year is not None:
            continue
        printed, at = index.source.at(target.year_at), target.year_at
        if printed is None or at is None:
            continue
        stated = years_stated(unbroken(printed))
        # “十五五”末 is its last year.
        is_end = _END_OF_PLAN.match(index.source.text, at.end)
        firsts = [] if is_end else [first for first, _ in stated.plans]
        firsts += [min(stated.years)] if len(set(stated.years)) > 1 else []
        if firsts:
            yield Violation(f"{path}.from_year", "first", at=at, year=firsts[0])


def _in_tables(index: Index) -> Iterator[Violation]:
    """Rows without a year among rows of one table that have one."""
    rows = [(path, each) for path, each, _ in index.parts(Indicator) if each.number is not None]
    for key in ("baselines", "targets"):
        cells = [
            (f"{path}.{key}[{i}].year", one)
            for path, each in rows
            for i, one in enumerate(_dated(each, key))
            if one.at is not None and is_cell(index.source.text, one.at.start, one.at.end)
        ]
        dated = sum(one.year is not None for _, one in cells)
        if dated > len(cells) / 2:
            for path, one in cells:
                if one.year is None:
                    yield Violation(path, "row", at=one.at, words=short(one.words or ""))


def _dated(each: Indicator, key: str) -> tuple[Baseline | Target, ...]:
    return each.baselines if key == "baselines" else each.targets


def _period(period: Period, index: Index) -> Iterator[Violation]:
    printed = index.source.at(period.at)
    if printed is None:
        return
    stated = years_stated(unbroken(printed))
    ranges = [(min(stated.years), max(stated.years))] if stated.years else list(stated.plans)
    for first, last in ranges[:1]:
        if period.end is None:
            yield Violation("period.end", "period", at=period.at, year=last)
        if period.start is None and first < last:
            yield Violation("period.start", "period", at=period.at, year=first)


_USUAL = 0.7
_SOME = 3


@rule("V054", "warning")
def deadlines_are_modelled(index: Index) -> Iterator[Violation]:
    """Where a plan gives the deadlines of its measures, it leaves out none that is printed."""
    given = {part.at.start for _, part, _ in index.parts(Deadline) if part.at is not None}
    if len(given) < _SOME:
        return
    cited = any(each.target.year_at for each in index.targets)
    horizons = index.shared(_horizons)
    printed: list[tuple[str, Span]] = []
    for path, _, at, _ in index.printed(Measure):
        first = bisect_right(horizons, (at.start, 0, 0))
        last = bisect_right(horizons, (at.end, 0, 0))
        printed += ((path, Span(start, end)) for start, end, _ in horizons[first:last])
    kept = [at for _, at in printed if _near(at, given)]
    if len(kept) < _SOME or len(kept) < _USUAL * len(printed):
        return
    for path, at in printed:
        if not _near(at, given) and cited:
            words = index.source.quoted(at)
            yield Violation(f"{path}.deadlines", at=at, words=words, count=len(kept))


def _near(at: Span, starts: set[int]) -> bool:
    return any(place in starts for place in range(at.start - 1, at.end))


_ONGOING = re.compile("持续|长期|常态|始终|不断|一直|每|全年|坚持|推进|日常|随时")
_STARTS = re.compile("起|开始|启动|自|从|以后|之后")


@rule("V057", "warning")
def deadlines_are_of_their_form(index: Index) -> Iterator[Violation]:
    """A deadline goes on, or is a beginning, where its words say so."""
    for path, deadline, at, printed in index.printed(Deadline):
        for key, pattern in (("ongoing", _ONGOING), ("starts", _STARTS)):
            if getattr(deadline, key) and not pattern.search(printed):
                words = index.source.quoted(at)
                yield Violation(f"{path}.{key}", key, at=at, words=words)
