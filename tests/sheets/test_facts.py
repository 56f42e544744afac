"""Each fact of a plan reaches some sheet of the two workbooks that an office gets."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from strategies import plans
from workbooks import REAL

import policymodel as pm
from policymodel.model import JudgedLink, Plan, Span
from policymodel.model.fields import shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.places import Place, places
from policymodel.sheets.data import RESPONSIBILITY_TABLES, TARGET_TABLES
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Sheet, plain
from policymodel.sheets.targets.workbook import build_targets

FURTHER = Path(__file__).parents[2] / "benchmarks" / "plans"
MORE = sorted(path.parent for path in FURTHER.glob("*/plan.yaml"))
# What no cell has, and why. Nothing today: whoever adds a line says why an office can do without.
EXCEPTIONS: dict[tuple[type, str], str] = {}

Rows = dict[Any, set[int]]


def sheets_of(plan: Plan) -> list[Sheet]:
    books = (build(plan, purpose="office") for build in (build_responsibility, build_targets))
    return [sheet for book in books for sheet in book.sheets]


def by_value(sheets: list[Sheet]) -> Rows:
    """By what stands in a cell, or in the list in a cell, the rows that have it."""
    found: Rows = defaultdict(set)
    rows = (row for sheet in sheets for row in sheet.rows)
    for number, row in enumerate(rows):
        for cell in map(plain, row.cells):
            if cell is not None and cell != "":
                found[cell].add(number)
                if isinstance(cell, str) and ";" in cell:
                    for each in cell.split(";"):
                        found[each].add(number)
    return found


def written(value: Any) -> Iterator[Any]:
    """What cells must have for one value of a part."""
    if isinstance(value, bool):
        yield "是" if value else "否"
    elif isinstance(value, Span):
        yield from (value.start, value.end)
    elif isinstance(value, tuple):
        for each in value:
            yield from str(each).split(";")
    elif value is not None:
        yield value if isinstance(value, int | float) or _is_number(value) else str(value)


def _is_number(value: Any) -> bool:
    return type(value).__name__ == "Decimal"


def facts(place: Place[Any], plan: Plan) -> Iterator[list[Any]]:
    """What a part says by itself, and what one row must therefore have together."""
    part = place.part
    if type(part) in BY_ROLE:  # a row for each of the names in a role
        for name in getattr(part, BY_ROLE[type(part)]):
            # What the document says once for all may give another role: sheets show that one.
            yield [name] if plan.conventions else [part.role, name]
        return
    said: list[Any] = [place.holder.id] if isinstance(part, JudgedLink) else []
    for name, made in shapes(type(part)).items():
        own = made.kind is Span or not attrs.has(made.kind)
        if own and (type(part), name) not in EXCEPTIONS:
            said += written(getattr(part, name))
    yield said


def lost(plan: Plan, sheets: list[Sheet]) -> list[str]:
    """Where a fact stands that no row of the sheets has whole."""
    known = by_value(sheets)
    told: list[str] = []
    for place in places(plan, object):
        for said in facts(place, plan):
            rows = [known.get(each, set()) for each in said]
            if rows and not set.intersection(*rows):
                absent = [each for each, found in zip(said, rows, strict=True) if not found]
                told.append(f"{place.path}: {absent or said}")
    return told


@pytest.mark.parametrize("name", [*REAL, *MORE], ids=lambda name: getattr(name, "name", name))
def test_every_fact_of_a_plan_reaches_a_sheet(name: str | Path) -> None:
    plan = pm.load(name)
    assert lost(plan, sheets_of(plan)) == []


@given(plans())
@settings(max_examples=40)
def test_every_fact_of_any_plan_reaches_a_sheet(plan: Plan) -> None:
    assert lost(plan, sheets_of(plan)) == []


def test_a_fact_that_is_lost_is_told() -> None:
    """The test above would see it: a sheet less, and its facts are missed."""
    plan = pm.load("maiji")
    sheets = sheets_of(plan)
    for key in ("data_baselines", "data_targets", "data_mechanisms", "data_plans"):
        assert lost(plan, [sheet for sheet in sheets if sheet.key != key]) != [], key


def test_both_workbooks_together_have_every_table() -> None:
    assert {*RESPONSIBILITY_TABLES, *TARGET_TABLES} == set(pm.tables([]))
