"""A YAML text as a stream of nodes with their places, and the line of each path.

PyYAML reads here, eight times slower than the parser that loads plans, because it alone
knows lines. Only its events are used: an alias is then one event and never what it stands
for, so that a file made to explode stays small.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml
from attrs import field, mutable

from policymodel.reading.paths import Path

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 50
"""Collections inside collections; a plan needs about eight."""


class Node(NamedTuple):  # a third of the price of a frozen class, for 100,000 of them
    """One node of a YAML text, where it begins.

    Attributes:
        event: PyYAML's event: scalar, alias, or the start of a list or mapping.
        line: line from 1.
        path: where it stands; of a key, the path of its value.
        depth: how many lists and mappings are open, with the one that begins here.
        is_key: whether it is a key of a mapping.
        first_line: of a key that was there before in the same mapping, the line of the first.
        document: number of the document in the stream, from 1.
    """

    event: yaml.NodeEvent
    line: int
    path: Path
    depth: int
    is_key: bool
    first_line: int | None
    document: int


@mutable
class _Open:
    """A list or mapping whose end has not come yet."""

    is_mapping: bool
    expects_key: bool
    lines: dict[str, int] = field(factory=dict)


def nodes(text: str) -> Iterator[Node]:
    """Yield the nodes of `text` in order, as they are read.

    Memory and time stay bounded whatever the text, as long as the caller stops at
    `MAX_DEPTH`: libyaml looks a thousand characters ahead, and its time grows with the
    square of the depth.

    Raises:
        yaml.YAMLError: where the text stops being YAML.
    """
    opened: list[_Open] = []
    trail: list[str | int] = []
    document = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.DocumentStartEvent):
            document += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
            trail.pop()
        elif isinstance(event, yaml.NodeEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            is_key, first_line = False, None
            parent = opened[-1] if opened else None
            if parent is not None and parent.is_mapping:
                is_key, parent.expects_key = parent.expects_key, not parent.expects_key
                if is_key and isinstance(event, yaml.ScalarEvent):
                    trail[-1] = event.value
                    first_line = parent.lines.get(event.value)
                    parent.lines.setdefault(event.value, line)
                elif is_key:
                    trail[-1] = "?"  # no text, so no name to show
            elif parent is not None:
                trail[-1] = int(trail[-1]) + 1
            starts = isinstance(event, yaml.CollectionStartEvent)
            depth = len(opened) + starts
            yield Node(event, line, tuple(trail), depth, is_key, first_line, document)
            if starts:
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                opened.append(_Open(is_mapping, expects_key=is_mapping))
                trail.append("" if is_mapping else -1)


class Lines(Mapping[Path, int]):
    """The line, from 1, at which the value of each path of a YAML text begins.

    Slow to make (all of `text` is read once more), so make it only when there is a finding.
    A text that is no YAML is read up to its fault. Of a key given twice the first counts.

    >>> dict(Lines("a: 1\\nb:\\n  - x\\n  - y\\n"))
    {(): 1, ('a',): 1, ('b',): 3, ('b', 0): 3, ('b', 1): 4}
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        try:
            for node in nodes(text.removeprefix("\ufeff")):
                if node.document > 1 or node.depth > MAX_DEPTH:
                    break
                if not node.is_key:
                    self._lines.setdefault(node.path, node.line)
        except (yaml.YAMLError, UnicodeEncodeError):
            pass  # the lines before the fault are still true

    def __getitem__(self, path: Path) -> int:
        return self._lines[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def line_of(self, path: Path) -> int:
        """Return the line of `path`, or of what encloses it where it is not in the text.

        >>> lines = Lines("id: x\\ntargets:\\n  - unit: 家\\n")
        >>> lines.line_of(("targets", 0, "unit")), lines.line_of(("targets", 0, "year"))
        (3, 3)
        """
        ancestors = (path[:length] for length in range(len(path), -1, -1))
        return next((self._lines[a] for a in ancestors if a in self._lines), 1)
