"""The door to the reader of quantities, `drafting.targets`."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any, cast

from attrs import frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.readings import Question, Reading
from policymodel.model import Indicator, NotTarget, PartialDate, Period


@frozen(kw_only=True)
class ReadTargets:
    """What `read_targets` reads."""

    indicators: tuple[Indicator, ...] = ()
    not_targets: tuple[NotTarget, ...] = ()
    readings: tuple[Reading, ...] = ()
    questions: tuple[Question, ...] = ()


def quantities(
    text: str,
    passages: tuple[Passage, ...],
    *,
    issued: PartialDate | None,
    period: Period | None,
    title: str,
) -> ReadTargets:
    """Return the indicators with their targets, and the numbers that are none."""
    if find_spec("policymodel.drafting.targets") is None:
        return ReadTargets()
    module: Any = import_module("policymodel.drafting.targets")
    found = module.read_targets(text, passages, issued=issued, period=period, title=title)
    return cast(ReadTargets, found)
