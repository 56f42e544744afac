"""Installed plans and exporters; a folder or a file works too.

Plans announce themselves by an entry point in the group `policymodel.plans`, exporters in
`policymodel.exporters`. Listing reads metadata alone, and loading a plan the ``plan.yaml`` in its
package: no plugin's code is imported. One broken plugin never is the end of the others.
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from policymodel import osfaults
from policymodel.registry import faults
from policymodel.registry.faults import say
from policymodel.registry.metadata import folders_of, installed
from policymodel.registry.projectfile import own_plans
from policymodel.text import listed_names

# Plans and findings bring attrs: a list of plans with nothing to find does without.
if TYPE_CHECKING:
    from policymodel.findings import Finding, RegistryError
    from policymodel.model import Plan
    from policymodel.reading.planfile import PlanFile

PLANS = "policymodel.plans"
EXPORTERS = "policymodel.exporters"
PLAN_FILE = "plan.yaml"
QUESTIONS_FILE = "questions.yaml"
"""What a draft leaves open lies beside its plan file, and is none itself."""
RULES_FILE = "progress.yaml"
"""What the rules of judging are called that lie beside a plan file."""
PLUGINS_DIR = "POLICYMODEL_PLUGINS_DIR"
PREFIX = "policymodel_"
"""How the folders of plans that are packages begin."""
_ENDINGS = (".yaml", ".yml", ".json")
_SHOWN = 3  # documents of a folder that are named

Folder = str | os.PathLike[str] | None
"""A folder of plan folders that are not installed. None: what POLICYMODEL_PLUGINS_DIR says, or
else ``plugins_dir`` in the settings of the project one works in (`projectfile.candidates`)."""


class Entry(NamedTuple):
    """A plan or an exporter that can be asked for.

    Attributes:
        name: the name under which it is asked for; of a file by its path, the path.
        value: what the entry point names, or the folder, or the path.
        origin: the distribution with its version, or the folder; empty for a file by its path.
    """

    name: str
    value: str
    origin: str

    def __str__(self) -> str:
        return f"{self.name} ({self.origin})" if self.origin else self.name

    def file(self) -> Path:
        """Return the path of the plan file, without importing its package.

        Raises:
            RegistryError: the package is not there or has no ``plan.yaml``.
        """
        folder = Path(self.value)
        if not self.origin:
            return folder
        if not folder.is_absolute():
            head, *rest = self.value.partition(":")[0].split(".")
            places = folders_of(head)
            if not places:
                raise faults.error("P003", plugin=self, why=say("no_package", package=self.value))
            folder = Path(places[0], *rest)
        if not (folder / PLAN_FILE).is_file():
            raise faults.error("P003", plugin=self, why=say("no_plan", folder=folder))
        return folder / PLAN_FILE

    def read(self) -> "PlanFile":
        """Return the plan with the lines of its file.

        Raises:
            RegistryError: a plugin without a plan file, or with a plan of another name.
            PlanFileError: the plan file cannot be read as a plan.
        """
        from policymodel.reading.planfile import load_plan_file

        read = load_plan_file(self.file())
        if self.origin and read.plan.id != self.name:
            raise faults.error("P004", plugin=self, called=read.plan.id, file=self.file())
        return read

    def load(self) -> "Plan":
        """Return the plan; it raises what `read` raises."""
        return self.read().plan


def plan_entries(plugins_dir: Folder = None) -> tuple[Entry, ...]:
    """Return every plan that is installed or lies in the plugins folder, sorted by name.

    Raises:
        RegistryError: the plugins folder is not a folder of plan folders.
    """
    lying = [
        Entry(folder.name.removeprefix(PREFIX), str(folder.resolve()), str(folder.parent))
        for folder in _folders(plugins_dir)
        if (folder / PLAN_FILE).is_file()
    ]
    return _sorted([*installed_plans(), *lying])


def installed_plans() -> tuple[Entry, ...]:
    """Return every plan that is installed, sorted by name."""
    return _sorted(Entry(*each) for each in installed(PLANS)[0])


def exporter_entries() -> tuple[Entry, ...]:
    """Return every installed exporter, the built-in ones included, sorted by name."""
    return _sorted(Entry(*each) for each in installed(EXPORTERS)[0])


def duplicates(entries: Iterable[Entry]) -> "tuple[Finding, ...]":
    """Return a finding for each name that two plugins claim; `entries` are sorted by name."""
    named = ((name, [*same]) for name, same in groupby(entries, key=attrgetter("name")))
    twice = ((name, same) for name, same in named if len(same) > 1)
    return tuple(faults.fault("P002", name=name, claims=_claims(same)) for name, same in twice)


def unlisted(plugins_dir: Folder = None) -> "tuple[Finding, ...]":
    """Return a warning for all that looks like a plugin and could not be listed."""
    broken = installed(PLANS)[1]
    lost = [folder for folder in _folders(plugins_dir) if _looks_like_a_plan(folder)]
    return (
        *(faults.fault("P009", distribution=name, what=what) for name, what in broken),
        *(faults.fault("P010", folder=each, found=_plan_like(each) or "—") for each in lost),
    )


def load(plan: str | os.PathLike[str], *, plugins_dir: Folder = None) -> "Plan":
    """Return the plan that is meant by a name or a path, as the command line takes them.

    Args:
        plan: the name of an installed plan (``"chengde"``), or of the place it is for
            (``"承德"``, ``"承德市"``); or the path of a plan file, or of a folder that holds
            a ``plan.yaml`` or no other plan file than one.
        plugins_dir: see `Folder`.

    Raises:
        RegistryError: no such plan, a name that is taken twice, a plugin without a plan file.
        PlanFileError: the plan file cannot be read as a plan.
    """
    return find_plan(plan, plugins_dir=plugins_dir).load()


def load_all(plugins_dir: Folder = None) -> "tuple[Plan, ...]":
    """Return every plan that is installed or lies in the plugins folder, sorted by name.

    Raises:
        RegistryError: a name that is taken twice, a plugin without a plan file.
        PlanFileError: a plan file that cannot be read as a plan.
    """
    entries = plan_entries(plugins_dir)
    if twice := duplicates(entries):
        from policymodel.findings import RegistryError

        raise RegistryError(*twice)
    return tuple(entry.load() for entry in entries)


def find_plan(plan: str | os.PathLike[str], *, plugins_dir: Folder = None) -> Entry:
    """Return the one plan that is meant; see `load`.

    Raises:
        RegistryError: no plan is meant (with a did-you-mean), or several.
    """
    found = find_plans(plan, plugins_dir=plugins_dir)
    if len(found) == 1:
        return found[0]
    folder = Path(plan)
    if (folder / PLAN_FILE).is_file():
        return _below(folder / PLAN_FILE)[0]
    raise faults.error("P001", why=say("several", folder=folder, count=len(found)))


def find_plans(plan: str | os.PathLike[str], *, plugins_dir: Folder = None) -> list[Entry]:
    """Return the plans that are meant: one, or of a folder all plan files below it.

    Raises:
        RegistryError: no plan is meant (with a did-you-mean), or a name is taken twice.
    """
    if not isinstance(plan, str | os.PathLike) or not os.fspath(plan).strip():
        shown = repr(plan) if isinstance(plan, str) else type(plan).__name__
        raise faults.error("P001", why=say("no_word", shown=shown))
    if not isinstance(plan, str):
        return _below(Path(plan))
    entries = plan_entries(plugins_dir)
    same = [entry for entry in entries if entry.name == plan]
    is_path = any(mark in plan for mark in ("/", os.sep)) or plan.endswith(_ENDINGS)
    if not same and (is_path or os.path.exists(plan) or _is_document(plan)):
        return _below(Path(plan))
    if same:
        return [_only(plan, same, entries, "plan")]
    places = _places(plan, entries)
    same = [entry for entry, name in places if name.endswith(plan) or name[:-1].endswith(plan)]
    more = () if same else unlisted(plugins_dir)
    return [_only(plan, same, entries, "plan", more, [name for _, name in places])]


def plan_named(name: str, *, plugins_dir: Folder = None) -> Entry | None:
    """Return the plan that is installed under `name`, if there is one.

    Raises:
        RegistryError: the name is taken twice.
    """
    entries = plan_entries(plugins_dir)
    same = [entry for entry in entries if entry.name == name]
    return _only(name, same, entries, "plan") if same else None


def find_exporter(name: str) -> Entry:
    """Return the exporter called `name`; RegistryError if none or two have that name."""
    entries = exporter_entries()
    return _only(name, [entry for entry in entries if entry.name == name], entries, "exporter")


def plans_folder(plugins_dir: Folder = None) -> Path | None:
    """Return the folder of plans that are not installed, as `Folder` says; None if there is none.

    Raises:
        SettingsError: the project's settings name it and say what cannot be.
    """
    given = plugins_dir or os.environ.get(PLUGINS_DIR)
    return Path(given) if given else own_plans()


def _folders(plugins_dir: Folder) -> list[Path]:
    given = plans_folder(plugins_dir)
    if given is None:
        return []
    why: object
    try:
        inside = sorted(given.iterdir())
    except OSError as error:
        why = osfaults.why(error)
    else:
        if PLAN_FILE not in (each.name for each in inside):
            return inside
        why = say("one_plan", above=given.resolve().parent)
    raise faults.error("P005", folder=given, why=why, variable=PLUGINS_DIR)


def _looks_like_a_plan(folder: Path) -> bool:
    """Whether a folder without a plan file was meant to have one."""
    is_called_so = folder.name.startswith(PREFIX) and folder.is_dir()
    return not (folder / PLAN_FILE).is_file() and (is_called_so or bool(_plan_like(folder)))


def _plan_like(folder: Path) -> str:
    return ", ".join(sorted(each.name for each in folder.glob("plan.*")))


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=attrgetter("name", "origin", "value")))


def _below(path: Path) -> list[Entry]:
    """Return a file, or all plan files below a folder; folders with a dot are left out."""
    if path.exists() and not path.is_dir():
        return [Entry(str(path), str(path), "")]
    found = []
    for place, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        others = {QUESTIONS_FILE, *([RULES_FILE] if PLAN_FILE in files else ())}
        found += [
            Path(place, name)
            for name in files
            if name.endswith(_ENDINGS[:2]) and name not in others
        ]
    if found:
        return [Entry(str(each), str(each), "") for each in sorted(found)]
    raise _nothing_at(path)


def _nothing_at(path: Path) -> "RegistryError":
    """Return the error that no plan file lies at `path`, and what may be done with what does."""
    from policymodel.shell import quoted

    if not path.is_dir():
        return faults.error("P001", why=say("no_path", path=path))
    if (path / QUESTIONS_FILE).is_file():
        why, hint = say("only_questions", path=path), say("only_questions_hint")
        return faults.error("P001", why=why, hint=hint)
    found = [each.name for each in sorted(path.iterdir()) if _is_document(each.name)]
    hint = say("drafted_first", names=listed_names(found[:_SHOWN]), folder=quoted(path))
    return faults.error("P001", why=say("no_yaml", path=path), hint=hint if found else None)


def _is_document(name: str) -> bool:
    from policymodel.intake.kinds import ENDINGS, ending_of

    return ending_of(name) in ENDINGS


def _places(word: str, entries: tuple[Entry, ...]) -> list[tuple[Entry, str]]:
    """Return the plans with the names of their places, where `word` may be one.

    It may stand with or without its last character (市, 区).
    """
    if word.isascii() or len(word) == 1:
        return []  # no name of a place: only the look at it opens the plans
    from policymodel.findings import PolicyModelError

    found = []
    for entry in entries:
        with suppress(PolicyModelError):
            found.append((entry, entry.load().jurisdiction.name))
    return found


def _only(
    name: str,
    same: list[Entry],
    entries: tuple[Entry, ...],
    kind: Literal["plan", "exporter"],
    more: "tuple[Finding, ...]" = (),
    places: Sequence[str] = (),
) -> Entry:
    if len(same) == 1:
        return same[0]
    if same:
        raise faults.error("P002", name=name, claims=_claims(same))
    raise faults.unknown(name, (entry.name for entry in entries), kind, *more, places=places)


def _claims(same: list[Entry]) -> str:
    return " / ".join(f"{each.value} ({each.origin})" for each in same)
