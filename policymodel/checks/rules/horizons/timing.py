"""When things are due: dated at all, after the document was issued, before the plan ends."""

from collections.abc import Iterator
from datetime import date

from policymodel.analysis.wording import said, short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.model import Deadline

# What holds in each year, and what is never counted, needs no year of its own.
_UNDATED = ("per_year", "qualitative")


@rule("H201", "info", Text("目标写明年份", "targets have a year"))
def target_has_year(index: Index) -> Iterator[Violation]:
    """In a plan that dates its targets, each target has a year.

    在写明目标年份的规划中，每个目标都有年份。

    Why: without a year nobody is late. The plan's end may be meant, but the document does not
    say so, and the ledger needs a date.

    理由：没有年份就无所谓逾期。可能以规划期末为限，但文件没有写明，而台账需要时限。

    Breaks:
        period: {end: 2025}
        indicators:
          - id: teams
            name: 创新创业团队
            unit: 支
            targets:
              - {id: teams.new, kind: increment, comparator: at_least, value: 10, unit: 支}

    Keeps:
        period: {end: 2025}
        indicators:
          - id: teams
            name: 创新创业团队
            unit: 支
            targets:
              - {id: teams.new, kind: increment, comparator: at_least, value: 10, unit: 支,
                 year: 2025}
    """
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
            a, name = said(placed.target, placed.indicator), short(placed.indicator.name)
            yield Violation(
                placed.path,
                Text(
                    f"“{name}”的目标{a.zh}应有年份，实为空缺",
                    f'expected a year for the target of "{name}", {a.en}, found none',
                ),
                hint,
            )
    open_ended = [placed for placed in undated if placed.target.kind == "milestone"]
    if open_ended:
        shown = some([placed.indicator.name for placed in open_ended])
        yield Violation(
            open_ended[0].path,
            Text(
                f"里程碑应有年份，实为 {len(open_ended)} 个没有：{shown.zh}",
                f"expected a year for each milestone, found {len(open_ended)} without: {shown.en}",
            ),
            hint,
        )


@rule("H202", "warning", Text("目标年份不早于成文", "targets lie after the issue"))
def target_is_not_history(index: Index) -> Iterator[Violation]:
    """A target is not due in a year before the one in which the document was issued.

    目标年份不早于文件成文的年份。

    Why: what was due before the document existed is history, or the year is a slip.

    理由：文件成文之前就已到期的，是历史数据，或年份有误。

    Breaks:
        document: {title: 实施方案, issued: "2022-12-29"}
        period: {start: 2021, end: 2025}
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.2021, kind: level, comparator: at_least, value: 13, unit: 家, year: 2021}

    Keeps:
        document: {title: 实施方案, issued: "2022-12-29"}
        period: {start: 2021, end: 2025}
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.2025, kind: level, comparator: at_least, value: 13, unit: 家, year: 2025}
    """
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


@rule("H203", "warning", Text("时限不晚于规划期末", "deadlines come before the plan ends"))
def deadline_is_within_period(index: Index) -> Iterator[Violation]:
    """A measure is due before the plan ends.

    任务的时限不晚于规划期末。

    Why: what is due after the plan is answered for by nobody when the plan is judged; or the
    year is a slip.

    理由：规划期满评估时，期后才到期的任务无人负责；也可能年份有误。

    Breaks:
        period: {end: 2025}
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]},
             deadlines: [{year: 2027}]}

    Keeps:
        period: {end: 2025}
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]},
             deadlines: [{year: 2025}]}
    """
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


@rule("H204", "warning", Text("时限不早于成文", "deadlines come after the issue"))
def deadline_is_after_issue(index: Index) -> Iterator[Violation]:
    """A measure is not due before the document was issued.

    任务的时限不早于文件成文日期。

    Why: nobody can be asked to have done it already; the year is a slip, or what is dated is
    history.

    理由：文件成文之前就到期的任务无法执行；或年份有误，或写的是历史。

    Breaks:
        document: {title: 实施方案, issued: "2022-12-29"}
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]},
             deadlines: [{year: 2022, month: 6}]}

    Keeps:
        document: {title: 实施方案, issued: "2022-12-29"}
        organizations:
          - {name: 市科技局, kind: department}
        measures:
          - {id: m1, number: "1", title: 建设创新平台, responsibilities: {lead: [市科技局]},
             deadlines: [{year: 2023, month: 6}]}
    """
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


RULES: tuple[Rule, ...] = (
    target_has_year,
    target_is_not_history,
    deadline_is_within_period,
    deadline_is_after_issue,
)
