"""The words of the genre, which stand in `grammar.yaml`, as patterns."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.text import read_data
from policymodel.vocabulary import COMPARATORS

_LEADS = ("commitments", "adverbs", "level_verbs", "change_verbs", "making_verbs", "doing_verbs")


@cache
def data() -> dict[str, Any]:
    """Return what the file holds."""
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return found


@cache
def words(*keys: str) -> frozenset[str]:
    """Return the words of the lists named."""
    return frozenset(word for key in keys for word in data()[key])


@cache
def any_of(*keys: str) -> str:
    """Return a pattern of the words of the lists named, the longest first."""
    found = sorted(words(*keys), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, found))


@cache
def pattern(key: str) -> re.Pattern[str]:
    """Return the pattern that stands under `key`."""
    return re.compile(data()[key])


@cache
def comparing() -> frozenset[str]:
    """Return the words that compare where they stand before a number."""
    terms = (term for term in COMPARATORS if term.code != "between")
    return frozenset(
        word for term in terms for word in term.words if len(word) > 1 or word in "超约近逾<>≥≤="
    )


@cache
def leads() -> tuple[frozenset[str], int]:
    """Return what may lead to a number, and the length of the longest such word."""
    found = words(*_LEADS) | comparing()
    return found, max(map(len, found))


@cache
def strippable() -> tuple[frozenset[str], int]:
    """Return the verbs that are taken off the beginning of a subject, and the longest's length."""
    found = words("making_verbs", "doing_verbs", "change_verbs") - words("nominal")
    return found, max(map(len, found))


@cache
def openings() -> re.Pattern[str]:
    """Return what is taken off the beginning of a subject."""
    return re.compile(
        f"(?:{data()['numbering']}|{data()['times']}|{data()['charged']}|{any_of('openings')}"
        f"|{any_of('commitments')})\\s*"
    )


@cache
def verbs() -> re.Pattern[str]:
    """Return the verbs of making and doing, wherever they stand."""
    return re.compile(any_of("making_verbs", "doing_verbs"))


@cache
def milestone_verbs() -> re.Pattern[str]:
    """Return the verbs of setting something up, the longest first."""
    return re.compile(any_of("milestone_verbs"))


@cache
def milestone_nouns() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return what is set up, at the end of its clause, and the signs with which that ends."""
    closing = "》”"
    last_signs = frozenset(word[-1] for word in words("milestone_nouns")).union(closing)
    return re.compile(f"(?:{any_of('milestone_nouns')})[{closing}]?$"), last_signs


@cache
def phrase_ends() -> re.Pattern[str]:
    """Return what ends a subject that stands behind its number."""
    return re.compile(f"{any_of('phrase_ends')}|[，,。；;：:！？!?（）()\\n\\t]")
