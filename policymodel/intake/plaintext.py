"""Plain text and Markdown: the file's own text is the canonical one; blocks lie in it."""

import re
from collections.abc import Iterator

from policymodel.intake.decoding import decoded, with_plain_ends
from policymodel.intake.document import (
    Aside,
    AsideKind,
    Block,
    DocumentText,
    MetadataItem,
    TableCell,
)
from policymodel.intake.faults import refusal, say
from policymodel.intake.files import check_length
from policymodel.intake.furniture import (
    Said,
    furniture,
    is_portal,
    portal_items,
    without_persons,
)

_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_ROW = re.compile(r"\|.*\|")
_CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")
_RULE = re.compile(r"\|[\s:|-]+\|")
_HEAD_OF_FILE = 40


def read_text(data: bytes, name: str, *, markdown: bool) -> DocumentText:
    """Return a text file as a document.

    Each line that is not blank is a paragraph, whatever it holds: where a text breaks its lines
    in mid-sentence is a question about its words. In Markdown, lines that begin with ``#`` are
    headings, and rows between bars are tables.

    Raises:
        DocumentError: it is no text, or has none.
    """
    text = decoded(data)
    if text is None or "\0" in text:
        raise refusal(say, "I010", name=name)
    check_length(text, name)
    return _Reader(with_plain_ends(text), markdown).document(name)


class _Reader:
    def __init__(self, text: str, markdown: bool) -> None:
        self.text = text
        self._markdown = markdown
        self._rows: list[tuple[int, int]] = []
        self.blocks: list[Block] = []
        self.asides: list[Aside] = []
        self.metadata: list[MetadataItem] = []

    def document(self, name: str) -> DocumentText:
        for number, (start, end) in enumerate(self._lines()):
            if self._markdown and _ROW.fullmatch(self.text, start, end):
                self._rows.append((start, end))
                continue
            self._close_table()
            self._line(start, end, number)
        self._close_table()
        return DocumentText(
            name=name,
            format="md" if self._markdown else "txt",
            text=self.text,
            blocks=tuple(self.blocks),
            asides=tuple(self.asides),
            metadata=tuple(self.metadata),
        )

    def _lines(self) -> Iterator[tuple[int, int]]:
        for found in _LINE.finditer(self.text):
            line = found.group()
            start, end = found.end() - len(line.lstrip()), found.start() + len(line.rstrip())
            if start < end:
                yield start, end

    def _line(self, start: int, end: int, number: int) -> None:
        line = self.text[start:end]
        said = portal_items(line) if number < _HEAD_OF_FILE else []
        if said and (is_portal(said) or self._follows_metadata()):
            self._portal(said, start, end)
        elif kind := furniture(line):
            self._aside(kind, start, end)
        else:
            mark = _HEADING.match(line) if self._markdown else None
            begins, level = (start + mark.end(), len(mark[1])) if mark else (start, None)
            self.blocks.append(
                Block(kind="heading" if level else "paragraph", start=begins, end=end, level=level)
            )

    def _follows_metadata(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].kind == "metadata"

    def _portal(self, said: list[Said], start: int, end: int) -> None:
        self.blocks.append(Block(kind="metadata", start=start, end=end))
        for each in said:
            place = start + each.start, start + each.end
            self.metadata.append(
                MetadataItem(
                    key=each.key,
                    label=each.label,
                    text=self.text[slice(*place)],
                    start=place[0],
                    end=place[1],
                )
            )

    def _aside(self, kind: AsideKind, start: int, end: int) -> None:
        line = self.text[start:end]
        said = without_persons(line) if kind == "contact" else line
        self.asides.append(Aside(kind=kind, text=said, start=start, end=end))

    def _close_table(self) -> None:
        rows = [place for place in self._rows if not _RULE.fullmatch(self.text, *place)]
        self._rows = []
        cells = [
            self._cell(found.start(), found.end(), row, column)
            for row, (start, end) in enumerate(rows)
            for column, found in enumerate(_CELL.finditer(self.text, start, end))
        ]
        if cells:
            start, end = rows[0][0], rows[-1][1]
            self.blocks.append(Block(kind="table", start=start, end=end, cells=tuple(cells)))

    def _cell(self, start: int, end: int, row: int, column: int) -> TableCell:
        held = self.text[start:end]
        begins = start + len(held) - len(held.lstrip()) if held.strip() else start
        return TableCell(start=begins, end=begins + len(held.strip()), row=row, column=column)
