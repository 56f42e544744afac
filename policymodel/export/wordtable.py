"""A sheet as the XML of a table in a Word document, and paragraphs of text around it.

Written as XML at once: python-docx sets a table cell by cell, and takes minutes for a long one.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from attrs import frozen

from policymodel.export.punctuation import in_print
from policymodel.export.styles import BODY_POINTS, Fonts
from policymodel.export.textsize import half_widths
from policymodel.findings import ExportError, fault
from policymodel.sheets.sheet import Cell, Column, Number, Row, Sheet, shown
from policymodel.text import LIST_COMMA, Lang, Text, Texts, of_script

say = Texts(__file__)
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_YEAR = Text('0"年"', "0")
_CENTRED = ("center", "mark", "year", "integer", "headline")
_HEADING, _GROUP = "DDE6F0", "EEF2F7"
_PADDING, _ABOVE = 80, 30  # twentieths of a point at the sides of a cell's text, and above it
NOTE_POINTS = 9.0
_TWIPS = 20  # to the point
_SPARE = 0.5  # half-widths more than wished: programs differ in how wide they draw a text
_NARROW = 9  # half-widths of a column that does not give way
_LATIN = 1.12  # headings have wider letters than the text that widths are measured for
_TOGETHER = 2  # rows that stay with the notes: no page holds notes alone
# What XML cannot hold: control characters, halves of a pair, two that are no characters.
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@frozen(kw_only=True)
class Face:
    """How text looks: its font, size in points, alignment."""

    font: str
    points: float = BODY_POINTS
    align: str = "left"
    bold: bool = False
    italic: bool = False
    style: str = ""  # the name of a paragraph style
    before: int = 0  # points above and below
    after: int = 0
    next: bool = False  # stays on one page with what follows


def paragraph(text: str, face: Face, *, root: bool = False) -> str:
    """Return a paragraph; line breaks of `text` are line breaks in it."""
    space = f'<w:spacing w:before="{face.before * _TWIPS}" w:after="{face.after * _TWIPS}"/>'
    return (
        f"<w:p{' ' + _NAMESPACE if root else ''}><w:pPr>"
        + (f'<w:pStyle w:val="{face.style}"/>' if face.style else "")
        + ("<w:keepNext/>" if face.next else "")
        + f'{space}<w:jc w:val="{face.align}"/></w:pPr>{run(text, face)}</w:p>'
    )


def run(text: str, face: Face) -> str:
    """Return text in one look; nothing for no text."""
    if not text:
        return ""
    lines = (f'<w:t xml:space="preserve">{escape(each)}</w:t>' for each in text.split("\n"))
    return f"<w:r>{look(face)}{'<w:br/>'.join(lines)}</w:r>"


def look(face: Face) -> str:
    """Return the properties of text: its font for every script, its size."""
    font, size = escape(face.font), round(face.points * 2)
    return (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        + ("<w:b/>" if face.bold else "")
        + ("<w:i/>" if face.italic else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def check(sheet: Sheet, text: str) -> str:
    """Return `text`; an ExportError, X017, where Word could not hold it."""
    if found := _INVALID.search(text):
        near = _INVALID.sub("□", text[max(0, found.start() - 10) : found.start() + 10])
        point = f"U+{ord(found[0]):04X}"
        raise ExportError(fault(say, "X017", sheet=sheet.name, point=point, text=near))
    return text


@frozen(kw_only=True)
class WordTable:
    """A sheet of the print face as a table of Word, `room` twentieths of a point wide."""

    sheet: Sheet
    lang: Lang
    fonts: Fonts
    room: int

    @property
    def columns(self) -> list[tuple[int, Column]]:
        """The columns that are printed, with their places in the rows."""
        return [each for each in enumerate(self.sheet.layout.columns) if each[1].printed]

    def xml(self) -> str:
        """Return the table."""
        widths = self.widths()
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f"<w:tbl {_NAMESPACE}><w:tblPr>"
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_borders()}'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:top w:w="{_ABOVE}" w:type="dxa"/><w:left w:w="{_PADDING}" w:type="dxa"/>'
            f'<w:bottom w:w="{_ABOVE}" w:type="dxa"/><w:right w:w="{_PADDING}" w:type="dxa"/>'
            f"</w:tblCellMar>"
            f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(check(self.sheet, self.sheet.title))}"/>'
            f'<w:tblDescription w:val="{escape(self._described())}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(self._rows(widths))}</w:tbl>"
        )

    def widths(self) -> list[int]:
        """Return the widths of the columns; together they fill the page.

        What the wished widths leave goes to the columns that stretch; where the page is too narrow
        for them all, wide ones give way most, and none so far that a word of a heading is cut.
        """
        columns = [column for _, column in self.columns]
        floors = [_floor(column, self.lang) for column in columns]
        wished = [max(_twips(each.width), low) for each, low in zip(columns, floors, strict=True)]
        left = self.room - sum(wished)
        parts = [column.stretch for column in columns]
        if left < 0:
            spare = [wide - low for wide, low in zip(wished, floors, strict=True)]
            if left < -sum(spare):  # no room for headings even
                return [int(low * self.room / sum(floors)) for low in floors]
            # What stretches holds the most text: it gives way last.
            parts = [each / (1 + part) for each, part in zip(spare, parts, strict=True)]
            parts = spare if left < -sum(parts) else parts
        if not any(parts):
            parts = wished
        pairs = zip(wished, parts, strict=True)
        return [int(wide + left * part / sum(parts)) for wide, part in pairs]

    def _described(self) -> str:
        headings = [column.title.get(self.lang) for _, column in self.columns]
        return check(
            self.sheet,
            say(
                "described",
                title=self.sheet.title,
                rows=len(self.sheet.rows),
                columns=len(headings),
                headings=LIST_COMMA.get(self.lang).join(headings),
            ).get(self.lang),
        )

    def _rows(self, widths: Sequence[int]) -> Iterator[str]:
        yield from self._heading(widths)
        before: Row | None = None
        last = len(self.sheet.rows) - _TOGETHER if self.sheet.notes else len(self.sheet.rows)
        for number, row in enumerate(self.sheet.rows):
            if row.kind in ("group", "note"):
                yield self._across(row, sum(widths))
            else:
                yield self._row(row, before, widths, kept=number >= last)
            before = row

    def _heading(self, widths: Sequence[int]) -> Iterator[str]:
        columns = [column for _, column in self.columns]
        titles = [column.title.get(self.lang) for column in columns]
        faces = [self._head(column) for column in columns]
        if all(column.group is None for column in columns):
            cells = zip(titles, widths, faces, strict=True)
            yield _tr([_tc(t, w, f, fill=_HEADING) for t, w, f in cells], heading=True)
            return
        above: list[str] = []
        for _, group in groupby(range(len(columns)), key=lambda at: columns[at].group or at):
            places = list(group)
            column, width = columns[places[0]], sum(widths[at] for at in places)
            text = column.group.get(self.lang) if column.group else titles[places[0]]
            merge, face = "" if column.group else "restart", faces[places[0]]
            above.append(_tc(text, width, face, fill=_HEADING, span=len(places), merge=merge))
        yield _tr(above, heading=True)
        below = [
            _tc(title if column.group else "", width, face, fill=_HEADING,
                merge="" if column.group else "continue")
            for column, title, width, face in zip(columns, titles, widths, faces, strict=True)
        ]  # fmt: skip
        yield _tr(below, heading=True)

    def _head(self, column: Column) -> Face:
        return Face(font=self.fonts.heading, align="center", italic=column.derived)

    def _across(self, row: Row, width: int) -> str:
        text = check(self.sheet, in_print(shown(row.cells[0]), self.lang))
        face = Face(font=self.fonts.heading, next=True)
        if row.kind == "note":
            face = Face(font=self.fonts.body, points=NOTE_POINTS)
        fill = _GROUP if row.kind == "group" else ""
        return _tr([_tc(text, width, face, fill=fill, span=len(self.columns))])

    def _row(self, row: Row, before: Row | None, widths: Sequence[int], *, kept: bool) -> str:
        cells = []
        for (place, column), width in zip(self.columns, widths, strict=True):
            cell = row.cells[place]
            face = Face(
                font=self.fonts.body,
                align=_align(column),
                bold=row.kind == "total",
                italic=column.derived,
                next=kept,
            )
            merge = self._merge(place, row, before)
            text = (
                ""
                if merge == "continue"
                else check(self.sheet, in_print(self._shown(column, cell), self.lang))
            )
            fill = _GROUP if row.kind == "total" else ""
            cells.append(_tc(text, width, face, fill=fill, merge=merge))
        return _tr(cells)

    def _merge(self, place: int, row: Row, before: Row | None) -> str:
        """Return whether a cell of a merged column begins a run of equal cells or goes on in it."""
        columns = self.sheet.layout.columns
        if not columns[place].merged or row.kind != "data" or row.cells[place] is None:
            return ""
        outer = [at for at in range(place + 1) if columns[at].merged]
        if before is None or before.kind != "data":
            return "restart"
        same = all(before.cells[at] == row.cells[at] for at in outer)
        return "continue" if same else "restart"

    def _shown(self, column: Column, cell: Cell) -> str:
        if column.kind == "year" and type(cell) is int:
            return shown(Number(cell, _YEAR.get(self.lang)))
        return shown(cell)


def _twips(half: float) -> float:
    """Return how wide a column is in which so many half-widths stand on a line."""
    return (half + _SPARE) * BODY_POINTS / 2 * _TWIPS + 2 * _PADDING


def _floor(column: Column, lang: Lang) -> float:
    """Return how narrow a column may become: a number or a year, and a Latin word, stay whole."""
    title = column.title.get(lang)
    word = max(map(half_widths, title.split()), default=0) if of_script(title) == "en" else 0
    return _twips(max(word * _LATIN, min(column.width, _NARROW)))


def _align(column: Column) -> str:
    if column.kind in _CENTRED:
        return "center"
    return "right" if column.kind == "number" else "left"


def _tr(cells: Sequence[str], *, heading: bool = False) -> str:
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _tc(
    text: str, width: int, face: Face, *, fill: str = "", span: int = 1, merge: str = ""
) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
        + f'<w:vAlign w:val="center"/></w:tcPr>{paragraph(text, face)}</w:tc>'
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in sides
    )
    return f"<w:tblBorders>{lines}</w:tblBorders>"
