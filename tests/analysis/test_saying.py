"""A target is said with all that it means: read back, the words are the target again."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import indicator, target
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import policymodel as pm
from policymodel.analysis.limits import alike_at_limit
from policymodel.analysis.quantity import (
    Quantity,
    contradicted,
    printed_comparison,
    prints_unit,
    values_unprinted,
)
from policymodel.analysis.saying import around, in_full, reading, said
from policymodel.model import Indicator, Target
from policymodel.quantities import comparison, worded
from policymodel.text import Text
from policymodel.units import STANDARD, Units
from policymodel.vocabulary import COMPARATORS, TARGET_KINDS

ROOT = Path(__file__).parents[2]
FURTHER = sorted((ROOT / "benchmarks" / "plans").glob("*/plan.yaml"))
PLANS = ("chengde", "dezhou", "maiji", "taian", *(str(each.parent) for each in FURTHER))
OPEN = ("level", "relative")  # kinds that no word names
NUMBERED = tuple(code for code in TARGET_KINDS.codes if code not in ("milestone", "qualitative"))


# reading back


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Targets with a number, or a benchmark, of every kind, without words."""
    kind = draw(st.sampled_from(NUMBERED))
    units = {"growth_rate": ("%",), "change": ("%",), "relative": ("个百分点", "%")}
    others = ("家", "项", "亿元", "万吨", "%", "件/万人", "万吨/年", "个百分点")
    value = draw(st.integers(1, 10**6) | st.decimals("0.01", "9999", places=2).map(Decimal))
    value = Decimal(value)
    comparator = draw(st.sampled_from(COMPARATORS.codes))
    high = value + draw(st.integers(1, 500)) if comparator == "between" else None
    fields: dict[str, Any] = {}
    if kind == "relative":
        fields["benchmark"] = draw(st.sampled_from(("全省平均水平", "同类城市平均水平")))
        assume(comparator != "between")
        if draw(st.booleans()):
            value = None
    if kind in ("change", "growth_rate", "increment", "per_year", "total"):
        fields["change"] = draw(st.sampled_from(("increase", "decrease")))
    if kind in ("change", "growth_rate", "increment") and draw(st.booleans()):
        fields["base_year"] = draw(st.integers(2010, 2022))
    if draw(st.booleans()):
        fields["from_year"] = draw(st.integers(2021, 2024))
    assume(value not in range(2010, 2031))  # a number like a year is told from it by nobody
    return Target(
        id="t",
        kind=kind,
        comparator=comparator,
        value=value,
        high=high,
        unit=draw(st.sampled_from(units.get(kind, others))) if value is not None else None,
        year=draw(st.integers(2024, 2030)),
        per=draw(st.sampled_from((None, None, "各区", "每个园区"))),
        scope=draw(st.sampled_from((None, None, "全市", "省级以上", "规模以上工业企业"))),
        commitment=draw(st.sampled_from(("stated", "aspirational", "binding", "expected"))),
        **fields,
    )


NAMED = Indicator(id="i", name="云岭产业链")


def assert_reads_back(target: Target, one: Indicator, words: str, known: Units) -> None:
    """Assert that the grammar of documents reads `words` as `target`."""
    again = attrs.evolve(target, words=words)
    read = Quantity("", one, again, words, known)
    assert contradicted(read) == frozenset()
    assert values_unprinted(read) == []
    if target.high is not None:
        assert any(each.high is not None for each in read.stating)
    elif target.comparator is not None:
        found = printed_comparison(read, again).codes
        assert target.comparator in found
        assert found <= {target.comparator} | alike_at_limit(target, one, known) | said_of(read)
    if target.value is not None and target.unit is not None and read.stating:
        assert prints_unit(read)
    # Printed words (引进3家, 推进3家) leave open to what they add; what is said here never does.
    is_verb = target.words is not None and target.kind in ("increment", "total")
    assert target.kind in read.said.kinds or (
        not read.said.kinds and (is_verb or target.kind in OPEN or is_each_year(target, known))
    )
    if target.kind in ("change", "growth_rate") or target.change == "decrease":
        assert read.said.change == target.change
    assert read.said.base_year in (target.base_year, None if target.kind in OPEN else -1)
    if target.commitment != "stated":
        whole = read.said.commitment or binding_in(words)
        assert whole == target.commitment


def is_each_year(target: Target, known: Units) -> bool:
    """Whether the unit itself says each year, and more than that: 千瓦时/(平方米·年)."""
    found = known.find(target.unit)
    return found is not None and len(found.under) > 1


def binding_in(words: str) -> str | None:
    """What is said in brackets of how firm a target is."""
    names = {"（约束性）": "binding", "（预期性）": "expected"}
    return next((code for name, code in names.items() if name in words), None)


def said_of(read: Quantity) -> frozenset[str]:
    """What words that are no sign leave open: 第3位, 60余家."""
    value = read.item.value
    found = frozenset[str]()
    if value is not None:
        found = worded(read.words, value, read.unit, read.known)
    for each in read.stating:
        codes = comparison(read.words, each, read.known).codes
        found |= codes if len(codes) > 1 else frozenset()
    return found


@settings(max_examples=200)
@given(targets())
def test_what_is_said_is_the_target_again(target: Target) -> None:
    words = in_full(target, NAMED, "zh")
    assert_reads_back(target, NAMED, words, STANDARD)


@given(targets(), st.sampled_from(NUMBERED), st.sampled_from(COMPARATORS.codes))
def test_no_two_meanings_sound_alike(target: Target, kind: Any, comparator: Any) -> None:
    assume(target.high is None and target.value is not None and "/年" not in (target.unit or ""))
    assume(target.from_year != target.year)  # a growth of one year is a change against the last
    assume(kind != "relative" and target.kind != "relative" and comparator != "between")
    # What falls by so much in all is a change, whichever of the two it is called.
    assume({kind, target.kind} != {"total", "change"} or target.change == "increase")
    other = attrs.evolve(target, kind=kind, comparator=comparator)
    for lang in ("zh", "en"):
        alike = in_full(target, NAMED, lang) == in_full(other, NAMED, lang)  # type: ignore[arg-type]
        assert alike == ((target.kind, target.comparator) == (kind, comparator))


def test_the_strategy_meets_every_kind_and_every_way() -> None:
    met: Counter[object] = Counter()

    @settings(max_examples=400, database=None)
    @given(targets())
    def count(target: Target) -> None:
        for key in ("kind", "comparator", "change", "commitment", "per", "base_year", "value"):
            found = getattr(target, key)
            met[found if isinstance(found, str) else (key, found is None)] += 1

    count()
    wanted: set[object] = {*NUMBERED, *COMPARATORS.codes, "increase", "decrease", "aspirational"}
    wanted |= {"binding", "expected", "各区", ("base_year", False), ("value", True)}
    assert wanted - set(met) == set()


@pytest.mark.parametrize("name", PLANS, ids=lambda name: Path(name).name)
def test_every_target_of_every_plan_reads_back(name: str) -> None:
    plan = pm.load(name)
    for one, stated in plan.targets():
        if stated.value is not None:
            words = in_full(stated, one, "zh", known=plan.known_units, scope=False)
            assert_reads_back(stated, one, words, plan.known_units)
            bare = attrs.evolve(stated, words=None)
            words = in_full(bare, one, "zh", known=plan.known_units, scope=False)
            assert_reads_back(bare, one, words, plan.known_units)


# in messages


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({}, "≥30家", "≥30 家"),
        ({"comparator": "more_than"}, "＞30家", ">30 家"),
        ({"comparator": "exactly"}, "30家", "30 家"),
        ({"kind": "per_year"}, "≥30家", "≥30 家"),  # the sentence says of which kind it is
        ({"kind": "total", "change": "decrease"}, "减少≥30家", "down by ≥30 家"),
        ({"kind": "growth_rate", "change": "decrease", "unit": "%"}, "下降≥30%", "decline ≥30 %"),
        ({"comparator": None}, "30家", "30 家"),
        # a range is seen from its two numbers
        ({"comparator": "between", "high": Decimal(35)}, "30—35家", "30–35 家"),
        ({"unit": None}, "≥30项", "≥30 项"),  # its indicator's
        ({"words": "突破30家"}, "“突破30家”", "≥30 家"),
        ({"words": "30家", "kind": "per_year"}, "“30家”", "≥30 家"),
        ({"words": "新增30家", "kind": "increment"}, "“新增30家”", "≥30 家"),
        ({"words": "30家", "commitment": "aspirational"}, "“30家”", "≥30 家"),
        ({"words": "30"}, "≥30家", "≥30 家"),  # the cell of a table
    ],
)
def test_what_a_target_says(fields: dict[str, Any], zh: str, en: str) -> None:
    assert said(target("a", "30", **fields), indicator(unit="项")) == Text(zh, en)


# by its fields


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        ({"base_year": 2020}, "比2020年下降≥14.5%", "≥14.5 % below 2020"),
        ({"from_year": 2021}, "2021—2025年累计下降≥14.5%", "2021–2025: reduction ≥14.5 %"),
        ({}, "累计下降≥14.5%", "overall reduction ≥14.5 %"),
        ({"change": "increase", "base_year": 2020, "unit": "倍"}, "比2020年增长≥14.5倍",
         "≥14.5 倍 above 2020"),
        ({"kind": "growth_rate"}, "年均下降≥14.5%", "average annual decline ≥14.5 %"),
        ({"kind": "growth_rate", "change": "increase"}, "年均增长≥14.5%",
         "average annual growth ≥14.5 %"),
        ({"kind": "growth_rate", "change": "increase", "from_year": 2025}, "增长≥14.5%",
         "growth ≥14.5 %"),
        ({"kind": "increment", "unit": "天"}, "减少≥14.5天", "down by ≥14.5 天"),
        ({"kind": "increment", "unit": "个百分点", "change": "increase"}, "提高≥14.5个百分点",
         "up by ≥14.5 个百分点"),
        ({"kind": "total", "unit": "万吨"}, "累计减少≥14.5万吨", "total reduction ≥14.5 万吨"),
        ({"kind": "per_year", "unit": "万吨/年", "change": "increase"}, "每年≥14.5万吨",
         "each year ≥14.5 万吨"),
        ({"base_year": 2020, "per": "各区", "commitment": "aspirational"},
         "力争各区比2020年下降≥14.5%", "aims for 各区: ≥14.5 % below 2020"),
        ({"kind": "level", "change": "increase", "per": "各区", "unit": "个"}, "各区≥14.5个",
         "各区: ≥14.5 个"),
        ({"kind": "level", "unit": "km", "commitment": "binding"}, "≥14.5 km（约束性）",
         "≥14.5 km (binding)"),
        # bare it would be read as at least
        ({"kind": "level", "comparator": "exactly", "change": "increase"}, "＝14.5%",
         "exactly 14.5 %"),
        ({"kind": "relative", "benchmark": "全省平均水平", "unit": "个百分点"},
         "不低于全省平均水平14.5个百分点", "at least 全省平均水平 14.5 个百分点"),
    ],
)  # fmt: skip
def test_which_way_against_which_year_and_of_what_each(
    fields: dict[str, Any], zh: str, en: str
) -> None:
    said_of = {"kind": "change", "change": "decrease", "unit": "%", "year": 2025, **fields}
    falls = target("a", "14.5", **said_of)
    assert (reading(falls, "zh"), reading(falls, "en")) == (zh, en)
    assert in_full(falls, NAMED, "zh") == zh


@pytest.mark.parametrize(
    ("fields", "zh", "en"),
    [
        # nothing is more than all of it
        ({"words": "100%执行标准", "value": Decimal(100)}, "100%", "100 %"),
        ({"words": "100%以上", "value": Decimal(100)}, "≥100%", "≥100 %"),
        ({"value": Decimal(100)}, "≥100%", "≥100 %"),
        ({"words": "保持在14.5%以上"}, "保持≥14.5%", "held at ≥14.5 %"),
    ],
)
def test_signs_that_words_call_for(fields: dict[str, Any], zh: str, en: str) -> None:
    one = attrs.evolve(target("a", "14.5", kind="level", unit="%", year=2025), **fields)
    assert (reading(one, "zh"), reading(one, "en")) == (zh, en)


def test_words_that_hold_are_kept() -> None:
    held = target("a", "14.5", kind="level", unit="%", words="保持在14.5%以上")
    assert in_full(held, NAMED, "zh") == "保持在14.5%以上"
    milestone = Target(id="a", kind="milestone", words="opened", base_year=2019)
    assert in_full(milestone, NAMED, "en") == "opened since 2019"


# by its words


@pytest.mark.parametrize(
    ("fields", "words", "text"),
    [
        ({"kind": "change", "base_year": 2020, "unit": "%"}, "增长1%以上", "比2020年增长1%以上"),
        ({"kind": "change", "base_year": 2020, "unit": "%"}, "比2020年增长1%", "比2020年增长≥1%"),
        ({"kind": "growth_rate", "unit": "%"}, "增长1%以上", "年均增长1%以上"),
        ({"per": "各区"}, "不少于1家", "各区不少于1家"),
        ({"per": "各区"}, "各区不少于1家", "各区不少于1家"),
        ({"kind": "per_year"}, "力争达到1家以上", "力争每年达到1家以上"),
        ({"kind": "per_year", "unit": "%"}, "每年提升1%", "每年提升≥1%"),
        ({"kind": "per_year", "unit": "%"}, "每年抽查1%", "每年抽查≥1%"),
        ({"kind": "total"}, "总计1家以上", "总计1家以上"),
        ({"kind": "total"}, "共建1家", "共建≥1家"),  # 累计 is not invented
        ({"kind": "total"}, "推进1家以上", "推进1家以上"),
        ({"kind": "total"}, "1家", "≥1家"),
        ({"kind": "total"}, "1", "累计≥1家"),  # the cell of a table is summed up by its head
        ({"kind": "total"}, "累计建成1家", "累计建成≥1家"),
        ({"kind": "change", "unit": "%"}, "增长1%以上", "增长1%以上"),
        (
            {"kind": "change", "unit": "%", "from_year": 2021, "year": 2025},
            "增长1%以上",
            "2021—2025年增长1%以上",
        ),
        ({"kind": "change", "unit": "%"}, "同比分别增长1%", "同比增长≥1%"),
        ({"unit": "%"}, "均达到1%以上", "达到1%以上"),  # what several numbers share
        ({"unit": "%"}, "分别稳定在1%以上", "稳定在1%以上"),
        ({"unit": "%"}, "年均稳定在1%以上", "年均稳定在1%以上"),
        ({"kind": "increment"}, "引进1家", "引进≥1家"),
        ({"commitment": "aspirational"}, "达到1家", "力争≥1家"),
        ({"commitment": "binding"}, "达到1家以上", "达到1家以上（约束性）"),
        ({"comparator": "more_than"}, "突破1家", "突破1家"),
        ({}, "1", "≥1家"),  # the cell of a table
        ({}, "不少于1", "≥1家"),  # the unit is lost
        ({}, "at least 1", "≥1家"),
        ({"scope": "省级以上"}, "1家以上", "省级以上1家以上"),
        ({"scope": "省级"}, "省级1家以上", "省级1家以上"),
        ({"scope": "全市"}, "1家以上", "1家以上"),
    ],
)
def test_words_and_what_they_leave_out(fields: dict[str, Any], words: str, text: str) -> None:
    assert in_full(target("a", "1", words=words, **fields), NAMED, "zh") == text


def test_in_a_cell_nothing_is_summed_up_that_the_words_do_not() -> None:
    for words, kind, text in (
        ("推进1家", "total", "≥"), ("累计推进1家", "total", "累计≥"), (None, "total", "累计≥"),
        ("1", "total", "累计≥"), ("下降1%", "change", "下降≥"),
        ("同比下降1%", "change", "同比下降≥"), ("累计下降1%", "change", "累计下降≥"),
        (None, "change", "累计下降≥"),
    ):  # fmt: skip
        change = "decrease" if kind == "change" else "increase"
        one = target("a", "1", kind=kind, unit="%", change=change, words=words)
        assert around(one, "zh") == (text, "")


def test_a_share_that_rises_each_year_is_told_from_one_of_each_year() -> None:
    for words, text in (("每年提升1%", "每年提高≥"), ("每年抽查1%", "每年≥")):
        yearly = target("a", "1", kind="per_year", unit="%", words=words)
        assert around(yearly, "zh") == (text, "")


def test_a_milestone_is_its_words() -> None:
    made = Target(id="a", kind="milestone", commitment="aspirational", words="云岭论坛挂牌")
    assert in_full(made, NAMED, "zh") == "力争云岭论坛挂牌"
    for words in ("争创云岭论坛", "积极创建云岭论坛"):
        assert in_full(attrs.evolve(made, words=words), NAMED, "zh") == words
