"""Sheets of paper: sizes, margins, and the room that they leave at a print scale."""

from attrs import frozen

PAPER = 0.7925
"""Points of paper that a pixel of a column's width takes at full scale; on the screen 0.75.

LibreOffice measures it so, and Excel's page layout view shows columns of 64 pixels 0.71 inches
wide: on paper, the digits by which widths are counted are not rounded to whole pixels.
"""
# XlsxWriter's numbers for paper sizes, and the short and long side in points.
A4, A3 = 9, 8
_SIDES = {A4: (595.3, 841.9), A3: (841.9, 1190.6)}
# What programs differ by in how wide they draw columns, and how high rows.
_ACROSS, _DOWN = 0.98, 0.985
_MM = 72 / 25.4


def inches(millimetres: float) -> float:
    """Return a length in inches."""
    return round(millimetres / 25.4, 4)


@frozen
class Margins:
    """The margins of a page in millimetres; the page number stands in the lower one."""

    left: float
    right: float
    top: float
    bottom: float
    number: float
    """How far from the paper's lower edge the page number stands."""

    @property
    def inches(self) -> tuple[float, float, float, float]:
        """Left, right, top and bottom in inches, as XlsxWriter asks for them."""
        return inches(self.left), inches(self.right), inches(self.top), inches(self.bottom)


@frozen
class Page:
    """A page to print on: paper, direction and margins."""

    paper: int
    landscape: bool
    margins: Margins

    def across(self, scale: int) -> float:
        """Return how wide columns together may be at a print scale in percent, in pixels."""
        sides = (self.margins.left + self.margins.right) * _MM
        return (_SIDES[self.paper][self.landscape] - sides) * _ACROSS * 100 / scale / PAPER

    def down(self, scale: int) -> float:
        """Return how high rows together may be at a print scale in percent, in points."""
        sides = (self.margins.top + self.margins.bottom) * _MM
        return (_SIDES[self.paper][not self.landscape] - sides) * _DOWN * 100 / scale
