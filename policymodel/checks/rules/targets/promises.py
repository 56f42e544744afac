"""How firmly targets are promised."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Text


@rule("T218", "warning", Text("约束性指标不用“力争”", "binding indicators are promised"))
def binding_is_promised(index: Index) -> Iterator[Violation]:
    """The targets of a binding indicator are not merely striven for.

    约束性指标的目标不写“力争”。

    Why: 约束性 means that the target must be met, 力争 that it need not be; whoever misses it
    will quote the second.

    理由：“约束性”是必须完成，“力争”是尽力而为；未完成时必引后者。

    Breaks:
        indicators:
          - id: patents
            name: 发明专利拥有量
            unit: 件
            attribute: binding
            targets:
              - {id: patents.goal, kind: level, comparator: at_least, value: 600, unit: 件,
                 commitment: aspirational}

    Keeps:
        indicators:
          - id: patents
            name: 发明专利拥有量
            unit: 件
            attribute: binding
            targets:
              - {id: patents.goal, kind: level, comparator: at_least, value: 600, unit: 件}
    """
    for placed in index.targets:
        # A restatement that is softer than what it restates is T203's affair.
        if (
            placed.indicator.attribute == "binding"
            and placed.target.commitment == "aspirational"
            and placed.target.restates is None
        ):
            yield Violation(
                f"{placed.path}.commitment",
                Text(
                    "约束性指标的目标应为直接承诺，实为“力争、争取”",
                    "expected a plain commitment under a binding indicator, found aspirational",
                ),
                Text(
                    "请核对原文的承诺措辞和指标属性",
                    "check the wording of the commitment and the indicator's attribute",
                ),
            )


RULES: tuple[Rule, ...] = (binding_is_promised,)
