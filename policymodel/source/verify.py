"""Holding a plan against its document: the document decides."""

from collections.abc import Callable, Iterator

from policymodel.findings import Finding
from policymodel.model import Plan
from policymodel.source.citations import (
    facts_are_cited,
    organizations_are_named,
    spans_lie_in_the_text,
    words_are_the_documents,
)
from policymodel.source.comparators import comparators_are_printed
from policymodel.source.completeness import brackets_are_claimed, numbers_are_accounted_for
from policymodel.source.document import SourceText, wrong_source
from policymodel.source.examined import Examined
from policymodel.source.quantities import units_are_printed, values_are_printed
from policymodel.source.reports import Report
from policymodel.source.statements import (
    indicators_are_named,
    mechanisms_are_printed,
    passages_are_whole,
    qualifiers_are_printed,
    years_are_stated,
)
from policymodel.source.structure import (
    document_is_as_printed,
    headings_are_printed,
    responsibilities_are_printed,
)

Rule = Callable[[Examined], Iterator[Report]]

VERIFY_RULES: tuple[Rule, ...] = (
    spans_lie_in_the_text,
    words_are_the_documents,
    organizations_are_named,
    values_are_printed,
    units_are_printed,
    years_are_stated,
    facts_are_cited,
    responsibilities_are_printed,
    headings_are_printed,
    document_is_as_printed,
    indicators_are_named,
    comparators_are_printed,
    mechanisms_are_printed,
    qualifiers_are_printed,
    passages_are_whole,
    numbers_are_accounted_for,
    brackets_are_claimed,
)
"""The rules of verification; each one's docstring gives its code and its promise."""


def verify(plan: Plan, source: SourceText) -> tuple[Finding, ...]:
    """Return what `plan` says otherwise than its document, in the document's order.

    If `source` is not the text that the plan cites, that is the one finding (V001): offsets
    into another text mean nothing.
    """
    if (wrong := wrong_source(plan, source)) is not None:
        return (wrong,)
    index = Examined(plan, source)
    reports = [found for rule in VERIFY_RULES for found in rule(index)]
    reports.sort(key=lambda found: (found.offset, found.finding.code, found.finding.path))
    return tuple(found.finding for found in reports)
