"""The sections of a draft, and the measures' paths through them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policymodel.drafting.headings import RANK
from policymodel.drafting.outline import Node, Outline, is_plan
from policymodel.drafting.tasks import Task
from policymodel.model import Section, Span

_OUTER = RANK["brackets"]


class Sections(NamedTuple):
    """The tree of sections, and the path of each node that is one."""

    tree: tuple[Section, ...]
    paths: dict[int, tuple[str, ...]]  # by the identity of the node

    def path(self, node: Node) -> tuple[str, ...]:
        """Return the path of a node, or of the nearest one above it that is a section."""
        here: Node | None = node
        while here is not None:
            if id(here) in self.paths:
                return self.paths[id(here)]
            here = here.above
        return ()


def sections(text: str, found: Outline, tasks: Iterable[Task]) -> Sections:
    """Return the headings under which measures stand, and those of the rest of the document."""
    measures = {id(task.node) for task in tasks if task.node is not None}
    kept: set[int] = set()
    for node in found.root.walk():
        if node.heading is not None and (
            _is_beside(node, measures) if id(node) in measures else _is_section(node, measures)
        ):
            above: Node | None = node
            while above is not None and above.heading is not None:
                kept.add(id(above))
                above = above.above
    paths: dict[int, tuple[str, ...]] = {}
    tree = tuple(_made(text, found.root, kept, measures, (), paths))
    return Sections(tree, paths)


def _is_beside(node: Node, measures: set[int]) -> bool:
    """Whether a measure stands in a row of sections: its heading is one of them."""
    above = node.above
    row = above.children if above is not None else []
    return any(id(each) not in measures and each.children for each in row)


def _is_section(node: Node, measures: set[int]) -> bool:
    if node.heading is not None and node.heading.style == "group":
        return True  # made of a table for the measures in it
    if any(id(child) in measures for child in node.children):
        return True
    above = node.above
    while above is not None:
        if id(above) in measures or (above.purpose == "annex" and not is_plan(above)):
            return False  # what divides a measure, and the rows of annexes
        above = above.above
    heading = node.heading
    return heading is not None and (
        node.rank <= _OUTER or (heading.is_bare and bool(node.own or node.children))
    )


def _made(
    text: str,
    node: Node,
    kept: set[int],
    measures: set[int],
    above: tuple[str, ...],
    paths: dict[int, tuple[str, ...]],
) -> Iterator[Section]:
    steps: set[str] = set()
    for child in node.children:
        heading = child.heading
        if heading is None or id(child) not in kept:
            continue
        number, title, at = _heading(text, child)
        step = number or title
        if step in steps:  # numbered like another: known by its title
            number, at = None, Span(at.end - len(title), at.end)
            step = title
        if step in steps:
            continue
        steps.add(step)
        path = (*above, step)
        paths[id(child)] = path
        yield Section(
            number=number,
            title=title,
            at=at,
            sections=tuple(_made(text, child, kept, measures, path, paths)),
        )


def _heading(text: str, node: Node) -> tuple[str | None, str, Span]:
    heading = node.heading
    assert heading is not None  # noqa: S101
    if heading.title is not None:
        return (
            number_of(text, node),
            "".join(text[heading.at.end - len(heading.title) : heading.at.end].split("\n")),
            heading.at,
        )
    end = heading.at.end
    while end < len(text) and text[end] not in "，,。；;：:\n":
        end += 1
    title = text[heading.at.end : end].strip() or (heading.number or "")
    return (
        number_of(text, node),
        title,
        Span(heading.start, heading.at.end + len(text[heading.at.end : end].rstrip())),
    )


def number_of(text: str, node: Node) -> str | None:
    """Return the number as printed, characters in their own widths."""
    heading = node.heading
    if heading is None or heading.number is None:
        return None
    return text[heading.start : heading.start + len(heading.number)]
