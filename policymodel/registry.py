"""Installed plans and exporters; a folder or a file works too.

Plans announce themselves by an entry point in the group `policymodel.plans`, exporters in
`policymodel.exporters`. Listing reads metadata alone: no plugin's code is imported, no plan
file opened. Nor does loading a plan import its package: the plan is the file ``plan.yaml``
in it. One broken plugin is a finding, never the end of the others.

One thing runs a plan's package: `plan_rules`, asked before a plan is checked, and only where
the package says ``checks``.
"""

import importlib.metadata
import importlib.util
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policymodel.text import did_you_mean

if TYPE_CHECKING:
    from policymodel.checks import Rule
    from policymodel.export.exporter import Exporter
    from policymodel.findings import Finding, RegistryError
    from policymodel.model import Plan
    from policymodel.reading import PlanFile

PLANS = "policymodel.plans"
EXPORTERS = "policymodel.exporters"
PLAN_FILE = "plan.yaml"
PLUGINS_DIR = "POLICYMODEL_PLUGINS_DIR"
_PREFIX = "policymodel_"


class Entry(NamedTuple):
    """A plan or an exporter that announced itself.

    Attributes:
        name: the name under which it is asked for.
        value: what the entry point names, or the folder.
        origin: the distribution with its version, or the folder it was found in.
    """

    name: str
    value: str
    origin: str


def plan_entries(plugins_dir: str | os.PathLike[str] | None = None) -> tuple[Entry, ...]:
    """Return every plan that is installed or lies in the plugins folder, sorted by name.

    Args:
        plugins_dir: a folder of plan folders that are not installed; the environment variable
            POLICYMODEL_PLUGINS_DIR where none is given.

    Raises:
        RegistryError: the plugins folder is not a folder.
    """
    return _sorted([*_installed(PLANS), *_in_folder(plugins_dir)])


def exporter_entries() -> tuple[Entry, ...]:
    """Return every installed exporter, the built-in ones included, sorted by name."""
    return _sorted(_installed(EXPORTERS))


def duplicates(entries: Iterable[Entry]) -> "tuple[Finding, ...]":
    """Return a finding for each name that two plugins claim; it names both."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(entry.name, []).append(entry)
    return tuple(_twice(name, same) for name, same in by_name.items() if len(same) > 1)


def load(name: str, *, plugins_dir: str | os.PathLike[str] | None = None) -> "Plan":
    """Return an installed plan by its name, or the plan in a file or folder by its path.

    Args:
        name: an installed plan's name, e.g. ``"chengde"``; or the path of a plan file, or of
            a folder that holds a ``plan.yaml``.
        plugins_dir: a folder of plan folders that are not installed.

    Raises:
        RegistryError: no such plan, a name that is taken twice, a plugin without a plan file.
        PlanFileError: the plan file cannot be read as a plan.
    """
    if looks_like_path(name):
        from policymodel.reading import load_plan  # listing plans needs no reader

        path = Path(name)
        return load_plan(path / PLAN_FILE if path.is_dir() else path)
    return load_entry(find_plan(name, plugins_dir=plugins_dir))


def load_entry(entry: Entry) -> "Plan":
    """Return the plan of an entry that `plan_entries` or `find_plan` gave.

    Raises:
        RegistryError: a plugin without a plan file, or with a plan of another name.
        PlanFileError: the plan file cannot be read as a plan.
    """
    return read_entry(entry).plan


def read_entry(entry: Entry) -> "PlanFile":
    """Return the plan of an entry with the lines of its file.

    Raises:
        RegistryError: as `load_entry`.
        PlanFileError: as `load_entry`.
    """
    from policymodel.reading import load_plan_file

    read = load_plan_file(plan_file(entry))
    plan = read.plan
    if plan.id != entry.name:
        raise _error(
            "P004",
            (
                f"插件 {entry.name}({entry.origin})的计划自称 {plan.id!r}",
                f"the plugin {entry.name} ({entry.origin}) brings a plan that calls itself "
                f"{plan.id!r}",
            ),
            (
                "plan.yaml 中的 id 必须与入口点或文件夹名称一致",
                "the id in plan.yaml must be the name of the entry point or folder",
            ),
            file=str(plan_file(entry)),
        )
    return read


def looks_like_path(name: str) -> bool:
    """Whether `name` is meant as a path: it has a separator, an ending, or exists here."""
    separators = {os.sep, os.altsep, "/"} - {None}
    return any(mark in name for mark in separators if mark) or name.endswith(
        (".yaml", ".yml", ".json")
    )


def find_plan(name: str, *, plugins_dir: str | os.PathLike[str] | None = None) -> Entry:
    """Return the entry of the plan called `name`.

    Raises:
        RegistryError: no plan has that name (with a did-you-mean), or two have it.
    """
    return _find(name, plan_entries(plugins_dir), ("计划", "plan"))


def plan_file(entry: Entry) -> Path:
    """Return the path of a plan's file, without importing its package.

    Raises:
        RegistryError: the package is not there or has no ``plan.yaml``.
    """
    folder = Path(entry.value)
    if not folder.is_absolute():
        head, *rest = entry.value.partition(":")[0].split(".")
        try:
            # A top-level package is found without running it; its parts are folders.
            spec = importlib.util.find_spec(head)
        except (ImportError, ValueError):
            spec = None
        places = list(spec.submodule_search_locations or ()) if spec else []
        if not places:
            raise _broken(entry, f"找不到包 {entry.value}", f"the package {entry.value} is missing")
        folder = Path(places[0], *rest)
    if not (folder / PLAN_FILE).is_file():
        raise _broken(entry, f"包中没有 {PLAN_FILE}", f"there is no {PLAN_FILE} in its package")
    return folder / PLAN_FILE


class OwnRules(NamedTuple):
    """The rules that a plan's package brings for its own plan.

    Attributes:
        rules: the rules; give them to `policymodel.check` as ``extra``.
        faults: what is wrong with the package, rather than with the plan.
    """

    rules: "tuple[Rule, ...]"
    faults: "tuple[Finding, ...]"


def plan_rules(plan: str | Entry, *, plugins_dir: str | os.PathLike[str] | None = None) -> OwnRules:
    """Return the rules that the package of an installed plan brings as ``checks``.

    The package is run anew at each call and under a name that nobody else can import, so that
    neither two packages of one name nor two runs can meet. A package whose ``__init__.py``
    does not say ``checks`` is not run at all.

    Args:
        plan: the plan's name, or its entry.
        plugins_dir: a folder of plan folders that are not installed.

    Raises:
        RegistryError: there is no such plan, or its plugin has no plan file.
    """
    entry = plan if isinstance(plan, Entry) else find_plan(plan, plugins_dir=plugins_dir)
    from policymodel.plugincode import brought_rules

    rules, faults = brought_rules(plan_file(entry).parent, f"{entry.name} ({entry.origin})")
    return OwnRules(rules, faults)


def load_exporter(name: str) -> "Exporter":
    """Return the exporter called `name`; only its own module is imported.

    Raises:
        RegistryError: no exporter has that name, two have it, or its module is broken.
    """
    from policymodel.export.exporter import Exporter

    entry = _find(name, exporter_entries(), ("导出器", "exporter"))
    point = importlib.metadata.EntryPoint(name=entry.name, value=entry.value, group=EXPORTERS)
    try:
        made = point.load()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may even call sys.exit
        what = f"{type(error).__name__}: {error}"
        raise _broken(entry, f"导入时出错：{what}", f"its import fails: {what}") from error
    if not isinstance(made, Exporter):
        raise _broken(
            entry, f"{entry.value} 不是 Exporter", f"{entry.value} is no policymodel Exporter"
        )
    return made


def _installed(group: str) -> list[Entry]:
    entries = {}
    origins: dict[int, str] = {}  # by distribution: its metadata is parsed at every look
    for point in importlib.metadata.entry_points(group=group):
        made = point.dist
        if id(made) not in origins:
            origins[id(made)] = _origin(made)
        origin = origins[id(made)]
        # One distribution can stand on the path twice (editable, and its metadata beside it).
        entries[point.name, point.value, origin] = Entry(
            name=point.name, value=point.value, origin=origin
        )
    return list(entries.values())


def _origin(made: importlib.metadata.Distribution | None) -> str:
    """Return the name and version of a distribution, as far as its metadata says them."""
    found = {"Name": "?", "Version": "?"}
    try:
        # The head of the metadata, read by hand: the parser of mail takes longer to import
        # than the whole listing takes.
        text = made.read_text("METADATA") if made is not None else None
    except (OSError, UnicodeDecodeError):
        text = None
    for line in (text or "").splitlines():
        if not line:
            break
        key, _, value = line.partition(":")
        if key in found:
            found[key] = value.strip()
    return " ".join(found.values())


def _in_folder(plugins_dir: str | os.PathLike[str] | None) -> list[Entry]:
    given = plugins_dir or os.environ.get(PLUGINS_DIR)
    if not given:
        return []
    folder = Path(given)
    try:
        inside = sorted(child for child in folder.iterdir() if (child / PLAN_FILE).is_file())
    except OSError as error:
        raise _error(
            "P005",
            (
                f"插件文件夹 {folder} 无法读取：{error.strerror}",
                f"cannot read the plugins folder {folder}: {error.strerror}",
            ),
            (
                f"请检查 --plugins-dir 或环境变量 {PLUGINS_DIR}",
                f"check --plugins-dir or the environment variable {PLUGINS_DIR}",
            ),
        ) from None
    return [
        Entry(
            name=child.name.removeprefix(_PREFIX),
            value=str(child.resolve()),
            origin=str(folder),
        )
        for child in inside
    ]


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.name, entry.origin, entry.value)))


def _find(name: str, entries: tuple[Entry, ...], what: tuple[str, str]) -> Entry:
    same = [entry for entry in entries if entry.name == name]
    if len(same) == 1:
        return same[0]
    if same:
        from policymodel.findings import RegistryError

        raise RegistryError(_twice(name, same))
    zh, en = what
    known = sorted({entry.name for entry in entries})
    listed = ", ".join(known) or "—"
    meant = did_you_mean(name, known)
    hint = (meant.zh, meant.en) if meant else (f"可用的{zh}：{listed}", f"known {en}s: {listed}")
    raise _error("P001", (f"没有名为 {name!r} 的{zh}", f"there is no {en} {name!r}"), hint)


def _twice(name: str, same: list[Entry]) -> "Finding":
    claims = " / ".join(f"{entry.value} ({entry.origin})" for entry in same)
    return _finding(
        "P002",
        (
            f"名称 {name!r} 被多个插件占用：{claims}",
            f"the name {name!r} is claimed twice: {claims}",
        ),
        ("请卸载或改名其中之一", "uninstall or rename one of them"),
    )


def _broken(entry: Entry, zh: str, en: str) -> "RegistryError":
    return _error(
        "P003",
        (
            f"插件 {entry.name}({entry.origin})无法使用：{zh}",
            f"the plugin {entry.name} ({entry.origin}) cannot be used: {en}",
        ),
        ("运行 policymodel doctor 查看详情", "run policymodel doctor to learn more"),
    )


def _error(
    code: str, message: tuple[str, str], hint: tuple[str, str], *, file: str | None = None
) -> "RegistryError":
    from policymodel.findings import RegistryError

    return RegistryError(_finding(code, message, hint, file=file))


def _finding(
    code: str, message: tuple[str, str], hint: tuple[str, str], *, file: str | None = None
) -> "Finding":
    # Here and not above: findings bring attrs, and a list of plans with nothing to find does
    # without both.
    from policymodel.findings import Finding, Text

    return Finding(code=code, severity="error", message=Text(*message), hint=Text(*hint), file=file)
