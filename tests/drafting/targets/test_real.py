"""The real documents: how much of their plans is found, that all is accounted for, how fast."""

import re
import time
from pathlib import Path

import attrs
import pytest
from drafting.targets.scorer import documents, drafted, score

import policymodel as pm
from policymodel.model import Span

SOURCES = ("chengde", "dezhou", "maiji", "taian")
DRAFTING = Path(pm.__file__).parent / "drafting" / "targets"


def test_the_sources_are_read(sources: Path) -> None:
    for name, plan, text in documents(sources, None):
        found = score(drafted(plan, text).indicators, plan)
        assert found.f1 >= 0.97, (name, found.missed, found.extra)


def test_the_printed_table_is_read_whole(sources: Path) -> None:
    plans = {name: (plan, text) for name, plan, text in documents(sources, None)}
    plan, text = plans["maiji"]
    rows = {each.number: each for each in drafted(plan, text).indicators if each.number}
    wanted = {each.number: each for each in plan.indicators if each.number}
    assert rows.keys() == wanted.keys()
    assert len(rows) == 15
    for number, row in rows.items():
        assert row.category == wanted[number].category
        assert row.unit == wanted[number].unit
        values = [(str(each.value), each.year) for each in row.baselines]
        assert values == [(str(each.value), each.year) for each in wanted[number].baselines]


def test_further_documents_are_read(corpus: Path) -> None:
    wanted = drafted_ = found = 0
    for _, plan, text in documents(None, corpus):
        one = score(drafted(plan, text).indicators, plan)
        wanted, drafted_, found = wanted + one.wanted, drafted_ + one.drafted, found + one.found
    assert 2 * found / (wanted + drafted_) >= 0.9


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_read_verifies(sources: Path, name: str) -> None:
    plan, text = next((plan, text) for each, plan, text in documents(sources, None) if each == name)
    found = drafted(plan, text)
    goals = tuple(attrs.evolve(each, indicators=(), goals=()) for each in plan.goals)
    made = attrs.evolve(
        plan,
        indicators=found.indicators,
        not_targets=found.not_targets,
        goals=goals,
        suppressions=(),
    )
    asked = [each.at for each in found.questions]
    left = [
        each
        for each in (*pm.check(made), *pm.verify(made, sources))
        if each.severity == "error" and not any(each.at and Span(*each.at) in at for at in asked)
    ]
    assert left == []


def test_reading_takes_a_second_for_200_kilobytes_and_is_linear(sources: Path) -> None:
    plan, text = next((plan, text) for _, plan, text in documents(sources, None))
    times = []
    for size in (20_000, 80_000):
        longer = (text * (size // len(text) + 1))[:size]
        began = time.process_time()
        drafted(plan, longer)
        times.append(time.process_time() - began)
    assert times[1] < 2
    assert times[1] < 12 * times[0]


def test_no_name_of_an_input_stands_in_the_grammar(sources: Path, corpus: Path) -> None:
    written = "".join(
        path.read_text(encoding="utf-8") for path in DRAFTING.iterdir() if path.is_file()
    )
    for _, plan, _ in documents(sources, corpus):
        names = [each.name for each in plan.organizations if len(each.name) > 4]
        names += [plan.document.title, *(each.title for each in plan.document.based_on)]
        names += re.findall("[\u4e00-\u9fff]{2,3}(?=[省市区县])", plan.jurisdiction.name)
        for name in names:
            assert name not in written, name
