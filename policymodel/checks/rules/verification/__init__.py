"""Family V: what a plan says is what its document prints; the document decides."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.verification import (
    completeness,
    quantities,
    spans,
    statements,
    structure,
)

RULES = rules_of(completeness, quantities, spans, statements, structure)
