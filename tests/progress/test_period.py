"""Periods of reports: what they are called, where they end, and how much of a year is over."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.findings import ProgressError
from policymodel.progress.period import ReportingPeriod, months_gone, share_of_year

PERIODS = st.builds(
    lambda year, months, number: ReportingPeriod(
        year, number % (12 // months) * months + 1, number % (12 // months) * months + months
    ),
    st.integers(2, 9998), st.sampled_from((1, 3, 6, 12)), st.integers(0, 11),
)  # fmt: skip


@given(PERIODS)
def test_a_period_is_read_by_its_code_and_by_its_name(period: ReportingPeriod) -> None:
    assert ReportingPeriod.of(period.code) == period
    assert ReportingPeriod.of(period.code.lower()) == period
    if period.year >= 1000:
        assert ReportingPeriod.of(period.label.zh) == period


@given(PERIODS)
def test_the_period_before_ends_the_day_before(period: ReportingPeriod) -> None:
    before = period.previous
    assert before.months == period.months
    assert before.last_day + timedelta(1) == period.first_day


@pytest.mark.parametrize("text", [
    "", "25", "2025-13", "2025-00", "2025-Q5", "2025-Q0", "2025-H3", "0000", "2025-", "第二季度",
    "2025年第五季度", "2025-6-30", "下半年", "2025Q", "二〇二五",
])  # fmt: skip
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(ProgressError) as refusal:
        ReportingPeriod.of(text)
    assert refusal.value.findings[0].code == "L001"


@pytest.mark.parametrize(
    ("text", "code"),
    [("２０２５年６月", "2025-06"), ("2025年二季度", "2025-Q2"), ("2025年上半年", "2025-H1"),
     ("2025 Q3", "2025-Q3"), ("2025年第4季度", "2025-Q4"), ("2025年", "2025")],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it(text: str, code: str) -> None:
    assert ReportingPeriod.of(text).code == code


@pytest.mark.parametrize("month", range(1, 13))
def test_whole_months_count_alike(month: int) -> None:
    last = ReportingPeriod(2023, month, month).last_day
    assert share_of_year(last) * 12 == month
    assert abs(share_of_year(last) - Decimal(month) / 12) < Decimal("1e-20")


@given(st.dates(max_value=date(9999, 12, 30)))
def test_time_goes_on(day: date) -> None:
    assert months_gone(day) < months_gone(day + timedelta(1))
