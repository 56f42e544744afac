"""Rows of a database to batches of facts, whatever database it is."""

from collections.abc import Sequence

from policymodel.progress.observation import Batch, Observation, Subject, read_value


def batches_of(
    heads: Sequence[Sequence[object]], facts: Sequence[Sequence[str]]
) -> tuple[Batch, ...]:
    """Return the batches that rows hold.

    Args:
        heads: number, kind, at, by, source, digest, revision, undoes of each batch, in order.
        facts: batch, period, subject, field, value, place of each fact, in order.

    Raises:
        ValueError: a row is not as a store writes it.
    """
    held: dict[object, list[Observation]] = {}
    for number, period, key, field, value, place in facts:
        subject = Subject.of(key)
        if subject is None:
            raise ValueError(key)
        held.setdefault(number, []).append(
            Observation(
                period=period, subject=subject, field=field,  # type: ignore[arg-type]
                value=read_value(value), place=place,
            )
        )  # fmt: skip
    return tuple(
        Batch(
            number=head[0], kind=head[1], at=head[2], by=head[3], source=head[4],  # type: ignore[arg-type]
            digest=head[5], revision=head[6], undoes=head[7],  # type: ignore[arg-type]
            observations=tuple(held.get(head[0], ())),
        )
        for head in heads
    )  # fmt: skip
