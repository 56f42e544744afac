"""Indicators whose numbers agree with each other, for plans that keep every rule."""

from decimal import Decimal

import attrs
from hypothesis import strategies as st
from strategies import maybe

from policymodel.model import Baseline, Indicator, Period, Target
from policymodel.numbers import format_decimal
from policymodel.vocabulary import CHANGES, COMMITMENTS

TITLES = st.sampled_from(("创新平台", "科技型企业", "人才引育", "成果转化"))
_COMPARATORS = ("at_least", "exactly", "between", "about")
# What is to rise has no mere upper limit, but for how far it may go the other way.
_LIMITED = ("growth_rate", "change")
# Indicators of one name would be taken for one.
_CLASSES = {"firms": "甲类", "part": "乙类", "more0": "丙类", "row0": "丁类", "row1": "戊类"}


@st.composite
def _quantity(
    draw: st.DrawFn, code: str, kind: str, value: Decimal, unit: str, year: int
) -> Target:
    """A target with a value; what it admits holds the value, whichever the comparator."""
    limits = ("at_most",) if kind in _LIMITED else ()
    comparator = draw(st.sampled_from((*_COMPARATORS, *limits)))
    return Target(
        id=code,
        kind=kind,
        comparator=comparator,
        value=value,
        high=value + 1 if comparator == "between" else None,
        unit=unit,
        year=year,
        commitment=draw(st.sampled_from(COMMITMENTS.codes)),
    )


@st.composite
def counted(draw: st.DrawFn, code: str, period: Period, measures: tuple[str, ...]) -> Indicator:
    """An indicator in 家 with a target of every kind; one restates, one is a subset."""
    assert period.start is not None
    assert period.end is not None
    years = st.integers(period.start, period.end)
    # The yearly amounts, the growth and the change are of other years than the level.
    year = draw(st.integers(period.start, period.end - 1))
    others = years.filter(lambda other: other != year)
    start = draw(st.integers(10, 10**6))
    added = draw(st.integers(1, start // 10))
    each = draw(st.integers(1, 10**4))
    whole = each * (period.end - period.start + 1)

    def amount(kind: str, value: int | Decimal, unit: str = "家", by: int = year) -> Target:
        return draw(_quantity(f"{code}.{kind}", kind, Decimal(value), unit, by))

    rate = draw(st.decimals(min_value=0, max_value=100, places=2, allow_nan=False))
    targets = [
        amount("level", start + added),
        attrs.evolve(amount("increment", added), from_year=draw(maybe(st.just(period.start)))),
        amount("total", whole, by=period.end),
        attrs.evolve(
            amount("per_year", each, by=period.end), from_year=draw(maybe(st.just(period.start)))
        ),
        amount("growth_rate", rate, "%", draw(others)),
    ]
    change = amount("change", rate, "%", draw(others))
    ways = CHANGES.codes if change.comparator == "at_most" else ("increase",)
    again, larger = draw(st.sampled_from(targets)), draw(st.sampled_from(targets))
    assert larger.value is not None
    part = larger.value if draw(st.booleans()) else Decimal(int(larger.value) // 2)
    return Indicator(
        id=code,
        name=f"{_CLASSES[code]}{draw(TITLES)}",
        unit=draw(st.sampled_from(("家", None))),
        baselines=(Baseline(value=Decimal(start), year=2018),),
        targets=(
            *targets,
            attrs.evolve(again, id=f"{code}.again", restates=again.id),
            Target(
                id=f"{code}.part",
                kind=larger.kind,
                comparator="at_least",
                value=part,
                unit=larger.unit,
                year=larger.year,
                subset_of=larger.id,
            ),
            Target(
                id=f"{code}.relative", kind="relative", benchmark="全省平均水平", year=draw(years)
            ),
            Target(id=f"{code}.milestone", kind="milestone", year=draw(years)),
            Target(id=f"{code}.words", kind="qualitative"),
            attrs.evolve(
                change,
                base_year=draw(st.integers(2010, period.start - 1)),
                change=draw(st.sampled_from(ways)),
            ),
        ),
        measures=tuple(draw(st.lists(st.sampled_from(measures), min_size=1, unique=True))),
    )


@st.composite
def tabled(draw: st.DrawFn, code: str, period: Period, measures: tuple[str, ...]) -> Indicator:
    """An indicator with a row in a table, perhaps of a part of what it counts.

    Its level stands in a cell and is said again in a sentence, where 以上 has room.
    """
    made = draw(counted(code, period, measures))
    scope = draw(st.sampled_from((None, "全市", "省级以上", "规上")))
    level = made.targets[0]
    assert level.value is not None
    number = format_decimal(level.value)
    cell = attrs.evolve(
        level, comparator="at_least", high=None, words=draw(st.sampled_from((number, number + "*")))
    )
    again = attrs.evolve(cell, id=f"{code}.text", words=f"达到{number}家以上", restates=cell.id)
    # Of the whole place is what is of no part.
    again = attrs.evolve(again, scope="全市") if scope is None and draw(st.booleans()) else again
    rest = tuple(each for each in made.targets if cell.id not in (each.restates, each.subset_of))
    targets = (attrs.evolve(each, scope=scope) for each in (cell, *rest[1:]))
    return attrs.evolve(
        made,
        number=code[-1],
        targets=(*targets, again if again.scope else attrs.evolve(again, scope=scope)),
    )


@st.composite
def share(draw: st.DrawFn, code: str, period: Period, measures: tuple[str, ...]) -> Indicator:
    """A share in percent, with a level, a change in points and a benchmark."""
    assert period.start is not None
    assert period.end is not None
    year = draw(st.integers(period.start, period.end))
    places = st.decimals(min_value=Decimal("0.01"), max_value=5, places=2, allow_nan=False)
    # Of less a point is more than usual growth: B103.
    start = draw(st.decimals(min_value=5, max_value=90, places=2, allow_nan=False))
    added = draw(places)
    return Indicator(
        id=code,
        name=f"{_CLASSES[code]}{draw(TITLES)}占比",
        unit="%",
        baselines=(Baseline(value=start, year=2018),),
        targets=(
            draw(_quantity(f"{code}.level", "level", start + added, "%", year)),
            Target(
                id=f"{code}.points",
                kind="increment",
                comparator="about",
                value=added,
                unit="个百分点",
                year=year,
            ),
            Target(
                id=f"{code}.relative",
                kind="relative",
                comparator="at_least",
                value=draw(places),
                unit="个百分点",
                benchmark="全省平均水平",
                year=year,
            ),
        ),
        measures=tuple(draw(st.permutations(measures))[:1]),
    )
