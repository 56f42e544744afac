"""Tables for issue -> the bytes of a Word document: what offices paste into their own.

Imported only when one is written: python-docx is no dependency of the core.
"""

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from attrs import evolve
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, Twips

from policymodel.export.punctuation import in_print
from policymodel.export.seal import EPOCH
from policymodel.export.styles import FONTS, FontProfile, Fonts
from policymodel.export.wordtable import (
    NOTE_POINTS,
    Face,
    WordTable,
    check,
    look,
    paragraph,
    run,
)
from policymodel.sheets.sheet import Sheet, Workbook
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
_LANG = Text("zh-CN", "en-US")
_SHORT, _LONG = Mm(210), Mm(297)  # A4
_TITLE_STYLE = "Heading1"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNWANTED = ("thumbnail", "stylesWithEffects", "customXml")  # what python-docx's template brings


def render_document(
    tables: Workbook, *, fonts: FontProfile = "safe", plan: str = "", revision: str = ""
) -> bytes:
    """Return the sheets of `tables` as the bytes of a .docx file; the same sheets, the same bytes.

    Each stands on pages of its own, its heading repeated on each of them. Where Word cannot hold
    a text, an ExportError, X017, says so.
    """
    document = docx.Document()
    _clean(document)
    _default(document, FONTS[fonts], fonts)
    for number, sheet in enumerate(tables.sheets):
        if number:
            document.add_section(WD_SECTION.NEW_PAGE)
            _small(document.paragraphs[-1])
        section = document.sections[-1]
        room = _page(section, fonts, upright=sheet.portrait)
        for part in _parts(sheet, tables.lang, fonts, room):
            document.element.body.sectPr.addprevious(parse_xml(part))
        if not sheet.notes:  # Word wants a paragraph behind a table
            _small(document.add_paragraph())
    _footers(document, fonts, tables.lang)
    _properties(document, tables, plan, revision)
    return _packed(document)


def _parts(sheet: Sheet, lang: Lang, profile: FontProfile, room: int) -> list[str]:
    """Return the XML of what stands on the pages of a sheet, one below the other."""
    fonts = FONTS[profile]
    annex = Face(font=fonts.heading, points=fonts.annex_points, next=True)
    title = Face(
        font=fonts.title, points=fonts.title_points, align="center", style=_TITLE_STYLE,
        before=6, after=10, next=True,
    )  # fmt: skip
    line = Face(font=fonts.body, align="right", after=3, next=True)
    note = Face(font=fonts.body, points=NOTE_POINTS, before=3)
    said = [(sheet.annex, annex), (sheet.title, title), (sheet.line, line)]
    ends = len(sheet.notes) - 1
    notes = [(text, evolve(note, next=at < ends)) for at, text in enumerate(sheet.notes)]
    above, below = (
        [
            paragraph(check(sheet, in_print(text, lang)), face, root=True)
            for text, face in around
            if text
        ]
        for around in (said, notes)
    )
    return [*above, WordTable(sheet=sheet, lang=lang, fonts=fonts, room=room).xml(), *below]


def _clean(document: Any) -> None:
    """Remove from the template what has nothing to do with a document of ours."""
    for holder in (document.part.package, document.part):
        for name, rel in list(holder.rels.items()):
            if rel.reltype.rpartition("/")[2] in _UNWANTED:
                del holder.rels[name]


def _default(document: Any, fonts: Fonts, profile: FontProfile) -> None:
    """Set the fonts of all text that names none, for Chinese characters too, and the languages."""
    styles = document.styles.element
    body = Face(font=fonts.body)
    defaults = styles.find(f"{_W}docDefaults")
    language = f'<w:lang w:val="{_LANG.en}" w:eastAsia="{_LANG.zh}" w:bidi="ar-SA"/>'
    inner = _rooted(look(body)).replace("</w:rPr>", f"{language}</w:rPr>")
    held = defaults.find(f"{_W}rPrDefault")
    held.replace(held.find(f"{_W}rPr"), parse_xml(inner))
    spacing = defaults.find(f"{_W}pPrDefault/{_W}pPr/{_W}spacing")
    spacing.set(f"{_W}after", "0")
    spacing.set(f"{_W}line", "240")
    heading = document.styles["Heading 1"]
    title = Face(font=fonts.title, points=fonts.title_points)
    heading.element.replace(heading.element.rPr, parse_xml(_rooted(look(title))))
    heading.paragraph_format.space_before = Pt(0)
    theme = document.settings.element.find(f"{_W}themeFontLang")
    if theme is not None:
        theme.set(f"{_W}eastAsia", _LANG.zh)


def _rooted(xml: str) -> str:
    return xml.replace("<w:rPr>", f'<w:rPr xmlns:w="{_W[1:-1]}">', 1)


def _page(section: Any, profile: FontProfile, *, upright: bool) -> int:
    """Set paper and margins; return how wide the room between them is, in 1/20 of a point."""
    margins = FONTS[profile].portrait if upright else FONTS[profile].landscape
    if upright:
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = _SHORT, _LONG
    else:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = _LONG, _SHORT
    section.top_margin, section.right_margin = Mm(margins.top), Mm(margins.right)
    section.bottom_margin, section.left_margin = Mm(margins.bottom), Mm(margins.left)
    section.header_distance = section.footer_distance = Mm(margins.number)
    return int(section.page_width - section.left_margin - section.right_margin) // int(Twips(1))


def _small(held: Any) -> None:
    """Let a paragraph that holds a section's end, or nothing, take no room."""
    held.paragraph_format.space_after = held.paragraph_format.space_before = Pt(0)
    held.paragraph_format.line_spacing = Pt(1)


def _footers(document: Any, profile: FontProfile, lang: Lang) -> None:
    """Number the pages with fields; gongwen has odd numbers at the right and even at the left."""
    section = document.sections[0]  # the others go on with its footers
    _footer(section.footer, profile, lang, "right" if profile == "gongwen" else "center")
    if profile == "gongwen":
        document.settings.odd_and_even_pages_header_footer = True
        _footer(section.even_page_footer, profile, lang, "left")


def _footer(footer: Any, profile: FontProfile, lang: Lang, align: str) -> None:
    footer.is_linked_to_previous = False
    face = Face(font="宋体", points=FONTS[profile].number_points, align=align)
    field = '<w:fldSimple w:instr=" {} ">{}</w:fldSimple>'
    fields = {"page": field.format("PAGE", run("1", face))}
    fields["pages"] = field.format("NUMPAGES", run("1", face))
    text = say(f"footer.{profile}", page="\0page\0", pages="\0pages\0").get(lang)
    runs = "".join(fields.get(piece) or run(piece, face) for piece in text.split("\0"))
    made = paragraph("", face, root=True).replace("</w:p>", f"{runs}</w:p>")
    old = footer.paragraphs[0]._p
    old.getparent().replace(old, parse_xml(made))


def _properties(document: Any, tables: Workbook, plan: str, revision: str) -> None:
    """Set what the file says of itself: the document's date, no clock, nobody's name."""
    held = document.core_properties
    held.title, held.language = tables.title, _LANG.get(tables.lang)
    held.author = held.last_modified_by = held.comments = held.subject = held.keywords = ""
    held.identifier, held.version = plan, revision
    held.created = held.modified = datetime.combine(tables.created, time())
    held.revision = 1


def _packed(document: Any) -> bytes:
    """Return the file, with the same date for each part: python-docx takes the clock's."""
    made, packed = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()
