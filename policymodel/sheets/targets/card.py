"""目标卡: the headline targets in large type on one page, to be read across the table."""

from collections.abc import Sequence

from policymodel.analysis.index import PlanIndex
from policymodel.analysis.saying import reading
from policymodel.analysis.targets import part_counted
from policymodel.analysis.wording import measured, printed_date, title_of, years
from policymodel.model import Target
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.sheet import Cell, Column, Layout, Sheet, columns
from policymodel.sheets.targets.rows import TargetRow
from policymodel.sheets.targets.table import signs_note, verbs_note
from policymodel.text import Lang, Texts

say = Texts(__file__)
_COLUMNS = columns(__file__)
_FEWEST, _ENOUGH, _MOST = 3, 6, 9  # no card; then goals alone are enough; one page
_KINDS = (("level", "total"), ("increment", "change", "growth_rate"), ("per_year",))


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
    aims = any(each.main and each.main.commitment == "aspirational" for each in chosen)
    notes = (
        *((True, signs) for signs in signs_note(chosen, lang)),
        (aims, say("notes.strive")),
        *((True, verbs) for verbs in verbs_note(chosen)),
        (True, say("notes.chosen", count=len(chosen))),
        (any(unknown in row.cells for row in rows), say("notes.empty")),
        ("year" not in told, say("notes.no_year")),
    )
    return Sheet(
        key="card",
        name=say("name").get(lang),
        title=say("title", title=title_of(index.plan)).get(lang),
        layout=layout,
        rows=rows,
        notes=numbered_notes([text for applies, text in notes if applies], lang),
        portrait=True,
        purpose="office",
        whole=True,
    )


def headlines(index: PlanIndex, statements: Sequence[TargetRow]) -> tuple[TargetRow, ...]:
    """Return the statements that a leader reads first, nine at most: one for each indicator.

    They have a number of their own for the place itself: no part of another target, no target
    said again; of an indicator's the level or total before what is added, and that before what is
    done each year. Those of goals stand first, and alone where they are six or more; the others
    follow in the order of the document, those of each year only up to six in all.
    """
    found = [each for each in statements if each.main is not None and _counts(each.main)]
    of_goals = {name for _, goal in index.goals for name in goal.indicators}
    places = {each.id: place for place, each in enumerate(index.plan.indicators)}
    first: dict[str, TargetRow] = {}
    for each in sorted(found, key=_standing):
        first.setdefault(each.indicator.id, each)

    wanted = sorted(first.values(), key=lambda each: (_is_yearly(each), places[each.indicator.id]))
    chosen = [each for each in wanted if each.indicator.id in of_goals]
    if len(chosen) < _ENOUGH:
        others = (each for each in wanted if each.indicator.id not in of_goals)
        for each in others:
            if len(chosen) < (_ENOUGH if _is_yearly(each) else _MOST):
                chosen.append(each)
    return tuple(chosen[:_MOST])


def _is_yearly(statement: TargetRow) -> bool:
    return statement.main is not None and statement.main.kind == "per_year"


def _standing(statement: TargetRow) -> int:
    """How soon a leader asks for it: for where things shall be before what is done for it."""
    kind = statement.main.kind if statement.main else ""
    return next(place for place, kinds in enumerate(_KINDS) if kind in kinds)


def _counts(target: Target) -> bool:
    own = target.subset_of is None and target.restates is None and not target.per
    return own and target.value is not None and any(target.kind in kinds for kinds in _KINDS)


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
        # In signs, which are read at a glance.
        "target": reading(main, lang, unit=indicator.unit, known=index.units),
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


def _when(target: Target, lang: Lang) -> str:
    if target.kind == "per_year" and target.from_year:
        return years(target.from_year, target.year).get(lang)
    return printed_date(lang, target.year)
