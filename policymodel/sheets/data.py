"""数据: the tables of facts as sheets of a workbook, one row a fact, for machines and pivots."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from policymodel.analysis.declarations import ColumnType, Table, declared
from policymodel.analysis.tables import Record, tables
from policymodel.model import Plan, Span
from policymodel.sheets.sheet import Cell, Column, Kind, Layout, Row, Sheet
from policymodel.source import SourceText
from policymodel.source.lines import on_one_line
from policymodel.text import Lang, Texts

say = Texts(__file__)

RESPONSIBILITY_TABLES = (
    "plans", "measures", "parts", "assignments", "officials", "deadlines", "organizations",
    "mechanisms", "sections", "conventions", "suppressions",
)  # fmt: skip
"""What the responsibility workbook has as data."""
TARGET_TABLES = (
    "plans", "goals", "indicators", "links", "baselines", "targets", "citations",
    "upper_targets", "not_targets", "units",
)  # fmt: skip
"""What the target workbook has as data; with the other's every fact of a plan."""

# How the cells of a column look, and how wide it is at least, by the type of its values.
_LOOKS: dict[ColumnType, tuple[Kind, float]] = {
    "text": ("text", 20),
    "code": ("text", 14),
    "date": ("text", 12),
    "integer": ("integer", 8),
    "number": ("number", 12),
    "year": ("year", 8),
    "boolean": ("center", 8),
}
_FROZEN = 3  # the plan, the place and what the row is about


def data_sheets(
    plan: Plan, names: Sequence[str], lang: Lang, source: SourceText | None = None
) -> Iterator[Sheet]:
    """Yield a sheet for each of the tables `names` that has rows; its key is ``data_<table>``.

    Printed words that the plan file does not hold are taken from `source`.
    """
    for name, records in tables(plan, exact=True, lang=lang, only=names).items():
        if records:
            told = records if source is None else [_worded(each, source) for each in records]
            yield _sheet(declared()[name], told, lang)


def _sheet(table: Table, records: Sequence[Record], lang: Lang) -> Sheet:
    return Sheet(
        key=f"data_{table.key}",
        name=say("name", table=table.name).get(lang),
        title=table.meaning.get(lang),
        layout=layout(table.key),
        rows=tuple(_rows(table, records, lang)),
        frozen_columns=_FROZEN,
        purpose="office",
    )


@cache
def layout(table: str) -> Layout:
    """Return the columns of the sheet of a table."""
    columns = declared()[table].columns
    looks = ((each, *_LOOKS["text" if each.label_of else each.type]) for each in columns)
    return Layout(
        face="data",
        columns=tuple(
            Column(key=each.key, title=each.header, kind=kind, width=width)
            for each, kind, width in looks
        ),
    )


def _rows(table: Table, records: Sequence[Record], lang: Lang) -> Iterator[Row]:
    """Yield the rows of a table; yes and no are said in words."""
    yes, no = say("yes").get(lang), say("no").get(lang)
    flags = [place for place, each in enumerate(table.columns) if each.type == "boolean"]
    for record in records:
        cells = cast("list[Cell]", list(record.values()))
        for place in flags:
            cells[place] = yes if cells[place] else no
        yield Row(cells=tuple(cells))


def _worded(record: Record, source: SourceText) -> Record:
    """Return a row with its printed words, where the document has them and the plan has not."""
    start, end = record.get("at_start"), record.get("at_end")
    if record.get("words", "") is None and isinstance(start, int) and isinstance(end, int):
        return record | {"words": on_one_line(source.at(Span(start, end)) or "") or None}
    return record
