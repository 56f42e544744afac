"""Which measures say how a plan is carried out, rather than what it is to achieve.

Documents say so by their headings: who leads, pays and watches stands under 保障措施 or 组织实施.
Where a mechanism of the whole plan stands in a chapter of tasks, its measure is a task all the
same. Only measures that stand under no heading are judged by the mechanisms that they set up.
"""

import re
from functools import cache
from pathlib import Path

from policymodel.analysis.index import PlanIndex
from policymodel.model import Measure, Mechanism
from policymodel.text import read_data


def safeguards(index: PlanIndex) -> frozenset[str]:
    """Return the ids of the measures that say how the plan is led, paid for and watched over."""
    setting_up = _setting_up(index)
    chapters = _chapters(index, setting_up)
    return frozenset(
        measure.id
        for measure in index.plan.measures
        if _is_named_so(measure.title or "")
        or (
            not chapters.isdisjoint(_around(measure))
            if index.section_paths and measure.section
            else measure.id in setting_up
        )
    )


def contents(index: PlanIndex) -> frozenset[str]:
    """Return the ids of the measures that list what a plan is about, and ask for nothing."""
    return frozenset(each.id for each in _under(index, "contents"))


def is_all_dated(index: PlanIndex) -> bool:
    """Return whether all of a plan is due by the end of its one year, or with dated steps."""
    period = index.plan.period
    return (period.start is not None and period.start == period.end) or bool(steps(index))


def steps(index: PlanIndex) -> frozenset[str]:
    """Return the ids of the measures of a chapter of dated steps (实施步骤), which says by when the
    tasks of other chapters are done; none where there are no such tasks.
    """
    inside = _under(index, "steps")
    if not any(due.year and due.what is None for each in inside for due in each.due):
        return frozenset()
    found = frozenset(each.id for each in inside)
    apart = found | safeguards(index)
    return found if any(each.id not in apart for each in index.plan.measures) else frozenset()


def _under(index: PlanIndex, kind: str) -> list[Measure]:
    """The measures in chapters whose headings have the words of a kind."""
    words = _words(kind)
    chapters = {path for path, section in index.sections if words.search(section.title)}
    if not chapters:
        return []
    return [one for one in index.plan.measures if not chapters.isdisjoint(_around(one))]


def _is_named_so(heading: str) -> bool:
    return bool(_words("sure").search(heading))


def _chapters(index: PlanIndex, setting_up: set[str]) -> set[tuple[str, ...]]:
    """The sections on how the plan is carried out.

    A heading that may also be of a chapter of tasks (强化能源保障) is one of them only where
    no other heading says so, where a mechanism of the whole plan stands in it, and no other
    chapter comes behind.
    """
    every = [(path, section.title) for path, section in index.sections]
    if found := {path for path, heading in every if _is_named_so(heading)}:
        return found
    holding = {
        path for each in index.plan.measures if each.id in setting_up for path in _around(each)
    }
    last = {path[:-1]: path for path, _ in every}
    return {
        path
        for path, heading in every
        if last[path[:-1]] == path and path in holding and _words("perhaps").search(heading)
    }


def _around(measure: Measure) -> list[tuple[str, ...]]:
    """The paths of the sections that a measure stands in."""
    return [measure.section[:end] for end in range(1, len(measure.section) + 1)]


def _setting_up(index: PlanIndex) -> set[str]:
    """The ids of measures in which a mechanism of the whole plan stands."""
    found: set[str] = set()
    for _, mechanism, _ in index.parts(Mechanism):
        if mechanism.covers == "plan":
            around = index.measure_at(mechanism.at)
            found.update(each for each in (mechanism.measure, around and around.id) if each)
    return found


@cache
def _words(kind: str) -> re.Pattern[str]:
    """The words of one kind in the file beside this."""
    words = read_data(Path(__file__).with_suffix(".yaml"))[kind]
    return re.compile("|".join(map(re.escape, words)))
