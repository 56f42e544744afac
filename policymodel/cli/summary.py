"""One page of text about a plan: what it is, what it wants, who does what."""

from collections.abc import Iterable, Iterator

from policymodel.analysis.deadlines import due
from policymodel.analysis.saying import in_full
from policymodel.analysis.wording import level_name, years
from policymodel.model import Goal, Indicator, Measure, MeasurePart, Plan, Responsibility, Target
from policymodel.text import COLON, LIST_COMMA, SEMICOLON, Lang, Texts
from policymodel.units import Units
from policymodel.vocabulary import ATTRIBUTES, OFFICIAL_ROLES, ROLES

say = Texts(__file__)


def summary(plan: Plan, lang: Lang = "zh") -> str:
    """Return a plan as a page of plain text; what the document says stays in its language."""
    parts = {
        say("goals"): _goals(plan.goals),
        say("indicators"): (
            line for each in plan.indicators for line in _indicator(plan, each, lang)
        ),
        say("measures"): (line for each in plan.measures for line in _measure(plan, each, lang)),
    }
    page = [*_head(plan, lang)]
    for title, lines in parts.items():
        if indented := [f"  {line}" for line in lines]:
            page += ["", title.get(lang), *indented]
    return "\n".join(page)


def _marked(text: str, marks: Iterable[str]) -> str:
    listed = ", ".join(marks)
    return f"{text} ({listed})" if listed else text


def _head(plan: Plan, lang: Lang) -> Iterator[str]:
    document, place = plan.document, plan.jurisdiction
    yield document.title
    issuers = LIST_COMMA.get(lang).join(document.issuers)
    printed = (document.number, issuers, document.issued or document.published)
    if any(printed):
        yield "  ".join(str(part) for part in printed if part)
    where = _marked(place.name, filter(None, (level_name(place, lang), place.code)))
    period = years(plan.period.start, plan.period.end).get(lang)
    yield f"{where}  {say('period').get(lang)} {period}" if period else where
    yield say(
        "counts",
        measures=len(plan.measures),
        organizations=len(plan.organizations),
        indicators=len(plan.indicators),
        targets=len(plan.targets()),
        mechanisms=len(plan.mechanisms),
    ).get(lang)


def _goals(goals: tuple[Goal, ...], depth: int = 0) -> Iterator[str]:
    for goal in goals:
        yield f"{'  ' * depth}- {goal.title}"
        yield from _goals(goal.goals, depth + 1)


def _indicator(plan: Plan, indicator: Indicator, lang: Lang) -> Iterator[str]:
    known = plan.known_units
    marks = [indicator.unit] if indicator.unit else []
    if indicator.attribute != "unstated":
        marks.append(ATTRIBUTES.label(indicator.attribute, lang))
    yield _marked(indicator.name, marks)
    for baseline in indicator.baselines:
        year = f"{baseline.year} " if baseline.year else ""
        value = baseline.words or format(baseline.value, "f")
        yield f"    {say('baseline').get(lang)} {year}{value}"
    for target in indicator.targets:
        yield f"    {_target(target, indicator, lang, known)}"


def _target(target: Target, indicator: Indicator, lang: Lang, known: Units) -> str:
    marks = [say("restated").get(lang)] if target.restates else []
    when = "–".join(str(year) for year in (target.from_year, target.year) if year)
    said = (when, in_full(target, indicator, lang, known=known) or target.id)
    return _marked(" ".join(part for part in said if part), marks)


def _measure(plan: Plan, measure: Measure, lang: Lang) -> Iterator[str]:
    place = " / ".join(filter(None, (*measure.section, measure.number)))
    yield f"{place} {measure.name}".strip()
    parts = measure.each_part
    for part in parts:
        head = "" if part is measure or not part.heading else part.heading + COLON.get(lang)
        stated = [_assigned(item, lang) for item in plan.responsibilities(measure, part)]
        yield f"    {head}{SEMICOLON.get(lang).join(stated) or say('nobody').get(lang)}"
        if proposed := [
            say("proposed").get(lang) + _assigned(each, lang) for each in part.proposed
        ]:
            yield "    " + SEMICOLON.get(lang).join(proposed)
        deeper = "" if part is measure else "  "
        yield from (f"    {deeper}{line}" for line in _more(part, lang))


def _more(part: Measure | MeasurePart, lang: Lang) -> Iterator[str]:
    """The officials of a measure or part, and when it is due."""
    for each in part.officials:
        posts = LIST_COMMA.get(lang).join(each.posts)
        yield f"{OFFICIAL_ROLES.label(each.role, lang)}{COLON.get(lang)}{posts}"
    if part.deadlines:
        ordered = sorted(part.deadlines, key=lambda each: each.order)
        blank = "" if lang == "zh" else " "
        when = [due(e, lang) + (f"{blank}({e.what})" if e.what else "") for e in ordered]
        yield f"{say('due').get(lang)}{COLON.get(lang)}{SEMICOLON.get(lang).join(when)}"


def _assigned(item: Responsibility, lang: Lang) -> str:
    names = LIST_COMMA.get(lang).join(item.organizations)
    return ROLES.label(item.role, lang) + COLON.get(lang) + names
