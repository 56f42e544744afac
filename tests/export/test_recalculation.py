"""Every formula's cached value is what a real spreadsheet program computes."""

import math
from pathlib import Path

import libreoffice
import openpyxl
import pytest
from openpyxl.cell import Cell
from workbooks import every_workbook, planted

import policymodel as pm

pytestmark = pytest.mark.office

Place = tuple[str, str]


def cells(path: Path, *, cached: bool) -> dict[Place, Cell]:
    book = openpyxl.load_workbook(path, data_only=cached)
    return {
        (sheet.title, cell.coordinate): cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


def formulas(path: Path) -> dict[Place, str]:
    return {p: str(c.value) for p, c in cells(path, cached=False).items() if c.data_type == "f"}


def differences(original: Path, recalculated: Path) -> list[str]:
    """Compare the cached value of every formula cell with the recalculated one."""
    cached, computed = cells(original, cached=True), cells(recalculated, cached=True)
    wrong = []
    for place, formula in formulas(original).items():
        kept, real = cached[place].value, computed[place].value
        if isinstance(kept, int | float) and isinstance(real, int | float):
            same = math.isclose(kept, real, rel_tol=1e-9, abs_tol=1e-12)
        else:
            same = (kept or "") == (real or "")  # LibreOffice leaves an empty text out
        if not same:
            wrong.append(f"{place}: {formula} kept {kept!r}, computed {real!r}")
    return wrong


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    libreoffice.needed()
    folder = tmp_path_factory.mktemp("workbooks")
    files = every_workbook(folder)
    files.append(planted(folder))
    return libreoffice.convert(files, "xlsx", tmp_path_factory.mktemp("recalculated"))


def test_every_formula_keeps_what_a_spreadsheet_program_computes(
    workbooks: dict[Path, Path],
) -> None:
    wrong = {
        original.name: differences(original, recalculated)
        for original, recalculated in workbooks.items()
        if original.stem != "planted"
    }
    assert sum(len(formulas(path)) for path in workbooks) > 100
    assert len(wrong) >= 8
    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_planted_wrong_value_is_noticed(workbooks: dict[Path, Path]) -> None:
    original = next(path for path in workbooks if path.stem == "planted")
    assert len(differences(original, workbooks[original])) == 1


def test_the_plans_are_the_installed_ones() -> None:
    assert {"chengde", "dezhou", "maiji", "taian"} <= {e.name for e in pm.plan_entries()}
