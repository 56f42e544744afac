"""目标任务表: what the document wants to reach, a row a statement; only the owners are derived."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.wording import years as span_of_years
from policymodel.findings import Lang, Text
from policymodel.model import Target
from policymodel.sheets.sheet import Cell, Column, Layout, Row, Sheet
from policymodel.sheets.targets.remarks import Remarks
from policymodel.sheets.targets.rows import (
    Reader,
    TargetRow,
    owners,
)
from policymodel.sheets.targets.values import stated_number, target_cell
from policymodel.text import LIST_COMMA
from policymodel.units import same_unit
from policymodel.vocabulary import ATTRIBUTES, COMMITMENTS, TARGET_KINDS

# With a single year the path would repeat the target's own column in every row.
_YEARS_OF_A_PATH = 2

NAME = Text("目标任务表", "Targets")
_ANNEX = Text("附件2", "Annex 2")
_TITLE = Text("{title}主要目标任务表", "{title}: main targets")
_ONE_YEAR = Text("目标年：{years}", "Target year: {years}")
_YEARS = Text("目标年：{years}", "Target years: {years}")
_YEAR = Text("{year}年", "{year}")

_ROW_NOTE = Text("序号{number}：{note}", "Row {number}: {note}")

_SIGNS = Text(
    "注：1.数值前的符号表示比较方式(≥ 不低于，＞ 超过，≤ 不高于，＜ 低于，约 左右)；"
    "原文只写数值的按不低于理解，原文用语见“表述”栏。",
    "Notes: 1. The sign before a number is its comparator; a bare number is read as at "
    "least. The document's own words stand in the column Words.",
)
_OWNERS = Text(
    "2.“责任单位”由任务的责任分工推导，原文未直接将指标落实到单位；配合单位未列。",
    "2. Owners are derived from the measures that serve an indicator; the document does "
    "not assign indicators. Supporting units are left out.",
)
_NO_OWNERS = Text(
    "2.由任务的责任分工推导不出指标的责任单位，故不列“责任单位”栏。",
    "2. No owners follow from the measures, so there is no column for them.",
)
_NO_BASELINE = Text("3.原文未给出基期值。", "3. The document states no baselines.")


@frozen(kw_only=True)
class TargetTable:
    """The target table and where its cells stand, for formulas that refer to them.

    Attributes:
        sheet: the sheet.
        statements: what its rows state, in their order.
    """

    sheet: Sheet
    statements: tuple[TargetRow, ...]

    def ref(self, key: str, row: int) -> str:
        """Return the reference, from another sheet, of a cell of the `row`-th row, from 0."""
        name = self.sheet.name.replace("'", "''")
        return f"'{name}'!{self.sheet.layout.ref(key, row)}"

    def cell(self, key: str, row: int) -> Cell:
        """Return that cell; None where the table has no such column."""
        columns = self.sheet.layout.columns
        if all(column.key != key for column in columns):
            return None
        return self.sheet.rows[row].cells[self.sheet.layout.index(key)]


def target_table(
    index: PlanIndex, statements: Sequence[TargetRow], lang: Lang, read: Reader
) -> TargetTable:
    """Return the table of `statements`.

    Args:
        index: the plan they are from.
        statements: its statements, in the order of the rows.
        lang: language of the labels.
        read: gives the printed words at a span, where the source is at hand.
    """
    years = _path_years(statements)
    based = any(statement.indicator.baselines for statement in statements)
    held = {each.indicator.id: owners(index, each.indicator, lang) for each in statements}
    owned = any(held.values())
    remarks = Remarks(index=index, lang=lang, read=read)
    beside, below = _own_notes(statements, lang)
    table = _Table(lang=lang, read=read, owners=held, remarks=remarks, notes=beside)
    columns = _columns(years, based=based, owned=owned)
    rows = tuple(
        Row(cells=table.cells(number, statement, columns))
        for number, statement in enumerate(statements, start=1)
    )
    notes = [_SIGNS.get(lang), (_OWNERS if owned else _NO_OWNERS).get(lang)]
    if not based:
        notes.append(_NO_BASELINE.get(lang))
    notes.extend(below)
    sheet = Sheet(
        key="table",
        name=NAME.get(lang),
        title=_TITLE.get(lang).format(title=index.plan.document.title),
        layout=Layout(face="print", columns=columns),
        rows=rows,
        annex=_ANNEX.get(lang),
        line=_line(statements, lang),
        notes=tuple(notes),
        frozen_columns=3,
    )
    return TargetTable(sheet=sheet, statements=tuple(statements))


def years_of(target: Target) -> range:
    """Return the years for which `target` states its value: each of a span for a yearly one."""
    if target.year is None:
        return range(0)
    first = target.from_year if target.kind == "per_year" and target.from_year else target.year
    return range(min(first, target.year), target.year + 1)


def _path_years(statements: Sequence[TargetRow]) -> range:
    stated = {
        year
        for statement in statements
        for target in statement.targets
        for year in years_of(target)
    }
    if len(stated) < _YEARS_OF_A_PATH:
        return range(0)
    return range(min(stated), max(stated) + 1)


def _columns(years: range, *, based: bool, owned: bool) -> tuple[Column, ...]:
    baseline = (
        Column(key="baseline", title=Text("基期值", "Baseline"), kind="number", width=10),
        Column(key="baseline_year", title=Text("基期年", "Baseline year"), kind="year", width=9),
    )
    owner = Column(
        key="owners",
        title=Text("责任单位(经任务推导)", "Owners (derived from measures)"),
        width=34,
        merged=True,
        derived=True,
    )
    path = tuple(
        Column(
            key=f"y{year}",
            title=Text(f"{year}年", str(year)),
            kind="number",
            width=10,
            group=Text("年度目标", "Yearly targets"),
        )
        for year in years
    )
    return (
        Column(key="number", title=Text("序号", "No."), kind="center", width=6),
        Column(key="category", title=Text("类别", "Category"), width=14, merged=True),
        Column(key="indicator", title=Text("指标", "Indicator"), width=30, merged=True),
        Column(key="unit", title=Text("单位", "Unit"), kind="center", width=9),
        *(baseline if based else ()),
        *path,
        Column(key="target", title=Text("目标值", "Target"), kind="number", width=14),
        Column(key="year", title=Text("目标年", "Target year"), kind="year", width=9),
        Column(key="words", title=Text("表述", "Words"), width=20),
        Column(key="kind", title=Text("目标类型", "Kind"), kind="center", width=10),
        Column(key="attribute", title=Text("属性", "Attribute"), kind="center", width=9),
        Column(key="commitment", title=Text("性质", "Commitment"), kind="center", width=10),
        *((owner,) if owned else ()),
        Column(key="remarks", title=Text("备注", "Remarks"), width=34),
    )


@frozen(kw_only=True)
class _Table:
    """Fills the rows."""

    lang: Lang
    read: Reader
    owners: Mapping[str, str | None]
    remarks: Remarks
    notes: Mapping[int, list[str]]

    def words(self, target: Target) -> str | None:
        return target.words or self.read(target.at)

    def cells(
        self, number: int, statement: TargetRow, columns: tuple[Column, ...]
    ) -> tuple[Cell, ...]:
        indicator, main, baseline = statement.indicator, statement.main, statement.baseline
        values: dict[str, Cell] = {
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
            own = "" if same_unit(statement.unit, indicator.unit) else indicator.unit or ""
            values["baseline"] = stated_number(baseline.value, after=own)
            values["baseline_year"] = baseline.year
        if main is not None:
            values["target"] = target_cell(main, self.words(main), self.lang)
            values["year"] = main.year
            values["kind"] = TARGET_KINDS.label(main.kind, self.lang)
            values["commitment"] = COMMITMENTS.label(main.commitment, self.lang)
            values["words"] = self._all_words(statement)
        for target in statement.targets:
            for year in years_of(target):
                values[f"y{year}"] = target_cell(target, self.words(target), self.lang)
        return tuple(values.get(column.key) for column in columns)

    def _all_words(self, statement: TargetRow) -> str | None:
        if len(statement.targets) == 1:
            return self.words(statement.targets[0])
        year = _YEAR.get(self.lang)
        return "\n".join(
            f"{year.format(year=target.year)} {words}"
            for target in statement.targets
            if (words := self.words(target))
        )


def _line(statements: Sequence[TargetRow], lang: Lang) -> str:
    years = {target.year for statement in statements for target in statement.targets if target.year}
    if not years:
        return ""
    form = _ONE_YEAR if len(years) == 1 else _YEARS
    return form.get(lang).format(years=span_of_years(min(years), max(years)).get(lang))


def _own_notes(
    statements: Sequence[TargetRow], lang: Lang
) -> tuple[dict[int, list[str]], list[str]]:
    """Return the plan's own notes: those on one row by its number; then those on several.

    They are the notes on indicators, baselines and targets, each once.
    """
    rows: dict[str, dict[int, None]] = {}
    told: set[int] = set()
    for number, statement in enumerate(statements, start=1):
        own = [target.remark for target in statement.targets]
        own += [target.remark for target, _ in statement.restatements]
        if id(statement.indicator) not in told:
            told.add(id(statement.indicator))
            own += [
                statement.indicator.remark,
                *(each.remark for each in statement.indicator.baselines),
            ]
        for note in own:
            if note:
                rows.setdefault(note, {})[number] = None
    beside: dict[int, list[str]] = {}
    below: list[str] = []
    for note, numbers in rows.items():
        if len(numbers) == 1:
            beside.setdefault(next(iter(numbers)), []).append(note)
        else:
            joined = LIST_COMMA.get(lang).join(map(str, numbers))
            below.append(_ROW_NOTE.get(lang).format(number=joined, note=note))
    return beside, below
