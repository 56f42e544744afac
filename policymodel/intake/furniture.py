"""What stands on a page and is no part of the document; and what a portal says of it there.

Both are told by patterns and labels, data in the file beside.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from policymodel.intake.document import AsideKind
from policymodel.text import read_data

_LONGEST = 160
_LABEL_OF_CONTACT = re.compile(r"(?:联系人|联系电话|咨询电话|联系方式|电话|热线|传真|邮箱)")
_CONTACT_INSIDE = re.compile(
    r"[（(](?=[^（()）]{0,80}?(?:联系人|联系电话|联系方式)[:：])[^（()）]{4,80}[)）]"
)


class Said(NamedTuple):
    """What a portal says: the key, the printed label, and where the value stands in its line."""

    key: str
    label: str
    start: int
    end: int


def furniture(line: str) -> AsideKind | None:
    """Return what kind of furniture a whole line is; None where it is the document's own.

    >>> furniture("浏览次数: 120"), furniture("— 12 —"), furniture("联系电话：0000-0000000")
    ('furniture', 'page_number', 'contact')
    >>> furniture("建设充电桩12个。") is None
    True
    """
    packed = "".join(line.split())
    if not packed or len(packed) > _LONGEST:
        return None
    return next((kind for kind, found in _patterns() if found.fullmatch(packed)), None)


def without_persons(line: str) -> str:
    """Return of a contact no more than its labels: whom to call is handed to nobody.

    >>> without_persons("市水务局联系人：张三，联系电话：0000-0000000")
    '联系人：…，联系电话：…'
    """
    labels = dict.fromkeys(_LABEL_OF_CONTACT.findall(line))
    return "，".join(f"{label}：…" for label in labels) or "…"


def contacts_inside(line: str) -> str | None:
    """Return a contact that stands in brackets inside a line."""
    found = _CONTACT_INSIDE.search(line) if "联系" in line else None
    return found.group() if found else None


def portal_items(line: str) -> list[Said]:
    """Return what a line says of its document: nothing unless it begins with a label.

    >>> [(said.key, said.label) for said in portal_items("索 引 号: 01/2030 发布机构：水务局")]
    [('index_number', '索引号'), ('issuer', '发布机构')]
    """
    marks = list(_labels().finditer(line))
    if not marks or line[: marks[0].start()].strip("-*>•·　 \t"):
        return []
    said = []
    for mark, behind in zip(marks, [*marks[1:], None], strict=True):
        end = behind.start() if behind else len(line)
        value = line[mark.end() : end].strip(" \t　*-|;；")
        start = line.index(value, mark.end()) if value else mark.end()
        label = "".join(mark[1].split())
        said.append(Said(_keys()[label], label, start, start + len(value)))
    return [each for each in said if each.key != "ignored"]


def is_portal(said: Sequence[Said]) -> bool:
    """Return whether labels are a portal's: one of them is found nowhere else."""
    return any(each.label in _strong() for each in said)


def is_root(name: str) -> bool:
    """Return whether an element of that id or class is where portals keep a document."""
    return name.lower() in _words("roots")


def is_around(name: str) -> bool:
    """Return whether an element of that id or class stands around a document."""
    return any(word in name.lower() for word in _words("around"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in cast(tuple[str, ...], _data()[key]))


@cache
def _data() -> dict[str, object]:
    return cast(dict[str, object], read_data(Path(__file__).with_suffix(".yaml")))


@cache
def _patterns() -> tuple[tuple[AsideKind, re.Pattern[str]], ...]:
    asides = cast(dict[AsideKind, tuple[str, ...]], _data()["asides"])
    return tuple((kind, re.compile("|".join(listed))) for kind, listed in asides.items())


def _named() -> Iterator[tuple[str, str, bool]]:
    held = cast(dict[str, dict[str, tuple[str, ...]]], _data()["metadata"])
    for key, words in held.items():
        for label in words["labels"]:
            yield key, label, "weak" not in words


@cache
def _keys() -> dict[str, str]:
    return {label: key for key, label, _ in _named()}


@cache
def _strong() -> frozenset[str]:
    return frozenset(label for _, label, is_strong in _named() if is_strong)


@cache
def _labels() -> re.Pattern[str]:
    # Longer labels first; their characters may be spaced out, and Markdown makes them bold.
    spaced = (r"[\s　]*".join(label) for label in sorted(_keys(), key=len, reverse=True))
    label = "|".join(spaced)
    return re.compile(rf"(?<![^\s　\-*>•·|;；])({label})[\s　]*\**[:：]\**[\s　]*")
