"""Who carries out what: nobody left out, nobody charged twice over."""

from collections.abc import Iterator
from itertools import groupby

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text


@rule("R101", "error")
def roles_do_not_contradict(index: Index) -> Iterator[Violation]:
    """No organization both leads and supports one measure, under any of its names."""
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


@rule("R102", "info")
def measure_has_responsible(index: Index) -> Iterator[Violation]:
    """A measure names the organizations that carry it out."""
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
                yield Violation(
                    f"{assignment.path}[{k}]",
                    Text(
                        f"每个单位应只列一次，实为“{first}”之后又列“{name}”",
                        f'expected each organization once, found "{name}" after "{first}"',
                    ),
                    Text("请核对文件，删去重复的一处", "check the document, and delete one"),
                )
