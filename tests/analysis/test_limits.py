"""Where two comparators say one thing: at none of what there is, and at all of it."""

from decimal import Decimal

import pytest

from policymodel.analysis.limits import alike_at_limit
from policymodel.model import Indicator, Target

NONE, ALL = {"at_most", "exactly"}, {"at_least", "exactly"}


@pytest.mark.parametrize(
    ("name", "unit", "kind", "value", "alike"),
    [
        *(
            ("排放", unit, "level", "0", NONE)
            for unit in ("家", "小时", "公顷", "公里", "立方米", "吨", "千瓦时", "千瓦")
        ),
        ("事故", "起", "total", "0", NONE),
        ("事故", "起", "per_year", "0", NONE),
        ("事故", "起", "increment", "0", set()),
        ("利润", "万元", "level", "0", set()),  # money may be lost
        ("超标率", "%", "level", "0", NONE),
        ("研究经费", "%", "level", "0", set()),  # nothing says that it is a share
        ("事故", "起", "level", "1", set()),
        ("安全饮水覆盖率", "%", "level", "100", ALL),
        ("安全饮水覆盖率", "%", "level", "99", set()),
        ("安全饮水覆盖率", "%", "total", "100", set()),
        ("安全饮水覆盖率", "%", "growth_rate", "100", set()),
        ("安全饮水覆盖率", "‰", "level", "1000", ALL),
        ("安全饮水覆盖率", "‰", "level", "100", set()),
        ("平台", "个", "level", "100", set()),
        ("安全饮水覆盖率", "嫁", "level", "100", set()),
        ("安全饮水覆盖率", "%", "level", None, set()),
    ],
)
def test_nobody_has_fewer_than_none_or_more_than_all(
    name: str, unit: str, kind: str, value: str | None, alike: set[str]
) -> None:
    number = None if value is None else Decimal(value)
    bare = Target(id="a", kind=kind, value=number)
    assert alike_at_limit(bare, Indicator(id="i", name=name, unit=unit)) == alike
    own = Target(id="a", kind=kind, value=number, unit=unit)
    assert alike_at_limit(own, Indicator(id="i", name=name)) == alike
