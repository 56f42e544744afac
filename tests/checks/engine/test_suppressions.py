"""A suppression takes away what it names, where it says, with a reason; and nothing else."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from checks import duties, numberbreaks
from checks.plans import BREAKS, valid_plans
from checks.running import check
from checks.suppressionbreaks import REASON, with_suppressions
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import plans

from policymodel.analysis import index as tables
from policymodel.checks import CODES, RULES, examine, rule
from policymodel.checks.engine.rule import Violation
from policymodel.findings import Finding
from policymodel.model import Indicator, Plan, Suppression
from policymodel.model.places import Place
from policymodel.reading import plan_from_json, plan_to_json, read_plan, write_plan
from policymodel.reading.planfile import read_plan_file
from policymodel.text import Text

WAYS = (*BREAKS, *numberbreaks.BREAKS, *duties.BREAKS)
OTHERS = [code for code in CODES if not code.startswith("S")]
OF_WORDS = [code for code in CODES if code.startswith("T30")]
few = settings(max_examples=40)


@st.composite
def broken_plans(draw: st.DrawFn) -> Plan:
    plan = draw(valid_plans())
    for way in draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=3)):
        with contextlib.suppress(Exception):  # two ways may exclude each other
            plan = way(plan).plan
    return plan


@st.composite
def suppressions(draw: st.DrawFn, plan: Plan) -> tuple[Suppression, ...]:
    """Suppressions of what is found in `plan`, and of what is not."""
    found = check(plan)
    rules = st.sampled_from([one.code for one in found] + OTHERS[:2] + ["Q999", "S101"])
    places = st.sampled_from(
        [one.path for one in found if one.path]
        + [one.path.rpartition(".")[0] or "measures" for one in found]
        + [each.id for each in plan.indicators]
        + [organization.name for organization in plan.organizations]
        + ["nowhere", "period"]
    )
    reasons = st.sampled_from((REASON, REASON, REASON, "已核"))
    return tuple(
        Suppression(rule=draw(rules), at=draw(st.none() | places), reason=draw(reasons))
        for _ in range(draw(st.integers(0, 4)))
    )


def is_below(path: str, above: str) -> bool:
    return path == above or path.startswith((f"{above}.", f"{above}["))


def places_of(plan: Plan, at: str | None) -> list[str]:
    """The paths that a suppression's place means, read from the plan's text."""
    if at is None:
        return [""]
    found = [at]
    for key in ("indicators", "measures", "mechanisms"):
        for i, each in enumerate(getattr(plan, key)):
            found += [f"{key}[{i}]"] if each.id == at else []
    for i, indicator in enumerate(plan.indicators):
        found += [
            f"indicators[{i}].targets[{j}]"
            for j, target in enumerate(indicator.targets)
            if target.id == at
        ]
    for i, organization in enumerate(plan.organizations):
        found += [f"organizations[{i}]"] if at in organization.names else []
    return found


def holds(plan: Plan, suppress: Suppression, found: Finding) -> bool:
    """Whether a suppression holds for a finding, the slow way."""
    return (
        suppress.reason == REASON
        and suppress.rule == found.code
        and any(not at or is_below(found.path, at) for at in places_of(plan, suppress.at))
    )


@few
@given(st.data())
def test_what_is_suppressed_is_what_the_suppressions_say(data: st.DataObject) -> None:
    plan = data.draw(broken_plans())
    quiet = with_suppressions(plan, *data.draw(suppressions(plan)))
    done = examine(quiet)
    told, every = check(plan), [*done.findings, *(one.finding for one in done.suppressed)]
    # A field that words contradict is taken for right where that is suppressed: then rules speak
    # of it that else leave it to those of words.
    more = [one for one in every if one not in told and one.code[0] != "S"]
    assert not more or any(each.rule in OF_WORDS for each in quiet.suppressions)
    told = (*told, *more)
    expected = [one for one in told if not any(holds(plan, s, one) for s in quiet.suppressions)]
    left = [one for one in done.findings if one.code[0] != "S"]
    assert [one for one in left if one not in more] == [one for one in expected if one not in more]
    assert {*left} == {*expected}
    quieted = [one.finding for one in done.suppressed]
    assert {*quieted} == {*told} - {*expected}
    assert all(one.reason == REASON for one in done.suppressed)
    # Each suppression is in use, or told of once.
    for i, suppress in enumerate(quiet.suppressions):
        codes = [one.code for one in done.findings if is_below(one.path, f"suppressions[{i}]")]
        if any(holds(plan, suppress, one) for one in told):
            assert codes == []
        else:
            assert codes
            assert len(codes) == len(set(codes))
            assert ("S101" in codes) == (suppress.reason != REASON)
            assert ("S102" in codes) == (suppress.rule not in OTHERS)
            assert ("S103" in codes) == (suppress.at == "nowhere")
            assert ("S104" in codes) == (len(codes) == 1 and codes[0] == "S104")


@few
@given(st.data(), st.sets(st.sampled_from([each.code for each in RULES])))
def test_selecting_rules_is_filtering_findings(data: st.DataObject, some: set[str]) -> None:
    plan = data.draw(broken_plans())
    quiet = with_suppressions(plan, *data.draw(suppressions(plan)))
    everything = examine(quiet)
    done = examine(quiet, select=some)
    assert list(done.findings) == [one for one in everything.findings if one.code in some]
    assert list(done.suppressed) == [
        one for one in everything.suppressed if one.finding.code in some
    ]
    done = examine(quiet, ignore=some)
    assert list(done.findings) == [one for one in everything.findings if one.code not in some]


@few
@given(plans(), st.data())
def test_reading_what_was_written_gives_the_same_suppressions(
    plan: Plan, data: st.DataObject
) -> None:
    quiet = with_suppressions(plan, *data.draw(suppressions(plan)))
    assert read_plan(write_plan(quiet)) == quiet
    assert plan_from_json(plan_to_json(quiet)) == quiet
    assert write_plan(quiet).count("  - {rule: ") == len(quiet.suppressions)


FIRMS = Indicator(id="firms", name="企业", unit="嫁")
SMALL = Indicator(id="small", name="小企业", unit="嫁")


@given(valid_plans())
@settings(max_examples=5)
def test_a_place_is_an_id_a_name_or_a_path(plan: Plan) -> None:
    plan = attrs.evolve(plan, indicators=(FIRMS, SMALL))

    def left(at: str | None, reason: str = REASON) -> Counter[str]:
        quiet = with_suppressions(plan, Suppression(rule="U101", at=at, reason=reason))
        return Counter(one.path for one in check(quiet, select=["U101"]))

    both = ["indicators[0].unit", "indicators[1].unit"]
    assert left(None) == Counter()
    assert left("firms") == left("indicators[0]") == left("indicators[0].unit") == {both[1]: 1}
    assert left("indicators") == Counter()
    # What only begins alike is another thing.
    assert left("firm") == left("indicators[0].uni") == left("indicator") == Counter(both)
    assert left("firms", "已核！") == Counter(both)


def test_an_organization_is_suppressed_under_all_its_names() -> None:
    plan = read_plan(SAMPLE)
    for at in ("市科技局", "市科学技术局", "organizations[0]"):
        quiet = with_suppressions(plan, Suppression(rule="R101", at=at, reason=REASON))
        assert not [one for one in check(quiet) if one.code in ("S103",)]


SAMPLE = """\
format: 2
id: yunzhou
document: {title: 实施方案}
jurisdiction: {code: "379900", name: 云州市, level: city}
organizations:
  - {name: 市科技局, kind: department, aliases: [市科学技术局]}
suppressions:
  - {rule: D101, at: document, reason: 原文即如此，已向起草处核实}
  - {rule: D999, reason: 原文即如此，已向起草处核实}
"""


def test_findings_on_suppressions_have_their_lines() -> None:
    read = read_plan_file(SAMPLE)
    found = read.with_lines(check(read.plan, select=["S"]))
    assert [(one.code, one.line) for one in found] == [("S102", 9), ("S104", 8)]


@pytest.mark.parametrize(
    ("reason", "enough"),
    [
        ("原文如此", True),
        ("原文如", False),
        ("as printed", True),
        ("typo ok", False),
        ("……！！……！！", False),
        ("１２３４", True),
    ],
)
def test_a_reason_is_a_few_words(reason: str, enough: bool) -> None:
    plan = with_suppressions(read_plan(SAMPLE), Suppression(rule="U101", reason=reason))
    assert ("S101" in {one.code for one in check(plan)}) is not enough


@pytest.mark.parametrize(
    ("wrong", "at", "code", "hint"),
    [
        ("U1O1", None, "S102", 'Did you mean "U101"?'),
        ("Q999", None, "S102", "The command policymodel rules lists them all."),
        ("U101", "市科计局", "S103", 'Did you mean "市科技局"?'),
        ("U101", "nowhere", "S103", "Give the id of an indicator"),
    ],
)
def test_a_suppression_of_nothing_is_a_slip_or_to_be_looked_up(
    wrong: str, at: str | None, code: str, hint: str
) -> None:
    plan = with_suppressions(read_plan(SAMPLE), Suppression(rule=wrong, at=at, reason=REASON))
    (one,) = check(plan, select=["S"])
    assert one.code == code
    assert one.hint is not None
    assert one.hint.en.startswith(hint)


@pytest.mark.parametrize(
    ("suppression", "zh", "en"),
    [
        (
            Suppression(rule="U101", reason="已核"),
            "不再提示 U101 的理由只有“已核”，过于简略，这条不再提示不起作用。",
            'The reason for suppressing U101, "已核", is too short, so the suppression has no '
            "effect.",
        ),
        (
            Suppression(rule="S104", reason=REASON),
            "不再提示的规则“S104”管的是不再提示本身，不能不再提示。",
            'A suppression names the rule "S104", which is about suppressions and cannot be '
            "suppressed.",
        ),
        (
            Suppression(rule="U101", at="nowhere", reason=REASON),
            "不再提示 U101 的位置“nowhere”在方案中找不到。",
            'The place "nowhere", at which U101 is to be suppressed, is not found in the plan.',
        ),
        (
            Suppression(rule="U101", at="市科技局", reason=REASON),
            "规则 U101 在“市科技局”处没有发现问题，这条不再提示已无所指。",
            'The rule U101 finds nothing at "市科技局", so there is nothing to suppress.',
        ),
    ],
)
def test_what_is_wrong_with_a_suppression_is_a_sentence(
    suppression: Suppression, zh: str, en: str
) -> None:
    (one,) = check(with_suppressions(read_plan(SAMPLE), suppression), select=["S", "U101"])
    assert (one.message.zh, one.message.en) == (zh, en)
    assert one.office_hint is not None
    assert one.office_hint.zh == "请交方案文件的编制人员改正。"


def test_a_missing_reason_is_a_fault_of_the_file() -> None:
    with pytest.raises(Exception, match=r"F102.*reason"):
        read_plan(SAMPLE + "  - {rule: D101}\n")


def test_a_suppression_of_a_plans_own_rule_waits_for_that_rule() -> None:
    plan = with_suppressions(
        read_plan(SAMPLE),
        Suppression(rule="Z101", at="period", reason=REASON),
        Suppression(rule="Z102", reason=REASON),
    )
    assert check(plan) == check(with_suppressions(plan))

    @rule("Z101", "warning")
    def always(index: object) -> list[Violation]:  # type: ignore[misc]
        return [Violation("period", Text("应有，实为无", "expected some, found none"))]

    done = examine(plan, extra=[always])  # type: ignore[list-item]
    assert [one.finding.code for one in done.suppressed] == ["Z101"]
    assert [one.path for one in done.findings if one.code == "S102"] == ["suppressions[1].rule"]


def test_many_suppressions_cost_no_more_than_their_number() -> None:
    # 3,000 suppressions of 3,000 findings: compared one by one they would take minutes.
    number = 3000
    many = tuple(Indicator(id=f"i{n}", name="企业", unit="嫁") for n in range(number))
    quiet = tuple(Suppression(rule="U101", at=f"i{n}", reason=REASON) for n in range(number))
    plan = attrs.evolve(read_plan(SAMPLE), indicators=many, suppressions=quiet)
    done = examine(plan, select=["U101", "S"])
    assert len(done.suppressed) == number
    assert done.findings == ()


def test_a_plan_that_suppresses_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules on suppressions look things up in the tables that the other rules had made."""
    walks: list[Plan] = []
    walk = tables.places

    def counted(plan: Plan, kind: type) -> Iterator[Place[Any]]:
        walks.append(plan)
        return walk(plan, kind)

    monkeypatch.setattr(tables, "places", counted)
    suppressed = Suppression(rule="U101", at="m99", reason=REASON)
    found = examine(with_suppressions(read_plan(SAMPLE), suppressed)).findings
    assert "S103" in {each.code for each in found}
    assert len(walks) == 1
