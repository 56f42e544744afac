"""Units: base units are one line each of ``units.txt``; multiples and ratios of them follow.

The functions here ask the registry that every plan may use, `STANDARD`; a plan's own,
``plan.known_units``, has the same ones as methods and knows the plan's own units besides.
"""

from policymodel.units.registry import STANDARD, UNITS, OwnFault, OwnLine, Units
from policymodel.units.unit import Unit

__all__ = [
    "STANDARD", "UNITS", "OwnFault", "OwnLine", "Unit", "Units", "comparable", "convert",
    "denominator", "factor", "find_unit", "numerator", "quantity", "same_unit", "stands_for",
    "suggest_unit", "unknown_unit",
]  # fmt: skip

find_unit = STANDARD.find
suggest_unit, unknown_unit = STANDARD.suggest, STANDARD.unknown
same_unit, stands_for = STANDARD.same, STANDARD.stands_for
numerator, denominator = STANDARD.numerator, STANDARD.denominator
comparable, convert, factor = STANDARD.comparable, STANDARD.convert, STANDARD.factor
quantity = STANDARD.quantity
