"""Which names are names of a share, and which only end like one."""

import pytest

from policymodel.analysis.shares import is_share
from policymodel.model import Indicator


@pytest.mark.parametrize(
    "name",
    [
        "规模以上工业企业有研发活动的占比",
        "财政科技支出占一般公共预算支出的比重",
        "占全省的比例",
        "科技进步贡献率",
        "污水集中处理率(城区)",
        "秸秆综合利用率",
        "随迁子女在公办学校就读比例",
        "优良天数比例",
    ],
)
def test_a_share(name: str) -> None:
    assert is_share(Indicator(id="a", name=name))


@pytest.mark.parametrize(
    "name",
    [
        "全员劳动生产率",
        "地区生产总值增长率",
        "研发经费占比增速",
        "人口出生率",
        "资产负债率",
        "年度任务完成率",
        "科技型中小企业",
        "综合科技创新水平指数",
        "比特率(兆)",
        "师生比例",
        "收支比例",
        "典型案例",
        "旅游投资增长比例",
    ],
)
def test_no_share(name: str) -> None:
    assert not is_share(Indicator(id="a", name=name))


def test_the_concept_decides_before_the_name() -> None:
    assert is_share(Indicator(id="a", name="研发强度", concept="rd_intensity"))
    assert is_share(Indicator(id="a", name="高新产业", concept="high_tech_output_share"))
    assert not is_share(Indicator(id="a", name="研发经费", concept="rd_expenditure"))
