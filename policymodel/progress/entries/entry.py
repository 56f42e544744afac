"""A cell of a ledger as it was understood, or why it was not."""

from attrs import frozen

from policymodel.intake.workbook.cells import WorkbookCell
from policymodel.model.words import ChangeCode, TargetKindCode
from policymodel.progress.observation import Value
from policymodel.progress.period import ReportingPeriod
from policymodel.text import Text, Texts
from policymodel.units import STANDARD, Units

say = Texts(__file__)


@frozen(kw_only=True)
class Context:
    """What a cell's own words leave open.

    Attributes:
        period: the period that is reported on, whose year dates without one have.
        unit: the unit of the row's numbers.
        kind: the kind of the target that is reported on: of a growth rate 增长6% is the number, of
            a level it is not.
        change: which way the target goes; what went the other way is below zero.
        is_part: whether the number is a part of a whole, by what it is the number of.
        known: the units of the plan.
    """

    period: ReportingPeriod
    unit: str | None = None
    kind: TargetKindCode | None = None
    change: ChangeCode = "increase"
    is_part: bool = False
    known: Units = STANDARD


@frozen(kw_only=True)
class Entry:
    """What a cell says.

    Attributes:
        value: what is reported; None where the cell says that there is nothing to report.
        notes: what its reader should be told of how it was taken.
    """

    value: Value | None
    notes: tuple[Text, ...] = ()


class RefusedEntryError(ValueError):
    """A cell holds what cannot be taken; `said` is the reason, with the way out."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


def refused(key: str, **values: object) -> RefusedEntryError:
    """Return the refusal that the words below ``refused.<key>`` tell."""
    return RefusedEntryError(say(f"refused.{key}", **values))


def noted(key: str, **values: object) -> Text:
    """Return the note that the words below ``noted.<key>`` tell."""
    return say(f"noted.{key}", **values)


def shown(cell: WorkbookCell, longest: int = 40) -> str:
    """Return what a cell shows, cut for a message."""
    text = cell.shown
    return text if len(text) <= longest else f"{text[:longest]}…"
