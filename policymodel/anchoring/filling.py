"""A plan file filled in with where its document says what it states; nothing is written."""

import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from policymodel.anchoring.anchors import Anchors
from policymodel.anchoring.charged import place_brackets
from policymodel.anchoring.headings import place_headings, place_parts
from policymodel.anchoring.horizons import place_years
from policymodel.anchoring.likeness import place_mechanisms
from policymodel.anchoring.particulars import place_names, place_particulars
from policymodel.anchoring.passages import place_goals
from policymodel.anchoring.proposals import Proposal, as_items, proposals
from policymodel.anchoring.questions import Asked, asked, unread_quote
from policymodel.anchoring.quotes import quoted_places, take_quotes
from policymodel.anchoring.series import place_series
from policymodel.anchoring.statements import place_statements
from policymodel.anchoring.unworded import Worded, place_unworded
from policymodel.model import Plan, Span
from policymodel.model.places import Path, format_path, parse_path
from policymodel.reading import yamltext
from policymodel.reading.editor import Editor
from policymodel.reading.planfile import PlanFile, plan_of
from policymodel.source import SourceText


@attrs.frozen(kw_only=True)
class Anchored:
    """What anchoring made of a plan file.

    Attributes:
        text: the file's text with all spans that were found; its other bytes are as before.
        was: the text before.
        plan: the plan with these spans.
        source: the document they count in.
        placed: the spans that were found, by their paths, in the plan's order.
        questions: what could not be placed, with answers to choose from; A001, A002, A003.
        proposals: the numbers that are left over, as `not_targets` to be decided on.
    """

    text: str = attrs.field(repr=False)
    was: str = attrs.field(repr=False)
    plan: Plan
    source: SourceText
    placed: dict[str, Span]
    questions: tuple[Asked, ...]
    proposals: tuple[Proposal, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from what it was."""
        return self.text != self.was


class Draft(NamedTuple):
    """A plan file some of whose spans are still quotes; its plan is without them."""

    text: str
    read: PlanFile
    quotes: dict[Path, str]


def draft(text: str, *, file: str | None = None) -> Draft:
    """Read a plan file in which the words of a place may stand for its offsets.

    Raises:
        PlanFileError: with a finding for every other fault, each with its line.
    """
    parsed = yamltext.parse(text, file=file)
    tree = copy.deepcopy(parsed.tree)
    quotes = take_quotes(tree)
    return Draft(text, plan_of(parsed, tree, file=file), quotes)


def anchored(begun: Draft, source: SourceText, *, not_targets: bool = False) -> Anchored:
    """Return the plan file with every span that the words decide.

    Args:
        begun: the file, as `draft` read it.
        source: the document: that which the plan cites, or, if it cites none, the one to cite.
        not_targets: whether the proposals are written into the file, marked as such.

    Raises:
        PlanFileError: F106, the file cannot be edited without touching other text.
    """
    anchors = Anchors(begun.read.plan, source)
    unread = list(_answers(anchors, begun.quotes))
    worded = place_all(anchors)
    text = _written(begun, anchors, worded)
    ended = draft(text, file=begun.read.file)
    left = proposals(ended.read.plan, source)
    if not_targets and left:
        text = _with_proposals(text, left)
        ended = draft(text, file=begun.read.file)
    questions = (*unread, *asked(anchors))
    placed = ended.read.with_lines(each.finding for each in questions)
    return Anchored(
        text=text,
        was=begun.text,
        plan=ended.read.plan,
        source=source,
        placed=dict(anchors.placed),
        questions=tuple(
            each._replace(finding=found) for each, found in zip(questions, placed, strict=True)
        ),
        proposals=left,
    )


def place_all(anchors: Anchors) -> list[Worded]:
    """Place what can be placed: the frame first, for what stands in it; return words found."""
    place_headings(anchors)
    place_parts(anchors)
    place_brackets(anchors)
    place_particulars(anchors)
    place_names(anchors)
    place_series(anchors)
    place_statements(anchors)
    worded = place_unworded(anchors)
    place_years(anchors)
    place_goals(anchors)
    place_mechanisms(anchors)
    for each in anchors.left():
        if each.full_path not in anchors.questions:
            anchors.ask(each)
    return worded


def _answers(anchors: Anchors, quotes: dict[Path, str]) -> Iterator[Asked]:
    """Place what the file quotes; yield a question for a quote that is not one place."""
    known = {each.full_path: each for each in anchors.facts}
    for path, quote in quotes.items():
        fact = known.get(format_path(path))
        found = quoted_places(anchors.text, quote)
        if fact is not None and len(found) == 1:
            anchors.put(fact, found[0])
        else:
            if fact is not None:
                anchors.ask(fact)
                anchors.silent.add(fact.full_path)
            yield unread_quote(anchors, format_path(path), quote, found)


def _written(begun: Draft, anchors: Anchors, worded: list[Worded]) -> str:
    """Return the file's text with what was placed, and with the text that it is placed in."""
    editor = Editor(begun.text, file=begun.read.file)
    if begun.read.plan.document.source is None:
        cited = anchors.source.source
        value = {"sha256": cited.sha256, "characters": cited.characters}
        editor.put(("document", "source"), value, _keys(type(begun.read.plan.document)))
    kinds = {each.full_path: type(each.part) for each in anchors.facts}
    for each in worded:
        editor.put((*parse_path(each.path), "words"), each.words, _keys(each.kind))
    for full_path, at in anchors.placed.items():
        path = parse_path(full_path)
        editor.put(path, [at.start, at.end], _keys(kinds[full_path]))
    return editor.text()


def _with_proposals(text: str, found: tuple[Proposal, ...]) -> str:
    editor = Editor(text)
    items = list(as_items(found))
    if editor.tree.get("not_targets"):
        for item in items:
            editor.append(("not_targets",), item)
    else:
        editor.put(("not_targets",), items, _keys(Plan))
    return editor.text()


def _keys(kind: type[Any]) -> list[str]:
    return [each.name for each in attrs.fields(kind)]
