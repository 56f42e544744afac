"""The organizations themselves: each one of them, known by its name, there at the time."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations

from policymodel.analysis.likeness import Alike, are_one_letter_apart, is_collective
from policymodel.analysis.names import folded
from policymodel.analysis.wording import dated, short, some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import PartialDate
from policymodel.text import Text

_MOST_NAMES = 6
# 有关部门 and 各部门 are whoever it concerns, and 各区 all of them: nobody need be listed.
_ANYBODY = re.compile("^各|有关|相关|各部门|各单位")
_ALL_OF_THEM = re.compile(
    "^(?:全[省市州县区])?各(?:设区|(?:地|县)?级(?:以上)?|自治|市辖)?"
    "(?:[市州盟县区旗镇乡街道、,，()（）]|级(?=市)|开发区|园区|苏木|人民|党委|政府|办事处|管委会)+(?:[〈（(].*[)）〉])?$"
    "|^[省市区县](?:[级直]|(?:人民)?政府)?各(?:工作)?部门$"
    "|^各[省市区县][级直](?:工作)?部门$"
    # 各市工业和信息化局: one in each of them.
    "|^各[市州盟县区旗、()（）]+(?!有关|相关|各)[^市州盟县区旗、]{2,12}[局委办厅]$"
    "|^(?:乡镇|镇街|街道|镇|乡)$"
)
# 发展改革、财政等部门 lists them, and 建设行政主管部门 is whoever is in charge of building.
_SAYS_WHICH = re.compile(
    "、.+等|(?:牵头|责任|配合)单位$|^(?:[省市区县]、?)*(?!有关|相关|各|行业)[^省市区县、]{2,6}(?:行政)?主管部门$"
)
_ORGANS = {"party_body", "leading_group", "government", "department"}
# How names of the bodies above begin, by the level of the plan.
_ABOVE = {
    "province": re.compile(r"国务院|国家(?!级)|中央"),
    "city": re.compile(r"国务院|国家(?!级)|中央|省(?!级)|自治区(?!级)"),
    "county": re.compile(r"国务院|国家(?!级)|中央|省(?!级)|自治区(?!级)|市(?![场区级政民容])"),
}
_BRANCH = re.compile(r"分局|分公司|支局|支行|分行|驻|派出|直属")


@rule("R206", "warning")
def names_differ_clearly(index: Index) -> Iterator[Violation]:
    """No two organizations have names that look like one organization: a typing error, or an
    abbreviation.
    """
    yield from _alike(index, strongly=True)


@rule("R207", "info")
def names_are_told_apart(index: Index) -> Iterator[Violation]:
    """Organizations with somewhat similar names are different organizations."""
    yield from _alike(index, strongly=False)


@rule("R208", "info")
def collective_name_is_expanded(index: Index) -> Iterator[Violation]:
    """A collective name to which something is assigned lists its members."""
    told = {index.known_as(name) for item in index.plan.mechanisms for name in item.organizations}
    told.update(chain.from_iterable(index.assigned))
    found = [
        (f"organizations[{i}]", each.name)
        for i, each in enumerate(index.plan.organizations)
        if each.name in told
        and not each.members
        and is_collective(each)
        and not _ALL_OF_THEM.match(each.name)
        and not _SAYS_WHICH.search(each.name)
    ]
    if found:
        yield Violation(found[0][0], names=some([name for _, name in found], _MOST_NAMES))


@rule("R209", "warning")
def assigned_organization_exists(index: Index) -> Iterator[Violation]:
    """An organization assigned to a measure exists on the day the document is issued."""
    issued = index.plan.document.issued
    if issued is None:
        return
    assigned, day = frozenset(chain.from_iterable(index.assigned)), _day(issued)
    for i, organization in enumerate(index.plan.organizations):
        start, end = organization.valid_from, organization.valid_to
        if (start is None and end is None) or organization.name not in assigned:
            continue  # as nearly every one
        name = short(organization.name)
        if end is not None and end.is_before(issued):
            path = f"organizations[{i}].valid_to"
            yield Violation(path, "valid_to", name=name, issued=day, found=_day(end))
        elif start is not None and issued.is_before(start):
            path = f"organizations[{i}].valid_from"
            yield Violation(path, "valid_from", name=name, issued=day, found=_day(start))


@rule("R212", "warning")
def nobody_above_is_charged(index: Index) -> Iterator[Violation]:
    """A plan gives no task to a higher-level body."""
    place, level = folded(index.plan.jurisdiction.name), index.plan.jurisdiction.level
    if level == "county" and place.endswith("市"):
        level = "city"  # whose own bodies are called 市科技局, too
    judged: set[str] = set()
    for each in index.assignments:
        for name in each.names if each.basis == "document" else ():
            if name in judged:
                continue
            judged.add(name)
            found = index.plan.organization(name)
            if not _is_above(name, found.kind if found else "", level, place):
                continue
            measure = index.measure_name(index.plan.measures[each.measure])
            yield Violation(each.path, name=short(name), measure=measure)


def _is_above(name: str, kind: str, level: str, place: str) -> bool:
    """Whether a name is that of a body of a level above `level`; its branches here are not."""
    if kind == "upper_body":
        return level != "nation"
    above, named = _ABOVE.get(level), folded(name)
    if kind not in _ORGANS or above is None or not above.match(named):
        return False
    return place not in named and not _BRANCH.search(named)


def _day(date: PartialDate) -> Text:
    return dated(date.year, date.month, date.day)


def _alike(index: Index, *, strongly: bool) -> Iterator[Violation]:
    loads = Counter(chain.from_iterable(index.assigned if index.alike else ()))
    for found in index.alike:
        every = [index.plan.organizations[i].name for i in found.organizations]
        sure = found.strongly and not _is_short_form(index, found, loads)
        if sure is strongly and not all(map(_ANYBODY.search, every)):
            count = len(found.organizations)
            names = [index.plan.organizations[i].name for i in found.organizations[:_MOST_NAMES]]
            zh = "、".join(_with_load(name, loads[name]).zh for name in names)
            en = ", ".join(_with_load(name, loads[name]).en for name in names)
            if more := count - len(names):
                zh, en = f"{zh}等{count}个单位", f"{en} and {more} more"
            yield Violation(f"organizations[{found.organizations[-1]}].name", names=Text(zh, en))


def _is_short_form(index: Index, found: Alike, loads: Counter[str]) -> bool:
    """Whether names are a park's long and short one, and the tasks of one are not split in two.

    Parks are called by short names all the time; of a department each name is an official one.
    """
    parts = [index.plan.organizations[i] for i in found.organizations]
    charged = [each for each in parts if loads[each.name]]
    if len(parts) > _MOST_NAMES or len(charged) > 1 or any(each.kind != "zone" for each in parts):
        return False
    place = index.plan.jurisdiction
    pairs = combinations((each.name for each in parts), 2)
    return not any(are_one_letter_apart(*pair, place) for pair in pairs)


def _with_load(name: str, load: int) -> Text:
    """A name in quotation marks, with how many measures it is responsible for, if for any."""
    zh, en = f"“{short(name)}”", f'"{short(name)}"'
    return Text(f"{zh}（承担{load}项任务）", f"{en} (measures: {load})") if load else Text(zh, en)
