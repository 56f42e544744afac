"""What somebody types into the projection flows through, in a real spreadsheet program.

The expected values come from the library: `analysis.growth` knows nothing of formulas.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path as File
from typing import Any

import attrs
import hypothesis
import libreoffice
import openpyxl
import pytest
from targetplans import invented, target_plans

import policymodel as pm
from policymodel.analysis.growth import Path, grows, is_counted_whole, is_met
from policymodel.analysis.index import PlanIndex
from policymodel.export.xlsx import render
from policymodel.model import Indicator, Plan, Target
from policymodel.sheets.sheet import Workbook
from policymodel.sheets.targets.projection import Entry, projected
from policymodel.sheets.targets.rows import target_rows
from policymodel.sheets.targets.workbook import build_targets

pytestmark = pytest.mark.office
INPUTS = ("baseline", "baseline_year", "target", "target_year")
Typed = dict[str, Any]
Scenario = Callable[[int, Typed], Typed]

# What is typed over the inputs of the row with that number; None empties a cell.
SCENARIOS: dict[str, Scenario] = {
    "nothing": lambda row, given: {},
    "start": lambda row, given: {"baseline": 20 + row, "baseline_year": 2020},
    "fraction": lambda row, given: {"baseline": 20.25, "baseline_year": 2019 + row % 4},
    "years": lambda row, given: {"baseline": 7, "baseline_year": 2021, "target_year": 2024},
    "later": lambda row, given: {"baseline": 7, "baseline_year": 2020, "target_year": 2031},
    "not before": lambda row, given: {"baseline": 7, "baseline_year": 2030, "target_year": 2025},
    "zero": lambda row, given: {"baseline": 0, "baseline_year": 2021},
    "negative": lambda row, given: {"baseline": -3, "baseline_year": 2021},
    "target zero": lambda row, given: {"baseline": 9, "baseline_year": 2021, "target": 0},
    "met": lambda row, given: {"baseline": 10**9, "baseline_year": 2021},
    "text": lambda row, given: {"baseline": "约30家", "baseline_year": "2021年"},
    "text years": lambda row, given: {
        "baseline": 3,
        "baseline_year": "去年",
        "target_year": "后年",
    },
    "odd year": lambda row, given: {"baseline": 3, "baseline_year": 2020.5},
    "no target": lambda row, given: {"baseline": 3, "baseline_year": 2021, "target": None},
    "emptied": lambda row, given: dict.fromkeys(INPUTS),
}


def office(plan: Plan) -> tuple[Workbook, tuple[Entry, ...]]:
    """The projection alone, as an office may cut it out: it needs no other sheet."""
    index = PlanIndex(plan)
    book = build_targets(plan, purpose="office")
    alone = tuple(sheet for sheet in book.sheets if sheet.key == "projection")
    return attrs.evolve(book, sheets=alone), projected(target_rows(index), index.units)


def rows_of(book: Workbook) -> Iterator[tuple[int, int]]:
    """Each row of the projection: its line in the file, and its number."""
    sheet = book.sheet("projection")
    for place, row in enumerate(sheet.rows):
        if row.kind == "data":
            yield sheet.layout.first_row + place, int(str(row.cells[0]))


def type_into(file: File, book: Workbook, scenario: Scenario) -> None:
    """Type into every row of a file, as a person would."""
    opened = openpyxl.load_workbook(file)
    sheet, layout = opened[book.sheet("projection").name], book.sheet("projection").layout
    for line, number in rows_of(book):
        cells = {key: sheet.cell(line, layout.index(key) + 1) for key in INPUTS}
        given = {key: cell.value for key, cell in cells.items()}
        for key, value in scenario(number, given).items():
            cells[key].value = value
    opened.save(file)


def expected(entry: Entry, typed: Typed) -> dict[str, Any]:
    """What the library says of the values in a row, by column; "" where nothing is shown."""
    held = {key: value for key, value in typed.items() if isinstance(value, int | float)}
    baseline, first, target, last = (
        Decimal(str(held[key])) if key in held else None for key in INPUTS
    )
    found: dict[str, Any] = {"gap": "", "years": "", "change": "", "growth": "", "status": ""}
    if baseline is not None and target is not None:
        found["gap"] = target - baseline
    years = None
    if first is not None and last is not None and first < last and first == int(first):
        found["years"] = years = last - first
    if baseline is None:
        found["status"] = "请填基期值" if first is not None else "请填基期值、基期年"
    elif first is None:
        found["status"] = "请填基期年"
    elif target is None:
        found["status"] = "请填目标值"
    elif last is None:
        found["status"] = "请填目标年"
    elif first != int(first):
        found["status"] = "年份须为整数"
    elif years is None:
        found["status"] = "目标年须晚于基期年"
    elif is_met(baseline, entry.target.comparator, target):
        found["status"] = "基期已达目标"
    else:
        path = Path(baseline, target, int(first), int(last))
        found["change"] = path.change
        if grows(entry.unit, entry.known) and path.growth is not None:
            found["growth"] = path.growth
        at = path.whole_at if is_counted_whole(entry.unit, entry.known) else path.at
        found |= {f"y{year}": at(year) for year in range(path.first, path.last + 1)}
    return found


def assert_flows_through(file: File, book: Workbook, entries: tuple[Entry, ...]) -> int:
    """Compare every cell of a recalculated file with the library; return how many had a path."""
    sheet, layout = openpyxl.load_workbook(file, data_only=True), book.sheet("projection").layout
    table, paths = sheet[book.sheet("projection").name], 0
    for (line, number), entry in zip(rows_of(book), entries, strict=True):
        shown = {
            each.key: table.cell(line, place + 1).value for place, each in enumerate(layout.columns)
        }
        assert not [each for each in shown.values() if str(each).startswith("#")]
        wanted = expected(entry, {key: shown[key] for key in INPUTS})
        heads = {each.key for each in layout.columns if each.key.startswith("y2")}
        for key in {"gap", "years", "change", "growth", *heads}:
            value, want = shown[key] or 0, wanted.get(key, "")
            if want == "":
                assert shown[key] in (None, ""), (file.name, number, key)
            else:
                near = pytest.approx(float(want), rel=1e-9, abs=1e-9)
                assert value == near, (file.name, number, key)
        beyond = wanted["change"] != "" and f"y{shown['target_year']}" not in heads
        status = "目标年在年度栏以外" if beyond else wanted["status"]
        assert (shown["status"] or "") == status, (file.name, number)
        ends = wanted["change"] != "" and not beyond
        assert (shown["check"] or "") == ("相符" if ends else ""), (file.name, number)
        paths += wanted["change"] != ""
    return paths


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Any]:
    """The workbooks of the four plans, typed into in every way, and recalculated at once."""
    libreoffice.needed()
    folder = tmp_path_factory.mktemp("typed")
    made: dict[tuple[str, str], Any] = {}
    for name in ("chengde", "dezhou", "maiji", "taian"):
        book, entries = office(pm.load(name))
        data = render(book)
        for place, (scenario, typing) in enumerate(SCENARIOS.items()):
            file = folder / f"{name}{place}.xlsx"
            file.write_bytes(data)
            type_into(file, book, typing)
            made[name, scenario] = (file, book, entries)
    found = libreoffice.convert([file for file, *_ in made.values()], "xlsx", folder)
    return {key: (found[file], book, entries) for key, (file, book, entries) in made.items()}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_what_is_typed_flows_through(scenario: str, typed: dict[tuple[str, str], Any]) -> None:
    paths = 0
    for (_, each), (file, book, entries) in typed.items():
        if each == scenario:
            paths += assert_flows_through(file, book, entries)
    if scenario in ("start", "fraction", "years", "later", "zero", "negative", "target zero"):
        assert paths > 0
    if scenario in ("text", "not before", "odd year", "no target", "emptied"):
        assert paths == 0


def test_a_target_before_the_years_shown_is_told(tmp_path: File) -> None:
    far = Target(
        id="far", kind="level", comparator="at_least", value=Decimal(30), unit="家", year=2050
    )
    firms = Indicator(id="firms", name="企业", unit="家", targets=(far,))
    book, entries = office(attrs.evolve(invented(), indicators=(firms,)))
    file = tmp_path / "far.xlsx"
    file.write_bytes(render(book))
    type_into(file, book, SCENARIOS["years"])  # to 2024, long before the columns begin
    (found,) = libreoffice.convert([file], "xlsx", tmp_path).values()
    assert assert_flows_through(found, book, entries) == 1


def test_a_path_over_nine_digits_ends_at_its_target(tmp_path: File) -> None:
    low = Target(
        id="low", kind="level", comparator="at_most", value=Decimal("3.8"), unit="%", year=2027
    )
    share = Indicator(id="share", name="失业率", unit="%", targets=(low,))
    book, entries = office(attrs.evolve(invented(), indicators=(share,)))
    file = tmp_path / "low.xlsx"
    file.write_bytes(render(book))
    type_into(file, book, SCENARIOS["met"])  # from 1000000000, which is not met
    (found,) = libreoffice.convert([file], "xlsx", tmp_path).values()
    assert assert_flows_through(found, book, entries) == 1


def test_generated_plans_flow_through(tmp_path: File) -> None:
    libreoffice.needed()
    drawn: list[Plan] = [invented()]

    @hypothesis.settings(max_examples=40, database=None)
    @hypothesis.given(target_plans())
    def collect(plan: Plan) -> None:
        drawn.append(plan)

    collect()
    made = {}
    for place, plan in enumerate(drawn):
        book, entries = office(plan)
        if entries:
            typing = list(SCENARIOS.values())[place % len(SCENARIOS)]
            file = tmp_path / f"drawn{place}.xlsx"
            file.write_bytes(render(book))
            type_into(file, book, typing)
            made[file] = (book, entries)
    found = libreoffice.convert(made, "xlsx", tmp_path)
    for file, (book, entries) in made.items():
        assert_flows_through(found[file], book, entries)


def test_a_slip_in_a_formula_would_be_seen(tmp_path: File) -> None:
    """The comparison itself: a formula that forgets the baseline's year is found out."""
    book, entries = office(invented())
    file = tmp_path / "slip.xlsx"
    file.write_bytes(render(book))
    opened = openpyxl.load_workbook(file)
    layout = book.sheet("projection").layout
    line, _ = next(rows_of(book))
    cell = opened[book.sheet("projection").name].cell(line, layout.index("y2024") + 1)
    cell.value = f"={layout.ref('baseline', line - layout.first_row)}"
    opened.save(file)
    found = libreoffice.convert([file], "xlsx", tmp_path)
    with pytest.raises(AssertionError):
        assert_flows_through(found[file], book, entries)
