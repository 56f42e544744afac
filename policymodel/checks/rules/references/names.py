"""Names and ids that lead where they should."""

from collections.abc import Iterator
from typing import Any

from policymodel.analysis.called import called
from policymodel.analysis.names import Names, folded
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import (
    Convention,
    Indicator,
    Measure,
    Mechanism,
    Organization,
    Responsibility,
    Target,
)
from policymodel.model.places import Place, at
from policymodel.text import Text


@rule("L101", "error")
def organization_is_known(index: Index) -> Iterator[Violation]:
    """Every organization that the plan mentions is one of its organizations, or an alias."""
    known = index.organization_names
    for above, names, part in _mentions(index):
        for k, name in enumerate(names):
            if name not in known:
                path, hint = f"{above}[{k}]", known.nearest.hint(name)
                thing = called(part, path=path)
                yield Violation(path, hint=hint, name=short(name), thing=thing)


@rule("L102", "error")
def reference_leads_somewhere(index: Index) -> Iterator[Violation]:
    """Every id that refers to a target, an indicator or a measure is the id of one."""
    for path, name, known, kind, part in _references(index):
        if name not in known:
            hint, thing = known.nearest.hint(name), called(part)
            yield Violation(path, hint=hint, kind=kind, name=short(name), thing=thing)


@rule("L103", "error")
def section_exists(index: Index) -> Iterator[Violation]:
    """The section path of a measure or convention leads to a section of the plan."""
    known = index.section_paths
    placed: list[Place[Measure | Convention]] = [*index.parts(Measure), *index.parts(Convention)]
    for path, part, _ in placed:
        section = part.section
        if section and section not in known:
            depth = next(k for k in range(len(section)) if section[: k + 1] not in known)
            what, above = ("below" if depth else ""), " ".join(section[:depth])
            place, thing, found = f"{path}.section[{depth}]", called(part), short(section[depth])
            yield Violation(place, what, thing=thing, above=above, found=found)


@rule("L104", "error")
def id_is_unique(index: Index) -> Iterator[Violation]:
    """No two of a plan's indicators, targets, goals, measures and mechanisms share an id."""
    first: dict[str, str] = {}
    for path, name in index.ids:
        taken = first.setdefault(name, path)
        if taken is not path:
            one, other = (called(_holder(index, each)) for each in (path, taken))
            yield Violation(path, name=short(name), thing=one, other=other)


@rule("L105", "error")
def organization_name_is_unique(index: Index) -> Iterator[Violation]:
    """No two organizations share a name or an alias, as the eye reads them."""
    bearer: dict[str, int] = {}
    for i, organization in enumerate(index.plan.organizations):
        for k, name in enumerate(organization.names):
            first = bearer.setdefault(folded(name), i)
            if first != i:
                key = f"aliases[{k - 1}]" if k else "name"
                other, path = index.plan.organizations[first].name, f"organizations[{i}].{key}"
                what = "again" if folded(other) == folded(organization.name) else ""
                one, two = short(other), short(organization.name)
                yield Violation(path, what, name=short(name), one=one, two=two)


@rule("L106", "error")
def references_end(index: Index) -> Iterator[Violation]:
    """Following what a target restates, or what it is a subset of, comes to an end."""
    place: dict[str, int] = {}
    for i, placed in enumerate(index.targets):
        place.setdefault(placed.target.id, i)
    for key in ("restates", "subset_of"):
        named = enumerate([getattr(placed.target, key) for placed in index.targets])
        edges = {i: place[wanted] for i, wanted in named if wanted in place}
        for circle in sorted(_circles(edges), key=min):
            start = circle.index(min(circle))
            names = [index.targets[i].target.id for i in (*circle[start:], *circle[: start + 1])]
            shown = " → ".join(names if len(names) <= 6 else [*names[:5], "…", names[-1]])
            yield Violation(f"{index.targets[circle[start]].path}.{key}", key, circle=shown)


def _holder(index: Index, path: str) -> Any:
    """The part whose id stands at `path`."""
    return at(index.plan, path.removesuffix(".id"))


def _mentions(index: Index) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Every list of organizations, with its path and in what it stands, in the plan's order."""
    document = index.plan.document
    yield "document.issuers", document.issuers, document
    for path, organization, _ in index.parts(Organization):
        yield f"{path}.members", organization.members, organization
    # As the file has them: what follows from a convention is no mention of its own.
    for path, charged, holder in index.parts(Responsibility):
        yield path, charged.organizations, holder
    for path, convention, _ in index.parts(Convention):
        yield f"{path}.organizations", convention.organizations, convention
    for path, mechanism, _ in index.parts(Mechanism):
        yield f"{path}.organizations", mechanism.organizations, mechanism


_TARGET = Text("目标值", "target")
_INDICATOR = Text("指标", "indicator")
_MEASURE = Text("任务", "measure")
_WITH_IDS: tuple[type[Target | Indicator | Measure], ...] = (Target, Indicator, Measure)


def _references(index: Index) -> Iterator[tuple[str, str, Names, Text, Any]]:
    """Every reference by id: its path, the id, what it may be, and what refers."""
    targets, indicators, measures = (
        Names([part.id for _, part, _ in index.parts(kind)]) for kind in _WITH_IDS
    )
    for path, goal in index.goals:
        for k, name in enumerate(goal.indicators):
            yield f"{path}.indicators[{k}]", name, indicators, _INDICATOR, goal
    for path, indicator, _ in index.parts(Indicator):
        for j, target in enumerate(indicator.targets):
            for key, wanted in (("subset_of", target.subset_of), ("restates", target.restates)):
                if wanted is not None:
                    yield f"{path}.targets[{j}].{key}", wanted, targets, _TARGET, target
        for k, name in enumerate(indicator.measures):
            yield f"{path}.measures[{k}]", name, measures, _MEASURE, indicator
        for k, link in enumerate(indicator.judged):
            yield f"{path}.judged[{k}].measure", link.measure, measures, _MEASURE, indicator
    for path, mechanism, _ in index.parts(Mechanism):
        if mechanism.measure is not None:
            yield f"{path}.measure", mechanism.measure, measures, _MEASURE, mechanism
    for path, convention, _ in index.parts(Convention):
        if convention.from_measure is not None:
            wanted = convention.from_measure
            yield f"{path}.from_measure", wanted, measures, _MEASURE, convention


def _circles(edges: dict[int, int]) -> list[list[int]]:
    """The circles of a graph in which one edge at most leaves each node."""
    circles = []
    walk_of: dict[int, int] = {}  # in which walk a node was met
    for start in edges:
        walk: list[int] = []
        node: int | None = start
        while node is not None and node not in walk_of:
            walk_of[node] = start
            walk.append(node)
            node = edges.get(node)
        if node is not None and walk_of[node] == start:
            circles.append(walk[walk.index(node) :])
    return circles
