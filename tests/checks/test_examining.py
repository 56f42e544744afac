"""Which rules run: those that speak, and those of which a silence must know what they find."""

from collections.abc import Iterator

from checks.silencebreaks import REASON, with_silences
from checks.test_rules import plan_of

from policymodel.checks import Index, Violation, examine, rule
from policymodel.findings import Text
from policymodel.model import Silence

# With a unit that nobody knows.
PLAN = plan_of("indicators: [{id: firms, name: 企业, unit: 嫁}]")


@rule("Z101", "warning")
def always(_: Index) -> Iterator[Violation]:
    yield Violation("indicators[0]", Text("应有，实为无", "expected some, found none"))


@rule("Z102", "warning")
def failing(_: Index) -> Iterator[Violation]:
    raise RuntimeError("in a rule")


def test_a_rule_that_is_off_is_not_run() -> None:
    assert [one.code for one in examine(PLAN, extra=[failing]).faults] == ["P008"]
    assert examine(PLAN, extra=[failing], ignore=["Z102"]).faults == ()
    assert examine(PLAN, extra=[failing], select=["U"]).faults == ()


def test_a_silence_is_in_use_though_its_rule_is_off() -> None:
    needed = with_silences(
        PLAN,
        Silence(rule="U101", at="firms", reason=REASON),
        Silence(rule="Z101", at="firms", reason=REASON),
    )
    assert examine(needed, extra=[always], select=["S"]).findings == ()
    idle = with_silences(
        PLAN,
        Silence(rule="U102", at="firms", reason=REASON),
        Silence(rule="Z101", at="period", reason=REASON),
    )
    done = examine(idle, extra=[always], select=["S"])
    assert [(one.code, one.path) for one in done.findings] == [
        ("S104", "silences[0]"),
        ("S104", "silences[1]"),
    ]


def test_a_silence_has_its_rule_run_only_where_silences_are_judged() -> None:
    plan = with_silences(PLAN, Silence(rule="Z102", reason=REASON))
    assert [one.code for one in examine(plan, extra=[failing], select=["S"]).faults] == ["P008"]
    assert examine(plan, extra=[failing], select=["U"]).faults == ()
