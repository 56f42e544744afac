"""The document's dates, the plan's period, and the place."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.vocabulary import LEVELS

# GB/T 2260: the first two digits of the codes of the provinces, autonomous regions,
# municipalities and special administrative regions.
_PROVINCES = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            *(71, 81, 82),
        ),
    )
)
_FORMS = {
    "province": Text("后四位为 0000 的代码", "a code ending in 0000"),
    "city": Text(
        "中间两位不为 00、末两位为 00 的代码",
        "a code ending in 00, with other digits than 00 in the middle",
    ),
    "county": Text("末两位不为 00 的代码", "a code that does not end in 00"),
}


@rule("D101", "error")
def period_runs_forward(index: Index) -> Iterator[Violation]:
    """The plan's first year is not after its last."""
    first, last = index.plan.period.start, index.plan.period.end
    if first is not None and last is not None and first > last:
        yield Violation(
            "period.start",
            Text(
                f"起始年应不晚于截止年 {last}，实为 {first}",
                f"expected a first year not after {last}, found {first}",
            ),
            Text("请核对 start 和 end", "check start and end"),
        )


@rule("D102", "error")
def issued_before_published(index: Index) -> Iterator[Violation]:
    """A document is not published before it is issued."""
    issued, published = index.plan.document.issued, index.plan.document.published
    if issued and published and published < issued:
        yield Violation(
            "document.published",
            Text(
                f"发布日期应不早于成文日期 {issued}，实为 {published}",
                f"expected publication on or after the issue of {issued}, found {published}",
            ),
            Text("请核对 issued 和 published", "check issued and published"),
        )


@rule("D103", "error")
def code_fits_level(index: Index) -> Iterator[Violation]:
    """The place's code is one of its level: xx0000 a province, xxxx00 a city, else a county."""
    place = index.plan.jurisdiction
    if _level(place.code) != place.level:
        form = _FORMS[place.level]
        yield Violation(
            "jurisdiction.code",
            Text(
                f"{LEVELS.label(place.level)}应为{form.zh}，实为 {place.code}",
                f"expected {form.en} for a {place.level}, found {place.code}",
            ),
            Text("请核对 code 和 level", "check code and level"),
        )


@rule("D104", "error")
def code_belongs_to_province(index: Index) -> Iterator[Violation]:
    """The first two digits of the place's code are those of a province."""
    code = index.plan.jurisdiction.code
    if code[:2] not in _PROVINCES:
        yield Violation(
            "jurisdiction.code",
            Text(
                f"前两位应为省级行政区的代码（11 至 82），实为 {code[:2]}",
                f"expected a code that begins with a province's (11 to 82), found {code[:2]}",
            ),
            Text("请按 GB/T 2260 核对", "check it against GB/T 2260"),
        )


def _level(code: str) -> str:
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"
