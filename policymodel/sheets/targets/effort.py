"""所需力度: how fast indicators must move each year to meet their targets, as sorted bars.

Growth by percent and change of shares by points are two panels: they cannot be compared.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from attrs import frozen

from policymodel.analysis.growth import Path, grows, is_met, path_to
from policymodel.model import Indicator, Target
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Chart, Formula, Layout, Row, Series, Sheet, columns, shown
from policymodel.sheets.targets.rows import TargetRow
from policymodel.sheets.targets.values import stated_number
from policymodel.text import Lang, Text, Texts
from policymodel.units import STANDARD, Units

Panel = Literal["growth", "points"]
say = Texts(__file__)
_LAYOUT = Layout(face="print", columns=tuple(columns(__file__).values()))
_FEWEST, _MOST = 2, 10  # bars of a panel: one alone compares nothing, more crowd the page
_FORMULAS: dict[Panel, str] = {
    "growth": "=({target}/{baseline})^(1/({target_year}-{baseline_year}))-1",
    "points": "=({target}-{baseline})/({target_year}-{baseline_year})",
}
_FORMATS: dict[Panel, str] = {"growth": "0.0%", "points": "0.00"}


@frozen
class Effort:
    """What an indicator's target takes each year."""

    indicator: Indicator
    path: Path
    panel: Panel
    pace: Decimal  # a part of the year before, or percentage points


def effort_sheet(
    statements: Sequence[TargetRow], title: Text, lang: Lang, known: Units = STANDARD
) -> Sheet | None:
    """Return the sheet of what targets take; None where no two can be set side by side."""
    efforts = efforts_of(statements, known)
    panels = {
        panel: found
        for panel in _FORMULAS
        if len(found := [each for each in efforts if each.panel == panel]) >= _FEWEST
    }
    if not panels:
        return None
    rows: list[Row] = []
    charts: list[Chart] = []
    for panel, found in panels.items():
        heading = say(f"panels.{panel}.title").get(lang)
        rows.append(_LAYOUT.row({"indicator": heading}, "group"))
        first = len(rows)
        rows += [_row(each, first + place, lang) for place, each in enumerate(found[:_MOST])]
        charts.append(_chart(panel, rows, first, lang))
    notes = [say(f"notes.{key}") for key in ("computed", "bounds", "left_out")]
    if any(len(found) > _MOST for found in panels.values()):
        notes.append(say("notes.most", most=_MOST))
    return Sheet(
        key="effort",
        name=say("name").get(lang),
        title=say("title", title=title).get(lang),
        layout=_LAYOUT,
        rows=tuple(rows),
        line=say("line").get(lang),
        notes=numbered_notes(notes, lang),
        charts=tuple(charts),
        purpose="office",
        whole=True,
    )


def efforts_of(statements: Sequence[TargetRow], known: Units = STANDARD) -> list[Effort]:
    """Return what the targets take that can be computed and are not met yet, most first."""
    found = [
        effort
        for each in statements
        if each.main is not None and (effort := _effort(each.indicator, each.main, known))
    ]
    return sorted(found, key=lambda each: -each.pace)


def _effort(indicator: Indicator, target: Target, known: Units) -> Effort | None:
    path = path_to(indicator, target, known)
    if isinstance(path, Text) or is_met(path.start, target.comparator, path.end) or not path.gap:
        return None
    if grows(indicator.unit, known):
        growth = path.growth
        return None if growth is None else Effort(indicator, path, "growth", growth)
    if known.same(indicator.unit, "%"):  # shares of thousands, and ranks, are other things
        return Effort(indicator, path, "points", path.change)
    return None


def _row(effort: Effort, row: int, lang: Lang) -> Row:
    at = {column.key: _LAYOUT.ref(column.key, row) for column in _LAYOUT.columns}
    form = _FORMATS[effort.panel]
    if effort.panel == "points":
        form += f'"{say("points").get(lang)}"'
    path = effort.path
    return _LAYOUT.row(
        {
            "indicator": effort.indicator.name,
            "unit": effort.indicator.unit,
            "baseline": stated_number(path.start),
            "baseline_year": path.first,
            "target": stated_number(path.end),
            "target_year": path.last,
            "effort": Formula(_FORMULAS[effort.panel].format(**at), effort.pace, form),
        }
    )


def _chart(panel: Panel, rows: Sequence[Row], first: int, lang: Lang) -> Chart:
    """Return the chart of the rows from `first` on, and the sentence that says what it shows."""
    name, effort = _LAYOUT.index("indicator"), _LAYOUT.index("effort")
    drawn = [(str(row.cells[name]), shown(row.cells[effort])) for row in rows[first:]]
    (top, most), (bottom, least) = drawn[0], drawn[-1]
    title = say(f"panels.{panel}.title").get(lang)
    ends = {"first": top, "most": most, "last": bottom, "least": least}
    return Chart(
        title=title,
        text=say(f"panels.{panel}.text", count=len(drawn), **ends).get(lang),
        categories="indicator",
        series=(Series(title, "effort", "effort", first, len(rows) - 1),),
        axis=say(f"panels.{panel}.axis").get(lang),
        format=_FORMATS[panel],
    )
