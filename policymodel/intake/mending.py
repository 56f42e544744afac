"""What a conversion broke and the text itself shows: sentences cut in two, marks of odd fonts."""

import re
from collections.abc import Callable, Iterable

from attrs import evolve

from policymodel.folding import NO_DECIMAL, POINTS
from policymodel.intake.writer import Line

_SAME = {"(": "（", ")": "）", "[": "［", "]": "］"}
_CLOSING = {"）": "（", "〕": "〔", "》": "《", "］": "［", "】": "【"}
_OPENING = frozenset(_CLOSING.values())
_POINT = re.compile(
    rf"(?<=[\u4e00-\u9fff）)》”%％])(?<!^[一二三四五六七八九十])[{POINTS}](?=[\u4e00-\u9fff“《（(—]|\s*$)"
)
# Characters for private use whose print is known: of FounderType fonts, and of Symbol, which has
# the signs of ASCII at U+F020 and on.
_OWN = {"\U001001b0": ".", "\U001001ba": "…"}
_OWN_MARK = re.compile(f"[{''.join(_OWN)}]|[\uf021-\uf07e](?=[0-9A-Za-z])")
_FEWEST = 10
_FARTHEST = 3
_LONGEST = 600
_ITEM = re.compile(
    rf"(?:第?[一二三四五六七八九十百]+[章节条、{POINTS}]|[（(][一二三四五六七八九十]+[)）]|[0-9０-９]{{1,3}}[{POINTS}、]{NO_DECIMAL}|附件)"
)


def mended(lines: Iterable[Line]) -> tuple[list[Line], int]:
    """Return the lines of a document with those joined that a bracket runs over, and how many.

    >>> lines, joined = mended([Line("建泵站。（责任单位：市水务"), Line("局）"), Line("二、")])
    >>> [line.text for line in lines], joined
    (['建泵站。（责任单位：市水务局）', '二、'], 1)
    """
    found = list(lines)
    made: list[Line] = []
    joined = place = 0
    while place < len(found):
        line, count = found[place], _closes_after(found, place)
        text = "".join(each.text for each in found[place : place + count + 1])
        made.append(line._replace(text=text) if count else line)
        joined += count
        place += count + 1
    return made, joined


def with_marks(lines: Iterable[Line]) -> tuple[list[Line], int]:
    """Return lines with the marks that a font has written as other characters, and how many.

    Some fonts have points for all full stops, and characters for private use for the points of
    numbers and of contents. Those whose print is not known stay, and are told elsewhere.

    >>> lines, count = with_marks([Line("建泵站.修管网." * 9), Line("一.目标 1\U001001b05 亿元")])
    >>> lines[0].text[:8], lines[1].text, count
    ('建泵站。修管网。', '一.目标 1.5 亿元', 19)
    """
    found = list(lines)
    texts = [text for line in found for text in (line.text, *(each.text for each in line.cells))]
    mends: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = []
    if any(_OWN_MARK.search(text) for text in texts):
        mends.append((_OWN_MARK, _mark))
    points = sum(len(_POINT.findall(text)) for text in texts)
    if points >= _FEWEST and not any("。" in text for text in texts):
        mends.append((_POINT, "。"))
    if not mends:
        return found, 0
    count = 0

    def mend(text: str) -> str:
        nonlocal count
        for pattern, mark in mends:
            text, times = pattern.subn(mark, text)
            count += times
        return text

    made = [
        line._replace(
            text=mend(line.text),
            cells=tuple(evolve(each, text=mend(each.text)) for each in line.cells),
        )
        for line in found
    ]
    return made, count


def _mark(found: re.Match[str]) -> str:
    own = found.group()
    return _OWN.get(own) or chr(ord(own) - 0xF000)


def _closes_after(lines: list[Line], place: int) -> int:
    """How many of the following lines are needed to close what is open at the end of a line."""
    waiting = _open(lines[place].text)
    if not waiting or lines[place].kind not in ("paragraph", "heading"):
        return 0
    for count, line in enumerate(lines[place + 1 : place + 1 + _FARTHEST], 1):
        if line.kind != "paragraph" or _ITEM.match(line.text) or len(line.text) > _LONGEST:
            return 0
        waiting = _open(line.text, waiting)
        if not waiting:
            return count
    return 0


def _open(text: str, waiting: str = "") -> str:
    """The brackets that are open behind `text`, where those of `waiting` are before it."""
    stack = list(waiting)
    for sign in text:
        sign = _SAME.get(sign, sign)
        if sign in _OPENING:
            stack.append(sign)
        elif stack and stack[-1] == _CLOSING.get(sign):
            stack.pop()
    return "".join(stack)
