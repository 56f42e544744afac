"""The organizations themselves: each one body, known by its name, there at the time."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from policymodel.analysis.likeness import is_collective
from policymodel.analysis.wording import short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text

_MOST_NAMES = 6


@rule("R206", "warning", Text("单位名称不近似", "names of organizations differ clearly"))
def names_differ_clearly(index: Index) -> Iterator[Violation]:
    """No two organizations have names that look like one body's: a slip, or an abbreviation.

    没有两个单位的名称像是同一单位的误写或简称。

    Why: a slip makes a body that nobody knows, and an abbreviation not declared as an alias
    splits a body's load in two. Names are compared without 市, 区 or 县, one letter apart or
    one within the other.

    理由：笔误会造出一个不存在的单位，未列为别名的简称会把同一单位的任务拆成两份。比较时不计市、
    区、县等字样，看是否只差一字，或一个是另一个的缩写。

    Breaks:
        organizations:
          - {name: 市现代农业园区, kind: zone}
          - {name: 市现代产业园区, kind: zone}

    Keeps:
        organizations:
          - {name: 市现代农业园区, kind: zone, aliases: [市现代产业园区]}
    """
    yield from _alike(index, strongly=True)


@rule("R207", "info", Text("单位名称易于区分", "names of organizations are easily told apart"))
def names_are_told_apart(index: Index) -> Iterator[Violation]:
    """Names of organizations that are somewhat alike are those of different bodies.

    名称有些相近的单位，确是不同单位。

    Why: collective names, institutions and villages often have names alike for good reason;
    a reader of the tables still asks whether they are two.

    理由：统称、院所、乡镇的名称相近往往自有道理，但看表的人仍会问是不是两家。

    Breaks:
        organizations:
          - {name: 市农科院, kind: institution}
          - {name: 市农林科学院, kind: institution}

    Keeps:
        organizations:
          - {name: 市农科院, kind: institution, aliases: [市农林科学院]}
    """
    yield from _alike(index, strongly=False)


@rule("R208", "info", Text("统称所指单位已列出", "collective names are expanded"))
def collective_name_is_expanded(index: Index) -> Iterator[Violation]:
    """A collective name that is charged with something lists its members.

    承担任务或机制的统称列出所指的单位。

    Why: 各部门 cannot report: before a task can be handed out or asked for, somebody must write
    down who is meant.

    理由：“各部门”无法报送进展；任务要派下去、收回来，先得写明指哪些单位。

    Breaks:
        organizations:
          - {name: 各高校, kind: group}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {responsible: [各高校]}}

    Keeps:
        organizations:
          - {name: 各高校, kind: group, members: [云州学院, 云州医学院]}
          - {name: 云州学院, kind: university}
          - {name: 云州医学院, kind: university}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {responsible: [各高校]}}
    """
    told = {index.known_as(name) for item in index.plan.mechanisms for name in item.organizations}
    told.update(chain.from_iterable(index.assigned))
    found = [
        (i, organization.name)
        for i, organization in enumerate(index.plan.organizations)
        if organization.name in told and not organization.members and is_collective(organization)
    ]
    if found:
        shown = some([name for _, name in found], _MOST_NAMES)
        yield Violation(
            f"organizations[{found[0][0]}]",
            Text(
                f"承担任务或机制的统称应列出成员，实为 {len(found)} 个未列出：{shown.zh}",
                f"expected the members of collective names that are charged, found {len(found)} "
                f"without: {shown.en}",
            ),
            Text(
                "请在 members 中列出所指单位，并将其列入 organizations",
                "list them under members, and each of them under organizations",
            ),
        )


@rule(
    "R209", "warning", Text("承担任务的单位当时存在", "organizations exist when they are charged")
)
def charged_organization_exists(index: Index) -> Iterator[Violation]:
    """An organization that is charged with a measure exists on the day the document is issued.

    承担任务的单位在文件成文之日存在。

    Why: a body merged away or not yet founded can do nothing; its successor was meant, or the
    dates are wrong.

    理由：已撤并或尚未设立的单位无法承担任务，本应写其后继单位，或日期有误。

    Breaks:
        document: {title: 实施方案, issued: "2022-12-29"}
        organizations:
          - {name: 市科技局, kind: department, valid_to: "2019-01-31"}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]}}

    Keeps:
        document: {title: 实施方案, issued: "2022-12-29"}
        organizations:
          - {name: 市科技局, kind: department, valid_from: "2019-02-01"}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]}}
    """
    issued = index.plan.document.issued
    assigned = frozenset(chain.from_iterable(index.assigned))
    for i, organization in enumerate(index.plan.organizations):
        if issued is None or organization.name not in assigned:
            continue
        key = _missed(issued, organization.valid_from, organization.valid_to)
        if key is not None:
            found = getattr(organization, key)
            yield Violation(
                f"organizations[{i}].{key}",
                Text(
                    f"应在成文之日 {issued} 存在，实为"
                    f"{'止于' if key == 'valid_to' else '始于'} {found}",
                    f"expected a body that exists on {issued}, the day of issue, found one that "
                    f"{'ended' if key == 'valid_to' else 'begins'} on {found}",
                ),
                Text("请核对起止日期，或改为后继单位", "check the dates, or name its successor"),
            )


def _missed(issued: date, start: date | None, end: date | None) -> str | None:
    if end is not None and end < issued:
        return "valid_to"
    return "valid_from" if start is not None and start > issued else None


def _alike(index: Index, *, strongly: bool) -> Iterator[Violation]:
    organizations = index.plan.organizations
    loads = Counter(chain.from_iterable(index.assigned))
    for found in index.alike:
        if found.strongly is strongly:
            names = [organizations[i].name for i in found.organizations[:_MOST_NAMES]]
            more = len(found.organizations) - len(names)
            zh = "、".join(f"“{short(name)}”（{loads[name]} 项任务）" for name in names)
            en = ", ".join(f'"{short(name)}" (measures: {loads[name]})' for name in names)
            yield Violation(
                f"organizations[{found.organizations[-1]}].name",
                Text(
                    f"不同单位的名称应易于区分，实为{zh}"
                    f"{f'等 {len(found.organizations)} 个' if more else ''}",
                    "expected names that cannot be taken for one another, found "
                    f"{en}{f' and {more} more' if more else ''}",
                ),
                Text(
                    "同一单位请列为别名；笔误请照录原文并在 note 中注明；确为不同单位的可不改",
                    "make it an alias if they are one body; keep a slip as printed and note it; "
                    "leave it if they are two",
                ),
            )


RULES: tuple[Rule, ...] = (
    names_differ_clearly,
    names_are_told_apart,
    collective_name_is_expanded,
    charged_organization_exists,
)
