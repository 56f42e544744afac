"""Fields against the words that the plan itself gives: no document is needed for that."""

from collections.abc import Iterator

from policymodel.analysis.quantity import (
    Quantity,
    left_over,
    multiple_said,
    numbers_against,
    other_commitment,
    other_comparators,
    other_years,
    prints_unit,
    values_unprinted,
)
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Target
from policymodel.text import Text
from policymodel.vocabulary import CHANGES, COMMITMENTS, COMPARATORS, TARGET_KINDS

_YEARLY = ("年", "每期", "每届", "每季", "每月")


@rule("T301", "error")
def value_is_as_worded(index: Index) -> Iterator[Violation]:
    """The value of a target or baseline is the number in its words, and they hold no other."""
    wrong = {one.path for one, _ in _contradicted(index, "value", "high")}
    for one in index.quantities:
        is_wrong = one.path in wrong
        if (one.is_whole and not is_wrong) or _has_unknown_unit(one):
            continue
        for key, value in values_unprinted(one) if is_wrong else ():
            name, thing, words = _said(one)
            amount, printed = numbers_against(one, value)
            path, what = f"{one.path}.{key}", "other" if printed else "none"
            if said := multiple_said(one):
                yield Violation(path, "multiple", name=name, words=words, amount=amount, said=said)
                continue
            yield Violation(path, what, name=name, thing=thing, words=words, amount=amount)
        for number in () if is_wrong else left_over(one):
            if any(number == str(year) for *_, year in other_years(one)):
                continue  # T307 says so
            name, thing, words = _said(one)
            path = f"{one.path}.words"
            yield Violation(path, "left_over", name=name, thing=thing, words=words, number=number)


@rule("T302", "error")
def unit_is_as_worded(index: Index) -> Iterator[Violation]:
    """The unit of a target or baseline is the one that its words print with the number."""
    wrong = {one.path for one, _ in _contradicted(index, "unit")}
    for one in index.quantities:
        target = one.target
        # Of 5个、8个百分点 the first prints 个 alone.
        of_list = target and not target.unit_stated and (one.unit or "") == "个百分点"
        if one.path in wrong and not of_list:
            (name, thing, words), unit = _said(one), short(one.unit or "")
            path = f"{one.path}.unit" if target else f"{one.path}.value"
            yield Violation(path, name=name, thing=thing, words=words, unit=unit)
        elif target and not target.unit_stated and one.unit and prints_unit(one):
            path, (name, _, words) = f"{one.path}.unit_stated", _said(one)
            unit = short(one.unit)
            yield Violation(path, "printed", name=name, words=words, unit=unit)


@rule("T303", "error")
def comparator_is_as_worded(index: Index) -> Iterator[Violation]:
    """The comparator of a target is the one that its words say; a bare number is at least."""
    for one, target in _contradicted(index, "comparator"):
        if target and target.comparator:
            read = other_comparators(one, target)
            codes = [COMPARATORS[code] for code in sorted(read, key=COMPARATORS.order)]
            said = Text(
                "或".join(each.zh for each in codes), " or ".join(each.en for each in codes)
            )
            path, (name, _, words) = f"{one.path}.comparator", _said(one)
            given = COMPARATORS[target.comparator]
            yield Violation(path, name=name, words=words, said=said, given=given)


@rule("T304", "warning")
def kind_is_as_worded(index: Index) -> Iterator[Violation]:
    """The kind of a target, be it a rate, a yearly amount, an increase or a level, is the one in
    its words, and so is its direction.
    """
    for one, target in _contradicted(index, "kind", "change"):
        if target is None:
            continue
        if _contradicts(index, one, "kind"):
            kind, (name, _, words) = TARGET_KINDS[target.kind], _said(one)
            yield Violation(f"{one.path}.kind", name=name, words=words, kind=kind)
        else:
            change, (name, _, words) = CHANGES[target.change], _said(one)
            yield Violation(f"{one.path}.change", "way", name=name, words=words, change=change)


@rule("T305", "info")
def yearly_amount_says_so(index: Index) -> Iterator[Violation]:
    """A yearly amount says 每年 in its words or name, or its place in the document is given."""
    for one, target in index.worded_targets:
        if target.kind != "per_year" or target.at is not None or not one.stating:
            continue
        if _contradicts(index, one, "kind"):
            continue  # T304 says so
        if not any(word in one.words + one.indicator.name for word in _YEARLY):
            name, _, words = _said(one)
            yield Violation(f"{one.path}.kind", name=name, words=words)


@rule("T306", "warning")
def commitment_is_as_worded(index: Index) -> Iterator[Violation]:
    """A target is as firm as its words say it is."""
    for one, target in _contradicted(index, "commitment"):
        if target and (found := other_commitment(one, target)):
            path, (name, _, words) = f"{one.path}.commitment", _said(one)
            given, said = COMMITMENTS[target.commitment], COMMITMENTS[found]
            yield Violation(path, name=name, words=words, said=said, given=given)


@rule("T307", "warning")
def year_is_as_worded(index: Index) -> Iterator[Violation]:
    """The year of a target or baseline, and that of a comparison, is the one in its words."""
    for one, _ in _contradicted(index, "year", "base_year"):
        for key, given, said in other_years(one):
            name, thing, words = _said(one)
            path, what = f"{one.path}.{key}", "base" if key == "base_year" else "year"
            yield Violation(path, what, name=name, thing=thing, words=words, said=said, given=given)


def _contradicted(index: Index, *fields: str) -> Iterator[tuple[Quantity, Target | None]]:
    """The baselines and targets of which the words contradict one of `fields`."""
    every = index.contradicting
    return ((one, one.target) for one, found in every if not found.isdisjoint(fields))


def _contradicts(index: Index, one: Quantity, *fields: str) -> bool:
    found = index.contradicted.get(one.path)  # nearly always nothing
    return found is not None and not found.isdisjoint(fields)


def _has_unknown_unit(one: Quantity) -> bool:
    """Return whether a unit is none that is known; so says U101."""
    return one.unit is not None and one.known.find(one.unit) is None


def _said(one: Quantity) -> tuple[str, Text, str]:
    """The indicator's name, what of it is meant, and its words."""
    thing = Text("目标", "target") if one.target else Text("基期值", "baseline")
    return short(one.indicator.name), thing, short(one.words)
