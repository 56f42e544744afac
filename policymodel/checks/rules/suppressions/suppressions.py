"""The rules that suppressions keep; they look at what the other rules found, so they run last."""

from collections.abc import Iterator

import attrs

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import OWN_LETTER, Violation, rule
from policymodel.checks.engine.suppressions import STEP_ENDS, is_reason
from policymodel.codes import retired_codes
from policymodel.model import Plan, Suppression
from policymodel.text import Nearest, Text


@rule("S101", "warning")
def suppression_has_reason(index: Index) -> Iterator[Violation]:
    """A suppression says in a few words why what the rule finds is right as it is."""
    for path, each, _ in index.parts(Suppression):
        if not is_reason(each.reason):
            yield Violation(f"{path}.reason", rule=short(each.rule), found=short(each.reason))


@rule("S102", "error")
def suppression_names_rule(index: Index) -> Iterator[Violation]:
    """A suppression names the code of a rule that can be suppressed."""
    codes = _codes(index)
    nearest = Nearest(sorted(codes))
    has_own = any(code.startswith(OWN_LETTER) for code in codes)
    for i, each in enumerate(index.plan.suppressions):
        # The plan's own rules are not always at hand.
        is_unknown = each.rule not in codes and (has_own or not each.rule.startswith(OWN_LETTER))
        if codes and is_unknown:
            path, gone = f"suppressions[{i}].rule", retired_codes().get(each.rule)
            meant = None if gone else nearest.hint(each.rule.upper())
            what = "gone" if gone else "own" if each.rule in index.codes else "none"
            yield Violation(path, what, hint=gone or meant, found=short(each.rule))


@rule("S103", "error")
def suppression_names_place(index: Index) -> Iterator[Violation]:
    """The place of a suppression is an id, a name or a path of the plan."""
    if not any(each.at for each in index.plan.suppressions):
        return
    names = index.suppressions.names
    nearest = Nearest(names)
    for i, each in enumerate(index.plan.suppressions):
        if each.at is not None and not _is_place(each.at, names):
            path, meant = f"suppressions[{i}].at", nearest.hint(each.at)
            yield Violation(path, hint=meant, rule=short(each.rule), found=short(each.at))


@rule("S104", "error")
def suppression_is_needed(index: Index) -> Iterator[Violation]:
    """A suppression has a finding to suppress."""
    codes, lookup = _codes(index) & index.ran, index.suppressions
    used = {number for found in index.found for number in lookup.over(found)}
    for i, each in enumerate(index.plan.suppressions):
        # What another rule of this family tells is not told twice.
        told = (
            not is_reason(each.reason)
            or each.rule not in codes
            or (each.at is not None and not _is_place(each.at, lookup.names))
        )
        if i not in used and not told:
            at = short(each.at or "")
            where = Text(f"在“{at}”处", f' at "{at}"') if at else ""
            yield Violation(f"suppressions[{i}]", rule=each.rule, where=where)


def _codes(index: Index) -> frozenset[str]:
    """The codes that may be suppressed."""
    return frozenset(code for code in index.codes if not code.startswith("S"))


def _is_place(at: str, names: dict[str, list[str]]) -> bool:
    return at in names or STEP_ENDS.split(at)[0] in _KEYS


_KEYS = frozenset(each.name for each in attrs.fields(Plan))
