"""Ledgers by the command line: written, filled in, read back, looked up, taken back."""

import json
from pathlib import Path

import openpyxl
import pytest
from cli.invented import Run

LEDGER = "out/yunzhou-ledger-2025-Q2.xlsx"
HEADING_ROW = 4


def fill(path: Path, sheet: str, row: int, **typed: object) -> None:
    """Type into cells of a row, 1 for the first below the headings, by the columns' headings."""
    book = openpyxl.load_workbook(path)
    cells = book[sheet]
    columns = {cell.value: cell.column for cell in cells[HEADING_ROW]}
    for heading, value in typed.items():
        cells.cell(HEADING_ROW + row, columns[heading.replace("_", " ")], value)
    book.save(path)


@pytest.fixture
def ledger(run: Run) -> Path:
    done = run("track", "ledger", "yunzhou", "--period", "2025-Q2")
    assert done.exit_code == 0, done.output
    assert "ledgers written: 1" in done.stdout
    return Path(LEDGER)


def test_an_empty_ledger_brings_nothing(run: Run, ledger: Path) -> None:
    done = run("track", "read", ledger)
    assert done.exit_code == 0
    assert "nothing new was reported" in done.stdout
    assert not Path("progress.sqlite3").exists()


def test_what_was_typed_is_shown_first_and_kept_when_asked(run: Run, ledger: Path) -> None:
    fill(ledger, "Targets", 1, Value=16, Reporter="张三")
    looked = run("track", "read", ledger)
    assert "16个" in looked.stdout
    assert "--apply writes it" in looked.stdout
    assert not Path("progress.sqlite3").exists()
    kept = run("track", "read", ledger, "--apply", "--at", "2025-07-03T09:00+08:00")
    assert kept.exit_code == 0, kept.output
    assert "ledgers taken: 1 of 1" in kept.stdout
    log = run("track", "log", "yunzhou")
    assert "2025-07-03T09:00:00" in log.stdout
    assert "张三" in log.stdout
    again = run("track", "read", ledger, "--apply")
    assert "not changed since" in again.stdout
    assert len(json.loads(run("track", "log", "yunzhou", "--format", "json").stdout)) == 1


def test_one_cell_that_cannot_be_taken_keeps_its_ledger_out(run: Run, ledger: Path) -> None:
    fill(ledger, "Targets", 1, Value="许多")
    fill(ledger, "Measures", 1, Rate="50%")
    done = run("track", "read", ledger, "--apply")
    assert done.exit_code == 1
    assert "Targets!" in done.stdout
    assert "not written" in done.stdout
    part = run("track", "read", ledger, "--apply", "--partial")
    assert part.exit_code == 1
    assert "ledgers taken: 1 of 1" in part.stdout


def test_two_copies_that_differ_are_a_conflict_until_it_is_decided(run: Run, ledger: Path) -> None:
    other = Path("out/copy.xlsx")
    other.write_bytes(ledger.read_bytes())
    fill(ledger, "Measures", 1, Rate="50%")
    fill(other, "Measures", 1, Rate="60%")
    both = run("track", "read", ledger, other, "--apply")
    assert both.exit_code == 1
    assert "ledgers taken: 0 of 2" in both.stdout
    told = run("track", "conflicts", ledger, other).stdout
    assert "50% here, 60% in copy.xlsx!Measures!" in told
    assert "cells in which ledgers differ: 1" in told
    assert run("track", "read", ledger, "--apply").exit_code == 0
    second = run("track", "read", other, "--apply")
    assert second.exit_code == 1
    assert "60% in the ledger, 50% in the store, nothing when it was written" in second.stdout
    assert run("track", "read", other, "--apply", "--prefer", "ledger").exit_code == 0
    assert run("track", "conflicts", other).exit_code == 0


def test_a_batch_is_taken_back(run: Run, ledger: Path) -> None:
    fill(ledger, "Targets", 1, Value=16)
    run("track", "read", ledger, "--apply")
    done = run("track", "undo", "yunzhou", "1", "--by", "李四")
    assert done.exit_code == 0
    assert "batch 1 is taken back; facts: 1" in done.stdout
    assert "undo of 1" in run("track", "log", "yunzhou").stdout
    assert run("track", "undo", "yunzhou", "1").exit_code == 1
    assert "L017" in run("track", "undo", "yunzhou", "9").stderr


def test_each_organization_gets_its_own(run: Run) -> None:
    done = run("track", "ledger", "yunzhou", "--period", "2025-Q2", "--by", "organization")
    names = sorted(path.name for path in Path("out").iterdir())
    assert done.exit_code == 0
    assert any("市港航局" in name for name in names)
    assert len(names) == len(set(names)) >= 2


def test_wrong_use_is_a_sentence(run: Run, ledger: Path) -> None:
    assert "L001" in run("track", "ledger", "yunzhou", "--period", "soon").stderr
    assert "L003" in run("track", "log", "yunzhou").stderr
    assert run("track", "read", ledger, "--at", "noon").exit_code == 2
    no = run("track", "read", "nothing.xlsx")
    assert no.exit_code == 1
    assert "nothing.xlsx" in no.output
    Path("letter.xlsx").write_text("dear all", encoding="utf-8")
    assert run("track", "read", "letter.xlsx").exit_code == 1
    assert "log" in run("track", "lgo").stderr


def test_a_ledger_goes_back_with_comments_at_its_cells(run: Run, ledger: Path) -> None:
    fill(ledger, "Targets", 1, Value="许多")
    fill(ledger, "Measures", 1, Status="按序时")
    first = run("track", "read", ledger, "--comments", "back")
    assert first.exit_code == 1
    made = Path("back") / ledger.name
    book = openpyxl.load_workbook(made)
    said = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert len(said) == 2
    assert any(text.startswith("Not taken: ") for text in said.values())
    before = made.read_bytes()
    run("track", "read", ledger, "--comments", "back")
    assert made.read_bytes() == before  # no clock
    again = run("track", "read", made)  # what it says is what was typed
    assert "许多" in again.stdout


def test_the_rules_beside_a_plan_hold_unless_others_are_given(run: Run, plugins: Path) -> None:
    (plugins / "haicheng" / "progress.yaml").write_text("behind: 50\n", encoding="utf-8")
    done = run("track", "ledger", "haicheng", "--period", "2025-Q2")
    assert done.exit_code == 1
    assert "progress.yaml" in done.stderr  # 50 is more than far behind
    Path("own.yaml").write_text("behind: 5", encoding="utf-8")
    own = run("track", "ledger", "haicheng", "--period", "2025-Q2", "--rules", "own.yaml")
    assert own.exit_code == 0, own.output


def test_a_ledger_goes_out_before_there_is_a_store(run: Run) -> None:
    """Wherever that is to be; where its path is a slip, that is seen."""
    done = run("track", "ledger", "yunzhou", "--period", "2025", "--store", "x.db")
    assert done.exit_code == 0, done.stderr
    assert "there is no store x.db yet" in done.stdout
    assert not Path("x.db").exists()
    plain = run("track", "ledger", "yunzhou", "--period", "2025")
    assert "no store" not in plain.stdout
