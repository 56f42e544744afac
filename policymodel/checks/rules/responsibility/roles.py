"""Who carries out what: nobody left out, nobody named twice over."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from policymodel.analysis.actors import says_who
from policymodel.analysis.counted import share_of
from policymodel.analysis.safeguards import steps
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, once, rule
from policymodel.model import Measure, Mechanism
from policymodel.text import Text
from policymodel.vocabulary import ROLES

_LIST = attrgetter("part", "basis")  # what the roles of one bracket have in common


@rule("R101", "error")
def roles_do_not_contradict(index: Index) -> Iterator[Violation]:
    """No organization both leads and supports one measure, under any of its names."""
    for _, group in groupby(index.assignments, key=_LIST):
        roles = {each.role: each for each in group}
        if "lead" not in roles or "support" not in roles:
            continue
        leads = {*roles["lead"].known}
        support = roles["support"]
        for k, (name, organization) in enumerate(zip(support.names, support.known, strict=True)):
            if organization in leads:
                leads.remove(organization)  # told once
                measure = index.measure_name(index.plan.measures[support.measure])
                yield Violation(f"{support.path}[{k}]", name=name, measure=measure)


@rule("R102", "info")
def measure_has_responsible(index: Index) -> Iterator[Violation]:
    """A measure names the organizations that carry it out, or its text says who runs what."""
    measures = index.plan.measures
    charged = [bool(index.assigned[i] or _others(each)) for i, each in enumerate(measures)]
    is_numbered = any(each.number for each in measures)
    # A paragraph without number or title, among measures that have them, is a remark.
    tasks = [i for i, m in enumerate(measures) if m.number or m.title or not is_numbered]
    without = [i for i in tasks if not charged[i]]
    if without and (dated := steps(index)):
        # Steps say when; the tasks of other chapters say who.
        tasks, without = ([i for i in of if measures[i].id not in dated] for of in (tasks, without))
    asked = {measures[i].id for i in without}
    known = {*_run_in_text(index, asked), index.cut_off} if without else set()
    found = [(f"measures[{i}]", measures[i].name) for i in without if measures[i].id not in known]
    if found and len(measures) > 1 and not any(charged):
        yield Violation("measures", "all", count=len(measures))
        return
    total = len(tasks)
    yield from once(found, total, share=share_of(len(found), total))


@rule("R103", "warning")
def role_lists_each_once(index: Index) -> Iterator[Violation]:
    """An organization is listed once in each role of a measure, under any of its names."""
    for assignment in index.assignments:
        if len({*assignment.known}) == len(assignment.known):
            continue
        measure, role = index.plan.measures[assignment.measure], ROLES[assignment.role]
        seen: dict[str, str] = {}
        for k, name in enumerate(assignment.names):
            organization = assignment.known[k]
            first = seen.get(organization)
            seen.setdefault(organization, name)
            if first is not None:
                path, kind = f"{assignment.path}[{k}]", "" if first == name else "renamed"
                where = index.measure_name(measure)
                yield Violation(path, kind, measure=where, role=role, name=name, first=first)


@rule("R106", "info")
def organization_has_one_role(index: Index) -> Iterator[Violation]:
    """An organization has one role in a measure, under any of its names."""
    found: dict[tuple[int, str], tuple[str, Text]] = {}
    for _, group in groupby(index.assignments, key=_LIST):
        roles: dict[str, str] = {}
        for each in group:
            # Who takes part everywhere by a convention may well lead somewhere.
            pairs = zip(each.names, each.known, strict=True)
            for name, organization in pairs if each.path.endswith(f".{each.role}") else ():
                first = roles.setdefault(organization, each.role)
                # Of leading and supporting R101 speaks.
                if first != each.role and {first, each.role} != {"lead", "support"}:
                    where = index.measure_name(index.plan.measures[each.measure])
                    said = Text(f"“{short(name)}”（{where.zh}）", f'"{short(name)}" ({where.en})')
                    found.setdefault((each.measure, organization), (each.path, said))
    yield from once([*found.values()], len(found))


def _others(measure: Measure) -> bool:
    """Whether organizations are proposed for a measure, or officials answer for it."""
    return any(part.proposed or part.officials for part in measure.each_part)


def _run_in_text(index: Index, asked: set[str]) -> Iterator[str]:
    """Those ids of measures that say who acts, or in whose text somebody runs a mechanism."""
    measures = (each for each in index.plan.measures if each.id in asked)
    yield from (each.id for each in measures if says_who(each.summary or ""))
    for _, mechanism, _ in index.parts(Mechanism):
        if mechanism.organizations or says_who(mechanism.summary):
            inside = index.measure_at(mechanism.at)
            yield from (each for each in (mechanism.measure, inside and inside.id) if each)
