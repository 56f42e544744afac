"""What each section of a document is there for: by the words of its title, and by who is charged
in it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from policymodel.drafting.headings import Heading, with_title
from policymodel.drafting.outline import Node, is_plan
from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.passages import Purpose
from policymodel.text import any_of, read_data

_WORDS: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
ACTS = tuple(_WORDS["acts"])
"""Words that begin what is to be done."""
_TITLES: dict[Purpose, dict[str, list[str]]] = _WORDS["titles"]
_BACK = tuple(_WORDS["back"])
_SAID = re.compile(
    any_of(word for said in _TITLES.values() for key in said if key != "not" for word in said[key])
)
_LONGEST = 6  # characters of a title that is a word of the list and little more: 总体目标
_FEWEST = 2  # brackets that make a section one of measures
_RUN_IN = re.compile(
    f"(?P<title>{any_of([*_TITLES['preamble']['has'], *_WORDS['run_in']['titles']])})"
    f"(?={any_of(_WORDS['run_in']['opens'])}|[0-9]{{4}}年)"
)
_OPEN: tuple[Purpose, ...] = ("preamble", "goals")


def tell_purposes(root: Node, lines: Sequence[Paragraph], charged: Sequence[int]) -> None:
    """Give each node its purpose.

    Args:
        root: the whole document.
        lines: its paragraphs.
        charged: where brackets begin that charge somebody, in order: what is to be done by
            somebody is a measure, whatever the section is called.
    """
    root.purpose = "preamble"
    for node in root.walk():
        above = node.above
        if above is None or node.heading is None:
            continue
        is_outer = above.heading is None or is_plan(above)
        if is_outer:
            node.heading = _parted(node.heading, lines[node.heading.paragraph])
        if is_plan(node):
            node.purpose = "preamble"
        elif is_outer or (above.purpose == "measures" and above.is_charged):
            node.purpose = purpose_of(node) or "measures"
        elif above.purpose in _OPEN:
            told = purpose_of(node)
            behind = told == "goals" and _looks_back(above)
            node.purpose = told if told in _OPEN and not behind else above.purpose
        elif (
            purpose_of(node) == "preamble"
            and any(word in node.title for word in _BACK)
            and not _count(node, lines, charged)
        ):
            node.purpose = "preamble"  # “十三五”发展成就 under any heading
        else:
            node.purpose = _plainly(node) or above.purpose
        if node.purpose in _OPEN and not is_plan(node) and _count(node, lines, charged) >= _FEWEST:
            node.purpose, node.is_charged = "measures", True


def _looks_back(node: Node | None) -> bool:
    """Whether a section, or one that holds it, tells of what lies behind."""
    while node is not None:
        if any(word in node.title for word in _BACK):
            return True
        node = node.above
    return False


def _plainly(node: Node) -> Purpose | None:
    """Return the purpose of a section below one of measures whose title says it and no more."""
    found = purpose_of(node)
    if found not in _OPEN or len(node.title) > _LONGEST:
        return None
    words = (*_TITLES[found]["has"], *_TITLES[found]["ends"])
    return found if any(node.title.endswith(word) for word in words) else None


def _count(node: Node, lines: Sequence[Paragraph], charged: Sequence[int]) -> int:
    start = node.heading.start if node.heading else 0
    return bisect_left(charged, lines[node.last].end) - bisect_left(charged, start)


def run_in_title(words: str) -> str | None:
    """Return the title of a chapter that a copy ran into the sentence behind it.

    >>> run_in_title("工作目标到2031年底，建成码头。"), run_in_title("目标管理从严。")
    ('工作目标', None)
    """
    found = _RUN_IN.match(words)
    return found["title"] if found else None


def _parted(heading: Heading, line: Paragraph) -> Heading:
    """Return the heading of a chapter with its own title, though a sentence follows at once."""
    behind = heading.at.end - line.start - len(heading.title or "")
    title = run_in_title(line.text[behind:])
    return with_title(heading, line, title) if title else heading


def purpose_of(node: Node) -> Purpose | None:
    """Return the purpose that the title of a node says; None where it says none."""
    if node.heading is not None and node.heading.style == "annex":
        return "annex"
    title = node.title
    if not _SAID.search(title):  # as in most titles
        return None
    for purpose, words in _TITLES.items():
        inside = next((word for word in words["has"] if word in title), None)
        word = inside or next(
            (word for word in words.get("ends", ()) if title.endswith(word)), None
        )
        if word is None or any(each in title for each in words.get("not", ())):
            continue
        act = next((act for act in ACTS if title.startswith(act)), None)
        opens = title.startswith(tuple(words["has"]))  # 发展基础与面临形势
        is_act = act is not None and title != act + word and not opens
        if purpose in _OPEN and is_act:
            return None
        return purpose
    return None
