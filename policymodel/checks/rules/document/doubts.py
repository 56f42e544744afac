"""What the compilers of a plan could not settle, told to those who can."""

from collections.abc import Iterator

from policymodel.analysis.called import called
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator
from policymodel.text import Text


@rule("D301", "info")
def nothing_is_in_doubt(index: Index) -> Iterator[Violation]:
    """The compilers have left nothing in doubt."""
    for path, part, holder in index.every:
        if doubt := getattr(part, "doubt", None):
            thing = called(part, path=path)
            if isinstance(holder, Indicator):
                thing = _of(holder.name, thing)
            yield Violation(f"{path}.doubt", thing=thing, doubt=_ended(doubt))


def _of(name: str, thing: Text) -> Text:
    """A target or a baseline, with its indicator."""
    return Text(f"“{short(name)}”的{thing.zh}", f'{thing.en} of "{short(name)}"')


def _ended(doubt: str) -> str:
    return doubt.strip().rstrip("。.")
