"""When something is due: at a date, again and again, from a date on, or in words alone."""

from typing import Annotated

from attrs import frozen

from policymodel.model.fields import checked
from policymodel.model.scalars import Between, Count, Year
from policymodel.model.span import Span
from policymodel.model.words import RecurrenceCode

Half = Annotated[int, Between("half", 1, 2)]
Quarter = Annotated[int, Between("quarter", 1, 4)]
_LAST_MONTH, _LAST_DAY = 12, 31


@frozen(kw_only=True, field_transformer=checked)
class Deadline:
    """When something in a measure is due: as far as it is stated, or in words alone.

    Attributes:
        year: the year; none where it comes round again (每年12月底前), or stands nowhere.
        half: the half of the year, 1 or 2.
        quarter: the quarter, 1 to 4.
        month: the month.
        day: the day.
        every: how often it comes round again: year, half, quarter or month.
        ongoing: whether it goes on and on (持续推进, 长期坚持).
        starts: whether the date is the one from which on it is done (2026年1月起).
        words: how the document prints it, e.g. ``"2024年6月底前"``.
        what: what is due, in a few words; none for the whole measure.
        note: for the compiler alone.
        doubt: what its compiler could not settle.
        at: where it is stated.
    """

    year: Year | None = None
    half: Half | None = None
    quarter: Quarter | None = None
    month: Count | None = None
    day: Count | None = None
    every: RecurrenceCode | None = None
    ongoing: bool = False
    starts: bool = False
    words: str | None = None
    what: str | None = None
    note: str | None = None
    doubt: str | None = None
    at: Span | None = None

    @property
    def last_day(self) -> tuple[int, int, int] | None:
        """Year, month and day until which it is due; none without a year.

        Months that the calendar does not have stay as they are; every month has 31 days here.

        >>> Deadline(year=2025, quarter=2).last_day
        (2025, 6, 31)
        """
        return None if self.year is None else (self.year, *self._day_in_year)

    @property
    def order(self) -> tuple[int, int, int, int]:
        """What deadlines are sorted by: those with a date come first, by their end.

        Then what comes round again or has no year, what goes on and on, and words alone.
        """
        place = (self.year or 0, *self._day_in_year)
        if self.ongoing and (self.year is None or self.starts):
            return (2, *place)
        if self.year is not None and self.every is None:
            return (0, *place)
        is_told = self.every or self.year or self.half or self.quarter or self.month
        return (1 if is_told else 3, *place)

    @property
    def _day_in_year(self) -> tuple[int, int]:
        months = 3 * (self.quarter or 0) or 6 * (self.half or 0) or _LAST_MONTH
        return self.month or months, self.day or _LAST_DAY
