"""图: native charts on the rows of the projection, a chart a unit."""

from collections.abc import Sequence
from itertools import groupby

from policymodel.sheets.sheet import Chart, Layout, Series, Sheet, columns
from policymodel.sheets.targets.projection import Entry
from policymodel.text import Lang, Texts
from policymodel.vocabulary import TARGET_KINDS

say = Texts(__file__)
_LAYOUT = Layout(face="print", columns=tuple(columns(__file__).values()))
_MOST_CHARTS = 4
_LEAST_ROWS = 2
_Run = list[tuple[int, Entry]]  # rows of the projection that share a chart


def charts_sheet(entries: Sequence[Entry], title: str, lang: Lang) -> Sheet:
    """Return the sheet of charts, at most four; a note where there is nothing to draw.

    Indicators with baseline and target are drawn together by unit; only for a plan without such
    are targets drawn alone, by unit and kind. Charts refer to the rows of the projection.
    """
    runs = _runs(entries, computed=True) or _runs(entries, computed=False)
    # The charts with most to compare come first; among equals the order of the rows holds.
    chosen = sorted(runs, key=len, reverse=True)[:_MOST_CHARTS]
    return Sheet(
        key="charts",
        name=say("name").get(lang),
        title=say("title", title=title).get(lang),
        layout=_LAYOUT,
        rows=() if chosen else (_LAYOUT.row({"note": say("none").get(lang)}),),
        notes=(say("note").get(lang),) if chosen else (),
        charts=tuple(_chart(run, lang) for run in chosen),
    )


def _runs(entries: Sequence[Entry], *, computed: bool) -> list[_Run]:
    def together(numbered: tuple[int, Entry]) -> tuple[bool, str | None, str]:
        entry, main = numbered[1], numbered[1].statement.main
        fit = entry.charted and entry.computed is computed
        if computed:
            return (fit, entry.statement.indicator.unit, "")
        return (fit, entry.statement.unit, main.kind if main else "")

    runs = []
    for (fit, unit, _), group in groupby(enumerate(entries), key=together):
        run = list(group)
        indicators = {entry.statement.indicator.id for _, entry in run}
        if fit and unit is not None and len(indicators) >= _LEAST_ROWS:
            runs.append(run)
    return runs


def _chart(run: _Run, lang: Lang) -> Chart:
    statements = [entry.statement for _, entry in run]
    first, main = statements[0], statements[0].main
    years = {"target": {each.main.year for each in statements if each.main}}
    if run[0][1].computed:
        unit = first.indicator.unit or ""
        years = {"baseline": {each.baseline.year for each in statements if each.baseline}} | years
        title = say("both", unit=unit)
    else:
        unit = first.unit or ""
        title = say("targets", kind=TARGET_KINDS.label(main.kind, lang) if main else "", unit=unit)
    series = []
    for column, found in years.items():
        (year, *more) = found
        one = year is not None and not more
        named = say(f"series_in.{column}", year=year) if one else say(f"series.{column}")
        rows = run[0][0], run[-1][0]
        series.append(Series(named.get(lang), "projection", column, *rows))
    return Chart(title=title.get(lang), categories="indicator", series=tuple(series), axis=unit)
