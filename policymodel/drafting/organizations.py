"""The organizations that a draft names: their kinds and functions, and which may be one."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve

from policymodel.analysis.likeness import is_short_for, stem
from policymodel.anchoring.printed import loose_places, name_places
from policymodel.model import Jurisdiction, Organization, Span
from policymodel.model.words import FunctionCode, LevelCode, OrganizationKindCode
from policymodel.text import read_data

# What one body has and another has not that is called by the words before: 市农业局, its 执法局.
_BRANCH = re.compile("[局厅委]|执法|稽查|监[督察]|督[察查]|工程|公积金|战备")
_LISTS = re.compile(r"\s*[、，,和及与]?\s*")
# 云东区教育局, 各县教育局, 省教育厅; not 市场监管局, 城乡建设局.
_PLACED = re.compile("各|[^省市县区州旗盟镇乡]{0,8}(?<!城)[省市县区州旗盟镇乡](?![场域民长村])")
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


def with_aliases(
    text: str, found: Iterable[Organization], where: Jurisdiction
) -> list[Organization]:
    """Return organizations; what is called with the place, and without it, is one of two names.

    In a plan of 江原省 the 省财政厅 is the 江原省财政厅, the 省经信厅 its 经济和信息化厅. A 财政厅
    is the 省财政厅, too, unless a list names it behind a body of another place.
    """
    listed = [*found]
    fuller = _fuller(listed, where)
    others = _of_others(text, listed, where, fuller.keys())
    whole = {
        name: bearers[0]
        for name, bearers in fuller.items()
        if len(bearers) == 1 and name not in others
    }
    aliases: dict[str, list[str]] = {}
    for name, one in whole.items():
        while one.name in whole:
            one = whole[one.name]
        aliases.setdefault(one.name, []).append(name)
    return [
        evolve(each, aliases=(*each.aliases, *more)) if (more := aliases.get(each.name)) else each
        for each in listed
        if each.name not in whole
    ]


def _fuller(listed: Sequence[Organization], where: Jurisdiction) -> dict[str, list[Organization]]:
    """Return of which organizations each name leaves out the place, else those it abbreviates."""
    place, level = where.name, where.name[-1:]
    named = {each.name: each for each in listed}
    like: dict[object, list[tuple[str, str]]] = {}
    for each in listed:
        if each.name.startswith(level):
            short = stem(each.name, where)
            like.setdefault((_likeness(each), short[:1], short[-1:]), []).append((each.name, short))
    same: dict[str, list[Organization]] = {}
    shorter: dict[str, list[Organization]] = {}
    for one in listed:
        rest = one.name.removeprefix(place)
        bare = level + rest if rest not in ("", one.name) else ""
        if not bare and one.kind == "department" and one.name.startswith(level):
            bare = one.name.removeprefix(level)
        elif bare and one.kind == "department" and one.function is not None:
            long = stem(one.name, where)
            for name, short in like.get((_likeness(one), long[:1], long[-1:]), ()):
                if _abbreviates(short, long):
                    shorter.setdefault(name, []).append(one)
        if bare in named and _likeness(named[bare]) == _likeness(one):
            same.setdefault(bare, []).append(one)
    return shorter | same


def _likeness(one: Organization) -> object:
    return one.kind, one.function or one.name[-2:]


def _abbreviates(short: str, long: str) -> bool:
    """Whether a stem is short for a longer one, and not for a body of which that is a branch:
    公安局 does not mean 公安局交通管理局, nor 农业局 the 农业综合执法局.
    """
    left_out = long[len(short) - 1 : -1] if long.startswith(short[:-1]) else ""
    return is_short_for(short, long) and not _BRANCH.search(left_out)


def _of_others(
    text: str, listed: Sequence[Organization], where: Jurisdiction, names: Collection[str]
) -> set[str]:
    """Return which of `names` a list has behind a body of another place: 云东区教育局、民政局."""
    found: set[str] = set()
    end, is_other = 0, False
    for at in name_places(text, (each.name for each in listed)):
        name = text[at.slice]
        is_other = is_other and _LISTS.fullmatch(text, end, at.start) is not None
        if name.startswith((where.name, where.name[-1:])):
            is_other = False
        elif name not in names:
            is_other = is_other or _PLACED.match(name) is not None
        elif is_other:
            found.add(name)
        end = at.end
    return found
