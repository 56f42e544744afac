"""The lines and tables of an element, in the order in which a page shows them."""

import re
from collections.abc import Iterator
from typing import Any

from policymodel.intake.furniture import is_portal, portal_items
from policymodel.intake.web.roots import is_hidden, link_shares
from policymodel.intake.web.tables import is_data, own_rows, placed_cells, rows_in_words
from policymodel.intake.word.numerals import numeral
from policymodel.intake.writer import Line, Placed

_NAMES_OF_BLOCKS = (
    "p div section article main ul ol dl dt dd li blockquote pre table tbody thead tfoot tr td "
    "th caption center form fieldset figure figcaption header footer aside hr address body html "
    "h1 h2 h3 h4 h5 h6"
)
_BLOCKS = frozenset(_NAMES_OF_BLOCKS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BREAK = "\n"
_WIDE = r"[\u3000-\u9fff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*\r?\n\s*(?={_WIDE})")
_LISTS = ("ul", "ol", "div", "table", "dl", "p")
_FEWEST_LINKS = 3
_MOSTLY = 0.7


def lines_of(element: Any, *, skip: Any = None) -> Iterator[Line]:
    """Yield the paragraphs and tables of `element`, without what `skip` holds."""
    walk = _Walk(element, skip)
    yield from walk.block(element)


class _Walk:
    def __init__(self, root: Any, skip: Any) -> None:
        self._skip = skip
        self._shares = link_shares(root)
        self._pieces: list[str] = []

    def block(self, element: Any) -> Iterator[Line]:
        """The lines of an element that begins and ends lines of its own."""
        if element is self._skip or is_hidden(element):
            return
        if self._skip is None and self._is_list_of_links(element):
            yield Line(element.text_content(), "related")
            return
        match element.tag:
            case "table" if element is not self._skip and is_data(element):
                yield from self._table(element)
            case "pre":
                yield Line(element.text_content())
            case "tr" if self._skip is not None:
                yield from self._row(element)
            case _:
                yield from self._contents(element)

    def _is_list_of_links(self, element: Any) -> bool:
        links, linked, length = self._shares[element]
        return element.tag in _LISTS and links >= _FEWEST_LINKS and linked > _MOSTLY * length

    def _contents(self, element: Any) -> Iterator[Line]:
        level = _HEADINGS.get(element.tag)
        self._say(_number(element))
        yield from self._inside(element, level)
        yield from self._flush(level)

    def _inline(self, element: Any, level: int | None) -> Iterator[Line]:
        if element is self._skip or is_hidden(element):
            return
        if element.tag == "br":
            self._pieces.append(_BREAK)
            return
        yield from self._inside(element, level)

    def _inside(self, element: Any, level: int | None) -> Iterator[Line]:
        """Say the text of an element; a block in it ends the line before."""
        self._say(element.text)
        for child in element:
            if child.tag in _BLOCKS:
                yield from self._flush(level)
                yield from self.block(child)
            else:
                yield from self._inline(child, level)
            self._say(child.tail)

    def _row(self, row: Any) -> Iterator[Line]:
        """A row around a document: what stands in it reads across, a label before its value."""
        if any(each is self._skip or each.tag == "table" for each in row.iter()):
            yield from self._contents(row)
        else:
            yield Line(rows_in_words(row))

    def _table(self, table: Any) -> Iterator[Line]:
        rows = [rows_in_words(row) for row in own_rows(table)]
        if self._skip is not None or _is_portal(rows):
            yield from map(Line, rows)
            return
        for caption in table.iter("caption"):
            yield from self._contents(caption)
        placed = tuple(
            Placed(
                text="\n".join(self._cell(space.element)),
                row=space.row,
                column=space.column,
                rows=space.rows,
                columns=space.columns,
            )
            for space in placed_cells(table)
        )
        yield Line("", "table", cells=placed)

    def _cell(self, cell: Any) -> Iterator[str]:
        for line in self._contents(cell):
            yield from (each.text for each in line.cells) if line.cells else (line.text,)

    def _say(self, text: str | None) -> None:
        if text:
            # A line of the source that ends between two ideographs stands for no blank.
            self._pieces.append(" ".join(_WRAPPED.sub("", text).split("\n")))

    def _flush(self, level: int | None) -> Iterator[Line]:
        text = "".join(self._pieces)
        self._pieces = []
        if text.strip():
            yield Line(text, "heading" if level else "paragraph", level)


def _is_portal(rows: list[str]) -> bool:
    """Whether a table says what a portal knows of the document."""
    said = [portal_items(row) for row in rows if row]
    return bool(said) and all(said) and any(map(is_portal, said))


def _number(element: Any) -> str:
    """What a browser prints before an item of a numbered list."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    number = int(start) if re.fullmatch("[0-9]{1,5}", start) else 1
    for item in parent.iterchildren("li"):
        if re.fullmatch("[0-9]{1,5}", item.get("value") or ""):
            number = int(item.get("value"))
        if item is element:
            break
        number += 1
    return f"{numeral(number, _FORMS.get(parent.get('type') or '1', 'decimal'))}. "
