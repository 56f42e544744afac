"""Where the document states particulars of its own: the planner quotes the words that do.

A title, a number, a day, the years of a plan have no row for their place: the sentence beside
them may be written over with another one.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.particulars import stated_places
from policymodel.anchoring.quotes import quoted_places
from policymodel.findings import Finding, fault
from policymodel.model import Document, Period, Plan, Span
from policymodel.model.fields import shapes
from policymodel.model.places import Path
from policymodel.reading.editor import Editor
from policymodel.reading.planfile import read_plan_file
from policymodel.reviewing.placing import marked, short
from policymodel.source import SourceText
from policymodel.text import Texts

say = Texts(__file__)


class Quoted(NamedTuple):
    """What was quoted of the document: for which place of which part, in which cell."""

    path: Path
    key: str
    quote: str
    cell: str
    said: str  # what is to be stated there, as its own cell has it


def place_of(cls: type, field: str) -> str | None:
    """Return the key of the place of a field that may be given by a quote.

    >>> place_of(Document, "title"), place_of(Document, "note"), place_of(Period, "start")
    ('title_at', None, 'at')
    """
    if cls is Period:
        return "at" if field == "start" else None
    key = f"{field}_at"
    return key if cls is Document and key in shapes(cls) else None


def with_quoted(
    text: str, quoted: Iterable[Quoted], source: SourceText | None
) -> tuple[str, list[Finding]]:
    """Return a plan file with the places that quotes tell, and what is wrong with quotes."""
    editor, wrong = Editor(text), list[Finding]()
    anchors = None if source is None else Anchors(read_plan_file(text).plan, source)
    for each in quoted:
        if anchors is None:
            wrong.append(fault(say, "W007.no_document", cell=each.cell))
        elif isinstance(found := _found(anchors, each), Finding):
            wrong.append(found)
        else:
            _put(editor, each, found)
    return editor.text(), wrong


def _found(anchors: Anchors, quoted: Quoted) -> Span | Finding:
    """Return the likeliest place of what is stated that lies in a quote."""
    part: Any = anchors.plan
    for step in quoted.path:
        part = getattr(part, str(step))
    within = quoted_places(anchors.text, quoted.quote)
    within = within or quoted_places(anchors.text, marked(quoted.quote))
    if not within:
        return fault(say, "W007.nowhere", cell=quoted.cell, text=short(quoted.quote))
    stated = stated_places(anchors, part, quoted.key)
    found = next((at for at in stated if _is_in(at, within)), None)
    return found or fault(
        say, "W007.unstated", cell=quoted.cell, text=short(quoted.quote), said=quoted.said
    )


def _is_in(at: Span, within: Sequence[Span]) -> bool:
    return any(at in each for each in within)


def _put(editor: Editor, quoted: Quoted, at: Span) -> None:
    (part,) = quoted.path
    place = [at.start, at.end]
    if part in editor.tree:
        order = list(shapes(Period if part == "period" else Document))
        editor.put((part, quoted.key), place, order)
    else:  # a plan file may leave the period out
        editor.put((part,), {quoted.key: place}, list(shapes(Plan)))
