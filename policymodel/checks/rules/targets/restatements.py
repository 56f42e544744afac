"""What a document says twice: in its goals and in a measure, in its text and in a table."""

from collections.abc import Iterator

from policymodel.analysis.algebra import incomparable, rounds_to, same_number
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import in_table, printed_least, scope_of
from policymodel.analysis.wording import said, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.vocabulary import COMMITMENTS, TARGET_KINDS

_ASK = Text(
    "请核对文件两处原文；确有出入的，提请起草单位统一",
    "compare the two places of the document; if they differ, ask its drafters which one holds",
)


@rule("T201", "error")
def restatement_keeps_number(index: Index) -> Iterator[Violation]:
    """A target that restates another one says the same number."""
    for here, there in _with_other_number(index, rounded=False):
        if not _is_cell(here) and not _is_cell(there):
            yield _differs(here, there, Text("原目标", "the target it restates"))


@rule("T202", "warning")
def restatement_keeps_comparator(index: Index) -> Iterator[Violation]:
    """A target that restates another one compares with the number in the same way."""
    for here, there in index.restatements:
        mine, yours = index.statements.get(here.path), index.statements.get(there.path)
        if not mine or not yours or incomparable(mine, yours) or not same_number(mine, yours):
            continue
        if mine.comparator != yours.comparator:
            yield _differs(here, there, Text("原目标", "the target it restates"), "comparator")
        elif mine.comparator == "at_least":
            least = printed_least(here.target), printed_least(there.target)
            if None not in least and least[0] is not least[1]:
                a, b = short(there.target.words or ""), short(here.target.words or "")
                yield Violation(
                    f"{here.path}.words",
                    Text(
                        f"应与原目标的措辞“{a}”一致，实为“{b}”（一处有“以上”，一处没有）",
                        f'expected the wording of the target it restates, "{a}", found "{b}": '
                        f"one says 以上 and the other does not",
                    ),
                    _ASK,
                )


@rule("T203", "warning")
def restatement_keeps_commitment(index: Index) -> Iterator[Violation]:
    """A target that restates another one is committed to as firmly."""
    for here, there in index.restatements:
        mine, yours = here.target.commitment, there.target.commitment
        if mine != yours:
            a, b = COMMITMENTS[yours], COMMITMENTS[mine]
            first = said(there.target, there.indicator)
            again = said(here.target, here.indicator)
            yield Violation(
                f"{here.path}.commitment" if mine != "stated" else here.path,
                Text(
                    f"应与原目标{first.zh}承诺力度一致（{a.zh}），实为{again.zh}（{b.zh}）",
                    f"expected the commitment of the target it restates, {first.en} ({a.en}), "
                    f"found {again.en} ({b.en})",
                ),
                _ASK,
            )


@rule("T204", "warning")
def restatement_keeps_scope(index: Index) -> Iterator[Violation]:
    """A target that restates another one counts the same things."""
    for here, there in index.restatements:
        mine, yours = scope_of(here.target), scope_of(there.target)
        if mine != yours:
            yield Violation(
                f"{here.path}.scope" if here.target.scope else here.path,
                Text(
                    f"应与原目标的范围{_scope_zh(yours)}一致，实为{_scope_zh(mine)}",
                    f"expected the scope of the target it restates, {_scope_en(yours)}, "
                    f"found {_scope_en(mine)}",
                ),
                _ASK,
            )


@rule("T205", "warning")
def restatement_keeps_year(index: Index) -> Iterator[Violation]:
    """A target that restates another one holds for the same year."""
    for here, there in index.restatements:
        for name in ("year", "from_year"):
            mine, yours = getattr(here.target, name), getattr(there.target, name)
            if mine is not None and yours is not None and mine != yours:
                yield Violation(
                    f"{here.path}.{name}",
                    Text(
                        f"应与原目标的年份 {yours} 一致，实为 {mine}",
                        f"expected the year of the target it restates, {yours}, found {mine}",
                    ),
                    _ASK,
                )
                break


@rule("T206", "warning")
def restatement_can_be_compared(index: Index) -> Iterator[Violation]:
    """A target that restates another one is of its kind, and in a unit that compares."""
    for here, there in index.restatements:
        mine, yours = index.statements.get(here.path), index.statements.get(there.path)
        if here.target.kind != there.target.kind:
            a, b = TARGET_KINDS[there.target.kind], TARGET_KINDS[here.target.kind]
            expected, found = Text(f"“{a.zh}”", a.en), Text(f"“{b.zh}”", b.en)
        elif (
            # Under one indicator this is the affair of U102 and U203.
            here.indicator is not there.indicator
            and mine
            and yours
            and (reason := incomparable(mine, yours))
        ):
            expected = said(there.target, there.indicator)
            found = said(here.target, here.indicator)
            found = Text(f"{found.zh}（{reason.zh}）", f"{found.en} ({reason.en})")
        else:
            continue
        yield Violation(
            f"{here.path}.restates",
            Text(
                f"应与所重述的目标{expected.zh}可比，实为{found.zh}",
                f"expected what compares with the target it restates, {expected.en}, "
                f"found {found.en}",
            ),
            Text(
                "请核对 kind 和 unit；如非同一目标，请删去 restates",
                "check kind and unit; if it is another target, delete restates",
            ),
        )


@rule("T207", "info")
def restatement_keeps_digits(index: Index) -> Iterator[Violation]:
    """A target that restates another one prints as many digits of it."""
    for here, there in _with_other_number(index, rounded=True):
        yield _differs(here, there, Text("另一处", "the other place, before rounding,"))


@rule("T208", "error")
def text_keeps_number_of_table(index: Index) -> Iterator[Violation]:
    """The number of an indicator in the text is the number in its row of the printed table."""
    for here, there in _with_other_number(index, rounded=False):
        if _is_cell(here):
            yield _differs(here, there, Text("正文", "the text"))
        elif _is_cell(there):
            yield _differs(here, there, Text("表格", "the table"))


def _with_other_number(
    index: Index, *, rounded: bool
) -> Iterator[tuple[PlacedTarget, PlacedTarget]]:
    """Restatements with another number: those that may be rounded, or those that are not."""
    for here, there in index.restatements:
        mine, yours = index.statements.get(here.path), index.statements.get(there.path)
        if not mine or not yours or incomparable(mine, yours) or same_number(mine, yours):
            continue
        if (rounds_to(mine, yours) or rounds_to(yours, mine)) is rounded:
            yield here, there


def _differs(here: PlacedTarget, there: PlacedTarget, of: Text, key: str = "value") -> Violation:
    a, b = said(there.target, there.indicator), said(here.target, here.indicator)
    return Violation(
        f"{here.path}.{key}",
        Text(
            f"应与{of.zh}（{there.target.id}）的{a.zh}一致，实为{b.zh}",
            f"expected what {of.en} says ({there.target.id}), {a.en}, found {b.en}",
        ),
        _ASK,
    )


def _is_cell(placed: PlacedTarget) -> bool:
    return in_table(placed.target, placed.indicator)


def _scope_zh(scope: str | None) -> str:
    return f"“{short(scope)}”" if scope else "（不限）"


def _scope_en(scope: str | None) -> str:
    return f'"{short(scope)}"' if scope else "none"
