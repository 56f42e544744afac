"""Words for what the file states without any: the one place that says value, unit or date so."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.printed import loose_places
from policymodel.model import Baseline, Deadline, Indicator, Span, Target
from policymodel.model.places import parse_path
from policymodel.numbers import read_numbers
from policymodel.quantities.amounts import amounts, ends_of, has_unit, states
from policymodel.source.duties import begins_with_deadline, ongoing_words
from policymodel.source.facts import Fact
from policymodel.units import Units
from policymodel.vocabulary import COMPARATORS

_VERBS = ("达到", "达", "为", "至")
_SENTENCE_ENDS = "。；;\n"
_LATEST = r"(?:年?底|年?末|上旬|中旬|下旬)?(?:之?前)?"
_AGAIN = {"year": "每年", "half": "每半年", "quarter": "每个?季度?", "month": "每个?月"}


class Worded(NamedTuple):
    """Words that were found for the part at `path`, a `kind`."""

    path: str
    words: str
    kind: type[Any]


def place_unworded(anchors: Anchors) -> list[Worded]:
    """Place targets, baselines and deadlines without words that one place alone states."""
    found: list[Worded] = []
    for each in [*anchors.open("at", Target, Baseline, Deadline)]:
        if each.part.words is not None:
            continue
        places = [*dict.fromkeys(_places(anchors, each))]
        if anchors.settle(each, places):
            words = anchors.text[places[0].slice]
            found.append(Worded(each.path, words, type(each.part)))
    return found


def _places(anchors: Anchors, fact: Fact) -> Iterator[Span]:
    if isinstance(fact.part, Deadline):
        within = anchors.around(fact.path)
        if within is not None:
            yield from due_within(anchors.text, fact.part, within)
    elif fact.part.value is not None:
        match parse_path(fact.path):
            case ("indicators", int(number), *_):
                indicator = anchors.plan.indicators[number]
                yield from _values(anchors, indicator, fact.part)


def due_within(text: str, deadline: Deadline, within: Span) -> list[Span]:
    """Return where a deadline may be said: behind the label of one (完成时限：), else anywhere."""
    dated = deadline.year or deadline.half or deadline.quarter or deadline.month or deadline.day
    if deadline.ongoing and not (dated or deadline.every):
        found = [Span(*place) for place in ongoing_words(text, within.start, within.end)]
    elif deadline.every is not None and not (dated or deadline.ongoing):
        again = re.compile(_AGAIN[deadline.every]).finditer(text, within.start, within.end)
        found = [Span(*each.span()) for each in again]
    else:
        found = [*_dates(text, deadline, within)]
    return [at for at in found if _is_labelled(text, at)] or found


def _is_labelled(text: str, at: Span) -> bool:
    """Whether the label of a deadline begins the line of `at`."""
    return begins_with_deadline(text, text.rfind("\n", 0, at.start) + 1, at.start)


def _dates(text: str, deadline: Deadline, within: Span) -> Iterator[Span]:
    """Yield where a date says year, month and day of a deadline, and no more."""
    if deadline.year is None or deadline.every is not None or deadline.ongoing:
        return  # said in words that no date has
    pattern = rf"(?<![0-9]){deadline.year}\s*年\s*"
    if deadline.half is not None:
        pattern += "上下"[deadline.half - 1] + "半年"
    elif deadline.quarter is not None:
        pattern += rf"第?\s*[{deadline.quarter}{'一二三四'[deadline.quarter - 1]}]\s*季度"
    elif deadline.month is not None:
        pattern += rf"0?{deadline.month}\s*月"
        pattern += rf"\s*0?{deadline.day}\s*日" if deadline.day is not None else r"(?!\s*[0-9])"
    else:
        pattern = pattern.removesuffix(r"\s*") + r"(?!\s*[0-9上下第一二三四])"
    for found in re.compile(pattern + _LATEST).finditer(text, within.start, within.end):
        yield Span(found.start(), found.end())


def _values(anchors: Anchors, indicator: Indicator, part: Target | Baseline) -> Iterator[Span]:
    """Yield where a sentence with the indicator's name states the value in its unit."""
    text, value = anchors.text, part.value
    unit = part.unit if isinstance(part, Target) else indicator.unit
    known = anchors.plan.known_units
    for name in loose_places(text, indicator.name):
        ends = (text.find(sign, name.end) for sign in _SENTENCE_ENDS)
        end = min((place for place in ends if place >= 0), default=len(text))
        yield from values_within(text, value, unit, Span(name.end, end), known)


def values_within(
    text: str, value: Decimal | None, unit: str | None, within: Span, known: Units
) -> Iterator[Span]:
    """Yield where a stretch of text states a value in its unit, with the words beside it.

    >>> from policymodel.units import STANDARD
    >>> text = "到2030年，建成泊位12个以上"
    >>> [text[at.slice] for at in values_within(text, Decimal(12), "个", Span(0, 16), STANDARD)]
    ['12个以上']
    """
    for number in read_numbers(text, within.start, within.end):
        ends_at = amounts(number)
        if value is None or not any(states(a, number, value, unit, known) for a in ends_at):
            continue
        if unit is None or has_unit(text, number, unit, known):
            behind = ends_of(text, (number.end, number.digits_end), known)
            yield _with_words(text, number.start, max(behind))


def _with_words(text: str, start: int, end: int) -> Span:
    """Return a number with its unit and the comparators, or the verb, that stand beside it."""
    terms = [term for term in COMPARATORS if term.code != "between"]
    ahead = sorted((w for term in terms for w in term.words), key=len, reverse=True)
    after = sorted((w for term in terms for w in term.behind), key=len, reverse=True)
    behind = next((w for w in after if text.startswith(w, end)), "")
    before = next((w for w in (*ahead, *_VERBS) if text.endswith(w, 0, start)), "")
    return Span(start - len(before), end + len(behind))
