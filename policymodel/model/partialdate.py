"""Dates that documents print to the month or to the day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from policymodel.findings import FieldError
from policymodel.model.scalars import refusal
from policymodel.text import Texts

say = Texts(__file__)
FORM = "[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?"
"""How a plan file writes one."""
_is_written = re.compile(FORM, re.ASCII).fullmatch


@total_ordering
@dataclass(frozen=True, slots=True)  # a value as a date is one, and no part of a plan
class PartialDate:
    """A day, or a month whose day is not stated; a `datetime.date` is taken for one.

    Attributes:
        year: the year.
        month: the month, 1 to 12.
        day: the day; none where the document states the month alone.

    Raises:
        FieldError: the calendar has no such month or day.

    >>> str(PartialDate(2022, 3)), str(PartialDate(2022, 3, 18))
    ('2022-03', '2022-03-18')
    >>> PartialDate(2022, 3) < PartialDate(2022, 3, 1) < PartialDate(2022, 4)
    True
    """

    year: int
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        parts = (self.year, self.month, 1 if self.day is None else self.day)
        try:
            if all(type(part) is int for part in parts):
                date(*parts)
                return
        except (ValueError, OverflowError):
            pass
        raise refusal(say("of_calendar"), "-".join(map(str, parts[: 2 + (self.day is not None)])))

    def __str__(self) -> str:
        month = f"{self.year:04}-{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        mine, yours = ((d.year, d.month, d.day or 0) for d in (self, other))
        return mine < yours

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        return date(
            self.year, self.month, self.day or calendar.monthrange(self.year, self.month)[1]
        )

    def is_before(self, other: "PartialDate") -> bool:
        """Whether it lies before `other`, whichever days are meant.

        >>> PartialDate(2022, 3, 18).is_before(PartialDate(2022, 3))
        False
        """
        return self.last < other.first


def read_date(text: str) -> PartialDate:
    """Return the date that `text` writes, e.g. ``2022-03`` or ``2022-03-18``.

    Raises:
        FieldError: it is not written so, or the calendar has no such day.
    """
    try:
        if _is_written(text):
            return PartialDate(*map(int, text.split("-")))
    except FieldError:
        pass
    raise refusal(say("of_calendar"), text)


def as_partial_date(value: object) -> object:
    """Return a date as a PartialDate, and anything else as it is."""
    return PartialDate(value.year, value.month, value.day) if type(value) is date else value


def check_partial_date(value: object) -> None:
    """Refuse what is no date."""
    if not isinstance(value, PartialDate):
        try:
            meant = repr(read_date(str(value)[:10]))
        except FieldError:
            meant = "PartialDate(2022, 3)"
        raise refusal(say("date"), value, say("write", meant=meant))
