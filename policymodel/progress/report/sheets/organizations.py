"""单位进展: how the targets and tasks of each organization stand."""

from policymodel.analysis.wording import title_of
from policymodel.progress.report.progress import Progress, Tally
from policymodel.progress.report.sheets.cells import lamp_cells, lamp_columns
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Layout, Row, Sheet, columns
from policymodel.text import Texts

say = Texts(__file__)
_COLUMNS = columns(__file__)
_LAYOUT = Layout(
    face="print",
    columns=(
        *(_COLUMNS[key] for key in ("number", "organization", "total", "reported", "silent")),
        *lamp_columns(9),
        _COLUMNS["lagging"],
    ),
)


def organizations_sheet(progress: Progress) -> Sheet | None:
    """Return the sheet, in the order of the ledger; None where nobody is named for anything."""
    found = progress.organizations
    if not any(found):
        return None
    lang = progress.lang
    return Sheet(
        key="organizations",
        name=say("name").get(lang),
        title=say("title", title=title_of(progress.plan), when=progress.when).get(lang),
        layout=_LAYOUT,
        rows=tuple(
            _row(place, name or say("nobody").get(lang), tally)
            for place, (name, tally) in enumerate(found.items(), start=1)
        ),
        line=say("line", day=progress.day_said).get(lang),
        notes=numbered_notes([say("notes.counted"), say("notes.several")], lang),
        frozen_columns=2,
    )


def _row(place: int, name: str, tally: Tally) -> Row:
    cells: dict[str, Cell] = {
        "number": place,
        "organization": name,
        "total": tally.total,
        "reported": tally.reported,
        "silent": tally.statuses["not_reported"] or None,
        "lagging": tally.lagging or None,
    }
    return _LAYOUT.row(cells | lamp_cells(tally))
