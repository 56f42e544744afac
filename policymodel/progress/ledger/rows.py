"""The rows of a ledger: who has to report on what."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.saying import in_full
from policymodel.model import Indicator, Measure, MeasurePart, Plan, Target
from policymodel.progress.observation import Subject
from policymodel.sheets.responsibility.breakdown import Assignment, Breakdown, Task, break_down
from policymodel.sheets.targets.rows import target_rows
from policymodel.text import Lang

_SUPPORT = "support"  # they report where nobody else is named
_LEAD = "lead"


@frozen(kw_only=True)
class TargetRow:
    """A target that somebody reports on."""

    subject: Subject
    indicator: Indicator
    target: Target
    owners: tuple[str, ...]  # who reports, by the document: names of organizations


@frozen(kw_only=True)
class TaskRow:
    """A task, and one of those who report on it."""

    subject: Subject
    task: Task
    organization: str
    roles: tuple[str, ...]  # codes

    @property
    def charged(self) -> Measure | MeasurePart:
        """What is to be done: a measure, or a part of one."""
        return self.task.charged


@frozen(kw_only=True, slots=False)
class LedgerRows:
    """All rows of a plan's ledger, in the plan's order."""

    plan: Plan
    lang: Lang

    @cached_property
    def _breakdown(self) -> Breakdown:
        return break_down(self.plan, self.lang)

    @cached_property
    def tasks(self) -> tuple[TaskRow, ...]:
        """The rows of the tasks: one for each organization that reports.

        These are the leads; where there is none, all that are named, but those that only support
        where others are. A task that nobody is named for has one row, without an organization.
        """
        return tuple(row for task in self._breakdown.tasks for row in self._of_task(task))

    def _of_task(self, task: Task) -> Iterator[TaskRow]:
        measure = task.measure
        place = 0 if task.part is None else measure.parts.index(task.part) + 1
        named = self._breakdown.of(task, "document")
        for name in _reporters(named) or ("",):
            roles = tuple(each.role.code for each in named if each.organization.name == name)
            subject = Subject("measure", measure.id, place, name)
            yield TaskRow(subject=subject, task=task, organization=name, roles=roles)

    @cached_property
    def targets(self) -> tuple[TargetRow, ...]:
        """The rows of the targets, those that say another again left out, by category."""
        index = PlanIndex(self.plan)
        owners = self._owners
        found = []
        for row in target_rows(index):
            for target in row.targets:
                measures = [each.id for each in self._stating(index, row.indicator, target)]
                names = (name for each in measures for name in owners.get(each, ()))
                found.append(
                    TargetRow(
                        subject=Subject("target", target.id),
                        indicator=row.indicator,
                        target=target,
                        owners=tuple(dict.fromkeys(names)),
                    )
                )
        return tuple(found)

    def _stating(self, index: PlanIndex, indicator: Indicator, target: Target) -> list[Measure]:
        """Return the measure that states a target, else those that serve its indicator by name."""
        found = index.measure_at(target.at)
        if found is not None:
            return [found]
        return [each for each in self.plan.measures if each.id in indicator.measures]

    @cached_property
    def _owners(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self.tasks:
            if row.organization:
                found.setdefault(row.task.measure.id, []).append(row.organization)
        return found

    @cached_property
    def organizations(self) -> tuple[str, ...]:
        """Who reports on anything, in standard order."""
        standard = [each.name for each in self._breakdown.organizations("document")]
        reporting = {row.organization for row in self.tasks} - {""}
        return tuple(name for name in standard if name in reporting)

    def of(self, organization: str | None) -> tuple[tuple[TargetRow, ...], tuple[TaskRow, ...]]:
        """Return the rows of one organization, or all; an empty name is nobody's rows."""
        if organization is None:
            return self.targets, self.tasks
        return (
            tuple(
                row
                for row in self.targets
                if organization in row.owners or (not organization and not row.owners)
            ),
            tuple(row for row in self.tasks if row.organization == organization),
        )

    def told(self, row: TargetRow) -> str:
        """Return what a target says, with all that it means."""
        return in_full(row.target, row.indicator, self.lang, known=self.plan.known_units)


def _reporters(named: Sequence[Assignment]) -> tuple[str, ...]:
    """Return who of those named reports: the leads, else whoever does more than support."""
    for wanted in (
        [each for each in named if each.role.code == _LEAD],
        [each for each in named if each.role.code != _SUPPORT],
        named,
    ):
        if wanted:
            return tuple(dict.fromkeys(each.organization.name for each in wanted))
    return ()
