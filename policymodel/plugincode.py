"""Running the code of a plan's package, to get the rules it brings for its own plan."""

import hashlib
import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from policymodel.checks import CODES, Rule
from policymodel.checks.engine.own import contained, unfit
from policymodel.findings import Finding, Text

NAME = "checks"
_SAYS_CHECKS = re.compile(rb"\bchecks\b")


def brought_rules(folder: Path, owner: str) -> tuple[tuple[Rule, ...], tuple[Finding, ...]]:
    """Return the rules that the package in `folder` brings, and what is wrong with it.

    Args:
        folder: the folder of the package; it need not be one.
        owner: how findings name the package.
    """
    start = folder / "__init__.py"
    try:
        if not _SAYS_CHECKS.search(start.read_bytes()):
            return (), ()
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (_broken(owner, start, f"{type(error).__name__}: {error.strerror}"),)
    try:
        with contained():
            brought = getattr(_run(start), NAME, ())
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a package may even call sys.exit
        return (), (_broken(owner, start, f"{type(error).__name__}: {error}"[:200]),)
    if not isinstance(brought, tuple | list):
        kind = type(brought).__name__
        said = Text(f"应为规则的元组，实为 {kind}", f"expected a tuple of rules, found {kind}")
        return (), (_unfit(owner, start, NAME, said),)
    return _sorted_out(brought, owner, start)


def _sorted_out(
    brought: Sequence[object], owner: str, start: Path
) -> tuple[tuple[Rule, ...], tuple[Finding, ...]]:
    wrong = dict(unfit(brought, CODES))
    rules = (each for i, each in enumerate(brought) if i not in wrong and isinstance(each, Rule))
    faults = (_unfit(owner, start, f"{NAME}[{place}]", said) for place, said in wrong.items())
    return tuple(rules), tuple(faults)


def _run(start: Path) -> ModuleType:
    """Run the package anew, under a name made from its folder."""
    digest = hashlib.sha256(str(start.parent.resolve()).encode("utf-8", "surrogateescape"))
    name = f"_policymodel_plan_{digest.hexdigest()[:16]}"
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


def _broken(owner: str, start: Path, what: str) -> Finding:
    return Finding(
        code="P006",
        severity="error",
        message=Text(
            f"插件 {owner} 的代码应能运行，实为出错：{what}",
            f"expected the package of {owner} to run, found {what}",
        ),
        hint=Text(
            "请改正该包的 __init__.py；包内模块用相对导入(from . import …)",
            "mend its __init__.py; it imports its own modules relatively (from . import …)",
        ),
        file=str(start),
    )


def _unfit(owner: str, start: Path, path: str, said: Text) -> Finding:
    return Finding(
        code="P007",
        severity="error",
        message=Text(
            f"插件 {owner} 的 {path}：{said.zh}", f"{path} of the package of {owner}: {said.en}"
        ),
        hint=Text(
            "checks 是由 policymodel.checks.rule 做成的规则组成的元组，编号为 Z 加三位数字",
            "checks is a tuple of rules made by policymodel.checks.rule, with Z and three digits "
            "as codes",
        ),
        file=str(start),
    )
