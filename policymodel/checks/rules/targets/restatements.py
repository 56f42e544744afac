"""What a document says twice: in its goals and in a measure, in its text and in a table."""

from collections.abc import Iterator

from policymodel.analysis.algebra import incomparable, rounds_to, same_number
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import in_table, printed_least, scope_of
from policymodel.analysis.wording import said, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text
from policymodel.vocabulary import COMMITMENTS, TARGET_KINDS

_ASK = Text(
    "请核对文件两处原文；确有出入的，提请起草单位统一",
    "compare the two places of the document; if they differ, ask its drafters which one holds",
)


@rule("T201", "error", Text("重述的数值一致", "restatements keep the number"))
def restatement_keeps_number(index: Index) -> Iterator[Violation]:
    """A target that says another one again says the same number.

    重述的目标与原目标数值相同。

    Why: two numbers for one promise, and each office will report against the one it likes.

    理由：同一承诺两个数字，各单位会各取所需。

    Breaks:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.goal, kind: level, comparator: at_least, value: 300, unit: 家}
              - {id: firms.m8, kind: level, comparator: at_least, value: 320, unit: 家,
                 restates: firms.goal}

    Keeps:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.goal, kind: level, comparator: at_least, value: 300, unit: 家}
              - {id: firms.m8, kind: level, comparator: at_least, value: 300, unit: 家,
                 restates: firms.goal}
    """
    for here, there in _with_other_number(index, rounded=False):
        if not _is_cell(here) and not _is_cell(there):
            yield _differs(here, there, Text("原目标", "the target it restates"))


@rule("T202", "warning", Text("重述的比较词一致", "restatements keep the comparator"))
def restatement_keeps_comparator(index: Index) -> Iterator[Violation]:
    """A target that says another one again compares with the number in the same way.

    重述的目标与原目标用同样的比较词。

    Why: 达到30 and 突破30, 2500 and 2500以上 are two promises: whoever stands at exactly the
    number has kept one of them. A cell of a table has no room for 以上 and is not held to it.

    理由：“达到30”与“突破30”、“2500”与“2500以上”不是同一承诺：恰好达到该数时，一个已完成，另一个
    未必。表格单元格只印数字，不受此限。

    Breaks:
        indicators:
          - id: contracts
            name: 技术合同成交额
            unit: 亿元
            targets:
              - {id: contracts.goal, kind: level, comparator: at_least, value: 30, unit: 亿元}
              - {id: contracts.m11, kind: level, comparator: more_than, value: 30, unit: 亿元,
                 restates: contracts.goal}

    Keeps:
        indicators:
          - id: contracts
            name: 技术合同成交额
            unit: 亿元
            targets:
              - {id: contracts.goal, kind: level, comparator: at_least, value: 30, unit: 亿元}
              - {id: contracts.m11, kind: level, comparator: at_least, value: 30, unit: 亿元,
                 restates: contracts.goal}
    """
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


@rule("T203", "warning", Text("重述的承诺力度一致", "restatements keep the commitment"))
def restatement_keeps_commitment(index: Index) -> Iterator[Violation]:
    """A target that says another one again commits itself as firmly.

    重述的目标与原目标承诺力度相同。

    Why: 达到 here and 力争达到 there leaves open whether missing it is a failure.

    理由：一处“达到”，一处“力争达到”，未完成时算不算失约就说不清。

    Breaks:
        indicators:
          - id: patents
            name: 发明专利拥有量
            unit: 件
            targets:
              - {id: patents.goal, kind: level, comparator: at_least, value: 600, unit: 件}
              - {id: patents.m5, kind: level, comparator: at_least, value: 600, unit: 件,
                 commitment: aspirational, restates: patents.goal}

    Keeps:
        indicators:
          - id: patents
            name: 发明专利拥有量
            unit: 件
            targets:
              - {id: patents.goal, kind: level, comparator: at_least, value: 600, unit: 件}
              - {id: patents.m5, kind: level, comparator: at_least, value: 600, unit: 件,
                 restates: patents.goal}
    """
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


@rule("T204", "warning", Text("重述的范围一致", "restatements keep the scope"))
def restatement_keeps_scope(index: Index) -> Iterator[Violation]:
    """A target that says another one again counts the same things.

    重述的目标与原目标计数范围相同。

    Why: 省级以上 counts national platforms, 省级 does not; the same number is another
    promise. The whole of the place (全市, 全区) goes without saying.

    理由：“省级以上”含国家级，“省级”不含，数字相同而承诺不同。“全市”“全区”即全部范围，可以省略。

    Breaks:
        indicators:
          - id: platforms
            name: 创新平台
            unit: 家
            targets:
              - {id: platforms.goal, kind: increment, comparator: at_least, value: 25, unit: 家,
                 scope: 省级以上}
              - {id: platforms.m5, kind: increment, comparator: at_least, value: 25, unit: 家,
                 scope: 省级, restates: platforms.goal}

    Keeps:
        indicators:
          - id: platforms
            name: 创新平台
            unit: 家
            targets:
              - {id: platforms.goal, kind: increment, comparator: at_least, value: 25, unit: 家,
                 scope: 省级以上}
              - {id: platforms.m5, kind: increment, comparator: at_least, value: 25, unit: 家,
                 scope: 省级以上, restates: platforms.goal}
    """
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


@rule("T205", "warning", Text("重述的年份一致", "restatements keep the year"))
def restatement_keeps_year(index: Index) -> Iterator[Violation]:
    """A target that says another one again holds for the same year.

    重述的目标与原目标年份相同。

    Why: the same number by 2025 and by 2027 is two promises, and one of them comes first.

    理由：同一数字，一处到2025年，一处到2027年，就是两个承诺，须分清先后。

    Breaks:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.goal, kind: level, comparator: at_least, value: 9, unit: 家, year: 2025}
              - {id: firms.m8, kind: level, comparator: at_least, value: 9, unit: 家, year: 2027,
                 restates: firms.goal}

    Keeps:
        indicators:
          - id: firms
            name: 高新技术企业
            unit: 家
            targets:
              - {id: firms.goal, kind: level, comparator: at_least, value: 9, unit: 家, year: 2025}
              - {id: firms.m8, kind: level, comparator: at_least, value: 9, unit: 家, year: 2025,
                 restates: firms.goal}
    """
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


@rule("T206", "warning", Text("重述的是同一类目标", "restatements are of one kind"))
def restatement_can_be_compared(index: Index) -> Iterator[Violation]:
    """A target that says another one again is of its kind, and in a unit that compares.

    重述的目标与原目标类型相同，单位可比。

    Why: 新增25家 says nothing again of 达到25家; a link between two kinds hides a contradiction
    or is a slip itself.

    理由：“新增25家”不是“达到25家”的重述；把两类目标连在一起，或是笔误，或掩盖矛盾。

    Breaks:
        indicators:
          - id: platforms
            name: 创新平台
            unit: 家
            targets:
              - {id: platforms.goal, kind: level, comparator: at_least, value: 25, unit: 家}
              - {id: platforms.m5, kind: increment, comparator: at_least, value: 25, unit: 家,
                 restates: platforms.goal}

    Keeps:
        indicators:
          - id: platforms
            name: 创新平台
            unit: 家
            targets:
              - {id: platforms.goal, kind: increment, comparator: at_least, value: 25, unit: 家}
              - {id: platforms.m5, kind: increment, comparator: at_least, value: 25, unit: 家,
                 restates: platforms.goal}
    """
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


@rule("T207", "info", Text("重述不省略位数", "restatements keep the digits"))
def restatement_keeps_digits(index: Index) -> Iterator[Violation]:
    """A target that says another one again prints as many digits of it.

    重述的目标不比原目标少印小数。

    Why: 1.54 % may well be printed as 1.5 %, but who has reached 1.52 has kept one of the two.

    理由：1.54%可以略写为1.5%，但达到1.52%时，一处已完成，一处没有。

    Breaks:
        indicators:
          - id: services
            name: 科技服务业增加值占比
            unit: "%"
            targets:
              - {id: services.goal, kind: level, comparator: at_least, value: 1.54, unit: "%"}
              - {id: services.m2, kind: level, comparator: at_least, value: 1.5, unit: "%",
                 restates: services.goal}

    Keeps:
        indicators:
          - id: services
            name: 科技服务业增加值占比
            unit: "%"
            targets:
              - {id: services.goal, kind: level, comparator: at_least, value: 1.54, unit: "%"}
              - {id: services.m2, kind: level, comparator: at_least, value: 1.54, unit: "%",
                 restates: services.goal}
    """
    for here, there in _with_other_number(index, rounded=True):
        yield _differs(here, there, Text("另一处", "the other place, before rounding,"))


@rule("T208", "error", Text("正文与表格的数值一致", "text and table keep one number"))
def text_keeps_number_of_table(index: Index) -> Iterator[Violation]:
    """What the text says of an indicator is the number in its row of the printed table.

    正文所述的数值与表格中的数值相同。

    Why: the table is what is measured against, and the text what is quoted.

    理由：考核按表格，引用按正文，两者必须一致。

    Breaks:
        indicators:
          - id: firms
            name: 高新技术企业
            number: "13"
            unit: 家
            targets:
              - {id: firms.table, kind: level, comparator: at_least, value: 23, unit: 家,
                 words: "23"}
              - {id: firms.m3, kind: level, comparator: at_least, value: 25, unit: 家,
                 words: 达到25家, restates: firms.table}

    Keeps:
        indicators:
          - id: firms
            name: 高新技术企业
            number: "13"
            unit: 家
            targets:
              - {id: firms.table, kind: level, comparator: at_least, value: 23, unit: 家,
                 words: "23"}
              - {id: firms.m3, kind: level, comparator: at_least, value: 23, unit: 家,
                 words: 达到23家, restates: firms.table}
    """
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


RULES: tuple[Rule, ...] = (
    restatement_keeps_number,
    restatement_keeps_comparator,
    restatement_keeps_commitment,
    restatement_keeps_scope,
    restatement_keeps_year,
    restatement_can_be_compared,
    restatement_keeps_digits,
    text_keeps_number_of_table,
)
