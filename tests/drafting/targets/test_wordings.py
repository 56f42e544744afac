"""What stands beside a number: years, verbs, ranks and multiples, each kind in an invented city."""

import pytest
from attrs import evolve
from drafting.targets.reader import read, said

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets import read_targets
from policymodel.model import PartialDate, Period, Span

GOALS = [
    ("茶叶单产提高到每亩458公斤。", ["茶叶单产 level at_least 458公斤 -"]),
    ("茶农城镇化率年均提高1个百分点以上。", ["茶农城镇化率 per_year at_least 1个百分点 -"]),
    ("2024年、2025年茶业合同成交额分别达到100亿元和120亿元。",
     ["茶业合同成交额 level at_least 100亿元 2024", "茶业合同成交额 level at_least 120亿元 2025"]),
    ("培育国家级单项冠军茶厂5家、省级10家。",
     ["国家级单项冠军茶厂 increment at_least 5家 -", "单项冠军茶厂 increment at_least 10家 -"]),
    ("茶业规模达到500亿元，年均复合增长率25%以上，年接待茶客1.2亿人次。",
     ["茶业规模 level at_least 500亿元 -", "茶业规模 growth_rate at_least 25% -",
      "年接待茶客 total at_least 1.2亿人次 -"]),
    ("茶校消防达标率达到100%，甲级茶校占比逐年提高，2025年不低于30%。",
     ["茶校消防达标率 level at_least 100% -", "甲级茶校占比 level at_least 30% 2025"]),
    ("茶厂水电覆盖率2023年达到85%、2025年达到100%。",
     ["茶厂水电覆盖率 level at_least 85% 2023", "茶厂水电覆盖率 level at_least 100% 2025"]),
    ("码头岸电覆盖率2024年、2025年分别达到85%、90%。",
     ["码头岸电覆盖率 level at_least 85% 2024", "码头岸电覆盖率 level at_least 90% 2025"]),
    ("茶业规模达到60亿元，年均增速不低于20%。",
     ["茶业规模 level at_least 60亿元 -", "茶业规模 growth_rate at_least 20% -"]),
    ("力争进入全国茶区百强前30名。", ["茶区百强 level at_most 30位次 -"]),
    ("全省排名力争前移2个位次。", ["排名 increment at_least 2个位次 -"]),
    ("茶商竞争力进入全国茶区前5。", ["茶商竞争力 level at_most 5位次 -"]),
    ("2020年，全区新登记茶厂3.98万户，茶户总量达到27.6万户。2024年，新增茶户5万户以上。",
     ["茶户 increment at_least 5万户 2024"]),
    ("茶尘浓度35微克/立方米，茶船接电时间5个工作日左右。",
     ["茶尘浓度 level at_most 35微克/立方米 -", "茶船接电时间 level about 5个工作日 -"]),
]  # fmt: skip

MEASURES = [
    ("动员至少100家茶店参加茶博会。", ["茶店 total at_least 100家 -"]),
    ("支撑超过200艘茶船靠泊。", ["茶船靠泊 total more_than 200艘 -"]),
    ("具备超过30条茶运航线。", ["茶运航线 total more_than 30条 -"]),
    ("具备条件的茶村通车率达到100%。", ["具备条件的茶村通车率 level at_least 100% -"]),
    ("推进云溪八瓦村茶厂煤改电。", []),
    ("茶山风电装机达到百万千瓦。", ["茶山风电装机 level at_least 100万千瓦 -"]),
    ("计划2025年投产70万千瓦。", []),
    ("茶船发动机功率覆盖30千瓦以上。", ["茶船发动机功率 level at_least 30千瓦 -"]),
    ("2025 0% 0% 0%", []),
    ("到 2024茶园绿化覆盖率达到45%。", ["茶园绿化覆盖率 level at_least 45% -"]),
    ("茶园面积要求按照100平方公里计。", []),
    ("装配式茶舍实施比例在30%以上。", ["装配式茶舍实施比例 level at_least 30% -"]),
    ("支持年节茶量在500吨以上，且茶厂年节水量达到200吨以上。",
     ["茶厂年节水量 level at_least 200吨 -"]),
    ("建设五个茶区。", ["茶区 increment at_least 5个 -"]),
    ("培育5家以上年产值达百亿元的企业，新增30家以上茶店上市。", ["茶店 increment at_least 30家 -"]),
    ("培育5家产值过百亿元、2家产值达500亿元的企业。", []),
    ("推进茶电站建设，确保“十四五”期间投产296万千瓦。", []),
    ("补建茶亭消火栓169具。", ["茶亭消火栓 total at_least 169具 -"]),
    ("茶工最低工资平均上调15%左右。", ["茶工最低工资 change about 15% -"]),
    ("用水价格下浮10%以上。", ["用水价格 change at_least 10% -"]),
    ("茶树修剪年限下调为6年。", ["茶树修剪年限 level at_most 6年 -"]),
    ("茶站“5分钟到场”率达到85%。", ["茶站“5分钟到场”率 level at_least 85% -"]),
    ("遴选100所薄弱茶校进行改造。", ["薄弱茶校 increment at_least 100所 -"]),
    ("5.为1200户困难茶农家庭实施改造，为300名茶师免费体检。",
     ["困难茶农家庭 increment at_least 1200户 -", "茶师 increment at_least 300名 -"]),
    ("将茶农补贴标准提高到每人每月980元。", []),
    ("将茶农低保标准提高到每人每月980元。", ["茶农低保标准 level at_least 980元 -"]),
    ("每年遴选不少于50家高成长茶厂重点培育，在册茶师达到300人。",
     ["高成长茶厂 per_year at_least 50家 -", "在册茶师 level at_least 300人 -"]),
    ("2024年6月底前完成3家大型茶市改造，其余12家2025年底前全部完成。",
     ["大型茶市改造 total at_least 3家 2024", "大型茶市改造 total at_least 12家 2025"]),
    ("5年培养茶师2000人以上。", ["茶师 increment at_least 2000人 -"]),
    ("新增和更新茶车中新能源车比例不低于40%，“十四五”期末茶船电动化率达到60%。",
     ["新增和更新茶车中新能源车比例 level at_least 40% -", "茶船电动化率 level at_least 60% 2025"]),
    ("支持3所茶校开设茶艺专业。", ["茶校 increment at_least 3所 -"]),
    ("2024年治理率达到45%；2025年达到55%。",
     ["治理率 level at_least 45% 2024", "治理率 level at_least 55% 2025"]),
    ("全市每年新增茶位不少于5000个，普惠性茶位占比超过60%，茶业事项网办率100%。",
     ["茶位 per_year at_least 5000个 -", "普惠性茶位占比 level more_than 60% -",
      "茶业事项网办率 level at_least 100% -"]),
    ("平均跑动次数少于0.3次，发放茶券5000万元，拉动消费10亿元。",
     ["平均跑动次数 level less_than 0.3次 -", "茶券 total at_least 5000万元 -",
      "消费 increment at_least 10亿元 -"]),
    ("新建茶校12所，增加学位1.8万个。",
     ["茶校 increment at_least 12所 -", "学位 increment at_least 1.8万个 -"]),
    ("每年组织不少于10场茶会活动，为500家以上中小茶厂提供融资服务。",
     ["茶会活动 per_year at_least 10场 -", "中小茶厂 per_year at_least 500家 -"]),
    ("完成营造林25万亩，其中人工造林8万亩、封山育林10万亩。",
     ["营造林 total at_least 25万亩 -", "人工造林 total at_least 8万亩 -",
      "封山育林 total at_least 10万亩 -"]),
    ("平均办理时间由12个工作日压缩到5个工作日，申请材料精简30%。",
     ["平均办理时间 level at_most 5个工作日 -", "申请材料 change at_least 30% -"]),
    ("开工建设茶园二期（规划面积3.2平方公里），入驻茶厂30家以上，年产值突破50亿元。",
     ["入驻茶厂 increment at_least 30家 -", "年产值 level more_than 50亿元 -"]),
    ("茶业资金6月底、9月底、11月底支出进度分别达到60%、80%、100%。",
     ["支出进度 level at_least 60% -", "支出进度 level at_least 80% -",
      "支出进度 level at_least 100% -"]),
    ("2023年，完成老旧茶舍改造150个左右，建设茶业片区2个；2024年，再改造130个以上。",
     ["老旧茶舍改造 total about 150个 2023", "茶业片区 increment at_least 2个 2023",
      "老旧茶舍改造 total at_least 130个 2024"]),
    ("茶农参保率2023年达95%，2024年起应保尽保。", ["茶农参保率 level at_least 95% 2023"]),
    ("推动茶厂改造，2023、2024、2025年分别完成诊断60户、80户、100户。",
     ["诊断 total at_least 60户 2023", "诊断 total at_least 80户 2024",
      "诊断 total at_least 100户 2025"]),
    ("自动发现占比提高到40%以上，平均处置时长由现在的26小时压减至16小时以内。",
     ["自动发现占比 level at_least 40% -", "平均处置时长 level at_most 16小时 -"]),
    ("每年改造提升茶园2万亩，三年累计投入不少于1.8亿元，亩均投资不低于3000元。",
     ["茶园 per_year at_least 2万亩 -", "投入 total at_least 1.8亿元 -",
      "亩均投资 level at_least 3000元 -"]),
    ("茶师待遇水平总体控制在70%左右。", ["茶师待遇水平 level about 70% -"]),
    ("开展茶船登记，每月抽测不少于40台次。", ["抽测 level at_least 40台次 -"]),
    ("茶点安全由市茶叶局负责监督检查，每季度抽检不少于1次。", ["抽检 level at_least 1次 -"]),
    ("设立茶贷风险补偿资金2000万元，撬动信贷资金2亿元。",
     ["茶贷风险补偿资金 increment at_least 2000万元 -",
      "信贷资金 increment at_least 2亿元 -"]),
    ("划定茶园保护区20万亩，归集数据3亿条以上。",
     ["茶园保护区 increment at_least 20万亩 -", "数据 increment at_least 3亿条 -"]),
    ("市茶叶局落实资金，市交通局配合建设茶道120公里。", ["茶道 increment at_least 120公里 -"]),
    ("单位面积营收达到现状的1.5倍。", ["单位面积营收 change at_least 50.0% -"]),
    ("茶盒投放量达到2022年的3倍。", ["茶盒投放量 change at_least 200% -"]),
    ("收集覆盖茶厂数比2020年翻一番。", ["收集覆盖茶厂数 change at_least 100% -"]),
    ("三年新增茶位6000个，其中2023年新增2200个；建设茶桩1500个以上。",
     ["茶位 increment at_least 6000个 -", "茶位 increment at_least 2200个 2023",
      "茶桩 increment at_least 1500个 -"]),
    ("实施茶业项目，每年不少于6项，三年突破茶业技术20项。",
     ["茶业项目 per_year at_least 6项 -", "茶业技术 total at_least 20项 -"]),
    ("茶业产值突破600亿元，同比增长10%以上。",
     ["茶业产值 level more_than 600亿元 -", "茶业产值 change at_least 10% -"]),
    ("“云茶”品牌价值位居全国茶品第1位。", ["“云茶”品牌价值 level at_most 1位次 -"]),
    ("茶师每月驻村不少于20天。", ["茶师每月驻村 level at_least 20天 -"]),
    ("对2011年以来建成的51.4万亩茶园逐一排查，问题整改率达95%以上。",
     ["问题整改率 level at_least 95% -"]),
    ("全年新增甲级茶厂不少于20家。", ["甲级茶厂 increment at_least 20家 -"]),
]  # fmt: skip

NONE = [
    ("measures", "启动老城片区更新，总占地约86公顷，计划总投资31.5亿元。", ["condition"] * 2),
    ("measures", "出现1起事故扣减县（区）财力50万元。", ["policy_parameter"] * 2),
    ("safeguards", "市财政每年统筹安排不低于1亿元专项资金。", ["policy_parameter"]),
    ("safeguards", "2023—2025年市级财政每年安排不少于2000万元。", ["date", "policy_parameter"]),
    ("measures", "围绕茶业准入推出16项任务（详见附件）。", ["scope_count"]),
    ("safeguards", "考评结果占部门年度绩效的10%。", ["policy_parameter"]),
    ("safeguards", "结果纳入乡镇绩效考核，占比12分。", ["policy_parameter"]),
    ("safeguards", "茶业领导小组每季度至少召开1次会议。", ["other"]),
    ("measures", "加快推进地铁3号线、5号线建设。", ["proper_name"] * 2),
    ("measures", "力争3年内，加快建设。", ["duration"]),
    ("measures", "（6、7项责任单位：市茶叶局）", ["reference"] * 2),
    ("measures", "（以上7—11项，市茶叶局负责场景清单发布。）", ["reference"]),
    ("goals", "打造15分钟茶业服务圈。", ["proper_name"]),
    ("goals", "力争经过3年努力，茶业大发展。", ["duration"]),
    ("other", "2020年，全市茶尘浓度48微克/立方米，同比上升2.1%。", ["date"] + ["history"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), GOALS)
def test_goals(sentence: str, wanted: list[str]) -> None:
    assert said(read(sentence)) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), MEASURES)
def test_measures(sentence: str, wanted: list[str]) -> None:
    assert said(read(sentence, purpose="measures")) == wanted


@pytest.mark.parametrize(("purpose", "sentence", "wanted"), NONE)
def test_what_is_no_target(purpose: str, sentence: str, wanted: list[str]) -> None:
    found = read(sentence, purpose=purpose)  # type: ignore[arg-type]
    assert said(found) == []
    assert [each.why for each in found.not_targets] == wanted


def test_the_size_of_a_project_is_none_of_its_targets() -> None:
    found = read("建成茶馆1个（占地52亩，年处理能力50万吨）。", purpose="measures")
    assert said(found) == ["茶馆 increment at_least 1个 -"]
    assert [each.why for each in found.not_targets] == ["condition", "condition"]


def test_how_large_each_is_that_is_counted_is_a_condition() -> None:
    found = read("选育茶种10个以上，其中推广面积超10万亩的大茶种2个。", purpose="measures")
    assert [each.split()[-2] for each in said(found)] == ["10个", "2个"]
    assert [(each.why, each.words) for each in found.not_targets] == [("condition", "10万亩")]


def test_a_rank_from_below_is_asked_about() -> None:
    found = read("退出全国168个重点城市后20位。")
    assert said(found) == []
    assert [(each.why, each.words) for each in found.not_targets] == [("scope_count", "168个")]
    assert len(found.questions) == 1


def test_what_a_year_before_the_document_brought_is_no_target_where_it_looks_back() -> None:
    text = "2021年，全市茶渣利用率达到91.3%，茶渣利用量突破400万吨，茶园达标率100%。"
    passages = [Passage(at=Span(0, len(text)), purpose="other", section=("一",))]
    period = Period(start=2021, end=2025)
    found = read_targets(text, passages, issued=PartialDate(2022, 12), period=period)
    assert said(found) == []
    assert {each.why for each in found.not_targets} == {"date", "history"}
    goals = [evolve(passages[0], purpose="goals")]
    found = read_targets(text, goals, issued=PartialDate(2022, 12), period=period)
    assert len(said(found)) == 3


def test_what_a_project_costs_is_asked_about() -> None:
    found = read("实施茶船项目46个，总投资约1.3亿元。", purpose="measures")
    assert said(found) == ["茶船项目 total at_least 46个 -"]
    assert len(found.questions) == 1


def test_what_the_whole_place_has_is_asked_about_in_a_plan_for_one_year() -> None:
    found = read("全县驻村茶队142支，茶师下乡。", purpose="measures", title="云州市2024年茶业方案")
    assert said(found) == []
    assert len(found.questions) == 1


def test_a_unit_that_a_list_or_a_rank_leaves_out_is_not_stated() -> None:
    found = read("茶园、果园占比分别提高5个、8个百分点，茶商竞争力进入全国茶区前5。")
    stated = [target.unit_stated for each in found.indicators for target in each.targets]
    assert stated == [False, True, False]
