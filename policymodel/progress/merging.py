"""Three ways together: what a ledger was written with, what the store holds, what staff typed."""

from collections.abc import Collection, Iterable

from attrs import frozen

from policymodel.progress.observation import Observation, Standing, Value


@frozen(kw_only=True)
class Conflict:
    """A cell that was changed here and there, and not to the same.

    Attributes:
        typed: what the ledger says.
        base: what held when it was written.
        held: what the store holds now.
        others: what other ledgers say that were read along with it.
    """

    typed: Observation
    base: Value | None
    held: Value | None
    others: tuple[Observation, ...] = ()


@frozen(kw_only=True)
class Merged:
    """What a ledger brings.

    Attributes:
        taken: the facts that are new, those conflicts included that were decided for the ledger.
        conflicts: those that nobody decided.
        dropped: what was typed and the store's was preferred to.
    """

    taken: tuple[Observation, ...]
    conflicts: tuple[Conflict, ...]
    dropped: tuple[Conflict, ...] = ()


def is_chosen(fact: Observation, cells: Collection[str]) -> bool:
    """Return whether a fact was read from one of `cells`, named with sheet and file or without."""
    return any(f"!{fact.place}".endswith(f"!{cell}") for cell in cells)


def merge(
    typed: Iterable[Observation],
    base: Standing,
    holds: Standing,
    *,
    prefer: str = "",
    take: Collection[str] = (),
) -> Merged:
    """Return what `typed` changes in what `holds`.

    A cell that only the ledger changed is taken; one that says what holds already brings nothing;
    one that both changed to different things is a conflict, which nobody decides but the caller.

    Args:
        typed: what the ledger says that it did not say when it was written.
        base: what held then.
        holds: what holds now.
        prefer: ``"ledger"`` or ``"store"``: which counts where both changed.
        take: places of cells for which the ledger counts, such as ``"任务填报!H12"``; they end the
            places of facts.
    """
    taken, conflicts, dropped = [], [], []
    for each in typed:
        was, now = base.get(each.slot), holds.get(each.slot)
        if now == each.value:
            continue
        if now == was:
            taken.append(each)
            continue
        found = Conflict(typed=each, base=was, held=now)
        if prefer == "ledger" or is_chosen(each, take):
            taken.append(each)
        elif prefer == "store":
            dropped.append(found)
        else:
            conflicts.append(found)
    return Merged(taken=tuple(taken), conflicts=tuple(conflicts), dropped=tuple(dropped))
