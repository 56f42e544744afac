"""Over which years totals are counted."""

import re
from collections.abc import Iterator, Sequence

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import is_rhythm
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import NotTarget, Span

_SINCE = ("年至", "年—", "年-", "以来", "期间", "每年", "当年", "本年")
# 三年行动计划, 2023—2025年行动方案: a programme whose name says how long it runs.
_PROGRAMME = re.compile(
    r"(?:[一二两三四五六七八九十]|\d{1,2}|\d{4}[-—~～至]+\d{4})年(?:专项)?"
    r"(?:行动|计划|攻坚|方案|规划|工程)"
)


@rule("H207", "info")
def totals_say_from_when(index: Index) -> Iterator[Violation]:
    """A total that is counted up (累计) says from which year on, or the plan's period does."""
    if index.plan.period.start is not None:
        return
    found = [
        (placed.path, placed.indicator.name)
        for placed in index.targets
        if placed.target.kind == "total"
        and placed.target.from_year is None
        and _counts_up(placed.target.words or "")
    ]
    yield from once(found, len(found))


def _counts_up(words: str) -> bool:
    return "累计" in words and not any(word in words for word in _SINCE)


@rule("H209", "info")
def yearly_amounts_say_how_long(index: Index) -> Iterator[Violation]:
    """An amount for each year says until which year it holds, or what it comes to in all."""
    if _ends_together(index):
        return
    found = []
    named = (part for _, part, _ in index.parts(NotTarget))
    programmes = [each.at for each in named if each.at and _PROGRAMME.search(each.words)]
    for stated in index.all_stated("per_year"):
        every = stated[0].indicator.targets
        summed = any(each.kind == "total" and each.restates is None for each in every)
        yearly = [each for each in stated if each.target.year is None]
        found += [
            (each.path, each.indicator.name)
            for each in yearly
            if not (
                summed
                or is_rhythm(each.target, each.indicator)
                or _has_end(index, each, programmes)
            )
        ]
    yield from once(found, len(found))


def _ends_together(index: Index) -> bool:
    """Whether all that has a year is for one: everybody runs yearly amounts to it, too."""
    dated = {each.target.year for each in index.targets if each.target.year is not None}
    return bool(dated) and len(dated | ({index.plan.period.end} - {None})) == 1


def _has_end(index: Index, yearly: PlacedTarget, programmes: Sequence[Span]) -> bool:
    """Whether its measure says how long it goes on: without end, or for a programme's years."""
    at, measure = yearly.target.at, index.measure_at(yearly.target.at)
    if at is None or measure is None:
        return False
    before = (one for one in programmes if one.start < at.start)
    return any(due.ongoing for due in measure.due) or any(
        index.measure_at(one) is measure for one in before
    )
