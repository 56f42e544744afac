"""The goals of a draft: sections of goals with what stands below them, and the points of lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policymodel.drafting.outline import Node
from policymodel.drafting.passages import Purpose
from policymodel.drafting.within import is_cell
from policymodel.drafting.work import Work
from policymodel.model import Goal, Indicator, Span

_POINT = re.compile(r"[—–-]{1,2}[ \u3000]*|[●◆■•·][ \u3000]*")
_TITLE_ENDS = re.compile("[。：:；;]")
_CLAUSE_ENDS = re.compile("[，,。：:；;]")
_LONGEST = 24
_FEWEST = 2  # indicators that make a section one of goals


def goals(work: Work, indicators: Sequence[Indicator]) -> Iterator[Goal]:
    """Yield a goal for each outermost section of goals, with those below it.

    An indicator belongs to the innermost goal in which it is stated first. Where no section is
    one of goals, one that opens the document is that states some: 总体要求.
    """
    nodes = [*_outermost(work, "goals")]
    if not nodes:
        stated = sorted(map(_stated, indicators))
        nodes = [each for each in _outermost(work, "preamble") if _holds(work, each, stated)]
    for number, node in enumerate(nodes):
        code = "goal" if number == 0 else f"goal{number + 1}"
        found = _goal(work, node, code, f"goals[{number}]")
        if found is not None:
            yield _measured(found, indicators)


def _outermost(work: Work, purpose: Purpose) -> Iterator[Node]:
    """Yield the sections of that purpose that stand in none of it."""
    for node in work.found.root.walk():
        above = node.above
        is_inner = above is not None and above.heading is not None and above.purpose == purpose
        if node.heading is not None and node.purpose == purpose and not is_inner:
            yield node


def _holds(work: Work, node: Node, stated: Sequence[int]) -> bool:
    """Whether several indicators are first stated in the section's own paragraphs."""
    if not node.own:
        return False
    start, end = work.lines[node.own[0]].start, work.lines[node.own[-1]].end
    return bisect_left(stated, end) - bisect_left(stated, start) >= _FEWEST


def _goal(work: Work, node: Node, code: str, path: str) -> Goal | None:
    heading = node.heading
    if heading is not None and heading.style == "label" and node.above and node.above.heading:
        heading = node.above.heading  # 主要目标 alone says nothing: the field does
    own = [place for place in node.own if not is_cell(work.lines[place].text)]
    points = [place for place in own if _POINT.match(work.lines[place].text)]
    plain = own[: own.index(points[0])] if points else own
    below: list[Goal] = []
    for place in points:
        where = f"{path}.goals[{len(below)}]"
        point = _point(work, place, f"{code}.{len(below) + 1}", where)
        below += [point] if point is not None else []
    for child in node.children:
        where = f"{path}.goals[{len(below)}]"
        made = _goal(work, child, f"{code}.{len(below) + 1}", where)
        below += [made] if made is not None and child.purpose == "goals" else []
    if heading is None or not (heading.title or below):
        return None
    start = work.lines[plain[0]].start if plain else heading.start
    end = work.lines[plain[-1]].end if plain else work.lines[heading.paragraph].end
    title = work.text[heading.at.end - len(heading.title) : heading.at.end] if heading.title else ""
    work.read(path, "goal-section", Span(start, end), "likely")
    return Goal(id=code, title=title or code, at=Span(start, end), goals=tuple(below))


def _point(work: Work, place: int, code: str, path: str) -> Goal | None:
    """Return the goal that a point of a list states: its first clause is its title."""
    line = work.lines[place]
    begin = _POINT.match(line.text)
    start = begin.end() if begin else 0
    stop = _TITLE_ENDS.search(line.text, start)
    if stop is None or stop.start() - start > _LONGEST:
        stop = _CLAUSE_ENDS.search(line.text, start)
    end = min(stop.start() if stop else len(line.text), start + _LONGEST)
    if end <= start:
        return None
    at = Span(line.start + start, line.end)
    title = work.text[line.start + start : line.start + end]
    work.read(path, "goal-point", at, "likely")
    return Goal(id=code, title=title, at=at)


def _measured(goal: Goal, indicators: Sequence[Indicator]) -> Goal:
    """Return a goal with the indicators stated in it, those of goals below it apart."""
    below = tuple(_measured(each, indicators) for each in goal.goals)
    taken = {code for each in below for code in _codes(each)}
    inside = tuple(
        each.id
        for each in indicators
        if each.id not in taken and goal.at is not None and _stated(each) in goal.at
    )
    return Goal(id=goal.id, title=goal.title, at=goal.at, goals=below, indicators=inside)


def _codes(goal: Goal) -> Iterator[str]:
    yield from goal.indicators
    for each in goal.goals:
        yield from _codes(each)


def _stated(indicator: Indicator) -> int:
    """Return where an indicator is stated first; nowhere is before everything."""
    return min((each.at.start for each in indicator.targets if each.at is not None), default=-1)
