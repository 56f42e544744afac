"""Whether the numbers below a number divide its measure, or are measures of their own."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from attrs import define, field

from policymodel.drafting.headings import RANK
from policymodel.drafting.outline import Node, own_paragraphs
from policymodel.drafting.paragraphs import Paragraph
from policymodel.model import Span
from policymodel.source import Bracket

_INNER = RANK["digits"]
_FEW = 2  # numbers of a list
# 主要任务, 重点工作任务及分工: over tasks, and none itself.
_OF_TASKS = re.compile(
    "(?:主要|重点|具体|目标|年度|工作|整治|行动|实施|建设|创建|的|和|与|及)*"
    "(?:任务|措施|举措|内容|工作|事项|安排|项目)(?:(?:及|和|与)?(?:责任|任务|职责)?分工|清单)?"
)
_TOLD = 4  # characters between a title and a bracket that say something


@define
class Reader:
    """The text of a document, its paragraphs, and the brackets that stand in them."""

    text: str
    lines: Sequence[Paragraph]
    brackets: Sequence[Bracket]
    ends: set[int]  # paragraphs that belong to no measure: page furniture, signatures
    starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.starts = [each.at.start for each in self.brackets]

    def within(self, at: Span) -> list[Bracket]:
        """Return the brackets that begin in `at`."""
        first, last = bisect_left(self.starts, at.start), bisect_left(self.starts, at.end)
        return list(self.brackets[first:last])

    def body(self, node: Node) -> list[int]:
        """Return the paragraphs of a node, its heading's first, without those of no measure."""
        assert node.heading is not None  # noqa: S101
        places = range(node.heading.paragraph, node.last + 1)
        kept = list(places)
        while len(kept) > 1 and kept[-1] in self.ends:
            kept.pop()
        return kept

    def span(self, places: Sequence[int], start: int | None = None) -> Span:
        begin = self.lines[places[0]].start if start is None else start
        end = self.lines[places[-1]].end
        inside = self.within(Span(begin, max(end, begin + 1)))
        # A bracket that a page cut goes on in the next paragraph.
        return Span(begin, max(end, *(each.at.end for each in inside)) if inside else end)


def divides(reader: Reader, node: Node) -> bool:
    """Whether the numbers below a node divide one measure: (1), ① inside it."""
    assert node.heading is not None  # noqa: S101
    if _is_charged_above(reader, node) or _is_charged_behind(reader, node):
        return True
    if _run_on(node):
        return False
    inner = all(child.rank >= _INNER for child in node.children)
    if not inner or node.rank < RANK["mark"]:
        return False
    if node.rank >= RANK["dotted"]:
        return not _charge_each(reader, node)
    # （一） over （1）: a measure where the bracket stands behind them all.
    charged = [child for child in node.children if reader.within(reader.span(reader.body(child)))]
    return len(charged) <= 1 and not all(
        child.heading and child.heading.is_bare for child in node.children
    )


def _run_on(node: Node) -> bool:
    """Whether the numbers below a node, and those below the ones beside it, are counted as one
    row: 1.（1）（2）, 2.（3）（4）. Then they are what is to be done, and those above name fields.
    """
    if node.above is None:
        return False
    rows = [each.children for each in node.above.children if each.children]
    counted = [each.heading for row in rows for each in row]
    if len(rows) < _FEW or not all(each is not None and each.title for each in counted):
        return False
    return [each.value for each in counted if each] == list(range(1, len(counted) + 1))


def _charge_each(reader: Reader, node: Node) -> bool:
    """Whether each number below a node ends with who is charged with it alone, and most begin
    with a title and say more: then each is a measure, and the number above is over them.
    """
    every, above = node.children, own_paragraphs(node)
    if len(every) < _FEW or any(reader.within(reader.lines[place].at) for place in above):
        return False
    telling = 0
    for child in every:
        inside = reader.within(reader.span(reader.body(child)))
        if len(inside) != 1 or child.heading is None or not child.heading.title:
            return False
        telling += inside[0].at.start - child.heading.at.end > _TOLD
    return 2 * telling > len(every)


def _charging(reader: Reader, node: Node) -> list[int]:
    """Return of each number below a node how many brackets stand in it."""
    return [len(reader.within(reader.span(reader.body(child)))) for child in node.children]


def _is_charged_above(reader: Reader, node: Node) -> bool:
    """Whether the line of a number charges somebody, and none below it does:
    （一）建码头。（市甲局牵头）, and then 1., 2.
    """
    if node.heading is None or node.rank < RANK["mark"]:
        return False
    inside = reader.within(reader.lines[node.heading.paragraph].at)
    return bool(inside) and not any(_charging(reader, node))


def _is_charged_behind(reader: Reader, node: Node) -> bool:
    """Whether the last number below it alone charges somebody, as below all those beside it:
    then it is said of them all. So it is on a line of its own, where no other number has such.
    """
    if node.above is None or node.rank < RANK["mark"] or not _ends_charged(reader, node):
        return False
    if node.heading and node.heading.title and _OF_TASKS.fullmatch(node.heading.title):
        return False
    beside = [
        each
        for each in node.above.children
        if len(each.children) >= _FEW and each.purpose == node.purpose
    ]
    if len(beside) >= _FEW and all(_ends_charged(reader, each) for each in beside):
        return True
    headings = (each.heading for each in (node, *node.children))
    if any(each is not None and each.style == "label" for each in headings):
        return False  # 主要措施：
    others = [child for each in beside for child in each.children[:-1]]
    on_line = [_has_line(reader, each) for each in (node.children[-1], *others)]
    return on_line[0] and not any(on_line[1:])


def _has_line(reader: Reader, node: Node) -> bool:
    """Whether who is charged with a number stands on a line of its own below it."""
    starts = {reader.lines[place].start for place in reader.body(node)[1:]}
    return any(each.at.start in starts for each in reader.within(reader.span(reader.body(node))))


def _ends_charged(reader: Reader, node: Node) -> bool:
    """Whether of several numbers below a node the last one alone charges somebody."""
    *before, last = _charging(reader, node) or [0]
    return len(before) + 1 >= _FEW and last == 1 and not any(before)


def lists_tasks(reader: Reader, node: Node) -> bool:
    """Whether an annex is a list of what is to be done: its numbers charge somebody."""
    inner = [each for each in node.walk() if each is not node and not each.children]
    charged = sum(bool(reader.within(reader.span(reader.body(each)))) for each in inner)
    return charged >= _FEW and 2 * charged > len(inner)
