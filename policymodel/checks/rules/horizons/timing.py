"""When things are due: dated at all, after the document was issued, before the plan ends."""

from collections.abc import Iterator
from datetime import date

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.wording import said, short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.model import Deadline

# What holds in each year, and what is never counted, needs no year of its own.
_UNDATED = ("per_year", "qualitative")


@rule("H201", "info")
def target_has_year(index: Index) -> Iterator[Violation]:
    """In a plan that dates its targets, each target has a year."""
    end = index.plan.period.end
    if end is None and not any(placed.target.year for placed in index.targets):
        return
    linked = {here.path for here, _ in index.restatements}
    dated = {there.path for here, there in index.restatements if here.target.year}
    undated = [
        placed
        for placed in index.targets
        if placed.target.year is None
        and placed.target.kind not in _UNDATED
        # Of a target that stands twice, one year is enough, and one finding.
        and placed.path not in dated
        and placed.path not in linked
    ]
    hint = Text(
        f"文件未写的，请在分工时商定；可参照规划期末 {end} 年"
        if end
        else "文件未写的，请在分工时商定",
        "where the document has none, agree on one with those in charge"
        + (f", by the plan's end in {end}" if end else ""),
    )
    for placed in undated:
        if placed.target.kind != "milestone":
            yield Violation(placed.path, _yearless(placed), hint)
    open_ended = [placed for placed in undated if placed.target.kind == "milestone"]
    if open_ended:
        shown = some([placed.indicator.name for placed in open_ended])
        message = Text(
            f"里程碑应有年份，实为 {len(open_ended)} 个没有：{shown.zh}",
            f"expected a year for each milestone, found {len(open_ended)} without: {shown.en}",
        )
        yield Violation(open_ended[0].path, message, hint)


def _yearless(placed: PlacedTarget) -> Text:
    a, name = said(placed.target, placed.indicator), short(placed.indicator.name)
    return Text(
        f"“{name}”的目标{a.zh}应有年份，实为空缺",
        f'expected a year for the target of "{name}", {a.en}, found none',
    )


@rule("H202", "warning")
def target_is_not_history(index: Index) -> Iterator[Violation]:
    """A target is not due in a year before the one in which the document was issued."""
    document, start = index.plan.document, index.plan.period.start
    issued = document.issued or document.published
    if issued is None or start is None:
        return  # without a first year T104 holds years against the issue
    for placed in index.targets:
        year = placed.target.year
        if year is not None and start <= year < issued.year:
            yield Violation(
                f"{placed.path}.year",
                Text(
                    f"应不早于成文年份 {issued.year}，实为 {year}",
                    f"expected a year from the issue on, {issued.year}, found {year}",
                ),
                Text(
                    "如为历史数据，请改列 baselines",
                    "if it is history, put it under baselines",
                ),
            )


@rule("H203", "warning")
def deadline_is_within_period(index: Index) -> Iterator[Violation]:
    """A measure is due before the plan ends."""
    end = index.plan.period.end
    for path, deadline in _deadlines(index):
        if end is not None and deadline.year > end:
            yield Violation(
                f"{path}.year",
                Text(
                    f"应不晚于规划期末 {end} 年，实为 {deadline.year} 年",
                    f"expected a year up to the plan's end, {end}, found {deadline.year}",
                ),
                Text(
                    "请核对时限；如规划期写得不全，请改 period",
                    "check the deadline; if the period is stated too short, mend period",
                ),
            )


@rule("H204", "warning")
def deadline_is_after_issue(index: Index) -> Iterator[Violation]:
    """A measure is not due before the document was issued."""
    issued = index.plan.document.issued
    for path, deadline in _deadlines(index):
        if issued is not None and _is_before(deadline, issued):
            when = f"{deadline.year}年" + (f"{deadline.month}月" if deadline.month else "")
            en = f"{deadline.year}" + (f"-{deadline.month:02}" if deadline.month else "")
            yield Violation(
                path,
                Text(
                    f"应不早于成文日期 {issued}，实为{short(when)}",
                    f"expected a date after the issue of {issued}, found {short(en)}",
                ),
                Text("请核对时限", "check the deadline"),
            )


def _deadlines(index: Index) -> Iterator[tuple[str, Deadline]]:
    for i, measure in enumerate(index.plan.measures):
        for k, deadline in enumerate(measure.deadlines):
            yield f"measures[{i}].deadlines[{k}]", deadline


def _is_before(deadline: Deadline, issued: date) -> bool:
    """Return whether even the last day of a deadline's year, month or day lies before."""
    if deadline.year != issued.year or not deadline.month:
        return deadline.year < issued.year
    if deadline.month != issued.month or not deadline.day:
        return deadline.month < issued.month
    return deadline.day < issued.day
