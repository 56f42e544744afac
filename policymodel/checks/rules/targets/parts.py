"""Parts of a whole: none of them larger, nor all of them together."""

from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.algebra import EXACT, Statement, incomparable
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.wording import amount, said
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text


@rule("T214", "error")
def part_is_within_whole(index: Index) -> Iterator[Violation]:
    """A target that counts a part of what another one counts is not larger."""
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


@rule("T215", "info")
def parts_fit_whole(index: Index) -> Iterator[Violation]:
    """The targets that count parts of one whole are together not more than the whole."""
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
