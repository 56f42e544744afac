"""Where lines begin: no closing mark does, and the lines of a title are equally long.

Spreadsheet programs break Chinese text anywhere, even before 。 or 、. Nothing in a workbook tells
them not to; so a break is put into the text before the character that the mark belongs to,
where a line would begin with one as it is printed; and before an opening mark at a line's end.
"""

import re
from collections.abc import Iterable, Set
from itertools import accumulate, islice

from policymodel.export.paper import PAPER
from policymodel.export.textsize import (
    EVEN,
    NARROW,
    UNEVEN,
    WIDEST,
    half_widths,
    line_starts,
    lines,
    lines_within,
    may_break,
)

CLOSING = frozenset("、。，；：？！）」』》〉】〕”’％),.;:?!%]")
"""What no line may begin with."""
_OPENING = frozenset("（「『《〈【〔“‘([")
_PAUSES = frozenset("，、；：。！？,;")
_MARKS = CLOSING | _OPENING
_NAME = re.compile(r"(?:（[^（）\n]*）|\([^()\n]*\)|[^、,;；\n])*(?:[、,;；] ?|$|\n)")
_BRACKET_AT_END = re.compile(r"([^（）\n]+)(（[^（）\n]{4,}）)")  # （市、区） belongs to its word
_GOES_ON = re.compile("([、,])\n")
_WORDS = re.compile(
    "建设|科技|创新|强市|强区|强县|行动|计划|方案|意见|规划|实施|推进|加快|发展|重点|任务|责任|分工|"
    "主要|指标|事项|目标|一览|单位|清单|矩阵|保障|措施|测算|核对|工作|若干|政策|高质量|新时代|"
    "[一二三四五六七八九十]+年|[一二三四五六七八九十]{2}五|人民|政府|关于|产业|经济|农业|绿色|低碳|"
    "减排|时空|基础|体系|中心|区域|国家|市级|全市|全区|市人民"
)
"""Words of titles, which no line's end tears where there is another place."""
_LONGEST = 6_000  # half-widths: no cell shows as much, and it would take long
_EDGES = 2.0  # points at the sides of a cell on paper
_FONTS = (EVEN, UNEVEN)
_PAUSE = 10.0  # half-widths that a line of a title may be longer or shorter to end with a pause


def paper_capacity(width_pixels: float, points: float) -> float:
    """Return how many half-widths a line in a column takes when it is printed."""
    return max(2 * (width_pixels * PAPER - _EDGES) / points, 2)


def held(text: str, width_pixels: float, points: float) -> str:
    """Return `text` with breaks where a line in a column would begin with a closing mark.

    >>> held("一二三四五，六七", 80, 10.5)
    '一二三四\\n五，六七'
    """
    return held_within(text, paper_capacity(width_pixels, points))


def held_within(text: str, room: float, least: float = 0) -> str:
    """Return `text` with such breaks, for lines of `room` half-widths.

    They are set early enough that a program with lines of `least` needs no more of them.
    """
    if len(text) * 2 <= room or _MARKS.isdisjoint(text):
        return text
    return "\n".join(_held(part, room, least) for part in text.split("\n"))


def names_of(text: str) -> list[str]:
    """Return the names of lists, each with the mark behind it; none is cut within its brackets.

    >>> names_of("牵头：市科技局、各县（市、区）政府")
    ['牵头：市科技局、', '各县（市、区）政府']
    """
    return [name.strip() for name in _NAME.findall(text) if name]


def names_within(text: str, room: float) -> str:
    """Return lists of names with breaks between names alone, as many on a line as find room.

    >>> names_within("市科技局、市教育局、\\n市人力资源和社会保障局", 22)
    '市科技局、市教育局、\\n市人力资源和社会保障局'
    """
    return "\n".join(_packed(each, room) for each in _GOES_ON.sub(_joined, text).split("\n"))


def bracket_apart(text: str, room: float) -> str:
    """Return a text that ends with a bracket with that on a line of its own, if two are needed.

    >>> bracket_apart("到2031年（港口泊位数量）", 18)
    '到2031年\\n（港口泊位数量）'
    """
    found = _BRACKET_AT_END.fullmatch(text)
    if found is None or lines_within(text, room) == 1:
        return text
    parts = found.groups()
    return "\n".join(parts) if all(lines_within(part, room) == 1 for part in parts) else text


def _joined(found: re.Match[str]) -> str:
    return found[1] if found[1] == "、" else found[1] + " "


def _packed(names: str, room: float) -> str:
    lines = [""]
    for name in _NAME.findall(names):
        if lines[-1] and half_widths(lines[-1] + name.rstrip()) > room:
            lines.append("")
        lines[-1] += name
    return "\n".join(line.rstrip() for line in lines)


def _held(paragraph: str, room: float, least: float) -> str:
    done: list[str] = []
    rest = paragraph
    while room < len(rest) * 2 <= _LONGEST:
        bad = _first_bad(rest, room)
        if bad is None:
            break
        # A line of nothing but marks stays as it is.
        cut = _before(rest, bad) or bad
        if least:
            cut = _early(rest, cut, room, least)
        cut = _pause(rest, cut, room) or cut
        done.append(rest[:cut].rstrip(" "))
        rest = rest[cut:]
    return "\n".join([*done, rest])


def _pause(text: str, cut: int, room: float) -> int | None:
    """Return where the sense pauses shortly before `cut`, so that words stay whole."""
    nearest = range(cut, max(cut - int(room / 6), 0), -1)
    return next((at for at in nearest if text[at - 1] in _PAUSES and can_begin(text, at)), None)


def _early(text: str, cut: int, room: float, least: float) -> int:
    """Return a place before `cut` up to which narrower lines are no more than those of `room`."""
    count = lines_within(text[:cut], room)
    starts = list(islice(line_starts(text[:cut], least), count - 1, count))
    if not starts:
        return cut
    early = starts[0]
    while early > 0 and not can_begin(text, early):
        early -= 1
    return early or cut


def _first_bad(text: str, room: float) -> int | None:
    """Return the first place where a line might begin that must not begin there."""
    if not NARROW.search(text):
        step = max(1, int(room / 2 + 1e-6))
        starts = range(step, len(text), step)
        return next((start for start in starts if _is_bad(text, start)), None)
    bad = (
        next((start for start in line_starts(text, room, font) if _is_bad(text, start)), None)
        for font in _FONTS
    )
    return min((each for each in bad if each is not None), default=None)


def _is_bad(text: str, start: int) -> bool:
    """Whether a line begins with a closing mark, or the one before ends with an opening one."""
    return text[start] in CLOSING or text[start - 1] in _OPENING


def _before(text: str, mark: int) -> int:
    """Return where the character begins that a mark belongs to, with what else belongs to it."""
    cut = mark - 1
    while cut > 0 and not can_begin(text, cut):
        cut -= 1
    return cut


def can_begin(text: str, place: int) -> bool:
    """Whether a line may begin at a place: no closing mark, nothing torn from its opening one."""
    before, here = text[place - 1], text[place]
    if here in CLOSING or before in _OPENING or here == " ":
        return False
    return may_break(before, here)


def balanced(title: str, width_pixels: float, points: float) -> str:
    """Return a title broken into lines of about the same length, as few as it needs."""
    if "\n" in title:
        return title
    count = lines(title, width_pixels, points)
    if count == 1:
        return title.strip(" ")
    for number in range(count, count + 3):
        made = _parted(title, number)
        if all(lines(part, width_pixels, points) == 1 for part in made):
            return "\n".join(made)
    return title


def _strain(text: str, place: int, off: float, words: Set[int]) -> float:
    """Return how badly a line ends at a place that is so far `off`: least where sense pauses."""
    pauses = text[place - 1] in "，、：；》）” 的" or text[place] in "（《“"
    return abs(off) - (_PAUSE if pauses else 0) + (_PAUSE if place in words else 0)


def _parted(text: str, count: int) -> list[str]:
    places = [place for place in range(1, len(text)) if can_begin(text, place)]
    words = {at for found in _WORDS.finditer(text) for at in range(found.start() + 1, found.end())}
    reach = [0.0, *accumulate(map(WIDEST.__getitem__, text))]
    whole, cuts = reach[-1], [0]
    for number in range(1, count):
        later = [place for place in places if place > cuts[-1]]
        if later:
            wish = whole * number / count
            strains = {at: _strain(text, at, reach[at] - wish, words) for at in later}
            cuts.append(min(strains, key=strains.__getitem__))
    ends: Iterable[int] = [*cuts[1:], len(text)]
    return [text[a:b].strip(" ") for a, b in zip(cuts, ends, strict=True)]
