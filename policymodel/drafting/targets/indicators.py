"""Statements of one subject as one indicator: its targets, its baselines, what says it again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import define, evolve, field, frozen

from policymodel.drafting.readings import Reading
from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.statements import Start, Statement
from policymodel.folding import fold
from policymodel.model import Baseline, Indicator, Span, Target
from policymodel.model.words import AccumulationCode, DirectionCode
from policymodel.units import STANDARD

_DROPPED = re.compile(
    r"[\s的“”\"‘’]|^全[国省市州盟县区旗镇乡域](?:范围内?)?|(?:数量|总数|[（(]累计(?:值|数|量)?[)）])$"
)
_TASK_TO_SHRINK = re.compile("(?:压减|削减|淘汰|减排|下降|退出)(?:的?目标)?(?:任务|目标|指标)?$")
_IN_WORDS = ("qualitative", "relative")
_CHANGES = ("change", "growth_rate")
_SHRINKS = re.compile("(?:缩[短减小]|压[缩减]|下?降低?|减少?|收窄)[到至]")
_MOST = 40  # indicators of one name
_YEARLY = re.compile("[每年]")
_PER_PERIOD = ("increment", "per_year", "total")
_AMOUNTS = ("level", *_PER_PERIOD)


Ids = dict[tuple[int, ...], str]


@define
class _Group:
    """The statements of one indicator, while they are gathered."""

    name: str
    unit: str | None
    statements: list[Statement] = field(factory=list)
    said: dict[tuple[object, ...], tuple[object, ...]] = field(factory=dict)

    def holds(self, one: Statement) -> bool:
        """Whether the unit of a statement is that of the indicator, or states a change of it."""
        if one.kind in _CHANGES or one.unit is None:
            return True
        if self.unit is None:
            return True
        mine, other = STANDARD.find(self.unit), STANDARD.find(_unit(one.unit))
        if mine is None or other is None:
            return self.unit == one.unit
        return mine.dimension == other.dimension or STANDARD.stands_for(one.unit, self.unit)

    def takes(self, one: Statement) -> bool:
        """Whether a statement may be one of the indicator's."""
        return self.holds(one) and not self.contradicts(one) and not self.is_apart(one)

    def is_apart(self, one: Statement) -> bool:
        """Whether one of the two is a part of what is added, and the other says what there is:
        of 配备专业人员50名，其中营养师20名 and of 营养师数量200名 the one is not within the other.
        """
        flows = [each.kind in _PER_PERIOD for each in self.statements if each.kind in _AMOUNTS]
        is_part = one.within or any(each.within for each in self.statements)
        is_amount = bool(flows) and one.kind in _AMOUNTS
        return bool(is_part) and is_amount and (one.kind in _PER_PERIOD) not in flows

    def contradicts(self, one: Statement) -> bool:
        """Whether another statement gives another number for the same: 2个 here and 5个 there."""
        said = self.said.get(_about(one))
        return said is not None and one.value is not None and said != _amount(one)

    def add(self, one: Statement) -> None:
        """Take in a statement."""
        self.statements.append(one)
        if one.value is not None:
            self.said.setdefault(_about(one), _amount(one))
        if self.unit is None and one.kind not in _CHANGES:
            self.unit = _unit(one.unit) or None


def _unit(unit: str | None) -> str:
    """Return the unit of what rises by percentage points: a share."""
    return "%" if (unit or "").endswith("百分点") else unit or ""


def _about(one: Statement) -> tuple[object, ...]:
    return one.kind, one.scope, one.horizon.year, one.per, one.change


def _amount(one: Statement) -> tuple[object, ...]:
    """Return a number as it compares: 1.2万户 are 12000户."""
    unit = STANDARD.find(one.unit)
    if unit is None or one.value is None:
        return one.value, one.high, one.unit
    high = None if one.high is None else Fraction(one.high) * unit.scale
    return Fraction(one.value) * unit.scale, high, unit.dimension


@frozen(kw_only=True)
class Linked:
    """Indicators, the readings of their targets, and the places their facts take."""

    indicators: tuple[Indicator, ...]
    readings: tuple[Reading, ...]
    taken: tuple[Span, ...]


def normal(name: str) -> str:
    """Return a name without what two prints of it differ in.

    >>> normal("全市高新技术企业数量") == normal("高新技术企业")
    True
    """
    packed, before = fold(name), ""
    while packed != before:
        before, packed = packed, _DROPPED.sub("", packed) or packed
    return packed


def with_units(statements: Sequence[Statement]) -> list[Statement]:
    """Return statements, those of rows without a unit with the one that prose gives the same."""
    units: dict[str, str] = {}
    for one in statements:
        if one.unit is not None and one.kind not in _CHANGES:
            units.setdefault(normal(one.name), one.unit)
    return [
        one if one.unit is not None or one.value is None else
        evolve(one, unit=units.get(normal(one.name)), unit_stated=False)
        for one in statements
    ]  # fmt: skip


def grouped(statements: Iterable[Statement]) -> list[_Group]:
    """Return statements by their indicator, in document order."""
    groups: dict[str, list[_Group]] = {}
    order: list[_Group] = []
    for one in sorted(statements, key=lambda each: each.at.start):
        key = normal(one.name)
        found = next((g for g in groups.get(key, [])[:_MOST] if g.takes(one)), None)
        if found is None:
            found = _Group(one.name, None)
            groups.setdefault(key, []).append(found)
            order.append(found)
        found.add(one)
    return order


def _once(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield statements; what a 每年 of the clause before seemed to govern, and is said elsewhere
    without it, is of no single year: 每年改造80万平方米，创建20个小区.
    """
    kinds = {
        (normal(one.name), _amount(one)): one.kind
        for one in statements
        if one.value is not None and one.kind in _PER_PERIOD and one.kind != "per_year"
    }
    for one in statements:
        other = kinds.get((normal(one.name), _amount(one))) if one.kind == "per_year" else None
        yield one if other is None or _YEARLY.search(one.words) else evolve(one, kind=other)


def linked(statements: Iterable[Statement]) -> Linked:
    """Return the indicators that statements make, and by which rule each target was read."""
    statements = [*_once([*statements])]
    groups = grouped({_place(one): one for one in statements}.values())  # each once
    ids: Ids = {}
    for number, group in enumerate(groups, 1):
        _name_targets(f"i{number}", group, ids)
    indicators, readings, taken = [], [], []
    for number, group in enumerate(groups, 1):
        indicator = _indicator(f"i{number}", group, ids)
        indicators.append(indicator)
        for place, one in enumerate(group.statements):
            path = f"indicators[{number - 1}].targets[{place}]"
            readings.append(Reading(path=path, rule=one.rule, sureness=one.sureness, at=one.at))
            taken += _taken(one)
        taken += [each.at for each in indicator.baselines if each.at is not None]
        taken += [each.year_at for each in indicator.baselines if each.year_at is not None]
    made = tuple(_apart(indicators))
    return Linked(indicators=made, readings=tuple(readings), taken=tuple(taken))


def _apart(indicators: Sequence[Indicator]) -> Iterator[Indicator]:
    """Yield indicators; a target larger than the one it seemed a part of is none of it."""
    known = {each.id: each for one in indicators for each in one.targets}

    def is_larger(one: Target) -> bool:
        whole = known.get(one.subset_of or "")
        values = (one.value, whole.value if whole else None)
        same = whole is not None and whole.unit == one.unit
        return same and None not in values and values[0] > values[1]  # type: ignore[operator]

    for each in indicators:
        if any(map(is_larger, each.targets)):
            parts = (evolve(one, subset_of=None) if is_larger(one) else one for one in each.targets)
            each = evolve(each, targets=tuple(parts))
        yield each


def _taken(one: Statement) -> list[Span]:
    places = (one.at, one.horizon.at, one.base_year_at, one.number_at)
    return [at for at in places if at is not None]


def _name_targets(code: str, group: _Group, ids: Ids) -> None:
    used: dict[str, int] = {}
    for one in group.statements:
        stem = f"{code}.{one.horizon.year}" if one.horizon.year else f"{code}.undated"
        used[stem] = used.get(stem, 0) + 1
        ids[_place(one)] = stem if used[stem] == 1 else f"{stem}.{used[stem]}"
        ids.setdefault((one.at.start, one.at.end, -1), ids[_place(one)])  # for its parts


def _indicator(code: str, group: _Group, ids: Ids) -> Indicator:
    statements = group.statements
    row = next((each for each in statements if each.number is not None), None)
    tabled = next(
        (each for each in statements if each.category or each.attribute != "unstated"), row
    )
    first: dict[tuple[object, ...], str] = {}
    targets = [_target(one, ids, first) for one in statements]
    return Indicator(
        id=code,
        number=row.number if row else None,
        number_at=row.number_at if row else None,
        name=group.name,
        unit=_measured_in(group),
        category=tabled.category if tabled else None,
        attribute=tabled.attribute if tabled else "unstated",
        direction=_direction(group),
        accumulation=_accumulation(group),
        baselines=_baselines(group),
        targets=tuple(targets),
        at=statements[0].name_at,
    )


def _target(one: Statement, ids: Ids, first: dict[tuple[object, ...], str]) -> Target:
    code = ids[_place(one)]
    return Target(
        id=code,
        kind=one.kind,
        comparator=one.comparator,
        value=one.value,
        high=one.high,
        unit=one.unit,
        change=one.change,
        per=one.per,
        unit_stated=one.unit_stated,
        year=one.horizon.year,
        from_year=one.horizon.from_year,
        year_at=one.horizon.at,
        base_year=one.base_year,
        base_year_at=one.base_year_at,
        commitment=one.commitment,
        scope=one.scope,
        benchmark=one.benchmark,
        subset_of=_whole(one, ids),
        restates=_restated(one, code, first),
        words=one.words,
        at=one.at,
    )


def _place(one: Statement) -> tuple[int, ...]:
    """What tells a statement from others: one number may be said of two subjects or years."""
    return one.at.start, one.at.end, one.name_at.start, one.horizon.year or 0


def _whole(one: Statement, ids: Ids) -> str | None:
    return ids.get((one.within.start, one.within.end, -1)) if one.within else None


_DATED = "dated"


def _restated(one: Statement, code: str, first: dict[tuple[object, ...], str]) -> str | None:
    """Return the id of the first target that says the same for the same year; what names no year
    says the same as what named one before: text and the list of tasks behind it.
    """
    said = one.words if one.value is None else _amount(one)
    whole = grammar.pattern("whole_place").fullmatch(one.scope or "")
    scope = None if whole else one.scope
    says = one.kind, said, one.per, scope
    if one.horizon.year is not None:
        first.setdefault((*says, _DATED), code)
    elif dated := first.get((*says, _DATED)):
        return dated
    known = first.setdefault((*says, one.horizon.year), code)
    return None if known == code else known


def _direction(group: _Group) -> DirectionCode:
    if all(each.kind == "milestone" for each in group.statements):
        return "none"
    if any(re.match("[力争取]{0,2}(?:保持|稳定|维持)", each.words) for each in group.statements):
        return "maintain"
    falls = any(
        each.change == "decrease"
        or each.comparator in ("at_most", "less_than")
        or (each.kind == "level" and _SHRINKS.match(each.words))
        or (each.kind in _IN_WORDS and _is_to_shrink(each))
        for each in group.statements
    )
    return "decrease" if falls else "increase"


def _is_to_shrink(one: Statement) -> bool:
    """Whether words without a number say that there is to be less of something: 基本消除."""
    if one.kind == "relative":
        return _TASK_TO_SHRINK.search(one.benchmark or "") is not None
    return grammar.pattern("shrinks").search(one.words) is not None


def _is_off(group: _Group) -> bool:
    """Whether a level of about so much lies where the indicator does not lead from its start."""
    starts = [start.value for each in group.statements for start in each.starts]
    levels = [each for each in group.statements if each.kind == "level" and each.value is not None]
    near = [each for each in levels if each.comparator in ("about", "between")]
    if not starts or not near:
        return False
    if _direction(group) == "decrease":
        return any(each.value > max(starts) for each in near if each.value is not None)
    highest = [each.high or each.value for each in near]
    return any(each < min(starts) for each in highest if each is not None)


def _accumulation(group: _Group) -> AccumulationCode:
    if group.unit is None or group.unit == "%":
        return "running_level"
    kinds = {each.kind for each in group.statements if each.value is not None}
    return "per_period" if kinds and kinds <= set(_PER_PERIOD) else "running_level"


def _measured_in(group: _Group) -> str | None:
    """Return the unit of an indicator: that in which its baselines are, for they have none."""
    units = (_unit(each.unit) for each in group.statements if each.starts and each.unit)
    return next(units, group.unit)


def _baselines(group: _Group) -> tuple[Baseline, ...]:
    kept: dict[tuple[Decimal, int | None], Start] = {}
    is_share = group.unit in ("%", "‰", None)
    if _is_off(group):
        return ()  # what there was, somebody must say
    for one in group.statements:
        for start in one.starts:
            if is_share or not start.words.rstrip().endswith(("%", "％", "‰")):
                kept.setdefault((start.value, start.year), start)  # no share of 万千瓦
    return tuple(
        Baseline(
            value=each.value, year=each.year, words=each.words, at=each.at, year_at=each.year_at
        )
        for each in kept.values()
    )
