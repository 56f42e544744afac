"""Numbers at the end of what there can be: all of a whole, and none of what is counted."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check

from policymodel.checks import verified
from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.words import Example
from policymodel.model import Indicator, Target
from policymodel.quantities import LONGEST_WORDS
from policymodel.reading import plan_from_tree
from policymodel.source import SourceText

COMPARED = ["T202", "T210", "T226", "T303"]


def told(*targets: Target, **fields: Any) -> list[str]:
    known = {"name": "安全饮水覆盖率", "unit": "%"} | fields
    return [one.code for one in check(plan(indicator(*targets, **known)), select=COMPARED)]


def stated(value: str, words: str, comparator: str, **fields: Any) -> Target:
    known = {"unit": "%"} | fields
    return target("a", value, words=words, comparator=comparator, **known)


@pytest.mark.parametrize("comparator", ["at_least", "exactly"])
@pytest.mark.parametrize(
    "words",
    ["100", "100%", "达到100%", "保持100%", "百分之百", "全覆盖", "≥100%", "=100%", "100%以上"],
)
def test_all_of_a_whole_is_at_least_all_and_just_all(words: str, comparator: str) -> None:
    assert told(stated("100", words, comparator)) == []


@pytest.mark.parametrize("comparator", ["at_most", "exactly"])
@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("0", "decrease"),
        ("0", "increase"),
        ("清零", "decrease"),
        ("控制在0处以内", "decrease"),
        ("≤0", "decrease"),
        ("降到0处", "decrease"),
    ],
)
def test_none_of_what_is_counted_is_at_most_none_and_just_none(
    words: str, direction: str, comparator: str
) -> None:
    fields = {"name": "黑臭水体", "unit": "处", "direction": direction}
    assert told(stated("0", words, comparator, unit="处"), **fields) == []


@pytest.mark.parametrize(
    ("words", "value", "comparator", "name"),
    [
        ("100%", "100", "at_most", "安全饮水覆盖率"),
        ("99%", "99", "exactly", "安全饮水覆盖率"),
        ("100%", "100", "exactly", "高中阶段毛入学率"),  # may be more
        ("0", "0", "exactly", "地区生产总值增长率"),  # may be less
    ],
)
def test_elsewhere_a_comparator_is_its_own(
    words: str, value: str, comparator: str, name: str
) -> None:
    assert "T303" in told(stated(value, words, comparator), name=name)


@pytest.mark.parametrize(("one", "other"), [("at_least", "exactly"), ("exactly", "at_least")])
def test_what_is_said_again_at_its_limit_may_be_compared_otherwise(one: str, other: str) -> None:
    again = Target(
        id="b", kind="level", comparator=other, value=Decimal(100), unit="%", restates="a"
    )
    assert told(target("a", "100", unit="%", comparator=one), again) == []
    ninety = {"value": Decimal(90)}
    first = Target(id="a", kind="level", comparator=one, unit="%", **ninety)
    second = Target(id="b", kind="level", comparator=other, unit="%", restates="a", **ninety)
    made = Indicator(id="a", name="安全饮水覆盖率", unit="%", targets=(first, second))
    assert [found.code for found in check(plan(made), select=COMPARED)] == ["T202"]


def verified_codes(text: str, fragment: str = "") -> list[tuple[str, str, str]]:
    made, source = plan_from_tree(breaking(Example(breaks=fragment))), SourceText(text)
    document = attrs.evolve(made.document, source=source.source)
    found = verified(attrs.evolve(made, document=document), source).findings
    return [(one.code, one.path, one.message.zh) for one in found]


@pytest.mark.parametrize(
    ("code", "passage"), [("V020", "新增7家。"), ("V021", "（牵头单位：市科技局）\n")]
)
def test_of_very_many_left_out_the_rest_is_counted(code: str, passage: str) -> None:
    def told_of(count: int) -> list[str]:
        return [said for one, _, said in verified_codes(passage * count) if one == code]

    assert len(told_of(1000)) == 1000
    (*_, last) = every = told_of(1003)
    assert len(every) == 1001
    assert last.startswith("此外还有3处")


@pytest.mark.parametrize(
    ("length", "rest", "is_told"),
    [(9999, 20, False), (9999, 21, True), (20000, 0, False), (20000, 1, True)],
)
def test_spans_may_be_twenty_times_as_long_as_a_document(
    length: int, rest: int, is_told: bool
) -> None:
    whole = "".join(f"\n  - {{id: w{i}, at: [0, {length}]}}" for i in range(20))
    last = f"\n  - {{id: w20, at: [0, {rest}]}}" if rest else ""
    found = verified_codes("甲" * length, f"measures:{whole}{last}\n")
    told = [said for code, path, said in found if (code, path) == ("V002", "")]
    assert bool(told) is is_told
    assert all(str(20 * length + rest) in said and str(length) in said for said in told)


def test_the_length_of_spans_is_theirs_wherever_they_lie() -> None:
    whole = "".join(f"\n  - {{id: w{i}, at: [9000, 9999]}}" for i in range(30))
    found = verified_codes("甲" * 9999, f"measures:{whole}\n")
    assert [path for code, path, _ in found if code == "V002"] == []


def test_words_that_are_too_long_are_not_compared() -> None:
    for length, codes in ((LONGEST_WORDS, []), (LONGEST_WORDS + 1, ["V003"])):
        words = "甲" * length
        entry = f"not_targets: [{{words: {words}, why: other, at: [0, {length}]}}]\n"
        found = verified_codes(words, entry)
        assert [code for code, path, _ in found if path == "not_targets[0].words"] == codes
