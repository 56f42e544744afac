"""Where headings, measures, their parts and brackets, and goals stand."""

import attrs
import pytest
from anchoring.drafts import codes, of, said
from source.yunzhou import PLAN, charged

import policymodel as pm
from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.charged import by_brackets, up_to
from policymodel.folding import POINTS
from policymodel.model import Measure, Span
from policymodel.source import SourceText


def test_a_bracket_with_nothing_but_a_name_of_the_plan_is_its_measure_s() -> None:
    body = """\
organizations:
  - {name: 各有关单位, kind: group}
measures:
  - {id: m1, number: "1", title: 节能, responsibilities: {responsible: [各有关单位]}}
"""
    done = of(body, "1.节能。统筹推进。（各有关单位）\n")
    assert done.questions == ()
    assert said(done, "measures[0].responsibilities_at") == "（各有关单位）"
    assert not [each for each in pm.verify(done.plan, done.source) if each.code == "V021"]


@pytest.mark.parametrize("mark", [*POINTS, "、", "）", ")", "\ue010"])
def test_whatever_closes_a_number_closes_it(mark: str) -> None:
    body = """\
measures:
  - {id: m1, number: "1", title: 节能}
  - {id: m2, number: "2", title: 节水}
"""
    done = of(body, f"1{mark}节能。统筹推进。\n2{mark}节水。分步实施。\n")
    assert done.questions == ()
    assert said(done, "measures[1].at") == f"2{mark}节水。分步实施。"
    assert pm.verify(done.plan, done.source) == ()


def test_headings_are_not_taken_from_the_list_of_contents() -> None:
    body = "sections:\n  - {number: 一, title: 总体要求}\n  - {number: 二, title: 重点任务}\n"
    contents = "一、总体要求\n二、重点任务\n"
    text = f"目录\n{contents}一、总体要求\n依据二、重点任务所述。\n二、重点任务\n完。\n"
    done = of(body, text)
    starts = [section.at.start for section in done.plan.sections if section.at]
    assert starts == [done.source.text.rindex("一、"), done.source.text.rindex("二、")]


def test_as_many_brackets_as_parts_are_theirs_in_order() -> None:
    names = ("甲", "乙", "甲")
    plan = attrs.evolve(
        PLAN,
        measures=tuple(
            attrs.evolve(measure, responsibilities=charged(lead=f"市{name}局"), at=None)
            for measure, name in zip(PLAN.measures, names, strict=False)
        ),
    )
    text = "一。（市甲局牵头）二。（市乙局牵头）三。（市乙局牵头）四。（市甲局牵头）"
    anchors = Anchors(plan, SourceText(text))
    listed = [each for each in anchors.facts if isinstance(each.part, Measure) and each.key == "at"]
    found = by_brackets(anchors, listed, Span(0, len(text)))
    ends = [[text[at.start - 2] for at in places] for places in found.values()]
    assert ends == [["一"], ["四"], ["二", "三"]]
    [place] = found["measures[0].at"]
    assert up_to(anchors, place, Span(0, len(text))) == Span(0, 9)
    last = found["measures[2].at"][0]
    assert text[up_to(anchors, last, Span(0, len(text))).slice] == "四。（市甲局牵头）"


def test_a_measure_reaches_to_the_next_heading_and_has_its_bracket() -> None:
    body = """\
organizations:
  - {name: 市发改委, kind: department}
  - {name: 市工信局, kind: department}
sections:
  - {number: 一, title: 任务}
measures:
  - {id: m1, number: "1", section: [一], title: 节能, responsibilities: {lead: [市发改委]}}
  - {id: m2, number: "2", section: [一], title: 节水, responsibilities: {lead: [市工信局]}}
"""
    text = "一、任务\n1.节能。甲。\n乙。\n(市发改委牵头)\n\n2.节水。丙。(市工信局牵头)\n联系人:丁\n"
    done = of(body, text)
    assert done.questions == ()
    assert said(done, "measures[0].at") == "1.节能。甲。\n乙。\n(市发改委牵头)"
    assert said(done, "measures[1].at") == "2.节水。丙。(市工信局牵头)"
    assert said(done, "measures[0].responsibilities_at") == "(市发改委牵头)"


UNNUMBERED = """\
organizations:
  - {name: 市发改委, kind: department}
  - {name: 市工信局, kind: department}
sections:
  - {number: 一, title: 任务}
measures:
  - {id: m1, section: [一], summary: 甲, responsibilities: {lead: [市发改委]}}
  - {id: m2, section: [一], summary: 乙, responsibilities: {lead: [市工信局]}}
  - id: m3
    number: "1"
    section: [一]
    title: 丙
    parts:
      - {number: (1), title: 丁, responsibilities: {lead: [市发改委]}}
      - {number: (2), title: 戊, responsibilities: {lead: [市工信局]}}
  - id: m4
    number: "2"
    section: [一]
    title: 己
    parts:
      - {summary: 庚, responsibilities: {lead: [市工信局]}, deadlines: [{year: 2026, quarter: 1}]}
      - {summary: 辛, responsibilities: {lead: [市发改委]}}
conventions:
  - {kind: first_leads, words: 列第一位的为牵头单位}
"""


def test_measures_without_number_and_parts_are_found_by_their_brackets() -> None:
    text = (
        "一、任务\n做甲事。(市发改委牵头)\n做乙事。(市工信局牵头)\n"
        "1.丙。\n(1)丁。做事。(市发改委牵头)\n(2)戊。做事。(市工信局牵头)\n"
        "2.己。庚事于2026年第一季度完成。(市工信局牵头)辛事。(市发改委牵头)\n"
        "以上列第一位的为牵头单位。\n"
    )
    done = of(UNNUMBERED, text)
    assert done.questions == ()
    assert [said(done, f"measures[{n}].at") for n in (0, 1)] == [
        "做甲事。(市发改委牵头)",
        "做乙事。(市工信局牵头)",
    ]
    assert [said(done, f"measures[2].parts[{n}].at") for n in (0, 1)] == [
        "(1)丁。做事。(市发改委牵头)",
        "(2)戊。做事。(市工信局牵头)",
    ]
    assert said(done, "measures[3].parts[1].at") == "辛事。(市发改委牵头)"
    assert said(done, "measures[3].parts[0].responsibilities_at") == "(市工信局牵头)"
    assert said(done, "measures[3].parts[0].deadlines[0].at") == "2026年第一季度"
    assert said(done, "conventions[0].at") == "列第一位的为牵头单位"


def test_measures_and_parts_that_run_on_behind_brackets_are_found() -> None:
    body = """\
organizations:
  - {name: 市发改委, kind: department}
  - {name: 市工信局, kind: department}
sections:
  - {number: 一, title: 任务}
measures:
  - {id: m1, section: [一], title: 节能, responsibilities: {lead: [市发改委]}}
  - id: m2
    section: [一]
    title: 节水
    parts:
      - {summary: 甲, responsibilities: {lead: [市工信局]}}
      - {summary: 乙, responsibilities: {lead: [市发改委]}}
  - {id: m3, section: [一], title: 节材, responsibilities: {lead: [市工信局]}}
"""
    text = (
        "一、任务\n节能。做事，也要节水。（市发改委牵头）节水。做甲事。（市工信局牵头）"
        "做乙事。（市发改委牵头） 节材。做事。（市工信局牵头）\n"
    )
    done = of(body, text)
    assert done.questions == ()
    assert [said(done, f"measures[{n}].at") for n in range(3)] == [
        "节能。做事，也要节水。（市发改委牵头）",
        "节水。做甲事。（市工信局牵头）做乙事。（市发改委牵头）",
        "节材。做事。（市工信局牵头）",
    ]
    assert said(done, "measures[1].parts[1].at") == "做乙事。（市发改委牵头）"
    assert pm.verify(done.plan, done.source) == ()


def test_a_goal_has_what_belongs_to_the_goals_below_it_and_no_blank_edge() -> None:
    body = """\
sections:
  - {number: 一, title: 主要目标}
goals:
  - id: main
    title: 主要目标
    goals:
      - {id: first, title: 先做到, indicators: [a]}
      - {id: then, title: 再做到, indicators: [b]}
indicators:
  - {id: a, name: 节水, targets: [{id: a.1, kind: qualitative, words: 节水明显}]}
  - {id: b, name: 节能, targets: [{id: b.1, kind: qualitative, words: 节能领先}]}
"""
    line = "先是节水明显。再是节能领先，四季常青。"
    done = of(body, f"\u3000\u3000一、主要目标\n\u3000\u3000{line}\n")
    assert done.questions == ()
    assert [said(done, f"goals[0]{below}.at") for below in ("", ".goals[0]", ".goals[1]")] == [
        line,
        "先是节水明显。",
        "再是节能领先，四季常青。",
    ]
    assert pm.verify(done.plan, done.source) == ()


def test_a_goal_goes_on_in_the_lines_that_state_its_indicators() -> None:
    body = """\
sections:
  - {number: 一, title: 主要目标}
  - {number: 二, title: 主要任务}
goals:
  - id: main
    title: 主要目标
    goals:
      - {id: water, title: 用水更省, indicators: [a, b]}
      - {id: power, title: 用电更省, indicators: [c, d]}
indicators:
  - {id: a, name: 节水, targets: [{id: a.1, kind: qualitative, words: 节水明显}]}
  - {id: b, name: 回用, targets: [{id: b.1, kind: qualitative, words: 回用更多}]}
  - id: c
    name: 研发、测试能力
    targets: [{id: c.1, kind: qualitative, words: 加强研发、测试能力}]
  - {id: d, name: 节电, targets: [{id: d.1, kind: qualitative, words: 节电领先}]}
"""
    water = "用水更省，实施专项。\n做到节水明显。\n回用更多。"
    power = "用电更省。加强研发、测\n\n试能力，形成力量。"
    text = f"一、主要目标\n加快推进。\n——{water}\n——{power}\n二、主要任务\n节电领先。\n"
    done = of(body, text)
    assert said(done, "goals[0].goals[0].at") == water
    assert said(done, "goals[0].goals[1].at") == power
    assert said(done, "indicators[2].at") == "研发、测\n\n试能力"


TWO_PLANS = """\
organizations:
  - {name: 市甲局, kind: department}
sections:
  - {title: 甲方案, sections: [{number: 一, title: 目标}, {number: 二, title: 任务}]}
  - {title: 乙方案, sections: [{number: 一, title: 目标}, {number: 二, title: 任务}]}
goals:
  - {id: a, title: 甲方, indicators: [a]}
indicators:
  - {id: a, name: 街区, targets: [{id: a.better, kind: qualitative, words: 明显改善}]}
  - id: b
    name: 街区大厅
    direction: none
    targets: [{id: b.built, kind: milestone, year: 2026, words: 建成街区大厅}]
measures:
  - id: m1
    number: "1"
    section: [甲方案, 二]
    title: 扩街区
    responsibilities: {lead: [市甲局]}
    deadlines: [{year: 2026, month: 3, what: 见成效}, {ongoing: true}]
  - id: m2
    number: "1"
    section: [乙方案, 二]
    title: 建大厅
    responsibilities: {lead: [市甲局]}
    deadlines: [{year: 2026, month: 7}, {every: half, what: 检查}]
"""


def test_several_plans_under_one_notice() -> None:
    """Headings without a number; a deadline that goes on; a year that stands behind its target."""
    text = (
        "甲方案\n一、目标\n街区明显改善。\n二、任务\n"
        "1．扩街区。持续推进老街更新。\n\n牵头单位：市甲局\n\n完成时限：2026年3月见成效并持续推进\n"
        "乙方案\n一、目标\n二、任务\n"
        "1．建大厅。每半年检查一次，建成街区大厅。\n\n牵头单位：市甲局\n\n完成时限：2026年7月底\n"
    )
    done = of(TWO_PLANS, text)
    assert codes(done) == []
    assert said(done, "sections[1].at") == "乙方案"
    assert (said(done, "measures[1].at") or "").startswith("1．建大厅")
    assert said(done, "goals[0].at") == "街区明显改善。"
    assert said(done, "indicators[1].targets[0].year_at") == "2026年7月"
    words = [each.words for part in done.plan.measures for each in part.deadlines]
    assert words == ["2026年3月", "持续推进", "2026年7月底", "每半年"]
    found = pm.verify(done.plan, done.source)
    assert [each.code for each in found if each.severity == "error"] == []
    assert "V030" not in {each.code for each in found}


def test_the_year_of_another_measure_governs_nothing() -> None:
    body = """\
indicators:
  - id: a
    name: 大厅
    direction: none
    targets: [{id: a.1, kind: milestone, year: 2026, words: 建成大厅}]
measures:
  - {id: m1, number: "1", title: 甲, deadlines: [{year: 2026}]}
  - {id: m2, number: "2", title: 乙}
"""
    done = of(body, "1.甲。2026年底前完成。\n2.乙。建成大厅。\n")
    assert codes(done) == [("A001", "indicators[0].targets[0].year_at")]
