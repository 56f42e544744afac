"""docs/rules says what the codes say, in both languages, and everybody agrees with it."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from checks.examples import found_in
from checks.running import check
from click.testing import CliRunner

from policymodel.checks import CODES, RULES, VERIFY_RULES, Rule
from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.documentation import entries, pages
from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.settings import read_settings
from policymodel.cli.root import policymodel
from policymodel.codes import other_codes, retired_codes
from policymodel.model import Measure
from policymodel.plugincode import plan_rules
from policymodel.reading import plan_from_tree, read_plan
from policymodel.registry.projectfile import PLANS_KEY
from policymodel.sheets.findings import findings_sheet
from policymodel.text import Lang

DOCS = Path(__file__).parents[1] / "docs"
LANGS: tuple[Lang, ...] = ("zh", "en")
# What any plan has; a rule's example puts its own keys in the place of these.
REQUIRED = {
    "format": "format: 2",
    "id": "id: yunzhou",
    "document": "document: {title: 实施方案}",
    "jurisdiction": 'jurisdiction: {code: "379900", name: 云州市, level: city}',
}
EVERY = (*RULES, *VERIFY_RULES)
each_rule = pytest.mark.parametrize("each", EVERY, ids=lambda each: each.code)
each_lang = pytest.mark.parametrize("lang", LANGS)


@each_lang
def test_the_pages_are_current(lang: Lang, request: pytest.FixtureRequest) -> None:
    made = pages(EVERY, lang)
    if request.config.getoption("--rewrite-golden"):
        for path, text in made.items():
            (DOCS / path).parent.mkdir(exist_ok=True)
            (DOCS / path).write_text(text, encoding="utf-8", newline="\n")
    assert {path: (DOCS / path).read_text(encoding="utf-8") for path in made} == made


def test_there_is_no_page_of_a_family_that_is_gone() -> None:
    written = {path.relative_to(DOCS).as_posix() for path in (DOCS / "rules").iterdir()}
    assert written == {path for lang in LANGS for path in pages(EVERY, lang)} - {
        "rules.md",
        "rules.en.md",
    }


@each_lang
def test_the_index_links_every_code_to_its_section(lang: Lang) -> None:
    index = CliRunner().invoke(policymodel, ["rules", "--format", "markdown", "--lang", lang])
    linked = re.findall(r"^\| \[(\w+)\]\((.+)#(\w+)\)", index.stdout, re.MULTILINE)
    assert [code for code, _, _ in linked] == [*CODES, *other_codes(), *retired_codes()]
    made = pages(EVERY, lang)
    for code, page, anchor in linked:
        assert f"\n## {code}\n" in made[page]
        assert anchor == code.lower()


@each_lang
def test_a_code_is_explained_in_full(lang: Lang) -> None:
    for each in entries(EVERY):
        page = CliRunner().invoke(policymodel, ["rules", each.code.lower(), "--lang", lang]).stdout
        section = (
            CliRunner()
            .invoke(policymodel, ["rules", each.code, "--lang", lang, "--format", "markdown"])
            .stdout
        )
        for told in (each.title, *(part.text for part in each.parts)):
            for line in told.get(lang).splitlines():
                assert line in page
                assert line in section.replace("\\", "")


@each_rule
def test_a_rule_is_told_in_two_languages(each: Rule) -> None:
    for text in (each.words.title, each.words.promise, each.words.why):
        assert text.zh.strip()
        assert text.en.strip()
        assert text.zh != text.en


@each_rule
def test_the_messages_of_a_rule_differ_by_language_and_reach_the_sheet(each: Rule) -> None:
    tree = breaking(each.words.example)
    plan = plan_from_tree(tree)
    (found,) = (one for one in found_in(each, tree) if one.code == each.code)
    advice = found.office_hint or found.hint
    for text in filter(None, (found.message, found.hint, advice)):
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert re.search("[a-z]", text.en)
        assert text.zh != text.en
        assert "\n" not in text.zh + text.en
    for lang in LANGS:
        (row,) = findings_sheet(plan, [found], {}, lang).records()
        assert row["code"] == each.code
        assert row["message"] == found.message.get(lang)
        assert row["hint"] == (advice.get(lang) if advice else None)


# What the guides say on settings, suppressions and own rules


each_end = pytest.mark.parametrize("end", [".md", ".en.md"])


def block(page: str, language: str, words: str) -> str:
    """The code block of a page in `language` that has `words`."""
    found = re.findall(rf"```{language}\n(.*?)```", read(DOCS / page), re.DOTALL)
    (body,) = (one for one in found if words in one)
    return str(body)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@each_end
def test_the_settings_shown_are_settings(end: str) -> None:
    table = tomllib.loads(block(f"cli{end}", "toml", "[bounds]"), parse_float=Decimal)
    made = read_settings(table, CODES, others=[PLANS_KEY])
    assert made.bounds == Bounds()  # what it shows are the defaults
    assert made.level("H103", "info") == "off"


@each_end
def test_the_suppressions_shown_are_suppressions(end: str) -> None:
    plan = read_plan("\n".join([*REQUIRED.values(), block(f"cli{end}", "yaml", "suppressions:")]))
    codes = [one.code for one in check(plan, select=["S"])]
    assert codes
    assert set(codes) <= {"S103", "S104"}  # of rules there are, with reasons


@each_end
def test_the_own_rule_shown_is_one(end: str, tmp_path: Path) -> None:
    (tmp_path / "yunzhou").mkdir()
    (tmp_path / "yunzhou" / "plan.yaml").write_text("\n".join(REQUIRED.values()), encoding="utf-8")
    (tmp_path / "yunzhou" / "__init__.py").write_text(
        block(f"plugins{end}", "python", "checks = "), encoding="utf-8"
    )
    rules, faults = plan_rules("yunzhou", plugins_dir=tmp_path)
    assert faults == ()
    plan = read_plan("\n".join(REQUIRED.values()))
    measures = tuple(Measure(id=f"m{n}", number=f"{n}", title="题") for n in range(81))
    for count in (80, 81):
        found = check(attrs.evolve(plan, measures=measures[:count]), select=["Z"], extra=rules)
        assert [one.code for one in found] == ["Z101"] * (count - 80)
