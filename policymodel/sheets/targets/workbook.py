"""The target workbook: its sheets together, and what its cover says of them."""

from collections.abc import Iterator, Sequence

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.wording import sign
from policymodel.findings import Finding
from policymodel.model import Plan, Target
from policymodel.sheets.cover import with_cover
from policymodel.sheets.data import TARGET_TABLES, data_sheets
from policymodel.sheets.findings import findings_sheet, row_link
from policymodel.sheets.sheet import Link, Sheet, Workbook
from policymodel.sheets.targets.charts import charts_sheet
from policymodel.sheets.targets.projection import projected, projection
from policymodel.sheets.targets.rows import TargetRow, target_rows
from policymodel.sheets.targets.table import target_table
from policymodel.source import SourceText
from policymodel.text import Lang, Text, Texts
from policymodel.vocabulary import COMPARATORS

say = Texts(__file__)


def build_targets(
    plan: Plan,
    *,
    lang: Lang = "zh",
    source: SourceText | None = None,
    findings: Sequence[Finding] | None = None,
) -> Workbook:
    """Build the target workbook of `plan`.

    Its sheets: cover, target table, projection, charts, findings where there are any, data.
    Indicators stand by category in the order of the plan; organizations in the standard
    order, whatever theirs in the plan.

    Printed words that the plan file does not hold are taken from `source`. `findings` are what
    the checks found; None: nothing was checked.
    """

    def words(target: Target) -> str | None:
        return target.words or (source.at(target.at) if source else None)

    index, title = PlanIndex(plan), plan.document.title
    statements = target_rows(index)
    entries = projected(statements, index.units)
    table = target_table(index, statements, lang, words)
    sheets = [table, projection(table, entries, title, lang), charts_sheet(entries, title, lang)]
    if findings:
        sheets.append(findings_sheet(plan, findings, _rows(plan, statements, table, lang), lang))
    sheets += data_sheets(plan, TARGET_TABLES, lang, source)
    restatements = sum(len(statement.restatements) for statement in statements)
    return with_cover(
        "targets",
        say("title", title=title),
        plan,
        lang,
        sheets,
        findings=findings,
        counts=(
            (say("counts.restatements"), restatements),
            (say("counts.computed"), sum(entry.computed for entry in entries)),
        ),
        conventions=_conventions(lang),
    )


def _rows(plan: Plan, statements: Sequence[TargetRow], table: Sheet, lang: Lang) -> dict[str, Link]:
    """Return links to the rows of the table, by the paths of indicators and their targets."""
    by_part: dict[int, Link] = {}  # by identity: two parts of a plan may be equal
    for row, statement in enumerate(statements):
        link = row_link(table, row, lang)
        again = (target for target, _ in statement.restatements)
        for part in (statement.indicator, *statement.targets, *again):
            by_part.setdefault(id(part), link)
    found: dict[str, Link] = {}
    for i, indicator in enumerate(plan.indicators):
        found[f"indicators[{i}]"] = by_part[id(indicator)]
        for j, target in enumerate(indicator.targets):
            found[f"indicators[{i}].targets[{j}]"] = by_part[id(target)]
    return found


def _conventions(lang: Lang) -> Iterator[tuple[Text, Text]]:
    signs = ((sign(term.code, lang), term.label(lang)) for term in COMPARATORS)
    said = ("，" if lang == "zh" else ", ").join(
        mark if mark == label else f"{mark} {label}" for mark, label in signs if mark
    )
    yield say("signs"), Text(said, said)
    for key in ("values", "commitment", "restatements", "derived", "colours", "units"):
        yield say(f"items.{key}"), say(f"meanings.{key}")
