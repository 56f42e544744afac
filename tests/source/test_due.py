"""When something is due, as documents print it."""

import pytest

from policymodel.source.due import dues
from policymodel.source.horizons import horizons


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2031年6月底前", [{"year": 2031, "month": 6}]),
        ("2031年6月30日前完成", [{"year": 2031, "month": 6, "day": 30}]),
        ("2031年第二季度", [{"year": 2031, "quarter": 2}]),
        ("2031年上半年", [{"year": 2031, "half": 1}]),
        ("2031年Q4", [{"year": 2031, "quarter": 4}]),
        ("2031Q2前", [{"year": 2031, "quarter": 2}]),
        ("2031年q3完成", [{"year": 2031, "quarter": 3}]),
        ("2031年Q235钢材到货", [{"year": 2031}]),
        ("2031年秋季学期起", [{"year": 2031, "starts": True}]),
        ("2031年春季学期开学前", [{"year": 2031}]),
        ("每年12月底前", [{"every": "year", "month": 12}]),
        ("每季度", [{"every": "quarter"}]),
        ("长期坚持", [{"ongoing": True}]),
        ("2031年1月起", [{"year": 2031, "month": 1, "starts": True}]),
        ("2031-2033年", [{"year": 2033}]),
        ("2031年9月取得成果并持续推进", [{"year": 2031, "month": 9}, {"ongoing": True}]),
        (
            "2031年6月底前制定,12月底前完成",
            [{"year": 2031, "month": 6}, {"year": 2031, "month": 12}],
        ),
        ("“十七五”期间", [{"year": 2040}]),
        ("一季度启动，上半年完工，三季度投用", [{"quarter": 1}, {"half": 1}, {"quarter": 3}]),
        ("一季度用电量", [{}]),
        ("2031年前后", [{"year": 2031}]),
        ("按上级安排", [{}]),
        ("长期", [{"ongoing": True}]),
        ("完善长期护理保险", [{}]),
        ("2031年汛前", [{"year": 2031}]),
        ("2031年年内", [{"year": 2031}]),
        ("水稻6月底前、玉米9月15日前，全年", [{"month": 6}, {"month": 9, "day": 15}, {}]),
    ],
)
def test_what_a_label_of_deadlines_says(words: str, wanted: list[dict[str, object]]) -> None:
    found = [
        {key: value for key, value in each.fields.items() if value is not None}
        for each in dues(words, 0, len(words))
    ]
    assert found == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("到2033年，建成港口", ["到2033年"]),
        ("2032年年底前印发", ["2032年年底前"]),
        ("于2033年开展中期评估", ["2033年"]),
        ("在2033年目标基础上提高", []),
        ("2032/2033年分批完成", ["2032/2033年"]),
        ("2031年开工：一季度完成选址，下半年实现封顶", ["2031年", "一季度", "下半年"]),
        ("一季度完成选址", []),
        ("2031年开工，一季度用电量下降", ["2031年"]),
        ("今年底前完成", ["今年底前"]),
        ("较2020年增长", []),
        ("自2031年起实施", []),
        ("2031年起实现应保尽保", ["2031年起"]),
        ("2031年秋季学期起，学校开设托班", ["2031年秋季学期起"]),
        ("2031年春季学期前建成食堂", ["2031年春季学期前"]),
        ("2029年底前已完成", []),
        ("按照2031年版目录", []),
        ("每年开展一次", ["每年"]),
        ("每年11月底前兑付", ["每年11月底前"]),
        ("每季度调度一次", ["每季度"]),
        ("每人每月补贴不低于100元", []),
        ("至少每月更新一次", []),
        ("每月下沉村组不少于20天", []),
        ("2031年泊位利用率达到六成", ["2031年"]),
        ("岸电使用率2031年达到60%、2032年达到80%", ["2031年", "2032年"]),
        ("2031年度考核", []),
        ("2031年第四季度上线平台", ["2031年第四季度"]),
        ("达到2030年的3倍", []),
        ("力争2060年前实现碳中和", []),
        ("持续推进", ["持续推进"]),
        ("抓好落实，长期坚持。", ["长期坚持"]),
        ("持续推进码头改造", []),
        ("2031年汛前完成整治", ["2031年汛前"]),
        ("资金于供暖季前拨付", ["供暖季前"]),
        ("做好汛前检查", []),
        ("年底前出台办法", ["年底前"]),
        ("办法于2031年三季度印发", ["2031年三季度"]),
        ("2031年初步建成体系", ["2031年"]),
        ("秋季学期开学前发放，并长期坚持", ["开学前", "长期坚持"]),
        ("改造码头（2031年6月底前完成）", ["2031年6月底前"]),
        ("“十六五”时期，港口能耗下降", ["“十六五”时期"]),
        ("“十六五”时期新增电量不纳入总量", []),
    ],
)
def test_what_prose_says(words: str, wanted: list[str]) -> None:
    assert [each.words for each in horizons(words, 0, len(words), 2030)] == wanted


def test_prose_may_name_the_year_of_the_document() -> None:
    words = "今年6月底前试点，明年9月底前推广。"
    found = horizons(words, 0, len(words), 2031)
    assert [(each.words, each.fields) for each in found] == [
        ("今年6月底前", {"year": 2031, "month": 6}),
        ("明年9月底前", {"year": 2032, "month": 9}),
    ]


@pytest.mark.parametrize(
    ("words", "years", "wanted"),
    [
        ("三年内建成泊位6个", (2031, 2033), [("三年内", 2033)]),
        ("三年累计新增泊位6个", (2031, 2033), [("三年", 2033)]),
        ("三年累计新增泊位6个", (2031, 2035), []),
        ("三年以上船龄", (2031, 2033), []),
        ("三年行动计划", (2031, 2033), []),
        ("6月底、9月底进度分别达到六成、八成", (2031, 2031), [("6月底", None), ("9月底", None)]),
        ("6月底、9月底进度分别达到六成、八成", (2031, 2033), []),
        ("2031年新增泊位6个", (2031, 2031), []),  # it is the year of all
        ("上半年完成采购，下半年完成轮换", (2031, 2031), [("上半年", None), ("下半年", None)]),
        ("全面排查（2月—3月）", (2031, 2031), [("2月—3月", None)]),
    ],
)
def test_what_prose_says_in_a_plan_of_known_years(
    words: str, years: tuple[int, int], wanted: list[tuple[str, int | None]]
) -> None:
    found = horizons(words, 0, len(words), 2031, years)
    assert [(each.words, each.fields.get("year")) for each in found] == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2032年3月底前定规划，6月底前印发，年底前完成", [(2032, 3), (2032, 6), (2032, None)]),
        ("2032年定规划，6月底前印发", [(2032, None), (2032, 6)]),
        ("2032年11月底前定规划，3月底前印发", [(2032, 11), (None, 3)]),
        ("2032年3月底前定规划。6月底前印发", [(2032, 3), (None, 6)]),
        ("6月底前定规划，9月底前印发", [(None, 6), (None, 9)]),
    ],
)
def test_what_comes_later_in_a_sentence_is_of_its_year(
    words: str, wanted: list[tuple[int | None, int | None]]
) -> None:
    found = horizons(words, 0, len(words), 2031)
    assert [(each.fields.get("year"), each.fields.get("month")) for each in found] == wanted


def test_the_title_of_a_document_is_no_time() -> None:
    text = "制定《甲州市2035年前碳达峰方案》，2032年底前印发。"
    assert [each.words for each in horizons(text, 0, len(text), 2031)] == ["2032年底前"]


def test_blanks_behind_a_time_are_no_part_of_it() -> None:
    text = "2032 年 全部建成，到 2033 年底 办结。"
    found = [*horizons(text, 0, len(text), 2031), *dues("2032 年 ", 0, 7)]
    assert [each.words for each in found] == ["2032 年", "到 2033 年底", "2032 年"]


def test_the_places_are_those_of_the_words() -> None:
    text = "完成时限：２０３１年６月底前"
    [found] = dues(text, 5, len(text))
    assert text[found.at.slice] == found.words == "２０３１年６月底前"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("三年内建成，分两步走。", []),
        ("年内建成。", ["年内"]),
        ("（一）部署阶段（2031年3月1日至4月底）。制定方案。", ["2031年3月1日至4月底"]),
        ("（二）2031年5—6月，组织验收。", ["2031年5—6月"]),
        ("工期为2031年5—6月的工程。", []),
        ("码头2031年第三季度建成，航道2031年8月完成。", ["2031年第三季度", "2031年8月"]),
        ("2031年8月完成投资30亿元。", []),
    ],
)
def test_prose_says_when_steps_are_over(text: str, wanted: list[str]) -> None:
    assert [each.words for each in horizons(text, 0, len(text), 2030)] == wanted


def test_of_a_span_of_months_the_end_counts() -> None:
    text = "2031年3月—2032年4月"
    assert [each.fields for each in dues(text, 0, len(text))] == [{"year": 2032, "month": 4}]


def test_this_year_in_one_word_is_that_of_the_document() -> None:
    [found] = horizons("今年底前建成码头。", 0, 9, 2031)
    assert (found.words, found.fields) == ("今年底前", {"year": 2031})
    [undated] = horizons("今年底前建成码头。", 0, 9)
    assert "year" not in undated.fields
