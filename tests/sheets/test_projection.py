"""The projection and its charts in the target workbook: what is computed, and why not."""

from decimal import Decimal

import attrs
import pytest
from targetplans import D, invented, row, rows

from policymodel.sheets.sheet import Formula, plain
from policymodel.sheets.targets.workbook import build_targets


def test_gap_change_and_growth() -> None:
    found = row("projection", "高新技术企业")
    assert plain(found["gap"]) == 10
    assert plain(found["years"]) == 4
    assert plain(found["change"]) == D("2.5")
    growth = plain(found["growth"])
    assert isinstance(growth, Decimal)
    assert abs((1 + growth) ** 4 - D(23) / 13) < D("1e-25")
    assert [plain(found[f"y{year}"]) for year in range(2020, 2026)] == [
        None, 13, D("15.5"), 18, D("20.5"), 23,
    ]  # fmt: skip


def test_shares_change_by_points_and_do_not_grow() -> None:
    found = row("projection", "财政科技支出占比")
    assert found["growth"] is None
    assert isinstance(found["gap"], Formula)
    assert found["gap"].format == '0"个百分点"'


def test_comparable_units_are_converted_by_a_cell() -> None:
    found = row("projection", "研发人员")
    assert plain(found["factor"]) == 10000
    assert plain(found["target"]) == 12000
    assert isinstance(found["target"], Formula)
    assert found["target"] == Formula("='目标任务表'!J11*I10", D(12000), "0")
    assert plain(found["gap"]) == 3000


@pytest.mark.parametrize(
    ("indicator", "number", "reason"),
    [
        ("高新技术企业", 1, "目标为增量，不是期末水平"),
        ("研发人员", 1, "目标限于“市级以上”，与基期口径不一定相同"),
        ("创新团队", 1, "目标为每年量，不是期末水平"),
        ("创新团队", 2, "相对目标，原文无数值"),
        ("专利", 0, "定性目标"),
        ("单位能耗", 0, "原文无目标值"),
    ],
)
def test_reasons(indicator: str, number: int, reason: str) -> None:
    assert row("projection", indicator, number)["reason"] == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"high": D(30)}, "目标为区间"),
        ({"value": None}, "原文未给出目标数值"),
        ({"year": None}, "原文未写明目标年"),
        ({"year": 2021}, "基期年不早于目标年"),
        ({"unit": "项"}, "目标与基期的单位不可比"),
        ({"unit": "无此单位"}, "目标或基期的单位不在单位表中"),
        ({"subset_of": "smes.25"}, "目标为其中项，与基期口径不同"),
        ({"scope": "全市"}, None),
    ],
)
def test_what_stands_in_the_way(changes: dict[str, object], reason: str | None) -> None:
    plan = invented()
    firms = next(each for each in plan.indicators if each.id == "firms")
    firms = attrs.evolve(firms, targets=(attrs.evolve(firms.targets[0], **changes),))
    found = rows(attrs.evolve(plan, indicators=(firms,)), "projection")[0]
    assert found["reason"] == reason


def test_every_computed_column_says_so() -> None:
    for column in build_targets(invented()).sheet("projection").layout.columns:
        title = column.title.zh + (column.group.zh if column.group else "")
        assert column.derived == ("测算)" in title), title


def test_charts_join_baseline_and_target_by_unit() -> None:
    charts = build_targets(invented()).sheet("charts").charts
    assert [chart.title for chart in charts] == ["指标 基期→目标(%)", "指标 基期→目标(家)"]
    assert [series.name for series in charts[0].series] == ["基期", "2025年目标"]
    assert [series.name for series in charts[1].series] == ["2021年", "2025年目标"]
