"""The title of a plan: over its text, or in the notice that hands it on."""

import re
from collections.abc import Iterator, Sequence

from policymodel.drafting.headlines import ADOPTED, DAY, PRINTED
from policymodel.drafting.outline import is_title
from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.stated import (
    LIKE_NUMBER,
    LONGEST_NAME,
    NUMBER_ALONE,
    WORDS,
    Front,
    Stated,
    is_issuer,
    is_signature,
)
from policymodel.model import Span
from policymodel.source.headings import packed
from policymodel.source.lines import on_one_line
from policymodel.text import any_of

# 印发实施《…》, but 印发实施方案
_HANDING = rf"{any_of(WORDS['hands_on'])}(?:实施(?!{any_of(WORDS['carried_out'])}))?"
_HANDS_ON = re.compile(
    rf"{_HANDING}[ ]?[《<〈]?[ ]?(?P<title>.+?)[ ]?[》>〉]?[ ]?的?"
    rf"{any_of(WORDS['notices'])}$|{_HANDING}[ ]?《(?P<other>.+)》$"
)
_ANNEX = re.compile("附[ \u3000]*[件表录]")
_SIGNS = re.compile("[。；;!！?？：:]")
_DASHES = re.compile("[-—–―－~～一至]+(?=[0-9])")  # between years
_TAIL = 14  # 三年行动计划(2021—2023年) may follow a title as its second line
_LONGEST, _LONGEST_LINE = 120, 70
_MOST_LINES = 4
_WIDEST = 4  # characters of a line that are printed with blanks between them
_FRAGMENT = frozenset('“"(（0123456789')  # with which no title begins, but its second line
_FEWEST = 6  # characters of a title that is part of what a notice names


def find_titles(text: str, lines: Sequence[Paragraph], rest: Sequence[int], found: Front) -> None:
    """Find the plan's title: that over the plan, else the one that the notice hands on."""
    blocks = [*_blocks(lines, rest)]
    notice = next((each for each in blocks if _HANDS_ON.search(_joined(lines, each))), None)
    named = None
    if notice is not None:
        found.notice = _raw(text, lines, notice)
        handed = _HANDS_ON.search(found.notice)
        named = _handed(handed["title"] or handed["other"]) if handed else None
        found.titles.update(notice)
    over = _as_named(lines, rest, named, notice) or _over(lines, blocks, named, notice)
    if over is not None:
        found.titles.update(over)
        at = Span(lines[over[0]].start, lines[over[-1]].end)
        found.title = _unquoted(_raw(text, lines, over), at, "title-line")
        found.first = over[-1] + 1
        _also_title(lines, blocks, found)
    elif named is not None and notice is not None:
        at = Span(lines[notice[0]].start, lines[notice[-1]].end)
        start = _find_loose(text, named, at)
        found.title = Stated(named, start, "title-of-notice") if start else None
        found.first = notice[-1] + 1
    elif own := _itself(lines, rest):
        found.titles.update(own)
        at = Span(lines[own[0]].start, lines[own[-1]].end)
        found.title = _unquoted(_raw(text, lines, own), at, "title-line")
        found.first = own[-1] + 1


_AUTHOR = re.compile(
    rf"^(?P<who>[^《》，。；、]{{3,{LONGEST_NAME}}}?)(?P<others>等[^《》，。；、]{{0,6}}(?:部门|单位))?"
    r"(?:(?:关于)?(?=《)|(?=关于)|(?:制定|拟订|制订|编制|起草|拟定)的)"
)


def _handed(words: str) -> str:
    """Return the title of what a notice hands on, without whose it is.

    >>> _handed("市甲局等部门关于加快港口发展的意见"), _handed("甲省乙厅关于印发《港口方案》的通知")
    ('关于加快港口发展的意见', '港口方案')
    """
    if inner := _HANDS_ON.search(words):  # a notice about a notice
        return _handed(inner["title"] or inner["other"])
    author = _AUTHOR.match(words)
    if author and (author["others"] or is_issuer(author["who"])):
        words = words[author.end() :]
    words = re.sub(rf"^关于{_HANDING}", "", words)
    is_whole = words.startswith("《") and words.find("》") in (-1, len(words) - 1)
    return words.strip("《》") if is_whole or "《" not in words else words


_OWN = re.compile(
    rf"(?:关于.{{4,80}}{any_of(WORDS['notices'])}|.{{4,80}}{any_of(WORDS['rules'])})"
    r"(?:[(（][^()（）]{1,20}[)）])?$"
)
_NO_TITLE = re.compile("|".join((DAY, "目[ \u3000]*[录次]", *WORDS["over_titles"])))

_OTHERS = (NUMBER_ALONE, LIKE_NUMBER, ADOPTED, PRINTED, _NO_TITLE)


def _itself(lines: Sequence[Paragraph], rest: Sequence[int]) -> list[int]:
    """Return the lines that call the document, where it is a notice that hands nothing on, or
    rules."""
    for number, place in enumerate(rest):
        block: list[int] = []
        for each in rest[number : number + _MOST_LINES]:
            if each != place + len(block) or not _is_part(lines[each].text):
                break
            block.append(each)
            if _OWN.search(_joined(lines, block)):
                return block
    return []


def _also_title(lines: Sequence[Paragraph], blocks: Sequence[list[int]], found: Front) -> None:
    """A title printed twice, over the page and over the text, is a title both times."""
    assert found.title is not None  # noqa: S101
    for block in blocks:
        if packed(_joined(lines, block)) == packed(found.title.value):
            found.titles.update(block)


def _unquoted(title: str, at: Span, rule: str) -> Stated:
    """Return a title without 《》."""
    bare = title.strip("《》 ")
    shift = len(title) - len(title.lstrip("《 "))
    return Stated(bare, Span(at.start + shift, at.end - (len(title) - shift - len(bare))), rule)


def _blocks(lines: Sequence[Paragraph], rest: Sequence[int]) -> Iterator[list[int]]:
    """Yield runs of lines that may be one title: short, without stops, the last one a genre's."""
    held: list[int] = []
    for place in rest:
        words = lines[place].text
        is_part = _is_part(words)
        if not is_part or (held and place != held[-1] + 1):
            held = []
        if is_part and not is_signature(words):
            if held and _ends_title(lines, held) and is_title(lines[place]) and len(words) > _TAIL:
                held = []  # printed again
            held.append(place)
            if _ends_title(lines, held):
                yield list(held)
        else:
            held = []


def _is_part(words: str) -> bool:
    """Whether a line may be one of those of a title: short, without stops, and nothing else."""
    if len(words) > _LONGEST or _SIGNS.search(words) or _ANNEX.match(words):
        return False
    is_short = len(words) <= _LONGEST_LINE or _HANDS_ON.search(words) is not None
    return is_short and not any(each.fullmatch(words) for each in _OTHERS)


def _ends_title(lines: Sequence[Paragraph], held: Sequence[int]) -> bool:
    if len(held) > _LONGEST:  # lines, and so more characters
        return False
    whole = _joined(lines, held)
    at_end = Paragraph(lines[held[0]].at, whole)
    return len(whole) <= _LONGEST and (is_title(at_end) or bool(_HANDS_ON.search(whole)))


def _joined(lines: Sequence[Paragraph], block: Sequence[int]) -> str:
    return "".join(_closed_up(on_one_line(lines[place].text)) for place in block)


def _closed_up(words: str) -> str:
    """Return a line of a title; one or two words on their own are printed wide: 通 知."""
    return packed(words) if len(packed(words)) <= _WIDEST else words


def _raw(text: str, lines: Sequence[Paragraph], block: Sequence[int]) -> str:
    """The characters of a title as printed, without the blanks that break its lines."""
    return "".join(_closed_up(on_one_line(text[lines[place].at.slice])) for place in block)


def _as_named(
    lines: Sequence[Paragraph],
    rest: Sequence[int],
    named: str | None,
    notice: Sequence[int] | None,
) -> list[int] | None:
    """Return the lines behind a notice that are, together, the title which it names; the first of
    them may look like who signs it: 云川水岸示范区 ⏎ 建设行动计划.
    """
    if named is None or notice is None:
        return None
    whole = _DASHES.sub("-", packed(named))
    behind = [place for place in rest if place > notice[-1]]
    for number in range(len(behind)):
        held: list[int] = []
        words = ""
        while number + len(held) < len(behind) and len(held) < _MOST_LINES:
            held.append(behind[number + len(held)])
            words = _DASHES.sub("-", packed(_joined(lines, held)))
            if words == whole and len(held) > 1:
                return held
            if not whole.startswith(words):
                break
    return None


def _over(
    lines: Sequence[Paragraph],
    blocks: Sequence[list[int]],
    named: str | None,
    notice: Sequence[int] | None,
) -> list[int] | None:
    """Return the lines of the title over the plan's own text, the last such block."""
    behind = [each for each in blocks if notice is None or each[0] > notice[-1]]
    if named is not None:
        exact = [
            each for each in behind if packed(_joined(lines, each)).strip("《》") == packed(named)
        ]
        like = [each for each in behind if _is_like(_joined(lines, each), named)]
        part = [each for each in behind if _is_part_of(_joined(lines, each), named)]
        return next(iter((*exact[-1:], *like[-1:], *part[-1:])), None)
    whole: list[list[int]] = []
    for block in behind:
        if whole and block[0] == whole[-1][0]:
            whole[-1] = block  # the longer of two that begin in one line
        elif not whole or block[0] > whole[-1][-1]:
            whole.append(block)
    return _unbroken(lines, whole) if whole else None


def _unbroken(lines: Sequence[Paragraph], whole: Sequence[list[int]]) -> list[int]:
    """Return the last block; where its first line is lost, the whole one printed before it."""
    last = packed(_joined(lines, whole[-1]))
    if last[:1] not in _FRAGMENT:
        return whole[-1]
    before = (each for each in whole if packed(_joined(lines, each)).endswith(last))
    return next(before, whole[-1])


def _is_like(words: str, named: str) -> bool:
    """Whether a line is the title that a notice names, with 关于 or the issuer before it."""
    mine, theirs = packed(words).strip("《》"), packed(named)
    return mine.endswith(theirs) and len(mine) - len(theirs) <= LONGEST_NAME


def _is_part_of(words: str, named: str) -> bool:
    """Whether a line is the title that a notice names with whose it is, or with more: …及清单."""
    mine, theirs = (packed(each).strip("《》").replace("的", "") for each in (words, named))
    if len(mine) < _FEWEST:
        return False
    rest = theirs[len(mine) :] if theirs.startswith(mine) else ""
    before = theirs[: -len(mine)] if theirs.endswith(mine) else ""
    is_more = rest[:1] in tuple("及和、暨")
    return theirs == mine or is_more or before == "关于" or is_issuer(before.removesuffix("关于"))


def _find_loose(text: str, words: str, within: Span) -> Span | None:
    pattern = re.compile(r"\s*".join(map(re.escape, "".join(words.split()))))
    found = pattern.search(text, within.start, within.end)
    return Span(found.start(), found.end()) if found and found.group() else None
