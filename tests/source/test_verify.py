"""A true plan verifies clean; each untruth is found, by its own rule, where it stands."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from source.changes import change
from source.yunzhou import INDICATORS, PLAN, SOURCE, TEXT, charged, span

from policymodel.checking import check, verify
from policymodel.checks import VERIFY_RULES, CheckSettings
from policymodel.drafting.draft import draft
from policymodel.findings import Finding, SettingsError
from policymodel.model import Measure, NotTarget, Organization, PartialDate, Span, Suppression
from policymodel.source import SourceText, coverage

PLACES = {indicator.id: f"indicators[{place}]" for place, indicator in enumerate(INDICATORS)}


def test_a_true_plan_verifies_clean() -> None:
    assert verify(PLAN, SOURCE) == ()


@pytest.mark.parametrize("words", ["24个以上", "２４个以上", "２4个以上"])
def test_widths_make_no_other_words(words: str) -> None:
    at = "indicators[0].targets[0].words"
    assert verify(change(PLAN, at, words), SOURCE) == ()


def test_everything_is_covered() -> None:
    found = coverage(PLAN, SOURCE)
    assert (found.numbers, found.numbers_covered) == (39, 39)
    assert (found.brackets, found.brackets_covered) == (4, 4)


MUTATIONS = (
    ("V002", "measures[4].at", Span(700, 9999), "measures[4].at"),
    ("V002", "sections[0].at", Span(TEXT.index("一、总"), TEXT.index("按照“")), "sections[0].at"),
    ("V003", "{berths}.targets[0].words", "24家以上", "{berths}.targets[0].words"),
    ("V003", "{berths}.targets[0].words", None, "{berths}.targets[0].words"),
    ("V003", "{row1}.baselines[0].words", "31", "{row1}.baselines[0].words"),
    ("V003", "measures[0].deadlines[0].words", "2025年6月底", "measures[0].deadlines[0].words"),
    ("V003", "not_targets[0].words", "09:16", "not_targets[0].words"),
    ("V003", "organizations[1].name", "市港务局", "organizations[1].name"),
    ("V003", "organizations[1].aliases", ("市港口局",), "organizations[1].aliases[0]"),
    ("V003", "organizations[1].at", span("市交通局"), "organizations[1].at"),
    ("V004", "{cargo}.targets[0].value", Decimal("120000000"), "{cargo}.targets[0].value"),
    ("V004", "{talent}.targets[0].value", Decimal(30000), "{talent}.targets[0].value"),
    ("V004", "{talent}.targets[1].value", Decimal(3), "{talent}.targets[1].value"),
    ("V004", "{rebuilt}.targets[0].high", Decimal(6), "{rebuilt}.targets[0].high"),
    ("V004", "{firms}.targets[0].value", None, "{firms}.targets[0].words"),
    ("V004", "{row1}.baselines[0].value", Decimal(32), "{row1}.baselines[0].value"),
    ("V005", "{firms}.targets[0].unit", "项", "{firms}.targets[0].unit"),
    ("V005", "{sailors}.targets[0].unit", "人次", "{sailors}.targets[0].unit"),
    ("V005", "{row1}.targets[0].unit", "家", "{row1}.targets[0].unit"),
    ("V005", "{row1}.targets[0].unit_stated", False, "{row1}.targets[0].unit_stated"),
    ("V005", "{firms}.targets[0].unit_stated", False, "{firms}.targets[0].unit_stated"),
    ("V005", "{row3}.targets[0].unit_stated", True, "{row3}.targets[0].unit"),
    ("V005", "{row2}.name", "人口港航企业数", "{row2}.targets[0].unit"),
    ("V006", "{berths}.targets[0].year", 2026, "{berths}.targets[0].year"),
    ("V006", "{row1}.baselines[0].year", 2023, "{row1}.baselines[0].year"),
    ("V006", "{rebuilt}.targets[0].from_year", 2022, "{rebuilt}.targets[0].from_year"),
    ("V006", "{rebuilt}.targets[0].year", 2030, "{rebuilt}.targets[0].year"),
    ("V006", "period.end", 2028, "period.end"),
    ("V006", "measures[0].deadlines[0].month", 7, "measures[0].deadlines[0].month"),
    ("V006", "measures[0].deadlines[0].year", 2026, "measures[0].deadlines[0].year"),
    ("V006", "measures[0].deadlines[0].day", 30, "measures[0].deadlines[0].day"),
    ("V008", "measures[1].responsibilities", (), "measures[1].responsibilities"),
    (
        "V008",
        "measures[1].responsibilities",
        charged(lead="市大数据局 市港航局", support="市口岸办"),
        "measures[1].responsibilities",
    ),
    (
        "V008",
        "measures[1].responsibilities",
        charged(lead="市大数据局", support="市口岸办 市港航局"),
        "measures[1].responsibilities",
    ),
    (
        "V008",
        "measures[1].responsibilities",
        charged(lead="市大数据局", support="市港航局 市口岸办 市财政局"),
        "measures[1].responsibilities",
    ),
    (
        "V008",
        "measures[1].responsibilities",
        charged(lead="市大数据局 市港航局", support="市港航局 市口岸办"),
        "measures[1].responsibilities",
    ),
    (
        "V008",
        "measures[4].responsibilities",
        charged(lead="市港航局"),
        "measures[4].responsibilities",
    ),
    ("V009", "measures[0].number", "2", "measures[0]"),
    ("V009", "measures[0].title", "智能泊位", "measures[0]"),
    ("V009", "sections[1].sections[0].title", "智慧码头", "sections[1].sections[0]"),
    ("V009", "sections[2].number", "四", "sections[2]"),
    ("V010", "document.title", "云州市数字港口建设行动方案", "document.title"),
    ("V010", "document.number", "云政发〔2024〕13号", "document.number"),
    ("V010", "document.index_number", "YZ000123/2024-00046", "document.index_number"),
    ("V010", "document.issued", PartialDate(2024, 3, 6), "document.issued"),
    ("V010", "document.published", PartialDate(2024, 8, 3), "document.published"),
    ("V010", "document.addressees", ("各县(市、区)人民政府", "各高校"), "document.addressees[1]"),
    ("V010", "document.based_on[0].title", "云海省条例", "document.based_on[0].title"),
    ("V010", "document.based_on[0].number", "云海政发〔2023〕8号", "document.based_on[0].number"),
    ("V011", "{cargo}.name", "港口年吞吐量", "{cargo}.name"),
    ("V011", "{row1}.number", "2", "{row1}.number"),
    ("V012", "{berths}.targets[0].comparator", "more_than", "{berths}.targets[0].comparator"),
    ("V012", "{cargo}.targets[0].comparator", "at_least", "{cargo}.targets[0].comparator"),
    ("V012", "{energy}.targets[0].comparator", "about", "{energy}.targets[0].comparator"),
    ("V012", "{sailors}.targets[0].comparator", "exactly", "{sailors}.targets[0].comparator"),
    ("V012", "{connected}.targets[0].comparator", "at_least", "{connected}.targets[0].comparator"),
    ("V012", "{firms}.targets[0].comparator", None, "{firms}.targets[0].comparator"),
    ("V012", "{green}.targets[0].comparator", "more_than", "{green}.targets[0].comparator"),
    ("V012", "{rebuilt}.targets[0].comparator", "at_least", "{rebuilt}.targets[0].high"),
    ("V012", "{rebuilt}.targets[0].high", None, "{rebuilt}.targets[0].high"),
    ("V013", "mechanisms[1].organizations", ("市财政局",), "mechanisms[1].organizations[0]"),
    ("V014", "{green}.targets[0].scope", "市级以上", "{green}.targets[0].scope"),
    ("V014", "{routes}.targets[0].benchmark", "全国平均水平", "{routes}.targets[0].benchmark"),
    ("V014", "{row1}.category", "枢纽水平", "{row1}.category"),
    ("V015", "mechanisms[1].at", span("季度调度一次"), "mechanisms[1].at"),
    ("V030", "measures[1].section", ("二", "(二)"), "measures[1].section"),
    ("V031", "sections", (*PLAN.sections, PLAN.sections[0]), "sections[3]"),
    ("V032", "mechanisms[1].measure", "m1.1", "mechanisms[1].at"),
    ("V033", "sections", PLAN.sections[:1] + PLAN.sections[2:], ""),
    ("V034", "measures[0].title", "改造智能泊", "measures[0].title"),
    ("V035", "{cargo}.at", span("港口货物年吞吐量突"), "{cargo}.at"),
    ("V037", "document.issuers", ("市财政局",), "document.issuers[0]"),
    ("V038", "document.addressees", ("各县(市、区)人民政府",), "document.addressees"),
    ("V039", "jurisdiction.name", "云洲市", "jurisdiction.name"),
    ("V039", "jurisdiction.level", "township", "jurisdiction.level"),
    ("V040", "{routes}.targets[0].commitment", "stated", "{routes}.targets[0].commitment"),
    ("V040", "{cargo}.targets[0].commitment", "binding", "{cargo}.targets[0].commitment"),
    ("V041", "{row1}.attribute", "binding", "{row1}.attribute"),
    ("V042", "{revenue}.targets[0].kind", "level", "{revenue}.targets[0].kind"),
    ("V043", "{cargo}.direction", "decrease", "{cargo}.direction"),
    ("V044", "{green}.targets[0].scope", None, "{green}.targets[0].scope"),
    ("V036", "goals[0].title", "数字港口格局基本成", "goals[0].title"),
    ("V045", "{green}.targets", INDICATORS[1].targets, "{green}.targets[0]"),
    ("V046", "{row2}.category", None, "{row2}.category"),
    ("V047", "{cargo}.unit", None, "{cargo}.unit"),
    ("V048", "{row1}.baselines[0].year", None, "{row1}.baselines[0].year"),
    ("V049", "{cargo}.targets[0].year", None, "{cargo}.targets[0].year"),
    ("V050", "mechanisms[1].frequency", None, "mechanisms[1].frequency"),
    ("V059", "{green}.measures", ("m1.2",), "{green}.measures[0]"),
    ("V051", "mechanisms[0].organizations", (), "mechanisms[0].organizations"),
    ("V052", "mechanisms[0].kind", "funding", "mechanisms[0].kind"),
    (
        "V053",
        "not_targets",
        (*PLAN.not_targets, NotTarget(words="20家左右", why="heading", at=span("20家左右"))),
        "not_targets[3].why",
    ),
    ("V055", "document.based_on[0].number", None, "document.based_on[0].number"),
    ("V056", "document.issued", None, "document.issued"),
    ("V057", "measures[0].deadlines[0].ongoing", True, "measures[0].deadlines[0].ongoing"),
    ("V020", "not_targets", PLAN.not_targets[1:], ""),
    ("V021", "measures", PLAN.measures[:3], "measures"),
)


@pytest.mark.parametrize(
    ("code", "changed", "value", "path"),
    MUTATIONS,
    ids=[f"{code}-{changed}-{number}" for number, (code, changed, *_) in enumerate(MUTATIONS)],
)
def test_each_untruth_is_found_by_its_rule(code: str, changed: str, value: Any, path: str) -> None:
    found = verify(change(PLAN, changed.format(**PLACES), value), SOURCE)
    assert (code, path.format(**PLACES)) in {(one.code, one.path) for one in found}


def test_each_rule_has_a_mutation() -> None:
    assert {code for code, *_ in MUTATIONS} | {"V001", "V007", "V022", "V023"} == {
        "V001",
        *(each.code for each in VERIFY_RULES),
    } - {"V054", "V058"}, "V054 is about plans with several deadlines, V058 about other languages"


def test_a_bracket_that_cannot_be_read_is_told_and_counted() -> None:
    text = SourceText(TEXT + "3.再建一处。(市港航局牵头拟订办法,谁审批谁负责)\n")
    document = attrs.evolve(PLAN.document, source=text.source)
    plan = attrs.evolve(PLAN, document=document)
    start = text.text.index("(市港航局牵头拟")
    found = [one for one in verify(plan, text) if one.code in ("V008", "V021", "V023")]
    assert [(one.code, one.path) for one in found] == [("V023", "measures")]
    assert (coverage(plan, text).brackets, coverage(plan, text).brackets_covered) == (5, 4)

    at = Span(start, text.text.index(")", start) + 1)
    claims = change(plan, "measures[4].responsibilities_at", at)
    charges = change(claims, "measures[4].responsibilities", charged(lead="市港航局 市财政局"))
    found = [one for one in verify(charges, text) if one.code in ("V008", "V021", "V023")]
    assert [(one.code, one.path) for one in found] == [
        ("V008", "measures[4].responsibilities"),  # 市财政局 is not printed there
        ("V023", "measures[4].responsibilities_at"),
    ]
    assert coverage(charges, text).brackets_covered == 5


def test_names_behind_an_unknown_label_are_told_until_a_measure_has_them() -> None:
    bracket = "(牵头单位:市港航局;验收单位:市财政局、市灯塔集)"
    text = SourceText(f"{TEXT}3.再建一处。{bracket}\n")
    document = attrs.evolve(PLAN.document, source=text.source)
    plan = attrs.evolve(PLAN, document=document)
    start = text.text.index(bracket)
    at = Span(start, start + len(bracket))
    plan = change(plan, "measures[4].responsibilities_at", at)

    def told(**roles: str) -> tuple[list[tuple[str, str]], int]:
        made = change(plan, "measures[4].responsibilities", charged(**roles))
        found = [one for one in verify(made, text) if one.code in ("V008", "V021", "V023")]
        return [(one.code, one.path) for one in found], coverage(made, text).brackets_covered

    unplaced = ("V023", "measures[4].responsibilities_at")
    assert told(lead="市港航局") == ([unplaced], 4)
    assert told(lead="市港航局", support="市财政局") == ([], 5)  # 市灯塔集 looks like no name
    assert told(lead="市港航局", support="市灯塔集") == ([unplaced], 4)
    assert told(lead="市港航局", support="市财政局 市灯塔集") == ([], 5)
    other = ("V008", "measures[4].responsibilities")
    assert told(lead="市港航局", support="市财政局 市商务局") == ([other], 5)


def test_a_span_cuts_no_number() -> None:
    cut = NotTarget(words="999", why="other", at=span("999", "电话:"))
    found = verify(attrs.evolve(PLAN, not_targets=(*PLAN.not_targets, cut)), SOURCE)
    assert [(one.code, one.path) for one in found] == [("V003", "not_targets[3].at")]


@pytest.mark.parametrize("blank", [" ", "\n", "\u3000", " \n  "])
def test_blanks_and_line_ends_that_a_page_makes_are_no_other_words(blank: str) -> None:
    text = SourceText(f"{TEXT}另有港内{blank}巡查船{blank}1200{blank}艘，归云洲{blank}港务站管。\n")
    start = text.text.index("巡查船")
    at = Span(start, text.text.index("艘，") + 1)
    declared = NotTarget(words="巡查船1200艘", why="other", at=at)
    station = Organization(name="云洲港务站", kind="institution")
    document = attrs.evolve(PLAN.document, source=text.source)
    plan = attrs.evolve(
        PLAN,
        document=document,
        not_targets=(*PLAN.not_targets, declared),
        organizations=(*PLAN.organizations, station),
    )

    def codes(words: str, place: Span | None) -> list[str]:
        one = attrs.evolve(declared, words=words, at=place)
        changed = attrs.evolve(plan, not_targets=(*PLAN.not_targets, one))
        return [each.path for each in verify(changed, text) if each.code == "V003"]

    assert codes("巡查船1200艘", at) == []
    assert codes("巡查船1200艘", None) == []
    assert codes("巡查船12 00艘", at) == ["not_targets[3].words"]
    assert codes("巡查船1200般", at) == ["not_targets[3].words"]


def test_a_not_target_without_a_place_is_meant_wherever_it_is_printed() -> None:
    first, *others = PLAN.not_targets
    text = SourceText(f"{TEXT}再版{first.words}\n")
    document = attrs.evolve(PLAN.document, source=text.source)
    plan = attrs.evolve(PLAN, document=document)
    assert "V020" in {one.code for one in verify(plan, text)}
    anywhere = attrs.evolve(first, at=None)
    assert verify(attrs.evolve(plan, not_targets=(anywhere, *others)), text) == ()
    unprinted = attrs.evolve(anywhere, words="09:99")
    found = verify(attrs.evolve(plan, not_targets=(*plan.not_targets, unprinted)), text)
    assert ("V003", "not_targets[3].words") in {(one.code, one.path) for one in found}


def test_another_text_is_the_one_finding() -> None:
    source = SourceText(TEXT + "附注1", "other.txt")
    [found] = verify(PLAN, source)
    assert (found.code, found.path) == ("V001", "document.source")
    assert "other.txt" in found.message.zh
    assert str(len(TEXT)) in found.message.en


def test_a_plan_without_source_says_so() -> None:
    [found] = verify(change(PLAN, "document.source", None), SOURCE)
    assert (found.code, found.path) == ("V001", "document.source")


def test_findings_come_in_the_documents_order() -> None:
    plan = change(PLAN, f"{PLACES['firms']}.targets[0].value", Decimal(21))
    plan = change(plan, f"{PLACES['berths']}.targets[0].value", Decimal(25))
    plan = change(plan, "document.index_number", "YZ")
    found = [one.path for one in verify(plan, SOURCE) if one.path.endswith(("value", "number"))]
    assert found == [
        "document.index_number",
        f"{PLACES['berths']}.targets[0].value",
        f"{PLACES['firms']}.targets[0].value",
    ]


def test_an_alias_may_be_the_name_at_the_span() -> None:
    body = Organization(
        name="市港航局", kind="department", aliases=("市交通局",), at=span("市交通局")
    )
    plan = attrs.evolve(
        PLAN,
        organizations=tuple(
            body if one.name == "市港航局" else one
            for one in PLAN.organizations
            if one.name != "市交通局"
        ),
    )
    assert verify(plan, SOURCE) == ()


def test_a_left_over_number_is_shown_with_its_sentence() -> None:
    plan = change(PLAN, "not_targets", PLAN.not_targets[:1] + PLAN.not_targets[2:])
    [found] = verify(plan, SOURCE)
    at = span("3691")
    assert found.code == "V020"
    assert f"[{at.start}, {at.end}]" in found.message.zh
    assert "按照“3691”工作思路推进" in found.message.zh


# Its rules are rules like all others ---------------------------------------------------------


UNTRUE = change(
    change(PLAN, f"{PLACES['berths']}.targets[0].year", 2026),
    "document.number",
    "云政发〔2024〕13号",
)


def codes(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found]


def test_rules_are_chosen_and_as_severe_as_is_said() -> None:
    assert codes(verify(UNTRUE, SOURCE)) == [("V010", "error"), ("V006", "error")]
    assert codes(verify(UNTRUE, SOURCE, select="V006")) == [("V006", "error")]
    assert codes(verify(UNTRUE, SOURCE, ignore=["V01"])) == [("V006", "error")]
    office = CheckSettings(select="T", severity={"V": "info", "V010": "off", "T": "error"})
    assert codes(verify(UNTRUE, SOURCE, settings=office)) == [("V006", "info")]


@pytest.mark.parametrize("word", ["T", "V001", "V09", "x", ""])
def test_a_code_that_no_rule_of_verification_has_is_refused(word: str) -> None:
    with pytest.raises(SettingsError) as told:
        verify(PLAN, SOURCE, select=word)
    assert [one.code for one in told.value.findings] == ["C004"]


def test_what_the_plan_suppresses_is_not_told_and_what_it_need_not_is() -> None:
    reason = "原文刊印有误，已向起草处核实"
    quiet = attrs.evolve(
        UNTRUE,
        suppressions=(
            Suppression(rule="V006", at="berths.2027", reason=reason),
            Suppression(rule="V005", reason=reason),  # which finds nothing
            Suppression(rule="T101", reason=reason),  # which does not run here
        ),
    )
    assert codes(verify(quiet, SOURCE)) == [("S104", "error"), ("V010", "error")]
    assert {one.path for one in check(quiet, select="S")} == {"suppressions[2]"}


def test_a_day_is_not_read_from_thousands_of_digits() -> None:
    source = SourceText(TEXT + "1" * 5000)
    plan = change(PLAN, "document.source", source.source)
    plan = change(plan, "document.issued_at", Span(len(TEXT), len(TEXT) + 5000))
    assert ("V010", "document.issued") in {(one.code, one.path) for one in verify(plan, source)}


def test_a_slip_in_one_place_is_told_there() -> None:
    found = verify(change(PLAN, "document.title_at", Span(0, 10**9)), SOURCE)
    assert ("V002", "document.title_at") in {(one.code, one.path) for one in found}


def test_a_plan_that_cites_its_document_again_and_again_is_not_read_through() -> None:
    whole = NotTarget(words="电话", why="other", at=Span(0, len(TEXT)))
    [found] = verify(attrs.evolve(PLAN, not_targets=(whole,) * (210_000 // len(TEXT))), SOURCE)
    assert (found.code, found.path) == ("V002", "")


def test_a_misplaced_name_is_reported_once_with_both_roles() -> None:
    moved = charged(lead="市大数据局 市港航局", support="市口岸办")
    [found] = verify(change(PLAN, "measures[1].responsibilities", moved), SOURCE)
    assert found.message.en == (
        '"市港航局" stands in the bracket as support; the plan has it as lead.'
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.建设平台。建设一批实验室，培育若干骨干企业。", 2),
        ("1.建设平台。设立一定数量的窗口。", 1),
        ("1.建设平台。落实若干意见和若干政策。", 0),
        ("1.建设平台。扩建东港、西港等一批码头。", 0),
        ("近年来建成一批实验室。\n1.建设平台。", 0),  # no measure says so
    ],
)
def test_amounts_that_measures_leave_open_are_counted(text: str, count: int) -> None:
    plan = attrs.evolve(PLAN, measures=(Measure(id="m1", at=Span(text.index("1."), len(text))),))
    assert len(coverage(plan, SourceText(text)).open_amounts) == count


_IN_TURN = (
    "云川市岸电方案\n一、发展目标\n2031至2034年，岸电使用率分别达到50%、60%、70%、80%。\n"
    "二、主要任务\n（一）建设岸电。新建岸电。（责任单位：市港航局）\n"
)


@pytest.mark.parametrize(
    ("said", "year", "told"),
    [("分别", 2032, 0), ("分别", 2031, 0), ("分别", 2036, 1), ("分别", 2030, 1), ("预计", 2032, 2)],
)
def test_years_between_two_are_stated_where_each_has_its_number(
    said: str, year: int, told: int
) -> None:
    drafted = draft(_IN_TURN)
    [indicator] = drafted.plan.indicators
    first, second, *others = indicator.targets
    targets = (first, attrs.evolve(second, year=year), *others)
    source = SourceText(_IN_TURN.replace("分别", said))
    document = attrs.evolve(drafted.plan.document, source=source.source)
    plan = attrs.evolve(
        drafted.plan, document=document, indicators=(attrs.evolve(indicator, targets=targets),)
    )
    assert [each.code for each in verify(plan, source) if each.code == "V006"] == ["V006"] * told
