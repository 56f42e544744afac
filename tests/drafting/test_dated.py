"""Targets take the year by which their measure is due, where nothing nearer says one."""

import policymodel as pm

LINES = """云州市茶业行动方案

一、重点任务
1.建设茶园。建成茶园30座，每年培训茶师20人，良种率2026年达到80%。
牵头单位：市茶叶局
完成时限：2027年12月底前
2.建设茶厂。建成茶厂3家。
牵头单位：市茶叶局
3.建设茶道。建成茶道12公里。
牵头单位：市交通局
完成时限：长期坚持
"""
CELLS = """云州市茶业任务清单
序号\t工作任务\t责任单位\t完成时限
1\t建成茶园30座\t市茶叶局\t2027年12月底
2\t新建茶厂3家\t市茶叶局\t2026年底
3\t培训茶师200人次\t市茶叶局\t长期坚持
"""


def years(text: str) -> list[tuple[str, int | None]]:
    found = pm.draft(text)
    assert pm.verify(found.plan, found.source) == ()
    return [(f"{i.name}{t.value or ''}", t.year) for i, t in found.plan.targets()]


def test_a_label_dates_what_its_measure_states() -> None:
    assert years(LINES) == [
        ("茶园30", 2027),
        ("茶师20", None),
        ("良种率80", 2026),
        ("茶厂3", None),
        ("茶道12", None),
    ]


def test_a_cell_dates_the_row_in_which_it_stands() -> None:
    assert years(CELLS) == [("茶园30", 2027), ("茶厂3", 2026), ("茶师200", None)]


def test_the_title_of_a_year_names_its_place_behind_it() -> None:
    text = CELLS.replace("云州市茶业任务清单", "2026年云州市茶业任务清单")
    plan = pm.draft(text).plan
    assert (plan.jurisdiction.name, plan.period.end) == ("云州市", 2026)


def test_a_cell_of_several_times_dates_nothing() -> None:
    """Which of them the whole is due by, it does not say: the first was taken."""
    text = CELLS.replace("2027年12月底", "2026年完成10座，2027年完成全部")
    assert years(text)[0] == ("茶园30", None)


def test_so_many_years_are_those_of_the_plan() -> None:
    text = (
        "云川市引才工作意见\n一、总体目标\n2032年起5年内，引进人才达到900名。\n二、重点任务\n"
        "（一）引才项目。5年内引进船工70名，5年内直接服务舵手50名。（市人社局负责）\n"
        "（二）育才项目。3年内培训舵手80名。（市人社局负责）\n"
        "（三）留才项目。培育船长60名。（市人社局负责）\n"
    )
    found = pm.draft(text)
    assert (found.plan.period.start, found.plan.period.end) == (2032, 2036)
    years = {
        str(one.value): (one.from_year, one.year)
        for i in found.plan.indicators
        for one in i.targets
    }
    assert years["900"][1] == 2036
    assert years["70"] == years["50"] == (2032, 2036)
    assert not any(each.name.startswith("内") for each in found.plan.indicators)
    assert years["80"] == years["60"] == (None, None)
    assert [each.code for each in pm.verify(found.plan, found.source)] == []
