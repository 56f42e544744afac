"""What has announced itself by an entry point: read from metadata, no code imported.

The files are read by hand: importing `importlib.metadata` takes longer than the whole listing.
"""

import importlib.util
import os
import sys
from collections.abc import Iterator
from functools import lru_cache

Installed = tuple[tuple[tuple[str, str, str], ...], tuple[tuple[str, str], ...]]
"""Entry points with name, value and distribution; and distributions that cannot be read, why."""


def installed(group: str) -> Installed:
    """Return what is installed in `group`, and what cannot be read."""
    return _read_metadata(group, tuple(map(_state, sys.path)))


def _state(place: str) -> tuple[str, int, int]:
    try:
        found = os.stat(place or ".")
    except OSError:
        return place, 0, 0
    return place, found.st_ino, found.st_mtime_ns  # installing changes the folder


def folders_of(package: str) -> tuple[str, ...]:
    """Return the folders of a top-level package, found without running it; none if there is none.

    The parts of a package are folders in one of these.
    """
    return _find_folders(package, tuple(map(_state, sys.path)))


@lru_cache(maxsize=64)  # a check asks for that of its plan
def _find_folders(package: str, _: object) -> tuple[str, ...]:
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return ()
    return tuple(spec.submodule_search_locations or ()) if spec else ()


@lru_cache(maxsize=4)  # many plans ask for the same exporters
def _read_metadata(group: str, _: object) -> Installed:
    found: dict[tuple[str, str, str], None] = {}
    broken: list[tuple[str, str]] = []
    for folder in _distributions():
        try:
            for name, value in _points(_text(folder, "entry_points.txt"), group):
                found[name, value, _origin(folder)] = None
        except (OSError, ValueError) as error:
            broken.append((_origin(folder), f"{type(error).__name__}: {error}"))
    return tuple(found), tuple(broken)


def _distributions() -> Iterator[str]:
    """The folders with the metadata of what is installed; of one name the first on the path."""
    seen: set[str] = set()
    for place in sys.path:
        try:
            names = sorted(os.listdir(place or "."))
        except OSError:
            continue
        for name in names:
            stem, ending = os.path.splitext(name)
            distribution = stem.partition("-")[0].lower().replace(".", "_")
            if ending in (".dist-info", ".egg-info") and distribution not in seen:
                seen.add(distribution)
                yield os.path.join(place, name)


def _text(folder: str, name: str) -> str:
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _points(text: str, group: str) -> Iterator[tuple[str, str]]:
    """The names and values in one section of an entry_points.txt."""
    section = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            section = line.strip("[] ")
        elif not line.startswith(("#", ";")):
            name, equals, value = line.partition("=")
            if not equals:
                raise ValueError(f"expected name = value, found {line!r}")
            if section == group:
                yield name.strip(), value.strip()


def _origin(folder: str) -> str:
    """Return the name and version of a distribution, as far as its metadata says them."""
    found = {"Name": "?", "Version": "?"}
    try:
        head = (_text(folder, "METADATA") or _text(folder, "PKG-INFO")).partition("\n\n")[0]
    except (OSError, UnicodeDecodeError):
        head = ""
    for line in head.splitlines():
        key, _, value = line.partition(":")
        if key in found:
            found[key] = value.strip()
    return " ".join(found.values())
