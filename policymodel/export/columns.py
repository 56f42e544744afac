"""How wide columns are: as wished, made to fill the page's width at a real print scale.

A print scale that is said keeps page breaks where they are set; "fit to one page wide" does not,
in Excel and WPS. So the widths together must be just what the page has at that scale.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from math import inf
from typing import Any

from attrs import evolve, frozen

from policymodel.export.linebreaks import CLOSING, names_of, names_within, paper_capacity
from policymodel.export.paper import Page
from policymodel.export.punctuation import in_print
from policymodel.export.styles import BODY_POINTS, Upright, year_format
from policymodel.export.textsize import NARROW, capacity, column_pixels, half_widths
from policymodel.sheets.sheet import FORMATTED, Cell, Column, Formula, Link, Number, Sheet, shown
from policymodel.text import Lang, of_script

WIDEST_COLUMN = column_pixels(110, BODY_POINTS)  # wider ones cannot be read
_MOST_PIXELS = 1790  # Excel's widest column
_INDENT = 1.5  # half-width characters beside a number that are not its own
_MARGINS = {"text": 16.0, "mark": 8.0}  # pixels at the sides of a column of that kind
_LEAST = {"text": 0.6, "center": 0.7}  # the part of its wished width that a column may shrink to
_ROOMIER = 1.2  # how much wider a column becomes where its longest text is one line then
_LEAST_MARK = 26  # pixels: a character and its margins, or one turned line
_TURNED = 1.6  # times its column's width that a Latin word is from which its heading is turned
_SHORT = 40  # characters
_LONGEST_WORD = 24  # half-widths: of longer words, as addresses are, columns do not become wider
_LONGEST_DATE = 18  # half-widths: shorter texts of a centered column stay on one line, as dates do
_WIDEST_NAMES = 1.5  # how much wider than wished a column becomes for its longest name
_GROUP_LINES = 3  # on which the heading of a group stands at most
_WORD = re.compile(r"[!-,.-\xff]+-?")


@frozen
class Span:
    """What a column's width may be, in pixels.

    Attributes:
        column: the column.
        wished: as wide as it is best.
        least: so wide at least.
        whole: so wide that each of its lines stands as one: more room would stay empty.
    """

    column: Column
    wished: float
    least: float
    whole: float


@frozen
class Held:
    """What the cells of a column hold, each once."""

    texts: dict[str, str]  # each with how it is printed: full-width brackets take more room
    numbers: frozenset[str]  # as they are shown
    computed: frozenset[str]  # those of the printed texts that formulas give


def printed(sheet: Sheet) -> int:
    """Return how many columns are printed; the others stand to their right."""
    columns = sheet.layout.columns
    return next((n for n, column in enumerate(columns) if not column.printed), len(columns))


def holdings(sheet: Sheet, lang: Lang) -> list[Held]:
    """Return what each column of a sheet holds, but for what stands across all columns."""
    rows = [row.cells for row in sheet.rows if row.kind not in ("group", "note")]
    columns = sheet.layout.columns
    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    return [_held(each, column, lang) for each, column in zip(cells, columns, strict=True)]


def _held(cells: Sequence[Cell], column: Column, lang: Lang) -> Held:
    texts: set[Any] = {cell for cell in cells if cell.__class__ is str}
    computed: set[str] = set()
    numbers: dict[tuple[object, str | None], Cell] = {}  # one of those that are shown alike
    for cell in cells:
        if cell is None or cell.__class__ is str:
            continue
        if isinstance(cell, FORMATTED):
            if isinstance(cell.value, str):
                texts.add(cell.value)
                if isinstance(cell, Formula):
                    computed.add(cell.value)
            else:
                numbers[cell.value, cell.format] = cell
        elif isinstance(cell, Link):
            texts.add(cell.text)
        else:
            numbers[cell, None] = cell
    texts.discard("")
    shown_numbers = frozenset(_shown(cell, column, lang) for cell in numbers.values())
    as_printed = {text: in_print(text, lang) for text in texts}
    return Held(as_printed, shown_numbers, frozenset(in_print(text, lang) for text in computed))


def said(cell: Cell) -> str:
    """Return what a cell says, where that may take several lines: not of a number."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Link):
        return cell.text
    value = cell.value if isinstance(cell, FORMATTED) else None
    return value if isinstance(value, str) else ""


def spans(sheet: Sheet, held: Sequence[Held], lang: Lang) -> list[Span]:
    """Return the widths that a sheet's columns may have: no number of theirs is cut.

    Spreadsheet programs wrap text, and show ### for a number that does not fit.
    """
    pairs = zip(sheet.layout.columns, held, strict=True)
    found = [_span(column, each, lang) for column, each in pairs]
    return [span for _, run in groupby(found, _group) for span in _under(list(run), lang)]


def _group(span: Span) -> object:
    return span.column.group


def _under(found: list[Span], lang: Lang) -> list[Span]:
    """Return columns wide enough for the heading of their group, should they have one."""
    group = found[0].column.group
    if group is None:
        return found
    title = group.get(lang)
    words = max(map(half_widths, _WORD.findall(title)), default=0)
    if len(title) > _GROUP_LINES + 1:
        words = max(words, half_widths(title) / _GROUP_LINES)
    part = column_pixels(words, BODY_POINTS, 10) / len(found)
    return [
        evolve(each, wished=max(each.wished, part), least=max(each.least, part)) for each in found
    ]


def _span(column: Column, held: Held, lang: Lang) -> Span:
    margin = _MARGINS.get(column.kind, 14)
    number: float = min(_widest_number(column, held, margin), _MOST_PIXELS)
    wished: float = max(column_pixels(column.width, BODY_POINTS, margin), number)
    least = max(wished * _LEAST.get(column.kind, 1), number)
    if column.kind in _LEAST and not column.stretch:
        wished = max(wished, min(_one_line(held), wished * _ROOMIER))
    if column.kind == "mark":
        least = max(_LEAST_MARK, number)
    title = column.title.get(lang)
    if upright(column, title) is None and NARROW.search(title):
        word = max(map(half_widths, _WORD.findall(title)), default=0)
        heading = column_pixels(word, BODY_POINTS, 12)
        wished, least = max(wished, heading), max(least, heading)
    unbroken = _unbroken(column, held, least)
    whole = wished
    if column.stretch or column.kind == "text":  # no other column grows
        heading = column_pixels(half_widths(title), BODY_POINTS, 12)
        whole = max(_in_one_line(held, names=column.names), heading, number)
    if column.stretch:  # what it does not need others may
        wished, least = min(wished, whole), min(least, whole)
    return Span(column, max(wished, unbroken), max(min(least, wished), unbroken), whole)


def _unbroken(column: Column, held: Held, least: float) -> float:
    """Return how wide a column is in which no word or name is torn: 0 where `least` is enough."""
    # Only words with so many letters may be too long.
    count, lines = max(2, int(capacity(least, BODY_POINTS) / 2)), "\n".join(held.texts.values())
    words = re.compile(rf"[!-,.-\xff]{{{count},}}-?").findall(lines)
    widest = min(max(map(half_widths, words), default=0), _LONGEST_WORD)
    if column.names:
        longest = max(map(half_widths, names_of(lines)), default=0)
        widest = max(widest, min(longest, column.width * _WIDEST_NAMES))
    if column.kind == "center":
        short = (wide for line in lines.split("\n") if (wide := half_widths(line)) <= _LONGEST_DATE)
        widest = max(widest, max(short, default=0))
    for text in held.computed:  # no break can be put into it
        if len(text) <= _SHORT and not CLOSING.isdisjoint(text):
            widest = max(widest, half_widths(text))
    return column_pixels(widest, BODY_POINTS, 10) if widest else 0


def _one_line(held: Held) -> float:
    """Return how wide a column is in which its longest line stands as one; 0 where it is long."""
    longest = max(map(len, held.texts.values()), default=0)
    return 0 if longest > _SHORT else _in_one_line(held)


def _in_one_line(held: Held, *, names: bool = False) -> float:
    """Return how wide a column is in which each line stands as one, lists of `names` too."""
    said = held.texts.values()
    lines = "\n".join(names_within(text, inf) for text in said) if names else "\n".join(said)
    return column_pixels(max(map(half_widths, lines.split("\n"))), BODY_POINTS, 10)


def _widest_number(column: Column, held: Held, margin: float) -> int:
    """Return how wide the numbers of a column are as they are shown, in pixels; 0 without any."""
    widest = max(map(half_widths, held.numbers), default=0)
    indent = _INDENT if column.kind == "number" else 0.5
    return column_pixels(widest + indent, BODY_POINTS, margin) if widest else 0


def _shown(cell: Cell, column: Column, lang: Lang) -> str:
    if column.kind == "year" and isinstance(cell, int | Decimal):
        return shown(Number(cell, year_format(lang)))
    return shown(cell)


def upright(column: Column, title: str) -> Upright | None:
    """Return how a heading stands that is long for a narrow column; None for others.

    Over marks, Chinese characters stand one below the other; Latin words are turned, for they
    are not read letter by letter, nor cut in two. Other columns become as wide as a word.
    """
    if of_script(title) == "zh":
        return "stacked" if column.kind == "mark" and len(title) > 1 else None
    if half_widths(title) <= column.width:
        return None
    if column.kind == "mark":
        return "turned"
    word = max(map(half_widths, title.split()), default=0)
    return "turned" if column.kind != "text" and word > column.width * _TURNED else None


def scale_for(columns: Sequence[Span], page: Page, floor: int) -> int | None:
    """Return the largest print scale at which columns fit a page; None where `floor` does not.

    Columns shrink before the print falls below `floor` percent.
    """
    wished = sum(span.wished for span in columns)
    scale = min(100, int(100 * page.across(100) / wished)) if wished else 100
    if scale >= floor:
        return scale
    return floor if sum(span.least for span in columns) <= page.across(floor) else None


def fitted(columns: Sequence[Span], room: float) -> list[int]:
    """Return widths that together fill `room` pixels, or as many as columns can take."""
    widths = [span.wished for span in columns]
    over = sum(widths) - room
    if over <= 0:
        _grow(widths, columns, -over)
    # Marks lose nothing in a narrow column; text becomes higher.
    for narrow in (True, False):
        give = [
            each.wished - each.least if (each.column.kind == "mark") is narrow else 0.0
            for each in columns
        ]
        whole = sum(give)
        if over > 0 and whole:
            part = min(1, over / whole)
            widths = [width - each * part for width, each in zip(widths, give, strict=True)]
            over -= part * whole
    return _steady(widths, columns)


def _grow(widths: list[float], columns: Sequence[Span], extra: float) -> None:
    """Give what is left of the page to the columns that take it, none too wide to be read.

    First to those that are to have it, then to other texts, none more than its longest line
    takes; what nobody needs fills the page.
    """
    texts = [span.column.width * (span.column.kind == "text") for span in columns]
    parts = [span.column.stretch for span in columns]
    needed = [min(span.whole, WIDEST_COLUMN) for span in columns]
    extra = _share(widths, parts, needed, extra)
    extra = _share(widths, texts, needed, extra)
    _share(widths, parts if any(parts) else texts, [WIDEST_COLUMN] * len(widths), extra)


def _share(
    widths: list[float], parts: Sequence[float], most: Sequence[float], extra: float
) -> float:
    """Share out `extra` by `parts`, no column wider than `most`; return what is left."""
    while extra >= 1:
        takers = [n for n, part in enumerate(parts) if part and widths[n] < most[n]]
        whole = sum(parts[n] for n in takers)
        if not takers:
            break
        given = 0.0
        for n in takers:
            more = min(extra * parts[n] / whole, most[n] - widths[n])
            widths[n] += more
            given += more
        extra -= given
    return extra


def _steady(widths: Sequence[float], columns: Sequence[Span]) -> list[int]:
    """Round widths so that columns of text do not hold almost one character more or less.

    Where lines begin is then the same in programs that differ by a few pixels.
    """
    left, found = 0.0, []
    for width, span in zip(widths, columns, strict=True):
        wish = width + left
        whole = int(wish)
        if span.column.kind in ("text", "center"):
            steps = range(whole, max(int(span.least), whole - 9) - 1, -1)
            whole = next((each for each in steps if _is_steady(each)), whole)
        left = wish - whole
        found.append(whole)
    return found


def _is_steady(width: int) -> bool:
    return 0.25 <= paper_capacity(width, BODY_POINTS) / 2 % 1 <= 0.75
