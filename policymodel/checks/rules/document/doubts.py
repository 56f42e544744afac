"""What the compilers of a plan could not settle, told to those who can."""

from collections.abc import Iterator

from policymodel.analysis.called import called
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule


@rule("D301", "info")
def nothing_is_in_doubt(index: Index) -> Iterator[Violation]:
    """Nothing that the plan says is in doubt for those who put it down."""
    for path, part, _ in index.every:
        if doubt := getattr(part, "doubt", None):
            yield Violation(f"{path}.doubt", thing=called(part, path=path), doubt=_ended(doubt))


def _ended(doubt: str) -> str:
    return doubt.strip().rstrip("。.")
