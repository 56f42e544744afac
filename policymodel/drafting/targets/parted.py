"""The subjects that a name lists, each with what all of them share."""

import re
from collections.abc import Sequence

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.memory import Name, Place

JOIN = re.compile(r"(?<![一二三四])、|和(?!谐)|以及|(?<![普涉惠触遍以])及(?![率时格物])|与")
_JOINS = (JOIN, re.compile(r"、|和(?!谐)|以及|与"), re.compile("、"))  # 甲及乙车、丙车: two
_RUN = re.compile(r"[^，,。；;]*(?:[，,]\s*[0-9][^，,。；;]*)*")
_BETWEEN = re.compile(r"、|和|以及|及|与|[，,]|\s+")
_NUMBER = re.compile(r"[^0-9]{0,4}[0-9]")
_OF_SHARE = re.compile("(?:比重|占比|比例)$")
_WHOLE_SHARE = re.compile("(?:率|比例|比重|占比|水平)$")
_REMARK = re.compile("^[（(][^（()）]*[）)]")
_PLACES = "市县区镇乡村路厂站车船省盟园"
_SHORTEST = 2


def parted(
    name: Name, text: str, *, of_share: bool = False, joins: re.Pattern[str] = JOIN
) -> Sequence[Name]:
    """Return the subjects that a name lists; the last may hold what all of them share.

    Args:
        name: the list, as it stands in `text`.
        text: the passage.
        of_share: whether they are shares: 装机量和发电量比重 are both 比重.
        joins: what stands between them.
    """
    start, end = name.at
    cuts = [start]
    for found in joins.finditer(text, start, end):
        cuts += [found.start(), found.end()]
    cuts.append(end)
    places: list[Place] = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]
    places = [each for each in places if each[1] - each[0] >= _SHORTEST]
    words = [text[low:high] for low, high in places]
    return [
        Name(text=one + _shared_end(one, words, of_share=of_share), at=at)
        for one, at in zip(words, places, strict=True)
    ]


def in_turn(name: Name, text: str, place: int, *, of_share: bool) -> tuple[Sequence[Name], int]:
    """Return the subjects of a list that have the numbers from `place` on, and how many these are.

    Where they are not as many as the numbers, each of these has one without a name.
    """
    count = _numbers(text, place)
    lists = [parted(name, text, of_share=of_share, joins=each) for each in _JOINS]
    if count == 1:
        return lists[0], 1
    fits = (each for each in lists if len(each) == count)
    unknown = [Name(text="", at=name.at)] * count
    return next(fits, lists[0] if len(lists[0]) == 1 else unknown), count


def _numbers(text: str, place: int) -> int:
    """Return how many numbers follow each other from `place` on: 4%、3.5%和2%."""
    run = _RUN.match(text, place)
    pieces = _BETWEEN.split(run[0]) if run else []
    return max(sum(bool(_NUMBER.match(each)) for each in pieces), 1)


def _shared_end(one: str, words: Sequence[str], *, of_share: bool) -> str:
    """Return what the last subject has for all: 氨氮、硫化物等污染物减排量, 城镇和农村居民收入."""
    last = words[-1]
    if one == last:
        return ""
    if "等" in last:
        return last.partition("等")[2]
    if grammar.pattern("parts").fullmatch(one):
        return last[len(one) :]
    is_whole = grammar.pattern("whole_end").search(one) is not None
    if of_share and _OF_SHARE.search(last):
        is_whole = _WHOLE_SHARE.search(one) is not None
    if is_whole:
        return ""
    if behind := _behind_alike(one, last):
        return behind
    shared = grammar.pattern("shared_end").search(last)
    return shared.group().lstrip("的") if shared else ""


def _behind_alike(one: str, last: str) -> str:
    """Return what follows in the last subject on what ends all of them: 甲市、乙市｜用量."""
    end = one[-2:] if one[-2:] in last else one[-1:] if one[-1:] in _PLACES else ""
    place = last.find(end) if end else -1
    rest = _REMARK.sub("", last[place + len(end) :]).lstrip("的") if place >= 0 else ""
    return rest if len(rest) >= _SHORTEST else ""
