"""Rates and limits of time whose names are so near that one may be meant for the other."""

from collections import defaultdict
from collections.abc import Iterator

from policymodel.analysis.algebra import conflict
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import is_hope
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule

# So many letters more may one name have than the other, and so many names are compared with one.
_MORE, _COMPARED = 3, 12
_MEASURED = ("share", "time")


@rule("T230", "info")
def rates_of_like_names_agree(index: Index) -> Iterator[Violation]:
    """Two rates or limits of time with nearly the same name do not have two numbers for the same
    year.
    """
    buckets: dict[tuple[object, ...], list[PlacedTarget]] = defaultdict(list)
    found: dict[tuple[str, str], str] = {}
    for placed in _rates(index):
        core, stated = index.cores[placed.indicator_path], index.statements[placed.path]
        hoped = is_hope(placed.target)
        category = placed.indicator.category
        # A limit is compared with limits, and days with days, not with working days.
        what = stated.dimension, stated.side if stated.dimension != "share" else None
        bucket = buckets[core[-2:], placed.target.year, category, hoped, what]
        for other in bucket[-_COMPARED:]:
            # T209 and T220 compare what one indicator states, T221 what namesakes do.
            another, theirs = index.cores[other.indicator_path], index.statements[other.path]
            told = core == another and conflict(stated, theirs)
            if other.indicator_path == placed.indicator_path or told:
                continue
            if stated.value != theirs.value and _is_near(core, another):
                names = other.indicator.name, placed.indicator.name
                found.setdefault(names, placed.indicator_path)
        bucket.append(placed)
    listed = [(path, " / ".join(names)) for names, path in found.items()]
    yield from once(listed, len(listed))


def _rates(index: Index) -> Iterator[PlacedTarget]:
    for levels in index.all_stated("level"):
        for placed in levels:
            target, unit = placed.target, index.units.find(placed.target.unit)
            whole = target.scope is None and target.subset_of is None
            if whole and unit is not None and unit.kind in _MEASURED:
                yield placed


def _is_near(one: str, other: str) -> bool:
    """Whether the longer name is the shorter one with a few letters more within."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return len(long) <= len(short) + _MORE and all(letter in letters for letter in short)
