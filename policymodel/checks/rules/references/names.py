"""Names and ids that lead where they should."""

from collections.abc import Iterator

from policymodel.analysis.index import Names
from policymodel.analysis.names import folded
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text


@rule("L101", "error", Text("提到的单位均在名单中", "organizations are known"))
def organization_is_known(index: Index) -> Iterator[Violation]:
    """Every organization that the plan mentions is one of its organizations, or an alias.

    提到的每个单位都列在单位名单中，或是其中的别名。

    Why: a name that is not in the list is a slip, or a body that no table would count.

    理由：名单之外的名称，或是笔误，或在任何表中都不会被统计。

    Breaks:
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {responsible: [市科计局]}}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {responsible: [市科技局]}}
    """
    for path, name in _mentions(index):
        if name not in index.organization_names:
            yield Violation(
                path,
                Text(
                    f"应为 organizations 所列单位或其别名，实为“{name}”",
                    f'expected one of the plan\'s organizations or an alias, found "{name}"',
                ),
                index.organization_names.nearest.hint(name)
                or Text("请在 organizations 中列出该单位", "list it under organizations"),
            )


@rule("L102", "error", Text("引用的编号存在", "ids refer to something"))
def reference_leads_somewhere(index: Index) -> Iterator[Violation]:
    """Every id that refers to a target, an indicator or a measure is the id of one.

    引用的目标、指标、任务编号都存在。

    Why: a reference that leads nowhere drops a restatement, a subset or an owner in silence.

    理由：引用落空，重述、包含或负责的关系就会无声丢失。

    Breaks:
        indicators:
          - {id: smes, name: 科技型中小企业, measures: [m2]}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
        indicators:
          - {id: smes, name: 科技型中小企业, measures: [m1]}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {responsible: [市科技局]}}
    """
    for path, name, known, kind in _references(index):
        if name not in known:
            yield Violation(
                path,
                Text(
                    f"应为本规划中{kind.zh}的编号，实为 {name}",
                    f"expected the id of {kind.en} of the plan, found {name}",
                ),
                known.nearest.hint(name)
                or Text("请核对编号，或删去该引用", "check the id, or delete the reference"),
            )


@rule("L103", "error", Text("任务所在章节存在", "measures stand in a section"))
def section_exists(index: Index) -> Iterator[Violation]:
    """The section path of a measure leads to a section of the plan.

    任务的章节路径指向已列的章节。

    Why: the sections head the groups of the responsibility table; a measure in none of them
    has no place there.

    理由：责任分工表按章节分组，章节不存在，任务就无处可放。

    Breaks:
        organizations:
          - {name: 市科技局, kind: department}
        sections:
          - {number: 一, title: 重点任务}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, section: [二],
             responsibilities: {responsible: [市科技局]}}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
        sections:
          - {number: 一, title: 重点任务}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, section: [一],
             responsibilities: {responsible: [市科技局]}}
    """
    for i, measure in enumerate(index.plan.measures):
        path = measure.section
        if path and path not in index.section_paths:
            depth = next(k for k in range(len(path)) if path[: k + 1] not in index.section_paths)
            above = " ".join(path[:depth])
            yield Violation(
                f"measures[{i}].section[{depth}]",
                Text(
                    f"应为{f'“{above}”之下' if above else ''}已列章节的序号，实为“{path[depth]}”",
                    f"expected the number of a section{f' under {above}' if above else ''}, "
                    f'found "{path[depth]}"',
                ),
                Text("请核对 section，或在 sections 中列出", "check it, or list it under sections"),
            )


@rule("L104", "error", Text("编号不重复", "ids are unique"))
def id_is_unique(index: Index) -> Iterator[Violation]:
    """No two of a plan's indicators, targets, goals, measures and mechanisms share an id.

    指标、指标的目标、总目标、任务和机制的编号互不重复。

    Why: ids are for ever: ledgers come back by them, and two things under one id would be
    taken for one.

    理由：编号一经确定不再改变，台账凭编号回收；两项共用一个编号，就会被当成一项。

    Breaks:
        indicators:
          - {id: smes, name: 科技型中小企业}
          - {id: smes, name: 高新技术企业}

    Keeps:
        indicators:
          - {id: smes, name: 科技型中小企业}
          - {id: high_tech, name: 高新技术企业}
    """
    first: dict[str, str] = {}
    for path, name in index.ids:
        taken = first.setdefault(name, path)
        if taken is not path:
            yield Violation(
                path,
                Text(
                    f"应为未用过的编号，实为 {name}，已用于 {taken}",
                    f"expected an id of its own, found {name}, which is that of {taken}",
                ),
                Text("请另取编号", "give it another id"),
            )


@rule("L105", "error", Text("两个单位不共用名称", "organizations share no name"))
def organization_name_is_unique(index: Index) -> Iterator[Violation]:
    """No two organizations share a name or an alias, as the eye reads them.

    两个单位不共用名称或别名，看上去相同的也不行。

    Why: a shared name leaves open who is charged. Full-width and half-width forms of one name
    look alike and are the same name.

    理由：名称共用，就不知道由谁负责。全角、半角只是写法不同，视为同一名称。

    Breaks:
        organizations:
          - {name: 市工信局, kind: department, aliases: [市工业和信息化局]}
          - {name: 市工业和信息化局, kind: department}

    Keeps:
        organizations:
          - {name: 市工信局, kind: department, aliases: [市工业和信息化局]}
          - {name: 市科技局, kind: department}
    """
    bearer: dict[str, int] = {}
    for i, organization in enumerate(index.plan.organizations):
        paths = (
            f"organizations[{i}].name",
            *(f"organizations[{i}].aliases[{k}]" for k in range(len(organization.aliases))),
        )
        for path, name in zip(paths, organization.names, strict=True):
            first = bearer.setdefault(folded(name), i)
            if first != i:
                other = index.plan.organizations[first].name
                yield Violation(
                    path,
                    Text(
                        f"应为该单位独有的名称，实为“{name}”，已属于“{other}”"
                        f"（organizations[{first}]）",
                        f'expected a name of its own, found "{name}", which belongs to '
                        f'"{other}" (organizations[{first}])',
                    ),
                    Text(
                        "同一单位请合并为一条，不同单位请写全称",
                        "if they are one body, make them one; if not, write out their names",
                    ),
                )


@rule("L106", "error", Text("重述与包含不成环", "restatements and subsets do not turn in circles"))
def references_end(index: Index) -> Iterator[Violation]:
    """Following what a target restates, or what it is a subset of, comes to an end.

    沿着重述或包含关系追溯，总有尽头。

    Why: in a circle no statement is the first one, and each set would be smaller than itself.

    理由：成环则没有最初的表述；每个集合都会小于它自己。

    Breaks:
        indicators:
          - id: smes
            name: 科技型中小企业
            targets:
              - {id: smes.a, kind: level, comparator: at_least, value: 9, restates: smes.b}
              - {id: smes.b, kind: level, comparator: at_least, value: 9, restates: smes.a}

    Keeps:
        indicators:
          - id: smes
            name: 科技型中小企业
            targets:
              - {id: smes.a, kind: level, comparator: at_least, value: 9}
              - {id: smes.b, kind: level, comparator: at_least, value: 9, restates: smes.a}
    """
    for key in ("restates", "subset_of"):
        place: dict[str, int] = {}
        for i, placed in enumerate(index.targets):
            place.setdefault(placed.target.id, i)
        edges = [place.get(getattr(placed.target, key) or "") for placed in index.targets]
        for circle in sorted(_circles(edges), key=min):
            start = circle.index(min(circle))
            names = [index.targets[i].target.id for i in (*circle[start:], *circle[: start + 1])]
            shown = " → ".join(names if len(names) <= 6 else [*names[:5], "…", names[-1]])
            yield Violation(
                f"{index.targets[circle[start]].path}.{key}",
                Text(f"{key} 应有尽头，实为循环：{shown}", f"expected an end, found {shown}"),
                Text("请删去其中一处", "delete one of the links"),
            )


def _mentions(index: Index) -> Iterator[tuple[str, str]]:
    """Every organization that is mentioned, with its path, in the plan's order."""
    plan = index.plan
    for k, name in enumerate(plan.document.issuers):
        yield f"document.issuers[{k}]", name
    for i, organization in enumerate(plan.organizations):
        for k, name in enumerate(organization.members):
            yield f"organizations[{i}].members[{k}]", name
    for assignment in index.assignments:
        for k, name in enumerate(assignment.names):
            yield f"{assignment.path}[{k}]", name
    for i, mechanism in enumerate(plan.mechanisms):
        for k, name in enumerate(mechanism.organizations):
            yield f"mechanisms[{i}].organizations[{k}]", name


_TARGET = Text("目标", "a target")
_INDICATOR = Text("指标", "an indicator")
_MEASURE = Text("任务", "a measure")


def _references(index: Index) -> Iterator[tuple[str, str, Names, Text]]:
    """Every reference by id: its path, the id, and what it may be."""
    for path, goal in index.goals:
        for k, name in enumerate(goal.indicators):
            yield f"{path}.indicators[{k}]", name, index.indicator_ids, _INDICATOR
    for i, indicator in enumerate(index.plan.indicators):
        for j, target in enumerate(indicator.targets):
            for key, wanted in (("subset_of", target.subset_of), ("restates", target.restates)):
                if wanted is not None:
                    path = f"indicators[{i}].targets[{j}].{key}"
                    yield path, wanted, index.target_ids, _TARGET
        for k, name in enumerate(indicator.measures):
            yield f"indicators[{i}].measures[{k}]", name, index.measure_ids, _MEASURE
    for i, mechanism in enumerate(index.plan.mechanisms):
        if mechanism.measure is not None:
            yield f"mechanisms[{i}].measure", mechanism.measure, index.measure_ids, _MEASURE


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


RULES: tuple[Rule, ...] = (
    organization_is_known,
    reference_leads_somewhere,
    section_exists,
    id_is_unique,
    organization_name_is_unique,
    references_end,
)
