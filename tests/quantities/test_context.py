"""The decimal context of whoever calls changes nothing of what words state."""

from decimal import Decimal, localcontext

import pytest

from policymodel.numbers import read_numbers
from policymodel.quantities.amounts import numbers_stating

STATED = [
    ("达到1234万人", "1234", "万人"),
    ("达到1234万人", "12340000", "人"),
    ("超过3000亿元", "30000000", "万元"),
    ("占三成五", "35", "%"),
    ("翻三番", "700", "%"),
]


@pytest.mark.parametrize(("words", "value", "unit"), STATED)
def test_a_short_context_changes_nothing(words: str, value: str, unit: str) -> None:
    wide = numbers_stating(words, Decimal(value), unit), read_numbers(words, chinese=True)
    with localcontext(prec=2):
        assert (
            numbers_stating(words, Decimal(value), unit),
            read_numbers(words, chinese=True),
        ) == wide
    assert wide[0]
