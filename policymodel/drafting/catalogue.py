"""The table in which pages of governments print what a document is, where no colon parts it.

索引号 003/2031-1 发布机构 … in one line, in cells with tabs, one cell a line, or all labels first.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.stated import NUMBER, WORDS, spaced
from policymodel.model import Span
from policymodel.source.bodies import looks_like_name
from policymodel.source.dates import date_spans

_KINDS: dict[str, list[str]] = WORDS["labels"]
_SHORTEST = 3  # characters of a label that says nothing by itself: not 打印, 附件
_SHORT = ("number", "title")  # 文号, 标题
_ALONE = "|".join(
    f"(?P<{kind}>{spaced(each for each in words if len(each) >= _SHORTEST or kind in _SHORT)})"
    for kind, words in _KINDS.items()
    if kind != "addressees"
)
_LABEL = re.compile(rf"(?:^|(?<=[\s|]))(?:{_ALONE})(?=[\s|]|$)")
_TYPED = frozenset(("index_number", "number", "issuers", "issued", "published"))
_FEWEST = 2  # labels that make a table
_FEWEST_FIRST = 3  # labels under each other before all their values
_LONGEST_LINE, _LONGEST_INDEX = 300, 40
_AROUND = " \u3000\t|，；"
_BAR = re.compile(r"\s*[|｜]\s*")
_INDEX = re.compile(r"[0-9A-Za-z][^\u3000。，]*[0-9]")


@frozen
class Cell:
    """A label of the table, what stands behind it and where; the value may be empty."""

    kind: str
    value: str
    at: Span
    places: tuple[int, ...]

    @property
    def is_read(self) -> bool:
        """Whether the value is what such a label has."""
        return bool(self.value) and _VALUES.get(self.kind, _anything)(self.value)


def _anything(value: str) -> bool:
    return True


def _is_index(value: str) -> bool:
    return len(value) <= _LONGEST_INDEX and _INDEX.match(value) is not None


def _has_day(value: str) -> bool:
    return next(iter(date_spans(value)), None) is not None


def _is_number(value: str) -> bool:
    return NUMBER.search(value) is not None


_VALUES: dict[str, Callable[[str], bool]] = {
    "index_number": _is_index,
    "number": _is_number,
    "issuers": looks_like_name,
    "issued": _has_day,
    "published": _has_day,
}


def catalogue(lines: Sequence[Paragraph], head: Sequence[int]) -> list[Cell]:
    """Return the cells of the table at the head of a page; none where there is no such table."""
    cells: list[Cell] = []
    waiting: list[Cell] = []  # labels whose values stand in lines of their own
    for place in head:
        line = lines[place]
        found = [*_in_line(line, place)]
        if found:
            cells += found[:-1]
            waiting += found[-1:] if not found[-1].value else []
            cells += found[-1:] if found[-1].value else []
        elif waiting:
            cells += _filled(lines, waiting, place, head)
            waiting = []
    read = [each for each in cells if each.kind in _TYPED and each.is_read]
    is_table = len(read) >= _FEWEST or any(each.kind == "published" for each in read)
    return [*cells, *waiting] if is_table else []


def _in_line(line: Paragraph, place: int) -> Iterator[Cell]:
    """Yield the labels with which a line begins and goes on, and what stands behind each."""
    labels = [*_LABEL.finditer(line.text)] if len(line.text) <= _LONGEST_LINE else []
    if not labels or line.text[: labels[0].start()].strip(_AROUND):
        return
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        end = after.start() if after else len(line.text)
        yield _cell(label.lastgroup or "other", line, place, label.end(), end)


def _cell(kind: str, line: Paragraph, place: int, start: int, end: int) -> Cell:
    words = line.text[start:end]
    begin = line.start + start + len(words) - len(words.lstrip(_AROUND))
    value = _BAR.split(words.strip(_AROUND))[0]  # behind a bar another label may stand
    return Cell(kind, value, Span(begin, begin + max(len(value), 1)), (place,))


def _filled(
    lines: Sequence[Paragraph], waiting: Sequence[Cell], place: int, head: Sequence[int]
) -> Iterator[Cell]:
    """Yield labels with what stands in the lines below: one, or as many as there are labels."""
    places = [each for each in range(place, place + len(waiting)) if each in head]
    if len(waiting) >= _FEWEST_FIRST and len(places) == len(waiting):
        every = [_below(lines[at], each, at) for each, at in zip(waiting, places, strict=True)]
        if all(each.is_read for each in every if each.kind in _TYPED):
            yield from every
            return
    *empty, last = waiting
    yield from empty
    made = _below(lines[place], last, place)
    yield made if last.kind in _TYPED and made.is_read else last


def _below(line: Paragraph, label: Cell, place: int) -> Cell:
    made = _cell(label.kind, line, place, 0, len(line.text))
    return Cell(made.kind, made.value, made.at, (*label.places, place))
