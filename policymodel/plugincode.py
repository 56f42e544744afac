"""Running the code of plugins: trusted code, yet what goes wrong in it becomes a finding.

In this process its errors, exits and output are contained. `apart` runs it in a process of
its own with a time limit, so that neither ``os._exit``, nor a crash, nor an endless loop, nor
what it changes reaches anybody else: that is how plans are checked and exported.
"""

import hashlib
import importlib.util
import logging
import math
import os
import pickle
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import attrs

from policymodel.checks import CODES, Examination, Rule, examine
from policymodel.checks.engine import documentation
from policymodel.checks.engine.own import CodeError, contained, unfit
from policymodel.checks.engine.settings import CheckSettings
from policymodel.findings import Finding, PolicyModelError
from policymodel.model import Plan
from policymodel.registry import Entry, Folder, faults, find_plan
from policymodel.registry.faults import say

if TYPE_CHECKING:
    from policymodel.export.exporters import Exporter

T = TypeVar("T")

NAME = "checks"
_OURS = "policymodel."
SECONDS = "POLICYMODEL_PLUGIN_SECONDS"
"""The environment variable that says how long a plugin's code may run; 60 where it does not."""
_SPEAKS_OF_RULES = re.compile(rb"\b(?:checks?|rules?)\b|\bimport\s*\*")
# The path first, so that the rest can be read.
_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from policymodel.plugincode import serve; serve()"
)


class OwnRules(NamedTuple):
    """The rules that a plan's package brings (``extra`` for `check`), and what is wrong with it."""

    rules: tuple[Rule, ...] = ()
    faults: tuple[Finding, ...] = ()


def plan_rules(plan: str | Entry, *, plugins_dir: Folder = None) -> OwnRules:
    """Return the rules that the package of an installed plan brings as ``checks``.

    The package is run anew at each call, in this process, under a name that nobody else can
    import. A package whose ``__init__.py`` does not speak of rules is not run at all.

    Raises:
        RegistryError: there is no such plan, or its plugin has no plan file.
    """
    entry = plan if isinstance(plan, Entry) else find_plan(plan, plugins_dir=plugins_dir)
    return brought_rules(entry.file().parent, str(entry))


def brings_rules(folder: Path) -> bool:
    """Whether the package in `folder` speaks of rules, and so is run; it need be no package."""
    try:
        return bool(_SPEAKS_OF_RULES.search((folder / "__init__.py").read_bytes()))
    except FileNotFoundError:
        return False
    except OSError:
        return True  # running it will say what is wrong


def brought_rules(folder: Path, owner: str) -> OwnRules:
    """Run the package in `folder`, which findings call `owner`; return the rules it brings."""
    start = folder / "__init__.py"
    if not brings_rules(folder):
        return OwnRules()
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    name = f"_policymodel_plan_{digest.hexdigest()[:16]}"
    try:
        with contained(name):
            module = _executed(start, name)
    except CodeError as error:
        _forget(name)
        return _faulty("P006", owner, error.file or start, what=error.said, line=error.line)
    brought = getattr(module, NAME, None)
    if isinstance(brought, tuple | list):
        wrong = dict(unfit(brought, CODES))
        fit = (each for place, each in enumerate(brought) if place not in wrong)
        told = (
            faults.fault("P007", plugin=owner, place=f"{NAME}[{place}]", why=why, file=start)
            for place, why in wrong.items()
        )
        return OwnRules(tuple(fit), tuple(told))
    if hasattr(module, NAME):
        why = say("no_tuple", kind=type(brought).__name__)
        return _faulty("P007", owner, start, place=NAME, why=why)
    lost = ", ".join(_rules_in(module))
    return _faulty("P013", owner, start, rules=lost) if lost else OwnRules()


def _faulty(code: str, owner: str, file: object, **words: Any) -> OwnRules:
    return OwnRules(faults=(faults.fault(code, plugin=owner, file=file, **words),))


def _rules_in(module: ModuleType) -> Iterator[str]:
    """Yield the names of the rules, and of lists of them, that a module holds."""
    for name, value in vars(module).items():
        listed = value if type(value) in (tuple, list) else [value]
        if any(isinstance(each, Rule) for each in listed):
            yield name


def _executed(start: Path, name: str) -> ModuleType:
    """Run a package anew; its modules stay until its next run, for rules import neighbours late."""
    _forget(name)
    spec = importlib.util.spec_from_file_location(
        name, start, submodule_search_locations=[str(start.parent)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"no loader for {start.name}")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _forget(name: str) -> None:
    for each in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
        del sys.modules[each]


def imported_exporter(entry: Entry) -> "Exporter":
    """Return the exporter of an entry, or raise P003: it does not run, or is no exporter."""
    from importlib.metadata import EntryPoint  # takes as long to import as to read five plans

    from policymodel.export.exporters import Exporter

    point = EntryPoint(entry.name, entry.value, "")
    try:
        with contained(point.module):
            made = point.load()
    except CodeError as error:
        told = {"why": say("import_fails", what=error.said), "file": error.file}
        raise faults.error("P003", plugin=entry, line=error.line, **told) from error.__cause__
    if not isinstance(made, Exporter):
        why = say("no_exporter", value=entry.value, kind=type(made).__name__)
        raise faults.error("P003", plugin=entry, why=why)
    return made


def importable(entry: Entry) -> None:
    """Import the exporter of an entry, or raise what `imported_exporter` raises; for `run`."""
    imported_exporter(entry)


def described(entry: Entry) -> tuple[list[documentation.Entry], tuple[Finding, ...]]:
    """Return a package's rules in words, and what is wrong with it; a job for `apart`.

    Raises:
        RegistryError: the plugin has no plan file.
        PlanFileError: the file of a rule's words cannot be read, or an example is no plan.
    """
    rules, wrong = plan_rules(entry)
    told = (documentation.entry_of(each, plan=entry.name) for each in rules)
    return [each._replace(parts=tuple(each.parts)) for each in told], wrong


def examined(entry: Entry, plan: Plan, settings: CheckSettings) -> Examination:
    """Check `plan` with the rules of the package of `entry` besides; a job for `apart`."""
    rules, wrong = plan_rules(entry)
    done = examine(plan, settings=settings, extra=rules)
    return attrs.evolve(done, faults=wrong + done.faults)


def run(entry: Entry, job: Callable[..., T], *given: object) -> T:
    """Return ``job(entry, *given)``: done here for this library's own code, else by `apart`."""
    if entry.value.startswith(_OURS):
        return job(entry, *given)
    return apart(str(entry), job, entry, *given)


def apart(owner: str, job: Callable[..., T], *given: object) -> T:
    """Return what `job` returns for what is `given`, in a process of its own.

    Args:
        owner: how findings name the plugin whose code the job runs.
        job: a function of a module; what it is given and returns is pickled.

    Raises:
        RegistryError: P011, the code ended the process, or did not end in time.
        PolicyModelError: what the job raises.
    """
    debug = logging.getLogger("policymodel").isEnabledFor(logging.DEBUG)
    limit = _seconds()
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _START],
            input=pickle.dumps(sys.path) + pickle.dumps((debug, job, given)),
            stdout=subprocess.PIPE,
            stderr=None if sys.stderr else subprocess.DEVNULL,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise faults.error("P011", plugin=owner, how=say("too_long", limit=limit)) from None
    try:
        result = pickle.loads(done.stdout)  # noqa: S301
    except Exception:
        how = say("ended", code=done.returncode)
        raise faults.error("P011", plugin=owner, how=how) from None
    if isinstance(result, PolicyModelError):
        raise result
    return cast("T", result)


def serve() -> None:
    """Do the job that `apart` gave to this process, and end it."""
    debug, job, given = pickle.load(sys.stdin.buffer)  # noqa: S301
    # What the job prints, by whatever way, must not get between the result: it goes to
    # standard error, and nothing can be read from the terminal.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends this process
    if debug:
        logging.basicConfig(level=logging.DEBUG, format="%(message)s")
    result: Any
    try:
        result = job(*given)
    except PolicyModelError as error:
        result = error
    pickle.dump(result, answer)
    answer.flush()
    os._exit(0)  # whatever threads it left


def _seconds() -> float:
    try:
        seconds = float(os.environ.get(SECONDS, ""))
    except ValueError:
        return 60
    return seconds if 0 < seconds < math.inf else 60
