"""Every script in examples/ runs, and prints what it is there to show."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell

import policymodel as pm
from policymodel.text import Lang, is_wide

EXAMPLES = Path(__file__).parents[1] / "examples"
PLANS = [entry.name for entry in pm.plan_entries()]


def run(script: str, *arguments: str, folder: Path) -> list[str]:
    """Run a script as a newcomer would, in another folder, and return the lines it prints."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", str(EXAMPLES / script), *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_every_target_is_listed_once(tmp_path: Path) -> None:
    lines = [line.split("\t") for line in run("targets_of_all_plans.py", folder=tmp_path)]
    for name in PLANS:
        stated = [t for _, t in pm.load(name).targets() if t.restates is None]
        assert [line[3] for line in lines if line[0] == name] == [t.words or "" for t in stated]


def test_those_who_carry_most_are_counted(tmp_path: Path) -> None:
    (first, *_) = run("who_carries_most.py", "maiji", folder=tmp_path)
    assert first.split("\t") == ["区科技局", "22", "●20 ○2"]
    (said,) = run("who_carries_most.py", "taian", folder=tmp_path)
    assert said.endswith("文件未写明责任单位")


def test_a_concept_is_compared_over_cities(tmp_path: Path) -> None:
    lines = [line.split("\t") for line in run("compare_a_concept.py", folder=tmp_path)]
    assert {line[0] for line in lines} == {"德州市", "泰安市", "承德市", "天水市麦积区"}
    assert ["德州市", "2027", "more_than", "1200 家"] in lines
    # 25 more is no level: it must not stand among the levels as if it were one.
    assert ["泰安市", "2020", "at_least", "25 家 (increment)"] in lines


def test_an_export_with_options(tmp_path: Path) -> None:
    named = run("export_with_options.py", "chengde", "made", folder=tmp_path)
    assert sorted(named) == sorted(path.name for path in (tmp_path / "made").iterdir())
    assert "chengde-responsibility.xlsx" in named


def test_a_year_of_reporting(tmp_path: Path) -> None:
    lines = run("year_of_reporting.py", "year", folder=tmp_path)
    quarters = [f"2025年第{each}季度" for each in "一二三四"]
    assert [line for line in lines if line in quarters] == quarters
    assert sum("没有读入" in line for line in lines) == 1
    assert "  未填报：市公安局，1项" in lines
    assert "  第15号记录有误（212应为21.2），已撤销" in lines
    (last,) = (line for line in lines[-25:] if "慢行道（每年" in line)
    assert "21.2公里  106% / 100%" in last
    assert [line.partition("考核得分")[2] for line in lines if "考核得分" in line] == [
        "33.56（满分100）", "48.92（满分100）", "70.42（满分100）", "82.08（满分100）",
    ]  # fmt: skip
    made = tmp_path / "year"
    assert {line.strip() for line in lines[-3:]} == {
        path.name for path in made.glob("yanhu-progress-*")
    }
    tree = json.loads((made / "yanhu-progress-2025-Q4.json").read_text(encoding="utf-8"))
    assert tree["counts"]["targets"]["lamps"]["green"] == 5
    assert tree["score"]["percent"] == 82.08
    book = openpyxl.load_workbook(made / "yanhu-progress-2025-Q4.xlsx")
    assert book.sheetnames[0] == "总览"


def test_documents_are_drafted_on_a_cluster(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the example needs `pip install distributed`")
    sources = EXAMPLES / "sources"
    lines = run("draft_on_a_cluster.py", str(sources), "plans", folder=tmp_path)
    told = [line.split("\t")[0] for line in lines if "\t" in line]
    assert told == ["port_ellery.txt", "yunze.txt"]
    assert "N003" in lines[0]
    (alone,) = pm.draft_all([sources / "yunze.txt"])
    made = {path.name: path.read_bytes() for path in (tmp_path / "plans" / "yunze").iterdir()}
    assert made == alone.files


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES.glob("*.py")])
def test_an_example_says_how_to_run_it(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    assert f"python examples/{name}" in text.split('"""')[1]
    assert f'"{name}"' in Path(__file__).read_text(encoding="utf-8")


def test_the_example_plan_is_verified_and_clean() -> None:
    plan = pm.load(str(EXAMPLES / "plans" / "yunze"))
    assert [f.format("en") for f in pm.check(plan) if f.severity != "info"] == []
    assert pm.verify(plan, pm.find_source(plan, EXAMPLES / "sources")) == ()


ENGLISH = EXAMPLES / "plans" / "port_ellery"


def test_the_english_plan_is_clean_and_verified_as_far_as_can_be() -> None:
    plan = pm.load(str(ENGLISH))
    assert [f.format("en") for f in pm.check(plan) if f.severity != "info"] == []
    found = pm.verify(plan, pm.find_source(plan, EXAMPLES / "sources"))
    assert [each.code for each in found] == ["V058"]


def _cells(lang: Lang, folder: Path) -> dict[str, list[Cell]]:
    """The filled cells of every sheet of the English plan's workbooks, as openpyxl reads them."""
    options = pm.Options(lang=lang, findings=pm.check(str(ENGLISH)), purpose="office")
    files = pm.export_plan(str(ENGLISH), folder, options=options)
    assert len(files) == 2
    return {
        f"{file.stem}.{sheet.title}": [
            cell for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        for file in files
        for sheet in openpyxl.load_workbook(file).worksheets
    }


def test_english_workbooks_hold_nothing_chinese(tmp_path: Path) -> None:
    for name, cells in _cells("en", tmp_path).items():
        for cell in cells:
            told = f"{name} {cell.coordinate} {cell.value} {cell.number_format}"
            assert not any(map(is_wide, f"{cell.value}{cell.number_format}")), told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_latin_names_are_turned_and_not_stacked(lang: Lang, tmp_path: Path) -> None:
    (matrix,) = (
        cells
        for name, cells in _cells(lang, tmp_path).items()
        if name.endswith((".责任矩阵", ".Responsibility matrix"))
    )
    heads = {cell.value: cell.alignment.textRotation for cell in matrix}
    for each in pm.load(str(ENGLISH)).organizations:
        assert heads[each.name] == 90


def test_years_and_lists_follow_their_language(tmp_path: Path) -> None:
    for lang, form in (("en", "0"), ("zh", '0"年"')):
        cells = [each for cells in _cells(lang, tmp_path / lang).values() for each in cells]
        assert {each.number_format for each in cells if each.value == 2030} >= {form}
        said = {str(each.value).replace("\n", " ") for each in cells}
        assert "Finance Department, Office for Energy" in said
        assert any("Retrofit council buildings" in each for each in said)
