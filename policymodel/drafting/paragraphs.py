"""The paragraphs of a document, each with its place; lines that a page broke are one again."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from policymodel.analysis.numbering import ordinal
from policymodel.drafting.headlines import apart
from policymodel.folding import NO_DECIMAL, fold
from policymodel.model import Span
from policymodel.source.bodies import looks_like_name
from policymodel.source.content import flowing
from policymodel.source.lines import logical_lines

_MARKS = "*#>_ \t\u3000\u00a0-"
_LINE = re.compile(r"[^\n]+")
_ALONE = re.compile(
    r"[(（]?[\u4e00-\u9fff]{1,9}[〔\[［(（][0-9]{4}[〕\]］)）]第?[0-9]{1,4}号[)）]?"
    r"|[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
)
# … 一、重点任务 1.建码头。（市甲局负责） 2.疏航道。
_ITEM = re.compile(
    r"(?P<before>[ \u3000](?:(?<=^.)|(?<=[。；;：:)）].)|(?<=[\u4e00-\u9fff] )(?= *1[.、]))"
    r"[ \u3000]*)"
    rf"(?:(?P<point>[0-9]{{1,2}})[.﹒、]{NO_DECIMAL}|[一二三四五六七八九十]{{1,2}}、)(?=[\u4e00-\u9fff“《])"
)
# …开创新局面。 二、重点任务
_ENDS_WITH_HEADING = re.compile(
    r"(?<=[。；;])[ \u3000]+(?P<heading>[一二三四五六七八九十]{1,3}、[^。；;，,：:\n]{2,30}$)",
    re.MULTILINE,
)
# …分工负责） （四）推进绿化。
_BRACKET = re.compile(
    r"(?:^|(?<=[。；;)）]))[ \u3000]*(?P<number>[(（][一二三四五六七八九十]{1,3}[)）])"
    r"(?=[\u4e00-\u9fff“《][^。；;：:\n]{1,40}[。：:])"
    r"|(?<=[\u4e00-\u9fff])[ \u3000]+(?P<after>[(（][一二三四五六七八九十]{1,3}[)）])"
    r"(?=[\u4e00-\u9fff“《][^。；;：:\n]{1,40}。)",
    re.MULTILINE,
)
_IN_BRACKETS = re.compile("[(（][一二三四五六七八九十]{1,3}[)）]")
_BLANK = re.compile(r"\s")
_FIRST = re.compile(f"1[.﹒、]{NO_DECIMAL}")
_HEADED = re.compile(
    r"[ \u3000]*(?P<name>[^:：，,。；;\n]{2,40})[:：][ \u3000]*"
    rf"(?={_FIRST.pattern}[\u4e00-\u9fff“《])"
)
_FEWEST_TOGETHER = 3
_TAIL = "*_ \t\u3000\u00a0"


@frozen
class Paragraph:
    """A paragraph of the canonical text.

    Attributes:
        at: from its first character to its last, without blanks and marks of emphasis.
        text: its characters, folded; as many as `at` has.
        is_marked: whether the page sets it apart as a heading: ``# …``, ``**…**``.
    """

    at: Span
    text: str
    is_marked: bool = False

    @property
    def start(self) -> int:
        return self.at.start

    @property
    def end(self) -> int:
        return self.at.end


def paragraphs(
    text: str, folded: str | None = None, lines: Iterable[tuple[int, int]] | None = None
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text` in order; blank lines are none.

    `folded` and `lines` are the text folded and its logical lines, where they are known already.

    >>> [(each.text, each.is_marked) for each in paragraphs("## 一、目标\\n\\n　　建成码头。")]
    [('一、目标', True), ('建成码头。', False)]
    """
    usual = fold(text) if folded is None else folded
    return tuple(
        found
        for whole in (logical_lines(text) if lines is None else lines)
        for line in _parted(usual, *whole)
        for part in apart(usual, *line)
        for item in _headed(usual, *part)
        for start, end in _run_together(usual, *item)
        if (found := _paragraph(usual, start, end)) is not None
    )


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part lines that were taken for one where a number or a day of a document is one of them."""
    begin = start
    for line in _LINE.finditer(text, start, end) if "\n" in text[start:end] else ():
        if _ALONE.fullmatch(line.group().strip()):
            yield begin, line.start()
            yield line.span()
            begin = line.end()
    yield begin, end


def _headed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a name from the first of what it has to do, on the same line: 市甲局：1.建码头。"""
    head = _HEADED.match(text, start, end)
    if head is not None and looks_like_name(head["name"]):
        yield start, head.end()
        start = head.end()
    yield start, end


def _run_together(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part items that a page ran together in one line: they count up from 1, each behind a
    sentence and a blank, and so do the headings among them. A heading alone may end the line.
    """
    if not _BLANK.search(text, start, end) and text[start] not in "(（":
        yield start, end  # as most lines: items are set apart by blanks
        return
    begin = start
    if (heading := _ENDS_WITH_HEADING.search(text, start, end)) is not None:
        yield from _run_together(text, start, heading.start())
        start = begin = heading.start("heading")
    counted = 1 + bool(_FIRST.match(text, start, end))
    most, places = counted, []
    for found in _ITEM.finditer(text, start, end):
        if found["point"] is not None and int(found["point"]) != counted:
            continue
        counted = 1 if found["point"] is None else counted + 1
        most = max(most, counted)
        places.append(found.end("before"))
    together = [*(places if most > _FEWEST_TOGETHER else ()), *_bracketed(text, start, end)]
    for place in sorted(set(together)):
        yield begin, place
        begin = place
    yield begin, end


def _bracketed(text: str, start: int, end: int) -> list[int]:
    """Return where （四）, （五） … begin that a page ran together in a line: two at least, or one
    that goes on with the number the line begins with.
    """
    if not _IN_BRACKETS.search(text, start, end):
        return []
    line = flowing(text[start:end], [Span(0, end - start)])
    own = _BRACKET.match(line)
    following = _value(own) + 1 if own else 0
    places: list[int] = []
    for found in _BRACKET.finditer(line, 1):
        place, value = found.start(_which(found)), _value(found)
        is_parted = line[place - 1].isspace() and not line[:place].isspace()
        if value == following if following else is_parted:
            places.append(start + place)
            following = value + 1
    return places if own or len(places) > 1 else []


def _which(found: re.Match[str]) -> str:
    return "number" if found["number"] else "after"


def _value(found: re.Match[str]) -> int:
    counted = ordinal(found[_which(found)][1:-1])
    return counted.value if counted else 0


def _paragraph(text: str, start: int, end: int) -> Paragraph | None:
    begin, stop = start, end
    while begin < stop and text[begin] in _MARKS and not _is_list(text, begin):
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    marked = text.startswith(("#", "**"), start)
    while marked and stop > begin and text[stop - 1] in _TAIL:
        stop -= 1
    return Paragraph(Span(begin, stop), text[begin:stop], marked) if begin < stop else None


def _is_list(text: str, place: int) -> bool:
    """Whether a dash leads a point of a list, and belongs to what is printed: --建成."""
    return text[place] == "-" and text[place + 1 : place + 2] != " "


def index_of(found: Sequence[Paragraph], place: int) -> int:
    """Return the number of the last paragraph that begins at or before `place`; -1 for none.

    >>> index_of(paragraphs("一\\n二\\n三"), 2)
    1
    """
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if found[middle].start <= place:
            low = middle + 1
        else:
            high = middle
    return low - 1
