"""What parts of a plan, provinces and indicators are called."""

import attrs
import pytest
from checks.dutyplans import EMPTY, measure

from policymodel.analysis.names import MeasureNames
from policymodel.analysis.namesakes import core
from policymodel.analysis.provinces import province_code


@pytest.mark.parametrize(
    ("number", "section", "zh", "en"),
    [
        ("9", (), "第9项任务", "measure 9"),
        ("9", ("二",), "第9项任务", "measure 9"),  # no other has the number
        ("1", ("二",), "二第1项任务", "measure 二1"),
        ("(二)", ("三",), "任务三(二)", "measure 三(二)"),
        ("(二)", ("（二十一）",), "任务（二十一）(二)", "measure （二十一）(二)"),  # a number
        ("(二)", ("推进机制建设",), "任务《推进机制建设》(二)", "measure 《推进机制建设》(二)"),
        ("任务一", ("二",), "任务一", "measure 任务一"),  # it says itself what it counts
        ("第二条", (), "任务第二条", "measure 第二条"),
        ("二十一", (), "任务二十一", "measure 二十一"),
        (None, ("二",), "任务“任务0”", "measure “任务0”"),
    ],
)
def test_a_measure_is_called_by_its_number_and_where_need_be_its_section(
    number: str | None, section: tuple[str, ...], zh: str, en: str
) -> None:
    one = attrs.evolve(measure(0), number=number, section=section)
    others = [attrs.evolve(measure(k), number="1") for k in (1, 2)]
    plan = attrs.evolve(EMPTY, measures=(one, *others))
    assert MeasureNames(plan, "zh")(one) == zh
    assert MeasureNames(plan, "en")(one) == en


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        ("11 12 31 50", "北京市 天津市 上海市 重庆市"),
        ("13 14 21 22 23", "河北省 山西省 辽宁省 吉林省 黑龙江省"),
        ("32 33 34 35 36 37", "江苏省 浙江省 安徽省 福建省 江西省 山东省"),
        ("41 42 43 44 46", "河南省 湖北省 湖南省 广东省 海南省"),
        ("51 52 53 61 62 63 71", "四川省 贵州省 云南省 陕西省 甘肃省 青海省 台湾省"),
        ("15 45 54", "内蒙古自治区 广西壮族自治区 西藏自治区"),
        ("64 65 81 82", "宁夏回族自治区 新疆维吾尔自治区 香港特别行政区 澳门特别行政区"),
    ],
)
def test_each_province_has_its_code(codes: str, names: str) -> None:
    found = [province_code(each) for each in names.split()]
    assert found == [f"{code}0000" for code in codes.split()]


@pytest.mark.parametrize("name", ["河北市", "北京省", "云南丁省", "新疆甲自治区", "云州市", "河北"])
def test_what_is_no_province_has_no_code(name: str) -> None:
    assert province_code(name) is None


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("全市平台", "平台"),
        ("全市企", "全市企"),  # of one letter nothing is left
        ("平台数量", "平台"),
        ("企数量", "企数量"),
        ("平台（个）", "平台"),
        ("平台（省级）", "平台省级"),
    ],
)
def test_of_a_name_stays_what_tells_it_from_others(name: str, bare: str) -> None:
    assert core(name) == bare
