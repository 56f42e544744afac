"""What is printed at the head and the end of a document and could not be read for certain.

Of that somebody is asked; where nothing is printed, nothing is asked.
"""

import re
from collections.abc import Iterator, Sequence

from policymodel.drafting.paragraphs import Paragraph, index_of
from policymodel.drafting.stated import LIKE_NUMBER, Front, Stated, is_issuer, is_signature
from policymodel.model import Span
from policymodel.text import any_of

_CALLED = re.compile(r"[\u4e00-\u9fff（）()、，, ]{2,200}[:：]")
_SAYS = re.compile(any_of(["现将", "现就", "如下", "通知", "以下", "为了", "根据", "按照", "附件"]))
_STOPS = re.compile("[。；;，,：:、！？]")
_OF_PLACE = re.compile("[省市县区州旗盟]")  # in a name that a line begins with: it is whole
_LONGEST = 24  # characters of a line that may be a part of a name
_FAR = 6  # lines of a signature over its day


def left_unread(
    lines: Sequence[Paragraph], head: Sequence[int], found: Front
) -> Iterator[tuple[str, Span, str]]:
    """Yield what is printed and was not read: the rule of its question, its place, its path."""
    at = next((lines[i].at for i in head if LIKE_NUMBER.fullmatch(lines[i].text)), None)
    if found.number is None and at is not None:
        yield "number-unread", at, "document.number"
    if found.notice and not found.addressees:
        places = [i for i in head if i not in found.aside | found.titles]
        called = (lines[i].at for i in places if _is_called(lines[i].text))
        if (at := next(called, None)) is not None:
            yield "addressees-unread", at, "document.addressees"
    over = _over_day(lines, found)
    if over is not None and not found.issuers:
        yield "issuers-unread", lines[over].at, "document.issuers"


def _is_called(words: str) -> bool:
    return _CALLED.fullmatch(words) is not None and _SAYS.search(words) is None


def _over_day(lines: Sequence[Paragraph], found: Front) -> int | None:
    """Return the line over the day of a signature, where it may be a name and was not read."""
    if found.issued is None or found.issued[2] != "signature":
        return None
    place = index_of(lines, found.issued[1].start) - 1
    is_name = place > 0 and place not in found.aside | found.titles and _is_part(lines[place].text)
    return place if is_name else None


def _is_part(words: str) -> bool:
    return 1 <= len(words) <= _LONGEST and not _STOPS.search(words) and words[-1] not in ")）"


def join_names(lines: Sequence[Paragraph], places: Sequence[int], found: Front) -> None:
    """Join the names in a signature that a line's end breaks: 云川市发展和, 改革委员会."""
    if found.issued is None or found.issued[2] != "signature":
        return
    day = index_of(lines, found.issued[1].start)
    for place in range(day - 1, max(day - _FAR, 0), -1):
        above, words = place - 1, lines[place].text
        if place not in places or above not in places or not _is_part(lines[above].text):
            return
        joined = "".join((lines[above].text + words).split())
        is_whole = above in found.titles or _OF_PLACE.search(words) is not None
        if is_whole or is_signature(lines[above].text) or not is_issuer(joined):
            if not is_signature(words):
                return
            continue
        at = Span(lines[above].start, lines[place].end)
        behind = [each for each in found.issuers if each.value != words]
        found.issuers = [*_signed_over(lines, places, above), Stated(joined, at, "signature")]
        found.issuers += [each for each in behind if each not in found.issuers]
        first = above - len(found.issuers) + len(behind) + 1
        found.aside.update(range(first, place + 1))
        return


def _signed_over(lines: Sequence[Paragraph], places: Sequence[int], place: int) -> Sequence[Stated]:
    """Return the names in the lines directly over `place`, one a line."""
    names: list[Stated] = []
    while place - 1 in places and is_issuer(lines[place - 1].text):
        place -= 1
        names.insert(0, Stated(lines[place].text, lines[place].at, "signature"))
    return names
