"""Tables of documents, read by their cells: what is to be reached, and by when."""

import pytest
from drafting.tabled import FORMATS, PLAN, disputed, drafted
from intake import making
from intake.making import Part, Table


@pytest.mark.parametrize("kind", FORMATS)
def test_rows_of_a_table_are_indicators(kind: str) -> None:
    made = drafted(FORMATS[kind](PLAN), f"a.{kind}")
    found = [
        (
            each.number,
            each.name,
            each.unit,
            each.category,
            each.attribute,
            [(b.year, str(b.value)) for b in each.baselines],
            [(t.year, t.comparator, t.words) for t in each.targets],
        )
        for each in made.plan.indicators
        if each.number
    ]
    assert found == [
        (
            "1",
            "万吨级以上泊位",
            "个",
            "港口能力",
            "binding",
            [(2030, "37")],
            [(2031, "at_least", "38"), (2033, "at_least", "≥40")],
        ),
        (
            "2",
            "集装箱吞吐量",
            "万标箱",
            "港口能力",
            "expected",
            [(2030, "112.5")],
            [(2031, "at_least", "120"), (2033, "at_least", "150")],
        ),
        (
            "3",
            "岸电使用率",
            "%",
            "绿色发展",
            "binding",
            [(2030, "35")],
            [(2033, "at_least", "60以上")],
        ),
        ("4", "老旧码头", None, "绿色发展", "expected", [], [(2033, None, "全部退出")]),
    ]


RATES = Table(
    (
        ("类别", "指标", "2030年", "2033年", "<", "年均增速", "属性"),
        ("^", "^", "实际值", "目标值", "累计", "^", "^"),
        ("能力", "泊位（个）", "37", "40", "[3]", "2.6%", "约束性"),
        ("^", "吞吐量（万标箱）", "112.5", "150", "", "10", "预期性"),
        ("效益", "产值", "120亿元", "200亿元", "", "", ""),
    )
)


def test_sums_and_rates_beside_the_years_of_a_table_are_told_apart() -> None:
    made = drafted(making.as_docx((*PLAN[:4], RATES, *PLAN[5:])), "a.docx")
    found = {
        each.name: (
            each.unit,
            [(one.kind, str(one.value), one.year) for one in each.targets if one.year],
        )
        for each in made.plan.indicators
        if each.category
    }
    assert found == {
        "泊位": ("个", [("level", "40", 2033), ("total", "3", 2033), ("growth_rate", "2.6", 2033)]),
        "吞吐量": ("万标箱", [("level", "150", 2033), ("growth_rate", "10", 2033)]),
        "产值": ("亿元", [("level", "200", 2033)]),
    }
    assert disputed(made) == []


def test_a_number_without_a_unit_or_of_several_rows_is_asked_about() -> None:
    rows = (
        ("指标", "单位", "2030年", "2033年"),
        ("泊位", "个", "37", "40"),
        ("航线", "", "12", "20"),
        ("码头", "座", "5", "9"),
        ("船闸", "座", "2", "^"),
    )
    made = drafted(making.as_docx((*PLAN[:4], Table(rows), *PLAN[5:])), "a.docx")
    asked = {
        (each.rule, made.source.text[each.at.slice])
        for each in made.questions
        if each.rule.startswith("doubt")
    }
    assert ("doubt.unit", "20") in asked
    assert ("doubt.row", "9") in asked
    assert {"航线", "码头", "船闸"}.isdisjoint(each.name for each in made.plan.indicators)


def test_what_is_to_be_reached_stands_in_columns_of_years_of_a_task() -> None:
    rows = (
        ("序号", "任务", "2032年目标", "2033年目标", "牵头单位"),
        ("1", "新建泊位", "新开工3个，完成投资2亿元", "建成3个", "市港航局"),
        ("2", "改造码头", "改造2座", "全部完成", "市水利局"),
    )
    made = drafted(making.as_docx(("云川市港口任务清单", Table(rows))), "a.docx")
    assert [each.title for each in made.plan.measures] == ["新建泊位", "改造码头"]
    said = {each.words for one in made.plan.indicators for each in one.targets}
    asked = {made.source.text[each.at.slice] for each in made.questions}
    for words in ("2亿元", "2座"):
        assert any(words in each for each in (*said, *asked)), words
    assert disputed(made) == []


def test_a_table_of_indicators_under_a_heading_of_its_own_is_no_measure() -> None:
    parts: tuple[Part, ...] = (
        "云川市港口提升行动方案（2032—2034年）",
        "一、重点任务",
        "1.新建泊位。新建深水泊位12个。（市港航局负责）",
        "2.改造码头。改造老码头30座。（市水利局负责）",
        "二、有关数据",
        Table(
            (
                ("序号", "指标", "2031年", "2033年", "2034年"),
                ("1", "泊位利用率（%）", "60", "80", "95"),
                ("2", "引航员数量（名）", "8", "20", "40"),
            )
        ),
    )
    made = drafted(making.as_docx(parts), "a.docx")
    assert [(each.title, each.deadlines) for each in made.plan.measures] == [
        ("新建泊位", ()),
        ("改造码头", ()),
    ]
    held = {each.name: [one.year for one in each.targets] for each in made.plan.indicators}
    assert (held["泊位利用率"], held["引航员数量"]) == ([2033, 2034], [2033, 2034])
    assert disputed(made) == []
