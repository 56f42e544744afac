"""What an increase and the level to be reached by it say of the start: 新增25家, 总数达到150家."""

from collections.abc import Iterator

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import scope_of
from policymodel.analysis.wording import amount, short, shown
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.text import Text


@rule("B117", "info")
def start_is_stated(index: Index) -> Iterator[Violation]:
    """A start that only an increase and the level to be reached tell is stated, too."""
    found = []
    for level, added in _implied(index):
        if not level.indicator.baselines:  # of one that is stated T217 tells whether it fits
            found.append((level.indicator_path, _told(index, level, added)))
    yield from once(found, len(found))


def _told(index: Index, level: PlacedTarget, added: PlacedTarget) -> Text:
    """Where an indicator starts at least, and from which two numbers that follows."""
    goal, more = (index.statements[each.path] for each in (level, added))
    name, start = short(level.indicator.name), amount(goal.value - more.value, goal)
    whole, part = (shown(goal.in_unit(each.value)) for each in (goal, more))
    return Text(
        f"“{name}”（不少于{start.zh}：{whole}−{part}）",
        f'"{name}" (at least {start.en}: {whole} − {part})',
    )


def _implied(index: Index) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    """Every level with the single increase that leads to it, which tell where it starts.

    Of several increases, as of the years of a row, nobody knows which of them lead there; where
    one is larger than the level, T225 says so.
    """
    for added, *others in index.all_stated("increment"):
        if others or added.indicator.accumulation == "per_period":
            continue  # what each year has does not stay
        levels = index.stated(added.indicator_path, "level")
        for level in levels if len(levels) == 1 else ():
            ours, goal = (index.statements[each.path] for each in (added, level))
            # A limit bounds no start.
            is_sure = ours.dimension == goal.dimension and {ours.side, goal.side} == {"below"}
            if is_sure and _fit(added, level) and ours.value <= goal.value:
                yield level, added


def _fit(added: PlacedTarget, level: PlacedTarget) -> bool:
    """Whether an increase may be one to a level: of the same things, by the same year."""
    if added.target.change == "decrease" or added.target.from_year is not None:
        return False
    years = {added.target.year, level.target.year} - {None}
    mine, yours = (
        (scope_of(each.target), each.target.subset_of, each.target.commitment)
        for each in (added, level)
    )
    return len(years) <= 1 and mine == yours
