"""Real files, read where they lie: the plan of each holds what its facts say of a plan, or it is
asked or told; what is no plan is refused.

What is looked for stands in the facts beside each file, never here.
"""

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import policymodel as pm
from policymodel.drafting.drafted import Drafted
from policymodel.folding import fold
from policymodel.intake.reading import read_document
from policymodel.source.headings import packed

_CHARGED = re.compile(
    r"(?:item|measure) (?P<number>[0-9]+)(?: row (?P<row>[0-9]+))?[^:]*?:? leads?(?: include)?:? "
    r"(?P<lead>[^,(（'=]+)(?:, support (?P<support>[^(（'=]+))?"
)
_ROWS = re.compile(r"item[s]? (?P<numbers>[0-9]+(?: and [0-9]+)?) (?:has|have) (?P<rows>[0-9]+)")
_FIGURE = re.compile(r"(?<![A-Za-z])[0-9]+(?:\.[0-9]+)?")
# What is said of the file, of rows, or of years behind brackets.
_COUNTED = re.compile(
    r"^(?:item|measure|table|sequence|levels|yellow|same facts)|rows in all|heading|numbers"
    r"|cumulative|OCR|byte"
)
NO_PLANS = {
    "ledger-dates-formulas.xlsx": "N007",
    "news-gb2312.html": "N002",
    "synthetic-auto-numbers.docx": "N002",
    "synthetic-textbox.docx": "N002",
    "synthetic-tracked-changes.docx": "N002",
    "tasks-three-levels.xlsx": "N007",
}
PLANS = [
    "notice-gbk-declared-gb2312.html",
    "notice-textboxes-field.doc",
    "plan-beidou.docx",
    "plan-brackets-wrapped.pdf",
    "plan-portal-tables.html",
    "plan-private-use-digits.pdf",
    "plan-scanned-hidden-ocr.pdf",
    "responsibility-table.xlsx",
]


class Real:
    """A real file, its facts, and the draft of its plan."""

    def __init__(self, folder: Path, name: str) -> None:
        facts = (folder / f"{name}.facts.json").read_text(encoding="utf-8")
        self.facts: dict[str, Any] = json.loads(facts)
        document = read_document(folder / name)
        self.codes = {each.code for each in document.told}
        self.drafted: Drafted = pm.draft(document, id="draft")

    @property
    def measures(self) -> dict[str, pm.Measure]:
        return {fold(each.number or ""): each for each in self.drafted.plan.measures}

    @property
    def figures(self) -> set[str]:
        """Every number that the plan states or that is asked about."""
        plan, text = self.drafted.plan, self.drafted.source.text
        said = [plan.document.number or "", str(plan.document.issued), str(plan.document.published)]
        for each in plan.indicators:
            said += [str(each.number), each.name, *(str(b.value) for b in each.baselines)]
            said += [f"{one.value} {one.high} {one.year} {one.words}" for one in each.targets]
        said += [due.words or "" for each in plan.measures for due in each.due]
        said += [text[each.at.slice] for each in self.drafted.questions]
        said += [each.words for each in plan.not_targets]
        return {found for each in said for found in _FIGURE.findall(fold(each))}


@cache
def read(folder: Path, name: str) -> Real:
    return Real(folder, name)


@pytest.fixture
def real(files: Path) -> Callable[[str], Real]:
    def opened(name: str) -> Real:
        if name.endswith(".doc") and shutil.which("soffice") is None:
            pytest.skip("LibreOffice is not installed: no program to read old Word files with")
        return read(files, name)

    return opened


def test_every_file_is_a_plan_or_none(files: Path) -> None:
    held = {path.name.removesuffix(".facts.json") for path in files.glob("*.facts.json")}
    assert held == {*PLANS, *NO_PLANS}


@pytest.mark.parametrize("name", NO_PLANS)
def test_what_is_no_plan_is_refused(name: str, files: Path) -> None:
    with pytest.raises(pm.DraftError) as refused:
        pm.draft(read_document(files / name))
    assert [each.code for each in refused.value.findings] == [NO_PLANS[name]]


@pytest.mark.parametrize("name", PLANS)
def test_drafts_are_sound(name: str, real: Callable[[str], Real]) -> None:
    drafted = real(name).drafted
    assert [each for each in pm.check(drafted.plan) if each.severity == "error"] == []
    asked = {each.path for each in drafted.questions}
    found = pm.verify(drafted.plan, pm.SourceText(drafted.source.text))
    assert [each.format() for each in found if each.path not in asked] == []
    assert drafted.coverage.numbers == drafted.coverage.numbers_covered


@pytest.mark.parametrize("name", PLANS)
def test_figures_of_the_facts_are_stated_or_asked(name: str, real: Callable[[str], Real]) -> None:
    held = real(name)
    figures = held.figures
    for fact in held.facts["spot_facts"]:
        if _COUNTED.search(fact):
            continue
        missing = [each for each in _FIGURE.findall(fact) if each not in figures]
        if "I102" in held.codes:  # decimal points that nobody can read are told
            missing = [each for each in missing if "." not in each]
        assert missing == [] or "I103" in held.codes, fact


@pytest.mark.parametrize("name", PLANS)
def test_those_in_charge_are_those_of_the_facts(name: str, real: Callable[[str], Real]) -> None:
    held = real(name)
    for fact in held.facts["spot_facts"]:
        found = _CHARGED.search(fact)
        if found is None:
            continue
        measure = held.measures[found["number"]]
        part = measure.each_part[int(found["row"] or 1) - 1]
        said = {item.role: item.organizations for item in part.responsibilities}
        leads = tuple(found["lead"].strip().split("、"))
        if "include" in fact:
            assert set(leads) <= set(said["lead"]), fact
        else:
            assert said["lead"] == leads, fact
            support = tuple((found["support"] or "").strip().split("、"))
            assert said.get("support", ("",)) == support, fact


def test_rows_of_one_number_are_parts_of_one_measure(real: Callable[[str], Real]) -> None:
    held = real("responsibility-table.xlsx")
    assert len(held.drafted.plan.measures) == held.facts["structure"]["items"]
    rows = [found for fact in held.facts["spot_facts"] for found in _ROWS.finditer(fact)]
    assert len(rows) > 3
    for found in rows:
        for number in found["numbers"].split(" and "):
            assert len(held.measures[number].parts) == int(found["rows"]), number


@pytest.mark.parametrize("name", PLANS)
def test_nothing_is_held_that_must_not(name: str, real: Callable[[str], Real]) -> None:
    held = real(name)
    plan = held.drafted.plan
    names = {each.name for each in plan.organizations}
    assert not names & {"/", "市", "无"}
    if "处室" in "".join(held.facts["must_not"]):
        assert [each for each in names if each.endswith("处")] == []
    values = {str(each.value) for one in plan.indicators for each in (*one.targets, *one.baselines)}
    for fact in held.facts["must_not"]:
        for figure in re.findall(r"(?<![0-9〔（./])[0-9]{2,}(?![0-9〕号./])", fact):
            assert figure not in values, fact
        for spelled in re.findall(r"〔[0-9]{4}〕0?[0-9]+号", fact):
            assert spelled not in packed(plan.document.number or ""), fact
    measures = [each for each in held.facts["must_not"] if each.endswith(" measures")]
    assert all(len(plan.measures) != int(each.split()[0]) for each in measures)


def test_a_table_of_indicators_gives_its_rows(real: Callable[[str], Real]) -> None:
    held = real("plan-private-use-digits.pdf")
    plan, text = held.drafted.plan, held.drafted.source.text
    numbers = {each.number for each in plan.indicators if each.number}
    asked = [text[each.at.slice] for each in held.drafted.questions if each.rule == "doubt.row"]
    rows = held.facts["structure"]["indicator_table"]["rows"]
    assert len(numbers) + len(asked) >= rows
    assert len(numbers) >= rows // 3
