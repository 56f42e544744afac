"""Where on a page the document is: the smallest element that holds nearly all of its prose."""

import re
from typing import Any

from policymodel.intake.furniture import is_around, is_root, portal_items

_SILENT = (
    "script style noscript template head nav select option button input textarea iframe object "
    "embed svg canvas audio video map link meta"
)
SKIPPED = frozenset(_SILENT.split())
"""Elements that show no text of a document."""

_NAMES_OF_INLINE = "a b strong em i u font span p h1 h2 h3 h4 h5 h6 li label sup sub"
_INLINE = frozenset(_NAMES_OF_INLINE.split())
_INSIDE_TABLE = frozenset(["tbody", "thead", "tfoot", "tr", "td", "th", "table"])
_PROSE = re.compile("[，。；：、！？,;:]")
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FEWEST = 15
_NEARLY = 0.9
_HALF = 0.5
_TWIN = 0.3


def is_hidden(element: Any) -> bool:
    """Return whether an element shows nothing."""
    return (
        element.tag in SKIPPED
        or "hidden" in element.attrib
        or bool(_HIDING.search(element.get("style") or ""))
    )


def content_root(tree: Any) -> Any:
    """Return the element of a page in which the document is."""
    body = next(tree.iter("body"), tree)
    weights = _weights(body)
    known = [each for each in body.iter() if weights.get(each) and _named_root(each)]
    heaviest = max(known, key=weights.__getitem__, default=None)
    here = body
    if heaviest is not None and weights[heaviest] >= _HALF * _without_twins(body, weights):
        here = heaviest
    here = _descend(here, weights)
    while here.tag in _INLINE or (here.tag in _INSIDE_TABLE and here.tag not in ("td", "th")):
        parent = here.getparent()
        if parent is None or here is body:
            break
        here = parent
    return here


def _named_root(element: Any) -> bool:
    names = [element.get("id") or "", *(element.get("class") or "").split()]
    return any(map(is_root, names))


def _descend(here: Any, weights: dict[Any, int]) -> Any:
    while True:
        children = sorted(here, key=lambda each: -weights.get(each, 0))
        total = weights.get(here, 0)
        second = weights.get(children[1], 0) if len(children) > 1 else 0
        if second > _TWIN * total and _is_twin(children[0], children[1]):
            total -= second
        if not children or not total or weights.get(children[0], 0) < _NEARLY * total:
            return here
        here = children[0]


def _without_twins(body: Any, weights: dict[Any, int]) -> int:
    """The prose of a page, what it holds twice counted once: a page may keep a copy for search."""
    heavy = sorted(body, key=lambda each: -weights.get(each, 0))[:2]
    total = weights.get(body, 0)
    if len(heavy) == 2 and _is_twin(*heavy):
        return total - min(weights.get(each, 0) for each in heavy)
    return total


def _is_twin(first: Any, second: Any) -> bool:
    one, other = ("".join(each.text_content().split()) for each in (first, second))
    short, long = sorted((one, other), key=len)
    if len(short) < 10 * _FEWEST:
        return False
    # A copy may have lost or gained a word at its ends.
    third = len(short) // 3
    return short[third : third + 100] in long and len(short) * 4 > len(long)


def _weights(body: Any) -> dict[Any, int]:
    """How much prose each element holds: no links, no menus, nothing hidden."""
    weights: dict[Any, int] = {}
    silent: set[Any] = set()
    for element in body.iter():
        parent = element.getparent()
        if parent in silent or not isinstance(element.tag, str) or _is_silent(element, body):
            silent.add(element)
    for element in reversed(list(body.iter())):
        if element not in silent:
            own = _prose(element.text, element)
            for child in element:
                own += weights.get(child, 0) + _prose(child.tail, element)
            weights[element] = own
    return weights


def link_shares(root: Any) -> dict[Any, tuple[int, int, int]]:
    """Return of each element how many links it holds, their characters, and all characters."""
    shares: dict[Any, tuple[int, int, int]] = {}
    for element in reversed(list(root.iter())):
        links = linked = 0
        length = len("".join((element.text or "").split()))
        for child in element:
            count, inside, whole = shares.get(child, (0, 0, 0))
            links, linked = links + count, linked + inside
            length += whole + len("".join((child.tail or "").split()))
        shares[element] = (1, length, length) if element.tag == "a" else (links, linked, length)
    return shares


def _is_silent(element: Any, body: Any) -> bool:
    if element is body:
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return element.tag in ("a", "footer") or is_hidden(element) or is_around(names)


def _prose(text: str | None, element: Any) -> int:
    held = " ".join((text or "").split())
    if not held or portal_items(held):
        return 0
    counts = len(held) >= _FEWEST or _PROSE.search(held) or element.tag == "p"
    return len(held) if counts else 0
