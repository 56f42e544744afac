"""Running the code of plugins: trusted code, yet what goes wrong in it becomes a finding.

In this process its errors, exits and output are contained. `apart` runs it in a process of
its own with a time limit, so that neither ``os._exit``, nor a crash, nor an endless loop, nor
what it changes reaches anybody else: that is how plans are checked and exported.
"""

import hashlib
import importlib.metadata
import importlib.util
import logging
import math
import os
import pickle
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from policymodel.checks import CODES, Examination, Rule, examine
from policymodel.checks.engine import documentation
from policymodel.checks.engine.own import contained, fault, unfit
from policymodel.checks.engine.settings import CheckSettings
from policymodel.findings import Finding, PolicyModelError, Text
from policymodel.model import Plan
from policymodel.registry import faults

if TYPE_CHECKING:
    from policymodel.export.exporters import Exporter
    from policymodel.registry import Entry

T = TypeVar("T")
Brought = tuple[tuple[Rule, ...], tuple[Finding, ...]]

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


def brings_rules(folder: Path) -> bool:
    """Whether the package in `folder` speaks of rules, and so is run; it need be no package."""
    try:
        return bool(_SPEAKS_OF_RULES.search((folder / "__init__.py").read_bytes()))
    except FileNotFoundError:
        return False
    except OSError:
        return True  # running it will say what is wrong


def brought_rules(folder: Path, owner: str) -> Brought:
    """Run the package in `folder`; return the rules it brings, and what is wrong with it.

    Args:
        folder: the folder of the package.
        owner: how findings name the package.
    """
    start = folder / "__init__.py"
    if not brings_rules(folder):
        return (), ()
    name = _private_name(folder)
    try:
        with contained():
            module = _executed(start, name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a package may even call sys.exit
        what = fault(error, name)
        file = what.file or str(start)
        return (), (faults.fault("P006", plugin=owner, what=what.said, file=file, line=what.line),)
    brought = getattr(module, NAME, None)
    if isinstance(brought, tuple | list):
        return _sorted_out(brought, owner, start)
    if hasattr(module, NAME):
        kind = type(brought).__name__
        told = Text(f"应为规则的元组，实为 {kind}", f"expected a tuple of rules, found {kind}")
        return (), (faults.fault("P007", plugin=owner, place=NAME, why=told, file=start),)
    if lost := list(_rules_in(module)):
        return (), (faults.fault("P013", plugin=owner, rules=", ".join(lost), file=start),)
    return (), ()


def _sorted_out(brought: Sequence[object], owner: str, start: Path) -> Brought:
    wrong = dict(unfit(brought, CODES))
    rules = (each for i, each in enumerate(brought) if i not in wrong and isinstance(each, Rule))
    told_of = (
        faults.fault("P007", plugin=owner, place=f"{NAME}[{place}]", why=told, file=start)
        for place, told in wrong.items()
    )
    return tuple(rules), tuple(told_of)


def _rules_in(module: ModuleType) -> Iterator[str]:
    """Yield the names of the rules, and of lists of them, that a module holds."""
    for name, value in vars(module).items():
        if any(
            isinstance(each, Rule) for each in (value if type(value) in (tuple, list) else [value])
        ):
            yield name


def _private_name(folder: Path) -> str:
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    return f"_policymodel_plan_{digest.hexdigest()[:16]}"


def _executed(start: Path, name: str) -> ModuleType:
    """Run the package anew, under a name made from its folder."""
    _forget(name)
    spec = importlib.util.spec_from_file_location(
        name, start, submodule_search_locations=[str(start.parent)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"no loader for {start.name}")
    module = importlib.util.module_from_spec(spec)
    # Until the next run: a rule may import a neighbour (from . import tables) when it runs.
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        _forget(name)
        raise
    return module


def _forget(name: str) -> None:
    for each in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
        del sys.modules[each]


def imported_exporter(entry: "Entry") -> "Exporter":
    """Return the exporter of an entry; its module is imported.

    Raises:
        RegistryError: P003, the module does not run, or what it names is no exporter.
    """
    from policymodel.export.exporters import Exporter

    point = importlib.metadata.EntryPoint(entry.name, entry.value, "")
    try:
        with contained():
            made = point.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may even call sys.exit
        what = fault(error, entry.value.partition(":")[0])
        why = Text(f"导入时出错：{what.said}", f"its import fails: {what.said}")
        raise faults.error("P003", plugin=entry, why=why, file=what.file, line=what.line) from error
    if not isinstance(made, Exporter):
        kind = type(made).__name__
        why = Text(
            f"{entry.value} 应为 Exporter，实为 {kind}",
            f"expected {entry.value} to be an Exporter, found {kind}",
        )
        raise faults.error("P003", plugin=entry, why=why)
    return made


def importable(entry: "Entry") -> None:
    """Import the exporter of an entry, and no more; a job for `run`.

    Raises:
        RegistryError: as `imported_exporter`.
    """
    imported_exporter(entry)


def described(entry: "Entry") -> tuple[list[documentation.Entry], tuple[Finding, ...]]:
    """Return the rules that a plan's package brings, in words, and what is wrong with it.

    A job for `apart`.

    Raises:
        RegistryError: the plugin has no plan file.
        PlanFileError: the file of a rule's words cannot be read, or an example is no plan.
    """
    rules, wrong = brought_rules(entry.file().parent, str(entry))
    told = (documentation.entry_of(each, plan=entry.name) for each in rules)
    return [each._replace(parts=tuple(each.parts)) for each in told], wrong


def examined(folder: Path, owner: str, plan: Plan, settings: CheckSettings) -> Examination:
    """Check `plan` with the rules of the package in `folder` besides; a job for `apart`."""
    rules, wrong = brought_rules(folder, owner)
    done = examine(plan, settings=settings, extra=rules)
    return Examination(
        findings=done.findings, suppressed=done.suppressed, faults=(*wrong, *done.faults)
    )


def run(entry: "Entry", job: Callable[..., T], *given: object) -> T:
    """Return ``job(entry, *given)``: done here for this library's own code, else by `apart`.

    Raises:
        RegistryError: as `apart`.
        PolicyModelError: what the job raises.
    """
    if entry.value.startswith(_OURS):
        return job(entry, *given)
    return apart(str(entry), job, entry, *given)


def apart(owner: str, job: Callable[..., T], *given: object) -> T:
    """Return what `job` returns for what is `given`, in a process of its own.

    Args:
        owner: how findings name the plugin whose code the job runs.
        job: a function of a module; what it is given and returns is pickled.
        given: its arguments.

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
        how = Text(f"在 {limit:g} 秒内未结束", f"did not end within {limit:g} seconds")
        raise faults.error("P011", plugin=owner, how=how) from None
    try:
        result = pickle.loads(done.stdout)  # noqa: S301
    except Exception:
        code = done.returncode
        how = Text(f"使进程退出(退出码 {code})", f"ended the process (exit code {code})")
        raise faults.error("P011", plugin=owner, how=how) from None
    if isinstance(result, PolicyModelError):
        raise result
    made: T = result
    return made


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
    return seconds if math.isfinite(seconds) and seconds > 0 else 60
