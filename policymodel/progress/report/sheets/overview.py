"""总览: how many targets and tasks have which lamp, as a table and as charts beside it."""

from collections.abc import Iterator
from decimal import Decimal

from policymodel.analysis.wording import title_of
from policymodel.progress.report.progress import Progress, Tally
from policymodel.progress.report.rounding import points, share
from policymodel.progress.report.sheets.cells import (
    lamp_cells,
    lamp_columns,
    lamp_series,
)
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Chart, Layout, Row, Sheet, columns
from policymodel.text import Text, Texts
from policymodel.vocabulary import LAMPS

say = Texts(__file__)
_COLUMNS = columns(__file__)
_LAYOUT = Layout(
    face="print",
    columns=(
        *(_COLUMNS[key] for key in ("what", "total", "reported")),
        *lamp_columns(),
        _COLUMNS["lagging"],
    ),
)
_KEY = "overview"
_FEWEST, _MOST = 2, 12  # bars of the sections: one alone compares nothing, more crowd the page


def overview_sheet(progress: Progress) -> Sheet:
    """Return the sheet: all targets, all tasks, and the tasks of each section."""
    lang = progress.lang
    rows = [
        _row(say("targets").get(lang), progress.of_targets),
        _row(say("tasks").get(lang), progress.of_tasks),
    ]
    charts = [_chart(progress, "all", 0, 1)]
    if len(progress.sections) >= _FEWEST:
        rows.append(_LAYOUT.row({"what": say("by_section").get(lang)}, "group"))
        first = len(rows)
        unnamed = say("no_section").get(lang)
        rows += [_row(name or unnamed, tally) for name, tally in progress.sections.items()]
        if len(progress.sections) <= _MOST:
            charts.append(_chart(progress, "sections", first, len(rows) - 1))
    return Sheet(
        key=_KEY,
        name=say("name").get(lang),
        title=say("title", title=title_of(progress.plan), when=progress.when).get(lang),
        layout=_LAYOUT,
        rows=tuple(rows),
        line=say("line", day=progress.day_said).get(lang),
        notes=numbered_notes(tuple(_sentences(progress)), lang),
        charts=tuple(charts),
        whole=True,
    )


def _row(what: str, tally: Tally) -> Row:
    cells: dict[str, Cell] = {
        "what": what, "total": tally.total, "reported": tally.reported,
        "lagging": tally.lagging,
    }  # fmt: skip
    return _LAYOUT.row(cells | lamp_cells(tally))


def counted(progress: Progress) -> Iterator[Text]:
    """Yield how many there are and how many lag, in sentences."""
    for key, tally in (("of_targets", progress.of_targets), ("of_tasks", progress.of_tasks)):
        told = share_told(tally.reported, tally.total)
        yield say(
            f"counted.{key}", total=tally.total, reported=tally.reported, part=told,
            lagging=tally.lagging,
            far=tally.statuses["far_behind"] + tally.statuses["overdue"],
            unjudged=tally.statuses["not_judged"],
        )  # fmt: skip


def _sentences(progress: Progress) -> Iterator[Text]:
    """Yield the headline figures in sentences."""
    yield from counted(progress)
    silent = {name for each in progress.silent for name in each.owners}
    if silent:
        yield say("silent", organizations=len(silent), items=len(progress.silent))
    score = progress.score
    if score is not None:
        found, left = points(score.percent), points(score.left_out)
        yield say("no_score", left=left) if found is None else say("score", score=found, left=left)
    if progress.strays:
        yield say("strays", count=len(progress.strays))
    rules = progress.rules
    yield say(
        "lamps", behind=f"{rules.behind.normalize():f}", far=f"{rules.far_behind.normalize():f}"
    )


def share_told(part: int, whole: int) -> str:
    """Return how much of a whole a part is, in percent.

    >>> share_told(1, 3), share_told(0, 0)
    ('33.3%', '–')
    """
    if not whole:
        return "–"
    return f"{(share(Decimal(part) / Decimal(whole)) or Decimal(0)) * 100:.1f}%"


def _chart(progress: Progress, key: str, first: int, last: int) -> Chart:
    lang = progress.lang
    return Chart(
        title=say(f"chart.{key}.title").get(lang),
        text=say(f"chart.{key}.text", said=_in_words(progress, key)).get(lang),
        categories="what",
        series=lamp_series(_KEY, first, last, lang),
        kind="stacked",
        axis=say("axis").get(lang),
    )


def _in_words(progress: Progress, key: str) -> Text:
    """Return the counts of a chart in words, for who cannot see it."""
    if key == "all":
        named = [(say("targets"), progress.of_targets), (say("tasks"), progress.of_tasks)]
    else:
        named = [
            (Text(name, name) if name else say("no_section"), tally)
            for name, tally in progress.sections.items()
        ]
    said = [(name, counts_told(tally)) for name, tally in named]
    return Text(
        "；".join(f"{name.zh}：{told.zh}" for name, told in said),
        "; ".join(f"{name.en}: {told.en}" for name, told in said),
    )


def counts_told(tally: Tally) -> Text:
    """Return how many have which lamp, in words."""
    held = [(each, tally.lamps[each.code]) for each in LAMPS if tally.lamps[each.code]]
    return Text(
        "、".join(f"{each.zh}{count}项" for each, count in held) or "无",
        ", ".join(f"{count} {each.en}" for each, count in held) or "none",
    )
