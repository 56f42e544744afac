"""Who is charged with what: a plan's measures and mentions, united, ordered and worded once.

Every sheet of the responsibility workbook reads this, so that they cannot disagree.
"""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from policymodel.findings import Lang
from policymodel.model import Deadline, Measure, Organization, Plan, Responsibility
from policymodel.model.document import numbered
from policymodel.source import SourceText, measure_text
from policymodel.vocabulary import ORGANIZATION_KINDS, ROLES, Role, labels

DERIVED = "*"
"""What is put behind a time limit that follows from targets and is not stated as such."""

NAMES_WIDTH = 24
"""Half-width characters that a line of names takes at most; the width of their columns."""

_NAMES_ON_A_LINE = 3
_KIND_ORDER = {code: place for place, code in enumerate(ORGANIZATION_KINDS.codes)}
_ROLE_ORDER = {code: place for place, code in enumerate(ROLES.codes)}


@frozen(kw_only=True)
class Task:
    """A measure as the sheets print it.

    Attributes:
        place: running number, from 1; printed numbers may restart under each heading.
        measure: the measure.
        heading: its printed number and title.
        section: number and title of the section it stands in; empty where there is none.
        due: when it is due, as printed; else the years of its targets, marked as derived.
        derived: whether `due` is derived.
        cut: whether the source's text stops inside the measure.
    """

    place: int
    measure: Measure
    heading: str
    section: str
    due: str
    derived: bool
    cut: bool


@frozen(kw_only=True)
class Mention:
    """One organization in one role in one measure.

    Attributes:
        task: the measure.
        organization: the organization, aliases united.
        role: its role.
        name: the name that the document prints there.
        basis: ``document``, or ``proposed`` by a planner.
        position: place in the measure's list of organizations, from 1.
    """

    task: Task
    organization: Organization
    role: Role
    name: str
    basis: str
    position: int


@frozen(kw_only=True)
class Breakdown:
    """The measures of a plan and everybody charged with them.

    Attributes:
        plan: the plan.
        lang: language of the labels.
        tasks: its measures, in its order.
        mentions: every (measure, organization, role) once, in the order of the measures;
            within one as the document prints them, then as proposed.
    """

    plan: Plan
    lang: Lang
    tasks: tuple[Task, ...]
    mentions: tuple[Mention, ...]
    _by_task: dict[int, tuple[Mention, ...]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        by_task: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            by_task.setdefault(mention.task.place, []).append(mention)
        frozen_lists = {place: tuple(found) for place, found in by_task.items()}
        object.__setattr__(self, "_by_task", frozen_lists)

    def of(self, task: Task, basis: str) -> tuple[Mention, ...]:
        """Return the mentions of one measure on one basis."""
        return tuple(m for m in self._by_task.get(task.place, ()) if m.basis == basis)

    def has(self, basis: str) -> bool:
        """Whether anybody is charged on that basis."""
        return any(mention.basis == basis for mention in self.mentions)

    def roles(self, *bases: str) -> tuple[Role, ...]:
        """Return the roles that occur on these bases, or on any, in standard order."""
        found = {m.role.code for m in self.mentions if not bases or m.basis in bases}
        return tuple(role for role in ROLES if role.code in found)

    def organizations(self, *bases: str) -> tuple[Organization, ...]:
        """Return the organizations charged on these bases, or on any, in standard order."""
        found = {
            m.organization.name: m.organization
            for m in self.mentions
            if not bases or m.basis in bases
        }
        return tuple(sorted(found.values(), key=organization_key))


def break_down(plan: Plan, lang: Lang) -> Breakdown:
    """Unite, order and word what `plan` says about who is charged with what."""
    last = max((m.at.end for m in plan.measures if m.at is not None), default=None)
    tasks = tuple(
        _task(plan, measure, place, lang, last)
        for place, measure in enumerate(plan.measures, start=1)
    )
    mentions = (
        mention
        for task in tasks
        for basis, charged in (
            ("document", task.measure.responsibilities),
            ("proposed", task.measure.proposed),
        )
        for mention in _mentions(plan, task, basis, charged)
    )
    return Breakdown(plan=plan, lang=lang, tasks=tasks, mentions=tuple(mentions))


def organization_key(body: Organization) -> tuple[int, float, str]:
    """Return the key of the standard order of organizations: kind, first mention, name.

    An organization whose first mention is not known stands after those of its kind.
    """
    first = float("inf") if body.at is None else body.at.start
    return (_KIND_ORDER[body.kind], first, body.name)


def role_order(role: Role) -> int:
    """Return the place of `role` in the standard order."""
    return _ROLE_ORDER[role.code]


def listed(names: Iterable[str]) -> str:
    """Return names joined by 、, broken after every third or where a line would be too long.

    Spreadsheet programs break Chinese text anywhere; these breaks keep names whole.

    >>> listed(["甲局", "乙局", "丙局", "丁局"])
    '甲局、乙局、丙局、\\n丁局'
    >>> listed(["市人力资源和社会保障局", "市科技局"])
    '市人力资源和社会保障局、\\n市科技局'
    """
    lines: list[list[str]] = []
    for name in names:
        fits = lines and len(lines[-1]) < _NAMES_ON_A_LINE
        if fits and 2 * (len("、".join([*lines[-1], name])) + 1) <= NAMES_WIDTH:
            lines[-1].append(name)
        else:
            lines.append([name])
    return "、\n".join("、".join(line) for line in lines)


def content(task: Task, plan: Plan, source: SourceText | None) -> tuple[str, str]:
    """Return what a measure says, and where that comes from.

    The origin is ``source`` (cut out of the source's text), ``text`` (the document's own
    words, shipped with the plan), ``summary`` (the plan's own words), or empty.

    Raises:
        SourceError: `source` is not the text that the plan cites.
    """
    if source is not None and (found := measure_text(plan, task.measure, source)):
        lines = (line.strip() for line in found.splitlines())
        return "\n".join(line for line in lines if line), "source"
    if task.measure.text:
        return task.measure.text, "text"
    return (task.measure.summary, "summary") if task.measure.summary else ("", "")


def _task(plan: Plan, measure: Measure, place: int, lang: Lang, last: int | None) -> Task:
    stated = tuple(_deadline(deadline, lang) for deadline in measure.deadlines)
    years = sorted({t.year for _, t in plan.delivered_by(measure) if t.year is not None})
    derived = not stated and bool(years)
    if derived:
        form = labels.ONE_YEAR.get(lang)
        due = labels.LIST_COMMA.get(lang).join(form.format(year=year) for year in years) + DERIVED
    else:
        due = "\n".join(dict.fromkeys(stated))
    titles = plan.section_titles(measure.section)
    whole = bool(titles) and len(titles) == len(measure.section)
    return Task(
        place=place,
        measure=measure,
        heading=measure.heading,
        section=numbered(measure.section[-1], titles[-1]) if whole else "",
        due=due,
        derived=derived,
        cut=_cut(plan, measure, last),
    )


def _cut(plan: Plan, measure: Measure, last: int | None) -> bool:
    """Whether the text stops inside `measure`: it is the last one and reaches the end."""
    document = plan.document
    if document.completeness != "truncated" or document.source is None or measure.at is None:
        return False
    # A final line break may stand after the last character of the measure.
    return measure.at.end == last and measure.at.end >= document.source.characters - 1


def _deadline(deadline: Deadline, lang: Lang) -> str:
    if deadline.words is not None:
        when = deadline.words
    elif lang == "zh":
        month = f"{deadline.month}月" if deadline.month else ""
        day = f"{deadline.day}日" if deadline.month and deadline.day else ""
        when = f"{deadline.year}年{month}{day}"
    else:
        month = f"-{deadline.month:02}" if deadline.month else ""
        day = f"-{deadline.day:02}" if deadline.month and deadline.day else ""
        when = f"{deadline.year}{month}{day}"
    return f"{when}({deadline.what})" if deadline.what else when


def _mentions(
    plan: Plan, task: Task, basis: str, charged: tuple[Responsibility, ...]
) -> Iterator[Mention]:
    seen: set[tuple[str, str]] = set()
    position = 0
    for item in charged:
        for name in item.organizations:
            position += 1
            # A plan with an unknown name is faulty, but its sheets must still say the name.
            body = plan.organization(name) or Organization(name=name, kind="other")
            if (body.name, item.role) not in seen:
                seen.add((body.name, item.role))
                yield Mention(
                    task=task,
                    organization=body,
                    role=ROLES[item.role],
                    name=name,
                    basis=basis,
                    position=position,
                )
