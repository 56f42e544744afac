"""Where the brackets of a text begin and end."""

import re
from collections import deque
from collections.abc import Iterable

from policymodel.source.pieces import CLOSING, OPENING

LONGEST = 3000
"""The most characters of a bracket, and of the words of a label."""

_ENDS = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_DEEPEST = 3
_OPEN = frozenset(OPENING)


def matching(text: str) -> tuple[dict[int, int], Iterable[int]]:
    """Return where each bracket closes, and which never do. Forms and widths may mix.

    Brackets that hold others deeper than any document's are left out, and so are long ones, so
    that reading stays linear.
    """
    ends: dict[int, int] = {}
    open_: list[int] = []
    stack: deque[tuple[int, int]] = deque(maxlen=LONGEST)
    height = 0  # of what was closed since the last bracket was opened
    for found in _ENDS.finditer(text):
        place = found.start()
        if found.group() in _OPEN:
            stack.append((place, height))
            height = 0
        elif stack:
            start, beside = stack.pop()
            height += 1
            if place - start > LONGEST:
                open_.append(start)
            elif height <= _DEEPEST:
                ends[start] = place
            height = max(height, beside)
    return ends, [*open_, *(start for start, _ in stack)]
