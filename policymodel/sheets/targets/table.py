"""目标任务表: what the document wants to reach, a row a statement; only the owners are derived."""

from collections.abc import Mapping, Sequence
from itertools import chain

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.wording import printed_date
from policymodel.analysis.wording import years as span_of_years
from policymodel.model import Target
from policymodel.sheets.sheet import Cell, Column, Layout, Sheet, columns
from policymodel.sheets.targets.remarks import Remarks
from policymodel.sheets.targets.rows import TargetRow, Words, owners
from policymodel.sheets.targets.values import stated_number, target_cell, year_columns
from policymodel.text import LIST_COMMA, Lang, Text, Texts
from policymodel.vocabulary import ATTRIBUTES, COMMITMENTS, TARGET_KINDS

say = Texts(__file__)
_COLUMNS = columns(__file__)

# With a single year the path would repeat the target's own column in every row.
_YEARS_OF_A_PATH = 2


def target_table(
    index: PlanIndex, statements: Sequence[TargetRow], lang: Lang, words: Words
) -> Sheet:
    """Return the table of `statements`, a row each in their order."""
    based = any(statement.indicator.baselines for statement in statements)
    held = {each.indicator.id: owners(index, each.indicator, lang) for each in statements}
    owned = any(held.values())
    left_out = set() if based else {"baseline", "baseline_year"}
    layout = _layout(statements, left_out if owned else {*left_out, "owners"})
    remarks = Remarks(index=index, lang=lang, words=words)
    beside, below = _own_notes(statements, lang)
    table = _Table(lang=lang, words=words, owners=held, remarks=remarks, notes=beside)
    notes = [say("signs"), say("owners" if owned else "no_owners")]
    if owned and any(each.indicator.judged for each in statements):
        notes[-1] = say("owners_and_inferred")
    if not based:
        notes.append(say("no_baseline"))
    return Sheet(
        key="table",
        name=say("name").get(lang),
        title=say("title", title=index.plan.document.title).get(lang),
        layout=layout,
        rows=tuple(layout.row(table.cells(*each)) for each in enumerate(statements, start=1)),
        annex=say("annex").get(lang),
        line=_line(statements).get(lang),
        notes=(*(note.get(lang) for note in notes), *below),
        frozen_columns=3,
    )


def years_of(target: Target) -> range:
    """Return the years for which `target` states its value: each of a span for a yearly one."""
    if target.year is None:
        return range(0)
    first = target.from_year if target.kind == "per_year" and target.from_year else target.year
    return range(min(first, target.year), target.year + 1)


def _layout(statements: Sequence[TargetRow], left_out: set[str]) -> Layout:
    """Return the columns, with one a year before the target's where several are stated."""
    stated = set(chain.from_iterable(years_of(t) for each in statements for t in each.targets))
    shown: list[Column] = []
    for key, column in _COLUMNS.items():
        if key == "target" and len(stated) >= _YEARS_OF_A_PATH:
            shown += year_columns(range(min(stated), max(stated) + 1), say("path"), width=10)
        if key not in left_out:
            shown.append(column)
    return Layout(face="print", columns=tuple(shown))


@frozen(kw_only=True)
class _Table:
    """Fills the rows."""

    lang: Lang
    words: Words
    owners: Mapping[str, str | None]
    remarks: Remarks
    notes: Mapping[int, list[str]]

    def cells(self, number: int, statement: TargetRow) -> dict[str, Cell]:
        indicator, main, baseline = statement.indicator, statement.main, statement.baseline
        cells: dict[str, Cell] = {
            "number": number,
            "category": statement.category,
            "indicator": indicator.name,
            "unit": statement.unit,
            "attribute": ATTRIBUTES.label(indicator.attribute, self.lang),
            "owners": self.owners[indicator.id],
            "remarks": self.remarks.of(statement, self.notes.get(number, ())),
        }
        if baseline is not None:
            # A rate of growth has a unit of its own: then the baseline says which is its.
            own = (
                ""
                if self.remarks.index.units.same(statement.unit, indicator.unit)
                else indicator.unit or ""
            )
            cells["baseline"] = stated_number(baseline.value, after=own)
            cells["baseline_year"] = baseline.year
        for target in statement.targets:
            cell = target_cell(target, self.words(target), self.lang)
            cells |= {f"y{year}": cell for year in years_of(target)}
            if target is main:
                cells["target"] = cell
                cells["year"] = target.year
                cells["kind"] = TARGET_KINDS.label(target.kind, self.lang)
                cells["commitment"] = COMMITMENTS.label(target.commitment, self.lang)
                cells["words"] = self._all_words(statement)
        return cells

    def _all_words(self, statement: TargetRow) -> str | None:
        if len(statement.targets) == 1:
            return self.words(statement.targets[0])
        return "\n".join(
            f"{printed_date(self.lang, target.year)} {words}"
            for target in statement.targets
            if (words := self.words(target))
        )


def _line(statements: Sequence[TargetRow]) -> Text:
    years = {target.year for statement in statements for target in statement.targets if target.year}
    if not years:
        return Text("", "")
    span = span_of_years(min(years), max(years))
    return say("one_year" if len(years) == 1 else "years", years=span)


def _own_notes(
    statements: Sequence[TargetRow], lang: Lang
) -> tuple[dict[int, list[str]], list[str]]:
    """Return the plan's own notes: those on one row by its number; then those on several.

    They are the notes on indicators, baselines and targets, each once.
    """
    rows: dict[str, dict[int, None]] = {}
    told: set[int] = set()
    for number, statement in enumerate(statements, start=1):
        indicator = statement.indicator
        parts = [*statement.targets, *(target for target, _ in statement.restatements)]
        own = [target.remark for target in parts]
        if id(indicator) not in told:
            told.add(id(indicator))
            own += [indicator.remark, *(each.remark for each in indicator.baselines)]
        for note in filter(None, own):
            rows.setdefault(note, {})[number] = None
    beside: dict[int, list[str]] = {}
    below: list[str] = []
    for note, numbers in rows.items():
        if len(numbers) == 1:
            beside.setdefault(next(iter(numbers)), []).append(note)
        else:
            joined = LIST_COMMA.get(lang).join(map(str, numbers))
            below.append(say("row_note", number=joined, note=note).get(lang))
    return beside, below
