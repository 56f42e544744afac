"""Lists of subjects and of numbers: whose each number is, and what all the subjects share."""

import pytest
from drafting.targets.reader import read, said


def names(sentence: str) -> list[str]:
    return [each.split()[0] for each in said(read(f"到2025年，{sentence}。"))]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("省辖市、县级市污泥处理率分别达到98%、95%", "省辖市污泥处理率 县级市污泥处理率"),
        ("国道公路、乡村公路旧料利用率分别达到95%和80%以上",
         "国道公路旧料利用率 乡村公路旧料利用率"),
        ("茶园、果园用水量分别下降5%、3%", "茶园用水量 果园用水量"),
        ("铁路和水路货运量分别增长40%和10%以上", "铁路货运量 水路货运量"),
        ("东市、西市、北市散煤用量分别减少50%、40%、30%",
         "东市散煤用量 西市散煤用量 北市散煤用量"),
        ("风能装机量和发电量比重分别达到50%左右、30%左右", "风能装机量比重 发电量比重"),
        ("化学需氧量、氨氮重点工程减排量分别达到2万吨、1万吨",
         "化学需氧量重点工程减排量 氨氮重点工程减排量"),
        ("氮氧化物、氨氮排放总量分别下降2%和1%", "氮氧化物排放总量 氨氮排放总量"),
        ("光伏、风电装机规模分别达到30万千瓦、20万千瓦", "光伏装机规模 风电装机规模"),
        ("货车、船舶单位运输周转量能耗分别下降4%、3%",
         "货车单位运输周转量能耗 船舶单位运输周转量能耗"),
        ("清洁能源及新能源公交车、出租车占比分别达到90%、85%以上",
         "清洁能源及新能源公交车占比 出租车占比"),
        ("化肥施用量、农药使用量分别降低5%", "化肥施用量 农药使用量"),
        ("单位产值能源消耗和二氧化碳排放分别降低15%和18%", "单位产值能源消耗 二氧化碳排放"),
        ("公交车、出租车（含网约车）电动化率分别达到72%、35%",
         "公交车电动化率 出租车（含网约车）电动化率"),
        ("茶园面积、产值分别达到30万亩、5亿元", "茶园面积 产值"),
    ],
)  # fmt: skip
def test_each_number_has_its_subject_with_what_all_share(sentence: str, wanted: str) -> None:
    assert names(sentence) == wanted.split()


def test_lists_that_do_not_fit_are_asked() -> None:
    sentence = (
        "到2025年，机关，学校、医院、村委会，厂房及农户屋顶光伏比例分别不低于5%、4%、3%和2%。"
    )
    found = read(sentence)
    assert said(found) == []
    assert len(found.questions) == 4


@pytest.mark.parametrize(
    "sentence",
    [
        "建成东河（30万千瓦）、西河（36万千瓦）、南河上湾（9.9万千瓦）等电站",
        "包括新城公园（33亩）、湖滨广场（260亩）和茶园绿地（85亩）",
        "扩建东镇（5吨/日）、西镇（3吨/日）污水处理厂",
        "变电站工程在建（6座）",
        "60万千瓦级机组供电煤耗明显下降",
        "提交材料一式三份",
        "本规划共有11项约束性指标",
        "其中有12项为约束性指标，15项为预期性指标",
    ],
)
def test_what_counts_nothing_to_be_reached_is_no_target(sentence: str) -> None:
    assert said(read(f"到2025年，{sentence}。", purpose="measures")) == []


def test_a_number_of_a_table_is_no_amount() -> None:
    assert said(read("到2025年，指标见表2。\n表2株洲里指标体系")) == []


def test_a_share_in_brackets_is_one() -> None:
    assert said(read("到2025年，绿色茶园占比（50%）、茶渣利用率（60%）明显提高。")) != []


def test_cities_of_a_grade_and_above_are_one_name() -> None:
    assert names("力争3个地级及以上城市开展试点") == ["地级及以上城市"]


@pytest.mark.parametrize("place", ["第12名", "前三名"])
def test_a_rank_is_printed_with_what_makes_it_one(place: str) -> None:
    found = read(f"到2025年，综合排名进一步提升至{place}，竞赛中取得{place}。")
    words = [one.words for each in found.indicators for one in each.targets]
    assert words
    assert all(place in each for each in words if each)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("茶园覆盖比例（%）完成省下达目标", "茶园覆盖比例"),
        ("各项重点指标要达到国际领先水平", "各项重点指标"),
        ("制定实施茶园水质达标方案", "茶园水质达标方案"),
        ("建立完善茶企重点监管单位清单", "茶企重点监管单位清单"),
        ("编制并实施茶树保护规划", "茶树保护规划"),
        ("建立起完善的茶业污染防治体系", "完善的茶业污染防治体系"),
    ],
)
def test_names_begin_with_no_verb_and_end_with_none(sentence: str, wanted: str) -> None:
    found = read(f"到2025年，{sentence}。")
    assert [each.name for each in found.indicators] == [wanted]


def test_what_shrinks_falls_whatever_the_span() -> None:
    found = read("到2025年，垃圾填埋比例由23%降至3%-5%。")
    [one] = found.indicators
    assert (one.direction, [each.value for each in one.baselines]) == ("decrease", [23])


def test_how_thin_a_spray_is_is_no_target() -> None:
    assert said(read("推荐使用茶虫清1500倍液喷雾。", purpose="measures")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "加快推进东河上湾（224/2万千瓦）电站",  # half of it
        "39条入湖河流水质优良比例达到100%",  # which of them are
        "茶业产值达到5家",
    ],
)
def test_no_number_is_of_what_cannot_be_counted_so(sentence: str) -> None:
    found = read(f"到2025年，{sentence}。", purpose="measures")
    units = {one.unit for each in found.indicators for one in each.targets}
    assert units <= {"%"}


def test_a_share_of_what_is_met_by_others_is_of_what_stands_before() -> None:
    assert names("全市能源消费增量的50%以上由非化石能源满足") == ["能源消费增量"]


def test_a_part_of_what_is_added_is_no_stock() -> None:
    text = "配备港航人员50名，其中轮机员20名。轮机员数量达到200名。"
    found = read(text)
    assert [(each.name, len(each.targets)) for each in found.indicators] == [
        ("港航人员", 1),
        ("轮机员", 1),
        ("轮机员数量", 1),
    ]
    assert found.indicators[1].targets[0].subset_of == found.indicators[0].targets[0].id


def test_a_part_of_what_there_is_goes_with_the_stock() -> None:
    text = "港航人员达到500名，其中轮机员200名。轮机员数量达到200名。"
    assert [each.name for each in read(text).indicators] == ["港航人员", "轮机员"]


def test_what_is_added_and_what_there_is_are_one_where_neither_is_a_part() -> None:
    found = read("新增灯塔5座，灯塔数量达到20座。")
    assert [each.name for each in found.indicators] == ["灯塔"]
