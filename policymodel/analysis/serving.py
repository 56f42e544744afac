"""Which measures serve an indicator: as far as the document shows it, and as far as it is judged.

A measure states an indicator where a target of it stands in the measure's text, and names it
where its title or text has the indicator's name. Whatever else serves it was judged to.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.names import folded
from policymodel.model import Indicator, Measure, Target
from policymodel.text import read_data
from policymodel.vocabulary import CONCEPTS

_SIGNS = re.compile(r"[\W_]+")
_LISTED = re.compile("[、和及]")
_QUOTES = re.compile("[“”‘’\"'《》]")
_PART = 2  # characters at least of each part of a name that a list divides
_BETWEEN = "[、和及与或][^，,。；;：:\n]{1,30}?"
_SHORTEST = 4  # a word of three characters, as 示范区, names nothing in particular


def is_measured(indicator: Indicator) -> bool:
    """Return whether an indicator has a number or a benchmark to reach."""
    return any(each.value is not None or each.kind == "relative" for each in indicator.targets)


def is_composite(indicator: Indicator) -> bool:
    """Return whether the whole plan serves an indicator rather than any of its measures."""
    return indicator.concept is not None and CONCEPTS[indicator.concept].composite


def states(measure: Measure, indicator: Indicator) -> bool:
    """Return whether a target of `indicator` stands in the text of `measure`."""
    return any(_stands_in(target, measure) for target in indicator.targets)


def _stands_in(target: Target, measure: Measure) -> bool:
    return measure.at is not None and target.at is not None and target.at in measure.at


def bare(text: str) -> str:
    """Return `text` as names are looked for in it: folded, without signs and blanks."""
    return _SIGNS.sub("", folded(text))


def is_named(index: PlanIndex, path: str, indicator: Indicator, text: str) -> bool:
    """Return whether a `text`, made `bare`, has the name of the indicator at `path`.

    One of the names in a list will do (研究生、本科生), so will what all cities call it, what is
    counted without how (光伏建筑一体化 of 光伏建筑一体化装机容量), a usual short form
    (研发投入强度), the kind alone where it is rare (国家标准), and that somebody above hands it
    down (省下达).
    """
    name = index.cores[path]
    thing = _thing(name)
    parts = [thing, *_otherwise(thing), *map(bare, _LISTED.split(folded(indicator.name)))]
    if indicator.concept is not None:
        shared = bare(CONCEPTS[indicator.concept].zh)
        parts += [shared] if shared in name else []
    parts += [*_otherwise(bare(indicator.name)), *map(bare, _scopes(indicator))]
    names = {name, bare(indicator.name), *(part for part in parts if len(part) >= _SHORTEST)}
    handed = [word for word in _words()["handed"] if word in name]
    return any(each in text for each in (*names, *handed) if each)


def is_in_list(name: str, text: str) -> bool:
    """Return whether `text` has a name by its beginning, in a list that ends as the name does.

    >>> is_in_list("瞪羚企业", "形成专精特新、瞪羚、独角兽企业梯队。")
    True
    >>> is_in_list("国家示范企业", "培育国家和省示范企业。")
    True
    >>> is_in_list("瞪羚企业", "瞪羚、果农，企业。")
    False
    """
    return is_listed(bare(name), unquoted(text))


def unquoted(text: str) -> str:
    """Return `text` folded, without quotes."""
    return _QUOTES.sub("", folded(text))


def is_listed(name: str, text: str) -> bool:
    """Return whether a name made `bare` `is_in_list` in a text that is `unquoted`."""
    for split in range(_PART, len(name) - _PART + 1):
        begins, ends = name[:split], name[split:]
        if begins not in text:
            return False  # nor is any longer one
        if ends not in text:
            continue
        if re.search(f"{re.escape(begins)}{_BETWEEN}{re.escape(ends)}", text):
            return True
    return False


def _thing(name: str) -> str:
    """Return what is counted, of a name that also says how."""
    words = _words()
    for word in words["before"]:
        name = name.removeprefix(word)
    ending = next((word for word in words["behind"] if name.endswith(word)), "")
    return name.removesuffix(ending)


def _otherwise(name: str) -> list[str]:
    """Other forms of a name: shorter words for long ones, 企业上市 for 上市企业, its kind alone."""
    found = []
    for long, short in _words()["shorter"]:
        shortened = name.replace(long, short)
        found += [shortened] if shortened != name else []
        name = shortened
    for word in _words()["turned"]:
        if name.endswith(word):
            found.append(word + name.removesuffix(word))
    return found + [kind for kind in _words()["kinds"] if name.endswith(kind)]


def _scopes(indicator: Indicator) -> list[str]:
    """What the targets of an indicator count of it, where the name does not say: 工程减排量."""
    scopes = (target.scope or "" for target in indicator.targets)
    return [scope for scope in scopes if scope.endswith(_words()["counts"])]


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return found
