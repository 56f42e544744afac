"""Plans as tidy tables: one row a fact, one column an attribute, for pandas, polars and CSV.

The columns follow the model: what a class of `policymodel.model` gains, its table gains. A
span is two columns (``at_start``, ``at_end``), a list of names one text with ``;`` between.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from typing import Any

import attrs

from policymodel.analysis.deadlines import iso
from policymodel.analysis.index import PlanIndex
from policymodel.model import (
    Baseline,
    Deadline,
    Document,
    Indicator,
    Jurisdiction,
    Measure,
    MeasurePart,
    Mechanism,
    Organization,
    PartialDate,
    Plan,
    Span,
    Target,
)

_PART = re.compile(r"\.parts\[(\d+)\]")

Value = str | int | float | bool | Decimal | None
Record = dict[str, Value]


def tables(plans: Plan | Iterable[Plan], *, exact: bool = False) -> dict[str, list[Record]]:
    """Return `plans` as tables: name of the table to its rows, each a dict of columns.

    Every row begins with ``plan_id`` and ``city``; all rows of a table have the same columns.
    Values stand in the unit printed beside them and are not converted.

    Args:
        plans: a plan or several.
        exact: give numbers as Decimal, not as float.

    >>> place = Jurisdiction(code="130800", name="承德市", level="city")
    >>> plan = Plan(id="chengde", document=Document(title="题"), jurisdiction=place)
    >>> tables(plan)["plans"][0]["city"]
    '承德市'
    """
    made: dict[str, list[Record]] = {name: [] for name in _COLUMNS}
    for plan in (plans,) if isinstance(plans, Plan) else plans:
        first: Record = {"plan_id": plan.id, "city": plan.jurisdiction.name}
        for name, rows in _tables(plan, PlanIndex(plan)).items():
            made[name] += (first | {k: _plain(v, exact) for k, v in row.items()} for row in rows)
    return made


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table, also of one without rows."""
    return ("plan_id", "city", *_COLUMNS[table])


def _tables(plan: Plan, index: PlanIndex) -> dict[str, Iterable[dict[str, Any]]]:
    return {
        "plans": [_plan(plan)],
        "organizations": map(_flat, plan.organizations),
        "measures": (_measure(plan, each) for each in plan.measures),
        "parts": _measure_parts(plan),
        "assignments": _assignments(plan, index),
        "indicators": map(_indicator, plan.indicators),
        "baselines": (_of(owner) | _flat(b) for owner in plan.indicators for b in owner.baselines),
        "targets": (
            _of(each.indicator)
            | _flat(each.target)
            | {"stated_in": getattr(index.measure_at(each.target.at), "id", None)}
            for each in index.targets
        ),
        "mechanisms": map(_flat, plan.mechanisms),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    place = {_of_place(name): value for name, value in _flat(plan.jurisdiction).items()}
    period = (plan.period.start, plan.period.end)
    return {"language": plan.language, **_flat(plan.document), **place} | dict(
        zip(_PERIOD, period, strict=True)
    )


def _of_place(name: str) -> str:
    """The column of an attribute of the place: documents have notes and doubts of their own."""
    return f"place_{name}" if name in _attributes(Document) else name


def _of(indicator: Indicator) -> dict[str, Any]:
    said = (indicator.id, indicator.name, indicator.unit, indicator.concept, indicator.direction)
    return dict(zip(_INDICATOR, said, strict=True))


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return _flat(indicator) | {"judged": tuple(link.measure for link in indicator.judged)}


def _measure(plan: Plan, measure: Measure) -> dict[str, Any]:
    titles = plan.section_titles(measure.section)
    return _flat(measure) | {"section_titles": titles, "due": tuple(map(_due, measure.due))}


def _measure_parts(plan: Plan) -> Iterator[dict[str, Any]]:
    for measure in plan.measures:
        for number, part in enumerate(measure.parts, 1):
            due = {"due": tuple(map(_due, part.deadlines))}
            yield _of_measure(measure, number) | _flat(part) | due


def _of_measure(measure: Measure, part: int | None) -> dict[str, Any]:
    return dict(zip(_MEASURE, (measure.id, measure.number, measure.name, part), strict=True))


def _due(deadline: Deadline) -> str:
    """A deadline as ISO 8601 says it, as far as it is known; what is due behind it."""
    return f"{iso(deadline)} {deadline.what}" if deadline.what else iso(deadline)


def _assignments(plan: Plan, index: PlanIndex) -> Iterator[dict[str, Any]]:
    for each in index.assignments:
        measure = plan.measures[each.measure]
        found = _PART.search(each.part)
        of = _of_measure(measure, int(found[1]) + 1 if found else None)
        for name in each.names:
            known = plan.organization(name)
            kinds = (known.kind, known.function) if known else (None, None)
            row = (each.role, each.basis, index.known_as(name), name, *kinds)
            yield of | dict(zip(_ASSIGNMENT, row, strict=True))


def _flat(part: Any) -> dict[str, Any]:
    """The attributes of a part that are single values; what has parts has a table of its own."""
    return {name: get(part) for name, get in _attributes(part.__class__).items()}


@cache
def _attributes(kind: type) -> dict[str, Callable[[Any], Any]]:
    attrs.resolve_types(kind)
    found: dict[str, Callable[[Any], Any]] = {}
    for each in attrs.fields(kind):
        if each.type == Span | None:
            for end in ("start", "end"):
                found[f"{each.name}_{end}"] = partial(_end, each.name, end)
        elif each.init and not _has_parts(each.type):
            found[each.name] = attrgetter(each.name)
    return found


def _end(name: str, end: str, part: Any) -> int | None:
    span = getattr(part, name)
    return None if span is None else int(getattr(span, end))


def _has_parts(kind: Any) -> bool:
    inner = [each for each in getattr(kind, "__args__", (kind,)) if each not in (type(None), ...)]
    return any(attrs.has(each) and each is not Span for each in inner)


def _plain(value: Any, exact: bool) -> Value:
    if isinstance(value, Decimal):
        return value if exact else float(value)
    if isinstance(value, date | PartialDate):
        return str(value)
    return (";".join(value) or None) if isinstance(value, tuple) else value


_INDICATOR = ("indicator_id", "indicator", "indicator_unit", "concept", "direction")
_MEASURE = ("measure_id", "measure_number", "measure", "part")
_ASSIGNMENT = ("role", "basis", "organization", "name_as_printed", "kind", "function")
_PERIOD = ("period_start", "period_end")
_COLUMNS: dict[str, tuple[str, ...]] = {
    "plans": (
        "language", *_attributes(Document), *map(_of_place, _attributes(Jurisdiction)), *_PERIOD,
    ),
    "organizations": tuple(_attributes(Organization)),
    "measures": (*_attributes(Measure), "section_titles", "due"),
    "parts": (*_MEASURE, *_attributes(MeasurePart), "due"),
    "assignments": (*_MEASURE, *_ASSIGNMENT),
    "indicators": (*_attributes(Indicator), "judged"),
    "baselines": (*_INDICATOR, *_attributes(Baseline)),
    "targets": (*_INDICATOR, *_attributes(Target), "stated_in"),
    "mechanisms": tuple(_attributes(Mechanism)),
}  # fmt: skip
TABLES = tuple(_COLUMNS)
"""The names of the tables, in their order."""
