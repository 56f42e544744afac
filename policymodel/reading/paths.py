"""Paths into a plan, as findings print them: ``indicators[3].targets[0].unit``."""

import re

Path = tuple[str | int, ...]

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def format_path(path: Path) -> str:
    """Return `path` as people read it.

    >>> format_path(("indicators", 3, "targets", 0, "unit"))
    'indicators[3].targets[0].unit'
    """
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def parse_path(text: str) -> Path:
    """Return the steps of a printed path.

    >>> parse_path("measures[0].responsibilities.lead[1]")
    ('measures', 0, 'responsibilities', 'lead', 1)
    """
    return tuple(int(index) if index else key for index, key in _STEP.findall(text))
