"""What was reported of an earlier state of a plan, as the plan is now: by ids and by names."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import evolve

from policymodel.model import Plan
from policymodel.progress.observation import Slot, Standing, Subject, Value


class Carried(NamedTuple):
    """What holds of a plan as it is now.

    Attributes:
        holds: what was reported, under the names that organizations have now.
        lost: what was reported on and is not in the plan any more; the log keeps it.
    """

    holds: dict[Slot, Value]
    lost: tuple[Subject, ...]


def carried(plan: Plan, holds: Standing) -> Carried:
    """Return what holds of `plan`, of which earlier states were reported on.

    Ids keep their meaning, so facts go along with them; an organization that has another name
    now, of which the old one is an alias, keeps its facts, too.
    """
    targets = {target.id for _, target in plan.targets()}
    parts = {measure.id: len(measure.parts) for measure in plan.measures}
    names: dict[Subject, Subject | None] = {}
    found: dict[Slot, Value] = {}
    for (period, subject, field), value in holds.items():
        if subject not in names:
            names[subject] = _now(plan, subject, targets, parts)
        now = names[subject]
        if now is not None and (now == subject or (period, now, field) not in holds):
            found[period, now, field] = value
    return Carried(found, tuple(_lost(names)))


def _now(
    plan: Plan, subject: Subject, targets: Iterable[str], parts: Mapping[str, int]
) -> Subject | None:
    if subject.kind == "target":
        return subject if subject.id in targets else None
    if subject.id not in parts or subject.part > parts[subject.id]:
        return None
    known = plan.organization(subject.organization) if subject.organization else None
    return subject if known is None else evolve(subject, organization=known.name)


def _lost(names: Mapping[Subject, Subject | None]) -> list[Subject]:
    return sorted(subject for subject, now in names.items() if now is None)
