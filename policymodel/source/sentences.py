"""Who is charged in a sentence that goes on with what is to be done: 市甲局牵头制定方案."""

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from policymodel.folding import POINTS
from policymodel.source.bodies import KnownNames, looks_like_name, opens_like_join
from policymodel.source.charged import Charges, Part, joined, merged
from policymodel.source.charges import read_charges
from policymodel.source.content import Content
from policymodel.source.duties import WITH, is_label, is_prose
from policymodel.text import any_of, read_data

_WORDS: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))


# （一）市甲局。负责征地拆迁 parts a body from what it has to do.
_CLAUSE = re.compile("(?:[^，,；;。]|。(?=负责|牵头))+")
_ACTS = re.compile(
    f"[:：。]?[ ]*{any_of(_WORDS['between'])}*"
    f"(?P<does>{any_of(_WORDS['does'])})(?!{any_of(_WORDS['not_before'])})"
)
_ROLES = {word: role for role, words in _WORDS["are"].items() for word in words}
_ARE = re.compile(f"(?:为|是|作为)(?P<of>[^为是]*)(?P<are>{any_of(_ROLES)})$")
_BEAR = re.compile(f"(?:对[^对]+)?{any_of(_WORDS['between'])}*{any_of(_WORDS['bear'])}$")
_DO = {word: role for role, words in _WORDS["do"].items() for word in words}
_MUST = any_of(_WORDS["must"])
# What may end a name, so that nothing else is tried.
_ENDS_NAME = f"(?<=[{re.escape(_WORDS['ends'])}])"
_DOES = re.compile(
    f"{_ENDS_NAME}(?:{_MUST}?(?P<with>{WITH})|{_MUST}?(?P<does>{any_of(_DO)})|{_MUST})"
    f"(?!{any_of(_WORDS['in_names'])})"
)
# What is done begins or ends as names do: 市甲局查处, 市甲局处置.
_ACT = re.compile(any_of(_WORDS["acts_like_names"]))
# 民政、财政等部门 are those who have such fields.
_OF_FIELDS = ("等部门", "等有关部门", "等相关部门")
_AND = re.compile("、(?=.)")
_FIELD = re.compile("[\u4e00-\u9fff]{2,8}")
_MOST_TRIED = 8
_LONGEST_LIST = 60
_SHORTEST = 4
ARTICLE = "第[一二三四五六七八九十百]{1,5}条[ \u3000]*(?:【[^】\n]{1,12}】)?"
"""What stands before the sentences of rules: 第四条【监管】市甲局负责监管."""

_BEFORE = re.compile(
    rf"[—–•●·*\s-]+|{ARTICLE}|[0-9]{{1,2}}[{POINTS}、]|[(（][0-9一二三四五]{{1,2}}[)）]|{any_of(_WORDS['before'])}(?!{WITH})|并(?={WITH})|由"
    rf"|[^，,；;。：:\n]{{2,16}}期间(?=[省市州县区旗盟镇乡各由])"
)
PLACE = re.compile("[\u4e00-\u9fff]{2,5}(?:镇|乡|县|(?<![园城辖社小景库矿片地校厂])区|市)")
"""A place that is charged by its name alone: 翠湖镇."""

ANYBODY = re.compile(
    "(?:自治区|[省市州县区旗镇乡级直])*"
    "(?:各|有关|相关)+(?:责任|行业|主管|职能)*(?:部门|单位|级|地|方)"
)
"""Who is none of several bodies: 各有关部门, 市级相关单位."""

_FOLLOWS = 3  # characters in which 市甲局负责解释 is told
_OTHERS = re.compile(f"(?!{any_of(_WORDS['begin'])}){any_of(_WORDS['others'])}")
_BEGINS = re.compile(f"^{_OTHERS.pattern}")
# 市甲局鼓励社会机构: a body, and what it does.
# and to whom it is done: 定期对各区.
_INSIDE = re.compile(
    f"(?:[局厅委办]|政府|部门|单位|机构){_OTHERS.pattern}"
    "|(?<=.)(?:[对向为在将把]|保障|确保|支持|指导|督促|推动|引导|帮助)(?:各|有关|相关|全)"
)
_NO_BODY = re.compile(f"{any_of(_WORDS['no_bodies'])}$")
_REMARK = re.compile(r"[(（〔〈][^()（）〔〕〈〉]*[)）〕〉]$")
_LEVELS = re.compile("(?:各|有关|相关|所在)?[省市县区州盟旗地、]{1,4}")
_SHARED = [word for word, role in _DO.items() if role == "各负其责"]
_SAYS = re.compile(any_of([*_WORDS["does"], *_ROLES, *_WORDS["bear"]]))
# 市甲局：制定计划 says what it does.
_COLON = re.compile(f"{_ENDS_NAME}[:：](?=[^:：]{{4}})")
_TOGETHER = re.compile(
    f"{_ENDS_NAME}(?:{any_of([*_SHARED, *_WORDS['together'], WITH])}|[:：](?=[^:：]{{4}}))"
)
_BY = re.compile(f"由[^，,。；;由]{{2,45}}{_ENDS_NAME}{_MUST}?{any_of(_DO)}")
_STARTS_MUST = re.compile(_MUST)
_OUGHT = re.compile(_ENDS_NAME + _MUST)


def says_who(text: str) -> bool:
    """Return whether `text` has a word by which sentences plainly charge somebody.

    >>> says_who("市甲局负责监管"), says_who("市甲局要加强监管"), says_who("市甲局加强监管")
    (True, False, False)
    """
    return _SAYS.search(text) is not None


def begins_like_word(name: str) -> bool:
    """Return whether a name begins like what stands before names, or is said of others.

    >>> [begins_like_word(each) for each in ("会同县", "将乐县", "云川县")]
    [True, True, False]
    """
    begins = (opens_like_join(name), _OTHERS.match(name), _STARTS_MUST.match(name))
    return any(begins)


def says_must(text: str) -> bool:
    """Return whether `text` says of what may be a name what it must do, or with whom it does it,
    or what is done by it.

    >>> says_must("市甲局要加强监管"), says_must("需要加强监管"), says_must("市甲局会同市乙局制定")
    (True, False, True)
    >>> says_must("补助由市甲局组织兑现"), says_must("由市长任组长")
    (True, False)
    """
    return any(each.search(text) for each in (_OUGHT, _TOGETHER, _BY))


def names_start(text: str, start: int, end: int) -> int:
    """Return where the names of a clause may begin, behind marks and words before them.

    >>> names_start("——由市甲局负责", 0, 8)
    3
    """
    while (before := _BEFORE.match(text, start, end)) is not None:
        start = before.end()
    return start


def may_act(text: str) -> bool:
    """Return whether `text` has a word that may charge somebody."""
    return says_who(text) or says_must(text) or _DOES.search(text) is not None


def read_acting(passage: Content, known: KnownNames) -> Charges | None:
    """Return whom clauses charge, each of which begins with names and what these have to do.

    >>> from policymodel.source.content import content
    >>> text = "市甲局牵头制定方案，市乙局负责保障资金，各区政府是责任主体"
    >>> [each.role for each in read_acting(content(text, 0, len(text)), KnownNames()).parts]
    ['lead', 'responsible']
    """
    parts: list[Part] = []
    for clause in _CLAUSE.finditer(passage.text):
        found = _acting(passage, *clause.span(), known)
        if found is None:
            return None
        parts += found.parts
    return Charges(parts=merged(parts)) if parts else None


def _acting(passage: Content, start: int, end: int, known: KnownNames) -> Charges | None:
    text = passage.text
    start = names_start(text, start, end)
    if _OTHERS.match(text, start) and known.begins(text, start, end) == start:
        return None
    by = text.find("由", start, end)
    starts = dict.fromkeys([by + 1, start] if by > start else [start])
    told = _told(text, start, end)
    if told is not None:
        found = (_charged(passage, each, told, known) for each in starts if each < told.end)
        plain = next((each for each in found if each is not None), None)
        if plain is not None or not told.word:
            return _and_others(passage, plain, told, end, known)
    if text.startswith(WITH, start) and known.begins(text, start, end) == start:
        start += len(WITH)
        with_them = _with(passage, start, end, known)
        return Charges(parts=with_them) if with_them else None
    # What is done by others, or stands in quotes, is behind who acts: 市甲局要督促企业负责.
    says = _doing(passage, next(iter(starts)), end if told is None else told.end, end, known)
    return None if told is not None and says is not None and _is_anybody(says) else says


def _and_others(
    passage: Content, first: Charges | None, told: "_Told", end: int, known: KnownNames
) -> Charges | None:
    """Return whom a clause charges with those whom it charges next: 市甲局牵头、市乙局配合开展."""
    if first is None:
        return None
    signs = islice(_AND.finditer(passage.text, told.at[-1] + 1, end), _MOST_TRIED)
    tried = (_acting(passage, sign.end(), end, known) for sign in signs)
    others = next((each for each in tried if each is not None), None)
    return first if others is None else joined((first, others))


def _is_anybody(says: Charges) -> bool:
    return all(ANYBODY.match(name.text) for part in says.parts for name in part.names)


def _doing(
    passage: Content, start: int, before: int, end: int, known: KnownNames
) -> Charges | None:
    """Return whom names `before` a place charge that say what they do, or with whom."""
    for found_at in islice(_DOES.finditer(passage.text, start, before), _MOST_TRIED):
        does = found_at["does"]
        told = _Told(found_at.start(), _DO[does] if does else "负责", [found_at.start()] * 2)
        says = _charged(passage, start, told, known) if told.end > start else None
        if says is not None:
            others = _with(passage, found_at.end(), end, known) if found_at["with"] else ()
            return Charges(parts=merged([*says.parts, *others]))
    return None


def _with(passage: Content, start: int, end: int, known: KnownNames) -> tuple[Part, ...]:
    """Return those with whom something is done: the names up to what is done."""
    for stop in range(start + 2, min(end, start + _LONGEST_LIST) + 1):
        name = passage.text[max(passage.text.rfind("、", start, stop) + 1, start) : stop]
        longer = (name + passage.text[stop : stop + more] for more in (1, 2) if stop + more <= end)
        if not looks_like_name(name):
            continue
        if any(map(looks_like_name, longer)) and not _ACT.match(passage.text, stop, end):
            continue
        if passage.text[stop : stop + 1] in ("、", "和", "及", "与"):
            continue
        if len(name) < _SHORTEST and stop < end and not _DOES.match(passage.text, stop, end):
            continue  # 省委 of 省委网信办
        says = _charged(passage, start, _Told(stop, "配合", [stop - 1] * 2), known)
        return says.parts if says is not None else ()
    return ()


class _Told(NamedTuple):
    """Where names end in a clause, the word for their role, and where its characters stand."""

    end: int
    word: str
    at: Sequence[int]


def _charged(passage: Content, start: int, told: _Told, known: KnownNames) -> Charges | None:
    """Return whom the names from `start` on charge, if these are names and nothing else."""
    words = passage.text[start : told.end] + told.word
    places = [*passage.places[start : told.end], *(passage.places[each] for each in told.at)]
    says = read_charges(Content(words, places), known)
    if says is None or says.others:
        return None
    names = [name.text for part in says.parts for name in part.names]
    bodies = [name in known or _looks_like_body(name) for name in names]
    if bodies and bodies[-1] and names[-1].endswith(_OF_FIELDS):  # 民政、财政等部门
        bodies = [each or _is_field(name) for each, name in zip(bodies, names, strict=True)]
    is_plain = any(bodies) and all(
        is_body or PLACE.fullmatch(name) for is_body, name in zip(bodies, names, strict=True)
    )
    return says if is_plain else None


def is_spoken_of(name: str) -> bool:
    """Return whether words begin, go on or end as no name of a body that acts does.

    >>> [is_spoken_of(each) for each in ("支持省内企业", "产业布局", "市甲局鼓励企业", "市甲局")]
    [True, True, True, False]
    """
    return any(each.search(name) for each in (_BEGINS, _NO_BODY, _INSIDE))


def _is_field(name: str) -> bool:
    return _FIELD.fullmatch(name) is not None and not is_spoken_of(name)


def _looks_like_body(name: str) -> bool:
    """Whether a name may be that of a body: 产业布局 and 提升县（市、区） are none."""
    if is_spoken_of(name) or not looks_like_name(name):
        return False
    remark = _REMARK.search(name)
    if remark is None:
        return True
    bare = name[: remark.start()]
    return looks_like_name(bare) or _LEVELS.fullmatch(bare) is not None


def _told(text: str, start: int, end: int) -> _Told | None:
    """Return where the names of a clause end that says what they are charged with."""
    found = _ACTS.search(text, start, end)
    if found is not None and found.start() > start:
        if is_prose(text[found.end() : end][:_FOLLOWS]):
            return _Told(start, "", ())
        return _Told(found.start(), found["does"], range(*found.span("does")))
    found = _ARE.search(text, start, end)
    if found is not None and found.start() > start:
        return _Told(found.start(), _ROLES[found["are"]], [found.start("are")] * 4)
    colon = _COLON.search(text, start, end)
    if colon is not None and colon.start() > start and not is_label(text[start : colon.start()]):
        return _Told(colon.start(), "负责", [colon.start()] * 2)
    found = _BEAR.search(text, start, end)
    if found is not None and found.start() > start:
        return _Told(found.start(), "负责", [found.end() - 1] * 2)
    return None
