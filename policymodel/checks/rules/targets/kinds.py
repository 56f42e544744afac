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
_SAYING = 4  # so long is a part of a saying
_SETTLED = re.compile("合计|共计|总计|总共|各|分别")
_COUNTED = ("level", "increment", "total", "per_year")
_LISTED = re.compile("[、和及或]")
# 海洋、船舶、电力等行业的应用: what is listed says of what the things are, not which they are.
_OF = re.compile("等[^、]{0,4}(?:方面|领域|行业|环节|产业|类|地区|区域)")
_EXAMPLES = re.compile(r"等(?:共|共计)?\d+[个项类大种家]")
_GRADE = re.compile("^(?:国家|国际|省|市|区|县|乡镇?|村|部|厅)?级?$")


@rule("T234", "info")
def number_counts_one_kind(index: Index) -> Iterator[Violation]:
    """A number for three or more kinds of things says whether it counts them all together."""
    found = []
    for path, each, _ in index.parts(Indicator):
        for text in filter(None, (each.name, each.definition)):
            kinds = _kinds(text)
            if len(kinds) >= _FEWEST and _is_counted(index, path, each, len(kinds)):
                found.append((path, _with_kinds(each)))
                break
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


def _with_kinds(item: Indicator) -> Text:
    """An indicator, with the kinds that stand in its definition alone."""
    name, listed = short(item.name), short(item.definition or "")
    zh, en = (f"（{listed}）", f" ({listed})") if not _kinds(item.name) else ("", "")
    return Text(f"“{name}”{zh}", f'"{name}"{en}')


def _is_counted(index: Index, path: str, indicator: Indicator, kinds: int) -> bool:
    """Whether a number may count some `kinds` of things together, or each of them.

    A number below theirs has not one for each; of some the words say which it is.
    """
    unit = index.units.find(indicator.unit)
    if unit is None or unit.kind != "count":
        return False
    for k, each in enumerate(indicator.targets):
        stated = index.readings.get(f"{path}.targets[{k}]")
        is_open = not (each.subset_of or each.per or _SETTLED.search(each.words or ""))
        if stated and is_open and each.kind in _COUNTED and stated.largest >= kinds:
            return True
    return False


def _kinds(name: str) -> list[str]:
    """The kinds of things that a name lists; none where it is a set phrase.

    >>> _kinds("实验室、研究所、检测站(农业)"), _kinds("国家、省、市级平台")
    (['实验室', '研究所', '检测站'], [])
    >>> _kinds("新产品、新技术、新工艺(装备制造)"), _kinds("技术中心、研究中心、检测中心")
    ([], [])
    """
    bare = without_brackets(name)
    if "、" not in bare or _OF.search(bare):
        return []
    parts = [each.removesuffix("等") for each in _LISTED.split(bare)]
    kinds = [each for each in parts if len(each) > 1 and not _GRADE.match(each)]
    return [] if len(kinds) < _FEWEST or _is_set_phrase(kinds) else kinds


def _is_set_phrase(kinds: list[str]) -> bool:
    """Whether kinds end in the same word, or as a saying are made alike: 新产品、新技术、新工艺."""
    if len({each[-2:] for each in kinds}) == 1:
        return True
    lengths = {len(each) for each in kinds}
    is_even = len(lengths) == 1 and lengths.pop() <= _SAYING
    return is_even and any(len({each[at] for each in kinds}) == 1 for at in (0, -1))
