"""目标卡: the headline targets in large type on one page, to be read across the table."""

from collections.abc import Sequence

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.targets import part_counted
from policymodel.analysis.wording import measured, printed_date, reading, years
from policymodel.model import Target
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Column, Layout, Sheet, columns
from policymodel.sheets.targets.rows import TargetRow
from policymodel.text import Lang, Texts

say = Texts(__file__)
_COLUMNS = columns(__file__)
_FEWEST, _ENOUGH, _MOST = 3, 6, 9  # no card; then goals alone are enough; one page
_KINDS = ("level", "total", "increment", "change", "growth_rate", "per_year")


def card_sheet(index: PlanIndex, statements: Sequence[TargetRow], lang: Lang) -> Sheet | None:
    """Return the card of the headline targets; None where there are too few for a page."""
    chosen = headlines(index, statements)
    if len(chosen) < _FEWEST:
        return None
    filled = [_cells(index, each, lang) for each in chosen]
    unknown = say("not_stated").get(lang)
    told = {key for cells in filled for key, cell in cells.items() if cell != unknown}
    layout = Layout(face="print", columns=tuple(_shown(told)))
    rows = tuple(layout.row(cells) for cells in filled)
    empty = any(unknown in row.cells for row in rows)
    notes = [say("notes.signs"), say("notes.chosen", count=len(chosen))]
    return Sheet(
        key="card",
        name=say("name").get(lang),
        title=say("title", title=index.plan.document.title).get(lang),
        layout=layout,
        rows=rows,
        notes=numbered_notes([*notes, say("notes.empty")] if empty else notes, lang),
        portrait=True,
        purpose="office",
        whole=True,
    )


def headlines(index: PlanIndex, statements: Sequence[TargetRow]) -> tuple[TargetRow, ...]:
    """Return the statements that a leader reads first, nine at most: one for each indicator.

    They have a number of their own for the place itself: no part of another target, no target
    said again. Those of goals stand first, and alone where they are six or more; the others
    follow in the order of the document. Of either, what is to be done each year comes last.
    """
    found = [each for each in statements if each.main is not None and _counts(each.main)]
    of_goals = {name for _, goal in index.goals for name in goal.indicators}
    places = {each.id: place for place, each in enumerate(index.plan.indicators)}

    def rank(each: TargetRow) -> tuple[bool, bool, int]:
        yearly = each.main is not None and each.main.kind == "per_year"
        return each.indicator.id not in of_goals, yearly, places[each.indicator.id]

    first: dict[str, TargetRow] = {}
    for each in sorted(found, key=rank):
        first.setdefault(each.indicator.id, each)
    wanted = [each for name, each in first.items() if name in of_goals]
    if len(wanted) < _ENOUGH:
        wanted = list(first.values())
    return tuple(wanted[:_MOST])


def _counts(target: Target) -> bool:
    own = target.subset_of is None and target.restates is None and not target.per
    return own and target.value is not None and target.kind in _KINDS


def _shown(told: set[str]) -> list[Column]:
    return [column for key, column in _COLUMNS.items() if key in told]


def _cells(index: PlanIndex, statement: TargetRow, lang: Lang) -> dict[str, Cell]:
    indicator, main = statement.indicator, statement.main
    if main is None:
        raise AssertionError("a headline without a target")
    scope = part_counted(main, indicator)
    name = say("part", name=indicator.name, scope=scope).get(lang) if scope else indicator.name
    return {
        "indicator": name,
        "baseline": _start(statement, lang) or say("not_stated").get(lang),
        "target": _said(main, indicator.unit, lang),
        "year": _when(main, lang) or say("not_stated").get(lang),
    }


def _start(statement: TargetRow, lang: Lang) -> str:
    """The value from which a level starts; of amounts and parts a baseline says nothing."""
    main, baseline, indicator = statement.main, statement.baseline, statement.indicator
    if main is None or main.kind != "level" or baseline is None or part_counted(main, indicator):
        return ""
    if baseline.year is None:
        return measured(baseline.value, indicator.unit).get(lang)
    value = measured(baseline.value, indicator.unit)
    return say("in_year", value=value, year=baseline.year).get(lang)


def _said(target: Target, unit: str | None, lang: Lang) -> str:
    """What a target says: its kind, comparator, number and unit, and whether it is an aim."""
    kind: str = target.kind
    if target.change == "decrease" and kind != "level":
        kind = (
            "yearly_fall" if kind == "growth_rate" else "per_year" if kind == "per_year" else "fall"
        )
    own = target.unit or (unit if target.kind in ("level", "total", "per_year") else None)
    said = say(f"frame.{kind}", said=reading(target, lang, unit=own)).get(lang)
    return say("strive", said=said).get(lang) if target.commitment == "aspirational" else said


def _when(target: Target, lang: Lang) -> str:
    if target.kind == "per_year" and target.from_year:
        return years(target.from_year, target.year).get(lang)
    return printed_date(lang, target.year)
