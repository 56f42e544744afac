"""Lines and paragraphs: texts from PDF files break their lines at a width, in mid-sentence."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policymodel.folding import NO_DECIMAL, POINTS
from policymodel.source.content import MEASURED, PAGE_NUMBER, without_pages
from policymodel.source.duties import begins_with_label
from policymodel.source.fronting import ends_front_line
from policymodel.source.parting import parted

_STOPS = "。；;！!？?：:）)】］]"
_FEWEST = 8
_NARROWEST = 12  # no page is narrower
_SLACK = 4
_SENTENCE = 18  # an item of a list that has no stop is shorter than a line a page broke
_MEASURED = re.compile(MEASURED)
_BARE = re.compile("[0-9０-９]{1,3}")
_PAGE_LINES = 10  # no page has fewer
_FEWEST_PAGES = 3
_LONGEST_FRONT = 250  # characters of those addressed, or of a title
_BULLETS = "—–-•·●◆■□"
_OPENING = "[（(【〔［\\[]"
# The end of a line may break it: （责 ⏎ 任单位：.
_CHARGES = re.compile(
    rf"{_OPENING}(?:责\s?任|牵\s?头|负\s?责|主\s?办|落\s?实)\s?(?:责\s?任\s?)?(?:单\s?位|部\s?门)\s?[:：]"
)
_CUT = re.compile(rf"{_OPENING}[\u4e00-\u9fff]{{0,6}}$")  # a label that a line's end broke
_LABEL = 8  # characters of a label that is broken, with its bracket
_LINE = re.compile(r"[^\n]+")
_TEXT = re.compile(r"\S(?:[^\n]*\S)?")
_PARAGRAPH = re.compile(r"\S(?:(?:[^\n]|\n(?![^\S\n]*\n))*\S)?")
_SPACED = 2  # blank lines to each other end of a line
_LINE_END = re.compile(r"[^\S\n]*\n\s*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_HEADING = re.compile(
    rf"[\u4e00-\u9fff]{{2,8}}[:：∶]|第?[一二三四五六七八九十]+(?:[章节条、{POINTS}]|部分)"
    rf"|[(（][一二三四五六七八九十0-9０-９]{{1,3}}[)）]|[0-9０-９]{{1,2}}[{POINTS}、]{NO_DECIMAL}|[①-⒛㈠-㈩]"
    r"|#{1,6}[ ]|[>*-][ ]|\*\*"
    r"|目[ \u3000]*[录次](?:[ \u3000]*(?:CONTENTS|Contents))?$"
)


class Wrapping(NamedTuple):
    """How a text breaks its lines.

    Attributes:
        measure: what is the same in all full lines: characters, or the room they take.
        full: how much of it a full line has at least.
        ends: how many line ends stand between two lines of a paragraph: 2 in spaced text.
    """

    measure: Callable[[str], int]
    full: int
    ends: int

    def is_full(self, line: str) -> bool:
        """Return whether `line` is as long as those that were broken."""
        return self.measure(line) >= self.full


def wrapping(text: str) -> Wrapping | None:
    """Return how `text` breaks its lines at a width; None where each line is a paragraph.

    Lines of one length, most of which end in mid-sentence, are told from paragraphs.

    >>> wrapping("甲州市加快建设现代化港口体系，推\\n" * 9 + "进高质量发展。").full
    12
    >>> wrapping("甲州市加快建设港口。\\n" * 9) is None
    True
    """
    lines = [line for found in _LINE.finditer(text) if (line := found.group().strip())]
    if len(lines) < _FEWEST:
        return None
    for measure in (len, _room):
        lengths = sorted(map(measure, lines))
        times = 1 if measure is len else 2  # an ideograph takes twice the room of a letter
        slack = _SLACK * times
        full = max(lengths[len(lengths) * 9 // 10] - slack, 1)
        broken = [line for line in lines if measure(line) >= full]
        open_ = sum(line[-1] not in _STOPS for line in broken)
        longest = min(lengths[-1] - slack, lengths[len(lengths) * 99 // 100])
        even = full >= _NARROWEST * times and longest <= full + 2 * slack
        if even and len(broken) > 0.3 * len(lines) and 2 * open_ > len(broken):
            spaced = len(_BLANK_LINE.findall(text)) >= 0.9 * (len(lines) - 1)
            return Wrapping(measure, full, 2 if spaced else 1)
    return None


def cell_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each line that may be a cell of a table begins and ends, blanks left out.

    Where blank lines part nearly all paragraphs, what stands between two of them is one cell.

    >>> text = "目标值\\n（2031年）\\n\\n120\\n\\n属性\\n\\n预期性"
    >>> [text[slice(*at)].replace("\\n", "⏎") for at in cell_lines(text)]
    ['目标值⏎（2031年）', '120', '属性', '预期性']
    """
    end = len(text) if end is None else end
    ends = sum(1 for _ in _LINE_END.finditer(text, start, end))
    blank = sum(1 for _ in _BLANK_LINE.finditer(text, start, end))
    is_spaced = blank >= _SPACED * max(ends - blank, 1)
    for found in (_PARAGRAPH if is_spaced else _TEXT).finditer(text, start, end):
        yield found.span()


def logical_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line that is not blank begins and ends; what was one line is one again.

    A full line goes on in the next, unless that begins with a label or a number of its own. A
    line in which whole chapters run together is as many as their numbers show.
    """
    for start, end in _logical_lines(text, wrapping(text)):
        yield from parted(text, start, end)


def running(passage: str, breaks: Wrapping | None) -> str:
    """Return a passage of running text with a line a paragraph: what a page broke is one again.

    `breaks` are those of the whole text. Where it breaks none at a width, a page does in
    mid-sentence: a line goes on that is no item of a list, and ends within a bracket or with no
    stop, if the sentence stops in the end. Pages' numbers alone on a line are left out.

    >>> running("甲州市推进科研经费管理改革，扩大科研自\\n—3—\\n主权。\\n按（GB/T\\n5）建。", None)
    '甲州市推进科研经费管理改革，扩大科研自主权。\\n按（GB/T 5）建。'
    """
    text = without_pages(passage)
    lines = [on_one_line(text[start:end]) for start, end in _logical_lines(text, breaks)]
    done: list[str] = []
    while lines:
        count = _in_sentence(lines)
        done.append(on_one_line("\n".join(lines[:count])))
        del lines[:count]
    return "\n".join(done)


def on_one_line(text: str) -> str:
    """Return the lines of `text` as one: Chinese is joined without a blank.

    >>> on_one_line("自\\n主权"), on_one_line("GB/T\\n50378")
    ('自主权', 'GB/T 50378')
    """
    return _LINE_END.sub(lambda found: " " if _are_words(text, *found.span()) else "", text)


def _are_words(text: str, start: int, end: int) -> bool:
    """Whether letters or digits stand on both sides of a line's end."""
    around = text[start - 1 : start] + text[end : end + 1]
    return len(around) > 1 and around.isascii() and around.isalnum()


def _in_sentence(lines: Sequence[str]) -> int:
    """Return how many of `lines`, from the first, are one paragraph that pages broke."""
    said = ""
    for count, (line, after) in enumerate(pairwise(lines), start=1):
        said += line
        open_ = said.count("（") > said.count("）") or said.count("《") > said.count("》")
        begins = _begins(after, 0, len(after)) or after[0] in _BULLETS
        cut = len(line) >= _SENTENCE and line[-1] not in _STOPS + "”"
        if begins or not (open_ or cut):
            return count if count == 1 or line[-1] in _STOPS else 1
    return len(lines) if lines[-1][-1] in _STOPS else 1


def _logical_lines(text: str, breaks: Wrapping | None) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    page: tuple[int, int] | None = None  # the number of one, that a paragraph may go on behind
    goes_on = False
    bare = _bare_pages(text, breaks) if breaks else frozenset[int]()
    for start, end in _lines(text):
        if held and breaks and _is_number_of(text, held, start):
            held, page, goes_on = (held[0], end), None, True
            continue
        is_page = start in bare or PAGE_NUMBER.fullmatch(text, start, end)
        if goes_on and not page and is_page:
            page = (start, end)
            continue
        if held and breaks and goes_on and not _parts(text, held, start, end):
            goes_on = page is not None or text.count("\n", held[1], start) <= breaks.ends
        else:
            goes_on = False
        if held and goes_on:
            held = (held[0], end)
        else:
            yield from filter(None, (held, page))
            held = (start, end)
        page = None
        is_mark = text.startswith("#", start)  # a heading of markdown ends with its line
        line = text[start:end]
        goes_on = breaks is not None and not is_mark and (breaks.is_full(line) or _is_open(line))
    yield from filter(None, (held, page))


def _is_open(line: str) -> bool:
    """Whether a short line ends within a label, or within quotation marks that it begins with:
    （责 ⏎ 任单位：, “十 ⏎ 四五”期间.
    """
    return bool(_CUT.search(line)) or (line.startswith("“") and "”" not in line)


def _is_number_of(text: str, held: tuple[int, int], start: int) -> bool:
    """Whether a number alone on a line is one of the sentence before it, and its unit follows."""
    return _MEASURED.match(text, start) is not None and text[held[1] - 1] not in _STOPS


def _bare_pages(text: str, breaks: Wrapping) -> frozenset[int]:
    """Return where the numbers of pages begin that stand alone on lines, with no dashes around.

    They count the pages one by one, far apart; most of them part two lines of a paragraph, as the
    numbers of a table's rows do not.
    """
    rows: list[list[tuple[int, int, int, bool]]] = []
    is_full = False
    for line, (start, end) in enumerate(_lines(text)):
        if _BARE.fullmatch(text, start, end):
            value = int(text[start:end])
            last = rows[-1][-1] if rows else (0, 0, 0, False)
            if rows and value == last[1] + 1 and line - last[0] >= _PAGE_LINES:
                rows[-1].append((line, value, start, is_full))
            else:
                rows.append([(line, value, start, is_full)])
        else:
            is_full = breaks.is_full(text[start:end]) and text[end - 1] not in _STOPS
    return frozenset(
        start
        for row in rows
        if len(row) >= _FEWEST_PAGES and 2 * sum(each[3] for each in row) >= len(row)
        for _, _, start, _ in row
    )


def _parts(text: str, held: tuple[int, int], start: int, end: int) -> bool:
    """Whether a line begins anew behind the full ones held.

    港口。 ⏎ （责任单位：市港航局） does not, nor （责 ⏎ 任单位：市港航局）.
    """
    if text.endswith("。", *held):
        return not _CHARGES.match(text, start)
    if held[1] - held[0] <= _LONGEST_FRONT:
        line, is_first = on_one_line(text[slice(*held)]), held[0] == len(text) - len(text.lstrip())
        if ends_front_line(line, text[start:end], is_first=is_first):
            return True
    is_cut = _CUT.search(text, max(held[0], held[1] - _LABEL), held[1])
    return _begins(text, start, end) and not is_cut


def _begins(text: str, start: int, end: int) -> bool:
    return bool(_HEADING.match(text, start, end)) or begins_with_label(text, start, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINE.finditer(text):
        line = found.group()
        start, end = found.end() - len(line.lstrip()), found.start() + len(line.rstrip())
        if start < end:
            yield start, end


def _room(line: str) -> int:
    """How much room a line takes: an ideograph, of three bytes in UTF-8, twice that of a letter."""
    return (len(line) + len(line.encode())) // 2
