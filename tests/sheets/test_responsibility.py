"""The responsibility workbook: every mention once, wherever it is counted."""

import re
from collections import Counter
from typing import Any
from unittest import mock

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from spreadsheet import values
from strategies import plans

from policymodel.model import (
    Plan,
)
from policymodel.sheets.responsibility import matrix
from policymodel.sheets.responsibility.breakdown import organization_key
from policymodel.sheets.responsibility.matrix import MOST_UNITS
from policymodel.sheets.responsibility.workbook import build_responsibility, build_tasks_of
from policymodel.sheets.sheet import Column, Formula, Link, Sheet, Workbook, plain
from policymodel.vocabulary import ROLES

BY_LABEL = {role.zh: role.code for role in ROLES}
BY_HEADING = {role.heading.zh: role.zh for role in ROLES}
BY_HEADING |= {f"建议的{role.heading.zh}": f"{role.zh}（建议）" for role in ROLES}
BY_MARK = {role.mark: role.code for role in ROLES}


def said(plan: Plan) -> Counter[tuple[int, str, str, str]]:
    """What the plan says, read without the sheets: (place, organization, role, basis)."""
    tasks = [(measure, part) for measure in plan.measures for part in measure.each_part]
    found = {
        (place, body.name, item.role, basis)
        for place, (measure, part) in enumerate(tasks, start=1)
        for basis, charged in (
            ("document", plan.responsibilities(measure, part)),
            ("proposed", part.proposed),
        )
        for item in charged
        for name in item.organizations
        for body in plan.organizations
        if name in body.names
    }
    return Counter(found)


def count_of_tasks(plan: Plan) -> int:
    return sum(len(measure.each_part) for measure in plan.measures)


def in_data(book: Workbook) -> Counter[tuple[Any, ...]]:
    return Counter(
        (row["index"], row["organization"], row["role"], row["basis"])
        for sheet in book.sheets
        if sheet.key == "data_assignments"
        for row in sheet.records()
    )


def in_list(book: Workbook) -> Counter[tuple[Any, ...]]:
    """Every row of the list, below the row that names its organization."""
    if "units" not in [sheet.key for sheet in book.sheets]:
        return Counter()
    table = book.sheet("table")
    places = {
        table.layout.ref("index", row): each for row, each in enumerate(table.column("index"))
    }
    found: Counter[tuple[Any, ...]] = Counter()
    unit = ""
    # Where all roles are the same one, a note says it once.
    said_once = (note.partition("所列单位均为")[2] for note in book.sheet("units").notes)
    only = next((BY_HEADING[each.rstrip("。")] for each in said_once if each), "")
    for row, cells in zip(book.sheet("units").rows, book.sheet("units").records(), strict=True):
        if row.kind == "group":
            unit = str(row.cells[0]).rpartition("（")[0]
            continue
        link, role = cells["index"], str(cells.get("role") or only)
        assert isinstance(link, Link)
        assert str(places[link.cell]) == link.text
        basis = "proposed" if role.endswith("（建议）") else "document"
        found[places[link.cell], unit, BY_LABEL[role.removesuffix("（建议）")], basis] += 1
    return found


def transposed(sheet: Sheet) -> bool:
    """Whether the matrix has organizations one below the other."""
    return sheet.layout.columns[0].key == "kind"


def in_matrix(sheet: Sheet) -> Counter[tuple[Any, ...]]:
    """Every mark with the task and the organization between which it stands."""
    found: Counter[tuple[Any, ...]] = Counter()
    for row in sheet.rows:
        if row.kind != "data":
            continue
        for column, cell in zip(sheet.layout.columns, row.cells, strict=True):
            if column.kind != "mark" or cell is None:
                continue
            if transposed(sheet):
                place, name = int(column.title.zh), row.cells[1]
                proposed = row.cells[0] == "建议（文件未明确）"
            else:
                place, name = int(str(plain(row.cells[0]))), column.title.zh
                proposed = column.group is not None and column.group.zh == "建议（文件未明确）"
            for mark in str(cell):
                basis = "proposed" if proposed else "document"
                found[place, name, BY_MARK[mark], basis] += 1
    return found


BOTH_WAYS = st.sampled_from((0, MOST_UNITS))


def build(plan: Plan, most: int) -> Workbook:
    """Build the workbook; with `most` 0 its matrix is transposed."""
    with mock.patch.object(matrix, "MOST_UNITS", most):
        return build_responsibility(plan, purpose="office")


@given(plans(), BOTH_WAYS)
def test_every_mention_stands_once_in_each_sheet(plan: Plan, most: int) -> None:
    book = build(plan, most)
    expected = said(plan)
    # A name of its own for each time that the document prints one.
    assert set(in_data(book)) == set(expected)
    assert in_list(book) == expected
    keys = [sheet.key for sheet in book.sheets]
    assert ("matrix" in keys) == ("units" in keys) == bool(expected)
    if expected:
        assert in_matrix(book.sheet("matrix")) == expected


@given(plans(), BOTH_WAYS)
def test_what_is_carried_out_is_one_row_of_the_table_and_one_line_of_the_matrix(
    plan: Plan, most: int
) -> None:
    book = build(plan, most)
    places = list(range(1, count_of_tasks(plan) + 1))
    table = book.sheet("table")
    numbered = [row.cells[0] for row in table.rows if row.kind == "data"]
    assert numbered == places
    if not said(plan):
        return
    sheet = book.sheet("matrix")
    if transposed(sheet):
        columns = [column for column in sheet.layout.columns if column.kind == "mark"]
        assert [int(column.title.zh) for column in columns] == places
    else:
        assert values(sheet, "index") == [str(place) for place in places]


@given(plans(), BOTH_WAYS)
def test_totals_are_the_numbers_of_mentions(plan: Plan, most: int) -> None:
    expected = said(plan)
    if not expected:
        return
    sheet = build(plan, most).sheet("matrix")
    assert all(row.kind in ("data", "total") for row in sheet.rows)
    pairs = {(place, name, basis) for place, name, _, basis in expected}
    per_task = Counter((place, basis) for place, _, basis in pairs)
    per_unit = Counter((name, basis) for _, name, basis in pairs)
    per_role = Counter((name, role, basis) for _, name, role, basis in expected)
    tasks = range(1, count_of_tasks(plan) + 1)
    # What the totals say, by the text of their headings.
    of_tasks: dict[str, list[Any]] = {}
    of_units: dict[str, list[Any]] = {}
    marks = [n for n, column in enumerate(sheet.layout.columns) if column.kind == "mark"]
    for row in sheet.rows:
        if row.kind == "total":
            label = str(row.cells[1]).removeprefix("其中：")
            (of_tasks if transposed(sheet) else of_units)[label] = [
                plain(row.cells[n]) for n in marks
            ]
    for column in sheet.layout.columns:
        if column.kind == "integer":
            (of_units if transposed(sheet) else of_tasks)[column.title.zh] = values(
                sheet, column.key
            )
    for basis, heading in (("document", "单位数"), ("proposed", "建议单位数")):
        if heading in of_tasks:
            assert of_tasks[heading] == [per_task[place, basis] for place in tasks]
        else:
            assert not any(each == basis for _, _, each in pairs) or not plan.measures
    units = [
        (body.name, basis)
        for basis in ("document", "proposed")
        for body in sorted(plan.organizations, key=organization_key)
        if (body.name, basis) in per_unit
    ]
    if units:
        assert of_units["承担任务数"] == [per_unit[unit] for unit in units]
        roles = {role for _, _, role, _ in expected}
        for role in roles if len(roles) > 1 else ():
            counts = [per_role[name, role, basis] for name, basis in units]
            assert of_units[ROLES[role].zh] == counts


def computed(sheet: Sheet, text: str) -> int:
    """Compute a formula as a spreadsheet program does, from cells of this sheet alone."""

    def cells(area: str) -> list[Any]:
        first, _, last = area.replace("$", "").partition(":")
        (left, top), (right, bottom) = (
            (_column(corner), int(corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
            for corner in (first, last or first)
        )
        begin = sheet.layout.first_row
        assert begin <= top <= bottom, area
        rows = sheet.rows[top - begin : bottom - begin + 1]
        return [plain(cell) for row in rows for cell in row.cells[left : right + 1]]

    def call(found: re.Match[str]) -> str:
        name, area, rest = found.groups()
        values = [value for value in cells(area) if value is not None]
        if name == "COUNTIF":
            (mark,) = cells(rest.removeprefix(',"*"&').removesuffix('&"*"'))
            return str(sum(1 for value in values if str(mark) in str(value)))
        return str(len(values) if name == "COUNTA" else sum(map(int, values)))

    flat = re.sub(r"(COUNTA|COUNTIF|SUM)\(([^(),]+)((?:,[^()]*)?)\)", call, text.removeprefix("="))
    return int(flat)


def _column(corner: str) -> int:
    index = 0
    for letter in corner.rstrip("0123456789"):
        index = 26 * index + ord(letter) - 64
    return index - 1


@given(plans(), BOTH_WAYS)
def test_every_formula_computes_its_value(plan: Plan, most: int) -> None:
    book = build(plan, most)
    for sheet in book.sheets:
        for row in sheet.rows:
            for cell in row.cells:
                if isinstance(cell, Formula):
                    assert computed(sheet, cell.text) == cell.value, cell.text


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_organizations_in_the_file_says_nothing(plan: Plan, random: Any) -> None:
    shuffled = list(plan.organizations)
    random.shuffle(shuffled)
    other = attrs.evolve(plan, organizations=tuple(shuffled))
    one, two = build_responsibility(other), build_responsibility(plan)
    for here, there in zip(one.sheets, two.sheets, strict=True):
        if here.key == "data_organizations":  # which tells what the file has
            assert sorted(map(str, here.rows)) == sorted(map(str, there.rows))
        else:
            assert here == there


@given(plans())
def test_organizations_stand_in_the_standard_order(plan: Plan) -> None:
    units = [name for _, name, _, _ in in_list(build_responsibility(plan))]
    named = [plan.organization(str(unit)) for unit in dict.fromkeys(units)]
    keys = [organization_key(body) for body in named if body is not None]
    assert keys == sorted(keys)
    assert [kind for kind, _, _ in keys] == sorted(kind for kind, _, _ in keys)


@given(plans(), st.sampled_from(("zh", "en")))
@settings(max_examples=40)
def test_every_link_leads_to_the_row_it_names(plan: Plan, lang: Any) -> None:
    book = build_responsibility(plan, lang=lang, purpose="office")
    table = book.sheet("table")
    tasks = {table.layout.ref("index", number): row for number, row in enumerate(table.records())}
    for sheet in book.sheets:
        for row in sheet.rows:
            for cell in row.cells:
                if isinstance(cell, Link) and cell.sheet == "table" and cell.cell != "A1":
                    assert str(tasks[cell.cell]["index"]) == cell.text
                    task = tasks[cell.cell]
                    told = [each for each in row.cells if isinstance(each, str)]
                    assert any(each.startswith(str(task["task"])) for each in told)


@given(plans())
@settings(max_examples=40)
def test_nothing_proposed_stands_in_a_column_of_the_document(plan: Plan) -> None:
    table = build_responsibility(plan).sheet("table")
    tasks = [(measure, part) for measure in plan.measures for part in measure.each_part]
    rows = [
        dict(zip(map(_key, table.layout.columns), row.cells, strict=True))
        for row in table.rows
        if row.kind == "data"
    ]
    for (measure, part), row in zip(tasks, rows, strict=True):
        for column in table.layout.columns:
            if column.key.startswith("role_"):
                stated = "".join(
                    name
                    for item in plan.responsibilities(measure, part)
                    if f"role_{item.role}" == column.key
                    for name in item.organizations
                )
                shown = str(row[column.key] or "").replace("、", "").replace("\n", "")
                # An organization named twice under two of its names stands there once.
                assert len(shown) <= len(stated)
                assert set(shown) <= set(stated)


def _key(column: Column) -> str:
    return column.key


@given(plans(), st.sampled_from(("zh", "en")))
@settings(max_examples=40)
def test_what_is_for_issue_has_no_empty_column_and_nothing_internal(plan: Plan, lang: Any) -> None:
    if not plan.measures:
        return
    book = build_responsibility(plan, lang=lang)
    assert {sheet.purpose for sheet in book.sheets} == {"issue"}
    for sheet in book.sheets:
        for column in sheet.layout.columns:
            cells = [cell for cell in sheet.column(column.key) if cell is not None]
            assert cells or column.kind == "mark", column.key
        assert any(row.kind == "data" for row in sheet.rows)


@given(plans())
@settings(max_examples=40)
def test_the_workbook_of_one_organization_has_its_tasks_and_no_others(plan: Plan) -> None:
    expected = said(plan)
    for body in plan.organizations:
        theirs = {key: count for key, count in expected.items() if key[1] == body.name}
        if not theirs:
            continue
        book = build_tasks_of(plan, body)
        assert in_list(book) == theirs
        table = book.sheet("table")
        places = {row.cells[0] for row in table.rows if row.kind == "data"}
        assert places == {place for place, *_ in theirs}
        assert body.name in table.line
