"""指标进展: each target with where it started, what is due by now, and what was reached."""

from policymodel.analysis.wording import title_of
from policymodel.progress.report.progress import Progress, TargetProgress
from policymodel.progress.report.sheets.cells import (
    actual,
    lamp,
    number,
    part,
    with_lamps,
)
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import listed
from policymodel.sheets.sheet import Cell, Layout, Sheet, columns
from policymodel.text import Texts

say = Texts(__file__)
_COLUMNS = columns(__file__)


def targets_sheet(progress: Progress) -> Sheet | None:
    """Return the sheet; None where there are no targets."""
    if not progress.targets:
        return None
    lang = progress.lang
    left = {
        key
        for key, has in (
            ("before", any(each.before for each in progress.targets)),
            ("owners", any(each.owners for each in progress.targets)),
            ("baseline", any(each.baseline is not None for each in progress.targets)),
            ("due", any(each.due is not None for each in progress.targets)),
        )
        if not has
    }
    shown = (column for key, column in _COLUMNS.items() if key not in left)
    layout = Layout(face="print", columns=with_lamps(shown, lang, "lamp", "before"))
    return Sheet(
        key="targets",
        name=say("name").get(lang),
        title=say("title", title=title_of(progress.plan), when=progress.when).get(lang),
        layout=layout,
        rows=tuple(
            layout.row(_cells(place, each, progress))
            for place, each in enumerate(progress.targets, start=1)
        ),
        line=say("line", day=progress.day_said).get(lang),
        notes=numbered_notes([say("notes.gone"), say("notes.due"), say("notes.empty")], lang),
        frozen_columns=2,
    )


def _cells(place: int, each: TargetProgress, progress: Progress) -> dict[str, Cell]:
    lang, rules = progress.lang, progress.rules
    return {
        "number": place,
        "indicator": each.name,
        "target": each.told,
        "year": each.row.target.year,
        "unit": each.unit,
        "baseline": number(each.baseline),
        "due": number(each.due),
        "actual": actual(each.now, each.unit, lang),
        "gone": part(each.judgement.progress),
        "expected": part(each.judgement.expected),
        "lamp": lamp(each.judgement, rules, lang),
        "before": None if each.before is None else lamp(each.before.judgement, rules, lang),
        "reason": each.judgement.reason.get(lang),
        "owners": listed(each.owners) or None,
    }
