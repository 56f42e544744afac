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
