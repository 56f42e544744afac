"""Wrong use of the command line is told in the language of the user."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from policymodel.cli import texts
from policymodel.cli.root import policymodel
from policymodel.text import width

# What is typed, and what of it must be named.
SLIPS = [
    (["--nope"], ["--nope"]),
    (["--langs", "en"], ["--langs", "--lang"]),
    (["check", "--slect", "T"], ["--slect", "--select"]),
    (["check", "--select"], ["--select"]),
    (["check", "--strict=yes"], ["--strict"]),
    (["check", "--format", "xml"], ["--format", "text", "json", "github", "xml"]),
    (["show"], []),
    (["migrate"], []),
    (["units", "more", "words"], ["more words"]),
    (["chek"], ["chek", "check"]),
    (["export", "--jobs", "x"], ["--jobs", "x"]),
    (["export", "--as", ","], ["--as"]),
    (["--plugins-dir"], ["--plugins-dir"]),
]


@pytest.mark.parametrize(("words", "named"), SLIPS, ids=lambda each: " ".join(each))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_use_is_told_in_the_users_language(
    words: list[str], named: list[str], lang: str
) -> None:
    environment = {"POLICYMODEL_LANG": lang, "POLICYMODEL_SOURCES": None}
    result = CliRunner().invoke(policymodel, words, env=environment)
    assert result.exit_code == 2
    assert result.stdout == ""
    usage, hint, *_, said = result.stderr.splitlines()
    assert usage.startswith("用法：" if lang == "zh" else "Usage: ")
    assert "--help" in hint
    assert said.startswith("错误：" if lang == "zh" else "Error: ")
    for name in named:
        assert name in said
    assert bool(re.search("[\u4e00-\u9fff]", said)) == (lang == "zh")
    assert lang == "en" or not re.search("[a-z]{2,} [a-z]{2,}", said.replace("more words", ""))


def test_a_wrong_language_is_told_as_it_was_given() -> None:
    """Who sets a variable of the environment has typed no option."""
    for lang, wanted in (("fr", "POLICYMODEL_LANG"), ("zh", "--lang")):
        words = ["list", "--lang", "fr"] if wanted == "--lang" else ["list"]
        result = CliRunner().invoke(policymodel, words, env={"POLICYMODEL_LANG": lang})
        assert result.exit_code == 2
        assert f"“{wanted}”的值不能用：可写 zh、en，不能写“fr”" in result.stderr


@pytest.mark.parametrize(("words", "zh", "en"), [
    (["show"], "方案", "PLAN"),
    (["migrate"], "路径", "PATH"),
    (["diff", "a.yaml"], "新版", "NEW"),
    (["track", "undo", "yunzhou"], "记录号", "NUMBER"),
    (["track", "undo", "yunzhou", "x"], "记录号", "NUMBER"),
    (["track", "ledger", "yunzhou", "--period"], "--period", "--period"),
])  # fmt: skip
def test_what_is_missing_is_called_as_in_the_help(words: list[str], zh: str, en: str) -> None:
    for lang, name in (("zh", zh), ("en", en), ("zh", zh)):
        result = CliRunner().invoke(policymodel, ["--lang", lang, *words])
        usage, *_, said = result.stderr.splitlines()
        assert name in said
        assert name.startswith("--") or name in usage
        assert name == en or en not in result.stderr


@pytest.mark.parametrize("name", texts.LINES)
def test_help_in_chinese_names_its_values_in_chinese(name: str) -> None:
    text = CliRunner().invoke(policymodel, [*name.split(), "--help"]).stdout
    told = text.replace("JSON Schema", "").replace("JSON", "").replace("CPU", "")
    assert re.findall(r"(?<![-=\w])[A-Z]{2,}(?![-=\w])", told) == []


def test_columns_of_help_stand_below_each_other_in_both_languages() -> None:
    for lang in ("zh", "en"):
        text = CliRunner().invoke(policymodel, ["--lang", lang, "export", "--help"]).stdout
        options = text[text.rindex("\n\n") :].strip().splitlines()[1:]
        starts = {
            width(found[1])
            for line in options
            if (found := re.match(r"(  --\S+(?: \S+)? +)\S", line))
        }
        assert len(starts) == 1


def test_a_group_without_a_command_shows_its_help() -> None:
    result = CliRunner().invoke(policymodel, ["track"])
    assert result.exit_code == 2
    assert result.stderr.count("用法：") == 1
    assert "错误" not in result.stderr


def test_a_folder_without_a_plan_is_no_plugin(tmp_path: Path) -> None:
    for lang, said in (("zh", "没有 plan.yaml"), ("en", "no plan.yaml")):
        result = CliRunner().invoke(policymodel, ["--lang", lang, "test-plugin", str(tmp_path)])
        assert (result.exit_code, said in result.stderr) == (2, True)


def test_what_is_broken_is_told_in_the_users_language(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("format: 2\n", encoding="utf-8")
    told = CliRunner().invoke(policymodel, ["test-plugin", str(tmp_path)]).stdout
    assert "错误 F102" in told
    assert "error F102" not in told
