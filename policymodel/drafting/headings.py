"""Printed headings: the style of a number, the number, and the title behind it."""

import re
import unicodedata
from collections.abc import Iterator

from attrs import evolve, frozen

from policymodel.analysis.numbering import ordinal
from policymodel.drafting.charges import are_bodies
from policymodel.drafting.paragraphs import Paragraph
from policymodel.folding import NO_DECIMAL, fold
from policymodel.model import Span
from policymodel.source.duties import begins_with_deadline, begins_with_label, duty, says_something
from policymodel.source.headings import OWN_MARKS

_HAN = "一二三四五六七八九十百"
# From the outermost to the innermost; each: the number, and the mark that belongs to no number.
_STYLES = (
    (
        "chapter",
        re.compile(rf"(第[ ]?[{_HAN}0-9]{{1,3}}[ ]?(?:[章编篇]|部分))[、.:： \u3000]*"),
    ),
    ("paragraph", re.compile(rf"(第[ ]?[{_HAN}0-9]{{1,3}}[ ]?节)[、.:： \u3000]*")),
    (
        "mark",
        re.compile(
            rf"([{_HAN}]{{1,4}})"
            rf"(?:、|[.﹒][ ]?{NO_DECIMAL}|[ \u3000](?=[\u4e00-\u9fff]))[ \u3000]*"
        ),
    ),
    (
        "brackets",
        re.compile(rf"((?:[(（][ \u3000]*)?[{_HAN}]{{1,4}}[ \u3000]*[)）]|[㈠-㈩])[、. \u3000]*"),
    ),
    (
        "task",
        re.compile(
            rf"((?:任务|行动|工程|专项|举措|事项)[{_HAN}0-9]{{1,3}})[:： \u3000]+(?=\S)"
        ),
    ),
    ("article", re.compile(rf"(第[ ]?[{_HAN}0-9]{{1,4}}[ ]?条)[、.:： \u3000]*")),
    ("plain", re.compile(r"([0-9]{1,2})[ \u3000]+(?=[\u4e00-\u9fff])")),
    (
        "dotted",
        re.compile(
            r"([0-9]{1,2}[.][0-9]{1,2})(?![0-9%.])"
            r"(?:[、.]|[ \u3000]+|(?=[\u4e00-\u9fff“]))[ \u3000]*"
        ),
    ),
    ("dotted3", re.compile(r"([0-9]{1,2}(?:[.][0-9]{1,2}){2,3})(?![0-9%])[、. \u3000]*")),
    # A font of its own may have made the mark: a character for private use.
    (
        "point",
        re.compile(
            rf"([0-9]{{1,3}}(?![0-9])|[⒈-⒛])"
            rf"(?:(?<![0-9])|[.﹒、{OWN_MARKS}][ \u3000]*{NO_DECIMAL}|[)）][ \u3000]*)"
        ),
    ),
    ("digits", re.compile(r"([(（][0-9]{1,2}[)）]|[⑴-⒇])[、. \u3000]*")),
    ("circle", re.compile("([①-⑳])[、. \u3000]*")),
)  # fmt: skip
_NUMBERED = re.compile(rf"[第(（{_HAN}0-9①-⒛㈠-㈩任行工专举事]")  # as every style begins
RANK = {style: rank for rank, (style, _) in enumerate(_STYLES)}
_STOP = re.compile("[。;；!！?？]")
_LONGEST_SENTENCE = 45
_LONGEST_LINE = 70
LONGEST_TITLE = 25  # the longest sentence that is the title of a paragraph without a number
_COUNTED = re.compile(rf"(?:行动|任务|工程|专项|举措|计划)[{_HAN}0-9]{{1,3}}")  # 行动一：…
_COLON = re.compile("[:：]")
_SHORTEST = 6  # of what charges somebody
_FEWEST_CHARGED = 5  # of a name and what it has to do
_UNITS = re.compile(r"[家个项万亿%％]|以上|以下")
_MOST_COMMAS = 2
_OPEN = re.compile(r"[(（\[［〔【]")
_CLOSE = re.compile(r"[)）\]］〕】]")


@frozen(kw_only=True)
class Heading:
    """A heading as printed.

    Attributes:
        style: what its number looks like; the number of its rank orders the styles.
        number: the number without the mark behind it; None for a title alone.
        value: what the number counts.
        title: the title, if the line has one that can be told from what it says.
        at: number and title; of a heading without a title number and mark.
        is_bare: whether its line says nothing else.
        paragraph: the number of its paragraph, of the last one where its title has its own.
        first: the number of the first one, if that is another.
        rank: how far inside it stands, where its style does not say.
    """

    style: str
    number: str | None
    value: int
    title: str | None
    at: Span
    is_bare: bool
    paragraph: int
    first: int | None = None
    rank: float | None = None

    @property
    def is_number(self) -> bool:
        """Whether its line has a number and nothing else."""
        return self.title is None and self.is_bare

    @property
    def start(self) -> int:
        return self.at.start


def numbered(paragraph: Paragraph, place: int) -> Heading | None:
    """Return the heading with which a paragraph begins, if it begins with a number.

    >>> from policymodel.drafting.paragraphs import paragraphs
    >>> [line] = paragraphs("1．建设码头。新建泊位10个。")
    >>> found = numbered(line, 0)
    >>> found.number, found.title, found.at, found.is_bare
    ('1', '建设码头', Span(start=0, end=6), False)
    """
    text = paragraph.text
    if not _NUMBERED.match(text):  # as most paragraphs do
        return None
    for style, pattern in _STYLES:
        found = pattern.match(text)
        if found is None:
            continue
        number, begin = found[1], found.end()
        value = _value(style, number)
        if value == 0 or (style == "point" and _UNITS.match(text, begin)):
            return None
        if begins_with_label(text, begin, len(text)) or begins_with_deadline(
            text, begin, len(text)
        ):
            return None  # 2.责任单位：市甲局 says of what stands over it who is to do it
        begin = _behind_bracket(text, begin)
        end = title_end(text, begin)
        title = text[begin:end] if end is not None else None
        stop = paragraph.start + (end if end is not None else max(found.end(), 1))
        return Heading(
            style=style,
            number=number,
            value=value,
            title=title,
            at=Span(paragraph.start, stop),
            is_bare=not text[begin if end is None else end :].strip("。.:： "),
            paragraph=place,
        )
    return None


def _behind_bracket(text: str, begin: int) -> int:
    """Return where a title begins before which somebody is charged: 【市甲局牵头】建设码头."""
    if not _OPEN.match(text, begin) or (stop := _CLOSE.search(text, begin)) is None:
        return begin
    is_charge = (
        are_bodies(text[begin + 1 : stop.start()]) or next(_brackets(text, begin), -1) == begin
    )
    return stop.end() if is_charge else begin


def title_end(text: str, begin: int) -> int | None:
    """Return where a title that begins at `begin` ends: at a stop, or with its line.

    >>> title_end("建设码头。新建泊位。", 0), title_end("建设码头", 0)
    (4, 4)
    """
    if begin >= len(text):
        return None
    bracket = next(_brackets(text, begin), None)
    stop = _STOP.search(text, begin)
    end = stop.start() if stop else len(text)
    if bracket is not None and bracket < end:
        end = bracket
    colon = _COLON.search(text, begin, end)
    if (
        colon is not None
        and not _COUNTED.fullmatch(text, begin, colon.start())
        and colon.start() - begin <= _LONGEST_SENTENCE // 2
        and _says_more(text, colon.end())
    ):
        end = colon.start()
    words = text[begin:end].rstrip()
    is_line = begin + len(words) == len(text.rstrip())
    if is_line and words.endswith(("，", ",", "、")):
        return None
    longest = _LONGEST_LINE if is_line else _LONGEST_SENTENCE
    commas = words.count("，") + words.count(",")
    if not 2 <= len(words) <= longest or commas > _MOST_COMMAS:
        return None
    if stop is not None and stop.group() in ";；" and end == stop.start():
        return None
    return begin + len(words)


def sole_title(text: str, begin: int) -> int | None:
    """Return where the sentence ends that is the title of a paragraph: 完善管理机制。…"""
    end = title_end(text, begin)
    if end is None or end - begin > LONGEST_TITLE or text[end : end + 1] not in ("。", "：", ":"):
        return None
    return end if text[end + 1 :].strip() and "，" not in text[begin:end] else None


def _says_more(text: str, place: int) -> bool:
    return bool(text[place:].strip())


def _brackets(text: str, begin: int) -> Iterator[int]:
    """Yield where brackets that charge somebody begin."""
    for found in _OPEN.finditer(text, begin):
        if begins_with_label(text, found.end(), len(text)):
            yield found.start()
        else:
            end = min(found.end() + 80, len(text))
            stop = _CLOSE.search(text, found.end(), end)
            inside = stop.start() - found.end() if stop else 0
            last = found.end() + inside
            if inside > _SHORTEST and says_something(text, found.end(), last):
                yield found.start()
            elif inside >= _FEWEST_CHARGED and duty(text, found.end(), last) is not None:
                yield found.start()  # （市甲局牵头）


def _value(style: str, number: str) -> int:
    bare = "".join(number.split())
    if style in ("chapter", "paragraph", "article"):
        bare = bare[1:-1].removesuffix("部")
    if style == "task":
        bare = bare[2:]  # 任务一
    if unicodedata.category(bare[0]) == "No":  # ①, ⑴, ⒈, ㈠: one character
        return int(unicodedata.numeric(bare[0]))
    counted = ordinal(fold(bare))
    return counted.value if counted is not None else 0


def with_title(heading: Heading, paragraph: Paragraph, title: str) -> Heading:
    """Return the heading with `title`, which its line begins with: what a page ran together."""
    begin = paragraph.text.find(title)
    if begin < 0:
        return heading
    end = begin + len(title)
    at = Span(heading.start, paragraph.start + end)
    return evolve(heading, title=title, at=at, is_bare=not paragraph.text[end:].strip())
