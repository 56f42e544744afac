"""What the functions of the library are given: names for what they name, and a sentence if not."""

import os
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import get_args

from policymodel.export.options import wrong_option
from policymodel.model import Plan
from policymodel.progress.observation import Batch
from policymodel.progress.period import ReportingPeriod
from policymodel.text import Lang

Where = str | os.PathLike[str]
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


def plan_given(plan: Plan | Where) -> Plan:
    """Return the plan, or that with this name or path."""
    if isinstance(plan, Plan):
        return plan
    if not isinstance(plan, str | os.PathLike):
        raise wrong_option("plan", "a Plan, or its name or path", plan)
    from policymodel.registry import load

    return load(plan)


def period_given(period: ReportingPeriod | str) -> ReportingPeriod:
    """Return the period, or that which a text names.

    >>> period_given("2025-Q2").code
    '2025-Q2'
    """
    if isinstance(period, ReportingPeriod):
        return period
    if not isinstance(period, str):
        raise wrong_option("period", "a ReportingPeriod, or a text such as 2025-Q2", period)
    return ReportingPeriod.of(period)


def day_given(day: date | str) -> date:
    """Return the day, or that which a text names.

    >>> day_given("2025-06-30") == day_given("2025年6月30日") == day_given("2025.6.30")
    True
    """
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        return day_said(day)
    except (TypeError, ValueError):
        raise wrong_option("as_of", "a date, or a text such as 2025-06-30", day) from None


def day_said(text: str) -> date:
    """Return the day that a text names, in one of the ways people write days in.

    >>> day_said("2025/6/30") == day_said("20250630")
    True

    Raises:
        ValueError: it names none.
    """
    found = _DAY.fullmatch(text.strip())
    return date(*map(int, found.groups())) if found else date.fromisoformat(text)


def moment_given(at: datetime | None) -> datetime:
    """Return the time; now, where none is given."""
    if at is None:
        return datetime.now().astimezone()
    if not isinstance(at, datetime):
        raise wrong_option("at", "a datetime", at)
    return at


def log_given(log: Sequence[Batch]) -> Sequence[Batch]:
    """Return the log."""
    if not isinstance(log, tuple | list) or not all(isinstance(each, Batch) for each in log):
        raise wrong_option("log", "batches, as store.batches(plan.id) returns them", log)
    return log


def lang_given(lang: Lang) -> Lang:
    """Return the language."""
    if lang not in get_args(Lang):
        raise wrong_option("lang", "zh or en", lang)
    return lang


def files_given(files: Iterable[Where] | Where) -> tuple[Where, ...]:
    """Return the files; one is a list of one."""
    return (files,) if isinstance(files, str | os.PathLike) else tuple(files)


def texts_given(texts: Collection[str] | str) -> Collection[str]:
    """Return the texts; one is a list of one.

    >>> texts_given("xlsx"), texts_given(["xlsx", "json"])
    (('xlsx',), ['xlsx', 'json'])
    """
    return (texts,) if isinstance(texts, str) else texts
