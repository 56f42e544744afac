"""How a plan shares out its measures: who leads, and whether the load is spread.

These rules look at the plan as a whole, and each speaks once: what somebody acts on here is a
convention of the document or a balance between organizations, not one measure.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from policymodel.analysis.wording import short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.model import Measure

# Below this, a load is a matter of chance.
_FEWEST_MEASURES = 5
# The outer fence of J. W. Tukey, Exploratory Data Analysis (1977). Of four loads or fewer none
# lies beyond it, whatever they are.
_FENCE = 3
_SHOWN = 5


@rule("R201", "info")
def roles_are_distinguished(index: Index) -> Iterator[Violation]:
    """Where several organizations are responsible for a measure, the plan says who leads."""
    yield from _leaderless(
        index,
        "responsible",
        Text("只列责任单位、未写明牵头", "list several responsible units without a lead"),
    )


@rule("R202", "info")
def shared_measure_has_lead(index: Index) -> Iterator[Violation]:
    """A measure that several organizations carry out by function has a lead."""
    yield from _leaderless(
        index,
        "joint",
        Text("由几家按职责分工负责、无牵头", "are shared by function and nobody leads"),
    )


@rule("R203", "info")
def measure_has_one_lead(index: Index) -> Iterator[Violation]:
    """A measure has one lead."""
    led = [
        (i, organizations)
        for i, _ in enumerate(index.plan.measures)
        if (organizations := _leads(index, i))
    ]
    several = [i for i, organizations in led if len(organizations) > 1]
    if several:
        shown = some([index.plan.measures[i].title for i in several])
        yield Violation(
            f"measures[{several[0]}].responsibilities.lead",
            Text(
                f"每项任务应只有一家牵头，实为 {len(led)} 项有牵头的任务中 {len(several)} 项"
                f"有两家以上：{shown.zh}",
                f"expected one lead a measure, found {len(several)} of the {len(led)} measures "
                f"with a lead to have several: {shown.en}",
            ),
            Text("请商定由哪一家汇总报告进展", "agree on which of them reports on the whole"),
        )


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
        (i, organization.name, loads[organization.name])
        for i, organization in enumerate(index.plan.organizations)
        if fence < loads[organization.name] < assigned
        and 2 * loads[organization.name] >= len(index.assigned)
    ]
    found.sort(key=lambda heavy: -heavy[2])
    if found:
        shown = found[:_SHOWN]
        zh = "、".join(f"“{short(name)}”{load} 项" for _, name, load in shown)
        en = ", ".join(f'"{short(name)}" with {load}' for _, name, load in shown)
        yield Violation(
            f"organizations[{found[0][0]}]",
            Text(
                f"各单位负担应大致相当，实为 {assigned} 项任务中{zh}，而 {len(ordered)} 个单位的"
                f"中位数为 {_shown(median)} 项",
                f"expected loads of one order, found {en} of {assigned} measures, and a median of "
                f"{_shown(median)} among {len(ordered)} organizations",
            ),
            Text(
                "请核实其承担能力，必要时调整牵头或配合单位",
                "make sure that they can carry them, or let others lead or support",
            ),
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
            yield Violation(
                f"organizations[{i}]",
                Text(
                    f"任务应由各单位分担，实为“{short(organization.name)}”在写明责任单位的 "
                    f"{len(assigned)} 项任务中每项都有份，其中牵头 {leads[organization.name]} 项",
                    f'expected measures that are shared, found "{short(organization.name)}" '
                    f"to have a part in all {len(assigned)} that charge somebody, and to lead "
                    f"{leads[organization.name]}",
                ),
                Text(
                    "请核实哪些任务可由其他单位承担",
                    "see which measures others could carry without it",
                ),
            )


def _leaderless(index: Index, role: str, what: Text) -> Iterator[Violation]:
    assigned = [i for i, measure in enumerate(index.plan.measures) if measure.responsibilities]
    found = [i for i in assigned if _is_leaderless(index.plan.measures[i], role)]
    if not found:
        return
    shown = some([index.plan.measures[i].title for i in found])
    yield Violation(
        f"measures[{found[0]}].responsibilities.{role}",
        Text(
            f"应写明由谁牵头，实为 {len(assigned)} 项有责任单位的任务中 {len(found)} 项{what.zh}："
            f"{shown.zh}",
            f"expected a lead, found that {len(found)} of the {len(assigned)} measures that charge "
            f"somebody {what.en}: {shown.en}",
        ),
        Text(
            "请勿把列在首位的当作牵头；可在 proposed 中提出建议牵头单位",
            "do not take the first one for the lead; propose a lead under proposed",
        ),
    )


def _is_leaderless(measure: Measure, role: str) -> bool:
    """Whether several hold `role` in the measure, and nobody leads it by document or proposal."""
    named: dict[str, tuple[str, ...]] = {
        item.role: item.organizations for item in measure.responsibilities
    }
    leads = "lead" in named or any(item.role == "lead" for item in measure.proposed)
    return not leads and len(named.get(role, ())) > 1


def _leads(index: Index, place: int) -> frozenset[str]:
    """The bodies that lead the measure at `place`."""
    measure = index.plan.measures[place]
    return frozenset(index.known_as(name) for role, name in measure.assignments if role == "lead")


def _quartile(ordered: list[int], which: int) -> Fraction:
    """A quartile of sorted numbers, between two of them where it falls between (R's type 7)."""
    place = Fraction((len(ordered) - 1) * which, 4)
    low, part = int(place), place % 1
    if not part:
        return Fraction(ordered[low])
    return ordered[low] + part * (ordered[low + 1] - ordered[low])


def _shown(number: Fraction) -> str:
    """A half of a whole number in decimals."""
    return f"{float(number):g}"
