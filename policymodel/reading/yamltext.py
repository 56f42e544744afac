"""Text of a plan file to plain values, with the line of each, in one pass over its events.

PyYAML's events alone are used: an alias is then one event and never what it stands for, so
that a file made to explode stays small. A scalar keeps its text, for its field alone knows
what it is: 1.10, 0339800, NO and 12:30 are what was written. A bare ``null``, ``~`` or
nothing is None.
"""

import re
from itertools import pairwise
from typing import Any, NoReturn

import yaml
from attrs import evolve
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from policymodel.findings import Finding, PlanFileError
from policymodel.model.places import Path, format_path
from policymodel.reading import yamlfaults

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

LARGEST = 2_000_000
"""Bytes of a file in UTF-8; a plan of 25 measures has about 80,000."""

MOST_MARKS = 120_000
"""Lines, colons, commas, dashes and openers together: a bound on the values in a file."""

MAX_DEPTH = 50
"""Lists and mappings inside each other; a plan needs about eight."""

_MARKS = ("\n", ":", ",", "- ", "-\t", "[", "{", "?")
# Where an anchor, an alias or a tag may stand.
_MARK = re.compile(r"[&*!](?<![^\s\[{,:?-].)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Mapping(dict[str, Any]):
    """Keys and values, and where they stand.

    Attributes:
        line: the line at which the mapping begins, from 0.
        lines: the line at which the value of each key begins.
    """

    __slots__ = ("key", "line", "lines")

    def __init__(self, line: int) -> None:
        self.line = line
        self.lines: dict[str, int] = {}
        self.key: str | None = None  # whose value comes next


class List(list[Any]):
    """Items, and where they stand.

    Attributes:
        line: the line at which the list begins, from 0.
        lines: the line at which each item begins.
    """

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        self.line = line
        self.lines: list[int] = []


def parse(text: str, *, file: str | None = None) -> Any:
    """Return the one document in `text` as Mapping, List, str or None.

    Args:
        text: the content of a plan file.
        file: its name, for the findings.

    Raises:
        PlanFileError: the text is not one plain document; every fault that can be known,
            with its line.

    >>> parse("id: demo\\nyears: [2025, 1.10]\\n")
    {'id': 'demo', 'years': ['2025', '1.10']}
    >>> parse("a: 1\\nb: 2\\na: 3\\n", file="plan.yaml")
    Traceback (most recent call last):
    policymodel.findings.PlanFileError: plan.yaml:3: error F004: ...
    """
    size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        _refuse([yamlfaults.too_large(size, LARGEST)], file)
    marks = sum(map(text.count, _MARKS))
    if marks > MOST_MARKS:
        _refuse([yamlfaults.too_many(marks, MOST_MARKS)], file)
    reader = _Reader()
    if not text.replace("\n", "").isprintable():  # the rest is refused field by field
        reader.faults += yamlfaults.bad_characters(text)
    if reader.faults:
        text = yamlfaults.BAD_CHARACTER.sub("\ufffd", text)  # as wide, and harmless
    try:
        reader.read(text)
    except yaml.YAMLError as error:
        reader.faults.append(yamlfaults.syntax_fault(error, text, MAX_DEPTH))
    if not reader.faults and reader.root is None:
        reader.faults.append(yamlfaults.empty())
    if reader.faults:
        reader.faults.sort(key=lambda fault: fault.line or 0)
        _refuse(reader.faults[: yamlfaults.MOST_FAULTS], file)
    return reader.root


def decode(data: bytes, *, file: str | None = None) -> str:
    """Return the text of a file's content, without the byte order mark some editors add.

    Raises:
        PlanFileError: it is larger than `LARGEST` or not UTF-8.
    """
    if len(data) > LARGEST:
        _refuse([yamlfaults.too_large(len(data), LARGEST)], file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse([yamlfaults.not_utf8(data, error.start)], file)


def line_of(tree: Any, path: Path) -> int:
    """Return the line of `path` in a tree that `parse` gave, or of what encloses it.

    >>> tree = parse("id: x\\ntargets:\\n  - unit: 家\\n")
    >>> line_of(tree, ("targets", 0, "unit")), line_of(tree, ("targets", 0, "year"))
    (3, 3)
    """
    line = tree.line if isinstance(tree, Mapping | List) else 0
    for step in path:
        is_there = (isinstance(tree, Mapping) and step in tree) or (
            isinstance(tree, List) and isinstance(step, int) and step < len(tree)
        )
        if not is_there:
            break
        line, tree = tree.lines[step], tree[step]
    return int(line) + 1


class _Reader:
    """Builds the tree from events, and keeps what is wrong on the way."""

    def __init__(self) -> None:
        self.root: Any = None
        self.documents = 0
        self.faults: list[Finding] = []
        self.opened: list[Any] = []
        self.sound: set[str] = set()  # keys that were looked at and are text

    def read(self, text: str) -> None:
        """Read events until the document ends, or its faults are too many or too bad.

        One long loop: whatever it does for each scalar is a good part of the time it takes to
        read a plan.
        """
        marked = any(map(text.count, "&*!")) and _MARK.search(text) is not None
        sound, opened = self.sound, self.opened
        inside: Any = None
        next_event = _Loader(text).get_event  # without the generator of yaml.parse
        while True:
            event: Any = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                value: Any = event.value
                if inside.__class__ is Mapping and inside.key is None:
                    if value not in sound or value in inside:
                        self._key(inside, event)
                    inside.key = value
                    continue
                if value in _NULLS and not event.style:
                    value = None
            elif kind is MappingStartEvent:
                value = Mapping(event.start_mark.line)
            elif kind is SequenceStartEvent:
                value = List(event.start_mark.line)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                opened.pop()
                inside = opened[-1] if opened else None
                continue
            elif kind is AliasEvent:
                value = None
            elif self._is_between(event, kind):
                continue
            else:
                return
            if marked and (event.anchor or getattr(event, "tag", None)):
                self._marked(event)
            if inside.__class__ is List:
                inside.append(value)
                inside.lines.append(event.start_mark.line)
            elif inside is None:
                self.root = value
            elif inside.key is not None:
                inside[inside.key] = value
                inside.lines[inside.key] = event.start_mark.line
                inside.key = None
            else:
                self._key(inside, event)
                inside.key = "?"
            if value.__class__ is Mapping or value.__class__ is List:
                opened.append(value)
                inside = value
                if (self.faults or len(opened) > MAX_DEPTH) and self._is_enough(event):
                    return

    def _is_between(self, event: Any, kind: type) -> bool:
        """Deal with an event that is no node; whether to go on."""
        if kind is DocumentStartEvent:
            line = event.start_mark.line + 1
            self.documents += 1
            if self.documents > 1:
                self.faults.append(yamlfaults.several_documents(line))
                return False
            if event.tags or event.version not in (None, (1, 1), (1, 2)):
                self.faults.append(yamlfaults.directive(line))
        return kind is not StreamEndEvent and len(self.faults) < yamlfaults.MOST_FAULTS

    def _is_enough(self, event: Any) -> bool:
        """Whether what is open is deeper than a plan can be, or the faults are too many."""
        if len(self.opened) <= MAX_DEPTH:
            return len(self.faults) >= yamlfaults.MOST_FAULTS
        line = event.start_mark.line + 1
        self.faults.append(yamlfaults.too_deep(MAX_DEPTH, line, self._path()))
        return True

    def _key(self, inside: Mapping, event: Any) -> None:
        name = getattr(event, "value", "?")
        line, path = int(event.start_mark.line) + 1, self._path(name)
        first = inside.lines[name] + 1 if name in inside.lines else None
        if isinstance(event, ScalarEvent):  # others were looked at
            self.faults += yamlfaults.marked(event, line, path)
        faults = tuple(yamlfaults.of_key(event, first, line, path))
        self.faults += faults
        if not faults and not getattr(event, "style", None):
            self.sound.add(name)

    def _marked(self, event: Any) -> None:
        self.faults += yamlfaults.marked(event, event.start_mark.line + 1, self._path(""))

    def _path(self, last: str | None = None) -> str:
        """Where the next node stands; `last` is its key, where it is one."""
        path = [_step_to(child, holder) for holder, child in pairwise(self.opened)]
        if self.opened and last is not None:
            inside = self.opened[-1]
            path.append(len(inside) if isinstance(inside, List) else inside.key or last)
        return format_path(tuple(path))


def _step_to(child: Any, holder: Any) -> str | int:
    """The key or place of `child` in `holder`."""
    pairs = enumerate(holder) if isinstance(holder, List) else holder.items()
    return next((step for step, value in pairs if value is child), "?")


def _refuse(faults: list[Finding], file: str | None) -> NoReturn:
    raise PlanFileError(*(evolve(fault, file=file) for fault in faults)) from None
