"""The smallest plans that name somebody, and what one rule finds in them."""

from typing import Any

import attrs
from checks.running import check

import policymodel as pm
from policymodel.findings import Finding
from policymodel.model import (
    Document,
    Jurisdiction,
    Measure,
    Organization,
    Plan,
    Responsibility,
    Target,
)
from policymodel.reading import plan_from_tree
from policymodel.reading.yamltext import parse

EMPTY = Plan(
    id="empty",
    document=Document(title="题"),
    jurisdiction=Jurisdiction(code="379900", name="云州市", level="city"),
)


def found(code: str, **parts: Any) -> list[Finding]:
    return list(check(attrs.evolve(EMPTY, **parts), select=[code]))


def departments(*names: str, kind: str = "department") -> tuple[Organization, ...]:
    return tuple(Organization(name=name, kind=kind) for name in names)


def measure(number: int, **roles: str) -> Measure:
    """A measure with the organizations of each role, their names parted by blanks."""
    assigned = tuple(
        Responsibility(role=role, organizations=tuple(names.split()))
        for role, names in roles.items()
    )
    return Measure(
        id=f"m{number}", number=str(number), title=f"任务{number}", responsibilities=assigned
    )


def measures(*loads: str) -> tuple[Measure, ...]:
    return tuple(measure(i, joint=names) for i, names in enumerate(loads))


def target(**parts: Any) -> Target:
    return Target(id="t", kind=parts.pop("kind", "level"), **parts)


def told_of(name: str, *codes: str) -> list[tuple[str, str]]:
    plan = pm.load(name)
    return [(one.code, one.message.zh) for one in check(plan, select=codes)]


# What any plan has; a fragment puts its own keys in the place of these.
SMALLEST: dict[str, Any] = {
    "format": 2,
    "id": "yunzhou",
    "document": {"title": "实施方案"},
    "jurisdiction": {"code": "379900", "name": "云州市", "level": "city"},
}


def plan_of(fragment: str) -> Plan:
    """A plan of nothing but its title and its place, and what the fragment says."""
    return plan_from_tree(SMALLEST | parse(fragment).tree)
