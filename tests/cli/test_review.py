"""`review` shows what a changed review would change, and writes it where it is told to."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import policymodel as pm
from policymodel.cli.root import policymodel

TEXT = """\
云州市港口行动方案
一、主要目标
到2030年，建成泊位12个。
二、重点任务
1.扩建港区。新建泊位。（市港航局牵头，市财政局配合）
2.疏浚航道。疏通主航道。（市港航管理局负责）
"""


def run(*words: str, lang: str = "zh") -> Result:
    return CliRunner().invoke(policymodel, words, env={"POLICYMODEL_LANG": lang})


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan's folder, beside which a review lies in which two cells were changed."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    folder = pm.new_plan("yunzhou", "a.txt", plugins_dir="plans").folder.resolve()
    assert run("--plugins-dir", "plans", "review", "yunzhou", "--out", "r.xlsx").exit_code == 0
    book = openpyxl.load_workbook("r.xlsx")
    book["单位与别名"]["B5"] = "市港口局"
    book["待核实事项"]["E5"] = "没有代码"
    book.save("r.xlsx")
    return folder


def test_a_changed_review_is_shown_and_not_written(changed: Path) -> None:
    was = (changed / "plan.yaml").read_bytes()
    shown = run("--plugins-dir", "plans", "review", "yunzhou", "r.xlsx")
    assert shown.exit_code == 1
    lines = shown.output.replace(str(changed), "…").splitlines()
    assert lines == [
        "r.xlsx → …/plan.yaml",
        "待核实事项",
        "  E5  问题1  （空） → 没有代码",
        "单位与别名",
        "  B5  单位1（市港航局）的名称  市港航局 → 市港口局",
        "随之改动",
        "    单位1（市港航局）的别名  （空） → 市港航局",
        "    新增不再提示             （空） → V003",
        "共 2 处改动，方案文件还没有动；写入方案："
        "policymodel review yunzhou --plugins-dir plans --apply r.xlsx",
    ]
    assert (changed / "plan.yaml").read_bytes() == was


def test_the_review_is_written_where_it_is_applied(changed: Path) -> None:
    shown = run("--plugins-dir", "plans", "review", "yunzhou", "--apply", "r.xlsx", lang="en")
    assert shown.exit_code == 0
    assert "These follow" in shown.output
    assert "(empty) → 没有代码" in shown.output
    assert shown.output.endswith("changes written into the plan file: 2\n")
    assert pm.load(changed).organizations[0].name == "市港口局"


@pytest.mark.parametrize("more", [["--out", "x.xlsx"], ["--apply", "r.xlsx"]])
def test_one_thing_is_done_at_a_time(changed: Path, more: list[str]) -> None:
    wrong = run("--plugins-dir", "plans", "review", "yunzhou", "r.xlsx", *more)
    assert wrong.exit_code == 2
    assert "一次只做一件事" in wrong.output


def test_the_file_may_stand_before_the_option(changed: Path) -> None:
    done = run("--plugins-dir", "plans", "review", "yunzhou", "r.xlsx", "--apply")
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "采用 2 处改动，已写入方案文件"
    nothing = run("--plugins-dir", "plans", "review", "yunzhou", "--apply")
    assert nothing.exit_code == 2
    assert "policymodel review 方案 --apply 文件" in nothing.output


def test_a_row_that_was_deleted_is_told_of(changed: Path) -> None:
    book = openpyxl.load_workbook("r.xlsx")
    book["指标与目标"].delete_rows(5, 2)
    book.save("r.xlsx")
    said = run("--plugins-dir", "plans", "review", "yunzhou", "r.xlsx").output
    assert "核对稿中少了 2 行（或整张工作表）：指标1、指标1·目标值1。" in said


def test_the_same_review_once_more_does_no_harm(changed: Path) -> None:
    asked = ("--plugins-dir", "plans", "review", "yunzhou")
    assert run(*asked, "--apply", "r.xlsx").exit_code == 0
    was = {each.name: each.read_bytes() for each in changed.iterdir()}
    book = openpyxl.load_workbook("r.xlsx")
    book.save("saved.xlsx")  # as a spreadsheet program would, with other bytes
    for words in (("--apply", "r.xlsx"), ("r.xlsx",), ("--apply", "saved.xlsx")):
        shown = run(*asked, *words)
        assert (shown.exit_code, len(shown.output.splitlines())) == (0, 1), shown.output
        assert "此前已经读回" in shown.output
    book["单位与别名"]["B6"] = "市财政部门"
    book.save("r.xlsx")
    shown = run(*asked, "--apply", "r.xlsx")
    assert shown.exit_code == 1
    assert "已经读回过" in shown.output
    assert shown.output.endswith("没有采用任何改动\n")
    assert {each.name: each.read_bytes() for each in changed.iterdir()} == was


def test_without_its_questions_a_review_that_was_read_back_is_told_of(changed: Path) -> None:
    asked = ("--plugins-dir", "plans", "review", "yunzhou", "--apply", "r.xlsx")
    assert run(*asked).exit_code == 0
    (changed / "questions.yaml").unlink()
    shown = run(*asked)
    assert shown.exit_code == 1
    assert "已经读回过的，改动已在方案中" in shown.output


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("--apply", "r.xlsx"), "policymodel review yunzhou --plugins-dir plans --apply r.xlsx"),
        (("r.xlsx",), "policymodel review yunzhou --plugins-dir plans r.xlsx"),
        ((), "policymodel review 方案 --apply 文件"),
        (("--apply", "a.txt"), "policymodel review 方案 --apply 文件"),
        (("none.xlsx",), "policymodel review 方案 --apply 文件"),
    ],
)
def test_who_names_no_plan_is_told_what_to_type(
    changed: Path, words: tuple[str, ...], typed: str
) -> None:
    wrong = run("--plugins-dir", "plans", "review", *words)
    assert (wrong.exit_code, typed in wrong.output) == (2, True)
