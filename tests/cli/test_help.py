"""Every command explains itself, in two languages, and without waking the library."""

import re
import subprocess
import sys
import unicodedata
from typing import get_args

import click
import pytest
from cli.invented import child, child_environment
from click.testing import CliRunner

from policymodel.cli import texts
from policymodel.cli.root import policymodel
from policymodel.cli.settings import Lang, language

LANGS: tuple[Lang, ...] = get_args(Lang)
COMMANDS = tuple(texts.LINES)
"""Every command; those of a group by both names."""
_HAN = re.compile("[\u4e00-\u9fff]")


def found(ctx: click.Context, name: str) -> click.Command:
    made: click.Command = policymodel
    for each in name.split():
        assert isinstance(made, click.Group)
        below = made.get_command(ctx, each)
        assert below is not None, name
        made = below
    return made


def help_of(*arguments: str) -> str:
    result = CliRunner().invoke(policymodel, [*arguments, "--help"], prog_name="policymodel")
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, lang: Lang) -> None:
    text = help_of("--lang", lang, *name.split())
    assert texts.DETAILS[name].get(lang).splitlines()[0] in text
    assert texts.EXAMPLE.get(lang) in text
    assert texts.EXAMPLES[name] in text
    assert bool(_HAN.search(text)) == (lang == "zh")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_line_of_help_is_wider_than_a_terminal(name: str, lang: Lang) -> None:
    for line in help_of("--lang", lang, *name.split()).splitlines():
        width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
        assert width <= 80, line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    with click.Context(policymodel, obj=None) as ctx:
        command = found(ctx, name)
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert options
    assert all(option.help for option in options)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_a_command_line_that_parses(name: str) -> None:
    words = texts.EXAMPLES[name].partition(" > ")[0].split()
    if name in texts.GROUPS:
        name = " ".join(words[1:3])
    own = name.split()
    assert words[: len(own) + 1] == ["policymodel", *own]
    with click.Context(policymodel) as ctx:
        command = found(ctx, name)
    with command.make_context(name, words[len(own) + 1 :], parent=ctx) as made:
        assert made.args == []


def test_the_list_of_commands_is_the_commands_there_are() -> None:
    for lang in LANGS:
        text = help_of("--lang", lang)
        for name, line in texts.COMMANDS.items():
            assert re.search(rf"^  {name} +{re.escape(line.get(lang))}$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], "", "zh"),
        ([], "en", "en"),
        (["--lang", "zh", "list"], "en", "zh"),
        (["list", "--lang=en"], "", "en"),
        (["show", "--", "--lang", "en"], "", "zh"),
        (["--lang"], "", "zh"),
    ],
)
def test_the_language_is_known_before_parsing(
    arguments: list[str], environment: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYMODEL_LANG", environment)
    assert language(arguments) == expected


def test_help_comes_in_the_language_asked_for_after_it() -> None:
    text = CliRunner().invoke(policymodel, ["list", "--help", "--lang", "en"]).stdout
    assert texts.DETAILS["list"].en in text


def test_a_language_nobody_speaks_here_is_wrong_use() -> None:
    for environment in ({}, {"POLICYMODEL_LANG": "fr"}):
        words = ["units"] if environment else ["units", "--lang", "fr"]
        result = CliRunner().invoke(policymodel, words, env=environment)
        assert result.exit_code == 2
        assert "fr" in result.stderr


def test_the_module_is_the_command() -> None:
    done = child("--version")
    assert done.returncode == 0
    assert re.fullmatch(r"policymodel \S+\n", done.stdout)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--help"], ["attr", "importlib.metadata", "policymodel.findings", "policymodel.model"]),
        (["export", "--help"], ["attr", "policymodel.findings", "policymodel.model", "xlsxwriter"]),
        (["list"], ["attr", "policymodel.findings", "policymodel.model", "yaml"]),
        (["check"], ["pint", "xlsxwriter", "importlib.metadata", "policymodel.intake.kinds"]),
    ],
)
def test_nothing_is_imported_before_its_time(words: list[str], unwanted: list[str]) -> None:
    script = (
        "import sys\n"
        f"sys.argv = ['policymodel', *{words!r}]\n"
        "from policymodel.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        f"print('FOUND', [name for name in {unwanted!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        env=child_environment(),
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "FOUND []"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_chinese_help_has_no_english_headings(name: str) -> None:
    text = help_of("--lang", "zh", *name.split())
    assert text.startswith("用法：policymodel")
    assert "\n选项：\n" in text
    assert ("\n命令：\n" in text) == (not name or name in texts.GROUPS)
    assert not re.search("Usage|Options|Commands|Show this", text)
