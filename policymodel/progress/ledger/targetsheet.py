"""The sheet of a ledger on which targets are reported, a row for each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from policymodel.analysis.targets import latest_baseline
from policymodel.progress.judging import Judgement, Rules, TargetReport, judge_target
from policymodel.progress.judging.targets import is_numeric
from policymodel.progress.judging.ways import Way, wanted, way_to
from policymodel.progress.judging.words import part_of_time
from policymodel.progress.ledger.cells import held, input_cell, is_plain, last_cell
from policymodel.progress.ledger.formulas import TargetFormulas, literal, to_be_read
from policymodel.progress.ledger.rows import LedgerRows, TargetRow
from policymodel.progress.ledger.taskformulas import TaskFormulas
from policymodel.progress.ledger.words import lamp_fills, lamp_text
from policymodel.progress.observation import OF_TARGETS, Amount, Standing, Status, When
from policymodel.progress.period import ReportingPeriod
from policymodel.sheets.responsibility.breakdown import listed
from policymodel.sheets.sheet import Cell, Formula, Layout, Row, columns
from policymodel.sheets.targets.values import stated_number
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
COLUMNS = columns(__file__)
NAME = say("name")
_SHARE_FORMAT = "0.0%"
_PERCENT = "%"


def heading(title: Text, period: Text) -> Text:
    """Return the title of the sheet, by those of the plan and the period."""
    return say("title", title=title, period=period)


@frozen(kw_only=True)
class TargetSheet:
    """Makes the rows.

    Attributes:
        rows: who reports on what.
        period: the period.
        holds: what is known so far.
        choices: the reference to the status words.
        rules: how is judged.
    """

    rows: LedgerRows
    period: ReportingPeriod
    holds: Standing
    choices: str
    rules: Rules
    lang: Lang

    def layout(self, targets: Sequence[TargetRow], *, owned: bool) -> Layout:
        """Return the columns; those that would be empty in each row, or say who asks, go."""
        left = set() if owned else {"owners"}
        left |= {key for key, has in self._present(targets).items() if not has}
        shown = [column for key, column in COLUMNS.items() if key not in left]
        fills = lamp_fills(self.lang)
        lamps = (evolve(each, fills=fills) if each.key == "lamp" else each for each in shown)
        return Layout(face="print", columns=tuple(lamps))

    def _present(self, targets: Sequence[TargetRow]) -> dict[str, bool]:
        before = self.period.previous.code
        return {
            "baseline": any(latest_baseline(each.indicator) for each in targets),
            "owners": any(each.owners for each in targets),
            "before": any(held(self.holds, before, each.subject, "value") for each in targets),
            "due": any(each.target.year for each in targets),
            **dict.fromkeys(("progress", "expected"), any(map(self._has_way, targets))),
        }

    def _has_way(self, row: TargetRow) -> bool:
        """Whether the part of a way that is gone can be told of a target."""
        day = self.period.last_day
        way = way_to(self.rows.plan, row.indicator, row.target, day, self.rules)
        return (
            is_numeric(row.target)
            and isinstance(way, Way)
            and not way.is_held(row.target, wanted(row.indicator, row.target))
        )

    def made(self, targets: Sequence[TargetRow], layout: Layout) -> tuple[Row, ...]:
        """Return the rows of `targets`."""
        return tuple(
            layout.row(self._cells(place, each, layout)) for place, each in enumerate(targets)
        )

    def stated(self, row: TargetRow) -> dict[str, Cell]:
        """Return what a row says before anything is typed into it, but its number."""
        target, indicator = row.target, row.indicator
        unit = unit_of(row)
        start = latest_baseline(indicator, before=target.year) or latest_baseline(indicator)
        before = held(self.holds, self.period.previous.code, row.subject, "value")
        return {
            "indicator": indicator.name,
            "target": self.rows.told(row),
            "due": target.year,
            "baseline": stated_number(start.value) if start else None,
            "unit": unit,
            "owners": listed(row.owners) or None,
            "before": last_cell(before, self.lang, unit),
        }

    def _cells(self, place: int, row: TargetRow, layout: Layout) -> dict[str, Cell]:
        unit = unit_of(row)
        cells: dict[str, Cell] = {
            "number": place + 1, **self.stated(row), "id": row.subject.key,
        }  # fmt: skip
        percent = self._in_percent(unit)
        for name in OF_TARGETS:
            value = held(self.holds, self.period.code, row.subject, name)
            cells[name] = input_cell(
                name,
                value,
                self.lang,
                choices=self.choices,
                unit=unit,
                percent=percent,
            )
        return cells | self._results(place, row, layout, unit)

    def _in_percent(self, unit: str | None) -> bool:
        found = self.rows.plan.known_units.find(unit)
        return found is not None and found.name == _PERCENT

    def _results(
        self, place: int, row: TargetRow, layout: Layout, unit: str | None
    ) -> dict[str, Cell]:
        """Return the formulas of a row, with what they come to now."""
        names = ("value", "as_of", "status", "progress", "expected")
        keys = {column.key for column in layout.columns}
        at = {name: layout.ref(name, place) for name in names if name in keys}
        report = self._report(row)
        told = self._judged(row, report)
        is_worded = report.status is not None and bool(report.status.words)
        if not is_numeric(row.target):
            said = to_be_read(self.lang) if is_worded else self._said(told)
            return {"lamp": Formula(f"={self._by_word(row, at['status'])}", said)}
        made = TargetFormulas(
            plan=self.rows.plan, indicator=row.indicator, target=row.target, at=at,
            day=self.period.last_day, rules=self.rules, lang=self.lang,
            percent=self._in_percent(unit),
        )  # fmt: skip
        words = report.value is not None and not is_plain(report.value, unit)
        is_vague = self._is_vague_day(row, report)
        is_unclear = words or (is_vague and report.value is not None)
        is_read = is_worded or (is_unclear and told.status != "dropped")
        said = to_be_read(self.lang) if is_read else self._said(told)
        cells: dict[str, Cell] = {"lamp": Formula(f"={made.lamp}", said)}
        way = made.way
        if made.progress and way is not None:
            number = None if words or report.value is None else report.value.value
            gone = None if number is None else way.part_gone(number)
            # Formulas take the end of the period where the day is no date.
            due = way.part_due(self.period.last_day if is_vague else report.day) or Decimal(0)
            shown = "" if gone is None else gone
            cells["progress"] = Formula(f"={made.progress}", shown, _SHARE_FORMAT)
            cells["expected"] = Formula(f"={made.due}", due, _SHARE_FORMAT)
        return cells

    def _by_word(self, row: TargetRow, status: str) -> str:
        """Return the lamp of what is judged by its status word alone."""
        due = row.target.year
        last = date(due, 12, 31) if due else None
        start = self.rows.plan.period.start
        first = date(start - 1, 12, 31) if start else None
        gone = part_of_time(first, last, self.period.last_day)
        made = TaskFormulas(
            status=status, rate='""', share="" if gone is None else literal(gone),
            is_over=last is not None and self.period.last_day >= last, goes_on=False,
            rules=self.rules, lang=self.lang,
        )  # fmt: skip
        return made.lamp

    def _said(self, told: Judgement) -> str:
        return lamp_text(told.status, self.rules, self.lang)

    def _report(self, row: TargetRow) -> TargetReport:
        code, subject = self.period.code, row.subject
        value = held(self.holds, code, subject, "value")
        status = held(self.holds, code, subject, "status")
        as_of = held(self.holds, code, subject, "as_of")
        day = as_of.last if isinstance(as_of, When) else None
        return TargetReport(
            day=day or self.period.last_day,
            value=value if isinstance(value, Amount) else None,
            status=status if isinstance(status, Status) else None,
        )

    def _is_vague_day(self, row: TargetRow, report: TargetReport) -> bool:
        """Whether the day of a number is in words, or of another year than a yearly amount is."""
        as_of = held(self.holds, self.period.code, row.subject, "as_of")
        if not isinstance(as_of, When):
            return False
        is_other = row.target.kind == "per_year" and report.day.year != self.period.year
        return bool(as_of.words) or as_of.first != as_of.last or is_other

    def _judged(self, row: TargetRow, report: TargetReport) -> Judgement:
        return judge_target(
            self.rows.plan, row.indicator, row.target, report, self.period.last_day, self.rules
        )


def unit_of(row: TargetRow) -> str | None:
    """Return the unit in which a target is reported on."""
    if row.target.unit or row.target.value is None:
        return row.target.unit
    return row.indicator.unit
