"""Files and folders that are no plans are told apart, and every way out can be copied."""

import re
import shlex
from pathlib import Path

import pytest
from cli.invented import Run, plan_text
from click.testing import CliRunner

from policymodel.cli.root import policymodel

COMMANDS = ["show", "check", "verify", "anchor", "export", "migrate"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_workbook_in_place_of_a_plan_is_called_one(run: Run, command: str, lang: str) -> None:
    run("export", "yunzhou", "--out", "输出 夹")
    result = run(command, "输出 夹/yunzhou-targets.xlsx", lang=lang)
    assert result.exit_code == 1
    told = result.stdout + result.stderr
    assert ("这是工作簿，不是方案文件" if lang == "zh" else "a workbook and no plan file") in told
    assert 'policymodel draft "输出 夹/yunzhou-targets.xlsx"' in told


def test_a_folder_of_questions_alone_lacks_its_plan(run: Run) -> None:
    Path("yunchuan").mkdir()
    Path("yunchuan/questions.yaml").write_text("[]\n", encoding="utf-8")
    for command in (*COMMANDS, "review"):
        result = run(command, "./yunchuan", lang="zh")
        assert result.exit_code in (1, 2)
        assert "缺方案文件 plan.yaml" in result.stderr
        assert "questions.yaml:" not in result.output


def test_a_folder_of_documents_leads_to_drafting(run: Run) -> None:
    Path("来文 夹").mkdir()
    Path("来文 夹/通知.txt").write_text("通知\n", encoding="utf-8")
    result = run("check", "来文 夹", lang="zh")
    assert "没有方案文件 plan.yaml" in result.stderr
    assert "通知.txt" in result.stderr
    assert 'policymodel draft "来文 夹"' in result.stderr


def test_what_lies_beside_a_plan_is_not_taken_for_one(run: Run) -> None:
    Path("yunzhou").mkdir()
    Path("yunzhou/plan.yaml").write_text(plan_text("yunzhou"), encoding="utf-8")
    Path("yunzhou/progress.yaml").write_text("{}\n", encoding="utf-8")
    Path("yunzhou/questions.yaml").write_text("[]\n", encoding="utf-8")
    assert "plans: 1," in run("check", "./yunzhou").stdout


def test_a_document_that_is_not_there_is_no_unknown_name(run: Run) -> None:
    assert "找不到文件或文件夹“方案.docx”" in run("show", "方案.docx", lang="zh").stderr


def test_commands_that_are_proposed_can_be_copied(run: Run) -> None:
    Path("我的 方案.yaml").write_text(plan_text("yunzhou"), encoding="utf-8")
    result = run("review", "我的 方案.yaml", "--out", "核对 稿.xlsx", lang="zh")
    typed = re.search(r"policymodel .*", result.stdout)
    assert typed is not None
    assert shlex.split(typed[0]) == ["policymodel", "review", "我的 方案.yaml", "核对 稿.xlsx"]
    assert run(*shlex.split(typed[0])[1:], lang="zh").exit_code == 0


def test_a_proposed_command_finds_the_plan_where_this_one_did(run: Run, plugins: Path) -> None:
    result = run("review", "yunzhou", "--out", "核对 稿.xlsx", lang="zh")
    typed = re.search(r"policymodel .*", result.stdout)
    assert typed is not None
    words = shlex.split(typed[0])
    assert words == [
        "policymodel", "review", "yunzhou", "--plugins-dir", str(plugins), "核对 稿.xlsx"
    ]  # fmt: skip
    assert CliRunner().invoke(policymodel, words[1:]).exit_code == 0


@pytest.mark.parametrize(("data", "said"), [
    (b"a = [", "文件末尾"), (b"x y", "第1行第3列"), (b"\xff", "UTF-8"),
    (b"a = 1\na = 2", "文件末尾"),
])  # fmt: skip
def test_settings_that_are_none_are_told_in_the_users_language(
    run: Run, data: bytes, said: str
) -> None:
    Path("policymodel.toml").write_bytes(data)
    result = run("check", "yunzhou", lang="zh")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not re.search("[a-z]{3,} [a-z]{3,}", result.stderr)
