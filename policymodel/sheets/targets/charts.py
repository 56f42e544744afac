"""图: native charts on the rows of the projection, a chart a unit."""

from collections.abc import Sequence
from itertools import groupby

from attrs import frozen

from policymodel.findings import Lang, Text
from policymodel.sheets.sheet import Chart, Column, Layout, Row, Series, Sheet
from policymodel.sheets.targets.projection import Entry, Projection
from policymodel.vocabulary import TARGET_KINDS

_MOST_CHARTS = 4
_LEAST_ROWS = 2

NAME = Text("图", "Charts")
_TITLE = Text("{title}主要指标图", "{title}: charts")
_BOTH = Text("指标 基期→目标({unit})", "Baseline → target ({unit})")
_TARGETS = Text("指标目标：{kind}({unit})", "Targets: {kind} ({unit})")
_BASELINE, _TARGET = Text("基期", "Baseline"), Text("目标", "Target")
_BASELINE_IN, _TARGET_IN = Text("{year}年", "{year}"), Text("{year}年目标", "Target {year}")
_NOTE = Text(
    "注：数据取自“测算”表的输入列；“不低于”“超过”等目标按所列数值作图。",
    "Note: values are the inputs of the sheet Projection; targets stated as at least or more "
    "than are drawn at the number itself.",
)
_NONE = Text(
    "本计划没有两项以上单位相同、可以并列作图的指标，故无图。",
    "No two indicators of this plan share a unit, so there is nothing to draw.",
)


@frozen(kw_only=True)
class _Run:
    """Rows of the projection that share a chart."""

    first: int
    entries: tuple[Entry, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.entries) - 1


def charts_sheet(made: Projection, title: str, lang: Lang) -> Sheet:
    """Return the sheet of charts, at most four; a note where there is nothing to draw.

    Indicators with baseline and target are drawn together by unit; only for a plan without
    such are targets drawn alone, by unit and kind.

    Args:
        made: the projection, whose rows the charts refer to.
        title: the document's title.
        lang: language of the titles.
    """
    runs = _runs(made.entries, computed=True) or _runs(made.entries, computed=False)
    # The charts with most to compare come first; among equals the order of the rows holds.
    chosen = sorted(runs, key=lambda run: -len(run.entries))[:_MOST_CHARTS]
    charts = tuple(_chart(run, made.sheet.key, lang) for run in chosen)
    layout = Layout(
        face="print", columns=(Column(key="note", title=Text("说明", "Note"), width=80),)
    )
    return Sheet(
        key="charts",
        name=NAME.get(lang),
        title=_TITLE.get(lang).format(title=title),
        layout=layout,
        rows=() if charts else (Row(cells=(_NONE.get(lang),)),),
        notes=(_NOTE.get(lang),) if charts else (),
        charts=charts,
    )


def _runs(entries: Sequence[Entry], *, computed: bool) -> list[_Run]:
    def together(numbered: tuple[int, Entry]) -> tuple[bool, str | None, str]:
        entry = numbered[1]
        main = entry.statement.main
        fit = entry.charted and (entry.reason is None) is computed
        if computed:
            return (fit, entry.statement.indicator.unit, "")
        return (fit, entry.statement.unit, main.kind if main else "")

    runs = []
    for (fit, unit, _), group in groupby(enumerate(entries), key=together):
        numbered = list(group)
        indicators = {entry.statement.indicator.id for _, entry in numbered}
        if fit and unit is not None and len(indicators) >= _LEAST_ROWS:
            runs.append(_Run(first=numbered[0][0], entries=tuple(each for _, each in numbered)))
    return runs


def _chart(run: _Run, sheet: str, lang: Lang) -> Chart:
    statements = [entry.statement for entry in run.entries]
    first, main = statements[0], statements[0].main
    computed = run.entries[0].reason is None
    unit = (first.indicator.unit if computed else first.unit) or ""

    def series(column: str, years: set[int | None], one: Text, several: Text) -> Series:
        year = next(iter(years))
        named = one.get(lang).format(year=year) if len(years) == 1 and year else several.get(lang)
        return Series(name=named, sheet=sheet, column=column, first=run.first, last=run.last)

    based = {each.baseline.year for each in statements if each.baseline}
    due = {each.main.year for each in statements if each.main}
    target = series("target", due, _TARGET_IN, _TARGET)
    if computed:
        title = _BOTH.get(lang).format(unit=unit)
        every: tuple[Series, ...] = (series("baseline", based, _BASELINE_IN, _BASELINE), target)
    else:
        kind = TARGET_KINDS.label(main.kind, lang) if main else ""
        title = _TARGETS.get(lang).format(kind=kind, unit=unit)
        every = (target,)
    return Chart(kind="bar", title=title, categories="indicator", series=every, axis=unit)
