"""Which numbers of a document a plan must account for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.quantities.figures import digits, figures


def asked(text: str) -> list[str]:
    return [text[start:end] for start, end in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("设立一百处小区，培育三家企业", ["一百", "三"]),
        ("产业规模突破千亿元", ["千亿"]),
        ("占比三成以上，收入翻一番", ["三成", "翻一番"]),
        ("占三分之一，百分之八十五", ["三分之一", "百分之八十五"]),
        ("达到⼀百家", ["⼀百"]),
        ("达到３０家", ["３０"]),
        ("占GDP3%以上", ["3"]),
        ("到2025年达到1,200家", ["2025", "1", "200"]),
        ("建成一百个项目", ["一百"]),
        ("选派两名专家", ["两"]),
        ("共50km公路", ["50"]),
        ("新增30MW", ["30"]),
        ("建成一所以上，至少一家", ["一", "一"]),
        ("查处两起案件，开设两门课程，打井三口", ["两", "两", "三"]),
        ("建成三片绿地，更换四块电池，配备三把锁", ["三", "四", "三"]),
        ("建成三面文化墙，新建四套住宅，建成五层停车楼", ["三", "四", "五"]),
        ("引进三家、五台设备、三个项目", ["三", "五", "三"]),
        ("序号\n1\n30\n", ["1", "30"]),
        ("产值\n3.1 亿元\n2.5 万户\n", ["3.1", "2.5"]),
        ("年报表3.5亿元，缴纳代表3项", ["3.5", "3"]),
    ],
)
def test_what_is_asked_for(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "减少CO2排放", "降低gCO2排放", "折合tCO2e",
        "PM2.5浓度下降", "建设5G网络", "4A级景区", "服务m3计量", "7×24小时服务",
        "参见https://www.example.cn/art/2021/3/24/art_1229.html", "content_0aef12b34c5d67e8f901",
        "市政发〔2021〕24号文", "国发［2021］3号", "符合GB 12345-2010要求",
        "按DB42/T 1319-2021执行", "总体要求…………12", "总体要求 ......... 7", "— 3 —", "第3页",
        "第3页 共5页", "第2条规定",
        "1.建设平台", "（2）建设平台", "1.2.3 建设", "任务如下：（1）建设；（2）运营",
        "二〇三五年远景目标", "二○三○年前", "二〇二四年三月五日",
        "3.1 组织领导\n加强领导", "建设平台。（市甲局）2.改造平台。（市乙局）3.运营平台",
        "附件2", "见专栏3", "如图2", "十四五时期", "第三产业", "万人发明专利", "三年行动计划",
        "“三个转变”要求", "《两个办法》", "一个平台", "一次性补助", "每万人拥有量", "数十家企业",
        "一批企业", "一百级台阶", "十九届五中全会", "零部件", "新一轮", "二期工程",
        "百亿元级产业", "万吨级码头", "五个方面", "第一家", "逐一落实", "十分重要", "五月",
        "按表1.2所示执行", "如图 3示", "表 2.1\n项目", "附表3\n类别\n",
        "倍增计划", "一方面抓建设，另一方面抓管理", "三级医院", "一起推进", "市县两级联动",
        "四面八方", "三面环山", "五花八门", "两头在外", "五口之家", "四套班子", "加挂两块牌子",
        "两位数增长", "七台河市", "三门县", "五台山", "三元材料", "三层次", "分两批次", "三条红线",
        "四个全面", "做好两篇文章", "八小时之外", "八项规定", "第三方机构", "一块推进", "一口气",
    ],
)  # fmt: skip
def test_what_is_not(text: str) -> None:
    assert asked(text) == []


@given(st.text("0123456789一二百万亿家年个％%.、()（）\n“”《》/:—…aGm第每成番翻 ", max_size=60))
def test_figures_stand_in_order_and_apart(text: str) -> None:
    found = figures(text)
    assert list(found) == sorted(found)
    assert all(start < end for start, end in found)
    runs = digits(text)
    # Digits are asked for whole or not at all.
    assert all(place in runs or not text[slice(*place)].isascii() for place in found)


@given(st.integers(2, 9999), st.sampled_from(["家", "项", "亿元", "人", "%"]))
def test_no_plain_quantity_is_passed_over(value: int, unit: str) -> None:
    assert asked(f"新建企业达到{value}{unit}以上，其他不变。") == [str(value)]


@pytest.mark.parametrize(
    "part",
    ["一百家", "1/", "......", "（1）\n", "《一", "a1", "〔2021〕1号", "三成", " \t", "-", "《“"],
)
def test_reading_is_linear(part: str) -> None:
    def seconds(times: int) -> float:
        text = part * times
        start = time.process_time()
        figures(text)
        return time.process_time() - start

    seconds(10)
    few, many = (min(seconds(times) for _ in range(3)) for times in (2000, 20000))
    assert many < 30 * few + 0.2
