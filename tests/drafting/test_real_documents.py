"""Drafts of the real documents, held against the plan files that people made."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import policymodel as pm

ROOT = Path(__file__).parent.parent.parent
sys.path.append(str(ROOT / "benchmarks"))

import draft as benchmark  # noqa: E402  # the benchmark's own rules of matching

SOURCES = ["chengde", "dezhou", "maiji", "taian"]
FURTHER = sorted(path.parent.name for path in ROOT.glob("benchmarks/plans/*/plan.yaml"))


def scores(path: Path, folder: Path) -> dict[str, benchmark.Score]:
    key = pm.load_plan(path)
    return benchmark.scored(key, pm.find_source(key, folder).text)


@pytest.mark.parametrize("city", SOURCES)
def test_the_frame_of_the_four_sources_is_found_whole(city: str, sources: Path) -> None:
    found = scores(ROOT / f"plugins/policymodel_{city}/plan.yaml", sources)
    for what in ("measures", "boundaries", "metadata", "deadlines"):
        assert found[what].missed == found[what].made_up == [], what
    assert found["assignments"].f1 >= 0.99


@pytest.mark.parametrize("plan", FURTHER)
def test_measures_and_charges_of_the_corpus_are_found(plan: str, corpus: Path) -> None:
    """Of those the grammar was made with; what it finds in others is the benchmark's to say."""
    if not (corpus / f"{plan}.txt").is_file():
        pytest.skip(f"{plan} is no document of {corpus.name}")
    found = scores(ROOT / f"benchmarks/plans/{plan}/plan.yaml", corpus)
    assert found["measures"].f1 == 1
    assert found["assignments"].f1 >= 0.96
    assert found["metadata"].f1 >= 0.9


@pytest.mark.parametrize("name", [*SOURCES, *FURTHER])
def test_real_drafts_check_and_verify(
    name: str, sources: Path, home_of: Callable[[str], Path]
) -> None:
    folder = sources if name in SOURCES else home_of(name)
    drafted = pm.draft((folder / f"{name}.txt").read_text(encoding="utf-8"), id=name)
    assert [each for each in pm.check(drafted.plan) if each.severity == "error"] == []
    asked = {each.path for each in drafted.questions}
    found = pm.verify(drafted.plan, drafted.source)
    assert [each.format() for each in found if each.path not in asked] == []
    numbers = [each.at for each in drafted.questions if each.rule == "number"]
    others = [each.at for each in drafted.questions if each.rule.startswith("doubt.")]
    assert not [at for at in numbers if any(at in other for other in others)]  # asked once
    assert len(found) <= 1  # what the grammar read otherwise than verification does
