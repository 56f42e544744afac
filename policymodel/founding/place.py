"""Where a user's new plans live: the folder that is said to hold them, or one that is made."""

import os
import re
from pathlib import Path
from typing import NamedTuple

from policymodel.export.files import write_file
from policymodel.findings import RegistryError, SettingsError, fault
from policymodel.registry import Folder, plans_folder
from policymodel.registry.projectfile import (
    FILE,
    PLANS_KEY,
    TABLE,
    candidates,
    in_short,
    is_trusted,
    stated,
)
from policymodel.text import Texts

say = Texts(__file__)

_NAME = "plans"
_HEAD = re.compile(rf"(?m)^\s*\[\s*tool\s*\.\s*[\"']?{TABLE}[\"']?\s*\][^\n]*(?:\n|\Z)")
_MARK = "\ufeff"


class Home(NamedTuple):
    """Where plans live.

    Attributes:
        folder: the folder of plan folders; it need not be there yet.
        settings: the file of settings that is to name it, where none does yet.
    """

    folder: Path
    settings: Path | None = None


def home(plugins_dir: Folder = None) -> Home:
    """Return where the user's plans live; where nothing says so, a folder ``plans``.

    That stands beside the project's file of settings, where there is one, or in the working
    directory, which gets one.

    Raises:
        SettingsError: the project's settings cannot be read.
        RegistryError: P016, they are somebody else's.
    """
    said = plans_folder(plugins_dir)
    if said is not None:
        return Home(said)
    file = _settings_file()
    return Home(in_short(file.parent / _NAME), file)


def _settings_file() -> Path:
    for file in candidates():
        try:
            is_ours = stated(file) is not None
        except SettingsError as error:
            if error.findings[0].severity == "error":
                raise
            is_ours = False  # another program's, and broken
        if is_ours and not is_trusted(file):
            raise RegistryError(fault(say, "P016", file=str(file), here=file))
        if is_ours:
            return file
    return Path.cwd() / FILE


def name_plans(where: Home) -> None:
    """Write into the file of settings where plans live, if none says so yet.

    Raises:
        ExportError: the file cannot be written.
        SettingsError: C003, it cannot be added to without taking the file apart.
    """
    if where.settings is None:
        return
    file = where.settings
    folder = os.path.relpath(where.folder.absolute(), file.parent).replace(os.sep, "/")
    line = f'{PLANS_KEY} = "{folder}"'
    old = file.read_bytes().decode() if file.is_file() else ""
    write_file(file, _with(old, line, file).encode())


def _with(text: str, line: str, file: Path) -> str:
    """Return the text of a file of settings with one more line; all else stays."""
    end = "\r\n" if "\r\n" in text else "\n"
    if file.name == FILE:  # keys of no table stand before all tables
        mark = _MARK if text.startswith(_MARK) else ""
        return f"{mark}{line}{end}{text.removeprefix(_MARK)}"
    head = _HEAD.search(text)
    if head is None:
        raise SettingsError(fault(say, "C003", file=str(file), named=file.name, line_to_add=line))
    above = text[: head.end()]
    above += "" if above.endswith("\n") else end
    return f"{above}{line}{end}{text[head.end() :]}"
