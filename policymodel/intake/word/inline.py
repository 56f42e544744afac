"""The characters of a paragraph: what is printed of runs, fields, changes and boxes.

Tracked changes are read as if they were accepted: what was inserted is there, what was deleted
is not. Of two versions of one drawing (Choice and Fallback) the first is read.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from attrs import define, field

from policymodel.intake.word.styles import is_on

_NAMES_OF_SILENT = (
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:instrText w:delInstrText w:fldData w:rt w:tblPr "
    "w:commentReference w:annotationRef w:numberingChange"
)
_SILENT = frozenset(_NAMES_OF_SILENT.split())
_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:ptab": "\t"}
_MACRO = re.compile(r"\s*MACROBUTTON\s+\S+\s?(.*)", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_CIRCLE = re.compile(r"\s*EQ\s+\\o\\?a?c?\s*\(\s*(\S)\s*[,，]\s*(\S+?)\s*\)", re.IGNORECASE)
_RINGS = "○◯〇O"


@define
class Changes:
    """What was met on the way: counts of changes, and what is set aside.

    Attributes:
        insertions: how many insertions were kept.
        deletions: the texts that were left out.
        hidden: the texts that are formatted as hidden.
        notes: the ids of footnotes and endnotes, in the order in which they are referred to.
    """

    insertions: int = 0
    deletions: list[str] = field(factory=list)
    hidden: list[str] = field(factory=list)
    notes: list[tuple[str, str]] = field(factory=list)


@define
class _Field:
    instruction: str = ""
    in_result: bool = False
    has_result: bool = False


@define
class Inline:
    """Reads one paragraph: its text, and the boxes and pictures anchored in it.

    Attributes:
        changes: where to tell what was met.
        boxes: the contents of text boxes, to be read behind the paragraph.
        pictures: how many pictures there are.
    """

    changes: Changes
    boxes: list[Element] = field(factory=list)
    pictures: int = 0
    _pieces: list[str] = field(factory=list)
    _fields: list[_Field] = field(factory=list)

    def text(self, paragraph: Element) -> str:
        """Return the characters of `paragraph`; manual line breaks are ``"\\n"``."""
        self._walk(paragraph)
        for unended in reversed(self._fields):
            self._end_field(unended)
        self._fields.clear()
        return "".join(self._pieces)

    def _walk(self, parent: Element) -> None:
        for child in parent:
            if child.tag not in _SILENT:
                _READERS.get(child.tag, Inline._walk)(self, child)

    def _say(self, text: str) -> None:
        if all(each.in_result for each in self._fields):
            self._pieces.append(text)

    def _run(self, run: Element) -> None:
        properties = run.find("w:rPr")
        if is_on(properties, "w:vanish"):
            self.changes.hidden.append("".join(each.text or "" for each in run.iter("w:t")))
            return
        for child in run:
            if child.tag == "w:instrText" and self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += child.text or ""
        self._walk(run)

    def _text(self, element: Element) -> None:
        self._say(element.text or "")

    def _sign(self, element: Element) -> None:
        if element.get("w:type") not in ("page", "column"):
            self._say(_SIGNS[element.tag])

    def _symbol(self, element: Element) -> None:
        code = element.get("w:char", "")
        if re.fullmatch("[0-9A-Fa-f]{4}", code) and not 0xD800 <= int(code, 16) < 0xE000:
            self._say(chr(int(code, 16)))

    def _field_mark(self, element: Element) -> None:
        match element.get("w:fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].in_result = self._fields[-1].has_result = True
            case "end" if self._fields:
                self._end_field(self._fields.pop())

    def _end_field(self, ended: _Field) -> None:
        """A field without a result may print what stands in its instruction."""
        if not ended.has_result:
            self._say(_printed(ended.instruction))

    def _simple_field(self, element: Element) -> None:
        if not _PAGE.match(element.get("w:instr", "")):
            before = len(self._pieces)
            self._walk(element)
            if len(self._pieces) == before:
                self._say(_printed(element.get("w:instr", "")))

    def _inserted(self, element: Element) -> None:
        self.changes.insertions += 1
        self._walk(element)

    def _deleted(self, element: Element) -> None:
        found = (each.text or "" for each in element.iter() if each.tag in ("w:delText", "w:t"))
        self.changes.deletions.append("".join(found))

    def _choice(self, element: Element) -> None:
        chosen = element.find("mc:Choice")
        chosen = element.find("mc:Fallback") if chosen is None else chosen
        if chosen is not None:
            self._walk(chosen)

    def _box(self, element: Element) -> None:
        self.boxes.append(element)

    def _word_art(self, element: Element) -> None:
        self._say(element.get("string", ""))

    def _note(self, element: Element) -> None:
        self.changes.notes.append((element.tag, element.get("w:id", "")))

    def _picture(self, element: Element) -> None:
        self.pictures += 1
        self._walk(element)


def _printed(instruction: str) -> str:
    """What a field shows of its instruction: a button its label, a ring what it is around."""
    if button := _MACRO.match(instruction):
        return button[1].strip()
    ringed = _CIRCLE.match(instruction)
    return ringed[2] if ringed and ringed[1] in _RINGS else ""


_READERS: dict[str, Callable[[Inline, Element], None]] = {
    "w:r": Inline._run,
    "w:t": Inline._text,
    "m:t": Inline._text,
    **dict.fromkeys(_SIGNS, Inline._sign),
    "w:sym": Inline._symbol,
    "w:fldChar": Inline._field_mark,
    "w:fldSimple": Inline._simple_field,
    "w:ins": Inline._inserted,
    "w:moveTo": Inline._inserted,
    "w:del": Inline._deleted,
    "w:moveFrom": Inline._deleted,
    "mc:AlternateContent": Inline._choice,
    "w:txbxContent": Inline._box,
    "v:textpath": Inline._word_art,
    "w:footnoteReference": Inline._note,
    "w:endnoteReference": Inline._note,
    "v:imagedata": Inline._picture,
    "w:drawing": Inline._picture,
}
