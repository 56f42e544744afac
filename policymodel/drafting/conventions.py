"""What a document says once of how it names those in charge: 列第一位者为牵头单位, 下同."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.model import Convention
from policymodel.model.words import ConventionKindCode, RoleCode
from policymodel.source.bodies import BETWEEN_NAMES, KnownNames
from policymodel.source.charges import read_charges
from policymodel.source.content import Content, content
from policymodel.source.duties import Label
from policymodel.text import read_data

_LEADS = re.compile("为(?:总|第一)?(?:牵头|责任)")  # who leads, every convention says so
_OF_MANY = re.compile("以下|下列|后续|不再|[均都][需须要应]")  # so does who takes part in many
_COLUMN = Label("role", "implement", 0)
_KINDS: tuple[ConventionKindCode, ...] = ("each_first_leads", "first_leads", "comma_leads", "also")


@cache
def _grammar() -> tuple[dict[str, Any], tuple[tuple[ConventionKindCode, re.Pattern[str]], ...]]:
    data: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    whole = (
        (kind, each.replace("<others>", data["others"])) for kind in _KINDS for each in data[kind]
    )
    return data, tuple((kind, re.compile(each)) for kind, each in whole)


def conventions(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[Convention]:
    """Yield the conventions that the lines of a text state, in their order.

    >>> text = "（责任单位：市甲局，列第一位者为牵头单位，其余为配合单位，下同）"
    >>> [found] = conventions(text, [(0, len(text))])
    >>> found.kind, found.others, found.words
    ('first_leads', 'support', '列第一位者为牵头单位，其余为配合单位')
    """
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for start, end in lines:
        for made in _in_line(content(text, start, end)):
            if (key := (made.kind, made.organizations)) not in seen:  # said twice, it is one
                seen.add(key)
                yield made


def _in_line(line: Content) -> list[Convention]:
    data, patterns = _grammar()
    found: dict[int, Convention] = {}  # what ends at one place is one, the first kind of it
    leads = _LEADS.search(line.text) is not None
    of_many = _OF_MANY.search(line.text) is not None
    for kind, pattern in patterns if leads or of_many else ():
        if not (of_many if kind == "also" else leads):
            continue
        for each in pattern.finditer(line.text):
            groups = each.groupdict()
            others: RoleCode | None = data["roles"].get(groups.get("others") or "")
            names = _listed(groups["names"]) if groups.get("names") else ()
            role: RoleCode | None = _also_role(each.group()) if kind == "also" else None
            found.setdefault(
                each.end(),
                Convention(
                    kind=kind,
                    others=others,
                    role=role,
                    organizations=names,
                    words=each.group(),
                    at=line.span(*each.span()),
                ),
            )
    return [found[end] for end in sorted(found)]


def _listed(words: str) -> tuple[str, ...]:
    """Return the names of a list: 各市、县级人民政府 are one."""
    says = read_charges(content(words, 0, len(words)), KnownNames(()), under=_COLUMN)
    if says is None:
        return tuple(BETWEEN_NAMES.split(words))
    return tuple(name.text for part in says.parts for name in part.names)


def _also_role(words: str) -> RoleCode:
    return "support" if re.search("配合|参与", words) else "implement"
