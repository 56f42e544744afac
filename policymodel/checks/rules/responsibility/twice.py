"""One task that the plan has twice."""

from collections.abc import Iterator

from policymodel.analysis.names import MeasureNames, folded
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.text import Text


@rule("R213", "info")
def task_is_there_once(index: Index) -> Iterator[Violation]:
    """Two measures with the same title have the same responsible organizations and the same
    deadlines.
    """
    measures = index.plan.measures
    names = MeasureNames(index.plan, "zh"), MeasureNames(index.plan, "en")
    titled: dict[str, list[int]] = {}
    for k, measure in enumerate(measures):
        # Every plan has its 加强组织领导, with which nobody is charged.
        if measure.title is not None and (index.assigned[k] or measure.due):
            titled.setdefault(folded(measure.title), []).append(k)
    for first, *others in titled.values():
        found = ((what, k) for k in others if (what := _apart(index, first, k)))
        what, again = next(found, ("", first))
        if what:
            one, other = (Text(*(name(measures[k]) for name in names)) for k in (first, again))
            path = f"measures[{again}].title"
            title = short(measures[first].name)
            yield Violation(path, what, title=title, first=one, again=other)


def _apart(index: Index, one: int, other: int) -> str:
    """In what two measures differ: who carries them out, or by when; empty where in neither."""
    if index.assigned[one] != index.assigned[other]:
        return "organizations"
    first, again = (
        {each.order for each in index.plan.measures[place].due} for place in (one, other)
    )
    return "deadlines" if first != again else ""
