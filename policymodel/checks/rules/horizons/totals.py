"""Over which years totals are counted."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule

_SINCE = ("年至", "年—", "年-", "以来", "期间", "每年", "当年", "本年")


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
    found = []
    for group in index.originals:
        summed = any(each.target.kind == "total" for each in group)
        yearly = [each for each in index.stated(group, "per_year") if each.target.year is None]
        found += [(each.path, each.indicator.name) for each in yearly if not summed]
    yield from once(found, len(found))
