"""By when prose says that something is done: 到2027年, 2026年6月底前, 每年, 三年内."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from policymodel.folding import POINTS, fold
from policymodel.numbers.years import years_counted
from policymodel.source.content import content
from policymodel.source.due import DUE, HAN, Due, due_at, fields_of, parts_of_year
from policymodel.source.duties import ongoing_words

_LATEST = re.compile(r"(?:[底末]|前|以内|内)[ ]*$")
# 2024年第三季度完成, 2024年5月建成: what is reached then, and not how much of it was.
_DONE = re.compile("[ ]*(?:全面|全部|基本)?(?:完成(?!了|投资|率)|建成|竣工|投用|投入使用)")
_PAST = re.compile(
    "(?:比|较|相比|自|从|以|与|同|截[至止]|截至到|及|、|由|年|对|为|按|《|“|\\(|（)[ ]*$"
    "|[0-9—–~-][ ]*$"
)
_SINCE = re.compile("[ ]*(?:以来|起|至|—|–|-|年|底?以?[来]|底?数据|实际|版|《|》|”|的)")
# 三、验收阶段（2023年3月1日至4月底）, （三）2023年4月，组织验收: when a step is over.
_STEP = re.compile(
    r"(?:[^。；;\n]{1,30}[(（]"
    rf"|(?:[(（][0-9{HAN}]{{1,3}}[)）]|[0-9{HAN}]{{1,3}}[{POINTS}、])?[ \u3000]*)$"
)
_STEP_ENDS = re.compile("[ ]*[)），,]")
# What begins a clause: 2026年实现全覆盖, but not 建成2026年的.
_OPENS = re.compile("(?:^|[，,。；;：:\n])[ \u3000]*$")
_REACHED = re.compile(
    "[ ]*(?:力争|全面|全部|基本|累计|要)?(?:达|实现|完成(?!了|投资|率)|新增|建成"
    "|提高|提升|下降|降低|降至|不低于|不少于|突破)"
)
# 6月底、9月底、12月底分别达到: in a plan of one year.
_MONTH_ENDS = re.compile("(?:^|[，,。；;：:\\n、])[ \\u3000]*$")
_CLOSED = re.compile("[ ]*(?:全面|全部)?(?:完成|建成|办结|出台|印发|实施|启动)?[)）]")
_THIS_YEAR = re.compile("(?P<which>今年|本年|明年)[ ]*$")
_NAMES_THIS_YEAR = re.compile("(?P<which>今年|本年)")  # 今年底前 is one time
_IN = re.compile(
    "(?:^|[，,。；;：:\\n于在])[ \\u3000]*(?:[春秋]季学期)?$"
)  # 于汛前完成, but not 汛前检查
_NO_TIME = re.compile(
    "[ ]*(?:度|的|版|》|”|计划|任务|目标|指标|以来|已|完成投资|全国|至|—|、|）|\\))"
)
_FARTHEST = 25  # years: 2060年前实现碳中和 is no deadline of a measure
# 每人每月, 至少每月; 每月驻村不少于20天.
_RATE = re.compile("(?:每[^，,。；;每]{1,4}|至少)$")
_LEAST = re.compile("不少于|不低于|以上")
_FROM = re.compile("[ ]*(?:施行|执行|生效|实行|起?实施)")
# 三年内, 三年累计: in the years of a plan.
_YEARS = re.compile(
    "(?:^|(?<=[，,。；;：:\n]))[ \u3000]*(?P<words>(?P<years>[一二两三四五]|(?<![0-9])[2-9])[ ]?年"
    "(?P<within>(?:之|以)?内)?)"
    "(?!(?:以?上|来|行动|计划|前|后|期|制|级|左右|一|度|底|末|初|[年、，]))"
)
_ALONE = re.compile("(?:^|[，,。；;\n])[ \u3000]*并?$")
_STOPS = re.compile("[。！？\n]")
_MONTHS = 12
_NOTHING = re.compile("[ \u3000]*(?:下去)?(?:[，,。；;\n]|$)")


def horizons(
    text: str,
    start: int,
    end: int,
    first: int | None = None,
    years: tuple[int, int] | None = None,
) -> Iterator[Due]:
    """Yield by when prose says that something is done, as a deadline of a measure has it.

    Args:
        text: a text.
        start: where the passage begins.
        end: where it ends.
        first: the year before which nothing is due.
        years: the first and the last year of the plan, which 三年内 may mean.

    >>> [each.words for each in horizons("比2020年下降,到2027年达到,2026年底前建成", 0, 29)]
    ['到2027年', '2026年底前']
    >>> [each.words for each in horizons("每年改造3所，2028年全部改完，长期坚持。", 0, 22, 2026)]
    ['每年', '2028年', '长期坚持']
    """
    said = content(text, start, end)
    usual = fold(said.text)
    found: list[_Told] = []
    for each in DUE.finditer(usual):
        fields = fields_of(each)
        if not fields or _is_titled(usual, each.start()):
            continue
        if _is_horizon(usual, each, fields, first, years) or _goes_on(usual, each, fields, found):
            told = _of_this_year(usual, _Told(*each.span(), fields), first)
            found.append(_of_same_year(usual, each, told, found[-1:]))
    for each in _YEARS.finditer(usual) if years else ():
        last = _last_of(each["years"], years, within=each["within"] is not None)
        if last is not None:
            found.append(_Told(*each.span("words"), {"year": last}))
    for begin, stop in ongoing_words(usual, 0, len(usual)):
        if _ALONE.search(usual[:begin]) and _NOTHING.match(usual, stop):
            found.append(_Told(begin, stop, {"ongoing": True}))
    for each_told in sorted(found, key=lambda told: told.start):
        yield due_at(said, *each_told)


class _Told(NamedTuple):
    """Where a passage tells when something is due, and what it says as fields of a deadline."""

    start: int
    end: int
    fields: dict[str, Any]


def _goes_on(
    usual: str, found: re.Match[str], fields: dict[str, Any], before: Sequence[_Told]
) -> bool:
    """Whether a part of a year begins a clause behind that year: 2026年开工：一季度完成选址."""
    if found["alone"] is None or not fields.keys() & {"quarter", "half"}:
        return False
    is_dated = bool(before) and "year" in before[-1].fields
    is_same = is_dated and not _STOPS.search(usual, before[-1].end, found.start())
    return is_same and _OPENS.search(usual[: found.start()]) is not None


def _is_titled(usual: str, place: int) -> bool:
    """Whether a place stands in the title of a document: 《2030年前碳达峰方案》."""
    return usual.rfind("《", 0, place) > usual.rfind("》", 0, place)


def _of_same_year(usual: str, found: re.Match[str], told: _Told, before: list[_Told]) -> _Told:
    """Return a deadline with the year of the one before it in its sentence, where it comes later
    in that: 2026年3月底前制定方案，6月底前印发.
    """
    year = before[0].fields.get("year") if before else None
    if found["alone"] is None or year is None or told.fields.get("year"):
        return told
    is_later = (told.fields.get("month") or _MONTHS) >= (before[0].fields.get("month") or 0)
    is_same = not _STOPS.search(usual, before[0].end, found.start())
    return told._replace(fields={"year": year, **told.fields}) if is_later and is_same else told


def _of_this_year(usual: str, told: _Told, first: int | None) -> _Told:
    """Return a deadline with the year of the document, where it says that it is of that year."""
    said = _THIS_YEAR.search(usual[: told.start]) or _NAMES_THIS_YEAR.match(usual, told.start)
    if said is None or first is None or "year" in told.fields:
        return told
    year = first + (said["which"] == "明年")
    fields = {"year": year, **{key: value for key, value in told.fields.items() if value}}
    return _Told(said.start(), told.end, fields)


def _last_of(printed: str, years: tuple[int, int] | None, *, within: bool) -> int | None:
    """Return the last year of the plan, if that is of as many years as are printed."""
    count = years_counted(printed)
    is_whole = years is not None and years[1] - years[0] + 1 == count
    return years[1] if years and is_whole and (within or count > 1) else None


def _is_horizon(
    usual: str,
    found: re.Match[str],
    fields: dict[str, object],
    first: int | None,
    years: tuple[int, int] | None,
) -> bool:
    """Whether a time is one by which, from which or as often as something is done."""
    before, behind = usual[: found.start()], usual[found.end() :]
    year = fields.get("year")
    if isinstance(year, int) and year < (first or 0):
        return False
    if isinstance(year, int) and year > (first or year) + _FARTHEST:
        return False
    if found["again"]:
        return _is_time_again(found, before, behind)
    if fields.get("starts"):
        opens = _OPENS.search(before) is not None
        return opens and first is not None and not _FROM.match(behind)
    if _is_step(usual, found):
        return True
    if _SINCE.match(behind) or _is_of_what_follows(usual, found):
        return False
    if found["until"] is not None and not found["alone"]:
        return True
    is_of_it = years is not None and years[0] == years[1] and any(fields.values())
    if found["alone"] and is_of_it and _MONTH_ENDS.search(before):
        return True
    if before.endswith(("(", "（")) and _CLOSED.match(behind):
        return _is_by_itself(found, fields) or (found["alone"] is not None and is_of_it)
    # What a clause begins with is when, if it may still come; and so is what is reached then.
    is_more = fields.keys() > {"year"}
    is_ahead = isinstance(year, int) and first is not None and (is_more or years != (year, year))
    if is_ahead and before.endswith(("于", "在")) and (is_more or not _NO_TIME.match(behind)):
        return True  # 于2026年三季度印发, 于2028年开展中期评估
    if is_ahead and _REACHED.match(behind) and not _PAST.search(before[-4:].rstrip("、")):
        return True
    if found["alone"] and _THIS_YEAR.search(before):
        return True
    if _PAST.search(before[-4:]):
        return False
    if found["season"]:
        return year is not None or _IN.search(before) is not None
    if found["alone"]:
        return _is_by_alone(found)
    if found["plan"] or _LATEST.search(found.group()):
        return True
    if fields.keys() & {"month", "quarter", "half"} and _DONE.match(behind):
        return True
    opens = _OPENS.search(before) is not None and not _NO_TIME.match(behind)
    return is_ahead and opens and not found.group().endswith("年度")


def _is_by_itself(found: re.Match[str], fields: dict[str, object]) -> bool:
    """Whether a time that stands in a bracket by itself is one by which something is done."""
    return _LATEST.search(found.group()) is not None or bool(
        fields.keys() & {"month", "quarter", "half", "day"} and fields.get("year")
    )


def _is_time_again(found: re.Match[str], before: str, behind: str) -> bool:
    """Whether something is due again and again: not 每人每月补贴, nor how often it is at least."""
    if not found["again"].startswith("每") or _RATE.search(before):
        return False
    clause = re.split("[，,。；;]", behind, maxsplit=1)[0]
    return "年" in found["again"] or _LEAST.search(clause) is None


def _is_by_alone(found: re.Match[str]) -> bool:
    words = found.group()
    is_by = _LATEST.search(words) is not None and "前" in words[-2:]
    return is_by or words in ("年内", "年底前")


def _is_step(usual: str, found: re.Match[str]) -> bool:
    """Whether a line begins with the time of a step, or holds it in a bracket behind its title."""
    if found["year"] is None or not any(parts_of_year(found.groupdict())):
        return False
    is_alone = _STEP_ENDS.match(usual, found.end()) is not None
    return is_alone and _STEP.fullmatch(usual, 0, found.start()) is not None


def _is_of_what_follows(usual: str, found: re.Match[str]) -> bool:
    """Whether a period only says of which time a thing is: “十四五”时期新增电量不纳入总量."""
    is_period = found["plan"] is not None and found.group().rstrip().endswith("时期")
    return is_period and usual[found.end() :].lstrip()[:1] not in ("，", ",", "、", "")
