"""Numbers that are no targets, and why."""

import pytest
from drafting.targets.reader import read, targets

import policymodel as pm
from policymodel.drafting.passages import Purpose
from policymodel.quantities import figures

REASONS = [
    ("对新认定的船厂一次性奖励30万元。", "policy_parameter"),
    ("按研发投入的10%给予补助。", "policy_parameter"),
    ("单个项目最高不超过500万元。", "policy_parameter"),
    ("可将不低于90%的转化收益奖励给个人。", "policy_parameter"),
    ("年综合能耗5000吨标准煤以上的用能单位建立制度。", "condition"),
    ("中心城区对10万平方米及以上的房地产项目加强管理。", "condition"),
    ("加大对20万人口以上县城的支持。", "condition"),
    ("推动能耗范围在5千至1万吨标准煤的企业、建筑纳入交易。", "condition"),
    ("落实“1+3+N”部署。", "proper_name"),
    ("坚持“1261”思路。", "slogan"),
    ("实施“百企312”工程。", "plan_name"),
    ("推进装备、茶叶等8大任务。", "scope_count"),
    ("推进15类平台建设。", "scope_count"),
    ("全市17个镇街全部完成。", "scope_count"),
    ("全市已建成灯塔30座。", "history"),
    ("截至去年底，灯塔达到30座。", "history"),
    ("接到投诉后2小时内到场。", "duration"),
    ("谋划未来5年的灯塔布局。", "duration"),
    ("排放浓度不高于50毫克/立方米。", "policy_parameter"),
    ("确需建设18层以上灯塔的，应当论证。", "condition"),
    ("推动资源向五个茶区倾斜。", "scope_count"),
    ("设置茶叶投放桶（240升）。", "condition"),
    ("建设茶园（区域面积1000平方米以上）。", "condition"),
    ("打造全省5ms低时延圈。", "proper_name"),
    ("利用率（建成投用1年以上）过低的码头要整改。", "condition"),
    ("更新沿街2层老建筑，恢复旧貌。", "condition"),
    ("灯塔区覆盖海湾，总规划面积约60平方公里。", "condition"),
    ("灯塔区分为观光区、作业区、避风区和展示区四个功能区。", "scope_count"),
]


@pytest.mark.parametrize(("sentence", "why"), REASONS)
def test_a_number_is_no_target(sentence: str, why: str) -> None:
    found = read(sentence, purpose="measures", measure="m1")
    assert [each.why for each in found.not_targets] == [why]
    assert targets(found) == []
    assert found.questions == ()


@pytest.mark.parametrize("purpose", ["measures", "safeguards"])
@pytest.mark.parametrize(
    "sentence",
    [
        "申请专项债3亿元。",
        "发行地方政府债券3亿元。",
        "安排财政资金2000万元，改造老旧码头。",
        "安排2000万元用于码头改造。",
        "争取中央预算内资金1.2亿元。",
        "统筹上级资金5000万元用于改造。",
        "市财政安排专项经费300万元。",
        "落实生均公用经费600元/年。",
        "市级财政每年投入不少于800万元。",
        "对船东每户补助500元。",
    ],
)
def test_public_money_is_a_means(sentence: str, purpose: Purpose) -> None:
    found = read(sentence, purpose=purpose, measure="m1")
    assert targets(found) == []
    assert {each.why for each in found.not_targets} == {"policy_parameter"}


@pytest.mark.parametrize(
    "sentence",
    [
        "港航产业规模达到50亿元。",
        "完成港口投资12亿元。",
        "融资规模突破8亿元。",
        "港口产值超过30亿元。",
        "引导社会投资2亿元。",
        "研发经费投入达到5亿元。",
        "争取到位内资20亿元。",
        "每年发放创业担保贷款不少于6亿元。",
        "一般公共财政预算收入达到50亿元。",
        "人均公用经费提高到1200元。",
    ],
)
def test_money_that_is_aimed_at_is_a_target(sentence: str) -> None:
    assert len(targets(read(sentence, purpose="measures", measure="m1"))) == 1


def test_public_money_in_goals_is_aimed_at() -> None:
    [(indicator, _)] = targets(read("到2025年，争取上级资金100亿元以上。"))
    assert indicator.name == "上级资金"


@pytest.mark.parametrize("must", ["不得", "不应", "不宜", "不能", "不可"])
@pytest.mark.parametrize(
    ("word", "comparator"),
    [("超过", "at_most"), ("高于", "at_most"), ("大于", "at_most"),
     ("低于", "at_least"), ("小于", "at_least"), ("少于", "at_least")],
)  # fmt: skip
def test_what_may_not_be_is_a_limit_and_no_promise(must: str, word: str, comparator: str) -> None:
    [(indicator, target)] = targets(read(f"灯塔高度{must}{word}40米。", purpose="measures"))
    assert (indicator.name, target.comparator, target.value) == ("灯塔高度", comparator, 40)


@pytest.mark.parametrize("must", ["不允许", "不再", "不得再"])
@pytest.mark.parametrize("word", ["超过", "低于"])
def test_a_denial_that_nobody_knows_is_asked_about(must: str, word: str) -> None:
    found = read(f"灯塔高度{must}{word}40米。", purpose="measures")
    assert targets(found) == []
    assert len(found.questions) == 1


def test_a_limit_has_no_year_of_another_sentence() -> None:
    text = "2031年6月底前制定方案。灯塔高度不得超过40米。2031年底前灯塔宽度不得超过5米。"
    found = targets(read(text, purpose="measures"))
    assert [(each.name, target.year) for each, target in found] == [
        ("灯塔高度", None),
        ("灯塔宽度", 2031),
    ]


def test_what_a_counted_firm_is_like_is_no_target() -> None:
    found = read("培育年产值超100亿元、具备国际影响的造船企业2家。")
    assert [each.why for each in found.not_targets] == ["condition"]
    assert len(targets(found)) == 1


def test_a_slogan_of_two_numbers_is_told_once() -> None:
    assert len(read("落实“3+3”部署。").not_targets) == 1


def test_what_a_document_looks_back_at_is_history() -> None:
    found = read("泊位达到30座。", purpose="preamble")
    assert [each.why for each in found.not_targets] == ["history"]


def test_a_doubtful_number_is_asked_about_with_the_parts_to_choose_from() -> None:
    found = read("对50家船厂逐一走访。", purpose="measures", measure="m1")
    (question,) = found.questions
    target, none = question.choices
    assert "50家" in question.asks.zh
    assert question.asks.en != question.asks.zh
    assert target.path == "indicators"
    assert target.part is not None
    assert none.path == "not_targets"
    assert none.part is not None
    assert (none.part["words"], none.part["why"]) == ("50家", "other")


LONG = (
    "根据《云州市规划（2021—2025年）》（云政发〔2021〕12号），到2025年，灯塔达到30座以上，"
    "较2020年增长20%，对5家船厂奖励30万元，拨打12345热线，7×24小时值守，2022年9月底前完成，"
    "其余约3成，5G基站100座，联系电话0310-1234567。"
)


@pytest.mark.parametrize("purpose", ["goals", "measures", "safeguards", "preamble", "other"])
def test_every_number_ends_somewhere(purpose) -> None:
    found = read(LONG, purpose=purpose)
    places = [each.at for each in found.not_targets if each.at]
    places += [each.at for each in found.questions]
    for indicator, target in targets(found):
        places += [at for at in (target.at, target.year_at, target.base_year_at) if at]
        places += [b.at for b in indicator.baselines if b.at]
    for start, end in figures(LONG):
        assert any(at.start <= start and end <= at.end for at in places), LONG[start:end]


def test_what_an_item_counts_for_is_asked_by_nobody() -> None:
    made = pm.draft(
        "云泽市数字政府考评办法\n2031年3月1日\n一、考评内容\n"
        "（一）建平台（25分）\n1.建云平台。平台建成投用。（3分）（市大数据局牵头）\n"
        "2.管数据。数据归集入库。（0.5分）（市大数据局牵头）\n"
    )
    assert [each.rule for each in made.questions if each.at and "分" in each.rule] == []
    numbers = [each for each in made.plan.not_targets if each.words.endswith("分")]
    assert [each.why for each in numbers] == ["policy_parameter"] * 3
    assert [each for each in made.questions if each.path.startswith("not_targets")] == []
