"""How far the document can be relied on, identified and cited."""

import re
from collections.abc import Iterator

from policymodel.analysis.wording import short
from policymodel.checks.engine.index import Index
from policymodel.checks.engine.rule import Violation, rule
from policymodel.findings import Text
from policymodel.vocabulary import COMPLETENESS

# 鲁政字〔2022〕225号: the year of a document number.
_NUMBER_YEAR = re.compile(r"[〔\[【(（［]((?:19|20|21)[0-9]{2})[〕\]】)）］]")
_SHOWN = 5


@rule("D201", "warning")
def text_is_whole(index: Index) -> Iterator[Violation]:
    """The plan was read from the whole document."""
    completeness = index.plan.document.completeness
    if completeness != "complete":
        yield Violation(
            "document.completeness",
            Text(
                f"所据文本应为文件全文，实为{COMPLETENESS.label(completeness)}",
                f"expected the whole document, found it {COMPLETENESS.label(completeness, 'en')}",
            ),
            Text(
                "请找到文件全文，补充缺失的任务、责任单位和目标",
                "get the whole document, and add the measures, organizations and targets it has",
            ),
        )


@rule("D202", "info")
def citation_has_number(index: Index) -> Iterator[Violation]:
    """An upper-level document on which the plan is based is cited with its number."""
    for i, cited in enumerate(index.plan.document.based_on):
        if cited.number is None:
            yield Violation(
                f"document.based_on[{i}]",
                Text(
                    f"所引《{short(cited.title)}》应有文号，实为没有",
                    f'expected the number of "{short(cited.title)}", found none',
                ),
                Text("请查明文号，填入 number", "look it up, and put it under number"),
            )


@rule("D203", "info")
def document_is_identified(index: Index) -> Iterator[Violation]:
    """A plan read from a document says who issued it, when, and under which number."""
    document = index.plan.document
    stated = {
        Text("发文机关", "issuers"): document.issuers,
        Text("成文日期", "date of issue"): document.issued,
        Text("文号", "number"): document.number,
    }
    missing = [name for name, value in stated.items() if not value]
    if missing:
        yield Violation(
            "document",
            Text(
                f"应写明发文机关、成文日期和文号，实为缺{'、'.join(text.zh for text in missing)}",
                "expected the document's issuers, date and number, found no "
                f"{', no '.join(text.en for text in missing)}",
            ),
            Text(
                "请查阅文件原件或发布网页",
                "look at the original, or at the page where it was published",
            ),
        )


@rule("D204", "info")
def period_is_stated(index: Index) -> Iterator[Violation]:
    """The plan's period has a first and a last year."""
    period = index.plan.period
    if period.start is None or period.end is None:
        nothing = period.start is None and period.end is None
        zh = "起止年" if nothing else "起始年" if period.start is None else "截止年"
        en = "neither" if nothing else "no first" if period.start is None else "no last"
        yield Violation(
            "document" if nothing and period.at is None else "period",
            Text(
                f"规划期应有起始年和截止年，实为未载明{zh}",
                f"expected a first and a last year of the period, found {en} year"
                f"{' stated' if not nothing else ''}",
            ),
            Text(
                "文件确未载明的不要代填；逐年测算须另行约定起止年",
                "do not fill in what the document does not state; agree on it for yearly paths",
            ),
        )


@rule("D205", "info")
def fact_has_span(index: Index) -> Iterator[Violation]:
    """In a plan that names its source text, every fact says where it is stated there."""
    if index.plan.document.source is None:
        return
    facts = [*_facts(index)]
    without = [path for path, has_span in facts if not has_span]
    if without:
        yield Violation(
            without[0],
            Text(
                f"每项事实应注明在原文中的位置，实为 {len(facts)} 项中 {len(without)} 项没有，"
                f"如 {'、'.join(without[:_SHOWN])}",
                f"expected every fact with its place in the source, found {len(without)} of "
                f"{len(facts)} without, e.g. {', '.join(without[:_SHOWN])}",
            ),
            Text("请填写 at", "fill in at"),
        )


@rule("D206", "warning")
def number_fits_issue(index: Index) -> Iterator[Violation]:
    """The year in the document's number is that of its date of issue, or the year before."""
    document = index.plan.document
    year = _year_of(document.number)
    if year and document.issued and not 0 <= document.issued.year - year <= 1:
        yield Violation(
            "document.number",
            Text(
                f"文号年份应为成文年份 {document.issued.year} 年，实为 {year} 年",
                f"expected the year of issue, {document.issued.year}, found {year}",
            ),
            Text("请核对 number 和 issued", "check number and issued"),
        )


@rule("D207", "warning")
def period_is_not_over(index: Index) -> Iterator[Violation]:
    """The plan's period does not end before the year in which the document is issued."""
    issued, period = index.plan.document.issued, index.plan.period
    last = period.end
    if issued is None or last is None or (period.start or last) > last:
        return
    if last < issued.year:
        yield Violation(
            "period.end",
            Text(
                f"规划期截止年应不早于成文年份 {issued.year}，实为 {last}",
                f"expected a last year not before the year of issue, {issued.year}, found {last}",
            ),
            Text("请核对 period 和 issued", "check period and issued"),
        )


@rule("D208", "warning")
def citation_comes_first(index: Index) -> Iterator[Violation]:
    """A document on which the plan is based has a number of no later year than the plan's own."""
    document = index.plan.document
    own = document.issued.year if document.issued else _year_of(document.number)
    for i, cited in enumerate(document.based_on):
        year = _year_of(cited.number)
        if own and year and year > own:
            yield Violation(
                f"document.based_on[{i}].number",
                Text(
                    f"所引文件的年份应不晚于 {own} 年，实为 {year} 年",
                    f"expected a document of {own} or earlier, found one of {year}",
                ),
                Text("请核对文号", "check the number"),
            )


def _year_of(number: str | None) -> int | None:
    found = _NUMBER_YEAR.search(number or "")
    return int(found[1]) if found else None


def _facts(index: Index) -> Iterator[tuple[str, bool]]:
    """Every fact that a document states, with its path and whether it says where."""
    plan = index.plan
    for i, cited in enumerate(plan.document.based_on):
        yield f"document.based_on[{i}]", cited.at is not None
    for i, organization in enumerate(plan.organizations):
        yield f"organizations[{i}]", organization.at is not None
    for path, goal in index.goals:
        yield path, goal.at is not None
    for i, indicator in enumerate(plan.indicators):
        yield f"indicators[{i}]", indicator.at is not None
        for k, baseline in enumerate(indicator.baselines):
            yield f"indicators[{i}].baselines[{k}]", baseline.at is not None
        for k, target in enumerate(indicator.targets):
            yield f"indicators[{i}].targets[{k}]", target.at is not None
    for i, measure in enumerate(plan.measures):
        yield f"measures[{i}]", measure.at is not None
    for i, mechanism in enumerate(plan.mechanisms):
        yield f"mechanisms[{i}]", mechanism.at is not None
