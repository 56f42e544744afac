"""Sentences of kinds that plans of other fields brought: each kind once, in an invented city."""

import pytest
from drafting.targets.reader import read, said, targets

from policymodel.model import PartialDate, Span

GOALS = [
    ("人均预期寿命达到80岁以上，0—3岁托位达到300个。",
     ["人均预期寿命 level at_least 80岁 -", "0—3岁托位 level at_least 300个 -"]),
    ("每千名居民拥有船医3.6名。", ["每千名居民拥有船医 level at_least 3.6名/千人 -"]),
    ("每个镇都建有1所茶校。", ["茶校 level at_least 1所 -"]),
    ("航运纠纷年均结案率达到95%以上。", ["航运纠纷年均结案率 level at_least 95% -"]),
    ("旧船改造新开工49个、256万平方米、3.2万户。",
     ["旧船改造 total at_least 49个 -", "旧船改造 total at_least 256万平方米 -",
      "旧船改造 total at_least 3.2万户 -"]),
    ("茶农近视率每年降低0.5个百分点以上。", ["茶农近视率 per_year at_least 0.5个百分点 -"]),
    ("每年新建茶校20所，三年内新增茶师60名。",
     ["茶校 per_year at_least 20所 -", "茶师 increment at_least 60名 -"]),
    ("各镇（街道）公办茶校占比达30%以上。", ["公办茶校占比 level at_least 30% -"]),
    ("船厂和茶厂在2020年的基础上实现“双倍增”，分别超过90家和870家。",
     ["船厂 level more_than 90家 -", "茶厂 level at_least 870家 -"]),
    ("船业指数达到160点，茶业评价位次实现进等升位，跃居全省前40位。",
     ["船业指数 level at_least 160点 -", "茶业评价位次 level at_most 40位次 -"]),
    ("综合竞争力跃居全国前40位。", ["综合竞争力 level at_most 40位次 -"]),
    ("茶农死亡率、船员死亡率分别控制在9/10万和4‰以下。",
     ["茶农死亡率 level at_most 9/10万 -", "船员死亡率 level at_most 4‰ -"]),
    ("化学需氧量、氨氮重点工程减排量分别达到8000吨和300吨。",
     ["化学需氧量重点工程减排量 total at_least 8000吨 -",
      "氨氮重点工程减排量 total at_least 300吨 -"]),
    ("茶园、果园占比分别提高3个和5个百分点。",
     ["茶园占比 increment at_least 3个百分点 -", "果园占比 increment at_least 5个百分点 -"]),
    ("油品总量力争较峰值下降20%。", ["油品总量 change at_least 20% -"]),
    ("船厂总氮削减比例较2020年不低于10%。", ["船厂总氮削减比例 change at_least 10% -"]),
    ("全市新竣工船坞100%为绿色船坞。", ["新竣工船坞 level at_least 100% -"]),
    ("全市70%的县（市、区）通过茶业评估。", ["县（市、区） level at_least 70% -"]),
    ("新建公办茶校600所，新增学位12万个，每年不少于200所。",
     ["公办茶校 increment at_least 600所 -", "学位 increment at_least 12万个 -",
      "公办茶校 per_year at_least 200所 -"]),
    ("城市社区茶亭实现100%全覆盖。", ["城市社区茶亭 level at_least 100% -"]),
    ("重度茶尘天数不超过2天。", ["重度茶尘天数 level at_most 2天 -"]),
    ("船氨、船硫化物重点工程减排量分别不低于120吨、60吨。",
     ["船氨重点工程减排量 total at_least 120吨 -", "船硫化物重点工程减排量 total at_least 60吨 -"]),
    ("茶客突破3000万人次、茶业收入突破250亿元；到2025年，分别达到4200万人次、400亿元。",
     ["茶客 level more_than 3000万人次 -", "茶业收入 level more_than 250亿元 -",
      "茶客 level at_least 4200万人次 2025", "茶业收入 level at_least 400亿元 2025"]),
    ("新建茶舍5万套，其中2024年1.2万套。",
     ["茶舍 increment at_least 5万套 -", "茶舍 increment at_least 1.2万套 2024"]),
]  # fmt: skip

MEASURES = [
    ("完成营造林30万亩、森林抚育45万亩。",
     ["营造林 total at_least 30万亩 -", "森林抚育 total at_least 45万亩 -"]),
    ("每年发放创业担保贷款不少于6亿元。", ["创业担保贷款 per_year at_least 6亿元 -"]),
    ("经济困难老年人补贴覆盖率达到100%。", ["经济困难老年人补贴覆盖率 level at_least 100% -"]),
    ("扩大茶园30万亩、改造茶园20万亩。",
     ["茶园 increment at_least 30万亩 -", "茶园 total at_least 20万亩 -"]),
    ("旧船改造60艘。", ["旧船改造 total at_least 60艘 -"]),
    ("新建东港、西港、北港3座码头。", ["码头 increment at_least 3座 -"]),
    ("推行节茶奖励制度，节茶型茶校达标率超过75%。", ["节茶型茶校达标率 level more_than 75% -"]),
    ("每年招收茶学生不少于300名，茶师比例提高15个百分点。",
     ["招收茶学生 per_year at_least 300名 -", "茶师比例 increment at_least 15个百分点 -"]),
    ("新增（迁建）茶馆50家。", ["茶馆 increment at_least 50家 -"]),
    ("城镇新增就业8000人。", ["城镇新增就业 increment at_least 8000人 -"]),
    ("城镇新增就业累计25万人以上，每年保持在5万人左右。",
     ["城镇新增就业 total at_least 25万人 -", "城镇新增就业 per_year about 5万人 -"]),
    ("茶师留镇率由目前的38%提高到50%。", ["茶师留镇率 level at_least 50% -"]),
    ("建成茶馆12个，带动就业3万人。", ["茶馆 increment at_least 12个 -",
     "就业 increment at_least 3万人 -"]),
    ("带动就业5000人以上。", ["就业 increment at_least 5000人 -"]),
    ("每年交流轮岗茶师不低于应交流人数的10%。", ["交流轮岗茶师 per_year at_least 10% -"]),
    ("完成港口投资60亿元。", ["港口投资 total at_least 60亿元 -"]),
    ("培育产值超10亿元企业5家。", ["产值超10亿元企业 increment at_least 5家 -"]),
    ("茶园面积稳定在80万亩，总产量40万吨以上。",
     ["茶园面积 level at_least 80万亩 -", "总产量 level at_least 40万吨 -"]),
    ("改造2000年底前建成的老旧茶舍300个。",
     ["2000年底前建成的老旧茶舍 total at_least 300个 -"]),
    ("三年培训茶师6000人次。", ["茶师 total at_least 6000人次 -"]),
    ("市茶业局负责实施“小茶企”培育计划，全年认定15家。",
     ["“小茶企”培育计划 increment at_least 15家 -"]),
]  # fmt: skip

NO_TARGETS = [
    ("注重0~3岁幼儿教育。", "condition"),
    ("为65岁以上老人建档。", "condition"),
    ("完善城乡三项基本医疗保险。", "scope_count"),
    ("重点行业二口恶英得到控制。", "proper_name"),
    ("以占排放量65%以上的国控企业为重点。", "condition"),
    ("完善500千伏双环网结构。", "condition"),
    ("全面执行75%节能标准。", "policy_parameter"),
    ("单机容量30万千瓦以上（含）的燃煤机组要改造。", "condition"),
    ("在云溪、茶山、湖口3县布局茶产业。", "scope_count"),
    ("举办建市70周年庆祝。", "scope_count"),
    ("上网电价不受上浮20%限制。", "policy_parameter"),
    ("设置应对气候变化指标15项。", "scope_count"),
    ("在56个沿海城市实施总氮控制。", "scope_count"),
    ("治理25度以上坡耕地。", "condition"),
    ("研发10兆瓦等级风机。", "condition"),
    ("推动年用茶量5千至1万吨的企业纳入名录管理。", "condition"),
    ("报送拟投产的重大项目（年用水量1万吨以上）清单。", "condition"),
    ("启动总投资60亿元“两新”企业全链条改造。", "condition"),
    ("茶业发展方面（12项）。", "scope_count"),
    ("建成茶路改线工程（全长18.6公里）。", "condition"),
    ("推进茶路升级（二级公路，32公里）。", "condition"),
    ("落实茶税返还政策，大型茶企返还比例不超过30%。", "policy_parameter"),
    ("新建茶村按每百户不低于30平方米配建茶室。", "policy_parameter"),
]


@pytest.mark.parametrize(("sentence", "expected"), GOALS, ids=[e[0][:12] for e in GOALS])
def test_goals_of_other_fields(sentence: str, expected: list[str]) -> None:
    assert said(read(sentence)) == expected


@pytest.mark.parametrize(("sentence", "expected"), MEASURES, ids=[e[0][:12] for e in MEASURES])
def test_measures_of_other_fields(sentence: str, expected: list[str]) -> None:
    assert said(read(sentence, purpose="measures", measure="m1")) == expected


@pytest.mark.parametrize(("sentence", "why"), NO_TARGETS)
def test_what_only_looks_like_a_target(sentence: str, why: str) -> None:
    found = read(sentence, purpose="measures", measure="m1")
    assert said(found) == []
    assert [each.why for each in found.not_targets] == [why]


def test_what_is_reached_before_the_first_heading_is_a_target() -> None:
    """Points of work for a year say so before they count what is to be done."""
    ahead = "2025年，全市茶业增加值占比达到9.5%左右，茶企突破120家。重点抓好以下工作："
    assert [each.rsplit(" ", 1)[0] for each in said(read(ahead, purpose="preamble"))] == [
        "茶业增加值占比 level about 9.5%", "茶企 level more_than 120家",
    ]  # fmt: skip
    others = "到2025年，全国茶企达到9万家。"
    assert said(read(others, purpose="preamble")) == []


def test_a_period_that_lies_behind_governs_its_paragraph() -> None:
    past = "“十三五”时期，茶园面积由20亩增加到36亩。建成茶路12公里，通车里程达到41公里。"
    found = read(past)
    assert said(found) == []
    assert {each.why for each in found.not_targets} <= {"history", "date"}


def test_a_sentence_goes_on_in_the_next_line_of_a_box() -> None:
    found = read(
        "实施茶园经营面积5000万亩，其中：低产茶园改造1000万亩、退化茶园修复500万",
        "亩、茶园抚育300万亩。",
        purpose="measures",
        measure="m1",
    )
    assert [each.rsplit(" ", 2)[1] for each in said(found)] == [
        "5000万亩", "1000万亩", "500万亩", "300万亩",
    ]  # fmt: skip


def test_the_number_of_a_document_dates_it() -> None:
    from policymodel.drafting.targets.years import Calendar

    head = "云政发〔2022〕11号\n2020年，茶园达到20亩。到2025年达到30亩。"
    calendar = Calendar(None, None, "", head)
    assert [(each.last, each.role) for each in calendar.words(head[12:])] == [
        (2020, "past"),
        (2025, "horizon"),
    ]
    dated = Calendar(PartialDate(2019, 3), None, "", head)
    assert not dated.is_past(2020)


def test_the_year_of_an_outlook_in_the_title_governs_nothing() -> None:
    from policymodel.drafting.targets.years import Calendar

    title = "云港市第十四个五年规划和2035年远景目标纲要"
    assert Calendar(None, None, title, title).title_year is None


TABLES = {
    "one line a row, group and number in front": (
        "类别 序号 指标名称 单位 2020年 2025年 属性\n"
        "健康水平 1 人均预期寿命 岁 78.9 80 预期性\n"
        "2 茶农死亡率 1/10万 8.2 ≤9 预期性\n"
        "3 每千人口茶医数 人 2.9 3.3 约束性",
        ["人均预期寿命 level at_least 80岁 2025", "茶农死亡率 level at_most 91/10万 2025",
         "每千人口茶医数 level at_least 3.3人/千人 2025"],
    ),
    "columns set apart by wide gaps": (
        "  类别        指标            单位      2020 年    2025 年    属性\n"
        "              茶路总里程      公里      12600      13500     预期性\n"
        "  设施        高速茶路里程    公里      412        650       预期性\n"
        "              运茶能耗下降率 %         —          [5]       预期性",
        ["茶路总里程 level at_least 13500公里 2025", "高速茶路里程 level at_least 650公里 2025",
         "运茶能耗下降率 change at_least 5% 2025"],
    ),
    "heads printed with blanks, rows numbered in their names": (
        "指 标 2020年 2025年目标 2030年目标\n"
        "1.茶业总产值（亿元） 2350 3000 3600\n"
        "2.茶企（家） 138 220 300",
        ["茶业总产值 level at_least 3000亿元 2025", "茶业总产值 level at_least 3600亿元 2030",
         "茶企 level at_least 220家 2025", "茶企 level at_least 300家 2030"],
    ),
    "heads and units broken over cells, what is due before what is": (
        "序号\n指标名称\n单位\n2025年\n(目标)\n2020年(现状)\n指标属性\n"
        "1\n用能总量\n万吨\n标准煤\n60\n55\n预期性\n2\n优良天数比例\n%\n87.5\n85.2\n约束性",
        ["用能总量 level at_most 60万吨标准煤 2025", "优良天数比例 level at_least 87.5% 2025"],
    ),
    "numbered without a head for it, sums in the column of rates": (
        "指标\n2020年\n2025年\n年均增速［累计］\n属性\n经济发展\n1\n茶业产值（亿元）\n36\n50\n6.5%\n"
        "预期性\n2\n茶山绿化率（%）\n35.1\n36\n［0.9］\n约束性",
        ["茶业产值 level at_least 50亿元 2025", "茶业产值 growth_rate at_least 6.5% 2025",
         "茶山绿化率 level at_least 36% 2025", "茶山绿化率 increment at_least 0.9% 2025"],
    ),
    "groups that look like headings, a head broken in two": (
        "指标\n2020年\n2025年\n累计\n指标\n属性\n（一）茶山质量\n（1）茶山绿化率（%）\n41.5\n"
        "稳定在41.8%\n约束性\n（2）优良天数比例（%）\n94\n95\n约束性\n（二）治理\n"
        "（3）茶渣利用率（%）\n-\n≥35%\n预期性",
        ["茶山绿化率 level at_least 41.8% 2025", "优良天数比例 level at_least 95% 2025",
         "茶渣利用率 level at_least 35% 2025"],
    ),
    "who is in charge behind the values": (
        "序号\n指标\n单位\n2024年\n2025年\n牵头单位\n1\n茶企\n家\n40\n45\n市茶业局、\n市商务局\n"
        "2\n茶师\n名\n12\n15\n市茶业局",
        ["茶企 level at_least 40家 2024", "茶企 level at_least 45家 2025",
         "茶师 level at_least 12名 2024", "茶师 level at_least 15名 2025"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", TABLES)
def test_tables_in_other_layouts(layout: str) -> None:
    text, expected = TABLES[layout]
    assert said(read(text, is_table=True)) == expected


def test_more_columns_than_heads_are_asked_about() -> None:
    table = "指标\n2020年\n2025年\n茶叶消费量\n（万吨）\n182.8\n133.0\n1.8\n135\n101.5\n1.5"
    found = read(table, is_table=True)
    assert said(found) == []
    assert {each.rule for each in found.questions} == {"doubt.row"}


def test_a_negative_value_is_no_range() -> None:
    found = read("序号\n指标\n单位\n2020年\n2025年\n1\n茶库水位\n米\n-5\n-3", is_table=True)
    assert said(found) == ["茶库水位 level at_least -3米 2025"]


def test_the_name_of_a_row_ends_before_its_unit() -> None:
    text = "指标名称\n2020年\n2025年\n属性\n茶业收入（亿元）\n86\n200\n预期性\n茶企（家）\n6\n10"
    found = read(text, is_table=True)
    first = found.indicators[0]
    assert first.at is not None
    assert text[first.at.slice] == first.name == "茶业收入"
    assert isinstance(first.at, Span)


def test_what_cannot_be_is_asked_about() -> None:
    table = "序号\n指标\n单位\n2020年\n2025年\n1\n优良比例\n%\n52\n1665"
    found = read(table, "茶园占比＞432个百分点。", is_table=False)
    assert said(found) == []
    assert {each.rule for each in found.questions} == {"doubt.row", "doubt.target"}


def test_what_was_planned_for_a_year_that_is_over_is_no_baseline() -> None:
    table = "序号\n指标\n单位\n2020年目标\n2020年实际\n2025年目标\n1\n茶企\n家\n76\n67\n80"
    found = read(table, is_table=True)
    (indicator,) = found.indicators
    assert [f"{each.value} {each.year}" for each in indicator.baselines] == ["67 2020"]
    assert [each.words for each in found.not_targets if each.why == "history"] == ["76"]


def test_a_share_of_a_part_is_no_part_of_the_share() -> None:
    found = read("全市入园率达到96%以上，其中城区入园率达到98%以上。")
    assert [each.subset_of for _, each in targets(found)] == [None, None]
