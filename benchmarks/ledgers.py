"""Ledgers of 1,000 rows: read back, against openpyxl's read-only reading, and 50 of them merged."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from longplans import repeated
from ratios import Figure, at_once, taking_turns

import policymodel as pm
from policymodel.export.exporters import revision
from policymodel.intake.workbook import read_workbook
from policymodel.progress.files import ledger_files, read_ledgers
from policymodel.progress.ledger.rows import LedgerRows
from policymodel.progress.period import ReportingPeriod

PERIOD = ReportingPeriod.of("2023-Q2")
ROWS, COPIES = 1_000, 50
MOST_SECONDS, MOST_MEGABYTES = 5.0, 150.0


def long_plan() -> pm.Plan:
    """Return a plan whose ledger has a little more than so many rows."""
    plan = pm.load("maiji")
    made = LedgerRows(plan=plan, lang="zh")
    times = -(-ROWS // (len(made.targets) + len(made.tasks)))
    return repeated(plan, times, 100_000)


def filled(plan: pm.Plan, path: Path) -> None:
    """Write a ledger of `plan` with something typed into several cells of each row."""
    import openpyxl

    ((_, data),) = ledger_files(plan, PERIOD).items()
    path.write_bytes(data)
    book = openpyxl.load_workbook(path)
    typed = {
        "备注": "正常推进",
        "存在问题": "资金不足",
        "填报人": "张三",
        "进度": 0.5,
        "状态": "推进中",
    }
    for sheet in book.worksheets[1:-1]:
        head = next(row for row in range(1, 9) if sheet.cell(row, 1).value == "序号")
        columns = {cell.value: cell.column for cell in sheet[head]}
        for row in range(head + 1, sheet.max_row + 1):
            for title in typed.keys() & columns.keys():
                if isinstance(sheet.cell(row, 1).value, int):
                    sheet.cell(row, columns[title]).value = typed[title]
    book.save(path)


def plainly(path: Path) -> None:
    """Go through all cells of a workbook with openpyxl, read-only, and keep nothing."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    book.close()


def ledgers() -> Iterator[Figure]:
    """Ledgers of 1,000 rows that come back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        plan = long_plan()
        filled(plan, path)

        def read() -> None:
            revision.cache_clear()
            (found,) = read_ledgers(plan, [path], ())
            if found.reading is None or len(found.reading.reported) < ROWS:
                raise AssertionError("the ledger was not read")

        ways = {
            "cells": lambda: read_workbook(path), "read": read, "openpyxl": lambda: plainly(path),
        }  # fmt: skip
        taken = taking_turns({name: at_once(job) for name, job in ways.items()})
        ratio = taken.ratio("cells", "openpyxl")
        yield Figure(f"reading {ROWS} rows of a ledger / openpyxl read-only", ratio, 0.6)
        ratio = taken.ratio("read", "openpyxl")
        yield Figure("... with the plan's rows known and all entries understood", ratio)
        words = [sys.executable, __file__, str(path)]
        done = subprocess.run(words, check=True, capture_output=True, text=True)
        seconds, megabytes = map(float, done.stdout.split())
        yield Figure(f"seconds of merging {COPIES} ledgers of {ROWS} rows", seconds, MOST_SECONDS)
        yield Figure("... megabytes at its most", megabytes, MOST_MEGABYTES)


def merge(path: Path) -> None:
    """Read so many copies of a ledger at once; print what time and memory that took."""
    plan = long_plan()
    begun = time.process_time()
    found = read_ledgers(plan, [path] * COPIES, ())
    taken = time.process_time() - begun
    if not all(each.is_whole for each in found):
        raise AssertionError("a ledger was not taken")
    print(f"{taken:.3f} {peak():.1f}")


def peak() -> float:
    """Return the megabytes that this process had at its most.

    `getrusage` counts those of the process that started it, too.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    merge(Path(sys.argv[1]))
