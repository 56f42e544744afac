"""The machinery that watches over a plan: who leads, pays, watches and judges, and how often.

Each clause of a section of safeguards that sets something up or runs it is a mechanism, with the
clauses that go on about it; an item has one of each kind. Where none does, the title of an item
says its kind. Who begins a sentence acts in all of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from policymodel.analysis.actors import who_acts
from policymodel.drafting.leading import told_of_leaders
from policymodel.folding import fold
from policymodel.model import Mechanism, Organization, Span
from policymodel.model.words import MechanismKindCode
from policymodel.source.acting import acting
from policymodel.source.cues import cue
from policymodel.source.headings import packed
from policymodel.text import read_data
from policymodel.vocabulary import MECHANISM_KINDS

_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
# A comma within brackets, quotation marks or the name of a document ends no clause.
_CLAUSE = re.compile(
    r"(?:《[^《》\n]*》|[（(][^()（）\n]*[)）]|“[^“”\n]*”|[^，,。；;\n])+[，,。；;]?"
)
_IN_NAME = r"(?:(?!成立|组建|设立|建立|健全|牵头|负责|统筹|依托|[要将由的各及])[\u4e00-\u9fff])"
_ENDS = "(?:领导小组|委员会|指挥部|联席会议|工作专班)(?:办公室)?"
# 市港口建设领导小组 where a clause begins or behind such a word; what is set up, without 市 too.
_BODY = re.compile(
    r"(?:^|(?<=[，,。；;\n \u3000])|成立|组建|设立|由|依托|调整|健全|完善|发挥|在)"
    rf"(?P<name>(?:省|自治区|市|区|县|州|旗){_IN_NAME}{{2,24}}?{_ENDS})"
    rf"|(?:成立|组建|设立)(?P<set>(?!专门|相应|相关|专项|工作){_IN_NAME}{{4,24}}?{_ENDS})"
)
# 县委督查室、县审计局每半年督查 names who acts, where a sentence begins.
_ACTING = re.compile(
    r"(?:^|(?<=[。；;\n \u3000]))[省市县区州旗镇乡][^，,。；;：:\n]{1,60}?"
    "(?=[要将每应]|负责|定期|会同|牵头|按照|按职责)"
)
_ACTS = re.compile(
    rf"[省市县区州旗镇乡](?:委|政府)?{_IN_NAME}{{1,12}}(?:[局委厅办]|办公室|督查室|研究室)"
)
_MARKS = " \n\t\u3000*#>-•·—"  # of points in a list
# 建立健全监测、评估、考核机制 sets up each of them.
_ROUNDS: dict[str, MechanismKindCode] = {
    "监测": "monitoring", "调度": "monitoring", "评估": "evaluation", "评价": "evaluation",
    "考核": "assessment", "督查": "supervision", "监督": "supervision",
}  # fmt: skip
_ROUND = re.compile(f"(?:{'|'.join(_ROUNDS)})")
_TOGETHER = re.compile(rf"(?:{_ROUND.pattern}[、和及与])+{_ROUND.pattern}(?:机制|制度|体系)")
_URGED = re.compile("鼓励|引导|倡导|动员")
_GAP = 4  # characters between a title and what follows
_BY_TITLE = ("leading_body", "funding", "publicity", "assessment", "monitoring")
_STOPS = "。；;\n"


@frozen
class Item:
    """An item of a section of safeguards: the measure it is, if any, its title and its text."""

    title: str
    body: Span
    measure: str | None


@cache
def _kinds(of: str) -> dict[Any, re.Pattern[str]]:
    """Return what speaks of the kinds: of ``titles`` and sentences, or of ``clauses``."""
    data = read_data(Path(__file__).with_suffix(".yaml"))
    return {kind: re.compile(pattern) for kind, pattern in data[of].items()}


def mechanisms(
    text: str, items: Sequence[Item], organizations: Sequence[Organization]
) -> Iterator[Mechanism]:
    """Yield the mechanisms of the items of safeguards, in their order."""
    names = sorted({name for each in organizations for name in each.names}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names))) if names else None
    taken: dict[str, int] = {}
    for item in items:
        stated = list(_stated(text, item))
        kinds = [kind for kind, _ in stated]
        leading = "leading_body" if "leading_body" in kinds else next(iter(kinds), None)
        titled = next((kind for kind, _ in stated if kind in _of_title(item)), None)
        for place, (kind, at) in enumerate(stated):
            taken[kind] = taken.get(kind, 0) + 1
            number = taken[kind]
            printed = text[at.slice]
            title = item.title if kind == titled or (titled is None and place == 0) else ""
            who = tuple(dict.fromkeys(_acting(text, item.body, at, pattern))) if pattern else ()
            unnamed = "" if who else _unnamed(text, item.body, at)
            summary = title or MECHANISM_KINDS.label(kind, "zh")
            yield Mechanism(
                id=kind if number == 1 else f"{kind}.{number}",
                kind=kind,
                summary=f"{unnamed}：{summary}" if unnamed else summary,
                covers="plan",
                organizations=who,
                frequency=_frequency(printed),
                measure=item.measure,
                remark=told_of_leaders(text[item.body.slice]) if kind == leading else None,
                at=at,
            )


def _acting(text: str, body: Span, at: Span, names: re.Pattern[str]) -> Iterator[str]:
    """Yield who acts in a clause; where it names nobody, those with whom its sentence begins."""
    found = list(acting(text[at.slice], names))
    yield from found
    begin = _beginning(text, body, at)
    if not found and begin < at.start and names.match(text, begin):
        first = _CLAUSE.match(text, begin, at.start)
        yield from acting(first.group(), names) if first else ()


def _unnamed(text: str, body: Span, at: Span) -> str:
    """Return who acts in a clause, or begins its sentence, without a name: 各区、各有关部门."""
    begin = _beginning(text, body, at)
    return who_acts(packed(text[at.slice])) or who_acts(packed(text[begin : at.end]))


def _beginning(text: str, body: Span, at: Span) -> int:
    """Where the sentence begins in which a clause stands."""
    begin = max(text.rfind(stop, body.start, at.start) for stop in _STOPS) + 1 or body.start
    return begin + len(text[begin : at.start]) - len(text[begin : at.start].lstrip(_MARKS))


def bodies(text: str, items: Iterable[Item]) -> Iterator[str]:
    """Yield the leading groups and the like by name that the items set up, or have act.

    >>> list(bodies("成立市港口建设领导小组，由市甲局牵头。", [Item("", Span(0, 19), None)]))
    ['市港口建设领导小组']
    """
    for item in items:
        for found in _BODY.finditer(text, item.body.start, item.body.end):
            yield found["name"] or found["set"]
        for found in _ACTING.finditer(text, item.body.start, item.body.end):
            named = found.group().split("、")
            if all(map(_ACTS.fullmatch, named)):
                yield from named


def _stated(text: str, item: Item) -> Iterator[tuple[MechanismKindCode, Span]]:
    """Yield what the clauses of an item set up, each kind once, and what only its title says."""
    found: dict[MechanismKindCode, Span] = {}
    for kind, at in _by_clause(text, item.body):
        found.setdefault(kind, at)
    if not found:
        found |= dict(_by_sentence(text, item.body, _of_title(item)))
    if not found:
        found |= dict(_by_title(text, item))
    yield from sorted(found.items(), key=lambda each: each[1].start)


def _of_title(item: Item) -> list[MechanismKindCode]:
    title = fold(item.title)
    return [kind for kind, pattern in _kinds("titles").items() if pattern.search(title)]


def _by_clause(text: str, body: Span) -> Iterator[tuple[MechanismKindCode, Span]]:
    """Yield the clauses that set up or run something, with those that go on about it."""
    last: tuple[MechanismKindCode, Span] | None = None
    for each in _CLAUSE.finditer(text, body.start, body.end):
        at = Span(each.start(), each.end())
        kind = _kind(packed(text[at.slice]))
        yield from ((listed, _trimmed(text, at)) for listed in _listed(packed(text[at.slice])))
        if last is not None and text[last[1].end - 1] not in _STOPS and kind in (None, last[0]):
            last = last[0], Span(last[1].start, at.end)
            continue
        if last is not None:
            yield last[0], _trimmed(text, last[1])
        last = (kind, at) if kind is not None else None
    if last is not None:
        yield last[0], _trimmed(text, last[1])


def _listed(words: str) -> Iterator[MechanismKindCode]:
    """Yield the kinds of all that one clause sets up together: 监测、评估、考核机制."""
    for found in _TOGETHER.finditer(words):
        yield from (_ROUNDS[each] for each in _ROUND.findall(found.group()))


def _kind(words: str) -> MechanismKindCode | None:
    if _URGED.match(words):  # what others may do is no machinery of the plan
        return None
    for kind, pattern in _kinds("clauses").items():
        cues = cue("mechanisms", kind)
        if pattern.search(words) and (cues is None or cues.search(words)):
            return kind  # type: ignore[no-any-return]
    return None


def _by_sentence(
    text: str, body: Span, kinds: Sequence[MechanismKindCode]
) -> Iterator[tuple[MechanismKindCode, Span]]:
    """Yield the first sentence that has the words of the first of the kinds of a title."""
    for kind in kinds[:1]:
        cues = cue("mechanisms", kind)
        for each in _SENTENCE.finditer(text, body.start, body.end):
            if each.group().strip() and (cues is None or cues.search(packed(each.group()))):
                yield kind, _trimmed(text, Span(each.start(), each.end()))
                return


def _by_title(text: str, item: Item) -> Iterator[tuple[MechanismKindCode, Span]]:
    """Yield an item with its title, where the title alone says what it sets up."""
    start = text.rfind(item.title, 0, item.body.start) if item.title else -1
    is_near = start >= 0 and item.body.start - start - len(item.title) < _GAP
    for kind in _of_title(item)[:1]:
        cues = cue("mechanisms", kind)
        says = cues is None or cues.search(packed(item.title))
        if kind in _BY_TITLE and is_near and says and text[item.body.slice].strip(_MARKS + "。"):
            yield kind, _trimmed(text, Span(start, item.body.end))


def _trimmed(text: str, at: Span) -> Span:
    words = text[at.slice]
    start = at.start + len(words) - len(words.lstrip(_MARKS))
    return Span(start, at.start + len(words.rstrip()))


def _frequency(printed: str) -> str | None:
    pattern = cue("frequency")
    found = pattern.search(printed) if pattern else None
    return found.group() if found else None
