"""What documents of an upper level ask for, and whether the plan's own targets meet it."""

from collections.abc import Iterator

from policymodel.analysis.algebra import Statement, incomparable
from policymodel.analysis.index import PlacedTarget
from policymodel.analysis.targets import as_target, scope_of, statement_of
from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Citation, UpperTarget
from policymodel.text import Text

# What does not depend on how large a place is: a city's 300 firms are no share of a province's.
_NO_CONCEPT = (None, "other")
_UNSIZED_UNITS = ("share", "points", "rate")


@rule("T219", "warning")
def target_meets_what_is_asked(index: Index) -> Iterator[Violation]:
    """Where a document that the plan rests on asks for the same thing, and it does not depend on
    how large a place is (shares, ratios, growth, change), the target does not fall short of it.
    """
    for path, cited, _ in index.parts(Citation):
        for number, asked in enumerate(cited.targets):
            for placed in _answers(index, asked):
                wanted = statement_of(as_target(asked), placed.indicator, index.units)
                own = index.statements[placed.path]
                if isinstance(wanted, Text) or not _falls_short(own, wanted):
                    continue
                there = f"{path}.targets[{number}]"
                first = PlacedTarget(there, as_target(asked), placed.indicator, path)
                name, title = short(placed.indicator.name), short(cited.title)
                yield Violation(
                    f"{placed.path}.value", name=name, title=title, asked=first, own=placed
                )


def _answers(index: Index, asked: UpperTarget) -> Iterator[PlacedTarget]:
    """The plan's own targets, once each, for what is asked: of its concept, kind and year; where
    it has no concept, of its name.
    """
    for placed in (one for group in index.originals for one in group):
        target = placed.target
        if not _is_meant(index, placed, asked):
            continue
        if len({target.year, asked.year} - {None}) > 1 or placed.path not in index.statements:
            continue
        unit = index.units.find(target.unit or placed.indicator.unit)
        unsized = unit is not None and unit.kind in _UNSIZED_UNITS
        if unsized and not (target.subset_of or scope_of(target)):
            yield placed


def _is_meant(index: Index, placed: PlacedTarget, asked: UpperTarget) -> bool:
    own = placed.indicator.concept
    if asked.concept not in _NO_CONCEPT and own not in _NO_CONCEPT:
        return own == asked.concept
    return index.core_of(asked.indicator) == index.cores[placed.indicator_path]


def _falls_short(own: Statement, asked: Statement) -> bool:
    if incomparable(own, asked):
        return False
    if asked.side == "below":
        return own.side != "above" and own.value < asked.value
    if asked.side == "above":
        return own.side != "below" and own.largest > asked.largest
    return not own.values.meets(asked.values)
