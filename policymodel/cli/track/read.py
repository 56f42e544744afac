"""`policymodel track read`: what filled-in ledgers say, and into the store with it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from attrs import evolve

from policymodel.analysis.wording import some
from policymodel.cli.output import echo, echo_findings, echo_json
from policymodel.cli.settings import Settings
from policymodel.cli.texts import say
from policymodel.cli.track import has_store, moment, store_place
from policymodel.export.files import make_folder, write_file
from policymodel.findings import PolicyModelError
from policymodel.model import Plan
from policymodel.progress.files import (
    Prefer,
    ReadFile,
    apply_ledgers,
    names_apart,
    plan_of,
    read_ledgers,
)
from policymodel.progress.ledger.annotating import annotated, check_it_can_annotate
from policymodel.progress.ledger.cells import shown
from policymodel.progress.ledger.reading import Told
from policymodel.progress.merging import Conflict, is_chosen
from policymodel.progress.observation import Batch, Value
from policymodel.progress.store import open_store
from policymodel.registry import load
from policymodel.shell import quoted
from policymodel.text import Text, visible

_OPEN = ("~$", ".~")  # what programs put beside a workbook that is open in them
Read = Callable[[Plan, Sequence[str]], tuple[ReadFile, ...]]


def run(
    settings: Settings,
    files: Sequence[str],
    of_plan: str | None,
    apply: bool,
    reader: str,
    at: str | None,
    partial: bool,
    prefer: Prefer | None,
    take: Sequence[str],
    comments: str | None,
    store: str | None,
    form: str,
) -> bool:
    when, place = moment(at, settings), store_place(store)
    take = [each.strip("'\"") for each in take]  # quotes that the shell of Windows left there
    if comments is not None:
        check_it_can_annotate()  # before anything is kept
    is_new = apply and not has_store(store)
    if apply:
        with open_store(place, create=True) as held:
            found = of_plans(
                settings, files, of_plan,
                lambda one, its: apply_ledgers(
                    one, held, its, by=reader, at=when, partial=partial, prefer=prefer or "",
                    take=take,
                ),
            )  # fmt: skip
    else:
        found = looked_at(settings, files, of_plan, store, prefer=prefer or "", take=take)
    if is_new:
        echo(say("track.new_store", store=place).get(settings.lang), err=True)
    if comments is not None:
        _write_comments(found, comments, settings)
    if form == "json":
        echo_json([as_json(each) for each in found])
    else:
        for each in found:
            _tell(each, settings, apply=apply)
        _tell_outcome(found, settings, apply=apply)
        _tell_take(found, take, settings)
    return any(not each.is_whole for each in found)


def looked_at(
    settings: Settings,
    files: Sequence[str],
    plan: str | None,
    store: str | None,
    *,
    prefer: Prefer = "",
    take: Sequence[str] = (),
) -> list[ReadFile]:
    """Return what ledgers say, and keep nothing."""
    logs: dict[str, tuple[Batch, ...]] = {}

    def read(one: Plan, its: Sequence[str]) -> tuple[ReadFile, ...]:
        if one.id not in logs and has_store(store):
            with open_store(store_place(store)) as held:
                logs[one.id] = held.batches(one.id)
        return read_ledgers(one, its, logs.get(one.id, ()), prefer=prefer, take=take)

    return of_plans(settings, files, plan, read)


def of_plans(
    settings: Settings, files: Sequence[str], of_plan: str | None, read: Read
) -> list[ReadFile]:
    """Read files, those of one plan together; which plan that is they say themselves."""
    found: list[ReadFile] = []
    named: list[tuple[str, str]] = []
    for file in files:
        if Path(file).name.startswith(_OPEN):
            # On standard error, for it is no ledger and JSON may be asked for.
            said = say("track.open", name=Path(file).name)
            echo(said.get(settings.lang), err=True)
            continue
        try:
            named.append((of_plan or plan_of(file), file))
        except PolicyModelError as error:
            found.append(ReadFile(name=file, path=Path(file), error=error.findings))
    for name, pairs in groupby(sorted(named), key=lambda pair: pair[0]):
        its = [file for _, file in pairs]
        try:
            one = load(name, plugins_dir=settings.plugins_dir)
        except PolicyModelError as error:
            if of_plan is not None:
                raise
            found += (_without_plan(file, error) for file in its)  # the others are read
        else:
            found += read(one, its)
    return found


def _without_plan(file: str, error: PolicyModelError) -> ReadFile:
    """Return a ledger whose plan cannot be read."""
    name = Path(file).name
    told = (evolve(each, file=each.file or name) for each in error.findings)
    return ReadFile(name=name, path=Path(file), error=tuple(told))


def _write_comments(found: Sequence[ReadFile], folder: str, settings: Settings) -> None:
    """Write copies of the ledgers of which there is something to tell, with comments.

    Those that have one name go into folders of their own, called as those that they come from.
    """
    place = make_folder(folder)
    for each, name in zip(found, names_apart([one.path for one in found]), strict=True):
        told = each.reading
        if told is None or not (told.refused or told.notes or told.emptied):
            continue
        data = each.path.read_bytes()
        notes = (*told.notes, *told.emptied)
        made = annotated(data, told.refused, notes, lang=settings.lang)
        write_file(make_folder((place / name).parent) / each.path.name, made)


def _tell(each: ReadFile, settings: Settings, *, apply: bool) -> None:
    lang = settings.lang
    echo_findings(each.error, settings)
    if each.reading is None or each.merged is None:
        return
    if each.again:
        echo(say("track.again", name=each.name).get(lang))
    for fact in each.merged.taken:
        what = each.reading.label(fact.subject)
        value = Text(shown(fact.value, "zh"), shown(fact.value, "en"))
        _line(settings, say("track.change", place=fact.place, about=what, value=value))
    for told in each.reading.refused:
        _line(settings, _remark("refused", told))
    for told in (*each.reading.notes, *each.reading.emptied):
        _line(settings, _remark("note", told))
    for conflict in each.merged.conflicts:
        tell_conflict(each, conflict, settings)
    silent, missing = len(each.reading.silent), len(each.reading.missing)
    said = say(
        "track.counted", name=each.name, taken=len(each.merged.taken), silent=silent,
        refused=len(each.reading.refused), conflicts=len(each.merged.conflicts),
    )  # fmt: skip
    _line(settings, said)
    if each.reading.worded:
        what = some([each.reading.label(one) for one in each.reading.worded])
        _line(settings, say("track.worded", count=len(each.reading.worded), what=what))
    if missing and not each.reading.is_part:
        _line(settings, say("track.missing", count=missing))
    if apply and each.merged.taken and not each.applied:
        refused, conflicts = len(each.reading.refused), len(each.merged.conflicts)
        key = "left_refused" if refused else "left_conflicts"
        _line(settings, say(f"track.{key}", name=each.name, count=refused or conflicts))


def _remark(kind: str, told: Told) -> Text:
    """Return what is to be told of a cell, or of a row, a sheet or a file that is about nothing."""
    return say(
        f"track.{kind}" if told.about.zh else f"track.{kind}_of_all",
        place=told.place, about=told.about, said=told.said,
    )  # fmt: skip


def tell_conflict(each: ReadFile, conflict: Conflict, settings: Settings) -> None:
    """Print one cell that was changed here and there."""
    about = each.reading.label(conflict.typed.subject) if each.reading else Text("", "")
    typed, base, held = map(_value, (conflict.typed.value, conflict.base, conflict.held))
    place = conflict.typed.place
    if conflict.held == conflict.base:
        said = say("track.apart", place=place, about=about, typed=typed, held=held)
    else:
        said = say("track.conflict", place=place, about=about, typed=typed, base=base, held=held)
    others = [
        say("track.other", place=one.place, typed=_value(one.value)) for one in conflict.others
    ]
    _line(
        settings,
        Text(said.zh + "".join(e.zh for e in others), said.en + "".join(e.en for e in others)),
    )


def _value(value: Value | None) -> Text:
    if value is None:
        return say("track.nothing")
    return Text(shown(value, "zh"), shown(value, "en"))


def _line(settings: Settings, said: Text) -> None:
    echo(visible(said.get(settings.lang)))


def _tell_outcome(found: Iterable[ReadFile], settings: Settings, *, apply: bool) -> None:
    found = list(found)
    kept = [each for each in found if each.applied]
    if apply:
        _line(settings, say("track.kept", count=len(kept), files=len(found)))
    elif any(each.merged and each.merged.taken for each in found):
        _line(settings, say("track.would"))
    elif any(each.is_whole for each in found):
        _line(settings, say("track.nothing_new"))
    else:
        _line(settings, say("track.nothing_taken"))
    tell_ways_out(found, settings)


def tell_ways_out(found: Iterable[ReadFile], settings: Settings) -> int:
    """Print how conflicts are decided, and return how many there are."""
    conflicts = [one for each in found if each.merged for one in each.merged.conflicts]
    apart = [one for one in conflicts if one.others]
    if len(conflicts) > len(apart):
        _line(settings, say("track.conflicts", count=len(conflicts) - len(apart)))
    if apart:
        slots = {one.typed.slot for one in apart}
        place = quoted(apart[0].typed.place)
        _line(settings, say("track.conflicts_of_files", count=len(slots), place=place))
    return len(conflicts)


def _tell_take(found: Iterable[ReadFile], take: Iterable[str], settings: Settings) -> None:
    """Print which of the cells that were named are none that was filled in."""
    facts = [one for each in found if each.reading for one in each.reading.reported]
    for cell in take:
        if not any(is_chosen(one, [cell]) for one in facts):
            _line(settings, say("track.take", cell=cell))


def as_json(each: ReadFile) -> dict[str, object]:
    """Return what reading a file came to, as JSON has it."""
    told: dict[str, object] = {
        "file": each.name, "errors": list(each.error), "again": each.again,
        "applied": each.applied,
    }  # fmt: skip
    if each.reading is None or each.merged is None:
        return told
    lists = {"refused": each.reading.refused, "notes": each.reading.notes}
    lists["emptied"] = each.reading.emptied
    for key, those in lists.items():
        told[key] = [{"place": t.place, "about": t.about, "said": t.said} for t in those]
    told["changes"] = [
        {"place": fact.place, "subject": fact.subject.key, "period": fact.period,
         "field": fact.field, "value": shown(fact.value, "zh")}
        for fact in each.merged.taken
    ]  # fmt: skip
    told["conflicts"] = [
        {"place": one.typed.place, "subject": one.typed.subject.key, "field": one.typed.field,
         "typed": shown(one.typed.value, "zh"), "base": shown(one.base, "zh"),
         "held": shown(one.held, "zh")}
        for one in each.merged.conflicts
    ]  # fmt: skip
    told["worded"] = [subject.key for subject in each.reading.worded]
    told["silent"] = [subject.key for subject in each.reading.silent]
    told["missing"] = [subject.key for subject in each.reading.missing]
    return told


__all__ = ["as_json", "looked_at", "of_plans", "run", "tell_conflict", "tell_ways_out"]
