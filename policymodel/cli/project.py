"""The settings of the checks that the folder one works in, or one above it, states."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from policymodel.checks import CODES, CheckSettings
from policymodel.checks.engine.settings import codes_in, read_settings
from policymodel.findings import Finding, SettingsError, Text

FILE = "policymodel.toml"
_SHARED = "pyproject.toml"
_TABLE = "policymodel"  # [tool.policymodel]


def check_settings(
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Sequence[str] = (),
    *,
    place: Path | None = None,
) -> CheckSettings:
    """Return the settings found from `place` upwards, with what the command line adds.

    The first folder counts that has a ``policymodel.toml``, or a ``pyproject.toml`` with a
    table ``[tool.policymodel]``; the first of the two where it has both.

    Args:
        select: words of --select, each one or more codes; they replace the file's.
        ignore: words of --ignore; they are added to the file's.
        severity: words of --severity, each one or more of CODE=SEVERITY.
        place: where to begin; the working directory where it is not said.

    Raises:
        SettingsError: C001 a file cannot be read, C002 to C004 it or the command line says
            what cannot be.
    """
    made = CheckSettings()
    found = _found((place or Path.cwd()).absolute())
    if found is not None:
        file, table = found
        made = read_settings(table, CODES, file=str(file))
    given: dict[str, object] = {
        "ignore": codes_in(ignore),
        "severity": {
            code.strip().upper(): level.strip()
            for word in _words(severity)
            for code, _, level in [word.partition("=")]
        },
    }
    if select:
        given["select"] = codes_in(select)
    try:
        said = read_settings(given, CODES)
    except SettingsError as error:
        # What a file calls severity.H1 is an option here.
        raise SettingsError(*map(_of_an_option, error.findings)) from None
    return made.narrowed(select=said.select, ignore=said.ignore, severity=said.severity)


def _words(given: Sequence[str]) -> Iterator[str]:
    return (word.strip() for each in given for word in each.split(",") if word.strip())


def _of_an_option(found: Finding) -> Finding:
    return attrs.evolve(found, path="--" + found.path.replace(".", " ", 1))


def _found(place: Path) -> tuple[Path, Mapping[str, object]] | None:
    for folder in (place, *place.parents):
        own = folder / FILE
        if own.is_file():
            return own, _read(own)
        shared = folder / _SHARED
        if shared.is_file():
            tool = _read(shared).get("tool")
            if isinstance(tool, dict) and _TABLE in tool:
                table = tool[_TABLE]
                if isinstance(table, dict):
                    return shared, table
                raise SettingsError(_no_table(shared))
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        what = error.strerror or type(error).__name__
    except (ValueError, RecursionError) as error:  # no TOML, or no UTF-8
        what = str(error)
    raise SettingsError(
        Finding(
            code="C001",
            severity="error",
            message=Text(
                f"应为可读取的 TOML 文件，实为：{what}", f"expected a TOML file, found {what}"
            ),
            hint=Text("请改正或删去该设置文件", "mend the file of settings, or delete it"),
            file=str(path),
        )
    )


def _no_table(path: Path) -> Finding:
    return Finding(
        code="C003",
        severity="error",
        message=Text(
            "tool.policymodel 应为一个表，实为单个值",
            "expected a table tool.policymodel, found a single value",
        ),
        hint=Text("请写成 [tool.policymodel]", "write it as [tool.policymodel]"),
        path="tool.policymodel",
        file=str(path),
    )
