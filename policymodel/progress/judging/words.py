"""How something stands by the word that was reported, where no number tells."""

from datetime import date
from decimal import Decimal

from attrs import frozen

from policymodel.model.words import ProgressStatusCode
from policymodel.progress.judging.judgement import CONTEXT, HUNDRED, Judgement, pace, percent, say
from policymodel.progress.judging.rules import Rules
from policymodel.progress.judging.ways import part_between
from policymodel.progress.observation import Status
from policymodel.text import Text
from policymodel.vocabulary import REPORT_STATUSES


@frozen(kw_only=True)
class Said:
    """What was reported in words, and by when it should be done.

    Attributes:
        status: the status word; none where only a rate was reported.
        rate: how much is done, in percent.
        day: the day of the report.
        first: the day before it begins.
        due: the last day that it may take.
        goes_on: whether it goes on without end, or comes round again.
    """

    status: Status | None
    day: date
    rate: Decimal | None = None
    first: date | None = None
    due: date | None = None
    goes_on: bool = False


def judge_words(said: Said, day: date, rules: Rules) -> Judgement:
    """Return how something stands on `day` by what was said of it.

    A rate is held against the calendar, and counts more than a word of pace; what is done is
    met, what is due and not done is overdue, what goes on without end is neither.
    """
    found = _judged(said, day, rules)
    return Judgement(
        status=found.status, reason=found.reason, progress=found.progress,
        expected=found.expected, day=said.day,
    )  # fmt: skip


def _judged(said: Said, day: date, rules: Rules) -> Judgement:
    term = REPORT_STATUSES[said.status.code] if said.status else None
    stage = term.stage if term else "running"
    rate = None if said.rate is None else CONTEXT.divide(said.rate, HUNDRED)
    word = Text(term.zh, term.en) if term else Text("", "")
    if stage == "dropped":
        return Judgement(status="dropped", reason=say("dropped"))
    if stage == "done":
        if rate is not None and rate < 1:
            reason = say("done_but", word=word, part=percent(rate))
            return Judgement(status="not_judged", reason=reason, progress=rate)
        return Judgement(status="met", reason=say("done", word=word), progress=rate or Decimal(1))
    if said.due is not None and day >= said.due:
        gone = say("gone", part=percent(rate)) if rate is not None else Text("", "")
        return Judgement(status="overdue", reason=say("overdue", gone=gone), progress=rate)
    if stage == "open" and rate is None:
        return Judgement(status="not_judged", reason=say("open", word=word))
    expected = part_of_time(said.first, said.due, said.day)
    if rate is None and stage == "before":
        rate = Decimal(0)
    if rate is not None and rate >= 1:
        reason = say("all_but", word=word) if term else say("all_without")
        return Judgement(status="not_judged", reason=reason, progress=rate, expected=expected)
    if rate is not None and expected is not None:
        status, reason = pace(rate, expected, rules)
        return Judgement(status=status, reason=reason, progress=rate, expected=expected)
    return _by_pace(term.code if term else "", term.pace if term else "", stage, word, rate, said)


def part_of_time(first: date | None, due: date | None, day: date) -> Decimal | None:
    """Return the part of the time from the end of `first` to `due` that is gone by `day`.

    None where either is not known, or there is no time between them.

    >>> part_of_time(date(2020, 12, 31), date(2022, 12, 31), date(2021, 12, 31))
    Decimal('0.5')
    """
    if first is None or due is None or first >= due:
        return None
    return max(Decimal(0), part_between(first, due, min(day, due)))


def _by_pace(
    code: str, told: str, stage: str, word: Text, rate: Decimal | None, said: Said
) -> Judgement:
    """Judge what has no rate, or no time, by what the word alone says of its pace."""
    status: ProgressStatusCode = "not_judged"
    reason = say("no_rate", word=word) if rate is None else say("no_time_of_task")
    if stage == "before":
        status, reason = "behind", say("not_begun")
    elif told or code == "paused":
        status = "on_track" if told in ("ahead", "on") else "behind"
        reason = say("by_word", word=word)
    elif said.goes_on or code == "continuous":
        status, reason = "on_track", say("goes_on")
    return Judgement(status=status, reason=reason, progress=rate)
