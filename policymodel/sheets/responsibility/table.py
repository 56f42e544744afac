"""责任分工表: one row a measure, or a part of one; one column a role."""

from collections.abc import Sequence

from attrs import evolve

from policymodel.analysis.wording import title_of
from policymodel.sheets.notes import numbered_notes, numbers
from policymodel.sheets.responsibility.breakdown import (
    NAMES_WIDTH,
    PROPOSED,
    Breakdown,
    Task,
    date_notes,
    listed,
    origin_note,
    unnamed_notes,
)
from policymodel.sheets.sheet import Cell, Column, Layout, Row, Sheet, columns
from policymodel.text import COLON, LIST_COMMA, SEMICOLON, Lang, Text, Texts, width
from policymodel.vocabulary import OFFICIAL_ROLES, ROLES

say = Texts(__file__)
_COLUMNS = columns(__file__)
_EXPLAINED = ("joint", "responsible", "implement")  # roles whose headings leave a question
_ALWAYS = ("index", "task", "content")
_NARROWEST = 8  # half-width characters
_SELDOM = 10  # of so many rows one remark is a note: a column would stand empty


def task_sheet(breakdown: Breakdown) -> Sheet:
    """Return the table of responsibilities.

    A section is a row across the table. A column in which nothing would stand is left out.
    """
    plan, lang = breakdown.plan, breakdown.lang
    filled = [_cells(breakdown, task) for task in breakdown.tasks]
    seldom = _seldom(breakdown, filled)
    told = {key for cells in filled for key, cell in cells.items() if cell is not None}
    layout = Layout(face="print", columns=tuple(_columns(breakdown, filled, told)))
    rows: list[Row] = []
    section = ""
    for task, cells in zip(breakdown.tasks, filled, strict=True):
        if task.section != section:
            section = task.section
            rows.append(layout.row({"index": section or say("no_section").get(lang)}, "group"))
        rows.append(layout.row(cells))
    of = "" if breakdown.assignments else "uncharged."
    return Sheet(
        key="table",
        name=say(f"{of}name").get(lang),
        title=say(f"{of}title", title=title_of(plan)).get(lang),
        layout=layout,
        rows=tuple(rows),
        notes=numbered_notes([*_notes(breakdown), *seldom], lang),
        frozen_columns=2,
    )


def rows_by_place(table: Sheet) -> dict[int, int]:
    """Return the rows of the table, from 0, by the running numbers of its tasks."""
    numbered = enumerate(table.column("index"))
    return {place: row for row, place in numbered if isinstance(place, int)}


def _seldom(breakdown: Breakdown, filled: Sequence[dict[str, Cell]]) -> list[Text]:
    """Take remarks out of the rows where hardly any has one, and return them as notes."""
    told: dict[str, list[int]] = {}
    for task in breakdown.tasks:
        if remark := _remark(breakdown, task, SEMICOLON.get(breakdown.lang)):
            told.setdefault(remark.rstrip("。."), []).append(task.place)
    if sum(map(len, told.values())) * _SELDOM > len(filled):
        return []
    for cells in filled:
        cells["remark"] = None
    return [
        say("remark_note", numbers=numbers(places), remark=remark)
        for remark, places in told.items()
    ]


def _columns(
    breakdown: Breakdown, filled: Sequence[dict[str, Cell]], told: set[str]
) -> list[Column]:
    """The columns in which something stands, names and dates no wider than they need."""
    roles = [
        Column(key=f"role_{role.code}", title=role.heading, width=NAMES_WIDTH, names=True)
        for role in breakdown.roles("document")
    ]
    head = [_COLUMNS[key] for key in ("index", "task", "content", "part")]
    head[2] = content_column(head[2], breakdown)
    if breakdown.parted:  # what holds for a whole measure stands once beside its parts
        head[1] = evolve(head[1], merged=True)
        if breakdown.source is None and breakdown.headed:
            head[2] = evolve(head[2], merged=True)
    tail = [_COLUMNS[key] for key in ("proposed", "officials", "due", "remark")]
    shown = [each for each in (*head, *roles, *tail) if each.key in told or each.key in _ALWAYS]
    if "content" not in told:
        shown = [each for each in shown if each.key != "content"]
    return [
        each
        if each.stretch or each.key == "index"
        else evolve(each, width=_least(each, [cells.get(each.key) for cells in filled]))
        for each in shown
    ]


def content_column(column: Column, breakdown: Breakdown) -> Column:
    """Return the column of contents, whose heading says where they are a summary.

    It is narrow where most of it is empty.
    """
    if breakdown.sparse:
        column = evolve(column, stretch=0)
    if breakdown.origins["summary"]:
        return evolve(column, title=say("summary"))
    return column


def _least(column: Column, cells: Sequence[Cell]) -> float:
    """How wide a column must be for its longest line and for its heading; no wider than wished."""
    lines = (line for cell in cells if isinstance(cell, str) for line in cell.split("\n"))
    longest = max(map(width, lines), default=0)
    return min(column.width, max(longest, width(column.title.zh), _NARROWEST))


def _cells(breakdown: Breakdown, task: Task) -> dict[str, Cell]:
    return _names(breakdown, task) | {
        "index": task.place,
        "task": task.measure.name,
        "content": content_of(breakdown, task),
        "part": _part(task, breakdown) or None,
        "officials": _officials(task, breakdown.lang) or None,
        "due": None if breakdown.one_date else task.due or None,
        "remark": _remark(breakdown, task) or None,
    }


def _names(breakdown: Breakdown, task: Task) -> dict[str, Cell]:
    """The names by role, and all that are proposed in one cell."""
    lang = breakdown.lang
    found: dict[str, list[str]] = {}
    for basis, prefix in (("document", "role"), ("proposed", "proposed")):
        for each in breakdown.of(task, basis):
            found.setdefault(f"{prefix}_{each.role.code}", []).append(each.name)
    cells: dict[str, Cell] = {key: listed(names) for key, names in found.items()}
    proposed = ((role, cells.pop(f"proposed_{role.code}", None)) for role in ROLES)
    together = [f"{role.label(lang)}{COLON.get(lang)}{names}" for role, names in proposed if names]
    return cells | {"proposed": "\n".join(together) or None}


def content_of(breakdown: Breakdown, task: Task) -> str | None:
    """Return what stands in the column of contents; none where it is the name of a part."""
    return None if breakdown.told_by_parts else breakdown.contents[task.place][0] or None


def _part(task: Task, breakdown: Breakdown) -> str:
    """The heading of a part, and what is to be done.

    One without a heading is told by the content.
    """
    spelled_out = breakdown.source is None
    summary = (task.part.summary if task.part else None) or ""
    if summary and not task.is_headed:
        return summary if breakdown.told_by_parts else ""
    return "\n".join(filter(None, (task.part_heading, summary if spelled_out else "")))


def _officials(task: Task, lang: Lang) -> str:
    return "\n".join(
        OFFICIAL_ROLES.label(each.role, lang)
        + COLON.get(lang)
        + LIST_COMMA.get(lang).join(each.posts)
        for each in task.charged.officials
    )


def _remark(breakdown: Breakdown, task: Task, between: str = "\n") -> str:
    first = task.charged is task.measure.each_part[0]
    whole = task.measure.remark if first else None
    own = task.part.remark if task.part else None
    remarks = (
        (task.cut, say("cut")),
        (whole, Text(whole or "", whole or "")),
        (own, Text(own or "", own or "")),
    )
    return between.join(text.get(breakdown.lang) for applies, text in remarks if applies)


def _notes(breakdown: Breakdown) -> list[Text]:
    roles = breakdown.roles("document")
    codes = {role.code for role in roles}
    undistinguished = "responsible" in codes and not _lead_is_told(breakdown)
    notes = (
        (True, origin_note(breakdown)),
        *(
            (
                role.code in _EXPLAINED and not (undistinguished and role.code == "responsible"),
                say("role", heading=role.heading, meaning=role.meaning),
            )
            for role in roles
        ),
        (undistinguished, say("undistinguished")),
        (not roles, say("nobody")),
        (breakdown.proposed, PROPOSED),
        *((True, note) for note in unnamed_notes(breakdown)),
        *((True, note) for note in date_notes(breakdown)),
    )
    return [text for applies, text in notes if applies and text is not None]


def _lead_is_told(breakdown: Breakdown) -> bool:
    """Whether the document says once who of those listed leads."""
    return any(role.code == "lead" for role in breakdown.roles("document")) and bool(
        breakdown.plan.conventions
    )
