"""A plan's ledger for a period: one workbook for all who report, or for one of them."""

from collections.abc import Sequence
from datetime import date

from policymodel.analysis.wording import printed_date, title_of
from policymodel.export.exporters import revision
from policymodel.model import Plan
from policymodel.progress.carrying import carried
from policymodel.progress.judging import Rules
from policymodel.progress.ledger.mark import FORMAT, Mark
from policymodel.progress.ledger.rows import LedgerRows, TargetRow, TaskRow
from policymodel.progress.ledger.targetsheet import NAME as TARGETS
from policymodel.progress.ledger.targetsheet import TargetSheet
from policymodel.progress.ledger.targetsheet import heading as heading_of_targets
from policymodel.progress.ledger.tasksheet import NAME as TASKS
from policymodel.progress.ledger.tasksheet import TaskSheet
from policymodel.progress.ledger.tasksheet import heading as heading_of_tasks
from policymodel.progress.log import standing
from policymodel.progress.observation import Batch, Standing
from policymodel.progress.period import ReportingPeriod
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Column, Layout, Row, Sheet, Workbook
from policymodel.text import Lang, Text, Texts
from policymodel.vocabulary import REPORT_STATUSES

say = Texts(__file__)
_GUIDE = (
    "scope", "who", "cells", "values", "percent", "status", "dates", "empty", "judged", "rows",
)  # fmt: skip
OTHER_SHEETS = (say("guide.name"), say("choices.name"))
_CHOICES = Layout(
    face="data", columns=(Column(key="status", title=say("choices.heading"), width=20),)
)
_GUIDE_LAYOUT = Layout(
    face="print",
    columns=(
        Column(key="item", title=say("guide.item"), width=16),
        Column(key="text", title=say("guide.text"), width=60, stretch=1),
    ),
)


def ledger_workbook(
    plan: Plan,
    period: ReportingPeriod,
    *,
    log: Sequence[Batch] = (),
    organization: str | None = None,
    rules: Rules | None = None,
    lang: Lang = "zh",
) -> Workbook:
    """Return the ledger of `plan` for a period, filled in with what is known already.

    Args:
        plan: the plan.
        period: the period that is reported on.
        log: what was reported so far.
        organization: who reports, by its name in the plan; all where left out. An empty name
            means what no organization is named for.
        rules: how is judged; the usual rules where left out.
        lang: the language of the labels.
    """
    made = _Ledger(plan, period, log, rules or Rules(), lang)
    return made.workbook(organization)


def reporting_organizations(plan: Plan, lang: Lang = "zh") -> tuple[str, ...]:
    """Return who has something to report, in standard order; last, as ``""``, what nobody has."""
    rows = LedgerRows(plan=plan, lang=lang)
    unowned = any(rows.of(""))
    return (*rows.organizations, *([""] if unowned else []))


class _Ledger:
    """Makes the sheets."""

    def __init__(
        self, plan: Plan, period: ReportingPeriod, log: Sequence[Batch], rules: Rules, lang: Lang
    ) -> None:
        self.plan, self.period, self.rules, self.lang = plan, period, rules, lang
        self.holds: Standing = carried(plan, standing(log)).holds
        after = log[-1].number if log else 0
        self.mark = Mark(plan=plan.id, period=period, revision=revision(plan), after=after)
        self.rows = LedgerRows(plan=plan, lang=lang)
        self.title = title_of(plan)

    def workbook(self, organization: str | None) -> Workbook:
        targets, tasks = self.rows.of(organization)
        choices = self._choices()
        offered = choices.range_of("status", len(choices.rows))
        sheets = [self._guide(organization)]
        if targets:
            sheets.append(self._targets(targets, offered, organization))
        if tasks:
            sheets.append(self._tasks(tasks, offered, organization))
        marks = {
            "plan": self.plan.id, "ledger": str(FORMAT), "revision": self.mark.revision,
            "period": self.period.code, "log": str(self.mark.after),
        }  # fmt: skip
        return Workbook(
            key="ledger",
            title=say("title", title=self.title, period=self.period.label).get(self.lang),
            lang=self.lang,
            sheets=(*sheets, choices),
            created=date.min.replace(year=1980),
            properties=tuple((f"policymodel.{name}", value) for name, value in marks.items()),
        )

    @property
    def _line(self) -> str:
        return say("mark", mark=self.mark.line).get(self.lang)

    def _line_of(self, organization: str | None) -> str:
        """Return what stands above a table: of one who reports, who that is, and the mark."""
        if not organization:
            return self._line
        return say("mark_of", who=organization, mark=self.mark.line).get(self.lang)

    def _targets(
        self, targets: tuple[TargetRow, ...], offered: str, organization: str | None
    ) -> Sheet:
        made = TargetSheet(
            rows=self.rows, period=self.period, holds=self.holds, choices=offered,
            rules=self.rules, lang=self.lang,
        )  # fmt: skip
        layout = made.layout(targets, owned=organization is None)
        return Sheet(
            key="targets",
            name=TARGETS.get(self.lang),
            title=heading_of_targets(self.title, self.period.label).get(self.lang),
            layout=layout,
            rows=made.made(targets, layout),
            line=self._line_of(organization),
            notes=numbered_notes([say("inputs")], self.lang),
            frozen_columns=2,
            locked=True,
        )

    def _tasks(self, tasks: tuple[TaskRow, ...], offered: str, organization: str | None) -> Sheet:
        made = TaskSheet(
            rows=self.rows, period=self.period, holds=self.holds, choices=offered,
            rules=self.rules, lang=self.lang,
        )  # fmt: skip
        layout = made.layout(tasks, owned=organization is None)
        notes = [say("inputs")]
        if any(each.task.derived for each in tasks):
            notes.append(say("derived"))
        return Sheet(
            key="tasks",
            name=TASKS.get(self.lang),
            title=heading_of_tasks(self.title, self.period.label).get(self.lang),
            layout=layout,
            rows=made.made(tasks, layout),
            line=self._line_of(organization),
            notes=numbered_notes(notes, self.lang),
            frozen_columns=2,
            locked=True,
        )

    def _guide(self, organization: str | None) -> Sheet:
        day = self.period.last_day
        who = say("everybody")
        if organization is not None:
            who = Text(organization, organization) if organization else say("nobody")
        printed = printed_date(self.lang, day.year, day.month, day.day)
        rows = []
        for key in _GUIDE:
            text = say(
                f"guide.{key}.text",
                title=self.title, period=self.period.label, day=printed, who=who,
            )  # fmt: skip
            item = say(f"guide.{key}.item")
            rows.append(Row(cells=(item.get(self.lang), text.get(self.lang))))
        return Sheet(
            key="guide",
            name=say("guide.name").get(self.lang),
            title=say("guide.title", title=self.title).get(self.lang),
            layout=_GUIDE_LAYOUT,
            rows=tuple(rows),
            line=self._line,
            portrait=True,
            locked=True,
        )

    def _choices(self) -> Sheet:
        words = [term.label(self.lang) for term in REPORT_STATUSES]
        return Sheet(
            key="choices",
            name=say("choices.name").get(self.lang),
            title=say("choices.title").get(self.lang),
            layout=_CHOICES,
            rows=tuple(Row(cells=(word,)) for word in words),
            locked=True,
            hidden=True,
        )
