"""保障措施表: who leads, pays for and watches over the plan, how, and how often."""

from policymodel.model import Mechanism
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import Breakdown, listed
from policymodel.sheets.responsibility.table import rows_by_place
from policymodel.sheets.sheet import Cell, Layout, Sheet, columns
from policymodel.text import Texts
from policymodel.vocabulary import COVERAGES, MECHANISM_KINDS

say = Texts(__file__)
_LAYOUT = Layout(face="print", columns=tuple(columns(__file__).values()))


def mechanism_sheet(breakdown: Breakdown, table: Sheet) -> Sheet:
    """Return the mechanisms of the plan in its order; links lead to the rows of `table`."""
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

    numbered = enumerate(plan.mechanisms, start=1)
    return Sheet(
        key="mechanisms",
        name=say("name").get(lang),
        title=say("title", title=plan.document.title).get(lang),
        layout=_LAYOUT,
        rows=tuple(_LAYOUT.row(cells(*each)) for each in numbered),
        purpose="office",
        notes=numbered_notes([say("note")], lang),
        frozen_columns=2,
    )
