"""What is printed on every page: numbers, running heads and feet."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from policymodel.intake.document import AsideKind
from policymodel.intake.pages.lines import PageLine

_DASHED = re.compile(
    r"[—–―\-－─·•]+[0-9０-９ivxIVX]{1,4}[—–―\-－─·•]+|第[0-9０-９]{1,4}页(?:[/／,，]?共[0-9０-９]{1,4}页)?|[0-9]{1,4}/[0-9]{1,4}|[—–―\-－─·•]+"
)
_BARE = re.compile("[0-9０-９]{1,4}")
_MARGIN = 0.14
_FEWEST = 3
_OFTEN = 0.3
_OUTERMOST = 2


def running(pages: list[tuple[float, list[PageLine]]]) -> Iterator[tuple[PageLine, AsideKind]]:
    """Yield the lines that are furniture of their pages.

    Numbers without a dash count where they run with the pages.

    Args:
        pages: of each page its height and its lines, from above.
    """
    edges = [list(_edges(height, lines)) for height, lines in pages]
    shapes = Counter(shape for page in edges for shape in {_shape(line) for line in page})
    shifts = Counter(shift for page in edges for line in page for shift in _shift(line))
    often = max(_FEWEST, _OFTEN * len(pages))
    for page in edges:
        for line in page:
            runs = any(shift == 0 or shifts[shift] > 1 for shift in _shift(line))
            if runs or _DASHED.fullmatch(_packed(line)):
                yield line, "page_number"
            elif _shape(line) and shapes[_shape(line)] >= often:
                yield line, "running_head"


def _edges(height: float, lines: list[PageLine]) -> Iterator[PageLine]:
    """The outermost lines of a page, those in its margins."""
    count = len(lines)
    for place, line in enumerate(lines):
        is_outer = place < _OUTERMOST or place >= count - _OUTERMOST
        if is_outer and (line.bottom > (1 - _MARGIN) * height or line.top < _MARGIN * height):
            yield line


def _packed(line: PageLine) -> str:
    return "".join(line.text.split())


def _shape(line: PageLine) -> str:
    """A line without its numbers, which may be those of pages."""
    return re.sub("[0-9０-９]+", "", _packed(line))


def _shift(line: PageLine) -> Iterator[int]:
    """By how much a bare number differs from that of its page."""
    text = _packed(line).strip("—–―-－─·•")
    if _BARE.fullmatch(text):
        yield int(unicodedata.normalize("NFKC", text)) - line.page
