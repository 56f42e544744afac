"""What people type into cells: the table of entries, and what holds for anything typed."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from policymodel.intake.workbook.cells import CellError, WorkbookCell
from policymodel.progress.entries import Context, Entry, RefusedEntryError, read_entry
from policymodel.progress.ledger.cells import input_cell, shown
from policymodel.progress.observation import (
    OF_MEASURES,
    OF_TARGETS,
    Amount,
    Status,
    When,
    read_value,
    written,
)
from policymodel.progress.period import ReportingPeriod
from policymodel.vocabulary import CHANGES, REPORT_STATUSES, TARGET_KINDS

PERIOD = ReportingPeriod.of("2025-Q2")
CASES = yaml.safe_load((Path(__file__).parent / "cases/entries.yaml").read_text("utf-8"))
ROWS = [(field, row) for field, rows in CASES.items() for row in rows]
FIELDS = st.sampled_from(sorted({*OF_TARGETS, *OF_MEASURES}))
UNITS = st.sampled_from((None, "%", "％", "家", "亿元", "万人", "位", "‰", "天马行空"))


def cell(said: str | dict[str, Any]) -> WorkbookCell:
    """The cell that a row of the table describes."""
    if isinstance(said, str):
        return WorkbookCell(value=said)
    value: Any = said.get("bool")
    if "number" in said:
        value = Decimal(said["number"])
    elif "date" in said:
        value = date.fromisoformat(said["date"])
    elif "time" in said:
        value = datetime.fromisoformat(said["time"])
    elif "error" in said:
        value = CellError(said["error"])
    return WorkbookCell(
        value=value, format=said.get("format", "General"), formula=said.get("formula")
    )


def context(field: str, row: dict[str, Any]) -> Context:
    unit = "%" if field == "rate" else row.get("unit")
    return Context(
        period=PERIOD, unit=unit, kind=row.get("kind"), change=row.get("change", "increase"),
        is_part=row.get("part", False),
    )  # fmt: skip


@pytest.mark.parametrize(("field", "row"), ROWS, ids=lambda each: str(each)[:60])
def test_an_entry_has_the_verdict_of_the_table(field: Any, row: dict[str, Any]) -> None:
    if "refused" in row:
        with pytest.raises(RefusedEntryError) as refusal:
            read_entry(cell(row["cell"]), field, context(field, row))
        assert refusal.value.said.zh == row["refused"]
        return
    found = read_entry(cell(row["cell"]), field, context(field, row))
    if row.get("empty"):
        assert found is None
        return
    assert isinstance(found, Entry)
    kept = yaml.safe_load(written(found.value)) if found.value is not None else None
    assert kept == row["taken"]
    assert [note.zh for note in found.notes] == row.get("told", [])


def test_the_table_has_every_verdict_of_every_column() -> None:
    for field, rows in CASES.items():
        verdicts = {next(v for v in ("taken", "refused", "empty") if v in row) for row in rows}
        assert {"taken", "refused"} <= verdicts, field
    assert len(ROWS) > 300


SIGNS = "0123456789０９.,，-—~%％‰年月日底旬前季度约近余万亿元家增长下降完成第上半同"
ANY_CELL = st.builds(
    WorkbookCell,
    value=st.one_of(
        st.text(max_size=30),
        st.text(
            "0123456789０９.,，-—~%％‰年月日底旬前季度约近余万亿元家增长下降完成第上半同",
            max_size=14,
        ),
        st.decimals(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
        st.sampled_from([CellError("#DIV/0!"), CellError("#N/A")]),
        st.none(),
    ),
    formula=st.sampled_from((None, None, "A1", "")),
    format=st.sampled_from(("General", "0.0%", "yyyy-mm-dd", "@")),
)


@example(WorkbookCell(value=Decimal("9.99977601E-8")), "value", None, None, "increase")
@example(WorkbookCell(value="0.0000000999977601家"), "value", "家", None, "increase")
@given(
    ANY_CELL,
    FIELDS,
    UNITS,
    st.sampled_from((None, *TARGET_KINDS.codes)),
    st.sampled_from(CHANGES.codes),
)
def test_whatever_is_typed_is_read_or_refused_in_both_languages(
    typed: WorkbookCell, field: Any, unit: str | None, kind: Any, change: Any
) -> None:
    given_ = Context(period=PERIOD, unit=unit, kind=kind, change=change)
    try:
        found = read_entry(typed, field, given_)
    except RefusedEntryError as error:
        told = [error.said]
    else:
        told = list(found.notes) if found else []
        if found and found.value is not None:
            assert read_value(written(found.value)) == found.value
    for each in told:
        assert re.search("[\u4e00-\u9fff]", each.zh)
        assert re.search("[a-z]", each.en)


SHORT = st.decimals(-(10**9), 10**9, places=4, allow_nan=False)


@given(SHORT, st.sampled_from(("家", "亿元", "%", "％", "‰", "万人")))
def test_a_number_that_a_ledger_shows_is_read_as_the_same(number: Decimal, unit: str) -> None:
    amount = Amount(value=number, unit=unit)
    given_ = Context(period=PERIOD, unit=unit)
    told = read_entry(WorkbookCell(value=shown(amount, "zh")), "value", given_)
    assert told is not None
    assert told.value == amount


@given(
    st.one_of(SHORT, st.decimals(-(10**14), 10**14, places=12, allow_nan=False)),
    st.sampled_from(("家", "%", "％", "亿元")),
)
def test_a_number_that_a_ledger_holds_is_read_as_the_same(number: Decimal, unit: str) -> None:
    percent = unit in ("%", "％")
    amount = Amount(value=number, unit=unit)
    typed = input_cell("value", amount, "zh", unit=unit, percent=percent)
    again = WorkbookCell(
        # A program keeps a number in binary.
        value=typed.value if isinstance(typed.value, str) else Decimal(repr(float(typed.value))),
        format=typed.format or "General",
    )
    found = read_entry(again, "value", Context(period=PERIOD, unit=unit))
    assert found is not None
    assert found.value == amount


@pytest.mark.parametrize("term", [*REPORT_STATUSES], ids=lambda each: each.code)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_status_that_a_ledger_shows_is_read_as_the_same(term: Any, lang: Any) -> None:
    for words in ("", *term.words):
        status = Status(code=term.code, words=words)
        found = read_entry(
            WorkbookCell(value=shown(status, lang)), "status", Context(period=PERIOD)
        )
        assert found is not None
        assert found.value == status


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.integers(0, 400))
def test_days_that_a_ledger_shows_are_read_as_the_same(first: date, more: int) -> None:
    last = min(first + timedelta(more), date(2099, 12, 31))
    when = When(first=first, last=last)
    typed = input_cell("expected", when, "zh").value
    value = typed if isinstance(typed, str) else date(1899, 12, 30) + timedelta(int(typed))
    found = read_entry(WorkbookCell(value=value), "expected", Context(period=PERIOD))
    assert found is not None
    assert isinstance(found.value, When)
    assert (found.value.first, found.value.last) == (first, last)


TAKEN = [(f, r) for f, r in ROWS if r.get("taken") and isinstance(r["cell"], str)]


@pytest.mark.parametrize(("field", "row"), TAKEN, ids=lambda each: str(each)[:60])
def test_what_was_typed_in_words_is_typed_again_and_read_as_the_same(
    field: Any, row: dict[str, Any]
) -> None:
    given_ = context(field, row)
    first = read_entry(cell(row["cell"]), field, given_)
    assert first is not None
    typed = input_cell(field, first.value, "zh", unit=given_.unit, percent=given_.unit == "%")
    value: Any = typed.value
    if field == "expected" and not isinstance(value, str):
        value = date(1899, 12, 30) + timedelta(int(value))
    again = read_entry(WorkbookCell(value=value, format=typed.format or "General"), field, given_)
    assert again is not None
    assert again.value == first.value


def test_a_text_longer_than_a_cell_holds_is_refused() -> None:
    given_ = Context(period=PERIOD)
    with pytest.raises(RefusedEntryError):
        read_entry(WorkbookCell(value="字" * 32_768), "note", given_)
    found = read_entry(WorkbookCell(value="字" * 32_767), "note", given_)
    assert found is not None
    assert found.value == "字" * 32_767


def test_what_computing_leaves_behind_is_no_number() -> None:
    """0.1 + 0.2 - 0.3 is 5.55E-17 in a spreadsheet program."""
    found = read_entry(
        WorkbookCell(value=Decimal("5.55E-17"), formula="0.1+0.2-0.3"),
        "value",
        Context(period=PERIOD, unit="亿元"),
    )
    assert found is not None
    assert found.value == Amount(value=Decimal(0), unit="亿元")


@given(st.decimals(allow_nan=False, allow_infinity=False).filter(lambda n: abs(n.adjusted()) < 99))
def test_a_number_of_any_length_is_kept_and_read_as_the_same(number: Decimal) -> None:
    amount = Amount(value=number, high=-number, unit="家")
    assert read_value(written(amount)) == amount


@pytest.mark.parametrize("said", ["1E5", "1,2", "", "+1", "1.", "NaN", "一"])
def test_what_no_store_writes_is_no_number(said: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        read_value(f'{{"type":"amount","value":"{said}"}}')
