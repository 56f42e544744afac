"""The machinery that watches over a plan: who leads, who pays, who looks, and how often.

What concerns one topic alone (a fund for start-ups, an assessment of research projects) does
not watch over the plan, and stands in for none of this. A plan whose text is cut or an
extract may have what is missing here in the missing part; the findings say so.
"""

from collections.abc import Iterator

from policymodel.analysis.wording import some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.model import Mechanism
from policymodel.vocabulary import MECHANISM_KINDS

# What is done again and again, and so needs a rhythm.
_RECURRING = frozenset({"leading_body", "coordination", "monitoring", "evaluation", "assessment"})


@rule("G101", "info")
def plan_has_machinery(index: Index) -> Iterator[Violation]:
    """A plan with measures has at least one mechanism that covers the whole plan."""
    topical = len(index.plan.mechanisms)
    if index.plan.measures and not _machinery(index):
        yield Violation(
            "mechanisms" if topical else "document",
            Text(
                "应有组织领导、经费、监测、评估、考核等保障机制，实为"
                + (f"只有 {topical} 项专项机制" if topical else "一项也没有")
                + _cut(index).zh,
                "expected some machinery (leading body, funding, monitoring, evaluation, "
                "assessment), found "
                + (f"only {topical} mechanisms that concern one topic each" if topical else "none")
                + _cut(index).en,
            ),
            Text("请核对文件，在 mechanisms 中列出", "check the document, and list it"),
        )


@rule("G102", "info")
def leading_body_is_named(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms include a leading group."""
    yield from _without(
        index, "leading_body", Text("请明确由谁统一领导", "settle who decides across departments")
    )


@rule("G103", "info")
def funding_is_provided(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms say where the money comes from."""
    yield from _without(
        index, "funding", Text("请明确资金来源和渠道", "settle where the money comes from")
    )


@rule("G104", "info")
def progress_is_monitored(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms include one that monitors progress."""
    yield from _without(
        index, "monitoring", Text("请明确由谁监测、如何报送", "settle who monitors, and how")
    )


@rule("G105", "info")
def results_are_evaluated(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms include an evaluation."""
    yield from _without(
        index, "evaluation", Text("请明确何时、由谁评估", "settle who evaluates, and when")
    )


@rule("G106", "info")
def responsible_are_assessed(index: Index) -> Iterator[Violation]:
    """The plan's mechanisms assess those who are responsible."""
    yield from _without(
        index, "assessment", Text("请明确由谁考核、结果如何运用", "settle who assesses whom")
    )


@rule("G107", "info")
def machinery_has_cadence(index: Index) -> Iterator[Violation]:
    """Where a plan is led, coordinated, monitored, evaluated or assessed, it says how often."""
    recurring = [(i, item) for i, item in _machinery(index) if item.kind in _RECURRING]
    silent = [(i, item) for i, item in recurring if not item.frequency]
    if silent:
        shown = some([item.summary for _, item in silent])
        total, count = len(recurring), len(silent)
        yield Violation(
            f"mechanisms[{silent[0][0]}]",
            Text(
                f"应写明会议、调度、评估或考核的频次，实为 {total} 项机制中 {count} 项未写明"
                f"{_cut(index).zh}：{shown.zh}",
                f"expected how often it meets, monitors, evaluates or assesses, found {count} of "
                f"{total} mechanisms that do not say so{_cut(index).en}: {shown.en}",
            ),
            Text(
                "请明确按月、按季或按年，填入 cadence",
                "settle on a month, a quarter or a year, and put it under cadence",
            ),
        )


@rule("G108", "info")
def mechanism_has_somebody(index: Index) -> Iterator[Violation]:
    """A mechanism that covers the plan names who runs it, or is part of a measure that is assigned
    to somebody.
    """
    assigned = {measure.id for i, measure in enumerate(index.plan.measures) if index.assigned[i]}
    machinery = _machinery(index)
    found = [
        (i, item)
        for i, item in machinery
        if not item.organizations and item.measure not in assigned
    ]
    if found:
        shown = some([item.summary for _, item in found])
        total = len(machinery)
        yield Violation(
            f"mechanisms[{found[0][0]}]",
            Text(
                f"机制应写明由谁负责，实为 {total} 项中 {len(found)} 项没有：{shown.zh}",
                f"expected who runs each mechanism, found {len(found)} of {total} without: "
                f"{shown.en}",
            ),
            Text("请核对文件，在 organizations 中写明", "check the document, and name them"),
        )


def _machinery(index: Index) -> list[tuple[int, Mechanism]]:
    """What watches over the plan as a whole."""
    return [(i, item) for i, item in enumerate(index.plan.mechanisms) if item.covers == "plan"]


def _without(index: Index, kind: str, hint: Text) -> Iterator[Violation]:
    mechanisms = _machinery(index)
    if mechanisms and all(item.kind != kind for _, item in mechanisms):
        zh, en = MECHANISM_KINDS.label(kind), MECHANISM_KINDS.label(kind, "en")
        yield Violation(
            "mechanisms",
            Text(
                f"保障机制中应有“{zh}”，实为覆盖全文件的 {len(mechanisms)} 项机制中没有"
                f"{_cut(index).zh}",
                f"expected a mechanism of the kind {en}, found none among the {len(mechanisms)} "
                f"that cover the plan{_cut(index).en}",
            ),
            hint,
        )


def _cut(index: Index) -> Text:
    """What a reader must know about what is missing in a text that is not the whole."""
    if index.plan.document.completeness == "complete":
        return Text("", "")
    return Text(
        "（所据文本不全，缺失部分可能载有）", " (the text is incomplete; the rest may have it)"
    )
