"""The units as pint has them: for those who compute with quantities, and for what pint alone knows.

It never reads a word of a document.
"""

from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from functools import cache
from typing import TYPE_CHECKING

from pint import UnitRegistry

from policymodel.units.lines import definitions
from policymodel.units.unit import Unit

if TYPE_CHECKING:
    from pint import Quantity

_EXACT = Context(prec=50, traps=[Inexact, InvalidOperation, Overflow])


@cache
def registry() -> "UnitRegistry[Decimal]":
    """Return pint's registry of the base units, with Decimals."""
    made: UnitRegistry[Decimal] = UnitRegistry(
        None, non_int_type=Decimal, on_redefinition="raise", cache_folder=None
    )
    made.load_definitions(list(definitions()))
    return made


def quantity(value: Decimal, unit: Unit) -> "Quantity[Decimal]":
    """Return `value` of `unit` as a quantity of pint."""
    known = registry()
    for each in (unit.over or unit, *unit.under):
        # A plan's own, or a multiple of a multiple; another plan's unit may have the name.
        for code, meaning, name in each.definitions:
            if code not in known:
                shown = f" = {name}" if name.isidentifier() and name not in known else ""
                known.define(f"{code} = {meaning}{shown}")
    return known.Quantity(value, unit.code)


def size(code: str) -> tuple[str, Decimal]:
    """Return what pint makes of a base unit: its dimension, and its scale as in `Unit`."""
    with localcontext(_EXACT):  # the caller's context must not round what pint computes
        number, _ = registry().get_base_units(code)
        dimension = str(registry().get_dimensionality(code))
        scale = Decimal(f"{Decimal(str(number)).normalize():f}")
    return "".join(c for c in dimension if c not in "[] "), scale
