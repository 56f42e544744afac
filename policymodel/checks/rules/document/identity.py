"""The document's dates, the plan's period, and the place."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import dated, short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.model import Jurisdiction
from policymodel.vocabulary import SCHEMES

# GB/T 2260: the first two digits of the codes of the provinces, autonomous regions,
# municipalities and special administrative regions.
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]")
_OF_CHINA = ("gb2260", "stats")  # the second begins with a code of the first
_LEVELS = ("province", "city", "county")  # those that have a code of six digits
_DIRECTLY_BELOW = "90"  # in the middle: counties and cities that a province runs itself


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
    if issued and published and published.is_before(issued):
        first, then = (dated(day.year, day.month, day.day) for day in (issued, published))
        yield Violation("document.published", issued=first, published=then)


@rule("D103", "error")
def code_fits_level(index: Index) -> Iterator[Violation]:
    """The place's code is one of its level: xx0000 a province, xxxx00 a city, else a county; a city
    run by its province (90 in the middle) may be called either.
    """
    place = index.plan.jurisdiction
    code = _code_of(place, "gb2260")
    if code is not None and place.level in _LEVELS and place.level not in _levels_of(code):
        yield Violation("jurisdiction.code", place.level, name=short(place.name), code=code)


@rule("D104", "error")
def code_belongs_to_province(index: Index) -> Iterator[Violation]:
    """The first two digits of the place's code are those of a province."""
    code = _code_of(index.plan.jurisdiction, *_OF_CHINA)
    if code is not None and not _PROVINCE.match(code):
        yield Violation("jurisdiction.code", code=code, found=code[:2])


@rule("D105", "warning")
def code_has_its_form(index: Index) -> Iterator[Violation]:
    """The place's code has the form of its scheme: GB/T 2260 codes have six digits, China's
    statistical codes of towns nine or twelve.
    """
    place = index.plan.jurisdiction
    if place.code is not None and _code_of(place, place.scheme) is None:
        yield Violation("jurisdiction.code", place.scheme, code=short(place.code))


def _code_of(place: Jurisdiction, *schemes: str) -> str | None:
    """The code of a place, if it is one of `schemes` and has the form of their codes."""
    if place.code is None or place.scheme not in schemes:
        return None
    return place.code if re.fullmatch(SCHEMES[place.scheme].form, place.code) else None


def _levels_of(code: str) -> tuple[str, ...]:
    if code.endswith("00"):
        return ("province",) if code.endswith("0000") else ("city",)
    # Such a city is of the level of a county, or calls itself one of the level of a city.
    return ("city", "county") if code[2:4] == _DIRECTLY_BELOW else ("county",)
