"""Characters to lines: from above, from left to right; and where a line was broken by its width."""

import re
from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from policymodel.intake.pages.glyphs import Glyph
from policymodel.text import is_wide

_OVERLAP = 0.5
_WIDE_GAP = 0.7
_WORD_GAP = 0.12
_OPENING = "（(《〈“‘「『【〔［[{｛"
_PIECE = r"(?:[0-9A-Za-z.,%/\-]+|.)"
_TOKEN = re.compile(
    rf"[{re.escape(_OPENING)}]*{_PIECE}(?:[“”‘’]+{_PIECE})*[，。、；：！？）)》〉”’」』】〕］\]}}%％]*"
)


@frozen(eq=False)
class PageLine:
    """A line of a page: its characters from left to right."""

    glyphs: tuple[Glyph, ...]
    page: int

    @cached_property
    def text(self) -> str:
        return "".join(
            (" " if _blank(before, glyph) else "") + glyph.text
            for before, glyph in zip((None, *self.glyphs), self.glyphs, strict=False)
        )

    @cached_property
    def left(self) -> float:
        return self.glyphs[0].left

    @cached_property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def top(self) -> float:
        return max(glyph.top for glyph in self.glyphs)

    @cached_property
    def bottom(self) -> float:
        return min(glyph.bottom for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    def first_width(self) -> float:
        """How much room the first of it takes that cannot be parted."""
        found = _TOKEN.match("".join(glyph.text for glyph in self.glyphs))
        count = len(found.group()) if found else 1
        return self.glyphs[min(count, len(self.glyphs)) - 1].right - self.left


def page_lines(glyphs: Iterable[Glyph], page: int) -> list[PageLine]:
    """Return the lines that characters form: those that stand at one height."""
    rows: list[list[Glyph]] = []
    tallest: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda each: -each.middle):
        if tallest is not None and _beside(tallest, glyph):
            rows[-1].append(glyph)
            tallest = max(tallest, glyph, key=lambda each: each.size)
        else:
            rows.append([glyph])
            tallest = glyph
    lines = (tuple(sorted(row, key=lambda each: each.left)) for row in rows)
    return [PageLine(_once(line), page) for line in lines]


def joined(lines: Iterable[PageLine]) -> str:
    """Return lines as one.

    A blank stands where they meet if the file writes one there and not both sides are wide, or
    if both are letters.
    """
    text = ""
    for line in lines:
        before, first = text[-1:], line.glyphs[0]
        words = before.isascii() and before.isalpha() and first.text.isascii()
        written = first.spaced and not (is_wide(before or "一") and is_wide(first.text))
        gap = written or (words and first.text.isalpha())
        text += (" " if text and gap else "") + line.text
    return text


def _beside(tallest: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands in the line of which another is the tallest."""
    shared = min(tallest.top, glyph.top) - max(tallest.bottom, glyph.bottom)
    return shared > _OVERLAP * min(tallest.size, glyph.size)


def _once(line: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Bold print is sometimes made by printing a character twice, nearly in one place.

    Two in a row that are in the very same place are one sign for both: ——.
    """
    kept: list[Glyph] = []
    for glyph in line:
        before = kept[-1] if kept else None
        close = before and abs(before.left - glyph.left) < 0.2 * max(glyph.size, 1)
        ligature = before and before.order + 1 == glyph.order and before.left == glyph.left
        if before is None or before.text != glyph.text or not close or ligature:
            kept.append(glyph)
    return tuple(kept)


def _blank(before: Glyph | None, glyph: Glyph) -> bool:
    """Whether a blank stands between two characters.

    One that the file writes does; what is only room does where it parts two words of letters,
    or is so wide that nobody takes it for spacing.
    """
    if before is None:
        return False
    room = (glyph.left - before.right) / max(min(before.size, glyph.size), 1)
    if glyph.spaced:
        return room > _WORD_GAP or not (is_wide(before.text) and is_wide(glyph.text))
    if room > _WIDE_GAP:
        return True
    letters = before.text.isascii() and glyph.text.isascii()
    return glyph.gap and letters and room > _WORD_GAP
