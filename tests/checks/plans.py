"""Plans that keep every rule, and the ways of breaking one once."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from checks.numberplans import TITLES, counted, share, tabled
from hypothesis import strategies as st
from source.changes import change, value_at
from strategies import YEARS, maybe

from policymodel.model import (
    Deadline,
    Document,
    Goal,
    Jurisdiction,
    Measure,
    Mechanism,
    Organization,
    Period,
    Plan,
    Responsibility,
    Section,
)
from policymodel.vocabulary import COVERAGES, MECHANISM_KINDS, ORGANIZATION_KINDS

_NAMES = tuple(
    tuple(
        f"{place}{name}{tail}"
        for name in ("科技", "财政", "教育", "工信", "人社", "商务", "卫健")
        for tail in tails
    )
    for place, tails in (
        ("市", ("局", "部门")),
        ("云州市", ("委", "局")),
        ("青川", ("厅", "Ｂ")),
    )
)
_SECTIONS = (
    Section(number="一", title="总体要求"),
    Section(
        number="二",
        title="重点任务",
        sections=(Section(number="(一)", title="平台"), Section(number="(二)", title="人才")),
    ),
)
_SECTION_PATHS = st.sampled_from((("一",), ("二",), ("二", "(一)"), ("二", "(二)")))
_OTHERS = ("group", "upper_body")  # one has members, the other cannot be charged
_KINDS = st.sampled_from([kind for kind in ORGANIZATION_KINDS.codes if kind not in _OTHERS])


@st.composite
def valid_plans(draw: st.DrawFn) -> Plan:
    """Plans in which no rule finds anything, with at least two of everything."""
    names = draw(st.sampled_from(_NAMES))
    assert len(set(names)) == len(names)
    organizations = [
        Organization(name=names[i], aliases=(names[i + 1],), kind="department")
        for i in range(0, 6, 2)
    ]
    organizations += [
        Organization(name=name, kind=draw(_KINDS))
        for name in names[6::2]  # one name of each: two would be taken for one organization's
    ]
    known = [organization.name for organization in organizations]
    organizations[-1] = Organization(name=known[-1], kind="group", members=tuple(known[:2]))
    start = draw(YEARS)
    end = start + draw(st.integers(1, 10))
    period = Period(start=start, end=end)
    measures = []
    for number in range(draw(st.integers(2, 4))):
        lead, support, *others = draw(st.permutations(known))
        measures.append(
            Measure(
                id=f"m{number}",
                number=str(number),
                title=draw(TITLES),
                section=("二", "(一)") if number == 0 else draw(_SECTION_PATHS),
                responsibilities=(
                    Responsibility(role="lead", organizations=(lead,)),
                    Responsibility(role="support", organizations=(support, *others[:1])),
                    Responsibility(role="joint", organizations=(lead, *others[:1])),
                ),
                proposed=(Responsibility(role="lead", organizations=(support,)),),
                deadlines=(
                    Deadline(year=end, month=2, day=28),
                    Deadline(year=end),
                ),
            )
        )
    ids = tuple(measure.id for measure in measures)
    indicators = (
        draw(counted("firms", period, ids)),
        draw(share("part", period, ids)),
        *(draw(counted(f"more{i}", period, ids)) for i in range(draw(st.integers(0, 1)))),
        *(draw(tabled(f"row{i}", period, ids)) for i in range(draw(st.integers(0, 2)))),
    )
    issued = draw(st.dates(date(start - 1, 1, 1), date(start - 1, 12, 31)))
    held = tuple(indicator.id for indicator in indicators[2:])
    return Plan(
        id="yunzhou",
        document=Document(
            title=draw(TITLES),
            number=f"云政发〔{issued.year}〕{draw(st.integers(1, 99))}号",
            issuers=(known[0],),
            issued=issued,
            published=issued + timedelta(days=draw(st.integers(0, 400))),
        ),
        jurisdiction=Jurisdiction(code="379900", name="云州市", level="city"),
        period=period,
        organizations=tuple(organizations),
        sections=_SECTIONS,
        goals=(
            Goal(
                id="all",
                title=draw(TITLES),
                goals=(Goal(id="below", title=draw(TITLES), indicators=("firms", "part", *held)),),
            ),
            Goal(id="other", title=draw(TITLES), indicators=("part",)),
        ),
        indicators=indicators,
        measures=tuple(measures),
        mechanisms=tuple(
            Mechanism(
                id=f"g{number}",
                kind=kind,
                summary=draw(TITLES),
                organizations=measures[0].responsibilities[0].organizations,
                covers=covers,
                frequency="每年" if covers == "plan" else draw(maybe(st.just("每季度"))),
                measure="m0",
            )
            for number, (kind, covers) in enumerate(
                draw(st.permutations([*product(MECHANISM_KINDS.codes, COVERAGES.codes)]))
            )
        ),
    )


class Break(NamedTuple):
    """One way of breaking a valid plan.

    Attributes:
        code: the code that it gives, once.
        path: where.
        plan: the broken plan.
    """

    code: str
    path: str
    plan: Plan


def _put(code: str, path: str, value: object) -> Callable[[Plan], Break]:
    return lambda plan: Break(code, path, change(plan, path, value))


def _put_around(code: str, path: str, changes: dict[str, object], at: str) -> Callable[..., Break]:
    def breaking(plan: Plan) -> Break:
        for key, value in changes.items():
            plan = change(plan, f"{path}.{key}", value)
        return Break(code, f"{path}.{at}" if at else path, plan)

    return breaking


def _year(offset: int, end: str, key: str) -> Callable[[Plan], Break]:
    def breaking(plan: Plan) -> Break:
        path = f"{LEVEL}.{key}"
        plan = change(change(plan, f"{LEVEL}.year", None), f"{LEVEL}.from_year", None)
        return Break("T104", path, change(plan, path, getattr(plan.period, end) + offset))

    return breaking


def _unknown(path: str) -> Callable[[Plan], Break]:
    return _put("L101", path, "查无此局")


def _again(code: str, to: str, of: str, at: str = "") -> Callable[[Plan], Break]:
    """Put what stands at `of` at `to`; the plan says so at `at`."""
    return lambda plan: Break(code, at or to, change(plan, to, value_at(plan, of)))


def _alias(to: int, of: str, *, blank: bool = False) -> Callable[[Plan], Break]:
    def breaking(plan: Plan) -> Break:
        name = value_at(plan, of)
        shared = f"{name[0]} {name[1:]}" if blank else name
        aliases = (*plan.organizations[to].aliases, shared)
        path = f"organizations[{to}].aliases"
        return Break("L105", f"{path}[{len(aliases) - 1}]", change(plan, path, aliases))

    return breaking


def _circle(key: str, *codes: int) -> Callable[[Plan], Break]:
    """Let targets of the first indicator refer to the next one, and the last to the first."""

    def breaking(plan: Plan) -> Break:
        targets = plan.indicators[0].targets
        for here, there in zip(codes, (*codes[1:], codes[0]), strict=True):
            path = f"indicators[0].targets[{here}].{key}"
            plan = change(plan, path, targets[there].id)
        return Break("L106", f"indicators[0].targets[{min(codes)}].{key}", plan)

    return breaking


def _supporting_leader(plan: Plan, *, alias: bool) -> Break:
    organization = plan.organizations[0]
    path = "measures[1].responsibilities[1].organizations"
    plan = change(plan, "measures[1].responsibilities[0].organizations", (organization.name,))
    name = organization.aliases[0] if alias else organization.name
    return Break("R101", "measures[1].responsibilities.support[0]", change(plan, path, (name,)))


def _twice(plan: Plan, *, alias: bool) -> Break:
    organization = plan.organizations[0]
    names = (organization.name, organization.aliases[0] if alias else organization.name)
    path = "measures[0].responsibilities[2].organizations"
    return Break("R103", "measures[0].responsibilities.joint[1]", change(plan, path, names))


LEVEL = "indicators[0].targets[0]"
GROWTH = "indicators[0].targets[4]"
RELATIVE = "indicators[0].targets[7]"
SHARE = "indicators[1].targets[0]"

BREAKS: tuple[Callable[[Plan], Break], ...] = (
    _put("U101", "indicators[0].unit", "查无此单位"),
    _put("U101", f"{LEVEL}.unit", "查无此单位"),
    _put_around(
        "U102", "indicators[0]", {"unit": "家", "targets[0].unit": "项"}, "targets[0].unit"
    ),
    _put_around(
        "U102",
        "indicators[0]",
        {
            "unit": "亿元",
            "targets[0].unit": "%",
            "targets[1].unit": "万元",
            "targets[2].unit": "元",
            "targets[3].unit": "亿元",
            "targets[5].unit": None,
            "targets[6].unit": None,
        },
        "targets[0].unit",
    ),
    _put("U102", f"{SHARE}.unit", "个百分点"),
    _put("U103", f"{GROWTH}.unit", "家"),
    _put_around("U103", GROWTH, {"unit": None}, ""),
    _put("U104", "indicators[1].unit", "家"),
    _put_around(
        "U104", "indicators[1]", {"unit": None, "targets[0].unit": "家"}, "targets[0].unit"
    ),
    _put_around(
        "T101", SHARE, {"value": Decimal("100.01"), "high": None, "comparator": "about"}, "value"
    ),
    _put_around(
        "T101", SHARE, {"value": Decimal("-0.01"), "high": None, "comparator": "about"}, "value"
    ),
    _put_around(
        "T101", SHARE, {"value": Decimal(99), "high": Decimal(101), "comparator": "between"}, "high"
    ),
    _put("T101", "indicators[1].baselines[0].value", Decimal(127)),
    _put_around(
        "T102", LEVEL, {"value": Decimal(-1), "high": None, "comparator": "about"}, "value"
    ),
    _put_around(
        "T102", LEVEL, {"value": Decimal(10) ** 11, "high": None, "comparator": "about"}, "value"
    ),
    _put_around(
        "T102",
        "indicators[0]",
        {"unit": "家", "baselines[0].value": Decimal(-1)},
        "baselines[0].value",
    ),
    _put_around(
        "T103", LEVEL, {"value": Decimal("0.5"), "high": None, "comparator": "about"}, "value"
    ),
    _put_around(
        "T103",
        LEVEL,
        {"value": Decimal("1.00001"), "unit": "万人", "high": None, "comparator": "about"},
        "value",
    ),
    _year(1, "end", "year"),
    _year(-1, "start", "year"),
    _year(-6, "start", "from_year"),  # no count over the five years of the plan
    _put_around("T105", LEVEL, {"comparator": "between", "high": None}, ""),
    _put_around("T105", LEVEL, {"comparator": "at_least", "high": Decimal(7)}, "high"),
    _put_around("T105", LEVEL, {"comparator": None, "high": Decimal(7)}, "high"),
    _put_around(
        "T105", LEVEL, {"comparator": "between", "value": Decimal(7), "high": Decimal(7)}, "high"
    ),
    _put_around("T106", LEVEL, {"value": None}, ""),
    _put_around("T106", GROWTH, {"value": None}, ""),
    _put_around("T107", LEVEL, {"comparator": None, "high": None}, ""),
    _put_around("T108", LEVEL, {"from_year": 2022, "year": 2021}, "from_year"),
    _put_around("T109", RELATIVE, {"benchmark": None}, ""),
    _unknown("document.issuers[0]"),
    lambda plan: Break(
        "L101",
        "organizations[1].members[0]",
        change(plan, "organizations[1].members", ("查无此局",)),
    ),
    lambda plan: Break(
        "L101",
        "measures[1].responsibilities.support[0]",
        change(plan, "measures[1].responsibilities[1].organizations[0]", "查无此局"),
    ),
    lambda plan: Break(
        "L101",
        "measures[0].proposed.lead[0]",
        change(plan, "measures[0].proposed[0].organizations[0]", "查无此局"),
    ),
    _unknown("mechanisms[1].organizations[0]"),
    _put("L102", "indicators[0].targets[5].restates", "firms.lost"),
    _put("L102", "indicators[0].targets[6].subset_of", "part"),
    _put("L102", "indicators[0].measures[0]", "firms"),
    _put("L102", "goals[0].goals[0].indicators[1]", "m0"),
    _put("L102", "mechanisms[0].measure", "m9"),
    _put_around("L103", "measures[0]", {"section": ("三",)}, "section[0]"),
    _put_around("L103", "measures[0]", {"section": ("一", "(一)")}, "section[1]"),
    _again("L104", "indicators[0].targets[9].id", "indicators[0].targets[0].id"),
    _again("L104", "goals[1].id", "goals[0].goals[0].id"),
    _again("L104", "mechanisms[1].id", "indicators[1].id"),
    _again("L104", "measures[1].id", "measures[0].id"),
    _alias(3, "organizations[0].name"),
    _alias(3, "organizations[0].aliases[0]"),
    _alias(1, "organizations[0].name", blank=True),
    _circle("restates", 0),
    _circle("restates", 1, 0),
    _circle("subset_of", 2, 3, 1),
    lambda plan: _supporting_leader(plan, alias=False),
    lambda plan: _supporting_leader(plan, alias=True),
    _put_around("R102", "measures[1]", {"responsibilities": (), "proposed": ()}, ""),
    lambda plan: _twice(plan, alias=False),
    lambda plan: _twice(plan, alias=True),
    _put("H101", "measures[0].deadlines[0]", Deadline(year=2021, month=2, day=29)),
    _put("H101", "measures[0].deadlines[0]", Deadline(year=2021, month=13)),
    _put("H101", "measures[0].deadlines[0]", Deadline(year=2021, month=6, day=0)),
    _put("H101", "measures[0].deadlines[0]", Deadline(year=2021, day=1)),
    lambda plan: Break("D101", "period.start", change(plan, "period.start", 2199)),
    lambda plan: Break(
        "D102",
        "document.published",
        change(
            plan, "document.published", value_at(plan, "document.issued").first - timedelta(days=1)
        ),
    ),
    _put("D103", "jurisdiction.code", "370000"),
    _put("D103", "jurisdiction.code", "370101"),
    _put_around("D103", "jurisdiction", {"level": "province"}, "code"),
    _put("D104", "jurisdiction.code", "730100"),
)
