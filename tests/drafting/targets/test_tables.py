"""Tables of indicators in every layout."""

from decimal import Decimal

from drafting.targets.reader import amount, read, said, targets

ONE_A_LINE = """表1 云州市主要指标
序号
指标
类型
指标名称
单位
2020年
实际值
2025年
目标值
1
综合
指标
云港贡献率
%
55.4*
65
2
每万人口船员
人年
12
20
3
船厂
13
23
注:加*号为2019年数据"""


def test_one_cell_a_line() -> None:
    found = read(ONE_A_LINE, "到2025年，船厂达到23家。", is_table=False)
    assert said(found) == [
        "云港贡献率 level at_least 65% 2025",
        "每万人口船员 level at_least 20人年/万人 2025",
        "船厂 level at_least 23家 2025",
        "船厂 level at_least 23家 2025",
    ]


def test_a_row_has_number_group_and_baseline_and_obeys_its_footnote() -> None:
    found = read(ONE_A_LINE)
    first = found.indicators[0]
    assert (first.number, first.category) == ("1", "综合指标")
    (baseline,) = first.baselines
    assert (amount_of(baseline), baseline.year, baseline.words) == ("55.4", 2019, "55.4*")


def amount_of(baseline) -> str:
    return f"{baseline.value:f}"


def test_a_vanished_unit_comes_from_prose_and_is_told_so() -> None:
    found = read(ONE_A_LINE, "到2025年，船厂达到23家。")
    ships = next(each for each in found.indicators if each.name == "船厂")
    assert [(each.unit, each.unit_stated) for each in ships.targets] == [
        ("家", False),
        ("家", True),
    ]
    assert ships.targets[1].restates == ships.targets[0].id


def test_a_row_in_another_unit_says_again_what_prose_says() -> None:
    """1.2万户 are 12000户; the baseline has no unit of its own, and is in that of its row."""
    row = "表1 主要指标\n序号\t指标\t单位\t2020年\t2025年目标\n1\t{}\t户\t3400\t12000\n"
    row += "2\t云港贡献率\t%\t55\t65\n"
    for name, restates in (("船屋改造", None), ("船屋改造（累计）", "i1.2025")):
        found = read("到2025年，船屋改造累计完成1.2万户。", row.format(name))
        one = found.indicators[0]
        assert [(each.value, each.unit, each.restates) for each in one.targets] == [
            (Decimal("1.2"), "万户", None),
            (Decimal(12000), "户", restates),
        ]
        assert (one.unit, [each.value for each in one.baselines]) == ("户", [Decimal(3400)])


ROWS = """指标名称\t单位\t2020年\t2025年\t年均增速\t属性
云港产值\t亿元\t1520\t2200\t7.5%\t预期性
单位能耗降低\t%\t——\t——\t[14.5]\t约束性
细颗粒物浓度\t微克/立方米\t42\t38\t—\t约束性
优良天数比率\t%\t82\t完成省下达目标\t—\t约束性"""


def test_one_row_a_line() -> None:
    found = read(ROWS, is_table=True)
    assert said(found) == [
        "云港产值 level at_least 2200亿元 2025",
        "云港产值 growth_rate at_least 7.5% 2025",
        "单位能耗降低 change at_least 14.5% 2025",
        "细颗粒物浓度 level at_most 38微克/立方米 2025",
    ]
    assert [each.attribute for each in found.indicators] == ["expected", *["binding"] * 3]


def test_words_in_a_cell_are_a_target() -> None:
    words = [target.words for _, target in targets(read(ROWS, is_table=True))]
    assert "完成省下达目标" in words


YEARS = """| 指标 | 单位 | 2022年目标 | 2023年目标 | 2024年目标 | 总计 |
| --- | --- | --- | --- | --- | --- |
| 新增充电桩 | 个 | 500 | 800 | 1000 | 2300 |
| 绿色船舶占比 | % | ≥60 | ≥70 | 80以上 | — |"""


def test_a_column_for_each_year_and_their_sum() -> None:
    assert said(read(YEARS, is_table=True)) == [
        "新增充电桩 increment at_least 500个 2022",
        "新增充电桩 increment at_least 800个 2023",
        "新增充电桩 increment at_least 1000个 2024",
        "新增充电桩 total at_least 2300个 2024",
        "绿色船舶占比 level at_least 60% 2022",
        "绿色船舶占比 level at_least 70% 2023",
        "绿色船舶占比 level at_least 80% 2024",
    ]


def test_the_unit_may_stand_in_the_name() -> None:
    table = "指标名称 2020年现状 2025年目标\n湿地保护率（%） 52 55\n茶园面积（万亩） 4 6\n"
    assert said(read(table, is_table=True)) == [
        "湿地保护率 level at_least 55% 2025",
        "茶园面积 level at_least 6万亩 2025",
    ]


def test_a_row_that_lacks_a_value_is_asked_about() -> None:
    found = read("指标\t单位\t2020年\t2025年\n茶园\t万亩\t4\n船厂\t家\t3\t5", is_table=True)
    assert said(found) == ["船厂 level at_least 5家 2025"]
    assert [each.rule for each in found.questions] == ["doubt.row"]


def test_lines_that_are_short_make_no_table() -> None:
    found = read("灯塔达到5座\n泊位达到9座\n栈桥达到3座", is_table=True)
    assert len(said(found)) == 3
    assert [amount(target) for _, target in targets(found)] == ["5座", "9座", "3座"]
