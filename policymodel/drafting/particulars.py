"""What can be told of a plan from its title and its first paragraphs: years, place, what it
rests on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from policymodel.analysis.prefectures import place_code, prefectures
from policymodel.analysis.provinces import MUNICIPALITIES, PROVINCES
from policymodel.drafting.outline import is_title
from policymodel.drafting.paragraphs import Paragraph
from policymodel.drafting.stated import NUMBERED, WORDS, Front, Stated
from policymodel.folding import fold
from policymodel.model import Citation, Jurisdiction, Period, Span
from policymodel.model.words import LevelCode
from policymodel.numbers import years_stated
from policymodel.numbers.years import RUN

_TO = "[-—–~～〜∼至到－―─━‐‑‒−]{1,2}"  # signs that are typed for a dash
_RANGE = re.compile(
    rf"((?:19|20)[0-9]{{2}})[ ]*年?[ ]*{_TO}"
    r"[ ]*((?:19|20)[0-9]{2})[ ]*年"
)
# 方案（2031-2033）
_BARE_RANGE = re.compile(
    rf"(?<=[(（])((?:19|20)[0-9]{{2}})[ ]*{_TO}[ ]*((?:19|20)[0-9]{{2}})(?=[)）])"
)
_FIVE = re.compile(r"[“\"「『]?(十[一二三四五六七八九]?五|十[一二三四五六七八九]个五年)[”\"」』]?")
_ONE = re.compile(r"((?:19|20)[0-9]{2})[ ]*年")
_RUN = re.compile(RUN)
_UNTIL = re.compile(r"(?:到|至)[ ]*((?:19|20)[0-9]{2})[ ]*年(?![ ]*[0-9]{1,2}[ ]*月)")
# 2031年港口工作方案 is of that year; 到2031年…, 2031年前…, 2031年版 are not.
_NO_YEAR = re.compile("[到至自从]$|(?:19|20)[0-9]{2}[ ]*年?.{1,2}$")  # 2031一2033年
_NOT_OF_IT = re.compile("[ ]*年?(?:[ ]*(?:前|底|末|以|起|版|修订|远景|第|[0-9]))")
_MANY = re.compile("[一二三四五六七八九十0-9]年(?:行动)?(?:计划|方案|规划|纲要)")
_OF_OTHERS = re.compile("我国|全球|世界|国务院|党中央|习近平|国家(?:提出|明确|要求)")


@frozen
class Told:
    """A value with the rule that gave it; `is_asked` where a human must look."""

    value: Period | Jurisdiction
    rule: str
    is_asked: bool = False


def period(text: str, found: Front, lines: Sequence[Paragraph], goals: Sequence[int]) -> Told:
    """Return the years a plan covers: by its title, else by the one horizon of its goals."""
    title, at = (found.title.value, found.title.at) if found.title else ("", None)
    for words, place in ((title, at), (found.notice, None)):
        told = _of_title(text, words, place)
        if told is not None:
            return told
    return _of_goals(text, lines, goals)


def _of_title(text: str, title: str, at: Span | None) -> Told | None:
    within = at or Span(0, max(len(text), 1))
    text, title = fold(text), fold(title)  # 二〇三一年

    def placed(found: re.Match[str]) -> Span | None:
        words = re.compile(r"\s*".join(map(re.escape, "".join(found.group().split()))))
        there = words.search(text, within.start, within.end)
        return Span(there.start(), there.end()) if there else None

    if found := _RANGE.search(title) or _BARE_RANGE.search(title):
        return Told(Period(start=int(found[1]), end=int(found[2]), at=placed(found)), "title-range")
    if found := _FIVE.search(title):
        stated = years_stated(found[1]).plans
        there = placed(found)
        if stated and there:
            inner = text[there.slice].find(found[1])
            there = Span(there.start + inner, there.start + inner + len(found[1]))
            return Told(Period(start=stated[0][0], end=stated[0][1], at=there), "title-plan")
    found = _ONE.search(title)
    if found and not _MANY.search(title) and _is_of_year(title, found):
        year = int(found[1])
        there = placed(found)
        if there is not None:
            return Told(Period(start=year, end=year, at=Span(there.start, there.end)), "title-year")
    return None


def _is_of_year(title: str, found: re.Match[str]) -> bool:
    before, behind = title[: found.start()], title[found.end() :]
    return not (_NO_YEAR.search(before) or _NOT_OF_IT.match(behind))


def _of_goals(text: str, lines: Sequence[Paragraph], goals: Sequence[int]) -> Told:
    years: dict[int, Span] = {}
    for place in goals:
        line = lines[place]
        if run := _RUN.search(line.text):
            first, last = years_stated(run.group()).years
            at = Span(line.start + run.start(), line.start + run.end())
            return Told(Period(start=first, end=last, at=at), "goal-run")
        for found in _UNTIL.finditer(line.text):
            if _OF_ANOTHER.search(line.text[: found.start()]):
                continue  # 按照《行动计划》提出的到2022年达峰的要求
            begin = found.start(1)
            years.setdefault(int(found[1]), Span(line.start + begin, line.start + found.end()))
    later = {int(each) for place in goals for each in _YEAR.findall(lines[place].text)}
    if len(years) == 1 and max(later | years.keys()) == max(years):  # nothing is for 2032—2033年
        [(year, at)] = years.items()
        return Told(Period(end=year, at=at), "goal-year")
    return Told(Period(), "no-years", is_asked=True)


_YEAR = re.compile("(20[0-9]{2})年")
_OF_ANOTHER = re.compile(r"》[^。；;\n]{0,24}(?:提出|明确|确定|要求)的?$")

_RESTS_ON = "|".join(WORDS["rests_on"])
_TITLE = (
    r"《(?P<title>[^《》\n]{4,100}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})*"
    r"(?:〈[^〉]*〉[^《》\n]*)?)》"
)
_CITED = re.compile(rf"{_TITLE}(?:[ ]?[(（](?P<number>{NUMBERED})[^()（）\n]{{0,12}}[)）])?")
_BEFORE = re.compile(rf"(?:{_RESTS_ON})[^。；;\n]*$")
_KINDS = re.compile("|".join(WORDS["cited"]))
_CLAUSE_END = re.compile("[。；;\n]")


_UNQUOTED = re.compile(
    r"(?P<title>“十[一二三四五六七八九]?五”[\u4e00-\u9fff]{2,24}?(?:规划纲要|规划|纲要|方案|计划))"
    r"(?=[、，,。；;和及的等要精])"
)
_FAR = 300


def cited(
    text: str,
    lines: Sequence[Paragraph],
    places: Sequence[int],
    own: str,
    *,
    every: Sequence[int] = (),
) -> tuple[Citation, ...]:
    """Return the documents on which the plan's first paragraphs say it rests.

    Args:
        text: the canonical text.
        lines: its paragraphs.
        places: the first paragraphs of the plan.
        own: the plan's own title.
        every: paragraphs that do nothing but say what the plan rests on.
    """
    found: dict[str, Citation] = {}
    for place in places:
        for title, at in _unquoted(text, lines[place]):
            if title not in own:
                found.setdefault(title, Citation(title=title, at=at))
    for place in (*places, *every):
        line = lines[place]
        for each in _CITED.finditer(line.text):
            before = line.text[max(0, each.start() - _FAR) : each.start()]
            title = text[line.start + each.start("title") : line.start + each.end("title")]
            rests = place in every or _BEFORE.search(before)
            if not rests or not _KINDS.search(title) or title == own:
                continue
            number = each["number"]
            at = Span(line.start + each.start(), line.start + each.end())
            if number is not None:
                number = text[line.start + each.start("number") : line.start + each.end("number")]
            found.setdefault(title, Citation(title=title, number=number, at=at))
    return tuple(sorted(found.values(), key=lambda each: each.at.start if each.at else 0))


def _unquoted(text: str, line: Paragraph) -> Iterator[tuple[str, Span]]:
    for each in _UNQUOTED.finditer(line.text):
        before = line.text[max(0, each.start() - _FAR) : each.start()]
        if _BEFORE.search(before) and before.count("《") <= before.count("》"):
            at = Span(line.start + each.start(), line.start + each.end())
            yield text[at.slice], at


_SHORT = re.compile(
    r"^(?:中共)?(?P<name>(?![全各我本该市省区郊州属辖外邻两多每强一二三十])[\u4e00-\u9fff]县(?![级域镇长])"
    r"|[\u4e00-\u9fff]{2,8}?(?:省|自治区|市(?!场)|自治州|地区|盟|自治县|县|区|旗|镇|乡))"
    r"(?=人民|委|市委|科|发|生态|政府|[^\u4e00-\u9fff]|.)"
)
# Parts of towns that no district is called.
_NO_DISTRICT = re.compile("(?:[小社街景片校厂库牧灾护园]|功能|聚集|集聚|(?:中心|主|老|建成)城)区$")
_ZONE = re.compile(
    r"^(?:中共)?(?P<name>[\u4e00-\u9fff]{2,16}?(?:开发区|经开区|高新区|新区|示范区|园区|保税区|度假区))"
    r"(?=管委会|管理委员会|党工委)"
)
_TOWNS = re.compile("(?<!市)(?=([\u4e00-\u9fff]{2})([市县州])(?![容场级直]))")
_PROVINCE = re.compile(
    "|".join(name for code, name in PROVINCES.items() if code not in MUNICIPALITIES)
)
_OF_PROVINCE = re.compile(
    "[全本我]省|省[级直]|省(?:委|政府)|[全本]自治区|自治区[级直]|(?:省|自治区)[\u4e00-\u9fff]{2,8}厅"
)
_OF_TOWN = re.compile("[全本我][市县区州]|[市县区州][级直]|市(?:委|政府)|各(?:镇|街道|乡镇)")
_NO_TOWN = re.compile(
    "[各全我城本该都省县区乡镇村超股上门夜集入到在的和与及向由对为是、于从][\u4e00-\u9fff]?$|直[辖管]|设区|地级|^[的和与及向由对为是在于从到以]"
    "|[内照送实同展经据立强进动施织定请]$"
)
_OF_COUNTY = re.compile("各(?:乡镇|镇|街道|乡)|(?:镇|乡)(?:人民)?政府|街道办事处")
_OF_CITY = re.compile("各(?:县|区|市、县|县[(（]?市|区、县|旗)")


_YEAR_FIRST = re.compile(r"^(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})[ ]?年度?")
_ABOUT = re.compile("^关于(?:进一步|全面|深入)*(?:推进|推动|加快|促进|加强|深化|做好|实施|落实)*")


def place(text: str, found: Front) -> Told | None:
    """Return the place of a plan: that of those who issued it, else of its title, else the one
    its text names most.
    """
    heads = [each.value for each in found.issuers]
    heads += [found.title.value if found.title else "", found.notice]
    for number, head in enumerate(filter(None, heads)):
        told = _place_of(head)
        if told is not None and len(told) <= 20:
            rule = "issuer" if number == 0 else "title"
            return Told(_placed(told, found), rule, is_asked=_is_joint(heads, told))
    name = _named_most(text)
    return Told(_placed(name, found), "text", is_asked=True) if name else None


def _is_joint(heads: Sequence[str | None], name: str) -> bool:
    """Whether another place of the level is named beside the one told: 甲省、乙省联合…方案."""
    for head in filter(None, heads):
        before, _, rest = head.partition(name)
        more = _district(rest[1:]) if rest[:1] in ("、", "和", "与") else None
        if not before and more and more["name"][0] not in "各全有" and more["name"][-1] == name[-1]:
            return True
    return False


def _named_most(text: str) -> str | None:
    """Return the place that a text names most: a province where it speaks of all of one."""
    if len(_OF_PROVINCE.findall(text)) > len(_OF_TOWN.findall(text)):
        provinces = Counter(found.group() for found in _PROVINCE.finditer(text)).most_common(1)
        ends = "自治区" if "自治区" in text else "省"
        return f"{provinces[0][0]}{ends}" if provinces else None
    named = [each[1] + each[2] for each in _TOWNS.finditer(text) if not _NO_TOWN.search(each[1])]
    known = [name for name in named if place_code(name)]
    towns = Counter(known or named).most_common(1)
    return towns[0][0] if towns else None


def _place_of(head: str) -> str | None:
    head = _ABOUT.sub("", head)  # 关于推进甲州市…的任务分工表
    head = _YEAR_FIRST.sub("", head)  # 2031年甲州市…工作要点
    if zone := _ZONE.match(head):
        return zone["name"]
    head = head.removeprefix("中共")
    found = _district(head)
    # 恩施州 is told from 兰州 only by being known.
    known = next((name for name in prefectures() if head.startswith(name)), "")
    if found is None and not known:
        return None
    name = known or (found["name"] if found else "")
    rest = head[len(name) :]
    more = _district(rest)
    # 甲省乙市丙区: the last place is whose plan it is, if a body follows it.
    while more is not None and re.match("人民|委|政府", rest[more.end("name") :]):
        name += more["name"]
        rest = rest[more.end("name") :]
        more = _district(rest)
    if (
        more is not None
        and len(more["name"]) <= 4
        and more["name"][-1] in "县区旗"
        and name[-1] in "市州盟"
    ):
        name += more["name"]
    return name


def _district(words: str) -> re.Match[str] | None:
    found = _SHORT.match(words)
    return None if found is None or _NO_DISTRICT.search(found["name"]) else found


def _placed(name: str, found: Front) -> Jurisdiction:
    """Return the place of that name; of a province or a prefecture-level place with its code."""
    return Jurisdiction(name=name, level=_level(name, found), code=place_code(name))


_ZONES = ("开发区", "经开区", "高新区", "示范区", "园区", "保税区", "度假区")


def _level(name: str, found: Front) -> LevelCode:
    code = place_code(name)
    if name.endswith(("省", "自治区")) or (code and code.endswith("0000")):
        return "province"
    if code or name.endswith(("州", "盟", "地区")):
        return "city"
    if name.endswith(_ZONES):
        return "zone"
    if name.endswith(("县", "区", "旗")):
        return "county"
    if name.endswith(("镇", "乡", "街道")):
        return "township"
    addressed = "".join(found.addressees)
    if _OF_COUNTY.search(addressed) and not _OF_CITY.search(addressed):
        return "county"
    return "city"


def level_of(name: str) -> LevelCode:
    """Return the level that the name of a place tells: a city's where it tells none.

    >>> level_of("云州市"), level_of("云州市临澜区"), level_of("临澜经济开发区")
    ('city', 'county', 'zone')
    """
    return _level(name, Front())


_IN_TEXT = re.compile(
    r"(?:研究确定|研究制定|特?制定|制订|编制|提出|形成|确定)(?:了|如下)?《?(?P<title>[^，,。；;《》\n本]{4,40})》?[。:：]"
    r"|^《(?P<issued>[^《》\n]{4,60})》(?:已经|业经|经)[^。\n]{2,40}印发"
)


def title_in_text(text: str, lines: Sequence[Paragraph], places: Sequence[int]) -> Stated | None:
    """Return the title that the first paragraphs give, where no line of its own does.

    >>> from policymodel.drafting.paragraphs import paragraphs
    >>> text = "为建设港口,研究确定2030年全市港口工作要点。"
    >>> title_in_text(text, paragraphs(text), [0]).value
    '2030年全市港口工作要点'
    """
    for each in places:
        line = lines[each]
        for found in _IN_TEXT.finditer(line.text):
            which = "title" if found["title"] else "issued"
            if is_title(Paragraph(line.at, found[which])):
                at = Span(line.start + found.start(which), line.start + found.end(which))
                return Stated(text[at.slice], at, "title-in-text")
    return None


def horizons(lines: Sequence[Paragraph], places: Sequence[int], since: int | None) -> Iterator[int]:
    """Yield the paragraphs that say by which year, none before `since`, something is reached."""
    for each in places:
        text = lines[each].text
        for found in _UNTIL.finditer(text):
            said = text[text.rfind("。", 0, found.start()) + 1 : found.start()]
            if int(found[1]) >= (since or 0) and not _OF_OTHERS.search(said):
                yield each
                break
