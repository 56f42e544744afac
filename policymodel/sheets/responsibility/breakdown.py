"""Who is responsible for what: a plan's measures and assignments, united, ordered and worded once.

Every sheet of the responsibility workbook reads this, so that they cannot disagree.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, cast

from attrs import evolve, frozen

from policymodel.analysis.deadlines import due
from policymodel.analysis.index import Charged, PlanIndex
from policymodel.analysis.names import organization_key
from policymodel.analysis.wording import printed_date
from policymodel.model import Deadline, Measure, MeasurePart, Organization, Plan
from policymodel.model.measure import printed
from policymodel.sheets.notes import numbers
from policymodel.source import SourceText, measure_text
from policymodel.text import COLON, LIST_COMMA, Lang, Text, Texts, of_script, width
from policymodel.vocabulary import ROLES, Role

say = Texts(__file__)
NOBODY, DERIVED, PROPOSED = say("nobody"), say("derived"), say("proposed")

Origin = Literal["source", "text", "summary", ""]
"""Where a content comes from: the source's text, text shipped with the plan, or its own words."""

# Half-width characters that a line of names takes at most; the width of their columns.
NAMES_WIDTH = 24
_NAMES_ON_A_LINE = 3
_SEVERAL = 2
_MOST_NAMES = 3


@frozen
class Task:
    """A measure as the sheets print it, or one of its parts."""

    place: int  # running number, from 1; printed numbers may restart under each heading
    path: str  # of the measure or part, in the plan
    measure: Measure
    part: MeasurePart | None  # which of its parts; None for the measure as such
    section: str  # number and title of the section it stands in; empty where there is none
    due: str  # when it is due, as printed; else the years of its targets, with a *
    derived: bool  # whether `due` is derived
    cut: bool  # whether the source's text stops inside the measure

    @property
    def charged(self) -> Measure | MeasurePart:
        """What somebody is charged with: the part, or the measure."""
        return self.measure if self.part is None else self.part

    def name(self, lang: Lang) -> str:
        """The measure's name, and behind it the heading of the part, or all that it is about.

        Printed numbers are left out: tables have running ones, and two would stand side by side.
        """
        if self.part is None:
            return self.measure.name
        about = self.part_heading if self.is_headed else self.part.summary or self.part_heading
        return f"{self.measure.name}{COLON.get(lang)}{about.rstrip('。.')}"

    def name_beside_content(self, lang: Lang) -> str:
        """The name where what is to be done stands beside it: of parts only their own headings."""
        if self.part is None or (self.part.summary and not self.is_headed):
            return self.measure.name
        return self.name(lang)

    @property
    def is_told_by_summary(self) -> bool:
        """Whether it is a part that nothing names but its summary, and its measure has none."""
        summary = self.part.summary if self.part else None
        return bool(summary) and not self.is_headed and not self.measure.summary

    @property
    def is_headed(self) -> bool:
        """Whether the document gives the part a number or a title."""
        return self.part is not None and bool(self.part.title or self.part.number)

    @property
    def part_heading(self) -> str:
        """The heading of the part; its place where it has neither number, title nor summary."""
        number = int(self.path.rpartition("[")[2].rstrip("]")) + 1 if self.part else 0
        return "" if self.part is None else self.part.heading or f"({number})"


@frozen
class Assignment:
    """One organization, aliases united, in one role in one measure or part of it."""

    task: Task
    organization: Organization
    role: Role
    name: str  # as the document prints it there
    basis: str  # document, or proposed by a planner
    position: int  # place in the list of organizations there, from 1


@frozen(kw_only=True)
class Breakdown:
    """The measures of a plan, in its order, and who is assigned to them.

    A measure with parts is a task for each, and before them one for what it says of itself. Every
    (task, organization, role) is one assignment, in the order of the tasks; within one as the
    document prints them, what it says once for all measures applied; then as proposed.
    """

    plan: Plan
    lang: Lang
    tasks: tuple[Task, ...]
    assignments: tuple[Assignment, ...]
    source: SourceText | None = None

    def of(self, task: Task, basis: str) -> list[Assignment]:
        """Return the assignments of one task on one basis."""
        return self._by_task.get((task.place, basis), [])

    def on(self, *bases: str) -> list[Assignment]:
        """Return the assignments on these bases, or on any."""
        return [each for each in self.assignments if not bases or each.basis in bases]

    def roles(self, *bases: str) -> tuple[Role, ...]:
        """Return the roles that occur on these bases, or on any, in standard order."""
        found = {each.role.code for each in self.on(*bases)}
        return tuple(role for role in ROLES if role.code in found)

    def organizations(self, *bases: str) -> list[Organization]:
        """Return the organizations assigned on these bases, or on any, in standard order."""
        found = {each.organization.name: each.organization for each in self.on(*bases)}
        return sorted(found.values(), key=organization_key)

    @cached_property
    def stated(self) -> bool:
        """Whether the document names anybody."""
        return bool(self.on("document"))

    @cached_property
    def proposed(self) -> bool:
        """Whether anybody is proposed."""
        return bool(self.on("proposed"))

    @cached_property
    def parted(self) -> bool:
        """Whether any measure has parts."""
        return any(task.part is not None for task in self.tasks)

    @cached_property
    def headed(self) -> bool:
        """Whether any part has a number or a title of its own."""
        return any(task.is_headed for task in self.tasks)

    @cached_property
    def one_date(self) -> str | None:
        """The one year, as it is printed, that nearly all have, and have from their targets."""
        dated = [task for task in self.tasks if task.due]
        found = {task.due for task in dated if task.derived}
        is_one = len(found) == 1 and all(task.derived for task in dated)
        few = (len(self.tasks) - len(dated)) * _SEVERAL <= len(dated)
        return found.pop().rstrip("*") if is_one and few and len(dated) >= _SEVERAL else None

    @cached_property
    def unnamed(self) -> list[int]:
        """The numbers of the tasks for which the document, which names some, names nobody."""
        places = (task.place for task in self.tasks if not self.of(task, "document"))
        return list(places) if self.stated else []

    @cached_property
    def derived(self) -> bool:
        """Whether the due date of any task is derived."""
        return any(task.derived for task in self.tasks)

    @cached_property
    def contents(self) -> dict[int, tuple[str, Origin]]:
        """What each task says and where that comes from, by its place.

        A SourceError says that `source` is not the text that the plan cites.
        """
        return {task.place: _content(task, self.plan, self.source) for task in self.tasks}

    @cached_property
    def told_by_parts(self) -> bool:
        """Whether nothing is told but what parts without headings are: that names them."""
        told = [task for task in self.tasks if self.contents[task.place][0]]
        return self.sparse and all(task.is_told_by_summary for task in told)

    @cached_property
    def sparse(self) -> bool:
        """Whether of most tasks no content is told."""
        told = sum(bool(content) for content, _ in self.contents.values())
        return told * _SEVERAL < len(self.tasks)

    @cached_property
    def origins(self) -> "Counter[Origin]":
        """How many measures have their content from where."""
        first = {task.measure.id: task for task in reversed(self.tasks)}.values()
        return Counter(self.contents[task.place][1] for task in first)

    def with_only(self, organization: Organization) -> "Breakdown":
        """Return the tasks of one organization, with all who are charged with them."""
        theirs = {each.task.place for each in self.assignments if each.organization == organization}
        return evolve(
            self,
            tasks=tuple(task for task in self.tasks if task.place in theirs),
            assignments=tuple(each for each in self.assignments if each.task.place in theirs),
        )

    @cached_property
    def _by_task(self) -> dict[tuple[int, str], list[Assignment]]:
        found: dict[tuple[int, str], list[Assignment]] = {}
        for each in self.assignments:
            found.setdefault((each.task.place, each.basis), []).append(each)
        return found


def break_down(plan: Plan, lang: Lang, source: SourceText | None = None) -> Breakdown:
    """Unite, order and word what `plan` says about who is assigned to what.

    What measures say is cut out of `source`, where it is at hand.
    """
    last = max((m.at.end for m in plan.measures if m.at is not None), default=None)
    charged = enumerate(PlanIndex(plan).charged, start=1)
    tasks = tuple(_task(plan, place, each, lang, last) for place, each in charged)
    assignments = (each for task in tasks for each in _assignments(plan, task))
    return Breakdown(
        plan=plan, lang=lang, tasks=tasks, assignments=tuple(assignments), source=source
    )


def origin_note(breakdown: Breakdown) -> Text | None:
    """Return the note that says whose words the content is; None where nothing has any."""
    found = breakdown.origins
    told = [key for key in ("summary", "source", "text") if found[key]]
    if not told:
        return None
    if breakdown.told_by_parts:
        return say("origin.parts")
    if told[0] == "summary" and breakdown.sparse:
        return say("origin.sparse")
    if told[0] == "summary" and len(told) > 1:
        return say("origin.mixed", summary=found["summary"])
    return say(f"origin.{told[0]}")


def date_notes(breakdown: Breakdown) -> list[Text]:
    """Return what is to be said of the due dates of all tasks."""
    empty = [task.place for task in breakdown.tasks if not task.due]
    if len(empty) == len(breakdown.tasks):
        return [say("no_dates")]
    if breakdown.one_date:
        if empty:
            return [say("one_date_but", year=breakdown.one_date, numbers=numbers(empty))]
        return [say("one_date", year=breakdown.one_date)]
    notes = ((bool(empty), say("some_dates")), (breakdown.derived, DERIVED))
    return [text for applies, text in notes if applies]


def unnamed_notes(breakdown: Breakdown) -> list[Text]:
    """Return which tasks nobody is named for; of one that the text breaks off in, nobody knows."""
    cut = {task.place for task in breakdown.tasks if task.cut}
    known = [place for place in breakdown.unnamed if place not in cut]
    unknown = [place for place in breakdown.unnamed if place in cut]
    said = [say("unnamed", numbers=numbers(known))] if known else []
    return [*said, say("unnamed_cut", numbers=numbers(unknown))] if unknown else said


def names_note(assignments: Sequence[Assignment]) -> Text | None:
    """Return what the table of responsibilities calls an organization otherwise than here.

    Where it prints the name that stands here too, the other is one more.
    """
    found: dict[str, dict[str, None]] = {}
    for each in assignments:
        found.setdefault(each.organization.name, {})[each.name] = None
    texts: list[Text] = []
    for name, names in found.items():
        if others := [each for each in names if each != name]:
            zh, en = "”“".join(others), '", "'.join(others)
            also = name in names
            texts.append(say("named_also" if also else "named", name=name, zh=zh, en=en))
    if not texts:
        return None
    first = texts[:_MOST_NAMES]
    zh, en = "；".join(each.zh for each in first), "; ".join(each.en for each in first)
    return say("all_named" if len(first) == len(texts) else "first_named", zh=zh, en=en)


def listed(names: Iterable[str]) -> str:
    """Return names as a list, broken after every third or where a line would be too long.

    Spreadsheet programs break Chinese text anywhere; these breaks keep names whole.

    >>> listed(["市人力资源和社会保障局", "市科技局"])
    '市人力资源和社会保障局、\\n市科技局'
    """
    names, lines, taken = list(names), list[list[str]](), 0
    comma = LIST_COMMA.get(of_script("".join(names)))
    for name in names:
        wide = width(name + comma)
        if lines and len(lines[-1]) < _NAMES_ON_A_LINE and taken + wide <= NAMES_WIDTH:
            lines[-1].append(name)
            taken += wide
        else:
            lines.append([name])
            taken = wide
    return f"{comma.rstrip()}\n".join(comma.join(line) for line in lines)


def _content(task: Task, plan: Plan, source: SourceText | None) -> tuple[str, Origin]:
    """Return what a task says: the document's words on it, else the plan's own."""
    measure = task.measure
    if source is not None:
        words = [measure_text(plan, task.charged, source)]
        if task.part is not None and task.charged is measure.each_part[0]:
            words.insert(0, measure_text(plan, measure, source))  # what stands before the parts
        if found := "\n".join(filter(None, words)):
            return found, "source"
    if measure.text:
        return measure.text, "text"
    own = measure.summary if measure.summary != measure.name else None  # it is the name already
    summaries = [own] if task.charged is measure.each_part[0] else []
    if task.part is not None and not task.is_headed:
        summaries.append(task.part.summary)
    elif not summaries:
        summaries.append(own)
    told = "\n".join(filter(None, summaries))
    return (told, "summary") if told else ("", "")


def _task(plan: Plan, place: int, charged: Charged, lang: Lang, last: int | None) -> Task:
    path, measure, part = charged
    dated = sorted(part.deadlines, key=lambda each: each.order)
    when = "\n".join(dict.fromkeys(_deadline(each, lang) for each in dated))
    derived = "" if when else LIST_COMMA.get(lang).join(_years(plan, measure, part, lang))
    headings = plan.section_headings(measure.section)
    whole = bool(headings) and len(headings) == len(measure.section)
    return Task(
        place=place,
        path=path,
        measure=measure,
        part=None if part is measure else cast("MeasurePart", part),
        section=headings[-1] if whole else "",
        due=f"{derived}*" if derived else when,
        derived=bool(derived),
        cut=_cut(plan, measure, last),
    )


def _years(plan: Plan, measure: Measure, part: Measure | MeasurePart, lang: Lang) -> Iterator[str]:
    """The years of the targets that are stated in a measure, or in one of its parts."""
    stated = (target for _, target in plan.delivered_by(measure))
    if part is not measure:
        stated = (each for each in stated if part.at and each.at and each.at in part.at)
    for year in sorted({each.year for each in stated if each.year is not None}):
        yield printed_date(lang, year)


def _cut(plan: Plan, measure: Measure, last: int | None) -> bool:
    """Whether the text stops inside `measure`: it is the last one and reaches the end."""
    document = plan.document
    if document.completeness != "truncated" or document.source is None or measure.at is None:
        return False
    # A final line break may stand after the last character of the measure.
    return measure.at.end == last and measure.at.end >= document.source.characters - 1


def _deadline(each: Deadline, lang: Lang) -> str:
    when = due(each, lang)
    if lang == "en":  # by 2030 stands beside By 2029 where the document begins a sentence
        when = when[:1].upper() + when[1:]
    if not each.what:
        return when
    return f"{when}（{each.what}）" if of_script(when) == "zh" else f"{when} ({each.what})"


def _assignments(plan: Plan, task: Task) -> Iterator[Assignment]:
    stated, proposed = plan.responsibilities(task.measure, task.charged), task.charged.proposed
    for basis, held in (("document", stated), ("proposed", proposed)):
        seen: set[tuple[str, str]] = set()
        for position, (role, name) in enumerate(printed((held,)), start=1):
            # A plan with an unknown name is faulty, but its sheets must still say the name.
            organization = plan.organization(name) or Organization(name=name, kind="other")
            if (organization.name, role) not in seen:
                seen.add((organization.name, role))
                yield Assignment(task, organization, ROLES[role], name, basis, position)
