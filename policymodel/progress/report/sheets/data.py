"""数据: one row for each target, and for each task of one who reports on it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from policymodel.progress.report.progress import Progress
from policymodel.progress.report.records import Record, reporter_record, target_record, task_record
from policymodel.sheets.sheet import Cell, Layout, Sheet, columns
from policymodel.text import LIST_COMMA, Texts

say = Texts(__file__)
_LAYOUT = Layout(face="data", columns=tuple(columns(__file__).values()))
_FROZEN = 2
_REPORTED = ("status", "problems", "next_steps", "support", "done", "note", "reporter")


def data_sheet(progress: Progress) -> Sheet:
    """Return the sheet."""
    lang = progress.lang
    return Sheet(
        key="data_progress",
        name=say("name").get(lang),
        title=say("title").get(lang),
        layout=_LAYOUT,
        rows=tuple(_LAYOUT.row(_cells(each, progress)) for each in _records(progress)),
        frozen_columns=_FROZEN,
        purpose="office",
    )


def _records(progress: Progress) -> Iterator[Record]:
    rules, lang = progress.rules, progress.lang
    for target in progress.targets:
        yield {"kind": "target", "key": target.row.subject.key} | target_record(target, rules, lang)
    for task in progress.tasks:
        of_all = task_record(task, rules, lang)
        for each in task.reporters:
            yield (
                {"kind": "measure", "key": each.row.subject.key, "organizations": []}
                | {key: of_all[key] for key in ("id", "name", "section")}
                | reporter_record(each, rules, lang)
            )


def _cells(record: Record, progress: Progress) -> dict[str, Cell]:
    lang = progress.lang
    comma = LIST_COMMA.get(lang)
    reported = record["reported"]
    names = [each for each in (*record["organizations"], record.get("organization")) if each]
    cells: dict[str, Cell] = {
        key: _plain(record.get(key))
        for key in (
            "key", "kind", "name", "says", "section", "year", "unit", "period", "baseline",
            "expected", "actual", "target", "gone", "due", "status", "lamp",
        )
    }  # fmt: skip
    cells |= {f"reported_{name}": reported.get(name) for name in _REPORTED}
    cells |= {"organizations": comma.join(names) or None, "reason": record["reason"][lang]}
    before = record["before"]
    cells["before_status"] = None if before is None else before["status"]
    return cells


def _plain(value: Any) -> Cell:
    found: str | int | Decimal | None = value
    return found if found != "" else None
