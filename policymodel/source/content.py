"""What a passage says once the page is taken out of it: line ends and numbers of pages."""

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from policymodel.model import Span

MEASURED = (
    r"(?:(?:19|20)[0-9]{2}[^\S\n]*[\n\v]\s*年"
    r"|[0-9][0-9.,]{0,7}[^\S\n]*[\n\v]\s*[%％‰万亿])"
)
"""A pattern of a number alone on a line that is no page's: the next begins with its unit."""

# A line ends in the middle of a word, and a page in the middle of a line: 武—３—汉.
_PAGE = (
    rf"(?!{MEASURED})"
    r"(?:[—–－-]{1,2}[^\S\n]*)?[0-9０-９]{1,4}(?:[^\S\n]*[—–－-]{1,2})?"
    r"|第[^\S\n]*[0-9]+[^\S\n]*页[^\n]{0,12}"
)
_GAP = re.compile(
    rf"(?<![^\S\n\v])[^\S\n\v]*+[\n\v]\s*+(?:(?:{_PAGE})[^\S\n\v]*[\n\v]\s*+)?"
    r"|(?<![0-9０-９年月日])(?<![^\S\n])[^\S\n]*+"
    r"[—–－]{1,2}[^\S\n]*[0-9０-９]{1,4}[^\S\n]*[—–－]{1,2}[^\S\n]*(?![0-9０-９])"
    r"|(?<=[\u4e00-\u9fff（(、，,；;])[^\S\n]*-[^\S\n]*[0-9]{1,3}[^\S\n]*-[^\S\n]*(?=[\u4e00-\u9fff])"
)
# In running text a number alone on a line may be anything but a page's.
_NUMBERED = r"(?:[—–－-]{1,2}[^\S\n]*[0-9０-９]{1,4}[^\S\n]*[—–－-]{1,2}|第 ?[0-9]{1,4} ?页)"
PAGE_NUMBER = re.compile(rf"^[^\S\n]*{_NUMBERED}[^\S\n]*$\n?", re.MULTILINE)
"""The number of a page alone on a line."""

BETWEEN = rf"\s*(?:\n\s*(?:{_NUMBERED}|[0-9０-９]{{1,3}})[^\S\n]*\n\s*)?"
"""A pattern of what may stand between two characters of a word: blanks, line ends, a page's end."""

# Without any, nothing breaks a passage: found fast.
_MAY_BREAK = re.compile(r"[\n\v—–－-](?:(?<=[\n\v])|[^\S\n]*[0-9０-９])")
_BLANKS = re.compile(r"[ \t\u3000\u00a0]+")


def flowing(text: str, paragraphs: Iterable[Span]) -> str:
    """Return `text` with the line ends inside its paragraphs as ``"\\v"``, which ends nothing.

    All characters stay where they are, and `content` leaves out both.

    >>> flowing("市甲\\n局负责\\n市乙局", [Span(0, 6), Span(7, 10)])
    '市甲\\x0b局负责\\n市乙局'
    """
    parts, reached = [], 0
    for at in paragraphs:
        parts += [text[reached : at.start], text[at.slice].replace("\n", "\v")]
        reached = at.end
    return "".join((*parts, text[reached:]))


def without_pages(text: str) -> str:
    """Return `text` without the numbers of pages that stand alone on a line."""
    return PAGE_NUMBER.sub("", text) if "\n" in text else text


@frozen
class Content:
    """A passage of a text without its gaps.

    Attributes:
        text: what it says.
        places: where in the whole text each of its characters stands.
    """

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to `end` stand in the whole text."""
        return Span(self.places[start], self.places[end - 1] + 1)


def content(text: str, start: int, end: int) -> Content:
    """Return what stands between `start` and `end`.

    >>> found = content("(市科\\n技局牵头)", 1, 8)
    >>> found.text, found.span(0, 4)
    ('市科技局牵头', Span(start=1, end=6))
    """
    passage = text[start:end]
    if not (_MAY_BREAK.search(passage) and _GAP.search(passage)):
        return Content(passage, range(start, end))
    words: list[str] = []
    kept: list[int] = []
    reached = 0
    for gap in _GAP.finditer(passage):
        words.append(passage[reached : gap.start()])
        kept.extend(range(start + reached, start + gap.start()))
        reached = gap.end()
    kept.extend(range(start + reached, end))
    return Content("".join((*words, passage[reached:])), kept)


def closed(text: str) -> str:
    """Return `text` without the blanks that Chinese does not write.

    >>> closed("市科 技局"), closed("A B 集团")
    ('市科技局', 'A B集团')
    """
    # Nearly every name is letters alone.
    return text if text.isalnum() else _BLANKS.sub(lambda found: _kept(found, text), text)


def _kept(blanks: re.Match[str], text: str) -> str:
    around = (
        text[max(blanks.start() - 1, 0) : blanks.start()],
        text[blanks.end() : blanks.end() + 1],
    )
    return " " if all(sign.isascii() and sign.isalnum() for sign in around) else ""


def listed(passages: Sequence[Content], mark: str = "、") -> Content:
    """Return passages as the members of one list: names on lines of their own.

    `mark` stands between the first two: a label that has a line of its own has lost its colon.

    >>> listed([content("市甲局\\n市乙局", 0, 3), content("市甲局\\n市乙局", 4, 7)]).text
    '市甲局、市乙局'
    """
    first, *more = passages
    for each in more:
        sign = "" if first.text.rstrip()[-1:] in ("、", ":", "：", "∶") else mark
        mark = "、"
        places = [*first.places, *([first.places[-1]] if sign else []), *each.places]
        first = Content(first.text + sign + each.text, places)
    return first
