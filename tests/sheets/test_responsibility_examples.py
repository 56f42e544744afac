"""The responsibility workbook: what it looks like, of plans that somebody wrote."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from spreadsheet import as_text, values
from strategies import plans

from policymodel.findings import Finding, SourceError
from policymodel.model import (
    Deadline,
    Document,
    Indicator,
    Jurisdiction,
    Measure,
    Mechanism,
    Organization,
    Period,
    Plan,
    Responsibility,
    Section,
    Span,
    Target,
)
from policymodel.sheets.responsibility.breakdown import listed
from policymodel.sheets.responsibility.matrix import MOST_UNITS
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Link
from policymodel.source import SourceText
from policymodel.text import Text
from policymodel.vocabulary import ORGANIZATION_KINDS

# An invented plan in which every grammar of responsibility occurs.


def charged(**roles: str) -> tuple[Responsibility, ...]:
    return tuple(
        Responsibility(role=role, organizations=tuple(names.split()))
        for role, names in roles.items()
    )


TEXT = "一、港口\n1.建码头。修三座码头。(甲局牵头,乙局配合)\n2.育人才。培养人"


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


PLAN = Plan(
    id="linlan",
    document=Document(
        title="临澜市港口行动方案",
        number="临政发〔2024〕3号",
        issuers=("临澜市人民政府",),
        issued=date(2024, 3, 5),
        completeness="truncated",
        note="文本在第2项后中断。",
        source=SourceText(TEXT).source,
    ),
    jurisdiction=Jurisdiction(code="990100", name="临澜市", level="city"),
    period=Period(end=2027),
    organizations=(
        Organization(name="各区县政府", kind="county_government", at=Span(40, 45)),
        Organization(name="乙局", kind="department", aliases=("乙委",), at=span("乙局")),
        Organization(name="甲局", kind="department", at=span("甲局"), function="transport"),
        Organization(name="市委丙办", kind="party_body"),
    ),
    sections=(
        Section(number="一", title="港口", sections=(Section(number="(一)", title="码头"),)),
    ),
    indicators=(
        Indicator(
            id="piers",
            name="码头",
            unit="座",
            targets=(
                Target(id="piers.2026", kind="qualitative", year=2026, at=span("三座码头")),
                Target(id="piers.2025", kind="qualitative", year=2025, at=span("三座")),
            ),
        ),
    ),
    measures=(
        Measure(
            id="m1", number="1", section=("一", "(一)"), title="建码头",
            at=span("1.建码头。修三座码头。(甲局牵头,乙局配合)"),
            responsibilities=charged(lead="甲局", support="乙局"),
            responsibilities_at=span("(甲局牵头,乙局配合)"), summary="建设码头。",
        ),
        Measure(
            id="m2", number="2", section=("一", "(一)"), title="育人才",
            at=span("2.育人才。培养人"),
            responsibilities=charged(joint="乙委 甲局", implement="各区县政府 甲局"),
            proposed=charged(lead="市委丙办"),
            deadlines=(Deadline(year=2025, month=6, what="首批"), Deadline(year=2026)),
        ),
        Measure(
            id="m3", number="1", section=("一",), title="护海岸",
            responsibilities=charged(responsible="乙局 各区县政府"), text="护好海岸。",
        ),
        Measure(id="m4", number="2", section=("一",), title="清航道"),
    ),
)  # fmt: skip


def test_the_workbook_of_an_invented_plan(golden: Callable[[str, str], None]) -> None:
    found = Finding(code="T999", severity="warning", message=Text("甲", "a"))
    book = build_responsibility(PLAN, source=SourceText(TEXT), findings=(found,), purpose="office")
    golden("responsibility.txt", "\n".join(map(as_text, book.sheets)))


def test_the_workbook_in_english(golden: Callable[[str, str], None]) -> None:
    book = build_responsibility(PLAN, lang="en", purpose="office")
    golden("responsibility.en.txt", "\n".join(map(as_text, book.sheets)))


def test_a_plan_that_charges_nobody_has_its_table_alone(
    golden: Callable[[str, str], None],
) -> None:
    silent = attrs.evolve(
        PLAN,
        measures=tuple(
            attrs.evolve(measure, responsibilities=(), proposed=()) for measure in PLAN.measures
        ),
    )
    book = build_responsibility(silent)
    assert [sheet.key for sheet in book.sheets] == ["table"]
    golden("responsibility.silent.txt", "\n".join(map(as_text, book.sheets)))


@given(plans())
@settings(max_examples=40)
def test_every_mechanism_reaches_the_workbook(plan: Plan) -> None:
    book = build_responsibility(plan, purpose="office")
    told = [row for sheet in book.sheets if sheet.key == "mechanisms" for row in sheet.records()]
    assert [(row["content"], row.get("frequency"), row.get("remark")) for row in told] == [
        (each.summary, each.frequency, each.remark) for each in plan.mechanisms
    ]


def test_mechanisms_say_who_how_often_and_where() -> None:
    review = Mechanism(
        id="review",
        kind="monitoring",
        summary="按季调度",
        organizations=("甲局", "乙局"),
        frequency="每季度",
        measure=PLAN.measures[1].id,
    )
    fund = Mechanism(id="fund", kind="funding", summary="设资金", covers="topic")
    plan = attrs.evolve(PLAN, mechanisms=(review, fund))
    first, second = build_responsibility(plan, purpose="office").sheet("mechanisms").records()
    assert first["organizations"] == "甲局、乙局"
    assert (first["kind"], first["frequency"]) == ("监测调度", "每季度")
    assert first["task"] == plan.measures[1].title
    assert isinstance(first["place"], Link)
    assert (second["covers"], second["place"], second["organizations"]) == ("专项", None, None)
    book = build_responsibility(PLAN, purpose="office")
    assert "mechanisms" not in [sheet.key for sheet in book.sheets]


def test_the_document_of_another_plan_is_refused() -> None:
    with pytest.raises(SourceError, match="V001"):
        build_responsibility(PLAN, source=SourceText("另一份文件"))


def crowded(units: int) -> Plan:
    """A plan that names so many organizations in one measure."""
    names = tuple(f"第{number}局" for number in range(units))
    kinds = ORGANIZATION_KINDS.codes
    return attrs.evolve(
        PLAN,
        organizations=tuple(
            Organization(name=name, kind=kinds[number % len(kinds)])
            for number, name in enumerate(names)
        ),
        indicators=(),
        measures=(
            attrs.evolve(
                PLAN.measures[0],
                responsibilities=(Responsibility(role="lead", organizations=names),),
            ),
        ),
    )


def test_the_longer_side_of_a_large_matrix_has_pages() -> None:
    names = tuple(f"第{number}局" for number in range(MOST_UNITS + 1))
    everybody = (Responsibility(role="lead", organizations=names),)
    plan = crowded(MOST_UNITS + 1)
    measures = tuple(
        attrs.evolve(plan.measures[0], id=f"m{number}", responsibilities=everybody)
        for number in range(MOST_UNITS + 1)
    )
    matrix = build_responsibility(attrs.evolve(plan, measures=measures)).sheet("matrix")
    assert matrix.layout.columns[0].key == "index"
    fewer = build_responsibility(attrs.evolve(plan, measures=measures[1:])).sheet("matrix")
    assert fewer.layout.columns[0].key == "kind"


def test_many_organizations_stand_one_below_the_other() -> None:
    side_by_side = build_responsibility(crowded(MOST_UNITS)).sheet("matrix")
    assert side_by_side.layout.columns[0].key == "index"
    below = build_responsibility(crowded(MOST_UNITS + 1)).sheet("matrix")
    assert below.layout.columns[0].key == "kind"
    assert len(values(below, "unit")) == MOST_UNITS + 1
    assert values(below, "load") == [1] * (MOST_UNITS + 1)
    # With one role alone there is nothing to be told apart.
    assert "role_lead" not in [column.key for column in below.layout.columns]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["市科技局", "市财政局"], "市科技局、市财政局"),
        (["Estates Office", "Board"], "Estates Office, Board"),
        (["Finance Department", "Office for Energy"], "Finance Department,\nOffice for Energy"),
        (["ABC集团", "Board"], "ABC集团、Board"),
    ],
)
def test_names_are_listed_in_their_own_script(names: list[str], shown: str) -> None:
    assert listed(names) == shown
