"""The organizations that a draft names: their kinds and functions, and which may be one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve

from policymodel.analysis.likeness import is_short_for
from policymodel.anchoring.printed import loose_places, name_places
from policymodel.model import Jurisdiction, Organization, Span
from policymodel.model.words import FunctionCode, LevelCode, OrganizationKindCode
from policymodel.text import read_data

_REMARK = re.compile(r"[（(][^（）()]*[)）]$")  # what a body is charged with: 市甲局（治污）


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    data: dict[str, dict[str, str]] = read_data(Path(__file__).with_suffix(".yaml"))
    return {key: {k: re.compile(p) for k, p in rows.items()} for key, rows in data.items()}


def kind_of(name: str, level: LevelCode, place: str = "") -> OrganizationKindCode:
    """Return what an organization is, by its name, seen from `place`, which is of `level`.

    >>> [kind_of(each, "city") for each in ("市科技局", "省科技厅", "各县(市、区)政府")]
    ['department', 'upper_body', 'county_government']
    >>> kind_of("云川市人民政府", "city"), kind_of("云川市人民政府", "city", "云川市")
    ('city_government', 'government')
    """
    if _is_own_government(name, place):
        return "government"
    above = _patterns()["above"].get(level)
    is_branch = _patterns()["branch"]["here"].search(name)
    is_firm = _patterns()["kinds"]["enterprise"].search(name)
    if above is not None and above.search(name) and not (is_branch or is_firm):
        return "upper_body"
    found: Any = next(
        kind for kind, pattern in _patterns()["kinds"].items() if pattern.search(name)
    )
    kind: OrganizationKindCode = found
    bare = _REMARK.sub("", name)
    return kind_of(bare, level, place) if kind == "other" and bare not in ("", name) else kind


def _is_own_government(name: str, place: str) -> bool:
    """Whether this is the government of the place itself, or its office."""
    _, named, rest = name.partition(place) if place else ("", "", "")
    short = bool(place) and name.startswith(place[-1])
    return (
        bool(named or short)
        and _patterns()["own"]["government"].search(rest if named else name[1:]) is not None
    )


def function_of(name: str) -> FunctionCode | None:
    """Return what an organization is there for, if its name says it.

    >>> function_of("市发改委"), function_of("有关单位")
    ('development_reform', None)
    """
    found: Any = next(
        (code for code, pattern in _patterns()["functions"].items() if pattern.search(name)), None
    )
    code: FunctionCode | None = found
    return code


def organizations(
    text: str, names: Iterable[str], where: Jurisdiction, places: Mapping[str, Span]
) -> Iterator[Organization]:
    """Yield the organizations of `names`, in the order in which the text names them first.

    They are seen from `where`. `places` says of some where they are charged: a name broken over
    lines stands nowhere else.
    """
    wanted = dict.fromkeys(names)
    first: dict[str, Span] = {}
    for at in name_places(text, wanted):
        first.setdefault(text[at.slice], at)
    found = {
        name: first.get(name) or places.get(name) or next(iter(loose_places(text, name)), None)
        for name in wanted
    }
    ordered = sorted(
        wanted, key=lambda name: (at.start if (at := found[name]) else len(text), name)
    )
    for name in ordered:
        kind = kind_of(name, where.level, where.name)
        yield Organization(name=name, kind=kind, function=function_of(name), at=found[name])


def with_aliases(found: Iterable[Organization], where: Jurisdiction) -> list[Organization]:
    """Return organizations; what is called with the place, and without it, is one of two names.

    In a plan of 江原省 the 省财政厅 is the 江原省财政厅, the 省经信厅 its 经济和信息化厅. A 财政厅
    in a list behind another body of the province is the 省财政厅, too: nothing need be asked.
    """
    listed = [*found]
    like: dict[object, list[Organization]] = {}
    for each in listed:
        like.setdefault((each.kind, each.function or each.name[-2:]), []).append(each)
    whole: dict[str, Organization] = {}
    for each in listed:
        others = like[each.kind, each.function or each.name[-2:]]
        fuller = [one for one in others if _is_fuller(one, each, where)]
        if len(fuller) == 1:
            whole[each.name] = fuller[0]
    aliases: dict[str, list[str]] = {}
    for name, one in whole.items():
        while one.name in whole:
            one = whole[one.name]
        aliases.setdefault(one.name, []).append(name)
    return [
        evolve(each, aliases=(*each.aliases, *aliases.get(each.name, ())))
        for each in listed
        if each.name not in whole
    ]


def _is_fuller(one: Organization, other: Organization, where: Jurisdiction) -> bool:
    """Whether a name says more of the place than another name of the same body does."""
    place, level = where.name, where.name[-1:]
    rest = one.name.removeprefix(place)
    if rest not in ("", one.name) and other.name.startswith(level):
        is_known = one.kind == "department" and one.function is not None
        return other.name == level + rest or (
            is_known and is_short_for(other.name, one.name, where)
        )
    return one.kind == "department" and one.name == level + other.name
