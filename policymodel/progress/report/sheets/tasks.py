"""任务进展: each task, a row for each who reports on it."""

from policymodel.analysis.wording import title_of
from policymodel.progress.ledger.cells import shown
from policymodel.progress.report.progress import Progress, ReporterProgress, TaskProgress
from policymodel.progress.report.sheets.cells import lamp, part, with_lamps
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Layout, Row, Sheet, columns
from policymodel.text import Texts

say = Texts(__file__)
_COLUMNS = columns(__file__)


def tasks_sheet(progress: Progress) -> Sheet | None:
    """Return the sheet; None where there are no tasks."""
    if not progress.tasks:
        return None
    lang = progress.lang
    reports = [one for each in progress.tasks for one in each.reporters]
    left = {
        key
        for key, has in (
            ("before", any(one.before for one in reports)),
            ("organization", any(one.organization for one in reports)),
            ("overall", any(len(each.reporters) > 1 for each in progress.tasks)),
            ("due", any(each.task.due for each in progress.tasks)),
            ("done", any(one.now.text("done") for one in reports)),
        )
        if not has
    }
    shown_columns = (column for key, column in _COLUMNS.items() if key not in left)
    layout = Layout(
        face="print", columns=with_lamps(shown_columns, lang, "lamp", "overall", "before")
    )
    notes = [say("notes.rate"), say("notes.due")]
    if "overall" not in left:
        notes.append(say("notes.overall"))
    if any(each.task.derived for each in progress.tasks):
        notes.append(say("notes.derived"))
    return Sheet(
        key="tasks",
        name=say("name").get(lang),
        title=say("title", title=title_of(progress.plan), when=progress.when).get(lang),
        layout=layout,
        rows=_rows(progress, layout),
        line=say("line", day=progress.day_said).get(lang),
        notes=numbered_notes(notes, lang),
        frozen_columns=2,
    )


def _rows(progress: Progress, layout: Layout) -> tuple[Row, ...]:
    """Return the rows, below a heading for each section."""
    rows: list[Row] = []
    section = ""
    for place, task in enumerate(progress.tasks, start=1):
        if task.task.section != section:
            section = task.task.section
            heading = section or say("no_section").get(progress.lang)
            rows.append(layout.row({"number": heading}, "group"))
        for number, each in enumerate(task.reporters):
            cells = _cells(each, progress) | {"task": task.name, "due": task.task.due or None}
            if number == 0:
                cells |= {"number": place, "overall": _overall(task, progress)}
            rows.append(layout.row(cells))
    return tuple(rows)


def _overall(task: TaskProgress, progress: Progress) -> Cell:
    if len(task.reporters) < 2:
        return None
    return lamp(task.judgement, progress.rules, progress.lang)


def _cells(each: ReporterProgress, progress: Progress) -> dict[str, Cell]:
    lang, rules = progress.lang, progress.rules
    found = each.now.judgement
    before = each.before
    return {
        "organization": each.organization or say("unnamed").get(lang),
        "status": shown(each.now.fields.get("status"), lang) or None,
        "rate": part(found.progress) if "rate" in each.now.fields else None,
        "share": part(found.expected),
        "lamp": lamp(found, rules, lang),
        "before": None if before is None else lamp(before.judgement, rules, lang),
        "reason": found.reason.get(lang),
        "done": each.now.text("done") or None,
    }
