"""How a review calls parts of a plan and their fields, where the plan file has paths and ids."""

import re
from collections.abc import Mapping, Sequence

from policymodel.model import Organization, Suppression
from policymodel.model.fields import shapes
from policymodel.model.places import Path, format_path, parse_path
from policymodel.reviewing.fields import fields_of
from policymodel.reviewing.rows import FORMS, PartRow, labels_by_id
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)
_QUOTED = re.compile('(?<=[“"])[^“”"]+(?=[”"])')
_IS_PATH = re.compile(r"[a-z_]+(?:\[[0-9]+\]|\.[a-z_]+)*")


def of_field(label: object, field: object) -> Text:
    """Return what a review calls a field of a part."""
    return say("field", label=label, field=field)


def of_place(of: object) -> Text:
    """Return what a review calls the place of a part or of a field."""
    return say("place", of=of)


class Addresses:
    """What parts of one plan are called in its review.

    Attributes:
        labels: what each id is called, and each place at which a rule is suppressed.
        places: the ids, names and paths by which suppressions know parts, by what these are
            called, without blanks.
    """

    def __init__(self, rows: Sequence[PartRow], lang: Lang) -> None:
        self._lang = lang
        self._rows = {row.path: row for row in rows}
        self.labels: Mapping[str, str] = dict(labels_by_id(tuple(rows)))
        suppressed = {row.part.at for row in rows if row.cls is Suppression and row.part.at}
        said = {at: self.said(at) for at in suppressed - self.labels.keys()}
        self.labels = {**self.labels, **{at: name for at, name in said.items() if name}}
        self.places = {"".join(row.label.split()): _address(row) for row in rows if row.path}
        self.places |= {"".join(name.split()): at for at, name in said.items() if name}

    def at(self, text: str) -> str | None:
        """Return by what a suppression knows what is called so; None where nothing is."""
        wanted = "".join(text.split())
        if (known := self.places.get(wanted)) is not None:
            return known
        for row in self._rows.values():
            if not row.path or not wanted.startswith("".join(row.label.split())):
                continue
            for key in shapes(row.cls):
                said = self._below(row, (key,))
                if said and "".join(said.split()) == wanted:
                    return format_path((*row.path, key))
        return None

    def said(self, at: str) -> str | None:
        """Return what is at a path of the plan; None where it is no path, or of nothing known."""
        if not _IS_PATH.fullmatch(at):
            return None
        path = parse_path(at)
        for length in range(len(path), 0, -1):
            if (row := self._rows.get(path[:length])) is not None:
                return self._below(row, path[length:])
        return None

    def _below(self, row: PartRow, rest: Path) -> str | None:
        if not rest:
            return row.label
        key = str(rest[0])
        base = key.removesuffix("_at")
        field = next((each for each in fields_of(row.cls) if each.path[0] == base), None)
        if len(rest) > 1 or (field is None and key != "at"):
            return None
        if key == "at":
            return of_place(row.label).get(self._lang)
        assert field is not None  # noqa: S101 - just looked for
        heading = (
            FORMS.heading(field.key, row.cls.__name__)
            if len(field.path) == 1
            else say(f"roles.{base}")
        )
        found = of_field(row.label, heading)
        return (of_place(found) if key != base else found).get(self._lang)

    def in_words(self, message: str) -> str:
        """Return a message in which ids and paths, in quotes, are called as in the review."""

        def word(found: re.Match[str]) -> str:
            return self.labels.get(found[0]) or self.said(found[0]) or found[0]

        return _QUOTED.sub(word, message)


def _address(row: PartRow) -> str:
    """Return by what a suppression knows a part."""
    if row.cls is Organization:
        return str(row.part.name)
    return str(getattr(row.part, "id", None) or format_path(row.path))
