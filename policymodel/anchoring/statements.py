"""Where baselines, targets, deadlines and what else has printed words stand, and its indicator.

Words that stand once are placed at once. Of several places the one counts that is in the part's
own row, paragraph or measure, behind the name of its indicator, and taken by nobody else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.printed import begins_line, ends_line, line_of, loose_places, places
from policymodel.model import Baseline, Indicator, Span, Target, UpperTarget
from policymodel.model.places import format_path, parse_path
from policymodel.source.facts import Fact
from policymodel.source.headings import MARKS

_STATED: tuple[type[Any], ...] = (Baseline, Target)
_HELD: tuple[type[Any], ...] = (Baseline, Target, UpperTarget)  # by parts that stand elsewhere
_ROW = 400  # characters that a row of a printed table takes at the most
_SENTENCE_ENDS = "。；;\n"
_FAR = 10**6
_SHORTEST = 2


def place_statements(anchors: Anchors) -> None:
    """Place all that has words, surest first, then the names of the indicators."""
    rows = _place_rows(anchors)
    waiting: dict[str, tuple[Fact, list[Span]]] = {}
    for each in anchors.open("at"):
        words = getattr(each.part, "words", None)
        if words is not None:
            waiting[each.full_path] = (each, _candidates(anchors, each, words, rows))
    _settle(anchors, waiting)
    for each in anchors.open("at", Indicator):
        _place_indicator(anchors, each)


def _candidates(anchors: Anchors, fact: Fact, words: str, rows: dict[str, Span]) -> list[Span]:
    """Return where the words of a part stand: in its row if it has one there, in what holds it."""
    row = rows.get(fact.path.rpartition(".")[0])
    is_bare = isinstance(fact.part, _STATED) and not re.search("[\u4e00-\u9fff]", words)
    if row is not None and is_bare and (found := places(anchors.text, words, row)):
        cells = [at for at in found if _is_cell(anchors.text, at)]
        return cells or found
    # An indicator's own span is that of its name.
    within = None if isinstance(fact.part, _HELD) else anchors.around(fact.path)
    # Blanks and line ends need not be copied: 5家 may be 5 家 in one place, in another not.
    found = loose_places(anchors.text, words, within)
    counted = [at for at in found if not _is_numbering(anchors.text, at)] if is_bare else []
    return counted or found


def _is_numbering(text: str, at: Span) -> bool:
    """Whether a number counts the headings or items of the document: 1、 and （1）."""
    start = at.start - (text[at.start - 1 : at.start] in ("(", "（"))
    return begins_line(text, start) and text[at.end : at.end + 1] in MARKS


def _is_cell(text: str, at: Span) -> bool:
    return begins_line(text, at.start) and ends_line(text, at.end)


def _settle(anchors: Anchors, waiting: dict[str, tuple[Fact, list[Span]]]) -> None:
    """Keep what is unique; what is taken leaves the others, so that these may become unique."""
    while waiting:
        taken = _taken(anchors)
        for path, (fact, found) in waiting.items():
            free = [at for at in found if not _overlaps(at, taken[type(fact.part)])] or found
            waiting[path] = (fact, _in_turn(anchors, fact, free) or free)
        sure = {path: (fact, found) for path, (fact, found) in waiting.items() if len(found) == 1}
        sure = sure or _nearest(anchors, waiting)
        if not sure:
            break
        put: dict[tuple[type[Any], Span], str] = {}
        for path, (fact, found) in sure.items():
            # Of two that want one place, the other looks again where it may be instead.
            is_first = put.setdefault((type(fact.part), found[0]), path) == path
            if is_first or len(waiting[path][1]) == 1:
                anchors.put(fact, found[0])
                del waiting[path]
    for fact, found in waiting.values():
        anchors.ask(fact, _by_likelihood(anchors, fact, found))


def _taken(anchors: Anchors) -> dict[type[Any], list[Span]]:
    """Return the spans of all parts that are placed, in order, by the kinds of parts."""
    taken: dict[type[Any], list[Span]] = defaultdict(list)
    for each in anchors.facts:
        if each.key == "at" and (at := anchors.spans.get(each.full_path)) is not None:
            taken[type(each.part)].append(at)
    return taken


def _overlaps(at: Span, taken: list[Span]) -> bool:
    return any(each.start < at.end and at.start < each.end for each in taken)


def _in_turn(anchors: Anchors, fact: Fact, found: list[Span]) -> list[Span]:
    """Return the places between the parts before and behind it: targets are in document order."""
    *above, number = parse_path(fact.path)
    if not isinstance(fact.part, Target) or not isinstance(number, int):
        return found
    listed = format_path(tuple(above))
    low, high, after = 0, len(anchors.text), number + 1
    for earlier in range(number):
        if (at := anchors.of(f"{listed}[{earlier}]")) is not None:
            low = max(low, at.end)
    while f"{listed}[{after}].at" in anchors.spans:
        high = min(high, anchors.spans[f"{listed}[{after}].at"].start)
        after += 1
    return [at for at in found if low <= at.start and at.end <= high]


def _nearest(
    anchors: Anchors, waiting: dict[str, tuple[Fact, list[Span]]]
) -> dict[str, tuple[Fact, list[Span]]]:
    """Return what is placed by its neighbourhood: clearly nearer to its own than the others."""
    chosen: dict[str, tuple[Fact, list[Span]]] = {}
    for path, (fact, found) in waiting.items():
        if len(found) > 1:
            ranked = _by_likelihood(anchors, fact, found)
            if _rank(anchors, fact, ranked[0])[0] < _rank(anchors, fact, ranked[1])[0]:
                chosen[path] = (fact, ranked[:1])
    return chosen or _in_order(waiting)


def _in_order(
    waiting: dict[str, tuple[Fact, list[Span]]],
) -> dict[str, tuple[Fact, list[Span]]]:
    """Return parts that share their words and places, as many as places: in the file's order."""
    groups: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for path, (fact, found) in waiting.items():
        if len(found) > 1:
            groups[type(fact.part), *found].append(path)
    for (_, *found), paths in groups.items():
        if len(paths) == len(found):
            return {path: (waiting[path][0], [at]) for path, at in zip(paths, found, strict=True)}
    return {}


def _by_likelihood(anchors: Anchors, fact: Fact, found: Iterable[Span]) -> list[Span]:
    return sorted(found, key=lambda at: _rank(anchors, fact, at))


def _rank(anchors: Anchors, fact: Fact, at: Span) -> tuple[int, int]:
    """Return how unlikely a place is: what kind of neighbourhood, and how far its own is."""
    if not isinstance(fact.part, _STATED):
        return 0, at.start
    holder = fact.path.rpartition(".")[0]
    indicator = _indicator(anchors, holder)
    if indicator is None:
        return 0, at.start
    text = anchors.text
    name, name_at = _longest_part(text, indicator.name, _sentence(text, at))
    serving = [
        anchors.of(f"measures[{i}]")
        for i, m in enumerate(anchors.plan.measures)
        if m.id in indicator.serving
    ]
    in_measure = any(each is not None and at in each for each in serving)
    distance = abs(at.start - name_at.end) if name_at else _FAR
    share = len(name) / len(indicator.name)
    if share == 1:
        return 0, distance
    if in_measure:
        return 1, distance
    if share >= 0.5:
        return 2, distance
    return 3, distance


def _indicator(anchors: Anchors, path: str) -> Indicator | None:
    match parse_path(path):
        case ("indicators", int(number), *_):
            return anchors.plan.indicators[number]
    return None


def _longest_part(text: str, name: str, within: Span) -> tuple[str, Span | None]:
    """Return the longest beginning or end of `name` in `within`, and where it stands there."""
    for length in range(len(name), _SHORTEST - 1, -1):
        for part in dict.fromkeys((name[:length], name[-length:])):
            found = (
                loose_places(text, part, within)
                if length == len(name)
                else places(text, part, within)
            )
            if found:
                return part, found[-1]
    return "", None


def _place_rows(anchors: Anchors) -> dict[str, Span]:
    """Place the running numbers of printed tables; return each row by its indicator's path."""
    rows: dict[str, Span] = {}
    end = 0
    for each in [*anchors.facts]:
        if each.key != "number_at" or not each.wanted:
            continue
        at = anchors.spans.get(each.full_path)
        # A file may have its rows in another order than the document.
        found = [at] if at else _row_numbers(anchors.text, each.part, end)
        found = found or _row_numbers(anchors.text, each.part, 0)
        if not found:
            anchors.ask(each)
            continue
        if at is None:
            anchors.put(each, found[0])
        end = found[0].end
        rows[each.path] = Span(end, min(end + _ROW, len(anchors.text)))
    ordered = sorted(rows.items(), key=lambda item: item[1].start)
    for (path, row), (_, after) in pairwise(ordered):
        if after.start > row.start:  # two indicators of one row have it together
            rows[path] = Span(row.start, min(row.end, after.start))
    return rows


def _row_numbers(text: str, indicator: Indicator, after: int) -> list[Span]:
    """Return where the row's number begins a line behind `after`, with the name next to it."""
    found = []
    for at in places(text, indicator.number or ""):
        if at.start >= after and begins_line(text, at.start):
            near = Span(at.end, min(at.end + len(indicator.name) + 40, len(text)))
            part, _ = _longest_part(text, indicator.name, near)
            if len(part) * 2 >= len(indicator.name):
                found.append(at)
    return found


def _place_indicator(anchors: Anchors, fact: Fact) -> None:
    """Place an indicator where its name stands first, if it can be in its statement's paragraph.

    Where that has a part of the name alone, the part that is longest and nearest counts.
    """
    indicator, text = fact.part, anchors.text
    whole = places(text, indicator.name) or loose_places(text, indicator.name)
    stated = _first_statement(anchors, fact)
    if stated is None and any(path.startswith(f"{fact.path}.") for path in anchors.questions):
        anchors.silent.add(fact.full_path)  # where it is stated, once given, tells where it is
        return
    if stated is None:
        anchors.settle(fact, whole[:1])
        return
    line = line_of(text, stated.start) or stated
    line = Span(line.start, max(line.end, stated.end))
    inside = [at for at in whole if at in line]
    parts = [] if inside else _parts(anchors, fact, stated)
    anchors.settle(fact, (inside or parts or whole)[:1])


def _first_statement(anchors: Anchors, fact: Fact) -> Span | None:
    indicator = fact.part
    stated = (
        anchors.of(f"{fact.path}.{key}[{number}]")
        for key in ("targets", "baselines")
        for number in range(len(getattr(indicator, key)))
    )
    return min((at for at in stated if at is not None), default=None)


def _parts(anchors: Anchors, fact: Fact, stated: Span) -> list[Span]:
    """Return the beginning and the end of an indicator's name in a sentence, the likelier first."""
    text, name = anchors.text, fact.part.name
    others = {each.name for each in anchors.plan.indicators} - {name}
    sentence = _sentence(text, stated)
    found: list[tuple[int, int, Span]] = []
    for is_end in (False, True):
        for length in range(len(name) - 1, _SHORTEST - 1, -1):
            part = name[-length:] if is_end else name[:length]
            near = [] if part in others else places(text, part, sentence)
            if near:
                at = min(near, key=lambda at: _gap(at, stated))
                found.append((_gap(at, stated) - length, not is_end, at))
                break
    return [at for *_, at in sorted(found)]


def _gap(at: Span, stated: Span) -> int:
    if at.end <= stated.start:
        return stated.start - at.end
    return at.start - (stated.end if at.start >= stated.end else stated.start)


def _sentence(text: str, at: Span) -> Span:
    start = max(text.rfind(sign, 0, at.start) for sign in _SENTENCE_ENDS) + 1
    ends = (text.find(sign, at.end) for sign in _SENTENCE_ENDS)
    return Span(start, min((end for end in ends if end >= 0), default=len(text)))
