"""Who is charged in the cells of a table: the head of a column says in which role.

The canonical text has a cell on a line or several, the heads of the columns before all rows. Which
cell stands in which column only the table itself tells; drafting reads it there. A plan is verified
with the text alone: there, what stands in the cells may be read in each way that keeps the order
of the columns.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement, groupby

from attrs import frozen

from policymodel.folding import NO_DECIMAL, POINTS, fold_ideographs
from policymodel.model import Span
from policymodel.source.bodies import KnownNames, looks_like_name
from policymodel.source.brackets import Bracket
from policymodel.source.charged import Charges, joined
from policymodel.source.charges import read_charges
from policymodel.source.content import closed, content
from policymodel.source.duties import Label, begins_with_label, duty, is_deadline, is_note, label

_BEARERS = tuple("省市州县区旗镇乡各")  # as names begin; behind a blank line one does
_LINE = re.compile(r"[^\n]+")
_REMARK = re.compile(r"[(（][^()（）\n]*[)）]")
_NUMBER = re.compile(rf"[^\S\n]*[0-9０-９]{{1,2}}[{POINTS}、)）]{NO_DECIMAL}[^\S\n]*")
_PARTS = re.compile("[、，,；;/／]")
_SHARED_OUT = frozenset({"分工", "责任分工", "职责分工", "部门分工", "任务分工", "单位分工"})
# What says whose duties stand beside it, and nothing where no duties do.
_BODIES = frozenset(
    {"部门", "单位", "部门名称", "单位名称", "成员单位", "职能部门", "部门单位", "单位部门"}
)
_DUTIES = re.compile(
    "(?:主要|工作|具体|部门|单位|岗位)*(?:职责|职能)(?:任务|分工)?|(?:任务|工作)分工"
)
_CHARGED = Label("role", "responsible", 0)
_BREAK = re.compile("<br */?>", re.IGNORECASE)  # as cells of Markdown have it
_LONGEST_HEAD = 16
_OFFICIALS = re.compile(
    "(?:[省市区县](?:级|委|政府)?|主要|第一|直接|具体)?(?:牵头|责任|分管|主管|包抓|包保|包联|挂钩|挂联|联系|负责|推进|主要|市级|项目)?"
    "(?:领导|责任|负责|联系|联络)(?:同志|人|员)?(?:及联系(?:方式|电话))?"
)
_BETWEEN = 4  # lines of other heads between two that say who
_MOST_LINES = 10
_MOST_COLUMNS = 5


@frozen
class Heads:
    """The heads of a table's columns that say who, in order, and where the last one ends."""

    end: int
    labels: tuple[Label, ...]


def usual_cells(text: str) -> str:
    """Return a text with ideographs in their usual forms, and each line of a cell a member of its
    list; offsets are those of the text.

    >>> usual_cells("市甲局<br>市乙局")
    '市甲局、   市乙局'
    """
    text = fold_ideographs(text)
    if "<" not in text:  # as in nearly all documents
        return text
    return _BREAK.sub(lambda found: "、".ljust(len(found.group())), text)


def heads_of(words: Sequence[str]) -> list[Label | None]:
    """Return what the heads of a table, beside each other, say of who stands below them.

    Where a column has duties, the one beside it that says 部门 has those who have to do them, and
    职责分工 beside 责任单位 is what these have to do.

    >>> [found.role if found else None for found in heads_of(["部门", "工作职责", "备注"])]
    ['responsible', None, None]
    >>> [found.role if found else None for found in heads_of(["指标", "单位"])]
    [None, None]
    """
    told = [head_of(each) for each in words]
    bare = ["".join(_REMARK.sub("", each).split()) for each in words]
    duties = {place for place, each in enumerate(bare) if _DUTIES.fullmatch(each)}
    bodies = {place for place, each in enumerate(bare) if each in _BODIES}
    others = {place for place, each in enumerate(told) if each} - duties
    if not duties or not (bodies | others):
        return told
    if others:
        return [each if place in others else None for place, each in enumerate(told)]
    return [_CHARGED if place in bodies else None for place in range(len(words))]


def head_of(words: str) -> Label | None:
    """Return what the head of a column says of who stands below it; None if it says nothing.

    >>> [found.role if (found := head_of(each)) else None for each in ("牵头单位", "本委处室")]
    ['lead', None]
    """
    bare = "".join(_REMARK.sub("", words).split())
    if not 1 < len(bare) <= _LONGEST_HEAD:
        return None
    if bare in _SHARED_OUT:
        return Label("role", "responsible", 0)  # the cells say who does what
    found = label(bare, 0, len(bare))
    if found.kind == "official":
        # 加强组织领导 is no head.
        return found if _OFFICIALS.fullmatch(bare) else None
    return found if found.kind == "role" and found.start == 0 else None


def table_heads(text: str) -> tuple[Heads, ...]:
    """Return where the heads of tables stand in `text` that say who is charged, in order."""
    found: list[Heads] = []
    since, is_over = _BETWEEN + 1, False
    lines = [*_LINE.finditer(text)]
    for place, line in enumerate(lines):
        words = line.group().strip()
        told = _head_at(lines, place) if len(words) <= _LONGEST_HEAD else None
        since += 1
        if told is None:
            continue
        before = found.pop().labels if found and since <= _BETWEEN else ()
        if is_over:  # 责任分工 over 牵头单位 and 配合单位
            before = before[:-1]
        found.append(Heads(line.end(), (*before, told)))
        since, is_over = 0, "".join(words.split()) in _SHARED_OUT
    return tuple(found)


def _head_at(lines: Sequence[re.Match[str]], place: int) -> Label | None:
    """Return what a line says as a head; of 部门 the lines around tell."""
    words = lines[place].group().strip()
    if words not in _BODIES:
        return head_of(words)
    near = range(max(place - _BETWEEN, 0), min(place + _BETWEEN + 1, len(lines)))
    around = [lines[each].group().strip() for each in near]
    return heads_of([each if len(each) <= _LONGEST_HEAD else "" for each in around])[
        place - near.start
    ]


def heads_before(heads: Sequence[Heads], place: int) -> tuple[Label, ...]:
    """Return the nearest of `heads` before `place`."""
    index = bisect_right(heads, place, key=lambda each: each.end) - 1
    return heads[index].labels if index >= 0 else ()


def read_cells(
    text: str, cells: Iterable[tuple[Label, Span]], names: Iterable[str] | KnownNames = ()
) -> Bracket | None:
    """Return whom cells charge, each under the label that heads its column; None if nobody.

    Args:
        text: a text with ideographs in their usual forms.
        cells: the labels, and where what stands below them is.
        names: names of organizations that are known.

    >>> told = Label("role", "lead", 0), Label("role", "support", 0)
    >>> found = read_cells("市甲局、市乙局\\n/", [(told[0], Span(0, 7)), (told[1], Span(8, 9))])
    >>> [(part.role, [name.text for name in part.names]) for part in found.parts]
    [('lead', ['市甲局', '市乙局'])]
    """
    known = names if isinstance(names, KnownNames) else KnownNames(names)
    held, read = list(cells), []
    for told, at in held:
        for start, end in _lists(text, at, known):
            if is_note(closed(text[start:end]).strip()):
                continue
            says = read_charges(content(text, start, end), known, under=told)
            if says is None:
                return None
            read.append(says)
    return _joined(Span(held[0][1].start, held[-1][1].end), read) if read else None


def cell_readings(
    text: str, at: Span, heads: Sequence[Label], names: Iterable[str]
) -> tuple[Bracket, ...] | None:
    """Return in which ways the lines at `at` can be read as cells below `heads`, in their order.

    None where they are no whole lines below any head; nothing where they cannot be read: where
    other cells stand between them. Ideographs of `text` are in their usual forms.
    """
    if not heads or not _is_whole(text, at):
        return None
    lines = [Span(*each.span()) for each in _LINE.finditer(text, at.start, at.end)]
    if any(text[each.slice].strip().isdigit() for each in lines):
        return ()  # the number of another row
    told = [each for each in lines if not _is_due(text[each.slice])]
    if not 0 < len(told) <= _MOST_LINES or len(heads) > _MOST_COLUMNS:
        return ()
    known = KnownNames(map(fold_ideographs, names))
    if not all(_is_list(text, start, end, known) for start, end in _lists(text, at, known)):
        return ()
    found = []
    for columns in combinations_with_replacement(range(len(heads)), len(told)):
        # As many lines as columns: no cell is empty.
        if len(told) < len(heads) or len(set(columns)) == len(heads):
            read = read_cells(text, _placed(heads, columns, told), known)
            found += [read] if read is not None else []
    return tuple(found)


def _is_list(text: str, start: int, end: int, known: KnownNames) -> bool:
    """Whether lines hold names and nothing else: no number of a row, nothing to be done."""
    words = content(text, start, end).text
    parts = [closed(each).strip() for each in _PARTS.split(words)]
    return all(_is_name(each, known) or is_note(each) or is_deadline(each) for each in parts)


def _is_name(words: str, known: KnownNames) -> bool:
    bare = _REMARK.sub("", words)
    if bare in known or head_of(re.split("[:：]", bare)[0]) is not None:
        return True
    if duty(bare, 0, len(bare)) is not None or len(bare.split()) > 1:
        return True
    # 市甲局改造码头 is a name and what stands in the next cell.
    return looks_like_name(bare) and known.begins(bare, 0, len(bare)) == 0


def _placed(
    heads: Sequence[Label], columns: Sequence[int], lines: Sequence[Span]
) -> Iterator[tuple[Label, Span]]:
    for column, held in groupby(zip(columns, lines, strict=True), key=lambda each: each[0]):
        places = [at for _, at in held]
        yield heads[column], Span(places[0].start, places[-1].end)


def _joined(at: Span, read: Sequence[Charges]) -> Bracket:
    return Bracket.of(joined(read), at)


def _is_whole(text: str, at: Span) -> bool:
    begins = at.start == 0 or text[at.start - 1] == "\n"
    return begins and text[at.end : at.end + 1] in ("", "\n") and bool(text[at.slice].strip())


def _is_due(words: str) -> bool:
    return is_deadline(words.strip()) and not looks_like_name(words)


def _lists(text: str, at: Span, known: KnownNames) -> Iterator[tuple[int, int]]:
    """Yield the lists of a cell: a line each, but where a line ends in the middle of a name."""
    begin: int | None = None
    end = at.start
    for line in _LINE.finditer(text, at.start, at.end):
        number = _NUMBER.match(text, line.start(), line.end())
        start = number.end() if number else line.start()
        if begin is not None and (number or _parts(text, begin, end, start, line.end(), known)):
            yield begin, end
            begin = None
        begin = start if begin is None else begin
        end = line.end()
    if begin is not None:
        yield begin, end


def _parts(text: str, begin: int, end: int, start: int, stop: int, known: KnownNames) -> bool:
    """Whether a line that ends at `end` does not go on in the next, from `start` to `stop`."""
    before = _PARTS.split(text[begin:end].rstrip())[-1].strip()
    after = _PARTS.split(text[start:stop])[0].strip()
    if not before or begins_with_label(text, start, stop):
        return True
    is_apart = text.count("\n", end, start) > 1 and after[:1] in _BEARERS
    return all(
        each in known or looks_like_name(each) or duty(each, 0, len(each)) is not None
        for each in ((before,) if is_apart else (before, after))
    )
