"""单位任务清单: what each organization must do, in which role, by when."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from attrs import evolve

from policymodel.analysis.names import organization_key
from policymodel.analysis.wording import title_of
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import (
    Assignment,
    Breakdown,
    date_notes,
    names_note,
    origin_note,
)
from policymodel.sheets.responsibility.table import (
    content_column,
    content_of,
    rows_by_place,
)
from policymodel.sheets.sheet import Cell, Layout, Row, Sheet, columns
from policymodel.text import LIST_COMMA, Lang, Text, Texts
from policymodel.vocabulary import ROLES

say = Texts(__file__)
_LANGS: tuple[Lang, ...] = ("zh", "en")
_COLUMNS = columns(__file__)


def unit_sheet(breakdown: Breakdown, table: Sheet, only: str | None = None) -> Sheet:
    """Return the list of measures by organization, in standard order; of `only` one, if so asked.

    An organization is a row across the sheet, below it a row for each assignment: roles in their
    standard order, each with its measures in the plan's order; proposals last. Links lead to
    the rows of `table`.
    """
    lang, rows_of = breakdown.lang, rows_by_place(table)
    ordered = [
        each
        for each in sorted(breakdown.assignments, key=_order)
        if only is None or each.organization.name == only
    ]
    shown_tasks = {each.task.place: each.task for each in ordered}
    due = evolve(breakdown, tasks=tuple(shown_tasks[place] for place in sorted(shown_tasks)))
    dated = any(each.task.due for each in ordered) and not due.one_date
    told = any(content_of(breakdown, each.task) for each in ordered)
    roles = list(dict.fromkeys(map(_role, ordered)))
    keep = {"due": dated, "content": told, "role": len(roles) > 1}
    shown = [column for key, column in _COLUMNS.items() if keep.get(key, True)]
    shown = [content_column(each, breakdown) if each.key == "content" else each for each in shown]
    layout = Layout(face="print", columns=tuple(shown))
    rows: list[Row] = []
    for name, group in groupby(ordered, key=lambda each: each.organization.name):
        assignments = list(group)
        load = _load(assignments, told_apart=len(roles) > 1)
        heading = say("unit", name=name, load=load).get(lang)
        again = say("continued", name=name).get(lang)
        rows.append(evolve(layout.row({"index": heading}, "group"), again=again))
        for each in assignments:
            place = each.task.place
            cells: dict[str, Cell] = {
                "index": table.link(str(place), rows_of[place]),
                "role": _role(each).get(lang),
                "task": each.task.name_beside_content(lang) if told else each.task.name(lang),
                "content": content_of(breakdown, each.task),
                "due": each.task.due or None,
            }
            rows.append(layout.row(cells))
    notes = (
        (told, origin_note(breakdown)),
        (len(roles) == 1, _one_role(ordered)),
        (True, say("note" if len(roles) == 1 else "note_on_roles")),
        (any(each.basis == "proposed" for each in ordered), say("proposed")),
        (True, names_note(ordered)),
        *((True, note) for note in date_notes(due)),
    )
    return Sheet(
        key="units",
        name=say("name").get(lang),
        title=say("title", title=title_of(breakdown.plan)).get(lang),
        layout=layout,
        rows=tuple(rows),
        line=only or "",
        notes=numbered_notes([text for applies, text in notes if applies and text], lang),
        frozen_columns=3,
    )


def _order(each: Assignment) -> tuple[tuple[int, float, str], bool, int, int]:
    proposed, role = each.basis == "proposed", ROLES.order(each.role.code)
    return organization_key(each.organization), proposed, role, each.task.place


def _one_role(assignments: Sequence[Assignment]) -> Text:
    first = assignments[0]
    stated = first.basis == "document"
    return say("one_role" if stated else "one_role_proposed", role=first.role.heading)


def _load(assignments: Sequence[Assignment], *, told_apart: bool) -> Text:
    """How many measures an organization has in which role; proposals apart."""
    if not told_apart:
        return say("load.one", count=len(assignments))
    counted = Counter((each.basis, Text(each.role.zh, each.role.en)) for each in assignments)
    parts = [
        say(f"load.{basis}", role=role, count=count) for (basis, role), count in counted.items()
    ]
    zh, en = (LIST_COMMA.get(lang).join(part.get(lang) for part in parts) for lang in _LANGS)
    return Text(zh, en)


def _role(each: Assignment) -> Text:
    role = Text(each.role.zh, each.role.en)
    return role if each.basis == "document" else say("proposed_role", role=role)
