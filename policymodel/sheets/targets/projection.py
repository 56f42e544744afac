"""测算: what the targets would take each year, in live formulas that refer to the target table.

Nothing here is stated by the document, and every heading says so. Inputs are formulas on the
target table, so that one truth stays one; who tries another value writes over them.
"""

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal

from attrs import field, frozen

from policymodel.analysis.growth import Path, grows, obstacle
from policymodel.findings import Lang, Text
from policymodel.numbers import decimals
from policymodel.sheets.sheet import Cell, Column, Formula, Layout, Number, Row, Sheet, plain
from policymodel.sheets.targets.rows import TargetRow
from policymodel.sheets.targets.table import TargetTable
from policymodel.sheets.targets.values import digits
from policymodel.units import factor, same_unit
from policymodel.vocabulary import TARGET_KINDS

_EXACT = Context(prec=50)
_TOLERANCE = Number(Decimal("0.000000001"), "0E+00")
_RATE_FORMAT = "0.00%"

NAME = Text("测算", "Projection")
_TITLE = Text("{title}指标测算表", "{title}: projection")
_LINE = Text("测算值，非文件表述", "Computed, not stated by the document")
_OK, _OFF = Text("相符", "ok"), Text("不符", "off")
_OFF_ROWS = Text("校核不符的行数(测算)", "Rows whose check is off (computed)")
_TOLERANCE_LABEL = Text("校核容差(相对)", "Tolerance of the check (relative)")
_PATH = Text("线性年度路径(测算)", "Linear yearly path (computed)")
_POINTS = {"zh": '"个百分点"', "en": '" pp"'}

_NOTES = (
    Text(
        "注：1.本表均为测算，用于了解目标难度，不是文件规定的年度任务。蓝色为取自“目标任务表”的输入，"
        "可改写试算；黑色为公式。",
        "Notes: 1. Everything here is computed to show what the targets take; the document "
        "sets no such yearly tasks. Blue cells are inputs taken from the target table and may "
        "be written over; black ones are formulas.",
    ),
    Text(
        "2.差距=目标值−基期值；年均变化量=差距÷年数；年均增速=(目标值÷基期值)^(1÷年数)−1，"
        "占比类指标只给出百分点变化；年度路径自基期值起逐年加年均变化量；末年应等于目标值。",
        "2. Gap = target − baseline; yearly change = gap ÷ years; yearly growth = (target ÷ "
        "baseline)^(1 ÷ years) − 1, not given for shares; the path adds the yearly change to "
        "the baseline, and its last year must equal the target.",
    ),
    Text(
        "3.“不低于”“超过”等目标按所列数值测算，只是下限。",
        "3. Targets stated as at least or more than are computed at the number itself.",
    ),
)
_NOTHING = Text(
    "注：本计划没有可以测算的指标，各项原因见“未测算原因”栏。",
    "Note: no path can be computed for this plan; the last column says why.",
)


@frozen(kw_only=True)
class Entry:
    """One row of the projection.

    Attributes:
        statement: what it is about.
        source: its row in the target table, from 0.
        reason: why it is not computed; None where it is.
    """

    statement: TargetRow
    source: int
    reason: Text | None

    @property
    def charted(self) -> bool:
        """Whether its target is one number."""
        main = self.statement.main
        return main is not None and main.value is not None and main.high is None


@frozen(kw_only=True)
class Projection:
    """The sheet, and what its rows are about.

    Attributes:
        sheet: the sheet.
        entries: its rows without totals: those computed first, then by unit and kind.
    """

    sheet: Sheet
    entries: tuple[Entry, ...]


def projection(table: TargetTable, title: str, lang: Lang) -> Projection:
    """Return the projection of the statements of `table`.

    Args:
        table: the target table, whose cells the inputs refer to.
        title: the document's title.
        lang: language of the labels.
    """
    entries = _ordered(table.statements)
    made = _Projection(table=table, entries=entries, lang=lang)
    rows = tuple(made.rows())
    notes = _NOTES if made.computed else (_NOTHING,)
    sheet = Sheet(
        key="projection",
        name=NAME.get(lang),
        title=_TITLE.get(lang).format(title=title),
        layout=made.layout,
        rows=rows,
        line=_LINE.get(lang),
        notes=tuple(note.get(lang) for note in notes),
        frozen_columns=2,
    )
    return Projection(sheet=sheet, entries=entries)


def _ordered(statements: Sequence[TargetRow]) -> tuple[Entry, ...]:
    entries = [
        Entry(statement=statement, source=row, reason=_obstacle(statement))
        for row, statement in enumerate(statements)
    ]
    units: dict[str | None, int] = {}
    for entry in entries:
        units.setdefault(entry.statement.unit, len(units))

    def place(entry: Entry) -> tuple[bool, bool, int, int]:
        main = entry.statement.main
        kind = TARGET_KINDS.order(main.kind) if main and entry.reason else 0
        return (entry.reason is not None, not entry.charted, units[entry.statement.unit], kind)

    return tuple(sorted(entries, key=place))


def _obstacle(statement: TargetRow) -> Text | None:
    return obstacle(statement.indicator, statement.main, statement.baseline)


def _factor(statement: TargetRow) -> Decimal | None:
    """Return how many of the baseline's unit make one of the target's; None where one does."""
    main, unit = statement.main, statement.indicator.unit
    if main is None or main.unit is None or unit is None or same_unit(main.unit, unit):
        return None
    return factor(main.unit, unit)


@frozen(kw_only=True)
class _Projection:
    """Fills the rows."""

    table: TargetTable
    entries: tuple[Entry, ...]
    lang: Lang
    computed: int = field(init=False)
    layout: Layout = field(init=False)

    def __attrs_post_init__(self) -> None:
        done = [entry.statement for entry in self.entries if entry.reason is None]
        object.__setattr__(self, "computed", len(done))
        years = [
            year
            for statement in done
            if statement.baseline and statement.main
            for year in (statement.baseline.year, statement.main.year)
            if year is not None
        ]
        path = range(min(years), max(years) + 1) if years else range(0)
        factors = any(_factor(statement) is not None for statement in done)
        columns = _columns(path, factors=factors, computed=bool(done))
        object.__setattr__(self, "layout", Layout(face="print", columns=columns))

    def rows(self) -> Iterator[Row]:
        """Yield the rows, totals included."""
        keys = [column.key for column in self.layout.columns]
        off = 0
        for row, entry in enumerate(self.entries):
            cells = self._inputs(entry)
            if entry.reason is None:
                cells |= self._results(row, entry)
                off += plain(cells["check"]) == _OFF.get(self.lang)
            yield Row(cells=tuple(cells.get(key) for key in keys))
        if self.computed:
            run = self.layout.run("check", self.computed)
            count = Formula(f'=COUNTIF({run},"{_OFF.get(self.lang)}")', off, "0")
            for label, cell in ((_OFF_ROWS, count), (_TOLERANCE_LABEL, _TOLERANCE)):
                total: dict[str, Cell] = {"indicator": label.get(self.lang), "check": cell}
                yield Row(cells=tuple(total.get(key) for key in keys), kind="total")

    def _inputs(self, entry: Entry) -> dict[str, Cell]:
        statement, main = entry.statement, entry.statement.main
        cells: dict[str, Cell] = {
            "number": self._linked(entry, "number"),
            "indicator": statement.indicator.name,
            "unit": statement.indicator.unit if entry.reason is None else statement.unit,
            "kind": TARGET_KINDS.label(main.kind, self.lang) if main else None,
            "reason": entry.reason.get(self.lang) if entry.reason else None,
        }
        for key, there in (
            ("baseline", "baseline"),
            ("baseline_year", "baseline_year"),
            ("target", "target"),
            ("target_year", "year"),
        ):
            cells[key] = self._linked(entry, there)
        return cells

    def _linked(self, entry: Entry, key: str) -> Formula | None:
        """Return a formula that shows a cell of the target table, as it is shown there."""
        cell = self.table.cell(key, entry.source)
        value = plain(cell)
        if value is None:
            return None  # a reference to an empty cell would show 0
        form = cell.format if isinstance(cell, Number) else None
        return Formula(f"={self.table.ref(key, entry.source)}", value, form)

    def _results(self, row: int, entry: Entry) -> dict[str, Cell]:
        statement, lang = entry.statement, self.lang
        main, baseline = statement.main, statement.baseline
        if main is None or main.value is None or main.year is None:
            raise AssertionError("a row without target was taken for computable")
        if baseline is None or baseline.year is None:
            raise AssertionError("a row without baseline was taken for computable")
        at = {column.key: self.layout.ref(column.key, row) for column in self.layout.columns}
        cells: dict[str, Cell] = {}
        scale = _factor(statement)
        end = main.value if scale is None else _EXACT.multiply(main.value, scale)
        path = Path(baseline.value, end, baseline.year, main.year)
        start = path.start
        places = max(decimals(start), decimals(end))
        if scale is not None:
            places = max(decimals(start), min(decimals(end.normalize(_EXACT)), 4))
            cells["factor"] = scale
            source = self.table.ref("target", entry.source)
            cells["target"] = Formula(f"={source}*{at['factor']}", end, digits(places))
        points = _POINTS[lang] if same_unit(statement.indicator.unit, "%") else ""
        cells["gap"] = Formula(
            f"={at['target']}-{at['baseline']}", path.gap, digits(places) + points
        )
        cells["years"] = Formula(f"={at['target_year']}-{at['baseline_year']}", path.years, "0")
        cells["change"] = Formula(
            f"={at['gap']}/{at['years']}", path.change, digits(places + 1) + points
        )
        if (growth := path.growth) is not None and grows(statement.indicator.unit):
            cells["growth"] = Formula(
                f"=({at['target']}/{at['baseline']})^(1/{at['years']})-1", growth, _RATE_FORMAT
            )
        for year in range(path.first, path.last + 1):
            text = f"={at['baseline']}"
            if year > path.first:
                text = f"={at[f'y{year - 1}']}+{at['change']}"
            inner = path.first < year < path.last
            form = digits(places + 1 if inner else places)
            cells[f"y{year}"] = Formula(text, path.at(year), form)
        cells["check"] = self._check(at, at[f"y{main.year}"])
        return cells

    def _check(self, at: dict[str, str], last: str) -> Formula:
        """Return the formula that the path ends at the target, but for rounding."""
        limit = self.layout.ref("check", len(self.entries) + 1, absolute=True)
        target, baseline = at["target"], at["baseline"]
        return Formula(
            f"=IF(ABS({last}-{target})<={limit}*(ABS({baseline})+ABS({target})),"
            f'"{_OK.get(self.lang)}","{_OFF.get(self.lang)}")',
            _OK.get(self.lang),
        )


def _columns(path: range, *, factors: bool, computed: bool) -> tuple[Column, ...]:
    head = (
        Column(key="number", title=Text("序号", "No."), kind="center", width=6),
        Column(key="indicator", title=Text("指标", "Indicator"), width=30),
        Column(key="unit", title=Text("单位", "Unit"), kind="center", width=9),
        Column(key="kind", title=Text("目标类型", "Kind"), kind="center", width=10),
        _input("baseline", Text("基期值", "Baseline"), "number"),
        _input("baseline_year", Text("基期年", "Baseline year"), "year"),
        _input("target", Text("目标值", "Target"), "number"),
        _input("target_year", Text("目标年", "Target year"), "year"),
    )
    reason = Column(key="reason", title=Text("未测算原因", "Why not computed"), width=28)
    if not computed:
        return (*head, reason)
    conversion = (
        Column(
            key="factor",
            title=Text("换算系数", "Conversion factor"),
            kind="number",
            width=10,
            editable=True,
        ),
    )
    return (
        *head,
        *(conversion if factors else ()),
        _derived("gap", Text("差距(测算)", "Gap (computed)")),
        _derived("years", Text("年数(测算)", "Years (computed)"), width=8),
        _derived("change", Text("年均变化量(测算)", "Yearly change (computed)"), width=15),
        _derived("growth", Text("年均增速(测算)", "Yearly growth (computed)")),
        *(_derived(f"y{year}", Text(f"{year}年", str(year)), group=_PATH) for year in path),
        _derived("check", Text("校核(测算)", "Check (computed)"), width=9),
        reason,
    )


def _input(key: str, title: Text, kind: str) -> Column:
    return Column(
        key=key,
        title=title,
        kind="year" if kind == "year" else "number",
        width=9 if kind == "year" else 14,
        editable=True,
    )


def _derived(key: str, title: Text, *, width: float = 11, group: Text | None = None) -> Column:
    return Column(key=key, title=title, kind="number", width=width, group=group, derived=True)
