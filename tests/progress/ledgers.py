"""Ledgers for the tests: written, filled in by a spreadsheet library, and what was typed."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from policymodel.model import Plan
from policymodel.progress.files import ReadFile, ledger_files, read_ledgers
from policymodel.progress.observation import Batch
from policymodel.progress.period import ReportingPeriod
from policymodel.text import Lang

QUARTER = ReportingPeriod.of("2023-Q2")
TARGETS = {"zh": "指标填报", "en": "Targets"}
TASKS = {"zh": "任务填报", "en": "Measures"}
_HEADING = 12  # rows in which headings are looked for
IDS = ("编号（勿改）", "Id (leave as it is)")


def ledger(
    plan: Plan, folder: Path, *, log: tuple[Batch, ...] = (), lang: Lang = "zh", name: str = ""
) -> Path:
    """Write the ledger of a plan for a quarter."""
    ((usual, data),) = ledger_files(plan, QUARTER, log=log, lang=lang).items()
    path = folder / (name or usual)
    path.write_bytes(data)
    return path


def heading(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of the headings, from 1, and their columns."""
    for row in range(1, _HEADING):
        found = {str(cell.value or "").replace("\n", ""): cell.column for cell in sheet[row]}
        if any(each in found for each in IDS):
            return row, found
    raise AssertionError(f"{sheet.title} has no headings")


def rows(sheet: Worksheet) -> dict[str, int]:
    """The rows of a sheet by their ids."""
    head, columns = heading(sheet)
    column = next(columns[each] for each in IDS if each in columns)
    return {
        str(value).replace("\n", ""): row
        for row in range(head + 1, sheet.max_row + 1)
        if (value := sheet.cell(row, column).value) is not None
    }


def fill(path: Path, typed: Mapping[tuple[str, str, str], Any]) -> None:
    """Type into the cells that sheets, ids and headings name."""
    book = openpyxl.load_workbook(path)
    for (sheet, key, column), value in typed.items():
        found = book[sheet]
        cell = found.cell(rows(found)[key], heading(found)[1][column])
        cell.value = value
    book.save(path)


def saved(path: Path) -> bytes:
    """Return a workbook as openpyxl saves it, nothing changed."""
    out = BytesIO()
    openpyxl.load_workbook(path).save(out)
    return out.getvalue()


def read(plan: Plan, *paths: Path, log: tuple[Batch, ...] = (), **options: Any) -> list[ReadFile]:
    return list(read_ledgers(plan, paths, log, **options))


def difference(found: ReadFile) -> list[str]:
    """All that is told of a ledger; nothing of one that came back as it was."""
    assert found.reading is not None, found.error
    assert found.merged is not None
    reading = found.reading
    told = [f"{t.place} {t.said.zh}" for t in (*reading.refused, *reading.notes, *reading.emptied)]
    told += [f"{each.place} {each.value}" for each in reading.reported]
    told += [f"{each.typed.place} conflict" for each in found.merged.conflicts]
    return told + [f"{each.key} missing" for each in reading.missing]
