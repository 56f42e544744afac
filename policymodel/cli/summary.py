"""One page of text about a plan: what it is, what it wants, who does what."""

from collections.abc import Iterator

from policymodel.analysis.wording import stated, years
from policymodel.findings import Lang, Text
from policymodel.model import Goal, Indicator, Measure, Plan, Responsibility, Target
from policymodel.text import COLON, LIST_COMMA, SEMICOLON
from policymodel.vocabulary import ATTRIBUTES, COMMITMENTS, LEVELS, ROLES

_PERIOD = Text("规划期", "period")
_COUNTS = Text(
    "重点任务 {measures} 项，单位 {organizations} 家，指标 {indicators} 项，目标 {targets} 条，"
    "保障机制 {mechanisms} 项",
    "{measures} measures, {organizations} organizations, {indicators} indicators, "
    "{targets} targets, {mechanisms} mechanisms",
)
_GOALS = Text("目标体系", "Goals")
_INDICATORS = Text("指标与目标", "Indicators and targets")
_MEASURES = Text("重点任务与责任单位", "Measures and who is charged with them")
_BASELINE = Text("基期", "baseline")
_RESTATED = Text("重申", "restated")
_PROPOSED = Text("建议", "proposed ")
_NOBODY = Text("文件未写明责任单位", "the document names nobody")


def summary(plan: Plan, lang: Lang = "zh") -> str:
    """Return a plan as a page of plain text; what the document says stays in its language."""
    return "\n".join(
        (
            *_head(plan, lang),
            *_part(_GOALS, _goals(plan.goals), lang),
            *_part(_INDICATORS, (x for i in plan.indicators for x in _indicator(i, lang)), lang),
            *_part(_MEASURES, (x for m in plan.measures for x in _measure(m, lang)), lang),
        )
    )


def _head(plan: Plan, lang: Lang) -> Iterator[str]:
    document, place = plan.document, plan.jurisdiction
    yield document.title
    printed = (
        document.number,
        LIST_COMMA.get(lang).join(document.issuers),
        (document.issued or document.published),
    )
    if any(printed):
        yield "  ".join(str(part) for part in printed if part)
    period = years(plan.period.start, plan.period.end).get(lang)
    yield "  ".join(
        (
            f"{place.name} ({LEVELS.label(place.level, lang)}, {place.code})",
            *([f"{_PERIOD.get(lang)} {period}"] if period else []),
        )
    )
    yield _COUNTS.get(lang).format(
        measures=len(plan.measures),
        organizations=len(plan.organizations),
        indicators=len(plan.indicators),
        targets=len(plan.targets()),
        mechanisms=len(plan.mechanisms),
    )


def _part(title: Text, lines: Iterator[str], lang: Lang) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield from ("", f"{title.get(lang)}")
        yield f"  {line}"


def _goals(goals: tuple[Goal, ...], depth: int = 0) -> Iterator[str]:
    for goal in goals:
        yield f"{'  ' * depth}- {goal.title}"
        yield from _goals(goal.goals, depth + 1)


def _indicator(indicator: Indicator, lang: Lang) -> Iterator[str]:
    marks = [indicator.unit] if indicator.unit else []
    if indicator.attribute != "unstated":
        marks.append(ATTRIBUTES.label(indicator.attribute, lang))
    yield indicator.name + (f" ({', '.join(marks)})" if marks else "")
    for baseline in indicator.baselines:
        year = f"{baseline.year} " if baseline.year else ""
        yield f"    {_BASELINE.get(lang)} {year}{baseline.words or format(baseline.value, 'f')}"
    for target in indicator.targets:
        yield f"    {_target(target, lang)}"


def _target(target: Target, lang: Lang) -> str:
    when = "–".join(str(year) for year in (target.from_year, target.year) if year)
    marks = []
    if target.commitment != "stated":
        marks.append(COMMITMENTS.label(target.commitment, lang))
    if target.restates:
        marks.append(_RESTATED.get(lang))
    said = (when, target.scope, stated(target, lang) or target.id)
    tail = f" ({', '.join(marks)})" if marks else ""
    return " ".join(part for part in said if part) + tail


def _measure(measure: Measure, lang: Lang) -> Iterator[str]:
    place = " / ".join((*measure.section, measure.number))
    yield f"{place} {measure.title}"
    stated = [_charge(item, lang) for item in measure.responsibilities]
    proposed = [_PROPOSED.get(lang) + _charge(item, lang) for item in measure.proposed]
    yield "    " + (SEMICOLON.get(lang).join(stated) or _NOBODY.get(lang))
    if proposed:
        yield "    " + SEMICOLON.get(lang).join(proposed)


def _charge(item: Responsibility, lang: Lang) -> str:
    names = LIST_COMMA.get(lang).join(item.organizations)
    return ROLES.label(item.role, lang) + COLON.get(lang) + names
