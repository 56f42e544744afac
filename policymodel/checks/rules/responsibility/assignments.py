"""How a plan shares out its measures: who leads, and whether the load is spread.

These rules look at the plan as a whole, and each speaks once: what somebody acts on here is a
convention of the document or a balance between organizations, not one measure.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from math import ceil, floor

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.text import Text

# Below this, a load is a matter of chance.
_FEWEST_MEASURES = 5
# The outer fence of J. W. Tukey, Exploratory Data Analysis (1977). Of four loads or fewer none
# lies beyond it, whatever they are.
_FENCE = 3
_SHOWN = 5


@rule("R201", "info")
def roles_are_distinguished(index: Index) -> Iterator[Violation]:
    """Where several organizations are responsible for a measure, the plan says who leads."""
    yield from _leaderless(index, "responsible")


@rule("R202", "info")
def shared_measure_has_lead(index: Index) -> Iterator[Violation]:
    """A measure that several organizations carry out by function has a lead."""
    yield from _leaderless(index, "joint")


@rule("R203", "info")
def measure_has_one_lead(index: Index) -> Iterator[Violation]:
    """A measure has one lead."""
    led = [
        (each.path, index.plan.measures[each.measure].name, each.names)
        for each in index.assignments
        if each.role == "lead" and each.basis == "document"
    ]
    several = [(path, name) for path, name, leads in led if len({*map(index.known_as, leads)}) > 1]
    yield from once(several, len(led))


@rule("R204", "info")
def load_is_spread(index: Index) -> Iterator[Violation]:
    """No organization carries far more measures than the others do."""
    assigned = sum(map(bool, index.assigned))
    loads = Counter(chain.from_iterable(index.assigned))
    if assigned < _FEWEST_MEASURES:
        return
    ordered = sorted(loads.values())
    first, median, third = (_quartile(ordered, k) for k in (1, 2, 3))
    fence = third + _FENCE * (third - first)
    found = [
        (i, each.name, loads[each.name])
        for i, each in enumerate(index.plan.organizations)
        if fence < loads[each.name] < assigned and 2 * loads[each.name] >= len(index.assigned)
    ]
    found.sort(key=lambda heavy: -heavy[2])
    if found:
        shown = found[:_SHOWN]
        zh = "、".join(f"“{short(name)}”{load} 项" for _, name, load in shown)
        en = ", ".join(f'"{short(name)}" with {load}' for _, name, load in shown)
        yield Violation(
            f"organizations[{found[0][0]}]",
            assigned=assigned,
            loads=Text(zh, en),
            count=len(ordered),
            median=f"{float(median):g}",  # at most a half of a whole number
        )


@rule("R205", "info")
def not_everything_hangs_on_one(index: Index) -> Iterator[Violation]:
    """No organization has a part in every measure of five or more."""
    assigned = [organizations for organizations in index.assigned if organizations]
    if len(assigned) < _FEWEST_MEASURES:
        return
    everywhere = frozenset.intersection(*assigned)
    leads = Counter(chain.from_iterable(_leads(index, i) for i in range(len(index.assigned))))
    for i, organization in enumerate(index.plan.organizations):
        if organization.name in everywhere:
            everywhere -= {organization.name}
            name, led = short(organization.name), leads[organization.name]
            yield Violation(f"organizations[{i}]", name=name, count=len(assigned), led=led)


def _leaderless(index: Index, role: str) -> Iterator[Violation]:
    """Measures in which several hold `role`, and that nobody leads by document or proposal."""
    led = {each.part for each in index.assignments if each.role == "lead"}
    stated = [each for each in index.assignments if each.basis == "document"]
    found = {
        each.measure: (each.path, index.plan.measures[each.measure].name)
        for each in reversed(stated)
        if each.role == role and len(each.names) > 1 and each.part not in led
    }
    assigned = len({each.measure for each in stated})
    yield from once([found[place] for place in sorted(found)], assigned)


def _leads(index: Index, place: int) -> frozenset[str]:
    """The organizations that lead the measure at `place`."""
    charged = index.plan.assignments(index.plan.measures[place])
    return frozenset(index.known_as(name) for role, name in charged if role == "lead")


def _quartile(ordered: list[int], which: int) -> Fraction:
    """A quartile of sorted numbers, between two of them where it falls between (R's type 7)."""
    place = Fraction((len(ordered) - 1) * which, 4)
    low, high = ordered[floor(place)], ordered[ceil(place)]
    return low + place % 1 * (high - low)
