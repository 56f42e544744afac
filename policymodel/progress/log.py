"""The log of what was reported: what holds after it, and how a batch of it is taken back.

Nothing is ever removed. What holds is what the log says when it is played from its beginning.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policymodel.progress.observation import Batch, Observation, Slot, Standing, Value


def standing(batches: Iterable[Batch], *, until: int | None = None) -> dict[Slot, Value]:
    """Return what holds after `batches`, or after those up to the number `until`."""
    found: dict[Slot, Value] = {}
    for batch in batches:
        if until is not None and batch.number > until:
            continue
        for each in batch.observations:
            if each.value is None:
                found.pop(each.slot, None)
            else:
                found[each.slot] = each.value
    return found


class Taken(NamedTuple):
    """What undoing a batch would do.

    Attributes:
        observations: the facts that put back what was before.
        kept: the facts of the batch that something later stands in place of; they stay.
    """

    observations: tuple[Observation, ...]
    kept: tuple[Observation, ...]


def taken_back(batches: Sequence[Batch], number: int) -> Taken:
    """Return what taking the batch with that `number` back comes to.

    A KeyError says that there is none.
    """
    batch = next((each for each in batches if each.number == number), None)
    if batch is None:
        raise KeyError(number)
    before = standing(each for each in batches if each.number < number)
    now, set_by = standing(batches), _last_batches(batches)
    back, kept = [], []
    for each in batch.observations:
        if set_by[each.slot] != number:
            kept.append(each)
        elif before.get(each.slot) != now.get(each.slot):
            back.append(
                Observation(
                    period=each.period, subject=each.subject, field=each.field,
                    value=before.get(each.slot), place=each.place,
                )
            )  # fmt: skip
    return Taken(tuple(back), tuple(kept))


def _last_batches(batches: Iterable[Batch]) -> dict[Slot, int]:
    return {each.slot: batch.number for batch in batches for each in batch.observations}


def news(wanted: Iterable[Observation], holds: Standing) -> tuple[Observation, ...]:
    """Return those of `wanted` that say something new: what holds already is no fact twice."""
    return tuple(each for each in wanted if holds.get(each.slot) != each.value)
