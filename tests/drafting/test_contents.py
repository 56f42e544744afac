"""Lists of contents, however their lines lead to pages: no heading is read twice."""

import pytest

import policymodel as pm

_TITLE = "云川市港口发展方案（2031—2033年）"
_PLAN = (
    "一、重点任务\n（一）建码头。新建泊位。（市港航局负责）\n"
    "（二）疏航道。清淤。（市水务局负责）\n二、保障措施\n加强领导。\n"
)
_CHAPTERS = (
    "第一章 总体要求\n坚持港口为民，建设港口。\n第二章 主要任务\n第一节 建码头\n新建泊位。\n"
    "第二节 疏航道\n清淤疏浚主航道。\n第三章 保障措施\n加强领导。\n"
)
_ENTRIES = ("一、重点任务", "（一）建码头", "（二）疏航道", "二、保障措施")
_OF_CHAPTERS = (
    "第一章 总体要求", "第二章 主要任务", "第一节 建码头", "第二节 疏航道", "第三章 保障措施"
)  # fmt: skip
_LEADS = [" {}", "\t{}", "- {} -", " - {} -", "{}", "", "……{}", "\n{}", " · {}", "…………({})"]


@pytest.mark.parametrize("between", ["", f"{_TITLE}\n", "前  言\n港口兴则城市兴，城市靠港口。\n"])
@pytest.mark.parametrize("over", ["目 录\n", "目录 CONTENTS\n", "目  次\n", ""])
@pytest.mark.parametrize("lead", _LEADS)
@pytest.mark.parametrize(("entries", "text"), [(_ENTRIES, _PLAN), (_OF_CHAPTERS, _CHAPTERS)])
def test_a_list_of_contents_gives_nothing_twice(
    entries: tuple[str, ...], text: str, lead: str, over: str, between: str
) -> None:
    if not over and lead == "\n{}":
        pytest.skip("a number alone is no heading, and nothing says what it is")
    listed = "".join(f"{each}{lead.format(page)}\n" for page, each in enumerate(entries, 1))
    drafted = pm.draft(f"{_TITLE}\n{over}{listed}{between}{text}")
    plan, plain = drafted.plan, pm.draft(f"{_TITLE}\n{text}").plan
    assert plan.document.title == _TITLE
    assert [each.title for each in plan.sections] == [each.title for each in plain.sections]
    told = [(each.number, each.title) for each in plan.measures]
    assert told == [(each.number, each.title) for each in plain.measures]
    assert {each.why for each in plan.not_targets} <= {"page_furniture", "date"}
    assert not {each.rule for each in drafted.questions} & {"title", "number", "V030", "V033"}


@pytest.mark.parametrize(
    "listed",
    [
        "目 录\n前言 1\n一、重点任务 1\n二、保障措施 3\n附件 4\n",
        "目 录\n前言\n一、重点任务\n二、保障措施\n附件：项目表\n",
        "目 录 一、重点任务 1 （一）建码头 1 （二）疏航道 2 二、保障措施 3\n",
    ],
)
def test_further_lists_of_contents(listed: str) -> None:
    plan = pm.draft(f"{_TITLE}\n{listed}{_PLAN}").plan
    assert [each.title for each in plan.sections] == ["重点任务", "保障措施"]
    assert [each.number for each in plan.measures] == ["（一）", "（二）"]


def test_headings_that_follow_each_other_are_no_list_of_contents() -> None:
    text = (
        f"{_TITLE}\n一、重点任务\n（一）码头\n1.建码头10\n新建泊位。（市港航局负责）\n{_PLAN[7:]}"
    )
    titles = [each.title for each in pm.draft(text).plan.measures]
    assert "建码头10" in titles
