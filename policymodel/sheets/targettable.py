"""目标任务表: what the document wants to reach, a row a statement; only the owners are derived."""

import re
from collections.abc import Sequence
from decimal import Decimal

from attrs import field, frozen

from policymodel.findings import Lang, Text, UnitError
from policymodel.model import Plan, Target
from policymodel.sheets.sheet import Cell, Column, Layout, Row, Sheet
from policymodel.sheets.statements import (
    MeasureNames,
    Reader,
    Statement,
    latest_baseline,
    measure_of,
    owners,
    same_unit,
)
from policymodel.sheets.values import said, stated_number, target_cell
from policymodel.units import comparable, convert
from policymodel.vocabulary import ATTRIBUTES, COMMITMENTS, COMPARATORS, DIRECTIONS, TARGET_KINDS

# With a single year the path would repeat the target's own column in every row.
_YEARS_OF_A_PATH = 2

# Marks that send a reader of a printed table to its notes.
_FOOTNOTE = re.compile(r"[*＊※†‡#△▲①-⑳]")

NAME = Text("目标任务表", "Targets")
_ANNEX = Text("附件2", "Annex 2")
_TITLE = Text("{title}主要目标任务表", "{title}: main targets")
_ONE_YEAR = Text("目标年:{year}年", "Target year: {year}")
_YEARS = Text("目标年:{first}—{last}年", "Target years: {first}–{last}")
_YEAR = Text("{year}年", "{year}")
_SEMICOLON = Text(";", "; ")
_COMMA = Text(",", ", ")

_AGAIN = Text("{where}重述为“{words}”", "restated in {where} as “{words}”")
_ELSEWHERE = Text("原文另处", "another place")
_DIFFERENT = Text("(与本行不一致:{what})", " (differs from this row: {what})")
_REWORDED = Text("(措辞不同)", " (other words)")
_VALUE = Text("数值", "value")
_COMPARATOR = Text("比较方式由“{a}”变为“{b}”", "comparator {a} → {b}")
_UNIT = Text("单位", "unit")
_STATED_YEAR = Text("年份", "year")
_COMMITMENT = Text("性质由“{a}”变为“{b}”", "commitment {a} → {b}")
_NONE = Text("无", "none")
_RESTATES = Text("重述“{name}”", "restates “{name}”")
_SUBSET = Text("其中项,包含在“{name}”内", "part of “{name}”")
_SCOPE = Text("范围:{scope}", "scope: {scope}")
_BENCHMARK = Text("对照:{benchmark}", "compared with: {benchmark}")
_LOST = Text("单位在原文文本中缺失,据指标补注", "unit lost in the source text, supplied")
_SPAN = Text("{first}—{last}年", "{first}–{last}")
_OTHER_BASELINE = Text("另有基期值:{value}({year})", "another baseline: {value} ({year})")
_NO_YEAR = Text("年份未载明", "no year stated")
_NO_TARGET = Text("原文无目标值", "no target stated")
_DIRECTION = Text("方向:{label}", "direction: {label}")
_MARKED = Text("基期值印作“{words}”,为{year}年数据", "baseline printed “{words}”: value of {year}")
_ROW_NOTE = Text("序号{number}:{note}", "Row {number}: {note}")

_NOTES = (
    Text(
        "注:1.数值前的符号表示比较方式(≥ 不低于,＞ 超过,≤ 不高于,＜ 低于,约 左右);"
        "原文只写数值的按不低于理解,原文用语见“表述”栏。",
        "Notes: 1. The sign before a number is its comparator; a bare number is read as at "
        "least. The document's own words stand in the column Words.",
    ),
    Text(
        "2.“责任单位”由任务的责任分工推导,原文未直接将指标落实到单位;配合单位未列。",
        "2. Owners are derived from the measures that serve an indicator; the document does "
        "not assign indicators. Supporting units are left out.",
    ),
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
    statements: tuple[Statement, ...]

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
    plan: Plan, statements: Sequence[Statement], lang: Lang, read: Reader
) -> TargetTable:
    """Return the table of `statements`.

    Args:
        plan: the plan they are from.
        statements: its statements, in the order of the rows.
        lang: language of the labels.
        read: gives the printed words at a span, where the source is at hand.
    """
    years = _path_years(statements)
    based = any(statement.indicator.baselines for statement in statements)
    table = _Table(plan=plan, lang=lang, read=read)
    columns = _columns(years, based)
    rows = tuple(
        Row(cells=table.cells(number, statement, columns))
        for number, statement in enumerate(statements, start=1)
    )
    notes = [note.get(lang) for note in _NOTES]
    if not based:
        notes.append(_NO_BASELINE.get(lang))
    notes.extend(_own_notes(statements, lang))
    sheet = Sheet(
        key="table",
        name=NAME.get(lang),
        title=_TITLE.get(lang).format(title=plan.document.title),
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


def _path_years(statements: Sequence[Statement]) -> range:
    stated = {
        year
        for statement in statements
        for target in statement.targets
        for year in years_of(target)
    }
    if len(stated) < _YEARS_OF_A_PATH:
        return range(0)
    return range(min(stated), max(stated) + 1)


def _columns(years: range, based: bool) -> tuple[Column, ...]:
    baseline = (
        Column(key="baseline", title=Text("基期值", "Baseline"), kind="number", width=10),
        Column(key="baseline_year", title=Text("基期年", "Baseline year"), kind="year", width=9),
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
        Column(
            key="owners",
            title=Text("责任单位(经任务推导)", "Owners (derived from measures)"),
            width=34,
            merged=True,
            derived=True,
        ),
        Column(key="remarks", title=Text("备注", "Remarks"), width=34),
    )


@frozen(kw_only=True)
class _Table:
    """Fills the rows."""

    plan: Plan
    lang: Lang
    read: Reader
    _call: MeasureNames = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_call", MeasureNames(self.plan, self.lang))

    def words(self, target: Target) -> str | None:
        return target.words or self.read(target.at)

    def cells(
        self, number: int, statement: Statement, columns: tuple[Column, ...]
    ) -> tuple[Cell, ...]:
        indicator, main, baseline = statement.indicator, statement.main, statement.baseline
        values: dict[str, Cell] = {
            "number": number,
            "category": statement.category,
            "indicator": indicator.name,
            "unit": statement.unit,
            "attribute": ATTRIBUTES.label(indicator.attribute, self.lang),
            "owners": owners(self.plan, indicator, self.lang),
            "remarks": _SEMICOLON.get(self.lang).join(self._remarks(statement)) or None,
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

    def _all_words(self, statement: Statement) -> str | None:
        if len(statement.targets) == 1:
            return self.words(statement.targets[0])
        year = _YEAR.get(self.lang)
        return "\n".join(
            f"{year.format(year=target.year)} {words}"
            for target in statement.targets
            if (words := self.words(target))
        )

    def _remarks(self, statement: Statement) -> list[str]:
        lang, indicator = self.lang, statement.indicator
        out: list[str] = []
        if not statement.targets:
            out.append(_NO_TARGET.get(lang))
        for target in statement.targets:
            out.extend(self._of_target(target))
        out.extend(self._again(target, root) for target, root in statement.restatements)
        if indicator.direction in ("decrease", "maintain"):
            label = DIRECTIONS.label(indicator.direction, lang)
            out.append(_DIRECTION.get(lang).format(label=label))
        latest = latest_baseline(indicator)
        for baseline in indicator.baselines:
            if baseline is latest:
                continue
            year = _NO_YEAR.get(lang) if baseline.year is None else f"{baseline.year}"
            if baseline.year is not None:
                year = _YEAR.get(lang).format(year=year)
            out.append(_OTHER_BASELINE.get(lang).format(value=f"{baseline.value:f}", year=year))
        if latest and latest.year and _FOOTNOTE.search(latest.words or ""):
            # A mark at the value (55.4*) moves it to another year than the table's heading says.
            out.append(_MARKED.get(lang).format(words=latest.words, year=latest.year))
        return list(dict.fromkeys(out))

    def _of_target(self, target: Target) -> list[str]:
        lang = self.lang
        out = []
        if target.scope:
            out.append(_SCOPE.get(lang).format(scope=target.scope))
        if target.benchmark:
            out.append(_BENCHMARK.get(lang).format(benchmark=target.benchmark))
        if target.from_year and target.year:
            out.append(_SPAN.get(lang).format(first=target.from_year, last=target.year))
        if target.subset_of:
            out.append(_SUBSET.get(lang).format(name=self._other(target.subset_of)))
        if target.restates:
            out.append(_RESTATES.get(lang).format(name=self._other(target.restates)))
        if not target.unit_stated:
            out.append(_LOST.get(lang))
        return out

    def _other(self, target_id: str) -> str:
        """Return how a remark calls another target: its indicator and what it says."""
        for indicator, target in self.plan.targets():
            if target.id == target_id:
                return f"{indicator.name} {said(target, self.words(target), self.lang)}".rstrip()
        return target_id

    def _again(self, target: Target, root: Target) -> str:
        """Return where and in which words `target` says `root` again, and what differs."""
        lang = self.lang
        measure = measure_of(self.plan, target.at)
        where = self._call(measure) if measure else _ELSEWHERE.get(lang)
        words, first = self.words(target), self.words(root)
        text = _AGAIN.get(lang).format(where=where, words=said(target, words, lang))
        what = self._differences(target, root)
        if what:
            return text + _DIFFERENT.get(lang).format(what=_COMMA.get(lang).join(what))
        return text + (_REWORDED.get(lang) if words != first else "")

    def _differences(self, target: Target, root: Target) -> list[str]:
        lang = self.lang
        what = []
        if _values(target, root.unit) != (root.value, root.high):
            what.append(_VALUE.get(lang))
        if target.unit is not None and not same_unit(target.unit, root.unit):
            what.append(_UNIT.get(lang))
        if target.comparator != root.comparator:
            a, b = (
                COMPARATORS.label(each, lang) if each else _NONE.get(lang)
                for each in (root.comparator, target.comparator)
            )
            what.append(_COMPARATOR.get(lang).format(a=a, b=b))
        if target.year != root.year and target.year is not None:
            what.append(_STATED_YEAR.get(lang))
        if target.commitment != root.commitment:
            a, b = (COMMITMENTS.label(each.commitment, lang) for each in (root, target))
            what.append(_COMMITMENT.get(lang).format(a=a, b=b))
        return what


def _values(target: Target, unit: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Return the target's value and upper end in `unit`; as they are where that is not possible."""
    if target.unit is None or unit is None or same_unit(target.unit, unit):
        return target.value, target.high
    try:
        if not comparable(target.unit, unit):
            return target.value, target.high
        value, high = (
            None if number is None else convert(number, target.unit, unit)
            for number in (target.value, target.high)
        )
    except UnitError:
        return target.value, target.high
    return value, high


def _line(statements: Sequence[Statement], lang: Lang) -> str:
    years = {target.year for statement in statements for target in statement.targets if target.year}
    if not years:
        return ""
    first, last = min(years), max(years)
    if first == last:
        return _ONE_YEAR.get(lang).format(year=last)
    return _YEARS.get(lang).format(first=first, last=last)


def _own_notes(statements: Sequence[Statement], lang: Lang) -> list[str]:
    """Return the plan's own notes on indicators, baselines and targets, each once."""
    notes: dict[str, None] = {}
    told: set[int] = set()
    for number, statement in enumerate(statements, start=1):
        own = [target.note for target in statement.targets]
        own += [target.note for target, _ in statement.restatements]
        if id(statement.indicator) not in told:
            told.add(id(statement.indicator))
            own += [
                statement.indicator.note,
                *(each.note for each in statement.indicator.baselines),
            ]
        for note in own:
            if note:
                notes.setdefault(_ROW_NOTE.get(lang).format(number=number, note=note))
    return list(notes)
