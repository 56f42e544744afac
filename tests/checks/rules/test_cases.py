"""What rules say of small plans at their edges: a page to be read where it changes."""

from collections.abc import Callable, Iterator

import attrs
import pytest
from checks.cases import Case, cases, families

from policymodel.checks import examine, verified
from policymodel.checks.engine.examples import breaking, text_of
from policymodel.findings import Finding
from policymodel.reading import plan_from_tree


def told(each: Case) -> tuple[Finding, ...]:
    """What the rules of a case say of its plan."""
    plan, source = plan_from_tree(breaking(each.example)), text_of(each.example)
    asked = each.rules.split()
    # Of a text without rules that hold plans against theirs only places are taken.
    if source is None or not asked[0].startswith("V"):
        return examine(plan, select=asked).findings
    document = attrs.evolve(plan.document, source=source.source)
    return verified(attrs.evolve(plan, document=document), source, select=asked).findings


def page(family: str) -> Iterator[str]:
    """What is told of each case; what to do about it where the page has not said it before."""
    said: set[str] = set()
    for number, each in enumerate(cases(family), start=1):
        yield f"{number}. {each.rules}"
        for one in told(each):
            at = f" [{one.at[0]}, {one.at[1]}]" if one.at else ""
            yield f"  {one.code} {one.path}{at}: {one.message.zh}"
            if one.hint and one.hint.zh not in said:
                yield f"    → {one.hint.zh}"
                said.add(one.hint.zh)


@pytest.mark.parametrize("family", families())
def test_what_is_told_of_cases(family: str, golden: Callable[[str, str], None]) -> None:
    golden(f"cases/{family}.txt", "\n".join(page(family)) + "\n")
