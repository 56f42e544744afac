"""Changes to places of a plan file's text: all that is not named stays byte for byte.

A path is one of the file as it was read, whatever was changed since. The text that comes out is
read again: where it does not say exactly what was asked for, it is not given out.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeGuard

import yaml

from policymodel.findings import PlanFileError, fault
from policymodel.model.places import Path, format_path
from policymodel.reading import yamltext
from policymodel.reading.emit import flow, item_lines
from policymodel.text import Texts

say = Texts(__file__)

_LIMITS = "F001"  # what a plan file may hold at most

Value = str | float | Sequence[Any] | Mapping[str, Any]  # a number stands without quotes


class Editor:
    """Edits one text; `tree` are its values as it was read.

    Raises:
        PlanFileError: the text has faults of form; or, of each edit and of `text`, F106: there
            is no such place, or it cannot be edited without touching others.

    >>> editor = Editor("id: a  # 简称\\nunits: [家]\\n")
    >>> editor.rename(("units",), "list")
    >>> editor.insert((), "format", 2)
    >>> print(editor.text(), end="")
    format: 2
    id: a  # 简称
    list: [家]
    """

    def __init__(self, text: str, *, file: str | None = None) -> None:
        self.tree: Any = yamltext.parse(text, file=file).tree
        self._text, self._file = text, file
        self._root: Any = yaml.compose(text, Loader=yamltext.Loader)
        self._edits: list[_Edit] = []
        # What the tree becomes, by the paths of the file as it was read.
        self._keys: dict[Path, str] = {}
        self._values: dict[Path, Any] = {}
        self._deleted: set[Path] = set()
        self._inserted: dict[Path, dict[str, Any]] = {}
        self._added: dict[Path, list[tuple[int, Any]]] = {}

    def rename(self, path: Path, key: str) -> None:
        """Give the key at `path` another name."""
        holder, number = self._find(path)
        if not isinstance(holder, yaml.MappingNode):
            raise self._refusal(path)
        node = holder.value[number][0]
        self._edits.append(_Edit(node.start_mark.index, node.end_mark.index, _quoted(key, node)))
        self._keys[path] = key

    def replace(self, path: Path, value: Value) -> None:
        """Put `value` in the place of the scalar at `path`, or a collection in that of another."""
        node = self._node(path)
        if not isinstance(node, yaml.ScalarNode) and not isinstance(value, list | dict):
            raise self._refusal(path)
        start, end = node.start_mark.index, self._end(node)
        blank = " " if start == end else ""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            # What was a block stands on the line of its key.
            while self._text[start - 1].isspace():
                start -= 1
            blank = " "
        self._edits.append(_Edit(start, end, blank + _quoted(value, node)))
        self._values[path] = _read(value)

    def insert(self, path: Path, key: str, value: Value, *, after: str | None = None) -> None:
        """Add a key to the mapping at `path`: after the key `after`, or as the first.

        Keys that are added at one place stand there in the order in which they were added.
        """
        holder = self._node(path)
        if not isinstance(holder, yaml.MappingNode) or not holder.value:
            raise self._refusal(path)
        first = holder.value[0][0]
        line_start = self._text.rfind("\n", 0, first.start_mark.index) + 1
        before = self._text[line_start : first.start_mark.index]
        indent = before if not before.strip() else " " * first.start_mark.column
        comma = "," if holder.flow_style else ""
        is_in_line = holder.flow_style and before.strip()
        line_break = "\r\n" if "\r\n" in self._text else "\n"
        gap = " " if is_in_line else line_break + indent
        said = f"{_quoted(key, first)}: {_quoted(value, first)}"
        if not holder.flow_style and _is_block(value):
            items = (f"{line_break}{indent}  - {_quoted(item, first)}" for item in value)
            said = f"{_quoted(key, first)}:{''.join(items)}"
        if after is None:
            place = first.start_mark.index
            said = said + comma + gap
        else:
            _, number = self._find((*path, after))
            place = self._end(holder.value[number][1])
            if not holder.flow_style:
                place = self._line_end(place)
            said = comma + gap + said
        self._edits.append(_Edit(place, place, said, len(path)))
        self._inserted.setdefault((*path, after or ""), {})[key] = _read(value)

    def put(self, path: Path, value: Value, order: Sequence[str]) -> None:
        """Give a key its value: where it stands, else behind the keys that belong before it.

        `order` are the keys that its mapping may have, in their order.
        """
        holder = self.tree
        for step in path[:-1]:
            holder = holder[step]
        key = str(path[-1])
        if key in holder:
            self.replace(path, value)
            return
        before = [name for name in order[: order.index(key)] if name in holder]
        # A file may have its keys in another order: behind the last of those that come before.
        self.insert(path[:-1], key, value, after=max(before, key=list(holder).index, default=None))

    def append(self, path: Path, value: Value) -> None:
        """Add an item at the end of the list at `path`, which is not empty, as its last stands."""
        self.insert_item(path, len(_parts(self._node(path))), value)

    def insert_item(self, path: Path, number: int, value: Value) -> None:
        """Add an item to the list at `path`, which is not empty, before its item `number`.

        A number that no item has is that of the end. Items that are added at one place stand
        there in the order in which they were added.
        """
        holder = self._node(path)
        if not isinstance(holder, yaml.SequenceNode) or not holder.value:
            raise self._refusal(path)
        number = min(number, len(holder.value))
        like = holder.value[max(number - 1, 0)]
        if holder.flow_style:
            place = self._end(like) if number else like.start_mark.index
            said = f", {_quoted(value, like)}" if number else f"{_quoted(value, like)}, "
        else:
            start = self._text.rfind("-", 0, like.start_mark.index)
            line_start = self._text.rfind("\n", 0, start) + 1
            indent = self._text[line_start:start]
            if indent.strip():
                raise self._refusal(path)
            line_break = "\r\n" if "\r\n" in self._text else "\n"
            said = line_break.join(indent + line for line in _item(value, like, str(path[-1])))
            place = self._line_end(self._end(like)) if number else line_start
            said = line_break + said if number else said + line_break
        self._edits.append(_Edit(place, place, said, len(path)))
        self._added.setdefault(path, []).append((number, _read(value)))

    def delete(self, path: Path) -> None:
        """Take out a key with its value, or an item of a list."""
        holder, number = self._find(path)
        places = [(a.start_mark.index, self._end(b)) for a, b in _parts(holder)]
        start, end = places[number]
        following = places[number + 1][0] if number + 1 < len(places) else None
        if holder.flow_style:
            if following is None and number:
                start = places[number - 1][1]
            end = end if following is None else following
        else:
            if isinstance(holder, yaml.SequenceNode):
                start = self._text.rfind("-", 0, start)
            line_start = self._text.rfind("\n", 0, start) + 1
            if not self._text[line_start:start].strip():
                start, end = line_start, min(self._line_end(end) + 1, len(self._text))
            elif following is not None:
                end = following
        self._edits.append(_Edit(start, end, ""))
        self._deleted.add(path)

    def text(self) -> str:
        """Return the edited text, when it says what was asked for."""
        text, last = self._text, len(self._text)
        # From the last place to the first. What is added at one place stands there by depth, for
        # the end of a block is that of its last part too, and then in the order of the edits.
        ordered = sorted(self._edits, key=_order)
        for start, end, said, _ in reversed(ordered):
            if end > last:
                raise self._refusal()  # one edit within another
            text, last = text[:start] + said + text[end:], start
        try:
            found = yamltext.parse(text).tree
        except PlanFileError as error:
            if len(text) > len(self._text) and _is_too_large(error):
                raise
            raise self._refusal() from None
        if repr(found) != repr(self._expected(self.tree, ())):  # the order of keys counts too
            raise self._refusal()
        return text

    def _node(self, path: Path) -> Any:
        if not path:
            return self._root
        holder, number = self._find(path)
        return _parts(holder)[number][1]

    def _find(self, path: Path) -> tuple[Any, int]:
        """Return the node that holds what stands at `path`, and its number there."""
        if path:
            holder = self._node(path[:-1])
            for number, (key, _) in enumerate(_parts(holder)):
                step = key.value if isinstance(holder, yaml.MappingNode) else number
                if step == path[-1]:
                    return holder, number
        raise self._refusal(path)

    def _end(self, node: Any) -> int:
        """Return where the text of a node ends, without the blanks and comments behind it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            return self._end(_parts(node)[-1][1])
        start, end = node.start_mark.index, node.end_mark.index
        return int(start) + len(self._text[start:end].rstrip())

    def _line_end(self, place: int) -> int:
        end = self._text.find("\n", place)
        if end < 0:
            return len(self._text)
        return end - 1 if self._text[end - 1] == "\r" else end

    def _expected(self, value: Any, path: Path) -> Any:
        if path in self._values:
            return self._values[path]
        if isinstance(value, dict):
            made: dict[Any, Any] = dict(self._inserted.get((*path, ""), {}))
            for key, item in value.items():
                place = (*path, key)
                if place not in self._deleted:
                    made[self._keys.get(place, key)] = self._expected(item, place)
                made.update(self._inserted.get(place, {}))
            return made
        if isinstance(value, list):
            return list(self._expected_items(value, path))
        return value

    def _expected_items(self, items: list[Any], path: Path) -> Iterator[Any]:
        added: dict[int, list[Any]] = {}
        for place, item in self._added.get(path, ()):
            added.setdefault(place, []).append(item)
        for number, item in enumerate(items):
            yield from added.get(number, ())
            if (*path, number) not in self._deleted:
                yield self._expected(item, (*path, number))
        yield from added.get(len(items), ())

    def _refusal(self, path: Path = ()) -> PlanFileError:
        return PlanFileError(fault(say, "F106", path=format_path(path), file=self._file))


def _is_too_large(error: PlanFileError) -> bool:
    return any(found.code == _LIMITS for found in error.findings)


def _parts(holder: Any) -> list[tuple[Any, Any]]:
    """Return the nodes with which each part of a collection begins and ends."""
    if isinstance(holder, yaml.MappingNode):
        return list(holder.value)
    return [(item, item) for item in holder.value] if isinstance(holder.value, list) else []


class _Edit(NamedTuple):
    """What comes into the place of the characters ``[start, end)``."""

    start: int
    end: int
    said: str
    depth: int = 0  # of the collection that something is added to


def _order(edit: _Edit) -> tuple[int, int, int]:
    return edit.start, edit.end, -edit.depth


def _read(value: Any) -> Any:
    """Return `value` as it is read: every scalar as its text."""
    if isinstance(value, Mapping):
        return {str(key): _read(item) for key, item in value.items()}
    if isinstance(value, str | int | float):
        return str(value)
    return [_read(item) for item in value]


def _item(value: Value, like: Any, key: str) -> Sequence[str]:
    """Return the lines of an item of the list `key`, which stands beside the item `like`."""
    return item_lines(value, key) if isinstance(value, dict) else [f"- {_quoted(value, like)}"]


def _is_block(value: Any) -> TypeGuard[list[Any]]:
    """Whether `value` is a list of parts, which stand on lines of their own."""
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def _quoted(value: Value, like: Any) -> str:
    """Return `value` as the file writes it, in double quotes where what it stands by has them."""
    if getattr(like, "style", None) == '"':
        return json.dumps(value, ensure_ascii=False)
    return flow(value)
