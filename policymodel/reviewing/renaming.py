"""Organizations that a review calls otherwise: what names them elsewhere, and their old names.

A task says whom its bracket prints. A name that was misread is corrected wherever the document
prints the new one; of a name that the document does print the planner gives another form, such as
the full one: the printed form stays where it is charged, and becomes an alias.
"""

from collections.abc import Iterator
from typing import Any

from policymodel.anchoring.printed import loose_places
from policymodel.model import Organization, Span, Suppression
from policymodel.reviewing.added import Added
from policymodel.reviewing.fields import Field, field_of, fields_of
from policymodel.reviewing.rows import PartRow
from policymodel.reviewing.wanted import Value, Wanted, listed
from policymodel.source import SourceText
from policymodel.text import Texts

say = Texts(__file__)
_ALIASES = field_of(Organization, "aliases")
_OF_NAMES = ("responsibilities", "proposed", "organizations", "members")
_NOT_PRINTED = "V003"  # told of a name that the document has nowhere


def rename(wanted: Wanted, source: SourceText | None) -> Iterator[Added]:
    """Have other parts follow organizations' new names, and old names become aliases.

    Yield what says of a name that the document prints only the organization's other one.

    Args:
        wanted: the new values of fields, to which those that follow are added.
        source: the document; without it only a name that was put among the aliases stays.
    """
    names = {value.row.part.name: value for value in _new_names(wanted)}
    kept = set[str]()
    for row in wanted.rows if names else ():
        if not wanted.is_gone(row.path):
            for field in _names_in(row):
                kept |= _follow(wanted, row, field, names, source)
    for old, value in names.items():
        is_printed = source is None or bool(loose_places(source.seen.text, value.value))
        if old in kept or (not is_printed and source and loose_places(source.seen.text, old)):
            _put_alias(wanted, value.row, old, value.value)
        if not is_printed and not _is_told(wanted, value.value):
            told = {"rule": _NOT_PRINTED, "at": value.value, "reason": say("reason").zh}
            yield Added(Suppression, told, cell=value.cell)


def _new_names(wanted: Wanted) -> list[Value]:
    return [
        value
        for value in wanted.values.values()
        if value.row.cls is Organization
        and value.field.key == "name"
        and value.value
        and not wanted.is_gone(value.row.path)
    ]


def _is_told(wanted: Wanted, name: str) -> bool:
    """Whether the plan says already why the document does not print an organization's name."""
    known = (row for row in wanted.rows if row.cls is Suppression)
    at = field_of(Suppression, "at")
    return any(r.part.rule == _NOT_PRINTED and wanted.now(r, at) == name for r in known)


def _follow(
    wanted: Wanted, row: PartRow, field: Field, names: dict[str, Value], source: SourceText | None
) -> set[str]:
    """Give a field the new names of those it holds; return the old names that stay there."""
    held = wanted.now(row, field)
    stays = {
        old
        for old in listed(held)
        if old in names and _is_kept(wanted, row, field, names[old], source)
    }
    new = [names[each].value if each in names.keys() - stays else each for each in listed(held)]
    if new != listed(held):
        new = list(dict.fromkeys(new))
        wanted.put_after(row, field, new if isinstance(held, list) else new[0])
    return stays


def _is_kept(
    wanted: Wanted, row: PartRow, field: Field, name: Value, source: SourceText | None
) -> bool:
    """Whether a field goes on holding an organization's old name, as the document prints it."""
    key = str(field.path[0])
    if row.cls is Suppression or key == "proposed":  # these are the planner's own words
        return False
    old, new = name.row.part.name, name.value
    if source is None:
        return old in listed(wanted.now(name.row, _ALIASES))
    at: Any = getattr(row.part, f"{key}_at", None) or getattr(row.part, "at", None)
    at = at if isinstance(at, Span) and row.cls is not Organization else None
    printed = loose_places(source.seen.text, new, at)
    apart = (
        each
        for each in loose_places(source.seen.text, old, at)
        if not any(each.start < other.end and other.start < each.end for other in printed)
    )
    return not printed or any(apart)


def _put_alias(wanted: Wanted, row: PartRow, old: str, name: str) -> None:
    held = listed(wanted.now(row, _ALIASES))
    known = [each for each in dict.fromkeys([old, *held]) if each != name]
    if known != held:
        wanted.put(row, _ALIASES, known, "")  # told beside what was typed


def _names_in(row: PartRow) -> Iterator[Field]:
    for field in fields_of(row.cls):
        is_at = row.cls is Suppression and field.key == "at"
        if is_at or field.key.partition(".")[0] in _OF_NAMES:
            yield field
