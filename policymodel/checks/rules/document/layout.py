"""How the measures of a document follow one another: headings, numbers, places."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from policymodel.analysis.numbering import faults, ordinal
from policymodel.analysis.wording import some
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text

_SHOWN = 5


@rule("D211", "info")
def measure_has_section(index: Index) -> Iterator[Violation]:
    """In a plan with headings, every measure is under one."""
    found = [(i, measure) for i, measure in enumerate(index.plan.measures) if not measure.section]
    if found and index.plan.sections:
        shown = some([measure.title for _, measure in found])
        total = len(index.plan.measures)
        yield Violation(
            f"measures[{found[0][0]}]",
            Text(
                f"任务应归入章节，实为 {total} 项中 {len(found)} 项没有：{shown.zh}",
                f"expected measures under a heading, found {len(found)} of {total} under none: "
                f"{shown.en}",
            ),
            Text("请在 section 中写明章节路径", "give the path of headings under section"),
        )


@rule("D212", "warning")
def numbers_run_on(index: Index) -> Iterator[Violation]:
    """The printed numbers of measures neither jump nor repeat within a row."""
    for row in _rows(index):
        found = faults(value for value, _ in row)
        if found.repeated or found.missing:
            after = {last + 1 for _, last in found.missing} | {*found.repeated}
            place = next(place for value, place in reversed(row) if value in after)
            repeated, missing = (
                _runs((value, value) for value in found.repeated),
                _runs(found.missing),
            )
            zh = [f"缺 {missing}"] * bool(missing) + [f"重复 {repeated}"] * bool(repeated)
            en = [f"{missing} missing"] * bool(missing) + [f"{repeated} repeated"] * bool(repeated)
            yield Violation(
                f"measures[{place}].number",
                Text(
                    f"任务序号应连续，实为{'，'.join(zh)}",
                    f"expected numbers that run on, found {', '.join(en)}",
                ),
                Text(
                    "请核对文件是否漏录；文件确如此编号的，照录即可",
                    "see whether a measure was left out; keep the document's numbers as they are",
                ),
            )


@rule("D213", "warning")
def measures_run_forward(index: Index) -> Iterator[Violation]:
    """Each measure begins after the end of the one before it."""
    placed = [
        (i, measure.at) for i, measure in enumerate(index.plan.measures) if measure.at is not None
    ]
    found = [(i, at, before) for (_, before), (i, at) in pairwise(placed) if at.start < before.end]
    if found:
        i, at, before = found[0]
        yield Violation(
            f"measures[{i}].at",
            Text(
                f"任务应依次排列、互不重叠，实为 {len(found)} 处不然，如起点 {at.start} "
                f"在前一项的终点 {before.end} 之前",
                f"expected measures one after the other, found {len(found)} that are not, e.g. one "
                f"that starts at {at.start} where the one before it ends at {before.end}",
            ),
            Text("请核对 at，并按原文顺序排列", "check at, and put them in the document's order"),
        )


def _rows(index: Index) -> Iterator[list[tuple[int, int]]]:
    """The numbers that are counted together, with the places of their measures, in order."""
    forms: dict[str, dict[tuple[str, ...], list[tuple[int, int]]]] = {}
    for i, measure in enumerate(index.plan.measures):
        found = ordinal(measure.number)
        if found is not None:
            sections = forms.setdefault(found.form, {})
            sections.setdefault(measure.section, []).append((found.value, i))
    for sections in forms.values():
        values = [frozenset(value for value, _ in row) for row in sections.values()]
        if len(frozenset().union(*values)) == sum(map(len, values)):  # no number in two sections
            yield sorted(chain.from_iterable(sections.values()))
        else:
            yield from map(sorted, sections.values())


def _runs(runs: Iterable[tuple[int, int]]) -> str:
    first_ones = list(islice(runs, _SHOWN + 1))
    texts = [str(a) if a == b else f"{a}—{b}" for a, b in first_ones[:_SHOWN]]
    return ", ".join(texts + ["…"] * (len(first_ones) > _SHOWN))
