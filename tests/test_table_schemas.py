"""The schemas of tables and sheets are those of the declarations, and exported files keep them."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from strategies import plans
from workbooks import REAL

import policymodel as pm
from policymodel.analysis.declarations import declared
from policymodel.export.exporters import CSV, FORMAT, Options
from policymodel.export.schemas import schema_files
from policymodel.sheets.data import RESPONSIBILITY_TABLES, TARGET_TABLES, layout
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "schemas"
SCHEMAS: dict[str, Any] = {path: json.loads(text) for path, text in schema_files().items()}
TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "year": {"type": "integer", "minimum": 1000, "maximum": 9999},
    "boolean": {"type": "boolean"},
}


def test_the_schemas_in_the_project_are_current(pytestconfig: pytest.Config) -> None:
    made = schema_files()
    if pytestconfig.getoption("--rewrite-golden"):
        for name, text in made.items():
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    held = {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("tables", "sheets")
        for path in (FOLDER / folder).glob("*")
    }
    assert held == made


def test_there_is_a_schema_for_every_table_and_every_sheet() -> None:
    assert {f"tables/{name}.json" for name in pm.tables([])} <= SCHEMAS.keys()
    plan, sheets = pm.load("maiji"), {path for path in SCHEMAS if path.startswith("sheets/")}
    for build in (build_responsibility, build_targets):
        book = build(plan, findings=pm.check(plan))
        for sheet in book.sheets:
            if sheet.layout.face == "print":
                own = {f"sheets/{book.key}-{sheet.key}.json", f"sheets/{sheet.key}.json"}
                assert own & sheets, sheet.key
    assert {schema["formatVersion"] for schema in SCHEMAS.values()} == {FORMAT}


def typed(text: str, kind: str) -> Any:
    """A value of a CSV file as its type has it; a blank is None."""
    if text == "":
        return None
    if kind in ("integer", "year"):
        return int(text)
    if kind == "number":
        return float(text)
    return {"true": True, "false": False}.get(text, text) if kind == "boolean" else text


def as_json_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """What a Table Schema asks of a row, for a program that knows JSON Schema."""
    properties = {}
    for each in schema["fields"]:
        asked = TYPES[each["type"]] | each.get("constraints", {})
        if "pattern" in asked:
            asked["pattern"] = f"^(?:{asked['pattern']})$"
        properties[each["name"]] = {"anyOf": [{"type": "null"}, asked]}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def faults(plan: pm.Plan, lang: Lang) -> list[str]:
    """What in the CSV files of a plan is not as the schemas say."""
    found: list[str] = []
    for file, data in CSV.export(plan, Options(lang=lang)).items():
        name = file.removeprefix(f"{plan.id}-").removesuffix(".csv")
        schema = SCHEMAS[f"tables/{name}.json"]
        names = [each["name"] for each in schema["fields"]]
        heads = names if lang == "en" else [each["title"] for each in schema["fields"]]
        header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        if header != heads:
            found.append(f"{name}: {header}")
        validator = jsonschema.Draft202012Validator(as_json_schema(schema))
        kinds = [each["type"] for each in schema["fields"]]
        for row in rows:
            values = [typed(*each) for each in zip(row, kinds, strict=True)]
            record = dict(zip(names, values, strict=True))
            found += [f"{name}: {error.message}" for error in validator.iter_errors(record)]
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", REAL)
def test_the_csv_files_keep_their_schemas(name: str, lang: Lang) -> None:
    assert faults(pm.load(name), lang) == []


@given(plans())
@settings(max_examples=25)
def test_the_csv_files_of_any_plan_keep_their_schemas(plan: pm.Plan) -> None:
    assert faults(plan, "zh") == []


def test_a_value_of_another_type_is_a_fault() -> None:
    schema = as_json_schema(SCHEMAS["tables/targets.json"])
    validator = jsonschema.Draft202012Validator(schema)
    record = dict.fromkeys(schema["properties"])
    assert list(validator.iter_errors(record)) == []
    wrong = {"year": "2025年", "kind": "水平值", "value": "30", "unit_stated": "是", "at_end": -1}
    for key, value in wrong.items():
        assert list(validator.iter_errors(record | {key: value})), key


def test_data_sheets_have_the_headers_of_the_schemas() -> None:
    for name in {*RESPONSIBILITY_TABLES, *TARGET_TABLES}:
        fields = SCHEMAS[f"tables/{name}.json"]["fields"]
        titles = [(column.title.zh, column.title.en) for column in layout(name).columns]
        assert titles == [(each["title"], each["title_en"]) for each in fields]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_lists_the_tables(lang: Lang, pytestconfig: pytest.Config) -> None:
    page = ROOT / "docs" / ("excel.md" if lang == "zh" else "excel.en.md")
    text = page.read_text(encoding="utf-8")
    found = re.search(r"(?<=\| --- \| --- \| --- \| --- \|\n)(?:\| `\w+` \|[^\n]*\n)+", text)
    assert found is not None
    listed = "".join(_line(key, lang) for key in declared())
    if pytestconfig.getoption("--rewrite-golden"):
        new = text[: found.start()] + listed + text[found.end() :]
        page.write_text(new, encoding="utf-8", newline="\n")
        return
    assert found[0] == listed


def _line(key: str, lang: Lang) -> str:
    """A table in the list of the page: its key, name, workbooks and what a row is."""
    table = declared()[key]
    both = {"zh": ("责任分工", "目标任务"), "en": ("responsibility", "targets")}[lang]
    held = zip(both, (RESPONSIBILITY_TABLES, TARGET_TABLES), strict=True)
    books = ("、" if lang == "zh" else ", ").join(book for book, names in held if key in names)
    name, meaning = table.name.get(lang), table.meaning.get(lang)
    return f"| `{key}` | {name} | {books} | {meaning} |\n"


# Columns of sheets for people that are what a column of data is, by their keys; whoever gives
# one a header of data must mean the same by it.
SAME = {
    "index": "index", "number": "index", "task": "measure", "unit": "organization",
    "organizations": "organization", "frequency": "frequency", "remark": "remark",
    "remarks": "remark", "content": "content", "part": "part_heading", "due": "due_in_words",
    "indicator": "indicator", "kind": "target_kind_label", "baseline": "baseline_value",
    "baseline_year": "baseline_year", "target": "target_value", "target_year": "target_year",
    "year": "target_year", "attribute": "attribute_label", "role": "role_label",
    "covers": "covers_label", "category": "category", "words": "words",
    "commitment": "commitment_label", "code": "rule", "deadline": "due_in_words",
}  # fmt: skip
# In a sheet on indicators the unit is that of measure.
OTHERWISE = {(f"targets-{sheet}", "unit"): "unit" for sheet in ("table", "projection", "effort")}
OTHERWISE |= {("responsibility-mechanisms", "content"): "mechanism_summary"}
OTHERWISE |= {("responsibility-mechanisms", "kind"): "mechanism_kind_label"}
OTHERWISE |= {("responsibility-matrix", "kind"): "organization_kind_label"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sheet_for_people_means_by_a_header_what_the_tables_mean(lang: Lang) -> None:
    title = "title" if lang == "zh" else "title_en"
    every = [column for table in declared().values() for column in table.columns]
    things = {column.header.get(lang): column.thing for column in every}
    checked = 0
    for path, schema in SCHEMAS.items():
        sheet = path.removeprefix("sheets/").removesuffix(".json")
        for each in schema["fields"] if path.startswith("sheets/") and sheet != "cover" else ():
            meant = OTHERWISE.get((sheet, each["name"]), SAME.get(each["name"]))
            if each[title] in things:
                checked += 1
                assert things[each[title]] == meant, (sheet, each)
    assert checked > 20
