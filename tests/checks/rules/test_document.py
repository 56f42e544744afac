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


@pytest.mark.parametrize(("year", "told"), [(2020, True), (2021, False), (2022, False)])
def test_a_period_ends_in_the_year_of_issue_or_later(year: int, told: bool) -> None:
    document = Document(title="题", issued=PartialDate(2021, 12, 31))
    assert bool(found("D207", document=document, period=Period(end=year))) is told
    one_year = Period(start=year, end=year)
    assert bool(found("D207", document=document, period=one_year)) is told
    backward = Period(start=year + 1, end=year)  # another rule says so
    assert found("D207", document=document, period=backward) == []


def test_a_document_cited_is_not_of_a_later_year() -> None:
    cited = (Citation(title="意见", number="省发[2022]1号"), Citation(title="办法"))
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


def test_all_that_is_missing_of_a_document_is_one_finding() -> None:
    (one,) = found("D203")
    assert one.message.zh.endswith("实为缺发文机关、成文日期、文号")
    assert one.message.en.endswith("found no issuers, no date of issue, no number")


@pytest.mark.parametrize(
    ("period", "zh", "en", "path"),
    [
        (Period(), "未载明起止年", "neither year", "document"),
        (Period(at=Span(1, 2)), "未载明起止年", "neither year", "period"),
        (Period(end=2025), "未载明起始年", "no first year stated", "period"),
        (Period(start=2025), "未载明截止年", "no last year stated", "period"),
    ],
)
def test_which_year_of_the_period_is_missing(period: Period, zh: str, en: str, path: str) -> None:
    (one,) = found("D204", period=period)
    assert one.message.zh.endswith(zh)
    assert one.message.en.endswith(f"found {en}")
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
    assert "9 项中 3 项没有，如 goals[0]、indicators[0].targets[1]、mechanisms[0]" in one.message.zh
    assert "found 3 of 9 without" in one.message.en
    assert found("D205", **parts) == []


@pytest.mark.parametrize("count", [5, 6])
def test_the_first_five_facts_without_a_place_are_named(count: int) -> None:
    cited = Document(title="题", source=Source(sha256="0" * 64, characters=9))
    (one,) = found("D205", document=cited, measures=measures(*["甲"] * count))
    assert "measures[4]" in one.message.zh
    assert "measures[5]" not in one.message.zh + one.message.en


def test_headings_are_asked_for_only_where_there_are_some() -> None:
    assert found("D211", measures=measures("甲")) == []


def test_measures_that_do_not_follow_one_another_are_counted() -> None:
    spans = (Span(50, 90), Span(0, 50), None, Span(49, 60), Span(60, 70))
    plan = tuple(attrs.evolve(measure(i), at=at) for i, at in enumerate(spans))
    (one,) = found("D213", measures=plan)
    assert one.path == "measures[1].at"
    assert "2 处不然，如起点 0 在前一项的终点 90 之前" in one.message.zh
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
    assert warned == {"chengde": set(), "dezhou": {"D201"}, "maiji": set(), "taian": {"D201"}}
    assert [code for code, _ in told_of("maiji", "D2")] == ["D202", "D202"]
