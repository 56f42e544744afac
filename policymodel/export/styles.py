"""The look of a workbook: fonts, colours, and a cell format for each kind of cell.

Inputs are blue and formulas black, as spreadsheet modellers agree (FAST Standard, 4.01);
derived figures are italic. No meaning hangs on colour alone.
"""

from typing import Any, Literal

from attrs import field, frozen

from policymodel.export.paper import Margins
from policymodel.sheets.sheet import Cell, Column, Face, Formula, Input, Kind, Link, Number, RowKind
from policymodel.text import Lang, Text

FontProfile = Literal["safe", "gongwen"]
Upright = Literal["stacked", "turned"]
"""How a heading stands over a narrow column: character below character, or turned as a whole."""

BODY_POINTS = 10.5
"""五号: of rows and headings; notes, too, for they shrink as much on paper."""
LARGE: dict[Kind, float] = {"headline": 22.0, "byline": 15.0}
"""The sizes of what a leader reads across the table; all else is of `BODY_POINTS`."""

NUMBER_EDGE = "_)"
"""What stands at the end of number formats for room as wide as a bracket."""
_UPRIGHT: dict[str | None, int] = {None: 0, "stacked": 270, "turned": 90}
_CENTRED = ("center", "mark", "year", "integer", "headline")
_GRID = "#808080"
_HEADING = "#DDE6F0"
_GROUP = "#EEF2F7"
_DERIVED = "#F5F5F5"
_EDITABLE = "#FFFBE6"
_INPUT = "#0000C0"


@frozen(kw_only=True)
class Fonts:
    """The look of a profile: fonts of titles, headings and all else, sizes in points, margins."""

    title: str
    heading: str
    body: str
    title_points: float
    annex_points: float
    number: Text  # the page's number in the footer, as spreadsheet programs write it
    number_points: int
    portrait: Margins
    landscape: Margins


_SAFE = Margins(left=13, right=13, top=18, bottom=18, number=8)
FONTS: dict[FontProfile, Fonts] = {
    # What every Chinese Windows and WPS has.
    "safe": Fonts(
        title="黑体",
        heading="黑体",
        body="宋体",
        title_points=18,
        annex_points=14,
        number=Text("第 &P 页 共 &N 页", "Page &P of &N"),
        number_points=10,
        portrait=_SAFE,
        landscape=_SAFE,
    ),
    # What offices have that follow GB/T 9704 for official documents: 2号 and 3号 type, the
    # margins of its page; a table across is turned so that its head lies at the binding edge.
    "gongwen": Fonts(
        title="方正小标宋简体",
        heading="黑体",
        body="仿宋_GB2312",
        title_points=22,
        annex_points=16,
        number=Text("— &P —", "— &P —"),
        number_points=14,
        portrait=Margins(left=28, right=26, top=37, bottom=35, number=23),
        landscape=Margins(left=35, right=37, top=28, bottom=26, number=14),
    ),
}


_YEAR = Text('0"年"', "0")
_FONT = {"title": "title", "annex": "heading", "line": "body", "note": "body"}
_AROUND: dict[str, dict[str, Any]] = {
    "title": {"align": "center", "text_wrap": True},
    "annex": {},
    "line": {"align": "right"},
    "note": {"text_wrap": True, "valign": "top"},
}


def year_format(lang: Lang) -> str:
    """Return the number format of years."""
    return _YEAR.get(lang)


def _spaced(form: str) -> str:
    """Return a number format with room behind the number.

    LibreOffice forgets the indent of a number whose neighbour differs from it in the format alone.
    """
    return ";".join(part and part + NUMBER_EDGE for part in form.split(";"))


@frozen
class Styles:
    """Makes each cell format of a workbook of XlsxWriter once."""

    book: Any
    fonts: Fonts
    lang: Lang = "zh"
    _made: dict[tuple[Any, ...], Any] = field(factory=dict, init=False, repr=False, eq=False)
    _alike: dict[frozenset[Any], Any] = field(factory=dict, init=False, repr=False, eq=False)

    def _make(self, key: tuple[Any, ...], **properties: Any) -> Any:
        if key not in self._made:
            defaults = {"font_name": self.fonts.body, "font_size": BODY_POINTS, "valign": "vcenter"}
            every = {**defaults, **properties}
            alike = frozenset(every.items())
            if alike not in self._alike:  # many kinds of cells look alike
                self._alike[alike] = self.book.add_format(every)
            self._made[key] = self._alike[alike]
        return self._made[key]

    def of(self, what: Literal["title", "annex", "line", "note"]) -> Any:
        """Format of what stands around the table."""
        points = {"title": self.fonts.title_points, "annex": self.fonts.annex_points}
        look = _AROUND[what] | {"font_size": points.get(what, BODY_POINTS)}
        return self._make((what,), font_name=getattr(self.fonts, _FONT[what]), **look)

    def band(self) -> Any:
        """Format of a group's heading, which stands across all columns."""
        look = {"border": 1, "border_color": _GRID, "text_wrap": True, "bg_color": _GROUP}
        return self._make(("band",), font_name=self.fonts.heading, align="left", **look)

    def fill(self, colour: str) -> Any:
        """Format that only fills a cell; what it says stays as it is."""
        key = ("fill", colour)
        if key not in self._made:
            self._made[key] = self.book.add_format({"bg_color": colour})
        return self._made[key]

    def heading(self, *, upright: Upright | None = None, derived: bool = False) -> Any:
        """Format of a column's heading, whose characters may stand upright."""
        return self._make(
            ("heading", upright, derived), font_name=self.fonts.heading, align="center",
            text_wrap=upright != "stacked", border=1, border_color=_GRID, bg_color=_HEADING,
            italic=derived, rotation=_UPRIGHT[upright],
        )  # fmt: skip

    def cell(self, column: Column, row: RowKind, cell: Cell, face: Face = "print") -> Any:
        """Format of a cell in a row of that kind; data sheets have no borders and do not wrap."""
        link, text, number = isinstance(cell, Link), isinstance(cell, str), None
        opened = False
        if isinstance(cell, Formula):
            text, number = isinstance(cell.value, str), cell.format
        elif isinstance(cell, Number):
            number = cell.format
        elif opened := isinstance(cell, Input):
            text, number = isinstance(cell.value, str) and not cell.format, cell.format
        text = text or link
        key = (column.kind, column.derived, column.editable, row, number, face, link, text, opened)
        if key in self._made:
            return self._made[key]
        properties: dict[str, Any] = {"align": "left"}
        if column.kind in _CENTRED or row == "heading":
            properties = {"align": "center"}
        elif column.kind == "number":
            properties = {"align": "right", "indent": 1}
        if column.kind == "year" and face == "print" and not text:
            properties["num_format"] = year_format(self.lang)
        if number is not None:
            properties["num_format"] = number
        if face == "print":
            properties |= self._printed(column, row)
            if column.kind == "number" and not text and row != "heading":
                properties |= {"indent": 0, "num_format": _spaced(number or "General")}
        if opened:
            properties |= {"font_color": _INPUT, "bg_color": _EDITABLE, "locked": False}
        return self._make(key, **properties)

    def _printed(self, column: Column, row: RowKind) -> dict[str, Any]:
        properties: dict[str, Any] = {"border": 1, "border_color": _GRID, "text_wrap": True}
        if column.kind in LARGE:
            properties |= {"font_size": LARGE[column.kind], "font_name": self.fonts.heading}
        if column.derived:
            properties |= {"italic": True, "bg_color": _DERIVED}
        if column.editable:
            properties |= {"font_color": _INPUT, "bg_color": _EDITABLE}
        if row == "heading":
            properties |= {"bg_color": _HEADING, "font_name": self.fonts.heading}
        if row in ("group", "total"):
            properties |= {"bg_color": _GROUP, "italic": False}
            properties |= {"bold": True} if row == "total" else {"font_name": self.fonts.heading}
        return properties
