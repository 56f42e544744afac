"""Where targets, deadlines and the rows of tables stand, and their years."""

from decimal import Decimal

import pytest
from anchoring.drafts import HEAD, codes, of, said

import policymodel as pm
from policymodel.anchoring import anchored, draft
from policymodel.source import SourceText

TARGETS = """\
indicators:
  - id: a
    name: 绿色工厂
    unit: 家
    targets:
      - {id: a.1, kind: level, comparator: at_least, value: 5, unit: 家, year: 2027, words: 5家}
  - id: b
    name: 绿色园区
    unit: 家
    targets:
      - {id: b.1, kind: level, comparator: at_least, value: 5, unit: 家, year: 2030, words: 5家}
"""


def test_of_several_places_the_one_by_the_name_counts() -> None:
    done = of(TARGETS, "到2027年，绿色工厂达到5家。到2030年，绿色园区达到5家。\n")
    assert done.questions == ()
    spans = [target.at for _, target in done.plan.targets()]
    assert [done.source.text[at.start - 6 : at.end] for at in spans if at] == [
        "绿色工厂达到5家",
        "绿色园区达到5家",
    ]
    assert said(done, "indicators[0].targets[0].year_at") == "2027年"
    assert said(done, "indicators[1].targets[0].year_at") == "2030年"


def test_a_number_of_a_list_is_no_heading_s() -> None:
    body = """\
indicators:
  - id: berths
    name: 泊位
    targets:
      - {id: berths.1, kind: level, value: 3, words: "3"}
"""
    done = of(body, "3、港口\n到2027年泊位3、堆场5。\n")
    [(_, target)] = done.plan.targets()
    assert target.at is not None
    assert done.source.text[target.at.start - 2 : target.at.end] == "泊位3"


def test_what_is_said_twice_is_found_twice_however_it_is_spaced() -> None:
    body = """\
indicators:
  - id: plants
    name: 绿色工厂
    targets:
      - {id: plants.goal, kind: total, words: 25家}
      - {id: plants.task, kind: total, restates: plants.goal, words: 25家}
"""
    done = of(body, "培育25家绿色工厂。\n培育绿色工厂 25 家。\n")
    assert done.questions == ()
    assert said(done, "indicators[0].targets[0].at") == "25家"
    assert said(done, "indicators[0].targets[1].at") == "25 家"


def test_the_year_of_a_target_that_is_asked_for_is_not_asked_for_beside_it() -> None:
    body = """\
indicators:
  - id: saving
    name: 节约
    targets:
      - {id: saving.2027, kind: qualitative, year: 2027, words: 实现节约}
"""
    text = "为全面实现节约，制定本方案。\n到2027年，实现节约。到2027年，各区有方案。\n"
    done = of(body, text)
    [question] = done.questions
    assert question.finding.path == "indicators[0].targets[0].at"
    assert said(done, "indicators[0].at") is None
    [answer] = [each for each in question.answers if "，⟦" in each]
    answered = of(body.replace("实现节约}", f"实现节约, {answer}}}"), text)
    assert answered.questions == ()
    assert said(answered, "indicators[0].targets[0].year_at") == "2027年"
    assert said(answered, "indicators[0].at") == "节约"
    place = answered.plan.indicators[0].at
    assert place is not None
    assert place.start > answered.source.text.index("到2027年")


def test_a_number_is_not_found_inside_another() -> None:
    done = of(TARGETS, "绿色工厂达到15家，绿色园区达到0.5家、２5家。\n")
    assert {("A002", f"indicators[{n}].targets[0].at") for n in (0, 1)} <= set(codes(done))


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ("year: 2026", "2026 年底前"),
        ("year: 2026, month: 6", "2026 年 6 月底前"),
        ("year: 2026, month: 6, day: 5", "2026 年 6 月 5 日前"),
        ("year: 2026, quarter: 2", "2026 年第 2 季度"),
    ],
)
def test_dates_with_blanks_in_them_are_found(deadline: str, words: str) -> None:
    body = f"measures:\n  - {{id: m1, number: '1', title: 建厂, deadlines: [{{{deadline}}}]}}\n"
    done = of(body, f"1.建厂。到 {words}完成，此后到 2027 年 7 月 5 日维护。\n")
    assert done.questions == ()
    assert done.plan.measures[0].deadlines[0].words == words


def test_a_deadline_that_is_not_found_is_called_what_it_is_for() -> None:
    body = (
        "measures:\n  - {id: m1, number: '1', title: 建厂, deadlines: [{year: 2026, what: 投产}]}\n"
    )
    [question] = of(body, "1.建厂。\n").questions
    assert "“投产”" in question.finding.message.zh


def test_targets_and_deadlines_without_words_get_them_where_one_place_states_them() -> None:
    body = """\
indicators:
  - id: a
    name: 绿色工厂
    unit: 家
    targets:
      - {id: a.1, kind: level, comparator: at_least, value: 12, unit: 家}
measures:
  - id: m1
    number: "1"
    title: 建厂
    deadlines:
      - {year: 2026, month: 6}
"""
    done = of(body, "1.建厂。2026年6月底前绿色工厂达到12家以上，绿色工厂占比明显提高。\n")
    assert done.questions == ()
    [(_, target)] = done.plan.targets()
    assert (target.words, target.value) == ("达到12家以上", Decimal(12))
    assert done.plan.measures[0].deadlines[0].words == "2026年6月底前"
    assert pm.verify(done.plan, done.source) == ()


def test_dates_in_characters_and_behind_their_labels() -> None:
    text = "发布日期:2024-03-08 成文日期:2024-03-08\n正文\n二〇二四年三月八日\n"
    body = HEAD.replace("方案}", '方案, issued: "2024-03-08", published: "2024-03-08"}')
    source = SourceText(f"青泽市节能方案\n{text}")
    done = anchored(draft(body), source)
    issued, published = done.plan.document.issued_at, done.plan.document.published_at
    assert issued is not None
    assert published is not None
    assert source.text[issued.start - 5 : issued.end] == "成文日期:2024-03-08"
    assert source.text[published.start - 5 : published.end] == "发布日期:2024-03-08"
    done = anchored(
        draft(body.replace(", published", "} # {")),
        SourceText("青泽市节能方案\n二〇二四年三月八日"),
    )
    assert said(done, "document.issued_at") == "二〇二四年三月八日"


def test_of_a_target_that_is_not_found_the_year_is_not_asked() -> None:
    body = """\
indicators:
  - id: a
    name: 大厅
    direction: none
    targets: [{id: a.1, kind: milestone, year: 2026, words: 建好}]
"""
    done = of(body, "到2026年，大厅建好。大厅建好了。\n")
    assert codes(done) == [("A001", "indicators[0].targets[0].at")]
    assert codes(of(body, "到2026年，建成大厅。\n")) == [("A002", "indicators[0].targets[0].at")]


TABLE = """\
一、目标
（1）绿地建成3个，其中2个在市区。
表 1
单位 2021 年 2022 年 2023 年 总计
绿地
个
1
1
2
4
森林
个
1
3
2
6
2、湿地
"""


def test_a_row_of_a_table_is_found_as_a_row() -> None:
    """One small number stands anywhere; a row of them, in the order of the file, stands once."""
    said_as = ", kind: increment, comparator: at_least, unit: 个"
    body = "sections: [{number: 一, title: 目标}]\nindicators:\n"
    for name, row in (("绿地", "1124"), ("森林", "1326")):
        body += f"  - id: {'green' if name == '绿地' else 'wood'}\n    name: {name}\n    targets:\n"
        for year, cell in zip((2021, 2022, 2023, None), row, strict=True):
            dated = f", year: {year}" if year else ""
            code = f"{'green' if name == '绿地' else 'wood'}.{year or 'all'}"
            body += f'      - {{id: {code}{said_as}, value: {cell}{dated}, words: "{cell}"}}\n'
    done = of(body, TABLE)
    assert codes(done) == []
    for number, name in enumerate(("绿地\n个", "森林\n个")):
        first = done.source.text.index(name) + len(name)
        places = [done.plan.indicators[number].targets[k].at for k in range(4)]
        assert [at and at.start for at in places] == [first + 1 + 2 * k for k in range(4)]
        assert said(done, f"indicators[{number}].targets[2].year_at") == "2023 年"


def test_a_bare_number_is_never_the_number_of_a_heading() -> None:
    body = (
        "indicators:\n  - id: wood\n    name: 林场\n    targets:\n"
        '      - {id: wood.1, kind: level, comparator: at_least, value: 2, unit: 个, words: "2"}\n'
    )
    done = of(body, "1、林场\n2、湿地\n（2）林地\n林场\n2\n")
    at = done.plan.indicators[0].targets[0].at
    assert at is not None
    assert at.start == done.source.text.rindex("2")


def test_rows_may_stand_in_another_order_than_in_the_document() -> None:
    rows = "".join(
        f'  - id: i{number}\n    number: "{number}"\n    name: {name}\n    targets:\n'
        f"      - {{id: i{number}.1, kind: level, comparator: at_least, value: {value}, words: "
        f'"{value}"}}\n'
        for number, name, value in ((2, "森林覆盖率", 40), (1, "人均绿地面积", 15))
    )
    done = of(f"indicators:\n{rows}", "1\n人均绿地面积\n15\n2\n森林覆盖率\n40\n")
    assert codes(done) == []
    assert [said(done, f"indicators[{n}].number_at") for n in (0, 1)] == ["2", "1"]


@pytest.mark.parametrize(("text", "found"), [("升到70%以上。", "70%以上"), ("升到八成。", None)])
def test_what_another_document_asks_for_is_found_or_not_asked_for(
    text: str, found: str | None
) -> None:
    upper = '{indicator: 绿地率, kind: level, value: 70, unit: "%", words: 70%以上}'
    head = HEAD.replace(
        "青泽市节能方案}", f"青泽市节能方案, based_on: [{{title: 甲, targets: [{upper}]}}]}}"
    )
    done = anchored(draft(head), SourceText(f"青泽市节能方案\n根据《甲》，绿地率{text}\n", "a.txt"))
    assert codes(done) == []
    at = done.plan.document.based_on[0].targets[0].at
    assert (done.source.at(at) if at else None) == found


def test_the_columns_of_a_table_date_no_sentence_behind_it() -> None:
    body = (
        "sections: [{number: 一, title: 目标}]\n"
        "indicators:\n  - id: green\n    name: 绿地\n    targets:\n"
        "      - {id: green.1, kind: level, comparator: at_least, value: 9, unit: 个, year: 2025, "
        "words: 达到9个}\n"
        "      - {id: green.2, kind: level, comparator: at_least, value: 7, unit: 个, year: 2025, "
        'words: "7"}\n'
    )
    done = of(
        body, "一、目标\n到2025年有成效。\n2023年 2024年\n2025年\n绿地\n个\n7\n绿地达到9个。\n"
    )
    text = done.source.text
    places = [target.year_at for target in done.plan.indicators[0].targets]
    assert [at and at.start for at in places] == [
        text.index("2025年有"),
        text.index("2025年\n绿地"),
    ]


def test_a_row_that_a_target_holds_already_is_no_others() -> None:
    start = len("青泽市节能方案\n绿地\n")
    given = f"at: [{start + 6}, {start + 7}]"
    cells = "".join(
        f'      - {{id: a.{n}, kind: increment, comparator: at_least, value: {n}, words: "{n}"'
        f"{', ' + given if is_given else ''}}}\n"
        for n, is_given in ((5, False), (6, False), (7, False), (8, True))
    )
    again = '      - {id: a.9, kind: increment, comparator: at_least, value: 8, words: "8"}\n'
    done = of(
        f"indicators:\n  - id: a\n    name: 绿地\n    targets:\n{cells}{again}",
        "绿地\n5\n6\n7\n8\n合计\n8\n",
    )
    at = done.plan.indicators[0].targets[4].at
    assert at is not None
    assert at.start == done.source.text.rindex("8")


def test_two_indicators_may_stand_in_one_row() -> None:
    """As of a row with a level and a rate: it has one running number."""
    rows = "".join(
        f'  - id: i{n}\n    number: "1"\n    name: 港口吞吐量\n    targets:\n'
        f"      - {{id: i{n}.1, kind: {kind}, comparator: at_least, value: {value}, words: "
        f'"{value}"}}\n'
        for n, kind, value in ((1, "level", 40), (2, "growth_rate", 12))
    )
    done = of(f"indicators:\n{rows}", "1\n港口吞吐量\n40\n12\n")
    assert [said(done, f"indicators[{n}].number_at") for n in (0, 1)] == ["1", "1"]
