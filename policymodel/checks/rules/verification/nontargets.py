"""Rules on what a plan says is no target: that it does not look like one."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Indicator, NotTarget, Section, Span
from policymodel.numbers import read_numbers
from policymodel.quantities import LONGEST_WORDS, has_any_unit
from policymodel.quantities.amounts import ends_of
from policymodel.source import SourceText
from policymodel.source.clauses import is_cell
from policymodel.source.cues import says
from policymodel.vocabulary import NOT_TARGET_REASONS

_QUANTITIES = ("policy_parameter", "condition", "history", "duration", "scope_count")
_CELLS = ("history", "heading", "page_furniture", "date", "duration")
_DIGIT = re.compile("[0-9０-９一二三四五六七八九十百千万亿〇零两]")
_UNCOUNTED = ("page_furniture", "date")
_OPEN, _CLOSE = '“《(（‘"', '”》)）’"'
_BEHIND = 20
_ROW = 100
_FROM = re.compile(r"[由从]\s*$")
_YEAR = re.compile(r"(20[0-9]{2})\s?年")
_AGAINST = re.compile(r"[比较以在由从自]\s?$")
_BEHIND_NUMBERS = ("", "以上", "以下", "以内", "左右", "上下")


@rule("V053", "warning")
def non_targets_look_like_none(index: Index) -> Iterator[Violation]:
    """What is declared no target is a number, and its reason is seen beside it."""
    rows = sorted(
        each.number_at.end for _, each, _ in index.parts(Indicator) if each.number_at is not None
    )
    for path, item, at, printed in index.printed(NotTarget):
        what = ""
        if item.doubt is not None:
            continue  # it is asked already
        if not _DIGIT.search(printed):
            what = "no_number"
        elif is_cell(index.source.text, at.start, at.end):
            row = bisect_right(rows, at.start) - 1
            if item.why not in _CELLS and row >= 0 and at.start - rows[row] < _ROW:
                what = "cell"
        elif not (
            _is_excused(index.source, at, printed, item.why)
            or (item.why == "history" and _looks_back(index, at))
            or not _is_amount(printed, index)
        ):
            what = "amount"
        if what:
            reason, around = NOT_TARGET_REASONS[item.why], index.source.around(at)
            words = short(printed)
            yield Violation(f"{path}.why", what, at=at, words=words, reason=reason, around=around)


def _looks_back(index: Index, at: Span) -> bool:
    """Whether a number stands under a heading that looks back, or is where a change starts."""
    if _FROM.search(index.source.stretch(at.start - 3, at.start)):
        return True
    if _is_of_a_past_year(index, at):
        return True
    above = ""
    for path, section, _ in index.parts(Section):
        if section.at is None or section.at.start > at.start:
            continue
        if not path.startswith(f"{above}."):
            above = path if says(section.title, "past") else ""
    return bool(above)


def _is_of_a_past_year(index: Index, at: Span) -> bool:
    """Whether the last year that its paragraph names before a number is over: 2023年，…达到."""
    text, issued = index.source.text, index.plan.document.issued
    line = text[index.source.clauses.paragraph(at.start) : at.start]
    years = list(_YEAR.finditer(line))
    if not years or issued is None or _AGAINST.search(line[: years[-1].start()]):
        return False
    return int(years[-1][1]) < issued.year


def _is_amount(words: str, index: Index) -> bool:
    """Whether a number with a unit ends the words, but for what may stand behind it: 以上.

    三年十万学子计划 is a name.
    """
    numbers = read_numbers(words, chinese=True) if len(words) <= LONGEST_WORDS else ()
    known = index.units
    return any(
        has_any_unit(words, each, known)
        and words[max(ends_of(words, (each.end, each.digits_end), known)) :] in _BEHIND_NUMBERS
        for each in numbers
    )


def _is_excused(source: SourceText, at: Span, printed: str, why: str) -> bool:
    """Whether what is declared is seen to be what the plan says, or at least no target."""
    text = source.text
    if why in _UNCOUNTED:
        return not says(printed, "targets")
    if why not in _QUANTITIES:
        end = at.end + _BEHIND if why == "proper_name" else at.start
        if says(text[source.clauses.clause(at.start) : end], "not_targets", why):
            return True
        quoted = source.stretch(at.start - 1, at.end + 1)
        return any(sign in quoted for sign in _OPEN + _CLOSE)
    sentence = text[source.clauses.sentence(at.start) : at.end + _BEHIND]
    clause = text[source.clauses.clause(at.start) : at.end + _BEHIND]
    if says(clause if why in ("condition", "scope_count") else sentence, "not_targets", why):
        return True
    return not says(text[source.clauses.clause(at.start) : at.end + 2], "targets")
