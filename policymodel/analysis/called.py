"""What people call a part of a plan, for readers who do not see the plan file's keys."""

from typing import Any

from policymodel.analysis.wording import short
from policymodel.model import Target
from policymodel.text import Text, Texts

say = Texts(__file__)

_NAMES = ("words", "name", "title", "heading", "summary", "id", "what", "year")


def called(part: Any, key: str = "at", *, path: str = "") -> Text:
    """Return a part of a plan in words, or what its `key` places: the year of a target.

    A part that has no name of its own is called by its `path`.

    >>> from policymodel.model import Measure
    >>> called(Measure(id="m1", title="建码头")).zh
    '任务“建码头”'
    >>> called(Measure(id="m1", title="建码头"), "responsibilities_at").zh
    '任务“建码头”的责任单位括号'
    """
    kind = type(part).__name__
    if isinstance(part, Target) and part.kind == "milestone":
        kind = "Milestone"  # nobody calls what is to be built a value
    named = next((str(v) for name in _NAMES if (v := getattr(part, name, None))), path)
    thing = (
        say(f"kinds.{kind}", name=short(named)) if f"kinds.{kind}" in say else Text(named, named)
    )
    if key == "at":
        return thing
    return say(f"keys.{key}" if f"keys.{key}" in say else "keys.other", thing=thing, key=key)
