"""Numbers and years in Chinese text, read without moving a character; plain numbers of files."""

from policymodel.numbers.plain import (
    NumberFormatError,
    can_be_stated,
    decimals,
    format_decimal,
    parse_decimal,
    printed_decimals,
)
from policymodel.numbers.reading import Number, read_numbers
from policymodel.numbers.years import YearsStated, span_named, years_stated, years_within

__all__ = [
    "Number", "NumberFormatError", "YearsStated", "can_be_stated", "decimals", "format_decimal",
    "parse_decimal", "printed_decimals", "read_numbers", "span_named", "years_stated",
    "years_within",
]  # fmt: skip
