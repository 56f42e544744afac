"""What a plan states about its indicators, row by row: the targets, paths and restatements.

A *statement* is one row of the target table: a target, or the targets of several years that
are one yearly path. What the document says again is no statement of its own.
"""

from collections import Counter
from collections.abc import Callable

from attrs import field, frozen

from policymodel.findings import Lang, Text
from policymodel.model import Baseline, Goal, Indicator, Measure, Plan, Span, Target
from policymodel.sheets.breakdown import organization_key
from policymodel.text import COLON, LIST_COMMA
from policymodel.units import find_unit
from policymodel.vocabulary import ROLES

Reader = Callable[[Span | None], str | None]

_PROPOSED = Text("建议", "proposed ")


@frozen(kw_only=True)
class Statement:
    """One row of the target table.

    Attributes:
        indicator: the indicator.
        targets: its targets by year, the horizon's last; empty where the plan has none.
        restatements: targets that say one of `targets` again, each with the one it restates.
        category: the group it stands in: as printed, else from its goal or its measure.
    """

    indicator: Indicator
    targets: tuple[Target, ...] = ()
    restatements: tuple[tuple[Target, Target], ...] = ()
    category: str | None = None

    @property
    def main(self) -> Target | None:
        """The target of the last year."""
        return self.targets[-1] if self.targets else None

    @property
    def baseline(self) -> Baseline | None:
        """The latest baseline; the first of those without a year, if none has one."""
        return latest_baseline(self.indicator)

    @property
    def unit(self) -> str | None:
        """The unit of its targets, which for a rate of growth is not the indicator's."""
        return (self.main.unit if self.main else None) or self.indicator.unit


def latest_baseline(indicator: Indicator) -> Baseline | None:
    """Return the baseline of the latest year; the first one stated among equals."""
    return max(indicator.baselines, key=lambda baseline: baseline.year or 0, default=None)


def same_unit(a: str | None, b: str | None) -> bool:
    """Return whether two names are one unit: 名 and 人 are."""
    if a is None or b is None or a == b:
        return a == b
    left, right = find_unit(a), find_unit(b)
    return left is not None and left is right


def statements(plan: Plan) -> tuple[Statement, ...]:
    """Return the rows of the target table: each indicator once or more, by category.

    Categories stand in the order of their first indicators; every target is in one
    statement, as one of its targets or as a restatement.
    """
    goals = _goals(plan.goals)
    rows = [row for indicator in plan.indicators for row in _rows(plan, indicator, goals)]
    order: dict[str | None, int] = {}
    for row in rows:
        order.setdefault(row.category, len(order))
    return tuple(sorted(rows, key=lambda row: order[row.category]))


def _rows(plan: Plan, indicator: Indicator, goals: dict[str, str]) -> list[Statement]:
    roots = {id(target): _root(target, indicator) for target in indicator.targets}
    paths: list[list[Target]] = []
    for target in indicator.targets:
        if roots[id(target)] is not target:
            continue
        path = next((path for path in paths if _continues(path, target)), None)
        if path is None:
            paths.append([target])
        else:
            path.append(target)
    category = indicator.category or goals.get(indicator.id) or _section(plan, indicator)
    rows = []
    for path in paths or [[]]:
        within = {id(target) for target in path}
        again = tuple(
            (target, root)
            for target in indicator.targets
            if (root := roots[id(target)]) is not target and id(root) in within
        )
        rows.append(
            Statement(
                indicator=indicator,
                targets=tuple(sorted(path, key=lambda target: target.year or 0)),
                restatements=again,
                category=category,
            )
        )
    return rows


def _root(target: Target, indicator: Indicator) -> Target:
    """Return the target of the same indicator that `target` says again, or itself."""
    by_id = {each.id: each for each in reversed(indicator.targets)}
    root, seen = target, {target.id}
    while root.restates in by_id:
        if root.restates in seen:
            return target  # a circle: each stands for itself
        root = by_id[root.restates]
        seen.add(root.id)
    return root


def _continues(path: list[Target], target: Target) -> bool:
    """Return whether `target` is another year of the same path."""

    def character(each: Target) -> tuple[object, ...]:
        return (each.kind, each.unit, each.scope, each.benchmark, each.commitment, each.subset_of)

    # Years of a span are not one year of a path.
    if any(each.value is None or each.year is None or each.from_year for each in (*path, target)):
        return False
    years = {each.year for each in path}
    return character(path[0]) == character(target) and target.year not in years


def _goals(goals: tuple[Goal, ...]) -> dict[str, str]:
    """Return the title of the deepest goal that holds each indicator."""
    titles: dict[str, str] = {}
    for goal in goals:
        titles.update(dict.fromkeys(goal.indicators, goal.title))
        titles.update(_goals(goal.goals))
    return titles


def _section(plan: Plan, indicator: Indicator) -> str | None:
    measure = next(
        (found for target in indicator.targets if (found := measure_of(plan, target.at))),
        next(iter(plan.serving(indicator)), None),
    )
    if measure is None:
        return None
    titles = plan.section_titles(measure.section)
    return titles[-1] if titles else measure.title


def measure_of(plan: Plan, at: Span | None) -> Measure | None:
    """Return the measure inside which `at` stands."""
    if at is None:
        return None
    return next(
        (measure for measure in plan.measures if measure.at is not None and at in measure.at), None
    )


@frozen
class MeasureNames:
    """How a note calls the measures of a plan: by number, with the section where it takes one.

    Attributes:
        plan: the plan.
        lang: language of the notes.
    """

    plan: Plan
    lang: Lang
    _numbers: Counter[str] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        numbers = Counter(measure.number for measure in self.plan.measures)
        object.__setattr__(self, "_numbers", numbers)

    def __call__(self, measure: Measure) -> str:
        """Return the name of `measure`, e.g. 第9项任务."""
        number = measure.number
        path = "".join(measure.section) if self._numbers[number] > 1 else ""
        if self.lang == "en":
            return f"measure {path}{number}"
        return f"{path}第{number}项任务" if number.isdigit() else f"任务{path}{number}"


def owners(plan: Plan, indicator: Indicator, lang: Lang) -> str | None:
    """Return who answers for the measures that serve `indicator`, a line for each role.

    Supporters are left out; nobody is promoted to lead. An organization that holds several
    roles stands under the first in the order of the roles.
    """
    stated: dict[str, str] = {}
    proposed: dict[str, str] = {}
    for measure in plan.serving(indicator):
        for held, roles in ((stated, measure.responsibilities), (proposed, measure.proposed)):
            for item in roles:
                for name in item.organizations:
                    body = plan.organization(name)
                    known = body.name if body else name
                    best = held.get(known, item.role)
                    held[known] = min(best, item.role, key=ROLES.order)
    for name in stated:
        proposed.pop(name, None)
    lines = [*_lines(plan, stated, "", lang), *_lines(plan, proposed, _PROPOSED.get(lang), lang)]
    return "\n".join(lines) or None


def _lines(plan: Plan, held: dict[str, str], prefix: str, lang: Lang) -> list[str]:
    def place(name: str) -> tuple[bool, tuple[int, float, str]]:
        body = plan.organization(name)
        return (body is None, organization_key(body) if body else (0, 0, name))

    lines = []
    for role in ROLES:
        names = sorted((name for name, code in held.items() if code == role.code), key=place)
        if names and role.code != "support":
            head = f"{prefix}{role.label(lang)}{COLON.get(lang)}"
            lines.append(head + LIST_COMMA.get(lang).join(names))
    return lines
