"""Names of organizations that are so alike that one may be a slip for, or an alias of, another.

A name is compared without what all names of a place share: the place's own name, 市, 区 or 县
before it, and the width of its characters. Two names are alike when they are the same then,
when they differ in one letter (a letter exchanged, left out, added, or two turned round), or
when one abbreviates the other (教育局, 教育体育局): its letters in their order, from the same
first to the same last one. What sets two apart on purpose, such as 一 and 二, 东 and 西, is no
slip. Short names need more than one letter in common: 财政局 and 民政局 are two.

Pairs are found by the neighbours that a name has with one letter deleted (W. Garbe's SymSpell),
and by first and last letter, so that the cost grows with the names and not with their pairs.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from policymodel.analysis.names import folded
from policymodel.model import Jurisdiction, Organization, Plan

# Names that share a neighbour are compared with so many of them, in the order of the
# alphabet: more than that are alike only where somebody numbered his organizations.
_COMPARED = 12
_LONGEST = 60
_LONG = 5  # from here on, one letter is a slip rather than another word
_MARKS = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "一二三四五六七八九十甲乙丙丁东西南北中上下前后左右内外新老大小"
)
# What every firm ends in, printed or not: 城投集团, 城投集团有限公司.
_FIRM = re.compile("(?:股份|有限|责任|集团)*公司$|(?<=.{2})集团$")
# A zone is named for whoever runs it: 经开区, 经开区管委会.
_RUN_BY = re.compile("(?:党工委)?(?:管委会?|管理委员会)$")
_ENDINGS = (("委员会", "委"), ("办公室", "办"))
# 各县(市、区)人民政府(管委会), 各县市区政府: the same with or without signs and 政府.
_SIGNS = re.compile("[、,·()]")
_EACH = re.compile("^(各.+?)(?:人民政府|政府)?(?:管委会|管理委员会)?$")
# 青岛市市北区, 湘西土家族苗族自治州凤凰县: the places around the last one.
_AROUND = re.compile(r"^(?:.{1,20}?(?:省|自治区|自治州|地区|盟|市)(?=.{2}))+")
# 市 in 市场, 区 in 区域: a word, not the place before the name.
_WORD_AFTER = "场域民长"
_BEFORE = re.compile(r"^(?:人民)?政府|^委")
# One place has one of them by each name; there are many schools, firms and villages.
_PLACES = {"city_government", "county_government", "township_government"}
_LEVEL = re.compile("[市区县旗乡镇]")
_ONE_EACH = {"party_body", "leading_group", "government", "department", "central_branch", "zone"}
_SEVERAL = {"city_government", "county_government", "township_government", "group", "institution"}
# Functions that do not say which organization it is.
_VAGUE = {
    "local_government", "higher_education", "research", "business", "industrial_zone", "other",
}  # fmt: skip
_COLLECTIVE = re.compile(
    r"各|有关|相关|其他"
    r"|(?:乡镇|镇街|镇|乡|街道|县区|区县|县市区|功能区)(?:人民政府|政府|办事处|党工委)?$"
)
_COLLECTIVE_ENDS = ("成员单位", "有关部门", "有关单位", "各部门")


class _Name(NamedTuple):
    stem: str
    name: str
    kind: str
    function: str
    organization: int
    home: bool
    bearer: Organization


_Key = str | tuple[str, ...]


class Alike(NamedTuple):
    """Organizations with names alike.

    Attributes:
        organizations: their places in the plan, in its order, at least two.
        strongly: whether one name is probably a slip or an alias.
    """

    organizations: tuple[int, ...]
    strongly: bool


def is_collective(organization: Organization) -> bool:
    """Return whether one name stands for several organizations, as 各镇."""
    name = folded(organization.name)
    ends = organization.kind == "group" or name.endswith(_COLLECTIVE_ENDS)
    return ends or bool(_COLLECTIVE.match(name))


def stem(name: str, place: Jurisdiction) -> str:
    """Return what sets a name of `place` apart from others there: 市场监管局 of 区市场监管局."""
    bare = folded(name)
    if not bare.isalnum():
        bare = _SIGNS.sub("", bare)
    bare = bare.removeprefix("中共")
    if bare.startswith("各"):
        bare = _EACH.sub(r"\1", bare)
    prefixes = _prefixes(place.name)
    for prefix in prefixes if bare.startswith(prefixes) else ():
        rest = bare.removeprefix(prefix)
        if rest != bare and len(rest) > 1 and (len(prefix) > 1 or rest[0] not in _WORD_AFTER):
            bare = rest
            break
    for ending, usual in _ENDINGS:
        if bare.endswith(ending):
            bare = bare.removesuffix(ending) + usual
    return bare


@lru_cache(maxsize=64)
def _prefixes(place: str) -> tuple[str, ...]:
    """What a name there may begin with: the place's own name, its last one, that without 市, 市."""
    own = folded(place)
    last = _AROUND.sub("", own)
    return own, last, last[:-1], last[-1:]


def are_one_letter_apart(one: str, other: str, place: Jurisdiction) -> bool:
    """Return whether two names of `place` differ in one letter or none, as slips do.

    A long form and a short one do not: 市高新园区, 市高新技术园区.
    """
    mine, yours = stem(one, place), stem(other, place)
    return mine == yours or _is_slip(mine, yours)


def is_short_for(short: str, long: str) -> bool:
    """Return whether one stem abbreviates another, or is the same: 经信厅, 经济和信息化厅.

    What the bodies are there for is not looked at.
    """
    return short == long or (len(short) < len(long) and _abbreviates(short, long, times=4))


def alike(plan: Plan, *, zones_run: bool = False) -> tuple[Alike, ...]:
    """Return the sets of organizations whose names are alike, the surest first.

    `zones_run` takes a zone and whoever runs it for one: of most plans nobody charges both.
    """
    names = _names(plan, zones_run=zones_run)
    pairs = [(a, b) for a, b in _neighbours(names) if a.organization != b.organization]
    if not pairs:
        return ()
    # Two that share a name are two entries for one, and another rule says so.
    shared = {frozenset((a.organization, b.organization)) for a, b in pairs if a.name == b.name}
    like: dict[bool | None, list[tuple[int, int]]] = {True: [], False: [], None: []}
    for a, b in pairs:
        if frozenset((a.organization, b.organization)) not in shared:
            like[_likeness(a, b)].append((a.organization, b.organization))
    certain, doubtful = _Sets(), _Sets()
    for pair in like[True]:
        certain.join(*pair)
    for one, other in like[False]:
        doubtful.join(certain.first(one), certain.first(other))
    found = ((certain, True), (doubtful, False))
    return tuple(Alike(each, strongly) for sets, strongly in found for each in sets.sets())


def _names(plan: Plan, *, zones_run: bool) -> Iterator[_Name]:
    endings = {"enterprise": _FIRM, "zone": _RUN_BY} if zones_run else {"enterprise": _FIRM}
    own = _prefixes(plan.jurisdiction.name)[1]
    at_home = own[-1:], own[:-1] or own
    for i, organization in enumerate(plan.organizations):
        kind, function = organization.kind, organization.function or ""
        for name in map(folded, dict.fromkeys(organization.names)):
            home = name.startswith(at_home)
            for short in _stems(name, endings.get(kind), plan.jurisdiction):
                if len(short) <= _LONGEST:
                    yield _Name(short, name, kind, function, i, home, organization)


def _stems(name: str, ends: re.Pattern[str] | None, place: Jurisdiction) -> tuple[str, ...]:
    """The stem of a name, and that without what such names may end in."""
    short = stem(name, place)
    bare = ends.sub("", short) if ends else ""
    return (short, bare) if bare not in ("", short) else (short,)


def _neighbours(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Pairs of names that may be alike, some of them twice."""
    keyed = [(name, _keys(name)) for name in names]
    seen: set[_Key] = set()
    shared: set[_Key] = set()  # most keys are of one name alone
    for _, keys in keyed:
        shared |= seen & keys
        seen |= keys
    blocks: dict[_Key, list[_Name]] = {}
    for name, keys in keyed:
        for key in keys & shared:
            blocks.setdefault(key, []).append(name)
    for block in blocks.values():
        block.sort()
        for i, name in enumerate(block):
            for other in block[i + 1 : i + 1 + _COMPARED]:
                yield name, other


def _keys(name: _Name) -> set[_Key]:
    """What a name shares with those that it may be like: one letter left out, or its ends."""
    word = name.stem
    keys: set[_Key] = {word, *[word[:i] + word[i + 1 :] for i in range(len(word))]}
    if len(word) > 2:
        keys.add((name.kind, word[0], word[-1]))
    return keys


def _likeness(one: _Name, other: _Name) -> bool | None:
    """Whether two names are strongly alike; None if they are not alike at all."""
    collective = is_collective(one.bearer) or is_collective(other.bearer)
    if one.stem == other.stem:
        return not collective
    one_each = one.kind in _ONE_EACH and other.kind in _ONE_EACH
    if _are_two_places(one, other):
        return None
    if _is_slip(one.stem, other.stem):
        if one.kind != other.kind and (
            one.stem[:-1] == other.stem[:-1] or "upper_body" in (one.kind, other.kind)
        ):
            return None  # the last letter says of what kind each is: 生态环境局, 生态环境委
        if max(len(one.stem), len(other.stem)) >= _LONG:
            return one_each and not collective
        same = one.kind == other.kind and one.function == other.function
        return True if same and one.function and one.function not in _VAGUE else None
    short, long = sorted((one.stem, other.stem), key=len)
    does_one = one.function == other.function and one.function not in ("", *_VAGUE)
    if one.kind != other.kind or not _abbreviates(short, long, times=4 if does_one else 3):
        return None
    if one_each:
        return not collective
    both_home = (one.home and other.home) or collective
    return False if one.kind in _SEVERAL and both_home else None


def _are_two_places(one: _Name, other: _Name) -> bool:
    """Whether two names are of places with letters of their own: 江宁区, 江北区."""
    if one.kind not in _PLACES or other.kind not in _PLACES or len(one.stem) != len(other.stem):
        return False
    # 云水溪镇, 云水溪乡 is one place, and 临澜, 澜临 letters turned round.
    letters, others = (sorted(_LEVEL.sub("", each.stem)) for each in (one, other))
    return letters != others


def _is_slip(one: str, other: str) -> bool:
    """Whether two different words differ in one letter, and not in a mark that tells apart."""
    short, long = sorted((one, other), key=len)
    start = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    rest, other_rest = short[start:], long[start:]
    if len(short) < len(long):
        if long == f"{short}办":
            return False  # a group and its office are two bodies
        above = start == 0 and _LEVEL.match(other_rest)  # 区人民政府 is not 人民政府 of the city
        return rest == other_rest[1:] and other_rest[0] not in _MARKS and not above
    if rest[1:] == other_rest[1:]:
        return not (rest[0] in _MARKS and other_rest[0] in _MARKS)
    return rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]


def _abbreviates(short: str, long: str, *, times: int) -> bool:
    """Whether the letters of `short` stand in `long` in their order, which is so many times as long
    at most: 人社局, 人力资源和社会保障局.
    """
    if len(long) > times * len(short) or short[0] != long[0] or short[-1] != long[-1]:
        return False
    if len(_BEFORE.sub("", short)) < 3:  # 政府办 is no abbreviation of 政府金融办
        return False
    letters = iter(long)
    if not all(letter in letters for letter in short):
        return False
    added = {*long} - {*short}
    return not added or bool(added - _MARKS)


class _Sets:
    """Disjoint sets of numbers: what is joined is in one set."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def first(self, item: int) -> int:
        while (above := self._above.setdefault(item, item)) != item:
            self._above[item] = self._above[above]
            item = self._above[item]
        return item

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low

    def sets(self) -> Iterator[tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for item in sorted(self._above):
            found.setdefault(self.first(item), []).append(item)
        return (tuple(items) for items in found.values() if len(items) > 1)
