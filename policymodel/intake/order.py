"""Whether numbered items run on: where text was recognised, a number that does not is suspect."""

import re
from collections.abc import Iterator

from attrs import evolve

from policymodel.findings import Finding
from policymodel.intake.faults import say, telling
from policymodel.numbers.numerals import value_of

_NUMBERED = re.compile(r"(?m)^[（(]\s*([一二三四五六七八九十]{1,4})\s*[)）]")
_MOST_TOLD = 10


def out_of_order(text: str) -> Iterator[Finding]:
    """Yield where an item (一), (二) … has not the number after the one before it, nor begins anew.

    >>> [found.at for found in out_of_order("(一)甲\\n(二)乙\\n(二)丙\\n(四)丁")]
    [(10, 13), (15, 18)]
    """
    before, told = "", 0
    for found in _NUMBERED.finditer(text):
        number, last = value_of(found[1]), value_of(before) if before else None
        if number not in (None, 1) and last is not None and number != last + 1:
            told += 1
            if told > _MOST_TOLD:
                return
            finding = telling(say, "I108", number=found.group(), before=before)
            yield evolve(finding, at=found.span())
        before = found[1]
