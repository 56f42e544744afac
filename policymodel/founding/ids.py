"""What a new plan may be called, and what is proposed where it may not."""

import os
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import PurePath

from policymodel.export.files import safe_name
from policymodel.findings import Finding, PolicyModelError, RegistryError, fault
from policymodel.model.scalars import ID_FORM
from policymodel.registry import Entry
from policymodel.shell import quoted
from policymodel.text import Texts

say = Texts(__file__)

_ID = re.compile(ID_FORM.pattern)
_CODE = re.compile("[0-9]{6}")
_BETWEEN = re.compile("[^a-z0-9]+")
_PACKAGE = re.compile("[a-z][a-z0-9_]*")
_EXAMPLE = "yunze"


def check_id(
    word: str,
    entries: Sequence[Entry],
    document: str | os.PathLike[str] | None,
    *,
    package: bool,
    plugins_dir: str | os.PathLike[str] | None = None,
) -> None:
    """Refuse what no new plan can be called.

    Args:
        word: the id that is wanted.
        entries: the plans that there are.
        document: what the plan is to be drafted from: its name may hold a fit id.
        package: whether the id is to be part of the name of a package of Python.
        plugins_dir: the folder that was named, which the commands proposed name, too.

    Raises:
        RegistryError: P014 it is no id, P015 it is taken; each with the command to type instead.
    """
    taken = {each.name for each in entries}
    more = f" --plugins-dir {quoted(os.fspath(plugins_dir))}" if plugins_dir else ""
    options = _options(document, package=package) + more
    if not _ID.fullmatch(word) or safe_name(word) != word:
        raise RegistryError(_no_id(word, entries, document, options))
    if package and not _PACKAGE.fullmatch(word):
        shown = f"policymodel new {_BETWEEN.sub('_', word)}{options}"
        raise RegistryError(fault(say, "P014.package", id=word, command=shown))
    if word in taken:
        holder = next(str(each) for each in entries if each.name == word)
        shown = f"policymodel new {_free(word, taken)}{options}"
        typed = f"{word}{more}"
        found = fault(say, "P015", id=word, holder=holder, command=shown, typed=typed)
        raise RegistryError(found)


def _no_id(
    word: str, entries: Sequence[Entry], document: str | os.PathLike[str] | None, options: str
) -> Finding:
    proposed = proposal(word, entries, document)
    shown = f"policymodel new {proposed or _EXAMPLE}{options}"
    if proposed is None:
        return fault(say, "P014.spell", word=word, command=shown)
    return fault(say, "P014", word=word, command=shown)


def proposal(
    word: str, entries: Sequence[Entry], document: str | os.PathLike[str] | None = None
) -> str | None:
    """Return an id for a plan that was to be called `word`, or None where none can be told.

    Nothing is guessed of how a Chinese name is read: a proposal is what letters and digits were
    given, here or in the name of the document, or the id of another plan of the same place.

    >>> proposal("Yun Ze", ()), proposal("130800", ()), proposal("云泽市", ())
    ('yun-ze', 'c130800', None)
    >>> proposal("云泽市", (), "yunze-2030.docx")
    'yunze-2030'
    """
    taken = {each.name for each in entries}
    stem = "" if document is None else PurePath(document).stem
    for given in (word, _of_place(word, entries), stem):
        if given and (made := _as_id(given)):
            return _free(made, taken)
    return None


def _as_id(given: str) -> str | None:
    if _CODE.fullmatch(given):
        return f"c{given}"  # a code of GB/T 2260; an id begins with a letter
    if not given.isascii():
        return None
    bare = _BETWEEN.sub("-", given.lower()).strip("-")
    return bare if _ID.fullmatch(bare) and safe_name(bare) == bare else None


def _of_place(word: str, entries: Sequence[Entry]) -> str | None:
    """Return the id of a plan of the place `word`, which may lack its last character (市, 区)."""
    if word.isascii() or len(word) < 2:
        return None
    for entry in entries:
        with suppress(PolicyModelError):
            name = entry.load().jurisdiction.name
            if name.endswith(word) or name[:-1].endswith(word):
                return entry.name
    return None


def _free(wanted: str, taken: Collection[str]) -> str:
    if wanted not in taken:
        return wanted
    number = next(n for n in range(2, len(taken) + 3) if f"{wanted}_{n}" not in taken)
    return f"{wanted}_{number}"


def _options(document: str | os.PathLike[str] | None, *, package: bool) -> str:
    """Return the options of a proposed command, each behind a blank."""
    of_file = f" --from {quoted(os.fspath(document))}" if document is not None else ""
    return of_file + (" --package" if package else "")
