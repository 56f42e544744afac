"""Family D: the document, and where it states each fact."""

from policymodel.checks.engine.rule import Rule
from policymodel.checks.rules.document import identity, layout, provenance

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *provenance.RULES,
    *layout.RULES,
)
