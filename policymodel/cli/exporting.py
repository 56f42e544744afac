"""Making the files of many plans, in one process or in several."""

import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import attrs

from policymodel.checks import CheckSettings, examine
from policymodel.cli.plans import Asked
from policymodel.export.exporter import Exporter, Options
from policymodel.export.styles import FontProfile
from policymodel.findings import Finding, Lang, PolicyModelError, SourceError, Tally, Text
from policymodel.model import Plan
from policymodel.registry import load_exporter
from policymodel.source import SourceText, find_source

# Starting processes costs more than two plans; how far workers may run ahead of the writing
# bounds the memory.
_WORTH_PROCESSES = 2
_AHEAD = 4


class Order(NamedTuple):
    """What is to be made of a plan.

    Attributes:
        asked: the plan.
        exporters: names of exporters.
        lang: language of the labels.
        fonts: font profile of workbooks.
        sources: folder of the documents, where one was given.
        checks: how the plan is checked.
    """

    asked: Asked
    exporters: tuple[str, ...]
    lang: Lang
    fonts: FontProfile
    sources: Path | None
    checks: CheckSettings = CheckSettings()


class Made(NamedTuple):
    """What was made of a plan, not yet written.

    Attributes:
        asked: the plan.
        files: exporter, file name and content of every file.
        faults: what went wrong, with the name of the exporter, or None for the whole plan.
        warnings: what did not hinder the export.
        tally: what the checks found.
    """

    asked: Asked
    files: tuple[tuple[str, str, bytes], ...] = ()
    faults: tuple[tuple[str | None, Finding], ...] = ()
    warnings: tuple[Finding, ...] = ()
    tally: Tally = Tally()


def make_all(orders: Sequence[Order], processes: int) -> Iterator[Made]:
    """Make the files of every order, and yield them in the order of `orders`."""
    if processes <= 1 or len(orders) <= _WORTH_PROCESSES:
        yield from map(make, orders)
        return
    # Forking is quickest, and safe as long as there is one thread; elsewhere a fresh start.
    forks = sys.platform == "linux" and threading.active_count() == 1
    pool = ProcessPoolExecutor(
        min(processes, len(orders)),
        mp_context=get_context("fork" if forks else "spawn"),
        initializer=_leave_interrupts_to_the_parent,
    )
    try:
        waiting: deque[tuple[Order, Future[Made] | None]] = deque()
        for order in orders:
            waiting.append((order, _submit(pool, order)))
            if len(waiting) > _AHEAD * processes:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def make(order: Order) -> Made:
    """Make the files of one plan; what goes wrong is part of the answer."""
    try:
        plan = order.asked.load()
        own = order.asked.rules()
    except PolicyModelError as error:
        return Made(order.asked, faults=tuple((None, found) for found in error.findings))
    checked = examine(plan, settings=order.checks, extra=own.rules)
    source, warnings = _source(order, plan)
    # A rule that fails is its author's affair: it is told, but is no finding on the plan.
    warnings += tuple(
        attrs.evolve(found, severity="warning") for found in (*own.faults, *checked.faults)
    )
    options = Options(lang=order.lang, fonts=order.fonts, source=source, findings=checked.findings)
    files: list[tuple[str, str, bytes]] = []
    faults: list[tuple[str | None, Finding]] = []
    for name in order.exporters:
        try:
            made = _exporter(name).export(plan, options)
            files += [(name, file, bytes(memoryview(data))) for file, data in made.items()]
        except PolicyModelError as error:
            faults += [(name, found) for found in error.findings]
        except (Exception, SystemExit) as error:  # an exporter may be anybody's
            faults.append((name, _failed(name, error)))
    return Made(order.asked, tuple(files), tuple(faults), warnings, Tally.of(checked.findings))


@cache
def _exporter(name: str) -> Exporter:
    # Looking a name up reads the metadata of all that is installed: once in each process.
    return load_exporter(name)


def _source(order: Order, plan: Plan) -> tuple[SourceText | None, tuple[Finding, ...]]:
    """Find a plan's document; a plan can be exported without."""
    if order.sources is None:
        return None, ()
    try:
        return find_source(plan, order.sources), ()
    except SourceError as error:
        file = str(order.asked.file())
        return None, tuple(
            attrs.evolve(found, severity="warning", file=file) for found in error.findings
        )


def _failed(name: str, error: BaseException) -> Finding:
    what = f"{type(error).__name__}: {error}"
    return Finding(
        code="X010",
        severity="error",
        message=Text(f"导出器 {name} 出错：{what}", f"the exporter {name} failed: {what}"),
        hint=Text("请向该导出器的作者报告", "report it to the exporter's author"),
    )


def _submit(pool: ProcessPoolExecutor, order: Order) -> "Future[Made] | None":
    try:
        return pool.submit(make, order)
    except BrokenProcessPool:
        return None


def _result(order: Order, future: "Future[Made] | None") -> Made:
    try:
        if future is not None:
            return future.result()
    except BrokenProcessPool:
        pass
    found = Finding(
        code="X011",
        severity="error",
        message=Text("工作进程意外终止", "a worker process died"),
        hint=Text(
            "可能是内存不足：请用 --jobs 1 重试",
            "memory may be short: try again with --jobs 1",
        ),
    )
    return Made(order.asked, faults=((None, found),))


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
