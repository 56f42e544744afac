"""What stands at the head of a document: title, number, issuers, addressees, dates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from policymodel.drafting.outline import is_title
from policymodel.drafting.paragraphs import Paragraph
from policymodel.findings import FieldError
from policymodel.model import PartialDate, Span
from policymodel.source.bodies import looks_like_name
from policymodel.source.dates import date_spans
from policymodel.source.headings import packed
from policymodel.text import read_data

WORDS: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _spaced(words: Iterable[str]) -> str:
    """A pattern of any of `words`, which pages print with blanks between the characters."""
    blanks = r"[ \u3000\u00a0]*"
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(blanks.join(map(re.escape, word)) for word in ordered) + ")"


_LABELS: dict[str, list[str]] = WORDS["labels"]
_LABEL = re.compile("|".join(f"(?P<{key}>{_spaced(words)})" for key, words in _LABELS.items()))
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s*【\[|]))(?:{_spaced(w for words in _LABELS.values() for w in words)})"
    r"[*】\]]*[ \u3000]*[:：][*]*"
)
_DRAWN_UP = re.compile(rf"{_spaced(WORDS['drawn_up'])}[ \u3000]*[:：]")
_NOTHING = frozenset(WORDS["nothing"])
_VAGUE = tuple(WORDS["vague"])
NUMBERED = (
    r"[\u4e00-\u9fff]{1,12}[ ]?[〔\[［(（【][ ]?(?:19|20)[0-9]{2}[ ]?[〕\]］)）】]"
    r"[ ]?第?[ ]?[0-9]{1,4}[ ]?号"
)
NUMBER = re.compile(NUMBERED)
_NUMBER_ALONE = re.compile(rf"[(（【]?\s*(?:{NUMBER.pattern})\s*[)）】]?")
_HANDS_ON = re.compile(
    rf"{_any(WORDS['hands_on'])}[ ]?[《<〈]?[ ]?(?P<title>.+?)[ ]?[》>〉]?[ ]?的?"
    rf"{_any(WORDS['notices'])}$|{_any(WORDS['hands_on'])}[ ]?《(?P<other>.+)》$"
)
_ADDRESSED = re.compile(r"^[各市省县区本直州旗盟有国].{1,400}[:：]$")
_BLANKS = re.compile(r"[ \u3000\u00a0\t\n]+")
_ANNEX = re.compile("附[ \u3000]*[件表录]")
_LONGEST = 400
_TAIL = 14  # 三年行动计划(2021—2023年) may follow a title as its second line
_LONGEST_NAME = 30
_NO_NAME = re.compile("[，。；：、《》〈〉<>]|贯彻|落实|印发|推进|加快")
_ABOUT = re.compile("关于|印发|转发|批转")
_NAME_STOPS = re.compile(r"[，。；：!?《》]")
FURNITURE = [re.compile(each) for each in WORDS["furniture"]]


@frozen
class Stated:
    """Something that the document states, its place, and by which rule it was read."""

    value: str
    at: Span | None
    rule: str


@define
class Front:
    """The head of a document, and its end.

    Attributes:
        title: the plan's title, line breaks left out.
        notice: the title of the notice that hands the plan on, where there is one.
        number: the document number.
        issuers: who issued it, as printed.
        addressees: to whom; `addressees_at` is the whole list.
        dates: the day of issue and of publication, each with its place.
        index_number: of the disclosure catalogue.
        first: the first paragraph that is the plan's own.
        titles: the paragraphs of titles.
        aside: the paragraphs of page furniture, tables of the page and signatures.
    """

    title: Stated | None = None
    notice: str = ""
    number: Stated | None = None
    issuers: list[Stated] = field(factory=list)
    addressees: tuple[str, ...] = ()
    addressees_at: Span | None = None
    issued: tuple[PartialDate, Span, str] | None = None
    published: tuple[PartialDate, Span, str] | None = None
    index_number: Stated | None = None
    first: int = 0
    titles: set[int] = field(factory=set)
    aside: set[int] = field(factory=set)


def front(text: str, lines: Sequence[Paragraph], head: Sequence[int], tail: Sequence[int]) -> Front:
    """Return what the paragraphs before the first heading (`head`) and behind the last say."""
    found = Front()
    for place in head:
        if _labelled(text, lines[place], found) or is_furniture(lines[place].text):
            found.aside.add(place)
    rest = [place for place in head if place not in found.aside]
    _titles(text, lines, rest, found)
    _number(text, lines, rest, found)
    _addressees(text, lines, rest, found)
    _signature(text, lines, rest, found)
    _set_aside_tail(text, lines, tail, found)
    _issuers_of_title(text, found)
    return found


def is_furniture(words: str) -> bool:
    """Return whether a line is none of the document's own.

    >>> is_furniture("打印 关闭"), is_furniture("建设港口。")
    (True, False)
    """
    return any(each.search(words) for each in FURNITURE)


def _labelled(text: str, line: Paragraph, found: Front) -> bool:
    """Read a line of labels, 索引号：… 发文字号：…; return whether it is one."""
    labels = [*_LABELLED.finditer(line.text)]
    if not labels or labels[0].start() > 4 or len(line.text) > _LONGEST:
        return False
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(line.text)
        value, start = _value(text, line, label.end(), end)
        kind = _LABEL.search(line.text, label.start(), label.end())
        if value and kind is not None and kind.lastgroup and value not in _NOTHING:
            _keep(found, kind.lastgroup, value, Span(start, start + len(value)))
    return True


def _value(text: str, line: Paragraph, start: int, end: int) -> tuple[str, int]:
    printed = text[line.start + start : line.start + end]
    bare = printed.strip(" \u3000\t*|，；")
    return bare, line.start + start + len(printed) - len(printed.lstrip(" \u3000\t*|，；"))


def _keep(found: Front, kind: str, value: str, at: Span) -> None:
    if kind == "index_number" and found.index_number is None:
        found.index_number = Stated(value, at, "label")
    elif kind == "number" and found.number is None and NUMBER.search(value):
        found.number = Stated(value, at, "label")
    elif kind == "issuers" and not found.issuers and not value.endswith(_VAGUE):
        names = [each for each in _BLANKS.split(value) if each]
        found.issuers = [*_named(names, value, at)]
    elif kind in ("issued", "published"):
        day = _day(value, at.start)
        if day is not None and getattr(found, kind) is None:
            setattr(found, kind, (*day, "label"))


def _named(names: Iterable[str], value: str, at: Span) -> Iterator[Stated]:
    place = 0
    for name in names:
        for part in re.split("[、，,]", name):
            start = value.find(part, place)
            if part and looks_like_name(part):
                yield Stated(part, Span(at.start + start, at.start + start + len(part)), "label")
            place = max(start, place)


def _day(words: str, start: int) -> tuple[PartialDate, Span] | None:
    for at, (year, month, day) in date_spans(words):
        try:
            return PartialDate(year, month, day), Span(start + at.start, start + at.end)
        except FieldError:
            continue
    return None


def _titles(text: str, lines: Sequence[Paragraph], rest: Sequence[int], found: Front) -> None:
    """Find the plan's title: that over the plan, else the one that the notice hands on."""
    blocks = [*_blocks(lines, rest)]
    notice = next((each for each in blocks if _HANDS_ON.search(_joined(lines, each))), None)
    named = None
    if notice is not None:
        found.notice = _raw(text, lines, notice)
        handed = _HANDS_ON.search(found.notice)
        named = (handed["title"] or handed["other"]).strip("《》") if handed else None
        found.titles.update(notice)
    over = _over(lines, blocks, named, notice)
    if over is not None:
        found.titles.update(over)
        at = Span(lines[over[0]].start, lines[over[-1]].end)
        found.title = _unquoted(_raw(text, lines, over), at, "title-line")
        found.first = over[-1] + 1
        _also_title(lines, blocks, found)
    elif named is not None and notice is not None:
        at = Span(lines[notice[0]].start, lines[notice[-1]].end)
        start = _find_loose(text, named, at)
        found.title = Stated(named, start, "title-of-notice") if start else None
        found.first = notice[-1] + 1


def _also_title(lines: Sequence[Paragraph], blocks: Sequence[list[int]], found: Front) -> None:
    """A title printed twice, over the page and over the text, is a title both times."""
    assert found.title is not None  # noqa: S101
    for block in blocks:
        if packed(_joined(lines, block)) == packed(found.title.value):
            found.titles.update(block)


def _unquoted(title: str, at: Span, rule: str) -> Stated:
    bare = title.strip("《》 ")
    shift = len(title) - len(title.lstrip("《 "))
    return Stated(bare, Span(at.start + shift, at.end - (len(title) - shift - len(bare))), rule)


def _blocks(lines: Sequence[Paragraph], rest: Sequence[int]) -> Iterator[list[int]]:
    """Yield runs of lines that may be one title: short, without stops, the last one a genre's."""
    held: list[int] = []
    for place in rest:
        words = lines[place].text
        goes_on = not held or place == held[-1] + 1
        is_part = (
            len(words) <= 70
            and not re.search("[。；;!！?？：:]", words)
            and not _NUMBER_ALONE.fullmatch(words)
        )
        if not goes_on or not is_part:
            held = []
        if is_part and not _is_signature(words) and not _ANNEX.match(words):
            if held and _ends_title(lines, held) and is_title(lines[place]) and len(words) > _TAIL:
                held = []  # printed again
            held.append(place)
            if _ends_title(lines, held):
                yield list(held)
        else:
            held = []


def _ends_title(lines: Sequence[Paragraph], held: Sequence[int]) -> bool:
    whole = _joined(lines, held)
    at_end = Paragraph(lines[held[0]].at, whole)
    return len(whole) <= 120 and (is_title(at_end) or bool(_HANDS_ON.search(whole)))


def _joined(lines: Sequence[Paragraph], block: Sequence[int]) -> str:
    return "".join(lines[place].text for place in block)


def _raw(text: str, lines: Sequence[Paragraph], block: Sequence[int]) -> str:
    """The characters of a title as printed, without the blanks that break its lines."""
    words = [text[lines[place].at.slice] for place in block]
    return "".join(words)


def _over(
    lines: Sequence[Paragraph],
    blocks: Sequence[list[int]],
    named: str | None,
    notice: Sequence[int] | None,
) -> list[int] | None:
    """Return the lines of the title over the plan's own text, the last such block."""
    behind = [each for each in blocks if notice is None or each[0] > notice[-1]]
    if named is not None:
        exact = [
            each for each in behind if packed(_joined(lines, each)).strip("《》") == packed(named)
        ]
        like = [each for each in behind if _is_like(_joined(lines, each), named)]
        return next(iter((*exact[-1:], *like[-1:])), None)
    whole: list[list[int]] = []
    for block in behind:
        if whole and block[0] == whole[-1][0]:
            whole[-1] = block  # the longer of two that begin in one line
        elif not whole or block[0] > whole[-1][-1]:
            whole.append(block)
    return whole[-1] if whole else None


def _is_like(words: str, named: str) -> bool:
    """Whether a line is the title that a notice names, with 关于 or the issuer before it."""
    mine, theirs = packed(words).strip("《》"), packed(named)
    return mine.endswith(theirs) and len(mine) - len(theirs) <= _LONGEST_NAME


def _find_loose(text: str, words: str, within: Span) -> Span | None:
    pattern = re.compile(r"\s*".join(map(re.escape, "".join(words.split()))))
    found = pattern.search(text, within.start, within.end)
    return Span(found.start(), found.end()) if found else None


def _number(text: str, lines: Sequence[Paragraph], rest: Sequence[int], found: Front) -> None:
    for place in rest:
        line = lines[place]
        if not _NUMBER_ALONE.fullmatch(line.text):
            continue
        printed = NUMBER.search(line.text)
        assert printed is not None  # noqa: S101
        found.aside.add(place)
        if found.number is None or found.number.rule == "label":
            at = Span(line.start + printed.start(), line.start + printed.end())
            found.number = Stated(text[at.slice], at, "number-line")


def _addressees(text: str, lines: Sequence[Paragraph], rest: Sequence[int], found: Front) -> None:
    for place in rest:
        line = lines[place]
        if place in found.titles or not _ADDRESSED.match(line.text):
            continue
        at = Span(line.start, line.end - 1)
        found.addressees = tuple(text[each.slice] for each in _parted(line.text[:-1], line.start))
        found.addressees_at = at
        found.aside.add(place)
        return


def _parted(words: str, start: int) -> Iterator[Span]:
    """Yield the members of a list of addressees: commas part them, and no 、 inside a name."""
    depth, begin = 0, 0
    for place, sign in enumerate(words):
        if sign in "(（":
            depth += 1
        elif sign in ")）":
            depth = max(depth - 1, 0)
        elif sign in "，,；;" and depth == 0:
            if place > begin:
                yield Span(start + begin, start + place)
            begin = place + 1
            while words[begin : begin + 1].isspace():
                begin += 1
    if begin < len(words):
        yield Span(start + begin, start + len(words))


def _is_signature(words: str) -> bool:
    """Whether a line is the name of a body, or a day, and nothing else."""
    bare = _BLANKS.sub("", words).strip("()（）")
    days = [at for at, _ in date_spans(bare)]
    if days and days[0].start == 0 and days[0].end == len(bare):
        return True
    names = [each for each in _BLANKS.split(words) if each]
    return bool(names) and all(map(_is_issuer, names))


def _is_issuer(name: str) -> bool:
    if not 4 <= len(name) <= _LONGEST_NAME or name[-1] in ")）" or _ABOUT.search(name):
        return False
    return looks_like_name(name) and not _NO_NAME.search(name)


def _signature(text: str, lines: Sequence[Paragraph], rest: Sequence[int], found: Front) -> None:
    """Read the signature of a notice: who issued it, and the day."""
    signed: list[Stated] = []
    is_listed = False
    for place in rest:
        line = lines[place]
        is_listed = bool(_DRAWN_UP.match(line.text)) or (is_listed and _is_signature(line.text))
        if is_listed:
            found.aside.add(place)
            continue
        if place in found.titles or place in found.aside or not _is_signature(line.text):
            continue
        bare = _BLANKS.sub("", line.text).lstrip("(（")
        if bare[:1].isdigit() or bare[:1] in "二一〇○":
            day = _exact_day(text, line)
            if day is not None:
                found.aside.add(place)
                if found.issued is None or found.issued[2] == "label":
                    found.issued = (*day, "signature")
            continue
        found.aside.add(place)
        for piece in re.finditer(r"[^\s]+", line.text):
            at = Span(line.start + piece.start(), line.start + piece.end())
            signed.append(Stated(text[at.slice], at, "signature"))
    if signed:
        found.issuers = list({each.value: each for each in signed}.values())


def _exact_day(text: str, line: Paragraph) -> tuple[PartialDate, Span] | None:
    for at, (year, month, day) in date_spans(line.text):
        try:
            return PartialDate(year, month, day), Span(line.start + at.start, line.start + at.end)
        except FieldError:
            return None
    return None


def _set_aside_tail(
    text: str, lines: Sequence[Paragraph], tail: Sequence[int], found: Front
) -> None:
    """Set aside what stands behind the plan: furniture, signatures, links."""
    is_over = False
    for place in tail:
        words = lines[place].text
        is_over = is_over or is_furniture(words)
        if is_over or _is_signature(words):
            found.aside.add(place)
            day = _exact_day(text, lines[place]) if _is_signature(words) else None
            if day is not None and found.issued is None:
                found.issued = (*day, "signature")


def _issuers_of_title(text: str, found: Front) -> None:
    """A title that begins with a body names who issued it: 甲州市人民政府关于…."""
    if found.issuers or found.title is None or found.title.at is None:
        return
    for words in (found.notice, found.title.value):
        about = _ABOUT.search(words)
        printed = re.split(r"\s+|、", words[: about.start()]) if about else []
        names = [each for each in printed if each]
        kept = [each for each in names if _is_issuer(each)]
        if kept and len(kept) == len(names):
            found.issuers = [Stated(each, None, "title") for each in kept]
            return
