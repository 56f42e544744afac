"""What an office asks of an export: for whom, which sheets, columns to fill in, one file a unit."""

from pathlib import Path

import openpyxl
import pytest
from cli.invented import Run, plan_text

BOOKS = ("yunzhou-responsibility.xlsx", "yunzhou-targets.xlsx")
INTERNAL = {"说明", "核对意见", "测算", "数据", "保障措施表"}


def sheets(folder: str = "out") -> list[str]:
    """The sheets of all workbooks in a folder, file by file."""
    return [
        name
        for path in sorted(Path(folder).glob("*.xlsx"))
        for name in openpyxl.load_workbook(path).sheetnames
    ]


def cells(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    return [
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def test_nothing_internal_is_written_unless_asked_for(run: Run) -> None:
    assert run("export", "yunzhou", lang="zh").exit_code == 0
    issued = sheets()
    assert issued[0] == "责任分工表"
    assert not INTERNAL & set(issued)
    assert run("export", "yunzhou", "--for", "office", "--out", "all", lang="zh").exit_code == 0
    everything = sheets("all")
    assert [name for name in everything if name in issued] == issued
    assert everything[0] == "说明"
    assert set(everything) & INTERNAL


def test_only_the_sheets_asked_for(run: Run) -> None:
    asked = ("export", "yunzhou", "--sheets", "责任矩阵，责任分工表")
    assert run(*asked, lang="zh").exit_code == 0
    assert sheets() == ["责任分工表", "责任矩阵"]
    assert run("export", "yunzhou", "--sheets", "说明", "--out", "one", lang="zh").exit_code == 0
    assert sheets("one") == ["说明", "说明"]  # what is named is given, whatever it is for
    assert run("export", "yunzhou", "--sheets", "MATRIX", "--out", "key").exit_code == 0
    assert sheets("key") == ["Responsibility matrix"]


def test_a_table_is_named_with_its_number_or_without(run: Run) -> None:
    for name in ("主要指标", "表一 主要指标"):
        asked = ("export", "yunzhou", "--as", "targets", "--sheets", name, "--out", name)
        assert run(*asked, lang="zh").exit_code == 0
        assert sheets(name) == ["表一 主要指标"]


def test_a_workbook_that_loses_sheets_is_told_of(run: Run) -> None:
    """It has the name of the whole one, whose place it takes."""
    run("export", "yunzhou")
    lost = run("export", "yunzhou", "--sheets", "责任矩阵", lang="zh").stderr
    assert f"注意：{Path('out', 'yunzhou-responsibility.xlsx')} 原来就有，现在只剩所选的表" in lost
    again = run("export", "yunzhou", "--sheets", "责任矩阵", lang="zh").stderr
    elsewhere = run("export", "yunzhou", "--without", "责任矩阵", "--out", "one", lang="zh").stderr
    assert "原来就有" not in again + elsewhere


def test_all_but_some_sheets(run: Run) -> None:
    assert run("export", "yunzhou", "--without", "责任矩阵", lang="zh").exit_code == 0
    assert "责任矩阵" not in sheets()
    assert "责任分工表" in sheets()


@pytest.mark.parametrize("option", ["--sheets", "--without"])
def test_a_sheet_that_is_not_there_is_told_with_those_that_are(run: Run, option: str) -> None:
    result = run("export", "yunzhou", option, "任务矩阵", lang="zh")
    assert result.exit_code == 1
    assert "X013" in result.stderr
    assert "是否想写“责任矩阵”" in result.stderr
    assert "单位任务清单" in result.stderr
    assert not list(Path("out").glob("*"))


def test_columns_to_fill_in_stand_empty_in_the_tables(run: Run) -> None:
    asked = ("export", "yunzhou", "--columns", "牵头领导、进展情况")
    assert run(*asked, lang="zh").exit_code == 0
    book = openpyxl.load_workbook(Path("out") / BOOKS[0])
    for name in ("责任分工表", "单位任务清单"):
        heading = [cell.value for cell in book[name][4]]
        assert heading[-2:] == ["牵头领导", "进展情况"]
        below = [row[-1].value for row in book[name].iter_rows(min_row=5)]
        assert set(below) == {None}


def test_a_file_for_each_organization(run: Run) -> None:
    asked = ("export", "yunzhou", "--as", "responsibility", "--by", "organization")
    assert run(*asked, lang="zh").exit_code == 0
    made = sorted(Path("out").iterdir())
    assert len(made) > 1
    for path in made:
        unit = path.stem.split("-", 2)[2]
        assert openpyxl.load_workbook(path).sheetnames == ["单位任务清单", "责任分工表"]
        assert any(cell.startswith(f"{unit}（") for cell in cells(path))


@pytest.mark.parametrize("name", ["责任矩阵", "任务矩阵"])
def test_one_organization_has_no_matrix(run: Run, name: str) -> None:
    asked = ("export", "yunzhou", "--as", "responsibility", "--by", "organization")
    result = run(*asked, "--sheets", name, lang="zh")
    assert result.exit_code == 1
    assert f"没有名为“{name}”的表" in result.stderr
    assert "现有的表：单位任务清单、责任分工表" in result.stderr
    assert not list(Path("out").glob("*"))


@pytest.mark.parametrize("words", [("--for", "office"), ("--sheets", "核对意见")])
def test_what_is_internal_never_takes_the_place_of_what_is_sent(
    run: Run, words: tuple[str, ...]
) -> None:
    assert run("export", "yunzhou", lang="zh").exit_code == 0
    issued = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    assert tuple(sorted(issued)) == BOOKS
    assert run("export", "yunzhou", *words, lang="zh").exit_code == 0
    assert {name: (Path("out") / name).read_bytes() for name in issued} == issued
    others = {path.name for path in Path("out").iterdir()} - set(issued)
    assert others
    assert all(name.endswith("-office.xlsx") for name in others)
    assert run("export", "yunzhou", "--sheets", "责任矩阵", lang="zh").exit_code == 0
    assert {path.name for path in Path("out").iterdir()} == set(issued) | others


def test_the_first_annex_may_have_another_number(run: Run) -> None:
    def first(*words: str) -> str:
        result = run("export", *words, "--overwrite", lang="zh")
        assert result.exit_code == 0, result.output
        return str(openpyxl.load_workbook(Path("out") / BOOKS[0]).worksheets[0]["A1"].value)

    for words in (
        ("yunzhou", "--annex", "2"),
        ("yunzhou", "--annex=2"),
        ("--annex", "2", "yunzhou"),
    ):
        assert first(*words) == "附件2"
    for words in (
        ("--annex", "yunzhou"),
        ("yunzhou", "--annex"),
        ("--annex", "--out", "out", "yunzhou"),
    ):
        assert first(*words) == "附件1"
    for number in ("0", "100", "1.5"):
        result = run("export", "yunzhou", f"--annex={number}", lang="zh")
        assert (result.exit_code, f"“{number}”" in result.stderr) == (2, True)


def test_a_sheet_that_is_in_no_workbook_is_told_once(run: Run) -> None:
    result = run("export", "yunzhou", "--sheets", "责任矩", lang="zh")
    assert result.exit_code == 1
    assert result.stderr.count("是否想写") == 1
    assert result.stderr.count("现有的表") == 1
    assert "yunzhou (responsibility)" in result.stderr
    assert "yunzhou (targets)" in result.stderr


@pytest.mark.parametrize(("typed", "meant"), [
    ("word", "docx"), ("Excel", "responsibility,targets"), ("md", "markdown"), ("指标", "targets"),
])  # fmt: skip
def test_formats_may_be_asked_for_by_what_people_call_them(
    run: Run, typed: str, meant: str
) -> None:
    result = run("export", "yunzhou", "--as", typed, lang="zh")
    assert result.exit_code == 2
    assert f"没有名为“{typed}”的导出格式" in result.stderr
    assert f"是否想写“{meant}”？" in result.stderr
    assert run("export", "yunzhou", "--as", meant).exit_code == 0


def test_annexes_are_numbered_over_both_workbooks_and_only_if_asked_for(run: Run) -> None:
    assert run("export", "yunzhou", lang="zh").exit_code == 0
    assert run("export", "yunzhou", "--annex", "--out", "numbered", lang="zh").exit_code == 0
    marks = []
    for name in BOOKS:
        plain = openpyxl.load_workbook(Path("out") / name)
        assert {sheet["A1"].value for sheet in plain.worksheets} == {None}
        numbered = openpyxl.load_workbook(Path("numbered") / name)
        marks += [sheet["A1"].value for sheet in numbered.worksheets]
    assert marks == [f"附件{number}" for number in range(1, len(marks) + 1)]


def bare(run: Run, plugins: Path, part: str) -> str:
    """Make a plan without `part` and return its path."""
    text = plan_text("leeres")
    lines, kept, inside = text.splitlines(), [], False
    for line in lines:
        if not line.startswith((" ", "-", "#")):
            inside = line.startswith(f"{part}:")
        if not inside:
            kept.append(line)
    path = plugins.parent / "leeres.yaml"
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return str(path)


def test_a_plan_without_targets_has_one_workbook_and_it_is_said(run: Run, plugins: Path) -> None:
    path = bare(run, plugins, "indicators")
    result = run("export", path, lang="zh")
    assert result.exit_code == 0, result.stderr
    assert [each.name for each in Path("out").iterdir()] == ["leeres-responsibility.xlsx"]
    assert "没有指标，不写目标任务工作簿" in result.stderr
    alone = run("export", path, "--as", "targets", "--out", "alone", lang="zh")
    assert alone.exit_code == 1
    assert "没有指标" in alone.stderr
    assert not list(Path("alone").glob("*"))


def test_a_workbook_that_somebody_saved_is_kept(run: Run) -> None:
    assert run("export", "yunzhou", lang="zh").exit_code == 0
    path = Path("out") / BOOKS[0]
    assert run("export", "yunzhou", "--for", "office", lang="zh").exit_code == 0  # our own
    book = openpyxl.load_workbook(path)
    book["责任分工表"]["B6"] = "改动"
    book.save(path)
    theirs = path.read_bytes()
    refused = run("export", "yunzhou", lang="zh")
    assert refused.exit_code == 1
    assert "没有覆盖" in refused.stderr
    assert path.read_bytes() == theirs
    assert run("export", "yunzhou", "--overwrite", lang="zh").exit_code == 0
    assert path.read_bytes() != theirs
