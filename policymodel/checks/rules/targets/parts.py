"""Parts of a whole: none of them larger, nor all of them together."""

from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.algebra import EXACT, Statement, incomparable
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.wording import amount, said
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text


@rule("T214", "error", Text("部分不大于整体", "a part is not more than its whole"))
def part_is_within_whole(index: Index) -> Iterator[Violation]:
    """A target that counts a part of what another one counts is not larger.

    作为另一目标一部分的目标，数值不大于该目标。

    Why: 引进60人次,其中高端80人次 cannot be; a digit is wrong, or the two are the other way
    round.

    理由：“引进60人次，其中高端80人次”不可能成立，或数字有误，或主次颠倒。

    Breaks:
        indicators:
          - id: experts
            name: 外国专家
            unit: 人次
            targets:
              - {id: experts.all, kind: increment, comparator: at_least, value: 60, unit: 人次}
              - {id: experts.top, kind: increment, comparator: at_least, value: 80, unit: 人次,
                 scope: 高端, subset_of: experts.all}

    Keeps:
        indicators:
          - id: experts
            name: 外国专家
            unit: 人次
            targets:
              - {id: experts.all, kind: increment, comparator: at_least, value: 60, unit: 人次}
              - {id: experts.top, kind: increment, comparator: at_least, value: 5, unit: 人次,
                 scope: 高端, subset_of: experts.all}
    """
    for part, whole, mine, yours in _parts(index):
        if _at_least(mine) > yours.largest:
            a, b = said(whole.target, whole.indicator), said(part.target, part.indicator)
            yield Violation(
                f"{part.path}.value",
                Text(
                    f"应不大于整体 {whole.target.id}（{a.zh}），实为{b.zh}",
                    f"expected no more than the whole, {whole.target.id}, {a.en}, found {b.en}",
                ),
                Text("请核对数字和 subset_of", "check the digits and subset_of"),
            )


@rule("T215", "info", Text("各部分之和不超过整体", "parts together fit their whole"))
def parts_fit_whole(index: Index) -> Iterator[Violation]:
    """What several targets count as parts of one whole is together not more than the whole.

    同一目标的几个部分相加，不超过该目标。

    Why: either the parts overlap, and must not be added up in a report, or one of the numbers
    is a slip. So for what several measures contribute to one headline.

    理由：要么各部分有交叉，汇总时不能相加，要么有数字写错。几项任务共同完成一个总目标时也是如此。

    Breaks:
        indicators:
          - id: talents
            name: 引进人才
            unit: 名
            targets:
              - {id: talents.all, kind: increment, comparator: at_least, value: 100, unit: 名}
              - {id: talents.zone, kind: increment, comparator: at_least, value: 70, unit: 名,
                 scope: 高新区, subset_of: talents.all}
              - {id: talents.county, kind: increment, comparator: at_least, value: 40, unit: 名,
                 scope: 青川县, subset_of: talents.all}

    Keeps:
        indicators:
          - id: talents
            name: 引进人才
            unit: 名
            targets:
              - {id: talents.all, kind: increment, comparator: at_least, value: 100, unit: 名}
              - {id: talents.zone, kind: increment, comparator: at_least, value: 60, unit: 名,
                 scope: 高新区, subset_of: talents.all}
              - {id: talents.county, kind: increment, comparator: at_least, value: 40, unit: 名,
                 scope: 青川县, subset_of: talents.all}
    """
    sums: dict[str, tuple[Decimal, int]] = {}
    wholes: dict[str, tuple[PlacedTarget, Statement]] = {}
    for _, whole, mine, yours in _parts(index):
        least = _at_least(mine)
        if least > yours.largest or least < 0:
            continue  # alone too large: T214
        wholes[whole.path] = whole, yours
        added, count = sums.get(whole.path, (Decimal(0), 0))
        sums[whole.path] = EXACT.add(added, least), count + 1
    for path, (added, count) in sums.items():
        whole, yours = wholes[path]
        if added > yours.largest:
            a = said(whole.target, whole.indicator)
            yield Violation(
                f"{path}.value",
                Text(
                    f"{count} 个部分之和应不大于整体 {whole.target.id}（{a.zh}），"
                    f"实为 {amount(added, yours)}",
                    f"expected no more than the whole, {whole.target.id}, {a.en}, "
                    f"from {count} parts together, found {amount(added, yours)}",
                ),
                Text(
                    "如各部分有交叉，汇总时不要相加；否则请核对数字",
                    "if the parts overlap, do not add them up; else check the digits",
                ),
            )


def _parts(
    index: Index,
) -> Iterator[tuple[PlacedTarget, PlacedTarget, Statement, Statement]]:
    """Every part with its whole, where the two can be compared."""
    for part, whole in index.subsets:
        mine, yours = index.statements.get(part.path), index.statements.get(whole.path)
        years = {part.target.year, whole.target.year} - {None}
        if not mine or not yours or len(years) > 1 or part.target.restates is not None:
            continue
        if not incomparable(mine, yours):
            yield part, whole, mine, yours


def _at_least(part: Statement) -> Decimal:
    """What a part comes to at least; what only has an upper end may come to nothing."""
    return part.value if part.side == "below" else part.values.low


RULES: tuple[Rule, ...] = (part_is_within_whole, parts_fit_whole)
