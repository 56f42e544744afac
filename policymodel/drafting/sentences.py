"""Whom the sentences of a measure charge, in words and in no bracket."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from attrs import evolve

from policymodel.drafting.organizations import function_of
from policymodel.model import Span
from policymodel.source.bodies import collectives, looks_like_name
from policymodel.source.brackets import Bracket
from policymodel.source.content import content
from policymodel.source.saying import closes_name, read_sentence
from policymodel.source.sentences import ANYBODY, PLACE, may_act, names_start, says_must, says_who

# （一）市甲局。负责征地拆迁 parts a body from what it has to do.
_CLAUSE = re.compile("(?:[^，,；;。\\n]|。(?=负责|牵头))+")
_SENTENCE = re.compile("(?:[^；;。\\n]|。(?=负责|牵头))+")
_MOST_CLAUSES = 4
_BEFORE = "。.：: \u3000\n"
_DOERS = frozenset({"lead", "responsible", "joint", "implement"})
_BEARERS = frozenset("省市州县区旗盟镇乡各")
_SHORTEST = 2
_OWN = 7  # characters of a name that is its own
_OF_A_KIND = re.compile("第三方|专业|施工|建设|运营|中介|社会|相关|有关|龙头|重点|用人")
_HELPS = re.compile("(?:配合|参与|协助)$")
_FULL_STOP = re.compile("[。\n]|$")
_OFFICE = re.compile("(?:[局委办厅联]|政府|管委会|办事处|支队|总队)$")


def in_prose(
    text: str, at: Span, names: Iterable[str], *, is_task: bool = True, is_led: bool = False
) -> tuple[Bracket, ...]:
    """Return whom sentences at `at` charge: 市甲局牵头，市乙局配合。市丙局负责资金.

    Clauses that follow each other in a sentence are one statement. Nobody is charged where none
    says who leads or is responsible, and every name must look like one. What is no task of its
    own, a step or a safeguard, says by the way what others do: 市甲局负责筹措资金. Where a heading
    names those who lead (`is_led`), others may only take part: 会同市乙局.

    >>> text = "由市甲局牵头，市乙局配合，年内出台办法。市丙局负责筹措资金。"
    >>> found = in_prose(text, Span(0, len(text)), ())
    >>> [text[each.at.slice] for each in found]
    ['市甲局牵头，市乙局配合', '市丙局负责筹措资金']
    """
    if not may_act(_words(text, at)):
        return ()
    known = tuple(names)
    found = _found(text, at, known, is_task=is_task)
    # 市甲局等部门 is 市甲局, once that is known.
    heads = {collectives(name)[0] for each in found for name in _names(each)}
    if not heads <= {*known, *(name for each in found for name in _names(each))}:
        found = _found(text, at, (*known, *sorted(heads)), is_task=is_task)
    found = [*_joined(text, found)]
    does = any(part.role in _DOERS for each in found for part in each.parts)
    told = is_led or (does and any(says_who(_words(text, each.at)) for each in found))
    is_told = told or any(_is_plain(text, each) for each in found) or _share(text, found)
    return tuple(found) if is_told else ()


def _found(text: str, at: Span, known: Sequence[str], *, is_task: bool) -> list[Bracket]:
    return [
        each
        for sentence in _SENTENCE.finditer(text, at.start, at.end)
        if may_act(_words(text, Span(*sentence.span())))
        for each in _in_sentence(text, Span(*sentence.span()), known, at.start, is_task=is_task)
    ]


def _joined(text: str, found: Sequence[Bracket]) -> Iterator[Bracket]:
    """Yield statements, with what is no more than who takes part in the one before a ；.

    市甲局牵头培训船员60人；市乙局配合。
    """
    held: Bracket | None = None
    for each in found:
        if held is not None and (joined := _joint(text, held, each)) is not None:
            held = evolve(joined, deadlines=())
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _joint(text: str, first: Bracket, second: Bracket) -> Bracket | None:
    """Return two statements as one, where the other says who takes part and nothing else."""
    helps = {part.role for part in second.parts} == {"support"}
    leads = {part.role for part in first.parts} == {"lead"}
    if not (helps and leads and _HELPS.search(text, second.at.start, second.at.end)):
        return None
    if _FULL_STOP.match(text, second.at.end) is None:
        return None
    names = [*_names(first), *_names(second)]
    return read_sentence(text, Span(first.at.start, second.at.end), names)


def _is_plain(text: str, found: Bracket) -> bool:
    """Whether words say who leads or is responsible, or what a body must do, and not only what it
    does; what 各部门 must do is asked of everybody.
    """
    words = _words(text, Span(max(found.at.start - 1, 0), found.at.end))  # 由 may stand before it
    is_doer = any(part.role in _DOERS for part in found.parts)
    return is_doer and (says_who(words) or (_is_one(_names(found)) and says_must(words)))


def _share(text: str, found: Sequence[Bracket]) -> bool:
    """Whether clauses one after the other each say what a body does.

    市甲局落实用地，市乙局统筹资金 charges both. What one alone says it does may only be told by
    the way.
    """
    clauses = sum(len(_CLAUSE.findall(text, each.at.start, each.at.end)) for each in found)
    return clauses > 1 and all(_is_one(_names(each)) for each in found)


def says_besides(text: str, found: Bracket, charged: Set[str]) -> bool:
    """Return whether words say plainly who leads or is responsible beside those `charged`.

    >>> text = "市甲局负责筹措资金，市乙局要加强监管。"
    >>> [says_besides(text, each, {"市丙局"}) for each in in_prose(text, Span(0, len(text)), ())]
    [True]
    """
    names = [name for name in _names(found) if name not in charged]
    return _is_one(names) and _is_plain(text, found) and says_who(_words(text, found.at))


def takes_part(found: Bracket, charged: Set[str]) -> bool:
    """Return whether words name those who support somebody, none of whom are `charged`."""
    named = set(_names(found))
    return not named & charged and all(part.role == "support" for part in found.parts)


def _words(text: str, at: Span) -> str:
    """Return what stands at `at`, as if no page had broken its lines."""
    return content(text, at.start, at.end).text


def _is_one(names: Sequence[str]) -> bool:
    return not all(map(ANYBODY.match, names))


def _in_sentence(
    text: str, at: Span, known: Sequence[str], first_of_all: int, *, is_task: bool
) -> Iterator[Bracket]:
    clauses = [each.span() for each in _CLAUSE.finditer(text, at.start, at.end)]
    reached = at.start
    for first, (begin, stop) in enumerate(clauses):
        if begin < reached or not may_act(_words(text, Span(begin, stop))):
            continue
        here = clauses[first : first + _MOST_CLAUSES]
        opens = text.startswith("由", begin) or not text[first_of_all:begin].strip(_BEFORE)
        acting = is_task or (opens and says_who(_words(text, Span(begin, stop))))
        best = _longest(text, here, known, acting=acting)
        if best is not None:
            reached = best.at.end
            yield evolve(best, deadlines=())


def _longest(
    text: str, clauses: Sequence[tuple[int, int]], known: Sequence[str], *, acting: bool
) -> Bracket | None:
    """Return whom clauses charge from the first one on: as many of them as name more."""
    start = names_start(text, *clauses[0])
    if start >= clauses[0][1]:
        return None
    best: Bracket | None = None
    for _, stop in clauses:
        end = _closed(text, start, stop)
        found = read_sentence(text, Span(start, end), known, acting=acting)
        # Where these clauses do not say what each body does, with more of them they do not either.
        acting = acting and (found is not None or end < stop)
        if found is None or not _are_told(_names(found), known):
            continue
        if best is None or len(_names(found)) > len(_names(best)):
            best = found
    return best


def _closed(text: str, start: int, end: int) -> int:
    """Return where words end before the signs that close them: 市甲局要推进“一网通办”.

    A bracket that belongs to a name stays with it: 会同各乡镇（街道）.
    """
    while end > start and not text[end - 1].isalnum():
        if closes_name(text[start:end]):
            break
        end -= 1
    return end


def sentence_ends(text: str, found: Sequence[Bracket], end: int) -> list[int]:
    """Return where the sentences end in which those charged stand; before the next one there."""
    behind = [*(each.at.start for each in found[1:]), end]
    ends = (_SENTENCE.match(text, each.at.end, end) for each in found)
    stops = [stop.end() if stop else each.at.end for stop, each in zip(ends, found, strict=True)]
    return [
        each.at.end if stop > limit else min(stop + (text[stop : stop + 1] != "\n"), limit)
        for each, stop, limit in zip(found, stops, behind, strict=True)
    ]


def spoken_of(text: str, at: Span, names: Iterable[str], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the clauses at `at`, but for those `taken`, of which it is likely but not said that
    they charge somebody: that is asked.

    >>> text = "完善机制，施工单位负责组建专班。"
    >>> [text[each.slice] for each in spoken_of(text, Span(0, len(text)), (), ())]
    ['施工单位负责组建专班']
    """
    known = tuple(names)
    for clause in _CLAUSE.finditer(text, at.start, at.end):
        if not says_who(_words(text, Span(*clause.span()))):
            continue
        start = names_start(text, *clause.span())
        if start >= clause.end():
            continue
        here = Span(start, max(_closed(text, start, clause.end()), start + 1))
        if any(start < each.end and each.start < here.end for each in taken):
            continue
        found = read_sentence(text, here, known)
        if found is not None and _is_plain(text, found):
            yield here


def _names(found: Bracket) -> list[str]:
    return [name.text for part in found.parts for name in part.names]


def _are_told(names: Sequence[str], known: Sequence[str]) -> bool:
    """Whether one of the names is that of a body, and the others may be: 综治中心, 有关部门."""
    others = [name for name in names if not _is_body(name, known)]
    if any(name.endswith("等部门") for name in names):  # 住建、卫健等部门 are fields
        others = [name for name in others if function_of(name) is None]
    return len(others) < len(names) and all(
        ANYBODY.match(name)
        or (len(name) > _SHORTEST and looks_like_name(name) and not _OF_A_KIND.search(name))
        for name in others
    )


def _of_field(name: str) -> bool:
    """Whether a name is that of those who have a field of government: 民政部门."""
    return name.endswith("部门") and function_of(name) is not None


def _is_body(name: str, known: Sequence[str]) -> bool:
    """Whether a name is that of one body, or of a place, and not said of anybody: 施工单位."""
    if name in known or PLACE.fullmatch(name):
        return True
    is_one = (len(name) >= _OWN or _of_field(name)) and not _OF_A_KIND.search(name)
    return looks_like_name(name) and (name[0] in _BEARERS or is_one or bool(_OFFICE.search(name)))
