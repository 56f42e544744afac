"""How a plan stands, on the command line: a table, and reports as files."""

import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from cli.invented import Run
from cli.test_track import LEDGER, fill

from policymodel.progress.report.schema import report_schema
from policymodel.progress.store import open_store


@pytest.fixture
def reported(run: Run) -> None:
    run("track", "ledger", "yunzhou", "--period", "2025-Q2")
    path = Path(LEDGER)
    fill(path, "Targets", 1, Value=16, Problems="no crane")
    fill(path, "Measures", 1, Rate="80%")
    assert run("track", "read", path, "--apply", "--at", "2025-07-03").exit_code == 0


@pytest.mark.usefixtures("reported")
def test_status_is_a_table_with_reasons(run: Run) -> None:
    done = run("track", "status", "yunzhou", "--period", "2025-Q2")
    assert done.exit_code == 0, done.output
    heads, *rows = done.stdout.splitlines()[1:]
    assert heads.split() == [
        "judged", "target", "or", "measure", "target", "or", "organization", "reported", "gone",
        "/", "due", "reason",
    ]  # fmt: skip
    assert any("16个" in row and "42.9%" in row for row in rows)
    assert rows[-1].startswith("not reported: ")
    assert run("track", "status", "yunzhou").stdout == done.stdout  # it is the latest period


@pytest.mark.usefixtures("reported")
def test_status_as_json_keeps_its_schema(run: Run) -> None:
    done = run("track", "status", "yunzhou", "--as-of", "2025-06-30", "--format", "json")
    tree = json.loads(done.stdout)
    jsonschema.validate(tree, report_schema())
    assert tree["period"] is None
    assert {each["actual"] for each in tree["targets"]} >= {16}


@pytest.mark.usefixtures("reported")
def test_a_report_is_written_in_three_forms(run: Run) -> None:
    words = ("track", "report", "yunzhou", "--period", "2025-Q2", "--out", "up")
    done = run(*words, "--as", "xlsx, json，html")
    assert done.exit_code == 0, done.output
    assert "reports written: 3" in done.stdout
    names = [f"yunzhou-progress-2025-Q2.{each}" for each in ("html", "json", "xlsx")]
    assert sorted(path.name for path in Path("up").iterdir()) == names
    before = [(Path("up") / name).read_bytes() for name in names]
    assert run(*words, "--as", "xlsx,json,html").exit_code == 0
    assert [(Path("up") / name).read_bytes() for name in names] == before


@pytest.mark.usefixtures("reported")
def test_a_report_that_somebody_changed_is_kept(run: Run) -> None:
    words = ("track", "report", "yunzhou", "--period", "2025-Q2")
    assert run(*words).exit_code == 0
    path = Path("out/yunzhou-progress-2025-Q2.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = "mine"
    book.save(path)
    assert "X015" in run(*words).stderr
    assert run(*words, "--overwrite").exit_code == 0


@pytest.mark.usefixtures("reported")
def test_weights_in_rules_give_a_score(run: Run) -> None:
    Path("rules.yaml").write_text("weights: {berths: 10}\n", encoding="utf-8")
    done = run("track", "status", "yunzhou", "--rules", "rules.yaml")
    assert "score: " in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", [("status",), ("report",), ("report", "--as", "json")])
def test_without_a_store_nothing_is_said_of_progress(
    run: Run, words: tuple[str, ...], lang: str
) -> None:
    done = run("track", words[0], "yunzhou", "--period", "2025-Q2", *words[1:], lang=lang)
    assert (done.exit_code, done.stdout) == (1, "")
    assert ("没有填报库“progress.sqlite3”" if lang == "zh" else "no store progress.sqlite3") in (
        done.stderr
    )
    assert "policymodel track read" in done.stderr
    assert "--store" in done.stderr
    assert not Path("out").exists()


def test_the_first_ledger_makes_a_store_and_says_so(run: Run) -> None:
    run("track", "ledger", "yunzhou", "--period", "2025-Q2")
    ledger = Path(LEDGER)
    fill(ledger, "Targets", 1, Value=16)
    told = [run("track", "read", ledger, "--apply").stderr for _ in range(2)]
    assert told == ["a new store was made: progress.sqlite3\n", ""]


def test_before_anything_was_reported_all_is_grey(run: Run) -> None:
    open_store("progress.sqlite3", create=True).close()
    done = run("track", "status", "yunzhou", "--period", "2025-Q2")
    assert done.exit_code == 0
    assert "0 reported (0.0%)" in done.stdout


def test_wrong_use_is_a_sentence(run: Run) -> None:
    open_store("progress.sqlite3", create=True).close()
    assert "--period" in run("track", "status", "yunzhou").stderr
    assert "2025-06-30" in run("track", "status", "yunzhou", "--as-of", "June").stderr
    assert "L001" in run("track", "report", "yunzhou", "--period", "soon").stderr
    done = run("track", "report", "yunzhou", "--period", "2025", "--as", "pdf")
    assert "L019" in done.stderr
    assert run("track", "report", "yunzhou", "--period", "2025", "--as", ",").exit_code == 2
    done = run("track", "status", "yunzhou", "--period", "2025", "--store", "no.db")
    assert "L003" in done.stderr
