"""Tables that break targets down by place, in several layouts, for an invented city."""

import pytest
from drafting.tabled import FORMATS, disputed, drafted
from drafting.targets.reader import read, said, targets
from intake.making import Table

YEARS = [["序号", "县（区）", "2020年完成", "2024年", "2025年"],
         ["1", "东山县", "100", "120", "130"], ["2", "西山县", "90", "—", "95"]]  # fmt: skip
FIGURES = [["县区", "茶尘浓度（微克/立方米）", "茶园达标率（%）"],
           ["东山县", "≤35", "90以上"], ["西山县", "38", "88"], ["全市", "36", "89"]]  # fmt: skip

GROWTH = [["序号", "县（市）区", "总量（亿元）", "比增（%）"], ["全市", "120", "12"],
          ["1", "东山区", "21", "9"], ["2", "西山区", "/", "/"],
          ["3", "南山县", "22.5", "10"], ["其中：新港区", "6", "13"]]  # fmt: skip
BESIDE = [["序号", "指标", "单位", "全市", "东山县", "新港区"],
          ["1", "茶园面积", "亩", "120", "21", "30"],
          ["2", "新增茶厂", "家", "30", "10", "—"]]  # fmt: skip


def tabs(rows: list[list[str]]) -> list[str]:
    return ["\t".join(row) for row in rows]


def lines(rows: list[list[str]]) -> list[str]:
    return [cell for row in rows for cell in row]


def places(*paragraphs: str, title: str = "云州市行动方案") -> list[tuple[str, str | None]]:
    found = read(*paragraphs, title=title, purpose="annex")
    scopes = [target.scope for _, target in targets(found) if target.value is not None]
    return list(zip(said(found), scopes, strict=True))


def test_a_column_a_year_and_the_unit_over_the_table() -> None:
    over = ("附件1", "各县（区）茶园面积分年度任务表", "单位：亩")
    wanted = [
        ("茶园面积 level at_least 120亩 2024", "东山县"),
        ("茶园面积 level at_least 130亩 2025", "东山县"),
        ("茶园面积 level at_least 95亩 2025", "西山县"),
    ]
    assert places(*over, *tabs(YEARS)) == wanted
    assert places(*over, *lines(YEARS)) == wanted


def test_the_sum_of_all_places_is_that_of_the_whole_place() -> None:
    over = ("各乡镇茶园面积任务分解表（单位：万亩）",)
    found = places(*over, *tabs(YEARS), "合计\t190\t1.2\t2.25")
    assert found[-2:] == [
        ("茶园面积 level at_least 1.2万亩 2024", None),
        ("茶园面积 level at_least 2.25万亩 2025", None),
    ]


def test_a_column_a_figure_and_the_year_in_the_caption() -> None:
    over = ("附件2", "云州市2024年各县（区）茶业环境目标")
    wanted = [
        ("茶尘浓度 level at_most 35微克/立方米 2024", "东山县"),
        ("茶园达标率 level at_least 90% 2024", "东山县"),
        ("茶尘浓度 level at_most 38微克/立方米 2024", "西山县"),
        ("茶园达标率 level at_least 88% 2024", "西山县"),
        ("茶尘浓度 level at_most 36微克/立方米 2024", None),
        ("茶园达标率 level at_least 89% 2024", None),
    ]
    assert places(*over, *tabs(FIGURES)) == wanted
    assert places(*over, *lines(FIGURES)) == wanted


def test_what_was_is_history_and_sums_restate_no_place() -> None:
    over = ("各县（区）茶园面积任务表", "单位：亩")
    found = read(*over, *tabs(YEARS[:2]), "2\t西山县\t0\t0\t0", "合计\t\t100\t120\t130")
    assert [each.words for each in found.not_targets if each.why == "history"][:1] == ["100"]
    assert all(target.restates is None for _, target in targets(found))


def test_a_table_without_a_unit_is_asked_about() -> None:
    over = ("各县（区）茶园面积分年度任务表",)
    found = read(*over, *tabs(YEARS), purpose="annex")
    assert said(found) == []
    assert len(found.questions) == 1  # of the table


def test_one_row_is_no_table_of_places() -> None:
    over = ("附件1", "各县（区）茶园面积分年度任务表", "单位：亩")
    assert len(places(*over, *tabs(YEARS))) == 3
    assert places(*over, *tabs(YEARS[:2])) == []


def test_places_with_remarks_alone_have_no_figures() -> None:
    assert places("各乡镇分工", "乡镇\t备注", "东山镇\t已完成", "西山镇") == []


def test_the_head_of_the_places_may_have_blanks_and_parts_in_brackets() -> None:
    over = ("各县（区）茶园面积分年度任务表", "单位：亩")
    heads = ["县 （市、区）", "2024年", "2025年"]
    rows = ["东山县\t120\t130", "西山县\t—\t95"]
    wanted = ["东山县", "东山县", "西山县"]
    assert [scope for _, scope in places(*over, "\t".join(heads), *rows)] == wanted
    assert [scope for _, scope in places(*over, "|" + "|".join(heads) + "|", *rows)] == wanted


def bars(rows: list[list[str]]) -> list[str]:
    return ["|" + "|".join(row) + "|" for row in rows]


def wide(rows: list[list[str]]) -> list[str]:
    return ["   ".join(row) for row in rows]


@pytest.mark.parametrize("laid", [tabs, lines, bars, wide])
def test_a_total_without_a_number_and_the_growth_beside_it(laid) -> None:  # type: ignore[no-untyped-def]
    over = ("附件1", "2025年各县（市）区茶业投资预期目标")
    wanted = [
        ("茶业投资 level at_least 120亿元 2025", None),
        ("茶业投资 growth_rate at_least 12% 2025", None),
        ("茶业投资 level at_least 21亿元 2025", "东山区"),
        ("茶业投资 growth_rate at_least 9% 2025", "东山区"),
        ("茶业投资 level at_least 22.5亿元 2025", "南山县"),
        ("茶业投资 growth_rate at_least 10% 2025", "南山县"),
        ("茶业投资 level at_least 6亿元 2025", "新港区"),
        ("茶业投资 growth_rate at_least 13% 2025", "新港区"),
    ]
    assert places(*over, *laid(GROWTH)) == wanted
    headed = [[*GROWTH[0][:2], "2025年茶业投资预期目标", *GROWTH[0][2:]], *GROWTH[1:]]
    assert places(*over, *laid(headed)) == wanted


@pytest.mark.parametrize("laid", [tabs, lines, bars, wide])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_column_a_place_and_a_row_an_indicator(laid, numbered: bool) -> None:  # type: ignore[no-untyped-def]
    over = ("附件2", "2025年各县（区）茶业目标任务分解表")
    rows = BESIDE if numbered else [row[1:] for row in BESIDE]
    assert places(*over, *laid(rows)) == [
        ("茶园面积 level at_least 120亩 2025", None),
        ("茶园面积 level at_least 21亩 2025", "东山县"),
        ("茶园面积 level at_least 30亩 2025", "新港区"),
        ("新增茶厂 increment at_least 30家 2025", None),
        ("新增茶厂 increment at_least 10家 2025", "东山县"),
    ]


def test_values_of_two_heads_over_others_are_asked_about() -> None:
    rows = [["县区", "春茶", "秋茶", "面积（亩）", "产量（吨）"], ["东山县", "1", "2"],
            ["西山县", "3", "4"]]  # fmt: skip
    found = read("各县（区）茶业目标", *lines(rows), purpose="annex")
    assert said(found) == []
    assert [question.rule for question in found.questions] == ["doubt.row"]


HEAD = ("云川市茶业行动方案（2024—2026年）", "为发展茶业，制定本方案。", "一、重点任务",
        "（一）建设茶园。建设高标准茶园。（责任单位：市茶业局）",
        "（二）培育茶企。开展专家服务。（责任单位：市工信局）",
        "附件", "各县（区）茶业目标任务分解表")  # fmt: skip


def scoped(made) -> list[tuple[str, str | None, str, int | None]]:  # type: ignore[no-untyped-def]
    return [
        (i.name, t.scope, f"{t.kind} {t.value}{t.unit}", t.year) for i, t in made.plan.targets()
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_heads_over_heads_are_those_of_their_columns(kind: str) -> None:
    rows = (("序号", "县（区）", "2025年茶业投资目标", "<", "2026年茶园面积", "备注"),
            ("^", "^", "总量（亿元）", "增速（%）", "（亩）", "^"),
            ("", "全市", "43", "12", "900", ""), ("1", "东山县", "21", "9", "400", "含新区"),
            ("2", "西山县", "22", "—", "500", ""))  # fmt: skip
    made = drafted(FORMATS[kind]((*HEAD, Table(rows))), f"a.{kind}")
    wanted = [("茶业投资", "东山县", "level 21亿元", 2025),
              ("茶业投资", "东山县", "growth_rate 9%", 2025),
              ("茶园面积", "东山县", "level 400亩", 2026)]  # fmt: skip
    assert [each for each in scoped(made) if each[1] == "东山县"] == wanted
    assert len(scoped(made)) == 8
    assert all(one.unit_stated for each in made.plan.indicators for one in each.targets)
    assert disputed(made) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_cell_of_several_places_is_asked_about(kind: str) -> None:
    rows = (("县（区）", "茶园面积（亩）", "茶厂（家）"), ("东山县", "21", "9"),
            ("西山县", "^", "8"), ("南山县", "30", "7"))  # fmt: skip
    made = drafted(FORMATS[kind]((*HEAD, Table(rows))), f"a.{kind}")
    assert {each[:3] for each in scoped(made)} == {
        ("茶厂", "东山县", "level 9家"),
        ("茶厂", "西山县", "level 8家"),
        ("茶园面积", "南山县", "level 30亩"),
        ("茶厂", "南山县", "level 7家"),
    }
    assert "doubt.row" in [each.rule for each in made.questions]


def test_what_says_nothing_of_targets_is_no_table_of_them() -> None:
    rows = [["县区", "面积（亩）"], ["东山县", "21"], ["西山县", "30"]]
    assert said(read("各县（区）概况", *lines(rows), purpose="annex")) == []
    found = read("2025年各县（区）茶园面积测算", *lines(rows), purpose="annex")
    assert said(found) == []
    assert [each.rule for each in found.questions] == ["doubt.row"]


@pytest.mark.parametrize("laid", [tabs, lines, bars, wide])
def test_a_row_a_year(laid) -> None:  # type: ignore[no-untyped-def]
    rows = [["年份", "茶园面积（亩）", "良种率"], ["2020年", "90", "50%"],
            ["2024年", "120", "60%"], ["2025年", "130", "—"]]  # fmt: skip
    assert places("茶业分年度目标", *laid(rows)) == [
        ("茶园面积 level at_least 120亩 2024", None),
        ("良种率 level at_least 60% 2024", None),
        ("茶园面积 level at_least 130亩 2025", None),
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_years_may_stand_over_places_and_below_figures(kind: str) -> None:
    rows = (("指标名称", "单位", "2026年目标", "<", "<"), ("^", "^", "全县", "东溪镇", "西溪镇"),
            ("茶客人数", "万人次", "300", "50", "60"),
            ("茶宿数量", "家", "120", "40", "—"))  # fmt: skip
    made = drafted(FORMATS[kind]((*HEAD, Table(rows))), f"a.{kind}")
    assert scoped(made) == [
        ("茶客人数", None, "level 300万人次", 2026),
        ("茶客人数", "东溪镇", "level 50万人次", 2026),
        ("茶客人数", "西溪镇", "level 60万人次", 2026),
        ("茶宿数量", None, "level 120家", 2026),
        ("茶宿数量", "东溪镇", "level 40家", 2026),
    ]
    assert disputed(made) == []
    rows = (("乡镇（街道）", "茶田保有量（亩）", "茶田建设任务", "<"),
            ("^", "^", "2025年（亩）", "2026年（亩）"), ("东溪镇", "900", "50", "60"),
            ("西溪镇", "800", "—", "40"))  # fmt: skip
    made = drafted(FORMATS[kind]((*HEAD, Table(rows))), f"a.{kind}")
    assert [each for each in scoped(made) if each[0] == "茶田建设"] == [
        ("茶田建设", "东溪镇", "level 50亩", 2025),
        ("茶田建设", "东溪镇", "level 60亩", 2026),
        ("茶田建设", "西溪镇", "level 40亩", 2026),
    ]


@pytest.mark.parametrize("laid", [tabs, lines, bars, wide])
def test_a_year_may_stand_over_places(laid) -> None:  # type: ignore[no-untyped-def]
    rows = [["指标", "单位", "2025年目标", "全县", "东溪镇"], ["茶客人数", "万人次", "300", "50"],
            ["茶宿数量", "家", "120", "40"]]  # fmt: skip
    assert places("各乡镇茶业目标任务分解表", *laid(rows)) == [
        ("茶客人数 level at_least 300万人次 2025", None),
        ("茶客人数 level at_least 50万人次 2025", "东溪镇"),
        ("茶宿数量 level at_least 120家 2025", None),
        ("茶宿数量 level at_least 40家 2025", "东溪镇"),
    ]


def test_a_row_of_no_year_among_years_is_asked_about() -> None:
    rows = [["年份", "茶园面积（亩）"], ["2024年", "120"], ["远期", "130"], ["2025年", "140"]]
    found = read("茶业分年度目标", *tabs(rows), purpose="annex")
    assert said(found) == [
        "茶园面积 level at_least 120亩 2024", "茶园面积 level at_least 140亩 2025"
    ]  # fmt: skip
    assert [each.rule for each in found.questions] == ["doubt.row"]
