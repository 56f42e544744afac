"""The rule on the document's language: what is not compared is said, and said once."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.checks.readers import is_read


@rule("V058", "info")
def language_is_read(index: Index) -> Iterator[Violation]:
    """The document is in a language whose words are read."""
    language = index.plan.language
    if not is_read(language):
        yield Violation("language", language=language)
