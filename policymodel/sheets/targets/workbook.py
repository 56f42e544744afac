"""The target workbook: its sheets together, and what its cover says of them."""

from collections.abc import Iterator, Sequence

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.saying import sign
from policymodel.analysis.wording import title_of
from policymodel.findings import Finding
from policymodel.model import Plan, Target
from policymodel.sheets.cover import bare, with_cover
from policymodel.sheets.data import TARGET_TABLES, data_sheets
from policymodel.sheets.findings import findings_of, findings_sheet, row_link
from policymodel.sheets.sheet import Link, Purpose, Sheet, Workbook
from policymodel.sheets.targets.card import card_sheet
from policymodel.sheets.targets.effort import effort_sheet
from policymodel.sheets.targets.milestones import milestone_table
from policymodel.sheets.targets.projection import projected, projection
from policymodel.sheets.targets.rows import TargetRow, target_rows
from policymodel.sheets.targets.table import target_table
from policymodel.source import SourceText
from policymodel.source.lines import on_one_line
from policymodel.text import Lang, Text, Texts
from policymodel.vocabulary import COMPARATORS

say = Texts(__file__)
_OF_PROJECTION = ("derived", "colours")  # conventions of a sheet that not every plan has


def build_targets(
    plan: Plan,
    *,
    lang: Lang = "zh",
    source: SourceText | None = None,
    findings: Sequence[Finding] | None = None,
    purpose: Purpose = "issue",
) -> Workbook:
    """Build the target workbook of `plan`.

    Its sheets for issue: the table of indicators with numbers, and that of milestones. For the
    office also a cover and the card of headline targets before them, and behind them projection,
    the effort that targets take, data, and findings where there are any. A sheet without rows is
    left out. Indicators stand by category in the order of the plan.

    Printed words that the plan file does not hold are taken from `source`. `findings` are what
    the checks found; None: nothing was checked.
    """

    def words(target: Target) -> str | None:
        found = target.words or (source.at(target.at) if source else None)
        return found and on_one_line(found)

    index, title = PlanIndex(plan), say("title", title=title_of(plan))
    statements = target_rows(index)
    made = (table(index, statements, lang, words) for table in (target_table, milestone_table))
    tables = tuple(sheet for sheet in made if sheet is not None)
    if purpose == "issue":
        return bare("targets", title, plan, lang, tables)
    entries = projected(statements, index.units)
    card = card_sheet(index, statements, lang)
    computed = projection(plan, statements, entries, lang)
    effort = effort_sheet(statements, title_of(plan), lang, index.units)
    data = data_sheets(plan, TARGET_TABLES, lang, source)
    office = (card, *tables, computed, effort, *data)
    sheets = [sheet for sheet in office if sheet is not None]
    listed = findings and findings_of(plan, findings, "targets")
    if listed:
        sheets.append(findings_sheet(plan, listed, _rows(plan, statements, tables, lang), lang))
    restatements = sum(len(statement.restatements) for statement in statements)
    return with_cover(
        "targets",
        title,
        plan,
        lang,
        sheets,
        findings=listed,
        counts=(
            (say("counts.restatements"), restatements),
            (say("counts.computed"), sum(entry.inputs.path is not None for entry in entries)),
        ),
        conventions=_conventions(lang, projected=computed is not None),
    )


def _rows(
    plan: Plan, statements: Sequence[TargetRow], tables: Sequence[Sheet], lang: Lang
) -> dict[str, Link]:
    """Return links to the rows of the tables, by the paths of indicators and their targets."""
    by_part: dict[int, Link] = {}  # by identity: two parts of a plan may be equal
    for table in tables:
        shown = [each for each in statements if each.is_numeric == (table.key == "table")]
        data = [place for place, row in enumerate(table.rows) if row.kind == "data"]
        for number, (place, statement) in enumerate(zip(data, shown, strict=True), start=1):
            link = row_link(table, place, lang, number=number)
            again = (target for target, _ in statement.restatements)
            for part in (statement.indicator, *statement.targets, *again):
                by_part.setdefault(id(part), link)
    found: dict[str, Link] = {}
    for i, indicator in enumerate(plan.indicators):
        found[f"indicators[{i}]"] = by_part[id(indicator)]
        for j, target in enumerate(indicator.targets):
            found[f"indicators[{i}].targets[{j}]"] = by_part[id(target)]
    return found


def _conventions(lang: Lang, *, projected: bool) -> Iterator[tuple[Text, Text]]:
    signs = ((sign(term.code, lang), term.label(lang)) for term in COMPARATORS)
    said = ("，" if lang == "zh" else ", ").join(
        mark.strip() if mark.strip() == label else f"{mark} {label}"
        for mark, label in signs
        if mark
    )
    yield say("signs"), Text(said, said)
    for key in ("values", "commitment", "restatements", "derived", "colours", "units"):
        if key in _OF_PROJECTION and not projected:
            continue
        yield say(f"items.{key}"), say(f"meanings.{key}")
