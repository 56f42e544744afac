"""Goals, indicators, and the targets and baselines that they carry."""

from decimal import Decimal

from attrs import frozen

from policymodel.model.fields import (
    identifier_field,
    number_field,
    text_field,
    texts_field,
    word_field,
    year_field,
)
from policymodel.model.span import Span
from policymodel.vocabulary import (
    ACCUMULATIONS,
    ATTRIBUTES,
    COMMITMENTS,
    COMPARATORS,
    CONCEPTS,
    DIRECTIONS,
    TARGET_KINDS,
)


@frozen(kw_only=True)
class Baseline:
    """The value from which an indicator starts, in the indicator's unit.

    Attributes:
        value: the value.
        year: the year it was measured in: its own, footnotes obeyed.
        words: the characters that state it, as printed, e.g. ``"55.4*"``.
        note: what a reader must know.
        at: where `words` stands.
        year_at: where its year is stated.
    """

    value: Decimal = number_field()
    year: int | None = year_field(None)
    words: str | None = text_field(None)
    note: str | None = text_field(None)
    at: Span | None = None
    year_at: Span | None = None


@frozen(kw_only=True)
class Target:
    """One statement of what is to be reached.

    Attributes:
        id: unique in the plan, for ever the same.
        kind: level, increment, growth_rate, per_year, total, relative, milestone, qualitative.
        comparator: how the reached value compares with the stated one; none for statements
            without a value. Bare numbers are read as at_least, for judging.
        value: the stated value, in `unit`; none where the document states none.
        high: the upper end, for between.
        unit: the unit the document prints (a ratio gets its denominator from the indicator's
            name: 件 in 万人发明专利拥有量 is 件/万人).
        unit_stated: whether the source's text still carries the unit.
        year: the year by which it holds; for per_year the last of the years, where stated.
        from_year: the first year of a span of years.
        year_at: where the year is stated, often sentences before.
        commitment: binding, expected, stated or aspirational (力争, 争取).
        scope: what the number is restricted to, as printed, e.g. ``"省级以上"``.
        benchmark: for relative targets, what is compared with, e.g. ``"全省平均水平"``.
        subset_of: id of the target whose count includes this one.
        restates: id of the target that this one says again.
        words: the characters that state comparator, value and unit, as printed.
        note: what a reader must know.
        at: where `words` stands.
    """

    id: str = identifier_field()
    kind: str = word_field(TARGET_KINDS)
    comparator: str | None = word_field(COMPARATORS, None)
    value: Decimal | None = number_field(None)
    high: Decimal | None = number_field(None)
    unit: str | None = text_field(None)
    unit_stated: bool = True
    year: int | None = year_field(None)
    from_year: int | None = year_field(None)
    year_at: Span | None = None
    commitment: str = word_field(COMMITMENTS, "stated")
    scope: str | None = text_field(None)
    benchmark: str | None = text_field(None)
    subset_of: str | None = identifier_field(None)
    restates: str | None = identifier_field(None)
    words: str | None = text_field(None)
    note: str | None = text_field(None)
    at: Span | None = None


@frozen(kw_only=True)
class Indicator:
    """Something that is measured, with where it starts and what it is to reach.

    Attributes:
        id: ASCII, unique in the plan, for ever the same; its unit never changes.
        number: the printed running number, for the row of a printed table.
        number_at: where that number stands.
        name: its name as the document prints it.
        unit: the unit it is measured in; none for qualitative ones.
        concept: what it measures, in words shared by all cities.
        category: the group the source prints it under.
        attribute: binding (约束性), expected (预期性) or unstated.
        direction: increase, decrease, maintain or none.
        accumulation: running_level, per_period or cumulative.
        baselines: where it starts.
        targets: what it is to reach, in document order.
        measures: ids of the measures that serve it: because the document states the target
            in them, or because the measure's subject is the indicator's.
        note: what a reader must know.
        at: where the document names it first.
    """

    id: str = identifier_field()
    number: str | None = text_field(None)
    number_at: Span | None = None
    name: str = text_field()
    unit: str | None = text_field(None)
    concept: str | None = word_field(CONCEPTS, None)
    category: str | None = text_field(None)
    attribute: str = word_field(ATTRIBUTES, "unstated")
    direction: str = word_field(DIRECTIONS, "increase")
    accumulation: str = word_field(ACCUMULATIONS, "running_level")
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[Target, ...] = ()
    measures: tuple[str, ...] = texts_field()
    note: str | None = text_field(None)
    at: Span | None = None


@frozen(kw_only=True)
class Goal:
    """What a plan wants, in words; goals form a tree.

    Attributes:
        id: unique in the plan.
        title: the goal in a few words, as printed where the document has a title for it.
        summary: the goal in one's own words.
        indicators: ids of the indicators that measure it.
        goals: the goals below it.
        at: where the document states it.
    """

    id: str = identifier_field()
    title: str = text_field()
    summary: str | None = text_field(None)
    indicators: tuple[str, ...] = texts_field()
    goals: "tuple[Goal, ...]" = ()
    at: Span | None = None
