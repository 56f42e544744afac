"""Fields against the words that a plan itself gives: each slip is told once, and nothing else."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from checks.rules.test_numbers import plan
from checks.running import check
from hypothesis import given
from hypothesis import strategies as st

from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.words import Example
from policymodel.model import (
    Baseline,
    Citation,
    Deadline,
    Document,
    Indicator,
    Measure,
    Plan,
    Target,
    UpperTarget,
)
from policymodel.reading import plan_from_tree

WORDED = ["T301", "T302", "T303", "T304", "T305", "T306", "T307", "H205"]
SAYINGS = ["达到{}家", "不低于{}家", "{}家以上"]
UP = {"kind": "change", "value": "13.5", "unit": "%"}
DOWN = {"kind": "change", "change": "decrease", "unit": "%"}


def made(words: str, name: str = "某项工作", **given: Any) -> Plan:
    """A plan with one target that is stated in `words`."""
    fields: dict[str, Any] = {"kind": "level", "comparator": "at_least", "unit": "家"} | given
    direction = fields.pop("direction", "increase")
    for key in ("value", "high"):
        fields |= {key: Decimal(fields[key])} if key in fields else {}
    one = Target(id="a.1", words=words, **fields)
    return plan(Indicator(id="a", name=name, unit=one.unit, direction=direction, targets=(one,)))


def told(of: Plan) -> list[str]:
    return [found.code for found in check(of) if found.code in WORDED]


@pytest.mark.parametrize(
    ("code", "words", "fields"),
    [
        ("T301", "达到3亿元以上", {"value": 30, "unit": "亿元"}),
        ("T301", "达到30家", {"value": 300}),
        ("T301", "3000万元", {"value": 3000, "unit": "亿元"}),
        ("T301", "1—3家", {"value": 1, "high": 2, "comparator": "between"}),
        ("T301", "达到二十家", {"value": 30}),
        ("T301", "达三成", {"value": 20, "unit": "%"}),
        ("T301", "达到30家，其中国家级5家", {"value": 30}),
        ("T301", "全覆盖", {"value": 90, "unit": "%"}),
        ("T301", "清零", {"value": 5}),
        ("T302", "30项", {"value": 30}),
        ("T302", "30人次", {"value": 30, "unit": "人"}),
        ("T302", "30家", {"value": 30, "unit_stated": False}),
        ("T303", "控制在3亿元以内", {"value": 3, "unit": "亿元"}),
        ("T303", "30家以下", {"value": 30}),
        ("T303", "突破100亿元", {"value": 100, "unit": "亿元"}),
        ("T303", "不低于30家", {"value": 30, "comparator": "at_most"}),
        ("T303", "约30家", {"value": 30}),
        ("T304", "新增30家", {"value": 30}),
        ("T304", "累计培训30人", {"value": 30, "unit": "人", "kind": "per_year"}),
        ("T304", "年均增长10%", {"value": 10, "unit": "%"}),
        ("T304", "每年培育10家", {"value": 10, "kind": "total"}),
        ("T304", "提高到50%", {"value": 50, "unit": "%", "kind": "change"}),
        ("T304", "增长10%", {"value": 10, "unit": "%"}),
        ("T304", "下降到30家", {"value": 30, "kind": "increment"}),
        ("T304", "比2020年下降13.5%", UP | {"base_year": 2020}),
        ("T304", "减少10家", {"value": 10, "kind": "increment"}),
        ("T305", "10家", {"value": 10, "kind": "per_year"}),
        ("T306", "力争达到30家", {"value": 30}),
        ("T306", "爭取突破30家", {"value": 30, "comparator": "more_than", "commitment": "binding"}),
        ("T306", "30家（预期性）", {"value": 30, "commitment": "binding"}),
        ("T307", "2027年达到30家", {"value": 30, "year": 2025}),
        ("T307", "到2025年底新增30家", {"value": 30, "kind": "total", "year": 2026}),
        ("T307", "比2020年下降13.5%", {"value": "13.5", "base_year": 2025, **DOWN}),
        ("T307", "较“十三五”末提高10%", UP | {"value": 10, "base_year": 2019}),
    ],
)  # fmt: skip
def test_a_slip_is_told_once(code: str, words: str, fields: dict[str, Any]) -> None:
    assert told(made(words, **fields)) == [code]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("达到2000家", {"value": 2000}),
        ("达到2025家", {"value": 2025, "year": 2030}),
        ("2025年新增30家", {"value": 30, "kind": "total", "year": 2025}),
        ("逐年提高，2025年达到50%", {"value": 50, "unit": "%", "year": 2025}),
        ("每年稳定在95%以上", {"value": 95, "unit": "%"}),
        ("提升改造项目30个", {"value": 30, "unit": "个"}),
        ("争取中央资金30亿元", {"value": 30, "unit": "亿元"}),
        ("30（约束性）", {"value": 30, "commitment": "binding"}),
        ("30", {"value": 30}),
        ("3亿元以上", {"value": 30000, "unit": "万元"}),
        ("2023—2025年每年60家", {"value": 60, "kind": "per_year", "year": 2025, "from_year": 2023}),
        ("新增就业人数达到5万人", {"value": 5, "unit": "万人", "name": "新增就业人数"}),
        ("降到30家", {"value": 30, "direction": "decrease", "comparator": "at_most"}),
        ("降低能耗30万吨", {"value": 30, "unit": "万吨", "kind": "total"}),
        ("减排量增长10%", {"value": 10, "unit": "%", "kind": "growth_rate"}),
        ("较 2020 年下降 8.8%", {"value": "8.8", "base_year": 2020, "year": 2023, **DOWN}),
        ("降幅收窄5个百分点", {"value": 5, **DOWN, "unit": "个百分点"}),
        ("不少于8家", {"value": 8, "kind": "per_year", "name": "每年新增农场"}),
        ("显著提升", {"kind": "qualitative", "comparator": None, "unit": None}),
        ("1—3家", {"value": 1, "high": 3, "comparator": "between"}),
    ],
)
def test_what_agrees_is_not_told(words: str, fields: dict[str, Any]) -> None:
    assert told(made(words, **fields)) == []


@given(
    st.integers(2, 3000),
    st.integers(2, 3000),
    st.sampled_from(["达到{}家", "不低于{}家", "{}家以上"]),
)
def test_a_value_is_told_where_and_only_where_it_differs(here: int, there: int, say: str) -> None:
    assert told(made(say.format(here), value=there)) == ([] if here == there else ["T301"])


@pytest.mark.parametrize(
    ("value", "words", "codes"),
    [
        (10, "10家", []),
        (20, "10家", ["T301"]),
        (10, "10项", ["T302"]),
        (10, "2021年10家", ["T307"]),
    ],
)
def test_a_baseline_is_held_against_its_words(value: int, words: str, codes: list[str]) -> None:
    start = Baseline(value=Decimal(value), words=words, year=2020)
    assert told(plan(Indicator(id="a", name="企业", unit="家", baselines=(start,)))) == codes


def test_where_a_target_starts_is_no_number_left_over() -> None:
    one = Target(
        id="a.1", kind="level", comparator="at_least", value=Decimal(30), unit="家",
        words="由2020年的20家增加到30家", year=2025,
    )  # fmt: skip
    start = Baseline(value=Decimal(20), year=2020)
    first = Indicator(id="a", name="企业", unit="家", baselines=(start,), targets=(one,))
    assert told(plan(first)) == []
    assert told(plan(attrs.evolve(first, baselines=()))) == ["T301", "T301"]


def test_of_a_range_both_ends_are_stated() -> None:
    assert told(made("20至30家", comparator="between", value=20, high=30)) == []
    assert "T301" in told(made("20至30家", value=20))


def test_the_indicator_s_name_is_no_part_of_how_firmly_a_target_is_said() -> None:
    # 争取国家 asks money of somebody above; 争取 before the name of what is to be won strives.
    thing: dict[str, Any] = {"kind": "milestone", "comparator": None, "unit": None}
    assert told(made("积极争取国家海绵示范", name="国家海绵示范", **thing)) == ["T306"]
    assert told(made("积极争取国家资金", name="海绵示范", **thing)) == []


def test_a_comparator_is_right_where_one_of_the_words_at_its_number_says_it() -> None:
    above: dict[str, Any] = {"value": 30, "comparator": "more_than"}
    assert told(made("30余家", **above)) == []
    assert told(made("30家，突破30家", **above)) == []
    assert told(made("30家以上", **above)) == ["T303"]


def test_a_message_names_the_indicator_and_its_words() -> None:
    (found,) = check(made("达到20家", name="工厂", value=40), select=["T301"])
    assert found.message.zh == "指标“工厂”的目标，原文用语是“达到20家”，数值却写作40家。"
    assert found.path == "indicators[0].targets[0].value"


def test_words_in_a_language_that_is_not_read_are_left_alone() -> None:
    one = made("at least 45 % below 2019 levels", value=50, unit="%", year=2030)
    assert told(one) == ["T301"]
    assert told(attrs.evolve(one, language="en")) == []


@pytest.mark.parametrize(
    ("deadline", "parts"),
    [
        (Deadline(year=2025, month=6, words="2025年6月底前"), []),
        (Deadline(year=2025, month=6, words="6月底前"), []),
        (Deadline(year=2025, month=6, words="2025年六月底前"), []),
        (Deadline(year=2025, month=11, words="2025年十一月"), []),
        (Deadline(year=2025, month=12, words="2025年底前"), []),
        (Deadline(year=2025, month=6, words="2025年第二季度"), []),
        (Deadline(year=2025, month=6, day=25, words="2025年6月二十五日"), []),
        (Deadline(year=2025, words="“十四五”期间"), []),
        (Deadline(words="长期坚持"), []),
        (Deadline(every="month", day=15, words="每月15日"), []),
        (Deadline(year=2025, month=7, words="2025年6月底前"), ["month"]),
        (Deadline(year=2024, month=6, words="2025年6月底前"), ["year"]),
        (Deadline(year=2025, words="2025年6月底前"), ["month"]),
        (Deadline(month=6, words="2025年6月底前"), ["year"]),
        (Deadline(year=2025, month=6, words="2025年6月15日前"), ["day"]),
        (Deadline(year=2025, quarter=3, words="2025年第二季度"), ["quarter"]),
        (Deadline(year=2025, half=1, words="2025年下半年"), ["half"]),
        (Deadline(year=2025, month=9, words="2025年底前"), ["month"]),
    ],
)
def test_a_deadline_is_held_against_its_words(deadline: Deadline, parts: list[str]) -> None:
    measure = Measure(id="m1", number="1", title="建设创新平台", deadlines=(deadline,))
    found = check(plan(measures=(measure,)), select=["H205"])
    assert [one.path for one in found] == [f"measures[0].deadlines[0].{part}" for part in parts]


def test_the_number_of_a_document_tells_its_year() -> None:
    one = made("30家", value=30, year=2020)
    for number, codes in (("云政发〔2023〕3号", ["T104"]), ("云政发〔2020〕3号", []), (None, [])):
        dated = attrs.evolve(one, document=Document(title="方案", number=number))
        assert [found.code for found in check(dated, select=["T104"])] == codes


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("控制在9/10万以内", "9", "1/10万"),
        ("控制在9.5/10万以内", "9.5", "1/10万"),
        ("控制在10/10万以内", "10", "1/10万"),
        ("控制在9人/10万人以内", "9", "人/10万人"),
        ("翻一番，达到60家", "60", "家"),
        ("倍增到60家", "60", "家"),
        ("达到60家，是基期的3倍", "60", "家"),
    ],
)
def test_denominators_and_multiples_are_no_other_values(words: str, value: str, unit: str) -> None:
    """So many of each 100,000; and how many times as many that is."""
    fragment = (
        f"indicators: [{{id: rate, name: 死亡率, unit: {unit}, direction: decrease, targets: "
        f"[{{id: rate.1, kind: level, comparator: at_most, value: {value}, unit: {unit}, "
        f"words: '{words}'}}]}}]"
    )
    tree = breaking(Example(breaks=fragment))
    found = {one.code for one in check(plan_from_tree(tree))}
    assert not {"T301", "T302"} & found


@pytest.mark.parametrize("comparator", ["at_least", "more_than", "about"])
@pytest.mark.parametrize("words", ["30余家", "30多家", "发展到30余家"])
def test_a_little_more_may_be_put_down_in_three_ways(words: str, comparator: str) -> None:
    assert told(made(words, value=30, comparator=comparator)) == []
    assert told(made(words, value=30, comparator="at_most")) == ["T303"]


@pytest.mark.parametrize(
    ("words", "percent", "change"),
    [
        ("翻一番", "100", "increase"),
        ("翻两番", "300", "increase"),
        ("增长1倍", "100", "increase"),
        ("增长2倍", "200", "increase"),
        ("比2020年增长两倍以上", "200", "increase"),
        ("增长达1.5倍", "150", "increase"),
        ("达到2020年的2倍", "100", "increase"),
        ("是2020年的1.5倍", "50", "increase"),
        ("提高到2020年的3倍以上", "200", "increase"),
        ("增长到2020年水平的2.5倍", "150", "increase"),
        ("比2020年减半", "50", "decrease"),
        ("较2020年下降一半", "50", "decrease"),
    ],
)
def test_a_multiple_is_a_change_in_percent_or_in_times(
    words: str, percent: str, change: str
) -> None:
    fields = {"kind": "change", "change": change, "base_year": 2020, "year": 2025}
    times = Decimal(percent) / 100
    for value, unit in ((percent, "%"), (times, "倍")):
        assert told(made(words, value=value, unit=unit, **fields)) == []
    assert told(made(words, value=Decimal(percent) + 100, unit="%", **fields)) == ["T301"]
    if "2020" in words:
        wrong = fields | {"base_year": 2019}
        assert told(made(words, value=percent, unit="%", **wrong)) == ["T307"]


def test_what_a_multiple_comes_to_is_told() -> None:
    fields = {"kind": "change", "base_year": 2020, "year": 2025}
    (one,) = check(made("达到2020年的2倍", value=2, unit="倍", **fields), select=["T301"])
    told = "指标“某项工作”的目标，按原文用语“达到2020年的2倍”应变化100%，数值却写作2倍。"
    assert one.message.zh == told


def test_a_level_or_a_benchmark_in_times_is_as_many_times() -> None:
    assert told(made("达到2倍", value=2, unit="倍")) == []
    fields = {"kind": "relative", "benchmark": "全省平均水平"}
    assert told(made("达到全省平均水平的2倍", value=2, unit="倍", **fields)) == []


@pytest.mark.parametrize(
    ("words", "name", "is_told"),
    [
        ("达到600个", "老年助餐点", True),
        ("总数达到600个", "老年助餐点", True),
        ("到2027年达到600个", "老年助餐点", True),
        ("老年助餐点达到600个以上", "老年助餐点", True),
        ("力争达到600个", "老年助餐点", True),
        ("600个", "老年助餐点", False),  # says nothing
        ("达到600个", "新增老年助餐点", False),
        ("达到600个", "引进人才", False),
        ("新建达到600个", "老年助餐点", False),
        ("建成老年助餐点达到600个", "老年助餐点", False),
        ("累计达到600个", "老年助餐点", False),
    ],
)
def test_what_there_is_to_be_is_no_increment(words: str, name: str, is_told: bool) -> None:
    fields = {"unit": "个", "value": 600, "name": name}
    fields |= {"commitment": "aspirational"} if "力争" in words else {}
    fields |= {"year": 2027} if "2027" in words else {}
    assert told(made(words, kind="increment", **fields)) == ["T304"] * is_told
    assert "T304" not in told(made(words, kind="level", **fields)) or "新" in words


@pytest.mark.parametrize(
    ("value", "words", "codes"), [("57", "57%以上", []), ("47", "57%以上", ["T301"])]
)
def test_what_an_upper_document_asks_for_is_held_against_its_words(
    value: str, words: str, codes: list[str]
) -> None:
    asked = UpperTarget(
        indicator="节水面积占比", kind="level", comparator="at_least", value=Decimal(value),
        unit="%", words=words,
    )  # fmt: skip
    made = plan()
    upper = Citation(title="节水方案", targets=(asked,))
    made = attrs.evolve(made, document=attrs.evolve(made.document, based_on=(upper,)))
    found = [one for one in check(made) if one.code in WORDED]
    assert [each.code for each in found] == codes
    assert all(each.path == "document.based_on[0].targets[0].value" for each in found)
