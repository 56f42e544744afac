"""What looks like the name of a body, and what only ends so."""

import pytest

from policymodel.source import find_brackets
from policymodel.source.bodies import looks_like_name, shared_places


@pytest.mark.parametrize("name", ["市应急队", "县港务股", "市医院心内科", "市医院三病区", "各镇街"])
def test_names_end_as_those_of_bodies_do(name: str) -> None:
    assert looks_like_name(name)


@pytest.mark.parametrize(
    "words",
    [
        "重点学科", "数字百科", "应用本科", "高职专科", "基础文科", "基础理科", "新型工科",
        "临床医科", "新型商科", "涉农农科", "无前科", "拧成一股", "国资参股", "国资控股",
        "技术入股", "公交车队", "远洋舰队", "远洋船队", "青年球队", "驻地军队", "驻地部队",
        "仪仗列队", "志愿组队", "2032年建成胸痛中心", "6月开放游客中心", "每年3次巡查大队",
        "15个卫生院",
    ],
)  # fmt: skip
def test_what_only_ends_so_is_no_name(words: str) -> None:
    assert not looks_like_name(words)


@pytest.mark.parametrize(
    "holders",
    [
        "负有监管职责的部门",
        "其他承担审批职能的机构",
        "具有执法责任的单位",
        "有关负有管理职责的部门",
    ],
)
def test_whoever_holds_a_duty_is_charged(holders: str) -> None:
    [found] = find_brackets(f"建码头（市港航局牵头，{holders}配合）")
    assert [name.text for name in found.parts[1].names] == [holders]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("设区的市、县政府", ["设区的市、"]),
        ("市甲局、设区的市、县（市）政府", ["设区的市、"]),
        ("各有关市、县政府", ["各有关市、"]),
        ("各市（州）、县（市、区）政府", ["各市（州）、"]),
        ("各区、县级市", ["各区、"]),
        ("各区、市政公司", []),
    ],
)
def test_places_share_what_they_are(text: str, shared: list[str]) -> None:
    assert [text[at.start : at.stop] for at in shared_places(text, 0, len(text))] == shared
