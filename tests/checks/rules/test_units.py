"""Units: what fits an indicator, and how a wrong one is told."""

from typing import Any

import pytest
from checks.rules.test_numbers import indicator, plan, target
from checks.running import check


@pytest.mark.parametrize(
    ("whole", "unit", "fits"),
    [
        ("件/万人", "件/万人", True),
        ("件/万人", "件", True),  # a ratio's target may print its numerator alone
        ("件/万人", "万件", True),
        ("件/万人", "人", False),
        ("件/万人", "元/人", False),
        ("件", "件/万人", False),
        ("亿元", "万元", True),
        ("家", "项", False),
    ],
)
def test_a_target_is_in_the_unit_of_its_indicator_or_its_numerator(
    whole: str, unit: str, fits: bool
) -> None:
    made = plan(indicator(target("a", "9", unit=unit), unit=whole))
    assert [one.path for one in check(made, select=["U102"])] == (
        [] if fits else ["indicators[0].targets[0].unit"]
    )


@pytest.mark.parametrize(
    ("unit", "path", "zh", "en"),
    [
        ("亿元", "indicators[0].targets[0].unit", "单位却是“亿元”。", "its unit is 亿元."),
        (None, "indicators[0].targets[0]", "却没有写单位。", "but has no unit."),
    ],
)
def test_a_growth_rate_in_another_unit_is_told_with_it(
    unit: str | None, path: str, zh: str, en: str
) -> None:
    made = plan(indicator(target("a", "10", kind="growth_rate", unit=unit), unit="亿元"))
    (one,) = check(made, select=["U103"])
    assert one.path == path
    assert one.message.zh == f"“高新技术企业”的目标种类为增速，{zh}"
    assert one.message.en.endswith(en)


@pytest.mark.parametrize(
    "fields",
    [{"kind": "level"}, {"kind": "growth_rate", "unit": "%"}],
    ids=["no rate", "in percent"],
)
def test_the_growth_rate_after_what_is_right_is_told(fields: dict[str, Any]) -> None:
    wrong = target("b", "10", kind="growth_rate")
    made = plan(indicator(target("a", "9", **fields), wrong))
    assert [one.path for one in check(made, select=["U103"])] == ["indicators[0].targets[1].unit"]


@pytest.mark.parametrize(
    ("whole", "slip", "meant"),
    [
        (None, "平方公理", "平方公里"),  # nothing is known of the indicator
        ("小时", "平方公理", None),
        ("亿元", "万元整", "万元"),
        ("家", "万元整", None),
        ("件/万人", "件数", "件"),
        ("%", "百分点以上", None),  # a level of a share is no change of it
    ],
)
def test_a_suggestion_fits_the_indicator(whole: str | None, slip: str, meant: str | None) -> None:
    (found,) = check(plan(indicator(target("a", "9", unit=slip), unit=whole)), select=["U101"])
    assert found.hint is not None
    assert (f"“{meant}”" in found.hint.zh) if meant else ("是否" not in found.hint.zh)


def test_a_suggestion_for_the_indicator_fits_its_targets() -> None:
    for unit, meant in (("万元", True), ("家", False)):
        made = plan(indicator(target("a", "9", unit=unit), unit="亿元整"))
        (found,) = check(made, select=["U101"])
        assert found.hint is not None
        assert ("“亿元”" in found.hint.zh) is meant
