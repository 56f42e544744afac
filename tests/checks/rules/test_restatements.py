"""What a document says twice: what is told of each pair, once, and of the pairs after it."""

from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import codes, indicator, plan, target
from checks.running import check

from policymodel.findings import Finding
from policymodel.model import Measure, Section, Span, Target


def pair(code: str, there: dict[str, Any], here: dict[str, Any]) -> tuple[Target, Target]:
    """A target of 9 or more, and one that says it again."""
    first = target(code, **{"value": "9"} | there)
    return first, target(f"{code}.again", **{"value": "9", "restates": code} | here)


def found(code: str, *targets: Target) -> list[Finding]:
    return list(check(plan(indicator(*targets)), select=[code]))


@pytest.mark.parametrize(
    ("there", "here", "path", "zh", "en"),
    [
        (
            {"scope": "省级以上"},
            {},
            "indicators[0].targets[1]",
            "“高新技术企业”前后口径不一：一处为≥9家（限于“省级以上”），另一处为≥9家（未限范围）。",
            'The scope of "高新技术企业" differs: one place has ≥9 家 '
            '(scope: "省级以上"), another place has ≥9 家 (no scope stated).',
        ),
        (
            {},
            {"scope": "省级"},
            "indicators[0].targets[1].scope",
            "“高新技术企业”前后口径不一：一处为≥9家（未限范围），另一处为≥9家（限于“省级”）。",
            'The scope of "高新技术企业" differs: one place has ≥9 家 '
            '(no scope stated), another place has ≥9 家 (scope: "省级").',
        ),
    ],
)
def test_a_scope_that_is_missing_is_called_none(
    there: dict[str, Any], here: dict[str, Any], path: str, zh: str, en: str
) -> None:
    (one,) = found("T204", *pair("a", there, here))
    assert (one.path, one.message.zh, one.message.en) == (path, zh, en)


def test_words_that_differ_are_told_as_printed() -> None:
    (one,) = found("T202", *pair("a", {"words": "达到9家"}, {"words": "9家以上"}))
    assert one.path == "indicators[0].targets[1].words"
    assert "一处为“达到9家”，另一处为“9家以上”" in one.message.zh
    assert 'one place says "达到9家", another place says "9家以上"' in one.message.en


@pytest.mark.parametrize(
    ("there", "here", "at"),
    [
        ({"from_year": 2021, "year": 2025}, {"from_year": 2022, "year": 2027}, "year"),
        ({"from_year": 2021, "year": 2025}, {"from_year": 2022, "year": 2025}, "from_year"),
        ({"from_year": 2021}, {"from_year": 2022, "year": 2025}, "from_year"),
    ],
)
def test_a_span_of_other_years_is_told_once(
    there: dict[str, Any], here: dict[str, Any], at: str
) -> None:
    (one,) = found("T205", *pair("a", there, here))
    assert one.path == f"indicators[0].targets[1].{at}"


def test_one_kind_of_difference_is_told_by_one_rule() -> None:
    for here, told in (
        ({"value": "12"}, "T201"),
        ({"comparator": "more_than"}, "T202"),
        ({"commitment": "aspirational"}, "T203"),
        ({"scope": "省级"}, "T204"),
        ({"year": 2027}, "T205"),
        ({"kind": "increment"}, "T206"),
    ):
        assert codes(plan(indicator(*pair("a", {"year": 2025}, {"year": 2025} | here)))) == [told]


@pytest.mark.parametrize(
    ("there", "here", "told"),
    [
        # A cell has no room for 力争; a sentence that leaves it out says something else.
        ({"commitment": "aspirational", "words": "力争9家"}, {"words": "9"}, []),
        ({"words": "9"}, {"commitment": "aspirational", "words": "力争9家"}, []),
        ({"commitment": "aspirational", "words": "力争9家"}, {"words": "9家"}, ["T203"]),
        ({"words": "9"}, {"commitment": "binding", "words": "9"}, []),
        ({"words": "9", "commitment": "expected"}, {"words": "达到9家"}, []),
    ],
)
def test_a_cell_says_nothing_of_commitment(
    there: dict[str, Any], here: dict[str, Any], told: list[str]
) -> None:
    made = plan(indicator(*pair("a", there, here)))
    assert [one.code for one in check(made, select=["T2"])] == told


@pytest.mark.parametrize(
    ("words", "told"), [("9", "T218"), ("达到9家", "T203")], ids=["cell", "sentence"]
)
def test_striving_for_what_binds_is_told_once(words: str, told: str) -> None:
    """Against a cell, which cannot say how firm it is, the attribute of its row is what counts."""
    two = pair("a", {"words": words}, {"words": "力争达到9家", "commitment": "aspirational"})
    made = plan(indicator(*two, attribute="binding"))
    assert [one.code for one in check(made, select=["T2"])] == [told]


def test_two_places_are_named() -> None:
    section = Section(number="二", title="主要目标", at=Span(0, 6))
    measure = Measure(id="m1", number="11", title="建设", at=Span(50, 90))
    first, again = pair("a", {"at": Span(20, 22), "words": "达到9家"}, {"at": Span(60, 62)})
    again = attrs.evolve(again, comparator="more_than", words="突破9家")
    made = plan(indicator(first, again), sections=(section,), measures=(measure,))
    (one,) = check(made, select=["T202"])
    assert one.message.zh == (
        "“高新技术企业”前后表述不一：“二、主要目标”为“达到9家”，第11项任务为“突破9家”。"
    )
    assert one.message.en == (
        'The target for "高新技术企业" is worded differently: '
        '"二、主要目标" has ≥9 家, measure 11 has >9 家.'
    )
    beside = attrs.evolve(again, at=Span(30, 32))
    (one,) = check(attrs.evolve(made, indicators=(indicator(first, beside),)), select=["T202"])
    assert "“二、主要目标”为“达到9家”，另一处为“突破9家”" in one.message.zh


def test_one_number_with_two_counting_words_is_not_said_to_be_another() -> None:
    assert found("T206", *pair("a", {}, {"unit": "项"})) == []
    (one,) = found("T231", *pair("a", {}, {"unit": "项"}))
    assert one.severity == "info"
    assert one.message.zh == "前后量词不一的目标有1处：“高新技术企业”。"


@pytest.mark.parametrize(
    ("here", "whole", "told"),
    [
        ({"unit": "项"}, "家", ["T231"]),  # one number, two counting words: told, and no error
        ({"unit": "项", "value": "12"}, "家", ["U102"]),
        ({"unit": "亩"}, "家", ["U102"]),
        ({"unit": "项"}, None, ["U203"]),
        ({"unit": "家"}, "家", []),
    ],
)
def test_one_number_may_be_printed_with_two_counting_words(
    here: dict[str, Any], whole: str | None, told: list[str]
) -> None:
    made = plan(indicator(*pair("a", {}, here), unit=whole))
    assert [one.code for one in check(made, select=["T2", "U"]) if one.code != "U201"] == told


@pytest.mark.parametrize(
    "here",
    [{}, {"kind": "increment"}, {"comparator": None}],
    ids=["same", "kind", "comparator"],
)
@pytest.mark.parametrize(
    ("code", "there", "again", "at"),
    [
        ("T201", "9", {"value": "12"}, "value"),
        ("T202", "9", {"comparator": "more_than"}, "comparator"),
        ("T207", "19.37", {"value": "19.4"}, "value"),
    ],
)
def test_the_pair_after_one_that_does_not_differ_is_told(
    here: dict[str, Any], code: str, there: str, again: dict[str, Any], at: str
) -> None:
    later = pair("b", {"value": there}, {"value": there} | again)
    (one,) = found(code, *pair("a", {}, here), *later)
    assert one.path == f"indicators[0].targets[3].{at}"
