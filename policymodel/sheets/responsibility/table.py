"""责任分工表: one row a measure, or a part of one; one column a role."""

from attrs import evolve

from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import (
    DERIVED,
    FILL_IN,
    NAMES_WIDTH,
    NOBODY,
    PROPOSED,
    Breakdown,
    Task,
    content,
    listed,
)
from policymodel.sheets.sheet import Cell, Column, Layout, Sheet, columns
from policymodel.source import SourceText
from policymodel.text import COLON, LIST_COMMA, Lang, Text, Texts
from policymodel.vocabulary import OFFICIAL_ROLES, ROLES, Role

say = Texts(__file__)
_COLUMNS = columns(__file__)


def task_sheet(breakdown: Breakdown, source: SourceText | None) -> Sheet:
    """Return the table of responsibilities; `source` must be the text that the plan cites."""
    plan, lang = breakdown.plan, breakdown.lang
    head = [_COLUMNS[key] for key in ("index", "section", "task", "content")]
    if breakdown.parted:  # what holds for a whole measure stands once beside its parts
        head[2:] = (*(evolve(column, merged=True) for column in head[2:]), _COLUMNS["part"])
    units = _stated(breakdown) if breakdown.stated else _blank(breakdown)
    officials = any(task.charged.officials for task in breakdown.tasks)
    tail = [
        _COLUMNS[key] for key in ("officials", "due", "remark") if key != "officials" or officials
    ]
    layout = Layout(face="print", columns=(*head, *units, *tail))
    line = say("fill_in_two") if len(units) == 2 else say("fill_in")
    return Sheet(
        key="table",
        name=say("name").get(lang),
        title=say("title", title=plan.document.title).get(lang),
        layout=layout,
        rows=tuple(layout.row(_cells(breakdown, task, source)) for task in breakdown.tasks),
        annex=say("annex").get(lang),
        line="" if breakdown.stated else line.get(lang),
        notes=numbered_notes(_notes(breakdown), lang),
        frozen_columns=3,
    )


def _stated(breakdown: Breakdown) -> list[Column]:
    """One column a role of the document, and one for what is proposed."""
    stated = [
        Column(key=f"role_{role.code}", title=role.heading, width=NAMES_WIDTH)
        for role in breakdown.roles("document")
    ]
    return [*stated, _COLUMNS["proposed"]] if breakdown.proposed else stated


def _blank(breakdown: Breakdown) -> list[Column]:
    """Columns for proposals: of the roles proposed, and of those who lead and support."""
    used = {"lead", "support", *(role.code for role in breakdown.roles("proposed"))}
    return [
        Column(
            key=f"proposed_{role.code}",
            title=say("proposed", role=Text(role.heading.zh, role.heading.en.lower())),
            width=NAMES_WIDTH,
            group=say("unstated"),
            editable=True,
        )
        for role in ROLES
        if role.code in used
    ]


def _cells(breakdown: Breakdown, task: Task, source: SourceText | None) -> dict[str, Cell]:
    return _names(breakdown, task) | {
        "index": task.place,
        "section": task.section or None,
        "task": task.measure.heading,
        "content": content(task, breakdown.plan, source)[0] or None,
        "part": _part(task) or None,
        "officials": _officials(task, breakdown.lang) or None,
        "due": task.due or None,
        "remark": _remark(breakdown, task) or None,
    }


def _names(breakdown: Breakdown, task: Task) -> dict[str, Cell]:
    """The names by role, stated and proposed; and all that are proposed in one cell."""
    lang = breakdown.lang
    found: dict[str, list[str]] = {}
    for basis, prefix in (("document", "role"), ("proposed", "proposed")):
        for each in breakdown.of(task, basis):
            found.setdefault(f"{prefix}_{each.role.code}", []).append(each.name)
    cells: dict[str, Cell] = {key: listed(names) for key, names in found.items()}
    proposed = ((role, cells.get(f"proposed_{role.code}")) for role in ROLES)
    together = [f"{role.label(lang)}{COLON.get(lang)}{names}" for role, names in proposed if names]
    return cells | {"proposed": "\n".join(together) or None}


def _part(task: Task) -> str:
    """The heading of a part and what is to be done; once, where its summary is its heading."""
    summary = (task.part.summary if task.part else None) or ""
    if task.part and not task.part.title and not task.part.number and summary:
        return summary
    return "\n".join(filter(None, (task.part_heading, summary)))


def _officials(task: Task, lang: Lang) -> str:
    return "\n".join(
        OFFICIAL_ROLES.label(each.role, lang)
        + COLON.get(lang)
        + LIST_COMMA.get(lang).join(each.posts)
        for each in task.charged.officials
    )


def _remark(breakdown: Breakdown, task: Task) -> str:
    roles = {each.role.code for each in breakdown.of(task, "document")}
    told = "lead" in roles and bool(breakdown.plan.conventions_of(task.measure))
    first = task.charged is task.measure.each_part[0]
    whole = task.measure.remark if first else None
    own = task.part.remark if task.part else None
    remarks = (
        (not roles, NOBODY),
        ("responsible" in roles and not told, say("remarks.undistinguished")),
        ("joint" in roles and "lead" not in roles, say("remarks.nobody_leads")),
        (roles and not roles & {"lead", "joint", "responsible"}, say("remarks.no_lead")),
        (task.cut, say("remarks.cut")),
        (whole, Text(whole or "", whole or "")),
        (own, Text(own or "", own or "")),
    )
    return ";\n".join(text.get(breakdown.lang) for applies, text in remarks if applies)


def _notes(breakdown: Breakdown) -> list[Text]:
    roles: tuple[Role, ...] = breakdown.roles("document")
    said = [say("role", heading=role.heading, meaning=role.meaning) for role in roles]
    notes = (
        (any(role.code == "responsible" for role in roles), say("undistinguished")),
        (not roles, FILL_IN),
        (roles and breakdown.proposed, PROPOSED),
        (breakdown.derived, DERIVED),
    )
    return said + [text for applies, text in notes if applies]
