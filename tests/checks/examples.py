"""What is found in the plans of rules' examples."""

from typing import Any

import attrs
from checks.running import check

from policymodel.checking import verify
from policymodel.checks import Rule
from policymodel.checks.engine.examples import text_of
from policymodel.findings import Finding
from policymodel.reading import plan_from_tree


def found_in(each: Rule, tree: dict[str, Any]) -> tuple[Finding, ...]:
    """All findings; of an example with a document those of its rule alone.

    Such an example cites the few spans that are its own.
    """
    plan, source = plan_from_tree(tree), text_of(each.words.example)
    if source is None:
        return check(plan)
    cited = attrs.evolve(plan, document=attrs.evolve(plan.document, source=source.source))
    return verify(cited, source, select=each.code)
