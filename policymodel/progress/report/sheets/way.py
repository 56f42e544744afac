"""进度对比 and 主要指标: what can be set side by side, as charts.

The part of the way that is gone and that is due compare for whatever target; values compare
within one target alone, so that each of the headline targets has a chart of its own.
"""

from collections.abc import Sequence
from decimal import Decimal

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.wording import title_of
from policymodel.progress.judging.judgement import percent
from policymodel.progress.report.progress import Progress, TargetProgress
from policymodel.progress.report.sheets.cells import SHARE_FORMAT, number, part
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Chart, Layout, Row, Series, Sheet, columns, shown
from policymodel.sheets.targets.card import headlines
from policymodel.sheets.targets.rows import target_rows
from policymodel.text import COLON, Text, Texts

say = Texts(__file__)
_COLUMNS = columns(__file__)
_WAY = Layout(
    face="print", columns=tuple(_COLUMNS[key] for key in ("indicator", "gone", "expected"))
)
_VALUES = Layout(face="print", columns=tuple(_COLUMNS[key] for key in ("what", "value")))
_MOST, _MOST_HEADLINES = 12, 4  # bars, and charts: more crowd the page
_LEAST_GONE, _MOST_GONE = Decimal(-1), Decimal(2)  # beyond, one bar would leave no room for others
_FIGURES = ("baseline", "due", "actual", "end")


def way_sheet(progress: Progress) -> Sheet | None:
    """Return the chart of the way gone against the way due; None where nothing compares."""
    compared = compared_targets(progress)
    fitting = [each for each in compared if fits_chart(each)]
    if not fitting:
        return None
    drawn = fitting[:_MOST]
    lang = progress.lang
    notes = [say("notes.way")]
    if len(fitting) < len(compared):
        notes.append(say("notes.beyond", count=len(compared) - len(fitting)))
    if len(fitting) > len(drawn):
        notes.append(say("notes.most", most=len(drawn), count=len(fitting)))
    return Sheet(
        key="way",
        name=say("way.name").get(lang),
        title=say("way.sheet", title=title_of(progress.plan), when=progress.when).get(lang),
        layout=_WAY,
        rows=tuple(_way_row(each, progress) for each in drawn),
        line=say("line", day=progress.day_said).get(lang),
        notes=numbered_notes(notes, lang),
        charts=(_way_chart(drawn, progress),),
        whole=True,
    )


def _way_row(each: TargetProgress, progress: Progress) -> Row:
    found = each.judgement
    name = label(each, progress).get(progress.lang)
    return _WAY.row(
        {"indicator": name, "gone": part(found.progress), "expected": part(found.expected)}
    )


def _way_chart(drawn: Sequence[TargetProgress], progress: Progress) -> Chart:
    lang, last = progress.lang, len(drawn) - 1
    worst = drawn[0].judgement
    said = say(
        "way.text", count=len(drawn), first=label(drawn[0], progress),
        gone=percent(worst.progress or Decimal(0)), due=percent(worst.expected or Decimal(0)),
    )  # fmt: skip
    return Chart(
        title=say("way.title").get(lang),
        text=said.get(lang),
        categories="indicator",
        series=(
            Series(say("columns_said.gone").get(lang), "way", "gone", 0, last),
            Series(say("columns_said.expected").get(lang), "way", "expected", 0, last),
        ),
        axis=say("way.axis").get(lang),
        format=SHARE_FORMAT,
    )


def compared_targets(progress: Progress) -> list[TargetProgress]:
    """Return the targets whose way gone and due compare, the furthest behind first."""
    found = [each for each in progress.targets if each.is_comparable]
    return sorted(found, key=lambda each: -(each.judgement.behind or Decimal(0)))


def fits_chart(each: TargetProgress) -> bool:
    """Whether the way gone can be drawn beside that of others."""
    gone = each.judgement.progress
    return gone is not None and _LEAST_GONE <= gone <= _MOST_GONE


def label(each: TargetProgress, progress: Progress) -> Text:
    """Return the name of a target: with its year where its indicator has several."""
    several = sum(one.name == each.name for one in progress.targets) > 1
    if not several:
        return Text(each.name, each.name)
    return Text(f"{each.name}（{each.told}）", f"{each.name} ({each.told})")


def headline_targets(progress: Progress) -> list[TargetProgress]:
    """Return the headline targets of which all four figures are known, four at most."""
    index = PlanIndex(progress.plan)
    wanted = [each.main.id for each in headlines(index, target_rows(index)) if each.main]
    by_id = {each.row.subject.id: each for each in progress.targets}
    found = [by_id[code] for code in wanted if code in by_id]
    return [each for each in found if None not in figures(each).values()][:_MOST_HEADLINES]


def figures(each: TargetProgress) -> dict[str, Decimal | None]:
    """Return the figures of a target that compare: baseline, due, actual and target."""
    values = (each.baseline, each.due, each.judgement.actual, each.end)
    return dict(zip(_FIGURES, values, strict=True))


def values_sheet(progress: Progress) -> Sheet | None:
    """Return the charts of the headline targets; None where none has all figures."""
    chosen = headline_targets(progress)
    if not chosen:
        return None
    lang = progress.lang
    rows: list[Row] = []
    charts: list[Chart] = []
    for each in chosen:
        heading = _heading(each, progress).get(lang)
        rows.append(_VALUES.row({"what": heading}, "group"))
        first = len(rows)
        rows += _value_rows(each, progress)
        charts.append(_value_chart(heading, each, rows, first, progress))
    return Sheet(
        key="values",
        name=say("values.name").get(lang),
        title=say("values.sheet", title=title_of(progress.plan), when=progress.when).get(lang),
        layout=_VALUES,
        rows=tuple(rows),
        line=say("line", day=progress.day_said).get(lang),
        notes=numbered_notes([say("notes.values")], lang),
        charts=tuple(charts),
        whole=True,
    )


def _heading(each: TargetProgress, progress: Progress) -> Text:
    name = label(each, progress)
    if not each.unit or name.zh != each.name:  # what the target says has the unit
        return name
    return Text(f"{name.zh}（{each.unit}）", f"{name.en} ({each.unit})")


def _value_rows(each: TargetProgress, progress: Progress) -> list[Row]:
    lang = progress.lang
    return [
        _VALUES.row({"what": say(f"figures.{key}").get(lang), "value": number(value)})
        for key, value in figures(each).items()
    ]


def _value_chart(
    heading: str, each: TargetProgress, rows: Sequence[Row], first: int, progress: Progress
) -> Chart:
    lang = progress.lang
    colon = COLON.get(lang)
    cells: list[tuple[Cell, Cell]] = [(row.cells[0], row.cells[1]) for row in rows[first:]]
    said = ("，" if lang == "zh" else ", ").join(
        f"{shown(what)}{colon if lang == 'en' else ''}{shown(value)}" for what, value in cells
    )
    return Chart(
        title=heading,
        text=say("values.text", name=heading, said=said).get(lang),
        categories="what",
        series=(Series(heading, "values", "value", first, len(rows) - 1),),
        axis=each.unit or "",
        format="General",
    )
