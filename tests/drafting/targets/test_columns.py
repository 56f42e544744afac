"""What columns of tables hold: years gone by, what is added, units that a page parted, limits."""

import pytest
from drafting.targets.reader import read, said

import policymodel as pm
from policymodel.drafting.drafted import Drafted
from policymodel.intake.reading import read_bytes

HEAD = "云泽市植树“十四五”规划\n2021年12月1日\n一、发展目标\n"
TAIL = "二、重点任务\n1.植树。造林。（市林业局负责）\n2.护林。护林。（市林业局负责）\n"


def rows(*lines: str, width: int = 3) -> str:
    """Return the cells of lines, parted by blanks, one a line."""
    return "\n".join(cell for line in lines for cell in line.split(None, width))


def as_page(caption: str, *lines: str) -> Drafted:
    """Draft a plan whose table has cells that are known."""
    table = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split('|'))}</tr>" for line in lines
    )
    above = "".join(f"<p>{each}</p>" for each in (*HEAD.split(), *filter(None, (caption,))))
    below = "".join(f"<p>{each}</p>" for each in TAIL.split())
    page = f"<html><body>{above}<table>{table}</table>{below}</body></html>"
    return pm.draft(read_bytes(page.encode(), "a.html"))


def numbers(made: Drafted) -> list[tuple[str, str | None, str | None, int | None]]:
    found = [(one, each) for one in made.plan.indicators for each in one.targets]
    return [
        (one.name, each.comparator, each.words, each.year)
        for one, each in found
        if each.value is not None
    ]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("地表水劣Ⅴ类水体比例（%）", "at_most"),
        ("地下水质量V类水比例（%）", "at_most"),
        ("城市黑臭水体比例（%）", "at_most"),
        ("重污染天数比率（%）", "at_most"),
        ("辐射事故年发生次数（起）", "at_most"),
        ("用水总量（亿立方米）", "at_most"),
        ("能源消费总量（万吨标准煤）", "at_most"),
        ("单位产值水耗（立方米/万元）", "at_most"),
        ("非化石能源消费总量（万吨标准煤）", "at_least"),
        ("城市黑臭水体消除比例（%）", "at_least"),
        ("地表水达到或好于Ⅲ类水体比例（%）", "at_least"),
        ("单位产值用水量降低（%）", "at_least"),
    ],
)
def test_names_tell_whether_a_bare_number_is_a_limit(name: str, wanted: str) -> None:
    made = as_page("", "指标|2020年|2025年", f"{name}|1|1", "茶园面积（万亩）|12|15")
    [(_, comparator, *_), *_] = numbers(made)
    [first, *_] = made.plan.indicators
    falls = wanted == "at_most" or "降低" in name
    assert (comparator, first.direction == "decrease") == (wanted, falls)


@pytest.mark.parametrize(
    "name", ["空气质量优良天数比率", "秸秆综合利用率", "草原综合植被盖度", "建成区绿化覆盖"]
)
def test_what_is_good_has_no_limit_where_less_is_asked_than_there_is(name: str) -> None:
    made = as_page("", "指标|2020年|2025年", f"{name}（%）|97.2|96.3", "茶园面积（万亩）|12|15")
    assert numbers(made)[0] == (name, "at_least", "96.3", 2025)


@pytest.mark.parametrize(
    ("caption", "head"),
    [
        ("表1 “十三五”主要指标完成情况", "指标|规划目标|完成值"),
        ("表1 主要指标", "指标|目标值|完成值|完成情况"),
        ("表1 云泽市“十三五”林业统计情况", "指标|2015年|2020年|“十三五”年均增速"),
        ("表1 云泽市“十三五”主要指标", "指标|规划目标|末值"),
    ],
)
def test_what_came_of_a_plan_that_is_over_is_no_target(caption: str, head: str) -> None:
    width = head.count("|")
    cells = [
        "|".join([name, *values[:width]])
        for name, values in (
            ("受污染耕地利用率（%）", ["90", "98", "5"]),
            ("森林覆盖率（%）", ["40", "41", "1"]),
            ("茶园面积（万亩）", ["12", "15", "3"]),
        )
    ]
    assert numbers(as_page(caption, head, *cells)) == []
    lines = "\n".join(line.replace("|", "\n") for line in (head, *cells))
    assert numbers(pm.draft(f"{HEAD}{caption}\n{lines}\n{TAIL}")) == []


def test_what_came_of_a_plan_beside_what_is_to_come_is_a_start() -> None:
    made = as_page(
        "表1 “十三五”完成情况和“十四五”目标",
        "指标|2020年|2025年",
        "覆盖率（%）|40|45",
        "林地（亩）|1|2",
    )
    assert [each[2] for each in numbers(made)] == ["45", "2"]


def test_a_column_of_what_is_added_adds() -> None:
    made = as_page(
        "表1 发展目标",
        "指标|单位|2020年|2025年|“十四五”增量",
        "茶园|万亩|15|27|12",
        "果园|万亩|8|9|1",
    )
    kinds = [(each.kind, each.words) for each in made.plan.indicators[0].targets]
    assert kinds == [("level", "27"), ("increment", "12")]


def test_a_head_names_its_year_and_what_is_past_is_no_target() -> None:
    table = rows("序号 地区 2020年装机 2025年装机", "1 东县 45 60", "2 西县 16 116")
    made = pm.draft(f"{HEAD}表1 风电发展目标\n单位：万千瓦\n{table}\n{TAIL}")
    assert numbers(made) == [
        ("装机", "at_least", "60", 2025),
        ("装机", "at_least", "116", 2025),
    ]


def test_a_head_that_says_which_year_its_projects_are_of_is_not_dated_by_it() -> None:
    table = rows("序号 乡镇 2020年国债项目 2021年度项目", "1 东镇 0.8 0.6", "2 西镇 1.1 0.7")
    made = pm.draft(f"{HEAD}表1 2022年高标准农田任务\n单位：万亩\n{table}\n{TAIL}")
    assert {name for name, *_ in numbers(made)} == {"2020年国债项目", "2021年度项目"}


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("茶业产值（亿\n元）\n160\n400\n", ("亿元", 400)),
        ("用水总量\n亿\n立方米\n9.4\n12.0\n", ("亿立方米", 12)),
    ],
)
def test_a_unit_that_the_page_parted_is_whole(table: str, wanted: tuple[str, int]) -> None:
    unit = "" if "（" in table else "单位\n"
    below = "茶园面积（万亩）\n12\n15" if not unit else "茶园面积\n万亩\n12\n15"
    made = pm.draft(f"{HEAD}指标\n{unit}2020年\n2025年\n{table}{below}\n{TAIL}")
    [first] = made.plan.indicators[0].targets
    assert (first.unit, first.value) == wanted


def test_years_that_the_page_parted_head_their_columns() -> None:
    table = (
        "序\n号\n规划指标\n单\n位\n2020\n年\n2025\n年\n1 堤防达标率 % 70 80\n2 灌溉保证率 % 60 65"
    )
    made = pm.draft(f"{HEAD}{table}\n{TAIL}")
    assert [
        ([(one.value, one.year) for one in each.baselines], each.targets[0].value)
        for each in made.plan.indicators
    ] == [([(70, 2020)], 80), ([(60, 2020)], 65)]


def test_a_number_between_the_lines_of_a_name_is_no_value() -> None:
    first, second = "公园面积\n7 55.6 ≥70 预期性\n比例(%)", "岸线监管\n8 - ≥90 预期性\n率(%)"
    table = f"规划指标 2020年 2025年\n{first}\n{second}"
    made = pm.draft(f"{HEAD}{table}\n{TAIL}")
    assert numbers(made) == []
    assert len(made.questions) >= 2


def test_a_year_to_come_is_no_start_whatever_stands_below_it() -> None:
    table = rows("地区 2020年 2021年 2025年", "（基准数）", "东县 9 8 7", "西县 9 8 7")
    made = pm.draft(f"{HEAD}表3 县建筑面积（万平方米）\n{table}\n{TAIL}")
    assert all(start.year == 2020 for each in made.plan.indicators for start in each.baselines)


def test_a_share_in_brackets_as_large_as_its_start_is_asked() -> None:
    made = as_page(
        "", "指标|2020年|2025年", "产值占比（%）|32|【35】", "水土流失率（%）|30|【＜28】",
        "绿化率（%）|32|【3】",
    )  # fmt: skip
    assert [each[2] for each in numbers(made)] == ["【3】"]


def test_limits_of_prose_are_limits_too() -> None:
    found = said(
        read("到2025年，地表水劣Ⅴ类水体比例0.5%，整治黑臭水体20条，用水总量达到12亿立方米。")
    )
    assert [each.split()[2] for each in found] == ["at_most", "at_least", "at_most"]


def test_what_has_a_limit_far_above_what_there_was_does_not_start_there() -> None:
    made = as_page(
        "到2025年，能源消费总量控制在80万吨标准煤左右。",
        "指标|2020年|2025年",
        "能源消费总量（万吨标准煤）|67|80",
        "茶园面积（万亩）|12|15",
    )
    assert [e.format() for e in pm.check(made.plan) if e.severity == "error"] == []
    assert [each.baselines for each in made.plan.indicators if "能源" in each.name] == [()]


def as_wide(*lines: str) -> Drafted:
    """Draft a plan with a table whose first head stands over two columns."""
    heads = "<tr><td colspan=2>指标</td>" + "".join(
        f"<td>{each}</td>" for each in lines[0].split("|")
    )
    cells = "".join(
        f"</tr><tr>{''.join(f'<td>{cell}</td>' for cell in line.split('|'))}" for line in lines[1:]
    )
    above = "".join(f"<p>{each}</p>" for each in HEAD.split())
    below = "".join(f"<p>{each}</p>" for each in TAIL.split())
    page = f"<html><body>{above}<table>{heads}{cells}</tr></table>{below}</body></html>"
    return pm.draft(read_bytes(page.encode(), "a.html"))


def test_rows_of_one_name_are_told_apart_by_the_cell_before() -> None:
    made = as_wide(
        "2020年|2025年",
        "氨氮|减排量（吨）|—|[18]",
        "总磷|减排量（吨）|—|[7]",
        "茶园|面积（亩）|1|2",
    )
    assert [name for name, *_ in numbers(made)] == ["氨氮减排量", "总磷减排量", "面积"]


def test_rows_that_stand_a_column_beside_their_own_are_asked() -> None:
    made = as_wide(
        "单位|2020年|2025年|属性",
        "一|茶园面积|万亩|12|15|预期性",
        "能耗降低|%|2.8|完成市下达任务|预期性|",
        "非化石能源占比|%|9|13|约束性|",
    )
    found = [(one.name, each.words) for one in made.plan.indicators for each in one.targets]
    assert found == [("茶园面积", "15")]
