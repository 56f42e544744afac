"""What is to be complete in one place, and only a part of it by then in another."""

import re
from collections.abc import Iterator
from itertools import chain

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import is_hope, scope_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule

_ALL = 100
# 全覆盖, 全部完成, 应接尽接: all of it, whether or not there is a number.
_IN_FULL = re.compile("全面?覆盖|全部(?!达标的)|应.尽.|百分之百")
# What a name may have besides the thing: that all of it, or a share of it, is counted.
_BESIDES = re.compile(r"(?:实现|完成|达到)|(?:全面?覆盖|覆盖率?|普及率?|占比|比例|比重|率|面)+$")
_SHORTEST = 3


@rule("T236", "warning")
def full_coverage_is_full(index: Index) -> Iterator[Violation]:
    """What is to be complete by a year is not less than complete in that year or later."""
    complete: dict[tuple[str, str | None], tuple[int, PlacedTarget]] = {}
    for due, placed in _originals(index):
        if _is_full(index, placed):
            complete.setdefault(_thing(index, placed), (due, placed))
    for due, placed in _originals(index) if complete else ():  # most plans have none
        found = complete.get(_thing(index, placed))
        if found is None or not _is_part(index, placed):
            continue
        first, full = found
        if first <= due and not _both_numbers(full, placed):
            one, other = index.told(full), index.told(placed)
            name = short(placed.indicator.name)
            yield Violation(f"{placed.path}.value", name=name, full=one, part=other)


def _originals(index: Index) -> Iterator[tuple[int, PlacedTarget]]:
    """The targets that say nothing again and hold for the whole by some year: their own, or else
    the last of the plan. None of them is a hope.
    """
    for each in chain.from_iterable(index.originals):
        target, due = each.target, each.target.year or index.plan.period.end
        whole = target.subset_of is None and not target.per
        if whole and due is not None and not is_hope(target) and target.kind != "relative":
            yield due, each


def _is_full(index: Index, placed: PlacedTarget) -> bool:
    stated = index.statements.get(placed.path)
    if stated is not None:
        return stated.dimension == "share" and stated.kind == "level" and stated.value == _ALL
    target = placed.target
    said = f"{target.words or ''}{placed.indicator.name}"
    return target.value is None and bool(_IN_FULL.search(said))


def _is_part(index: Index, placed: PlacedTarget) -> bool:
    stated = index.statements.get(placed.path)
    if stated is None or stated.dimension != "share" or stated.kind != "level":
        return False
    return stated.side != "above" and stated.largest < _ALL


def _both_numbers(full: PlacedTarget, part: PlacedTarget) -> bool:
    """Whether both are numbers of one indicator: T209 and T216 compare them."""
    return full.indicator_path == part.indicator_path and full.target.value is not None


def _thing(index: Index, placed: PlacedTarget) -> tuple[str, str | None]:
    """What is covered, by the name of the indicator; a name of few letters is no name."""
    name = index.cores[placed.indicator_path]
    bare = _BESIDES.sub("", name)
    return (bare if len(bare) >= _SHORTEST else name), scope_of(placed.target)
