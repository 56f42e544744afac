"""The words by which documents print what a plan says in codes; they stand in `cues.yaml`."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.text import read_data

_CUES: dict[str, Any] = {}


@cache
def cue(*keys: str) -> re.Pattern[str] | None:
    """Return the pattern that stands below `keys`, None where there is none.

    >>> cue("frequency").search("每季度调度一次").group()
    '每季度'
    """
    if not _CUES:
        _CUES.update(read_data(Path(__file__).with_suffix(".yaml")))
    found: Any = _CUES
    for key in keys:
        found = found.get(key) or {}
    return re.compile(found) if found and isinstance(found, str) else None


def pattern(*keys: str) -> re.Pattern[str]:
    """Return the pattern that stands below `keys`; a LookupError where there is none."""
    found = cue(*keys)
    if found is None:
        raise LookupError(f"no cue {keys}")
    return found


def says(text: str, *keys: str) -> bool:
    """Return whether `text` holds a word that stands below `keys`."""
    pattern = cue(*keys)
    return pattern is not None and pattern.search(text) is not None
