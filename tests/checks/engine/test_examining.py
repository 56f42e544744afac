"""Which rules run: those that speak, and those of which a suppression must know what they find."""

from collections.abc import Iterator

from checks.dutyplans import plan_of
from checks.suppressionbreaks import REASON, with_suppressions

from policymodel.checks import Index, Violation, examine, rule
from policymodel.model import Suppression
from policymodel.text import Text

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


def test_a_suppression_is_in_use_though_its_rule_is_off() -> None:
    needed = with_suppressions(
        PLAN,
        Suppression(rule="U101", at="firms", reason=REASON),
        Suppression(rule="Z101", at="firms", reason=REASON),
    )
    assert examine(needed, extra=[always], select=["S"]).findings == ()
    idle = with_suppressions(
        PLAN,
        Suppression(rule="U102", at="firms", reason=REASON),
        Suppression(rule="Z101", at="period", reason=REASON),
    )
    done = examine(idle, extra=[always], select=["S"])
    assert [(one.code, one.path) for one in done.findings] == [
        ("S104", "suppressions[0]"),
        ("S104", "suppressions[1]"),
    ]


def test_a_suppression_has_its_rule_run_only_where_suppressions_are_judged() -> None:
    plan = with_suppressions(PLAN, Suppression(rule="Z102", reason=REASON))
    assert [one.code for one in examine(plan, extra=[failing], select=["S"]).faults] == ["P008"]
    assert examine(plan, extra=[failing], select=["U"]).faults == ()
