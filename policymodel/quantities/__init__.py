"""What printed words state: numbers with their units, comparators, kinds; no plan in sight."""

from policymodel.quantities.amounts import (
    LONGEST_WORDS,
    amounts,
    denominator_in,
    has_any_unit,
    has_unit,
    numbers_stating,
    states,
    stating,
    unit_at,
)
from policymodel.quantities.comparators import Comparison, comparison
from policymodel.quantities.figures import figures
from policymodel.quantities.multiples import as_changes
from policymodel.quantities.printed import Amount, Printed, read_words
from policymodel.quantities.worded import worded

__all__ = [
    "LONGEST_WORDS", "Amount", "Comparison", "Printed", "amounts", "as_changes", "comparison",
    "denominator_in", "figures", "has_any_unit", "has_unit", "numbers_stating",
    "read_words", "states", "stating", "unit_at", "worded",
]  # fmt: skip
