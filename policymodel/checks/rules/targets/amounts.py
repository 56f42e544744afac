"""Amounts that targets leave open."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.source.cues import says


@rule("T232", "info")
def amounts_are_stated(index: Index) -> Iterator[Violation]:
    """What is to be built or fostered is counted, not left at 一批 or 若干."""
    found = [
        (placed.path, placed.target.words or placed.indicator.name)
        for placed in index.targets
        if placed.target.value is None
        and placed.target.restates is None
        and says((placed.target.words or "") + placed.indicator.name, "indefinite")
    ]
    yield from once(found, len(found))
