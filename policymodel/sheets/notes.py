"""Notes under a table."""

from collections.abc import Sequence

from policymodel.findings import Lang
from policymodel.sheets import labels
from policymodel.text import COLON


def numbered_notes(said: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """Return notes numbered as offices print them under a table.

    >>> numbered_notes(["甲。", "乙。"], "zh")
    ('注：1.甲。', '2.乙。')
    """
    word = labels.NOTE.get(lang) + COLON.get(lang)
    if len(said) == 1:
        return (word + said[0],)
    numbers = (f"{number}.{text}" for number, text in enumerate(said, start=1))
    return tuple(word + text if text.startswith("1.") else text for text in numbers)
