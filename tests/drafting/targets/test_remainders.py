"""What is left of a name: grades alone, units in brackets that a page parted from their name."""

import pytest

import policymodel as pm
from policymodel.intake.reading import read_bytes

HEAD = "云泽市植树规划\n2031年3月1日\n一、发展目标\n"
TAIL = "二、重点任务\n1.植树。造林。（市林业局负责）\n2.护林。护林。（市林业局负责）\n"


def drafted(goals: str) -> list[tuple[str, list[str]]]:
    made = pm.draft(f"{HEAD}{goals}\n{TAIL}")
    assert [each.format() for each in pm.check(made.plan) if each.severity == "error"] == []
    return [(each.name, [one.words for one in each.targets]) for each in made.plan.indicators]


def test_grades_are_of_what_was_counted_before() -> None:
    [(name, words)] = drafted("建成示范基地43个，其中国家级8个，省级35个。")
    assert (name, words) == ("示范基地", ["43个", "8个", "35个"])


@pytest.mark.parametrize(
    "table",
    [
        "指标\n2030年\n2035年\n使用率\n70\n75\n（%）\n覆盖率（%）\n47\n50",
        "指标\t2030年\t2035年\n（%）\t70\t75\n覆盖率（%）\t47\t50",
        "| 指标 | 2030年 | 2035年 |\n|---|---|---|\n| （%） | 70 | 75 |\n| 覆盖率（%） | 47 | 50 |",
        "序号\n指标\n2030年\n2035年\n1\n（%）\n70\n75\n2\n覆盖率（%）\n47\n50",
        "行政区\n（平方千米）\n岸线（千米）\n甲区\n8.1\n5.2\n乙区\n8\n5",
    ],
)
def test_a_unit_alone_is_no_name(table: str) -> None:
    assert all(name[0] not in "(（" for name, _ in drafted(table))


TABLE = "指标\t单位\t2030年\t2035年\t累计\n{}\n茶园面积\t万亩\t12\t15\t[3]"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("事故率\t起/万枚\t0.7\t低于0.58\t—", ["低于0.58"]),
        ("湿地保护率\t%\t72.05\t稳定保持在70%以上\t—", ["稳定保持在70%以上"]),
        ("煤耗\t克/千瓦时\t295.4\t292\t[-3.4]", ["292"]),  # what of it is meant?
        ("细颗粒物浓度\t微克/立方米\t32.33\t≤30.71\t[5%]", ["≤30.71", "[5%]"]),
        ("绿色建筑占比\t%\t70\t—\t[75]", []),  # as large as what there was: no sum
        ("绿色建筑占比\t%\t70\t—\t[5]", ["[5]"]),
        ("绿色建筑占比\t%\t70\t—\t[≤5]", []),  # no sum has a limit
        ("粮食产量\t万吨\t70\t—\t[75]", ["[75]"]),
        ("能耗降低率\t%\t2\t—\t[13]", ["[13]"]),
        ("产值增长\t%\t6\t—\t[7]", ["[7]"]),
        ("耕地保有量\t%\t9.91 3\t10\t—", []),  # a number and a footnote's
        ("处理率\t%\t90\t市区≥95/各县≥85\t—", []),
    ],
)
def test_cells_of_odd_looks_state_what_they_say_or_are_asked(row: str, wanted: list[str]) -> None:
    found = drafted(TABLE.format(row))
    assert [one for name, words in found if name == row.split("\t")[0] for one in words] == wanted
    assert ("茶园面积", ["15", "[3]"]) in found


def test_a_value_may_look_like_a_year() -> None:
    table = "<table>" + "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split())}</tr>"
        for row in (
            "序号 指标 单位 2030年 2035年",
            "1 湿地价值 亿元 1966.03 2075",
            "2 面积 亩 12 15",
        )
    )
    page = f"<html><body>{''.join(f'<p>{each}</p>' for each in HEAD.split())}{table}</table>"
    page += "".join(f"<p>{each}</p>" for each in TAIL.split()) + "</body></html>"
    made = pm.draft(read_bytes(page.encode(), "a.html"))
    [first, *_] = made.plan.indicators
    assert [(one.value, one.year) for one in first.targets] == [(2075, 2035)]


def test_what_came_of_a_target_makes_no_ceiling_of_it() -> None:
    made = pm.draft(
        f"{HEAD}表1 “十三五”指标完成情况\n指标\t目标值\t完成值\n秸秆利用率（%）\t85\t88.36\n"
        f"污水治理率（%）\t30\t32\n茶渣利用率（%）\t60\t61\n到2035年，秸秆利用率达到90%以上。\n{TAIL}"
    )
    codes = [one.comparator for each in made.plan.indicators for one in each.targets]
    assert "at_most" not in codes


def test_one_cell_states_a_target_once_and_ids_are_unique() -> None:
    made = pm.draft(
        f"{HEAD}到2035年，单位产值能耗降低完成省下达目标。\n序号\n指标\n单位\n2030年\n2035年\n属性\n"
        f"1\n单位产值能耗降低\n%\n-\n省下达\n指标\n约束性\n2\n覆盖率\n%\n40\n50\n预期性\n{TAIL}"
    )
    ids = [one.id for each in made.plan.indicators for one in each.targets]
    assert len(ids) == len(set(ids))


def test_a_part_is_not_larger_than_its_whole() -> None:
    drafted("新增充电桩8万个以上，其中公共充电桩35万个以上。水电投资340亿元，其中站点投资360亿元。")


def test_a_height_counts_no_machines_and_a_standard_names_no_years() -> None:
    found = drafted(
        "到2035年，工业产值迈上万亿台阶。按照《水污染物排放标准》（DB41/2087—2021），"
        "建成监测系统，企业达到20家。"
    )
    assert [words for name, words in found if name == "工业产值"] in ([], [["迈上万亿台阶"]])


def test_how_large_a_thing_is_that_is_paid_for_or_counted_is_no_target() -> None:
    found = drafted(
        "企业年销售收入首次达到2000万元、5000万元、1亿元的，分别给予最高50万元、100万元、200万元扶持。"
        "到2033年，培育5个以上收入过200亿元的茶业集群。"
    )
    assert found == [("茶业集群", ["培育5个以上"])]


def test_growth_of_years_that_lie_behind_is_no_target() -> None:
    rows = "风电\t412\t4.3%\t1547\t10.9%\t30.3%", "光电\t422\t4.4%\t1391\t9.8%\t26.9%"
    for head in (
        "类别\t2025年\t占比\t2030年\t占比\t年均增长",
        "类别\t去年\t占比\t今年\t占比\t增长",
    ):
        found = drafted("\n".join(("表1 发展情况", head, *rows, "到2035年，建成风电2800万千瓦。")))
        assert found == [("风电", ["2800万千瓦"])]


@pytest.mark.parametrize(
    "said",
    [
        "推进云山二路01单元整体更新，建成0013单元。", "推进云安路899项目和云平路12弄改造。",
        "改造334街坊、336街坊，建成121、155弄。", "联系电话转2666分机。",
    ],
)  # fmt: skip
def test_where_something_is_and_what_it_is_called_is_no_target(said: str) -> None:
    made = pm.draft(f"{HEAD}1.更新旧区。到2033年，{said}（市住建局负责）\n{TAIL}")
    assert [each.name for each in made.plan.indicators] == []
    assert [each for each in made.questions if each.rule.startswith("doubt.")] == []


@pytest.mark.parametrize(
    ("said", "name", "words"),
    [
        ("完成3万平方米节能率不低于15%的公共建筑改造", "公共建筑改造", "完成3万平方米"),
        ("培训5000名合格率不低于90%的护理员", "护理员", "培训5000名"),
        ("建设20公里绿化率达到90%以上的绿道", "绿道", "建设20公里"),
        ("引进10家年产值超过5亿元的企业、20家科技企业", "企业", "引进10家"),
    ],
)
def test_what_each_is_like_stands_before_what_is_counted(said: str, name: str, words: str) -> None:
    found = drafted(f"到2033年，{said}。")
    assert (name, [words]) in found
    assert all("%" not in each and "亿" not in each for _, held in found for each in held)


def test_how_many_tasks_the_document_lists_is_no_target() -> None:
    assert drafted("分类梳理包括民生改善、设施优化等方面共22项任务。") == []


@pytest.mark.parametrize(
    "said",
    [
        "参照新一轮街区三年行动计划（2032—2034年），打造创建3个街区。",
        "按照省级行动方案（2032—2034年）要求，创建3个街区。",
    ],
)
def test_the_years_of_another_plan_are_no_horizon(said: str) -> None:
    made = pm.draft(f"{HEAD}1.建街区。{said}（市住建局负责）\n{TAIL}")
    [target] = [each for one in made.plan.indicators for each in one.targets]
    assert (target.value, target.year) == (3, None)


def test_what_stands_behind_a_joined_number_is_what_it_counts() -> None:
    assert drafted("新建不少于5个公园和不超过3个停车场，培育10家龙头企业和至少20家科技企业。") == [
        ("公园", ["新建不少于5个"]),
        ("停车场", ["不超过3个"]),
        ("龙头企业", ["培育10家"]),
        ("科技企业", ["至少20家"]),
    ]


def test_a_time_that_something_takes_is_no_target() -> None:
    assert drafted("利用3个月左右时间，开展整治。") == []
    [(name, _)] = drafted("实施排水管检测约123公里，对其中的约24公里修复或改造。")[1:]
    assert name == "修复或改造"


@pytest.mark.parametrize(
    ("said", "name"),
    [("签约率提高，基本实现家庭全覆盖", "家庭"), ("做到优惠政策应知尽知", "优惠政策")],
)
def test_how_far_something_is_done_is_no_name(said: str, name: str) -> None:
    assert name in [one for one, _ in drafted(f"到2033年，{said}。")]
