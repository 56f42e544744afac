"""What stands at the head of a document: title, number, issuers, addressees, dates."""

import re
from collections.abc import Iterable, Iterator, Sequence

from policymodel.drafting.catalogue import catalogue
from policymodel.drafting.headlines import ADOPTED, DAY, PRINTED
from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.stated import (
    ABOUT,
    BLANKS,
    NUMBER,
    NUMBER_ALONE,
    WORDS,
    Front,
    Stated,
    is_issuer,
    is_signature,
    names_of_signature,
    spaced,
    unsealed,
)
from policymodel.drafting.titles import find_titles
from policymodel.drafting.unread import join_names
from policymodel.findings import FieldError
from policymodel.folding import fold
from policymodel.model import PartialDate, Span
from policymodel.source.bodies import looks_like_name
from policymodel.source.dates import date_spans
from policymodel.source.duties import begins_with_label
from policymodel.text import any_of

_LABELS: dict[str, list[str]] = WORDS["labels"]
_LABEL = re.compile("|".join(f"(?P<{key}>{spaced(words)})" for key, words in _LABELS.items()))
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s*【\[|]))(?:{spaced(w for words in _LABELS.values() for w in words)})"
    r"[*】\]]*[ \u3000]*[:：][*]*"
)
_DRAWN_UP = re.compile(rf"{spaced(WORDS['drawn_up'])}[ \u3000]*[:：]")
# 2031-03-08 10:22 来源：…, and behind a plan 发布日期：2031-03-08
_ISO, _TIME = "(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}", "(?:[ ]*[0-9]{1,2}(?:[:：][0-9]{2})+)?"
_PAGE_DAY = re.compile(
    rf"(?:{DAY}|{_ISO}){_TIME}[ \u3000|]*{any_of(WORDS['on_page'])}[:：]"
    rf"|{spaced(_LABELS['published'])}[ \u3000]*[:：](?=.{{0,4}}[0-9]{{4}})"
)
_RULE = re.compile(r"[|｜\s:-]*[|｜][|｜\s:-]*")  # a row of a table that holds nothing
_NOTHING = frozenset(WORDS["nothing"])
_VAGUE = tuple(WORDS["vague"])
_ADDRESSED = re.compile(
    r"^(?!为|根据|按照|依据|围绕|贯彻|现|经)"
    r"(?:[各市省县区本直州旗盟有国全]|[委局厅]机关|领导小组各|[^，。；;]{2,30}(?:政府|管委会))"
    r"[^。“《]{0,400}[:：]$"
)
# The first line of a list of addressees that goes on in the next.
_GOES_ON = re.compile(r"各[\u4e00-\u9fff（）()、，, ]{3,200}")
_OTHERS = re.compile("等(?:[0-9一二三四五六七八九十两]{1,3}个?)?(?:部门|单位)$")  # 市甲局等5部门
_LONGEST = 400
BY_PRINTER = "printed-by"
"""The rule by which who prints a document is taken for who issued it, for want of others."""
FURNITURE = [re.compile(each) for each in WORDS["furniture"]]


def front(text: str, lines: Sequence[Paragraph], head: Sequence[int], tail: Sequence[int]) -> Front:
    """Return what the paragraphs before the first heading (`head`) and behind the last say."""
    found = Front()
    _catalogue(text, lines, head, found)
    for place in head:
        _page_day(lines[place], found)
        words = lines[place].text
        if _labelled(text, lines[place], found) or is_furniture(words) or _RULE.fullmatch(words):
            found.aside.add(place)
    rest = [place for place in head if place not in found.aside]
    find_titles(text, lines, rest, found)
    _number(text, lines, rest, found)
    _addressees(text, lines, rest, found)
    _signature(text, lines, rest, found)
    _set_aside_tail(text, lines, tail, found)
    join_names(lines, [*rest, *tail], found)
    _issuers_of_title(text, found)
    _printed(text, lines, [*head, *tail], found)
    return found


def _catalogue(text: str, lines: Sequence[Paragraph], head: Sequence[int], found: Front) -> None:
    """Read the table of a page whose labels have no colons."""
    for cell in catalogue(lines, head):
        found.aside.update(cell.places)
        if cell.is_read and cell.value not in _NOTHING:
            _keep(found, cell.kind, text[cell.at.slice], cell.at)


def foot(lines: Sequence[Paragraph], tail: Sequence[int]) -> frozenset[int]:
    """Return the lines behind who signed a plan, and when, that charge nobody with it.

    They say whose the page is: 主办单位：…, 责任部门：….
    """
    gone: set[int] = set()
    before, is_signed, is_named = -1, False, False
    for place in tail:
        if place != before + 1:  # an annex begins anew
            is_signed = is_named = False
        before, words = place, lines[place].text
        if is_signed and begins_with_label(words, 0, len(words)) and "。" not in words:
            gone.add(place)
        is_day = is_signature(words) and _exact_day("", lines[place]) is not None
        is_signed = is_signed or (is_day and is_named)
        is_named = is_signature(words) and not is_day
    return frozenset(gone)


def is_furniture(words: str) -> bool:
    """Return whether a line is none of the document's own.

    >>> is_furniture("打印 关闭"), is_furniture("建设港口。")
    (True, False)
    """
    return any(each.search(words) for each in FURNITURE)


def _begins_labelled(words: str) -> bool:
    """Whether a line begins with a label of the page: 更新时间：…."""
    label = _LABELLED.search(words)
    return label is not None and label.start() <= 4


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


def _page_day(line: Paragraph, found: Front) -> None:
    """Read the day with which a line of a page begins, or the label behind a plan: published."""
    if _PAGE_DAY.match(line.text) and found.published is None:
        day = _day(line.text, line.start)
        found.published = (*day, "label") if day is not None else None


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
        names = [each for each in BLANKS.split(value) if each]
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


def _number(text: str, lines: Sequence[Paragraph], rest: Sequence[int], found: Front) -> None:
    for place in rest:
        line = lines[place]
        if not NUMBER_ALONE.fullmatch(line.text):
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
        above = lines[place - 1] if place - 1 in rest and place - 1 not in found.titles else None
        is_broken = above is not None and line.text[-1] in ":：" and _GOES_ON.fullmatch(above.text)
        if place in found.titles or not (is_broken or _ADDRESSED.match(line.text)):
            continue
        start = above.start if above is not None and is_broken else line.start
        at = Span(start, start + len(text[start : line.end - 1].rstrip()))
        named = (text[each.slice] for each in _parted(fold(text[at.slice]), start))
        found.addressees = tuple("".join(each.split("\n")) for each in named)
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


def _signature(text: str, lines: Sequence[Paragraph], rest: Sequence[int], found: Front) -> None:
    """Read the signature of a notice: who issued it, and the day."""
    signed: list[Stated] = []
    of_notice: list[Stated] = []
    is_over = bool(found.notice and found.title and found.title.rule == "title-line")
    is_listed = False
    for place in rest:
        line = lines[place]
        if is_over and place == found.first:
            of_notice = [*signed]  # who signs under the plan's own title has drawn it up
        is_listed = bool(_DRAWN_UP.match(line.text)) or (is_listed and is_signature(line.text))
        if is_listed:
            found.aside.add(place)
            if found.issued is None and (day := _exact_day(text, line)) is not None:
                found.issued = (*day, "signature")
            continue
        if found.issued is None and ADOPTED.fullmatch(line.text):
            if (day := _exact_day(text, line)) is not None:
                found.issued = (*day, "adopted")
            found.aside.add(place)
            continue
        if place in found.titles or place in found.aside or not is_signature(line.text):
            continue
        bare = BLANKS.sub("", line.text).lstrip("(（")
        if bare[:1].isdigit() or bare[:1] in "二一〇○":
            day = _exact_day(text, line)
            if day is not None:
                found.aside.add(place)
                if found.issued is None or found.issued[2] == "label":
                    found.issued = (*day, "signature")
            continue
        found.aside.add(place)
        signed += _signing(text, line)
    if signed:
        found.issuers = list({each.value: each for each in of_notice or signed}.values())


def _signing(text: str, line: Paragraph) -> Iterator[Stated]:
    """Yield the bodies that a line of a signature names."""
    names = names_of_signature(line.text)
    pieces = [*re.finditer(r"\S+", line.text)]
    kept = [each for each in pieces if unsealed(each.group()) in names]
    for piece in kept or re.finditer(r"\S.*\S", line.text):  # else it is spread over the line
        end = piece.start() + len(unsealed(piece.group()))
        at = Span(line.start + piece.start(), line.start + end)
        yield Stated(BLANKS.sub("", text[at.slice]), at, "signature")


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
    """Set aside what stands behind the plan: furniture, signatures, links.

    Who stands there over a day has signed it.
    """
    is_over = is_signed = False  # what comes behind the day of a signature is of the page
    signed: list[Stated] = []
    for place in tail:
        words = lines[place].text
        _page_day(lines[place], found)
        is_over = is_over or is_furniture(words) or _begins_labelled(words) or is_signed
        if is_over or is_signature(words):
            found.aside.add(place)
            day = _exact_day(text, lines[place]) if is_signature(words) else None
            is_signed = is_signed or day is not None
            if day is not None and found.issued is None:
                found.issued = (*day, "signature")
                if signed and not found.issuers:
                    found.issuers = signed
        signed = [*signed, *_signing(text, lines[place])] if is_signature(words) else []


def _printed(text: str, lines: Sequence[Paragraph], places: Sequence[int], found: Front) -> None:
    """Take who printed the document, and when, for want of who issued it and of a day."""
    for number, place in enumerate(places):
        line = lines[place]
        printed = PRINTED.fullmatch(line.text)
        day = _exact_day(text, line) if printed else None
        if printed is None or day is None or found.issued is not None:
            continue
        found.issued = (*day, BY_PRINTER)
        found.aside.add(place)
        above = places[number - 1] if printed["who"] is None and number else place
        who = lines[above]
        name = printed["who"] or who.text
        if not found.issuers and is_issuer(name):
            at = Span(who.start, who.start + len(name))
            found.issuers = [Stated(text[at.slice], at, BY_PRINTER)]
            found.aside.add(above)


def _issuers_of_title(text: str, found: Front) -> None:
    """A title that begins with a body names who issued it: 甲州市人民政府关于…."""
    if found.issuers or found.title is None or found.title.at is None:
        return
    for words in (found.notice, found.title.value):
        about = ABOUT.search(words)
        printed = re.split(r"\s+|、", words[: about.start()]) if about else []
        names = [_OTHERS.sub("", each) for each in printed if each]
        kept = [each for each in names if is_issuer(each)]
        if kept and len(kept) == len(names):
            found.issuers = [Stated(each, None, "title") for each in kept]
            return
