"""The rows that a plan's ledger had when it was written, by their ids."""

from functools import cached_property

from attrs import frozen

from policymodel.model import Plan
from policymodel.model.words import ChangeCode, TargetKindCode
from policymodel.progress.ledger.rows import LedgerRows
from policymodel.progress.observation import Standing, Subject
from policymodel.progress.period import ReportingPeriod
from policymodel.text import Lang, Text


@frozen(kw_only=True)
class KnownRow:
    """A row as it was written.

    Attributes:
        sheet: the key of its sheet.
        subject: what it is about.
        label: what people call it.
        locked: what its cells say that are no inputs and say what it is about, by their columns.
        unit: the unit of its numbers.
        kind: the kind of its target, where it is one.
        change: which way that goes.
    """

    sheet: str
    subject: Subject
    label: Text
    locked: dict[str, str]
    unit: str | None = None
    kind: TargetKindCode | None = None
    change: ChangeCode = "increase"


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
        found: dict[str, KnownRow] = {}
        for row in made.targets:
            target, indicator = row.target, row.indicator
            unit = target.unit or (indicator.unit if target.value is not None else None)
            told = made.told(row)
            found[row.subject.key] = KnownRow(
                sheet="targets", subject=row.subject,
                label=Text(f"{indicator.name}（{told}）", f"{indicator.name} ({told})"),
                locked={"indicator": indicator.name, "target": told, "unit": unit or ""},
                unit=unit, kind=target.kind, change=target.change,
            )  # fmt: skip
        for task in made.tasks:
            name = task.task.name(self.lang)
            who = Text(f"（{task.organization}）", f" ({task.organization})")
            label = Text(name + who.zh, name + who.en) if task.organization else Text(name, name)
            locked = {"task": name}
            if task.organization:
                locked["organization"] = task.organization
            found[task.subject.key] = KnownRow(
                sheet="tasks", subject=task.subject, label=label, locked=locked, unit="%"
            )
        return found
