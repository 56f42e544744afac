"""Rules on who issued a plan, to whom, and for which place."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from policymodel.analysis.provinces import PROVINCES
from policymodel.analysis.wording import short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Citation, Measure, Section, Span
from policymodel.source.headings import packed
from policymodel.text import Text
from policymodel.vocabulary import LEVELS

_MARKS = re.compile(r"[\s、，,;；:：及和与]+")
_SIGNS = re.compile(r"[\s、，,;；:：]+")
_LABEL = re.compile(
    r"\s*(?:编制|编写|起草|编印|主编|参编|承担|协作|技术支持|支撑)(?:单位|机构)[:：]"
)
_DAY = re.compile("[0-9０-９〇零一二三四五六七八九十年月日]+")
_WHOLE_NUMBER = re.compile(
    r"[(（]?[\u4e00-\u9fff]{1,9}[〔\[［(（][0-9]{4}[〕\]］)）]第?[0-9]{1,4}号[)）]?"
)
_RESTS_ON = re.compile(
    r"(?:根据|依据|按照|贯彻落实|落实)[^，,。；;《\n]{0,30}"
    r"(《[^》\n]{4,60}(?:办法|意见|方案|规划|条例|通知|纲要|计划|决定)[^》\n]{0,16}》)"
)
_WHOLE_DAY = re.compile(
    "[(（]?[0-9〇零○一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月"
    "[0-9一二三四五六七八九十]{1,3}日[)）]?"
)
_BEFORE_NAME = '《“"(（ \n\t\u3000，,。；;、中共对于发关在将为以是年度'
_LEVELS = {
    "省": ("province",), "市": ("province", "city", "county"), "州": ("city",), "盟": ("city",),
    "县": ("county",), "旗": ("county",), "镇": ("township",), "乡": ("township",),
}  # fmt: skip
_FAR = 10  # characters between 关于 and the place
_PLACES = "省市州盟县区旗"


# Who signs stands over a day of their own, also before annexes.
_SIGNED = re.compile(
    r"^[^\S\n]*(?P<name>\S[^\n]{2,40}?)[^\S\n]*\n+[^\S\n]*"
    r"[0-9０-９〇○零一二三四五六七八九]{4}[^\S\n]*年[^\n]{2,10}日[^\S\n]*$",
    re.MULTILINE,
)


@rule("V037", "warning")
def issuers_are_printed(index: Index) -> Iterator[Violation]:
    """The issuers are those of the head, the title or the signature, in their order."""
    document, plan = index.plan.document, index.plan
    outside, titled = _outside(index), _in_title(index)
    words = packed("".join([*(text for _, text in outside), document.title]))
    for i, issuer in enumerate(document.issuers):
        known = plan.organization(issuer)
        names = [packed(each) for each in (known.names if known else (issuer,))]
        if not any(each in words for each in names) and not _has_signed(index, names):
            yield Violation(f"document.issuers[{i}]", "strange", name=short(issuer))
            return
    given = [index.known_as(each) for each in document.issuers]
    lists = [each for start, text in outside for each in _lists_of_names(index, start, text)]
    orders = [[index.known_as(each) for each in names] for _, names in lists]
    if orders and given not in (*orders, list(dict.fromkeys(chain(*orders)))):
        place, names = lists[0]
        yield Violation("document.issuers", "other", at=place, names=some(names))
    elif not given:
        for name in titled[:1]:
            start = index.source.text.find(name)
            printed = Span(start, start + len(name)) if start >= 0 else None
            if at := document.title_at or printed:
                yield Violation("document.issuers", "other", at=at, names=some([name]))


def _has_signed(index: Index, names: list[str]) -> bool:
    """Whether one of the names stands over a day, as of who signs before annexes."""
    signed = [packed(found["name"]) for found in _SIGNED.finditer(index.source.text)]
    return any(name in each for name in names for each in signed)


def _outside(index: Index) -> tuple[tuple[int, str], ...]:
    """Head and end of the document, before and behind all that it says, with their places."""
    text = index.source.text
    marks = [part.at for _, part, _ in index.parts(Section)]
    marks += [part.at for _, part, _ in index.parts(Measure)]
    places = [at for at in marks if at is not None]
    first = min((at.start for at in places), default=len(text))
    last = max((at.end for at in places), default=len(text))
    return (0, text[:first]), (last, text[last:])


def _lists_of_names(index: Index, start: int, text: str) -> Iterator[tuple[Span, list[str]]]:
    """Yield the organizations of lines, one after the other, that hold nothing else but a day."""
    addressed, first = index.plan.document.addressees_at, 0
    names: list[str] = []
    labelled = False  # 编制单位：, and what is listed below it
    for line in text.splitlines(keepends=True):
        at = Span(start, start + len(line))
        start += len(line)
        # 人力资源和社会保障局 is one name, 市甲局和市乙局 are two.
        for marks in (_SIGNS, _MARKS):
            printed = [each for each in marks.split(line) if each and not _DAY.fullmatch(each)]
            is_list = all(each in index.organization_names for each in printed)
            if is_list:
                break
        labelled = bool(_LABEL.match(line)) or (labelled and is_list)
        if printed and is_list and not labelled and not (addressed and addressed in at):
            first = first if names else at.start
            names += printed
        elif names and line.strip():
            yield Span(first, at.start), names
            names = []
    if names:
        yield Span(first, start), names


def _in_title(index: Index) -> list[str]:
    """The names with which the title begins, or the words printed before it."""
    document, source = index.plan.document, index.source
    at = document.title_at
    head = source.text[: at.start] if at else ""
    starts = [packed(document.title), *(packed(line) for line in head.splitlines())]
    names = (re.sub("(?:关于|印发).*", "", start) for start in starts)
    return [name for name in names if name in index.organization_names]


@rule("V038", "error")
def addressees_are_all_there(index: Index) -> Iterator[Violation]:
    """The addressees are all that the document addresses, in its order."""
    document, source = index.plan.document, index.source
    at, printed = document.addressees_at, source.at(document.addressees_at)
    if at is None or printed is None or not document.addressees:
        return
    rest, place = packed(printed), 0
    for name in map(packed, document.addressees):
        found = rest.find(name, place)
        if found < 0:
            if name in rest:  # V010 says which is not printed
                yield Violation("document.addressees", "order", at=at, name=short(name))
            return
        if left := _MARKS.sub("", rest[place:found]):
            yield Violation("document.addressees", "left_out", at=at, name=short(left))
            return
        place = found + len(name)
    if left := _MARKS.sub("", rest[place:]):
        yield Violation("document.addressees", "left_out", at=at, name=short(left))


_PROVINCE = re.compile(f"({'|'.join(PROVINCES.values())})(?:省|自治区|壮族|回族|维吾尔|市)")


_NUMBER = re.compile(r"[〔\[［(（][0-9]{4}[〕\]］)）]\s*第?[0-9]+\s*号")


@rule("V055", "warning")
def cited_documents_are_given(index: Index) -> Iterator[Violation]:
    """The documents on which the head rests are cited, with the numbers printed with them."""
    for path, citation, at, printed in index.printed(Citation):
        if citation.number is None and (found := _NUMBER.search(printed)):
            yield Violation(f"{path}.number", "number", at=at, found=found.group())
    cited = [at.start for _, _, at, _ in index.printed(Citation)]
    titles = {packed(each.title) for _, each, _ in index.parts(Citation)}
    head = _outside(index)[0][1] if index.plan.sections or index.plan.measures else ""
    for found in _RESTS_ON.finditer(head):
        at = Span(*found.span(1))
        # It may stand in the plan's own title, too.
        is_known = packed(found.group(1).strip("《》")) in titles
        if not is_known and not any(at.start - 1 <= start < at.end for start in cited):
            title = short(found.group(1))
            yield Violation("document.based_on", "left_out", at=at, found=title)


@rule("V056", "warning")
def day_and_number_are_given(index: Index) -> Iterator[Violation]:
    """A day or a number that has a line of its own in head or signature is the document's."""
    document, wanted = index.plan.document, {}
    if document.issued is None:
        wanted["issued"] = _WHOLE_DAY
    if document.number is None:
        wanted["number"] = _WHOLE_NUMBER
    for start, text in _outside(index):
        for line in text.splitlines(keepends=True):
            words, first = packed(line), start + len(line) - len(line.lstrip())
            start += len(line)
            at = Span(first, first + max(len(line.strip()), 1))
            published = document.published_at is not None and document.published_at in at
            for key in [key for key, whole in wanted.items() if whole.fullmatch(words)]:
                if not published:
                    del wanted[key]
                    yield Violation(f"document.{key}", key, at=at, words="".join(line.split()))


@rule("V039", "warning")
def place_is_printed(index: Index) -> Iterator[Violation]:
    """The place is that of the title or the issuers, in the province that the document names."""
    place, source = index.plan.jurisdiction, index.source
    name = packed(place.name)
    heads = [packed(each) for each in (index.plan.document.title, *index.plan.document.issuers)]
    if any(_is_of_a_place(each) for each in heads):
        told = any(_begins(name, head) or _is_about(name, head) for head in heads)
    else:
        told = _begins(name, source.text)
    if not told:
        yield Violation("jurisdiction.name", "name", name=short(name))
    levels = _LEVELS.get(name[-1:])
    if levels and place.level not in levels and place.level_name is None:
        label = LEVELS[place.level]
        yield Violation("jurisdiction.level", "level", name=short(name), level=label)
    province = PROVINCES.get((place.code or "")[:2])
    if province is None or province in source.text:
        return
    named = Counter(found[1] for found in _PROVINCE.finditer(source.text))
    head = _outside(index)[0][1]
    others = [each for each, count in named.items() if count > 1 or each in head]
    if others:
        found = Text(*("、".join(others) for _ in range(2)))
        code = short(place.code or "")
        yield Violation("jurisdiction.code", "code", code=code, province=province, found=found)


def _is_about(name: str, title: str) -> bool:
    """Whether a title names the place behind what is to be done: 关于推进甲州市…的任务分工表."""
    return re.match(f"关于.{{0,{_FAR}}}{re.escape(name)}", title) is not None


def _begins(name: str, text: str) -> bool:
    """Whether `text` speaks of the place `name`, and neither of 云州 within it nor of more."""
    before = f"^|[{re.escape(_BEFORE_NAME)}]"
    behind = f"(?!市[场政民容])[{_PLACES}]"  # 云州市市场监管局
    return re.search(rf"(?:{before}){re.escape(name)}(?!{behind})", text) is not None


def _is_of_a_place(head: str) -> bool:
    """Whether a title or an issuer begins with the name of a place."""
    return bool(re.match(r"(?:中共)?[\u4e00-\u9fff]{2,8}?[省市州盟县区旗]", head))
