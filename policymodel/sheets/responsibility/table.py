"""责任分工表: one row a measure, one column a role."""

from policymodel.findings import Lang, Text
from policymodel.sheets import labels
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import (
    NAMES_WIDTH,
    Breakdown,
    Task,
    content,
    listed,
)
from policymodel.sheets.sheet import Cell, Column, Layout, Row, Sheet
from policymodel.source import SourceText
from policymodel.text import COLON
from policymodel.vocabulary import ROLES, Role

_BLANK_ROLES = (ROLES["lead"], ROLES["support"])
"""What a planner may propose where the document names nobody."""


def task_layout(breakdown: Breakdown) -> Layout:
    """Return where the cells of the table stand: other sheets link to them."""
    head = (
        Column(key="index", title=labels.INDEX, kind="center", width=5),
        Column(key="section", title=labels.CATEGORY, width=14, merged=True),
        Column(key="task", title=labels.TASK, width=22),
        Column(key="content", title=labels.MAIN_CONTENT, width=46),
    )
    tail = (
        Column(key="due", title=labels.DUE, kind="center", width=18),
        Column(key="remark", title=labels.REMARK, width=18),
    )
    return Layout(face="print", columns=(*head, *_units(breakdown), *tail))


def task_sheet(breakdown: Breakdown, source: SourceText | None) -> Sheet:
    """Return the table of responsibilities.

    Raises:
        SourceError: `source` is not the text that the plan cites.
    """
    lang, layout = breakdown.lang, task_layout(breakdown)
    rows = tuple(
        Row(
            cells=(
                task.place,
                task.section or None,
                task.heading,
                content(task, breakdown.plan, source)[0] or None,
                *_names(breakdown, task),
                task.due or None,
                _remark(breakdown, task) or None,
            )
        )
        for task in breakdown.tasks
    )
    return Sheet(
        key="table",
        name=labels.TABLE_SHEET.get(lang),
        title=labels.TABLE_TITLE.get(lang).format(title=breakdown.plan.document.title),
        layout=layout,
        rows=rows,
        annex=labels.ANNEX.get(lang).format(number=1),
        line="" if breakdown.has("document") else _fill_in(breakdown),
        notes=_notes(breakdown),
        frozen_columns=3,
    )


def _units(breakdown: Breakdown) -> tuple[Column, ...]:
    """One column a role; where the document names nobody, columns for proposals."""
    if not breakdown.has("document"):
        return tuple(
            Column(
                key=f"proposed_{role.code}",
                title=_proposed_heading(role),
                width=NAMES_WIDTH,
                group=labels.UNSTATED_GROUP,
                editable=True,
            )
            for role in _proposed_roles(breakdown)
        )
    stated = tuple(
        Column(key=f"role_{role.code}", title=role.heading, width=NAMES_WIDTH)
        for role in breakdown.roles("document")
    )
    if not breakdown.has("proposed"):
        return stated
    return (
        *stated,
        Column(key="proposed", title=labels.PROPOSED_UNITS, width=NAMES_WIDTH, editable=True),
    )


def _fill_in(breakdown: Breakdown) -> str:
    form = labels.FILL_IN_TWO if len(_proposed_roles(breakdown)) == 2 else labels.FILL_IN
    return form.get(breakdown.lang)


def _proposed_roles(breakdown: Breakdown) -> tuple[Role, ...]:
    used = {role.code for role in (*breakdown.roles("proposed"), *_BLANK_ROLES)}
    return tuple(role for role in ROLES if role.code in used)


def _proposed_heading(role: Role) -> Text:
    zh, en = role.heading.zh, role.heading.en
    return Text(
        labels.PROPOSED_HEADING.zh.format(zh=zh), labels.PROPOSED_HEADING.en.format(en=en.lower())
    )


def _names(breakdown: Breakdown, task: Task) -> tuple[Cell, ...]:
    stated, proposed = breakdown.of(task, "document"), breakdown.of(task, "proposed")
    if not breakdown.has("document"):
        return tuple(
            listed(m.name for m in proposed if m.role == role) or None
            for role in _proposed_roles(breakdown)
        )
    cells = tuple(
        listed(m.name for m in stated if m.role == role) or None
        for role in breakdown.roles("document")
    )
    if not breakdown.has("proposed"):
        return cells
    colon = COLON.get(breakdown.lang)
    by_role = (
        (role, listed(m.name for m in proposed if m.role == role))
        for role in breakdown.roles("proposed")
    )
    shown = (f"{role.label(breakdown.lang)}{colon}{names}" for role, names in by_role if names)
    return (*cells, "\n".join(shown) or None)


def _remark(breakdown: Breakdown, task: Task) -> str:
    said: list[Text] = []
    roles = {assignment.role.code for assignment in breakdown.of(task, "document")}
    if not roles:
        said.append(labels.NOBODY)
    if "responsible" in roles:
        said.append(labels.UNDISTINGUISHED)
    if "joint" in roles and "lead" not in roles:
        said.append(labels.NOBODY_LEADS)
    if roles and not roles & {"lead", "joint", "responsible"}:
        said.append(labels.NO_LEAD)
    if task.cut:
        said.append(labels.CUT)
    return ";\n".join(text.get(breakdown.lang) for text in said)


def _notes(breakdown: Breakdown) -> tuple[str, ...]:
    lang = breakdown.lang
    roles = breakdown.roles("document")
    said = [role_note(role, lang) for role in roles]
    if any(role.code == "responsible" for role in roles):
        said.append(labels.NOTE_UNDISTINGUISHED.get(lang))
    if not roles:
        said.append(labels.NOTE_FILL_IN.get(lang))
    elif breakdown.has("proposed"):
        said.append(labels.NOTE_PROPOSED.get(lang))
    if any(task.derived for task in breakdown.tasks):
        said.append(labels.DUE_DERIVED.get(lang))
    return numbered_notes(said, lang)


def role_note(role: Role, lang: Lang) -> str:
    """Return what a column of a role holds, for the notes under a table."""
    return labels.NOTE_OF_ROLE.get(lang).format(
        heading=role.heading.get(lang), meaning=role.meaning.get(lang)
    )
