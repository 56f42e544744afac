"""Plans as tidy tables: one row a fact, one column an attribute, for pandas, polars and CSV.

`policymodel.analysis.declarations` says which tables and columns there are, under which headers,
and what they mean. The columns follow the model: what a class of `policymodel.model` gains, its
table gains. A span is two columns (``at_start``, ``at_end``), a list of names one text with ``;``
between; beside every code stand its words (``kind``, ``kind_label``).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from policymodel.analysis.declarations import declared
from policymodel.analysis.index import PlanIndex
from policymodel.analysis.tablerows import ROWS, Told
from policymodel.model import (
    PartialDate,
    Plan,
)
from policymodel.text import Lang

Value = str | int | float | bool | Decimal | None
Record = dict[str, Value]
TABLES = tuple(ROWS)
"""The names of the tables, in their order."""


def tables(
    plans: Plan | Iterable[Plan],
    *,
    exact: bool = False,
    lang: Lang = "zh",
    only: Sequence[str] | None = None,
) -> dict[str, list[Record]]:
    """Return `plans` as tables: name of the table to its rows, each a dict of columns.

    Every row begins with ``plan_id`` and ``city``; all rows of a table have the same columns.
    Values stand in the unit printed beside them and are not converted.

    Args:
        plans: a plan or several.
        exact: give numbers as Decimal, not as float.
        lang: the language of the words beside the codes.
        only: the names of the tables to be made; all of `TABLES` where it is left out.

    >>> from policymodel.model import Document, Jurisdiction
    >>> place = Jurisdiction(code="130800", name="承德市", level="city")
    >>> plan = Plan(id="chengde", document=Document(title="题"), jurisdiction=place)
    >>> tables(plan)["plans"][0]["level_label"]
    '市级'
    """
    made: dict[str, list[Record]] = {name: [] for name in (TABLES if only is None else only)}
    ways = {name: _ways(name, lang) for name in made}
    for plan in (plans,) if isinstance(plans, Plan) else plans:
        told = Told(PlanIndex(plan), lang)
        first = {"plan_id": plan.id, "city": plan.jurisdiction.name}
        for name, rows in made.items():
            way = ways[name]
            rows += (_record(first | row, way, exact) for row in ROWS[name](told))
    return made


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table, also of one without rows."""
    return tuple(column.key for column in declared()[table].columns)


_Ways = tuple[tuple[str, str, Mapping[str, str] | None], ...]


@cache
def _ways(table: str, lang: Lang) -> _Ways:
    """How each column is filled: its key, where its value stands, and the words for codes."""
    return tuple(
        (column.key, column.label_of or column.key, _words(column, lang))
        for column in declared()[table].columns
    )


def _words(column: Any, lang: Lang) -> Mapping[str, str] | None:
    if column.label_of is None or column.codes is None:
        return None
    return {term.code: term.label(lang) for term in column.codes}


def _record(row: dict[str, Any], ways: _Ways, exact: bool) -> Record:
    """Return the columns of a row in their order."""
    record: Record = {}
    for key, here, words in ways:
        value = row[here]
        if value is None or words is None:
            record[key] = value if type(value) in _PLAIN else _plain(value, exact)
        elif isinstance(value, tuple):
            record[key] = ";".join(words[code] for code in value) or None
        else:
            record[key] = words[value]
    return record


_PLAIN = frozenset({str, int, bool, type(None)})


def _plain(value: Any, exact: bool) -> Value:
    if isinstance(value, tuple):
        return ";".join(value) or None
    if isinstance(value, Decimal):
        return value if exact else float(value)
    if isinstance(value, date | PartialDate):
        return str(value)
    return value  # type: ignore[no-any-return]
