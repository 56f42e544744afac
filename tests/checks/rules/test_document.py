"""What the document of a plan is: where the rules draw the line."""

from typing import Any

import attrs
import pytest
from checks.dutyplans import found, measure, measures, target, told_of
from checks.running import check

import policymodel as pm
from policymodel.model import (
    Citation,
    Document,
    Goal,
    Indicator,
    Jurisdiction,
    Mechanism,
    Organization,
    PartialDate,
    Period,
    Source,
    Span,
    Target,
    UpperTarget,
)

# the document


@pytest.mark.parametrize(
    ("year", "told"), [(2019, True), (2020, False), (2021, False), (2022, True)]
)
def test_a_number_is_of_the_year_of_issue_or_the_one_before(year: int, told: bool) -> None:
    number = f"市政发〔{year}〕24号"
    document = Document(title="题", number=number, issued=PartialDate(2021, 1, 4))
    assert bool(found("D206", document=document)) is told
    assert found("D206", document=attrs.evolve(document, issued=None)) == []
    assert found("D206", document=attrs.evolve(document, number=f"第{year}号")) == []
    for one in found("D206", document=document):
        assert one.message.zh == f"文号“{number}”的年份是{year}年，与成文年份2021年不符。"


@pytest.mark.parametrize(("year", "told"), [(2020, True), (2021, False), (2022, False)])
def test_a_period_ends_in_the_year_of_issue_or_later(year: int, told: bool) -> None:
    document = Document(title="题", issued=PartialDate(2021, 12, 31))
    assert bool(found("D207", document=document, period=Period(end=year))) is told
    one_year = Period(start=year, end=year)
    assert bool(found("D207", document=document, period=one_year)) is told
    backward = Period(start=year + 1, end=year)  # another rule says so
    assert found("D207", document=document, period=backward) == []
    # without a date the number tells the year
    numbered = Document(title="题", number="市政发〔2021〕1号", published=PartialDate(2024, 1, 2))
    told_by_number = found("D207", document=numbered, period=Period(end=year))
    assert bool(told_by_number) is told
    for one in told_by_number:
        assert one.message.zh == "规划期到2020年为止，而文件2021年才成文。"


ASKED = (UpperTarget(indicator="强度", kind="qualitative"),)


def test_a_document_cited_is_not_of_a_later_year() -> None:
    cited = (
        Citation(title="意见", number="省发[2022]1号", targets=ASKED),
        Citation(title="办法", targets=ASKED),
        Citation(title="背景"),
    )
    for issued, number, told in (
        (PartialDate(2021, 5, 1), None, True),
        (PartialDate(2022, 5, 1), "市政发〔2021〕2号", False),  # the date before the number
        (None, "市政发〔2021〕2号", True),
        (None, "市政发〔2022〕2号", False),
        (None, None, False),
    ):
        document = Document(title="题", issued=issued, number=number, based_on=cited)
        paths = [one.path for one in found("D208", document=document)]
        assert paths == (["document.based_on[0].number"] if told else [])
        assert [one.path for one in found("D202", document=document)] == ["document.based_on[1]"]


def test_documents_cited_without_a_number_are_one_finding() -> None:
    titles = (
        "强科技行动实施方案(2022—2025年)",
        "“十四五”生态环境保护规划",
        "关于制定国民经济和社会发展第十四个五年规划的建议",
        *"甲乙丙丁",
    )
    cited = tuple(Citation(title=title, targets=ASKED) for title in titles)
    (one,) = found("D202", document=Document(title="题", based_on=cited))
    assert one.path == "document.based_on[3]"
    assert one.message.zh == "所引的《甲》、《乙》、《丙》等4份文件没有文号。"
    assert one.message.en == 'Cited without a number: "甲", "乙", "丙" and 1 more.'
    assert found("D202", document=Document(title="题", based_on=cited[:3])) == []


def test_of_a_text_that_is_cut_it_is_told_what_may_be_lost() -> None:
    (one,) = found("D201", document=Document(title="题", completeness="truncated"))
    assert "中途断开" in one.message.zh
    assert "责任单位、保障措施等可能载于缺失部分" in one.message.zh
    extract = Document(title="题", completeness="extract")
    assert found("D201", document=extract) == []
    assert found("D221", document=extract) == []  # D203 says what is missing, and why
    (one,) = found("D203", document=extract)
    assert one.message.zh == (
        "所据文本是节选，没有文件的发文机关、成文日期、文号，附件等也可能没有收入。"
    )
    known = attrs.evolve(extract, number="1号", issuers=("甲",), issued=PartialDate(2031, 1))
    (one,) = found("D221", document=known)
    assert (one.severity, "是节选" in one.message.zh) == ("info", True)


def test_all_that_is_missing_of_a_document_is_one_finding() -> None:
    (one,) = found("D203")
    assert one.message.zh == "文件的发文机关、成文日期、文号缺失。"
    assert one.message.en == (
        "The plan does not give the issuers, the date of issue or the number of the document."
    )
    (one,) = found("D203", document=Document(title="题", number="1号", issuers=("甲",)))
    assert one.message.en == "The plan does not give the date of issue of the document."


@pytest.mark.parametrize(
    ("period", "zh", "en", "path"),
    [
        (Period(), "规划期的起止年", "the first or the last year", "document"),
        (Period(at=Span(1, 2)), "规划期的起止年", "the first or the last year", "period"),
        (Period(end=2025), "到2025年为止，没有写明起始年", "its first year is not", "period"),
        (Period(start=2021), "从2021年开始，没有写明截止年", "its last year is not", "period"),
    ],
)
def test_which_year_of_the_period_is_missing(period: Period, zh: str, en: str, path: str) -> None:
    (one,) = found("D204", period=period)
    assert one.message.zh.endswith(f"{zh}。")
    assert en in one.message.en
    assert one.path == path


def test_facts_without_a_place_are_counted() -> None:
    at = Span(1, 2)
    source = Source(sha256="0" * 64, characters=9)
    goal = Goal(id="a", title="题", goals=(Goal(id="b", title="题", at=at),))
    parts: dict[str, Any] = {
        "organizations": (Organization(name="甲", kind="other", at=at),),
        "goals": (goal,),
        "indicators": (Indicator(id="i", name="企业", at=at, targets=(target(at=at), target())),),
        "measures": (attrs.evolve(measure(1), at=at),),
        "mechanisms": (Mechanism(id="g", kind="legal", summary="述"),),
    }
    cited = Document(title="题", source=source, based_on=(Citation(title="意见", at=at),))
    (one,) = found("D205", document=cited, **parts)
    assert one.path == "goals[0]"
    assert one.message.zh == (
        "9项内容中有3项没有注明原文位置，如主要目标“题”、目标值“t”、保障措施“述”。"
    )
    assert one.message.en.startswith("Facts without their place in the document: 3 of 9, ")
    assert found("D205", **parts) == []


def test_the_first_three_facts_without_a_place_are_named() -> None:
    cited = Document(title="题", source=Source(sha256="0" * 64, characters=9))
    (one,) = found("D205", document=cited, measures=measures(*["甲"] * 4))
    assert "5项内容中有5项没有注明" not in one.message.zh
    assert "“任务0”、任务“任务1”、任务“任务2”。" in one.message.zh
    assert "任务3" not in one.message.zh + one.message.en


def test_headings_are_asked_for_only_where_there_are_some() -> None:
    assert found("D211", measures=measures("甲")) == []


def test_measures_that_do_not_follow_one_another_are_counted() -> None:
    spans = (Span(50, 90), Span(0, 50), None, Span(49, 60), Span(60, 70))
    plan = tuple(attrs.evolve(measure(i), at=at) for i, at in enumerate(spans))
    (one,) = found("D213", measures=plan)
    assert one.path == "measures[1].at"
    assert one.message.zh == (
        "有2项任务的原文位置没有排在前一项之后，如任务“任务1”从第0个字符起，前一项到第90个字符才结束。"
    )
    assert found("D213", measures=(plan[1], plan[2], plan[0])) == []


# dates and place


@pytest.mark.parametrize(("start", "told"), [(2024, False), (2025, False), (2026, True)])
def test_a_period_may_be_one_year_long(start: int, told: bool) -> None:
    assert bool(found("D101", period=Period(start=start, end=2025))) is told


@pytest.mark.parametrize(("day", "told"), [(28, True), (29, False), (30, False)])
def test_a_document_may_be_published_on_the_day_of_its_issue(day: int, told: bool) -> None:
    issued, published = PartialDate(2022, 12, 29), PartialDate(2022, 12, day)
    document = Document(title="题", issued=issued, published=published)
    assert bool(found("D102", document=document)) is told


@pytest.mark.parametrize(
    ("code", "level"), [("370000", "province"), ("370100", "city"), ("370105", "county")]
)
def test_a_code_is_of_one_level(code: str, level: str) -> None:
    for other in ("province", "city", "county"):
        place = Jurisdiction(code=code, name="甲", level=other)
        assert bool(found("D103", jurisdiction=place)) is (other != level)


# the four real plans: what was read against their documents


def test_the_documents_of_the_real_plans() -> None:
    warned = {
        name: {one.code for one in check(pm.load(name), select=["D2"]) if one.severity != "info"}
        for name in ("chengde", "dezhou", "maiji", "taian")
    }
    assert warned == {"chengde": set(), "dezhou": {"D201"}, "maiji": set(), "taian": set()}
    # Both documents cited carry their years; it was issued on 29 December of its first year.
    assert [code for code, _ in told_of("maiji", "D2")] == ["D220"]


@pytest.mark.parametrize(
    ("title", "start", "end", "path"),
    [
        ("供水规划（2021—2025年）", 2021, 2025, ""),
        ("供水规划（2021—2025年）", 2021, 2052, "period.end"),
        ("供水规划（2021—2025年）", 2012, 2025, "period.start"),
        ("供水规划（２０２１-２０２５年）", 2022, 2025, "period.start"),
        ("供水规划（2021年至2025年）", 2021, 2024, "period.end"),
        ("供水规划（2021—2025年）", None, 2025, ""),
        ("供水规划（2021—2025年）", None, 2052, "period.end"),
        ("“十四五”供水规划", 2021, 2025, ""),
        ("“十四五”供水规划", 2021, 2035, "period.end"),
        ("十三五供水规划", 2021, 2025, "period.start"),
        ("供水第十五个五年规划", 2026, 2030, ""),
        ("供水第十五个五年规划", 2021, 2025, "period.start"),
        ("“十四五”供水规划（2021—2025年）", 2021, 2026, "period.end"),
        # several spans, or a year outside: nobody knows which is meant
        ("“十四五”供水规划和2035年远景目标", 2021, 2035, ""),
        ("“十四五”供水规划三年行动（2023—2025年）", 2023, 2025, ""),
        ("供水保障二十五条措施", 2021, 2025, ""),
        ("供水保障十四五条措施", 2023, 2025, ""),
        ("2023年供水工作要点", 2024, 2024, ""),
        ("供水规划（2021—2025年）", 2025, 2021, ""),  # D101
        ("供水规划（2021—2025年）", None, None, ""),
    ],
)
def test_the_period_is_the_one_in_the_title(
    title: str, start: int | None, end: int | None, path: str
) -> None:
    stated = {"document": Document(title=title), "period": Period(start=start, end=end)}
    assert [one.path for one in found("D215", **stated)] == ([path] if path else [])


def test_a_period_over_before_its_issue_that_the_title_contradicts_is_told_once() -> None:
    issued = Document(title="供水规划（2021—2025年）", issued=PartialDate(2021, 3, 1))
    slip = {"document": issued, "period": Period(start=2012, end=2015)}
    assert (len(found("D215", **slip)), found("D207", **slip)) == (1, [])
    slip["document"] = attrs.evolve(issued, title="供水规划")
    assert (found("D215", **slip), len(found("D207", **slip))) == ([], 1)


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("milestone", "建设码头", "“码头”的事项“建设码头”存疑：归谁不明。"),
        ("milestone", "码 头", "事项“码 头”存疑：归谁不明。"),
        ("qualitative", "码头明显改善", "“码头”的目标值“码头明显改善”存疑：归谁不明。"),
    ],
)
def test_a_doubtful_milestone_is_no_value(kind: Any, words: str, told: str) -> None:
    goal = Target(id="t", kind=kind, words=words, doubt="归谁不明。")
    (one,) = found("D301", indicators=(Indicator(id="i", name="码头", targets=(goal,)),))
    assert one.message.zh == told
