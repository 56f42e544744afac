"""How something stands: a status, the way gone and to be gone, and the reason in a sentence."""

from datetime import date
from decimal import Context, Decimal

from attrs import frozen

from policymodel.model.words import ProgressStatusCode
from policymodel.progress.judging.rules import Rules
from policymodel.text import Text, Texts

CONTEXT = Context(prec=50, traps=[])
HUNDRED = Decimal(100)
_PLACES = 9  # of points behind

say = Texts(__file__)


@frozen(kw_only=True)
class Judgement:
    """How a target or a task stands.

    Attributes:
        status: met, on_track, behind, far_behind, overdue, dropped, not_reported or not_judged.
        reason: why, with the figures that it rests on.
        progress: the part of the way that is gone: 0 at the baseline, 1 at the target; below 0
            where things went the other way; none where there is no way to measure.
        expected: the part that should be gone by then, on the expected path.
        actual: what was reached, in the target's unit.
        day: the day that the report is of.
    """

    status: ProgressStatusCode
    reason: Text
    progress: Decimal | None = None
    expected: Decimal | None = None
    actual: Decimal | None = None
    day: date | None = None

    @property
    def behind(self) -> Decimal | None:
        """How many points the way gone is behind the expected one; below 0 where it is ahead."""
        if self.progress is None or self.expected is None:
            return None
        return CONTEXT.multiply(CONTEXT.subtract(self.expected, self.progress), HUNDRED)


def percent(part: Decimal) -> str:
    """Return a part of one in percent, to one place.

    >>> percent(Decimal("0.5")), percent(Decimal("-0.0449"))
    ('50%', '-4.5%')
    """
    shown = f"{CONTEXT.multiply(part, HUNDRED):.1f}".removesuffix(".0")
    return f"{'0' if shown == '-0' else shown}%"


def pace(progress: Decimal, expected: Decimal, rules: Rules) -> tuple[ProgressStatusCode, Text]:
    """Return how `progress` stands against `expected`, and the sentence that says so.

    Who has not moved is behind, however little was to be done: nothing is on track for merely
    standing where it started, and before anything is due that is no judgement at all.
    """
    # Rounded, as formulas of workbooks are, whose numbers have fewer digits.
    lag = round(CONTEXT.multiply(CONTEXT.subtract(expected, progress), HUNDRED), _PLACES)
    gone, due = percent(progress), percent(expected)
    points = f"{abs(lag):.1f}".removesuffix(".0")
    if progress == 0 and expected <= 0:
        return "not_judged", say("not_due")
    if progress <= 0:
        status: ProgressStatusCode = "far_behind" if lag > rules.far_behind else "behind"
        return status, say("back", due=due) if progress < 0 else say("unmoved", due=due)
    if lag > rules.far_behind:
        return "far_behind", say("behind", points=points, gone=gone, due=due)
    if lag >= rules.behind:
        return "behind", say("behind", points=points, gone=gone, due=due)
    return "on_track", say("on_track", gone=gone, due=due)
