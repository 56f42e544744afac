"""Wrong use of the command line is told in the language of the user."""

import re

import pytest
from click.testing import CliRunner

from policymodel.cli.root import policymodel

# What is typed, and what of it must be named.
SLIPS = [
    (["--nope"], ["--nope"]),
    (["--langs", "en"], ["--langs", "--lang"]),
    (["check", "--slect", "T"], ["--slect", "--select"]),
    (["check", "--select"], ["--select"]),
    (["check", "--strict=yes"], ["--strict"]),
    (["check", "--format", "xml"], ["--format", "text, json, github", "'xml'"]),
    (["show"], ["PLAN"]),
    (["migrate"], ["PATH"]),
    (["units", "more", "words"], ["more words"]),
    (["chek"], ["'chek'", "check"]),
    (["export", "--jobs", "x"], ["--jobs", "'x'"]),
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
