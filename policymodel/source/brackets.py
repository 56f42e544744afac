"""Who is responsible for what: the responsibility brackets of Chinese plan documents.

A bracket of any form, over the end of a line too, or lines of their own after the measure::

    牵头部门：A、B
    参与部门：C

What stands in it is read by `charges.py`. The names that a plan knows come first, the look of a
name second; a name is kept as printed, and no name is made up.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from attrs import asdict, field, frozen

from policymodel.folding import NO_DECIMAL, POINTS, fold_ideographs
from policymodel.model import Span
from policymodel.source.bodies import BETWEEN_NAMES, KnownNames, Name, looks_like_name
from policymodel.source.charged import Charges, Part, Post, joined
from policymodel.source.charges import lists_bodies, looks_charged, read_charges
from policymodel.source.content import closed, content, listed
from policymodel.source.duties import (
    begins_with_any_label,
    begins_with_label,
    begins_with_officials,
    is_label,
    may_begin_with_label,
    may_label,
    officials_in,
    says_something,
    unmarked_label,
    with_colons,
)
from policymodel.source.lines import logical_lines
from policymodel.source.pairs import LONGEST, matching
from policymodel.source.pieces import CLOSING, OPENING
from policymodel.source.sentences import read_acting, says_who

__all__ = [
    "Bracket",
    "Brackets",
    "Name",
    "Part",
    "Post",
    "find_brackets",
    "read_brackets",
]


@frozen(kw_only=True)
class Bracket(Charges):
    """A statement of who is responsible.

    Attributes:
        at: where it stands, brackets included; for lines of their own, all of them.
    """

    at: Span

    @classmethod
    def of(cls, says: Charges, at: Span) -> Self:
        """Return what stands at `at` and says that."""
        return cls(at=at, **asdict(says, recurse=False))


@frozen
class Brackets:
    """The statements of who is responsible in a text, in their order.

    Attributes:
        read: those that can be read.
        unread: where something stands that looks like one and cannot be read.
        known: the names that were known.
        pairs: by where it begins, what each pair of brackets holds that lies in none of them: a
            statement, what cannot be read, or something else.
    """

    read: tuple[Bracket, ...]
    unread: tuple[Span, ...] = ()
    known: KnownNames = field(factory=KnownNames, repr=False, eq=False)
    pairs: "Mapping[int, _Held]" = field(factory=dict, repr=False, eq=False)


_Held = Bracket | Span | None


@frozen
class Printed:
    """A text as brackets are read in it, whatever names are known.

    Attributes:
        text: the text, its ideographs in their usual form.
        pairs: where brackets begin and end, in order.
        open_: where brackets begin that never end.
        lines: where lines begin and end, and where in them labels of organizations begin.
    """

    text: str
    pairs: tuple[tuple[int, int], ...]
    open_: tuple[int, ...]
    lines: tuple[tuple[int, int, tuple[int, ...]], ...]


# A paragraph that begins inside a bracket shows that the bracket was never closed.
_RUNS_ON = "[^、，,；;。:：∶ ]+[:：∶]"  # behind a name, up to a label: 市甲局牵头责任单位：
_NEXT_PARAGRAPH = re.compile(
    rf"\n[^\S\n]*+(?:第?[一二三四五六七八九十]+[章节条、]|[(（][一二三四五六七八九十]+[)）]|[0-9０-９]{{1,2}}[{POINTS}、]{NO_DECIMAL})"
)
_STOPS = frozenset("。；;！!？?" + CLOSING)
# Where a label may begin behind the sentences of its line: 建码头。责任单位：市港航局.
_NEXT_LABEL = re.compile(r"[。；;！!][^\S\n]*+(?=[^\s，,。；;：:]{2,24}[：:]|[牵责主配协参])")
# Before a label of its own line: ●责任单位：, ——责任单位：, 2.责任单位：.
_MARK = re.compile(
    rf"(?:[●○■□◆◇★☆▲△▶►※•·*—–-]+|[0-9]{{1,2}}[{POINTS}、]|[(（][0-9一二三四五六七八九十]{{1,2}}[)）]|[①-⑳])[^\S\n]*"
)
# What alone stands before a bracket that opens its item: 1.【市甲局】建码头。
_NUMBER = re.compile(
    rf"\s*(?:{_MARK.pattern}|第?[一二三四五六七八九十]{{1,3}}[条项、{POINTS}])?\s*"
)
_PART = re.compile("[^；;]+")
_NTH = "第?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"
OF_MEASURES = re.compile(
    rf"(?:(?:以上|上述|上面)(?P<count>[0-9０-９一二两三四五六七八九十]{{1,2}})"
    rf"|(?:以上|上述|上面)?(?P<numbers>{_NTH}(?:(?:[、,，和及]|[—–~～至到-]+){_NTH})*))"
    r"[项条](?:任务|工作|措施|举措)?(?:的|均|都)?[，,]?"
)
"""How a bracket may say of which measures it speaks: （以上3—5项由市甲局牵头）, （以上两项…）."""
_BLANK_OR_SIGN = frozenset(" \u3000；;")
_LEVELS = frozenset("省市州县区旗盟镇乡各")
_DATE = re.compile(r"\s*[0-9〇○零一二三四五六七八九]{4}年")


def find_brackets(text: str, names: Iterable[str] = ()) -> tuple[Bracket, ...]:
    """Return the responsibility brackets of `text`, in order; other brackets are passed over.

    Args:
        text: a document, or a part of it.
        names: names of organizations that are known. They are read whatever they look like, and
            a bracket that holds nothing else charges them where it stands behind a sentence.

    >>> [found] = find_brackets("建设平台。(市科技局牵头,各县(市、区)政府(管委会)负责落实)")
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('lead', ['市科技局']), ('implement', ['各县(市、区)政府(管委会)'])]
    """
    return read_brackets(text, names).read


def read_brackets(text: str, names: Iterable[str] = ()) -> Brackets:
    """Return what `find_brackets` finds, and what looks like a bracket and cannot be read.

    >>> read_brackets("建设平台。(责任单位:坚持谁审批、谁负责)").unread
    (Span(start=5, end=21),)
    """
    return read_printed(printed(text), names)


def printed(text: str) -> Printed:
    """Return `text` to be read by `read_printed`, as often as more names are known."""
    text = with_colons(fold_ideographs(text))
    closes, open_ = matching(text)
    officials = officials_in(text)
    lines = (
        (*line, tuple(_labels(text, *line)) or tuple(_officials(text, *line, officials)))
        for line in logical_lines(text)
    )
    return Printed(text, tuple(sorted(closes.items())), tuple(open_), tuple(lines))


def read_printed(
    printed: Printed, names: Iterable[str] = (), before: Brackets | None = None
) -> Brackets:
    """Return what `read_brackets` returns of the text that was `printed`.

    Args:
        printed: the text.
        names: names of organizations that are known.
        before: what was read of it with other names: what the change of names leaves as it is
            need not be read again.
    """
    known = KnownNames(map(fold_ideographs, names))
    pairs = _in_brackets(printed, known, before or Brackets(()))
    read = [held for held in pairs.values() if isinstance(held, Bracket)]
    unread = [held for held in pairs.values() if isinstance(held, Span)]
    labelled = (start for start in printed.open_ if _is_label(printed.text, start))
    unread += (Span(start, _line_end(printed.text, start)) for start in labelled)
    unread = _outermost(unread, read)
    read += _on_lines(printed, known, [*(bracket.at for bracket in read), *unread])
    read.sort(key=lambda bracket: (bracket.at.start, bracket.at.end))
    return Brackets(tuple(read), tuple(unread), known, pairs)


def _in_brackets(printed: Printed, known: KnownNames, before: Brackets) -> dict[int, _Held]:
    """Return what each pair of brackets holds that lies in none that was read."""
    found: dict[int, _Held] = {}
    reached, text = 0, printed.text
    new, gone = known.beyond(before.known), before.known.beyond(known)
    for start, end in printed.pairs:
        if start < reached or end - start <= 2:
            continue
        held = before.pairs.get(start)
        # That names are known at all lets lists of them charge.
        is_read = isinstance(held, Bracket) or (start in before.pairs and before.known and known)
        if is_read and _is_alike(closed(content(text, start + 1, end).text), held, new, gone):
            found[start] = held
        else:
            found[start] = held = _read(text, start, end, known)
        if isinstance(held, Bracket):
            reached = end + 1
    return found


def _is_alike(words: str, held: _Held, new: Iterable[str], gone: Iterable[str]) -> bool:
    """Whether `words` say the same with other names: those that are new stand nowhere in them but
    where they were taken for names already, and none stands there that is known no longer.
    """
    standing = [name for name in new if name in words]
    if any(re.search(re.escape(name) + _RUNS_ON, words) for name in standing):
        return False
    if standing:
        parts = held.parts if isinstance(held, Bracket) else ()
        taken = Counter(name.text for part in parts for name in part.names)
        if any(words.count(name) != taken[name] for name in standing):
            return False
    return not any(name in words for name in gone)


def _read(text: str, start: int, end: int, known: KnownNames) -> _Held:
    plain = bool(known) and _is_behind_sentence(text, start)
    says = says_something(text, start, end)
    if plain or says:
        charges = _charges(text, start, end, known, plain=plain)
        if charges is not None:
            return charges
    passage = content(text, start + 1, end)
    looks = (says or may_label(text, start, end)) and looks_charged(passage, known)
    return Span(start, end + 1) if looks or (plain and lists_bodies(passage, known)) else None


def _charges(text: str, start: int, end: int, known: KnownNames, *, plain: bool) -> Bracket | None:
    if _NEXT_PARAGRAPH.search(text, start, end):
        return None
    told = OF_MEASURES.match(text, start + 1, end)
    begin = told.end() if told else start + 1
    says = read_charges(content(text, begin, end), known, plain=plain)
    says = says or _in_sentences(text, begin, end, known)
    if says is None:
        return None
    return Bracket.of(says, Span(start, end + 1))


def _in_sentences(text: str, start: int, end: int, known: KnownNames) -> Charges | None:
    """Return what a bracket says part by part, in lists and in sentences: （责任单位：市甲局；
    市乙局督促企业落实，市丙局负责监管）.
    """
    if text[start] in OPENING or not says_who(text[start:end]):
        return None
    held: list[Charges] = []
    for found in _PART.finditer(text, start, end):
        passage = content(text, *found.span())
        says = read_charges(passage, known) or read_acting(passage, known)
        if says is None or says.others:
            return None
        held.append(says)
    return joined(held)


def _is_label(text: str, start: int) -> bool:
    return begins_with_label(text, start + 1, min(len(text), start + LONGEST))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start, start + LONGEST)
    return min(len(text), start + LONGEST) if end < 0 else end


def _is_behind_sentence(text: str, start: int) -> bool:
    """Whether a bracket stands behind a sentence, or opens its line but for a number."""
    before = text[max(start - 100, 0) : start]
    if before.rstrip()[-1:] in _STOPS:
        return True
    return _NUMBER.fullmatch(before[before.rfind("\n") + 1 :]) is not None


def _outermost(spans: Iterable[Span], read: list[Bracket]) -> list[Span]:
    """Return `spans` in order without those inside another or around a bracket that was read."""
    starts = [bracket.at.start for bracket in read]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        first = bisect_left(starts, span.start)
        holds_one = first < len(starts) and read[first].at in span
        if not holds_one and (not kept or span.end > kept[-1].end):
            kept.append(span)
    return kept


def _on_lines(printed: Printed, known: KnownNames, taken: Iterable[Span]) -> list[Bracket]:
    """Labels on lines of their own, or behind the sentences of a line, with what is behind them;
    lines that follow each other are one statement.
    """
    found: list[Bracket] = []
    held: list[list[tuple[int, int]]] = []
    text = printed.text
    within = sorted((span.start, span.end) for span in taken)

    def is_taken(start: int, end: int) -> bool:
        place = bisect_left(within, (start, end)) - 1
        return place >= 0 and start < within[place][1]

    for number, (start, end, labels) in enumerate(printed.lines):
        if is_taken(start, end):
            continue
        place = next((each for each in labels if not is_taken(each, end)), None)
        if place is None and held and begins_with_any_label(text, start, end):
            place = _unmarked(text, start, end)  # of a word that is not known, under one that is
        if place is None and held and _goes_on(printed, number, held[-1][-1][1], known):
            held[-1].append((start, end))
            continue
        if place != _unmarked(text, start, end) and held:
            found.extend(_statement(text, held, known))
            held = []
        if place is not None:
            held.append([(place, end)])
    return [*found, *_statement(text, held, known)]


def _unmarked(text: str, start: int, end: int) -> int:
    """Return where a line begins behind its mark: ●责任单位：."""
    found = _MARK.match(text, start, end)
    return found.end() if found else start


def _goes_on(printed: Printed, number: int, before: int, known: KnownNames) -> bool:
    """Whether a line holds names alone that belong to the label over it, which said them not all.

    Who signs a document stands on a line of its own, too, but over its day.
    """
    text, lines = printed.text, printed.lines
    start, end, _ = lines[number]
    last = text[:before].rstrip()[-1:]
    if last in _STOPS or text.count("\n", before, start) > 1:
        return False
    if number + 1 < len(lines) and _DATE.match(text, lines[number + 1][0]):
        return False
    is_list = last in ":：∶、"
    words = text[start:end].rstrip("。；;")
    return end - start <= LONGEST // 10 and all(
        name in known or (looks_like_name(name) and (is_list or name[0] in _LEVELS))
        for name in map(str.strip, BETWEEN_NAMES.split(words))
    )


def _officials(text: str, start: int, end: int, places: Sequence[int]) -> Iterator[int]:
    """Yield where the label of officials begins a line, of those that stand at `places`."""
    first = bisect_left(places, start)
    if first < len(places) and places[first] < end and end - start <= LONGEST:
        begin = _unmarked(text, start, end)
        if begins_with_officials(text, begin, end):
            yield begin


def _labels(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where labels begin in a line that is no longer than any document's."""
    if not says_something(text, start, end):
        return
    begin = _unmarked(text, start, end)
    for place in (begin, *(found.end() for found in _NEXT_LABEL.finditer(text, start, end))):
        if end - place > LONGEST or not may_begin_with_label(text, place, end):
            continue
        if (
            begins_with_label(text, place, end)
            or _is_unmarked_label(text, place, end)
            or (place == begin and _is_over_names(text, place, end))
        ):
            yield place


def _is_unmarked_label(text: str, start: int, end: int) -> bool:
    """Whether a label without its colon begins there, and names alone stand behind it."""
    found = unmarked_label(text, start, end)
    if found is None or text[found[1] - 1] not in _BLANK_OR_SIGN:
        return False
    rest = text[found[1] : end].rstrip("。；;")
    return bool(rest) and all(looks_like_name(each.strip()) for each in BETWEEN_NAMES.split(rest))


def _is_over_names(text: str, start: int, end: int) -> bool:
    """Whether a line is a label and nothing else, and the next one names alone: two cells."""
    if not is_label(text[start:end]):
        return False
    stop = text.find("\n", end + 1, end + LONGEST // 10)
    words = text[end : stop if stop >= 0 else end + LONGEST // 10].strip().rstrip("。；;")
    names = [each.strip() for each in BETWEEN_NAMES.split(words)]
    return all(each and each[0] in _LEVELS and looks_like_name(each) for each in names)


def _statement(
    text: str, lines: list[list[tuple[int, int]]], known: KnownNames
) -> Iterator[Bracket]:
    """Yield what labels say; each with its line, and those below that hold more of its names."""
    read: list[Charges] = []
    at: list[Span] = []
    unplaced: list[Span] = []
    for places in lines:
        passages = [content(text, *each) for each in places]
        says = read_charges(listed(passages, "：" if is_label(passages[0].text) else "、"), known)
        here = Span(places[0][0], places[-1][1])
        if says is not None:
            read.append(says)
            at.append(here)
        elif not begins_with_label(text, here.start, here.end):
            unplaced.append(here)
    if read:
        whole = Span(at[0].start, max(each.end for each in (*at, *unplaced)))
        yield Bracket.of(joined((*read, Charges(parts=(), unplaced=tuple(unplaced)))), whole)
