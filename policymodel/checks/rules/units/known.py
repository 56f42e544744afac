"""Units that exist, that fit their indicator, and that are in percent where they must be."""

from collections.abc import Iterator
from functools import lru_cache

from policymodel.analysis.shares import is_share
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.model import Indicator, Target
from policymodel.units import UNITS, Unit, comparable, find_unit, numerator
from policymodel.units import unknown_unit as _unknown_unit

# A plan names a wrong unit in many places, and each search for the nearest costs a millisecond.
unknown_unit = lru_cache(maxsize=1024)(_unknown_unit)


@rule("U101", "error", Text("计量单位在单位表中", "units are known"))
def unit_is_known(index: Index) -> Iterator[Violation]:
    """Every unit is a unit of the registry.

    每个计量单位都是单位表中的单位。

    Why: a unit that nobody knows can be neither compared nor converted, and most often it is
    a slip of the pen.

    理由：不认识的单位既不能比较，也不能换算，而且多半是笔误。

    Breaks:
        indicators:
          - {id: contracts, name: 技术合同成交额, unit: 万元整}

    Keeps:
        indicators:
          - {id: contracts, name: 技术合同成交额, unit: 万元}
    """
    for i, indicator in enumerate(index.plan.indicators):
        unit = indicator.unit
        if unit is not None and find_unit(unit) is None:
            found = unknown_unit(unit, _units_for_indicator(indicator))
            yield Violation(f"indicators[{i}].unit", found.message, found.hint)
        for j, target in enumerate(indicator.targets):
            unit = target.unit
            if unit is not None and find_unit(unit) is None:
                found = unknown_unit(unit, _units_for_target(target, indicator))
                yield Violation(f"indicators[{i}].targets[{j}].unit", found.message, found.hint)


@rule("U102", "error", Text("目标与指标的计量单位可比", "a target's unit fits its indicator"))
def target_unit_fits_indicator(index: Index) -> Iterator[Violation]:
    """A target's unit compares with its indicator's unit.

    目标的单位可与所属指标的单位比较。

    Why: an indicator measures one thing for ever; a target in a unit of another thing is a
    slip, or belongs to another indicator. Growth rates are in % whatever grows, changes of a
    share may be in percentage points, and a ratio's target may print its numerator alone.

    理由：一项指标始终计量同一事物，目标换成别的事物的单位，或是笔误，或应另立指标。增速一律以%
    计；占比的变动可用个百分点；比率的目标可以只写分子的单位。

    Breaks:
        indicators:
          - id: platforms
            name: 创新平台
            unit: 家
            targets:
              - {id: platforms.2025, kind: level, comparator: at_least, value: 10, unit: 项}

    Keeps:
        indicators:
          - id: platforms
            name: 创新平台
            unit: 家
            targets:
              - {id: platforms.2025, kind: level, comparator: at_least, value: 10, unit: 家}
    """
    for placed in index.targets:
        ours, theirs = find_unit(placed.target.unit), find_unit(placed.indicator.unit)
        if ours and theirs and not _fits(placed.target.kind, ours, theirs):
            yield Violation(
                f"{placed.path}.unit",
                Text(
                    f"应为可与指标单位“{theirs.name}”比较的单位，实为“{placed.target.unit}”",
                    f'expected a unit that compares with "{theirs.name}", the unit of the '
                    f'indicator, found "{placed.target.unit}"',
                ),
                Text(
                    "请改用可比的单位；如计量的是另一事物，请另立指标",
                    "use a unit that compares; if it measures another thing, make it another "
                    "indicator",
                ),
            )


@rule("U103", "error", Text("增速以%计", "growth rates are in percent"))
def growth_rate_is_in_percent(index: Index) -> Iterator[Violation]:
    """A growth rate is stated in percent.

    增速以百分数表示。

    Why: 年均增长10亿元 is an increment and 年均增长10% is a growth rate; the kind and the unit
    must say the same.

    理由：“年均增长10亿元”是增量，“年均增长10%”才是增速；目标类型与单位应当一致。

    Breaks:
        indicators:
          - id: contracts
            name: 技术合同成交额
            unit: 亿元
            targets:
              - {id: contracts.2025, kind: growth_rate, comparator: about, value: 10, unit: 亿元}

    Keeps:
        indicators:
          - id: contracts
            name: 技术合同成交额
            unit: 亿元
            targets:
              - {id: contracts.2025, kind: growth_rate, comparator: about, value: 10, unit: "%"}
    """
    for placed in index.targets:
        target = placed.target
        if target.kind != "growth_rate" or target.value is None:
            continue
        unit = find_unit(target.unit)
        if target.unit is None or (unit and unit.dimension != "share"):
            yield Violation(
                f"{placed.path}.unit" if target.unit else placed.path,
                Text(
                    f"增速的单位应为“%”，实为{_quoted_zh(target.unit)}",
                    f'expected "%" as the unit of a growth rate, found {_quoted_en(target.unit)}',
                ),
                Text(
                    "如为增加的数量，kind 请写 increment",
                    "for an amount that is added, write kind: increment",
                ),
            )


@rule("U104", "warning", Text("占比以%计", "shares are in percent"))
def share_is_in_percent(index: Index) -> Iterator[Violation]:
    """What its name calls a share is measured in percent.

    名称为占比、比重、比率的指标以百分数计量。

    Why: a share in 家 or 亿元 is the numerator put in the place of the ratio, or the wrong
    column of a table.

    理由：以“家”或“亿元”计量的占比，多半是把分子当成了比率，或抄错了表格的列。

    Breaks:
        indicators:
          - {id: high_tech, name: 高新技术产业产值占比, unit: 亿元}

    Keeps:
        indicators:
          - {id: high_tech, name: 高新技术产业产值占比, unit: "%"}
    """
    for i, indicator in enumerate(index.plan.indicators):
        if not is_share(indicator):
            continue
        # Where the indicator has a unit, its targets' units are U102's affair.
        stated = [(f"indicators[{i}].unit", indicator.unit)]
        if indicator.unit is None:
            stated = [
                (f"indicators[{i}].targets[{j}].unit", target.unit)
                for j, target in enumerate(indicator.targets)
                if target.kind == "level"
            ]
        for path, word in stated:
            unit = find_unit(word)
            if unit and unit.dimension != "share":
                yield Violation(
                    path,
                    Text(
                        f"“{indicator.name}”的单位应为“%”，实为“{word}”",
                        f'expected "%" as the unit of "{indicator.name}", found "{word}"',
                    ),
                    Text("请核对指标名称与单位", "check the indicator's name and its unit"),
                )


def _fits(kind: str, ours: Unit, theirs: Unit) -> bool:
    match kind:
        case "growth_rate" | "qualitative":
            return True  # growth_rate: U103
        case "increment" | "per_year" | "total" if theirs.dimension == "share":
            return ours.kind in ("share", "points")
        case "relative" if ours.kind in ("share", "points"):
            return True  # two points above, or ten per cent above
    return comparable(ours.name, theirs.name) or comparable(ours.name, numerator(theirs.name))


def _units_for_target(target: Target, indicator: Indicator) -> frozenset[str]:
    """Return the units that a slip in a target's unit can mean."""
    whole = find_unit(indicator.unit)
    return frozenset(
        unit.name for unit in UNITS.values() if whole is None or _fits(target.kind, unit, whole)
    )


def _units_for_indicator(indicator: Indicator) -> frozenset[str]:
    """Return the units that a slip in an indicator's unit can mean."""
    stated = [(each.kind, unit) for each in indicator.targets if (unit := find_unit(each.unit))]
    return frozenset(
        whole.name
        for whole in UNITS.values()
        if all(_fits(kind, unit, whole) for kind, unit in stated)
    )


def _quoted_zh(unit: str | None) -> str:
    return f"“{unit}”" if unit else "空缺"


def _quoted_en(unit: str | None) -> str:
    return f'"{unit}"' if unit else "none"


RULES: tuple[Rule, ...] = (
    unit_is_known,
    target_unit_fits_indicator,
    growth_rate_is_in_percent,
    share_is_in_percent,
)
