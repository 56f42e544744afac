"""Where a printed table has the targets of an indicator one behind the other, year by year."""

import re
from collections.abc import Iterator
from itertools import groupby

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.printed import loose
from policymodel.model import Span, Target
from policymodel.source.facts import Fact

_SHORTEST = 3  # two numbers side by side may stand in many rows
_LONGEST = 40
_CELL = re.compile(r"[≥≤><＞＜]?[0-9０-９][0-9０-９.．,，]*[%％]?[*＊]?")


def place_series(anchors: Anchors) -> None:
    """Place targets whose words are cells that stand in one place of the document in their order.

    One small number may stand anywhere; a row of them does not. What the page has put between
    them parts a row in two.
    """
    for _, series in groupby(anchors.open("at", Target), lambda each: each.path.rpartition(".")[0]):
        for cells in _runs(list(series)):
            _place(anchors, cells)


def _runs(series: list[Fact]) -> Iterator[list[Fact]]:
    """Yield the targets that follow one on the other and are cells of a table."""
    for is_cell, run in groupby(series, lambda each: bool(_CELL.fullmatch(each.part.words or ""))):
        if is_cell:
            yield list(run)[:_LONGEST]


def _place(anchors: Anchors, cells: list[Fact]) -> None:
    """Place the longest part of a row that stands once, then what is left before and behind it."""
    taken = {
        at
        for each in anchors.facts
        if isinstance(each.part, Target) and (at := anchors.of(each.path)) is not None
    }
    for length in range(len(cells), _SHORTEST - 1, -1):
        for start in range(len(cells) - length + 1):
            part = cells[start : start + length]
            found = [row for row in _places(anchors.text, part) if taken.isdisjoint(row)]
            if len(found) == 1:
                for each, at in zip(part, found[0], strict=True):
                    anchors.put(each, at)
                _place(anchors, cells[:start])
                _place(anchors, cells[start + length :])
                return


def _places(text: str, cells: list[Fact]) -> list[list[Span]]:
    row = r"\s+".join(f"({loose(each.part.words)})" for each in cells)
    found = re.finditer(rf"(?<!\S){row}(?!\S)", text)
    spans = range(1, len(cells) + 1)
    return [[Span(*each.span(number)) for number in spans] for each in found]
