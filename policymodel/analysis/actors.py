"""Whether words say who acts, without the name of any organization: 各部门, 牵头单位."""

import re
from functools import cache
from pathlib import Path

from policymodel.text import read_data


def says_who(words: str) -> bool:
    """Return whether a clause of `words` begins with those who act in it.

    >>> says_who("各地、各部门建立台账"), says_who("问责不力的部门"), says_who("部门间加强协调")
    (True, False, False)
    """
    return bool(_acting().search(words))


def who_acts(words: str) -> str:
    """Return those who begin `words` and act in them, as they are listed; empty where none do.

    >>> who_acts("由各区、各有关部门建立台账"), who_acts("部门间加强协调")
    ('各区、各有关部门', '')
    """
    found = _listed().match(words)
    return found["who"] if found else ""


@cache
def _acting() -> re.Pattern[str]:
    words = _words()
    return re.compile(rf"(?:^|[，、；。,;])(?:{words['by']})?{_one()}(?!{words['others']})")


@cache
def _listed() -> re.Pattern[str]:
    words, one = _words(), rf"{_one()}(?:[（(][^()（）]{{1,8}}[)）])?"
    each = rf"{one}(?:[、和及]{one})*(?![、和及]{one})"  # all of them
    return re.compile(rf"(?:{words['by']})?(?P<who>{each})(?!{words['others']})")


def _one() -> str:
    return "(?:{which}){{0,3}}(?:{actors})".format_map(_words())


@cache
def _words() -> dict[str, str]:
    """The words of each kind, as alternatives."""
    return {
        kind: "|".join(map(re.escape, listed))
        for kind, listed in read_data(Path(__file__).with_suffix(".yaml")).items()
    }
