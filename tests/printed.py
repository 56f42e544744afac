"""How workbooks come out of a printer: rendered by LibreOffice, and measured in the PDF.

    python tests/printed.py OUTFOLDER [FILE.xlsx ...]

prints a table with a line a sheet: its pages, the paper, the smallest print in points, how full
the emptiest page but the last is, and how many cells are cut, have lines that begin with a
closing mark, or tear a Latin word or the name of an organization. Without files, the workbooks
of the installed plans are made, in both languages.
The pages stay in OUTFOLDER as PDF.
"""

import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import accumulate
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pypdf
from libreoffice import convert
from openpyxl.utils import column_index_from_string
from workbooks import every_workbook

from policymodel.sheets.sheet import Number, shown

CLOSING = "、。，．；：？！）」』》〉】〕”’％),.;:?!%]"
PAPERS = {(595, 842): "A4", (842, 1191): "A3"}
_BLANK = re.compile(r"\s+")
_MARK = re.compile(r"⟦(\d+)⟧")
# Cells that hold nothing but names of organizations, and what says as whom they act.
_NAME = (
    r"[\u4e00-\u9fff]*(?:（[^（）]*）[\u4e00-\u9fff]*)*"
    r"(?:局|委|办|部|院|会|政府|中心|公司|大学|组|区|镇|园|街道|行|社|处|站)(?:（[^（）]*）)?"
)
_NAMES = re.compile(rf"(?:[^：\n]{{2,12}}：)?{_NAME}(?:[、，；]?\s*(?:[^：\n]{{2,12}}：)?{_NAME})*")
# What stands over columns of such names.
_OF_NAMES = re.compile("单位|领导|organization|lead|support|respons|propos|implem", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z0-9]{2}")
_FOOTER = re.compile(rb"<oddFooter>(.*?)</oddFooter>", re.DOTALL)


class Run(NamedTuple):
    """A piece of text on a page: where it stands and how large it is, in points."""

    text: str
    x: float
    y: float  # of the baseline, from the paper's lower edge
    size: float


class PrintedPage(NamedTuple):
    """What was found on one page."""

    sheet: int
    paper: str
    runs: tuple[Run, ...]
    lowest: float  # the lowest thing above the footer: a line, a fill, a text
    height: float


class Printed(NamedTuple):
    """How one sheet is printed."""

    workbook: str
    sheet: str
    pages: int
    paper: str
    smallest: float  # points
    fill: float  # of the emptiest page but the last: used of usable height; 1 for a single page
    cut: tuple[str, ...]  # cells whose text is not wholly to be seen
    bad: tuple[str, ...]  # cells with a line that begins with a closing mark
    torn: tuple[str, ...]  # cells with a word, or the name of an organization, on two lines

    def __str__(self) -> str:
        row = f"{self.workbook:<26}\t{self.sheet:<10}\t{self.pages:3}\t{self.paper:<6}"
        row += f"\t{self.smallest:5.2f}\t{self.fill:4.0%}"
        found = (*self.cut, *self.bad, *self.torn)
        row += f"\t{len(self.cut):3}\t{len(self.bad):3}\t{len(self.torn):3}"
        return "\t".join((row, " ".join(found[:6]))).rstrip()


def printed(files: Iterable[Path], folder: Path) -> list[Printed]:
    """Render workbooks into `folder`, and measure each of their sheets."""
    marked = {_marked(file, folder): file for file in files}
    made = convert(marked, "pdf", folder)
    return [each for copy, file in marked.items() for each in _measured(file, made[copy])]


def _marked(file: Path, folder: Path) -> Path:
    """Copy a workbook, with each sheet's number in its footer: pages tell whose they are."""
    target = folder / f"{file.parent.name}-{file.name}"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if found := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name):
                mark = f"&amp;L&amp;20⟦{found[1]}⟧".encode()
                data = _FOOTER.sub(rb"<oddFooter>" + mark + rb"\1</oddFooter>", data)
            new.writestr(name, data)
    return target


def _measured(file: Path, pdf: Path) -> Iterator[Printed]:
    book = openpyxl.load_workbook(BytesIO(file.read_bytes()), data_only=True)
    pages = list(map(_page, pypdf.PdfReader(pdf).pages))
    for number, sheet in enumerate(book.worksheets, start=1):
        own = [page for page in pages if page.sheet == number]
        sizes = [run.size for page in own for run in page.runs]
        fills = [_fill(page, sheet) for page in own[:-1]]
        cut, bad, torn = _cells(sheet, own)
        if sheet._charts:  # its print is made to fit one page, whatever its scale
            cut, bad = [], []
        yield Printed(
            workbook=f"{file.parent.name}/{file.stem}",
            sheet=sheet.title,
            pages=len(own),
            paper="/".join(dict.fromkeys(page.paper for page in own)),
            smallest=round(min(sizes, default=0), 2),
            fill=min(fills, default=1.0),
            cut=tuple(cut),
            bad=tuple(bad),
            torn=tuple(torn),
        )


def _fill(page: PrintedPage, sheet: Any) -> float:
    """Return the part of the height between the margins that is used."""
    top, bottom = (72 * each for each in (sheet.page_margins.top, sheet.page_margins.bottom))
    return (page.height - top - page.lowest) / (page.height - top - bottom)


# What stands on a page


def _page(page: Any) -> PrintedPage:
    runs: list[Run] = []
    path: list[float] = []
    marks: list[float] = []
    clips = [False]

    def text(said: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if said.strip():
            across = _times(tm, cm)
            # Turned text is as large as upright text: what counts is how high a line is.
            runs.append(Run(said, across[4], across[5], size * hypot(across[2], across[3])))

    def operator(name: bytes, args: Any, cm: list[float], _tm: Any) -> None:
        if name in (b"m", b"l"):
            path.append(_point(args, cm))
        elif name == b"re":
            x, y, _, high = map(float, args)
            path.extend((_point((x, y), cm), _point((x, y + high), cm)))
        elif name in (b"W", b"W*"):
            clips[0] = True
        elif name in (b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"n"):
            if name != b"n" and not clips[0]:
                marks.extend(path)
            path.clear()
            clips[0] = False

    page.extract_text(visitor_text=text, visitor_operand_before=operator)
    whole = "".join(run.text for run in runs)
    found = _MARK.search(_BLANK.sub("", whole))
    assert found, "a page without a footer"
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    # The footer is what stands no higher than the sheet's number.
    line = max(run.y for run in runs if "⟦" in run.text)
    body = [run for run in runs if run.y > line + 9]
    shape = tuple(sorted((round(width), round(height))))
    return PrintedPage(
        sheet=int(found[1]),
        paper=PAPERS.get(shape, str(shape)),  # type: ignore[call-overload]
        runs=tuple(body),
        lowest=min([y for y in marks if y > line + 9] + [run.y for run in body], default=height),
        height=height,
    )


def _times(a: Sequence[float], b: Sequence[float]) -> list[float]:
    return [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]


def _point(args: Any, cm: Sequence[float]) -> float:
    """Return how high a point stands on the paper."""
    x, y = float(args[0]), float(args[1])
    return x * cm[1] + y * cm[3] + cm[5]


# What should stand there

Line = tuple[str, float, float]  # its text, baseline, size


def _cells(sheet: Any, pages: Sequence[PrintedPage]) -> tuple[list[str], list[str], list[str]]:
    """Return the cells that are cut, those with a bad line's beginning, and those that tear."""
    texts = [_Text(page.runs) for page in pages]
    scale = (sheet.page_setup.scale or 100) / 100
    merged = {each.start_cell.coordinate: each for each in sheet.merged_cells.ranges}
    last = _last_column(sheet)
    heads = _heads(sheet)
    cut, bad, torn = [], [], []
    for row in sheet.iter_rows(max_col=last):
        for cell in row:
            if not (said := _BLANK.sub("", _shown(cell))):
                continue
            area = merged.get(cell.coordinate)
            rows = range(area.min_row, area.max_row + 1) if area else (cell.row,)
            room = sum(sheet.row_dimensions[each].height or 15 for each in rows) * scale
            places = [found for text in texts for found in text.find(said)]
            if not places:
                cut.append(cell.coordinate)
                continue
            if cell.alignment.text_rotation:  # it stands upright or is turned
                continue
            # Where a text stands several times, one of them is this cell's.
            if min(_needed(lines) for lines in places) > room + 1:
                cut.append(f"{cell.coordinate}(low)")
            if all(any(line[0] in CLOSING for line, _, _ in each[1:]) for each in places):
                bad.append(cell.coordinate)
            of_names = bool(_OF_NAMES.search(heads.get(cell.column, "")))
            if all(_tears(_shown(cell), each, of_names=of_names) for each in places):
                torn.append(cell.coordinate)
    return cut, bad, torn


def _heads(sheet: Any) -> dict[int, str]:
    """Return the columns' headings, which are the first row of which two cells say something."""
    for row in sheet.iter_rows(max_row=8):
        if len(said := {cell.column: _shown(cell) for cell in row if _shown(cell)}) > 1:
            return said
    return {}


def _tears(text: str, lines: Sequence[Line], *, of_names: bool) -> bool:
    """Whether a line ends within a Latin word, or within a name in a column `of_names`."""
    ends = list(accumulate(len(line) for line, _, _ in lines))[:-1]
    places = [place for place, each in enumerate(text) if not each.isspace()]
    # An end at which a blank or a break stands is none within a word.
    inner = {places[end] for end in ends if places[end] == places[end - 1] + 1}
    if any(_LATIN.fullmatch(text[place - 1 : place + 1]) for place in inner):
        return True
    if not (of_names and _NAMES.fullmatch(text)):
        return False
    names = (found.span() for found in re.finditer(r"(?:（[^）]*）|[^：、，；\s])+", text))
    return any(start < place < end for start, end in names for place in inner)


def _last_column(sheet: Any) -> int:
    area = sheet.print_area
    if not area:
        return int(sheet.max_column)
    letters = re.findall(r"\$?([A-Z]+)\$?\d+$", area.rpartition(":")[2])[0]
    return int(column_index_from_string(letters))


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None or isinstance(value, str | bool):
        return str(value or "")
    number, form = Decimal(str(value)), cell.number_format.replace("_)", "")
    if form == "General":
        return f"{number.normalize():f}"
    # Spreadsheet programs round a half up.
    places = len(re.findall(r"\.(0+)", form)[0]) if "." in form else 0
    exact = number.quantize(Decimal(1).scaleb(-places - 2 * ("%" in form)), ROUND_HALF_UP)
    return shown(Number(exact, form))


class _Text:
    """The text of a page without its blanks, and the runs that its characters stand in."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = [(_BLANK.sub("", run.text), run) for run in runs]
        self.whole = "".join(text for text, _ in self.runs)
        self.owner = [run for text, run in self.runs for _ in text]

    def find(self, said: str) -> Iterator[list[Line]]:
        """Yield each place where a text stands, as its lines."""
        start = self.whole.find(said)
        while start >= 0:
            lines: list[Line] = []
            for place in range(start, start + len(said)):
                run, here = self.owner[place], self.whole[place]
                if lines and abs(lines[-1][1] - run.y) < run.size / 2:
                    lines[-1] = (lines[-1][0] + here, lines[-1][1], run.size)
                else:
                    lines.append((here, run.y, run.size))
            yield lines
            start = self.whole.find(said, start + 1)


def _needed(lines: Sequence[Line]) -> float:
    """Return how high lines are together: from the first one's top to the last one's foot."""
    return abs(lines[0][1] - lines[-1][1]) + lines[0][2]


def main(arguments: Sequence[str], say: Callable[[str], Any] = print) -> None:
    """Print the table for files, or for the installed plans."""
    folder = Path(arguments[0]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    files = [Path(each).absolute() for each in arguments[1:]]
    if not files:
        for lang in ("zh", "en"):
            files += every_workbook(folder / lang, lang=lang)
    say("workbook\tsheet\tpages\tpaper\tpoints\tfill\tcut\tbad\ttorn")
    for each in printed(files, folder):
        say(str(each))


if __name__ == "__main__":
    main(sys.argv[1:])
