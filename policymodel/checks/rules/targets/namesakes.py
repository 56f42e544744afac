"""Indicators that nobody linked, and that by their names count one thing, or some of it."""

from collections.abc import Iterator

from policymodel.analysis.algebra import Statement, conflict, same_number
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.namesakes import is_bare, wholes
from policymodel.analysis.targets import ADDED, is_hope, scope_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.text import Text

_GRADED = ("国家", "国省", "省", "市", "州", "区", "县")  # how names begin that tell a grade
_AMOUNTS = ("level", "increment", "total", "per_year")


@rule("T221", "warning")
def namesakes_agree(index: Index) -> Iterator[Violation]:
    """Two indicators of the same name do not give two numbers for the same year."""
    for here, there, mine, yours in index.shared(_namesakes):
        if conflict(mine, yours):
            yield _told(index, f"{here.path}.value", here, there)


@rule("T222", "info")
def namesakes_are_linked(index: Index) -> Iterator[Violation]:
    """Two indicators of the same name that state the same number are one indicator, or one restates
    the other.
    """
    for here, there, mine, yours in index.shared(_namesakes):
        if not conflict(mine, yours) and same_number(mine, yours):
            yield _told(index, here.path, here, there)


@rule("T223", "warning")
def some_are_not_more_than_all(index: Index) -> Iterator[Violation]:
    """What counts a part of another indicator, going by its name, or of its own, going by its
    scope, is not more than the whole.
    """
    known: dict[tuple[object, ...], dict[str, PlacedTarget]] = {}
    placed = [
        (each, _core(index, each), known.setdefault(_asked(index, each), {}), scope_of(each.target))
        for each in _amounts(index)
        if each.target.subset_of is None
    ]
    for each, name, beside, scope in placed:
        if scope is None:
            beside.setdefault(name, each)
    for each, name, beside, scope in placed:
        if len(beside) == (scope is None):
            continue  # as of most, nothing else is asked alike
        mine = index.statements[each.path]
        named = [] if scope is None else [name]
        named += [one for one in wholes(name, beside) if not is_bare(one)]
        whole = next((beside[one] for one in named if one in beside), None)
        if whole is None or whole is each or mine.side == "above":
            continue
        if whole.indicator_path == each.indicator_path and not _is_part(each, scope):
            continue
        if mine.value > index.statements[whole.path].largest and _may_hold(index, whole, each):
            yield _told(index, f"{each.path}.value", each, whole)


def _may_hold(index: Index, whole: PlacedTarget, part: PlacedTarget) -> bool:
    """Whether what one target counts may be all of what another counts some of: what a measure is
    to do says nothing of what others do, or of the goals.
    """
    around = index.measure_at(whole.target.at)
    return around is None or around is index.measure_at(part.target.at)


def _amounts(index: Index) -> Iterator[PlacedTarget]:
    """The amounts of what is counted or added up, of which some are fewer than all."""
    for stated in index.all_stated(*_AMOUNTS):
        for placed in stated:
            unit = index.units.find(placed.target.unit or placed.indicator.unit)
            if unit is not None and unit.kind in ADDED:
                yield placed


def _namesakes(
    index: Index,
) -> Iterator[tuple[PlacedTarget, PlacedTarget, Statement, Statement]]:
    """Targets with the first of another indicator that by its name counts the same."""
    seen: dict[tuple[object, ...], PlacedTarget] = {}
    for stated in index.all_stated(*_AMOUNTS, "growth_rate", "change"):
        for placed in stated:
            target, name = placed.target, _core(index, placed)
            if is_bare(name):
                continue
            hoped, scope = is_hope(target), scope_of(target)
            what = name, target.subset_of, scope, hoped, placed.indicator.category
            key = (*what, _asked(index, placed), target.from_year)
            first = seen.setdefault(key, placed)
            if first.indicator_path != placed.indicator_path:
                statements = index.statements
                yield placed, first, statements[placed.path], statements[first.path]


def _core(index: Index, placed: PlacedTarget) -> str:
    return index.cores[placed.indicator_path]


def _asked(index: Index, placed: PlacedTarget) -> tuple[object, ...]:
    """What must agree for two targets to be compared: kind, year, dimension, way."""
    stated, year = index.statements[placed.path], placed.target.year or index.plan.period.end
    return stated.kind, year, stated.dimension, stated.change, stated.base_year


def _is_part(each: PlacedTarget, scope: str | None) -> bool:
    """Whether a target counts some of what its indicator does: the 市级 ones are none of 国家级."""
    return scope is not None and not each.indicator.name.startswith(_GRADED)


def _told(index: Index, path: str, here: PlacedTarget, there: PlacedTarget) -> Violation:
    name, again = _named(index, there), _named(index, here)
    return Violation(path, name=name, first=there, again=again, second=here)


def _named(index: Index, placed: PlacedTarget) -> Text:
    name, place = short(placed.indicator.name), index.place_of(placed)
    scope = scope_of(placed.target)
    of = f"，{short(scope)}" if scope else ""
    zh, en = (f"（{place.zh}）", f" ({place.en})") if place.zh else ("", "")
    return Text(f"“{name}”{of}{zh}", f'"{name}"{of}{en}')
