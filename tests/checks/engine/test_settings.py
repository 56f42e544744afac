"""Settings choose rules and severities; what they cannot mean is told, all of it at once."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.plans import BREAKS, valid_plans
from checks.running import check
from hypothesis import given, settings
from hypothesis import strategies as st

from policymodel.checks import CODES, RULES, CheckSettings, check_settings
from policymodel.checks.engine.bounds import Bounds
from policymodel.checks.engine.settings import is_known, read_settings
from policymodel.findings import SEVERITIES, SettingsError
from policymodel.model import Plan
from policymodel.reading import read_plan

SAID = (*SEVERITIES, "off")
words = st.sampled_from(["", *CODES]).flatmap(
    lambda code: st.integers(1, 4).map(lambda size: code[:size] or "Z")
)
tables = st.fixed_dictionaries(
    {},
    optional={
        "select": st.lists(words, max_size=4),
        "ignore": st.lists(words, max_size=4),
        "severity": st.dictionaries(words, st.sampled_from(SAID), max_size=4),
        "bounds": st.fixed_dictionaries(
            {},
            optional={
                "growth": st.integers(1, 100),
                "points": st.decimals(Decimal("0.1"), 50, places=1),
            },
        ),
    },
)


def expected_level(table: dict[str, Any], code: str, usual: str) -> str:
    """What a table says of one rule, the slow way."""
    if "select" in table and not any(code.startswith(word) for word in table["select"]):
        return "off"
    if any(code.startswith(word) for word in table.get("ignore", ())):
        return "off"
    severity = table.get("severity", {})
    for size in (4, 3, 2, 1):
        if code[:size] in severity:
            return str(severity[code[:size]])
    return usual


@given(tables)
def test_a_table_means_what_it_says(table: dict[str, Any]) -> None:
    made = read_settings(table, CODES)
    for each in RULES:
        level = made.level(each.code, each.severity)
        assert level == expected_level(table, each.code, each.severity)
    bounds = table.get("bounds", {})
    assert made.bounds == attrs.evolve(
        Bounds(), **{key: Decimal(value) for key, value in bounds.items()}
    )


@st.composite
def broken_plans(draw: st.DrawFn) -> Plan:
    plan = draw(valid_plans())
    for way in BREAKS[:-1:6]:
        plan = way(plan).plan
    return plan


@given(broken_plans(), tables)
@settings(max_examples=25)
def test_checking_by_settings_is_choosing_among_findings(plan: Plan, table: dict[str, Any]) -> None:
    # What is selected of rules that a check does not run says nothing in it.
    made = check_settings(attrs.evolve(read_settings(table, CODES), bounds=Bounds()))
    expected = [
        attrs.evolve(one, severity=made.level(one.code, one.severity))  # type: ignore[arg-type]
        for one in check(plan)
        if made.level(one.code, one.severity) != "off"
    ]
    assert list(check(plan, settings=made)) == expected


@given(tables, tables)
def test_an_occasion_replaces_the_choice_and_adds_the_rest(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    one, two = read_settings(first, CODES), read_settings(second, CODES)
    both = one.narrowed(select=two.select, ignore=two.ignore, severity=two.severity)
    merged = {
        "select": second.get("select", first.get("select")),
        "ignore": [*first.get("ignore", ()), *second.get("ignore", ())],
        "severity": {**first.get("severity", {}), **second.get("severity", {})},
    }
    if merged["select"] is None:
        del merged["select"]
    for each in RULES:
        level = both.level(each.code, each.severity)
        assert level == expected_level(merged, each.code, each.severity)
    assert both.bounds == one.bounds


@pytest.mark.parametrize("key", ["growth", "points"])
def test_bounds_reach_the_rules(key: str) -> None:
    widest = attrs.evolve(Bounds(), **{key: Decimal(1000)})
    narrowest = attrs.evolve(Bounds(), **{key: Decimal("0.001")})
    plan = read_plan(MOVING)

    def told(bounds: Bounds) -> set[str]:
        found = check(plan, settings=CheckSettings(bounds=bounds))
        return {one.path.partition(".")[0] for one in found if one.code == "B103"}

    moved = {"growth": "indicators[0]", "points": "indicators[1]"}[key]
    assert told(narrowest) - told(widest) == {moved}


MOVING = """\
format: 2
id: yunzhou
document: {title: 实施方案}
jurisdiction: {code: "379900", name: 云州市, level: city}
indicators:
  - id: firms
    name: 高新技术企业
    unit: 家
    baselines: [{value: 100, year: 2020}]
    targets: [{id: firms.goal, kind: level, comparator: at_least, value: 150, unit: 家, year: 2025}]
  - id: share
    name: 产值占比
    unit: "%"
    baselines: [{value: 20, year: 2020}]
    targets: [{id: share.goal, kind: level, comparator: at_least, value: 24, unit: "%", year: 2025}]
"""


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"selct": []}, [("C002", "selct", 'did you mean "select"?')]),
        ({"colour": 1}, [("C002", "colour", "delete or correct")]),
        ({"select": "T"}, [("C003", "select", "")]),
        ({"ignore": [1]}, [("C003", "ignore", "")]),
        ({"select": ["u101"]}, [("C004", "select", 'did you mean "U101"?')]),
        ({"select": [""]}, [("C004", "select", "policymodel rules")]),
        ({"ignore": ["F101"]}, [("C004", "ignore", "policymodel rules")]),
        ({"severity": {"U1": "loud"}}, [("C003", "severity.U1", "")]),
        ({"severity": {"U1": ["off"]}}, [("C003", "severity.U1", "")]),
        ({"severity": {"Q": "off"}}, [("C004", "severity.Q", "")]),
        ({"severity": {"Q": "loud"}}, [("C004", "severity.Q", "")]),  # of no rule: told once
        ({"severity": ["U1"]}, [("C003", "severity", "")]),
        ({"bounds": {"grwth": 3}}, [("C002", "bounds.grwth", 'did you mean "growth"?')]),
        ({"bounds": {"growth": True}}, [("C003", "bounds.growth", "")]),
        ({"bounds": {"points": Decimal(0)}}, [("C003", "bounds.points", "")]),
        ({"bounds": {"points": "5"}}, [("C003", "bounds.points", "")]),
        ({"bounds": {"points": Decimal("nan")}}, [("C003", "bounds.points", "")]),
        ({"bounds": 3}, [("C003", "bounds", "")]),
        (
            {"x": 1, "select": ["T", "Q1"], "severity": {"T": "of"}, "bounds": {"y": 2}},
            [
                ("C002", "x", ""),
                ("C004", "select", ""),
                ("C003", "severity.T", "off"),
                ("C002", "bounds.y", ""),
            ],
        ),
    ],
)
def test_every_fault_is_told_at_once(
    table: dict[str, Any], told: list[tuple[str, str, str]]
) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(table, CODES, file="policymodel.toml")
    found = caught.value.findings
    assert [(one.code, one.path) for one in found] == [(code, path) for code, path, _ in told]
    for one, (*_, hint) in zip(found, told, strict=True):
        assert one.file == "policymodel.toml"
        assert "expected" in one.message.en
        assert "应为" in one.message.zh
        assert one.hint is not None
        assert hint in one.hint.en + one.message.en


@pytest.mark.parametrize(
    ("word", "known"),
    [("Z", True), ("Z1", True), ("Z101", True), ("Z0", False), ("Z1011", False), ("", False)],
)
def test_codes_of_plans_own_rules_are_known_unseen(word: str, known: bool) -> None:
    assert is_known(word, CODES) is known


def test_a_severity_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="loud"):
        CheckSettings(severity={"T": "loud"})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "given",
    [{"select": "X"}, {"select": "T,X"}, {"ignore": ["T0"]}, {"severity": {"Q": "off"}}],
)
def test_a_code_that_no_rule_has_is_refused_when_settings_are_made(given: Any) -> None:
    with pytest.raises(SettingsError, match="code of a rule"):
        CheckSettings(**given)


def test_bounds_must_be_bounds() -> None:
    given: Any = {"growth": 20}
    with pytest.raises(SettingsError, match="expected Bounds"):
        CheckSettings(bounds=given)
    assert Bounds(growth=20) == Bounds(growth=Decimal(20))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["T,B1", "t, b1", "T,,B1,"])
def test_one_text_may_hold_several_codes(text: str) -> None:
    assert CheckSettings(select=text, ignore=[text]) == CheckSettings(
        select=["T", "B1"], ignore=("T", "B1")
    )
