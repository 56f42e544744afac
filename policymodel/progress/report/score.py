"""The score that weights of indicators come to (考核), with its working line by line."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from attrs import frozen

from policymodel.progress.judging import Judgement
from policymodel.progress.judging.judgement import CONTEXT, HUNDRED, percent
from policymodel.progress.judging.targets import is_numeric
from policymodel.progress.ledger.rows import TargetRow
from policymodel.text import Text, Texts

say = Texts(__file__)
_ONE, _NOTHING = Decimal(1), Decimal(0)
_BEHIND = ("overdue", "far_behind", "behind")
Basis = Literal["gone", "back", "met", "kept", "short", "silent", "left_out", "unknown"]
"""Where the share of a line comes from: the way gone, what its status says, or that it has none."""


@frozen(kw_only=True)
class ScoreLine:
    """What one target brings to the score.

    Attributes:
        indicator: the id of the indicator whose weight it is.
        target: the id of the target; empty where the plan has none to be weighed.
        name: what people call it.
        weight: what it weighs: an indicator's targets share its weight evenly.
        share: the part that counts, from 0 to 1; None where it is left out.
        basis: where that comes from.
        reason: the same in a sentence.
    """

    indicator: str
    target: str
    name: str
    weight: Decimal
    share: Decimal | None
    basis: Basis
    reason: Text

    @property
    def points(self) -> Decimal | None:
        """Weight times share; None where it is left out."""
        return None if self.share is None else CONTEXT.multiply(self.weight, self.share)


@frozen(kw_only=True)
class Score:
    """The lines, and what they come to."""

    lines: tuple[ScoreLine, ...]

    @property
    def points(self) -> Decimal:
        """All points."""
        return _sum(each.points for each in self.lines)

    @property
    def counted(self) -> Decimal:
        """The weight of the lines that count."""
        return _sum(each.weight for each in self.lines if each.share is not None)

    @property
    def left_out(self) -> Decimal:
        """The weight of the lines that are left out."""
        return _sum(each.weight for each in self.lines if each.share is None)

    @property
    def percent(self) -> Decimal | None:
        """The points of a hundred; None where nothing counts.

        >>> Score(lines=()).percent is None
        True
        """
        if not self.counted:
            return None
        return CONTEXT.multiply(CONTEXT.divide(self.points, self.counted), HUNDRED)


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    total = _NOTHING
    for each in values:
        total = CONTEXT.add(total, each or _NOTHING)
    return total


def score_of(
    weights: Mapping[str, Decimal], judged: Iterable[tuple[TargetRow, str, Judgement]]
) -> Score | None:
    """Return the score; None without weights.

    Args:
        weights: what indicators weigh, by their ids.
        judged: the targets, what each says, and how they stand.
    """
    if not weights:
        return None
    by_indicator: dict[str, list[tuple[TargetRow, str, Judgement]]] = {}
    for each in judged:
        by_indicator.setdefault(each[0].indicator.id, []).append(each)
    lines: list[ScoreLine] = []
    for code, weight in weights.items():
        found = by_indicator.get(code, [])
        if not found:
            lines.append(
                ScoreLine(
                    indicator=code, target="", name=code, weight=weight, share=None,
                    basis="unknown", reason=say("basis.unknown"),
                )
            )  # fmt: skip
        for row, told, judgement in found:
            part = CONTEXT.divide(weight, Decimal(len(found)))
            lines.append(_line(row, told, judgement, part))
    return Score(lines=tuple(lines))


def _line(row: TargetRow, told: str, judgement: Judgement, weight: Decimal) -> ScoreLine:
    share, basis = _share(row, judgement)
    reason = judgement.reason if basis == "left_out" else Text("", "")
    gone = "" if judgement.progress is None else percent(judgement.progress)
    return ScoreLine(
        indicator=row.indicator.id, target=row.subject.id, name=f"{row.indicator.name} {told}",
        weight=weight, share=share, basis=basis,
        reason=say(f"basis.{basis}", gone=gone, reason=reason),
    )  # fmt: skip


def _share(row: TargetRow, judgement: Judgement) -> tuple[Decimal | None, Basis]:
    """Return the share that counts of a target, and where it comes from."""
    status, gone = judgement.status, judgement.progress
    if status == "not_reported":
        return _NOTHING, "silent"
    if status in ("dropped", "not_judged"):
        return None, "left_out"
    if status == "met":
        return _ONE, "met"
    if gone is not None:
        return (min(gone, _ONE), "gone") if gone >= _NOTHING else (_NOTHING, "back")
    if status in _BEHIND:
        return _NOTHING, "short"
    # On track without a way: a number that is kept; of a word nobody knows how much it is.
    return (_ONE, "kept") if is_numeric(row.target) else (None, "left_out")
