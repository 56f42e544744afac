"""Reads sentences of an invented city, each as a passage of its own."""

from decimal import Decimal

from policymodel.drafting.passages import Passage, Purpose
from policymodel.drafting.targets import ReadTargets, read_targets
from policymodel.model import Indicator, PartialDate, Period, Span, Target

PERIOD = Period(start=2021, end=2025)
ISSUED = PartialDate(2021, 12, 3)


def read(
    *paragraphs: str,
    purpose: Purpose = "goals",
    title: str = "云州市行动方案",
    is_table: bool = False,
    measure: str | None = None,
) -> ReadTargets:
    """Return what the paragraphs state, each a passage of one section."""
    text = "\n".join(paragraphs)
    passages, place = [], 0
    for each in paragraphs:
        passages.append(
            Passage(
                at=Span(place, place + len(each)),
                purpose=purpose,
                section=("二",),
                measure=measure,
                is_table=is_table,
            )
        )
        place += len(each) + 1
    return read_targets(text, passages, issued=ISSUED, period=PERIOD, title=title)


def targets(found: ReadTargets) -> list[tuple[Indicator, Target]]:
    """Return the targets with their indicators, in document order."""
    pairs = [(each, target) for each in found.indicators for target in each.targets]
    return sorted(pairs, key=lambda pair: pair[1].at.start if pair[1].at else 0)


def said(found: ReadTargets) -> list[str]:
    """Return each numeric target in short: name, kind, comparator, value with unit, year."""
    return [
        f"{indicator.name} {target.kind} {target.comparator} {amount(target)} {target.year or '-'}"
        for indicator, target in targets(found)
        if target.value is not None
    ]


def amount(target: Target) -> str:
    """Return value, upper end and unit of a target."""
    high = "" if target.high is None else f"~{plain(target.high)}"
    return f"{plain(target.value)}{high}{target.unit or ''}"


def plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
