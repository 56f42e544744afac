"""Fields against the words that the plan itself gives: no document is needed for that."""

from collections.abc import Iterator

from policymodel.analysis.quantity import (
    WITHOUT_COMPARATOR,
    Quantity,
    left_over,
    numbers_against,
    other_years,
    printed_comparison,
    prints_other_unit,
    prints_unit,
    values_unprinted,
)
from policymodel.analysis.targets import unit_fits
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.quantities import read_words
from policymodel.text import Text
from policymodel.vocabulary import CHANGES, COMMITMENTS, COMPARATORS, TARGET_KINDS

_DIRECTED = ("change", "growth_rate", "increment")  # of which the words say the way: 下降13.5%
_YEARLY = ("年", "每期", "每届", "每季", "每月")
# A level that is to be held in every year stays a level: 每年稳定在95%.
_HELD = ("保持", "稳定", "维持", "控制")


@rule("T301", "error")
def value_is_as_worded(index: Index) -> Iterator[Violation]:
    """The value of a target or baseline is the number in its words, and they hold no other."""
    for one in index.quantities:
        unprinted = values_unprinted(one)
        for key, value in () if _has_misfit(index, one) else unprinted:
            name, thing, words = _said(one)
            amount, printed = numbers_against(one, value)
            path, what = f"{one.path}.{key}", "other" if printed else "none"
            yield Violation(path, what, name=name, thing=thing, words=words, amount=amount)
        for number in () if unprinted else left_over(one):
            if any(number == str(year) for *_, year in other_years(one)):
                continue  # T307 says so
            name, thing, words = _said(one)
            path = f"{one.path}.words"
            yield Violation(path, "left_over", name=name, thing=thing, words=words, number=number)


@rule("T302", "error")
def unit_is_as_worded(index: Index) -> Iterator[Violation]:
    """The unit of a target or baseline is the one that its words print with the number."""
    for one in index.quantities:
        target, unit = one.target, short(one.unit or "")
        if prints_other_unit(one) and not _has_misfit(index, one):
            name, thing, words = _said(one)
            path = f"{one.path}.unit" if target else f"{one.path}.value"
            yield Violation(path, name=name, thing=thing, words=words, unit=unit)
        elif target and not target.unit_stated and one.unit and prints_unit(one):
            path, (name, _, words) = f"{one.path}.unit_stated", _said(one)
            yield Violation(path, "printed", name=name, words=words, unit=unit)


@rule("T303", "error")
def comparator_is_as_worded(index: Index) -> Iterator[Violation]:
    """The comparator of a target is the one that its words say; a bare number is at least."""
    for one, target in index.worded_targets:
        if target.comparator in (None, "between") or target.kind in WITHOUT_COMPARATOR:
            continue  # of none and of half a range T107 and T105 speak
        read = printed_comparison(one, target).codes if target.high is None else frozenset()
        if target.comparator and read and target.comparator not in read:
            codes = [COMPARATORS[code] for code in sorted(read, key=COMPARATORS.order)]
            said = Text(
                "或".join(each.zh for each in codes), " or ".join(each.en for each in codes)
            )
            name, _, words = _said(one)
            given = COMPARATORS[target.comparator]
            yield Violation(
                f"{one.path}.comparator", name=name, words=words, said=said, given=given
            )


@rule("T304", "warning")
def kind_is_as_worded(index: Index) -> Iterator[Violation]:
    """A rate of growth, a yearly amount, an increase or a level is what its words say; so is
    which way it goes.
    """
    for one, target in index.worded_targets:
        if not one.stating:
            continue
        kinds = one.said.kinds
        is_held = target.kind == "level" and any(word in one.own for word in _HELD)
        if kinds and target.kind not in kinds and not is_held:
            kind, (name, _, words) = TARGET_KINDS[target.kind], _said(one)
            yield Violation(f"{one.path}.kind", name=name, words=words, kind=kind)
        elif target.kind in _DIRECTED and one.said.change not in (None, target.change):
            change, (name, _, words) = CHANGES[target.change], _said(one)
            yield Violation(f"{one.path}.change", "way", name=name, words=words, change=change)


@rule("T305", "info")
def yearly_amount_says_so(index: Index) -> Iterator[Violation]:
    """A yearly amount says 每年 in its words or name, or its place in the document is given."""
    for one, target in index.worded_targets:
        told = one.words + one.indicator.name
        if target.kind != "per_year" or target.at is not None or not one.stating:
            continue
        is_other = one.said.kinds and "per_year" not in one.said.kinds  # T304 says so
        if not is_other and not any(word in told for word in _YEARLY):
            name, _, words = _said(one)
            yield Violation(f"{one.path}.kind", name=name, words=words)


@rule("T306", "warning")
def commitment_is_as_worded(index: Index) -> Iterator[Violation]:
    """A target is as firm as its words say it is."""
    for one, target in index.worded_targets:
        # 30（约束性）: what stands in brackets behind the number is said of it, too.
        found = one.said.commitment or _attribute(one)
        if found is not None and found != target.commitment:
            path, (name, _, words) = f"{one.path}.commitment", _said(one)
            given, said = COMMITMENTS[target.commitment], COMMITMENTS[found]
            yield Violation(path, name=name, words=words, said=said, given=given)


@rule("T307", "warning")
def year_is_as_worded(index: Index) -> Iterator[Violation]:
    """The year of a target or baseline, and that of a comparison, is the one in its words."""
    for one in index.quantities:
        for key, given, said in other_years(one):
            name, thing, words = _said(one)
            path, what = f"{one.path}.{key}", "base" if key == "base_year" else "year"
            yield Violation(path, what, name=name, thing=thing, words=words, said=said, given=given)


def _has_misfit(index: Index, one: Quantity) -> bool:
    """Return whether a target's unit measures something else than its indicator's; so says U102."""
    ours, theirs = index.units.find(one.unit), index.units.find(one.indicator.unit)
    return bool(one.target and ours and theirs and not unit_fits(one.target.kind, ours, theirs))


def _attribute(one: Quantity) -> str | None:
    if "性" not in one.words:
        return None
    found = read_words(one.words, one.known, numbers=False).commitment
    return None if found == "aspirational" else found


def _said(one: Quantity) -> tuple[str, Text, str]:
    """The indicator's name, what of it is meant, and its words."""
    thing = Text("目标", "target") if one.target else Text("基期值", "baseline")
    return short(one.indicator.name), thing, short(one.words)
