"""Who holds which role in lists of names that duties close: 市甲局、市乙局负责，市丙局配合."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from policymodel.source.bodies import Name
from policymodel.source.charged import Part

_SHARED = ("joint", "responsible")  # what says of several how they do it
_DONE = (*_SHARED, "implement")


class Duty(NamedTuple):
    role: str
    is_remark: bool = False  # 市甲局（牵头）: said of one name alone
    is_with: bool = False  # 市甲局会同市乙局: those behind it take part


Item = Name | Duty
Mode = Literal["label", "all", "last"]


def assigned(items: Sequence[Item], role: str | None, mode: Mode) -> Iterator[Part]:
    """Give each name its role: that of the duty that closes its list, else the label's.

    Where a label stands before it, a duty that shares out says how, not who; another one
    holds for the list since the last comma, and so does the first one of all where it is to
    support: A、B；C配合.
    """
    open_: list[Name] = []
    last: Duty | None = None
    for item in items:
        if isinstance(item, Name):
            open_.append(item)
            continue
        taken = _taken(item, open_, role, mode, is_first=last is None)
        if rest := open_[: len(open_) - taken]:
            yield Part(role or "responsible", tuple(rest))
        if taken:
            is_with = last is not None and last.is_with and item.role in _DONE
            yield Part("support" if is_with else item.role, tuple(open_[-taken:]))
        open_.clear()
        last = item
    if open_:
        # A牵头，B、C: what B and C do is not said.
        loose = "support" if mode == "all" and last is not None else "responsible"
        loose = "support" if last is not None and last.is_with else loose
        yield Part(role or loose, tuple(open_))


def _taken(
    item: Duty, open_: Sequence[Name], role: str | None, mode: Mode, *, is_first: bool
) -> int:
    """How many of the names before it a duty is said of; the others have the label's role."""
    is_how = item.role in _SHARED and (mode == "label" or item.is_remark)
    if role is not None and (item.is_with or is_how):
        return 0
    if item.is_remark:
        return min(1, len(open_))
    is_of_all = role is None and not (is_first and item.role == "support")
    return len(open_) if is_of_all or mode == "all" else _last_list(open_)


def is_read_alike(items: Sequence[Item], role: str | None) -> bool:
    """Whether all modes read a list alike: no duty at all, or without a label no name behind the
    last one, and none before the first to support that stands in another list.
    """
    duties = [each for each in items if isinstance(each, Duty)]
    if not duties or role is not None:
        return not duties
    return isinstance(items[-1], Duty) and duties[0].role != "support"


def after_last_duty(items: Sequence[Item]) -> list[Name]:
    rest: list[Name] = []
    for item in items:
        if isinstance(item, Name):
            rest.append(item)
        else:
            rest.clear()
    return rest


def _last_list(names: Sequence[Name]) -> int:
    """How many names stand in the last list between commas."""
    return sum(name.group == names[-1].group for name in names) if names else 0
