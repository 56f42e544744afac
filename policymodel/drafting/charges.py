"""Who is charged with what, as a draft says it: the one reader of brackets, read twice.

The names that brackets give are known when they are read again, as they are when the plan is
verified, so that both read the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen

from policymodel.drafting.paragraphs import Paragraph, index_of
from policymodel.drafting.posts import is_private, without_person
from policymodel.folding import POINTS, fold_ideographs
from policymodel.model import Convention, Deadline, Official, Responsibility, Span
from policymodel.model.words import OfficialRoleCode, RoleCode
from policymodel.source.bodies import (
    BETWEEN_NAMES,
    Name,
    collectives,
    is_firm_of_place,
    looks_like_name,
    may_be_name,
)
from policymodel.source.brackets import Bracket, Brackets
from policymodel.source.charged import Part
from policymodel.source.content import content, flowing
from policymodel.source.document import SourceText
from policymodel.source.due import Due, dues
from policymodel.source.duties import (
    begins_with_deadline,
    duty,
    is_deadline,
    is_note,
    unmarked_label,
)
from policymodel.source.horizons import horizons
from policymodel.source.pieces import unmarked
from policymodel.source.readings import PARTING, parted_leads

_ROUNDS = 3
_BEARERS = frozenset("省市州县区旗镇乡各")
_LEVELS = frozenset("省市州县区旗")  # 省级有关部门 is a group, 有关部门 alone anybody


@frozen
class Charged:
    """What a bracket says, in the words of the model.

    Attributes:
        responsibilities: who, by role.
        officials: by post.
        rule: by which rule it was read.
        is_open: whether its words can be read in more ways than one.
    """

    responsibilities: tuple[Responsibility, ...]
    officials: tuple[Official, ...]
    rule: str
    is_open: bool = False


def known_brackets(
    source: SourceText, others: Iterable[str] = ()
) -> tuple[Brackets, tuple[str, ...]]:
    """Return the brackets of a text, read with the names that they give, and these names.

    Args:
        source: the text.
        others: names that are known from elsewhere: issuers.
    """
    usual = flowing(fold_ideographs(source.text), (Span(*each) for each in source.lines))
    first = source.brackets_with(frozenset())
    names = tuple(dict.fromkeys((*others, *_plain_lists(usual), *_names(first))))
    for _ in range(_ROUNDS):
        found = source.brackets_with(frozenset(names))
        more = tuple(dict.fromkeys((*names, *_names(found))))
        if more == names:
            break
        names = more
    else:
        found = source.brackets_with(frozenset(names))
    return found, names


def in_full(
    brackets: Sequence[Bracket], names: Sequence[str], text: str
) -> tuple[tuple[Bracket, ...], tuple[str, ...]]:
    """Return brackets and names with those in full that share a word with the one before them.

    市林业局、财政局 are 市林业局 and 市财政局, where the document says 市财政局 elsewhere.
    """
    listed = [name for each in brackets for part in each.parts for name in part.names]
    bodies: dict[str, set[str]] = {}
    for name in listed:
        if len(name.bodies) == 1:
            bodies.setdefault(name.text, set()).update(name.bodies)
    alone = {name.text for name in listed if not name.bodies}
    whole = {
        printed: body
        for printed, (body, *more) in ((key, (*found,)) for key, found in bodies.items())
        if not more and body in text
    }
    if not whole:
        return tuple(brackets), tuple(names)
    kept = [name for name in names if name not in whole or name in alone]
    made = tuple(evolve(each, parts=_with_whole(each.parts, whole)) for each in brackets)
    return made, tuple(dict.fromkeys((*kept, *whole.values())))


def _with_whole(parts: Sequence[Part], whole: Mapping[str, str]) -> tuple[Part, ...]:
    def named(name: Name) -> Name:
        is_shared = bool(name.bodies) and name.text in whole
        return evolve(name, text=whole[name.text], bodies=()) if is_shared else name

    return tuple(evolve(part, names=tuple(map(named, part.names))) for part in parts)


def _names(found: Brackets) -> Iterator[str]:
    """Yield the names of all brackets.

    市甲局等市有关部门 is 市甲局 and 市有关部门; 市甲局等有关部门 is 市甲局 alone.
    """
    listed = [name for each in found.read for part in each.parts for name in part.names]
    known = {name.text for name in listed}
    for name in dict.fromkeys(each.text for each in listed):
        head, rest = collectives(name)
        if head != name and (head in known or looks_like_name(head)):
            yield head
            if rest and (rest in known or rest[0] in _LEVELS):
                yield rest
        else:
            yield name


# What stands behind a sentence, or opens an item, with names that may have a remark:
# （市甲局、各县（市、区）政府）。
_LIST = re.compile(
    r"[(（\[［〔【]((?:[^()（）\[\]［］〔〕【】:：\n]|[(（][^()（）\n]{0,20}[)）]){3,200})[)）\]］〕】]"
)
_FEW_BLANKS = 40
_BEGINS_LIST = re.compile(r"[(（\[［〔【]")
_ITEM = re.compile(rf"[ \u3000]*[(（]?[0-9一二三四五六七八九十]{{1,3}}[)）{POINTS}、][ \u3000]*")
_OFFICE = re.compile(
    "(?:[局委办厅联]|政府|部门|单位|管委会|支队|督查室|研究室)(?:[(（][^()（）]*[)）])?$"
)


def _lists(text: str) -> Iterator[re.Match[str]]:
    reached = 0
    for begin in _BEGINS_LIST.finditer(text):
        place = begin.start()
        before = text[max(place - _FEW_BLANKS, 0) : place].rstrip(" \u3000\n")
        is_behind = before.endswith(tuple("。；;！"))
        line = text.rfind("\n", 0, place) + 1
        if place < reached or not (is_behind or _ITEM.fullmatch(text, line, place)):
            continue
        if (found := _LIST.match(text, place)) is not None:
            yield found
            reached = found.end()


def _plain_lists(text: str) -> Iterator[str]:
    """Yield the names of brackets that close a paragraph and hold nothing else: （市甲局）。"""
    for each in _lists(text):
        if unmarked_label(text, *each.span(1)):  # （责任单位市甲局、市乙局）
            continue
        whole = _AND_OTHERS.sub("", content(text, *each.span(1)).text)
        printed = (name for name in BETWEEN_NAMES.split(whole) if not is_note(name))
        listed = (name[slice(*unmarked(name, 0, len(name)))] for name in printed)
        names = [name for name in listed if not is_deadline(name) or looks_like_name(name)]
        if any(_OFFICE.search(name) for name in names) and all(map(_is_plain_name, names)):
            yield from names
            yield from (f"{a}、{b}" for a, b in pairwise(names) if _PLACES.fullmatch(a))


def are_bodies(title: str, *, beside: bool = False) -> bool:
    """Return whether a title is those whose duties stand below it: 市甲局、市乙局.

    Of a body `beside` others that are plainly such the name need not say whose it is.

    >>> are_bodies("市甲局、各区政府"), are_bodies("市政道路、市容环境"), are_bodies("完善机构")
    (True, False, False)
    >>> are_bodies("公安部门"), are_bodies("公安部门", beside=True)
    (False, True)
    """
    names = BETWEEN_NAMES.split(title)
    return all(_is_plain_name(name) and (beside or name[0] in _BEARERS) for name in names)


def are_offices(title: str) -> bool:
    """Return whether a title is those of offices alone, and no place or centre may be meant.

    >>> are_offices("市甲局、各区政府"), are_offices("市级中心"), are_offices("市高新区")
    (True, False, False)
    """
    return are_bodies(title) and all(map(_OFFICE.search, BETWEEN_NAMES.split(title)))


_AND_OTHERS = re.compile("等(?:相关|有关)?(?:部门|单位)?$")
# 各设区市、县人民政府: what they are is said behind the last.
_PLACES = re.compile(r"各(?:设区)?的?[省市州盟县区旗镇乡](?:[(（][^()（）]*[)）])?")
_SAID = re.compile(r"[(（]([^()（）]{2,8})[)）]$")  # 市甲局（统筹） is no plain name


def _is_plain_name(name: str) -> bool:
    said = _SAID.search(name)
    if said is not None and duty(said[1], 0, len(said[1])) is not None:
        return False
    if is_firm_of_place(name) or _PLACES.fullmatch(name):
        return True
    return looks_like_name(name) and may_be_name(name) and duty(name, 0, len(name)) is None


def charged(bracket: Bracket, told: Sequence[Convention]) -> Charged:
    """Return what a bracket says; where the comma parts the leads, with what follows from it."""
    roles: dict[str, tuple[str, ...]] = {}
    for part in bracket.parts:
        listed = [name.text for name in part.names]  # 市、区机管局 stays as printed
        roles[part.role] = tuple(dict.fromkeys((*roles.get(part.role, ()), *listed)))
    rule = "bracket"
    for each in told:
        if each.kind in PARTING:
            roles, rule = parted_leads(bracket.parts, each), each.kind.replace("_", "-")
    made = tuple(
        Responsibility(role=role_of(role), organizations=held) for role, held in roles.items()
    )
    return Charged(made, tuple(_officials(bracket)), rule, is_open=len(bracket.others) > 0)


def role_of(role: str) -> RoleCode:
    """Return a role that the reader of brackets knows as the model has it."""
    code: RoleCode = role  # type: ignore[assignment]  # the reader knows no other words
    return code


def _officials(bracket: Bracket) -> Iterator[Official]:
    posts: dict[str, list[str]] = {}
    for post in bracket.officials:
        words = without_person(post.text)
        if not is_private(words):
            posts.setdefault(post.role, []).append(words)
    for role, listed in posts.items():
        code: OfficialRoleCode = role  # type: ignore[assignment]  # likewise
        yield Official(role=code, posts=tuple(dict.fromkeys(listed)))


def deadlines(
    text: str,
    lines: Sequence[Paragraph],
    bracket: Bracket | None,
    body: Sequence[Span],
    first: int | None,
    years: tuple[int, int] | None = None,
) -> tuple[tuple[Deadline, str], ...]:
    """Return when something is due: where it is labelled, then in prose; with the rule of each.

    Args:
        text: the canonical text.
        lines: its paragraphs.
        bracket: the bracket that may hold a label.
        body: where its prose stands.
        first: the year before which nothing is due.
        years: the first and the last year of the plan. Of one year 6月底前 and 年内 do not say it
            again, and 三年内 are the three years of a plan.
    """
    found: list[tuple[Due, str]] = []
    if bracket is not None:
        for at in bracket.deadlines:
            found += ((each, "labelled") for each in dues(text, at.start, at.end))
    seen = {_key(each) for each, _ in found}
    for at in body:
        for start, end in _within(lines, at):
            if begins_with_deadline(text, start, end):
                stop = _COLON.search(text, start, end)
                begin = stop.end() if stop else start
                told = [(each, "labelled") for each in dues(text, begin, end)]
                # What a label says stands, and not what the prose before it says again.
                again = {_key(each) for each, _ in told}
                found = [item for item in found if _key(item[0]) not in again] + told
                seen |= again
                continue
            for each in horizons(text, start, end, first, years):
                if _key(each) not in seen:
                    seen.add(_key(each))
                    found.append((each, "prose"))
    # 时限：每年10月 says more than 每年 in the prose before it.
    told_again = [
        each.fields["every"]
        for each, _ in found
        if "every" in each.fields and each.fields.keys() > {"every"}
    ]
    found = [
        item for item in found if item[0].fields not in [{"every": code} for code in told_again]
    ]
    ordered = sorted(found, key=lambda item: item[0].at.start)
    return tuple(
        (Deadline(**_dated(each, years), words=each.words, at=each.at), rule)
        for each, rule in ordered
    )


_IN_YEAR = re.compile("年[底末内终]|全年")
_TIMELESS = frozenset({"year", "every", "ongoing", "starts"})


def _dated(due: Due, years: tuple[int, int] | None) -> dict[str, Any]:
    """Return the fields of a deadline, with the plan's one year where it names none itself."""
    if years is None or years[0] != years[1] or not _TIMELESS.isdisjoint(due.fields):
        return due.fields
    is_of_it = any(due.fields.values()) or _IN_YEAR.search(due.words)
    return {"year": years[0], **due.fields} if is_of_it else due.fields


_COLON = re.compile("[:：∶]")


def _within(lines: Sequence[Paragraph], at: Span) -> Iterator[tuple[int, int]]:
    """Yield what of each paragraph stands at `at`."""
    for number in range(max(index_of(lines, at.start), 0), len(lines)):
        line = lines[number]
        if line.start >= at.end:
            return
        if line.end > at.start:
            yield max(line.start, at.start), min(line.end, at.end)


def _key(due: Due) -> tuple[object, ...]:
    said = tuple(sorted((key, value) for key, value in due.fields.items() if value))
    return said or (due.words,)
