"""The document's dates, the plan's period, and the place."""

from collections.abc import Iterator

from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Rule, Violation, rule
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


@rule("D101", "error", Text("规划期先后有序", "the period runs forward"))
def period_runs_forward(index: Index) -> Iterator[Violation]:
    """The plan's first year is not after its last.

    规划期的起始年不晚于截止年。

    Why: a period that runs backward holds no year, and every target falls outside.

    理由：起始年晚于截止年的规划期不含任何年份，所有目标都会落在期外。

    Breaks:
        period: {start: 2025, end: 2021}

    Keeps:
        period: {start: 2021, end: 2025}
    """
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


@rule("D102", "error", Text("先成文后发布", "issued before published"))
def issued_before_published(index: Index) -> Iterator[Violation]:
    """A document is not published before it is issued.

    文件的发布日期不早于成文日期。

    Why: the two dates have been exchanged, or one of them is that of another document.

    理由：两个日期写反了，或其中一个是别的文件的。

    Breaks:
        document: {title: 实施方案, issued: "2022-12-29", published: "2021-12-31"}

    Keeps:
        document: {title: 实施方案, issued: "2022-12-29", published: "2022-12-31"}
    """
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


@rule("D103", "error", Text("代码与级别一致", "the code fits the level"))
def code_fits_level(index: Index) -> Iterator[Violation]:
    """The place's code is one of its level: xx0000 a province, xxxx00 a city, else a county.

    行政区划代码与级别相符：省级为 xx0000，市级为 xxxx00，其余为县级。

    Why: cities are compared and joined with statistics by their code (GB/T 2260); the code of
    the province, or of a district, is another place.

    理由：各地比较、与统计数据对接都用行政区划代码（GB/T 2260）；写成省或区县的代码，
    就成了另一个地方。

    Breaks:
        jurisdiction: {code: "370105", name: 甲市, level: city}

    Keeps:
        jurisdiction: {code: "370100", name: 甲市, level: city}
    """
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


@rule("D104", "error", Text("代码属于某个省", "the code belongs to a province"))
def code_belongs_to_province(index: Index) -> Iterator[Violation]:
    """The first two digits of the place's code are those of a province.

    行政区划代码的前两位是某个省级行政区的代码。

    Why: two digits exchanged give a code that is nowhere (GB/T 2260).

    理由：数字颠倒的代码哪里也不是（GB/T 2260）。

    Breaks:
        jurisdiction: {code: "730100", name: 甲市, level: city}

    Keeps:
        jurisdiction: {code: "370100", name: 甲市, level: city}
    """
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


RULES: tuple[Rule, ...] = (
    period_runs_forward,
    issued_before_published,
    code_fits_level,
    code_belongs_to_province,
)
