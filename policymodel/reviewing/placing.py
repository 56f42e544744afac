"""Where the document says what was added to a review: the words quoted there tell the place."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from policymodel.anchoring.particulars import cited_places
from policymodel.anchoring.printed import line_of, loose_places
from policymodel.anchoring.quotes import quoted_places
from policymodel.anchoring.unworded import due_within, values_within
from policymodel.findings import Finding, fault
from policymodel.model import (
    Baseline,
    Citation,
    Convention,
    Deadline,
    Indicator,
    Measure,
    NotTarget,
    Organization,
    Plan,
    Section,
    Span,
    Target,
    UpperTarget,
)
from policymodel.numbers import parse_decimal
from policymodel.quantities.amounts import numbers_stating
from policymodel.quantities.comparators import comparators_in, comparison
from policymodel.reviewing.added import Added
from policymodel.source import SourceText
from policymodel.text import Texts

say = Texts(__file__)
_MARKS = str.maketrans("【】", "⟦⟧")
_STATED = (Target, UpperTarget, Baseline)
_AIMED = (Target, UpperTarget)
_WORDED = (*_STATED, Deadline, NotTarget, Convention)
_NAMED = (Indicator, Organization)
_BARE, _WHOLE = "at_least", "exactly"  # what a bare number says, and one that is none


def places_of(added: Iterable[Added], plan: Plan, source: SourceText | None) -> Iterator[Finding]:
    """Give every added part the place that its quote says; yield what is wrong with a quote.

    A part without a quote keeps none: its own words may stand in one place alone.
    """
    if source is None:
        for each in added:
            if each.quote:
                yield fault(say, "W007.no_document", cell=each.cell_of("sentence"))
        return
    placer = _Placer(plan, source)
    for each in added:
        yield from placer.place(each)


def unplaced(made: Added) -> Finding:
    """Return that nothing tells where the document has a part."""
    if made.quote and (name := made.values.get("name")):
        return fault(say, "W007.nowhere_words", cell=made.cell_of("name"), text=name)
    return fault(say, "W007.unplaced", cell=made.cell_of("sentence"))


class _Placer:
    def __init__(self, plan: Plan, source: SourceText) -> None:
        self.plan, self.text = plan, source.seen.text
        self.measures = [each.at for each in plan.measures if each.at is not None]

    def place(self, made: Added) -> Iterator[Finding]:
        if made.at is not None or not made.quote:
            return
        found, is_marked = self._quoted(made)
        if len(found) != 1:
            yield self._not_one(made, "sentence", made.quote, len(found))
            return
        (at,) = found
        if made.cls in _WORDED:
            yield from self._words(made, at, is_marked=is_marked)
        elif made.cls in _NAMED:
            made.at = self._name(made, at)
        elif made.cls is Citation:
            yield from self._cited(made, at)
        else:
            made.at = self._whole(made, at)
        if made.first is not None:
            within = made.at if made.first.cls is Deadline and made.at else at
            yield from self._words(made.first, within, is_marked=is_marked and within == at)

    def _quoted(self, made: Added) -> tuple[list[Span], bool]:
        """Return where the quote stands; of a sentence copied from a review what it marks."""
        quote = made.quote
        found = quoted_places(self.text, quote)
        if not found and "【" in quote:
            quote = marked(quote)
            found = quoted_places(self.text, quote)
        if len(found) > 1 and (words := self._own_words(made)):
            found = [at for at in found if loose_places(self.text, words, at)]
        return found, "⟦" in quote

    def _own_words(self, made: Added) -> str:
        for part in filter(None, (made, made.first)):
            if words := part.values.get("words"):
                return str(words)
        return ""

    def _words(self, made: Added, at: Span, *, is_marked: bool) -> Iterator[Finding]:
        """Place what has printed words: those that were given, marked, or that state its value."""
        words = made.values.get("words")
        found = loose_places(self.text, words, at) if words else list(self._stating(made, at))
        is_said = made.cls is Convention
        is_said |= made.cls in _AIMED and made.values.get("value") is None
        if not words and not found and (is_marked or is_said):
            found = [at]  # what has no number is stated by all that is quoted
        if len(found) == 1:
            (made.at,) = found
            made.values["words"] = self.text[made.at.slice]
            if made.cls in _AIMED and "comparator" not in made.values:
                made.values["comparator"] = self._comparator(made)
        else:
            key = "words" if words else "value" if made.cls in _STATED else "words"
            yield self._not_one(made, key, str(words or made.values.get("value") or ""), len(found))

    def _stating(self, made: Added, at: Span) -> Iterator[Span]:
        values = made.values
        if made.cls is Deadline:
            keys = (each.name for each in attrs.fields(Deadline) if each.name in values)
            fields: dict[str, Any] = {key: values[key] for key in keys}
            fields |= {key: values.get(key) == "true" for key in ("ongoing", "starts")}
            yield from due_within(self.text, Deadline(**fields), at)
        elif made.cls in _STATED and values.get("value") is not None:
            value, unit = parse_decimal(str(values["value"])), values.get("unit")
            yield from values_within(self.text, value, unit, at, self.plan.known_units)

    def _comparator(self, made: Added) -> str | None:
        """Return what the printed words compare with; a bare number is to be reached at least."""
        values, known = made.values, self.plan.known_units
        if values.get("value") is None:
            return None
        number = parse_decimal(str(values["value"]))
        found = numbers_stating(values["words"], number, values.get("unit"), known)
        said = [comparison(values["words"], each, known) for each in found]
        if not said:  # 全覆盖 says its number without one
            codes = comparators_in(values["words"]) or {_WHOLE}
        elif len(said) > 1 or said[0].unread:
            return None
        else:
            codes = said[0].codes or {_BARE}
        return next(iter(codes)) if len(codes) == 1 else None

    def _name(self, made: Added, at: Span) -> Span | None:
        found = loose_places(self.text, str(made.values["name"]), at)
        return found[0] if found else None

    def _cited(self, made: Added, at: Span) -> Iterator[Finding]:
        title, number = made.values["title"], made.values.get("number")
        found = cited_places(self.text[at.slice], Citation(title=title, number=number))
        if found:
            made.at = Span(at.start + found[0].start, at.start + found[0].end)
        else:
            yield self._not_one(made, "title", title, 0)

    def _whole(self, made: Added, at: Span) -> Span:
        """Return a passage; a measure's and a heading's are whole lines where nothing else is."""
        if made.cls not in (Measure, Section):
            return at
        first, last = line_of(self.text, at.start), line_of(self.text, at.end - 1)
        start = first.start if first else at.start
        end = last.end if last else at.end
        for other in self.measures if made.cls is Measure else ():
            if start < other.end <= at.start:
                start = other.end
            if at.end <= other.start < end:
                end = other.start
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        return Span(start, start + len(self.text[start:end].rstrip()))

    def _not_one(self, made: Added, key: str, said: str, count: int) -> Finding:
        kind = "several" if count else "nowhere"
        kind += "" if key == "sentence" else "_words"
        cell = made.cell_of(key)
        return fault(say, f"W007.{kind}", cell=cell, text=short(said), count=count)


def marked(quote: str) -> str:
    """Return a quote that was copied from a review, with its marks as quotes have them."""
    return quote.translate(_MARKS)


def short(text: str) -> str:
    """Return a quote on one line, of what is long the beginning."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
