"""Whom the words of a sentence charge, outside of all brackets: 由市甲局牵头，市乙局配合."""

import re
from collections.abc import Iterable
from functools import lru_cache

from attrs import evolve

from policymodel.folding import POINTS, fold_ideographs
from policymodel.model import Span
from policymodel.source.bodies import KnownNames, looks_like_name
from policymodel.source.brackets import Bracket
from policymodel.source.charged import Charges
from policymodel.source.charges import read_charges
from policymodel.source.content import content
from policymodel.source.duties import Label, may_charge
from policymodel.source.sentences import ARTICLE, is_spoken_of, read_acting

_OPENS = re.compile(f"(?:由|期间|{ARTICLE})$")
_BEFORE = 20  # characters in which that is told
DUTIES = re.compile("(?:的|主要|具体|工作|部门)*(?:职责|任务|分工)$")
"""What a heading may say behind a name: 市甲局工作职责."""

_CHARGED = Label("role", "responsible", 0)
_NUMBER = re.compile(r"[\W_0-9第一二三四五六七八九十百章节条]*")
_COUNTED = "[一二三四五六七八九十0-9０-９]{1,3}"
_OWN_NUMBER = rf"(?:[(（]{_COUNTED}[)）]|{_COUNTED}[{POINTS}、])"
_NUMBERED = re.compile(rf"{_OWN_NUMBER}\s*$")
_LONGEST_NUMBER = 8
_CLAUSE = re.compile("[^，,；;]+")
_OF_NAME = re.compile("[镇乡村县市区][（(][、\u4e00-\u9fff]{1,12}[）)]$")
_ENDS = re.compile(rf"{DUTIES.pattern[:-1]}?[^\S\n]*(?:[:：。*]|\n|$|{_OWN_NUMBER})")


def read_sentence(
    text: str, at: Span, names: Iterable[str] = (), *, acting: bool = True
) -> Bracket | None:
    """Return whom the words at `at` charge, in a sentence and in no bracket; None if nobody.

    The words are whole between stops, so that a span moved by a character is none. With `acting`
    they may go on with what is to be done: 市甲局牵头制定方案.

    >>> found = read_sentence("由市甲局牵头，市乙局配合，年内出台。", Span(1, 12))
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('lead', ['市甲局']), ('support', ['市乙局'])]
    """
    if fold_ideographs(words := text[at.slice]) != words:  # as hardly any are
        text = fold_ideographs(text)
    before, after = text[max(at.start - _BEFORE, 0) : at.start], text[at.end : at.end + 1]
    opens = not before[-1:].isalnum() or _OPENS.search(before) is not None
    if not opens or after.isalnum() or not text[at.slice].strip():
        return None
    if not text[at.start].isalnum() or not (text[at.end - 1].isalnum() or closes_name(words)):
        return None
    if words.count("（") > words.count("）"):
        return None  # 各乡镇（街道, cut off before its end
    known = _known(tuple(names))
    passage = content(text, at.start, at.end)
    says = read_charges(passage, known) if may_charge(passage.text) else None
    if says is None or not _are_names(says, known):
        says = read_acting(passage, known) if acting else None
    if says is None or not says.parts:
        return _with_helpers(text, at, tuple(names), acting=acting)
    return Bracket.of(says, at)


def _with_helpers(text: str, at: Span, names: tuple[str, ...], *, acting: bool) -> Bracket | None:
    """Return whom words charge whose last part says no more than who takes part.

    >>> text = "市甲局牵头培训船员，送教上船；市乙局配合。"
    >>> found = read_sentence(text, Span(0, 20))
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('lead', ['市甲局']), ('support', ['市乙局'])]
    """
    behind = max(text.rfind(stop, at.start, at.end) for stop in "；;") + 1
    if not behind or "。" in text[at.slice]:
        return None
    helps = read_sentence(text, Span(behind, at.end), names, acting=False)
    if helps is None or any(part.role != "support" for part in helps.parts):
        return None
    for clause in _CLAUSE.finditer(text, at.start, behind):
        does = read_sentence(text, Span(at.start, clause.end()), names, acting=acting)
        if does is not None:
            leads = {part.role for part in does.parts} == {"lead"}
            return evolve(does, at=at, parts=(*does.parts, *helps.parts)) if leads else None
    return None


def closes_name(words: str) -> bool:
    """Return whether words end with a bracket that belongs to a name: 会同各乡镇（街道）."""
    return _OF_NAME.search(words) is not None


def read_heading(text: str, at: Span, names: Iterable[str] = ()) -> Bracket | None:
    """Return whom the heading at `at` charges with what stands below it; None if it names nobody.

    It is a line but for its number, or begins one: 一、市甲局, （二）市乙局职责：. Where a copy ran
    lines together it has its number, and ends before another. Its words are names and nothing else.

    >>> found = read_heading("（一）市甲局、市乙局\\n制定办法。", Span(3, 10))
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('responsible', ['市甲局', '市乙局'])]
    """
    line = text.rfind("\n", 0, at.start) + 1
    before = text[max(line, at.start - _LONGEST_NUMBER) : at.start]
    begins = _NUMBER.fullmatch(text, line, at.start) or _NUMBERED.search(before)
    if not text[at.slice].strip() or not begins:
        return None
    if not _ENDS.match(text, at.end):
        return None
    known = _known(tuple(names))
    passage = content(fold_ideographs(text), at.start, at.end)
    says = read_charges(passage, known, under=_CHARGED)
    if says is None or not says.parts or not _are_names(says, known):
        return None
    return Bracket.of(says, at)


@lru_cache(maxsize=8)  # sentence after sentence is read with the same names
def _known(names: tuple[str, ...]) -> KnownNames:
    return KnownNames(map(fold_ideographs, names))


def _are_names(says: Charges, known: KnownNames) -> bool:
    names = (name.text for part in says.parts for name in part.names)
    return all(
        name in known or (looks_like_name(name) and not is_spoken_of(name)) for name in names
    )
