"""The rows of each table, each with what the attributes of its part hold, and what follows."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from policymodel.analysis.deadlines import due, iso
from policymodel.analysis.flattening import attributes, flat
from policymodel.analysis.index import PlanIndex
from policymodel.analysis.saying import in_full
from policymodel.analysis.targets import as_target, asked_of, latest_baseline
from policymodel.model import (
    Deadline,
    Document,
    Indicator,
    Measure,
    MeasurePart,
    Plan,
)
from policymodel.text import Lang
from policymodel.vocabulary import ROLES

Rows = Iterable[dict[str, Any]]


@frozen
class Told:
    """What the rows are made of: a plan, looked up, and the language of words."""

    index: PlanIndex
    lang: Lang

    @property
    def plan(self) -> Plan:
        return self.index.plan


def _plans(told: Told) -> Rows:
    plan = told.plan
    place = {_of_place(name): value for name, value in flat(plan.jurisdiction).items()}
    period = {f"period_{name}": value for name, value in flat(plan.period).items()}
    source = {f"source_{name}": None for name in ("sha256", "characters", "url", "retrieved")}
    if plan.document.source is not None:
        source |= {f"source_{key}": value for key, value in flat(plan.document.source).items()}
    yield {"language": plan.language, **flat(plan.document), **place, **period, **source}


def _of_place(name: str) -> str:
    """The column of an attribute of the place: documents have notes and doubts of their own."""
    return f"place_{name}" if name in attributes(Document) else name


def _sections(told: Told) -> Rows:
    for above, section in _tree(told.plan.sections, "sections"):
        path = (*(each.step for each in above), section.step)
        yield flat(section) | {"section": path, "depth": len(path)}


def _goals(told: Told) -> Rows:
    for above, goal in _tree(told.plan.goals, "goals"):
        yield flat(goal) | {"parent": above[-1].id if above else None}


def _tree(roots: tuple[Any, ...], below: str) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every part of a tree with those above it, a part before those below; however deep."""
    top: tuple[Any, ...] = ()
    waiting = [(top, root) for root in reversed(roots)]
    while waiting:
        above, part = waiting.pop()
        yield above, part
        waiting += (((*above, part), each) for each in reversed(getattr(part, below)))


def _measures(told: Told) -> Rows:
    for measure in told.plan.measures:
        titles = told.plan.section_titles(measure.section)
        more = {"name": measure.name, "section_titles": titles}
        yield flat(measure) | more | _dated(measure.due, told.lang)


def _parts(told: Told) -> Rows:
    for measure in told.plan.measures:
        for number, part in enumerate(measure.parts, 1):
            yield _of_measure(measure, number) | flat(part) | _dated(part.deadlines, told.lang)


def _of_measure(measure: Measure, part: int | None) -> dict[str, Any]:
    return {
        "measure_id": measure.id,
        "measure_number": measure.number,
        "measure": measure.name,
        "part": part,
    }


def _dated(deadlines: Iterable[Deadline], lang: Lang) -> dict[str, Any]:
    """Deadlines as ISO 8601 says them and as printed, each with what is due behind it."""
    found = tuple(deadlines)
    return {
        "due": tuple(f"{iso(each)} {each.what or ''}".rstrip() for each in found),
        "due_in_words": tuple(f"{due(each, lang)} {each.what or ''}".rstrip() for each in found),
    }


def _each_part(plan: Plan) -> Iterator[tuple[Measure, int | None, Measure | MeasurePart]]:
    """Every measure and every part of it, with the number of the part."""
    for measure in plan.measures:
        yield measure, None, measure
        for number, part in enumerate(measure.parts, 1):
            yield measure, number, part


def _assignments(told: Told) -> Rows:
    """Measure by measure, stated before proposed; of each the measure's own before its parts'."""
    index, plan = told.index, told.plan
    for measure, charged in _by_measure(index):
        for basis in ("document", "proposed"):
            for place, number, part in charged:
                held = part.proposed if basis == "proposed" else None
                held = plan.responsibilities(measure, part) if held is None else held
                if held:
                    shared = _of_task(told, measure, number, part, basis) | {"index": place}
                    named = ((item.role, name) for item in held for name in item.organizations)
                    for position, (role, name) in enumerate(named, 1):
                        yield shared | _charged(index, role, name, position)


def _by_measure(
    index: PlanIndex,
) -> Iterator[tuple[Measure, list[tuple[int, int | None, Measure | MeasurePart]]]]:
    """Every measure with what is carried out in it: its running number and that of the part."""
    place = 0
    for measure in index.plan.measures:
        each, parts = measure.each_part, len(measure.parts)
        found: list[tuple[int, int | None, Measure | MeasurePart]] = []
        for number, part in enumerate(each, 1 + parts - len(each)):
            place += 1
            found.append((place, None if part is measure else number, part))
        yield measure, found


def _of_task(
    told: Told,
    measure: Measure,
    number: int | None,
    part: Measure | MeasurePart,
    basis: str,
) -> dict[str, Any]:
    """What all rows of one task on one basis share."""
    whole = number is None
    own = None if whole else part.heading or f"({number})"
    at = part.responsibilities_at if basis == "document" else None
    return _of_measure(measure, number) | {
        "part_heading": own,
        "section": measure.section,
        "section_titles": told.plan.section_titles(measure.section),
        "basis": basis,
        "content": (None if whole else part.summary) or measure.text or measure.summary,
        "remark": part.remark or measure.remark,
        "at_start": at.start if at else None,
        "at_end": at.end if at else None,
        **_dated(part.deadlines, told.lang),
    }


def _charged(index: PlanIndex, role: str, name: str, position: int) -> dict[str, Any]:
    known = index.plan.organization(name)
    return {
        "role": role,
        "mark": ROLES[role].mark,
        "position": position,
        "organization": known.name if known else name,
        "name_as_printed": name,
        "kind": known.kind if known else None,
        "function": known.function if known else None,
    }


def _officials(told: Told) -> Rows:
    for measure, number, part in _each_part(told.plan):
        for item in part.officials:
            for post in item.posts:
                yield _of_measure(measure, number) | {"role": item.role, "post": post}


def _deadlines(told: Told) -> Rows:
    for measure, number, part in _each_part(told.plan):
        for each in part.deadlines:
            dates = {"due": iso(each) or None, "due_in_words": due(each, told.lang) or None}
            yield _of_measure(measure, number) | flat(each) | dates


def _of(indicator: Indicator) -> dict[str, Any]:
    return {
        "indicator_id": indicator.id,
        "indicator": indicator.name,
        "indicator_unit": indicator.unit,
        "concept": indicator.concept,
        "direction": indicator.direction,
    }


def _judged(indicator: Indicator) -> tuple[str, ...]:
    return tuple(link.measure for link in indicator.judged)


def _indicators(told: Told) -> Rows:
    return (flat(each) | {"judged": _judged(each)} for each in told.plan.indicators)


def _links(told: Told) -> Rows:
    """Every measure that serves an indicator, also one that the plan does not have."""
    known = {each.id: each for each in reversed(told.plan.measures)}
    for indicator in told.plan.indicators:
        stated: list[tuple[str, str | None]] = [(each, None) for each in indicator.measures]
        judged = [(link.measure, link.reason) for link in indicator.judged]
        for code, reason in (*stated, *judged):
            measure = known.get(code)
            yield _of(indicator) | {
                "measure_id": code,
                "measure_number": measure.number if measure else None,
                "measure": measure.name if measure else None,
                "judged": reason is not None,
                "reason": reason,
            }


def _baselines(told: Told) -> Rows:
    return (_of(each) | flat(b) for each in told.plan.indicators for b in each.baselines)


def _targets(told: Told) -> Rows:
    index, charged = told.index, _charged_in(told)
    for indicator in told.plan.indicators:
        shared = _of(indicator) | _owners(told.plan, indicator, charged)
        shared |= {"category": indicator.category, "attribute": indicator.attribute}
        shared |= {"measures": indicator.measures, "judged": _judged(indicator)}
        for target in indicator.targets:
            before = latest_baseline(indicator, before=target.year)
            start = before or latest_baseline(indicator)
            inside = index.measure_at(target.at)
            said = in_full(target, indicator, told.lang, known=index.units)
            yield (
                shared
                | flat(target)
                | {
                    "in_words": said or None,
                    "baseline_value": start.value if start else None,
                    "baseline_year": start.year if start else None,
                    "stated_in": inside.id if inside else None,
                }
            )


def _charged_in(told: Told) -> dict[str, list[tuple[str, str]]]:
    """By the id of a measure, who is charged in it: roles and main names."""
    plan, known_as = told.plan, told.index.known_as
    return {
        measure.id: [(role, known_as(name)) for role, name in plan.assignments(measure)]
        for measure in reversed(plan.measures)
    }


def _owners(
    plan: Plan, indicator: Indicator, charged: dict[str, list[tuple[str, str]]]
) -> dict[str, Any]:
    """Who is charged in the measures that serve an indicator: by the document, and by judgement."""
    found: dict[str, Any] = {}
    stated, judged = set(indicator.measures), set(_judged(indicator))
    for prefix, ids in (("", stated), ("judged_", judged - stated)):
        held = [each for m in plan.serving(indicator) if m.id in ids for each in charged[m.id]]
        leads = dict.fromkeys(name for role, name in held if role == "lead")
        others = dict.fromkeys(name for _, name in held if name not in leads)
        found |= {f"{prefix}lead_units": tuple(leads), f"{prefix}other_units": tuple(others)}
    return found


def _citations(told: Told) -> Rows:
    return map(flat, told.plan.document.based_on)


def _upper_targets(told: Told) -> Rows:
    for cited in told.plan.document.based_on:
        for asked in cited.targets:
            words = in_full(as_target(asked), asked_of(asked), told.lang, known=told.index.units)
            yield flat(asked) | {"title": cited.title, "in_words": words or None}


def _each(name: str) -> Callable[[Told], Rows]:
    """The rows of parts that stand in one list of the plan, and hold no others."""
    return lambda told: map(flat, getattr(told.plan, name))


ROWS: dict[str, Callable[[Told], Rows]] = {
    "plans": _plans,
    "sections": _sections,
    "organizations": _each("organizations"),
    "goals": _goals,
    "measures": _measures,
    "parts": _parts,
    "assignments": _assignments,
    "officials": _officials,
    "deadlines": _deadlines,
    "indicators": _indicators,
    "links": _links,
    "baselines": _baselines,
    "targets": _targets,
    "mechanisms": _each("mechanisms"),
    "conventions": _each("conventions"),
    "citations": _citations,
    "upper_targets": _upper_targets,
    "not_targets": _each("not_targets"),
    "suppressions": _each("suppressions"),
    "units": _each("units"),
}
