"""Parts that a review adds, written into the plan file: where the document has them, with ids."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from policymodel.model import Indicator, Measure, Plan, Section, Span, Target
from policymodel.model.fields import shapes
from policymodel.model.places import Path
from policymodel.reading.editor import Editor
from policymodel.reviewing.added import Added, list_of
from policymodel.reviewing.linking import links
from policymodel.reviewing.moves import Moves
from policymodel.reviewing.naming import Ids
from policymodel.reviewing.rows import PartRow

_OF_A_SPAN = {"increment", "per_year", "total"}  # these count what comes in a span of time


def inserted(
    text: str, plan: Plan, added: Sequence[Added], moves: Moves
) -> tuple[str, dict[Path, Added]]:
    """Return a plan file with parts added, and where each of them stands in it.

    In its list a part stands where the document has it; what has no place stands at the end.

    Args:
        text: the text of the plan file, from which nothing is to be taken out any more.
        plan: the plan that it holds.
        added: the parts.
        moves: how paths changed when others were taken out; it learns what is added.

    Raises:
        PlanFileError: F106, the file cannot be edited without touching other text.
    """
    ids, editor = Ids(plan), Editor(text)
    new = [each for each in added if isinstance(each.holder, Added)]
    lists: dict[Path, list[Added]] = {}
    for each in added:
        if not isinstance(each.holder, Added):
            lists.setdefault(_list(each, moves), []).append(each)
    found: list[tuple[Path, list[int], list[Added]]] = []
    for path, parts in lists.items():
        found.append((path, *_into(editor, plan, path, parts, new, ids)))
    for path, key, joined in links(plan, added):
        _join(editor, (*path, key), joined, type(_at(plan, path)))
    for path, numbers, _ in found:
        for number in numbers:
            moves.add(path, number)
    places = {
        place: each
        for path, numbers, parts in found
        for place, each in zip(moves.placed(path, numbers), parts, strict=True)
    }
    return editor.text(), dict(_within(places, new))


def _join(editor: Editor, path: Path, ids: Sequence[str], cls: type) -> None:
    """Add ids to a list of the plan file."""
    if _at(editor.tree, path[:-1]).get(path[-1]):
        for each in ids:
            editor.append(path, each)
    else:
        editor.put(path, list(ids), list(shapes(cls)))


def _within(places: Mapping[Path, Added], new: Sequence[Added]) -> Iterator[tuple[Path, Added]]:
    """Yield the places of parts, and of those that they hold."""
    for path, part in places.items():
        yield path, part
        by_list: dict[str, list[Added]] = {}
        for each in _held(part, new):
            by_list.setdefault(list_of(part.cls, each.cls) or "", []).append(each)
        for key, parts in by_list.items():
            below = {(*path, key, number): each for number, each in enumerate(parts)}
            yield from _within(below, new)


def _held(part: Added, new: Sequence[Added]) -> list[Added]:
    first = [] if part.first is None else [part.first]
    own = [*first, *(each for each in new if each.holder is part)]
    return sorted(own, key=_place)


def _place(part: Added) -> int:
    return part.at.start if part.at is not None else 10**9


def _list(part: Added, moves: Moves) -> Path:
    if isinstance(part.holder, PartRow):
        path = moves.left(part.holder.path)
        assert path is not None  # noqa: S101 - a holder that is taken out was refused before
        return (*path, list_of(part.holder.cls, part.cls) or "")
    return (list_of(Plan, part.cls) or "",)


def _into(
    editor: Editor, plan: Plan, path: Path, parts: list[Added], new: Sequence[Added], ids: Ids
) -> tuple[list[int], list[Added]]:
    """Add parts to one list; return before which of its items each stands, in their order."""
    holder = _at(plan, path[:-1])
    listed: Sequence[Any] = getattr(holder, str(path[-1]))
    places = (getattr(each, "at", None) for each in listed)
    starts = [at.start if isinstance(at, Span) else None for at in places]
    numbered = [(_number(starts, each), _place(each), each) for each in parts]
    numbered.sort(key=lambda each: each[:2])
    above = getattr(holder, "id", None) if path[:-1] else None
    values = [_tree(each, new, ids, above, plan) for _, _, each in numbered]
    if listed:
        for (number, _, _), value in zip(numbered, values, strict=True):
            editor.insert_item(path, number, value)
    else:
        held = _at(editor.tree, path[:-1])
        if path[-1] in held:  # as an empty list
            editor.replace(path, values)
        else:
            kind: type = type(holder)
            editor.put(path, values, list(shapes(kind)))
    return [number for number, _, _ in numbered], [each for _, _, each in numbered]


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        is_field = isinstance(step, str) and not isinstance(tree, dict)
        tree = getattr(tree, str(step)) if is_field else tree[step]
    return tree


def _number(starts: Sequence[int | None], part: Added) -> int:
    """Return before which item of its list a part stands: behind the last that begins earlier."""
    if part.at is None:
        return len(starts)
    earlier = [n for n, start in enumerate(starts) if start is not None and start <= part.at.start]
    later = [n for n, start in enumerate(starts) if start is not None and start > part.at.start]
    if earlier:
        return earlier[-1] + 1
    return later[0] if later else len(starts)


def _tree(
    part: Added, new: Sequence[Added], ids: Ids, above: str | None, plan: Plan
) -> dict[str, Any]:
    """Return a part as a plan file writes it, with all that it holds."""
    values = dict(part.values)
    if part.cls is Measure and "section" not in values and part.at is not None:
        values["section"] = _section(plan, part.at) or None
    if (code := ids.of(part.cls, values, above)) is not None:
        values["id"] = part.id = code
    for each in _held(part, new):
        key = list_of(part.cls, each.cls) or ""
        values.setdefault(key, []).append(_tree(each, new, ids, code or above, plan))
    if part.at is not None:
        values["at"] = [part.at.start, part.at.end]
    if part.cls is Indicator:
        values = _with_defaults(values, plan, _held(part, new))
    names = (each.name for each in attrs.fields(part.cls))
    return {name: values[name] for name in names if values.get(name) is not None}


def _with_defaults(values: Mapping[str, Any], plan: Plan, held: Sequence[Added]) -> dict[str, Any]:
    """Return an indicator's fields with those that follow from its targets, where not given."""
    kinds = {each.values.get("kind") for each in held if each.cls is Target}
    made: dict[str, Any] = {"measures": list(_serving(plan, held)) or None}
    if kinds == {"milestone"}:
        made["direction"] = "none"
    if kinds and kinds <= _OF_A_SPAN:
        made["accumulation"] = "per_period"
    return {**made, **values}


def _serving(plan: Plan, held: Iterable[Added]) -> Iterator[str]:
    """Yield the measures in which targets stand."""
    stated = [each.at for each in held if each.cls is Target and each.at is not None]
    for measure in plan.measures:
        if measure.at is not None and any(at in measure.at for at in stated):
            yield measure.id


def _section(plan: Plan, at: Span) -> list[str]:
    """Return the path of the section whose heading stands last before a place."""
    best: tuple[int, list[str]] = (-1, [])
    waiting: list[tuple[list[str], Section]] = [([], each) for each in plan.sections]
    while waiting:
        above, section = waiting.pop()
        path = [*above, section.step]
        if section.at is not None and best[0] < section.at.start < at.start:
            best = section.at.start, path
        waiting += [(path, below) for below in section.sections]
    return best[1]
