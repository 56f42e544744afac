"""Writing what was made of many plans, and keeping the account of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from policymodel.cli.exporting import Made
from policymodel.cli.output import finding_tree
from policymodel.export.files import safe_name, write_file
from policymodel.findings import ExportError, Finding, Tally, Text


class Written(NamedTuple):
    """A file that was written: the plan, the exporter, its path, its size in bytes."""

    plan: str
    exporter: str
    path: str
    size: int


class Failed(NamedTuple):
    """Something that was not written: the plan, the exporter or None for all, and why."""

    plan: str
    exporter: str | None
    finding: Finding

    @property
    def what(self) -> str:
        """The plan, and the exporter where it is one alone."""
        return f"{self.plan} ({self.exporter})" if self.exporter else self.plan


class Account(NamedTuple):
    """What an export did, plan by plan in the order asked.

    Attributes:
        written: the files.
        failed: what was not written.
        warnings: what did not hinder it, with the plan.
        checked: what the checks found, by plan.
    """

    written: list[Written]
    failed: list[Failed]
    warnings: list[tuple[str, Finding]]
    checked: dict[str, Tally]


def write_all(made: Iterable[Made], folder: Path) -> Account:
    """Write every file whole or not at all; one that fails does not stop the others.

    A file of an earlier run is replaced. One of this run is not: the plan that would replace
    it fails, so that two plan files with one id do not pass for one.
    """
    account = Account([], [], [], {})
    taken: dict[str, Written] = {}
    for each in made:
        plan = each.asked.name
        account.warnings.extend((plan, found) for found in each.warnings)
        account.failed.extend(Failed(plan, exporter, found) for exporter, found in each.faults)
        account.checked[plan] = each.tally
        for exporter, name, data in each.files:
            path = folder / safe_name(name)
            key = path.name.casefold()  # one file on some systems
            if key in taken:
                account.failed.append(Failed(plan, exporter, _taken(path, plan, taken[key])))
                continue
            try:
                write_file(path, data)
            except ExportError as error:
                account.failed.extend(Failed(plan, exporter, found) for found in error.findings)
                continue
            taken[key] = Written(plan, exporter, str(path), len(data))
            account.written.append(taken[key])
    return account


def account_tree(account: Account, others: Iterable[Finding]) -> dict[str, Any]:
    """Return the account as JSON prints it; `others` are findings that belong to no plan."""
    return {
        "written": [
            {"plan": w.plan, "exporter": w.exporter, "path": w.path, "bytes": w.size}
            for w in account.written
        ],
        "failed": [
            {"plan": f.plan, "exporter": f.exporter, "finding": finding_tree(f.finding)}
            for f in account.failed
        ],
        "warnings": [
            {"plan": plan, "finding": finding_tree(found)} for plan, found in account.warnings
        ],
        "checked": {
            plan: {"errors": t.error, "warnings": t.warning, "infos": t.info}
            for plan, t in account.checked.items()
        },
        "findings": [finding_tree(found) for found in others],
    }


def _taken(path: Path, plan: str, first: Written) -> Finding:
    return Finding(
        code="X012",
        severity="error",
        message=Text(
            f"{path.name} 已由 {first.plan}({first.exporter})写出，{plan} 不再覆盖",
            f"{path.name} was written for {first.plan} ({first.exporter}) just now; "
            f"{plan} must not replace it",
        ),
        hint=Text(
            "两个计划的 id 是否相同？请分别导出到不同文件夹，或改正 id",
            "have both plans the same id? export them to two folders, or correct the id",
        ),
    )
