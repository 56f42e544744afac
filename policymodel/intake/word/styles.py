"""The styles of a document: what a paragraph has by its style, and by those it is based on."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

_DEEPEST = 20
_BODY = 9


class Numbered(NamedTuple):
    """The list of which a paragraph is an item, and the level there."""

    list: str
    level: int


class Styles:
    """What the styles of a document say: the headings among them, and the lists they number."""

    def __init__(self, root: Element | None) -> None:
        found = root.iter("w:style") if root is not None else ()
        self._styles = {each.get("w:styleId", ""): each for each in found}

    def heading_level(self, paragraph: Element) -> int | None:
        """Return the level, from 1, of a paragraph that is a heading by its own word or style."""
        for properties in self._properties(paragraph):
            given = value(properties, "w:outlineLvl")
            if given is not None:
                return int(given) + 1 if given.isdigit() and int(given) < _BODY else None
        return None

    def numbered(self, paragraph: Element) -> Numbered | None:
        """Return of which list a paragraph is an item, by its own word or by its style."""
        level = None
        for properties in self._properties(paragraph):
            listed = properties.find("w:numPr")
            if listed is None:
                continue
            level = value(listed, "w:ilvl") if level is None else level
            number = value(listed, "w:numId")
            if number is not None:
                at = int(level) if level and level.isdigit() else 0
                return None if number == "0" else Numbered(number, min(at, 8))
        return None

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a line of a table of contents."""
        return any(
            (value(style, "w:name") or "").lower().startswith(("toc ", "table of contents"))
            for style in self._chain(style_of(paragraph))
        )

    def _properties(self, paragraph: Element) -> Iterator[Element]:
        own = paragraph.find("w:pPr")
        if own is not None:
            yield own
        for style in self._chain(style_of(paragraph)):
            properties = style.find("w:pPr")
            if properties is not None:
                yield properties

    def _chain(self, name: str | None) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = value(style, "w:basedOn")


def style_of(paragraph: Element) -> str | None:
    """Return the id of a paragraph's style."""
    own = paragraph.find("w:pPr")
    return None if own is None else value(own, "w:pStyle")


def value(parent: Element, name: str) -> str | None:
    """Return ``w:val`` of the child `name`; None where there is no such child."""
    child = parent.find(name)
    return None if child is None else child.get("w:val", "")


def is_on(parent: Element | None, name: str) -> bool:
    """Return whether the switch `name` is there and not turned off."""
    if parent is None:
        return False
    given = value(parent, name)
    return given is not None and given not in ("0", "false", "off")
