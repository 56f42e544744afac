"""Rules on the spans themselves: that they are there, are in the text, and say the words."""

from bisect import bisect_left
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
from policymodel.findings import Finding, Text
from policymodel.model import Baseline, Deadline, NotTarget, Organization, Plan, Span, Target
from policymodel.model.places import places
from policymodel.source import SourceText
from policymodel.source.amounts import LONGEST_WORDS
from policymodel.source.facts import facts

_MOVED = Text(
    "位置按原文逐字从 0 起计，[起, 止) 不含止；请重新核对该处的起止。",
    "Offsets count characters from 0, the end not included: measure this span again.",
)
_MOST_PLACES = 1000
# The spans of real plans are together 1.4 times as long as the document.
_MOST_TIMES = 20
_SHORT_TEXT = 10_000
_WORDED: tuple[type[Baseline | Target | Deadline | NotTarget], ...] = (
    Baseline,
    Target,
    Deadline,
    NotTarget,
)


@rule("V002", "error")
def spans_lie_in_the_text(index: Index) -> Iterator[Violation]:
    """A span lies within the text, and begins and ends with something printed."""
    source = index.source
    length = len(source.text)
    for fact in index.facts:
        if fact.at is None:
            continue
        start, end = fact.at.start, fact.at.end
        if end > length:
            yield Violation(
                fact.full_path,
                Text(
                    f"位置 [{start}, {end}] 超出了原文，原文共 {length} 字。",
                    f"The span [{start}, {end}] reaches beyond the text, which has {length} "
                    f"characters.",
                ),
                _MOVED,
                Span(length, length + 1),
            )
        elif source.text[start].isspace() or source.text[end - 1].isspace():
            yield Violation(
                fact.full_path,
                Text(
                    f"位置 [{start}, {end}] 的首尾有空白：{source.around(fact.at)}。",
                    f"The span [{start}, {end}] has white space at an end: "
                    f"{source.around(fact.at)}.",
                ),
                _MOVED,
                fact.at,
            )


def too_long(plan: Plan, source: SourceText) -> Finding | None:
    """Return V002 if the spans of `plan` are together many times as long as its document."""
    length = len(source.text)
    spans = (fact.at for fact in facts(plan) if fact.at is not None)
    total = sum(at.end - at.start for at in spans if at.end <= length)  # others are not read
    if total <= _MOST_TIMES * max(length, _SHORT_TEXT):
        return None
    return Finding(
        code="V002",
        severity="error",
        message=Text(
            f"所有位置合计 {total} 字，是原文 {len(source.text)} 字的 {_MOST_TIMES} 倍以上，"
            f"不再逐项核对。",
            f"The spans hold {total} characters together, over {_MOST_TIMES} times the "
            f"{len(source.text)} of the text; nothing else was compared.",
        ),
        hint=_MOVED,
    )


@rule("V003", "error")
def words_are_the_documents(index: Index) -> Iterator[Violation]:
    """Printed words and names are exactly the characters at their span, and cut no number."""
    for kind in _WORDED:
        for place in places(index.plan, kind):
            yield from _words(index.source, place.path, place.part.words, place.part.at)
    for named in places(index.plan, Organization):
        yield from _names(index.source, named.path, named.part)


def _words(
    source: SourceText, path: str, words: str | None, at: Span | None
) -> Iterator[Violation]:
    printed = source.at(at)
    if printed is None or at is None:
        return
    span = f"[{at.start}, {at.end}]"
    if words is None:
        quoted = source.quoted(at)
        yield Violation(
            f"{path}.words",
            Text(
                f"没有写出原文 {span} 处的文字（words）。",
                f"The words that the document prints at {span} are missing.",
            ),
            Text(f"words: {quoted}", f"words: {quoted}"),
            at,
        )
    elif len(words) > LONGEST_WORDS:
        yield Violation(
            f"{path}.words",
            Text(
                f"words 应只抄录写明该项的几个字，现有 {len(words)} 字。",
                f"words should hold the few words that state it, and has {len(words)} characters.",
            ),
            Text("请缩短 words 和 at。", "Make words and at shorter."),
            at,
        )
    elif words != printed:
        yield Violation(
            f"{path}.words",
            Text(
                f"“{short(words)}”与原文 {span} 处的文字不同：{source.around(at)}。",
                f'"{short(words)}" is not what the document prints at {span}: {source.around(at)}.',
            ),
            _whereabouts(source, words, at),
            at,
        )
    elif (cut := _cut_number(source, at)) is not None:
        yield Violation(
            f"{path}.at",
            Text(
                f"位置 {span} 切断了原文的数“{source.quoted(cut)}”：{source.around(at)}。",
                f'The span {span} cuts the number "{source.quoted(cut)}": {source.around(at)}.',
            ),
            _MOVED,
            at,
        )


def _names(source: SourceText, path: str, organization: Organization) -> Iterator[Violation]:
    at, printed = organization.at, source.at(organization.at)
    if at is not None and printed is not None and printed not in organization.names:
        yield Violation(
            f"{path}.at",
            Text(
                f"[{at.start}, {at.end}] 处不是“{short(organization.name)}”或其别名："
                f"{source.around(at)}。",
                f'What stands at [{at.start}, {at.end}] is not "{short(organization.name)}" nor '
                f"an alias of it: {source.around(at)}.",
            ),
            _whereabouts(source, organization.name, at),
            at,
        )
    aliases = ((f"aliases[{i}]", name) for i, name in enumerate(organization.aliases))
    for key, name in (("name", organization.name), *aliases):
        if name not in source.text:
            yield Violation(
                f"{path}.{key}",
                Text(
                    f"原文中没有“{short(name)}”这个名称。",
                    f'The document never prints the name "{short(name)}".',
                ),
                Text("请照原文抄录名称。", "Write names exactly as the document prints them."),
                at,
            )


@rule("V007", "error")
def facts_are_cited(index: Index) -> Iterator[Violation]:
    """A fact of a plan that names its text says where the text states it."""
    for fact in index.facts:
        if fact.wanted and fact.at is None:
            yield Violation(
                fact.full_path,
                Text(
                    f"{fact.path} 没有注明在原文何处（{fact.key}）。",
                    f"{fact.path} does not say where the document states it ({fact.key}).",
                ),
                Text(
                    f"请写 {fact.key}: [起, 止]，即原文中的字符位置。",
                    f"Give {fact.key}: [start, end], the offsets in the source text.",
                ),
                fact.near,
            )


def _cut_number(source: SourceText, at: Span) -> Span | None:
    """Return the number that `at` holds in part only."""
    for end in (at.start, at.end):
        before = bisect_left(source.numbers, end, key=lambda number: number.start)
        if before and end < source.numbers[before - 1].end:
            return source.numbers[before - 1]
    return None


def _whereabouts(source: SourceText, words: str, at: Span) -> Text:
    """Say where `words` stands, nearest to `at`."""
    places: list[int] = []
    place = source.text.find(words)
    while place >= 0 and len(places) < _MOST_PLACES:
        places.append(place)
        place = source.text.find(words, place + 1)
    if not places:
        return Text(
            "原文别处也无此文字；请照原文抄录。",
            "The text prints these words nowhere: copy them from it.",
        )
    nearest = min(places, key=lambda start: abs(start - at.start))
    found = f"[{nearest}, {nearest + len(words)}]"
    return Text(
        f"该文字最近见于 {found}（全文 {len(places)} 处）。",
        f"The nearest place where the text prints these words is {found} (of {len(places)}).",
    )


RULES: tuple[Rule, ...] = (
    spans_lie_in_the_text,
    words_are_the_documents,
    facts_are_cited,
)
