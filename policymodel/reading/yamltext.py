"""Text of a plan file to plain values, with the line of each, in one pass over its events.

PyYAML's events alone are used: an alias is then one event, and a file made to explode stays
small. A scalar keeps its text, for its field alone knows what it is: 1.10, 0339800, NO and 12:30
are what was written. A bare ``null``, ``~`` or nothing is None.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from sys import intern
from typing import Any

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
)

from policymodel.findings import Finding, PlanFileError, fault
from policymodel.model.places import Path, format_path
from policymodel.reading import otherkinds, yamlfaults
from policymodel.text import Texts

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's reader by libyaml; the one in Python where it was built without."""

LARGEST = 2_000_000  # bytes of a file in UTF-8; a plan of 25 measures has about 80,000
# Lines, colons, commas, dashes and openers together: a bound on the values in a file.
MOST_MARKS = 120_000
_MARKS = ("\n", ":", ",", "- ", "-\t", "[", "{", "?")
# An anchor, an alias or a tag, with what can stand before it; one sign by itself is found faster.
_MARKED = [re.compile(rf"\{sign}(?<![^ \t\r\n\[{{,:?\-].)") for sign in "&*!"]
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

say = Texts(__file__)


class Parsed:
    """What a text holds (`tree`: dicts, lists, str and None), and where."""

    def __init__(self, tree: Any, lines: list[int]) -> None:
        self.tree = tree
        self._lines = lines  # of each value, in the order of the text

    @cached_property
    def _places(self) -> "_Place":
        return _place(self.tree, iter(self._lines))

    def line_of(self, path: Path) -> int:
        """Return the line of `path`, or of what encloses it.

        >>> parsed = parse("id: x\\ntargets:\\n  - unit: 家\\n")
        >>> parsed.line_of(("targets", 0, "unit")), parsed.line_of(("targets", 0, "year"))
        (3, 3)
        """
        line, inside = self._places
        for step in path:
            if step not in inside:
                break
            line, inside = inside[step]
        return line + 1


_Place = tuple[int, dict[str | int, Any]]


def _place(value: Any, lines: Iterator[int]) -> _Place:
    """Return the line of `value`, from 0, and the places of what is in it."""
    line = next(lines)
    if isinstance(value, dict):
        return line, {key: _place(item, lines) for key, item in value.items()}
    if isinstance(value, list):
        return line, {step: _place(item, lines) for step, item in enumerate(value)}
    return line, {}


def parse(text: str, *, file: str | None = None) -> Parsed:
    """Return the one document in `text`, with the line of each value; findings name `file`.

    Raises:
        PlanFileError: it is not one plain document; every fault that can be known, with its line.

    >>> parse("id: demo\\nyears: [2025, 1.10]\\n").tree
    {'id': 'demo', 'years': ['2025', '1.10']}
    >>> parse("a: 1\\nb: 2\\na: 3\\n", file="plan.yaml")
    Traceback (most recent call last):
    policymodel.findings.PlanFileError: plan.yaml:3: error F004: ...
    """
    check_length(text, file=file)
    faults: list[Finding] = []
    if not text.replace("\n", "").isprintable():  # the rest is refused field by field
        faults += yamlfaults.bad_characters(text)
    if faults:
        text = yamlfaults.BAD_CHARACTER.sub("\ufffd", text)  # as wide, and harmless
    reader, root = _Reader(text), None
    try:
        root = reader.document()
    except _Enough:
        pass
    except yaml.YAMLError as error:
        reader.faults.append(yamlfaults.syntax_fault(error, text))
    faults += reader.faults
    if not faults and root is None:
        faults.append(fault(say, "F009", line=1))
    if faults:
        faults.sort(key=lambda found: found.line or 0)
        told = (evolve(found, file=file) for found in faults[: yamlfaults.MOST_FAULTS])
        raise PlanFileError(*told) from None
    return Parsed(root, reader.lines)


def check_length(text: str, *, file: str | None = None) -> None:
    """Raise PlanFileError, F001, for a text that is longer than any plan, or says more."""
    if len(text) > LARGEST // 4:  # a character has four bytes at the most
        check_size(len(text.encode("utf-8", "surrogatepass")), file=file)
    marks = sum(map(text.count, _MARKS)) if len(text) > MOST_MARKS else 0
    if marks > MOST_MARKS:
        raise PlanFileError(fault(say, "F001.marks", file=file, marks=marks, limit=MOST_MARKS))


def check_size(size: int, *, file: str | None = None) -> None:
    """Raise PlanFileError, F001, for a file of more than `LARGEST` bytes."""
    if size > LARGEST:
        raise PlanFileError(fault(say, "F001.bytes", file=file, size=size, limit=LARGEST))


def decode(data: bytes, *, file: str | None = None) -> str:
    """Return the text of a file's content, without the byte order mark some editors add.

    Raises:
        PlanFileError: F001, F002, F011: it is larger than `LARGEST`, not UTF-8, or a document, a
            workbook or the like and no plan file.
    """
    check_size(len(data), file=file)
    if data.strip() and otherkinds.named_otherwise(file):
        otherkinds.check_kind(data, file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        otherkinds.check_kind(data, file)
        found = yamlfaults.not_utf8(data, error.start)
        raise PlanFileError(evolve(found, file=file)) from None


class _Enough(Exception):  # noqa: N818 - no error: what was found is told
    """The faults are too many, or one of them so bad that more reading would tell nothing."""


class _Reader:
    """Builds the tree; nearly all time is spent in the loops of mappings and lists."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next_event: Callable[[], Any] = Loader(text).get_event
        # Looked for in the text: quicker than to ask each event.
        self.is_marked = any(sign.search(text) for sign in _MARKED)
        self.faults: list[Finding] = []
        self.path: list[str | int] = []  # of what is being read, behind a step without a name
        # Keys that were looked at and are text. They are interned as the names of fields are:
        # a class takes such keys faster than keys that are only equal to its names.
        self.sound: dict[str, str] = {}
        self.lines: list[int] = []  # of each value, from 0

    def document(self) -> Any:
        self.next_event()  # the stream's start
        first = self.next_event()
        if first.__class__ is not DocumentStartEvent:
            return None
        if first.tags or first.version not in (None, (1, 1), (1, 2)):
            self.faults.append(yamlfaults.directive(_line(first)))
        event = self.next_event()
        self.lines.append(event.start_mark.line)
        root = self._node(event, "")
        self.next_event()  # the document's end
        second = self.next_event()
        if second.__class__ is DocumentStartEvent:
            self.faults.append(fault(say, "F007", line=_line(second)))
        return root

    def _node(self, event: Any, step: str | int) -> Any:
        """Return what stands at a `step` of what is being read."""
        kind = event.__class__
        if self.is_marked:
            path = format_path((*self.path, step))
            self._add(yamlfaults.marked(event, _line(event), path))
        if kind is ScalarEvent:
            return event.value if event.style or event.value not in _NULLS else None
        if kind is AliasEvent:
            return None
        self.path.append(step)
        if len(self.path) > yamlfaults.MAX_DEPTH:
            path = format_path(tuple(self.path))
            self.faults.append(yamlfaults.too_deep(self.lines[-1] + 1, path))
            raise _Enough
        made = self._mapping() if kind is MappingStartEvent else self._list()
        self.path.pop()
        return made

    def _add(self, faults: Iterable[Finding]) -> None:
        self.faults += faults
        if len(self.faults) >= yamlfaults.MOST_FAULTS:
            raise _Enough

    def _mapping(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        next_event, add_line, is_marked = self.next_event, self.lines.append, self.is_marked
        sound, first, nulls = self.sound, len(self.lines) - 1, _NULLS
        while (event := next_event()).__class__ is not MappingEndEvent:
            key = sound.get(event.value) if event.__class__ is ScalarEvent else None
            if key is None or key in made or is_marked:
                key = self._key(event, made, first)
            event = next_event()
            add_line(event.start_mark.line)
            if event.__class__ is ScalarEvent and not is_marked:
                value = event.value
                made[key] = value if value not in nulls or event.style else None
            else:
                made[key] = self._node(event, key)
        return made

    def _list(self) -> list[Any]:
        made: list[Any] = []
        next_event, add_line, is_marked = self.next_event, self.lines.append, self.is_marked
        nulls = _NULLS
        while (event := next_event()).__class__ is not SequenceEndEvent:
            add_line(event.start_mark.line)
            if event.__class__ is ScalarEvent and not is_marked:
                value = event.value
                made.append(value if value not in nulls or event.style else None)
            else:
                made.append(self._node(event, len(made)))
        return made

    def _key(self, event: Any, made: dict[str, Any], start: int) -> str:
        """Look at a key of the mapping `made`; return one that is not in it yet."""
        key = intern(getattr(event, "value", "?"))
        if key not in made and not self.is_marked and yamlfaults.is_name(event):
            return self.sound.setdefault(key, key)  # as nearly all are
        path = format_path((*self.path, key))
        before = None
        if key in made:
            before = _place(made, iter(self.lines[start:]))[1][key][0] + 1
        line = _line(event)
        faults = [*yamlfaults.marked(event, line, path)]
        if yamlfaults.is_cut_off(event, self.text):
            faults.append(yamlfaults.cut_off(event.value, line, path))
        else:
            faults += yamlfaults.of_key(event, before, line, path)
        self._add(faults)
        if event.__class__ is MappingStartEvent or event.__class__ is SequenceStartEvent:
            values = len(self.lines)
            self.lines.append(line - 1)
            self._node(event, key)  # what a key of parts holds
            del self.lines[values:]
        elif not faults and not event.style:
            self.sound[key] = key
        return key if key not in made else f"{key}\0{len(made)}"


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
