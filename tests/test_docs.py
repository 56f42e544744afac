"""What the documents say is so: their commands run, their examples hold, nothing is missing."""

import doctest
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
from walkthrough import Block, agree, apply, blocks, run, steps

import policymodel as pm
from policymodel.checks import Index, Rule, Violation, rule
from policymodel.cli import texts
from policymodel.cli.root import policymodel as program
from policymodel.findings import SEVERITIES
from policymodel.reading.planfile import read_plan_file
from policymodel.registry import exporter_entries
from policymodel.testing import promises, rule_promises
from policymodel.text import Lang, Text
from policymodel.units import UNITS
from policymodel.vocabulary import (
    COMPARATORS,
    MECHANISM_KINDS,
    ORGANIZATION_KINDS,
    ROLES,
    TARGET_KINDS,
    UNIT_KINDS,
    Term,
)

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
GUIDES = {"en": ROOT / "docs" / "adding-a-city.en.md", "zh": ROOT / "docs" / "adding-a-city.md"}
CLI = {"en": ROOT / "docs" / "cli.en.md", "zh": ROOT / "docs" / "cli.md"}
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if not path.stem.endswith(".en"))
ROOT_PAGES = (*READMES.values(), ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md")
DOCS = (*ROOT_PAGES, *sorted((ROOT / "docs").glob("*.md")))
COMMANDS = program.list_commands(click.Context(program))
EVERY = tuple(texts.LINES)
"""Those of groups, too, by both names."""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def quick_start(path: Path) -> list[str]:
    """The commands of a README's first shell block under its quick start."""
    part = re.split(r"^## .*(?:Quick start|快速开始).*$", read(path), flags=re.MULTILINE)[1]
    return [
        line
        for block in blocks(part.partition("\n## ")[0])
        if block.info[:1] == ("sh",)
        for line in block.body.splitlines()
        if line and not line.startswith("#")
    ]


# The READMEs ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", READMES)
def test_the_library_in_ten_lines_does_what_it_says(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (session,) = (b.body for b in blocks(read(READMES[lang])) if b.info[:1] == ("pycon",))
    assert session.count(">>> ") <= 10
    monkeypatch.chdir(tmp_path)
    example = doctest.DocTestParser().get_doctest(session, {}, READMES[lang].name, None, 0)
    failures: list[str] = []
    doctest.DocTestRunner().run(example, out=failures.append)
    assert failures == []


WATCHED = """
import sys
def watch(event, _):
    if event.startswith(("socket.", "urllib.", "http.")):
        raise RuntimeError(event)
sys.addaudithook(watch)
"""


OURS = "from policymodel.cli import main; main()"


@pytest.mark.parametrize(
    ("code", "words", "ends"),
    [
        (OURS, "list", 0),
        (OURS, "export --all --as json", 0),
        (OURS, "doctor", 0),
        ("import socket; socket.socket()", "", 1),  # it would be seen
    ],
)
def test_nothing_asks_the_network(code: str, words: str, ends: int, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED + code, *words.split()],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == ends, done.stderr


def test_both_readmes_hold_the_same_two_commands() -> None:
    first, second = quick_start(READMES["en"])
    assert [first, second] == quick_start(READMES["zh"])
    assert "policymodel export --all" in first
    assert second.endswith("-m pytest -q")
    assert all("pip install" in each and "venv" in each for each in (first, second))


def test_ci_runs_the_steps_of_the_test_command() -> None:
    script = read(ROOT / ".ci" / "run")
    install, test = quick_start(READMES["en"])[1].split(" && ")[1:]
    for step in (install, test):
        assert step.removeprefix(".venv/bin/python ") in script


def test_both_readmes_have_the_same_code_pictures_and_figures() -> None:
    one, other = (read(READMES[lang]) for lang in ("en", "zh"))
    code = [[b.body for b in blocks(text) if b.info[:1] == ("pycon",)] for text in (one, other)]
    assert code[0] == code[1]
    pictures = [re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text) for text in (one, other)]
    assert pictures[0] == pictures[1] != []
    assert one.count("\n## ") == other.count("\n## ")


@pytest.mark.parametrize("lang", READMES)
@pytest.mark.parametrize("name", [entry.name for entry in pm.plan_entries()])
def test_the_table_of_plans_is_right(lang: str, name: str, request: pytest.FixtureRequest) -> None:
    plan = pm.load(name)
    mentions = sum(len(measure.assignments) for measure in plan.measures)
    numbers = (len(plan.measures), mentions, len(plan.targets()))
    text = read(READMES[lang])
    (row,) = (line for line in text.splitlines() if line.startswith(f"| `{name}` |"))
    right = " | ".join([*row.split(" | ")[:4], *(str(number) for number in numbers)]) + " |"
    if request.config.getoption("--rewrite-golden"):
        READMES[lang].write_text(text.replace(row, right), encoding="utf-8", newline="\n")
    assert row == right
    assert plan.document.title in row
    assert (plan.document.number or "—") in row


# Commands, exporters, links, version ----------------------------------------------------------


@pytest.mark.parametrize("path", [*READMES.values(), *CLI.values()], ids=lambda path: path.name)
def test_every_command_is_documented(path: Path) -> None:
    text = read(path)
    assert [name for name in COMMANDS if f"`policymodel {name}" not in text] == []


@pytest.mark.parametrize("lang", CLI)
@pytest.mark.parametrize("name", EVERY)
def test_every_option_is_documented(name: str, lang: str) -> None:
    text = read(CLI[lang])
    assert f"`policymodel {name}" in text
    command: click.Command | None = program
    for each in name.split():
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(program), each)
    assert command is not None
    options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
    assert {option for option in options if f"`{option}" not in text} == set()


SHAPES = [b for b in blocks(read(CLI["en"])) if b.info[:1] == ("json",)]


@pytest.mark.parametrize("block", SHAPES, ids=lambda block: block.info[1])
def test_json_has_the_documented_shape(
    block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    printed = json.loads(
        run(f"policymodel {' '.join(block.info[1:])} --format json", tmp_path, "en")
    )
    assert keys(printed) == keys(json.loads(block.body))


def keys(value: Any) -> Any:
    """The keys of a JSON value at every level; those of a list's items together."""
    if isinstance(value, dict):
        return {key: keys(each) for key, each in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [keys({key: each for item in value for key, each in item.items()})]
    return "list" if isinstance(value, list) else "value"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_commands_in_the_documents_exist(path: Path) -> None:
    called = re.findall(r"(?:`|^\$ |bin/)policymodel((?: [^`\n]+)?)", read(path), re.MULTILINE)
    words = [re.sub(r" --(?:lang|plugins-dir) \S+| --\S+", "", line).split() for line in called]
    assert [line[0] for line in words if line and line[0] not in COMMANDS] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", read(path))
    assert [name for name, _ in links if name and not (path.parent / name).exists()] == []


@pytest.mark.parametrize("lang", CLI)
def test_every_exporter_is_documented(lang: str) -> None:
    names = [entry.name for entry in exporter_entries() if entry.origin.startswith("policymodel ")]
    text = read(CLI[lang])
    assert [name for name in names if f"`{name}`" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_page_stands_in_two_languages(page: Path) -> None:
    """Chinese as page.md, English beside it as page.en.md; each leads to the other."""
    other = page.with_suffix(".en.md")
    one, two = read(page), read(other)
    assert f"\n[English]({other.name})" in one[:400]
    assert f"\n[中文]({page.name})" in two[:400]
    heads = [re.findall(r"^#+ (?=\S)", text, re.MULTILINE) for text in (one, two)]
    assert heads[0] == heads[1]
    code = [[(b.info, uncommented(b.body)) for b in blocks(text)] for text in (one, two)]
    words = (GUIDES["zh"], ROOT / "docs" / "tracking.md", *(ROOT / "docs" / "rules").iterdir())
    if page not in words:  # with output in words
        assert code[0] == code[1]


def uncommented(code: str) -> str:
    return re.sub(r"(?m) *# .*$", "", code)


def test_the_rule_of_the_recipe_keeps_its_promises(tmp_path: Path) -> None:
    text = read(ROOT / "CONTRIBUTING.md").replace("T299", "Z299")  # as if a plan brought it
    code, words = (
        textwrap.dedent(re.findall(rf"^   ```{kind} rule\n(.*?)^   ```", text, re.M | re.S)[0])
        for kind in ("python", "yaml")
    )
    (tmp_path / "own.yaml").write_text(words, encoding="utf-8")
    space: dict[str, Any] = {"rule": rule, "Violation": Violation, "Text": Text, "Index": Index}
    space |= {"Iterator": Iterator, "__file__": str(tmp_path / "own.py")}
    exec(compile(code, tmp_path / "own.py", "exec"), space)  # noqa: S102
    (made,) = (each for each in space.values() if isinstance(each, Rule))
    assert made.words.title.en == "targets keep their words"
    for promise in rule_promises(made, lambda: pm.load("taian")):
        promise.keep()


def test_the_exporter_of_the_guide_keeps_its_promises(tmp_path: Path) -> None:
    parts = {b.info[1]: b.body for b in blocks(read(ROOT / "docs" / "plugins.md")) if b.info[1:]}
    (tmp_path / "yunze_exporters.py").write_text(parts["exporter"], encoding="utf-8")
    (tmp_path / "test_it.py").write_text(parts["tests"], encoding="utf-8")
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    done = subprocess.run(
        [*words, "--rootdir", ".", "."], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "2 passed" in done.stdout) == (0, True), done.stdout


def test_the_changelog_has_the_version() -> None:
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    heads = re.findall(r"^## \[([^\]]+)\](?: - (\S+))?$", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert heads[0] == ("Unreleased", "")
    assert heads[1][0] == version
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", heads[1][1])


# Adding a city --------------------------------------------------------------------------------


class Walk(NamedTuple):
    """A guide that was followed: what each console block printed, and the plan file at its end."""

    printed: list[tuple[Block, str]]
    folder: Path

    @property
    def plan(self) -> str:
        return read(self.folder / "plans" / "yunze" / "plan.yaml")


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Walk]]:
    """Follow a guide from an empty folder, once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("POLICYMODEL_PLUGINS_DIR", "POLICYMODEL_SOURCES"):
            patch.delenv(name, raising=False)

        @functools.cache
        def follow(lang: str) -> Walk:
            folder = tmp_path_factory.mktemp(lang)
            (folder / ".git").mkdir()  # nothing above counts
            with patch.context() as there:
                there.chdir(folder)
                return Walk(list(followed(lang, folder)), folder)

        yield follow


def followed(lang: str, folder: Path) -> Iterator[tuple[Block, str]]:
    for block in blocks(read(GUIDES[lang])):
        if len(block.info) > 1:
            apply(block, folder)
        elif block.info == ("console",):
            printed = ""
            for step in steps(block.body):
                output = run(step.command, folder, lang)
                kept = step.output if agree(step.output, output) else output
                printed += f"$ {step.command}\n{kept}"
            yield block, printed


@pytest.mark.parametrize("lang", GUIDES)
def test_a_city_is_added_by_following_the_guide(
    lang: str, walk: Callable[[str], Walk], request: pytest.FixtureRequest
) -> None:
    text, done = read(GUIDES[lang]), walk(lang)
    if request.config.getoption("--rewrite-golden"):
        for block, printed in reversed(done.printed):
            text = text[: block.start] + printed + text[block.end :]
        GUIDES[lang].write_text(text, encoding="utf-8", newline="\n")
    assert [printed for _, printed in done.printed] == [block.body for block, _ in done.printed]
    assert {path.suffix for path in (done.folder / "out").iterdir()} == {".xlsx"}
    assert all(each.broken() is None for each in promises(done.folder / "plans" / "yunze"))
    assert (done.folder / "policymodel-yunze-2025" / "pyproject.toml").is_file()


def test_the_guides_make_the_same_files_by_the_same_commands() -> None:
    made = [[same_of(b) for b in blocks(read(path)) if b.info] for path in GUIDES.values()]
    assert made[0] == made[1]


def same_of(block: Block) -> tuple[tuple[str, ...], object]:
    """What of a block of a guide is the same in both languages."""
    if block.info == ("console",):
        return block.info, [step.command for step in steps(block.body)]
    if block.info[0] == "cells":  # sheets and words of lists are in the language of the labels
        return block.info, re.findall(r"(?m)![A-Z]+[0-9]+ = ", block.body)
    return block.info, block.body


_MISTAKE = re.compile(
    r"^\| `(?P<wrong>[^`]+)` \| `(?P<right>[^`]+)` \| (?P<told>[A-Z]\d{3} \| .+? \| .+?) \|$",
    re.MULTILINE,
)


@pytest.mark.parametrize("lang", GUIDES)
def test_each_common_mistake_is_told_as_the_guide_says(
    lang: str, walk: Callable[[str], Walk], request: pytest.FixtureRequest
) -> None:
    plan = walk(lang).plan
    text = read(GUIDES[lang])
    rows = list(_MISTAKE.finditer(text))
    assert len(rows) >= 20
    if request.config.getoption("--rewrite-golden"):
        for row in reversed(rows):
            new = told_of(row, plan, lang)
            text = f"{text[: row.start('told')]}{new}{text[row.end('told') :]}"
        GUIDES[lang].write_text(text, encoding="utf-8", newline="\n")
    assert [told_of(row, plan, lang) for row in _MISTAKE.finditer(text)] == [
        row["told"] for row in rows
    ]


def told_of(row: re.Match[str], plan: str, lang: str) -> str:
    """What a planner is told of the mistake in a row: code, message and way out as cells."""
    assert row["right"] in plan
    text = plan.replace(row["right"], row["wrong"], 1)
    try:
        read = read_plan_file(text)
        findings = read.with_lines(pm.check(read.plan))
    except pm.PlanFileError as error:
        findings = error.findings
    clean = {(one.code, one.message) for one in pm.check(pm.read_plan(plan))}
    first = min(
        (one for one in findings if (one.code, one.message) not in clean),
        key=lambda one: SEVERITIES.index(one.severity),
    )
    line = plan[: plan.index(row["right"])].count("\n") + 1
    assert first.line in (line, line + 1)  # a missing colon is missed in the next line
    said = [first.message] if first.hint is None else [first.message, first.hint]
    message, hint, *_ = [text.zh if lang == "zh" else text.en for text in said] + ["—"]
    return f"{first.code} | {message} | {hint}"


@pytest.mark.parametrize("lang", GUIDES)
def test_the_guide_lists_every_unit_and_word(lang: Lang, request: pytest.FixtureRequest) -> None:
    text = read(GUIDES[lang])
    vocabularies = ROLES, ORGANIZATION_KINDS, TARGET_KINDS, COMPARATORS, MECHANISM_KINDS
    words = [code for vocabulary in vocabularies for code in vocabulary.codes]
    assert [word for word in words if f"`{word}`" not in text] == []
    found = re.search(r"(?<=\n\n)(?:- [^\n]+\n)+(?=\n(?:个数之间|Counted things))", text)
    assert found is not None
    listed = "".join(map(units_of_kind, [lang] * len(UNIT_KINDS.codes), UNIT_KINDS))
    if request.config.getoption("--rewrite-golden"):
        new = text[: found.start()] + listed + text[found.end() :]
        GUIDES[lang].write_text(new, encoding="utf-8", newline="\n")
    assert found[0] == listed


def units_of_kind(lang: Lang, kind: Term) -> str:
    """The base units of a kind as the guides list them; none where all are composed."""
    comma, colon, marks = ("、", "：", "（{}）") if lang == "zh" else (", ", ": ", " ({})")
    units = [unit for unit in UNITS.values() if unit.kind == kind.code]
    shown = (
        unit.name + (marks.format(comma.join(unit.aliases)) if unit.aliases else "")
        for unit in units
    )
    return f"- {kind.label(lang)}{colon}{' '.join(shown)}\n" if units else ""
