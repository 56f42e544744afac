"""The same document typed in another way gives the same facts, and verifies."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

import policymodel as pm
from policymodel.drafting.headings import numbered
from policymodel.drafting.paragraphs import paragraphs
from policymodel.folding import fold, with_quotes
from policymodel.source import SourceText
from policymodel.source.seen import seen

PLAN = """云泽市数字港口建设行动方案（2031—2033年）

一、总体要求

到 2033 年，全市智能泊位达到 24 个，港口吞吐量突破 1200 万吨，“四个一”工程\
基本建成，岸电使用率达到 85%以上。

二、主要目标

序号
指标名称
单位
2031年
2033年
属性
1
智能泊位数量
个
12
24
约束性
2
岸电使用率
%
65
85
预期性
3
船舶平均在港时间
小时
30
18
预期性

三、重点任务

（一）建设智慧码头

1．改造老旧泊位。推进“五个面向”改造，2031年6月底前改造泊位 8 个，到 2032 年改造 16 个。\
（牵头单位：市港航局；责任单位：市发展改革委、市财政局，各县（市、区）政府）

2．推广岸电设施。新建岸电桩 120 套，岸电使用率每年提高 5 个百分点。\
（责任单位：市生态环境局、市港航局；完成时限：2032年12月31日）

（二）打造数字口岸

3．建设“一站通”平台。到 2033 年，口岸业务线上办理率达到 98%。\
（责任单位：市商务局、云泽海关）

4．培育航运企业。对首次入库的企业给予 10 万元奖励，新增航运企业 30 家以上。\
（责任单位：市商务局、市税务局）

四、保障措施

（一）加强组织领导。成立市数字港口建设领导小组，由市港航局牵头，每季度召开一次会议。

（二）强化督促检查。市政府督查室每年开展一次督查，结果向社会公布。
"""
_HAN = "[一二三四五六七八九十]"


def _facts(text: str) -> Counter[tuple[object, ...]]:
    """What a draft states: without the characters in which it is printed."""
    plan = pm.draft(text).plan
    found: list[tuple[object, ...]] = [("years", plan.period.start, plan.period.end)]
    for measure in plan.measures:
        title = _plain(measure.title)
        found.append(("measure", title))
        found += [("due", title, each.year, each.month, each.day) for each in measure.deadlines]
        for held in plan.responsibilities(measure):
            found += [("charged", title, held.role, _plain(name)) for name in held.organizations]
    for row in plan.indicators:
        found += [
            ("target", _plain(row.name), each.value, each.unit or row.unit, each.year, each.kind)
            for each in row.targets
        ]
    found += [("goal", _plain(each.title)) for each in plan.goals]
    found += [("section", _plain(each.title)) for each in plan.sections]
    found += [("mechanism", each.kind, each.organizations) for each in plan.mechanisms]
    found += [("organization", _plain(each.name)) for each in plan.organizations]
    return Counter(found)


def _plain(words: str | None) -> str:
    return "".join((words or "").split()).translate(str.maketrans("（）", "()"))


def _lines(pattern: str, instead: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, instead, text, flags=re.MULTILINE)


def _to(signs: str, others: str) -> Callable[[str], str]:
    return lambda text: text.translate(str.maketrans(signs, others))


def _charges(signs: str) -> Callable[[str], str]:
    pattern = r"（((?:牵头|责任)单位.*)）$"
    return _lines(pattern, rf"{signs[0]}\1{signs[1]}")


def _in_characters(text: str) -> str:
    said = str.maketrans("0123456789", "〇一二三四五六七八九")
    return re.sub("[0-9]{4}(?=[ ]*年)", lambda year: year.group().translate(said), text)


TYPED: dict[str, Callable[[str], str]] = {
    "no-break spaces": _to(" ", "\u00a0"),
    "thin spaces": _to(" ", "\u2009"),
    "narrow no-break spaces": _to(" ", "\u202f"),
    "en spaces": _to(" ", "\u2002"),
    "ideographic spaces": _to(" ", "\u3000"),
    "no blanks": lambda text: text.replace(" ", ""),
    "wide digits": _to("0123456789%", "０１２３４５６７８９％"),
    "wide points": _to("．", "."),
    "straight quotes": _to("“”", '""'),
    "wide straight quotes": _to("“”", "＂＂"),
    "one straight quote": _to("”", '"'),
    "single quotes": _to("“”", "‘’"),
    "corner quotes": _to("“”", "「」"),
    "double corner quotes": _to("“”", "『』"),
    "primes": _to("“”", "〝〞"),
    "half brackets": _to("（）", "()"),
    "small brackets": _to("（）", "﹙﹚"),
    "a bracket of each width": _to("（", "("),
    "half punctuation": _to("：；，", ":;,"),
    "small colons": _to("：", "﹕"),
    "signs of a ratio": _to("：", "∶"),
    "no colons": _lines("((?:牵头|责任)单位)：", r"\1"),
    "blanks for colons": _lines("((?:牵头|责任)单位)：", r"\1 "),
    "half-width stops": _to("。、", "｡､"),
    "small per cent": _to("%", "﹪"),
    "charges in 〔〕": _charges("〔〕"),
    "charges in 【】": _charges("【】"),
    "charges in ［］": _charges("［］"),
    "charges in []": _charges("[]"),
    "charges in bold": _lines(r"(（(?:牵头|责任)单位.*）)$", r"**\1**"),
    "labels in bold": _lines("((?:牵头|责任)单位：)", r"**\1**"),
    "headings in bold": _lines(rf"^({_HAN}、.*|（{_HAN}）[^。\n]*)$", r"**\1**"),
    "titles in bold": _lines(r"^(\d．)([^。]*。)", r"\1**\2**"),
    "headings of Markdown": _lines(rf"^({_HAN}、.*)$", r"## \1"),
    "points behind 一": _lines(rf"^({_HAN})、", r"\1."),
    "chapters": _lines(rf"^({_HAN})、", r"第\1章 "),
    "parts": _lines(rf"^({_HAN})、", r"第\1部分 "),
    "㈠": lambda text: re.sub(
        "^（([一二])）", lambda n: "㈠㈡"["一二".index(n[1])], text, flags=re.M
    ),
    "一）": _lines(rf"^（({_HAN}）)", r"\1"),
    "（一） in half brackets": _lines(rf"^（({_HAN})）", r"(\1)"),
    "1、": _lines(r"^(\d)．", r"\1、"),
    "1）": _lines(r"^(\d)．", r"\1）"),
    "1)": _lines(r"^(\d)．", r"\1) "),
    "(1)": _lines(r"^(\d)．", r"(\1)"),
    "（1）": _lines(r"^(\d)．", r"（\1）"),
    "①": lambda text: re.sub(r"^(\d)．", lambda n: chr(0x245F + int(n[1])), text, flags=re.M),
    "⑴": lambda text: re.sub(r"^(\d)．", lambda n: chr(0x2473 + int(n[1])), text, flags=re.M),
    "⒈": lambda text: re.sub(r"^(\d)．", lambda n: chr(0x2487 + int(n[1])), text, flags=re.M),
    "points of Markdown": _lines(r"^(\d)．", r"\1\\. "),
    "blanks behind 、": lambda text: text.replace("、", "、 "),
    "bodies with commas": _lines("(?<=[委局])、(?=[市云])", "，"),
    "bodies with half commas": _lines("(?<=[委局])、(?=[市云])", ","),
    "bodies with bars": _lines("(?<=[委局])、(?=[市云])", "/"),
    "years in characters": _in_characters,
    "零": lambda text: _in_characters(text).replace("〇", "零"),
    "Ｏ": lambda text: _in_characters(text).replace("〇", "Ｏ"),
    "2032-12-31": _lines("(2032)年12月31日", r"\1-12-31"),
    "2032/12/31": _lines("(2032)年12月31日", r"\1/12/31"),
    "2032.12.31": _lines("(2032)年12月31日", r"\1.12.31"),
    "thousands": _lines("1200", "1,200"),
    "thousands with blanks": _lines("1200", "1 200"),
    "thousands with narrow blanks": _lines("1200", "1\u202f200"),
    "wide thousands": _lines("1200", "１，２００"),
    "a mark of byte order": lambda text: f"\ufeff{text}",
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", " \u3000\n"),
    "tabs at line ends": lambda text: text.replace("\n", "\t\n"),
    "tabs before lines": _lines("^(?=.)", "\t"),
    "indented": _lines("^(?=.)", "\u3000\u3000"),
    "no blank lines": _lines("\n+", "\n"),
    "zero width at lines": _lines("^(?=.)|(?<=.)$", "\u200b"),
}


@pytest.mark.parametrize("typed", TYPED)
def test_typing_changes_no_fact(typed: str) -> None:
    text = TYPED[typed](PLAN)
    assert text != PLAN
    drafted = pm.draft(text)
    assert _facts(text) == _facts(PLAN)
    assert pm.verify(drafted.plan, SourceText(text)) == ()


def test_the_plan_has_all_kinds_of_facts() -> None:
    kinds = Counter(key for key, *_ in _facts(PLAN).elements())
    wanted = "years measure due charged target goal section mechanism organization"
    assert kinds.keys() == {*wanted.split()}
    assert pm.verify(pm.draft(PLAN).plan, SourceText(PLAN)) == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('"甲"和"乙"', "“甲”和“乙”"),
        ('“甲"和“乙"', "“甲”和“乙”"),
        ('“甲"乙"丙”', '“甲"乙"丙”'),
        ("‘甲’和「乙『丙』」", "“甲”和“乙‘丙’”"),
        ("“甲‘乙’”", "“甲‘乙’”"),
        ('推进"甲\n乙"工程', "推进“甲\n乙”工程"),
        ('管径12"和14"', '管径12"和14"'),
        ('推进"甲工程', '推进"甲工程'),
        ('推进"甲工程\n\n推进乙"工程', '推进"甲工程\n\n推进乙"工程'),
        ('甲" "乙', '甲" "乙'),
        ("甲’乙", "甲’乙"),
    ],
)
def test_quotes_are_told_where_they_pair(typed: str, told: str) -> None:
    assert with_quotes(typed) == fold(typed) == seen(typed) == told
    assert with_quotes(told) == told


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("到二〇三五年", "到2035年"),
        ("二零三一年、二○三一年、二Ｏ三一年", "2031年、2031年、2031年"),
        ("一九九八年", "1998年"),
        ("二〇 三五年、二 〇 三五 年", "2035 年、2035   年"),
        ("二十年、一百二〇年、二三十年", "二十年、一百二〇年、二三十年"),
    ],
)
def test_years_in_characters_are_folded(typed: str, usual: str) -> None:
    assert fold(typed) == usual


def test_what_is_seen_is_as_long_as_the_text() -> None:
    text = '\ufeff　到\u00a0２０３１\u2009年，**ＡＩ**"四个\u200b一"，二Ｏ三一年﹪*脚注'
    assert seen(text) == "  到 2031 年，  AI  “四个 一”，二〇三一年%*脚注"
    assert len(seen(text)) == len(text)
    assert SourceText(PLAN).seen.text == seen(PLAN)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("投资１，２００万元", "投资1,200万元"),
        ("投资1\u2009200\u2009500元", "投资1,200,500元"),
        ("达到 1 200 家，超过1 2000家", "达到 1,200 家，超过1 2000家"),
        ("附件1 200家企业名单", "附件1 200家企业名单"),
        ("2031 200 300", "2031 200 300"),
        ("1，200", "1，200"),
    ],
)
def test_thousands_are_told_where_nothing_else_is_meant(typed: str, told: str) -> None:
    assert seen(typed) == told


@pytest.mark.parametrize(
    ("line", "style", "number", "value"),
    [
        ("第二部分 主要目标", "chapter", "第二部分", 2),
        ("㈢建设码头。新建泊位。", "brackets", "㈢", 3),
        ("⑿建设码头。新建泊位。", "digits", "⑿", 12),
        ("⒒建设码头。新建泊位。", "point", "⒒", 11),
        ("②建设码头。新建泊位。", "circle", "②", 2),
    ],
)
def test_numbers_of_one_character(line: str, style: str, number: str, value: int) -> None:
    found = numbered(paragraphs(line)[0], 0)
    assert found is not None
    assert (found.style, found.number, found.value) == (style, number, value)


def test_a_second_label_may_lose_its_colon() -> None:
    text = "（牵头单位市港航局；责任单位市财政局、云泽海关）"
    [found] = SourceText(f"建码头。{text}").brackets
    charged = [(part.role, [name.text for name in part.names]) for part in found.parts]
    assert charged == [("lead", ["市港航局"]), ("responsible", ["市财政局", "云泽海关"])]


def test_a_task_ends_before_the_blanks_behind_its_bracket() -> None:
    """Paragraphs without numbers, two on a line."""
    begin, end = PLAN.index("（一）建设智慧"), PLAN.index("四、保障")
    pair = "".join(
        f"建设{name}岸码头。新建深水泊位。（责任单位：市港航局）  " for name in ("东", "西")
    )
    text = f"{PLAN[:begin]}{pair}\n{pair}\n{PLAN[end:]}"
    drafted = pm.draft(text)
    assert len(drafted.plan.measures) > 1
    assert pm.verify(drafted.plan, SourceText(text)) == ()
