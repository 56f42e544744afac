"""Goals and measures without a number, each kind once, in an invented city."""

import pytest
from drafting.targets.reader import read, targets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policymodel.drafting.targets import ReadTargets, grammar

GOALS = [
    ("到2025年，瞪羚茶厂达到20家、独角兽茶厂实现零的突破，建成省级创新型市。",
     ["独角兽茶厂 milestone 2025", "省级创新型市 qualitative 2025"]),
    ("茶农城乡面貌焕然一新，茶园人居环境更加优美，卖茶难问题有效缓解。",
     ["茶农城乡面貌 qualitative -", "茶园人居环境 qualitative -", "卖茶难问题 qualitative -"]),
    ("力争把全市建设成为全国重要的茶业基地。", ["全国重要的茶业基地 qualitative -"]),
    ("基本实现茶业现代化，建成宜居宜业的茶城。", ["茶业现代化 qualitative -"]),
    ("到2025年，茶业转型成效明显，“云茶”技术全球领先，在茶区转型中发挥重要作用。",
     ["茶业转型 qualitative 2025", "“云茶”技术 qualitative 2025", "茶区转型 qualitative 2025"]),
    ("用三年时间，把云州打造成为全国一流的茶叶集散地。", ["全国一流的茶叶集散地 qualitative -"]),
    ("茶农参保率2023年达95%，2024年起实现应保尽保。", ["茶农参保率 qualitative 2024"]),
    ("到2025年，茶道实现5G网络深度覆盖，形成一批可推广的“云茶模式”。",
     ["茶道实现5G网络 qualitative 2025", "一批可推广的“云茶模式” qualitative 2025"]),
    ("到2025年，茶业体系基本建成，茶渣产生强度较快下降，茶叶处置能力有效保障，协同作用充分发挥。",
     ["茶业体系 qualitative 2025", "茶渣产生强度 qualitative 2025",
      "茶叶处置能力 qualitative 2025", "协同作用 qualitative 2025"]),
    ("到2025年，把云州打造成为全国一流的茶叶集散地，抢占茶业技术制高点。",
     ["全国一流的茶叶集散地 qualitative 2025", "茶业技术制高点 qualitative 2025"]),
    ("继续保持全省茶区第一方阵，完成国家和省下达我市的茶园环境质量目标。",
     ["全省茶区第一方阵 relative -", "茶园环境质量 relative -"]),
]  # fmt: skip

MEASURES = [
    ("茶药使用量零增长，茶道黑臭水体全面消除。",
     ["茶药使用量 qualitative -", "茶道黑臭水体 qualitative -"]),
    ("支持茶厂改造，力争实现规上茶厂数字化转型全覆盖。", ["规上茶厂数字化转型 qualitative -"]),
    ("推动老旧茶厂应退尽退，确保茶厂能耗只减不增，茶道黑臭水体动态清零。",
     ["老旧茶厂 qualitative -", "茶厂能耗 qualitative -", "茶道黑臭水体 qualitative -"]),
    ("新建茶舍一律配备新能源设备，油品码头全部完成油气治理。",
     ["新建茶舍 qualitative -", "油品码头 qualitative -"]),
    ("全面完成国家下达的茶业降碳约束性指标和茶园改善目标。",
     ["茶业降碳约束性指标和茶园改善 relative -"]),
    ("2024年起实现应保尽保。", []),
    ("到2025年，老旧茶船基本淘汰，茶园排放水平基本达到国际先进水平，茶园区全部实施循环化改造。",
     ["老旧茶船 qualitative 2025", "茶园排放水平 qualitative 2025", "茶园区 qualitative 2025"]),
    ("完成省下达的老旧茶船淘汰任务，茶盒包装使用率逐年提高。",
     ["老旧茶船淘汰 relative -", "茶盒包装使用率 qualitative -"]),
    ("健全回收体系，回收网点实现涉茶乡镇全覆盖。", ["回收网点 qualitative -"]),
    ("到2025年春，茶校开设率达到80%，2025年实现全覆盖。", ["茶校开设率 qualitative 2025"]),
    ("2025年，守牢茶叶安全底线，确保不发生规模性茶害。",
     ["茶叶安全底线 qualitative 2025", "规模性茶害 qualitative 2025"]),
    ("在全省茶业考核中进入先进行列。", ["茶业考核 relative -"]),
    ("茶业综合实力在全市考核中进入前三，茶种占有率保持全国县级第一。",
     ["茶业综合实力在全市考核 relative -", "茶种占有率 relative -"]),
    ("推动茶业持续优化，加强茶叶队伍建设，不断完善茶叶机制。", []),
]  # fmt: skip


def worded(found: ReadTargets) -> list[str]:
    return [
        f"{indicator.name} {target.kind} {target.year or '-'}"
        for indicator, target in targets(found)
        if target.value is None
    ]


@pytest.mark.parametrize(("sentence", "wanted"), GOALS)
def test_goals(sentence: str, wanted: list[str]) -> None:
    assert worded(read(sentence)) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), MEASURES)
def test_measures(sentence: str, wanted: list[str]) -> None:
    assert worded(read(sentence, purpose="measures")) == wanted


def test_what_a_plan_for_one_year_says_of_all_of_something() -> None:
    sentence = "基本淘汰老旧茶船，新增的茶车基本使用新能源车。"
    found = read(sentence, purpose="measures", title="云州市2025年茶业方案")
    assert worded(found) == ["老旧茶船 qualitative 2025", "新增的茶车 qualitative 2025"]


@pytest.mark.parametrize(
    ("item", "purpose"),
    [
        ("1.建设茶叶平台。加快招商。", "measures"),
        ("二、搭建茶业创新平台，夯实基础", "measures"),
        ("（一）茶业规模进一步壮大。加快招商。", "goals"),
    ],
)
def test_the_title_of_an_item_is_no_target(item: str, purpose: str) -> None:
    assert worded(read(item, purpose=purpose)) == []  # type: ignore[arg-type]


def test_a_point_of_a_list_that_says_nothing_else_is_one() -> None:
    assert worded(read("到2025年：", "——基本建成现代茶业体系。")) == [
        "现代茶业体系 qualitative 2025"
    ]


def test_a_section_that_states_figures_states_goals_in_words_too() -> None:
    title = "云州市2025年茶业方案"
    text = "全年茶园面积稳定在98万亩以上，茶农收入增速高于全县居民收入增速。"
    assert worded(read(text, purpose="preamble", title=title)) == ["茶农收入增速 relative 2025"]
    assert worded(read("茶农收入增速高于居民收入增速。", purpose="preamble", title=title)) == []


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("state_ends", "states"),
        ("state_ends", "covers"),
        ("of_all", "all_gone"),
        ("of_all", "all_do"),
        ("of_all", "bottom_line"),
    ],
)
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_no_clause_is_said_without_the_sign_by_which_it_is_told_fast(
    sign: str, said: str, data: st.DataObject
) -> None:
    clause = data.draw(st.from_regex(grammar.pattern(said), fullmatch=True)).rstrip("\n")
    assert grammar.pattern(sign).search(clause)
