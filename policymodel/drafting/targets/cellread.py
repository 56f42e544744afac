"""A cell of a table as a target, by what its row and its column say of it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from attrs import evolve, frozen

from policymodel.drafting.passages import Passage
from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.cells import Cell, data, is_bracketed, value_of
from policymodel.drafting.targets.layout import Column
from policymodel.drafting.targets.rows import Row
from policymodel.drafting.targets.statements import Horizon, Start, Statement
from policymodel.folding import fold
from policymodel.model import Span
from policymodel.model.words import AttributeCode, ComparatorCode, TargetKindCode

_SIGNS: dict[str, ComparatorCode] = {
    "≥": "at_least", ">=": "at_least", "不低于": "at_least", "不少于": "at_least",
    "达到": "at_least", "稳定在": "at_least", "保持在": "at_least",
    "≤": "at_most", "<=": "at_most", "不高于": "at_most", "不超过": "at_most", "控制在": "at_most",
    ">": "more_than", "超过": "more_than", "<": "less_than", "约": "about", "~": "about",
    "稳定保持在": "at_least", "维持在": "at_least", "不小于": "at_least", "不大于": "at_most",
    "高于": "more_than", "大于": "more_than", "低于": "less_than", "小于": "less_than",
    "以上": "at_least", "以下": "at_most", "以内": "at_most", "左右": "about",
}  # fmt: skip
_ATTRIBUTES: dict[str, AttributeCode] = {"约": "binding", "预": "expected"}
_RATE_NAME = re.compile(r"(?:增速|增长率|增幅|年均增长|增长速度)")
_FALL_NAME = re.compile(r"(?:下降|降低|减少|削减|降幅)")
_SUM_NAME = re.compile(r"累计|五年合计|总计")
_NEW_NAME = re.compile(r"^(?:新增|累计)|新增")
_RANGE = re.compile(r"(?<=[0-9])[-~—](?=[0-9])")  # not the sign of -5
_YEAR = re.compile(r"20[0-9]{2}年")
_FAR = 900


@frozen
class CellRead:
    """A cell with a target, and what its row and column say of it."""

    text: str
    row: Row
    column: Column
    cell: Cell
    name: str
    name_at: Span
    unit: str | None
    unit_stated: bool
    yearly: bool
    rule: str = "table.row"
    scope: str | None = None

    def statement(self, passage: Passage | None) -> Statement:
        """Return what the cell states."""
        row, column, cell = self.row, self.column, self.cell
        attribute = row.attribute.text.strip("()（）")[0] if row.attribute else ""
        made = Statement(
            rule=self.rule,
            name=self.name,
            name_at=self.name_at,
            words="".join(self.text[cell.at.slice].split("\n")),
            at=cell.at,
            kind="qualitative",
            horizon=_horizon(column, row),
            number=row.number.text if row.number else None,
            number_at=row.number.at if row.number else None,
            category=row.category if row.number else None,
            attribute=_ATTRIBUTES.get(attribute, "unstated"),
            scope=self.scope,
            passage=passage,
        )
        return self._counted(made) if cell.sort == "value" else made

    @property
    def is_less_in_all(self) -> bool:
        """Whether a cell says by how much less, in all, of what is no share."""
        is_share = self.unit in ("%", "‰")
        return is_bracketed(self.cell) and not is_share and amount_of(self.cell)[0] < 0

    def is_level_in_brackets(self, starts: Sequence[Start]) -> bool:
        """Whether a share in brackets, as sums are, is as large as what its row starts from."""
        if not self._is_sum() or self.unit not in ("%", "‰"):
            return False
        if _FALL_NAME.search(self.name) or "增长" in self.name:
            return False
        found = value_of(self.cell.text)
        limits = found is not None and _SIGNS.get(found["sign"] or "") in ("at_most", "less_than")
        return limits or any(each.value <= amount_of(self.cell)[0] for each in starts)

    def _is_sum(self) -> bool:
        """Whether a value in brackets is the sum of several years, also where rates stand."""
        if not is_bracketed(self.cell):
            return False
        of_share = self.unit in ("%", "‰") or _FALL_NAME.search(self.name)
        if self.column.holds != "rate" or self.column.sums or of_share:
            return True
        below = fold(self.text[self.cell.at.end : self.cell.at.end + _FAR])
        return bool(re.search(data()["bracketed"], below))

    def _counted(self, made: Statement) -> Statement:
        value, high, printed = amount_of(self.cell)
        unit = printed if printed in ("%", "‰") else self.unit or printed
        kind = _kind(self.name, self.column, unit, yearly=self.yearly)
        found = value_of(self.cell.text)
        way = found["way"] if found else None
        sums = self._is_sum()
        is_rate = self.column.holds == "rate"
        if sums:
            kind = _of_sum(self.name, "%" if is_rate else unit, of=unit)
        elif way and kind != "growth_rate":
            kind = "increment" if unit not in ("%", "‰") else "change"
        is_rate = kind == "growth_rate" or (kind == "change" and is_rate)
        is_less = value < 0 and kind == "change"  # [-3.4] of a share
        falls = kind in ("change", "growth_rate") and _FALL_NAME.search(way or self.name)
        return evolve(
            made,
            kind=kind,
            comparator="between" if high is not None else _comparator(self.cell, self.name),
            value=-value if is_less else value,
            high=high,
            unit="%" if is_rate else unit,
            unit_stated=printed is not None or (self.unit_stated and (not is_rate or unit == "%")),
            change="decrease" if falls or is_less else "increase",
        )


def _horizon(column: Column, row: Row) -> Horizon:
    """Return the years of a column; where its head names none, that by which its row is due."""
    if column.year is not None or row.due is None or not _YEAR.match(row.due.text):
        return Horizon(year=column.year, from_year=column.from_year, at=column.year_at)
    at = Span(row.due.at.start, row.due.at.start + 5)
    return Horizon(year=int(row.due.text[:4]), at=at)


def _of_sum(name: str, unit: str | None, of: str | None) -> TargetKindCode:
    """Return the kind of a sum of several years: [14.5] of 单位GDP能耗降低, [6.7] of a share.

    Args:
        name: the indicator.
        unit: the unit of the sum.
        of: the unit of the indicator: a share of what is none is its change.
    """
    if unit not in ("%", "‰"):
        return "total"
    if of not in ("%", "‰", None):
        return "change"
    return "change" if _FALL_NAME.search(name) or "增长" in name else "increment"


def amount_of(cell: Cell) -> tuple[Decimal, Decimal | None, str | None]:
    """Return the number of a cell, its upper end and its unit."""
    found = value_of(cell.text)
    assert found is not None  # noqa: S101 - its sort says so
    number = found["number"].replace(",", "")
    ends = _RANGE.split(number)
    high = Decimal(ends[1]) if len(ends) > 1 and ends[1] else None
    return Decimal(ends[0]), high, found["unit"]


def _comparator(cell: Cell, name: str) -> ComparatorCode:
    found = value_of(cell.text)
    sign = (found["sign"] or found["behind"]) if found else None
    # What stands in brackets is by how much less.
    is_limit = not is_bracketed(cell) and grammar.pattern("ceilings").search(name)
    bare: ComparatorCode = "at_most" if is_limit else "at_least"
    return _SIGNS.get(sign or "", bare)


def _kind(name: str, column: Column, unit: str | None, *, yearly: bool) -> TargetKindCode:
    is_share = unit in ("%", "‰")
    if column.holds == "rate" or (is_share and _RATE_NAME.search(name)):
        return "growth_rate"
    if is_share and _FALL_NAME.search(name):
        return "change"
    if column.holds == "added":
        return "increment"
    if is_share:
        return "level"
    if column.holds == "total" or _SUM_NAME.search(name):
        return "total"
    return "increment" if yearly or _NEW_NAME.search(name) else "level"
