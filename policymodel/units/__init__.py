"""Units: base units are one line each of ``units.txt``; multiples and ratios of them follow.

The functions here ask the registry that every plan may use, `STANDARD`; a plan's own,
``plan.known_units``, has the same ones as methods and knows the plan's own units besides.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from policymodel.units.known import STANDARD, UNITS, OwnFault, OwnLine, Units
from policymodel.units.unit import Unit

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = [
    "STANDARD", "UNITS", "OwnFault", "OwnLine", "Unit", "Units", "comparable", "convert",
    "denominator", "factor", "find_unit", "numerator", "quantity", "registry", "same_unit",
    "stands_for", "suggest_unit", "unknown_unit",
]  # fmt: skip

find_unit = STANDARD.find
suggest_unit, unknown_unit = STANDARD.suggest, STANDARD.unknown
same_unit, stands_for = STANDARD.same, STANDARD.stands_for
numerator, denominator = STANDARD.numerator, STANDARD.denominator
comparable, convert, factor = STANDARD.comparable, STANDARD.convert, STANDARD.factor
quantity = STANDARD.quantity


def registry() -> "UnitRegistry[Decimal]":
    """Return pint's registry of these units, for developers who compute with quantities.

    It knows a base unit by its Chinese name, its aliases and its code, and composes them:
    ``registry().Quantity(Decimal(3), "万元/平方公里")``. Magnitudes are Decimals.
    """
    from policymodel.units import pints  # nobody waits for pint who needs none

    return pints.registry()
