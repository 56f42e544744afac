"""Rules on names and titles: whole as printed, and no character of them beside its span."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.folding import POINTS
from policymodel.model import Goal, Indicator, Measure, Section, Span
from policymodel.source.headings import MARKS, heading_end, packed

_TITLE_ENDS = f"。{POINTS}:：;；!！?？…—–-(（〔[［【\n"
_SHORTEST = 4
_MOSTLY = 0.7
_FIRST_CLAUSE = re.compile(rf"[^\s{MARKS}]{{1,5}}[{MARKS}]\s*([^，,。；;\n]{{2,30}})[。\n]")
_CLAUSES = re.compile(
    "[，,。；;：:！!？?\n]|[(（][一二三四五六七八九十]+[)）]|^[一二三四五六七八九十]+、"
)


@rule("V034", "warning")
def titles_are_whole(index: Index) -> Iterator[Violation]:
    """A measure's title ends where the document ends it, at a stop or with its line."""
    measures = index.plan.measures
    titled = sum(measure.title is not None for measure in measures) > _MOSTLY * len(measures)
    for path, measure, at, printed in index.printed(Measure):
        if not measure.title:
            first = _FIRST_CLAUSE.match(printed)
            if titled and measure.number and first:
                yield Violation(f"{path}.title", "none", at=at, title=short(first.group(1)))
            continue
        end = heading_end(printed, measure.number or "", measure.title)
        if end is None or end >= len(printed) or printed[end - 1] in _TITLE_ENDS:
            continue
        if printed[end] not in _TITLE_ENDS and not printed[end].isspace():
            if _ends_elsewhere(index.source.text, measure.title):
                continue
            place = Span(at.start + end - 1, at.start + end + 1)
            around = index.source.around(place)
            yield Violation(
                f"{path}.title", "cut", at=place, title=short(measure.title), around=around
            )


def _ends_elsewhere(text: str, title: str) -> bool:
    """Whether the contents print a title alone; a page may have lost the line's end behind it."""
    title = r"\s*".join(map(re.escape, "".join(title.split())))
    return re.search(rf"{title}[^\S\n]*(?:\n|[.·…]{{3}})", text) is not None


@rule("V035", "error")
def names_are_exactly_cited(index: Index) -> Iterator[Violation]:
    """An indicator's span is its name as printed, not a character more or less."""
    text = index.source.text
    for path, indicator, at, printed in index.printed(Indicator):
        if printed == indicator.name:
            continue  # as nearly all
        name, shown = packed(indicator.name), packed(printed)
        if shown == name:
            continue
        sides = (index.source.stretch(at.start - 1, at.start), text[at.end : at.end + 1])
        wider = [sides[0] + shown] * sides[0].isalnum() + [shown + sides[1]] * sides[1].isalnum()
        if (
            # The whole name is printed where a part of it is cited.
            name in index.source.stretch(at.start - len(name) + 1, at.end + len(name) - 1)
            or shown.startswith(name)
            or shown.endswith(name)
            or any(_shares_an_end(name, each) for each in wider)
        ):
            given = short(indicator.name)
            yield Violation(f"{path}.at", at=at, name=given, around=index.source.around(at))


def _shares_an_end(name: str, printed: str) -> bool:
    return name.startswith(printed) or name.endswith(printed)


@rule("V036", "warning")
def titles_of_goals_are_printed(index: Index) -> Iterator[Violation]:
    """A goal's title that keeps to the document's words keeps to all of them."""
    placed = ((each.at.start, each) for _, each, _ in index.parts(Section) if each.at is not None)
    sections = sorted(placed, key=lambda each: each[0])
    starts = [start for start, _ in sections]
    for path, goal, at, printed in index.printed(Goal):
        above = bisect_right(starts, at.start) - 1
        clauses = [packed(each) for each in _CLAUSES.split(printed)]
        clauses += [packed(sections[above][1].title)] if above >= 0 else []
        title = packed(goal.title)
        if title not in clauses and any(_differs_by_one(title, each) for each in clauses):
            around = index.source.quoted(at)
            yield Violation(f"{path}.title", at=at, title=short(goal.title), around=around)


def _differs_by_one(title: str, words: str) -> bool:
    """Whether one character of `title` is changed, lost or added; own words are no slip."""
    if len(title) < _SHORTEST:
        return False
    pairs = enumerate(zip(title, words, strict=False))
    place = next((i for i, (one, other) in pairs if one != other), min(len(title), len(words)))
    rest, others = title[place:], words[place:]
    return rest[1:] in (others[1:], others) or rest == others[1:]
