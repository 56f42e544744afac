"""滞后与问题, 未填报 and 对应不上的填报: what somebody has to look after."""

from collections.abc import Iterable, Iterator

from policymodel.analysis.wording import title_of
from policymodel.progress.ledger.cells import shown
from policymodel.progress.report.progress import BEHIND, Item, Progress
from policymodel.progress.report.sheets.cells import lamp, with_lamps
from policymodel.sheets.notes import numbered_notes
from policymodel.sheets.responsibility.breakdown import listed
from policymodel.sheets.sheet import Cell, Layout, Row, Sheet, columns
from policymodel.text import LIST_COMMA, Texts
from policymodel.vocabulary import PROGRESS_STATUSES

say = Texts(__file__)
_COLUMNS = columns(__file__)
_LAGGING = (
    "number", "item", "organization", "lamp", "reason", "problems", "next_steps", "support",
    "expected",
)  # fmt: skip
_OFTEN_EMPTY = ("problems", "next_steps", "support", "expected")
_SILENT = ("number", "item", "organization")
_STRAYS = ("number", "key", "periods", "facts")


def lagging_sheet(progress: Progress) -> Sheet:
    """Return the sheet of what lags, the worst first, and of the other problems reported."""
    lang = progress.lang
    told = [_cells(each, progress) for each in (*progress.lagging, *progress.troubled)]
    kept = [key for key in _LAGGING if key not in _OFTEN_EMPTY or any(each[key] for each in told)]
    if not _names_anybody(progress):
        kept.remove("organization")
    layout = Layout(face="print", columns=with_lamps((_COLUMNS[key] for key in kept), lang, "lamp"))
    rows = tuple(_lagging_rows(progress, layout))
    notes = [say("notes.words" if rows else "notes.nothing")]
    return _sheet("lagging", progress, layout, rows, notes=numbered_notes(notes, lang))


def _lagging_rows(progress: Progress, layout: Layout) -> Iterator[Row]:
    lang = progress.lang
    number = 0
    groups: list[tuple[str, tuple[Item, ...]]] = [
        (
            PROGRESS_STATUSES[status].label(lang),
            tuple(each for each in progress.lagging if each.now.judgement.status == status),
        )
        for status in BEHIND
    ]
    groups.append((say("troubled").get(lang), progress.troubled))
    for heading, items in groups:
        if not items:
            continue
        counted = say("group", name=heading, count=len(items)).get(lang)
        yield layout.row({"number": counted}, "group")
        for each in items:
            number += 1
            yield layout.row({"number": number, **_cells(each, progress)})


def _cells(each: Item, progress: Progress) -> dict[str, Cell]:
    lang = progress.lang
    found = each.now
    return {
        "item": each.name,
        "organization": listed(each.owners) or say("unnamed").get(lang),
        "lamp": lamp(found.judgement, progress.rules, lang),
        "reason": found.judgement.reason.get(lang),
        "problems": found.text("problems") or None,
        "next_steps": found.text("next_steps") or None,
        "support": found.text("support") or None,
        "expected": shown(found.fields.get("expected"), lang) or None,
    }


def silent_sheet(progress: Progress) -> Sheet | None:
    """Return the sheet of what was not reported, by who should have; None for nothing."""
    if not progress.silent:
        return None
    lang = progress.lang
    kept = _SILENT if _names_anybody(progress) else _SILENT[:-1]
    layout = Layout(face="print", columns=tuple(_COLUMNS[key] for key in kept))
    rows = [
        layout.row(
            {"number": place, "item": each.name, "organization": who or say("unnamed").get(lang)}
        )
        for place, (who, each) in enumerate(_by_owner(progress), start=1)
    ]
    notes = numbered_notes([say("notes.silent")], lang)
    return _sheet("silent", progress, layout, rows, notes=notes, portrait=True)


def _names_anybody(progress: Progress) -> bool:
    """Whether the document names anybody who reports: else a column would say so in each row."""
    return any(progress.organizations)


def _by_owner(progress: Progress) -> list[tuple[str, Item]]:
    """Return what was not reported, with who should have, in the order of the organizations."""
    order = {name: place for place, name in enumerate(progress.organizations)}
    found = [(who, each) for each in progress.silent for who in each.owners or ("",)]
    return sorted(found, key=lambda pair: order[pair[0]])


def strays_sheet(progress: Progress) -> Sheet | None:
    """Return the sheet of what the log has beside the plan; None for nothing."""
    if not progress.strays:
        return None
    lang = progress.lang
    layout = Layout(face="print", columns=tuple(_COLUMNS[key] for key in _STRAYS))
    comma = LIST_COMMA.get(lang)
    rows = [
        layout.row(
            {"number": place, "key": each.subject.key, "periods": comma.join(each.periods),
             "facts": each.facts}
        )
        for place, each in enumerate(progress.strays, start=1)
    ]  # fmt: skip
    notes = numbered_notes([say("notes.strays")], lang)
    return _sheet("strays", progress, layout, rows, notes=notes, portrait=True)


def _sheet(
    key: str,
    progress: Progress,
    layout: Layout,
    rows: Iterable[Row],
    *,
    notes: tuple[str, ...],
    portrait: bool = False,
) -> Sheet:
    lang = progress.lang
    return Sheet(
        key=key,
        name=say(f"sheets.{key}.name").get(lang),
        title=say(f"sheets.{key}.title", title=title_of(progress.plan), when=progress.when).get(
            lang
        ),
        layout=layout,
        rows=tuple(rows),
        line=say("line", day=progress.day_said).get(lang),
        notes=notes,
        portrait=portrait,
        frozen_columns=0 if portrait else 2,
        purpose="office" if key == "strays" else "issue",
    )
