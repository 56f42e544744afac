"""Places of what a review words otherwise: found again, for nobody types an offset."""

from collections.abc import Iterator
from typing import Any

from policymodel.anchoring import anchored, draft
from policymodel.model import (
    Baseline,
    Deadline,
    Document,
    Indicator,
    NotTarget,
    Organization,
    Plan,
    Span,
    Target,
)
from policymodel.model.fields import shapes
from policymodel.model.places import Path, parse_path, places
from policymodel.reading.editor import Editor
from policymodel.reading.planfile import read_plan_file
from policymodel.source import SourceText
from policymodel.source.headings import packed

# The words of a part, and the span in which the document has them.
_WORDED: dict[Any, tuple[str, str]] = {
    Document: ("title", "title_at"),
    Organization: ("name", "at"),
    Indicator: ("name", "at"),
    Baseline: ("words", "at"),
    Target: ("words", "at"),
    Deadline: ("words", "at"),
    NotTarget: ("words", "at"),
}


def placed_anew(before: Plan, text: str, source: SourceText) -> str:
    """Return a changed plan file in which no changed words point to where the old ones stand.

    They get the place where the document has them, if that is plain, and none otherwise. All
    other places stay, and so do those that are missing.

    Args:
        before: the plan as it was.
        text: the text of its file with the changes.
        source: its document.
    """
    stale = dict(_stale(before, read_plan_file(text).plan, source))
    if not stale:
        return text
    editor = Editor(text)
    for path in stale:
        editor.delete(path)
    bare = editor.text()
    found = anchored(draft(bare), source).placed
    editor = Editor(bare)
    for place, at in found.items():
        if (path := parse_path(place)) in stale:
            editor.put(path, [at.start, at.end], list(shapes(stale[path])))
    return editor.text()


def _stale(before: Plan, after: Plan, source: SourceText) -> Iterator[tuple[Path, Any]]:
    """Yield the paths of spans that held the words of a part, and now hold others.

    Where an organization is called otherwise, the name printed there may be its alias by now.
    """
    old = {key: said for key, said, _ in _worded(before)}
    for key, said, path in _worded(after):
        was = old.get(key, said)
        there = packed(source.at(key[1]) or "")
        if was != said and there in map(packed, was) and there not in map(packed, said):
            yield parse_path(path), key[0]


def _worded(plan: Plan) -> Iterator[tuple[tuple[Any, Span], tuple[str, ...], str]]:
    """Yield of each part its kind and span, what may stand there, and the path of the span."""
    for place in places(plan, object):
        cls: Any = type(place.part)
        words, at = _WORDED.get(cls, ("", ""))
        if words and (span := getattr(place.part, at)) is not None:
            said = getattr(place.part, "names", None) or (getattr(place.part, words) or "",)
            yield (cls, span), said, place.key(at)
