"""How firmly targets are promised."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule


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
            yield Violation(f"{placed.path}.commitment")
