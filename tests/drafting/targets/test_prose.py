"""Sentences of an invented city, and the targets that they state."""

import pytest
from drafting.targets.reader import read, said, targets

import policymodel as pm

GOALS = [
    ("到2025年，云港企业达到30家以上。", ["云港企业 level at_least 30家 2025"]),
    ("到2025年，云港企业突破1200家，货船占比不低于15%。",
     ["云港企业 level more_than 1200家 2025", "货船占比 level at_least 15% 2025"]),
    ("云港泊位和栈桥数量分别达到30座和25座。",
     ["云港泊位 level at_least 30座 -", "栈桥数量 level at_least 25座 -"]),
    ("城镇和农村居民人均茶叶消费量分别达到3公斤和2公斤。",
     ["城镇居民人均茶叶消费量 level at_least 3公斤 -",
      "农村居民人均茶叶消费量 level at_least 2公斤 -"]),
    ("新增灯塔5座，总数达到20座。",
     ["灯塔 increment at_least 5座 -", "灯塔 level at_least 20座 -"]),
    ("每年维护航标60座以上，总计维护300座以上。",
     ["航标 per_year at_least 60座 -", "航标 total at_least 300座 -"]),
    ("赴10家甲类船厂、100家乙类船厂开展服务。",
     ["甲类船厂 increment at_least 10家 -", "乙类船厂 increment at_least 100家 -"]),
    ("建设10家疏浚中心、航标站等港航平台。",
     ["疏浚中心、航标站等港航平台 increment at_least 10家 -"]),
    ("新建1—2座灯塔。", ["灯塔 increment between 1~2座 -"]),
    ("船员达到19万人以上。", ["船员 level at_least 19万人 -"]),
    ("港口吞吐量比2020年增长50%，单位能耗累计下降14.5%。",
     ["港口吞吐量 change at_least 50% -", "单位能耗 change at_least 14.5% -"]),
    ("茶产业规模较2020年翻一番。", ["茶产业规模 change at_least 100% -"]),
    ("茶园产值增长2倍。", ["茶园产值 change at_least 200% -"]),
    ("茶园产值年均增长8%左右。", ["茶园产值 growth_rate about 8% -"]),
    ("农村自来水普及率由2030年的88%提高到96%，从业人员从5万人增加到6万人。",
     ["农村自来水普及率 level at_least 96% -", "从业人员 level at_least 6万人 -"]),
    ("湿地保护率由2020年的52%提高到55%。", ["湿地保护率 level at_least 55% -"]),
    ("细颗粒物平均浓度降至33微克/立方米，死亡率控制在5‰以内。",
     ["细颗粒物平均浓度 level at_most 33微克/立方米 -", "死亡率 level at_most 5‰ -"]),
    ("每万人口茶艺师拥有量达到6.5人。", ["每万人口茶艺师拥有量 level at_least 6.5人/万人 -"]),
    ("茶叶出口增速高于全省平均水平2个百分点。",
     ["茶叶出口增速 relative more_than 2个百分点 -"]),
    ("企业开办时间压缩至1个工作日以内。", ["企业开办时间 level at_most 1个工作日 -"]),
    ("茶产业产值年均增长15%，占农业总产值比重超过30%。",
     ["茶产业产值 growth_rate at_least 15% -", "茶产业产值占农业总产值比重 level more_than 30% -"]),
    ("茶叶良种覆盖占三成以上。", ["茶叶良种 level at_least 30% -"]),
    ("云港指数达到65。", ["云港指数 level at_least 65 -"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), GOALS, ids=[each[0][:12] for each in GOALS])
def test_a_goal_says(sentence: str, expected: list[str]) -> None:
    assert said(read(sentence)) == expected


MEASURES = [
    ("每年培育渔家乐10家，2032年全市渔家乐不少于50家，床位控制在3000张以内。",
     ["渔家乐 per_year at_least 10家 -", "渔家乐 level at_least 50家 2032",
      "床位 level at_most 3000张 2032"]),
    ("每年培训船员60人，2032年起每年培训100人。",
     ["船员 per_year at_least 60人 -", "船员 per_year at_least 100人 -"]),
    ("三年累计培训船员4500人次，其中引航员300人。",
     ["船员 total at_least 4500人次 -", "引航员 total at_least 300人 -"]),
    ("到2032年，产值超100亿元企业达到3家，超10亿元企业15家至20家。",
     ["产值超100亿元企业 level at_least 3家 2032", "超10亿元企业 level between 15~20家 2032"]),
    ("新签约亿元以上项目90个。", ["亿元以上项目 increment at_least 90个 -"]),
    ("新签约5亿元以上临港项目30个。", ["5亿元以上临港项目 increment at_least 30个 -"]),
    ("2032年两港吞吐量合计占全省的60%以上。", ["两港吞吐量合计占全省 level at_least 60% 2032"]),
    ("2032年底前建成监测平台1个，每年培训200人。",
     ["监测平台 increment at_least 1个 2032", "培训 per_year at_least 200人 2032"]),
    ("每年维护航标15处，2032年底前建成监测平台1个。",
     ["航标 per_year at_least 15处 -", "监测平台 increment at_least 1个 2032"]),
    ("新建泵站3座，2032年6月底前建成投用。", ["泵站 increment at_least 3座 2032"]),
    ("新建灯塔5座，2032年底前建成码头2座。",
     ["灯塔 increment at_least 5座 -", "码头 increment at_least 2座 2032"]),
    ("培训200人，2032年底前建成平台。", ["培训 total at_least 200人 -"]),
    ("修建堤防10公里，更换航标灯200盏，加装浮标5部。",
     ["堤防 total at_least 10公里 -", "航标灯 total at_least 200盏 -",
      "浮标 total at_least 5部 -"]),
    ("完成旧灯塔修缮更新60座，开展应急演练12次。",
     ["旧灯塔修缮更新 total at_least 60座 -", "应急演练 total at_least 12次 -"]),
    ("新建、续建3个大型码头。", ["大型码头 increment at_least 3个 -"]),
    ("培育市级以上茶叶平台1家，形成新品种2个以上。",
     ["茶叶平台 increment at_least 1家 -", "新品种 increment at_least 2个 -"]),
    ("引进与培养5个左右制茶团队。", ["制茶团队 increment about 5个 -"]),
    ("完成既有茶厂节能改造200万平方米。", ["既有茶厂节能改造 total at_least 200万平方米 -"]),
    ("培育壮大20家船厂、30家茶厂。",
     ["船厂 increment at_least 20家 -", "茶厂 increment at_least 30家 -"]),
    ("引进船员60人次，其中外籍船员5人次。",
     ["船员 total at_least 60人次 -", "外籍船员 total at_least 5人次 -"]),
    ("改造危桥60座，2025年底前完工。", ["危桥 total at_least 60座 2025"]),
    ("每个镇至少建成1所茶校。", ["茶校 increment at_least 1所 -"]),
    ("每季度召开1次调度会。", ["调度会 level at_least 1次 -"]),
    # names are whole: no quotation, bracket or word is cut
    ("培育5家“港航50强”企业。", ["“港航50强”企业 increment at_least 5家 -"]),
    ("建设3家以“率先减排，推动发展”为主题的示范港区。",
     ["以“率先减排，推动发展”为主题的示范港区 increment at_least 3家 -"]),
    ("培育6家水岸导向的开发（WOD）模式试点。",
     ["水岸导向的开发（WOD）模式试点 increment at_least 6家 -"]),
    ("实现100个高频事项“最多跑一次”。", ["高频事项“最多跑一次” total at_least 100个 -"]),
    ("完成30个乡镇建成区管网改造。", ["乡镇建成区管网改造 total at_least 30个 -"]),
    ("实施公共泊位节能改造20万平方米，改造后泊位能效提升20%以上。",
     ["公共泊位节能改造 total at_least 20万平方米 -", "改造后泊位能效 change at_least 20% -"]),
    ("新增及更新船舶中新能源船舶比例原则上不低于30%。",
     ["新增及更新船舶中新能源船舶比例 level at_least 30% -"]),
    ("组织船员出国（境）培训3次以上。", ["组织船员出国（境）培训 total at_least 3次 -"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), MEASURES, ids=[e[0][:12] for e in MEASURES])
def test_a_measure_says(sentence: str, expected: list[str]) -> None:
    assert said(read(sentence, purpose="measures", measure="m1")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("每年新增泊位不少于6个，“十四五”期间新增泊位30个。",
         ["泊位 per_year at_least 6个 -", "泊位 increment at_least 30个 2025"]),
        ("每年培训船员60人，规划期内培训船员300人。",
         ["船员 per_year at_least 60人 -", "船员 total at_least 300人 -"]),
        ("“十四五”期间每年新增泊位6个。", ["泊位 per_year at_least 6个 2025"]),
        ("新增排涝能力每秒60立方米，处理能力每日5万吨。",
         ["排涝能力 increment at_least 60立方米/秒 -", "处理能力 level at_least 5万吨/日 -"]),
        ("建成便民食堂20个村左右，新增码头30座左右。",
         ["便民食堂 increment about 20个 -", "码头 increment about 30座 -"]),
        ("每年新增30个茶艺班左右。", ["茶艺班 per_year about 30个 -"]),
    ],
)  # fmt: skip
def test_what_is_said_of_all_years_of_a_second_and_about(
    sentence: str, expected: list[str]
) -> None:
    """What all years come to is none of each year; how long, and 左右, may stand apart."""
    assert said(read(sentence, purpose="measures", measure="m1")) == expected


def test_a_condition_with_its_number_is_no_name() -> None:
    """It was taken for what is counted: 户均补贴不超过4000元, 1500户."""
    found = read(
        "给予补贴，户均补贴不超过4000元，力争2024年完成首批1500户。",
        purpose="measures", measure="m1",
    )  # fmt: skip
    assert said(found) == []
    assert len(found.questions) == 1


def test_what_is_striven_for_is_aspirational() -> None:
    pairs = targets(read("力争云港企业达到30家，灯塔达到5座。"))
    assert [target.commitment for _, target in pairs] == ["aspirational", "aspirational"]


def test_words_hold_what_compares() -> None:
    ((indicator, target),) = targets(read("全市云港企业力争突破30家。"))
    assert (target.words, target.scope, indicator.name) == ("力争突破30家", "全市", "云港企业")


def test_a_scope_is_no_part_of_the_name() -> None:
    ((indicator, target),) = targets(read("培育省级以上茶叶平台3家。"))
    assert (indicator.name, target.scope) == ("茶叶平台", "省级以上")


def test_a_part_points_to_its_whole() -> None:
    whole, wind, sun = (
        t for _, t in targets(read("装机规模达到900万千瓦，其中风电400万千瓦、光伏500万千瓦。"))
    )
    assert wind.subset_of == sun.subset_of == whole.id
    assert wind.kind == "level"


def test_where_a_subject_starts_is_its_baseline() -> None:
    ((indicator, _),) = targets(read("湿地保护率由2020年的52%提高到55%。"))
    (baseline,) = indicator.baselines
    assert (str(baseline.value), baseline.year, baseline.words) == ("52", 2020, "52%")


def test_a_change_names_its_base_year() -> None:
    ((_, target),) = targets(read("单位能耗比2020年下降13.5%。"))
    assert (target.base_year, target.change, target.kind) == (2020, "decrease", "change")
    assert target.words == "比2020年下降13.5%"


def test_what_is_said_again_restates() -> None:
    found = read("到2025年，云港企业达到30家。", "到2025年，全市云港企业达到30家以上。")
    (indicator,) = found.indicators
    first, second = indicator.targets
    assert second.restates == first.id


def test_another_number_for_the_same_is_another_indicator() -> None:
    found = read("到2025年，形成新品种2个。", "到2025年，形成新品种5个。")
    assert len(found.indicators) == 2


def test_each_place_of_a_target_is_exact() -> None:
    sentence = "到2025年，全市云港企业力争达到３０家以上。"
    ((indicator, target),) = targets(read(sentence))
    assert indicator.at is not None
    assert target.at is not None
    assert target.year_at is not None
    assert sentence[indicator.at.slice] == "云港企业"
    assert sentence[target.at.slice] == target.words == "力争达到３０家以上"
    assert sentence[target.year_at.slice] == "2025年"


def test_a_line_broken_by_its_page_is_one_sentence() -> None:
    ((indicator, target),) = targets(read("到2025年，云港企\n业达到30\n家以上。"))
    assert (indicator.name, target.words) == ("云港企业", "达到30家以上")


WORDED = [
    ("云港实力显著提升。", "qualitative", "显著提升"),
    ("云港小学大班额全面消除。", "qualitative", "全面消除"),
    ("云港落后产能基本淘汰。", "qualitative", "基本淘汰"),
    ("云港实力超过全省平均水平。", "relative", "超过全省平均水平"),
    ("国家级泊位实现零的突破。", "milestone", "实现零的突破"),
    ("建成云港航运研究中心。", "milestone", "建成云港航运研究中心"),
]


@pytest.mark.parametrize(("sentence", "kind", "words"), WORDED)
def test_words_alone_are_a_target(sentence: str, kind: str, words: str) -> None:
    ((_, target),) = targets(read(sentence))
    assert (target.kind, target.words, target.value) == (kind, words, None)


def test_a_number_of_each_subject_of_a_list_is_a_target_of_each() -> None:
    assert said(read("到2025年，茶渣处置率、茶叶、茶油利用率均达到97%以上。")) == [
        "茶渣处置率 level at_least 97% 2025",
        "茶叶利用率 level at_least 97% 2025",
        "茶油利用率 level at_least 97% 2025",
    ]


def test_shared_falls_name_their_base_year_once() -> None:
    found = read("到2025年，茶厂能耗、茶厂用水量分别比2020年下降5%和6%。")
    assert said(found) == [
        "茶厂能耗 change at_least 5% 2025",
        "茶厂用水量 change at_least 6% 2025",
    ]
    assert [target.change for _, target in targets(found)] == ["decrease", "decrease"]


def test_a_rate_a_day_is_no_duration() -> None:
    found = read("新增污水处理能力5万吨/日。", purpose="measures", measure="m1")
    assert said(found) == ["污水处理能力 increment at_least 5万吨/日 -"]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("到2031年，基本淘汰老旧货船。", "decrease"),
        ("到2031年，老旧货船基本淘汰。", "decrease"),
        ("到2031年，主要污染物排放总量持续减少。", "decrease"),
        ("到2031年，港区能源消费总量得到合理控制。", "decrease"),
        ("到2031年，黑臭水体动态清零。", "decrease"),
        ("到2031年，完成省下达的煤炭消费压减任务。", "decrease"),
        ("到2031年，完成省下达的节能减排和环境质量改善目标。", "increase"),
        ("到2031年，港口绿化水平显著提升。", "increase"),
        ("到2031年，港口碳减排量累计达到150万吨以上。", "increase"),
        ("到2031年，港口碳排放量累计减少150万吨以上。", "decrease"),
    ],
)
def test_what_is_said_in_words_goes_one_way(sentence: str, direction: str) -> None:
    assert [each.direction for each in read(sentence).indicators] == [direction]


def test_of_all_the_country_is_not_of_the_place() -> None:
    goals = "全国质量标杆达到60项，全市质量标杆达到400项。"
    plan = pm.draft(
        f"云川市质量方案\n一、目标\n到2032年，{goals}\n二、任务\n1.选标杆。遴选标杆。（市港航局负责）\n"
    ).plan
    assert [(t.scope, int(t.value or 0)) for _, t in plan.targets()] == [
        ("全国", 60),
        ("全市", 400),
    ]
    assert not [each for each in pm.check(plan) if each.severity == "error"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("目前已建成泊位30个，到2025年达到50个。", [("泊位", 50, 2025)]),
        ("截至2020年底，泊位达到30个，到2025年达到50个。", [("泊位", 50, 2025)]),
        ("全市现有泊位30个，力争新增20个。", [("泊位", 20, None)]),
        ("目前已建成泊位30个、灯塔20座，计划再建5座。", [("灯塔", 5, None)]),
        ("在现有泊位30个基础上，新增20个。", [("泊位", 20, None)]),
        ("盘活现有厂房，新建体育综合体20个。", [("体育综合体", 20, None)]),
        ("盘活现有厂房,新建体育综合体20个。", [("体育综合体", 20, None)]),
        (
            "现有船员300名，到2025年底新增船员200名、引航员20名。",
            [("船员", 200, 2025), ("引航员", 20, 2025)],
        ),
        ("截至2020年底，新建泊位30个、灯塔20座。", []),
        ("目前已建成泊位30个，占全省的20%。", []),
        ("全市现有泊位30个、灯塔20座。", []),
        ("班子成员应有40岁左右的干部。", []),
        ("实体门店给予最高800万支持。", []),
    ],
)
def test_what_was_ends_where_something_ahead_begins(
    text: str, wanted: list[tuple[str, int, int | None]]
) -> None:
    found = targets(read(text))
    assert [(i.name, int(t.value or 0), t.year) for i, t in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "接待游客突破5000万人次，旅游总收入突破500亿元，年均分别增长10%、12%。",
            [("接待游客", 5000), ("旅游总收入", 500), ("接待游客", 10), ("旅游总收入", 12)],
        ),
        (
            "船员达到500名，泊位达到50个、灯塔30座，分别增长12%、5%。",
            [("船员", 500), ("泊位", 50), ("灯塔", 30), ("泊位", 12), ("灯塔", 5)],
        ),
    ],
)
def test_rates_in_turn_are_of_what_was_counted_before(
    text: str, wanted: list[tuple[str, int]]
) -> None:
    found = targets(read(text))
    assert [(i.name, int(t.value or 0)) for i, t in found] == wanted
    rates = {t.kind for _, t in found if t.unit == "%"}
    assert rates in ({"growth_rate"}, {"change"})


def test_what_keeps_pace_is_no_part_of_a_name() -> None:
    found = targets(read("居民人均可支配收入与经济增长基本同步，达到6万元。"))
    assert [i.name for i, t in found if t.value] == ["居民人均可支配收入"]
