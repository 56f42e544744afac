"""The ways of breaking the numbers of a valid plan, once each."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import attrs
from checks.plans import Break
from source.changes import change, value_at

from policymodel.model import Baseline, Deadline, PartialDate, Plan, Span, Target

FIRMS = "indicators[0]"
LEVEL = f"{FIRMS}.targets[0]"
INCREMENT = f"{FIRMS}.targets[1]"
TOTAL = f"{FIRMS}.targets[2]"
YEARLY = f"{FIRMS}.targets[3]"
AGAIN = f"{FIRMS}.targets[5]"
PART = f"{FIRMS}.targets[6]"
MILESTONE = f"{FIRMS}.targets[8]"
SHARE = "indicators[1]"
PLAIN = {"comparator": "at_least", "high": None}


def changed(plan: Plan, at: str, /, **values: object) -> Plan:
    """Return `plan` with other fields of what stands at `at`."""
    for key, value in values.items():
        plan = change(plan, f"{at}.{key}", value)
    return plan


def put(code: str, path: str, value: object) -> Callable[[Plan], Break]:
    return lambda plan: Break(code, path, change(plan, path, value))


def put_around(code: str, at: str, changes: dict[str, object], key: str) -> Callable[[Plan], Break]:
    return lambda plan: Break(code, f"{at}.{key}", changed(plan, at, **changes))


def _original(plan: Plan, key: str, at: str) -> str:
    """The path of the target to which the one at `at` refers."""
    wanted = value_at(plan, f"{at}.{key}")
    ids = [target.id for target in plan.indicators[0].targets]
    return f"{FIRMS}.targets[{ids.index(wanted)}]"


def _restated(
    code: str, first: dict[str, object], again: dict[str, object], at: str = "value"
) -> Callable[[Plan], Break]:
    """Make the two places say something else, from what both said."""

    def breaking(plan: Plan) -> Break:
        plan = changed(plan, _original(plan, "restates", AGAIN), **first)
        return Break(code, f"{AGAIN}.{at}" if at else AGAIN, changed(plan, AGAIN, **again))

    return breaking


def _other_number(plan: Plan) -> Break:
    target: Target = value_at(plan, AGAIN)
    assert target.value is not None
    high = target.high and target.high + 7
    return Break("T201", f"{AGAIN}.value", changed(plan, AGAIN, value=target.value + 7, high=high))


def _other_end(plan: Plan) -> Break:
    first = _original(plan, "restates", AGAIN)
    plan = changed(plan, first, comparator="between", high=Decimal(10) ** 9)
    again = {"comparator": "between", "high": Decimal(10) ** 8}
    return Break("T201", f"{AGAIN}.value", changed(plan, AGAIN, **again))


def _other_comparator(plan: Plan) -> Break:
    first = value_at(plan, f"{AGAIN}.comparator")
    other = "more_than" if first == "at_least" else "at_least"
    plan = changed(plan, AGAIN, comparator=other, high=None)
    return Break("T202", f"{AGAIN}.comparator", plan)


def _other_year(plan: Plan) -> Break:
    year = value_at(plan, f"{AGAIN}.year")
    return Break("T205", f"{AGAIN}.year", change(plan, f"{AGAIN}.year", year + 1))


def _other_kind(plan: Plan) -> Break:
    kind = "level" if value_at(plan, f"{AGAIN}.kind") != "level" else "total"
    return Break("T206", f"{AGAIN}.restates", change(plan, f"{AGAIN}.kind", kind))


def _in_other_unit(plan: Plan) -> Break:
    """A restatement under another indicator, of something that does not compare."""
    level = value_at(plan, LEVEL)
    target = attrs.evolve(level, id="part.again", unit="%", restates=level.id)
    targets = (*plan.indicators[1].targets, target)
    path = f"{SHARE}.targets[{len(targets) - 1}].restates"
    return Break("T206", path, change(plan, f"{SHARE}.targets", targets))


def _with_target(plan: Plan, of: str, **values: object) -> tuple[Plan, str]:
    """Add another target like the one at `of` to the first indicator."""
    targets = plan.indicators[0].targets
    new = attrs.evolve(value_at(plan, of), id=f"firms.new{len(targets)}", **values)
    return change(plan, f"{FIRMS}.targets", (*targets, new)), f"{FIRMS}.targets[{len(targets)}]"


def _two_values(plan: Plan) -> Break:
    plan = changed(plan, LEVEL, **PLAIN)
    plan, path = _with_target(plan, LEVEL, value=value_at(plan, f"{LEVEL}.value") + 50)
    return Break("T209", f"{path}.value", plan)


def _apart(plan: Plan) -> Break:
    plan = changed(plan, LEVEL, **PLAIN)
    plan, path = _with_target(plan, LEVEL, comparator="at_most", value=Decimal(2))
    return Break("T209", f"{path}.value", plan)


def _repeated(plan: Plan) -> Break:
    return Break("T210", *reversed(_with_target(plan, LEVEL)))


def _other_total(plan: Plan, *, least: bool) -> Break:
    plan = changed(plan, YEARLY, comparator="at_least" if least else "at_most", high=None)
    values = {"comparator": "at_least", "high": None}
    return Break("T211", f"{TOTAL}.value", changed(plan, TOTAL, value=Decimal(10) ** 8, **values))


def _year_of_issue(plan: Plan) -> Break:
    start = plan.period.start
    assert start is not None
    plan = attrs.evolve(plan, indicators=plan.indicators[:2])
    plan = changed(plan, "period", start=None)
    plan = changed(plan, "document", issued=PartialDate(start, 6, 1))
    for path in (YEARLY, TOTAL):
        plan = changed(plan, path, from_year=None, **PLAIN)
    return Break("T212", f"{TOTAL}.value", plan)


def _years_and_whole(whole: int, *, years: int, comparator: str) -> Callable[[Plan], Break]:
    """Yearly amounts of 10 and a total."""

    def breaking(plan: Plan) -> Break:
        start, end = plan.period.start, plan.period.end
        assert start is not None
        assert end is not None
        last = start + years - 1 if years < 99 else end
        ten = Target(
            id="firms.y", kind="increment", comparator=comparator, value=Decimal(10), unit="家"
        )
        parts = [
            attrs.evolve(ten, id=f"firms.y{year}", year=year) for year in range(start, last + 1)
        ]
        total = attrs.evolve(ten, id="firms.sum", kind="total", value=Decimal(whole), year=end)
        plan = changed(plan, FIRMS, accumulation="per_period", targets=(*parts, total))
        return Break("T213", f"{FIRMS}.targets[{len(parts)}].value", plan)

    return breaking


def _larger_part(plan: Plan) -> Break:
    whole: Target = value_at(plan, _original(plan, "subset_of", PART))
    assert whole.value is not None
    value = whole.value * 2 + 100
    return Break("T214", f"{PART}.value", change(plan, f"{PART}.value", value))


def _larger_parts(plan: Plan) -> Break:
    plan = changed(plan, PART, subset_of=None)
    for scope in ("高新区", "青川县"):
        plan, _ = _with_target(
            plan, LEVEL, scope=scope, subset_of="firms.level", comparator="at_least", high=None
        )
    return Break("T215", f"{LEVEL}.value", plan)


def _turns_back(plan: Plan, direction: str) -> Break:
    plan = changed(plan, LEVEL, year=plan.period.end, **PLAIN)
    more = 50 if direction == "increase" else -5
    value = value_at(plan, f"{LEVEL}.value") + more
    plan, _ = _with_target(plan, LEVEL, year=plan.period.start, value=value)
    return Break("T216", f"{LEVEL}.value", changed(plan, FIRMS, direction=direction))


def _other_start(plan: Plan) -> Break:
    plan = changed(plan, FIRMS, unit="家")
    plan = changed(changed(plan, LEVEL, **PLAIN), INCREMENT, **PLAIN)
    value = value_at(plan, f"{FIRMS}.baselines[0].value") - 1
    return Break("T217", f"{INCREMENT}.value", change(plan, f"{FIRMS}.baselines[0].value", value))


def _other_start_of_share(plan: Plan) -> Break:
    start = value_at(plan, f"{SHARE}.baselines[0].value")
    path = f"{SHARE}.targets[1]"
    plan = changed(plan, path, comparator="at_least")
    plan = changed(plan, f"{SHARE}.targets[0]", value=start + 7, **PLAIN)
    return Break("T217", f"{path}.value", plan)


def _binding(plan: Plan) -> Break:
    for j in range(len(plan.indicators[0].targets)):
        plan = changed(plan, f"{FIRMS}.targets[{j}]", commitment="stated")
    plan = changed(plan, FIRMS, attribute="binding")
    # Of one that is said again T203 speaks.
    at = INCREMENT if _original(plan, "restates", AGAIN) == LEVEL else LEVEL
    return Break("T218", f"{at}.commitment", changed(plan, at, commitment="aspirational"))


def _met(plan: Plan, *, falling: bool) -> Break:
    plan = changed(plan, FIRMS, unit="家", direction="decrease" if falling else "increase")
    comparator = "at_most" if falling else "at_least"
    plan = changed(plan, LEVEL, comparator=comparator, high=None)
    value = value_at(plan, f"{LEVEL}.value")  # exactly met is met
    code, path = "B116" if falling else "B101", f"{FIRMS}.baselines[0].value"
    return Break(code, f"{LEVEL}.value", change(plan, path, value))


def _away(plan: Plan, *, falling: bool) -> Break:
    plan = changed(plan, FIRMS, unit="家", direction="decrease" if falling else "increase")
    comparator = "at_least" if falling else "at_most"
    plan = changed(plan, LEVEL, comparator=comparator, high=None)
    value = value_at(plan, f"{LEVEL}.value") + (-1 if falling else 1)
    return Break("B102", f"{LEVEL}.value", change(plan, f"{FIRMS}.baselines[0].value", value))


def _fast(plan: Plan, at: str, *, times: str | None, more: str) -> Break:
    """A level a little above what the bounds allow, two years on."""
    level: Target = value_at(plan, f"{at}.targets[0]")
    assert level.year is not None
    start = Decimal(50)
    value = start * Decimal(times) + Decimal(more) if times else start + Decimal(more)
    plan = changed(plan, at, unit="家" if times else "%")
    plan = changed(plan, f"{at}.baselines[0]", value=start, year=level.year - 2)
    plan = changed(plan, f"{at}.targets[0]", value=value, **PLAIN)
    return Break("B103", f"{at}.targets[0].value", plan)


def _late_start(plan: Plan) -> Break:
    years = [target.year for target in plan.indicators[0].targets if target.year]
    path = f"{FIRMS}.baselines[0].year"
    return Break("B104", path, change(plan, path, min(years)))


def _footnote(plan: Plan) -> Break:
    for i, (year, year_at) in enumerate(((2018, Span(20, 25)), (2017, Span(90, 95)))):
        plan = changed(plan, f"indicators[{i}]", number=str(i))
        start = f"indicators[{i}].baselines[0]"
        plan = changed(plan, start, year=year, year_at=year_at, at=Span(50 + i, 51 + i))
    return Break("B105", f"{SHARE}.baselines[0].year", plan)


def _rare_year(plan: Plan) -> Break:
    extra = attrs.evolve(plan.indicators[1], id="extra", targets=())
    plan = attrs.evolve(plan, indicators=(*plan.indicators, extra))
    last = len(plan.indicators) - 1
    for i in (0, 1, last):
        plan = changed(plan, f"indicators[{i}]", number=str(i))
    path = f"{FIRMS}.baselines[0].year"
    return Break("B105", path, change(plan, path, 2017))


def _two_starts(plan: Plan) -> Break:
    first = plan.indicators[0].baselines[0]
    both = (first, Baseline(value=first.value + 1, year=first.year))
    return Break("B106", f"{FIRMS}.baselines[1].value", change(plan, f"{FIRMS}.baselines", both))


def _without_start(plan: Plan, *, all_of_them: bool) -> Break:
    # Three that move; of the first indicator its increment tells the start.
    share = plan.indicators[1]
    goals = [
        attrs.evolve(share.targets[0], id=f"extra{k}.level", value=Decimal(60)) for k in range(3)
    ]
    extra = [
        attrs.evolve(share, id=f"extra{k}", name=name, targets=(goal,), direction="increase")
        for k, (name, goal) in enumerate(
            zip(("入园率", "就业占比", "能耗比重"), goals, strict=True)
        )
    ]
    extra[-1] = attrs.evolve(extra[-1], baselines=())
    indicators = (*plan.indicators, *extra)
    if all_of_them:
        indicators = tuple(attrs.evolve(each, baselines=()) for each in indicators)
    code, path = "B115", f"indicators[{len(indicators) - 1}]"
    if all_of_them:
        code, path = "B107", "indicators"
    return Break(code, path, attrs.evolve(plan, indicators=indicators))


def _undated(plan: Plan) -> Break:
    return Break("H201", INCREMENT, changed(changed(plan, INCREMENT, year=None), AGAIN, year=None))


def _history(plan: Plan) -> Break:
    start, end = plan.period.start, plan.period.end
    assert start is not None
    for i, indicator in enumerate(plan.indicators):
        for j in range(len(indicator.targets)):
            # Years one behind the other would be a row, which may begin before the issue.
            year = end if end is not None and end > start + 1 else None
            plan = changed(plan, f"indicators[{i}].targets[{j}]", year=year)
    plan = changed(plan, "document", issued=PartialDate(start + 1, 1, 1))
    return Break("H202", f"{LEVEL}.year", changed(plan, LEVEL, year=start))


def _deadline(code: str, years: int, at: str, *, end: bool) -> Callable[[Plan], Break]:
    def breaking(plan: Plan) -> Break:
        last, issued = plan.period.end, plan.document.issued
        assert last is not None
        assert issued is not None
        due = Deadline(year=(last if end else issued.year) + years)
        path = "measures[0].deadlines[0]"
        return Break(code, path + at, change(plan, path, due))

    return breaking


def _month_before(plan: Plan) -> Break:
    issued = date(value_at(plan, "period.start"), 6, 15)
    path = "measures[0].deadlines[0]"
    plan = changed(plan, "document", issued=issued)
    return Break("H204", path, change(plan, path, Deadline(year=issued.year, month=5)))


def _day_before(plan: Plan) -> Break:
    issued = date(value_at(plan, "period.start"), 6, 15)
    path = "measures[0].deadlines[0]"
    plan = changed(plan, "document", issued=issued)
    return Break("H204", path, change(plan, path, Deadline(year=issued.year, month=6, day=14)))


BREAKS: tuple[Callable[[Plan], Break], ...] = (
    put("U201", f"{SHARE}.targets[1].unit", "%"),
    put_around("U202", f"{SHARE}.targets[1]", {"kind": "growth_rate", "unit": "%"}, "kind"),
    put_around("U203", FIRMS, {"unit": None, "targets[1].unit": "项"}, "targets[1].unit"),
    put("U204", f"{SHARE}.targets[0].unit_stated", False),
    put_around("U205", FIRMS, {"name": "每万人口发明专利拥有量", "unit": "件"}, "unit"),
    put_around("U205", FIRMS, {"name": "万人发明专利拥有量", "unit": "件"}, "unit"),
    _other_number,
    _other_end,
    _restated(
        "T201", PLAIN | {"value": Decimal("3.3")}, PLAIN | {"value": Decimal(3)}
    ),  # one digit is no rounding
    _other_comparator,
    _restated(
        "T202",
        PLAIN | {"value": Decimal(9), "words": "达到9"},
        PLAIN | {"value": Decimal(9), "words": "达到9以上"},
        "words",
    ),
    _restated("T203", {"commitment": "stated"}, {"commitment": "aspirational"}, "commitment"),
    _restated("T203", {"commitment": "expected"}, {"commitment": "stated"}, ""),
    _restated("T204", {"scope": "省级以上"}, {"scope": "省级"}, "scope"),
    _restated("T204", {"scope": "省级以上"}, {"scope": None}, ""),
    _restated("T204", {"scope": None}, {"scope": "省级"}, "scope"),
    _other_year,
    _other_kind,
    _in_other_unit,
    _restated("T207", PLAIN | {"value": Decimal("12.34")}, PLAIN | {"value": Decimal("12.3")}),
    _restated("T207", PLAIN | {"value": Decimal("12.3")}, PLAIN | {"value": Decimal("12.34")}),
    lambda plan: _restated(
        "T208",
        PLAIN | {"value": Decimal(12), "words": "12"},
        PLAIN | {"value": Decimal(13), "words": "达到13"},
    )(changed(plan, FIRMS, number="1")),
    lambda plan: _restated(
        "T208",
        PLAIN | {"value": Decimal(12), "words": "达到12以上"},
        PLAIN | {"value": Decimal(13), "words": "13*"},
    )(changed(plan, FIRMS, number="1")),
    _two_values,
    _apart,
    _repeated,
    lambda plan: _other_total(plan, least=True),
    lambda plan: _other_total(plan, least=False),
    _year_of_issue,
    _years_and_whole(10**6, years=99, comparator="at_least"),
    _years_and_whole(10**6, years=99, comparator="exactly"),
    _years_and_whole(10**6, years=99, comparator="at_most"),
    _years_and_whole(11, years=2, comparator="at_least"),
    _larger_part,
    _larger_parts,
    lambda plan: _turns_back(plan, "increase"),
    lambda plan: _turns_back(plan, "decrease"),
    _other_start,
    _other_start_of_share,
    _binding,
    lambda plan: _met(plan, falling=False),
    lambda plan: _met(plan, falling=True),
    lambda plan: _away(plan, falling=False),
    lambda plan: _away(plan, falling=True),
    lambda plan: _fast(plan, FIRMS, times="1.69", more="0.5"),
    lambda plan: _fast(plan, SHARE, times=None, more="10.01"),
    _late_start,
    _footnote,
    _rare_year,
    _two_starts,
    lambda plan: _without_start(plan, all_of_them=True),
    lambda plan: _without_start(plan, all_of_them=False),
    _undated,
    lambda plan: Break(
        "H208", MILESTONE, changed(changed(plan, MILESTONE, year=None), "period", start=None)
    ),
    _history,
    _deadline("H203", 1, ".year", end=True),
    _deadline("H204", -1, "", end=False),
    _month_before,
    _day_before,
)
