"""Ledgers as they really come back: files of one name, copies that differ, other kinds of files."""

import os
from pathlib import Path
from shutil import copyfile

import openpyxl
import pytest
from cli.invented import Run
from cli.test_track import LEDGER, fill

from policymodel.progress.store import open_store

AT = ("--at", "2025-07-03T09:00+08:00")


@pytest.fixture
def ledger(run: Run) -> Path:
    assert run("track", "ledger", "yunzhou", "--period", "2025-Q2").exit_code == 0
    return Path(LEDGER)


def copied(ledger: Path, *names: str) -> list[Path]:
    """Copies of a ledger at these places."""
    made = [Path(name) for name in names]
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        copyfile(ledger, path)
    return made


def comments(path: Path) -> list[str]:
    cells = (c for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for c in row)
    return [cell.comment.text for cell in cells if cell.comment]


def test_files_of_one_name_in_two_folders_are_told_apart(run: Run, ledger: Path) -> None:
    one, two = copied(ledger, "港航局/台账.xlsx", "财政局/台账.xlsx")
    fill(one, "Targets", 1, Value="许多")
    fill(two, "Measures", 1, Rate="约50%")
    done = run("track", "read", one, two, "--comments", "back")
    assert "港航局/台账.xlsx!Targets!" in done.stdout
    assert "财政局/台账.xlsx!Measures!" in done.stdout
    (said,) = comments(Path("back/港航局/台账.xlsx"))
    assert said.startswith("Not taken: ")
    (said,) = comments(Path("back/财政局/台账.xlsx"))
    assert said.startswith("Note: ")
    run("track", "read", two, "--apply")
    assert "台账.xlsx" in run("track", "log", "yunzhou").stdout


def test_copies_that_differ_say_what_the_other_says_and_one_is_chosen(
    run: Run, ledger: Path
) -> None:
    one, two = copied(ledger, "one.xlsx", "two.xlsx")
    fill(one, "Measures", 1, Rate="50%", Remarks="dredged")
    fill(two, "Measures", 1, Rate="60%")
    told = run("track", "read", one, two)
    assert "nothing in the store, 50% here, 60% in two.xlsx!Measures!" in told.stdout
    assert "--take 'one.xlsx!Measures!" in told.stdout
    cell = told.stdout.partition("--take 'one.xlsx!")[2].partition("'")[0]
    both = run("track", "read", one, two, "--take", cell, "--apply")  # it is in either file
    assert "ledgers taken: 0 of 2" in both.stdout
    chosen = run("track", "read", one, two, "--take", f"two.xlsx!{cell}", "--apply", *AT)
    assert chosen.exit_code == 0, chosen.output
    assert "ledgers taken: 2 of 2" in chosen.stdout
    log = run("track", "log", "yunzhou", "--format", "json").stdout
    assert "dredged" in log
    assert '\\"60\\"' in log
    assert '\\"50\\"' not in log


def test_preferring_ledgers_does_not_hide_that_they_differ(run: Run, ledger: Path) -> None:
    fill(ledger, "Measures", 1, Rate="40%")
    run("track", "read", ledger, "--apply")
    one, two = copied(ledger, "one.xlsx", "two.xlsx")
    fill(one, "Measures", 1, Rate="50%")
    fill(two, "Measures", 1, Rate="60%")
    done = run("track", "read", one, two, "--prefer", "ledger", "--apply")
    assert "50% in the ledger, 40% in the store, nothing when it was written, 60% in two" in (
        done.stdout
    )
    assert "ledgers taken: 0 of 2" in done.stdout


def test_a_cell_to_take_that_is_none_is_told(run: Run, ledger: Path) -> None:
    fill(ledger, "Measures", 1, Rate="50%")
    done = run("track", "read", ledger, "--take", "Measures G5", "--take", "'Measures!Z99'")
    assert "--take Measures G5 had no effect" in done.stdout
    assert "--take Measures!Z99 had no effect" in done.stdout  # quotes of another shell


def test_comments_without_their_library_keep_nothing(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, "Measures", 1, Rate="50%")
    monkeypatch.setattr("policymodel.progress.ledger.annotating.find_spec", lambda _: None)
    done = run("track", "read", ledger, "--apply", "--comments", "back")
    assert "L018" in done.stderr
    assert not Path("progress.sqlite3").exists()


@pytest.mark.parametrize("name", ["台账.et", "台账.csv", "台账.docx"])
def test_another_kind_of_file_is_to_be_saved_as_a_workbook(run: Run, name: str) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0k\0b\0o\0o\0k\0" + bytes(600)
    Path(name).write_bytes(old if name.endswith(".et") else "编号,状态\n".encode())
    done = run("track", "read", name)
    assert done.exit_code == 1
    assert name in done.stdout
    assert ".pdf" not in done.stdout
    assert "see to the above first" in done.stdout
    assert "nothing new" not in done.stdout


@pytest.mark.parametrize(("text", "said"), [
    ("behnd: 5", "没有“behnd”这一项"),
    ("behind: 五", "“behind”应为不小于0的数，现为“五”"),
    ("first_year: 去年", "“first_year”应为年份，如2021，现为“去年”"),
    ("weights: 3", "“weights”下面应是"),
    ("weights: {berths: 多}", "“berths”应为不小于0的数"),
    ("lamps: {met: 绿}", "“lamps”中的“绿”应为green, yellow, red, grey, none之一"),
    ("lamps: {met", "括号未闭合"),
])  # fmt: skip
def test_rules_that_cannot_be_are_told_in_chinese(run: Run, text: str, said: str) -> None:
    Path("own.yaml").write_text(text, encoding="utf-8")
    done = run(
        "track", "status", "yunzhou", "--period", "2025-Q2", "--rules", "own.yaml", lang="zh"
    )
    assert done.exit_code == 1
    assert said in done.stderr


def test_rules_saved_by_any_editor_are_read(run: Run) -> None:
    open_store("progress.sqlite3", create=True).close()
    words = ("track", "status", "yunzhou", "--period", "2025-Q2", "--rules", "own.yaml")
    missing = run(*words)
    assert missing.exit_code == 2
    assert "own.yaml" in missing.stderr
    for encoding in ("gb18030", "utf-8-sig", "utf-16"):
        Path("own.yaml").write_bytes("# 界线\r\nbehind: 5\r\n".encode(encoding))
        assert run(*words).exit_code == 0
    Path("own.yaml").write_bytes(b"\x00\xff\xfe\x81")
    assert "L002" in run(*words).stderr


def test_a_weight_of_nothing_is_told(run: Run) -> None:
    open_store("progress.sqlite3", create=True).close()
    Path("own.yaml").write_text("weights: {berthz: 3}", encoding="utf-8")
    done = run("track", "status", "yunzhou", "--period", "2025-Q2", "--rules", "own.yaml")
    assert 'weight of "berthz" left out' in done.stdout


def test_where_nothing_was_reported_the_periods_that_were_are_told(run: Run, ledger: Path) -> None:
    fill(ledger, "Targets", 1, Value=16)
    run("track", "read", ledger, "--apply")
    year = run("track", "status", "yunzhou", "--period", "2025").stdout
    assert "in the store: second quarter of 2025" in year
    before = run("track", "status", "yunzhou", "--as-of", "2025-06-29").stdout
    assert "had ended by 2025-06-29" in before
    report = run("track", "report", "yunzhou", "--period", "2024-Q1").stdout
    assert "in the store: second quarter of 2025" in report
    assert "in the store" not in run("track", "status", "yunzhou").stdout


def test_what_a_change_of_the_plan_left_without_a_place_is_told(
    run: Run, ledger: Path, plugins: Path
) -> None:
    fill(ledger, "Measures", 1, Rate="50%")
    run("track", "read", ledger, "--apply")
    (plan,) = (path for path in plugins.rglob("*.yaml") if "id: yunzhou" in path.read_text("utf-8"))
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("市港航局", "市港口局"), encoding="utf-8")
    done = run("track", "status", "yunzhou", "--period", "2025-Q2")
    assert "without a place in the plan" in done.stdout
    assert "@市港航局" in done.stdout
    again = run("track", "read", ledger)
    assert "aliases" in again.stdout
    assert "not taken  : " not in again.stdout
    named = text.replace("{name: 市港航局,", "{name: 市港口局, aliases: [市港航局],")
    plan.write_text(named.replace("[市港航局]}", "[市港口局]}").replace(
        "lead: [市港航局]", "lead: [市港口局]"
    ), encoding="utf-8")  # fmt: skip
    assert "without a place" not in run("track", "status", "yunzhou").stdout
    note = run("track", "read", ledger).stdout
    assert 'it says "市港航局", and the plan as it is now "市港口局"' in note


def test_a_store_that_cannot_be_written_is_looked_at(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, "Measures", 1, Rate="50%")
    run("track", "read", ledger, "--apply", *AT)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "2025-07-03T09:00:00" in run("track", "log", "yunzhou").stdout
    assert run("track", "status", "yunzhou").exit_code == 0
    undone = run("track", "undo", "yunzhou", "1")
    assert "L006" in undone.stderr
    assert "it may not be written to" in undone.stderr


def test_wrong_use_of_undo_and_help_of_read(run: Run) -> None:
    done = run("track", "undo", "yunzhou", "一", lang="zh")
    assert "应为整数" in done.stderr
    assert "integer" not in done.stderr
    assert "台账属于哪个方案" in run("track", "read", "--help", lang="zh").stdout
    assert "由谁撤销" in run("track", "undo", "--help", lang="zh").stdout


def test_a_ledger_of_a_plan_that_is_not_here_does_not_stop_the_others(
    run: Run, ledger: Path
) -> None:
    (other,) = copied(ledger, "other.xlsx")
    book = openpyxl.load_workbook(other)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=5):
            for cell in row:
                if isinstance(cell.value, str) and "yunzhou 2025-Q2" in cell.value:
                    cell.value = cell.value.replace("yunzhou 2025", "yunling 2025")
    book.save(other)
    fill(ledger, "Measures", 1, Rate="50%")
    done = run("track", "read", other, ledger, "--apply")
    assert done.exit_code == 1
    assert "other.xlsx: error P001" in done.stdout
    assert "ledgers taken: 1 of 2" in done.stdout
    (later,) = copied(ledger, "later.xlsx")
    run("track", "ledger", "yunzhou", "--period", "2025-Q3", "--out", "q3")
    named = run("track", "read", "q3/yunzhou-ledger-2025-Q3.xlsx", later, "--plan", "haicheng")
    assert named.stdout.count("L013") == 2  # and not that the store of haicheng holds too little


def test_a_period_outside_of_the_plan_is_told(run: Run) -> None:
    done = run("track", "ledger", "yunzhou", "--period", "2052-Q2")
    assert done.exit_code == 0
    assert "outside the plan's period (2024–2027)" in done.stdout
    assert "outside" not in run("track", "ledger", "yunzhou", "--period", "2027").stdout


def test_words_alone_are_told_where_they_are_read(run: Run, ledger: Path) -> None:
    fill(ledger, "Measures", 1, Problems="no dredger")
    done = run("track", "read", ledger, "--apply")
    assert "for words alone were typed (1): 改造老旧泊位" in done.stdout
    fill(ledger, "Measures", 1, Rate="50%")
    assert "words alone" not in run("track", "read", ledger).stdout


def test_the_mark_of_an_open_workbook_is_left_out(run: Run, ledger: Path) -> None:
    fill(ledger, "Measures", 1, Rate="50%")
    Path("out/~$台账.xlsx").write_bytes(b"\x04Wang" + bytes(160))
    Path("out/.~台账.xlsx").write_bytes(b"\x04Wang")
    done = run("track", "read", ledger, "out/~$台账.xlsx", "out/.~台账.xlsx", "--apply")
    assert done.exit_code == 0, done.output
    assert done.stderr.count("save and close") == 2
    assert "ledgers taken: 1 of 1" in done.stdout


def test_a_folder_is_called_one(run: Run, ledger: Path) -> None:
    assert "it is a folder" in run("track", "read", ledger.parent).stdout


def test_a_report_as_nothing_names_what_there_is(run: Run) -> None:
    done = run("track", "report", "yunzhou", "--period", "2025-Q2", "--as", "，")
    assert done.exit_code == 2
    assert "xlsx, json or html" in done.stderr
