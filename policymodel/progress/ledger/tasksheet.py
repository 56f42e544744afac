"""The sheet of a ledger on which tasks are reported, a row for each of those who report."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from policymodel.progress.judging import Rules, TaskReport, judge_task
from policymodel.progress.judging.tasks import stretch
from policymodel.progress.judging.words import part_of_time
from policymodel.progress.ledger.cells import held, input_cell, is_plain, shown
from policymodel.progress.ledger.formulas import to_be_read
from policymodel.progress.ledger.rows import LedgerRows, TaskRow
from policymodel.progress.ledger.taskformulas import TaskFormulas
from policymodel.progress.ledger.words import lamp_fills, lamp_text
from policymodel.progress.observation import OF_MEASURES, Amount, Standing, Status
from policymodel.progress.period import ReportingPeriod
from policymodel.sheets.sheet import Cell, Formula, Layout, Number, Row, columns
from policymodel.text import LIST_COMMA, Lang, Text, Texts
from policymodel.vocabulary import ROLES

say = Texts(__file__)
COLUMNS = columns(__file__)
NAME = say("name")
_SHARE_FORMAT = "0.0%"
_UNIT = "%"


def heading(title: Text, period: Text) -> Text:
    """Return the title of the sheet, by those of the plan and the period."""
    return say("title", title=title, period=period)


@frozen(kw_only=True)
class TaskSheet:
    """Makes the rows; the attributes are those of `TargetSheet`."""

    rows: LedgerRows
    period: ReportingPeriod
    holds: Standing
    choices: str
    rules: Rules
    lang: Lang

    def layout(self, tasks: Sequence[TaskRow], *, owned: bool) -> Layout:
        """Return the columns; those that would be empty in each row go."""
        present = {
            "organization": owned and any(each.organization for each in tasks),
            "role": any(each.roles for each in tasks),
            "due": any(each.task.due for each in tasks),
            "before": any(self._before(each) for each in tasks),
            "share": any(self._share(each) is not None for each in tasks),
        }
        shown = [column for key, column in COLUMNS.items() if present.get(key, True)]
        fills = lamp_fills(self.lang)
        lamps = (evolve(each, fills=fills) if each.key == "lamp" else each for each in shown)
        return Layout(face="print", columns=tuple(lamps))

    def made(self, tasks: Sequence[TaskRow], layout: Layout) -> tuple[Row, ...]:
        """Return the rows of `tasks`."""
        return tuple(
            layout.row(self._cells(place, each, layout)) for place, each in enumerate(tasks)
        )

    def stated(self, row: TaskRow) -> dict[str, Cell]:
        """Return what a row says before anything is typed into it, but its number."""
        comma = LIST_COMMA.get(self.lang)
        return {
            "task": row.task.name(self.lang),
            "organization": row.organization or say("unnamed").get(self.lang),
            "role": comma.join(ROLES[each].label(self.lang) for each in row.roles) or None,
            "due": row.task.due or None,
            "before": self._before(row),
        }

    def _cells(self, place: int, row: TaskRow, layout: Layout) -> dict[str, Cell]:
        share = self._share(row)
        cells: dict[str, Cell] = {
            "number": place + 1,
            **self.stated(row),
            "share": None if share is None else Number(share, _SHARE_FORMAT),
            "id": row.subject.key,
        }
        for name in OF_MEASURES:
            value = held(self.holds, self.period.code, row.subject, name)
            cells[name] = input_cell(
                name, value, self.lang, choices=self.choices, unit=_UNIT, percent=True
            )
        return cells | {"lamp": self._lamp(place, row, layout, share)}

    def _before(self, row: TaskRow) -> Cell:
        code = self.period.previous.code
        said = (held(self.holds, code, row.subject, name) for name in ("status", "rate"))
        return " ".join(filter(None, (shown(each, self.lang, _UNIT) for each in said))) or None

    def _stretch(self, row: TaskRow) -> tuple[date | None, date | None]:
        return stretch(self.rows.plan, row.charged.deadlines, self.period.last_day)

    def _share(self, row: TaskRow) -> Decimal | None:
        return part_of_time(*self._stretch(row), self.period.last_day)

    def _lamp(self, place: int, row: TaskRow, layout: Layout, share: Decimal | None) -> Formula:
        _, due = self._stretch(row)
        made = TaskFormulas(
            status=layout.ref("status", place), rate=layout.ref("rate", place),
            share="" if share is None else layout.ref("share", place),
            is_over=due is not None and self.period.last_day >= due,
            goes_on=bool(row.charged.deadlines) and due is None,
            rules=self.rules, lang=self.lang,
        )  # fmt: skip
        return Formula(f"={made.lamp}", self._said(row))

    def _said(self, row: TaskRow) -> str:
        code, subject = self.period.code, row.subject
        status = held(self.holds, code, subject, "status")
        rate = held(self.holds, code, subject, "rate")
        amount = rate if isinstance(rate, Amount) else None
        is_words = isinstance(status, Status) and bool(status.words)
        if is_words or (amount is not None and not is_plain(amount, _UNIT)):
            return to_be_read(self.lang)
        report = TaskReport(
            day=self.period.last_day,
            status=status if isinstance(status, Status) else None,
            rate=None if amount is None else amount.value,
        )
        told = judge_task(self.rows.plan, row.charged, report, self.period.last_day, self.rules)
        return lamp_text(told.status, self.rules, self.lang)
