"""Links that the document shows, and links that somebody judged: what V059 tells apart."""

import pytest
from checks.rules.test_verification import found

TEXT = "一、主要目标。企业达到5家。\n1.建设平台。{}\n2.培育人才。引进人才。\n"
PLAN = """
indicators:
  - {{id: firms, name: {name}, unit: 家, concept: {concept}, measures: [m1],
     targets: [{{id: firms.1, kind: level, comparator: at_least, value: 5, at: [{at}, {end}],
       scope: {scope}}}]}}
measures:
  - {{id: m1, title: 建设平台, at: [15, {last}]}}
"""


def told(
    text: str,
    name: str = "高新技术企业",
    concept: str = "other",
    at: int = 10,
    scope: str = "全市",
) -> bool:
    document = TEXT.format(text)
    last = document.index("2.")
    where = {"at": at, "end": at + 2, "last": last}
    fragment = PLAN.format(name=name, concept=concept, scope=scope, **where)
    paths = found("V059", document, fragment)
    assert paths in ([], ["indicators[0].measures[0]"])
    return bool(paths)


def test_a_measure_that_says_nothing_of_an_indicator_is_told() -> None:
    assert told("新建实验室。")
    assert not told("培育高新技术企业。")
    assert not told("企业5家。", at=24)  # a target stands there


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "全市高新技术企业数量",
            "高新 技术企业",
        ),  # a blank of the page, 全市
        ("“高新技术”企业", "高新技术企业"),
        ("高新技术企业、科技型中小企业", "科技型中小企业"),
        ("屋顶光伏应用面积", "屋顶光伏"),
        ("登记技术合同成交额", "登记技术合同"),
        ("建设平台", "实验室"),  # the title has it
        ("绿色建材国家标准", "国家标准"),
        ("新增上市企业", "企业上市"),
        ("研究与试验发展经费支出", "研发投入"),
        ("省下达的减排任务", "省下达任务的行业"),
    ],
)
def test_a_name_may_be_said_in_short(name: str, text: str) -> None:
    assert not told(f"支持{text}发展。", name)


def test_a_part_of_a_name_in_the_way_is_no_name() -> None:
    assert told("支持企业和技术发展。")
    assert told("种植果树。", "果树面积")  # two letters name nothing in particular


@pytest.mark.parametrize(
    ("text", "scope", "is_told"),
    [
        ("核算工程减排量。", "工程减排量", False),
        ("核算工程减排。", "工程减排量", True),
        ("核算全部县域。", "全部县域", True),
    ],
)
def test_what_is_counted_of_it_names_it_where_its_scope_says_so(
    text: str, scope: str, is_told: bool
) -> None:
    assert told(text, "二氧化硫", scope=scope) is is_told


def test_what_cities_call_something_else_is_no_name() -> None:
    assert told("选派科技特派员。", "特派员工作站", "science_commissioners")
    assert told("市级任务由行业承担。", "省下达的减排任务")


def test_what_all_cities_call_it_is_a_name() -> None:
    text, name = "选派科技特派员。", "省系统注册的科技特派员人数"
    assert told(text, name)
    assert not told(text, name, "science_commissioners")
