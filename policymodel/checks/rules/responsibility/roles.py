"""Who carries out what: nobody left out, nobody named twice over."""

from collections.abc import Iterator
from itertools import groupby

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Measure


@rule("R101", "error")
def roles_do_not_contradict(index: Index) -> Iterator[Violation]:
    """No organization both leads and supports one measure, under any of its names."""
    for _, group in groupby(index.assignments, key=lambda each: (each.part, each.basis)):
        roles = {each.role: each for each in group}
        if "lead" not in roles or "support" not in roles:
            continue
        leads = {index.known_as(name) for name in roles["lead"].names}
        for k, name in enumerate(roles["support"].names):
            if (organization := index.known_as(name)) in leads:
                leads.remove(organization)  # told once
                yield Violation(f"{roles['support'].path}[{k}]", name=name)


@rule("R102", "info")
def measure_has_responsible(index: Index) -> Iterator[Violation]:
    """A measure names the organizations that carry it out."""
    measures = index.plan.measures
    found = [i for i, each in enumerate(measures) if not (index.assigned[i] or _others(each))]
    if len(found) == len(measures) > 1:
        yield Violation("measures", "all", count=len(found))
        return
    for i in found:
        yield Violation(f"measures[{i}]", "one", title=measures[i].name)


@rule("R103", "warning")
def role_lists_each_once(index: Index) -> Iterator[Violation]:
    """An organization is listed once in each role of a measure, under any of its names."""
    for assignment in index.assignments:
        seen: dict[str, str] = {}
        for k, name in enumerate(assignment.names):
            organization = index.known_as(name)
            first = seen.get(organization)
            seen.setdefault(organization, name)
            if first is not None:
                yield Violation(f"{assignment.path}[{k}]", first=first, name=name)


def _others(measure: Measure) -> bool:
    """Whether organizations are proposed for a measure, or officials answer for it."""
    return any(part.proposed or part.officials for part in measure.each_part)
