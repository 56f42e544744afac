"""A new plan, by hand or drafted from a document, where `list` shows it at once."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from policymodel.drafting.many import Outcome, drafted_file
from policymodel.export.files import fault as not_written
from policymodel.export.files import make_folder, write_file
from policymodel.findings import DocumentError, DraftError, RegistryError, fault
from policymodel.founding.ids import check_id
from policymodel.founding.package import distribution, with_package
from policymodel.founding.place import Home, home, name_plans
from policymodel.reading import read_plan
from policymodel.registry import PLAN_FILE, PREFIX, Entry, Folder, installed_plans, plan_entries
from policymodel.text import Lang, Texts

say = Texts(__file__)


@frozen(kw_only=True)
class NewPlan:
    """A plan's folder that was made.

    Attributes:
        id: the plan's id.
        folder: its folder, or that of its distribution.
        files: the paths of its files, in their order.
        drafted: what the document gave; None for a plan to be filled in by hand.
        settings: the file of settings into which the folder of plans was written, if it was.
    """

    id: str
    folder: Path
    files: tuple[Path, ...]
    drafted: Outcome | None = None
    settings: Path | None = None


def new_plan(
    id: str,  # noqa: A002
    document: str | os.PathLike[str] | None = None,
    *,
    package: bool = False,
    plugins_dir: Folder = None,
    lang: Lang = "zh",
) -> NewPlan:
    """Make the folder of a new plan where the user's plans live, so that `load` and `list` know it.

    Where neither an argument, the environment nor settings say where that is, a folder ``plans``
    is made in the working directory, and a ``policymodel.toml`` that says so.

    Args:
        id: the plan's id: lower-case letters and digits, a letter first.
        document: the file from which it is drafted, of any format that is read; its text is kept
            beside the plan. Without one, the plan file says what to fill in.
        package: whether to make a distribution with tests instead, in the working directory.
        plugins_dir: see `policymodel.registry.Folder`.
        lang: the language of what a plan file to be filled in explains.

    Raises:
        RegistryError: P014 it is no id, P015 it is taken, P016 settings of others, P017 there is
            such a folder.
        DocumentError: the document cannot be read.
        DraftError: it is no plan.
        ExportError: a file cannot be written.
        SettingsError: the project's settings say what cannot be, or cannot be added to.
    """
    where = home(plugins_dir)
    check_id(id, _entries(where.folder), document, package=package, plugins_dir=plugins_dir)
    folder = Path(distribution(id)) if package else where.folder / id
    for taken in (folder, where.folder / f"{PREFIX}{id}"):
        if taken.exists():
            raise RegistryError(fault(say, "P017", folder=taken))
    drafted = None if document is None else _drafted(Path(document), id)
    files = _skeleton(id, lang) if drafted is None else drafted.files
    if package:
        plan = read_plan(files[PLAN_FILE].decode())
        files, where = with_package(plan, files, lang), Home(where.folder)
    make_folder(folder.parent)
    written = _write(folder, files, where)
    return NewPlan(id=id, folder=folder, files=written, drafted=drafted, settings=where.settings)


def _entries(folder: Path) -> tuple[Entry, ...]:
    """Return the plans that there are, where the folder of the user's own may not be there yet."""
    return plan_entries(folder) if folder.exists() else installed_plans()


def _drafted(document: Path, id: str) -> Outcome:  # noqa: A002
    """Return what a document gives, with its text beside it."""
    made = drafted_file(document, id, whole=True)
    if made.failed is not None:
        is_draft = made.failed.code.startswith("N")
        raise (DraftError if is_draft else DocumentError)(made.failed)
    return made


def _skeleton(id: str, lang: Lang) -> dict[str, bytes]:  # noqa: A002
    text = Path(__file__).with_name(f"skeleton.{lang}.yaml").read_text(encoding="utf-8")
    return {PLAN_FILE: text.replace("@ID@", id).encode()}


def _write(folder: Path, files: Mapping[str, bytes], where: Home) -> tuple[Path, ...]:
    """Write the files of a folder that is not there, and what settings say of it; all or nothing.

    The plan file comes last: a folder with one is a plan, and a whole one.
    """
    try:
        folder.mkdir()
    except FileExistsError:
        raise RegistryError(fault(say, "P017", folder=folder)) from None
    except OSError as error:
        raise not_written(folder, error) from None
    try:
        for name in sorted(files, key=lambda each: each.endswith(PLAN_FILE)):
            make_folder((folder / name).parent)
            write_file(folder / name, files[name])
        name_plans(where)
    except BaseException:  # an interrupt, too, leaves nothing half made
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return tuple(folder / name for name in files)
