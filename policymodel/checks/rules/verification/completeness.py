"""Rules on completeness: no number and no bracket of the document is left out."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Span
from policymodel.source import SourceText

_AROUND = 30  # characters of its sentence that are shown on either side of a number
_MOST = 1000
"""How many places are told one by one; of a real document far fewer are left out."""


@rule("V020", "error")
def numbers_are_accounted_for(index: Index) -> Iterator[Violation]:
    """Every number of the document is a target, a baseline, or a declared non-target: numbers in
    digits, and in characters before a unit; not those of names (CO2, 5G), of numbering, links,
    cited documents and standards, nor page numbers of contents.
    """
    source, left = index.source, index.coverage.numbers_left
    for at in left[:_MOST]:
        digits, sentence = source.quoted(at), _sentence(source, at)
        yield Violation("", at=at, digits=digits, sentence=sentence)
    yield from _more("", left)


@rule("V021", "error")
def brackets_are_claimed(index: Index) -> Iterator[Violation]:
    """Every responsibility bracket of the document belongs to a measure."""
    left = index.coverage.brackets_left
    for at in left[:_MOST]:
        yield Violation("measures", at=at, bracket=index.source.quoted(at))
    yield from _more("measures", left)


def _more(path: str, left: tuple[Span, ...]) -> Iterator[Violation]:
    if len(left) > _MOST:
        yield Violation(path, "more", at=left[_MOST], count=len(left) - _MOST)


def _sentence(source: SourceText, at: Span) -> str:
    """The sentence in which a number stands, or what of it is near."""
    start = max(source.clauses.sentence(at.start), at.start - _AROUND)
    end = source.clauses.sentence_end(at.end, _AROUND)
    return "".join(c if c.isprintable() else " " for c in source.text[start:end]).strip()
