"""docs/rules.md says what the rules say, in both languages, and everybody agrees with it."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from policymodel.checks import CODES, FAMILIES, RULES, Rule, check
from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.documentation import rules_document
from policymodel.checks.engine.settings import read_settings
from policymodel.cli.root import policymodel
from policymodel.findings import Lang
from policymodel.model import Measure
from policymodel.reading import read_plan
from policymodel.registry import plan_rules
from policymodel.sheets.findings import findings_sheet

DOCS = Path(__file__).parents[1] / "docs"
FILES: dict[Lang, Path] = {"zh": DOCS / "rules.md", "en": DOCS / "rules.en.md"}
LANGS = tuple(FILES)
# What any plan has; a rule's example puts its own keys in the place of these.
REQUIRED = {
    "format": "format: 2",
    "id": "id: yunzhou",
    "document": "document: {title: 实施方案}",
    "jurisdiction": 'jurisdiction: {code: "379900", name: 云州市, level: city}',
}
each_rule = pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
each_lang = pytest.mark.parametrize("lang", LANGS)


@each_lang
def test_the_document_is_current(lang: Lang, request: pytest.FixtureRequest) -> None:
    text = rules_document(RULES, lang)
    if request.config.getoption("--rewrite-golden"):
        FILES[lang].write_text(text, encoding="utf-8", newline="\n")
    assert FILES[lang].read_text(encoding="utf-8") == text
    words = ["rules", "--format", "markdown", "--lang", lang]
    assert CliRunner().invoke(policymodel, words).stdout == text


@each_lang
def test_the_document_lists_every_rule_once_under_its_family(lang: Lang) -> None:
    parts = re.split("^## ", rules_document(RULES, lang), flags=re.MULTILINE)[1:]
    told = {part.partition("\n")[0].lower(): part for part in parts}
    expected = [family.label(lang).lower() for family in FAMILIES if family.code != "own"]
    assert list(told) == expected
    for family in FAMILIES:
        codes = [each.code for each in RULES if each.family == family.code]
        part = told.get(family.label(lang).lower(), "")
        assert re.findall("^### (.+)$", part, re.MULTILINE) == codes
        assert re.findall(r"^\| \[(\w+)\]\(#\w+\)", part, re.MULTILINE) == codes


@each_rule
def test_a_rule_says_the_same_everywhere_and_in_two_languages(each: Rule) -> None:
    for text in (each.title, each.promise, each.why):
        assert text.zh.strip()
        assert text.en.strip()
        assert text.zh != text.en
    pages = {}
    for lang in LANGS:
        document = rules_document([each], lang).replace("\\", "")
        words = ["rules", each.code, "--lang", lang]
        page = pages[lang] = CliRunner().invoke(policymodel, words).stdout
        for told in (each.title.get(lang), each.promise.get(lang), each.why.get(lang)):
            assert told in document
            assert told in page
        for fragment in (each.example.breaks, each.example.keeps):
            for line in fragment.splitlines():
                assert line.replace("\\", "") in document
                assert line in page
    assert pages["zh"] != pages["en"]


@each_rule
def test_the_messages_of_a_rule_differ_by_language_and_reach_the_sheet(each: Rule) -> None:
    keys = {line.partition(":")[0] for line in each.example.breaks.splitlines()}
    plan = read_plan(
        "\n".join(
            [line for key, line in REQUIRED.items() if key not in keys] + [each.example.breaks]
        )
    )
    (found,) = check(plan, select=[each.code])
    texts = [found.message, *([found.hint] if found.hint else [])]
    for text in texts:
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert re.search("[a-z]", text.en)
        assert text.zh != text.en
        assert "\n" not in text.zh + text.en
    for lang in LANGS:
        (row,) = findings_sheet(plan, [found], {}, lang).records()
        assert row["code"] == each.code
        assert row["message"] == found.message.get(lang)
        assert row["hint"] == (found.hint.get(lang) if found.hint else None)


# What docs/cli.md says on settings, suppressions and own rules


def block(language: str, words: str) -> str:
    """The code block of docs/cli.md in `language` that has `words`."""
    found = re.findall(rf"```{language}\n(.*?)```", read(DOCS / "cli.md"), re.DOTALL)
    (organization,) = (one for one in found if words in one)
    return str(organization)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_settings_shown_are_settings() -> None:
    table = tomllib.loads(block("toml", "[bounds]"), parse_float=Decimal)
    made = read_settings(table, CODES)
    assert made.bounds == Bounds()  # what it shows are the defaults
    assert made.level("H103", "info") == "off"


def test_the_suppressions_shown_are_suppressions() -> None:
    plan = read_plan("\n".join([*REQUIRED.values(), block("yaml", "suppressions:")]))
    codes = [one.code for one in check(plan, select=["S"])]
    assert codes
    assert set(codes) <= {"S103", "S104"}  # of rules there are, with reasons


def test_the_own_rule_shown_is_one(tmp_path: Path) -> None:
    (tmp_path / "yunzhou").mkdir()
    (tmp_path / "yunzhou" / "plan.yaml").write_text("\n".join(REQUIRED.values()), encoding="utf-8")
    (tmp_path / "yunzhou" / "__init__.py").write_text(
        block("python", "checks = "), encoding="utf-8"
    )
    rules, faults = plan_rules("yunzhou", plugins_dir=tmp_path)
    assert faults == ()
    plan = read_plan("\n".join(REQUIRED.values()))
    measures = tuple(Measure(id=f"m{n}", number=f"{n}", title="题") for n in range(81))
    for count in (80, 81):
        found = check(attrs.evolve(plan, measures=measures[:count]), select=["Z"], extra=rules)
        assert [one.code for one in found] == ["Z101"] * (count - 80)
