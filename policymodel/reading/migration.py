"""A plan file of an older format, lifted to this version's with nothing else touched."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from policymodel.findings import PlanFileError, fault
from policymodel.model import Plan
from policymodel.model.fields import shapes
from policymodel.model.places import Path
from policymodel.reading.editor import Editor
from policymodel.reading.formats import FORMAT, RENAMED, format_of
from policymodel.text import Texts

say = Texts(__file__)


class Migrated(NamedTuple):
    """The text of a plan file in this version's format.

    Attributes:
        was: the format it had.
        renamed: how often each key was renamed, by its old and new name; None where the file
            has this version's format already.
    """

    text: str
    was: int
    renamed: Counter[tuple[str, str]] | None


def migrate(text: str, *, file: str | None = None) -> Migrated:
    """Return a plan file's text, without byte order mark, in this version's format.

    Raises:
        PlanFileError: faults of form; F104, a newer format or none that there is; F106, an
            edit that would touch other text; F107, it is no plan file.

    >>> migrate("id: a\\ndocument: {title: b}\\nsilences: []\\n").text
    'format: 2\\nid: a\\ndocument: {title: b}\\nsuppressions: []\\n'
    """
    editor = Editor(text, file=file)
    tree = editor.tree
    if not isinstance(tree, dict) or not {"id", "document"} <= tree.keys():
        raise PlanFileError(fault(say, "F107", file=file))
    number, error = format_of(tree)
    if number >= FORMAT:
        if error is not None:
            raise PlanFileError(error.finding("F104", file=file))
        return Migrated(text, number, None)
    renamed: Counter[tuple[str, str]] = Counter()
    for path, new in _renames(Plan, tree, ()):
        editor.rename(path, new)
        renamed[str(path[-1]), new] += 1
    if "format" in tree:
        editor.replace(("format",), FORMAT)
    else:
        editor.insert((), "format", FORMAT)
    return Migrated(editor.text(), number, renamed)


def _renames(cls: type, tree: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the path of each key that has another name now, with that name."""
    if isinstance(tree, list):
        for number, item in enumerate(tree):
            yield from _renames(cls, item, (*path, number))
    elif isinstance(tree, dict):
        for key, value in tree.items():
            new = RENAMED.get(cls, {}).get(key)
            if new:
                yield (*path, key), new
            made = shapes(cls).get(new or key)
            if made and attrs.has(made.kind):
                yield from _renames(made.kind, value, (*path, key))
