"""Every span of a plan, with the plan file's own path to it."""

from collections.abc import Iterator

from attrs import frozen

from policymodel.model import Baseline, Goal, Plan, Section, Span, Target
from policymodel.source.years import years_stated


@frozen(kw_only=True)
class Fact:
    """A span that a plan gives or should give.

    Attributes:
        path: what the span is of, e.g. ``"indicators[3].targets[0]"``.
        key: the span's key there, e.g. ``"year_at"``.
        at: the span; None where the plan gives none.
        wanted: whether the plan states something that the span must cite.
        accounts: whether the numbers inside are accounted for by the fact.
        near: the span of what it belongs to, to say where a missing one is missing.
    """

    path: str
    key: str = "at"
    at: Span | None
    wanted: bool = True
    accounts: bool = True
    near: Span | None = None

    @property
    def full_path(self) -> str:
        """The path with the span's key."""
        return f"{self.path}.{self.key}" if self.path else self.key


def facts(plan: Plan) -> Iterator[Fact]:
    """Yield every place of `plan` that holds a span, filled or not, in the plan's order."""
    yield from _document(plan)
    yield Fact(
        path="period",
        at=plan.period.at,
        wanted=plan.period.start is not None or plan.period.end is not None,
    )
    for i, body in enumerate(plan.organizations):
        yield Fact(path=f"organizations[{i}]", at=body.at, accounts=False)
    for path, section in walk_sections(plan.sections):
        yield Fact(path=path, at=section.at)
    for path, goal in walk_goals(plan.goals):
        yield Fact(path=path, at=goal.at, accounts=False)
    yield from _indicators(plan)
    for i, measure in enumerate(plan.measures):
        path = f"measures[{i}]"
        yield Fact(path=path, at=measure.at, accounts=False)
        yield Fact(
            path=path,
            key="responsibilities_at",
            at=measure.responsibilities_at,
            wanted=bool(measure.responsibilities),
            accounts=False,
            near=measure.at,
        )
        for place, deadline in enumerate(measure.deadlines):
            yield Fact(path=f"{path}.deadlines[{place}]", at=deadline.at, near=measure.at)
    for i, mechanism in enumerate(plan.mechanisms):
        yield Fact(path=f"mechanisms[{i}]", at=mechanism.at, accounts=False)
    for i, other in enumerate(plan.not_targets):
        yield Fact(path=f"not_targets[{i}]", at=other.at)


def _document(plan: Plan) -> Iterator[Fact]:
    document = plan.document
    for key, value, at in (
        ("title", document.title, document.title_at),
        ("number", document.number, document.number_at),
        ("addressees", document.addressees, document.addressees_at),
        ("issued", document.issued, document.issued_at),
        ("published", document.published, document.published_at),
        ("index_number", document.index_number, document.index_number_at),
    ):
        yield Fact(path="document", key=f"{key}_at", at=at, wanted=bool(value))
    for i, citation in enumerate(document.based_on):
        yield Fact(path=f"document.based_on[{i}]", at=citation.at)


def _indicators(plan: Plan) -> Iterator[Fact]:
    for i, indicator in enumerate(plan.indicators):
        path = f"indicators[{i}]"
        yield Fact(path=path, at=indicator.at, accounts=False)
        yield Fact(
            path=path,
            key="number_at",
            at=indicator.number_at,
            wanted=indicator.number is not None,
            near=indicator.at,
        )
        for place, baseline in enumerate(indicator.baselines):
            yield from _dated(f"{path}.baselines[{place}]", baseline, indicator.at)
        for place, target in enumerate(indicator.targets):
            yield from _dated(f"{path}.targets[{place}]", target, indicator.at)


def _dated(path: str, item: Baseline | Target, near: Span | None) -> Iterator[Fact]:
    yield Fact(path=path, at=item.at, near=near)
    in_words = item.year in years_stated(item.words or "").years
    yield Fact(
        path=path,
        key="year_at",
        at=item.year_at,
        wanted=item.year is not None and not in_words,
        near=item.at or near,
    )


def walk_sections(
    sections: tuple[Section, ...], path: str = "sections"
) -> Iterator[tuple[str, Section]]:
    """Yield every section with its path, from the top down."""
    for i, section in enumerate(sections):
        here = f"{path}[{i}]"
        yield here, section
        yield from walk_sections(section.sections, f"{here}.sections")


def walk_goals(goals: tuple[Goal, ...], path: str = "goals") -> Iterator[tuple[str, Goal]]:
    """Yield every goal with its path, from the top down."""
    for i, goal in enumerate(goals):
        here = f"{path}[{i}]"
        yield here, goal
        yield from walk_goals(goal.goals, f"{here}.goals")
