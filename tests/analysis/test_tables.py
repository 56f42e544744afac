"""Plans as tidy tables."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from strategies import plans

from policymodel.analysis.tables import TABLES, columns, tables
from policymodel.model import (
    Deadline,
    Document,
    Indicator,
    Jurisdiction,
    Measure,
    Organization,
    Plan,
    Responsibility,
    Span,
    Target,
)

CITY = Jurisdiction(code="370900", name="云州市", level="city")
PLAN = Plan(
    id="yunzhou",
    document=Document(title="题", issuers=("甲局", "乙局")),
    jurisdiction=CITY,
    organizations=(Organization(name="科技局", kind="department", aliases=("市科技局",)),),
    indicators=(
        Indicator(
            id="firms",
            name="企业",
            unit="家",
            targets=(
                Target(
                    id="firms.2025", kind="level", comparator="at_least", value=Decimal("23.50"),
                    unit="家", year=2025, at=Span(30, 35),
                ),
            ),
        ),
    ),
    measures=(
        Measure(
            id="m1", number="1", title="任务", at=Span(20, 50),
            responsibilities=(Responsibility(role="lead", organizations=("市科技局",)),),
            deadlines=(Deadline(year=2025, month=6, what="建成"),),
        ),
    ),
)  # fmt: skip


def test_each_row_says_whose_it_is() -> None:
    made = tables([PLAN, PLAN])
    assert tuple(made) == TABLES
    for rows in made.values():
        assert all((row["plan_id"], row["city"]) == ("yunzhou", "云州市") for row in rows)
    assert len(made["targets"]) == 2


def test_what_the_rows_say() -> None:
    made = tables(PLAN)
    (target,) = made["targets"]
    assert (target["indicator_id"], target["value"], target["stated_in"]) == ("firms", 23.5, "m1")
    assert (target["at_start"], target["at_end"]) == (30, 35)
    (assignment,) = made["assignments"]
    assert (assignment["organization"], assignment["name_as_printed"]) == ("科技局", "市科技局")
    assert (assignment["role"], assignment["basis"]) == ("lead", "document")
    assert made["measures"][0]["due"] == "2025-06 建成"
    assert made["plans"][0]["issuers"] == "甲局;乙局"


def test_exact_numbers_are_decimals() -> None:
    assert tables(PLAN, exact=True)["targets"][0]["value"] == Decimal("23.5")


@pytest.mark.parametrize("table", TABLES)
@given(plans())
def test_all_rows_of_a_table_have_its_columns(table: str, plan: Plan) -> None:
    """And every value is one that a CSV file or a data frame holds."""
    rows = tables(plan)[table]
    assert all(tuple(row) == columns(table) for row in rows)
    values = {type(value) for row in rows for value in row.values()}
    assert values <= {str, int, float, bool, type(None)}


@given(plans())
def test_every_part_is_in_a_row(plan: Plan) -> None:
    made = tables(plan)
    counts = {name: len(rows) for name, rows in made.items()}
    assert counts["plans"] == 1
    assert counts["measures"] == len(plan.measures)
    assert counts["parts"] == sum(len(each.parts) for each in plan.measures)
    assert counts["targets"] == sum(len(each.targets) for each in plan.indicators)
    assert counts["baselines"] == sum(len(each.baselines) for each in plan.indicators)
    assert counts["assignments"] == sum(
        len(item.organizations)
        for measure in plan.measures
        for part in measure.each_part
        for item in (*plan.responsibilities(measure, part), *part.proposed)
    )
    text = io.StringIO()
    writer = csv.DictWriter(text, columns("targets"))
    writer.writeheader()
    writer.writerows(made["targets"])
    assert len(list(csv.DictReader(io.StringIO(text.getvalue())))) == counts["targets"]
