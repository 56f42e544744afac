"""Budgets of speed: a missed one is told, and fails; what is measured can be measured."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.syspath_prepend(str(FOLDER))
    import run

    yield run
    for name in ("run", "ratios", "bare", "ledgers", "longplans"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(
    ("ratio", "words", "ends"),
    [(1.04, ["--check"], 0), (1.06, ["--check"], 1), (1.06, [], 0), (float("nan"), ["--check"], 1)],
)
def test_a_missed_budget_fails(
    run, ratio: float, words: list[str], ends: int, monkeypatch, capsys
) -> None:
    figure = run.Figure("reading / pass", ratio, 1.0)
    monkeypatch.setattr(run, "GROUPS", {"reading": lambda: iter([figure])})
    assert run.main(words) == ends
    assert ("MISSED" in capsys.readouterr().out) == (not ratio <= 1.05)


def test_what_a_verification_takes_is_measured(run, monkeypatch, sources: Path) -> None:
    monkeypatch.setenv("POLICYMODEL_SOURCES", str(sources))
    monkeypatch.setattr(run, "TIMES", 1)
    monkeypatch.setattr(run, "PLANS", ("chengde",))
    monkeypatch.setattr(run, "COPIES", 10)
    names = [figure.name for figure in run.verifying()]
    assert names[0] == "verification with coverage / bare pass"
    assert all(figure.ratio > 0 for figure in run.reading())


def test_what_drafting_takes_is_measured(run, monkeypatch, sources: Path) -> None:
    monkeypatch.setenv("POLICYMODEL_SOURCES", str(sources))
    monkeypatch.setattr(run, "PLANS", ("chengde",))
    monkeypatch.setattr(run, "ROUNDS", 1)
    monkeypatch.setattr(run, "LONG", 40_000)
    names = [figure.name.split(",")[0] for figure in run.drafting()]
    assert names == [
        "drafting / verification with coverage",
        "slope of drafting from 18 KB to 40 KB",
        "seconds of drafting 40 KB",
    ]


def test_peers_are_held_against_amounts_and_not_against_how_they_are_printed(monkeypatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    import peers

    [given] = peers.ours("装机达到30万千瓦")
    assert peers.is_amount(given, Decimal(30), "万千瓦")
    assert peers.is_amount(peers.Pair(Decimal(300_000), "千瓦"), Decimal(30), "万千瓦")
    assert not peers.is_amount(peers.Pair(Decimal(30), ""), Decimal(30), "万千瓦")
    assert not peers.is_amount(peers.Pair(Decimal(3), "%"), Decimal(3), "个百分点")
    for value in (30, 300_000):
        assert peers.is_value(peers.Pair(Decimal(value), ""), Decimal(30), "万千瓦")
    assert not peers.is_value(peers.Pair(Decimal(3), ""), Decimal(30), "万千瓦")
    found = peers.scored(peers.ours, [("建成3座，达到30万千瓦", [(Decimal(30), "万千瓦")])])
    assert dict(found) == {"given": 2, "value and unit": 1, "value": 1}
    sys.modules.pop("peers", None)
