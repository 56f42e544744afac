"""The file of settings of the project one works in: which it is, whose, and what it says.

Also where the project's own plans lie (`plugins_dir`), which listing asks for: so nothing heavy
is imported before there is something to say.
"""

import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from policymodel.osfaults import why
from policymodel.text import Text, Texts

if TYPE_CHECKING:
    from policymodel.findings import SettingsError

say = Texts(__file__)

FILE = "policymodel.toml"
SHARED = "pyproject.toml"
TABLE = "policymodel"  # [tool.policymodel]
PLANS_KEY = "plugins_dir"
_SAYS_TABLE = re.compile(rb"^\s*\[\s*tool\s*\.\s*[\"']?policymodel\b", re.MULTILINE)
_LARGEST = 1_000_000  # bytes
_ROOT = 0


class Project(NamedTuple):
    """The settings of a project.

    Attributes:
        file: the file that states them.
        table: what it states.
    """

    file: Path
    table: dict[str, Any]


def candidates() -> Iterator[Path]:
    """Yield the files that may state settings for the project, in the order in which they count.

    The project is the first folder, from the working directory upwards, that has a
    ``policymodel.toml``, a ``pyproject.toml`` or ``.git``; nothing above it counts.
    """
    here = Path.cwd()
    for folder in chain((here,), here.parents):
        own, shared = folder / FILE, folder / SHARED
        found = [file for file in (own, shared) if file.is_file()]
        yield from found
        if found or own.exists() or shared.exists() or (folder / ".git").exists():
            return


def is_trusted(file: Path) -> bool:
    """Whether `file` is the user's own or root's, not what others left in a shared folder."""
    owner = file.stat().st_uid
    return not hasattr(os, "getuid") or os.getuid() == _ROOT or owner in (_ROOT, os.getuid())


def stated(file: Path) -> Project | None:
    """Return the settings that `file` states; None where it is about other programs alone.

    Raises:
        SettingsError: C001 it cannot be read (a warning where it is not about this program),
            C003 its table is none.
    """
    if file.name == FILE:
        return Project(file, _read(file))
    tools = _read(file).get("tool", {})
    if not isinstance(tools, dict) or TABLE not in tools:
        return None
    if not isinstance(tools[TABLE], dict):
        raise _wrong("C003", file, path=f"tool.{TABLE}")
    return Project(file, tools[TABLE])


def own_plans() -> Path | None:
    """Return the folder in which the project's own plans lie, if its settings name one.

    Raises:
        SettingsError: C001, C003 the file that names it says what cannot be.
    """
    for file in candidates():
        if not is_trusted(file):
            continue
        # Other settings, and other programs' files, are read by who asks for them.
        project = stated(file) if _names_plans(file) else None
        if project is not None or file.name == FILE:
            return None if project is None else plans_of(project)
    return None


def plans_of(project: Project) -> Path | None:
    """Return the folder that `project` names for its own plans, or None."""
    given = project.table.get(PLANS_KEY)
    if given is None:
        return None
    if not isinstance(given, str) or not given.strip():
        raise _wrong("C003.plans", project.file, path=PLANS_KEY, found=repr(given))
    return in_short(project.file.parent / given)


def in_short(folder: Path) -> Path:
    """Return a folder as its user would write it: from where he works, if it lies below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _names_plans(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            # Room for more than there is takes longer to make than the file to read.
            data = stream.read(min(os.fstat(stream.fileno()).st_size, _LARGEST))
    except OSError:
        return False
    return PLANS_KEY.encode() in data and (file.name == FILE or bool(_SAYS_TABLE.search(data)))


def _read(path: Path) -> dict[str, Any]:
    """Return what a TOML file says, or raise C001: a warning where it is not about this program."""
    import tomllib
    from decimal import Decimal

    data = b""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError(f"more than {_LARGEST} bytes")
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        what: object = why(error)
    except (ValueError, RecursionError) as error:  # no TOML, or no UTF-8
        what = _no_toml(str(error))
    if path.name != FILE and not _SAYS_TABLE.search(data):
        raise _theirs(path, what)
    raise _wrong("C001", path, what=what)


def _no_toml(said: str) -> Text:
    """Return what the reader of TOML, or of UTF-8, says is wrong with a text."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", said)
    if place:
        return Text(say("no_toml.at", line=place[1], column=place[2]).zh, said)
    return Text(say("no_toml.end" if "at end of document" in said else "no_toml.other").zh, said)


def _wrong(key: str, file: Path, *, path: str = "", **words: object) -> "SettingsError":
    from policymodel.findings import Finding, SettingsError

    message, hint = say(f"{key}.message", **words), say(f"{key}.hint")
    found = Finding(
        code=key[:4], severity="error", message=message, hint=hint, path=path, file=str(file)
    )
    return SettingsError(found)


def _theirs(file: Path, what: object) -> "SettingsError":
    import attrs

    from policymodel.findings import SettingsError

    (found,) = _wrong("C001", file, what=what).findings
    return SettingsError(attrs.evolve(found, severity="warning", hint=say("C001.theirs")))
