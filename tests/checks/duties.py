"""Ways of breaking a valid plan once: who carries it, who watches, what the document is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import attrs
from checks.plans import Break
from source.changes import change, value_at

from policymodel.model import (
    Citation,
    JudgedLink,
    Measure,
    Organization,
    Plan,
    Responsibility,
    Source,
    Span,
    UpperTarget,
)

Breaking = Callable[[Plan], Break]


def _charged(**roles: tuple[str, ...]) -> tuple[Responsibility, ...]:
    return tuple(Responsibility(role=role, organizations=names) for role, names in roles.items())


def _known(plan: Plan) -> tuple[str, ...]:
    return tuple(organization.name for organization in plan.organizations)


def _more(plan: Plan, *organizations: Organization) -> Plan:
    return attrs.evolve(plan, organizations=(*plan.organizations, *organizations))


def _put(code: str, at: str, changes: dict[str, Any]) -> Breaking:
    """Put each value at its path; the plan says so at `at`."""

    def breaking(plan: Plan) -> Break:
        for path, value in changes.items():
            plan = change(plan, path, value)
        return Break(code, at, plan)

    return breaking


def _shared(code: str, role: str) -> Breaking:
    """Let two organizations hold `role` in the second measure, with nobody else."""

    def breaking(plan: Plan) -> Break:
        measure = attrs.evolve(
            plan.measures[1], responsibilities=_charged(**{role: _known(plan)[:2]}), proposed=()
        )
        path = f"measures[1].responsibilities.{role}"
        return Break(code, path, change(plan, "measures[1]", measure))

    return breaking


def _alike(code: str, kind: str, name: str, like: str) -> Breaking:
    def breaking(plan: Plan) -> Break:
        organizations = (Organization(name=each, kind=kind) for each in (name, like))
        return Break(
            code, f"organizations[{len(plan.organizations) + 1}].name", _more(plan, *organizations)
        )

    return breaking


def _unexpanded(where: str) -> Breaking:
    def breaking(plan: Plan) -> Break:
        path = f"organizations[{len(plan.organizations)}]"
        plan = _more(plan, Organization(name="各有关单位", kind="group"))
        return Break("R208", path, change(plan, where, ("各有关单位",)))

    return breaking


def _gone(key: str, days: int) -> Breaking:
    def breaking(plan: Plan) -> Break:
        lead = plan.measures[0].responsibilities[0].organizations[0]
        path = f"organizations[{_known(plan).index(lead)}].{key}"
        assert plan.document.issued is not None
        return Break(
            "R209", path, change(plan, path, plan.document.issued.first + timedelta(days=days))
        )

    return breaking


def _run_by_another(plan: Plan) -> Break:
    place = [item.kind for item in plan.mechanisms].index("assessment")
    path = f"mechanisms[{place}].organizations"
    plan = _more(plan, Organization(name="市督查室", kind="department"))
    return Break("R210", f"{path}[0]", change(plan, path, ("市督查室",)))


def _named_in_prose(plan: Plan) -> Break:
    path = f"organizations[{len(plan.organizations)}]"
    plan = _more(plan, Organization(name="市督查室", kind="department", at=Span(12, 16)))
    plan = change(plan, "measures[0].at", Span(0, 50))
    return Break("R211", path, change(plan, "measures[0].responsibilities_at", Span(40, 50)))


def _idle(plan: Plan) -> Break:
    serving = tuple(attrs.evolve(item, measures=("m1",), judged=()) for item in plan.indicators)
    apart = tuple(attrs.evolve(item, measure=None, at=None) for item in plan.mechanisms)
    plan = attrs.evolve(plan, indicators=serving, mechanisms=apart)
    return Break("O102", "measures[0]", change(plan, "measures[0].deadlines", ()))


def _in_measures_alone(plan: Plan) -> Break:
    """Put all targets among the goals but those of the second indicator: into a measure."""
    plan = change(plan, "measures[0].at", Span(100, 200))
    indicators = tuple(
        attrs.evolve(
            item,
            targets=tuple(attrs.evolve(each, at=Span(start, start + 5)) for each in item.targets),
        )
        for item, start in zip(
            plan.indicators, (10, 110, *(20,) * len(plan.indicators)), strict=False
        )
    )
    return Break("O104", "indicators[1]", attrs.evolve(plan, indicators=indicators))


def _judged_alone(plan: Plan) -> Break:
    link = JudgedLink(measure="m1", reason="任务为它而设")
    item = attrs.evolve(plan.indicators[0], measures=(), judged=(link,))
    return Break("O106", "indicators[0].judged", change(plan, "indicators[0]", item))


def _without(code: str, *kinds: str) -> Breaking:
    def breaking(plan: Plan) -> Break:
        left = tuple(m for m in plan.mechanisms if m.kind not in kinds or m.covers == "topic")
        return Break(code, "mechanisms", attrs.evolve(plan, mechanisms=left))

    return breaking


def _without_frequency(plan: Plan) -> Break:
    recurring = ("monitoring", "evaluation")
    first = next(
        i
        for i, item in enumerate(plan.mechanisms)
        if item.kind in recurring and item.covers == "plan"
    )
    silent = tuple(attrs.evolve(item, frequency=None) for item in plan.mechanisms)
    return Break("G107", f"mechanisms[{first}]", attrs.evolve(plan, mechanisms=silent))


def _topics_only(plan: Plan) -> Break:
    topical = tuple(attrs.evolve(item, covers="topic") for item in plan.mechanisms)
    return Break("G101", "mechanisms", attrs.evolve(plan, mechanisms=topical))


def _nobody_charged(plan: Plan) -> Break:
    free = tuple(attrs.evolve(m, responsibilities=(), proposed=()) for m in plan.measures)
    return Break("R102", "measures", attrs.evolve(plan, measures=free))


def _nobody_leads_towards(plan: Plan) -> Break:
    shared = attrs.evolve(
        plan.measures[0], responsibilities=_charged(support=_known(plan)[:2]), proposed=()
    )
    serving = tuple(
        attrs.evolve(item, measures=("m0",) if i == 1 else ("m1",), judged=())
        for i, item in enumerate(plan.indicators)
    )
    plan = change(attrs.evolve(plan, indicators=serving), "measures[0]", shared)
    return Break("O105", "indicators[1].measures", plan)


def _cited(code: str, at: str, number: Callable[[int], str | None]) -> Breaking:
    def breaking(plan: Plan) -> Break:
        assert plan.document.issued is not None
        asked = (UpperTarget(indicator="强度", kind="qualitative"),)
        year = plan.document.issued.year
        cited = (Citation(title="实施意见", number=number(year), targets=asked),)
        return Break(code, at, change(plan, "document.based_on", cited))

    return breaking


def _numbered(years: int) -> Breaking:
    def breaking(plan: Plan) -> Break:
        assert plan.document.issued is not None
        number = f"云政发〔{plan.document.issued.year + years}〕1号"
        return Break("D206", "document.number", change(plan, "document.number", number))

    return breaking


def _over(plan: Plan) -> Break:
    issued = value_at(plan, "document.issued")
    plan = change(plan, "period.start", None)
    return Break("D207", "period.end", change(plan, "period.end", issued.year - 1))


def _jump(plan: Plan) -> Break:
    path = f"measures[{len(plan.measures) - 1}].number"
    return Break("D212", path, change(plan, path, "9"))


def _measures(*changes: dict[str, Any]) -> Callable[[Plan], tuple[Measure, ...]]:
    return lambda plan: tuple(
        attrs.evolve(measure, **(changes[i] if i < len(changes) else {}))
        for i, measure in enumerate(plan.measures)
    )


def _put_measures(code: str, at: str, *changes: dict[str, Any]) -> Breaking:
    make = _measures(*changes)
    return lambda plan: Break(code, at, attrs.evolve(plan, measures=make(plan)))


_TEXT = Source(sha256="0" * 64, characters=900)

BREAKS: tuple[Breaking, ...] = (
    _shared("R201", "responsible"),
    _shared("R201", "joint"),
    _shared("R203", "lead"),
    _alike("R206", "zone", "市现代农业园区", "市现代产业园区"),
    _alike("R206", "department", "市自然资源局", "市自然资源和规划局"),
    _alike("R206", "people_organization", "市工商联合会", "云州市工商联合会"),
    _alike("R207", "institution", "市农科院", "市农林科学院"),
    _alike("R207", "township_government", "云水溪镇政府", "云水溪乡政府"),
    _unexpanded("measures[1].responsibilities[1].organizations"),
    _unexpanded("mechanisms[0].organizations"),
    _gone("valid_to", -1),
    _gone("valid_from", 1),
    _run_by_another,
    _named_in_prose,
    _put("O101", "indicators[0]", {"indicators[0].measures": (), "indicators[0].judged": ()}),
    _idle,
    _in_measures_alone,
    _judged_alone,
    _nobody_leads_towards,
    _put("G101", "document", {"mechanisms": ()}),
    _topics_only,
    _nobody_charged,
    _without("G102", "leading_body"),
    _without("G102", "funding"),
    _without("G102", "monitoring", "reporting", "supervision"),
    _without("G102", "evaluation"),
    _without("G102", "assessment"),
    _without_frequency,
    _put("G108", "mechanisms[2]",
         {"mechanisms[2].organizations": (), "mechanisms[2].measure": None,
          "mechanisms[2].covers": "plan", "mechanisms[2].frequency": "每年"}),
    _put("D201", "document.completeness", {"document.completeness": "truncated"}),
    _put("D221", "document.completeness", {"document.completeness": "extract"}),
    _cited("D202", "document.based_on[0]", lambda year: None),
    _put("D203", "document", {"document.number": None}),
    _put("D203", "document", {"document.issued": None}),
    _put("D203", "document", {"document.issuers": ()}),
    _put("D204", "period", {"period.start": None}),
    _put("D204", "period", {"period.end": None}),
    _put("D204", "document", {"period.start": None, "period.end": None}),
    _put("D205", "organizations[0]", {"document.source": _TEXT}),
    _numbered(1),
    _numbered(-2),
    _over,
    _cited("D208", "document.based_on[0].number", lambda year: f"省发〔{year + 1}〕1号"),
    _put_measures("D211", "measures[1]", {}, {"section": ()}),
    _jump,
    _put_measures(
        "D212", "measures[1].number",
        {"section": ("一",)}, {"section": ("一",), "number": "0"},
        {"section": ("一",), "number": "1"}, {"section": ("一",), "number": "2"},
    ),
    _put_measures("D213", "measures[1].at", {"at": Span(0, 60)}, {"at": Span(50, 90)}),
)  # fmt: skip
