"""Which rows stand on which page: pages are full, and nothing that belongs together is torn."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from attrs import frozen

from policymodel.export.textsize import TALLEST
from policymodel.sheets.sheet import RowKind

TOGETHER = 2  # rows that the last page holds at least
FULL = 0.8  # the part of a page that is to be filled, on all but the last
_TALLER = 1.12  # how much taller rows become to fill a page
_ENOUGH = 1.25  # ... and may become where it would not be full otherwise
_TALLEST = 1.4  # ... at most
_SPARSE = 0.25  # the part of a last page that is used at least where it can be
_SPARE = 0.03  # ... of the page before, which gives of its rows, above what is full
_CHOICES = 5  # ends of a page that are tried, from the fullest on
_NEVER = 1e9


@frozen
class Room:
    """What rows have of each page, in points."""

    first: float  # of the first page, below what stands above the heading, and the heading
    later: float  # of the others, below the repeated heading
    notes: float  # what the notes behind the last row need
    again: Sequence[float] = ()  # what is said again above a row that begins a page, by the row

    def of(self, start: int) -> float:
        """Return what rows have of the page that begins with the row `start`."""
        if not start:
            return self.first
        return self.later - (self.again[start] if self.again else 0)


def may_begin(kinds: Sequence[RowKind]) -> list[bool]:
    """Return for each row whether a page may begin with it.

    A group's heading stays with its first row, totals with some of the rows that they sum up,
    and the last page holds more than one row.
    """
    count = len(kinds)
    trailing = next((n for n, kind in enumerate(reversed(kinds)) if kind != "total"), count)
    last = count - (max(TOGETHER, trailing + 2) if trailing else TOGETHER)
    found = [0 < row <= max(last, 1) for row in range(count)]
    for row, (before, here) in enumerate(pairwise(kinds), 1):
        if before == "group" or (here == "total" and before != "note"):
            found[row] = False
    return found


def page_starts(heights: Sequence[float], may: Sequence[bool], room: Room) -> tuple[int, ...]:
    """Return the rows, from 0, that begin the second and later pages.

    The fullest pages win; what stands on the last page is free, but for the notes: they never
    stand alone.
    """
    count = len(heights)
    reach = [0.0, *accumulate(heights)]
    if (plain := _fullest(reach, may, room)) is not None:
        return plain
    best = [(_NEVER, count)] * (count + 1)
    best[count] = (0.0, count)
    for start in range(count - 1, -1, -1):
        best[start] = _best(start, reach, may, room, best)
    starts, row = list[int](), 0
    while (row := best[row][1]) < count:
        starts.append(row)
    return tuple(starts)


def _fullest(reach: Sequence[float], may: Sequence[bool], room: Room) -> tuple[int, ...] | None:
    """Return the starts where each page takes all it can; None where one does not become full."""
    count, start, starts = len(may), 0, list[int]()
    while True:
        space = room.of(start)
        if reach[count] - reach[start] + room.notes <= space:
            return tuple(starts)
        stop = min(bisect_right(reach, reach[start] + space + 0.01) - 1, count - 1)
        while stop > start and not may[stop]:
            stop -= 1
        if stop <= start or (reach[stop] - reach[start]) * _ENOUGH < FULL * space:
            return None
        starts.append(stop)
        start = stop


def _best(
    start: int,
    reach: Sequence[float],
    may: Sequence[bool],
    room: Room,
    best: Sequence[tuple[float, int]],
) -> tuple[float, int]:
    count, space = len(may), room.of(start)
    tall = reach[count] - reach[start]
    if tall + room.notes <= space:
        return 0.0, count
    end = bisect_right(reach, reach[start] + space + 0.01) - 1
    end = max(min(end, count), start + 1)
    found = (_NEVER, end)
    if end == count:
        found = (50.0, count)  # notes that are longer than a page
        end = count - 1
    stops = [stop for stop in range(end, start, -1) if may[stop]][:_CHOICES]
    # A page within which none may begin is cut where it is full.
    for stop, extra in [(stop, 0) for stop in stops] or [(max(end, start + 1), 100)]:
        full = (reach[stop] - reach[start]) / space
        lacking = max(0.0, FULL - full * _ENOUGH)
        cost = (1 - full) ** 2 + 10 * lacking + extra + best[stop][0]
        if cost < found[0]:
            found = (cost, stop)
    return found


def _above(start: int, room: Room, around: tuple[float, float]) -> float:
    """Return the height of what stands above the rows of a page; with them it makes the page."""
    return around[1] + room.later - room.of(start) if start else around[0]


def is_sparse(heights: Sequence[float], starts: Sequence[int], room: Room) -> bool:
    """Whether little stands on the last of several pages."""
    if not starts:
        return False
    return sum(heights[starts[-1] :]) + room.notes < _SPARSE * room.of(starts[-1])


def shared(
    heights: Sequence[float],
    may: Sequence[bool],
    starts: tuple[int, ...],
    room: Room,
    around: tuple[float, float],
) -> tuple[int, ...]:
    """Return starts where a sparse last page has rows of the one before, which stays full."""
    if not is_sparse(heights, starts, room):
        return starts
    *others, last = starts
    first = others[-1] if others else 0
    above = _above(first, room, around)
    least = (FULL + _SPARE) * (above + room.of(first)) - above
    reach = accumulate(heights[first:last])
    for row, used in enumerate(reach, first + 1):
        # What is last stands with the notes on one page still.
        tail = sum(heights[row:]) + room.notes
        if used >= least and row < last and may[row] and tail <= room.of(row):
            return (*others, row)
    return starts


def filled(
    heights: Sequence[float], starts: Sequence[int], room: Room, around: tuple[float, float]
) -> tuple[list[float], float]:
    """Return heights that fill all pages but the last, and how full the emptiest of them is.

    `around` is the height of what stands above the rows, on the first page and on later ones.
    """
    taller, least = list(heights), 1.0
    for first, after in pairwise((0, *starts)):
        space, above = room.of(first), _above(first, room, around)
        used = sum(heights[first:after])
        grown = 1.0
        if used:
            full = (FULL * (above + space) - above) / used * 1.01
            most = min(max(_TALLER, full), _TALLEST)
            grown = min(most, max(1.0, space / used))
        for row in range(first, after):
            # Whole pixels, rounded down: a page must not overflow.
            taller[row] = min(int(heights[row] * grown / 0.75 + 1e-6) * 0.75, TALLEST)
        least = min(least, (above + sum(taller[first:after])) / (above + space))
    return taller, least
