"""Tables that break targets down by place, in several layouts, for an invented city."""

from drafting.targets.reader import read, said, targets

YEARS = [["序号", "县（区）", "2020年完成", "2024年", "2025年"],
         ["1", "东山县", "100", "120", "130"], ["2", "西山县", "90", "—", "95"]]  # fmt: skip
FIGURES = [["县区", "茶尘浓度（微克/立方米）", "茶园达标率（%）"],
           ["东山县", "≤35", "90以上"], ["西山县", "38", "88"], ["全市", "36", "89"]]  # fmt: skip


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
    assert len(found.questions) == 3


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
