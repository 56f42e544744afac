"""Family V: what a plan says is what its document prints; the document decides."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.verification import (
    completeness,
    quantities,
    spans,
    statements,
    structure,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *spans.RULES,
            *quantities.RULES,
            *statements.RULES,
            *structure.RULES,
            *completeness.RULES,
        ),
        key=lambda each: each.code,
    )
)
