"""Lines to paragraphs: what the width of a page has broken is one again."""

import re
from collections.abc import Iterable
from itertools import pairwise

from attrs import frozen

from policymodel.folding import NO_DECIMAL, POINTS
from policymodel.intake.pages.lines import PageLine, joined
from policymodel.intake.writer import Line

_ENDED = "。；：！？.;:!?…"
_ITEM = re.compile(
    rf"(?:第?[一二三四五六七八九十百]+[章节条、{POINTS}]|[（(][一二三四五六七八九十]+[)）]|[0-9０-９]{{1,3}}[{POINTS}、]{NO_DECIMAL}|——|附件)"
)
_CONTENTS = re.compile(
    rf"(?:[{POINTS}…·]{{4,}}|—{{6,}})[ ]*[0-9０-９]{{1,4}}$"
)  # a line of contents
_CUT = re.compile("[\u4e00-\u9fff，、]$")
_SLACK = 0.4
_INDENT = 1.2
_LOOSE = 1.7
_LIKE = 0.12
_COMMON = 0.98
_FEW = 3


@frozen
class Margins:
    """Where the text of a document begins and ends on its pages, and how its lines stand.

    Attributes:
        left, right: where lines begin, and end at the latest.
        pitch: the distance of lines.
        size: the size of their characters.
        uneven: by how many characters lines may end earlier that go on.
    """

    left: float
    right: float
    pitch: float
    size: float
    uneven: float = 2.0


def margins(lines: list[PageLine], width: float, *, uneven: float = 2.0) -> Margins:
    """Return the margins of lines that are those of one document.

    Args:
        lines: the lines, from above, of all pages.
        width: that of a page: where few lines are full, they could go on as far from its right
            as they begin from its left.
        uneven: see `Margins`.
    """
    if not lines:
        return Margins(0, 0, 0, 1)
    sizes = sorted(line.size for line in lines for _ in line.glyphs)
    size = sizes[len(sizes) // 2]
    body = [line for line in lines if abs(line.size - size) <= _LIKE * size] or lines
    rights = sorted(line.right for line in body)
    right = rights[min(int(len(rights) * _COMMON), len(rights) - 1)]
    wide = sorted(line.left for line in body if line.right > right - 2 * size) or [body[0].left]
    left = wide[len(wide) // 10]
    if sum(line.right > right - size for line in body) < _FEW:
        right = max(right, width - left)
    pitches = sorted(
        above.bottom - below.bottom
        for above, below in pairwise(lines)
        if above.page == below.page and above.bottom > below.bottom
    )
    pitch = pitches[len(pitches) // 2] if pitches else 2 * size
    return Margins(left, right, pitch, size, uneven)


def paragraphs(lines: Iterable[PageLine], within: Margins) -> list[Line]:
    """Return the paragraphs that lines form, each with the page on which it begins."""
    groups: list[list[PageLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, within):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Line(joined(group), page=group[0].page) for group in groups]


def is_broken(line: PageLine, after: PageLine, right: float, slack: float = _SLACK) -> bool:
    """Return whether `line` ends because what comes after it found no room before `right`.

    Args:
        line: the line.
        after: the line below it.
        right: where lines end at the latest.
        slack: by how many characters lines of the document are uneven.
    """
    return after.first_width() + slack * min(line.size, after.size) > right - line.right


def _goes_on(group: list[PageLine], line: PageLine, within: Margins) -> bool:
    """Whether a line goes on with a paragraph."""
    before = group[-1]
    if _CONTENTS.search(before.text):
        return False
    alike = abs(before.size - line.size) <= _LIKE * max(before.size, line.size)
    if not alike or _is_far(before, line, within):
        return False
    if _is_centred(before, within) and _is_centred(line, within):
        return line.size > within.size * (1 + _LIKE) and not _ITEM.match(line.text)
    indented = line.left > within.left + _INDENT * line.size
    if indented and not _hangs(group, line, within):
        return False
    if _ITEM.match(line.text) and before.text[-1:] in _ENDED:
        return False
    slack = _SLACK if before.text[-1:] in _ENDED else within.uneven
    # What was set in lines once before has short ones within its sentences: 推进⏎园区改造.
    cut = len(group) > 1 and bool(_CUT.search(before.text)) and not _ITEM.match(line.text)
    return cut or is_broken(before, line, within.right, slack)


def _is_far(before: PageLine, line: PageLine, within: Margins) -> bool:
    """Whether more room stands between two lines than between others."""
    if before.page != line.page:
        return False
    return before.bottom - line.bottom > _LOOSE * within.pitch


def _is_centred(line: PageLine, within: Margins) -> bool:
    left, right = line.left - within.left, within.right - line.right
    wide = 1.5 * _INDENT * line.size
    return left > wide and right > wide and abs(left - right) < 2 * line.size


def _hangs(group: list[PageLine], line: PageLine, within: Margins) -> bool:
    """Whether a paragraph has a hanging indent: all its lines but the first begin here."""
    starts = [each.left for each in group[1:]] or [group[0].left]
    deeper = group[0].left > within.left + _INDENT * line.size
    return deeper and len(group) > 1 and abs(starts[-1] - line.left) < _SLACK * line.size
