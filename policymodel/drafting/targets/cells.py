"""The cells of a printed table, one a line or several, and of which sort each is."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from policymodel.folding import fold
from policymodel.model import Span
from policymodel.numbers import can_be_stated
from policymodel.source.lines import cell_lines
from policymodel.text import read_data
from policymodel.units import STANDARD

Sort = Literal["value", "worded", "year", "unit", "attribute", "nothing", "head", "text"]

_CELL = re.compile(r"[^\t|｜]+")
_VALUE = re.compile(
    r"(?P<open>[\[［【〔(（])?\s*(?P<way>增长|提高|上升|下降|降低|减少)?(?P<sign>[≥≤><~约]|>=|<=|不低于|不少于|不小于|不高于|不超过|不大于|超过|高于|大于|低于|小于|达到|控制在|稳定在|稳定保持在|保持在|维持在)?\s*"
    r"(?P<number>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:\s*[-~—]\s*[0-9]+(?:\.[0-9]+)?)?)\s*(?P<unit>[^0-9\s\]］】〕)）*＊※]{1,8}?)??"
    r"(?P<behind>以上|以下|以内|左右)?(?:[(（](?:暂|预计|估算|不?含|除|剔除|扣除)[^()（）0-9]{0,8}[)）])?\s*[\]］】〕)）]?\s*(?P<mark>[*＊※★①②③④⑤†‡#△▲])?"
)
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_YEAR = re.compile(
    r"[“\"]?(?:(?:20[0-9]{2})\s*年?(?:底|末|度)?|十[一二三四五六七八九]五[”\"]?[\u4e00-\u9fff]{0,4})"
)
_WORD = re.compile(r"(?:19|20)[0-9]{2}\s?年[^\s0-9]*|\S+")
_LONGEST = 64  # characters of a cell that is more than text
_FRONT = 3  # what a line may have before the name of its row
_RULE = re.compile(r"[:=+-]*-{3,}[:=+-]*")
_REMARK = re.compile(r"[(（][^()（）]{1,8}[)）]$")
_OPENS, _CLOSES = re.compile("[(（]"), re.compile("[)）]")
_BETWEEN = re.compile(r"\s+")
_WIDE = re.compile(r"\s{2,}")


@cache
def data() -> dict[str, Any]:
    """Return what `tables.yaml` holds."""
    found: dict[str, Any] = read_data(Path(__file__).with_name("tables.yaml"))
    return found


@cache
def heads() -> dict[str, str]:
    """Return the words that head a column, each with what the column holds."""
    sorts = ("number", "group", "name", "unit", "attribute", "other", "due")
    return {word: sort for sort in sorts for word in data()[sort]}


def meaning_of(words: str) -> str | None:
    """Return what a column holds that is headed so, remarks in brackets aside: 指标（单位）."""
    known = heads().get(words)
    if known is None and words.endswith((")", "）")):
        return heads().get(_REMARK.sub("", words))
    return known


@frozen
class Cell:
    """A cell: its words folded and without blanks, and its place in the document.

    Attributes:
        line: which line of the table it stands in.
        sort: what it looks like by itself.
    """

    text: str
    at: Span
    line: int
    sort: Sort


def cells_of(text: str, at: Span) -> list[Cell]:
    """Return the cells of the table that stands at `at`, in order.

    >>> [(each.text, each.sort) for each in cells_of("指标 单位\\n企业\\t家\\t20", Span(0, 13))]
    [('指标', 'head'), ('单位', 'head'), ('企业', 'text'), ('家', 'unit'), ('20', 'value')]
    """
    return [
        Cell(words, Span(start, end), line, sort_of(words))
        for words, start, end, line in words_in(text, at)
    ]


def words_in(text: str, at: Span) -> Iterator[tuple[str, int, int, int]]:
    """Yield the words of each cell, where it begins and ends, and on which line of the table."""
    line, last = 0, at.start
    for low, high in cell_lines(text, at.start, at.end):
        for piece in _CELL.finditer(text, low, high):
            line += text.count("\n", last, piece.start())
            last = piece.start()
            for start, end in _parts(text, piece.start(), piece.end()):
                words = bare(text[start:end])
                if words and not _RULE.fullmatch(words):
                    yield words, start, end, line


def bare(words: str) -> str:
    """Return what a cell says, folded and without blanks, but for one between two numbers: 9.91 3
    is a number and the mark of a footnote, or two cells.

    >>> bare("指 标"), bare("9.91 3"), bare("97.7\\n26")
    ('指标', '9.91 3', '97.7 26')
    """
    return _BETWEEN.sub(_blank, fold(words).strip())


def _blank(found: re.Match[str]) -> str:
    words = found.string
    before, behind = words[found.start() - 1], words[found.end()]
    return " " if before in "0123456789." and behind.isdigit() else ""


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line that blanks set apart: heads, numbers, a unit beside one."""
    piece = text[start:end]
    low = 0
    for gap in (*_WIDE.finditer(piece), None):
        high = gap.start() if gap else len(piece)
        if piece[low:high].strip():
            for inner_low, inner_high in _words(piece, low, high):
                yield start + inner_low, start + inner_high
        low = gap.end() if gap else high


def _words(piece: str, low: int, high: int) -> list[tuple[int, int]]:
    """Part at single blanks what is no cell as a whole, and where no part of it is mere text."""
    inside = piece[low:high]
    start = low + len(inside) - len(inside.lstrip())
    whole = (start, start + len(inside.strip()))
    if " " not in inside.strip():
        return [whole]
    words = list(_joined(piece, [found.span() for found in _WORD.finditer(piece, low, high)]))
    if len(words) == 1:
        return words
    sorts = [sort_of(bare(piece[a:b])) for a, b in words]
    if "text" not in sorts:
        return words
    is_row = _is_row(sorts)
    is_cell = sort_of(bare(inside)) != "text"
    return words if is_row and not is_cell else [whole]


def _joined(piece: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield words, those that are printed with blanks between their characters as one: 指 标."""
    index = 0
    while index < len(words):
        start, end = words[index]
        after = words[index + 1] if index + 1 < len(words) else (end, end)
        is_spaced = end - start == 1 and after[1] - after[0] == 1
        if is_spaced and fold(piece[start:end] + piece[slice(*after)]) in heads():
            end, index = after[1], index + 1
        yield start, end
        index += 1


_BEFORE_NAME = ("text", "head", "value", "worded")


def _is_row(sorts: Sequence[Sort]) -> bool:
    """Whether the words of a line are a row: 企业数 家 20 30, perhaps with its group and number.

    What stands before the last text may be a group, a number or a part of the name; behind it
    there are values, with their unit and attribute, and nothing else.
    """
    last = max(index for index, sort in enumerate(sorts) if sort == "text")
    front, back = sorts[:last], sorts[last + 1 :]
    numbers = sum(sort in ("value", "nothing") for sort in back)
    is_whole = numbers > 0 or list(back) == ["unit"]
    return is_whole and len(front) <= _FRONT and all(sort in _BEFORE_NAME for sort in front)


def sort_of(words: str) -> Sort:
    """Return what a cell that holds `words`, folded and without blanks, looks like."""
    if len(words) > _LONGEST:
        return "text"
    if _YEAR.fullmatch(words):
        return "year"
    if words.strip("()（）") in ("约束性", "预期性", "约束", "预期", "指导性"):
        return "attribute"
    if _pattern("nothing").fullmatch(words):
        return "nothing"
    if is_unit(words):
        return "unit"
    if meaning_of(words) is not None or _is_column(words):
        return "head"
    if value_of(words):
        return "value"
    return "worded" if _pattern("worded").search(words) else "text"


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(data()[key])


def _is_column(words: str) -> bool:
    """Whether words head a column of values: 2025年目标值, 总计, 年均增长."""
    return len(words) <= 16 and _column().fullmatch(words) is not None


@cache
def _column() -> re.Pattern[str]:
    parts = "|".join(
        (data()["past"], data()["target"], data()["total"], data()["rate"], data()["added"])
    )
    of = rf"(?:(?:{parts})(?:值|数|情况|数值|规划值|指标)?)"
    year = r"[“\"]?(?:20[0-9]{2}|十[一二三四五六七八九]五)[”\"]?年?(?:[底末]|期末|期间|时期|度)?"
    end = r"(?:[(（\[［〔【][^()（）]*[)）\]］〕】])?"
    alone = rf"[(（]{of}{{1,2}}[)）]"  # 2025年⏎(目标)
    either = rf"(?:{of}[/／、或]{of}|{of}[\[〔［【]{of}[\]〕］】])"  # 年均/累计
    return re.compile(rf"{year}{of}{{0,2}}{end}|{of}{{1,2}}{end}|{alone}|{either}{end}")


def is_bracketed(cell: Cell) -> bool:
    """Whether a value stands in the brackets that hold the sum of several years: [14.5]."""
    return cell.sort == "value" and cell.text[0] in "[［【〔"


def is_unit(words: str) -> bool:
    """Return whether a cell holds a unit and nothing else, perhaps in brackets."""
    if len(_OPENS.findall(words)) != len(_CLOSES.findall(words)):
        return False  # the second half of a name: 产值(亿⏎元)
    inside = words.strip("()（）")
    is_number = inside[:1].isdigit() and not inside.startswith("1/")
    return 0 < len(inside) <= 14 and not is_number and STANDARD.find(inside) is not None


def value_of(words: str) -> "re.Match[str] | None":
    """Return the parts of a cell that holds a number; None for any other."""
    found = _VALUE.fullmatch(words)
    if found is None or not all(map(_can_be_stated, _NUMBER.findall(found["number"]))):
        return None
    unit = found["unit"]
    return found if unit is None or STANDARD.find(unit) is not None else None


def _can_be_stated(printed: str) -> bool:
    return can_be_stated(Decimal(printed.replace(",", "")))
