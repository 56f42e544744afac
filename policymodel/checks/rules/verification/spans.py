"""Rules on the spans themselves: that they are there, are in the text, and say the words."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from policymodel.analysis.called import called
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Finding
from policymodel.folding import fold
from policymodel.model import Baseline, Convention, Deadline, NotTarget, Organization, Span, Target
from policymodel.quantities import LONGEST_WORDS
from policymodel.source import SourceText
from policymodel.source.content import BETWEEN, closed, content, without_pages
from policymodel.text import Text, Texts

say = Texts(__file__)
_Worded = Baseline | Target | Convention | Deadline | NotTarget
_WORDED: tuple[type[_Worded], ...] = (Baseline, Target, Convention, Deadline, NotTarget)
_MOST_PLACES = 1000
# The spans of real plans are together 1.4 times as long as the document.
_MOST_TIMES = 20
_SHORT_TEXT = 10_000
_IN_NUMBER = re.compile("[0-9０-９.．]{2}")
_THOUSANDS = re.compile("(?<=[0-9])[, ](?=[0-9]{3})")
# Whether a quote opens or closes is told in a whole line only.
_QUOTES, _QUOTE = str.maketrans("“”", '""'), '["“”]'


@rule("V002", "error")
def spans_lie_in_the_text(index: Index) -> Iterator[Violation]:
    """A span lies within the text, and begins and ends with something printed."""
    source = index.source
    text, length = source.text, len(source.text)
    for fact in index.facts:
        at = fact.at
        if at is None:
            continue
        if at.end > length:
            beyond = Span(length, length + 1)
            yield Violation(fact.full_path, "beyond", at=beyond, span=at, length=length)
        elif text[at.start].isspace() or text[at.end - 1].isspace():
            yield Violation(fact.full_path, "blank", at=at, around=source.around(at))


def too_long(index: Index) -> Finding | None:
    """Return V002 if the spans of a plan are together many times as long as its document."""
    length = len(index.source.text)
    spans = (fact.at for fact in index.facts if fact.at is not None)
    total = sum(at.end - at.start for at in spans if at.end <= length)  # others are not read
    if total <= _MOST_TIMES * max(length, _SHORT_TEXT):
        return None
    message = say("together", total=total, length=length, times=_MOST_TIMES)
    return Finding(code="V002", severity="error", message=message, hint=say("hint"))


@rule("V003", "error")
def words_are_the_documents(index: Index) -> Iterator[Violation]:
    """Printed words and names are the characters at their span, and cut no number; line ends,
    blanks beside Chinese characters, widths and the kind of quotes do not count.
    """
    for kind in _WORDED:
        for path, part, at, printed in index.printed(kind):
            yield from _words(index.source, path, part.words, at, printed)
    for path, declared, _ in index.parts(NotTarget):
        if declared.at is None and not _stands(index.source, declared.words):
            yield Violation(f"{path}.words", "unprinted_words", words=short(declared.words))
    for path, organization, _ in index.parts(Organization):
        yield from _names(index.source, path, organization)


def _words(
    source: SourceText, path: str, words: str | None, at: Span, printed: str
) -> Iterator[Violation]:
    if words is None:
        yield Violation(f"{path}.words", "missing", at=at, quoted=source.quoted(at))
    elif len(words) > LONGEST_WORDS:
        yield Violation(f"{path}.words", "long", at=at, length=len(words))
    elif words != printed and not _says(printed, words):
        where, around = _whereabouts(source, words, at), source.around(at)
        yield Violation(f"{path}.words", "other", where, at, words=short(words), around=around)
    elif (cut := _cut_number(source, at)) is not None:
        number, around = source.quoted(cut), source.around(at)
        yield Violation(f"{path}.at", "cut", at=at, number=number, around=around)


def _names(source: SourceText, path: str, organization: Organization) -> Iterator[Violation]:
    at, printed = organization.at, source.at(organization.at)
    if at is not None and printed is not None and not _is_among(printed, organization.names):
        where, around = _whereabouts(source, organization.name, at), source.around(at)
        name = short(organization.name)
        yield Violation(f"{path}.at", "no_name", where, at, name=name, around=around)
    aliases = ((f"aliases[{i}]", name) for i, name in enumerate(organization.aliases))
    for key, name in (("name", organization.name), *aliases):
        if not _stands(source, name) and not (key == "name" and _shares(source, organization)):
            yield Violation(f"{path}.{key}", "unprinted", at=at, name=short(name))


def _is_among(printed: str, names: tuple[str, ...]) -> bool:
    if printed in names:  # as nearly always
        return True
    return not {*map(fold, _shown(printed))}.isdisjoint(fold(_run_on(name)) for name in names)


def _shares(source: SourceText, organization: Organization) -> bool:
    """Whether the name is an alias with the 各 of the one printed before it: 各镇、街道."""
    alias = organization.name.removeprefix("各")
    if alias not in organization.aliases:
        return False
    return re.search(rf"各\w{{1,12}}、{re.escape(fold(alias))}", source.folded) is not None


@rule("V007", "error")
def facts_are_cited(index: Index) -> Iterator[Violation]:
    """A fact of a plan that names its text says where the text states it."""
    for fact in index.facts:
        if fact.at is None and fact.wanted:
            what = called(fact.part, fact.key, path=fact.path)
            yield Violation(fact.full_path, at=fact.near, what=what, key=fact.key)


def _cut_number(source: SourceText, at: Span) -> Span | None:
    """Return the number that `at` holds in part only."""
    for end in (at.start, at.end):
        if not _IN_NUMBER.fullmatch(source.text, end - 1, end + 1):
            continue  # as at nearly all
        before = bisect_left(source.numbers, (end,))
        if before and end < source.numbers[before - 1][1]:
            return Span(*source.numbers[before - 1])
    return None


def _says(printed: str, words: str) -> bool:
    usual = _usual(_run_on(words))
    return any(_usual(each) == usual for each in _shown(printed))


def _usual(words: str) -> str:
    return _THOUSANDS.sub("", fold(words)).translate(_QUOTES)


def _shown(printed: str) -> set[str]:
    """What words say on one line, the bare numbers of pages alone on a line left out or not."""
    return {_run_on(printed), _run_on(content(printed, 0, len(printed)).text)}


def _run_on(text: str) -> str:
    """Return `text` as one line: a blank stays between letters and between digits alone, and the
    numbers of pages are left out.
    """
    return closed(" ".join(without_pages(text).split()))


def _stands(source: SourceText, words: str) -> bool:
    return fold(words) in source.folded or any(_places(source, words))


def _places(source: SourceText, words: str) -> Iterator[Span]:
    """Yield where `words` stands, over line ends, blanks and the ends of pages too."""
    signs = "".join(fold(words).split())
    pattern = BETWEEN.join(_QUOTE if sign in _QUOTE else re.escape(sign) for sign in signs)
    return (Span(*found.span()) for found in re.finditer(pattern, source.folded) if pattern)


def _whereabouts(source: SourceText, words: str, at: Span) -> Text:
    """Say where `words` stands, nearest to `at`."""
    places = list(islice(_places(source, words), _MOST_PLACES))
    if not places:
        return say("nowhere")
    nearest = min(places, key=lambda place: abs(place.start - at.start))
    return say("nearest", start=nearest.start, end=nearest.end, count=len(places))
