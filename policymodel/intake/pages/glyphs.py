"""What a page shows: characters and rules, each with its place; measured from the lower left."""

from attrs import field, frozen


@frozen
class Glyph:
    """A character on a page.

    Attributes:
        text: the character.
        left, bottom, right, top: its box, in points.
        size: the height of its box: the size of its font.
        spaced: whether the file writes a blank before it.
        gap: whether a reader of the file sees a blank before it that is not written.
        order: its place in the file.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool = False
    gap: bool = False
    order: int = 0

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@frozen
class Turned:
    """How a page is turned when it is shown, and where its own measure begins and ends."""

    degrees: int
    left: float
    bottom: float
    right: float
    top: float

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return a box of the page as it is shown: left, bottom, right, top.

        >>> Turned(90, 0, 0, 600, 800).box(10, 20, 30, 60)
        (20, 570, 60, 590)
        """
        (x, y), (over, up) = self._shown(left, bottom), self._shown(right, top)
        return min(x, over), min(y, up), max(x, over), max(y, up)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        match self.degrees % 360:
            case 90:
                return y - self.bottom, self.right - x
            case 180:
                return self.right - x, self.top - y
            case 270:
                return self.top - y, x - self.left
        return x - self.left, y - self.bottom


@frozen
class Rule:
    """A straight line along an axis: at `at`, from `start` to `end` of the other axis."""

    at: float
    start: float
    end: float


@frozen(kw_only=True)
class Sheet:
    """A page.

    Attributes:
        number: its number, from 1.
        width, height: its size in points.
        glyphs: its characters, in the order of the file.
        horizontal, vertical: the rules that are drawn on it.
        is_scan: whether its characters lie under a picture of the page.
        has_picture: whether a picture takes most of it.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = field(repr=False)
    horizontal: tuple[Rule, ...] = field(default=(), repr=False)
    vertical: tuple[Rule, ...] = field(default=(), repr=False)
    is_scan: bool = False
    has_picture: bool = False
