"""Small PDF files written by hand: a font without glyphs whose codes mean any characters."""

from collections.abc import Iterable

from attrs import define, field

SIZE = 16.0


@define
class Page:
    """What is drawn on a page of 595 × 842 points, in order.

    Attributes:
        drawn: the operators of its content.
        turned: by how many degrees it is turned when it is shown.
    """

    drawn: list[str] = field(factory=list)
    turned: int = 0
    _codes: dict[str, int] = field(factory=dict)

    def text(self, x: float, y: float, text: str, *, size: float = SIZE, mode: int = 0) -> "Page":
        """Place a text; mode 3 shows nothing, as under a scan."""
        # One sign alone would have no extent, for the font has no glyphs.
        signs = f"{text} " if len(text) == 1 else text
        codes = "".join(f"{self._code(sign):02x}" for sign in signs)
        self.drawn.append(f"BT /F1 {size} Tf {mode} Tr {x} {y} Td <{codes}> Tj ET")
        return self

    def lines(self, x: float, y: float, lines: Iterable[str], *, pitch: float = 28) -> "Page":
        """Place lines below each other; those that begin with a blank are indented by two."""
        for number, line in enumerate(lines):
            indent = 2 * SIZE if line.startswith(" ") else 0
            self.text(x + indent, y - number * pitch, line.strip())
        return self

    def grid(self, xs: list[float], ys: list[float], *, missing: Iterable[str] = ()) -> "Page":
        """Draw the rules of a table, piece by piece; `missing` names pieces as `"h 1 0"`."""
        left_out = set(missing)
        for row, y in enumerate(ys):
            for column in range(len(xs) - 1):
                if f"h {row} {column}" not in left_out:
                    self.drawn.append(f"{xs[column]} {y} m {xs[column + 1]} {y} l S")
        for column, x in enumerate(xs):
            for row in range(len(ys) - 1):
                if f"v {row} {column}" not in left_out:
                    self.drawn.append(f"{x} {ys[row]} m {x} {ys[row + 1]} l S")
        return self

    def areas(
        self, boxes: Iterable[tuple[float, float, float, float]], colour: str = "1 1 1"
    ) -> "Page":
        """Fill boxes (left, bottom, width, height) with a colour and draw no border."""
        drawn = " ".join(f"{left} {low} {wide} {high} re f" for left, low, wide, high in boxes)
        self.drawn.append(f"q {colour} rg {drawn} Q")
        return self

    def picture(self) -> "Page":
        """Cover the page with a picture."""
        self.drawn.append("q 595 0 0 842 0 0 cm /I1 Do Q")
        return self

    def _code(self, sign: str) -> int:
        return self._codes.setdefault(sign, len(self._codes) + 1)

    @property
    def meaning(self) -> str:
        """The table that says which character each code is."""
        pairs = "\n".join(
            f"<{code:02x}> <{sign.encode('utf-16-be').hex()}>" for sign, code in self._codes.items()
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(self._codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
        )


def pdf(*pages: Page) -> bytes:
    """Return the bytes of a file with these pages."""
    gray = "/ColorSpace /DeviceGray /BitsPerComponent 8"
    image = _stream("0", f"/Type /XObject /Subtype /Image /Width 1 /Height 1 {gray}")
    objects = ["", "", image]
    numbers = []
    for page in pages:
        assert len(page._codes) < 256
        widths = " ".join(["1000"] * 255)
        first = len(objects) + 1
        objects.append(_stream(page.meaning))
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 1 /LastChar 255 "
            f"/Widths [{widths}] /ToUnicode {first} 0 R /FontDescriptor << /Type /FontDescriptor "
            "/FontName /X /Flags 4 /Ascent 880 /Descent -120 /FontBBox [0 -120 1000 880] "
            "/ItalicAngle 0 /CapHeight 880 /StemV 80 >> >>"
        )
        objects.append(_stream("\n".join(page.drawn)))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {page.turned} "
            f"/Contents {first + 2} 0 R /Resources << /Font << /F1 {first + 1} 0 R >> "
            "/XObject << /I1 3 0 R >> >> >>"
        )
        numbers.append(first + 3)
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>"
    return _file(objects)


def _stream(data: str, entries: str = "") -> str:
    return f"<< {entries} /Length {len(data)} >>\nstream\n{data}\nendstream"


def _file(objects: list[str]) -> bytes:
    made = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R >>\n"
    return made + f"{end}startxref\n{len(made)}\n%%EOF".encode()
