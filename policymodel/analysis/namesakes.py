"""Indicators that count one thing, or some of it, as far as their names tell."""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path

from policymodel.analysis.names import folded
from policymodel.text import read_data
from policymodel.units import STANDARD, Units

_BRACKETS = re.compile(r"\(([^()]*)\)")
_SIGNS = re.compile(r"[、,;:：·•“”\"'‘’《》()_—–\-]")
_LONGEST, _SHORTEST_SHARE = 60, 3


@cache
def _words(kind: str) -> tuple[str, ...]:
    """The words of one kind in the file beside this, the longest first."""
    found = read_data(Path(__file__).with_suffix(".yaml"))[kind]
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache(maxsize=64)
def _before(place: str) -> tuple[str, ...]:
    """What goes without saying before a name: the place, and words that any name may have."""
    return tuple(filter(None, (place, *_words("before"))))


@cache
def _rising() -> tuple[str, ...]:
    """The grades by themselves, the highest first."""
    found: tuple[str, ...] = read_data(Path(__file__).with_suffix(".yaml"))["rising"]
    return found


def core(name: str, place: str = "", known: Units = STANDARD) -> str:
    """Return what tells the name of an indicator from others: signs and 数量 left out.

    `place` is the name of the plan's own place, `known` are the plan's units.

    >>> core("高新技术企业数量（家）"), core("全市高新技术企业"), core("垃圾分类覆盖比例")
    ('高新技术企业', '高新技术企业', '垃圾分类覆盖率')
    """
    bare = folded(name)
    if "(" in bare:
        bare = _BRACKETS.sub(lambda found: "" if known.find(found[1]) else found[0], bare)
    bare = _SIGNS.sub("", bare)
    if bare.startswith(_before(place)):  # as few names do
        for word in _before(place):
            if len(bare) > len(word) + 1:
                bare = bare.removeprefix(word)
    if bare.endswith(_words("behind")) and not bare.endswith(_words("kept")):
        ending = next(word for word in _words("behind") if bare.endswith(word))
        bare = bare[: len(bare) - len(ending)] if len(bare) > len(ending) + 1 else bare
    if bare.endswith(_words("shares")) and len(bare) > _SHORTEST_SHARE:
        ending = next(word for word in _words("shares") if bare.endswith(word))
        bare = bare.removesuffix(ending) + "率"
    return bare


def is_bare(name: str) -> bool:
    """Return whether `name`, a core, says how much there is, and not of what: 装机, 产值."""
    return name in _words("bare")


def without_brackets(name: str) -> str:
    """Return a name without what stands in brackets, which says of what the things are."""
    bare = folded(name)
    return _BRACKETS.sub("", bare) if "(" in bare else bare


def wholes(name: str, known: Collection[str]) -> Iterator[str]:
    """Yield the names among `known` of what `name`, a core, may be some of; the longest first.

    >>> list(wholes("公共平台", ["平台", "公共", "共平台"])), list(wholes("平台省级", ["平台"]))
    (['共平台', '平台'], ['平台'])
    >>> list(wholes("市级平台", ["县级以上平台", "省级以上平台"]))
    ['县级以上平台']
    """
    if len(name) > _LONGEST:
        return
    others = _words("others")
    for start in range(1, len(name) - 1):
        if name[start:] in known and not name[:start].endswith(others):
            yield name[start:]
    grade = next((word for word in _words("grades") if name.endswith(word)), "")
    if grade and len(name) > len(grade) + 1 and name.removesuffix(grade) in known:
        yield name.removesuffix(grade)
    yield from (each for each in _of_lower_grade(name) if each in known)


def _of_lower_grade(name: str) -> Iterator[str]:
    """Yield what a name of one grade is some of: of 省级以上X those of 市级以上X too."""
    for k, grade in enumerate(_rising()):
        if name.startswith(grade):
            for lower in _rising()[k + 1 :]:
                yield f"{lower}以上{name[len(grade) :].removeprefix('以上')}"
            return
