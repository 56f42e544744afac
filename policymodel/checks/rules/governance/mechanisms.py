"""The machinery that watches over a plan: who leads, who pays, who looks, and how often.

What concerns one topic alone (a fund for start-ups, an assessment of research projects) does
not watch over the plan, and stands in for none of this. A plan whose text is cut or an
extract may have what is missing here in the missing part; the findings say so.
"""

from collections.abc import Iterator

from policymodel.analysis.wording import some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.model import Mechanism
from policymodel.vocabulary import MECHANISM_KINDS

# What is done again and again, and so needs a rhythm.
_RECURRING = frozenset({"leading_body", "coordination", "monitoring", "evaluation", "assessment"})


@rule("G101", "info", Text("任务有机制保障", "measures are watched over"))
def plan_has_machinery(index: Index) -> Iterator[Violation]:
    """A plan with measures has at least one mechanism that watches over all of them.

    有任务的规划，至少有一项覆盖全文件的保障机制。

    Why: measures that nobody leads, pays for or looks at are wishes.

    理由：无人牵头、没有经费、无人过问的任务只是愿望。

    Breaks:
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]}}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]}}
        mechanisms:
          - {id: g1, kind: monitoring, summary: 按季度调度, organizations: [市科技局],
             frequency: 每季度}
    """
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


@rule("G102", "info", Text("有组织领导机构", "there is a leading body"))
def leading_body_is_named(index: Index) -> Iterator[Violation]:
    """The plan's machinery has a leading body.

    保障机制中有组织领导机构。

    Why: what goes across departments is decided by a body above them, or not at all.

    理由：跨部门的事要由部门之上的机构来定，否则定不下来。

    Breaks:
        mechanisms:
          - {id: g1, kind: publicity, summary: 加强宣传}

    Keeps:
        mechanisms:
          - {id: g1, kind: leading_body, summary: 成立领导小组}
    """
    yield from _without(
        index, "leading_body", Text("请明确由谁统一领导", "settle who decides across departments")
    )


@rule("G103", "info", Text("有经费保障", "funding is provided for"))
def funding_is_provided(index: Index) -> Iterator[Violation]:
    """The plan's machinery says where the money comes from.

    保障机制中有经费安排。

    Why: measures cost money; a plan that names no source competes for it every year.

    理由：任务要花钱；没有资金来源的规划，每年都要重新争取经费。

    Breaks:
        mechanisms:
          - {id: g1, kind: publicity, summary: 加强宣传}

    Keeps:
        mechanisms:
          - {id: g1, kind: funding, summary: 设立专项资金}
    """
    yield from _without(
        index, "funding", Text("请明确资金来源和渠道", "settle where the money comes from")
    )


@rule("G104", "info", Text("有监测调度", "progress is monitored"))
def progress_is_monitored(index: Index) -> Iterator[Violation]:
    """The plan's machinery has something that monitors progress.

    保障机制中有监测调度。

    Why: without monitoring, the first news of a missed target is that it was missed.

    理由：没有监测调度，要到目标落空才知道落空。

    Breaks:
        mechanisms:
          - {id: g1, kind: publicity, summary: 加强宣传}

    Keeps:
        mechanisms:
          - {id: g1, kind: monitoring, summary: 建立台账}
    """
    yield from _without(
        index, "monitoring", Text("请明确由谁监测、如何报送", "settle who monitors, and how")
    )


@rule("G105", "info", Text("有评估", "results are evaluated"))
def results_are_evaluated(index: Index) -> Iterator[Violation]:
    """The plan's machinery has an evaluation.

    保障机制中有评估。

    Why: an evaluation half way can still mend a plan, and the one at its end teaches the next.

    理由：中期评估还来得及调整，期末评估为下一轮规划提供依据。

    Breaks:
        mechanisms:
          - {id: g1, kind: publicity, summary: 加强宣传}

    Keeps:
        mechanisms:
          - {id: g1, kind: evaluation, summary: 开展中期评估}
    """
    yield from _without(
        index, "evaluation", Text("请明确何时、由谁评估", "settle who evaluates, and when")
    )


@rule("G106", "info", Text("有考核督查", "those responsible are assessed"))
def responsible_are_assessed(index: Index) -> Iterator[Violation]:
    """The plan's machinery assesses those who are responsible.

    保障机制中有考核督查。

    Why: a responsibility that nobody asks about is a name in a table.

    理由：没有考核督查，责任单位就只是表上的名字。

    Breaks:
        mechanisms:
          - {id: g1, kind: publicity, summary: 加强宣传}

    Keeps:
        mechanisms:
          - {id: g1, kind: assessment, summary: 纳入年度考核}
    """
    yield from _without(
        index, "assessment", Text("请明确由谁考核、结果如何运用", "settle who assesses whom")
    )


@rule("G107", "info", Text("机制写明频次", "the machinery has a rhythm"))
def machinery_has_cadence(index: Index) -> Iterator[Violation]:
    """Where a plan is led, coordinated, monitored, evaluated or assessed, it says how often.

    覆盖全文件的组织领导、统筹协调、监测调度、评估、考核机制，写明频次。

    Why: 定期 is no date: a meeting or a report without a rhythm is the first to be dropped.

    理由：没有频次的会议和报送，最先被取消。

    Breaks:
        mechanisms:
          - {id: g1, kind: monitoring, summary: 建立台账}

    Keeps:
        mechanisms:
          - {id: g1, kind: monitoring, summary: 建立台账, frequency: 每季度}
    """
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
                "请明确按月、按季或按年，填入 frequency",
                "settle on a month, a quarter or a year, and put it under frequency",
            ),
        )


@rule("G108", "info", Text("机制有人负责", "mechanisms have somebody to run them"))
def mechanism_has_somebody(index: Index) -> Iterator[Violation]:
    """What watches over the plan names who runs it, or is part of a measure that charges somebody.

    覆盖全文件的机制写明由谁负责，或所属任务列有责任单位。

    Why: a mechanism set up in the passive voice (建立…机制) is set up by nobody.

    理由：只说“建立机制”而没有主语，就没有人去建。

    Breaks:
        mechanisms:
          - {id: g1, kind: legal, summary: 完善制度}

    Keeps:
        organizations:
          - {name: 市科技局, kind: department}
        mechanisms:
          - {id: g1, kind: legal, summary: 完善制度, organizations: [市科技局]}
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


RULES: tuple[Rule, ...] = (
    plan_has_machinery,
    leading_body_is_named,
    funding_is_provided,
    progress_is_monitored,
    results_are_evaluated,
    responsible_are_assessed,
    machinery_has_cadence,
    mechanism_has_somebody,
)
