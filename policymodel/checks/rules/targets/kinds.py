"""Numbers that count several kinds of things together, or things that nobody lists."""

import re
from collections.abc import Iterator

from policymodel.analysis.namesakes import without_brackets
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Indicator, NotTarget
from policymodel.text import Text

_FEWEST = 3  # of two kinds (众创空间、孵化器) readers do not ask
_COUNTED = ("level", "increment", "total", "per_year")
_LISTED = re.compile("[、和及或]")
# 海洋、船舶、电力等行业的应用: what is listed says of what the things are, not which they are.
_OF = re.compile("等[^、]{0,4}(?:方面|领域|行业|环节|产业|类|地区|区域)")
_EXAMPLES = re.compile(r"等(?:共|共计)?\d+[个项类大种家]")
_GRADE = re.compile("^(?:国家|国际|省|市|区|县|乡镇?|村|部|厅)?级?$")


@rule("T234", "info")
def number_counts_one_kind(index: Index) -> Iterator[Violation]:
    """A number does not count three or more kinds of things together."""
    found = [
        (path, short(each.name))
        for path, each, _ in index.parts(Indicator)
        if _is_counted(index, each) and any(map(_lists_kinds, (each.name, each.definition or "")))
    ]
    yield from once(found, len(found))


@rule("T235", "info")
def counted_things_are_listed(index: Index) -> Iterator[Violation]:
    """Where a document counts things after a few examples, it lists all of them."""
    found = [
        (path, _told(index, each))
        for path, each, _ in index.parts(NotTarget)
        if each.why == "scope_count" and _EXAMPLES.match(each.words)
    ]
    yield from once(found, len(found))


def _told(index: Index, item: NotTarget) -> Text:
    words, where = short(item.words), index.place_at(item.at)
    zh, en = (f"（{where.zh}）", f" ({where.en})") if where.zh else ("", "")
    return Text(f"“{words}”{zh}", f'"{words}"{en}')


def _is_counted(index: Index, indicator: Indicator) -> bool:
    unit = index.units.find(indicator.unit)
    is_number = any(
        each.value is not None and each.kind in _COUNTED and each.subset_of is None
        for each in indicator.targets
    )
    return is_number and unit is not None and unit.kind == "count"


def _lists_kinds(name: str) -> bool:
    """Whether a name lists kinds of things, at least three of them.

    >>> _lists_kinds("新产品、新技术、新工艺(装备制造)"), _lists_kinds("国家、省、市级平台")
    (True, False)
    """
    bare = without_brackets(name)
    kinds = [each for each in _LISTED.split(bare) if len(each) > 1 and not _GRADE.match(each)]
    return "、" in bare and len(kinds) >= _FEWEST and not _OF.search(bare)
