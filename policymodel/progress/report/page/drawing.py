"""A chart as inline SVG: bars from left to right, with what it shows in words for all."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from policymodel.export.markup import in_attribute
from policymodel.export.markup import shown as as_html
from policymodel.export.pictures import FILLS
from policymodel.sheets.sheet import Chart, Series, Sheet, plain, shown
from policymodel.text import Lang, width

_WIDE, _NAMES, _RIGHT = 720, 280, 70  # of the drawing, of the names, of the labels at the right
_BAR, _GAP, _TOP = 20, 10, 8
_BASELINE = 14  # how far below a bar's top its text stands
_LETTER = 7.6  # how wide a half-width is, at most
_ON_A_LINE = int((_NAMES - 12) / _LETTER)
_LEAST_FOR_LABEL = 16  # how wide a part must be to hold its number
_LINES = 2


@frozen
class _Scale:
    """From values to places."""

    low: float
    high: float

    def at(self, value: float) -> float:
        room = _WIDE - _NAMES - _RIGHT
        return _NAMES + room * (value - self.low) / (self.high - self.low)


def figure(chart: Chart, sheets: Sequence[Sheet], lang: Lang) -> str:
    """Return a chart of `sheets` with its title and legend."""
    home = next(each for each in sheets if each.key == chart.series[0].sheet)
    names, values = _read(chart, home)
    beside = 1 if chart.kind == "stacked" else len(chart.series)
    step = _BAR * beside + _GAP
    tall = _TOP + step * len(names)
    draw = _stacked if chart.kind == "stacked" else _clustered
    scale = _scale(chart, values)
    zero = f"{scale.at(0):.1f}"
    bars = "".join(draw(chart, home, values, scale, step))
    labels = "".join(_label(name, _TOP + step * place, step) for place, name in enumerate(names))
    return (
        f'<figure tabindex="0"><figcaption>{as_html(chart.title)}</figcaption>'
        f'<svg viewBox="0 0 {_WIDE} {tall}" role="img" aria-label="{in_attribute(chart.text)}">'
        f'{labels}{bars}<line class="axis" x1="{zero}" x2="{zero}" y1="0" y2="{tall}"/></svg>'
        f"{_legend(chart)}</figure>"
    )


def _read(chart: Chart, home: Sheet) -> tuple[list[str], list[list[float]]]:
    """Return the names of the bars, and the values of each series; nothing is zero."""
    first, last = chart.series[0].first, chart.series[0].last
    rows = home.rows[first : last + 1]
    name = home.layout.index(chart.categories)
    names = [shown(row.cells[name]) for row in rows]
    places = [home.layout.index(each.column) for each in chart.series]
    values = [[_number(plain(row.cells[place])) for row in rows] for place in places]
    return names, values


def _number(value: str | int | Decimal | None) -> float:
    return float(value) if isinstance(value, int | Decimal) else 0.0


def _scale(chart: Chart, values: Sequence[Sequence[float]]) -> _Scale:
    if chart.kind == "stacked":
        return _Scale(0, max(map(sum, zip(*values, strict=True)), default=0) or 1)
    every = [each for series in values for each in series]
    low, high = min(0.0, *every), max(0.0, *every)
    return _Scale(low, high if high > low else low + 1)


def _colours(chart: Chart) -> Iterator[tuple[Series, str, str]]:
    for series, (fill, ink) in zip(chart.series, FILLS, strict=False):
        yield series, series.fill or fill, "#000000" if series.fill else ink


def _stacked(
    chart: Chart, home: Sheet, values: Sequence[Sequence[float]], scale: _Scale, step: int
) -> Iterator[str]:
    for place in range(len(values[0])):
        top, done = _TOP + step * place, 0.0
        for (series, fill, ink), counts in zip(_colours(chart), values, strict=True):
            if not counts[place]:
                continue
            left, right = scale.at(done), scale.at(done + counts[place])
            yield _bar(left, right, top, fill)
            if right - left >= _LEAST_FOR_LABEL:
                said = _said(home, series, place)
                yield _text((left + right) / 2, top, said, "middle", ink)
            done += counts[place]


def _clustered(
    chart: Chart, home: Sheet, values: Sequence[Sequence[float]], scale: _Scale, step: int
) -> Iterator[str]:
    for place in range(len(values[0])):
        for number, ((series, fill, _), counts) in enumerate(
            zip(_colours(chart), values, strict=True)
        ):
            top = _TOP + step * place + _BAR * number
            left, right = sorted((scale.at(0), scale.at(counts[place])))
            yield _bar(left, right, top, fill)
            yield _text(right + 4, top, _said(home, series, place), "start", "#1c2430")


def _said(home: Sheet, series: Series, place: int) -> str:
    return shown(home.rows[series.first + place].cells[home.layout.index(series.column)])


def _bar(left: float, right: float, top: int, fill: str) -> str:
    return (
        f'<rect x="{left:.1f}" y="{top}" width="{right - left:.1f}" height="{_BAR - 2}"'
        f' fill="{fill}"/>'
    )


def _text(x: float, top: int, said: str, anchor: str, ink: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{top + _BASELINE}" text-anchor="{anchor}" fill="{ink}">'
        f"{as_html(said)}</text>"
    )


def _label(name: str, top: int, step: int) -> str:
    """Return a name beside its bar, on two lines at most; the table has all of it."""
    found = _lines(name)
    above = top + (step - _GAP - _BAR * len(found)) / 2
    return "".join(
        f'<text x="{_NAMES - 8}" y="{above + _BASELINE + _BAR * 0.8 * place:.1f}"'
        f' text-anchor="end">{as_html(line)}</text>'
        for place, line in enumerate(found)
    )


def _lines(name: str) -> list[str]:
    """Return a name in lines that fit; what does not fit into two is cut.

    >>> _lines("短"), len(_lines("很长的名称" * 20))
    (['短'], 2)
    """
    lines = [""]
    for character in name:
        if width(lines[-1] + character) > _ON_A_LINE:
            lines.append("")
        lines[-1] += character
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][:-1] + "…"]
    return lines


def _legend(chart: Chart) -> str:
    if len(chart.series) == 1:
        return ""
    return (
        '<ul class="legend">'
        + "".join(
            '<li><svg viewBox="0 0 14 14" aria-hidden="true">'
            f'<rect x="1" y="1" width="12" height="12" fill="{fill}"/></svg>'
            f"{as_html(series.name)}</li>"
            for series, fill, _ in _colours(chart)
        )
        + "</ul>"
    )
