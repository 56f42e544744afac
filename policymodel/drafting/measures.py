"""The measures of a draft: as the model has them, with those in charge and deadlines."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from policymodel.drafting.charges import Charged, charged, deadlines
from policymodel.drafting.outline import Node
from policymodel.drafting.sections import Sections, number_of
from policymodel.drafting.summaries import condensed
from policymodel.drafting.tasks import Piece, Task
from policymodel.drafting.work import Work
from policymodel.model import Deadline, Measure, MeasurePart, Span
from policymodel.source.lines import on_one_line

_BRACKET = re.compile(r"[(（\[［【][^()（）\[\]［］【】\n]{2,80}[)）\]］】]")
_NOBODY = Charged((), (), "none")


def measures(work: Work, ids: Sequence[str], parts: Sections) -> Iterator[Measure]:
    """Yield the measures in the order of the document."""
    due = cache(partial(_of_heading, work))  # by the paragraph of a heading: of many measures
    for number, (task, code) in enumerate(zip(work.tasks, ids, strict=True)):
        path = f"measures[{number}]"
        work.read(path, task.rule, task.at, "sure" if task.rule == "numbered" else "likely")
        title = _printed_title(work, task)
        pieces = task.said if len(task.pieces) == 1 else task.pieces
        others = tuple(_parts(work, path, pieces, title))
        if len(task.pieces) == 1:
            told = _said(work, path, task.pieces[0], [each.at for each in task.said])
        else:
            told = {"deadlines": _beside(work, task)}
        told["deadlines"] = (*_shared(task.under, due), *told["deadlines"])
        yield Measure(
            id=code,
            number=number_of(work.text, task.node) if task.node is not None else task.number,
            section=parts.path(task.under),
            title=title,
            summary=None if title else condensed(work.text[task.at.slice], task.number),
            at=task.at,
            parts=others,
            **told,
        )


def _printed_title(work: Work, task: Task) -> str | None:
    if not task.title or task.title_at is None:
        return None
    return on_one_line(work.text[task.title_at.end - len(task.title) : task.title_at.end])


def _parts(
    work: Work, path: str, pieces: Sequence[Piece], title: str | None
) -> Iterator[MeasurePart]:
    for number, piece in enumerate(pieces):
        yield MeasurePart(
            number=piece.number,
            title=on_one_line(piece.title) if piece.title else None,
            summary=_summary(work, piece, title),
            at=piece.at,
            **_said(work, f"{path}.parts[{number}]", piece),
        )


def _summary(work: Work, piece: Piece, title: str | None) -> str | None:
    """Return what a part without a title is about: of a table's row its last cell says so.

    The part that begins with the measure's own title is about what follows it.
    """
    if piece.title:
        return None
    at = piece.body[-1] if piece.rule == "cells" and piece.body else piece.at
    words = work.text[at.slice]
    found = condensed(words, piece.number or "1")
    if title and found == title and (behind := words.partition(title)[2].lstrip("。.： :")):
        return condensed(behind, None) or found
    return found


def _said(work: Work, path: str, piece: Piece, others: Sequence[Span] = ()) -> dict[str, Any]:
    """Return who is charged with a measure or a part of one, and when it is due; not `others`."""
    bracket = piece.bracket
    said = charged(bracket, work.told) if bracket else _NOBODY
    is_told = bool(said.responsibilities or said.officials)
    if bracket is not None and is_told:
        is_sure = piece.rule != "prose" and not said.is_open
        rule = said.rule if piece.rule == "bracket" else piece.rule
        work.read(f"{path}.responsibilities", rule, bracket.at, "sure" if is_sure else "likely")
    taken = sorted([*_taken(piece), *others], key=lambda at: at.start)
    body = list(piece.body or _outside(piece.at, taken))
    due = deadlines(work.text, work.lines, bracket, body, work.since, work.years)
    for number, (each, rule) in enumerate(due):
        is_sure = rule == "labelled"
        where = f"{path}.deadlines[{number}]"
        work.read(where, rule, each.at, "sure" if is_sure else "likely")
    return {
        "responsibilities": said.responsibilities,
        "responsibilities_at": bracket.at if bracket and is_told else None,
        "officials": said.officials,
        "deadlines": tuple(each for each, _ in due),
    }


def _taken(piece: Piece) -> list[Span]:
    return [piece.bracket.at] if piece.bracket and piece.rule == "bracket" else []


def _shared(under: Node | None, due: Callable[[int], tuple[Deadline, ...]]) -> Iterator[Deadline]:
    """Yield when all the measures below a heading, and below those over it, are due."""
    while under is not None and under.heading is not None and under.purpose == "measures":
        yield from due(under.heading.paragraph)
        under = under.above


def _of_heading(work: Work, paragraph: int) -> tuple[Deadline, ...]:
    """Return when all is due that stands below a heading, as a bracket in its line says."""
    line = work.lines[paragraph]
    inside = [Span(*each.span()) for each in _BRACKET.finditer(work.text, line.start, line.end)]
    if not inside:
        return ()
    bracket = next((each.bracket for each in work.shared if each.bracket.at in line.at), None)
    body = [] if bracket is not None else [line.at]
    due = deadlines(work.text, work.lines, bracket, body, work.since, work.years)
    return tuple(each for each, _ in due if each.at and any(each.at in at for at in inside))


def _beside(work: Work, task: Task) -> tuple[Deadline, ...]:
    """Return when a measure is due that says so outside its parts."""
    outside = list(_outside(task.at, sorted((p.at for p in task.pieces), key=lambda at: at.start)))
    due = deadlines(work.text, work.lines, None, outside, work.since, work.years) if outside else ()
    return tuple(each for each, _ in due)


def _outside(at: Span, inside: Iterable[Span]) -> Iterator[Span]:
    start = at.start
    for each in inside:
        if each.start > start:
            yield Span(start, each.start)
        start = max(start, each.end)
    if start < at.end:
        yield Span(start, at.end)
