"""The two workbooks as a user asks for them: for whom, which sheets, with annex marks or not."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policymodel.export.options import Options
from policymodel.findings import ExportError, SettingsError, fault
from policymodel.model import Plan
from policymodel.sheets.responsibility.breakdown import break_down
from policymodel.sheets.responsibility.workbook import build_responsibility, build_tasks_of
from policymodel.sheets.sheet import Cell, Link, Sheet, Workbook, with_blanks
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import LIST_COMMA, Text, Texts, did_you_mean

say = Texts(__file__)
KEYS = ("responsibility", "targets")
_NUMBER = re.compile(r"^(表[一二三四五六七八九]|table \d) ")
TABLES = ("table", "milestones")  # what is pasted into documents: lists, no matrix


def responsibility_workbooks(plan: Plan, options: Options) -> Iterator[tuple[str, Workbook]]:
    """Yield the workbook of responsibilities, or one for each organization, with its file's name.

    An ExportError, X014, says that there is nothing to be written.
    """
    if options.by is None:
        made = _picked("responsibility", plan, options)
        if made is not None:
            yield _file("responsibility", plan, made), made
        return
    breakdown = break_down(plan, options.lang, options.source)
    if not breakdown.assignments:
        raise ExportError(fault(say, "X014.nobody", title=plan.document.title))
    for number, organization in enumerate(breakdown.organizations(), start=1):
        book = build_tasks_of(plan, organization, lang=options.lang, source=options.source)
        if number == 1 and (options.sheets or options.without):
            _check_names(options, plan, [*book.sheets, *_all(("targets",), plan, options)])
        book = evolve(book, sheets=_chosen(book.sheets, options))
        if book.sheets:
            yield f"{plan.id}-{number:03}-{organization.name}", _marked(book, options)


def target_workbooks(plan: Plan, options: Options) -> Iterator[tuple[str, Workbook]]:
    """Yield the workbook of targets with its file's name; an ExportError where there are none."""
    made = _picked("targets", plan, options)
    if made is not None:
        yield _file("targets", plan, made), made


def _file(key: str, plan: Plan, made: Workbook) -> str:
    """Return what the file of a workbook is called: one with anything internal by another name.

    So neither takes the place of the other, and nobody sends what is not to be sent.
    """
    is_internal = any(sheet.purpose != "issue" for sheet in made.sheets)
    return f"{plan.id}-{key}-office" if is_internal else f"{plan.id}-{key}"


def both(plan: Plan, options: Options) -> Iterator[Workbook]:
    """Yield the two workbooks, as far as the plan has something for them."""
    for key in KEYS:
        if _has(key, plan) and (made := _picked(key, plan, options)) is not None:
            yield made


def tables_for_issue(plan: Plan, options: Options) -> Workbook | None:
    """Return the tables that an office sends as one workbook, annex marks running over it.

    None where none of them is asked for.
    """
    made = list(both(plan, evolve(options, annex=None)))
    sheets = tuple(
        sheet
        for book in made
        for sheet in book.sheets
        if sheet.purpose == "issue" and sheet.key in TABLES
    )
    if not sheets:
        return None
    book = evolve(made[0], key="tables", title=plan.document.title, sheets=sheets)
    return _marked(book, options)


def annexes(name: str, plan: Plan, options: Options) -> int:
    """Return how many annexes the workbook of the exporter `name` has; the next goes on there."""
    if name not in KEYS or not _has(name, plan) or (name == "responsibility" and options.by):
        return 0
    made = _picked(name, plan, options)
    return 0 if made is None else sum(sheet.purpose == "issue" for sheet in made.sheets)


def _has(key: str, plan: Plan) -> bool:
    return bool(plan.measures if key == "responsibility" else plan.indicators)


def _picked(key: str, plan: Plan, options: Options) -> Workbook | None:
    """Return the workbook `key` with the sheets asked for; None where it has none of them."""
    if not _has(key, plan):
        raise ExportError(fault(say, f"X014.{key}", title=plan.document.title))
    made = _built(key, plan, options)
    asked = (*options.sheets, *options.without)
    if any(not _names(each, made.sheets) for each in asked):
        _check_names(options, plan, _all(KEYS, plan, options))
    sheets = _chosen(made.sheets, options)
    return _marked(evolve(made, sheets=sheets), options) if sheets else None


def _all(keys: Iterable[str], plan: Plan, options: Options) -> list[Sheet]:
    """Return every sheet of the workbooks `keys`, also those for the office."""
    office = evolve(options, purpose="office")
    made = (_built(key, plan, office) for key in keys if _has(key, plan))
    return [sheet for book in made for sheet in book.sheets]


def _check_names(options: Options, plan: Plan, sheets: Sequence[Sheet]) -> None:
    """Raise a SettingsError, X013, where a sheet is asked for, or left out, that is not there."""
    for each in (*options.sheets, *options.without):
        if not _names(each, sheets):
            raise _no_sheet(each, plan, sheets)


def _built(key: str, plan: Plan, options: Options) -> Workbook:
    build = build_targets if key == "targets" else build_responsibility
    return build(
        plan,
        lang=options.lang,
        source=options.source,
        findings=options.findings,
        purpose="office" if options.sheets else options.purpose,  # what is named is given
    )


def _names(asked: str, sheets: Iterable[Sheet]) -> bool:
    """Whether `asked` is the key of one of `sheets`, or its name, with its number or without."""
    word = asked.casefold()
    names = ((sheet.key, sheet.name.casefold()) for sheet in sheets)
    return any(word in (key, name, _NUMBER.sub("", name)) for key, name in names)


def _chosen(sheets: Sequence[Sheet], options: Options) -> tuple[Sheet, ...]:
    def is_one(sheet: Sheet, asked: tuple[str, ...]) -> bool:
        return any(_names(each, (sheet,)) for each in asked)

    wanted = [each for each in sheets if not options.sheets or is_one(each, options.sheets)]
    kept = [each for each in wanted if not is_one(each, options.without)]
    return tuple(_fitted(each, kept, options) for each in kept)


def _fitted(sheet: Sheet, kept: Sequence[Sheet], options: Options) -> Sheet:
    if sheet.key == "cover":
        return _listing_only(sheet, kept)
    running = sheet.purpose == "issue" and not sheet.whole
    return with_blanks(sheet, options.columns) if running and options.columns else sheet


def _listing_only(sheet: Sheet, kept: Sequence[Sheet]) -> Sheet:
    """Return a sheet without the rows that list sheets of the workbook which are not `kept`."""
    keys = {each.key for each in kept}

    def leads_nowhere(cell: Cell) -> bool:
        return isinstance(cell, Link) and cell.cell == "A1" and cell.sheet not in keys

    rows = tuple(row for row in sheet.rows if not any(map(leads_nowhere, row.cells)))
    return evolve(sheet, rows=rows)


def _no_sheet(asked: str, plan: Plan, sheets: Sequence[Sheet]) -> SettingsError:
    names = list(dict.fromkeys(sheet.name for sheet in sheets))
    known = Text(*(LIST_COMMA.get(lang).join(names) for lang in ("zh", "en")))
    meant = did_you_mean(asked, names) or Text("", "")
    meant = Text(meant.zh, f" {meant.en}" if meant.en else "")
    found = fault(say, "X013", name=asked, title=plan.document.title, known=known, meant=meant)
    return SettingsError(found)


def _marked(workbook: Workbook, options: Options) -> Workbook:
    """Return `workbook`, its sheets for issue with a running annex mark where it is asked for."""
    if options.annex is None:
        return workbook
    number, sheets = options.annex, []
    for sheet in workbook.sheets:
        if sheet.purpose == "issue":
            sheet = evolve(sheet, annex=say("annex", number=number).get(options.lang))
            number += 1
        sheets.append(sheet)
    return evolve(workbook, sheets=tuple(sheets))
