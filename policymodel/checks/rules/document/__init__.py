"""Family D: the document, and where it states each fact."""

from policymodel.checks.engine.rule import rules_of
from policymodel.checks.rules.document import identity, layout, provenance

RULES = rules_of(identity, layout, provenance)
