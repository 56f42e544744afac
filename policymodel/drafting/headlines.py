"""Lines at the head and the end of a document in which several things stand together.

A page that was copied has them in one line: a title with the number or the day of the document, a
day with what comes after it, who signs with the day.
"""

import re
from collections.abc import Iterator

from policymodel.drafting.stated import NUMBERED, WORDS, is_signature
from policymodel.folding import ZEROS
from policymodel.text import any_of

DAY = (
    rf"[0-9{ZEROS}一二三四五六七八九]{{4}}[ ]*年[ ]*[0-9一二三四五六七八九十]{{1,3}}[ ]*月"
    r"(?:[ ]*[0-9一二三四五六七八九十]{1,3}[ ]*日)?"
)
"""A pattern of days, and of months."""
ADOPTED = re.compile(rf"[(（]{DAY}[^()（）]{{4,60}}(?:通过|批准)[)）]")
"""A line that says who adopted a document and when."""
PRINTED = re.compile(
    rf"(?P<who>[\u4e00-\u9fff]{{4,30}}(?:办公室|办公厅|秘书处|[局委厅]))?\s*(?P<day>{DAY})\s*印发"
)
"""A line that says who printed a document and when; the day may stand on the line below."""

_GENRE = any_of([*WORDS["genres"], *WORDS["rules"], *WORDS["notices"]])
_TITLE, _GAP, _PUBLIC = rf"[^。；;]{{4,80}}{_GENRE}", r"[ \u3000]*", "[(（]此件[^()（）]{2,12}[)）]"
_AFTER = rf"(?:附{_GAP}[件表]|目{_GAP}[录次]$|相关(?:解读|链接|附件|文件|阅读|稿件)|{_PUBLIC})"
# By what the line ends with, and by what it begins with.
_ENDS = tuple(
    re.compile(each)
    for each in (
        rf"[^。；;]{{1,160}}{_GENRE}{_GAP}(?P<next>[(（]?(?:{NUMBERED})[)）]?|[(（]{DAY}[)）])$",
        rf"{_TITLE}{_GAP}(?P<next>目[ \u3000]+[录次])$",
        # …_云泽市人民政府门户网站, as browsers call a page
        rf"{_TITLE}(?:[(（][^()（）]*[)）])?{_GAP}(?P<next>[_|｜-]{_GAP}[^。；;]{{2,24}}(?:网站|政府网|门户网))$",
        rf"[\u4e00-\u9fff]{{4,40}}文件{_GAP}(?P<next>{NUMBERED})$",
        r"[^。；;：:]{4,80}?的?通知(?P<next>[各市省区县][\u4e00-\u9fff（()）、，,]{3,200}[:：])$",
    )
)
_BEGINS = tuple(
    re.compile(each)
    for each in (
        rf"{_PUBLIC}{_GAP}(?P<next>{_TITLE}$)",
        rf"{DAY}{_GAP}(?P<next>{_AFTER}|(?<=日)[^，。；;]{{4,80}}{_GENRE}$)",
    )
)
_SIGNED = re.compile(
    rf"(?P<who>[\u4e00-\u9fff \u3000]{{4,90}}?){_GAP}(?P<next>{DAY}){_GAP}(?:$|{_AFTER})"
)
_LAST = frozenset("号月日录次)）:：网站")
_FIRST = frozenset("0123456789〇○零一二三四五六七八九(（")
_LONGEST = 300


def apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line, in order; nearly all lines are one.

    >>> line = "关于印发云川市港口方案的通知云港〔2031〕2号"
    >>> [line[begin:stop] for begin, stop in apart(line, 0, len(line))]
    ['关于印发云川市港口方案的通知', '云港〔2031〕2号']
    """
    while end - start <= _LONGEST and (place := _next(text, start, end)):
        yield start, place
        start = place
    yield start, end


def _next(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    last, first = text[end - 1 : end], text[start : start + 1]
    patterns = (_ENDS if last in _LAST else ()) + (_BEGINS if first in _FIRST else ())
    for pattern in patterns:  # most lines have none
        if found := pattern.match(text, start, end):
            return found.start("next")
    signed = _SIGNED.match(text, start, end) if last in _LAST else None
    return signed.start("next") if signed and is_signature(signed["who"]) else 0
