"""What a plan does not want to be told, with the reason.

A suppression names a rule, a place, and why what the rule finds there is right all the same. The
rules of family S look at what the other rules found, so they run last; they cannot be
suppressed themselves.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from policymodel.analysis.index import PlanIndex
from policymodel.findings import Finding
from policymodel.text import width

# In half-widths of letters and digits: four Chinese characters, or two short English words.
_SHORTEST_REASON = 8
STEP_ENDS = re.compile(r"(?=[.\[])")


class Suppressed(NamedTuple):
    """A finding that is not reported, and why what it tells is right all the same."""

    finding: Finding
    reason: str


def suppress(
    lookup: "Lookup", findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Part the findings to report from those that a plan suppresses with a reason."""
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for found in findings:
        if over := lookup.over(found):
            suppressed.append(Suppressed(found, lookup.plan.suppressions[over[0]].reason))
        else:
            kept.append(found)
    return tuple(kept), tuple(suppressed)


class Lookup:
    """Finds the suppressions over a finding, in time that does not grow with their number.

    Attributes:
        plan: the plan whose suppressions they are.
        names: what a suppression may call its place, with the paths: `places_of` the plan, where
            it suppresses anything.
    """

    def __init__(self, index: PlanIndex) -> None:
        self.plan = index.plan
        self.names = places_of(index) if self.plan.suppressions else {}
        # By rule and path, the suppressions that stand there; the empty path is the whole plan.
        self._over: dict[tuple[str, str], list[int]] = {}
        for number, each in enumerate(self.plan.suppressions):
            if is_reason(each.reason):
                for place in [""] if each.at is None else [*self.names.get(each.at, ()), each.at]:
                    self._over.setdefault((each.rule, place), []).append(number)
        self._rules = {code for code, _ in self._over}

    def over(self, found: Finding) -> tuple[int, ...]:
        """Return the numbers of the suppressions over `found`, in the plan's order."""
        return self.at(found.code, found.path)

    def at(self, code: str, path: str) -> tuple[int, ...]:
        """Return the numbers of the suppressions over what a rule finds at a path."""
        if code not in self._rules:
            return ()
        ends = (end.start() for end in STEP_ENDS.finditer(path))
        above = ("", *(path[:end] for end in ends), path)
        return tuple(sorted({n for at in above for n in self._over.get((code, at), ())}))


def places_of(index: PlanIndex) -> dict[str, list[str]]:
    """The paths of everything in a plan that has an id or a name."""
    found: dict[str, list[str]] = {}
    for path, code in index.ids:
        found.setdefault(code, []).append(path.removesuffix(".id"))
    for i, organization in enumerate(index.plan.organizations):
        for name in organization.names:
            found.setdefault(name, []).append(f"organizations[{i}]")
    return found


def is_reason(text: str) -> bool:
    return width("".join(filter(str.isalnum, text))) >= _SHORTEST_REASON
