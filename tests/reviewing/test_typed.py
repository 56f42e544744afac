"""What people type into a review, as spreadsheet programs keep it: text stays as it was typed."""

from datetime import date, datetime
from typing import Any

import pytest
from reviewed import TEXT, cell_of, reviewed, typed

import policymodel as pm
from policymodel.reviewing.fields import fields_of
from policymodel.reviewing.rows import FORMS, part_rows


def test_cells_for_text_keep_what_is_typed_and_cells_for_numbers_reckon() -> None:
    """A program would make 13 of 0013, and a day of 2030年6月."""
    formats: dict[tuple[str, str], str] = {}

    def look(book: Any) -> None:
        for sheet in book.worksheets[:-1]:
            for row in sheet.iter_rows(min_row=5):
                for cell in row:
                    if not cell.protection.locked:
                        formats[sheet.title, cell.coordinate] = cell.number_format
        for row in part_rows(pm.read_plan(TEXT), "zh"):
            for field in fields_of(row.cls):
                heading = FORMS.heading(field.key, row.cls.__name__).zh
                try:
                    cell = cell_of(book, row.label, heading)
                except LookupError:
                    continue
                wanted = "General" if field.kind in ("number", "whole") else "@"
                assert cell.number_format == wanted, (row.label, heading)

    reviewed(TEXT, look)
    assert set(formats.values()) == {"General", "@"}


@pytest.mark.parametrize(
    "day", [date(2029, 4, 2), datetime(2029, 4, 2), "2029年4月2日", "2029/4/2"]
)
def test_days_are_read_however_they_were_typed(day: Any) -> None:
    back = reviewed(TEXT, typed(("文件", "发布日期", day)))
    assert back.refused == ()
    assert str(pm.read_plan(back.text).document.published) == "2029-04-02"


@pytest.mark.parametrize("day", [date(2030, 1, 1), datetime(2030, 1, 1)])
def test_a_day_where_text_is_wanted_has_no_time(day: Any) -> None:
    back = reviewed(TEXT, typed(("任务2·时限1", "原文表述", day), ("指标1", "备注", day)))
    assert [(each.after) for each in back.changes] == ["2030-01-01", "2030-01-01"]
    assert pm.read_plan(back.text).indicators[0].remark == "2030-01-01"


def test_a_day_where_a_number_is_wanted_is_told_as_a_day() -> None:
    back = reviewed(TEXT, typed(("指标1·目标值1", "年份", datetime(2031, 1, 1))))
    assert "“2031-01-01”" in back.refused[0].message.zh


def test_a_number_with_zeros_in_front_stays_so() -> None:
    back = reviewed(
        TEXT, typed(("任务1", "原文编号", "0013"), ("文件", "文号", "云港发〔2029〕0013号"))
    )
    plan = pm.read_plan(back.text)
    assert (plan.measures[0].number, plan.document.number) == ("0013", "云港发〔2029〕0013号")
