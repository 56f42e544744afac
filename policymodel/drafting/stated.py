"""What the head of a document states, and the words by which it is read."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from policymodel.model import PartialDate, Span
from policymodel.source.bodies import looks_like_name
from policymodel.source.dates import date_spans
from policymodel.text import any_of, read_data

WORDS: dict[str, Any] = read_data(Path(__file__).with_name("front.yaml"))
NUMBERED = (
    r"[\u4e00-\u9fff]{1,12}[ ]?[〔﹝\[［(（【][ ]?(?:19|20)[0-9]{2}[ ]?[〕﹞\]］)）】]"
    r"[ ]?第?[ ]?[0-9]{1,4}[ ]?号"
)
"""A pattern of document numbers: 云政发〔2031〕5号."""

NUMBER = re.compile(NUMBERED)
NUMBER_ALONE = re.compile(
    rf"[(（【]?\s*(?:{NUMBERED})\s*[)）】]?(?:\s*签发人[:：][\s\u4e00-\u9fff]{{2,12}})?"
)
LIKE_NUMBER = re.compile(
    r"(?=.*[〔﹝\[［【〕﹞\]］】第])[\u4e00-\u9fff]{1,12}[ ]?[〔﹝\[［(（【]?[ ]?"
    r"(?:(?:19|20)[0-9xX×]{2})?[ ]?[〕﹞\]］)）】]?[ ]?第?[ ]?[0-9xX×_]{0,4}[ ]?号"
)
"""A line like a document number that is none: 云政发2031〕5号, 云政发〔2031〕 号."""
BLANKS = re.compile(r"[ \u3000\u00a0\t\n]+")
ABOUT = re.compile("关于|印发|转发|批转|出台|贯彻|落实|(?=(?:19|20)[0-9]{2}年)")
LONGEST_NAME = 30
_NO_NAME = re.compile("[，。；：、《》〈〉<>—]|印发|网站?$|公报$|文件$")
_DOES = re.compile("贯彻|落实|推进|加快|出台")
_OF_GROUP = re.compile("(?:小组|办公室|指挥部|委员会|专班)$")  # 推进港口建设工作领导小组办公室
_SEAL = re.compile("[（(](?:印章?|公章|盖章|章)[)）]$|印$")
_FILE = "文件"
_STAMP = re.compile("[（(](?:印章?|公章|盖章|章)[)）]$")
_LABELS = frozenset(word for words in WORDS["labels"].values() for word in words)


def spaced(words: Iterable[str]) -> str:
    """Return a pattern of any of `words`, which pages print with blanks between the characters."""
    return any_of(words, r"[ \u3000\u00a0]*")


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


def is_signature(words: str) -> bool:
    """Return whether a line is the name of a body, or a day, and nothing else."""
    bare = _SEAL.sub("", BLANKS.sub("", words)).strip("()（）")
    days = [at for at, _ in date_spans(bare)]
    if days and days[0].start == 0 and days[0].end == len(bare):
        return True
    names = names_of_signature(words)
    return bool(names) and all(map(is_issuer, names))


def unsealed(name: str) -> str:
    """Return a name without the remark that its seal stands there.

    >>> unsealed("市甲局（盖章）"), unsealed("市乙局")
    ('市甲局', '市乙局')
    """
    return _STAMP.sub("", name)


def names_of_signature(words: str) -> list[str]:
    """Return the names on a line; one that is spread over it, 国  务  院, is one name."""
    names = [unsealed(each) for each in BLANKS.split(words) if each]
    names = [each for each in names if each != _FILE] or names  # 云川市甲局  文件
    if len(names) > 1 and all(len(each) == 1 for each in names):
        return ["".join(names)]
    return names


def is_issuer(name: str) -> bool:
    """Return whether `name` may be that of a body that issues documents."""
    if not 3 <= len(name) <= LONGEST_NAME or name[-1] in ")）" or name in _LABELS:
        return False
    if (ABOUT.search(name) or _DOES.search(name)) and not _OF_GROUP.search(name):
        return False
    return looks_like_name(name) and not _NO_NAME.search(name)
