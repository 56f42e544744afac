"""Where an invented document says what its plan states: found, asked for, and never invented."""

from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from anchoring.stripped import without_spans
from hypothesis import given
from hypothesis import strategies as st
from source.yunzhou import PLAN, SOURCE, TEXT, charged

import policymodel as pm
from policymodel.anchoring import Anchored, anchored, draft
from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.charged import by_brackets, up_to
from policymodel.anchoring.quotes import quoted_places
from policymodel.findings import PlanFileError, SourceError
from policymodel.model import Measure, Span
from policymodel.model.places import parse_path
from policymodel.reading import plan_from_tree, plan_to_tree
from policymodel.source import SourceText
from policymodel.source.facts import facts

FULL = pm.write_plan(PLAN)
PLACES = {each.full_path: each.at for each in facts(PLAN) if each.at is not None}
PATHS = list(PLACES)
# Where a goal begins and ends is for its author to say.
PASSAGES = {"goals[0].at", "goals[0].goals[0].at"}

HEAD = """\
format: 2
id: qingze
document: {title: 青泽市节能方案}
jurisdiction: {code: "339900", name: 青泽市, level: city}
"""


def of(body: str, text: str) -> Anchored:
    """Anchor a plan file of 青泽市 in a document of these characters."""
    return anchored(draft(HEAD + body), SourceText(f"青泽市节能方案\n{text}", "a.txt"))


def said(done: Anchored, path: str) -> str | None:
    """What stands at the span of that path."""
    found = {each.full_path: each.at for each in facts(done.plan)}
    return done.source.at(found[path])


def codes(done: Anchored) -> list[tuple[str, str]]:
    return [(each.finding.code, each.finding.path) for each in done.questions]


def test_a_plan_gets_its_places_back() -> None:
    done = anchored(draft(without_spans(FULL)), SOURCE)
    found = {each.full_path: each.at for each in facts(done.plan)}
    wrong = {each.full_path for each in facts(PLAN) if each.at not in (None, found[each.full_path])}
    assert wrong == PASSAGES
    assert pm.verify(done.plan, SOURCE) == ()


@given(st.sets(st.sampled_from(PATHS)))
def test_what_is_there_stays_and_a_second_time_changes_nothing(gone: set[str]) -> None:
    tree = plan_to_tree(PLAN, omit_defaults=True)
    for path in gone:
        *above, key = parse_path(path)
        holder = tree
        for step in above:
            holder = holder[step]
        del holder[key]
    once = anchored(draft(pm.write_plan(plan_from_tree(tree))), SOURCE)
    assert set(once.placed) <= gone
    assert (
        once.placed.items() - {(path, once.placed.get(path)) for path in PASSAGES} <= PLACES.items()
    )
    found = {each.full_path: each.at for each in facts(once.plan)}
    for each in facts(PLAN):
        if each.at is not None and each.full_path not in gone:
            assert found[each.full_path] == each.at
    twice = anchored(draft(once.text), SOURCE)
    assert twice.text == once.text
    assert not twice.placed


@pytest.mark.parametrize("path", PATHS)
def test_a_place_as_messages_show_it_is_found(path: str) -> None:
    at = next(each.at for each in facts(PLAN) if each.full_path == path)
    assert at is not None
    assert at in quoted_places(TEXT, SOURCE.around(at))


def test_the_text_is_named_where_the_plan_names_none(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("另一份文件", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("青泽市\n节能方案\r\n", encoding="utf-8", newline="")
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD, encoding="utf-8")
    done = pm.anchor(plan, tmp_path)
    assert done.source.name == "mine.txt"
    assert done.plan.document.source == SourceText("青泽市\n节能方案\n").source
    assert done.plan.document.title_at == Span(0, 8)
    assert pm.find_source(done.plan, tmp_path).text == done.source.text
    assert pm.anchor(plan, tmp_path / "mine.txt").text == done.text


@pytest.mark.parametrize("texts", [("无关",), ("青泽市节能方案", "印发青泽市节能方案的通知")])
def test_a_text_that_is_not_plain_is_asked_for(texts: tuple[str, ...], tmp_path: Path) -> None:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEAD, encoding="utf-8")
    with pytest.raises(SourceError, match=r"V001.*\n.*--text"):
        pm.anchor(plan, tmp_path)
    assert pm.anchor(plan, tmp_path / "0.txt").plan.document.source is not None


def test_another_text_than_the_plan_cites_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "多", encoding="utf-8")
    with pytest.raises(SourceError, match="V001"):
        pm.anchor(PLAN, path)


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


def test_a_number_is_not_found_inside_another() -> None:
    done = of(TARGETS, "绿色工厂达到15家，绿色园区达到0.5家、２5家。\n")
    assert {("A002", f"indicators[{n}].targets[0].at") for n in (0, 1)} <= set(codes(done))


def test_places_that_nothing_tells_apart_are_asked_for_and_answered() -> None:
    body = "conventions:\n  - {kind: first_leads, words: 首位牵头}\n"
    done = of(body, "甲类首位牵头。乙类首位牵头。\n")
    [(code, path)] = codes(done)
    assert (code, path) == ("A001", "conventions[0].at")
    [question] = done.questions
    assert question.finding.line == 6
    assert len(question.answers) == 2
    answered = of(
        body.replace("牵头}", f"牵头, {question.answers[1]}}}"), "甲类首位牵头。乙类首位牵头。\n"
    )
    assert answered.questions == ()
    at = answered.plan.conventions[0].at
    assert at is not None
    assert answered.source.text[at.start - 2 : at.end] == "乙类首位牵头"
    assert "⟦" not in answered.text


@pytest.mark.parametrize("quote", ["丙类⟦3个⟧", "类⟦3个⟧", "⟦⟧", "…"])
def test_a_quotation_that_is_not_one_place_is_told_with_its_line(quote: str) -> None:
    done = of(
        f'not_targets:\n  - {{words: 3个, why: other, at: "{quote}"}}\n', "甲类3个。乙类3个。\n"
    )
    assert [code for code, _ in codes(done)] == ["A003"]
    assert done.questions[0].finding.line == 6
    assert quote in done.text


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


def test_numbers_left_over_are_proposed_and_written_only_when_asked() -> None:
    text = "依据《甲市2020年条例》（甲发〔2020〕8号），围绕“1+3”布局，奖励50万元。已有7家。\n"
    done = of("", text)
    assert [(each.words, each.why) for each in done.proposals] == [
        ("《甲市2020年条例》", "reference"),
        ("“1+3”", "slogan"),
        ("50", "policy_parameter"),
        ("7", "history"),
    ]
    assert "not_targets" not in done.text
    written = anchored(draft(HEAD), done.source, not_targets=True)
    assert [each.words for each in written.plan.not_targets] == [p.words for p in done.proposals]
    assert {each.doubt for each in written.plan.not_targets} == {"待定"}
    once_more = anchored(draft(written.text), done.source, not_targets=True)
    assert not once_more.is_changed
    longer = SourceText(done.source.text + "另有9户。")
    line = next(line for line in written.text.splitlines(keepends=True) if "source:" in line)
    bare = written.text.replace(line, line.partition(", source")[0] + "}\n")
    added = anchored(draft(bare), longer, not_targets=True)
    assert added.plan.not_targets[:-1] == written.plan.not_targets
    assert added.plan.not_targets[-1].words == "9"


def test_signs_at_the_edge_of_a_number_are_none_of_it() -> None:
    done = of("", "期间：2021-2023年。按20％给予补助，上浮 1:2-。\n")
    assert [each.words for each in done.proposals] == ["2021-2023年", "20％", "1:2"]
    assert done.proposals[1].why == "policy_parameter"


def test_a_file_that_cannot_be_edited_alone_is_refused() -> None:
    body = "sections:\n  - ? number\n    : 一\n    ? title\n    : 总则\n"
    with pytest.raises(PlanFileError, match="F106"):
        of(body, "一、总则\n")


def test_faults_of_the_plan_are_told_with_their_lines() -> None:
    with pytest.raises(PlanFileError) as caught:
        draft(HEAD + "measures:\n  - {id: m1, titel: 节能, at: 节能}\n", file="plan.yaml")
    assert {(each.code, each.line) for each in caught.value.findings} >= {("F101", 6)}


def test_a_plan_in_memory_is_anchored_too() -> None:
    bare = attrs.evolve(PLAN, sections=tuple(attrs.evolve(s, at=None) for s in PLAN.sections))
    assert pm.anchor(bare, SOURCE).plan == PLAN


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


def test_what_is_no_target_wherever_it_stands_is_not_asked_for() -> None:
    body = 'not_targets:\n  - {words: "12345", why: proper_name}\n'
    done = of(body, "开通“12345”热线，办好“12345”。\n")
    assert done.questions == ()
    assert done.plan.not_targets[0].at is None
    assert pm.verify(done.plan, done.source) == ()


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


def test_a_name_is_not_the_beginning_of_another_word() -> None:
    named = ("{name: 各区, kind: county_government}", "{name: 省委, kind: upper_body}")
    body = f"organizations: [{', '.join(named)}]\n"
    done = of(body, "省委党校在各区域设点。\n省委要求各区落实。\n")
    second = done.source.text.index("省委要求")
    assert [each.at and each.at.start for each in done.plan.organizations] == [second + 4, second]


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
