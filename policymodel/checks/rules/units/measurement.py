"""How indicators are measured: changes told from levels, ratios from counts, one unit each."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.units import Unit, comparable, find_unit, numerator

# 每万人, 每千名, 每百户; and 万人 at the head of a name, where it counts no people.
_PER_HEAD = re.compile(
    r"每[十百千万亿]+[名人户家口常从就]|^万人(?:口|均)?(?=发明|高价值|专利|有效|拥有|口|均|床位|卫生|累计)"
)


@rule("U201", "warning", Text("占比的变动以百分点计", "changes of shares are in points"))
def change_of_share_is_in_points(index: Index) -> Iterator[Violation]:
    """A share's increase is stated in percentage points.

    占比的提高以百分点表示。

    Why: from 40 % 提高5% leads to 42 % or to 45 %; only 个百分点 says which.

    理由：占比由40%“提高5%”，可以是42%，也可以是45%；写“个百分点”才分得清。

    Breaks:
        indicators:
          - id: output
            name: 高新技术产业产值占比
            unit: "%"
            targets:
              - {id: output.more, kind: increment, comparator: at_least, value: 5, unit: "%"}

    Keeps:
        indicators:
          - id: output
            name: 高新技术产业产值占比
            unit: "%"
            targets:
              - {id: output.more, kind: increment, comparator: at_least, value: 5, unit: 个百分点}
    """
    for placed in index.targets:
        whole = find_unit(placed.indicator.unit)
        unit = find_unit(placed.target.unit or placed.indicator.unit)
        if placed.target.kind != "increment" or not unit or not whole:
            continue
        if unit.dimension == whole.dimension == "share":
            yield Violation(
                f"{placed.path}.unit" if placed.target.unit else placed.path,
                Text(
                    f"占比的增量应以“个百分点”计，实为“{unit.name}”",
                    f'expected an increase of a share in 个百分点, found "{unit.name}"',
                ),
                Text(
                    "请核对原文：是提高几个百分点，还是提高百分之几",
                    "check the document: points added, or per cent of what there is",
                ),
            )


@rule("U202", "warning", Text("占比不用增速", "shares do not grow in percent"))
def share_has_no_growth_rate(index: Index) -> Iterator[Violation]:
    """An indicator in percent is not given a growth rate in percent.

    以%计的指标不以增速为目标。

    Why: 年均增长10% of an indicator that is itself in percent is a level taken for a rate, a
    rate of the amount behind the share, or points; the three are far apart.

    理由：指标本身以%计，又写“年均增长10%”，可能是把水平当增速，可能说的是分子的增速，也可能是
    百分点，三者相差很大。

    Breaks:
        indicators:
          - id: intensity
            name: 研发经费投入强度
            unit: "%"
            targets:
              - {id: intensity.rate, kind: growth_rate, comparator: at_least, value: 10, unit: "%"}

    Keeps:
        indicators:
          - id: spending
            name: 研发经费
            unit: 亿元
            targets:
              - {id: spending.rate, kind: growth_rate, comparator: at_least, value: 10, unit: "%"}
    """
    for placed in index.targets:
        whole = find_unit(placed.indicator.unit)
        if placed.target.kind == "growth_rate" and whole and whole.dimension == "share":
            yield Violation(
                f"{placed.path}.kind",
                Text(
                    f"以“{whole.name}”计的指标应为水平值或百分点，实为增速",
                    f'expected a level or points for an indicator in "{whole.name}", '
                    f"found a growth rate",
                ),
                Text(
                    "如为总量的增速，请归入总量指标；如为增速指标的数值，kind 请写 level",
                    "a growth of the amount belongs to an indicator of the amount; where the "
                    "indicator itself is a rate, write kind: level",
                ),
            )


@rule("U203", "error", Text("一项指标的单位可以换算", "one indicator has units that convert"))
def units_of_indicator_convert(index: Index) -> Iterator[Violation]:
    """The targets of an indicator without unit are in units that convert into each other.

    未写单位的指标，其各目标的单位可以相互换算。

    Why: 家 and 项 count different things; under one name they cannot be compared with each
    other, nor with what is reported later.

    理由：“家”与“项”计量的不是同一事物，放在同一指标下，彼此不能比较，日后填报也无从对应。

    Breaks:
        indicators:
          - id: platforms
            name: 创新平台
            targets:
              - {id: platforms.2023, kind: level, comparator: at_least, value: 5, unit: 家,
                 year: 2023}
              - {id: platforms.2025, kind: level, comparator: at_least, value: 9, unit: 项,
                 year: 2025}

    Keeps:
        indicators:
          - id: platforms
            name: 创新平台
            targets:
              - {id: platforms.2023, kind: level, comparator: at_least, value: 5, unit: 家,
                 year: 2023}
              - {id: platforms.2025, kind: level, comparator: at_least, value: 9, unit: 家,
                 year: 2025}
    """
    for i, indicator in enumerate(index.plan.indicators):
        if indicator.unit is not None:
            continue  # U102's affair
        first: Unit | None = None
        for j, target in enumerate(indicator.targets):
            unit = find_unit(target.unit)
            if unit is None or target.kind in ("growth_rate", "relative", "qualitative"):
                continue
            first = first or unit
            if not _converts(unit, first):
                yield Violation(
                    f"indicators[{i}].targets[{j}].unit",
                    Text(
                        f"应为可与“{first.name}”换算的单位，实为“{unit.name}”",
                        f'expected a unit that converts into "{first.name}", found "{unit.name}"',
                    ),
                    Text(
                        "请核对单位；如计量的是另一事物，请另立指标",
                        "check the unit; if it measures another thing, make it an indicator",
                    ),
                )


@rule("U204", "info", Text("单位见于原文", "units stand in the text"))
def unit_stands_in_text(index: Index) -> Iterator[Violation]:
    """The unit of a target still stands in the text that was read.

    目标的单位在所据文本中仍可见。

    Why: where the grid of a table is lost, so are its units; what the plan writes there is the
    modeller's reading, and somebody who has the original should confirm it.

    理由：表格线丢失时，单位往往一并丢失；此处的单位是编制者的判断，应由持有原件的人核实。

    Breaks:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.2025, kind: level, comparator: at_least, value: 23, unit: 家,
                 unit_stated: false}

    Keeps:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.2025, kind: level, comparator: at_least, value: 23, unit: 家}
    """
    for placed in index.targets:
        target = placed.target
        if not target.unit_stated and target.value is not None:
            unit = short(target.unit or placed.indicator.unit or "")
            yield Violation(
                f"{placed.path}.unit_stated",
                Text(
                    f"单位应见于文本，实为编制者所补：“{unit}”",
                    f'expected the unit in the text, found that "{unit}" was supplied',
                ),
                Text("请对照原件核实单位", "confirm the unit against the original document"),
            )


@rule("U205", "warning", Text("每万人指标用比率单位", "per-head indicators are ratios"))
def per_head_is_a_ratio(index: Index) -> Iterator[Violation]:
    """What its name counts per 10,000 heads is measured in a ratio, not in a plain count.

    名称写“每万人”的指标以比率计量，不以个数计量。

    Why: 12 per 10,000 people and 12 are not the same, and a report that fills in the count
    looks like success many times over.

    理由：“每万人12件”不是“12件”；填报时写成总数，看上去就成了数百倍的超额完成。

    Breaks:
        indicators:
          - {id: patents, name: 每万人口发明专利拥有量, unit: 件}

    Keeps:
        indicators:
          - {id: patents, name: 每万人口发明专利拥有量, unit: 件/万人}
    """
    for i, indicator in enumerate(index.plan.indicators):
        unit = find_unit(indicator.unit)
        if unit and unit.kind == "count" and _PER_HEAD.search(indicator.name):
            yield Violation(
                f"indicators[{i}].unit",
                Text(
                    f"“{short(indicator.name)}”的单位应为比率，实为“{unit.name}”",
                    f'expected a ratio as the unit of "{short(indicator.name)}", '
                    f'found "{unit.name}"',
                ),
                Text(
                    f"如 {unit.name}/万人；单位表见 policymodel units",
                    f"such as {unit.name}/万人; `policymodel units` lists them",
                ),
            )


@rule("U206", "info", Text("指数不以%计", "indices are not in percent"))
def index_is_no_share(index: Index) -> Iterator[Violation]:
    """What its name calls an index is measured in points, not in percent.

    名称为指数的指标以点计量，不以%计量。

    Why: an index is no part of a whole and may pass 100; 65 % of it means nothing until somebody
    says of what.

    理由：指数不是某个整体的一部分，可以超过100；写成65%，须说明以什么为100%。

    Breaks:
        indicators:
          - {id: innovation, name: 综合科技创新水平指数, unit: "%"}

    Keeps:
        indicators:
          - {id: innovation, name: 综合科技创新水平指数, unit: 指数}
    """
    for i, indicator in enumerate(index.plan.indicators):
        unit = find_unit(indicator.unit)
        if unit and unit.dimension == "share" and indicator.name.endswith("指数"):
            yield Violation(
                f"indicators[{i}].unit",
                Text(
                    f"“{short(indicator.name)}”的单位应为“指数”，实为“{unit.name}”",
                    f'expected index points as the unit of "{short(indicator.name)}", '
                    f'found "{unit.name}"',
                ),
                Text(
                    "请核对文件和指数的定义；文件如此的，请注明以什么为100%",
                    "check the document and the definition; if it says so, note what 100 % is",
                ),
            )


def _converts(one: Unit, other: Unit) -> bool:
    # A share and its change in points, a ratio and its printed numerator.
    return (
        comparable(one.name, other.name)
        or comparable(one.name, numerator(other.name))
        or comparable(other.name, numerator(one.name))
        or {one.kind, other.kind} == {"share", "points"}
    )


RULES: tuple[Rule, ...] = (
    change_of_share_is_in_points,
    share_has_no_growth_rate,
    units_of_indicator_convert,
    unit_stands_in_text,
    per_head_is_a_ratio,
    index_is_no_share,
)
