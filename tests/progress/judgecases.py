"""The tables of docs/progress.md: cases of judging, each with its answer."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import frozen

import policymodel
from policymodel.intake.workbook.cells import WorkbookCell
from policymodel.model import (
    Baseline,
    Deadline,
    Document,
    Indicator,
    Jurisdiction,
    Measure,
    Period,
    Plan,
    Target,
)
from policymodel.progress.entries import Context, read_entry
from policymodel.progress.judging import (
    Judgement,
    Rules,
    TargetReport,
    TaskReport,
    judge_target,
    judge_task,
)
from policymodel.progress.observation import Amount, Status
from policymodel.progress.period import ReportingPeriod
from policymodel.vocabulary import PROGRESS_STATUSES

DOCS = Path(policymodel.__file__).parents[1] / "docs"
FILES = {"zh": DOCS / "progress.md", "en": DOCS / "progress.en.md"}
_NUMBERS = ("value", "high")
_YEARS = ("year", "from_year", "base_year")


@frozen(kw_only=True)
class Case:
    """A row of a table.

    Attributes:
        name: what the case is.
        target: what is wanted, as `key=value` says the fields of a target or a deadline.
        baseline: values and years, as `50@2020`.
        report: what was typed, with its day.
        day: the day of the judgement.
        status: the answer.
        gone: the part of the way that is gone and the part due, as printed.
    """

    name: str
    target: str
    baseline: str
    report: str
    day: date
    status: str
    gone: str


def cases(lang: str) -> Iterator[Case]:
    """Yield the rows of the tables of cases."""
    text = FILES[lang].read_text("utf-8")
    words = {term.label(lang): term.code for term in PROGRESS_STATUSES}  # type: ignore[arg-type]
    for line in text.splitlines():
        found = [each.strip() for each in line.strip("|").split("|")]
        if len(found) != 7 or not re.fullmatch(r"\d{4}-\d\d-\d\d", found[4]):
            continue
        name, target, baseline, report, day, status, gone = found
        yield Case(
            name=name, target=target.strip("`"), baseline=baseline, report=report.strip("`"),
            day=date.fromisoformat(day), status=words[status], gone=gone,
        )  # fmt: skip


def judged(case: Case) -> Judgement:
    """Return what the library says of a case."""
    given = dict(each.split("=", 1) for each in case.target.split())
    if "task" in given:
        return _task(given, case)
    rules = Rules(first_year=int(given.pop("first_year"))) if "first_year" in given else Rules()
    plan, indicator = plan_of(given, case.baseline)
    target = indicator.targets[0]
    return judge_target(plan, indicator, target, _report(case, target, indicator), case.day, rules)


def plan_of(given: dict[str, str], baseline: str = "") -> tuple[Plan, Indicator]:
    """Return a plan with one indicator, whose first target has the fields `given`."""
    fields: dict[str, Any] = dict(given)
    start = fields.pop("period", None)
    base_unit = fields.pop("in", fields.get("unit", "家"))
    direction = fields.pop("direction", "increase")
    between = [each.split("@") for each in filter(None, fields.pop("by", "").split(","))]
    target = _target("t", fields)
    stations = [_target(f"t{y}", {**fields, "value": v, "year": y}) for v, y in between]
    values = [each.split("@") for each in filter(None, baseline.strip("—").split("、"))]
    indicator = Indicator(
        id="i", name="指标", unit=base_unit, direction=direction, targets=(target, *stations),
        baselines=tuple(
            Baseline(value=Decimal(number), year=int(rest[0]) if rest else None)
            for number, *rest in values
        ),
    )  # fmt: skip
    plan = Plan(
        id="p", document=Document(title="某市方案"),
        jurisdiction=Jurisdiction(code="999900", name="某市", level="city"),
        period=Period(start=int(start), end=int(start) + 4) if start else Period(),
        indicators=(indicator,),
    )  # fmt: skip
    return plan, indicator


def _target(name: str, fields: dict[str, Any]) -> Target:
    made = {k: Decimal(v) if k in _NUMBERS else int(v) if k in _YEARS else v
            for k, v in fields.items()}  # fmt: skip
    made.setdefault("unit", "家" if "value" in made else None)
    return Target(id=name, **{"kind": "level", **made})


def _report(case: Case, target: Target, indicator: Indicator) -> TargetReport | None:
    """Return a report as it was typed: `60`, `约95`, `60@2023-06-30`, `状态:已完成`."""
    if case.report == "—":
        return None
    said, _, day = case.report.partition("@")
    status, value = _status(said), None
    if status is None:
        context = Context(
            period=ReportingPeriod(case.day.year), unit=target.unit or indicator.unit,
            kind=target.kind, change=target.change,
        )  # fmt: skip
        entry = read_entry(WorkbookCell(value=said), "value", context)
        assert entry is not None
        assert isinstance(entry.value, Amount)
        value = entry.value
    return TargetReport(
        day=date.fromisoformat(day) if day else case.day, value=value, status=status
    )


def _status(said: str) -> Status | None:
    if not said.startswith("状态:"):
        return None
    entry = read_entry(
        WorkbookCell(value=said[3:]), "status", Context(period=ReportingPeriod(2025))
    )
    assert entry is not None
    assert isinstance(entry.value, Status)
    return entry.value


def _task(given: dict[str, str], case: Case) -> Judgement:
    """Judge a task: `task=2023` is due in that year, `task=ongoing`, `every=year`, `task=` none."""
    start = given.get("period")
    plan, measure = task_plan(given["task"], int(start) if start else None)
    report = None
    if case.report != "—":
        words = [each for each in case.report.split() if each.startswith("状态:")]
        rates = [each for each in case.report.split() if not each.startswith("状态:")]
        report = TaskReport(
            day=case.day,
            status=_status(words[0]) if words else None,
            rate=Decimal(rates[0].rstrip("%")) if rates else None,
        )
    return judge_task(plan, measure, report, case.day)


def task_plan(due: str, start: int | None) -> tuple[Plan, Measure]:
    """Return a plan with one measure, which is due as `task` of a case says."""
    deadlines: tuple[Deadline, ...] = ()
    if due == "ongoing":
        deadlines = (Deadline(words="长期坚持", ongoing=True),)
    elif due == "every":
        deadlines = (Deadline(words="每年", every="year"),)
    elif due:
        year, _, month = due.partition("-")
        deadlines = (Deadline(words="底前", year=int(year), month=int(month) if month else None),)
    measure = Measure(id="m", number="1", title="任务", deadlines=deadlines)
    plan = Plan(
        id="p", document=Document(title="某市方案"),
        jurisdiction=Jurisdiction(code="999900", name="某市", level="city"),
        period=Period(start=start, end=start + 4) if start else Period(),
        measures=(measure,),
    )  # fmt: skip
    return plan, measure
