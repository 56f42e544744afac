"""When something is due, as documents print it."""

import pytest

from policymodel.source.due import dues, horizons


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2031年6月底前", [{"year": 2031, "month": 6}]),
        ("2031年6月30日前完成", [{"year": 2031, "month": 6, "day": 30}]),
        ("2031年第二季度", [{"year": 2031, "quarter": 2}]),
        ("2031年上半年", [{"year": 2031, "half": 1}]),
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
        ("按上级安排", [{}]),
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
        ("较2020年增长", []),
        ("自2031年起实施", []),
        ("2029年底前已完成", []),
        ("按照2031年版目录", []),
        ("每年开展一次", []),
        ("年底前出台办法", ["年底前"]),
        ("“十六五”时期，港口能耗下降", ["“十六五”时期"]),
        ("“十六五”时期新增电量不纳入总量", []),
    ],
)
def test_what_prose_says(words: str, wanted: list[str]) -> None:
    assert [each.words for each in horizons(words, 0, len(words), 2030)] == wanted


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
