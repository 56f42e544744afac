"""Who acts in a passage, and who is only spoken of: 向市政府报告 is said of 市政府."""

import re
from collections.abc import Iterator

from policymodel.source.cues import cue

_BEFORE = 8
# 指导各区、各部门: what is listed before a name and is none of `names`.
_LISTED = re.compile("(?:各[^，,；;。、]{1,4}[、和及与])+$")
_AUTHOR = re.compile("(?:[、和及与][^，,；;。《]{1,20})?《")


def acting(printed: str, names: re.Pattern[str]) -> Iterator[str]:
    """Yield the names that act, alone or in a list: none to whom something is done.

    >>> list(acting("市甲局每季度向市政府报告。", re.compile("市甲局|市政府")))
    ['市甲局']
    >>> list(acting("市甲局牵头组建市港口专班。", re.compile("市甲局|市港口专班")))
    ['市甲局']
    >>> list(acting("指导各区、各部门筹措资金。", re.compile("各部门")))
    []
    """
    spoken_of = cue("spoken_of")
    ends: dict[int, bool] = {}
    for found in names.finditer(printed):
        place, end = found.span()
        listed = place > 0 and printed[place - 1] in "、和及与" and place - 1 in ends
        before = _LISTED.sub("", printed[max(place - _BEFORE, 0) : place])
        acts = ends[place - 1] if listed else not (spoken_of and spoken_of.search(before))
        ends[end] = acts
        if acts and not printed.startswith("的", end) and not _AUTHOR.match(printed, end):
            yield found.group()
