"""The period that a report is about: a year, or a half, quarter or month of one."""

import calendar
import re
from datetime import date
from decimal import Context, Decimal

from attrs import frozen

from policymodel.findings import ProgressError, fault
from policymodel.folding import fold
from policymodel.text import Text, Texts

say = Texts(__file__)
_CONTEXT = Context(prec=50, traps=[])
_CODE = re.compile(
    r"([0-9]{4})(?:\s*[-年]?\s*(?:Q([1-4])|H([12])|(?:-|(?<=年))([0-9]{1,2})月?"
    r"|第?([一二三四1-4])季度|([上下])半年|年))?",
    re.IGNORECASE,
)
_MONTHS = 12


@frozen(order=True)
class ReportingPeriod:
    """A stretch of one year, by its first and last month.

    Attributes:
        year: the year.
        first_month: its first month, 1 to 12.
        last_month: its last month.
    """

    year: int
    first_month: int = 1
    last_month: int = _MONTHS

    @classmethod
    def of(cls, text: str) -> "ReportingPeriod":
        """Return the period that `text` names: 2025, 2025-H1, 2025-Q2, 2025-06, 2025年6月.

        >>> ReportingPeriod.of("2025-Q2").code, ReportingPeriod.of("2025年第二季度").code
        ('2025-Q2', '2025-Q2')

        Raises:
            ProgressError: L001, it names none.
        """
        found = _CODE.fullmatch(fold(text).strip())
        if found is None:
            raise ProgressError(fault(say, "L001", text=text))
        year, quarter, half, month, spelled, side = found.groups()
        if spelled:
            quarter = str("一二三四".find(spelled) + 1 or spelled)
        if side:
            half = "1" if side == "上" else "2"
        number, months = (
            (int(quarter), 3) if quarter
            else (int(half), 6) if half
            else (int(month), 1) if month
            else (1, _MONTHS)
        )  # fmt: skip
        if not 1 <= number <= _MONTHS // months or int(year) == 0:
            raise ProgressError(fault(say, "L001", text=text))
        return cls(int(year), (number - 1) * months + 1, number * months)

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last_month - self.first_month + 1

    @property
    def code(self) -> str:
        """Its name for files and commands, as ``of`` reads it."""
        number = self.last_month // self.months
        within = {_MONTHS: "", 6: f"-H{number}", 3: f"-Q{number}", 1: f"-{number:02}"}
        return f"{self.year:04}{within[self.months]}"

    @property
    def label(self) -> Text:
        """What people call it.

        >>> ReportingPeriod.of("2025-06").label.zh, ReportingPeriod.of("2025-h1").label.en
        ('2025年6月', 'first half of 2025')
        """
        number = self.last_month // self.months
        key = {_MONTHS: "year", 6: f"half.{number}", 3: f"quarter.{number}", 1: "month"}
        return say(f"label.{key[self.months]}", year=self.year, month=f"{number:02}", plain=number)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.first_month, 1)

    @property
    def last_day(self) -> date:
        """Its last day: the day at which what is reported stood, where no other is given."""
        last = calendar.monthrange(self.year, self.last_month)[1]
        return date(self.year, self.last_month, last)

    @property
    def previous(self) -> "ReportingPeriod":
        """The period of the same length before it.

        >>> ReportingPeriod.of("2025-Q1").previous.code
        '2024-Q4'
        """
        if self.first_month == 1:
            return ReportingPeriod(self.year - 1, _MONTHS - self.months + 1, _MONTHS)
        return ReportingPeriod(self.year, self.first_month - self.months, self.first_month - 1)


def months_gone(day: date) -> Decimal:
    """Return how many months are over at the end of `day`, from the year 0 on.

    Part of a month by its days, whole ones as offices count: 11 of 12 at the end of November,
    however many days they have.

    >>> months_gone(date(2025, 9, 30)) - months_gone(date(2024, 12, 31))
    Decimal('9')
    """
    days = calendar.monthrange(day.year, day.month)[1]
    part = _CONTEXT.divide(Decimal(day.day), Decimal(days))
    return _CONTEXT.add(Decimal(day.year * _MONTHS + day.month - 1), part)


def share_of_year(day: date) -> Decimal:
    """Return how much of its year has gone by at the end of `day`: 序时进度, as a part of one.

    >>> share_of_year(date(2025, 9, 30)), share_of_year(date(2025, 12, 31))
    (Decimal('0.75'), Decimal('1'))
    """
    gone = _CONTEXT.subtract(months_gone(day), Decimal(day.year * _MONTHS))
    return _CONTEXT.divide(gone, Decimal(_MONTHS))
