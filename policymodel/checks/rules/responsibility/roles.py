"""Who carries out what: nobody left out, nobody charged twice over."""

from collections.abc import Iterator
from itertools import groupby

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text


@rule("R101", "error", Text("不同时牵头和配合", "nobody leads and supports at once"))
def roles_do_not_contradict(index: Index) -> Iterator[Violation]:
    """No organization both leads and supports one measure, under whichever of its names.

    同一单位在一项任务中不同时牵头和配合，名称不同的也算。

    Why: who supports itself has been listed twice, or one of the two names is a slip.

    理由：自己配合自己，不是重复列出，就是有一处名称写错。

    Breaks:
        organizations:
          - {name: 市科技局, kind: department, aliases: [市科学技术局]}
        measures:
          - id: m1
            number: "1"
            title: 建设创新平台
            responsibilities: {lead: [市科技局], support: [市科学技术局]}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
          - {name: 市财政局, kind: department}
        measures:
          - id: m1
            number: "1"
            title: 建设创新平台
            responsibilities: {lead: [市科技局], support: [市财政局]}
    """
    for _, group in groupby(
        index.assignments, key=lambda assignment: (assignment.measure, assignment.basis)
    ):
        assignments = {assignment.role: assignment for assignment in group}
        if "lead" not in assignments or "support" not in assignments:
            continue
        leads = {index.known_as(name) for name in assignments["lead"].names}
        told: set[str] = set()
        for k, name in enumerate(assignments["support"].names):
            if (organization := index.known_as(name)) in leads and organization not in told:
                told.add(organization)
                yield Violation(
                    f"{assignments['support'].path}[{k}]",
                    Text(
                        f"应为牵头单位以外的单位，实为“{name}”，该单位已列为牵头",
                        f'expected an organization that does not lead, found "{name}", which does',
                    ),
                    Text("请核对文件，保留其中一处", "check the document, and keep one of the two"),
                )


@rule("R102", "info", Text("任务有人负责", "measures have somebody responsible"))
def measure_has_responsible(index: Index) -> Iterator[Violation]:
    """A measure names the organizations that carry it out.

    每项任务写明由谁负责。

    Why: what nobody is charged with is nobody's. Some documents assign nobody; the plan says
    so honestly, and a planner may propose somebody.

    理由：没有责任单位的任务无人落实。有的文件不作分工，规划数据如实反映；编制人员可以提出建议单位。

    Breaks:
        measures:
          - {id: m1, number: "1", title: 建设创新平台}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {responsible: [市科技局]}}
    """
    measures = index.plan.measures
    hint = Text(
        "文件未写明的，可在 proposed 中提出建议单位",
        "where the document names nobody, propose somebody under proposed",
    )
    found = [i for i, item in enumerate(measures) if not (item.responsibilities or item.proposed)]
    if len(found) == len(measures) > 1:
        yield Violation(
            "measures",
            Text(
                f"任务应有责任单位，实为 {len(found)} 项任务都没有",
                f"expected somebody responsible for each measure, found nobody for any of the "
                f"{len(found)}",
            ),
            hint,
        )
        return
    for i in found:
        yield Violation(
            f"measures[{i}]",
            Text(
                f"任务“{measures[i].title}”应有责任单位，实为一家未列",
                f'expected somebody responsible for "{measures[i].title}", found nobody',
            ),
            hint,
        )


@rule("R103", "warning", Text("同一角色不重复列名", "nobody is listed twice in a role"))
def role_lists_each_once(index: Index) -> Iterator[Violation]:
    """An organization stands once in each role of a measure, under whichever of its names.

    同一单位在一项任务的同一角色下只列一次，名称不同的也算。

    Why: who stands twice is counted twice, and perhaps somebody else was meant.

    理由：重复列出会重复计数，也可能本应写另一个单位。

    Breaks:
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - id: m1
            number: "1"
            title: 建设创新平台
            responsibilities: {joint: [市科技局, 市科技局]}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
          - {name: 市财政局, kind: department}
        measures:
          - id: m1
            number: "1"
            title: 建设创新平台
            responsibilities: {joint: [市科技局, 市财政局]}
    """
    for assignment in index.assignments:
        seen: dict[str, str] = {}
        for k, name in enumerate(assignment.names):
            organization = index.known_as(name)
            first = seen.get(organization)
            seen.setdefault(organization, name)
            if first is not None:
                yield Violation(
                    f"{assignment.path}[{k}]",
                    Text(
                        f"每个单位应只列一次，实为“{first}”之后又列“{name}”",
                        f'expected each organization once, found "{name}" after "{first}"',
                    ),
                    Text("请核对文件，删去重复的一处", "check the document, and delete one"),
                )


RULES: tuple[Rule, ...] = (
    roles_do_not_contradict,
    measure_has_responsible,
    role_lists_each_once,
)
