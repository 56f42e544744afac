"""The goals, and the indicators with what they start from and are to reach, as items."""

from collections.abc import Iterator

from policymodel.analysis.saying import in_full, reading
from policymodel.analysis.targets import as_target
from policymodel.analysis.wording import measured, years
from policymodel.model import Baseline, Indicator, Target, UpperTarget
from policymodel.reviewing.page.items import Item, Line
from policymodel.reviewing.page.telling import Teller
from policymodel.text import Texts

say = Texts(__file__)

_INDICATOR = ("category", "concept", "direction", "accumulation", "definition", "data_source")
_TARGET = ("kind", "comparator", "scope", "per", "benchmark", "base_year")
_NOTES = ("note", "remark")


def goals(told: Teller) -> Iterator[Item]:
    """Yield the goals, each followed by those below it."""
    for path, goal in told.index.goals:
        fields = told.fields("goals")
        yield told.item(
            path,
            goal,
            "goals",
            goal.title,
            look="whole",
            label=say("goal").get(told.lang),
            depth=path.count(".goals["),
            lines=(
                *fields.lines(goal, ("summary",)),
                *told.links(say("measured_by"), goal.indicators),
                *fields.lines(goal, ("note",)),
            ),
        )


def indicators(told: Teller) -> Iterator[Item]:
    """Yield the indicators, each with its baselines and targets."""
    for i, indicator in enumerate(told.plan.indicators):
        path = f"indicators[{i}]"
        fields = told.fields("indicators")
        tags = (indicator.unit or "", _attribute(told, indicator))
        yield told.item(
            path,
            indicator,
            "indicators",
            indicator.name,
            look="name",
            label=say("indicator").get(told.lang),
            tags=tuple(filter(None, tags)),
            lines=(
                *fields.lines(indicator, ("number", *_INDICATOR)),
                *told.links(say("served_by"), indicator.measures),
                *_judged(told, indicator),
                *fields.lines(indicator, _NOTES),
            ),
            below=(
                *(_baseline(told, path, indicator, n) for n in range(len(indicator.baselines))),
                *(_target(told, path, indicator, n) for n in range(len(indicator.targets))),
            ),
        )


def upper_target(told: Teller, path: str, asked: UpperTarget) -> Item:
    """Return what a document of an upper level asks for."""
    indicator = Indicator(id="x", name=asked.indicator)
    target = as_target(asked)
    said = in_full(target, indicator, told.lang, known=told.index.units, scope=False)
    return told.item(
        path,
        asked,
        "document",
        f"{asked.indicator} {said}".rstrip(),
        look="data",
        label=say("upper").get(told.lang),
        tags=_years(told, target),
        lines=(
            *told.fields("upper_targets").lines(asked, ("concept", "kind", "comparator")),
            *_printed(told, "upper_targets", asked, said),
            *told.fields("upper_targets").lines(asked, ("note",)),
        ),
    )


def _attribute(told: Teller, indicator: Indicator) -> str:
    if indicator.attribute == "unstated":
        return ""
    return told.fields("indicators").words(indicator, "attribute")


def _judged(told: Teller, indicator: Indicator) -> Iterator[Line]:
    """Why each measure is judged to serve, beside its name."""
    for link in indicator.judged:
        reason = say("reason", reason=link.reason).get(told.lang)
        yield Line(say("judged").get(told.lang), (told.link(link.measure), reason))


def _baseline(told: Teller, path: str, indicator: Indicator, number: int) -> Item:
    baseline: Baseline = indicator.baselines[number]
    said = measured(baseline.value, indicator.unit).get(told.lang)
    return told.item(
        f"{path}.baselines[{number}]",
        baseline,
        "indicators",
        said,
        look="number",
        label=say("baseline").get(told.lang),
        tags=(years(baseline.year, baseline.year).get(told.lang),) if baseline.year else (),
        lines=(
            *_printed(told, "baselines", baseline, said),
            *told.fields("baselines").lines(baseline, _NOTES),
        ),
    )


def _target(told: Teller, path: str, indicator: Indicator, number: int) -> Item:
    target = indicator.targets[number]
    known, printed = told.index.units, told.source.at(target.at)
    said = in_full(target, indicator, told.lang, words=printed, known=known)
    fields = told.fields("targets")
    return told.item(
        f"{path}.targets[{number}]",
        target,
        "indicators",
        said or indicator.name,
        look="number",
        label=say("milestone" if target.kind == "milestone" else "target").get(told.lang),
        tags=_years(told, target),
        lines=(
            *_read(told, indicator, target, said),
            *fields.lines(target, _TARGET),
            *_firm(told, target),
            *told.links(say("within"), (target.subset_of,)),
            *told.links(say("restates"), (target.restates,)),
            *_printed(told, "targets", target, said),
            *fields.lines(target, _NOTES),
        ),
    )


def _years(told: Teller, target: Target) -> tuple[str, ...]:
    if target.year is None and target.from_year is None:
        return ()
    return (years(target.from_year or target.year, target.year).get(told.lang),)


def _read(told: Teller, indicator: Indicator, target: Target, said: str) -> Iterator[Line]:
    """What the fields mean, where the title has the document's own words."""
    unit = target.unit or indicator.unit
    read = reading(target, told.lang, unit=unit, known=told.index.units)
    if read and read != said:
        yield Line(say("read").get(told.lang), (read,))


def _firm(told: Teller, target: Target) -> Iterator[Line]:
    keys = [
        "commitment" if target.commitment != "stated" else "",
        "change" if target.change != "increase" else "",
    ]
    yield from told.fields("targets").lines(target, filter(None, keys))
    if not target.unit_stated:
        yield Line(say("no_unit.label").get(told.lang), (say("no_unit.says").get(told.lang),))


def _printed(
    told: Teller, table: str, part: Target | Baseline | UpperTarget, said: str
) -> Iterator[Line]:
    """The printed words, where the title does not hold them as they are."""
    if part.words and part.words not in said:
        yield from told.fields(table).lines(part, ("words",))
