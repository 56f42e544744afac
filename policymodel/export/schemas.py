"""The published form of what is exported: a schema for each table and each sheet.

They follow Frictionless Data's Table Schema (https://datapackage.org/standard/table-schema/),
and are made of the declarations that fill the tables and sheets: what is exported and what is
published cannot part. ``schemas/`` in the project holds them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policymodel import sheets
from policymodel.analysis.declarations import ColumnType, Table, TableColumn, declared
from policymodel.export.exporters import FORMAT
from policymodel.model.partialdate import FORM as DATE
from policymodel.sheets.sheet import Column, Kind, columns
from policymodel.text import Text, read_data

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "code": "string",
    "date": "string",  # some are known to the month alone, which no date of Table Schema may be
    "integer": "integer",
    "number": "number",
    "year": "year",
    "boolean": "boolean",
}
_KINDS: dict[Kind, str] = {
    "text": "string",
    "center": "any",
    "mark": "string",
    "number": "any",  # where there is no number, a sheet for people says so in words
    "integer": "integer",
    "year": "year",
    "headline": "any",
    "byline": "any",
}
_ROOM = Path(str(sheets.__file__)).parent


def schema_files() -> dict[str, str]:
    """Return every schema as the text of a file, by its path in ``schemas/``."""
    made = {f"tables/{key}.json": table_schema(table) for key, table in declared().items()}
    made |= {f"sheets/{name}.json": schema for name, schema in _sheet_schemas()}
    return {
        path: json.dumps(made[path], ensure_ascii=False, indent=1) + "\n" for path in sorted(made)
    }


def table_schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table: of its CSV file, its data sheet and `pm.tables`.

    In CSV files ``;`` parts the values of a list; nothing between two commas is a blank.
    """
    return {
        "$schema": _PROFILE,
        "name": table.key,
        **_said("title", table.name),
        **_said("description", table.meaning),
        "formatVersion": FORMAT,
        "excelTable": f"pm_{table.key}",
        "missingValues": [""],
        "fields": [_field(column) for column in table.columns],
    }


def _field(column: TableColumn) -> dict[str, Any]:
    type_: ColumnType = "text" if column.label_of else column.type
    made: dict[str, Any] = {
        "name": column.key,
        **_said("title", column.header),
        "type": _TYPES[type_],
        **_said("description", column.meaning),
    }
    if column.unit.zh:
        made |= _said("unit", column.unit)
    if column.unit_in:
        made["unitField"] = column.unit_in
    if column.label_of:
        made["labelOf"] = column.label_of
    if column.many:
        made["listDelimiter"] = ";"
    if type_ == "boolean":
        made |= {"trueValues": ["true", "是"], "falseValues": ["false", "否"]}
    return made | _constraints(column)


def _constraints(column: TableColumn) -> dict[str, Any]:
    if column.type == "date":
        return {"constraints": {"pattern": DATE}}
    if column.type == "integer":
        return {"constraints": {"minimum": 0}}
    if column.codes is None or column.label_of:
        return {}
    terms = [
        {"value": term.code, **_said("label", Text(term.zh, term.en))} for term in column.codes
    ]
    codes = list(column.codes.codes)
    if column.many:
        one = "|".join(codes)
        return {"constraints": {"pattern": f"({one})(;({one}))*"}, "categories": terms}
    return {"constraints": {"enum": codes}, "categories": terms}


def _sheet_schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the schema of each sheet for people, whose columns stand beside its module."""
    for file in sorted(_ROOM.rglob("*.yaml")):
        said = read_data(file)
        if "columns" in said:
            book = "" if file.parent == _ROOM else f"{file.parent.name}-"
            yield f"{book}{file.stem}", _sheet_schema(file, said)


def _sheet_schema(file: Path, said: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a sheet for people, without the columns that a plan alone decides.

    A sheet leaves out columns that say nothing, and adds one a role, a unit or a year.
    """
    name = said.get("name", Text(file.stem, file.stem))
    return {
        "$schema": _PROFILE,
        "name": file.stem,
        **_said("title", name),
        "formatVersion": FORMAT,
        "fieldsMatch": "partial",
        "fields": [_printed(column) for column in columns(str(file)).values()],
    }


def _printed(column: Column) -> dict[str, Any]:
    made = {"name": column.key, **_said("title", column.title), "type": _KINDS[column.kind]}
    return {**made, "kind": column.kind, "derived": column.derived}


def _said(key: str, text: Text) -> dict[str, str]:
    return {key: text.zh, f"{key}_en": text.en}
