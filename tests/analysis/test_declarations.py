"""The one declaration of the tables: one thing one header, and all that the model has."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from policymodel import model
from policymodel.analysis import declarations
from policymodel.analysis.declarations import TableColumn, declared
from policymodel.analysis.tables import TABLES
from policymodel.model import PartialDate, Plan, Span
from policymodel.model.fields import Shape, shapes
from policymodel.model.measure import BY_ROLE
from policymodel.text import Lang, read_data
from policymodel.vocabulary import Vocabulary

LANGUAGES: list[Lang] = ["zh", "en"]
COLUMNS = [(table, each) for table in declared().values() for each in table.columns]
# Which table has the parts of a class, and what stands before the names of its attributes.
HOMES: dict[type, tuple[str, str]] = {
    model.Document: ("plans", ""),
    model.Jurisdiction: ("plans", ""),
    model.Period: ("plans", "period_"),
    model.Source: ("plans", "source_"),
    model.Organization: ("organizations", ""),
    model.Section: ("sections", ""),
    model.Goal: ("goals", ""),
    model.Indicator: ("indicators", ""),
    model.JudgedLink: ("links", ""),
    model.Baseline: ("baselines", ""),
    model.Target: ("targets", ""),
    model.Measure: ("measures", ""),
    model.MeasurePart: ("parts", ""),
    model.Deadline: ("deadlines", ""),
    model.Mechanism: ("mechanisms", ""),
    model.Convention: ("conventions", ""),
    model.Citation: ("citations", ""),
    model.UpperTarget: ("upper_targets", ""),
    model.NotTarget: ("not_targets", ""),
    model.Suppression: ("suppressions", ""),
    model.OwnUnit: ("units", ""),
}
# What stands under another key, because the table has that of another part, or lists it.
ELSEWHERE = {
    (model.Jurisdiction, "note"): "place_note",
    (model.Jurisdiction, "doubt"): "place_doubt",
    (model.JudgedLink, "measure"): "measure_id",
}
TYPES = {str: "text", int: "integer", bool: "boolean", Decimal: "number", date: "date"}
TYPES |= {PartialDate: "date", Span: "integer"}


def classes(kind: Any, found: set[Any]) -> set[Any]:
    """Every class of the model that a plan may hold."""
    for made in shapes(kind).values():
        if attrs.has(made.kind) and made.kind not in found:
            found.add(made.kind)
            classes(made.kind, found)
    return found


def test_every_class_of_the_model_has_a_table() -> None:
    held = classes(Plan, set()) - {Span, *BY_ROLE}
    assert held == set(HOMES)
    assert tuple(declared()) == TABLES


@pytest.mark.parametrize("kind", HOMES, ids=lambda kind: kind.__name__)
def test_every_attribute_has_a_column_of_its_type(kind: type) -> None:
    """So what the model gains, its table must gain, with a header and a meaning."""
    name, before = HOMES[kind]
    columns = {each.key: each for each in declared()[name].columns}
    for attribute, made in shapes(kind).items():
        if attrs.has(made.kind) and made.kind is not Span:
            continue  # a table of its own
        ends = ("_start", "_end") if made.kind is Span else ("",)
        for end in ends:
            key = ELSEWHERE.get((kind, attribute), f"{before}{attribute}{end}")
            check_column(columns[key], made)


def check_column(column: TableColumn, made: Shape) -> None:
    assert column.many == made.many
    if isinstance(made.rule, Vocabulary):
        assert (column.type, column.codes) == ("code", made.rule)
    elif getattr(made.rule, "name", "") == "year":
        assert column.type == "year"
    else:
        assert column.type == TYPES[made.kind]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_header_is_one_thing_and_one_thing_has_one_header(lang: Lang) -> None:
    things, headers = defaultdict(set), defaultdict(set)
    for _, column in COLUMNS:
        header = column.header.get(lang).casefold()
        things[header].add(column.thing)
        headers[column.thing].add(header)
    assert {header for header, found in things.items() if len(found) > 1} == set()
    assert {thing for thing, found in headers.items() if len(found) > 1} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_header_stands_once_in_a_table(lang: Lang) -> None:
    """As Excel wants it of its tables, whatever the case."""
    for table in declared().values():
        heads = [header.casefold() for header in table.headers(lang)]
        assert len(set(heads)) == len(heads)
        assert all(head.strip() == head and "\n" not in head for head in heads)


def test_a_unit_of_measure_is_never_called_as_an_organization() -> None:
    said = {column.header.zh: column.thing for _, column in COLUMNS}
    assert said["单位"] == "organization"
    assert said["计量单位"] == "unit"


def test_every_column_says_what_it_means_and_what_a_blank_says() -> None:
    for table, column in COLUMNS:
        assert column.meaning.zh.strip(), (table.key, column.key)
        assert column.meaning.en.strip(), (table.key, column.key)


def test_words_stand_beside_every_code() -> None:
    for table, column in COLUMNS:
        keys = [each.key for each in table.columns]
        if column.type == "code" and not column.label_of:
            label = table.columns[keys.index(column.key) + 1]
            assert (label.key, label.label_of) == (f"{column.key}_label", column.key)
        if column.unit_in:
            assert column.unit_in in keys


def test_every_declared_thing_is_in_a_table() -> None:
    """And none is declared for nothing."""
    declared_things = read_data(Path(declarations.__file__).with_suffix(".yaml"))["columns"]
    used = {column.thing for _, column in COLUMNS}
    ends = ("", "_start")
    assert [each for each in declared_things if not {each + end for end in ends} & used] == []
