"""The machinery that watches over a plan: who leads, who pays, who looks, and how often.

What concerns one topic alone (a fund for start-ups, an assessment of research projects) does
not watch over the plan, and stands in for none of this. A plan whose text is cut or an
extract may have what is missing here in the missing part; the findings say so.
"""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Mechanism
from policymodel.text import Text
from policymodel.vocabulary import MECHANISM_KINDS

# What is done again and again, and so needs a rhythm.
_RECURRING = frozenset(
    {
        "leading_body", "coordination", "monitoring", "reporting", "supervision", "evaluation",
        "assessment",
    }
)  # fmt: skip
# Who inspects or asks for reports sees how far things are, as who monitors does.
_MONITORING = frozenset({"monitoring", "reporting", "supervision"})


@rule("G101", "info")
def plan_has_machinery(index: Index) -> Iterator[Violation]:
    """A plan with measures has at least one mechanism that covers the whole plan."""
    topical = len(index.plan.mechanisms)
    if index.plan.measures and not _machinery(index):
        path, found = ("mechanisms", "topical") if topical else ("document", "nothing")
        yield Violation(path, found, topical=topical, cut=_cut(index))


@rule("G102", "info")
def leading_body_is_named(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms include a leading group."""
    yield from _without(index, "leading_body")


@rule("G103", "info")
def funding_is_provided(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms say where the money comes from."""
    yield from _without(index, "funding")


@rule("G104", "info")
def progress_is_monitored(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms include one that monitors progress, inspects it or has it reported."""
    yield from _without(index, "monitoring", _MONITORING)


@rule("G105", "info")
def results_are_evaluated(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms include an evaluation."""
    yield from _without(index, "evaluation")


@rule("G106", "info")
def responsible_are_assessed(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms assess those who are responsible."""
    yield from _without(index, "assessment")


@rule("G107", "info")
def machinery_has_cadence(index: Index) -> Iterator[Violation]:
    """Where a plan is led, coordinated, monitored, inspected, evaluated or assessed, it says how
    often.
    """
    recurring = [(path, item) for path, item in _machinery(index) if item.kind in _RECURRING]
    silent = [(path, item.summary) for path, item in recurring if not item.frequency]
    yield from once(silent, len(recurring), cut=_cut(index))


@rule("G108", "info")
def mechanism_has_somebody(index: Index) -> Iterator[Violation]:
    """A mechanism that covers the plan names who runs it, or is part of a measure that is assigned
    to somebody.
    """
    assigned = {measure.id for i, measure in enumerate(index.plan.measures) if index.assigned[i]}
    machinery = _machinery(index)
    found = [
        (path, item.summary)
        for path, item in machinery
        if not item.organizations and item.measure not in assigned
    ]
    yield from once(found, len(machinery))


def _machinery(index: Index) -> list[tuple[str, Mechanism]]:
    """What watches over the plan as a whole, with its paths."""
    return [(path, item) for path, item, _ in index.parts(Mechanism) if item.covers == "plan"]


def _without(index: Index, kind: str, kinds: frozenset[str] = frozenset()) -> Iterator[Violation]:
    """Tell that no mechanism is of a kind, nor of one of those that do as well."""
    mechanisms = _machinery(index)
    if mechanisms and all(item.kind not in {kind, *kinds} for _, item in mechanisms):
        count, cut = len(mechanisms), _cut(index)
        yield Violation("mechanisms", kind=MECHANISM_KINDS[kind], count=count, cut=cut)


def _cut(index: Index) -> Text:
    """What a reader must know about what is missing in a text that is not the whole."""
    if index.plan.document.completeness == "complete":
        return Text("", "")
    return Text(
        "（所据文本不全，缺失部分可能载有）", " (the text is incomplete; the rest may have it)"
    )
