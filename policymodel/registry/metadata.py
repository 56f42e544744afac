"""What has announced itself by an entry point: read from metadata, no code imported."""

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint, distributions, entry_points

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


@lru_cache(maxsize=4)  # many plans ask for the same exporters
def _read_metadata(group: str, _: object) -> Installed:
    broken: list[tuple[str, str]] = []
    try:
        points = list(entry_points(group=group))
    except Exception:  # one of all that is installed cannot be read: the others can
        points = list(_one_by_one(group, broken))
    # One distribution can stand on the path twice (editable, and its metadata beside it).
    found = dict.fromkeys((each.name, each.value, _origin(each.dist)) for each in points)
    return tuple(found), tuple(broken)


def _one_by_one(group: str, broken: list[tuple[str, str]]) -> Iterator[EntryPoint]:
    seen: set[str] = set()
    for made in distributions():
        name = _origin(made)
        try:
            points = made.entry_points.select(group=group)
        except Exception as error:
            broken.append((name, f"{type(error).__name__}: {error}"))
            continue
        if name not in seen:  # the first on the path counts
            seen.add(name)
            yield from points


def _origin(made: Distribution | None) -> str:
    """Return the name and version of a distribution, as far as its metadata says them."""
    found = {"Name": "?", "Version": "?"}
    try:
        # The head of the metadata, read by hand: the parser of mail takes longer to import
        # than the whole listing takes.
        text = made.read_text("METADATA") if made is not None else None
    except (OSError, UnicodeDecodeError):
        text = None
    head = (text or "").partition("\n\n")[0]
    for line in head.splitlines():
        key, _, value = line.partition(":")
        if key in found:
            found[key] = value.strip()
    return " ".join(found.values())
