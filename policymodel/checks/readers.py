"""Which rules can hold a plan against a document, or words of it, in its language.

Which languages are read, and which rules do without reading, stands in `readers.yaml`; in no rule.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policymodel.text import read_data

if TYPE_CHECKING:
    from policymodel.checks.engine.rule import Rule


@cache
def _table(key: str) -> frozenset[str]:
    return frozenset(read_data(Path(__file__).with_suffix(".yaml"))[key])


def is_read(language: str) -> bool:
    """Return whether documents in `language` are read, in whatever script or country.

    >>> is_read("zh"), is_read("zh-Hans"), is_read("en")
    (True, True, False)
    """
    return language.partition("-")[0] in _table("read")


def readable(rules: "Iterable[Rule]", language: str) -> "tuple[Rule, ...]":
    """Return those of `rules` that can be held against a document in `language`, in order."""
    if is_read(language):
        return tuple(rules)
    return tuple(
        each
        for each in rules
        if each.code in _table("always")
        or not (each.family == "verification" or each.code in _table("words"))
    )
