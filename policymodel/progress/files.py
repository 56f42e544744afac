"""Ledgers as files: written from a plan and its log, and read back into the log."""

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Literal, get_args

from attrs import evolve, frozen

from policymodel.export.exporters import revision
from policymodel.export.files import safe_name
from policymodel.export.options import wrong_option
from policymodel.findings import Finding, PolicyModelError, ProgressError, fault
from policymodel.intake import limits
from policymodel.intake.files import bytes_of
from policymodel.intake.workbook.reading import workbook_of
from policymodel.model import Plan
from policymodel.progress.carrying import carried
from policymodel.progress.given import (
    Where,
    files_given,
    lang_given,
    log_given,
    moment_given,
    period_given,
    plan_given,
    texts_given,
)
from policymodel.progress.judging import Rules
from policymodel.progress.ledger.ledger import ledger_workbook, reporting_organizations
from policymodel.progress.ledger.reading import Known, LedgerReading, mark_of, read_ledger
from policymodel.progress.log import news, standing, taken_back
from policymodel.progress.merging import Conflict, Merged, is_chosen, merge
from policymodel.progress.observation import Batch, Observation, Slot, Standing
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.store import Store
from policymodel.text import Lang, Texts, visible

say = Texts(__file__)
Prefer = Literal["", "ledger", "store"]


def ledger_files(
    plan: Plan | Where,
    period: ReportingPeriod | str,
    *,
    log: Sequence[Batch] = (),
    by_organization: bool = False,
    rules: Rules | None = None,
    lang: Lang = "zh",
) -> dict[str, bytes]:
    """Return the ledgers of a plan for a period, by the names of their files.

    One for all who report, or one for each of them, and one for what nobody is named for.

    Args:
        plan: the plan, or its name or path as `policymodel.load` takes them.
        period: the period, or its name, such as ``"2025-Q2"``.
        log: what was reported so far: last period's figures stand beside.
        by_organization: whether each organization gets a file of its own.
        rules: how is judged.
        lang: the language of the labels.

    Raises:
        ProgressError: L015, there is nothing to report on.
    """
    from policymodel.export.xlsx import render  # XlsxWriter takes 60 ms to import

    plan, period, log = plan_given(plan), period_given(period), log_given(log)
    lang = lang_given(lang)
    if not (plan.measures or plan.targets()):
        raise ProgressError(fault(say, "L015", title=plan.document.title))
    whose: list[str | None] = [None]
    if by_organization:
        whose = [*reporting_organizations(plan, lang)]
    digits = len(str(len(whose)))
    found: dict[str, bytes] = {}
    for number, each in enumerate(whose, start=1):
        book = ledger_workbook(plan, period, log=log, organization=each, rules=rules, lang=lang)
        name = f"{plan.id}-ledger-{period.code}"
        if each is not None:
            who = each or say("nobody").get(lang)
            name = safe_name(f"{name}-{number:0{digits}}-{who}")
        found[f"{name}.xlsx"] = render(book)
    return found


@frozen(kw_only=True)
class ReadFile:
    """What reading a ledger came to.

    Attributes:
        name: the file's name, with folders where several files have the same.
        path: where it is.
        error: why it could not be read at all; None where it could.
        reading: what it says; None where it could not be read.
        merged: what it brings; None likewise.
        digest: the SHA-256 of the file.
        again: whether it was read before, to the byte.
        applied: the number of the batch that was kept; 0 where none was.
    """

    name: str
    path: Path = Path()
    error: tuple[Finding, ...] = ()
    reading: LedgerReading | None = None
    merged: Merged | None = None
    digest: str = ""
    again: bool = False
    applied: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it can be taken."""
        return (
            self.reading is not None
            and self.merged is not None
            and not self.reading.refused
            and not self.merged.conflicts
        )


def read_ledgers(
    plan: Plan | Where,
    files: Iterable[Where] | Where,
    log: Sequence[Batch],
    *,
    prefer: Prefer = "",
    take: Collection[str] | str = (),
) -> tuple[ReadFile, ...]:
    """Return what ledgers of `plan` say, and what they would change; nothing is kept.

    A cell that two of the files change to different things is a conflict in both, until `take`
    names it in one of them: then it is not taken from the others.

    Args:
        plan: the plan, or its name or path as `policymodel.load` takes them.
        files: their paths.
        log: what was reported so far.
        prefer: which counts where both a ledger and the store changed; nobody, if left out.
        take: places for which the ledger counts, such as ``"任务填报!H12"``, where several
            ledgers are read with the file in front, as in ``"a.xlsx!任务填报!H12"``.
    """
    plan, log, take = plan_given(plan), log_given(log), texts_given(take)
    if prefer not in get_args(Prefer):
        raise wrong_option("prefer", "ledger, store or nothing", prefer)
    known: Known = {}
    paths = [Path(each) for each in files_given(files)]
    named = zip(paths, names_apart(paths), strict=True)
    begun = [_begun(plan, path, name, log, known) for path, name in named]
    holds = carried(plan, standing(log)).holds
    disputed = _disputed(one.reading.reported for one in begun if one.reading)
    found = []
    for one in begun:
        if one.reading is None:
            found.append(one)
            continue
        base = carried(plan, standing(log, until=one.reading.mark.after)).holds
        merged = merge(one.reading.reported, base, holds, prefer=prefer, take=take)
        found.append(evolve(one, merged=_against_each_other(merged, disputed, base, holds, take)))
    return tuple(found)


def names_apart(paths: Sequence[Path]) -> list[str]:
    """Return the names of files, with as many folders in front as tell those of one name apart.

    >>> names_apart([Path("港航局/台账.xlsx"), Path("财政局/台账.xlsx"), Path("out/汇总.xlsx")])
    ['港航局/台账.xlsx', '财政局/台账.xlsx', '汇总.xlsx']
    """
    parts = {path: Path(os.path.abspath(path)).parts for path in paths}
    alike: dict[str, set[tuple[str, ...]]] = {}
    for path, its in parts.items():
        alike.setdefault(path.name, set()).add(its)

    def apart(path: Path) -> str:
        others = alike[path.name] - {parts[path]}
        deep = 1
        while any(each[-deep:] == parts[path][-deep:] for each in others):
            deep += 1
        return _writable("/".join(parts[path][-deep:]))

    return [apart(path) for path in paths]


def _begun(plan: Plan, path: Path, name: str, log: Sequence[Batch], known: Known) -> ReadFile:
    try:
        data, _ = bytes_of(path, limits.LARGEST_WORKBOOK)
        book = workbook_of(data, name)
        mark = mark_of(book)
        last = log[-1].number if log else 0
        if mark.plan == plan.id and mark.after > last:  # of another plan it is not asked
            raise ProgressError(fault(say, "L016", name=name))
        base = carried(plan, standing(log, until=mark.after)).holds
        reading = read_ledger(book, plan, base, known=known)
    except PolicyModelError as error:
        return ReadFile(name=name, path=path, error=error.findings)
    digest = hashlib.sha256(data).hexdigest()
    again = any(batch.digest == digest for batch in log)
    return ReadFile(name=name, path=path, reading=reading, digest=digest, again=again)


def _writable(name: str) -> str:
    """Return a file's name as it can be kept, also where it is not of this system's encoding."""
    return visible(name.encode("utf-8", "backslashreplace").decode("utf-8"))


def _disputed(reported: Iterable[Sequence[Observation]]) -> dict[Slot, list[Observation]]:
    """Return what is reported of cells that several ledgers have, and not all with one value."""
    every = [*reported]
    values: dict[Slot, set[object]] = {}
    for each in chain.from_iterable(every):
        values.setdefault(each.slot, set()).add(each.value)
    found: dict[Slot, list[Observation]] = {
        slot: [] for slot, known in values.items() if len(known) > 1
    }
    for each in chain.from_iterable(every) if found else ():
        if each.slot in found:
            found[each.slot].append(each)
    return found


def _against_each_other(
    merged: Merged,
    disputed: Mapping[Slot, Sequence[Observation]],
    base: Standing,
    holds: Standing,
    take: Collection[str],
) -> Merged:
    """Return `merged` with those cells as conflicts that another file says otherwise.

    Where one of them is chosen, the others are decided, too: they are dropped.
    """
    taken, conflicts, dropped = list[Observation](), list[Conflict](), list(merged.dropped)

    def decide(found: Conflict, ones: Sequence[Observation]) -> None:
        each = found.typed
        found = evolve(found, others=tuple(one for one in ones if one.value != each.value))
        chosen = {one.value for one in ones if is_chosen(one, take)}
        if len(chosen) != 1:
            conflicts.append(found)
        elif each.value in chosen:
            taken.append(each)
        else:
            dropped.append(found)

    for each in merged.taken:
        ones = disputed.get(each.slot)
        if ones is None:  # as nearly all are
            taken.append(each)
            continue
        was, now = base.get(each.slot), holds.get(each.slot)
        decide(Conflict(typed=each, base=was, held=now), ones)
    for found in merged.conflicts:
        ones = disputed.get(found.typed.slot)
        if ones is None:
            conflicts.append(found)
        else:
            decide(found, ones)
    return evolve(merged, taken=tuple(taken), conflicts=tuple(conflicts), dropped=tuple(dropped))


def plan_of(file: Where) -> str:
    """Return the id of the plan that a ledger is of, as it says itself.

    Raises:
        DocumentError: it cannot be read as a workbook.
        ProgressError: L010 to L012, it is no ledger.
    """
    data, name = bytes_of(file, limits.LARGEST_WORKBOOK)
    return mark_of(workbook_of(data, name)).plan


def apply_ledgers(
    plan: Plan | Where,
    store: Store,
    files: Iterable[Where] | Where,
    *,
    by: str = "",
    at: datetime | None = None,
    partial: bool = False,
    prefer: Prefer = "",
    take: Collection[str] | str = (),
) -> tuple[ReadFile, ...]:
    """Read ledgers of `plan` into `store`: each whole, or not at all.

    Args:
        plan: the plan, or its name or path as `policymodel.load` takes them.
        store: where the log is kept.
        files: their paths.
        by: who hands them in; the reporters that they name, where left out.
        at: when; now, where left out. This is the one place that reads the clock.
        partial: whether a file's other cells are kept where some cannot be taken.
        prefer: as in `read_ledgers`.
        take: as in `read_ledgers`.

    Raises:
        ProgressError: L005, L006, the store was changed meanwhile or cannot be written.
    """
    plan, when = plan_given(plan), moment_given(at).isoformat(timespec="seconds")
    log = _store_given(store).batches(plan.id)
    done = []
    for each in read_ledgers(plan, files, log, prefer=prefer, take=take):
        if each.merged is None or each.reading is None or not (each.is_whole or partial):
            done.append(each)
            continue
        facts = news(each.merged.taken, carried(plan, standing(log)).holds)
        if not facts:
            done.append(each)
            continue
        batch = Batch(
            kind="read", at=when, by=by or _reporters(each.reading), source=each.name,
            digest=each.digest, revision=revision(plan), observations=facts,
        )  # fmt: skip
        kept = store.append(plan.id, batch, after=log[-1].number if log else 0)
        log = (*log, kept)
        done.append(evolve(each, applied=kept.number))
    return tuple(done)


def _reporters(reading: LedgerReading) -> str:
    names = (
        each.value
        for each in reading.reported
        if each.field == "reporter" and isinstance(each.value, str)
    )
    return "、".join(dict.fromkeys(names))


def _store_given(store: Store) -> Store:
    if isinstance(store, str | os.PathLike):
        raise wrong_option("store", "a store, as open_store returns it", store)
    return store


def undo(
    plan: Plan | Where, store: Store, number: int, *, by: str = "", at: datetime | None = None
) -> tuple[Batch | None, tuple[Observation, ...]]:
    """Take the batch with that number back, by new facts that say what was before.

    Return the batch that does so, None where nothing is to be taken back; and the facts that
    stay, for something later stands in their place.

    Raises:
        ProgressError: L017, there is no such batch; L005, L006, as `apply_ledgers`.
    """
    plan, when = plan_given(plan), moment_given(at).isoformat(timespec="seconds")
    log = _store_given(store).batches(plan.id)
    try:
        found = taken_back(log, number)
    except KeyError:
        raise ProgressError(fault(say, "L017", number=number, plan=plan.id)) from None
    if not found.observations:
        return None, found.kept
    batch = Batch(
        kind="undo", at=when, by=by, undoes=number, revision=revision(plan),
        observations=found.observations,
    )  # fmt: skip
    return store.append(plan.id, batch, after=log[-1].number), found.kept
