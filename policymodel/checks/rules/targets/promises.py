"""How firmly targets are promised."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text


@rule("T218", "warning")
def binding_is_promised(index: Index) -> Iterator[Violation]:
    """The targets of a binding indicator are not merely aspirational."""
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
