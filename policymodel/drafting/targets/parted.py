"""The subjects that a name lists, each with what all of them share."""

import re
from collections.abc import Sequence

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.memory import Name, Place

JOIN = re.compile(r"、|和(?!谐)|以及|(?<![普涉惠触遍以])及(?![率时格物])|与")


def parted(name: Name, text: str) -> Sequence[Name]:
    """Return the subjects that a name lists; the last may hold what all of them share."""
    start, end = name.at
    cuts = [start]
    for found in JOIN.finditer(text, start, end):
        cuts += [found.start(), found.end()]
    cuts.append(end)
    places: list[Place] = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]
    places = [each for each in places if each[1] - each[0] >= 2]
    words = [text[low:high] for low, high in places]
    return [
        Name(text=one + _shared_end(one, words), at=at)
        for one, at in zip(words, places, strict=True)
    ]


def _shared_end(one: str, words: Sequence[str]) -> str:
    """Return what the last subject has for all: 氨氮、硫化物等污染物减排量, 城镇和农村居民收入."""
    last = words[-1]
    if one == last:
        return ""
    if "等" in last:
        return last.partition("等")[2]
    if grammar.pattern("parts").fullmatch(one):
        return last[len(one) :]
    shared = grammar.pattern("shared_end").search(last)
    return shared.group() if shared and not grammar.pattern("whole_end").search(one) else ""
