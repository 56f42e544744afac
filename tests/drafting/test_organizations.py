"""What organizations are by their names, and which of them may be one."""

import pytest

import policymodel as pm
from policymodel.drafting.organizations import kind_of, organizations, with_aliases
from policymodel.model import Jurisdiction
from policymodel.model.words import LevelCode


@pytest.mark.parametrize(
    ("kind", "level", "names"),
    [
        ("department", "city", "市城管委 市城市管理委员会 市国有资产监督管理委员会 市市场监管委"),
        ("department", "city", "市科学技术委员会 市住房和城乡建设管理委员会"),
        ("department", "city", "市政府金融办 区政府大数据局 东港区政府发改局"),
        ("zone", "city", "云川经开区 经开区 经济技术开发区 云川高新区管委会 东港管理委员会"),
        ("zone", "city", "牧场管理区 各功能区"),
        ("government", "city", "市政府 市人民政府办公室 云川市人民政府 云川市人民政府（筹）"),
        ("government", "county", "区政府 区政府办公室 云川市云东区人民政府办公室"),
        ("upper_body", "city", "江原省人民政府 中共江原省委 江原省委办公厅 住房和城乡建设部"),
        ("upper_body", "county", "市政府办公室"),
        ("county_government", "city", "区政府 县政府 相关区 有关县（市、区） 东港区 云泽县"),
        ("county_government", "province", "省直管县政府 各省直管县 云泽县政府"),
        ("city_government", "province", "各市政府 各设区市政府 云泽市人民政府 云岭州人民政府"),
        ("township_government", "city", "相关街镇 街镇 各街道办事处"),
        ("group", "city", "相关职能部门 市政府各工作部门 有关国有企业 市属企业 科研机构 科研院所"),
        ("group", "city", "金融机构"),
        ("leading_group", "city", "市审改办 市营商办 市河长办 市田长办 市林长办"),
        ("institution", "city", "市委托管理中心"),
        ("party_body", "city", "云川市委 市委文明办 市委外办 中共云川市委"),
        ("central_branch", "city", "国家开发银行江原省分行 农发行云川分行"),
        ("institution", "city", "市农林科学院 江原农业大学云川产业研究院 市供销社"),
        ("university", "city", "云川学院 云川职业技术学院 江原大学"),
        ("other", "city", "市法院 市检察院 市人大常委会办公室 市人大常务委员会"),
    ],
)  # fmt: skip
def test_a_body_is_what_its_name_says_seen_from_the_place(
    kind: str, level: LevelCode, names: str
) -> None:
    place = {"city": "云川市", "province": "江原省", "county": "云东区"}[level]
    assert {each: kind_of(each, level, place) for each in names.split()} == dict.fromkeys(
        names.split(), kind
    )


def test_a_zone_by_its_short_name_and_whoever_runs_it_are_asked_about() -> None:
    lines = (
        "一、重点任务",
        "1.建码头。建成三座码头。（责任单位：经开区）",
        "2.疏航道。疏浚主航道。（责任单位：经济技术开发区）",
        "3.修堆场。改造堆场。（责任单位：高新区管委会）",
        "4.办展会。办港口展会。（责任单位：云川高新区）",
        "5.育人才。培养船员。（责任单位：保税区）",
    )
    asked = [each.asks.zh for each in pm.draft("\n".join(("云川市港口行动方案", *lines))).questions]
    told = [each for each in asked if "经开区" in each or "高新区" in each]
    assert len(told) == 2
    assert not any("保税区" in each for each in asked)


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ("云川市财政局 市财政局", {"云川市财政局": ("市财政局",)}),
        ("云川市经济和信息化局 市经信局", {"云川市经济和信息化局": ("市经信局",)}),
        ("云川市发展和改革委员会 市发改委", {"云川市发展和改革委员会": ("市发改委",)}),
        # in a list, a name goes on without the city of the one before it
        ("市自然资源局 自然资源局", {"市自然资源局": ("自然资源局",)}),
        (
            "云川市科学技术局 市科技局 科技局",
            {"云川市科学技术局": ("市科技局", "科技局")},
        ),
        # two of one place are two, or one misprint: that is asked
        ("市城建局 市城建设局", {}),
        ("市教育局 市教体局", {}),
        # what they are there for is not the same
        ("云川市民政局 市民族局", {}),
        ("云川市农业科学院 市农科院", {}),
        # of other places, and of nobody's
        ("省财政厅 市财政局 财政厅", {}),
        ("云东区财政局 财政局", {}),
        ("各区财政局 市财政局 区财政局", {}),
        # of the body that a list names before it
        ("市财政局 云东区教育局 财政局", {}),
        ("市财政局 各县教育局 财政局", {}),
        ("省教育厅 市财政局 财政局", {"市财政局": ("财政局",)}),
        # a branch is not called by the body of which it is one, nor who enforces by who rules
        ("云川市公安局交通管理局 市公安局", {}),
        ("云川市公安局交通管理局 云川市公安局 市公安局", {"云川市公安局": ("市公安局",)}),
        ("云川市生态环境局云东分局 市生态环境局", {}),
        ("云川市农业综合行政执法局 市农业局", {}),
        ("云川市财政监督局 市财政局", {}),
        ("云川市应急管理局 市应急局", {"云川市应急管理局": ("市应急局",)}),
        ("云川市林业和草原局 市林业局", {"云川市林业和草原局": ("市林业局",)}),
    ],
)
def test_a_body_by_its_full_name_and_by_a_shorter_one_is_one(
    names: str, wanted: dict[str, tuple[str, ...]]
) -> None:
    where = Jurisdiction(name="云川市", level="city")
    text = "、".join(names.split())
    found = with_aliases(text, organizations(text, names.split(), where, {}), where)
    assert {each.name: each.aliases for each in found if each.aliases} == wanted
    assert sorted([n for each in found for n in each.names]) == sorted(names.split())
