"""Who is charged with what, as a draft says it: the one reader of brackets, read twice.

The names that brackets give are known when they are read again, as they are when the plan is
verified, so that both read the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from policymodel.folding import fold_ideographs
from policymodel.model import Convention, Deadline, Official, Responsibility, Span
from policymodel.model.words import OfficialRoleCode, RoleCode
from policymodel.source.bodies import (
    BETWEEN_NAMES,
    Name,
    collectives,
    looks_like_name,
    may_be_name,
)
from policymodel.source.brackets import Bracket, Brackets, read_sentence
from policymodel.source.charged import Part
from policymodel.source.document import SourceText
from policymodel.source.due import Due, dues, horizons
from policymodel.source.duties import begins_with_deadline, duty, is_deadline, is_note
from policymodel.source.readings import comma_leads

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
    usual = fold_ideographs(source.text)
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


# What closes a paragraph, with names that may have a remark: （市甲局、各县（市、区）政府）。
_LIST = re.compile(
    r"(?<=[。；;！])[ \u3000]*[(（\[［〔【]"
    r"((?:[^()（）\[\]［］〔〕【】:：\n]|[(（][^()（）\n]{0,20}[)）]){3,200})"
    r"[)）\]］〕】](?=。?[ \u3000]*(?:\n|$))"
)
_OFFICE = re.compile(
    "(?:[局委办厅联]|政府|部门|单位|管委会|支队|督查室|研究室)(?:[(（][^()（）]*[)）])?$"
)


def _plain_lists(text: str) -> Iterator[str]:
    """Yield the names of brackets that close a paragraph and hold nothing else: （市甲局）。"""
    for each in _LIST.finditer(text):
        listed = (name for name in BETWEEN_NAMES.split(each[1]) if not is_note(name))
        names = [name for name in listed if not is_deadline(name) or looks_like_name(name)]
        if any(_OFFICE.search(name) for name in names) and all(map(_is_plain_name, names)):
            yield from names


def are_bodies(title: str) -> bool:
    """Return whether a title is those whose duties stand below it: 市甲局、市乙局.

    >>> are_bodies("市甲局、各区政府"), are_bodies("建设码头"), are_bodies("完善体系、做实机构")
    (True, False, False)
    """
    names = BETWEEN_NAMES.split(title)
    return all(_is_plain_name(name) and name[0] in _BEARERS for name in names)


def _is_plain_name(name: str) -> bool:
    return looks_like_name(name) and may_be_name(name) and duty(name, 0, len(name)) is None


def charged(bracket: Bracket, told: Sequence[Convention]) -> Charged:
    """Return what a bracket says; where the comma parts the leads, with what follows from it."""
    roles: dict[str, tuple[str, ...]] = {}
    for part in bracket.parts:
        listed = [name.text for name in part.names]  # 市、区机管局 stays as printed
        roles[part.role] = tuple(dict.fromkeys((*roles.get(part.role, ()), *listed)))
    rule = "bracket"
    for each in told:
        if each.kind == "comma_leads":
            roles, rule = comma_leads(bracket.parts, each), "comma-leads"
    made = tuple(
        Responsibility(role=_role(role), organizations=held) for role, held in roles.items()
    )
    return Charged(made, tuple(_officials(bracket)), rule, is_open=len(bracket.others) > 0)


def _role(role: str) -> RoleCode:
    code: RoleCode = role  # type: ignore[assignment]  # the reader knows no other words
    return code


def _officials(bracket: Bracket) -> Iterator[Official]:
    posts: dict[str, list[str]] = {}
    for post in bracket.officials:
        if not is_private(post.text):
            posts.setdefault(post.role, []).append(post.text)
    for role, listed in posts.items():
        code: OfficialRoleCode = role  # type: ignore[assignment]  # likewise
        yield Official(role=code, posts=tuple(dict.fromkeys(listed)))


_POST = re.compile(
    "(?:[省市县区州盟旗镇乡村局处科厅委所院校会组队秘部站馆行社]长|主任|书记|主席|委员|专员|巡视员|调研员|领导|负责人"
    "|责任人|联系人|联络员|总经理|董事长|总监|(?:负责|分管|主要|有关|相关)同志)$"
)


def is_private(words: str) -> bool:
    """Return whether words are a person's name, or hold one, and no post: plans hold none.

    >>> [is_private(each) for each in ("张三", "分管副市长", "副市长张三", "主要负责同志")]
    [True, False, True, False]
    """
    return _POST.search(words.strip()) is None


_CLAUSE = re.compile("(?:[^，,；;。\\n]|。(?=负责|牵头))+")
_SENTENCE = re.compile("(?:[^；;。\\n]|。(?=负责|牵头))+")
_MOST_CLAUSES = 4
_BEFORE = "。.：: \u3000\n"
_DOES = re.compile("牵头|负责")
_DOERS = frozenset({"lead", "responsible"})


def in_prose(text: str, at: Span, names: Iterable[str]) -> Bracket | None:
    """Return whom a sentence at `at` charges, in words and in no bracket: 市甲局牵头，市乙局配合.

    Only where somebody is said to lead or to be responsible, and every name looks like one.

    >>> found = in_prose("由市甲局牵头，市乙局配合，年内出台办法。", Span(0, 20), ())
    >>> found.at, [part.role for part in found.parts]
    (Span(start=1, end=12), ['lead', 'support'])
    """
    known = tuple(names)
    for sentence in _SENTENCE.finditer(text, at.start, at.end):
        if not _DOES.search(sentence.group()):
            continue
        clauses = [each.span() for each in _CLAUSE.finditer(text, *sentence.span())]
        for first in range(len(clauses)):
            if not _DOES.search(text, *clauses[first]):
                continue
            begin = clauses[first][0]
            by = text.startswith("由", begin)
            acting = by or not text[at.start : begin].strip(_BEFORE)
            best: Bracket | None = None
            for _, end in clauses[first : first + _MOST_CLAUSES]:
                found = read_sentence(text, Span(begin + by, end), known, acting=acting)
                if found is None or not _is_charge(found, known):
                    continue
                if best is None or _count(found) > _count(best):
                    best = found
            if best is not None:
                return evolve(best, deadlines=())
    return None


def spoken_of(text: str, at: Span, names: Iterable[str], taken: Span | None) -> Iterator[Span]:
    """Yield the clauses at `at`, but for those `taken`, of which it is likely but not said that
    they charge somebody with all of it: that is asked.

    >>> text = "完善机制，市甲局牵头组建专班。"
    >>> [text[each.slice] for each in spoken_of(text, Span(0, len(text)), (), None)]
    ['市甲局牵头组建专班']
    """
    known = tuple(names)
    for clause in _CLAUSE.finditer(text, at.start, at.end):
        start = clause.start() + text.startswith("由", clause.start())
        is_taken = taken is not None and start < taken.end and taken.start < clause.end()
        if is_taken or not _DOES.search(clause.group()):
            continue
        found = read_sentence(text, Span(start, clause.end()), known)
        if found is not None and _is_charge(found, known):
            yield Span(start, clause.end())


def _count(found: Bracket) -> int:
    return sum(len(part.names) for part in found.parts)


def _is_charge(found: Bracket, known: Sequence[str]) -> bool:
    names = [name.text for part in found.parts for name in part.names]
    roles = {part.role for part in found.parts}
    return bool(roles & _DOERS) and all(name in known or looks_like_name(name) for name in names)


def deadlines(
    text: str,
    bracket: Bracket | None,
    body: Sequence[Span],
    first: int | None,
    of_year: int | None = None,
) -> tuple[tuple[Deadline, str], ...]:
    """Return when something is due: where it is labelled, then in prose; with the rule of each.

    Args:
        text: the canonical text.
        bracket: the bracket that may hold a label.
        body: where its prose stands.
        first: the year before which nothing is due.
        of_year: the one year that the plan is of, which 6月底前 and 年内 do not say again.
    """
    found: list[tuple[Due, str]] = []
    if bracket is not None:
        for at in bracket.deadlines:
            found += ((each, "labelled") for each in dues(text, at.start, at.end))
    seen = {_key(each) for each, _ in found}
    for at in body:
        for start, end in _lines(text, at):
            if begins_with_deadline(text, start, end):
                stop = _COLON.search(text, start, end)
                begin = stop.end() if stop else start
                told = [(each, "labelled") for each in dues(text, begin, end)]
                # What a label says stands, and not what the prose before it says again.
                again = {_key(each) for each, _ in told}
                found = [item for item in found if _key(item[0]) not in again] + told
                seen |= again
                continue
            for each in horizons(text, start, end, first):
                if _key(each) not in seen:
                    seen.add(_key(each))
                    found.append((each, "prose"))
    ordered = sorted(found, key=lambda item: item[0].at.start)
    return tuple(
        (Deadline(**_dated(each, of_year), words=each.words, at=each.at), rule)
        for each, rule in ordered
    )


_IN_YEAR = re.compile("年[底末内终]")
_TIMELESS = frozenset({"year", "every", "ongoing", "starts"})


def _dated(due: Due, of_year: int | None) -> dict[str, Any]:
    """Return the fields of a deadline, with the plan's one year where it names none itself."""
    if of_year is None or not _TIMELESS.isdisjoint(due.fields):
        return due.fields
    is_of_it = any(due.fields.values()) or _IN_YEAR.search(due.words)
    return {"year": of_year, **due.fields} if is_of_it else due.fields


_COLON = re.compile("[:：∶]")
_LINE = re.compile(r"[^\s][^\n]*")


def _lines(text: str, at: Span) -> Iterator[tuple[int, int]]:
    for found in _LINE.finditer(text, at.start, at.end):
        yield found.start(), found.end() - len(found.group()) + len(found.group().rstrip())


def _key(due: Due) -> tuple[object, ...]:
    return tuple(sorted((key, value) for key, value in due.fields.items())) or (due.words,)
