"""Names and ids that lead where they should."""

from collections.abc import Iterator

from policymodel.analysis.index import Names
from policymodel.analysis.names import folded
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
from policymodel.text import Text


@rule("L101", "error")
def organization_is_known(index: Index) -> Iterator[Violation]:
    """Every organization that the plan mentions is one of its organizations, or an alias."""
    for path, name in _mentions(index):
        if name not in index.organization_names:
            yield Violation(path, hint=index.organization_names.nearest.hint(name), name=name)


@rule("L102", "error")
def reference_leads_somewhere(index: Index) -> Iterator[Violation]:
    """Every id that refers to a target, an indicator or a measure is the id of one."""
    for path, name, known, kind in _references(index):
        if name not in known:
            yield Violation(path, hint=known.nearest.hint(name), kind=kind, name=name)


@rule("L103", "error")
def section_exists(index: Index) -> Iterator[Violation]:
    """The section path of a measure or convention leads to a section of the plan."""
    known = index.section_paths
    placed = [(path, measure.section) for path, measure, _ in index.parts(Measure)]
    placed += ((path, convention.section) for path, convention, _ in index.parts(Convention))
    for path, section in placed:
        if section and section not in known:
            depth = next(k for k in range(len(section)) if section[: k + 1] not in known)
            what, above = ("below" if depth else ""), " ".join(section[:depth])
            yield Violation(f"{path}.section[{depth}]", what, above=above, found=section[depth])


@rule("L104", "error")
def id_is_unique(index: Index) -> Iterator[Violation]:
    """No two of a plan's indicators, targets, goals, measures and mechanisms share an id."""
    first: dict[str, str] = {}
    for path, name in index.ids:
        taken = first.setdefault(name, path)
        if taken is not path:
            yield Violation(path, name=name, taken=taken)


@rule("L105", "error")
def organization_name_is_unique(index: Index) -> Iterator[Violation]:
    """No two organizations share a name or an alias, as the eye reads them."""
    bearer: dict[str, int] = {}
    for i, organization in enumerate(index.plan.organizations):
        keys = ("name", *(f"aliases[{k}]" for k in range(len(organization.aliases))))
        for key, name in zip(keys, organization.names, strict=True):
            first = bearer.setdefault(folded(name), i)
            if first != i:
                other = index.plan.organizations[first].name
                path = f"organizations[{i}].{key}"
                yield Violation(path, name=name, other=other, first=first)


@rule("L106", "error")
def references_end(index: Index) -> Iterator[Violation]:
    """Following what a target restates, or what it is a subset of, comes to an end."""
    for key in ("restates", "subset_of"):
        place: dict[str, int] = {}
        for i, placed in enumerate(index.targets):
            place.setdefault(placed.target.id, i)
        edges = [place.get(getattr(placed.target, key) or "") for placed in index.targets]
        for circle in sorted(_circles(edges), key=min):
            start = circle.index(min(circle))
            names = [index.targets[i].target.id for i in (*circle[start:], *circle[: start + 1])]
            shown = " → ".join(names if len(names) <= 6 else [*names[:5], "…", names[-1]])
            yield Violation(f"{index.targets[circle[start]].path}.{key}", key=key, circle=shown)


def _mentions(index: Index) -> Iterator[tuple[str, str]]:
    """Every organization that is mentioned, with its path, in the plan's order."""
    for k, name in enumerate(index.plan.document.issuers):
        yield f"document.issuers[{k}]", name
    for path, organization, _ in index.parts(Organization):
        for k, name in enumerate(organization.members):
            yield f"{path}.members[{k}]", name
    # As the file has them: what follows from a convention is no mention of its own.
    for path, charged, _ in index.parts(Responsibility):
        for k, name in enumerate(charged.organizations):
            yield f"{path}[{k}]", name
    for path, convention, _ in index.parts(Convention):
        for k, name in enumerate(convention.organizations):
            yield f"{path}.organizations[{k}]", name
    for path, mechanism, _ in index.parts(Mechanism):
        for k, name in enumerate(mechanism.organizations):
            yield f"{path}.organizations[{k}]", name


_TARGET = Text("目标", "a target")
_INDICATOR = Text("指标", "an indicator")
_MEASURE = Text("任务", "a measure")
_WITH_IDS: tuple[type[Target | Indicator | Measure], ...] = (Target, Indicator, Measure)


def _references(index: Index) -> Iterator[tuple[str, str, Names, Text]]:
    """Every reference by id: its path, the id, and what it may be."""
    targets, indicators, measures = (
        Names(place.part.id for place in index.parts(kind)) for kind in _WITH_IDS
    )
    for path, goal in index.goals:
        for k, name in enumerate(goal.indicators):
            yield f"{path}.indicators[{k}]", name, indicators, _INDICATOR
    for path, indicator, _ in index.parts(Indicator):
        for j, target in enumerate(indicator.targets):
            for key, wanted in (("subset_of", target.subset_of), ("restates", target.restates)):
                if wanted is not None:
                    yield f"{path}.targets[{j}].{key}", wanted, targets, _TARGET
        for k, name in enumerate(indicator.measures):
            yield f"{path}.measures[{k}]", name, measures, _MEASURE
        for k, link in enumerate(indicator.judged):
            yield f"{path}.judged[{k}].measure", link.measure, measures, _MEASURE
    for path, mechanism, _ in index.parts(Mechanism):
        if mechanism.measure is not None:
            yield f"{path}.measure", mechanism.measure, measures, _MEASURE
    for path, convention, _ in index.parts(Convention):
        if convention.from_measure is not None:
            yield f"{path}.from_measure", convention.from_measure, measures, _MEASURE


def _circles(edges: list[int | None]) -> list[list[int]]:
    """The circles of a graph in which one edge at most leaves each node."""
    circles = []
    walk_of: dict[int, int] = {}  # in which walk a node was met
    for start in range(len(edges)):
        walk: list[int] = []
        node: int | None = start
        while node is not None and node not in walk_of:
            walk_of[node] = start
            walk.append(node)
            node = edges[node]
        if node is not None and walk_of[node] == start:
            circles.append(walk[walk.index(node) :])
    return circles
