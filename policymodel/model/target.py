"""Goals, indicators, and the targets and baselines that they carry."""

from decimal import Decimal

from attrs import frozen

from policymodel.model.fields import checked
from policymodel.model.scalars import Id, Year
from policymodel.model.span import Span
from policymodel.model.words import (
    AccumulationCode,
    AttributeCode,
    ChangeCode,
    CommitmentCode,
    ComparatorCode,
    ConceptCode,
    DirectionCode,
    TargetKindCode,
)


@frozen(kw_only=True, field_transformer=checked)
class Baseline:
    """The value from which an indicator starts, in the indicator's unit.

    Attributes:
        value: the value.
        year: the year it was measured in: its own, footnotes obeyed.
        words: the characters that state it, as printed, e.g. ``"55.4*"``.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        remark: what a reader must know; the printed table shows it.
        at: where `words` stands.
        year_at: where its year is stated.
    """

    value: Decimal
    year: Year | None = None
    words: str | None = None
    note: str | None = None
    doubt: str | None = None
    remark: str | None = None
    at: Span | None = None
    year_at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class Target:
    """One statement of what is to be reached.

    Attributes:
        id: unique in the plan, never changed.
        kind: level, increment, growth_rate (average a year), change (against a base year over
            the whole stretch; multiples too: 翻一番, 增长2倍), per_year, total, relative,
            milestone, qualitative.
        comparator: how the reached value compares with the stated one; none for statements
            without a value. Bare numbers are read as at_least, for judging.
        value: the stated value, in `unit`; none where the document states none.
        high: the upper end, for between.
        unit: the unit the document prints (a ratio gets its denominator from the indicator's
            name: 件 in 万人发明专利拥有量 is 件/万人).
        change: which way the amount goes: increase, or decrease (下降, 减少); for change,
            growth_rate, increment, per_year and total, whose value is as printed, and positive.
        per: of what each the number holds, as printed, e.g. ``"各区"``; such numbers are not
            summed and not set against the place's own.
        unit_stated: whether the source's text still carries the unit.
        year: the year by which it holds; for per_year the last of the years, where stated.
        from_year: the first year of a span of years.
        year_at: where the year is stated, often sentences before.
        base_year: the year against which a change is stated; it may lie before the period.
        base_year_at: where that is stated, if not in `words`.
        commitment: binding, expected, stated or aspirational (力争, 争取).
        scope: what the number is restricted to, as printed, e.g. ``"省级以上"``.
        benchmark: for relative targets, what is compared with, e.g. ``"全省平均水平"``.
        subset_of: id of the target whose count includes this one.
        restates: id of the target that this one says again.
        words: the characters that state comparator, value and unit, as printed.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        remark: what a reader must know; the printed table shows it.
        at: where `words` stands.
    """

    id: Id
    kind: TargetKindCode
    comparator: ComparatorCode | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    change: ChangeCode = "increase"
    per: str | None = None
    unit_stated: bool = True
    year: Year | None = None
    from_year: Year | None = None
    year_at: Span | None = None
    base_year: Year | None = None
    base_year_at: Span | None = None
    commitment: CommitmentCode = "stated"
    scope: str | None = None
    benchmark: str | None = None
    subset_of: Id | None = None
    restates: Id | None = None
    words: str | None = None
    note: str | None = None
    doubt: str | None = None
    remark: str | None = None
    at: Span | None = None


@frozen(kw_only=True, field_transformer=checked)
class JudgedLink:
    """A measure that serves an indicator as its compiler judges; the document does not say so.

    Attributes:
        measure: id of the measure.
        reason: why it serves the indicator, in one's own words.
    """

    measure: str
    reason: str


@frozen(kw_only=True, field_transformer=checked)
class Indicator:
    """Something that is measured, with where it starts and what it is to reach.

    Attributes:
        id: ASCII, unique in the plan, never changed; its unit never changes.
        number: the printed running number, for the row of a printed table.
        number_at: where that number stands.
        name: its name as the document prints it.
        unit: the unit it is measured in; none for qualitative ones.
        concept: what it measures, in words shared by all cities.
        definition: what it counts and how, where the document says so.
        data_source: where its values come from, where the document says so.
        category: the group the source prints it under.
        attribute: binding (约束性), expected (预期性) or unstated.
        direction: increase, decrease, maintain or none.
        accumulation: running_level, per_period or cumulative.
        baselines: where it starts.
        targets: what it is to reach, in document order.
        measures: ids of the measures that serve it by the document: a target of it stands in
            them, or they name it.
        judged: the measures that serve it by judgement alone, each with the reason.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        remark: what a reader must know; the printed table shows it.
        at: where the document names it first.
    """

    id: Id
    number: str | None = None
    number_at: Span | None = None
    name: str
    unit: str | None = None
    concept: ConceptCode | None = None
    definition: str | None = None
    data_source: str | None = None
    category: str | None = None
    attribute: AttributeCode = "unstated"
    direction: DirectionCode = "increase"
    accumulation: AccumulationCode = "running_level"
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[Target, ...] = ()
    measures: tuple[str, ...] = ()
    judged: tuple[JudgedLink, ...] = ()
    note: str | None = None
    doubt: str | None = None
    remark: str | None = None
    at: Span | None = None

    @property
    def serving(self) -> tuple[str, ...]:
        """The ids of all measures that serve it, each once: by the document, then by judgement."""
        if not self.judged and len(self.measures) < 2:  # as most have
            return self.measures
        judged = (link.measure for link in self.judged)
        return tuple(dict.fromkeys((*self.measures, *judged)))


@frozen(kw_only=True, field_transformer=checked)
class Goal:
    """What a plan wants, in words; goals form a tree.

    Attributes:
        id: unique in the plan.
        title: the goal in a few words, as printed where the document has a title for it.
        summary: the goal in one's own words.
        indicators: ids of the indicators that measure it.
        goals: the goals below it.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        at: where the document states it.
    """

    id: Id
    title: str
    summary: str | None = None
    indicators: tuple[str, ...] = ()
    goals: "tuple[Goal, ...]" = ()
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None
