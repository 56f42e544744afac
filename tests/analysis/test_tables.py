"""Plans as tidy tables."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from strategies import plans

from policymodel.analysis.tables import TABLES, columns, tables
from policymodel.model import (
    Baseline,
    Citation,
    Deadline,
    Document,
    Goal,
    Indicator,
    JudgedLink,
    Jurisdiction,
    Measure,
    MeasurePart,
    Official,
    Organization,
    Plan,
    Responsibility,
    Section,
    Source,
    Span,
    Target,
    UpperTarget,
)

CITY = Jurisdiction(code="370900", name="云州市", level="city")
PLAN = Plan(
    id="yunzhou",
    document=Document(
        title="题",
        issuers=("甲局", "乙局"),
        source=Source(sha256="a" * 64, characters=90),
        based_on=(
            Citation(
                title="省规划",
                targets=(
                    UpperTarget(
                        indicator="企业", kind="level", comparator="at_least", value=Decimal(90),
                        unit="家", year=2025,
                    ),
                ),
            ),
        ),
    ),
    jurisdiction=CITY,
    organizations=(
        Organization(name="科技局", kind="department", aliases=("市科技局",)),
        Organization(name="财政局", kind="department"),
        Organization(name="统计局", kind="department"),
    ),
    sections=(
        Section(number="一", title="任务", sections=(Section(number="(一)", title="企业"),)),
    ),
    goals=(
        Goal(id="all", title="总", goals=(Goal(id="part", title="分", indicators=("firms",)),)),
    ),
    indicators=(
        Indicator(
            id="firms",
            name="企业",
            unit="家",
            category="主体",
            baselines=(Baseline(value=Decimal(13), year=2021),),
            targets=(
                Target(
                    id="firms.2025", kind="level", comparator="at_least", value=Decimal("23.50"),
                    unit="家", year=2025, at=Span(30, 35),
                ),
            ),
            measures=("m1",),
            judged=(JudgedLink(measure="m2", reason="经费"),),
        ),
    ),
    measures=(
        Measure(
            id="m1", number="1", title="任务", section=("一", "(一)"), at=Span(20, 50),
            summary="建。", remark="试点",
            responsibilities=(Responsibility(role="lead", organizations=("市科技局",)),),
            responsibilities_at=Span(45, 50),
            deadlines=(Deadline(year=2025, month=6, words="2025年6月底前", what="建成"),),
        ),
        Measure(
            id="m2", title="经费", at=Span(50, 80), text="拨款。", instruments=("funding", "tax"),
            parts=(
                MeasurePart(
                    title="筹款", summary="筹。",
                    responsibilities=(
                        Responsibility(role="lead", organizations=("财政局",)),
                        Responsibility(role="support", organizations=("市科技局",)),
                    ),
                ),
                MeasurePart(
                    summary="用款。",
                    proposed=(Responsibility(role="responsible", organizations=("统计局",)),),
                    officials=(Official(role="lead", posts=("副市长", "秘书长")),),
                ),
            ),
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
    assignment = made["assignments"][0]
    assert (assignment["organization"], assignment["name_as_printed"]) == ("科技局", "市科技局")
    assert (assignment["role"], assignment["basis"]) == ("lead", "document")
    assert made["measures"][0]["due"] == "2025-06 建成"
    assert made["measures"][0]["due_in_words"] == "2025年6月底前 建成"
    assert made["plans"][0]["issuers"] == "甲局;乙局"


def test_an_assignment_says_what_must_be_done_by_when() -> None:
    """One row is enough for whoever filters an organization's tasks."""
    rows = tables(PLAN)["assignments"]
    first = rows[0]
    told = [
        first[key] for key in ("index", "content", "due_in_words", "remark", "mark", "position")
    ]
    assert told == [1, "建。", "2025年6月底前 建成", "试点", "●", 1]
    assert (first["section_titles"], first["at_start"], first["at_end"]) == ("任务;企业", 45, 50)
    of_parts = [
        (r["index"], r["part"], r["part_heading"], r["content"], r["basis"]) for r in rows[1:]
    ]
    assert of_parts == [
        (2, 1, "筹款", "筹。", "document"),
        (2, 1, "筹款", "筹。", "document"),
        (3, 2, "用款", "用款。", "proposed"),
    ]
    assert [row["position"] for row in rows] == [1, 1, 2, 1]


def test_a_target_says_who_is_charged_by_the_document_and_by_judgement() -> None:
    (row,) = tables(PLAN)["targets"]
    assert (row["lead_units"], row["other_units"]) == ("科技局", None)
    assert (row["judged_lead_units"], row["judged_other_units"]) == ("财政局", "科技局")
    assert (row["baseline_value"], row["baseline_year"], row["category"]) == (13.0, 2021, "主体")
    assert (row["in_words"], row["measures"], row["judged"]) == ("≥23.5家", "m1", "m2")


def test_words_stand_beside_codes_in_the_language_asked_for() -> None:
    for lang, kind, tools in (
        ("zh", "水平值", "资金投入;税收优惠"),
        ("en", "level", "public funding"),
    ):
        made = tables(PLAN, lang=lang)
        assert made["targets"][0]["kind"] == "level"
        assert str(made["targets"][0]["kind_label"]).startswith(kind)
        assert made["measures"][1]["instruments"] == "funding;tax"
        assert str(made["measures"][1]["instruments_label"]).startswith(tools)
    assert tables(PLAN)["targets"][0]["concept_label"] is None


def test_trees_and_lists_have_tables_of_their_own() -> None:
    made = tables(PLAN)
    assert [(row["section"], row["depth"]) for row in made["sections"]] == [
        ("一", 1),
        ("一;(一)", 2),
    ]
    assert [(row["id"], row["parent"]) for row in made["goals"]] == [("all", None), ("part", "all")]
    assert [(r["measure_id"], r["judged"], r["reason"]) for r in made["links"]] == [
        ("m1", False, None),
        ("m2", True, "经费"),
    ]
    assert [(row["part"], row["post"]) for row in made["officials"]] == [
        (2, "副市长"),
        (2, "秘书长"),
    ]
    (due,) = made["deadlines"]
    assert (due["year"], due["month"], due["what"], due["ongoing"]) == (2025, 6, "建成", False)
    (asked,) = made["upper_targets"]
    assert (asked["title"], asked["indicator"], asked["in_words"]) == ("省规划", "企业", "≥90家")
    assert made["plans"][0]["source_sha256"] == "a" * 64


def test_only_the_tables_asked_for_are_made() -> None:
    assert tables(PLAN, only=("goals",)) == {"goals": tables(PLAN)["goals"]}


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
