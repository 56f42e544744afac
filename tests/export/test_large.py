"""Plans as large as a ministry's: every cell is there, and nothing takes a size for an error."""

from io import BytesIO

import openpyxl
import pytest

import policymodel as pm
from policymodel.export.exporters import RESPONSIBILITY, TARGETS
from policymodel.model import (
    Document,
    Indicator,
    Jurisdiction,
    Measure,
    Organization,
    Plan,
    Responsibility,
)


def large(measures: int, organizations: int, characters: int = 6) -> Plan:
    """A plan with so many measures, each led by one and supported by up to four organizations."""
    names = [f"第{n:04}" + "局" * (characters - 5) for n in range(organizations)]

    def charged(number: int) -> tuple[Responsibility, ...]:
        lead, *others = (names[(number + place) % organizations] for place in range(5))
        return (
            Responsibility(role="lead", organizations=(lead,)),
            Responsibility(role="support", organizations=tuple(others)),
        )

    return Plan(
        id="daze",
        document=Document(title="大泽市行动方案"),
        jurisdiction=Jurisdiction(code="999900", name="大泽市", level="city"),
        organizations=tuple(Organization(name=name, kind="department") for name in names),
        measures=tuple(
            Measure(
                id=f"m{n}", title=f"第{n}项任务", summary="办好这件事", responsibilities=charged(n)
            )
            for n in range(measures)
        ),
    )


@pytest.mark.parametrize(
    ("measures", "organizations", "characters"), [(2000, 30, 6), (40, 300, 6), (30, 29, 80)]
)
def test_large_plans_are_written_whole(measures: int, organizations: int, characters: int) -> None:
    plan = large(measures, organizations, characters)
    (data,) = RESPONSIBILITY.export(plan, pm.Options()).values()
    book = openpyxl.load_workbook(BytesIO(data), read_only=True)
    table, units, matrix = (list(sheet.values) for sheet in book.worksheets)
    assert sum(isinstance(row[0], int) for row in table) == measures
    charged = sum(row[1] in ("牵头", "配合") for row in units)
    assert charged == 5 * measures
    marks = [cell for row in matrix for cell in row if cell in ("●", "○")]
    # The totals begin with the marks that they count.
    assert len(marks) == 5 * measures + 2


def test_a_file_for_each_of_many_organizations() -> None:
    plan = large(75, 300)
    files = RESPONSIBILITY.export(plan, pm.Options(by="organization"))
    assert len(files) == 79  # the last is supported by four that lead nothing


def test_what_excel_cannot_hold_names_its_cell() -> None:
    plan = large(3, 5)
    long = pm.Indicator(
        id="i",
        name="指标",
        unit="家",
        targets=(
            pm.Target(id="i.25", kind="qualitative", words="建成" + "字" * 33_000, year=2025),
        ),
    )
    assert isinstance(long, Indicator)
    told = Plan(
        id=plan.id, document=plan.document, jurisdiction=plan.jurisdiction, indicators=(long,)
    )
    with pytest.raises(pm.ExportError) as caught:
        TARGETS.export(told, pm.Options())
    assert [found.code for found in caught.value.findings] == ["X002"]
    assert "32,767" in caught.value.format("zh")
