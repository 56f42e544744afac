"""Names of organizations in lists: those that are known first, the look of a name second."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import field, frozen

from policymodel.model import Span
from policymodel.source.content import Content, closed
from policymodel.source.duties import WITH
from policymodel.text import any_of, read_data

_WORDS: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
LONGEST_NAME = 45
# What parts the names of a list; within brackets it belongs to one: 各县（市、区）政府.
BETWEEN_NAMES = re.compile("[、，,；;](?![^(（]{0,300}[)）])")
_MOST_NAMES = 200  # in one role
_LONGEST_JOINED = 5 * LONGEST_NAME


_BEFORE = re.compile(any_of(_WORDS["before"]))
_BEGINS_PLACE = re.compile(_WORDS["places_left"])  # 和平区
_AMONG = "等"  # 市商务局等市级有关部门: of two names where both are known
_JOIN = re.compile(any_of([*_WORDS["parts"], *_WORDS["joins"], _AMONG]))
_PARTS = frozenset(_WORDS["parts"])
_OTHERS = frozenset(
    each + twin for each in _WORDS["others"] for twin in ("", "、单位") if not twin or "门" in each
)
# 甲公司、乙公司等龙头企业, 甲镇、乙镇等9个项目乡镇: what those listed are.
_SUCH = re.compile(
    f"{_AMONG}[0-9一二三四五六七八九十]{{0,3}}[个家所户]?[^{_AMONG}、，,；;。]{{0,8}}{any_of(_WORDS['such'])}$"
)
_FIRM = re.compile(f"[\u4e00-\u9fff]{{2,5}}{any_of(_WORDS['firms'])}")
_ANYBODY_ELSE = len("部门")
# 各区, 相关县区: said of several places of a level.
_ENDING = re.compile("(?:各|相关|有关)[省市州县区旗盟镇乡村街]{1,3}$")
_ENDS = (*_WORDS["endings"], ")", "）")
_NO_ENDINGS = tuple(_WORDS["no_endings"])
_ENDINGS = frozenset(ending for ending in _WORDS["endings"] if len(ending) > 1)
_LEVELS = frozenset("各省市州县区旗盟镇乡")
_ANYBODY = frozenset(_WORDS["anybody"])
_REMARK = re.compile(r"[(（〈][^()（）〈〉]*[)）〉]")
_NEVER = re.compile(any_of(_WORDS["never"]))
# 第12项市甲局, 15个乡镇各建1座, 2032年建成胸痛中心: numbers stand in no name like that.
_COUNTED = re.compile("[0-9０-９][个家座处所项条类名年月次]")
# 各项目牵头单位, 负有监管职责的部门: whoever holds a role elsewhere, and a name here.
_HOLDERS = re.compile(
    "(?:各|其他|有关|相关)?(?:负有|承担|具有|有)[^、，,；;。]{2,16}(?:职责|职能|责任|任务)的(?:部门|单位|机构)|"
    "(?:各[^、，,；;。]{0,8}|[^、，,；;。]{2,20}(?:专班|小组|指挥部|推进组|委员会|办公室|联席会议))"
    "(?:牵头|负责|配合|参与|协助)(?:单位|部门)"
)
_OF_ALL = ("国家", "国网", "国铁")  # 国土局 is of a city, 国家税务局 is not
_PLACE = "(?:设区的?)?[省市州县区旗盟镇乡](?:[(（][省市州盟地县区旗特、]{1,5}[)）])?"
_OF_PLACES = re.compile(f"(?P<each>各(?:有关|相关)?)?(?P<levels>(?:{_PLACE}、)+)(?={_PLACE})")
# A level by itself: behind a sign, or the last word of what stands before it. Found fast.
_BEGINS_SHARED = re.compile("[省市州县区旗盟镇乡][、(（]")
_MAY_SHARE = re.compile("[省市州县区旗盟镇乡](?<![^、,，;；。:：∶ 各关区的].)[、(（]")
_A_PLACE = re.compile(_PLACE)
_ALONE = re.compile(f"{_PLACE}|县级市")  # 各区、县级市: nothing is shared but 各
_PIECE = re.compile(r"(?:[^、,，;；。 (（〈〔]|[(（][^)）]*[)）]|〈[^〉]*〉|〔[^〕]*〕)*")
_SHARED = re.compile(any_of(_WORDS["shared"]))
_SHARED_TAIL = re.compile(f"{any_of(_WORDS['shared'])}$")
_PLACES = tuple("市县区旗")


@frozen
class Name:
    """A name in a bracket as printed, and where it stands.

    Attributes:
        text: as printed, without line ends, numbers of pages and blanks inside.
        at: from its first character to its last.
        group: the how-manieth list between commas of the bracket it stands in, from 0.
        bodies: what it stands for where it shares words with its neighbours: 市、区机管局 is
            市机管局 and 区机管局, and 武昌区 before 青山区人民政府 is 武昌区人民政府.
    """

    text: str
    at: Span
    group: int = field(default=0, eq=False)
    bodies: tuple[str, ...] = field(default=(), eq=False)


class KnownNames:
    """The names a plan knows, to be recognized whatever they look like.

    Attributes:
        names: without the blanks that Chinese does not write.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(filter(None, map(closed, names)))
        self._longest = max(map(len, self.names), default=0)

    def __bool__(self) -> bool:
        return bool(self.names)

    def __contains__(self, name: str) -> bool:
        return name in self.names or closed(name) in self.names

    def beyond(self, others: "KnownNames") -> frozenset[str]:
        """Return the names that `others` do not know."""
        return self.names - others.names

    def begins(self, text: str, start: int, end: int) -> int:
        """Return where the longest known name that begins at `start` ends; `start` if none does."""
        for stop in range(min(end, start + self._longest), start, -1):
            if text[start:stop] in self.names:
                return stop
        return start


def looks_like_name(name: str) -> bool:
    """Return whether `name` ends as names of organizations do, and is not said of anybody."""
    bare = closed(name)
    if bare in _ANYBODY or not bare:
        return False
    # 市局 and 街道 are names, 总部 and 好处 are none.
    return bare in _ENDINGS or (
        (len(bare) > 2 or bare[0] in _LEVELS)
        and (bare.endswith(_ENDS) or _ENDING.search(bare) is not None)
        and not bare.endswith(_NO_ENDINGS)
        and not _COUNTED.search(bare)
    )


def opens_like_join(name: str) -> bool:
    """Return whether a name begins like a word that joins names, or stands before them: 会同县."""
    return _BEFORE.match(name) is not None


def is_firm_of_place(name: str) -> bool:
    """Return whether a listed name may be that of a firm in its place: 云泽移动.

    >>> is_firm_of_place("云泽移动"), is_firm_of_place("移动"), is_firm_of_place("市邮政管理局")
    (True, False, False)
    """
    return _FIRM.fullmatch(name) is not None


def collectives(name: str) -> tuple[str, str]:
    """Return a name and the others said beside it: 市甲局等有关部门 is 市甲局 and 有关部门.

    >>> collectives("市甲局等市有关部门"), collectives("市甲局")
    (('市甲局', '市有关部门'), ('市甲局', ''))
    """
    head, among, rest = name.rpartition(_AMONG)
    if not (among and head and among + rest in _OTHERS):
        return name, ""
    return head, rest if len(rest) > _ANYBODY_ELSE else ""


def may_be_name(name: str) -> bool:
    """Return whether nothing in `name` stands in no name."""
    bare = closed(name)
    if not 2 <= len(bare) <= LONGEST_NAME:
        return False
    if _NEVER.search(name) or _COUNTED.search(name) or name.find(WITH) > 0:
        return bool(_HOLDERS.fullmatch(bare))
    return True


def names_in(
    passage: Content, start: int, end: int, known: KnownNames
) -> Iterator[tuple[int, int]]:
    """Yield where each name of a piece of a list begins and ends: 由市甲局会同市乙局等部门.

    A word that joins names may also be part of one, so both sides of it must be names.
    """
    text = passage.text
    start, end = _bare(text, start, end, known)
    if start >= end:
        return
    # Known whole, it holds no join; too long for names, it holds none.
    if end - start > _LONGEST_JOINED or text[start:end] in known:
        yield start, end
        return
    begin = start
    for join in [*_joins(text, start, end, known), None]:
        stop = end if join is None else join.start()
        if join is None:
            yield begin, _without_others(text, begin, stop, known)
        elif _parts_names(join, text[begin:stop], text[join.end() : end], known):
            if begin < stop:
                yield begin, _without_others(text, begin, stop, known)
            begin = join.end()


def _joins(text: str, start: int, end: int, known: KnownNames) -> Iterator[re.Match[str]]:
    """Yield what may part names, but for the beginnings of places: 会同县教育局 where it is known,
    和平区教育局.
    """
    behind = start
    for join in _JOIN.finditer(text, start, end):
        at = join.start()
        is_name = at == behind and known.begins(text, at, end) > join.end()
        if not (is_name or _BEGINS_PLACE.match(text, at, end)):
            yield join
            behind = join.end()


def _parts_names(join: re.Match[str], before: str, after: str, known: KnownNames) -> bool:
    if join.group() == _AMONG:
        return before in known and after in known
    return join.group() in _PARTS or (_is_name(before, known) and _is_name(after, known))


def _is_name(name: str, known: KnownNames) -> bool:
    return name in known or looks_like_name(name)


def _bare(text: str, start: int, end: int, known: KnownNames) -> tuple[int, int]:
    """Leave out what stands before a name: 由市甲局, 一期由市乙局."""
    if known.begins(text, start, end) == end:
        return start, end
    while (before := _BEFORE.match(text, start, end)) is not None:
        if known.begins(text, start, end) > before.end() or _BEGINS_PLACE.match(text, start, end):
            return start, end  # 会同县教育局, 和平区教育局
        start = before.end()
    by = text.find("由", start, end)
    if by >= 0 and _is_name(text[by + 1 : end], known):
        start = by + 1
    return start, end


def _without_others(text: str, start: int, end: int, known: KnownNames) -> int:
    reached = known.begins(text, start, end)
    if reached > start and (text[reached:end] in _OTHERS or _REMARK.fullmatch(text, reached, end)):
        return reached
    if (such := _SUCH.search(text, start, end)) is not None and such.start() - start > 1:
        return such.start()
    return end - 1 if text.endswith("等", start, end) and end - start > 1 else end


def shared_places(text: str, start: int, end: int) -> list[range]:
    """Return where places stand that share the word behind the last of them: no list of names.

    >>> shared_places("市甲局、市、区乙局、各区、市政府", 0, 16)
    [range(4, 6), range(10, 13)]
    """
    found: list[range] = []
    if not (_BEGINS_SHARED.match(text, start, end) or _MAY_SHARE.search(text, start, end)):
        return found  # as in most lists
    for match in _OF_PLACES.finditer(text, start, end):
        begins = match.start() == start or text[match.start() - 1] in "、,，;；。:：∶ "
        piece = _PIECE.match(text, match.end(), end)
        last = piece[0] if piece else ""
        is_each = match["each"] and (_SHARED.search(last) or _ALONE.fullmatch(last))
        if begins and (is_each or (not match["each"] and len(last) > 1)):
            found.append(range(match.start(), match.end()))
    return found


def with_bodies(names: list[Name]) -> list[Name]:
    """Return `names` with what those stand for that share words with their neighbours."""
    if len(names) > _MOST_NAMES:
        return names
    return [_with_bodies(names, place) for place in range(len(names))]


def _with_bodies(names: list[Name], place: int) -> Name:
    name = names[place]
    bodies = _bodies(name.text, names, place)
    return Name(name.text, name.at, name.group, bodies) if bodies != name.bodies else name


def _bodies(name: str, names: list[Name], place: int) -> tuple[str, ...]:
    """Return what the name at `place` stands for; nothing of nearly all."""
    if "、" in name and (places := _OF_PLACES.match(name)):
        each, levels = places["each"] or "", _A_PLACE.findall(places["levels"])
        last = name[places.end() :]
        if _ALONE.fullmatch(last):
            return tuple(each + level for level in (*levels, last))
        found = _A_PLACE.match(last)
        end = found.end() if found else 0
        return tuple(each + level + last[end:] for level in (*levels, last[:end]))
    if name.endswith(_PLACES):
        after = names[place + 1 :]
        tail = next((found for n in after if (found := _SHARED_TAIL.search(n.text))), None)
        return (name + tail.group(),) if tail else ()
    if (
        place
        and name[-1] in "局委办厅"
        and name[0] not in "各省市州县区旗"
        and not name.startswith(_OF_ALL)
        and names[0].text[0] in "省市州县区旗"
    ):
        return (names[0].text[0] + name,)
    return ()
