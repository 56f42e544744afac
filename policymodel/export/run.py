"""From a plan to files in a folder, by the exporters' names."""

import os
from collections.abc import Sequence
from pathlib import Path

from policymodel.export.exporter import Options
from policymodel.export.files import make_folder, safe_name, write_file
from policymodel.model import Plan
from policymodel.registry import load_exporter

USUAL = ("responsibility", "targets")


def export_plan(
    plan: Plan,
    folder: str | os.PathLike[str],
    *,
    using: Sequence[str] = USUAL,
    options: Options | None = None,
) -> tuple[Path, ...]:
    """Write `plan` to files in `folder` and return their paths.

    Everything is made in memory before the first file is touched, so that an exporter that
    fails leaves every old file as it was.

    Args:
        plan: the plan.
        folder: where the files go; it is made if need be.
        using: names of installed exporters.
        options: language, fonts, source, findings.

    Raises:
        RegistryError: there is no such exporter.
        ExportError: a format cannot hold something, or a file cannot be written.
    """
    made: dict[str, bytes] = {}
    for name in using:
        made.update(load_exporter(name).export(plan, options or Options()))
    place = make_folder(folder)
    paths = []
    for file_name, data in made.items():
        path = place / safe_name(file_name)
        write_file(path, data)
        paths.append(path)
    return tuple(paths)
