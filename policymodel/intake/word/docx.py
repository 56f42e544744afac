"""From the parts of a .docx to a document: paragraphs, tables, boxes and notes in their order."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from policymodel.findings import Finding
from policymodel.intake.document import DocumentText
from policymodel.intake.faults import refusal, say, telling
from policymodel.intake.furniture import furniture
from policymodel.intake.mending import mended
from policymodel.intake.package import Package
from policymodel.intake.relations import Relation, main_part, relations
from policymodel.intake.word.inline import Changes, Inline
from policymodel.intake.word.numbering import Numbering
from policymodel.intake.word.styles import Styles, is_on
from policymodel.intake.word.tables import placed_cells
from policymodel.intake.writer import Line, Placed, Writer, tidy
from policymodel.intake.xmltree import tree

_RUNNING = ("header", "footer")
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, name: str) -> DocumentText:
    """Return a Word document: its body, its boxes behind the paragraphs that hold them, its notes.

    Raises:
        DocumentError: it is damaged, holds macros, unfolds too far, or has no text.
    """
    reader = _Docx(Package(data, name))
    reader.read()
    document = reader.document()
    if not document.blocks:
        raise refusal(say, "I008" if reader.pictures else "I009", name=name)
    return document


class _Docx:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = main_part(package)
        self._relations = list(relations(package, self._main))
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._changes = Changes()
        self._held = ""
        self._cells = 0  # tables around the paragraph that is read
        self._joined = 0
        self._writer = Writer()
        self.pictures = 0

    def read(self) -> None:
        root = tree(self._package.pieces(self._main), self._package.name, self._main)
        body = root.find("w:body")
        lines, self._joined = mended(self._lines(body if body is not None else root))
        for line in lines:
            self._writer.write(line)
        self._write_notes()
        self._set_aside()

    def document(self) -> DocumentText:
        written = self._writer
        return DocumentText(
            name=self._package.name,
            format="docx",
            text=written.text,
            blocks=tuple(written.blocks),
            asides=tuple(written.asides),
            told=tuple(self._told()),
        )

    def _told(self) -> Iterator[Finding]:
        changes = self._changes
        if changes.insertions or changes.deletions:
            insertions, deletions = changes.insertions, len(changes.deletions)
            yield telling(say, "I101", insertions=insertions, deletions=deletions)
        if changes.hidden:
            yield telling(say, "I111", count=len(changes.hidden))
        if self._joined:
            yield telling(say, "I113", count=self._joined)

    def _part(self, kind: str) -> Element | None:
        found = self._related(kind)
        part = next((each.target for each in found if each.target in self._package), None)
        return None if part is None else tree(self._package.pieces(part), self._package.name, part)

    def _related(self, kind: str) -> Iterator[Relation]:
        return (each for each in self._relations if each.type == kind)

    def _lines(self, container: Element) -> Iterator[Line]:
        """Yield the paragraphs and tables of a body, a cell, a box or a note."""
        for child in container:
            match child.tag:
                case "w:p":
                    yield from self._paragraph(child)
                case "w:tbl":
                    yield from self._table(child)
                case "w:sdt":
                    yield from self._control(child)
                case "mc:AlternateContent":
                    for chosen in child[:1]:
                        yield from self._lines(chosen)
                case "w:ins" | "w:moveTo" | "w:customXml" | "w:smartTag":
                    yield from self._lines(child)

    def _control(self, control: Element) -> Iterator[Line]:
        content = control.find("w:sdtContent")
        if content is None:
            return
        gallery = next(control.iter("w:docPartGallery"), None)
        is_contents = gallery is not None and "Contents" in gallery.get("w:val", "")
        for line in self._lines(content):
            # Tables of contents are told as such and never stand in the text.
            yield line._replace(kind="contents") if is_contents else line

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        inline = Inline(self._changes)
        text = self._held + inline.text(paragraph)
        self.pictures += inline.pictures
        properties = paragraph.find("w:pPr")
        if properties is not None and _is_joined(properties):
            self._held = text
            return
        self._held = ""
        item = self._styles.numbered(paragraph)
        number = self._numbering.next(item) if item else ""
        if self._styles.is_contents(paragraph):
            yield Line(number + text, "contents")
        elif tidy(text):
            level = self._styles.heading_level(paragraph)
            yield Line(number + text, "heading" if level else "paragraph", level)
        elif number.strip() and self._cells:
            yield Line(number)  # of a row: 1.
        elif number.strip():
            self._writer.aside("number", number)
        for box in inline.boxes:
            yield from self._lines(box)

    def _table(self, table: Element) -> Iterator[Line]:
        cells = placed_cells(table)
        self._cells += 1
        lines = [(cell, list(self._lines_of(cell.parts))) for cell in cells]
        self._cells -= 1
        held = [(cell, inside) for cell, inside in lines if inside]
        if len(held) == 1:  # a frame, or a page laid out by a table
            yield from held[0][1]
        elif held:
            placed = (
                Placed(
                    text="\n".join(_flat(inside)),
                    row=cell.row,
                    column=cell.column,
                    rows=cell.rows,
                    columns=cell.columns,
                )
                for cell, inside in lines
            )
            yield Line("", "table", cells=tuple(placed))

    def _lines_of(self, containers: Iterable[Element]) -> Iterator[Line]:
        for container in containers:
            yield from self._lines(container)

    def _write_notes(self) -> None:
        roots = {kind: self._part(kind) for kind in _NOTES.values()}
        seen = set()
        for tag, code in list(self._changes.notes):
            root = roots[_NOTES[tag]]
            if root is None or (tag, code) in seen:
                continue
            seen.add((tag, code))
            for note in root:
                if note.get("w:id") == code and note.get("w:type") not in _NO_NOTES:
                    for text in _flat(self._lines(note)):
                        self._writer.line(text, "footnote")

    def _set_aside(self) -> None:
        for kind in _RUNNING:
            for relation in self._related(kind):
                if relation.target in self._package:
                    root = tree(
                        self._package.pieces(relation.target),
                        self._package.name,
                        relation.target,
                    )
                    for text in _flat(self._lines(root)):
                        self._writer.aside(furniture(tidy(text)) or "running_head", text)
        comments = self._part("comments")
        for comment in comments if comments is not None else ():
            self._writer.aside("comment", " ".join(_flat(self._lines(comment))))
        for text in self._changes.deletions:
            self._writer.aside("deletion", text)
        for text in self._changes.hidden:
            self._writer.aside("hidden", text)


def _flat(lines: Iterable[Line]) -> Iterator[str]:
    """The texts of lines, those of a table inside a cell one by one."""
    for line in lines:
        if line.cells:
            yield from (cell.text for cell in line.cells)
        elif line.kind != "contents":
            yield line.text


def _is_joined(properties: Element) -> bool:
    """Whether the end of a paragraph is deleted: it goes on in the next."""
    mark = properties.find("w:rPr")
    return mark is not None and (mark.find("w:del") is not None or is_on(mark, "w:specVanish"))
