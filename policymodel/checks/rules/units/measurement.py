"""How indicators are measured: changes told from levels, ratios from counts, one unit each."""

import re
from collections.abc import Iterator

from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator
from policymodel.units import Unit

# What is itself a rate of growth has one: 地区生产总值增速年均增长6%.
_GROWTH = ("增速", "增长率", "增长", "增幅", "涨幅", "降幅", "增长速度")
_UNMEASURED = ("growth_rate", "change", "relative", "qualitative")
_PEOPLE = ("person", "person_year")
# 每万人, 每千名, 每百户; and 万人 at the head of a name, where it counts no people.
_PER_HEAD = re.compile(
    r"每(?P<of>[十百千万亿]+)(?:(?P<whom>[名人户家])|[口常从就])|^万人(?:口|均)?(?=发明|高价值|专利|有效|拥有|口|均|床位|卫生|累计)"
)


@rule("U201", "warning")
def change_of_share_is_in_points(index: Index) -> Iterator[Violation]:
    """A share's increase is stated in percentage points."""
    for placed in index.undisputed("unit", "kind"):
        if placed.target.kind != "increment":
            continue
        whole = index.units.find(placed.indicator.unit)
        unit = index.units.find(placed.target.unit or placed.indicator.unit)
        if unit and whole and unit.dimension == whole.dimension == "share":
            path = f"{placed.path}.unit" if placed.target.unit else placed.path
            name, told = short(placed.indicator.name), index.told(placed)
            yield Violation(path, name=name, told=told)


@rule("U202", "warning")
def share_has_no_growth_rate(index: Index) -> Iterator[Violation]:
    """An indicator in percent has no growth rate in percent."""
    for placed in index.undisputed("kind"):
        if placed.target.kind != "growth_rate" or placed.indicator.name.endswith(_GROWTH):
            continue
        whole = index.units.find(placed.indicator.unit)
        if whole and whole.dimension == "share":
            name, told = short(placed.indicator.name), index.told(placed)
            yield Violation(f"{placed.path}.kind", name=name, unit=whole.name, told=told)


@rule("U203", "error")
def units_of_indicator_convert(index: Index) -> Iterator[Violation]:
    """The targets of an indicator without a unit are in units that convert into each other."""
    firsts: dict[str, tuple[PlacedTarget, Unit]] = {}
    for placed in index.undisputed("unit", "kind"):
        unit = index.units.find(placed.target.unit)
        if placed.indicator.unit is not None or unit is None or placed.target.kind in _UNMEASURED:
            continue  # of the first U102 speaks
        first, known = firsts.setdefault(placed.indicator_path, (placed, unit))
        if not _converts(unit, known):
            name, told = short(placed.indicator.name), index.both(first, placed)
            yield Violation(f"{placed.path}.unit", name=name, first=told[0], again=told[1])


@rule("U204", "info")
def unit_stands_in_text(index: Index) -> Iterator[Violation]:
    """The unit of a target can still be seen in the text that was read, there or where it is said
    again.
    """
    elsewhere = {
        one.path
        for two in index.restatements
        if any(each.target.unit_stated for each in two)
        for one in two
    }
    found = [
        each
        for each in index.targets
        if each.target.value is not None
        and (each.target.unit or each.indicator.unit)
        and not each.target.unit_stated
        and each.path not in elsewhere
    ]
    if found:
        names = dict.fromkeys(each.indicator.name for each in found)
        units = dict.fromkeys(each.target.unit or each.indicator.unit for each in found)
        yield Violation(f"{found[0].path}.unit_stated", names=[*names], units=[*units])


@rule("U205", "warning")
def per_head_is_a_ratio(index: Index) -> Iterator[Violation]:
    """An indicator that counts things per 10,000 people is measured in a ratio, not in a plain
    count.
    """
    for path, indicator, _ in index.parts(Indicator):
        unit = index.units.find(indicator.unit)
        # 每十万人口执业医师 is printed in 人, and its name says of how many.
        if not unit or unit.kind != "count" or unit.dimension in _PEOPLE:
            continue
        if below := _named_below(index, indicator.name):
            ratio = f"{unit.name}/{below}"
            yield Violation(f"{path}.unit", name=short(indicator.name), unit=unit.name, ratio=ratio)


@rule("U210", "warning")
def per_head_is_of_as_many(index: Index) -> Iterator[Violation]:
    """An indicator that by its name counts things per 1,000 people is in a ratio of so many."""
    for path, indicator, _ in index.parts(Indicator):
        unit = index.units.find(indicator.unit)
        if not unit or len(unit.under) != 1:
            continue
        below = _named_below(index, indicator.name)
        if below and unit.under[0].name != below:
            name, ratio = short(indicator.name), f"{unit.over.name if unit.over else ''}/{below}"
            yield Violation(f"{path}.unit", name=name, below=below, unit=unit.name, ratio=ratio)


@rule("U207", "warning")
def namesakes_count_alike(index: Index) -> Iterator[Violation]:
    """Indicators of the same name are measured in units that compare with each other."""
    seen: dict[str, tuple[Indicator, str, str]] = {}
    for path, indicator, _ in index.parts(Indicator):
        unit = index.units.find(indicator.unit)
        # A thing and its share are two things: 占比 is often left out of the name.
        if unit is None or unit.kind in ("share", "points", "index", "rate"):
            continue
        other, one, dimension = seen.setdefault(
            index.cores[path], (indicator, unit.name, unit.dimension)
        )
        if dimension != unit.dimension and unit.kind == index.units.known(one).kind:
            first, name = short(other.name), short(indicator.name)
            yield Violation(f"{path}.unit", first=first, one=one, name=name, unit=unit.name)


def _named_below(index: Index, name: str) -> str:
    """Of how many the name of an indicator counts things, as a unit: 千人 of 每千名老年人."""
    found = _PER_HEAD.search(name)
    if found is None:
        return ""
    below = index.units.find(f"{found['of']}{found['whom'] or '人'}")
    return below.name if below else "万人"


def _converts(one: Unit, other: Unit) -> bool:
    # A share and its change in points, a ratio and its printed numerator.
    return (
        one.dimension == other.dimension
        or (other.over is not None and one.dimension == other.over.dimension)
        or (one.over is not None and other.dimension == one.over.dimension)
        or {one.kind, other.kind} == {"share", "points"}
    )
