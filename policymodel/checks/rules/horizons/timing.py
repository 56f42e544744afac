"""When measures are due: at a date, after the document was issued, before the plan ends."""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

from policymodel.analysis.called import called
from policymodel.analysis.deadlines import due, otherwise
from policymodel.analysis.issue import over_before_issue, year_issued
from policymodel.analysis.wording import dated, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Deadline, Indicator, Measure
from policymodel.text import Text

_LEAP = 2024


@rule("H101", "error")
def deadline_is_a_date(index: Index) -> Iterator[Violation]:
    """A deadline is a valid date as far as it is stated, or recurs, or is ongoing, or is given in
    words.
    """
    for path, deadline, holder in index.parts(Deadline):
        if (what := _misfit(deadline)) is not None:
            yield Violation(path, what, thing=called(holder), found=_shown(deadline))


@rule("H203", "warning")
def deadline_is_within_period(index: Index) -> Iterator[Violation]:
    """A measure is due no later than the plan's end."""
    end = index.plan.period.end
    if end is None or over_before_issue(index.plan) is not None:
        return  # D207 says what is wrong with the period itself
    for path, deadline, holder in index.parts(Deadline):
        if deadline.year is None or deadline.year <= end:
            continue
        # Of another year in the words H205 tells.
        if "year" not in {name for name, _ in otherwise(deadline, deadline.words or "")}:
            thing = called(holder)
            yield Violation(f"{path}.year", thing=thing, end=end, year=deadline.year)


@rule("H204", "warning")
def deadline_is_after_issue(index: Index) -> Iterator[Violation]:
    """A measure is not due before the document was issued."""
    issued, year = index.plan.document.issued, year_issued(index.plan.document)
    if year is None:
        return
    day = (year, issued.month, issued.day) if issued else (year, None, None)
    first = tuple(part for part in day if part is not None)
    for path, deadline, holder in index.parts(Deadline):
        last = deadline.last_day
        # What begins or comes round again may have done so before.
        if last and last[: len(first)] < first and not (deadline.starts or deadline.every):
            due = dated(deadline.year, deadline.month)
            yield Violation(path, thing=called(holder), due=due, issued=dated(*day))


@rule("H205", "warning")
def deadline_is_as_worded(index: Index) -> Iterator[Violation]:
    """The date of a deadline is the one that its words say."""
    for path, deadline, holder in index.parts(Deadline):
        words = deadline.words or ""
        for name, given in otherwise(deadline, words):
            what, told = name if given else f"no_{name}", short(words)
            yield Violation(f"{path}.{name}", what, thing=called(holder), words=told, given=given)


@rule("H206", "info")
def measures_last_until_target(index: Index) -> Iterator[Violation]:
    """At least one measure serving an indicator lasts until less than two years before its first
    target.
    """
    ends = {each.id: _end(each) for each in index.plan.measures}
    by_id = {each.id: each for each in index.plan.measures}
    issued = year_issued(index.plan.document)
    found: list[tuple[str, Text]] = []
    for path, indicator, _ in index.parts(Indicator):
        serving = indicator.serving
        known = [end for each in serving if (end := ends.get(each)) is not None]
        if not known or len(known) < len(serving):
            continue
        due = [each.year for each in indicator.targets if each.year is not None]
        # What is done by the end of a year may be measured in the next.
        if not due or max(known) + 1 >= min(due):
            continue
        if issued is not None and max(known) < issued:
            continue  # H204 tells of that deadline
        last = next(each for each in serving if ends.get(each) == max(known))
        name, year, end = short(indicator.name), min(due), max(known)
        where = index.measure_name(by_id[last])
        zh = f"“{name}”（{year}年；{where.zh}止于{end}年）"
        en = f'"{name}" (due in {year}; {where.en} ends in {end})'
        found.append((f"{path}.measures", Text(zh, en)))
    yield from once(found, len(found))


@rule("H210", "warning")
def part_is_due_with_its_measure(index: Index) -> Iterator[Violation]:
    """No part of a measure is due after the whole."""
    for path, measure, _ in index.parts(Measure):
        whole = _last(measure.deadlines) if measure.parts else None
        for place, part in enumerate(measure.parts):
            last = _last(part.deadlines)
            if whole is None or last is None or not _is_later(last, whole):
                continue
            name, title = index.measure_name(measure), short(part.title or part.summary or "")
            said = Text(due(last, "zh"), due(last, "en"))
            first = Text(due(whole, "zh"), due(whole, "en"))
            at = f"{path}.parts[{place}].deadlines"
            yield Violation(at, name=name, part=title, due=said, whole=first)


@rule("H211", "warning")
def measure_is_due_with_its_target(index: Index) -> Iterator[Violation]:
    """What one measure alone is to build is not due later than the milestone says."""
    by_id = {each.id: each for each in index.plan.measures}
    for path, indicator, _ in index.parts(Indicator):
        # What is counted may be counted on; what is built is built once.
        if {each.kind for each in indicator.targets} != {"milestone"}:
            continue
        years, serving = {each.year for each in indicator.targets}, indicator.serving
        measure = by_id.get(serving[0]) if len(serving) == 1 else None
        if measure is None or len(years) != 1 or len(measure.due) != 1:
            continue
        [year], [last] = years, measure.due
        is_it = last.what is None or indicator.name in last.what
        goes_on = last.every or last.ongoing or last.starts
        if year and is_it and not goes_on and (last.year or 0) > year:
            name, measured = short(indicator.name), index.measure_name(measure)
            said = Text(due(last, "zh"), due(last, "en"))
            yield Violation(
                f"{path}.targets[0].year", name=name, year=year, measure=measured, due=said
            )


def _last(deadlines: Sequence[Deadline]) -> Deadline | None:
    """The last of deadlines, where all are days by which the whole is to be done."""
    dated = [
        each
        for each in deadlines
        if each.last_day and not (each.what or each.every or each.ongoing or each.starts)
    ]
    all_dated = dated and len(dated) == len(deadlines)
    return max(dated, key=attrgetter("last_day")) if all_dated else None


def _is_later(one: Deadline, other: Deadline) -> bool:
    """Whether one day is after another, as far as both are told: 2026 is not after June 2026."""
    alone = any(not (each.half or each.quarter or each.month) for each in (one, other))
    mine, yours = one.last_day or (0, 0, 0), other.last_day or (0, 0, 0)
    return mine[0] > yours[0] if alone else mine > yours


def _end(measure: Measure) -> int | None:
    """The year in which a measure is over; None where it goes on, or nobody says."""
    if not (due := measure.due):
        return None
    # What is due of a measure is not the measure: a scheme is drawn up, then carried out.
    whole = all(each.what is None for each in due)
    on = any(each.ongoing or each.every or each.starts for each in due)
    years = [each.year for each in due]
    known = [year for year in years if year is not None]
    return max(known) if whole and not on and len(known) == len(years) else None


def _misfit(deadline: Deadline) -> str | None:
    """What does not fit together in a deadline, as the messages have it; empty: no such date."""
    within = [deadline.half, deadline.quarter, deadline.month]
    stated = [part for part in within if part is not None]
    is_dated = bool(stated) or deadline.year is not None or deadline.day is not None
    if not (is_dated or deadline.every or deadline.ongoing or deadline.words):
        return "nothing"
    if deadline.starts and not is_dated:
        return "no_start"
    if len(stated) > 1:
        return "several"
    if stated and deadline.every not in (None, "year"):
        return "recurring"
    return None if _is_date(deadline) else ""


def _is_date(deadline: Deadline) -> bool:
    month = deadline.month
    if month is None:
        if deadline.day is None:
            return True
        if deadline.every != "month":
            return False
        month = 1  # the 15th of each month
    try:
        # Without a year the last of February may be the 29th.
        date(deadline.year or _LEAP, month, 1 if deadline.day is None else deadline.day)
    except (ValueError, OverflowError):
        return False
    return True


def _shown(deadline: Deadline) -> str:
    year = "?" if deadline.year is None else str(deadline.year)
    month = "?" if deadline.month is None else str(deadline.month)
    day = "" if deadline.day is None else f"-{deadline.day}"
    return f"{year}-{month}{day}"
