"""Lists of contents: the headings that a document prints before it begins, with their pages.

A page is led to by dots, a tab, a blank or nothing, or is not printed; the headings recur below.
"""

import re
from collections.abc import Iterator, Sequence

from policymodel.drafting.headings import numbered
from policymodel.drafting.paragraphs import Paragraph

_LEADER = re.compile(r"[.·…。—-]{3,}[ ]?[0-9ivx]{0,4}$|(?:[ \t]{2,}|\t)[0-9]{1,3}$")
_LONGEST_END = 8  # of a line that leads to a number, in which that is seen
_LEADERS = re.compile(r"[.·… ]{3,}")
# 建码头 1, 建码头- 1 -, 建码头(1)
_PAGE = re.compile(r"(?<=[^0-9.\s])[\s.·…—–-]*[(（]?[0-9]{1,3}[ ]?[—–)）-]?$")
_SENTENCE = re.compile(r"[^.…]{30,}。$")
_CONTENTS = re.compile(r"目[ \u3000]*[录次](?:[ \u3000]*[(（]?contents[)）]?)?", re.IGNORECASE)
_IN_ONE_LINE = re.compile(r"目[ \u3000]*[录次][ \u3000][^。；;]*[0-9]{1,3}[ ][^。；;]*[0-9]{1,3}")
_STOP = re.compile("[。：:；;]")
_LONGEST = 70  # characters of a heading
_FEWEST = 3  # lines that are a list of contents though nothing is printed over them
_TRIED = 4  # entries of which the first may be printed nowhere else: 前言
_ANNEX = re.compile("附[ \u3000]*[件表录图]")


def contents(lines: Sequence[Paragraph]) -> tuple[set[int], dict[str, str]]:
    """Return the paragraphs of a list of contents, and the titles that it lists."""
    skipped = {i for i, line in enumerate(lines) if _ends_in_leader(line.text)}
    places = _places(lines)
    skipped |= _headed(lines, places) or _bare_list(lines, places)
    skipped |= {i for i, line in enumerate(lines) if _IN_ONE_LINE.fullmatch(line.text)}
    titles = {}
    for place in sorted(skipped):
        for text in dict.fromkeys((_bare(lines[place].text), _unpaged(lines[place].text))):
            found = numbered(Paragraph(lines[place].at, text), place)
            if found is not None and found.number:
                title = text[len(found.number) :].lstrip("、. ")
                titles[f"{found.number}{title}"] = title
    return skipped, titles


def leads_to_page(line: Paragraph) -> bool:
    """Return whether a line leads to the number of a page by dots or a tab."""
    return _ends_in_leader(line.text)


def _ends_in_leader(text: str) -> bool:
    return _LEADER.search(text[-_LONGEST_END:]) is not None


def _bare(text: str) -> str:
    return "".join(_LEADER.sub("", _LEADERS.sub("...", text)).rstrip(". ").split())


def _unpaged(text: str) -> str:
    """Return what a line says without the number of a page.

    >>> _unpaged("（一）建码头- 1 -"), _unpaged("二、疏航道 12"), _unpaged("到2031年")
    ('（一）建码头', '二、疏航道', '到2031年')
    """
    return "".join(_PAGE.sub("", _bare(text)).split())


def _places(lines: Sequence[Paragraph]) -> dict[str, list[int]]:
    """Return where each heading is printed: what short lines say, and what begins others."""
    found: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        head = _STOP.split(line.text[: _LONGEST + 1], maxsplit=1)[0]
        if len(head) <= _LONGEST:
            found.setdefault("".join(head.split()), []).append(place)
    return found


def _again(text: str, place: int, places: dict[str, list[int]]) -> int | None:
    """Return where behind `place` the heading is printed that a line lists."""
    for words in dict.fromkeys((_unpaged(text), _bare(text))):
        behind = [each for each in places.get(words, ()) if words and each > place]
        if behind:
            return behind[0]
    return None


def _headed(lines: Sequence[Paragraph], places: dict[str, list[int]]) -> set[int]:
    """Return the paragraphs of the list under 目录, up to the first heading printed again."""
    start = next((i for i, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return set()
    tried = range(start + 1, min(start + 1 + _TRIED, len(lines)))
    again = (_again(lines[i].text, i, places) for i in tried)
    end = next((each for each in again if each is not None), None)
    if end is None:
        return set()
    told = (i for i in range(start + 1, end) if _SENTENCE.search(lines[i].text))
    end = next(told, end)  # no list of contents has sentences
    is_paged = 2 * sum(_is_paged(lines[i].text) for i in range(start + 1, end)) >= end - start - 1
    last = end - 1
    while end > start + 1:  # the title may stand between the list and the text
        text = lines[end - 1].text
        recurs = not is_paged and _again(text, last, places) is not None
        if recurs or _is_paged(text) or _ANNEX.match(text):
            break
        end -= 1
    return set(range(start, end))


def _is_paged(text: str) -> bool:
    is_number = text.strip("-—– ").isdecimal()
    return is_number or any(each.search(text) is not None for each in (_PAGE, _LEADERS))


def _bare_list(lines: Sequence[Paragraph], places: dict[str, list[int]]) -> set[int]:
    """Return the paragraphs of a list with nothing over it: all its headings recur, in order."""
    for run in _runs(lines):
        again = [_again(lines[i].text, i, places) for i in run]
        recurring = [each for each in again if each is not None and each > run[-1]]
        if len(run) >= _FEWEST and len(recurring) == len(run) and recurring == sorted(recurring):
            return set(run)
    return set()


def _runs(lines: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Yield lines that follow each other and are headings, the first of them of number one.

    Where that is printed again the text begins.
    """
    run: list[int] = []
    first = ""
    for place, line in enumerate(lines):
        found = numbered(line, place) if len(line.text) <= _LONGEST else None
        if run and _bare(line.text) in (first, _unpaged(first)):
            yield run
            run = []
        if found is not None and found.is_bare and found.title and (run or found.value == 1):
            first = first if run else _bare(line.text)
            run.append(place)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run
