"""The years of targets: stated at all, and not of a time before the document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.issue import over_before_issue, year_issued
from policymodel.analysis.safeguards import is_all_dated
from policymodel.analysis.saying import said
from policymodel.analysis.targets import comes_round
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.text import Text, Texts

say = Texts(__file__)

# What holds in each year, and what is never counted, needs no year of its own.
_UNDATED = ("per_year", "qualitative")
_MOST, _ALL = 10, 100


@rule("H201", "warning")
def target_has_year(index: Index) -> Iterator[Violation]:
    """In a plan that dates its targets, each target that is no milestone has a year."""
    undated = [one for one in index.shared(_undated) if one.target.kind != "milestone"]
    if undated:
        path, by, count = undated[0].path, _by_the_end(index), len(undated)
        place, *others = {index.place_of(each) for each in undated}
        if count > 1 and place.zh and not others:
            names = _listed(_names(undated[:_MOST], undated), count)
            yield Violation(path, "together", count=count, place=place, targets=names, by=by)
        else:
            what, targets = ("one" if count == 1 else "several"), _with_places(index, undated)
            yield Violation(path, what, count=count, targets=targets, by=by)


@rule("H208", "info")
def milestone_has_year(index: Index) -> Iterator[Violation]:
    """In a plan that dates its targets, each milestone has a year, or the plan is of one year or
    dates the steps of what is done.
    """
    if is_all_dated(index):
        return
    undated = [one for one in index.shared(_undated) if one.target.kind == "milestone"]
    what, by = ("one" if len(undated) == 1 else "several"), _by_the_end(index)
    found = [(one.path, one.indicator.name) for one in undated]
    yield from once(found, len(undated), what, by=by)


@rule("H202", "warning")
def target_is_not_history(index: Index) -> Iterator[Violation]:
    """A target is not due in a year before the one in which the document was issued, unless it is
    one of a series for every year of the period.
    """
    issued, period = year_issued(index.plan.document), index.plan.period
    if issued is None or period.start is None or over_before_issue(index.plan) is not None:
        return  # T104 holds years against the issue where no first year is known; D207
    rows: dict[tuple[str, str], set[int | None]] = {}
    for placed in index.targets:
        rows.setdefault((placed.indicator_path, placed.target.kind), set()).add(placed.target.year)
    for placed in index.targets:
        year = placed.target.year
        if year is not None and period.start <= year < issued:
            row = rows[placed.indicator_path, placed.target.kind]
            if not row.issuperset(range(period.start, issued + 1)):
                name = short(placed.indicator.name)
                yield Violation(f"{placed.path}.year", name=name, issued=issued, year=year)


def _undated(index: Index) -> list[PlacedTarget]:
    """The targets without a year that should have one, in a plan that gives years."""
    if index.plan.period.end is None and not any(each.target.year for each in index.targets):
        return []
    undated = [
        placed
        for placed in index.targets
        if placed.target.year is None
        and placed.target.kind not in _UNDATED
        and not comes_round(placed.target)
    ]
    linked = {here.path for here, _ in index.restatements}
    dated = {there.path for here, there in index.restatements if here.target.year}
    whole = {each.indicator_path for each in index.targets if each.target.year and _is_all(each)}
    return [
        placed
        for placed in undated
        # Of a target that stands twice, one year is enough, and one finding.
        if placed.path not in dated
        and placed.path not in linked
        # What is to be complete by some year, and stands again as a duty, is a standing one.
        and not (_is_all(placed) and placed.indicator_path in whole)
    ]


def _is_all(placed: PlacedTarget) -> bool:
    """Whether a target is the whole of a share."""
    target = placed.target
    unit = target.unit or placed.indicator.unit
    return target.kind == "level" and target.value == _ALL and unit == "%"


def _with_places(index: Index, targets: Sequence[PlacedTarget]) -> Text:
    """The names of targets, those of one place together: 第3项任务的“甲”、“乙”；“丙”."""
    groups = []
    for place, together in groupby(targets[:_MOST], key=index.place_of):
        names = _names([*together], targets)
        groups.append(say("in_place", place=place, names=names) if place.zh else names)
    zh, en = "；".join(each.zh for each in groups), "; ".join(each.en for each in groups)
    return _listed(Text(zh, en), len(targets))


def _names(some: Sequence[PlacedTarget], targets: Sequence[PlacedTarget]) -> Text:
    """The names of some of the targets that are told of."""
    often = Counter(each.indicator_path for each in targets)
    names = [
        _name([*group], alone=often[path] == 1)
        for path, group in groupby(some, key=attrgetter("indicator_path"))
    ]
    return _list(names)


def _list(said_of: Sequence[Text]) -> Text:
    return Text("、".join(one.zh for one in said_of), ", ".join(one.en for one in said_of))


def _listed(told: Text, count: int) -> Text:
    """What is told of the first targets, and how many there are in all."""
    more = count - _MOST
    return say("more", targets=told, count=count, more=more) if more > 0 else told


def _name(group: Sequence[PlacedTarget], *, alone: bool) -> Text:
    """The name of an indicator; with what is to be reached where it has several such targets."""
    name = short(group[0].indicator.name)
    if alone:
        return say("name", name=name)
    asked = _list([said(each.target, each.indicator) for each in group])
    return say("one_of_several", name=name, target=asked)


def _by_the_end(index: Index) -> Text:
    end = index.plan.period.end
    return say("by", end=end) if end else Text("", "")
