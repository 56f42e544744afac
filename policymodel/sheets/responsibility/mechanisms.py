"""保障措施表: who leads, pays for and watches over the plan, how, and how often."""

from policymodel.analysis.wording import title_of
from policymodel.model import Mechanism
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import Breakdown, listed
from policymodel.sheets.responsibility.table import rows_by_place
from policymodel.sheets.sheet import Cell, Layout, Sheet, columns
from policymodel.text import Texts
from policymodel.vocabulary import COVERAGES, MECHANISM_KINDS

say = Texts(__file__)
_COLUMNS = columns(__file__)
_OPTIONAL = ("organizations", "frequency", "place", "task", "remark")


def mechanism_sheet(breakdown: Breakdown, table: Sheet) -> Sheet:
    """Return the mechanisms of the plan in its order; links lead to the rows of `table`.

    A column in which nothing would stand is left out.
    """
    plan, lang = breakdown.plan, breakdown.lang
    rows_of = rows_by_place(table)
    tasks = {task.measure.id: task for task in reversed(breakdown.tasks)}

    def cells(number: int, each: Mechanism) -> dict[str, Cell]:
        task = tasks.get(each.measure or "")
        return {
            "index": number,
            "kind": MECHANISM_KINDS.label(each.kind, lang),
            "covers": COVERAGES.label(each.covers, lang),
            "content": each.summary,
            "organizations": listed(each.organizations) or None,
            "frequency": each.frequency,
            "place": table.link(str(task.place), rows_of[task.place]) if task else None,
            "task": task.measure.name if task else None,
            "remark": each.remark,
        }

    filled = [cells(*each) for each in enumerate(plan.mechanisms, start=1)]
    told = {key for row in filled for key, cell in row.items() if cell is not None}
    shown = (each for key, each in _COLUMNS.items() if key in told or key not in _OPTIONAL)
    layout = Layout(face="print", columns=tuple(shown))
    notes = (
        (True, say("notes.content")),
        ("frequency" in told, say("notes.frequency")),
        ("frequency" not in told, say("notes.no_frequency")),
        ("place" in told, say("notes.number", table=table.name)),
    )
    return Sheet(
        key="mechanisms",
        name=say("name").get(lang),
        title=say("title", title=title_of(plan)).get(lang),
        layout=layout,
        rows=tuple(map(layout.row, filled)),
        purpose="office",
        notes=numbered_notes([text for applies, text in notes if applies], lang),
        frozen_columns=2,
    )
