"""What a document says once of how it names those in charge: 列第一位者为牵头单位, 下同."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.model import Convention, Span
from policymodel.model.words import ConventionKindCode, RoleCode
from policymodel.source.bodies import BETWEEN_NAMES, KnownNames
from policymodel.source.charges import read_charges
from policymodel.source.content import content
from policymodel.source.duties import Label
from policymodel.text import read_data

_LEADS = re.compile("为(?:总|第一)?(?:牵头|责任)")  # who leads, every convention says so
_COLUMN = Label("role", "implement", 0)
_KINDS: tuple[ConventionKindCode, ...] = ("each_first_leads", "first_leads", "comma_leads", "also")


@cache
def _grammar() -> tuple[dict[str, Any], tuple[tuple[ConventionKindCode, re.Pattern[str]], ...]]:
    data: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return data, tuple((kind, re.compile(each)) for kind in _KINDS for each in data[kind])


def conventions(text: str) -> Iterator[Convention]:
    """Yield the conventions that a text states, in their order.

    >>> [found] = conventions("（责任单位：市甲局，列第一位者为牵头单位，其余为配合单位，下同）")
    >>> found.kind, found.others, found.words
    ('first_leads', 'support', '列第一位者为牵头单位，其余为配合单位')
    """
    data, patterns = _grammar()
    found: dict[int, Convention] = {}  # what ends at one place is one, the first kind of it
    is_leading = _LEADS.search(text) is not None
    for kind, pattern in patterns:
        if kind != "also" and not is_leading:
            continue
        for each in pattern.finditer(text):
            groups = each.groupdict()
            others: RoleCode | None = data["roles"].get(groups.get("others") or "")
            names = _listed(groups["names"]) if groups.get("names") else ()
            at = Span(each.start(), each.end())
            role: RoleCode | None = _also_role(each.group()) if kind == "also" else None
            made = Convention(
                kind=kind, others=others, role=role, organizations=names, words=each.group(), at=at
            )
            found.setdefault(at.end, made)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for made in sorted(found.values(), key=lambda item: item.at.start if item.at else 0):
        if (key := (made.kind, made.organizations)) not in seen:  # said twice, it is one
            seen.add(key)
            yield made


def _listed(words: str) -> tuple[str, ...]:
    """Return the names of a list: 各市、县级人民政府 are one."""
    says = read_charges(content(words, 0, len(words)), KnownNames(()), under=_COLUMN)
    if says is None:
        return tuple(BETWEEN_NAMES.split(words))
    return tuple(name.text for part in says.parts for name in part.names)


def _also_role(words: str) -> RoleCode:
    return "support" if re.search("配合|参与", words) else "implement"
