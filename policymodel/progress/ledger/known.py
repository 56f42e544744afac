"""The rows that a plan's ledger had when it was written, by their ids."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from attrs import frozen

from policymodel.analysis.shares import is_share
from policymodel.export.punctuation import in_print
from policymodel.model import Plan
from policymodel.progress.entries import Context
from policymodel.progress.judging import Rules
from policymodel.progress.ledger.forms import packed
from policymodel.progress.ledger.rows import LedgerRows
from policymodel.progress.ledger.targetsheet import TargetSheet, unit_of
from policymodel.progress.ledger.tasksheet import TaskSheet
from policymodel.progress.observation import Standing, Subject
from policymodel.progress.period import ReportingPeriod
from policymodel.sheets.sheet import Cell, plain
from policymodel.text import Lang, Text


@frozen(kw_only=True)
class KnownRow:
    """A row as it was written.

    Attributes:
        sheet: the key of its sheet.
        subject: what it is about.
        label: what people call it.
        locked: what its cells say that are no inputs and say what it is about, by their columns.
        printed: those of them that are text as a sheet shows them, without blanks.
        context: what its cells leave open: the unit of its numbers, the kind of its target.
    """

    sheet: str
    subject: Subject
    label: Text
    locked: dict[str, str | Decimal]
    printed: dict[str, str]
    context: Context


@frozen(slots=False)
class KnownRows:
    """All rows, each with what identifies it."""

    plan: Plan
    period: ReportingPeriod
    holds: Standing
    lang: Lang

    @cached_property
    def rows(self) -> dict[str, KnownRow]:
        """The rows by their ids."""
        made = LedgerRows(plan=self.plan, lang=self.lang)
        given = {
            "rows": made, "period": self.period, "holds": self.holds, "choices": "",
            "rules": Rules(), "lang": self.lang,
        }  # fmt: skip
        targets, tasks = TargetSheet(**given), TaskSheet(**given)  # type: ignore[arg-type]
        known, found = self.plan.known_units, dict[str, KnownRow]()
        for row in made.targets:
            locked = _locked(targets.stated(row))
            name, told = row.indicator.name, locked["target"]
            found[row.subject.key] = KnownRow(
                sheet="targets", subject=row.subject,
                label=Text(f"{name}（{told}）", f"{name} ({told})"),
                locked=locked, printed=self._printed(locked),
                context=Context(
                    period=self.period, unit=unit_of(row), kind=row.target.kind,
                    change=row.target.change, known=known,
                    is_part=row.target.kind == "level" and is_share(row.indicator),
                ),
            )  # fmt: skip
        of_tasks = Context(period=self.period, unit="%", known=known)
        for task in made.tasks:
            name = task.task.name(self.lang)
            who = Text(f"（{task.organization}）", f" ({task.organization})")
            label = Text(name + who.zh, name + who.en) if task.organization else Text(name, name)
            locked = _locked(tasks.stated(task))
            found[task.subject.key] = KnownRow(
                sheet="tasks", subject=task.subject, label=label,
                locked=locked, printed=self._printed(locked), context=of_tasks,
            )  # fmt: skip
        return found

    def _printed(self, locked: Mapping[str, str | Decimal]) -> dict[str, str]:
        return {name: packed(in_print(str(said), self.lang)) for name, said in locked.items()}


def _locked(stated: Mapping[str, Cell]) -> dict[str, str | Decimal]:
    """Return what cells say, as it is read again."""
    found: dict[str, str | Decimal] = {}
    for name, cell in stated.items():
        said = plain(cell)
        found[name] = Decimal(said) if isinstance(said, int | Decimal) else said or ""
    return found
