"""The document's dates, the plan's period, and the place."""

import re
from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule

# GB/T 2260: the first two digits of the codes of the provinces, autonomous regions,
# municipalities and special administrative regions.
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]")


@rule("D101", "error")
def period_runs_forward(index: Index) -> Iterator[Violation]:
    """The plan's first year is not after its last."""
    first, last = index.plan.period.start, index.plan.period.end
    if first is not None and last is not None and first > last:
        yield Violation("period.start", last=last, first=first)


@rule("D102", "error")
def issued_before_published(index: Index) -> Iterator[Violation]:
    """A document is not published before it is issued."""
    issued, published = index.plan.document.issued, index.plan.document.published
    if issued and published and published < issued:
        yield Violation("document.published", issued=issued, published=published)


@rule("D103", "error")
def code_fits_level(index: Index) -> Iterator[Violation]:
    """The place's code is one of its level: xx0000 a province, xxxx00 a city, else a county."""
    place = index.plan.jurisdiction
    city = "city" if place.code.endswith("00") else "county"
    if place.level != ("province" if place.code.endswith("0000") else city):
        yield Violation("jurisdiction.code", place.level, code=place.code)


@rule("D104", "error")
def code_belongs_to_province(index: Index) -> Iterator[Violation]:
    """The first two digits of the place's code are those of a province."""
    code = index.plan.jurisdiction.code
    if not _PROVINCE.match(code):
        yield Violation("jurisdiction.code", found=code[:2])
