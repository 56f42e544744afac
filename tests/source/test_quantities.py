"""Value, unit and comparator against the words, one target at a time."""

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from policymodel.checking import verify
from policymodel.model import Document, Indicator, Jurisdiction, OwnUnit, Plan, Span, Target
from policymodel.source import SourceText, coverage

QUANTITY = ("V004", "V005", "V012", "V022")


def judged(words: str, before: str = "全市企业", name: str = "全市企业", **more: Any) -> list[str]:
    """Return which rules on quantities find fault with a target printed as `words`."""
    source = SourceText(f"{before}{words}{more.pop('after', '。')}")
    direction, units = more.pop("direction", "increase"), more.pop("units", ())
    given: dict[str, Any] = {"kind": "level", "comparator": "at_least"} | more
    for key in ("value", "high"):
        if key in given:
            given[key] = Decimal(given[key])
    at = Span(len(before), len(before) + len(words))
    plan = Plan(
        id="one",
        document=Document(title="通知", source=source.source),
        jurisdiction=Jurisdiction(code="999900", name="云州市", level="city"),
        units=units,
        indicators=(
            Indicator(
                id="one",
                name=name,
                direction=direction,
                targets=(Target(id="one.1", words=words, at=at, **given),),
            ),
        ),
    )
    return [found.code for found in verify(plan, source) if found.code in QUANTITY]


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("达到23家以上", {"value": 23, "unit": "家"}),
        ("达到２３家以上", {"value": 23, "unit": "家"}),
        ("1,200家", {"value": 1200, "unit": "家"}),
        ("30亿元", {"value": 30, "unit": "亿元"}),
        ("30亿元", {"value": 3_000_000_000, "unit": "元"}),
        ("30亿元", {"value": 300_000, "unit": "万元"}),
        ("19万人以上", {"value": 19, "unit": "万人"}),
        ("19万人以上", {"value": 190_000, "unit": "人"}),
        ("1.5万家", {"value": 15_000, "unit": "家"}),
        ("1—2家", {"value": 1, "high": 2, "unit": "家", "comparator": "between"}),
        ("10至20家", {"value": 10, "high": 20, "unit": "家", "comparator": "between"}),
        ("百分之十以上", {"value": 10, "unit": "%"}),
        ("３.３％以上", {"value": "3.3", "unit": "%"}),
        ("十家", {"value": 10, "unit": "家"}),
        ("到2025年新增25家", {"value": 25, "unit": "家", "year": 2025}),
        ("100余家", {"value": 100, "unit": "家", "comparator": "about"}),
        ("突破1200家", {"value": 1200, "unit": "家", "comparator": "more_than"}),
        ("突破达到1200家", {"value": 1200, "unit": "家", "comparator": "more_than"}),
        ("不低于 30 家", {"value": 30, "unit": "家"}),
        ("低于30家", {"value": 30, "unit": "家", "comparator": "less_than"}),
        ("不超过30家", {"value": 30, "unit": "家", "comparator": "at_most"}),
        ("控制在30家以内", {"value": 30, "unit": "家", "comparator": "at_most"}),
        ("大约30家", {"value": 30, "unit": "家", "comparator": "about"}),
        ("降到30家", {"value": 30, "unit": "家", "comparator": "at_most", "direction": "decrease"}),
        ("市级以上平台1家", {"value": 1, "unit": "家"}),
        ("市级以上平台1家以上", {"value": 1, "unit": "家"}),
        ("——建设5家", {"value": 5, "unit": "家"}),
        ("零的突破", {"value": 0, "unit": "家", "comparator": "more_than", "unit_stated": False}),
        *(
            (words, {"value": 100, "unit": unit, "comparator": code, "unit_stated": False})
            for words, unit, code in (
                ("新建建筑全部达标", "%", "exactly"),
                ("新建建筑全部达标", "%", "at_least"),
                ("实现行政村全覆盖", "%", "exactly"),
                ("全流程覆盖", "%", "exactly"),
                ("应接尽接", "%", "exactly"),
                ("所有泊位完成改造", "%", "exactly"),
            )
        ),
        ("进入前10名", {"value": 10, "unit": "位次", "comparator": "at_most"}),
        ("跻身前十强", {"value": 10, "unit": "位次", "comparator": "at_most"}),
        ("前移10个位次", {"value": 10, "unit": "位次"}),
        ("进入百强", {"value": 100, "unit": "位次", "comparator": "at_most", "unit_stated": False}),
        (
            "控制在25gCO2/kWh以内",
            {"value": 25, "unit": "克二氧化碳/千瓦时", "comparator": "at_most"},
        ),
        (
            "较“十三五”末下降18%",
            {"kind": "change", "value": 18, "unit": "%", "change": "decrease", "base_year": 2020},
        ),
        ("全部达到100%", {"value": 100, "unit": "%", "comparator": "exactly"}),
        ("百分之百达标", {"value": 100, "unit": "%"}),
        ("全部达标", {"value": 1, "unit": "倍", "comparator": "exactly", "unit_stated": False}),
        ("实现清零", {"value": 0, "unit": "家", "comparator": "exactly", "unit_stated": False}),
        ("实现零增长", {"value": 0, "unit": "%", "comparator": "at_most", "unit_stated": False}),
        ("超过全省平均水平", {"kind": "relative", "comparator": "more_than"}),
        ("达到6.5件以上", {"value": "6.5", "unit": "件/万人", "name": "万人发明专利拥有量"}),
        ("达到6.5件", {"value": "6.5", "unit": "件/万人", "name": "每万名职工专利数"}),
        ("突破千亿元", {"value": 1000, "unit": "亿元", "comparator": "more_than"}),
        ("突破千亿元", {"value": 100_000_000_000, "unit": "元", "comparator": "more_than"}),
        ("百万吨以上", {"value": 100, "unit": "万吨"}),
        ("达到⼀百家", {"value": 100, "unit": "家"}),
        ("达到一百家", {"value": 100, "unit": "家"}),
        ("达三成以上", {"value": 30, "unit": "%"}),
        ("达三成以上", {"value": "0.3"}),
        ("占三分之一", {"value": "33.3", "unit": "%"}),
        ("占三分之一", {"value": "33.33", "unit": "%"}),
        ("达到1/3", {"value": "33.3", "unit": "%"}),
        ("过半", {"value": 50, "unit": "%", "comparator": "more_than"}),
        ("百分之八十五点五以上", {"value": "85.5", "unit": "%"}),
        ("万分之三以内", {"value": "0.03", "unit": "%", "comparator": "at_most"}),
        ("翻一番", {"value": 100, "unit": "%", "kind": "increment"}),
        ("翻两番", {"value": 300, "unit": "%", "kind": "increment"}),
        ("3到5家", {"value": 3, "high": 5, "unit": "家", "comparator": "between"}),
        ("三至四成", {"value": 30, "high": 40, "unit": "%", "comparator": "between"}),
        ("前10名", {"value": 10, "unit": "人", "comparator": "at_most"}),
        ("13万2", {"value": 132_000, "unit": "人", "unit_stated": False}),
        ("1:1.5", {"value": "1.5", "unit": "%", "unit_stated": False}),
        ("<5.5%", {"value": "5.5", "unit": "%", "comparator": "less_than"}),
        ("＞7%", {"value": 7, "unit": "%", "comparator": "more_than"}),
        ("=7%", {"value": 7, "unit": "%", "comparator": "exactly"}),
        ("超20家", {"value": 20, "unit": "家", "comparator": "more_than"}),
        ("近20家", {"value": 20, "unit": "家", "comparator": "about"}),
        ("不足20家", {"value": 20, "unit": "家", "comparator": "less_than"}),
        ("20天内", {"value": 20, "unit": "天", "comparator": "at_most"}),
        ("降到35微克/立方米以内", {"value": 35, "unit": "微克/立方米", "comparator": "at_most"}),
        ("达到0.5吨标准煤/万元", {"value": "0.5", "unit": "吨标准煤/万元"}),
        ("25万元/人", {"value": 25, "unit": "万元/人"}),
        ("7.5张/千人", {"value": "7.5", "unit": "张/千人"}),
        ("每千人7.5张", {"value": "7.5", "unit": "张/千人"}),
        ("达到6万元", {"value": 6, "unit": "万元/人", "name": "人均收入"}),
        ("5G基站达到20个", {"value": 20, "unit": "个"}),
        ("PM2.5降到30微克/立方米", {"value": 30, "unit": "微克/立方米"}),
        (
            "超过2020年平均水平",
            {"kind": "relative", "comparator": "more_than", "benchmark": "2020年平均水平"},
        ),
        ("65", {"value": 65, "unit": "%", "before": "贡献率\n\n%\n\n55.4*\n\n"}),
        ("4", {"value": 4, "unit": "亿元", "before": "成交额（亿元）\n", "name": "成交额"}),
        ("4", {"value": 4, "unit": "万吨标准煤", "before": "节能能力\n万吨标准\n煤\n"}),
        ("4", {"value": 4, "unit": "亿元", "before": "成交额\n", "after": "\n（亿元）\n"}),
        ("≥65", {"value": 65, "unit": "%", "before": "贡献率\n%\n"}),
        ("23", {"value": 23, "unit": "家", "unit_stated": False, "before": "企业\n\n13\n\n"}),
        (
            "0.6",
            {
                "value": "0.6",
                "unit": "人",
                "unit_stated": False,
                "before": "研发人员\n人\n12\n20\n专利数\n0.5\n",
                "name": "专利数",
            },
        ),
    ],
)
def test_what_is_printed_is_accepted(words: str, given: dict[str, Any]) -> None:
    assert judged(words, **given) == []


@pytest.mark.parametrize(
    ("words", "given", "codes"),
    [
        ("30亿元", {"value": 30, "unit": "元"}, ["V004"]),
        ("30亿元", {"value": 30, "unit": "万元"}, ["V004"]),
        ("30元", {"value": 30, "unit": "亿元"}, ["V005"]),
        ("19万人", {"value": 190_000, "unit": "万人"}, ["V004"]),
        ("300家和2500家", {"value": 300, "unit": "家"}, ["V004"]),
        ("年均增长10%以上", {"kind": "qualitative", "comparator": None}, ["V004"]),
        ("60人次", {"value": 60, "unit": "人"}, ["V005"]),
        ("达到3%", {"value": 3, "unit": "个百分点"}, ["V005"]),
        ("5项", {"value": 5, "unit": "家", "before": "企业\n家\n"}, ["V005"]),
        ("65", {"value": 65, "unit": "%", "before": "占比80%\n\n"}, ["V005"]),
        ("4", {"value": 4, "unit": "亿元", "after": "\n（亩）\n"}, ["V005"]),
        ("4", {"value": 4, "unit": "亿元", "after": "\n亿元以上\n"}, ["V005"]),
        ("23家", {"value": 23, "unit": "家", "unit_stated": False}, ["V005"]),
        ("65", {"value": 65, "unit": "%", "unit_stated": False, "before": "率\n%\n"}, ["V005"]),
        ("达到6.5件", {"value": "6.5", "unit": "件/万人", "name": "专利拥有量"}, ["V005"]),
        ("达到6万元", {"value": 6, "unit": "万元/人", "name": "收入"}, ["V005"]),
        ("突破千亿元", {"value": 100, "unit": "亿元", "comparator": "more_than"}, ["V004"]),
        ("达三成以上", {"value": 3, "unit": "%"}, ["V004"]),
        ("达三成以上", {"value": 30, "unit": "家"}, ["V004"]),
        ("占三分之一", {"value": 30, "unit": "%"}, ["V004"]),
        ("占三分之一", {"value": "33.4", "unit": "%"}, ["V004"]),
        ("翻两番", {"value": 200, "unit": "%", "kind": "increment"}, ["V004"]),
        ("三百家和两千家", {"value": 300, "unit": "家"}, ["V004"]),
        ("<5.5%", {"value": "5.5", "unit": "%"}, ["V012"]),
        ("超20家", {"value": 20, "unit": "家"}, ["V012"]),
        ("不足20家", {"value": 20, "unit": "家"}, ["V012"]),
        ("过半", {"value": 50, "unit": "%"}, ["V012"]),
        ("35微克/立方米", {"value": 35, "unit": "微克"}, ["V005"]),
        ("100余家", {"value": 100, "unit": "家", "comparator": "at_most"}, ["V012"]),
        ("不低于30家", {"value": 30, "unit": "家", "comparator": "less_than"}, ["V012"]),
        ("不超过30家", {"value": 30, "unit": "家", "comparator": "more_than"}, ["V012"]),
        ("省级以上30家", {"value": 30, "unit": "家", "comparator": "exactly"}, ["V012"]),
        ("降到30家", {"value": 30, "unit": "家", "comparator": "at_most"}, ["V012"]),
        ("30家", {"value": 30, "unit": "家", "comparator": "between"}, ["V012"]),
        ("1—2家", {"value": 1, "high": 2, "unit": "家"}, ["V012"]),
        ("1—2家", {"value": 1, "unit": "家"}, ["V004"]),
        ("零的突破", {"value": 2, "unit": "家", "unit_stated": False}, ["V004"]),
        ("新建建筑全部达标", {"value": 90, "unit": "%", "unit_stated": False}, ["V004"]),
        ("新建建筑全部达标", {"value": 100, "unit": "家", "unit_stated": False}, ["V004"]),
        ("新建建筑达标", {"value": 100, "unit": "%", "unit_stated": False}, ["V004"]),
        ("所有建筑达标率80%", {"value": 100, "unit": "%"}, ["V004"]),
        ("引进人才10名", {"value": 10, "unit": "位次"}, ["V005"]),
        ("实现清零", {"value": 1, "unit": "家", "unit_stated": False}, ["V004"]),
        (
            "全部达标",
            {"value": 100, "unit": "%", "comparator": "at_most", "unit_stated": False},
            ["V012"],
        ),
    ],
)
def test_what_is_not_printed_is_found(words: str, given: dict[str, Any], codes: list[str]) -> None:
    assert judged(words, **given) == codes


@pytest.mark.parametrize("words", ["≮20家", "±20家", "20家以外", "20家+"])
@pytest.mark.parametrize("comparator", ["at_least", "less_than", "about"])
def test_a_word_that_nobody_can_read_is_told_and_not_judged(words: str, comparator: str) -> None:
    assert judged(words, value=20, unit="家", comparator=comparator) == ["V022"]


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("达到30棚", {"value": "30"}),
        ("达到30座大棚", {"value": "30", "unit": "座大棚"}),
        ("不超过三十棚", {"value": "30", "comparator": "at_most"}),
        ("30棚以内", {"value": "30", "comparator": "at_most"}),
        ("达到3万棚", {"value": "3", "unit": "万棚"}),
        ("达到2.5棚/村", {"value": "2.5", "unit": "棚/村"}),
        ("达到12担", {"value": "12", "unit": "担"}),
    ],
)
def test_a_plans_own_units_are_units_in_its_words(words: str, given: dict[str, Any]) -> None:
    own = (
        OwnUnit(name="棚", kind="count", aliases=("座大棚",)),
        OwnUnit(name="担", kind="mass", equals="50 千克"),
    )
    assert judged(words, units=own, **{"unit": "棚"} | given) == []
    given = {"unit": "棚"} | given
    assert judged(words, units=own, **given | {"unit": "家"}) != []


def test_numerals_before_a_plans_own_unit_are_asked_for() -> None:
    source = SourceText("建设三十棚，新建十二廊。")
    plan = Plan(
        id="one",
        document=Document(title="通知"),
        jurisdiction=Jurisdiction(code="999900", name="云州市", level="city"),
    )
    assert coverage(plan, source).numbers == 0
    own = evolve(plan, units=(OwnUnit(name="棚", kind="count"),))
    assert [source.at(at) for at in coverage(own, source).numbers_left] == ["三十"]


@pytest.mark.parametrize(
    ("row", "unit", "wanted"),
    [
        ("茶企（家）\t18\t", "家", []),
        ("茶企（家） 18 ", "家", []),
        ("茶企 | 家 | 18 | ", "家", []),
        ("茶农劳动生产率（万元/人）\n18\n", "万元/人", []),
        ("茶企（个）\t18\t", "家", ["V005"]),
    ],
)
def test_a_unit_stands_in_the_row_however_its_cells_are_set_apart(
    row: str, unit: str, wanted: list[str]
) -> None:
    name = row.split("（")[0].split(" ")[0]
    assert judged("25", before=row, name=name, value="25", unit=unit, after="\n") == wanted
