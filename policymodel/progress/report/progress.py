"""How a plan stands, as data: every face of a report shows these, and works nothing out itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from attrs import frozen

from policymodel.analysis.wording import printed_date
from policymodel.model import Plan
from policymodel.progress.judging import Judgement, Rules
from policymodel.progress.ledger.rows import TargetRow, TaskRow
from policymodel.progress.observation import FieldName, Subject, Value
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.report.score import Score
from policymodel.sheets.responsibility.breakdown import Task
from policymodel.text import Lang, Text
from policymodel.vocabulary import LAMPS, PROGRESS_STATUSES

_LANGS: tuple[Lang, Lang] = ("zh", "en")
BEHIND = ("overdue", "far_behind", "behind")
"""The statuses of what lags, worst first."""


@frozen(kw_only=True)
class Reported:
    """What was reported of one subject for one period, and how it stands by that.

    Attributes:
        period: the period; None where nothing was reported.
        fields: what was reported.
        judgement: how it stands.
    """

    period: ReportingPeriod | None
    fields: Mapping[FieldName, Value]
    judgement: Judgement

    def text(self, name: FieldName) -> str:
        """Return what was reported in words; nothing where there are none."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""


@frozen(kw_only=True)
class TargetProgress:
    """A target and how it stands.

    Attributes:
        row: the target, its indicator, and who reports.
        told: what it says, with all that it means.
        unit: the unit of its numbers; None where it has none.
        baseline: the value that it starts from, in that unit; None where there is no way.
        due: the value that should be reached by then; None likewise.
        end: the value that is to be reached: of a range the end that is nearer.
        now: what was reported, and how it stands.
        before: the same of the period before; None where nothing was reported then.
    """

    row: TargetRow
    told: str
    unit: str | None
    baseline: Decimal | None
    due: Decimal | None
    end: Decimal | None
    now: Reported
    before: Reported | None

    @property
    def name(self) -> str:
        """What people call it: its indicator."""
        return self.row.indicator.name

    @property
    def owners(self) -> tuple[str, ...]:
        """Who reports on it."""
        return self.row.owners

    @property
    def judgement(self) -> Judgement:
        """How it stands."""
        return self.now.judgement

    @property
    def is_comparable(self) -> bool:
        """Whether the way gone and the way due can be set side by side."""
        return self.judgement.progress is not None and self.judgement.expected is not None


@frozen(kw_only=True)
class ReporterProgress:
    """A task as one of those who report on it has it."""

    row: TaskRow
    now: Reported
    before: Reported | None

    @property
    def organization(self) -> str:
        """Who reports; empty where nobody is named."""
        return self.row.organization


@frozen(kw_only=True)
class TaskProgress:
    """A task and how it stands: as the worst of those does who report on it."""

    task: Task
    name: str
    reporters: tuple[ReporterProgress, ...]
    judgement: Judgement

    @property
    def owners(self) -> tuple[str, ...]:
        """Who reports on it."""
        return tuple(each.organization for each in self.reporters if each.organization)


@frozen(kw_only=True)
class Item:
    """A target, or a task of one who reports on it, for lists that have both.

    Attributes:
        key: the visible id.
        name: what people call it.
        owners: who reports.
        now: what was reported, and how it stands.
    """

    key: str
    name: str
    owners: tuple[str, ...]
    now: Reported


class Tally:
    """How many of some things have which status, and so which lamp."""

    def __init__(self, statuses: Iterable[str], rules: Rules) -> None:
        """Count `statuses`; `rules` say which lamp shows which."""
        found = Counter(statuses)
        self.statuses = {code: found[code] for code in PROGRESS_STATUSES.codes}
        self.lamps = dict.fromkeys(LAMPS.codes, 0)
        for code, count in self.statuses.items():
            self.lamps[rules.lamp(code)] += count

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.statuses.values())

    @property
    def reported(self) -> int:
        """How many were reported on."""
        return self.total - self.statuses["not_reported"]

    @property
    def lagging(self) -> int:
        """How many lag."""
        return sum(self.statuses[code] for code in BEHIND)


@frozen(kw_only=True)
class Stray:
    """What the log has of something that the plan does not have, or does not ask about.

    Attributes:
        subject: what it was about.
        periods: the codes of the periods.
        facts: how many facts there are.
    """

    subject: Subject
    periods: tuple[str, ...]
    facts: int


@frozen(kw_only=True, slots=False)
class Progress:
    """How a plan stands on a day, by what was reported.

    Attributes:
        plan: the plan.
        period: the period whose reports count; None where the latest of each counts.
        day: the day on which is judged.
        log: the number of the last batch in the log.
        rules: how is judged.
        lang: the language in which names of targets and tasks are put together.
        targets: the targets, in the order of the ledger.
        tasks: the tasks, in the plan's order.
        score: the score; None where the rules give no weights.
        strays: what the log has beside.
        elsewhere: the periods that were reported on, the latest first, where nothing was
            reported of this one.
    """

    plan: Plan
    period: ReportingPeriod | None
    day: date
    log: int
    rules: Rules
    lang: Lang
    targets: tuple[TargetProgress, ...]
    tasks: tuple[TaskProgress, ...]
    score: Score | None
    strays: tuple[Stray, ...]
    elsewhere: tuple[ReportingPeriod, ...] = ()

    @cached_property
    def of_targets(self) -> Tally:
        """How the targets stand."""
        return self._tally(each.judgement for each in self.targets)

    @cached_property
    def of_tasks(self) -> Tally:
        """How the tasks stand."""
        return self._tally(each.judgement for each in self.tasks)

    def _tally(self, judgements: Iterable[Judgement]) -> Tally:
        return Tally((each.status for each in judgements), self.rules)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything that somebody reports on: the targets, then the tasks by who reports."""
        return (*self._items_of_targets(), *self._items_of_tasks())

    def _items_of_targets(self) -> Iterator[Item]:
        for each in self.targets:
            separate = "（{}）" if self.lang == "zh" else " ({})"
            yield Item(
                key=each.row.subject.key, name=each.name + separate.format(each.told),
                owners=each.owners, now=each.now,
            )  # fmt: skip

    def _items_of_tasks(self) -> Iterator[Item]:
        for task in self.tasks:
            for each in task.reporters:
                owners = (each.organization,) if each.organization else ()
                yield Item(key=each.row.subject.key, name=task.name, owners=owners, now=each.now)

    @cached_property
    def lagging(self) -> tuple[Item, ...]:
        """What lags, the worst first, and of those alike the furthest behind."""

        def rank(item: Item) -> tuple[int, Decimal]:
            found = item.now.judgement
            return BEHIND.index(found.status), -(found.behind or Decimal(0))

        return tuple(sorted((e for e in self.items if e.now.judgement.status in BEHIND), key=rank))

    @cached_property
    def troubled(self) -> tuple[Item, ...]:
        """What does not lag, but has problems or needs support, as was reported."""
        return tuple(
            each
            for each in self.items
            if each.now.judgement.status not in BEHIND
            and (each.now.text("problems") or each.now.text("support"))
        )

    @cached_property
    def silent(self) -> tuple[Item, ...]:
        """What was not reported."""
        return tuple(e for e in self.items if e.now.judgement.status == "not_reported")

    @cached_property
    def organizations(self) -> Mapping[str, Tally]:
        """How the items of each organization stand, by its name; last, as ``""``, nobody's."""
        found: dict[str, list[Judgement]] = {}
        for each in self.items:
            for name in each.owners or ("",):
                found.setdefault(name, []).append(each.now.judgement)
        nobodys = found.pop("", None)
        if nobodys is not None:
            found[""] = nobodys
        return {name: self._tally(judgements) for name, judgements in found.items()}

    @cached_property
    def sections(self) -> Mapping[str, Tally]:
        """How the tasks of each section stand, by its heading; ``""`` for those in none."""
        found: dict[str, list[Judgement]] = {}
        for each in self.tasks:
            found.setdefault(each.task.section, []).append(each.judgement)
        return {name: self._tally(judgements) for name, judgements in found.items()}

    @property
    def when(self) -> Text:
        """What people call the time that it is about."""
        return self.period.label if self.period else self.day_said

    @property
    def day_said(self) -> Text:
        """The day on which is judged, as people write it."""
        day = self.day
        zh, en = (printed_date(lang, day.year, day.month, day.day) for lang in _LANGS)
        return Text(zh, en)
