"""Tables on a page: the cells that its rules enclose, merged ones whole."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import frozen

from policymodel.intake.pages.glyphs import Rule, Sheet

_NEAR = 3.0
_COVERED = 0.6
_MOST_ATOMS = 20_000


@frozen
class GridCell:
    """A cell: its place among the rows and columns, and on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float


@frozen
class Grid:
    """A table: its cells, and where its columns begin and end."""

    cells: tuple[GridCell, ...]
    edges: tuple[float, ...]
    bottom: float
    top: float

    @property
    def left(self) -> float:
        return self.edges[0]

    @property
    def right(self) -> float:
        return self.edges[-1]


def grids(sheet: Sheet) -> Iterator[Grid]:
    """Yield the tables of a page, from above: rules that meet, with two columns at least."""
    found = []
    for horizontal, vertical in _groups(sheet.horizontal, sheet.vertical):
        # Tables of figures are often open at their sides: their rules across say where they end.
        ends = [end for rule in horizontal for end in (rule.start, rule.end)]
        outer = (min(ends), max(ends)) if ends else ()
        xs = _places([*(rule.at for rule in vertical), *outer])
        ys = _places(rule.at for rule in horizontal)[::-1]
        if len(xs) > 2 and len(ys) > 1 and len(xs) * len(ys) <= _MOST_ATOMS:
            cells = tuple(_cells(xs, ys, horizontal, vertical))
            if len(cells) > 2:
                found.append(Grid(cells, tuple(xs), ys[-1], ys[0]))
    yield from sorted(found, key=lambda grid: -grid.top)


def _groups(
    horizontal: tuple[Rule, ...], vertical: tuple[Rule, ...]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield rules that hang together, by the bands of height in which vertical ones stand."""
    bands: list[list[float]] = []
    for low, high in sorted((rule.start, rule.end) for rule in vertical):
        if bands and low <= bands[-1][1] + _NEAR:
            bands[-1][1] = max(bands[-1][1], high)
        else:
            bands.append([low, high])
    for low, high in bands:
        across = [r for r in horizontal if low - _NEAR <= r.at <= high + _NEAR]
        down = [r for r in vertical if low - _NEAR <= r.start and r.end <= high + _NEAR]
        yield across, down


def _places(values: Iterable[float]) -> list[float]:
    """Values that are near each other, as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= _NEAR:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(each) / len(each) for each in found]


def _cells(
    xs: list[float], ys: list[float], horizontal: list[Rule], vertical: list[Rule]
) -> Iterator[GridCell]:
    """Yield the cells: atoms of the grid between which no rule stands are one."""
    height, width = len(ys) - 1, len(xs) - 1
    parent = {(row, column): (row, column) for row in range(height) for column in range(width)}

    def root(atom: tuple[int, int]) -> tuple[int, int]:
        while parent[atom] != atom:
            parent[atom] = parent[parent[atom]]
            atom = parent[atom]
        return atom

    down, across = _by_place(vertical, xs), _by_place(horizontal, ys)
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if column + 1 < width and not _drawn(down[column + 1], bottom, top):
                parent[root((row, column + 1))] = root((row, column))
            if row + 1 < height and not _drawn(across[row + 1], left, right):
                parent[root((row + 1, column))] = root((row, column))
    parts: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for atom in parent:
        parts.setdefault(root(atom), []).append(atom)
    for atoms in parts.values():
        rows, columns = [row for row, _ in atoms], [column for _, column in atoms]
        first, last = (min(rows), min(columns)), (max(rows), max(columns))
        yield GridCell(
            row=first[0],
            column=first[1],
            rows=last[0] - first[0] + 1,
            columns=last[1] - first[1] + 1,
            left=xs[first[1]],
            bottom=ys[last[0] + 1],
            right=xs[last[1] + 1],
            top=ys[first[0]],
        )


def _by_place(rules: list[Rule], places: list[float]) -> list[list[Rule]]:
    found: list[list[Rule]] = [[] for _ in places]
    for rule in rules:
        nearest = min(range(len(places)), key=lambda each: abs(places[each] - rule.at))
        found[nearest].append(rule)
    return found


def _drawn(rules: list[Rule], start: float, end: float) -> bool:
    """Whether rules stand along most of a stretch."""
    covered, reached = 0.0, start
    for low, high in sorted((rule.start, rule.end) for rule in rules):
        low, high = max(low, reached), min(high, end)
        if high > low:
            covered += high - low
            reached = high
    return covered >= _COVERED * (end - start)
