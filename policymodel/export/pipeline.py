"""From a plan to the bytes of its files: check, find the source, run exporters; many at once."""

import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import NamedTuple

import attrs

from policymodel.checking import examine
from policymodel.checks import CheckSettings
from policymodel.checks.engine.own import CodeError, contained
from policymodel.export.exporters import Exporter, Options
from policymodel.export.files import safe_name
from policymodel.findings import ExportError, Finding, PolicyModelError, SourceError, Tally, Text
from policymodel.model import Plan
from policymodel.plugincode import imported_exporter, run
from policymodel.registry import Entry, Folder, find_exporter
from policymodel.source import SourceFolder

# Starting processes costs more than two plans; how far workers may run ahead of the writing
# bounds the memory.
_WORTH_PROCESSES = 2
_AHEAD = 4


class Order(NamedTuple):
    """What is to be made of a plan.

    Attributes:
        plan: the plan, or where it is found.
        using: exporters, or their names.
        options: what every exporter is asked.
        sources: folder of the documents, where one was given.
        settings: how the plan is checked; None: it is not.
        plugins_dir: a folder of plan folders that are not installed.
    """

    plan: Plan | Entry
    using: tuple[str | Exporter, ...]
    options: Options = Options()
    sources: SourceFolder | None = None
    settings: CheckSettings | None = None
    plugins_dir: Folder = None

    @property
    def name(self) -> str:
        """What the user calls the plan."""
        return self.plan.id if isinstance(self.plan, Plan) else self.plan.name


class Made(NamedTuple):
    """What was made of a plan, not yet written.

    Attributes:
        plan: what the user calls it.
        files: exporter, file name and content of every file.
        faults: what went wrong, with the name of the exporter, or None for the whole plan.
        warnings: what did not hinder the export.
        tally: what the checks found; None where nothing was checked.
    """

    plan: str
    files: tuple[tuple[str, str, bytes], ...] = ()
    faults: tuple[tuple[str | None, Finding], ...] = ()
    warnings: tuple[Finding, ...] = ()
    tally: Tally | None = None


def make(order: Order) -> Made:
    """Make the files of one plan; what goes wrong is part of the answer."""
    entry = None if isinstance(order.plan, Plan) else order.plan
    try:
        plan = order.plan if isinstance(order.plan, Plan) else order.plan.load()
    except PolicyModelError as error:
        return Made(order.name, faults=tuple((None, found) for found in error.findings))
    options, warnings = _with_source(order, plan)
    if order.settings is not None:
        done = examine(plan, order.settings, entry, plugins_dir=order.plugins_dir)
        options = attrs.evolve(options, findings=done.findings)
        # A rule that fails is its author's affair: it is told, but is no finding on the plan.
        warnings += tuple(
            found if found.code == "P011" else attrs.evolve(found, severity="warning")
            for found in done.faults
        )
    files: dict[str, tuple[str, str, bytes]] = {}
    faults: list[tuple[str | None, Finding]] = []
    for using in order.using:
        name = using if isinstance(using, str) else using.name
        try:
            made = files_of(plan, using, options)
        except PolicyModelError as error:
            faults += [(name, found) for found in error.findings]
            continue
        for file, data in made.items():
            key = safe_name(file).casefold()  # one file on some systems
            if key in files:
                faults.append((name, taken(file, f"{order.name} ({files[key][0]})", order.name)))
            else:
                files[key] = (name, safe_name(file), data)
    tally = None if options.findings is None else Tally.of(options.findings)
    return Made(order.name, tuple(files.values()), tuple(faults), warnings, tally)


def _with_source(order: Order, plan: Plan) -> tuple[Options, tuple[Finding, ...]]:
    """Find a plan's document; a plan can be exported without."""
    if order.sources is None or order.options.source is not None:
        return order.options, ()
    try:
        return attrs.evolve(order.options, source=order.sources.find(plan)), ()
    except SourceError as error:
        file = None if isinstance(order.plan, Plan) else str(order.plan.file())
        return order.options, tuple(
            attrs.evolve(found, severity="warning", file=file) for found in error.findings
        )


def files_of(plan: Plan, using: str | Exporter, options: Options) -> dict[str, bytes]:
    """Return the files that an exporter makes of `plan`, by name.

    An installed exporter that is not this library's own runs in a process of its own.

    Raises:
        RegistryError: there is no such exporter, or it ends the process.
        ExportError: X010 it fails; and what its format cannot hold.
    """
    if isinstance(using, Exporter):
        return _contained(using, plan, options)
    return run(find_exporter(using), _of_entry, plan, options)


def _of_entry(entry: Entry, plan: Plan, options: Options) -> dict[str, bytes]:
    return _contained(imported_exporter(entry), plan, options)


def _contained(exporter: Exporter, plan: Plan, options: Options) -> dict[str, bytes]:
    try:
        with contained(exporter.export):
            made: object = exporter.export(plan, options)
            if not isinstance(made, dict):
                raise TypeError(f"expected a dict of file name -> bytes, found {_kind(made)}")
            return dict(_file(*each) for each in made.items())
    except CodeError as error:
        cause = error.__cause__
        if isinstance(cause, PolicyModelError) and _has_findings(cause):
            raise cause from None
        raise ExportError(_failed(exporter, error)) from cause


def _file(name: object, data: object) -> tuple[str, bytes]:
    if type(name) is not str or not name.strip() or "/" in name or "\\" in name:
        raise TypeError(f"expected the name of a file -> bytes, found the name {name!r}")
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"expected a dict of file name -> bytes, found {_kind(data)} as {name}")
    return name, bytes(data)


def _has_findings(error: PolicyModelError) -> bool:
    return bool(error.findings) and all(isinstance(each, Finding) for each in error.findings)


def _kind(value: object) -> str:
    return type(value).__name__


def _failed(exporter: Exporter, error: CodeError) -> Finding:
    name = exporter.name
    return Finding(
        code="X010",
        severity="error",
        message=Text(
            f"导出器 {name} 出错：{error.said}", f"the exporter {name} failed: {error.said}"
        ),
        hint=Text("请向该导出器的作者报告", "report it to the exporter's author"),
        file=error.file,
        line=error.line,
    )


def taken(file: str, first: str, plan: str) -> Finding:
    """Return X012: `plan` must not replace a file that was made for the `first`."""
    return Finding(
        code="X012",
        severity="error",
        message=Text(
            f"{file} 已由 {first} 写出，{plan} 不再覆盖",
            f"{file} was written for {first} just now; {plan} must not replace it",
        ),
        hint=Text(
            "两个方案的 id 是否相同，或两个导出器的文件是否同名？请分别导出到不同文件夹",
            "have both plans the same id, or two exporters files of one name? export them to "
            "two folders",
        ),
    )


# Many plans


def make_all(orders: Sequence[Order], processes: int) -> Iterator[Made]:
    """Make the files of every order, and yield them in the order of `orders`."""
    if processes <= 1 or len(orders) <= _WORTH_PROCESSES:
        yield from map(make, orders)
        return
    workers = _Workers(min(processes, len(orders)))
    try:
        waiting: deque[tuple[Order, Future[Made]]] = deque()
        for order in orders:
            waiting.append((order, workers.submit(order)))
            if len(waiting) > _AHEAD * processes:
                yield workers.result(*waiting.popleft())
        while waiting:
            yield workers.result(*waiting.popleft())
    finally:
        workers.pool.shutdown(cancel_futures=True)


class _Workers:
    """Processes that make files; one that dies takes only its own plan along."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self.pool = _pool(processes)

    def submit(self, order: Order) -> "Future[Made]":
        try:
            return self.pool.submit(make, order)
        except BrokenProcessPool:
            self.pool = _pool(self.processes)
            return self.pool.submit(make, order)

    def result(self, order: Order, future: "Future[Made]") -> Made:
        try:
            return future.result()
        except BrokenProcessPool:  # by this order or by another: alone it will show
            with _pool(1) as pool:
                try:
                    return pool.submit(make, order).result()
                except BrokenProcessPool:
                    return Made(order.name, faults=((None, _DIED),))


_DIED = Finding(
    code="X011",
    severity="error",
    message=Text("工作进程意外终止", "a worker process died"),
    hint=Text("可能是内存不足：请用 --jobs 1 重试", "memory may be short: try again with --jobs 1"),
)


def _pool(processes: int) -> ProcessPoolExecutor:
    # Forking is quickest, and safe as long as there is one thread; elsewhere a fresh start.
    forks = sys.platform == "linux" and threading.active_count() == 1
    return ProcessPoolExecutor(
        processes,
        mp_context=get_context("fork" if forks else "spawn"),
        initializer=_leave_signals_to_the_parent,
    )


def _leave_signals_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
