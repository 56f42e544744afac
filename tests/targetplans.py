"""Plans for the tests of the target workbook: one of an invented city, and a strategy."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from policymodel.model import (
    Baseline,
    Document,
    Goal,
    Indicator,
    Jurisdiction,
    Measure,
    Organization,
    Plan,
    Responsibility,
    Section,
    Span,
    Target,
)
from policymodel.sheets.sheet import Cell
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang
from policymodel.vocabulary import COMMITMENTS, COMPARATORS, DIRECTIONS, TARGET_KINDS

D = Decimal


def invented() -> Plan:
    """A plan of a city that does not exist, with one of everything a target table meets."""
    return Plan(
        id="yunling",
        document=Document(title="云岭市科技兴市行动方案", issued=date(2022, 3, 1)),
        jurisdiction=Jurisdiction(code="999900", name="云岭市", level="city"),
        organizations=(
            Organization(name="市财政局", kind="department", at=Span(520, 524)),
            Organization(
                name="市科技局", kind="department", aliases=("科技局",), at=Span(510, 514)
            ),
            Organization(name="市委组织部", kind="party_body", at=Span(910, 915)),
        ),
        sections=(Section(number="二", title="重点任务"),),
        goals=(
            Goal(id="all", title="总目标", indicators=("smes",), goals=(
                Goal(id="firms", title="企业壮大", indicators=("smes", "firms")),
            )),
        ),
        indicators=_indicators(),
        measures=(
            Measure(
                id="m1", number="1", section=("二",), title="壮大企业", at=Span(400, 600),
                responsibilities=(
                    Responsibility(role="lead", organizations=("科技局",)),
                    Responsibility(role="support", organizations=("市财政局",)),
                ),
            ),
            Measure(
                id="m2", number="2", section=("二",), title="引育人才", at=Span(800, 1000),
                responsibilities=(
                    Responsibility(role="joint", organizations=("市委组织部", "市科技局")),
                ),
                proposed=(Responsibility(role="lead", organizations=("市财政局",)),),
            ),
        ),
    )  # fmt: skip


def _indicators() -> tuple[Indicator, ...]:
    return (
        Indicator(
            id="rd", name="研发投入强度", unit="%", category="投入", attribute="expected",
            baselines=(
                Baseline(value=D("1.27"), year=2020, words="1.27*", remark="2020年为初步核算数"),
                Baseline(value=D("1.1"), year=2019),
            ),
            targets=(
                Target(id="rd.23", kind="level", comparator="at_least", value=D("1.5"), unit="%",
                       year=2023, words="1.5"),
                Target(id="rd.25", kind="level", comparator="at_least", value=D("1.80"), unit="%",
                       year=2025, words="1.8%以上"),
            ),
        ),
        Indicator(
            id="share", name="财政科技支出占比", unit="%", category="投入",
            baselines=(Baseline(value=D(2), year=2021),),
            targets=(
                Target(id="share.25", kind="level", comparator="about", value=D(3), unit="%",
                       year=2025, words="3%左右"),
            ),
        ),
        Indicator(
            id="firms", name="高新技术企业", unit="家", measures=("m1",),
            baselines=(Baseline(value=D(13), year=2021),),
            targets=(
                Target(id="firms.25", kind="level", comparator="at_least", value=D(23), unit="家",
                       year=2025, words="23", unit_stated=False, at=Span(100, 102)),
                Target(id="firms.25.m1", kind="level", comparator="more_than", value=D(25),
                       unit="家", year=2025, words="力争突破25家", restates="firms.25",
                       commitment="aspirational", at=Span(450, 457)),
                Target(id="firms.new", kind="increment", comparator="between", value=D(4),
                       high=D(6), unit="家", year=2025, words="4—6家"),
            ),
        ),
        Indicator(
            id="smes", name="科技型中小企业", unit="家", measures=("m1",),
            baselines=(Baseline(value=D(100), year=2021),),
            targets=(
                Target(id="smes.25", kind="level", comparator="more_than", value=D(180),
                       unit="家", year=2025, words="突破180家"),
                Target(id="smes.25.m1", kind="level", comparator="more_than", value=D(180),
                       unit="家", year=2025, words="超过180家", restates="smes.25",
                       at=Span(470, 476)),
            ),
        ),
        Indicator(
            id="staff", name="研发人员", unit="人", measures=("m2",),
            baselines=(Baseline(value=D(9000), year=2021),),
            targets=(
                Target(id="staff.25", kind="level", comparator="at_least", value=D("1.2"),
                       unit="万人", year=2025, words="1.2万人", at=Span(820, 825)),
                Target(id="staff.abroad", kind="level", comparator="at_least", value=D(300),
                       unit="人", year=2025, scope="市级以上", words="300人", at=Span(830, 834)),
            ),
        ),
        Indicator(
            id="teams", name="创新团队", unit="支", measures=("m2",),
            targets=(
                Target(id="teams.year", kind="per_year", comparator="at_least", value=D(5),
                       unit="支", from_year=2023, year=2025, words="每年5支", at=Span(840, 844)),
                Target(id="teams.best", kind="increment", comparator="at_least", value=D(1),
                       unit="支", year=2025, subset_of="teams.year", words="1支",
                       at=Span(850, 852)),
                Target(id="teams.rank", kind="relative", comparator="more_than", year=2025,
                       benchmark="全省平均水平", words="高于全省平均", at=Span(860, 866)),
            ),
        ),
        Indicator(
            id="patents", name="专利", direction="none", remark="只有定性表述",
            targets=(Target(id="patents.q", kind="qualitative", words="大幅增加"),),
        ),
        Indicator(id="emission", name="单位能耗", unit="%", direction="decrease"),
    )  # fmt: skip


def rows(plan: Plan, sheet: str = "table", lang: Lang = "zh") -> list[dict[str, Cell]]:
    """The rows of a sheet of the office's target workbook of `plan`; none where it is not there."""
    book = build_targets(plan, lang=lang, purpose="office")
    return [
        dict(zip((c.key for c in found.layout.columns), each.cells, strict=True))
        for found in book.sheets
        if found.key == sheet
        for each in found.rows
        if each.kind == "data"
    ]


def row(sheet: str, indicator: str, number: int = 0) -> dict[str, Cell]:
    """One row of an indicator in the workbook of the invented plan."""
    key = "matter" if sheet == "milestones" else "indicator"
    return [each for each in rows(invented(), sheet) if each[key] == indicator][number]


_YEARS = st.integers(2018, 2030)
_VALUES = st.decimals(0, 10**6, places=2, allow_nan=False)


@st.composite
def target_plans(draw: st.DrawFn) -> Plan:
    """Plans with indicators of every kind, restatements that may go in circles included."""
    indicators = []
    for number in range(draw(st.integers(0, 5))):
        unit = draw(st.sampled_from(("%", "家", "人", "万人", "位次", None)))
        targets = [
            draw(
                _levels(f"t{number}.{place}", unit)
                if draw(st.booleans())
                else _targets(f"t{number}.{place}", number, unit)
            )
            for place in range(draw(st.integers(0, 4)))
        ]
        baselines = draw(
            st.lists(st.builds(Baseline, value=_VALUES, year=st.none() | _YEARS), max_size=2)
        )
        indicators.append(
            Indicator(
                id=f"i{number}",
                name=draw(st.sampled_from(("高企", "人才", "强度"))),
                unit=unit,
                category=draw(st.sampled_from(("投入", "产出", None))),
                direction=draw(st.sampled_from(DIRECTIONS.codes)),
                baselines=tuple(baselines),
                targets=tuple(targets),
                measures=draw(st.sampled_from(((), ("m1",), ("m1", "m2"), ("unknown",)))),
            )
        )
    return Plan(
        id="drawn",
        document=Document(title="某市行动方案"),
        jurisdiction=Jurisdiction(code="999900", name="某市", level="city"),
        organizations=invented().organizations,
        indicators=tuple(indicators),
        measures=invented().measures,
    )


@st.composite
def _levels(draw: st.DrawFn, name: str, unit: str | None) -> Target:
    """A level of the whole place, to which a path leads from most baselines."""
    return Target(
        id=name,
        kind="level",
        comparator=draw(st.sampled_from(COMPARATORS.codes[:2])),
        value=draw(_VALUES),
        unit="万人" if unit == "人" and draw(st.booleans()) else unit,
        year=draw(st.integers(2024, 2030)),
    )


@st.composite
def _targets(draw: st.DrawFn, name: str, number: int, unit: str | None) -> Target:
    value = draw(st.none() | _VALUES)
    spread = draw(st.none() | st.decimals(0, 100, places=1)) if value is not None else None
    start = draw(st.integers(0, 1100))
    return Target(
        id=name,
        kind=draw(st.sampled_from(("level", "level", *TARGET_KINDS.codes))),
        comparator=draw(st.none() | st.sampled_from(COMPARATORS.codes)),
        value=value,
        high=None if value is None or spread is None else value + spread,
        unit=draw(st.sampled_from((unit, unit, "人", "天马行空"))),
        year=draw(st.none() | _YEARS),
        from_year=draw(st.none() | _YEARS),
        commitment=draw(st.sampled_from(COMMITMENTS.codes)),
        scope=draw(st.sampled_from((None, None, "全市", "省级以上"))),
        restates=draw(st.none() | st.integers(0, 4).map(lambda place: f"t{number}.{place}")),
        words=draw(st.sampled_from((None, "达到", "以上"))),
        at=Span(start, start + 2),
    )
