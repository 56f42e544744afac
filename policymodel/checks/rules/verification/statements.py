"""Rules on what is said around the numbers: years, names of indicators, scopes, mechanisms."""

import re
from collections.abc import Iterator

from policymodel.analysis.deadlines import otherwise
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.folding import fold
from policymodel.model import (
    Baseline,
    Convention,
    Deadline,
    Goal,
    Indicator,
    Mechanism,
    Period,
    Span,
    Target,
)
from policymodel.numbers import YearsStated, years_within
from policymodel.source import SourceText
from policymodel.source.clauses import stands_in_cell
from policymodel.source.headings import packed
from policymodel.source.years import is_year, unbroken, years_stated

_DATED: tuple[type[Baseline | Target], ...] = (Baseline, Target)
_PASSAGES: tuple[type[Goal | Mechanism], ...] = (Goal, Mechanism)
_NEAR = 40
_TABLE = 4000  # characters of a table above one of its cells
_CELLS = re.compile(r"[\n\t|｜]|\s{2,}")
_STOPS = "。；;，,：:！!？?、—–-•·\n"


@rule("V006", "error")
def years_are_stated(index: Index) -> Iterator[Violation]:
    """The years are those printed where the plan says, in digits or by a plan's name."""
    source, period = index.source, index.plan.period
    years: dict[str, int | None] = {"end": period.end, "start": period.start}
    yield from _years(source, "period.at", period.at, "", years)
    for kind in _DATED:
        for path, item, _ in index.parts(kind):
            years = {"year": item.year, "from_year": getattr(item, "from_year", None)}
            words = item.words or ""
            yield from _years(source, f"{path}.year_at", item.year_at, words, years, period)
    for path, target, _ in index.parts(Target):
        years = {"base_year": target.base_year, "from_year": None}
        at, words = target.base_year_at, target.words or ""
        yield from _years(source, f"{path}.base_year_at", at, words, years)
    for path, deadline, at, printed in index.printed(Deadline):
        for name, given in otherwise(deadline, printed):
            what, around = name if given else f"lacks_{name}", source.around(at)
            yield Violation(f"{path}.{name}", what, at=at, around=around, given=given)


def _years(
    source: SourceText,
    path: str,
    at: Span | None,
    words: str,
    years: dict[str, int | None],
    period: Period | None = None,
) -> Iterator[Violation]:
    """Compare the last and the first of some years, by their keys, with what stands at `at`.

    三年内 are the years of a `period` that has as many.
    """
    printed = source.at(at)
    if printed is None or at is None:
        return
    above, _, key = path.rpartition(".")
    if not is_year(source.text, at):
        yield Violation(path, "no_year", at=at, around=source.around(at))
    stated = _of_period(unbroken(printed), period) or years_stated(unbroken(printed))
    for (name, value), holds in zip(years.items(), (stated.ends, stated.begins), strict=True):
        if value is None or holds(value) or value in years_stated(words).years:
            continue
        if not _is_in_turn(source, at, stated.years, value):
            where, around = f"{above}.{name}", source.around(at)
            yield Violation(where, "other_year", at=at, year=value, around=around, key=key)


def _of_period(printed: str, period: Period | None) -> YearsStated | None:
    count = years_within(printed)
    if not count or not period or period.start is None or period.end is None:
        return None
    is_whole = period.end - period.start + 1 == count
    return YearsStated((period.start, period.end), ()) if is_whole else None


def _is_in_turn(source: SourceText, at: Span, stated: tuple[int, ...], value: int) -> bool:
    """Whether the words behind two years give each from the one to the other a number of its own:
    2026至2029年，覆盖率分别达到60%、70%、80%、90%.
    """
    is_between = len(stated) == 2 and stated[0] < value < stated[1]
    return is_between and "分别" in source.text[at.end : at.end + _NEAR]


@rule("V011", "error")
def indicators_are_named(index: Index) -> Iterator[Violation]:
    """An indicator's span and name share their beginning or end; its number is printed."""
    source = index.source
    for path, indicator, at, printed in index.printed(Indicator):
        if printed == indicator.name:
            continue  # as nearly all
        one, other = sorted((packed(printed), packed(indicator.name)), key=len)
        if not (other.startswith(one) or other.endswith(one)):
            name, around = short(indicator.name), source.around(at)
            yield Violation(f"{path}.name", "name", at=at, name=name, around=around)
    for path, indicator, _ in index.parts(Indicator):
        yield from _number(source, f"{path}.number", indicator.number, indicator.number_at)


def _number(
    source: SourceText, path: str, number: str | None, at: Span | None
) -> Iterator[Violation]:
    printed = source.at(at)
    if number is None or at is None or printed is None:
        return
    # Whatever mark stands behind a number, it is no letter or digit.
    sides = source.stretch(at.start - 1, at.start), source.text[at.end : at.end + 1]
    if fold(printed) != fold(number) or any(map(str.isalnum, sides)):
        around = source.around(at)
        yield Violation(path, "number", at=at, number=short(number), around=around)


@rule("V013", "error")
def mechanisms_are_printed(index: Index) -> Iterator[Violation]:
    """The organizations of a mechanism are named in it or in its measure, a convention's in it."""
    plan, source = index.plan, index.source
    measures = {measure.id: measure for measure in plan.measures}
    for i, mechanism in enumerate(plan.mechanisms):
        owner = measures.get(mechanism.measure or "")
        cited = (source.at(mechanism.at), source.at(owner.at) if owner else None)
        texts = [text for text in cited if text is not None]
        for j, name in enumerate(mechanism.organizations if texts else ()):
            organization = plan.organization(name)
            names = organization.names if organization else (name,)
            if not any(each in text for text in texts for each in names):
                path = f"mechanisms[{i}].organizations[{j}]"
                yield Violation(path, "mechanism", at=mechanism.at, name=short(name))
    for path, convention, at, printed in index.printed(Convention):
        for j, name in enumerate(convention.organizations):
            organization = plan.organization(name)
            names = organization.names if organization else (name,)
            if not any(packed(each) in packed(printed) for each in names):
                named = short(name)
                yield Violation(f"{path}.organizations[{j}]", "convention", at=at, name=named)


@rule("V014", "error")
def qualifiers_are_printed(index: Index) -> Iterator[Violation]:
    """Scope and benchmark are printed at the target, a category anywhere."""
    plan, source = index.plan, index.source
    categorized = any(item.category for item in plan.indicators)
    whole = "".join(source.folded.split()) if categorized else ""
    for i, indicator in enumerate(plan.indicators):
        if indicator.category is not None and packed(indicator.category) not in whole:
            path, named = f"indicators[{i}].category", short(indicator.category)
            yield Violation(path, "category", at=indicator.at, words=named)
    for path, target, at, _ in index.printed(Target):
        given = {"scope": target.scope, "per": target.per, "benchmark": target.benchmark}
        stated = [(key, words) for key, words in given.items() if words is not None]
        # What restricts a target may be long: its clause counts whole.
        low = min(max(at.start - _NEAR, 0), source.clauses.clause(at.start))
        near = packed(source.text[low : at.end + _NEAR]) if stated else ""
        for key, words in stated:
            if packed(words) not in near and not _heads_column(source, at, words):
                named, around = short(words), source.around(at)
                yield Violation(f"{path}.{key}", at=at, near=_NEAR, words=named, around=around)


def _heads_column(source: SourceText, at: Span, words: str) -> bool:
    """Whether words fill a cell above, as the name of a place over a column of a table does."""
    if not stands_in_cell(source.text, at.start, at.end):
        return False
    above = source.text[max(at.start - _TABLE, 0) : at.start]
    return any(packed(each) == packed(words) for each in _CELLS.split(above))


@rule("V015", "warning")
def passages_are_whole(index: Index) -> Iterator[Violation]:
    """The passage of a goal or mechanism begins and ends at a stop, so no word is cut."""
    text = index.source.text
    for kind in _PASSAGES:
        for path, _, at, printed in index.printed(kind):
            before = text[at.start - 1] if at.start else "\n"
            after = text[at.end] if at.end < len(text) else "\n"
            begins = _is_stop(before) and printed[0] not in _STOPS
            if not (begins and (_is_stop(after) or _is_stop(printed[-1]))):
                yield Violation(f"{path}.at", at=at, around=index.source.around(at))


def _is_stop(sign: str) -> bool:
    return not (sign.isalnum() or sign in "“《(（")
