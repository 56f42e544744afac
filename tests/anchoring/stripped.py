"""Plan files without their offsets, as a planner writes them."""

import re

_BLOCK = re.compile(r"^ *(?:\w+_)?at: \[[0-9]+, [0-9]+\]\n", re.MULTILINE)
_FLOW = re.compile(r", (?:\w+_)?at: \[[0-9]+, [0-9]+\]")


def without_spans(text: str) -> str:
    """Return the text of a plan file without any span; it has none in the first key of a part."""
    return _FLOW.sub("", _BLOCK.sub("", text))
