"""From a plan to the bytes of its files: check, find the source, run exporters; many at once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from policymodel.checking import examine
from policymodel.checks import CheckSettings
from policymodel.checks.engine.own import CodeError, contained
from policymodel.export.exporters import Exporter
from policymodel.export.files import safe_name
from policymodel.export.options import Options
from policymodel.export.workbooks import annexes
from policymodel.findings import ExportError, Finding, PolicyModelError, SourceError, Tally, fault
from policymodel.model import Plan
from policymodel.plugincode import imported_exporter, run
from policymodel.processes import in_processes
from policymodel.registry import Entry, Folder, find_exporter
from policymodel.source import SourceFolder
from policymodel.text import Texts

say = Texts(__file__)


class Order(NamedTuple):
    """What is to be made of a plan; without `settings` it is not checked."""

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


class Failed(NamedTuple):
    """Something that was not written: the plan, the exporter or None for all, and why."""

    plan: str
    exporter: str | None
    finding: Finding

    @property
    def what(self) -> str:
        """The plan, and the exporter where it is one alone."""
        return f"{self.plan} ({self.exporter})" if self.exporter else self.plan


class Made(NamedTuple):
    """What was made of a plan, not yet written."""

    plan: str
    files: tuple[tuple[str, str, bytes], ...] = ()  # exporter, file name and content
    failed: tuple[Failed, ...] = ()
    warnings: tuple[Finding, ...] = ()  # what did not hinder the export
    tally: Tally | None = None  # what the checks found; None where nothing was checked


def make(order: Order) -> Made:
    """Make the files of one plan; what goes wrong is part of the answer."""
    entry = None if isinstance(order.plan, Plan) else order.plan
    try:
        plan = order.plan if isinstance(order.plan, Plan) else order.plan.load()
    except PolicyModelError as error:
        return Made(order.name, failed=failures(order.name, None, error))
    options, warnings = _with_source(order, plan)
    if _lacks_contents(order, plan):
        warnings += (attrs.evolve(fault(say, "X018"), severity="info"),)
    if order.settings is not None:
        done = examine(plan, order.settings, entry, plugins_dir=order.plugins_dir)
        options = attrs.evolve(options, findings=done.findings)
        # A rule that fails is its author's affair: it is told, but is no finding on the plan.
        warnings += tuple(
            found if found.code == "P011" else attrs.evolve(found, severity="warning")
            for found in done.faults
        )
    files: dict[str, tuple[str, str, bytes]] = {}
    failed: list[Failed] = []
    for using in order.using:
        name = using if isinstance(using, str) else using.name
        try:
            made = files_of(plan, using, options)
        except PolicyModelError as error:
            failed += failures(order.name, name, error)
            continue
        if options.annex is not None:  # annex numbers run on over the workbooks
            more = annexes(name, plan, options)
            options = attrs.evolve(options, annex=options.annex + more)
        for file, data in made.items():
            key = safe_name(file).casefold()  # one file on some systems
            if key in files:
                failed.append(taken(order.name, name, file, (order.name, files[key][0])))
            else:
                files[key] = (name, safe_name(file), data)
    if files:  # what a plan has nothing for is told; that there is nothing at all is a failure
        idle = [each for each in failed if each.finding.code == "X014"]
        warnings += tuple(attrs.evolve(each.finding, severity="info") for each in idle)
        failed = [each for each in failed if each not in idle]
    elif not failed:
        failed.append(Failed(order.name, None, fault(say, "X014", title=plan.document.title)))
    tally = None if options.findings is None else Tally.of(options.findings)
    return Made(order.name, tuple(files.values()), tuple(failed), warnings, tally)


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


def _lacks_contents(order: Order, plan: Plan) -> bool:
    """Whether a table of measures is made that a plan's document, not asked for, would fill."""
    if order.sources is not None or order.options.source is not None or not plan.document.source:
        return False
    empty = (each.text is None and each.summary in (None, each.name) for each in plan.measures)
    tables = {"responsibility", "markdown", "docx"}
    return sum(empty) * 2 > len(plan.measures) and not tables.isdisjoint(order.using)


def files_of(plan: Plan, using: str | Exporter, options: Options) -> dict[str, bytes]:
    """Return the files that an exporter makes of `plan`, by name.

    An installed exporter that is not this library's own runs in a process of its own. One that
    is not there or ends the process is a RegistryError, one that fails an ExportError, X010.
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
                kind = type(made).__name__
                raise TypeError(f"expected a dict of file name -> bytes, found {kind}")
            return dict(_file(*each) for each in made.items())
    except CodeError as error:
        cause = error.__cause__
        found = cause.findings if isinstance(cause, PolicyModelError) else ()
        if cause and found and all(isinstance(each, Finding) for each in found):
            raise cause from None
        file, line = error.file, error.line
        failed = fault(say, "X010", name=exporter.name, said=error.said, file=file, line=line)
        raise ExportError(failed) from cause


def _file(name: object, data: object) -> tuple[str, bytes]:
    if type(name) is not str or not name.strip() or "/" in name or "\\" in name:
        raise TypeError(f"expected the name of a file -> bytes, found the name {name!r}")
    if not isinstance(data, bytes | bytearray | memoryview):
        kind = type(data).__name__
        raise TypeError(f"expected a dict of file name -> bytes, found {kind} as {name}")
    return name, bytes(data)


def failures(plan: str, exporter: str | None, error: PolicyModelError) -> tuple[Failed, ...]:
    """Return all that `error` says was not written."""
    return tuple(Failed(plan, exporter, found) for found in error.findings)


def taken(plan: str, exporter: str, file: str, before: tuple[str, str]) -> Failed:
    """Return X012: a file must not replace one made `before`, for that plan by that exporter."""
    first = "{} ({})".format(*before)
    return Failed(plan, exporter, fault(say, "X012", name=file, first=first, plan=plan))


# Many plans


def make_all(orders: Sequence[Order], processes: int) -> Iterator[Made]:
    """Make the files of every order, and yield them in the order of `orders`.

    A process that dies takes only its own plan along.
    """
    return in_processes(make, orders, processes, _died)


def _died(order: Order, _: Exception) -> Made:
    return Made(order.name, failed=(Failed(order.name, None, fault(say, "X011")),))
