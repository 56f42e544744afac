"""Tables of the catalogue of disclosure whose labels no colon parts, and days of pages."""

import pytest

import policymodel as pm

_TITLE = "云川市港口发展方案"
_PLAN = "一、重点任务\n1.建码头。新建泊位。（市港航局负责）\n2.疏航道。清淤。（市水务局负责）\n"
_TABLES = {
    "one-below-the-other": "索引号\n003/2031-1\n发布机构\n云川市港航局\n成文日期\n2031-03-05\n"
    "文号\n云港〔2031〕5号\n发布日期\n2031-03-08\n",
    "one-line": "索引号 003/2031-1 发布机构 云川市港航局 成文日期 2031年03月05日 "
    "文号 云港〔2031〕5号 发布日期 2031年03月08日\n",
    "tabs": "索引号\t003/2031-1\t主题分类\t交通\n发布机构\t云川市港航局\t成文日期\t2031-03-05\n"
    "文号\t云港〔2031〕5号\t发布日期\t2031-03-08\n",
    "a-row-a-line": "索引号 003/2031-1\n发布机构 云川市港航局\n成文日期 2031-03-05\n"
    "文号 云港〔2031〕5号\n发布日期 2031-03-08 10:22\n",
    "bars": "|     |     |     |     |\n| --- | --- | --- | --- |\n"
    "| 索  引  号 | 003/2031-1 | 分    类 | 重点工作 |\n| 发布机构 | 云川市港航局 |\n"
    "| 成文日期 | 2031-03-05 | 发布日期 | 2031-03-08 |\n"
    "| 文    号 | 云港〔2031〕5号 | 主 题 词 | |\n"
    "| 内容概述 | |\n\n",
    "labels-first": "索引号\n发布机构\n成文日期\n文号\n发布日期\n003/2031-1\n云川市港航局\n"
    "2031-03-05\n云港〔2031〕5号\n2031-03-08\n",
}


@pytest.mark.parametrize("table", _TABLES.values(), ids=_TABLES)
def test_a_table_without_colons_says_what_the_document_is(table: str) -> None:
    drafted = pm.draft(f"{table}{_TITLE}\n{_PLAN}")
    document = drafted.plan.document
    assert (document.title, document.number) == (_TITLE, "云港〔2031〕5号")
    assert (document.issuers, document.index_number) == (("云川市港航局",), "003/2031-1")
    assert (str(document.issued), str(document.published)) == ("2031-03-05", "2031-03-08")
    assert not {each.rule for each in drafted.questions} - {"place-code", "period"}
    assert pm.verify(drafted.plan, drafted.source) == ()


def test_a_cell_of_the_table_may_be_empty_and_the_title_one_of_them() -> None:
    table = "索引号\n003/2031-1\n文号\n发布机构\n云川市港航局\n标题\n"
    document = pm.draft(f"{table}{_TITLE}\n发布日期\n2031-03-08\n{_PLAN}").plan.document
    assert (document.title, document.number) == (_TITLE, None)
    assert document.issuers == ("云川市港航局",)
    assert str(document.published) == "2031-03-08"


@pytest.mark.parametrize(
    ("over", "behind"),
    [
        ("2031-03-08 10:22 来源：云川市港航局\n", ""),
        ("发布日期\t2031-03-08\n", ""),
        ("", "发布日期：2031-03-08\n"),
    ],
)
def test_a_page_says_when_it_was_put_up(over: str, behind: str) -> None:
    document = pm.draft(f"{over}{_TITLE}\n{_PLAN}{behind}").plan.document
    assert (document.title, document.issued) == (_TITLE, None)
    assert str(document.published) == "2031-03-08"


@pytest.mark.parametrize(
    "line", ["名称 打印 分享", "附件 云川市港口项目表", "来源 云川之声", "有效期 三年"]
)
def test_words_like_labels_make_no_table(line: str) -> None:
    document = pm.draft(f"{_TITLE}\n{line}\n{_PLAN}").plan.document
    assert (document.title, document.published, document.issuers) == (_TITLE, None, ())


def test_the_number_of_an_announcement_is_no_part_of_a_title() -> None:
    head = f"云川市港航局公告\n2031年第3号\n{_TITLE}\n"
    assert pm.draft(head + _PLAN).plan.document.title == _TITLE
