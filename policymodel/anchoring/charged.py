"""What is found by its bracket of responsibilities: the bracket itself, and what it closes."""

from collections import defaultdict
from collections.abc import Container

from policymodel.anchoring.anchors import Anchors
from policymodel.model import Span
from policymodel.source import Bracket
from policymodel.source.facts import Fact

_BETWEEN = " \t\n\u3000。.；;，,、"


def place_brackets(anchors: Anchors) -> None:
    """Give each part that is charged the bracket inside it that names the same organizations."""
    for each in anchors.open("responsibilities_at"):
        within = anchors.of(each.path) or anchors.around(each.path)
        if within is None:
            anchors.ask(each)
            continue
        inside = [found for found in anchors.brackets if found.at in within]
        wanted = _charged(each)
        likely = sorted(inside, key=lambda found: len(wanted ^ _names(found)))
        rest = [len(wanted ^ _names(found)) for found in likely[:2]]
        if len(rest) > 1 and rest[0] < rest[1]:
            likely = likely[:1]
        anchors.settle(each, (found.at for found in likely))


def by_brackets(
    anchors: Anchors, listed: list[Fact], within: Span, claimed: Container[Span] = ()
) -> dict[str, list[Span]]:
    """Return the brackets in `within` that may be those of parts, by the paths of the parts.

    Those that are `claimed` by others are none of theirs. As many brackets of the same names as
    parts belong to them in their order.
    """
    wanted: dict[frozenset[str], list[str]] = defaultdict(list)
    for each in listed:
        wanted[_charged(each)].append(each.full_path)
    found: dict[str, list[Span]] = {}
    for names, paths in wanted.items():
        places = [
            each.at
            for each in anchors.brackets
            if names and each.at in within and each.at not in claimed and _names(each) == names
        ]
        in_order = len(places) == len(paths)
        for number, path in enumerate(paths):
            found[path] = [places[number]] if in_order else places
    return found


def up_to(anchors: Anchors, bracket: Span, within: Span) -> Span:
    """Return what a bracket closes: from behind the bracket before it, or from the first line."""
    starts = [each.at.end for each in anchors.brackets if each.at.end <= bracket.start]
    start = max([within.start, *starts])
    while start < bracket.start and anchors.text[start] in _BETWEEN:
        start += 1
    return Span(start, bracket.end)


def _charged(fact: Fact) -> frozenset[str]:
    return frozenset(name for item in fact.part.responsibilities for name in item.organizations)


def _names(bracket: Bracket) -> frozenset[str]:
    return frozenset(name.text for part in bracket.parts for name in part.names)
