"""The characters and rules of the pages of a PDF file, by pdfium."""

import ctypes
from collections.abc import Iterator
from typing import Any

from attrs import define, field

from policymodel.intake import limits
from policymodel.intake.faults import refusal, say
from policymodel.intake.pages.glyphs import Glyph, Rule, Sheet, Turned

_THIN = 2.5
_SHORTEST = 4.0
_MOST_RULES = 20_000
_MOST_POINTS = 4_000
_MOST_GLYPHS = 100_000
_MOST = 0.5
_INVISIBLE = 3
_PASSWORD = 4
_TINY = 0.1
_WHITE = 250  # of 255


def sheets_of(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield the pages of a PDF file.

    Raises:
        DocumentError: pypdfium2 is missing, or the file is damaged, protected by a password, or
            has too many pages.
    """
    pdfium = _pdfium(name)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise refusal(say, "I005", name=name) from error
        raise refusal(say, "I006", name=name, reason=say("bad_pdf")) from error
    try:
        count = len(document)
        if count > limits.MOST_PAGES:
            raise refusal(say, "I007", name=name, reason=say("many_pages", count=count))
        for number in range(count):
            yield _sheet(document, number, name)
    finally:
        document.close()


def _pdfium(name: str) -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise refusal(say, "I011", name=name, package="pypdfium2") from error
    return pypdfium2


def _sheet(document: Any, number: int, name: str) -> Sheet:
    pdfium = _pdfium(name)
    try:
        page = document[number]
    except pdfium.PdfiumError:
        # A page that cannot be opened is told as one without text.
        return Sheet(number=number + 1, width=595, height=842, glyphs=(), has_picture=True)
    try:
        width, height = page.get_size()
        turned = Turned(page.get_rotation(), *page.get_mediabox())
        drawn = _Drawn(width * height, turned)
        drawn.read(page)
        return Sheet(
            number=number + 1,
            width=width,
            height=height,
            glyphs=tuple(_glyphs(page, turned, name)),
            horizontal=tuple(drawn.horizontal),
            vertical=tuple(drawn.vertical),
            is_scan=drawn.is_scan,
            has_picture=drawn.has_picture,
        )
    finally:
        page.close()


def _glyphs(page: Any, turned: Turned, name: str) -> Iterator[Glyph]:
    """Yield the characters of a page; a blank is told by the character behind it."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    box = raw.FS_RECTF()
    count = text.count_chars()
    if count > _MOST_GLYPHS:
        raise refusal(say, "I007", name=name, reason=say("too_many"))
    spaced = gap = False
    high = ""
    for place in range(count):
        character = high + _character(raw.FPDFText_GetUnicode(text, place))
        high = character if len(character) == 1 and "\ud800" <= character <= "\udbff" else ""
        if high:
            continue
        if not character.strip() or character in "\x00\x02\ufffe\uffff":
            generated = raw.FPDFText_IsGenerated(text, place) == 1
            spaced, gap = spaced or not generated, gap or generated
            continue
        raw.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box))
        if box.right - box.left > _TINY or box.top - box.bottom > _TINY:
            sides = turned.box(box.left, box.bottom, max(box.right, box.left), box.top)
            yield Glyph(_whole(character), *sides, spaced, gap, place)  # fmt: skip
        spaced = gap = False
    text.close()


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else "\ufffd"


def _whole(character: str) -> str:
    """A character of one or two halves; a half alone is no character."""
    if len(character) == 2:
        character = character.encode("utf-16", "surrogatepass").decode("utf-16", "replace")[:1]
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _is_seen(path: Any, raw: Any) -> bool:
    """Whether an area has a border or a colour: many programs lay a white one under each line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value or not fill.value:
        return bool(stroke.value)
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    sides = (ctypes.byref(each) for each in (red, green, blue, opacity))
    told = raw.FPDFPageObj_GetFillColor(path, *sides)
    is_white = min(red.value, green.value, blue.value) >= _WHITE
    return not (told and (is_white or opacity.value == 0))


@define
class _Drawn:
    """What is drawn on a page: rules, and whether its text lies under a picture of it."""

    area: float
    turned: Turned
    horizontal: list[Rule] = field(factory=list)
    vertical: list[Rule] = field(factory=list)
    has_picture: bool = False
    is_scan: bool = False
    _shown: int = 0
    _unseen: int = 0
    _covered: int = 0

    def read(self, page: Any) -> None:
        import pypdfium2.raw as raw

        for count, item in enumerate(page.get_objects(max_depth=4)):
            if count > limits.MOST_NODES:
                break
            match item.type:
                case raw.FPDF_PAGEOBJ_PATH:
                    self._path(item, raw)
                case raw.FPDF_PAGEOBJ_IMAGE:
                    self._image(item)
                case raw.FPDF_PAGEOBJ_TEXT:
                    unseen = raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
                    self._unseen += unseen
                    self._shown += not unseen
        under = self._unseen + self._covered
        self.is_scan = self.has_picture and under > self._shown - self._covered

    def _image(self, item: Any) -> None:
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > _MOST * self.area:
            self.has_picture = True
            self._covered = self._shown  # what was drawn before lies under it

    def _path(self, item: Any, raw: Any) -> None:
        if len(self.horizontal) + len(self.vertical) > _MOST_RULES:
            return  # a drawing, and no table
        left, bottom, right, top = item.get_bounds()
        if right - left < _THIN or top - bottom < _THIN:
            self._rule(left, bottom, right, top)
            return
        if not _is_seen(item, raw):
            return
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        matrix = item.get_matrix()
        for place in range(min(raw.FPDFPath_CountSegments(item), _MOST_POINTS)):
            segment = raw.FPDFPath_GetPathSegment(item, place)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                points = []
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append(matrix.on_point(x.value, y.value))
            if len(points) > 1:
                self._segment(points[-2], points[-1])
            if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                self._segment(points[-1], points[0])

    def _segment(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
        self._rule(xs[0], ys[0], xs[1], ys[1])

    def _rule(self, *sides: float) -> None:
        left, bottom, right, top = self.turned.box(*sides)
        width, height = right - left, top - bottom
        if height < _THIN and width > _SHORTEST:
            self.horizontal.append(Rule((bottom + top) / 2, left, right))
        elif width < _THIN and height > _SHORTEST:
            self.vertical.append(Rule((left + right) / 2, bottom, top))
