"""Where the document states its own particulars, given in the workbook by words of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed import applied, founded

import policymodel as pm
from policymodel.drafting.draft import draft
from policymodel.model import Document, Plan
from policymodel.model.fields import shapes
from policymodel.reviewing.quoting import place_of

BODY = """\
临澜市人民政府关于印发临澜市渔港提升行动方案的通知
临澜政发〔2031〕8号
各县（区）人民政府：
现将《临澜市渔港提升行动方案》印发给你们，请认真贯彻落实。
临澜市人民政府
2031年3月18日
临澜市渔港提升行动方案
为做好2031年至2033年渔港提升工作，制定本方案，2032年开展中期评估。
一、重点任务
（一）扩建渔港。到2033年，新建泊位12个。（市海洋局牵头，市财政局配合）
（二）改造冷库。改造冷库3座。（市财政局牵头，市海洋局配合）
发布日期：2031年3月20日
"""
YEARS = "2031年至2033年"
Change = Callable[[Any], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return founded(tmp_path, BODY)


def row_of(book: Any, label: str, item: str) -> Any:
    rows = book["文件信息"].iter_rows(min_row=5)
    return next(row for row in rows if (row[0].value, row[2].value) == (label, item))


def filled(*entries: tuple[str, str, Any, str | None]) -> Change:
    """Fill in the content and the quote of rows; None leaves what stands there."""

    def change(book: Any) -> None:
        for label, item, content, quote in entries:
            row = row_of(book, label, item)
            if content is not None:
                row[3].value = content
            if quote is not None:
                row[4].value = quote or None

    return change


def printed(plan: Plan) -> str | None:
    return None if plan.period.at is None else BODY[plan.period.at.slice]


def period(start: int | None, end: int | None, quote: str) -> Change:
    return filled(("规划期", "起始年", start, quote), ("规划期", "结束年", end, None))


@pytest.mark.parametrize(
    "quote",
    [
        YEARS,
        f"为做好{YEARS}渔港提升工作",
        f"为做好【{YEARS}】渔港…本方案",
        "为做好2031年至\n2033年渔港",
    ],
)
def test_the_period_is_where_its_years_are_quoted(folder: Path, quote: str) -> None:
    done = applied(folder, period(2031, 2033, quote))
    assert [each.message.zh for each in done.refused] == []
    assert printed(pm.load(folder)) == YEARS
    assert [each.code for each in pm.verify(folder) if each.path.startswith("period")] == []
    assert "规划期在原文何处" in {each.about for each in done.changes}


def test_a_wrong_place_of_the_period_is_written_over(folder: Path) -> None:
    file = folder / "plan.yaml"
    at = BODY.index("2032年")
    text = "\n".join(x for x in file.read_text("utf-8").splitlines() if not x.startswith("period"))
    stated = f"period: {{start: 2031, end: 2033, at: [{at}, {at + 5}]}}\norganizations:"
    file.write_text(text.replace("organizations:", stated, 1), "utf-8")
    assert "V006" in {each.code for each in pm.verify(folder)}
    applied(folder, period(None, None, f"为做好{YEARS}渔港提升工作"))
    assert printed(pm.load(folder)) == YEARS
    assert "V006" not in {each.code for each in pm.verify(folder)}


def test_a_place_without_years_is_that_of_a_period_all_the_same(folder: Path) -> None:
    file = folder / "plan.yaml"
    text = "\n".join(x for x in file.read_text("utf-8").splitlines() if not x.startswith("period"))
    file.write_text(text + "\n", "utf-8")
    done = applied(folder, period(None, None, f"为做好{YEARS}渔港提升工作"))
    assert [each.message.zh for each in done.refused] == []
    assert printed(pm.load(folder)) == YEARS
    assert "V049" in {each.code for each in pm.verify(folder)}  # the years are to be filled in


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (period(2031, 2033, "制定本方案"), "没有写明规划期"),
        (period(2031, 2033, "为做好渔港的提升"), "在原文中找不到"),
        (filled(("文件", "成文日期", None, "发布日期：2031年3月20日")), "没有写明文件"),
    ],
)
def test_words_that_do_not_state_it_are_named(folder: Path, change: Change, said: str) -> None:
    was = (folder / "plan.yaml").read_bytes()
    done = applied(folder, change)
    assert [each.code for each in done.refused] == ["W007"]
    assert said in done.refused[0].message.zh
    assert "文件信息!E" in done.refused[0].message.zh
    assert (folder / "plan.yaml").read_bytes() == was


def test_a_cell_that_is_cleared_leaves_the_place_as_it_is(folder: Path) -> None:
    """Where the document is not beside the plan, no sentences were written."""
    was = (folder / "plan.yaml").read_bytes()
    assert applied(folder, filled(("文件", "文号", None, ""))).changes == ()
    assert (folder / "plan.yaml").read_bytes() == was


def test_a_day_that_is_filled_in_has_the_place_that_is_quoted(folder: Path) -> None:
    done = applied(folder, filled(("文件", "发布日期", "2031-03-20", "发布日期：2031年3月20日")))
    assert [each.message.zh for each in done.refused] == []
    at = pm.load(folder).document.published_at
    assert at is not None
    assert BODY[at.slice] == "2031年3月20日"


def test_every_place_of_the_document_can_be_given(folder: Path) -> None:
    book = openpyxl.load_workbook(_written(folder))
    keys = {key for key in shapes(Document) if key.endswith("_at")}
    assert keys == {key for field in shapes(Document) if (key := place_of(Document, field))}
    for item in ("标题", "文号", "主送机关", "成文日期", "发布日期", "索引号"):
        assert not row_of(book, "文件", item)[4].protection.locked
    assert not row_of(book, "规划期", "起始年")[4].protection.locked


def _written(folder: Path) -> Path:
    book = folder.parent / "review.xlsx"
    book.write_bytes(pm.review(folder))
    return book


@settings(max_examples=50)
@given(st.data())
def test_any_words_around_the_years_tell_their_place(data: st.DataObject) -> None:
    """What is quoted is the document's, however much of it and whatever breaks its lines."""
    from policymodel.reviewing.quoting import Quoted, with_quoted
    from policymodel.source import SourceText

    start = BODY.index(YEARS)
    line = BODY.rindex("\n", 0, start) + 1
    first = data.draw(st.integers(line, start))
    last = data.draw(st.integers(start + len(YEARS), BODY.index("\n", start)))
    quote = BODY[first:last]
    broken = data.draw(st.integers(0, len(quote)))
    text = pm.write_plan(draft(BODY, id="linlan").plan)
    quoted = Quoted(
        ("period",), "at", f"{quote[:broken]}\n{quote[broken:]}", "文件信息!E23", "规划期"
    )
    made, wrong = with_quoted(text, [quoted], SourceText(BODY))
    assert wrong == []
    assert printed(pm.read_plan(made)) == YEARS
