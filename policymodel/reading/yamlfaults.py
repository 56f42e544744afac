"""What is wrong with the form of a plan file, in people's words: codes F002 to F008."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from policymodel.findings import Finding, fault
from policymodel.model.scalars import INVISIBLE
from policymodel.text import Texts

MOST_FAULTS = 50  # who has so many wants to fix some and try again
MAX_DEPTH = 50  # lists and mappings inside each other; a plan needs about eight
BAD_CHARACTER = re.compile(f"[{INVISIBLE}]|\r(?!\n)")  # or a lone CR

# What YAML 1.2 takes for null, bool, int and float.
_NOT_TEXT = re.compile(
    r"~?|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)

# PyYAML's own problems, by words in them that libyaml and pure Python share.
_PROBLEMS = {
    "expected ',' or": "bracket",
    "unexpected end of stream": "quote",
    "document separator": "quote",
    "unknown escape": "escape",
    "could not find expected ':'": "no_colon",
    "mapping values are not allowed": "colon",
    "cannot start any token": "start",
    "expected <block end>": "indentation",
    "did not find expected key": "key",
    "did not find expected '-' indicator": "items",
    "sequence entries are not allowed": "list",
    "expected <document start>": "end",
    "expected node content": "content",
    "": "other",
}

# Slips of people new to YAML, the surest first, looked for where the parser stopped.
_SLIPS = {
    "tab": r"^ *\t",
    "wide_colon": r"^\s*(?:- +)?[\w\-]+ *：",
    "wide_comma": r"[\[{][^\]}]*[，；]",
    "space": r"^\s*(?:- +)?[\w\-]+:(?=[^\s])",
    "quotes": r"""(?:: |- |[\[,{] ?)(?:'[^']*'|"[^"]*")[^\s,\]}:]""",
    "sign": r"[:\-] +[@`%]",
    "colon": r"^\s*(?:- +)?[\w\-]+: +[^\"'\[{].*:(?: |$)",
}
_NAME = re.compile("[A-Za-z_]*")  # what a key may be
_is_plain_name = re.compile("(?!null$|true$|false$)[a-z_]+").fullmatch
_RUN_ON = re.compile("[a-z_]+[:：]")
_NO_COLON = re.compile(r"\s*+[,}]")
_LONGEST = 300  # characters of a line searched for slips: the search is not linear

say = Texts(__file__)


def not_utf8(data: bytes, at: int) -> Finding:
    """F002: `data` is no UTF-8, seen at offset `at`; say what it probably is instead."""
    found = say("encodings.other", byte=f"{data[at]:#04x}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:100]:
        found = say("encodings.utf16")
    elif "\ufffd" not in data.decode("gb18030", "replace"):
        found = say("encodings.gbk")
    return fault(say, "F002.encoding", line=data.count(b"\n", 0, at) + 1, found=found)


def bad_characters(text: str) -> Iterator[Finding]:
    """F002: characters that cannot be seen but make two equal words differ."""
    line, counted = 1, 0
    for found in islice(BAD_CHARACTER.finditer(text), MOST_FAULTS):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        name = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".rstrip()
        column = counted - text.rfind("\n", 0, counted)
        yield fault(say, "F002.character", line=line, column=column, name=name)


def too_deep(line: int, path: str = "") -> Finding:
    """F006: more collections inside collections than a plan can mean."""
    return fault(say, "F006", line=line, path=path, limit=MAX_DEPTH)


def directive(line: int) -> Finding:
    """F005: a directive that changes how the file is read."""
    return fault(say, "F005.directive", line=line)


def marked(event: Any, line: int, path: str) -> Iterator[Finding]:
    """F005: an alias, an anchor or a tag."""
    if isinstance(event, yaml.AliasEvent):
        yield fault(say, "F005.alias", line=line, path=path, name=event.anchor)
    elif event.anchor is not None:
        yield fault(say, "F005.anchor", line=line, path=path, name=event.anchor)
    if (tag := getattr(event, "tag", None)) is not None:
        yield fault(say, "F005.tag", line=line, path=path, tag=tag)


def of_key(event: Any, first: int | None, line: int, path: str) -> Iterator[Finding]:
    """F004, F005, F008: a key that is no text, a merge key, or there already in line `first`."""
    if isinstance(event, yaml.AliasEvent):
        return  # told as an alias
    if not isinstance(event, yaml.ScalarEvent):
        yield fault(say, "F008.collection", line=line, path=path)
        return
    key = event.value
    if not event.style and key == "<<":
        yield fault(say, "F005.merge", line=line, path=path)
    elif not event.style and _NOT_TEXT.fullmatch(key):
        found = key or say("nothing")
        yield fault(say, "F008.scalar", line=line, path=path, key=key, found=found)
    if first is not None:
        yield fault(say, "F004", line=line, path=path, key=key, first=first)


def is_name(event: Any) -> bool:
    """Return whether a key is as those of plans are: letters, and no word for something else."""
    is_plain = event.__class__ is yaml.ScalarEvent and not event.style
    return is_plain and _is_plain_name(event.value) is not None


def is_cut_off(event: Any, text: str) -> bool:
    """Return whether what stands in {…} for a key is none, and has no colon.

    In {words: 达到1,200家} the comma ends the value, and 200家 is a key.
    """
    if not isinstance(event, yaml.ScalarEvent) or event.style or _NAME.fullmatch(event.value):
        return False
    end: Any = event.end_mark
    return bool(_NO_COLON.match(text, end.index))


def cut_off(key: str, line: int, path: str) -> Finding:
    """F008: a key in {…} without a colon: the rest of a value with a comma, or run into its value.

    In {id: a, value:200} the key is value:200.
    """
    what = "run_on" if _RUN_ON.match(key) else "cut_off"
    return fault(say, f"F008.{what}", line=line, path=path, key=key)


def syntax_fault(error: yaml.YAMLError, text: str) -> Finding:
    """F003, and the slip probably behind it; F005, F006 where the parser itself stops at those."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "nesting" in str(error):
        return too_deep(mark.line + 1 if mark else 1)
    if "incompatible YAML" in str(error):
        return directive(mark.line + 1 if mark else 1)
    if not isinstance(error, yaml.MarkedYAMLError):
        return fault(say, "F003.unread", error=error)
    lines = text.rstrip().split("\n")  # what is open at the end is missing in the last
    number = min(mark.line, len(lines) - 1) if mark else 0
    opened = min(error.context_mark.line, number) if error.context_mark else number
    problem = next(name for words, name in _PROBLEMS.items() if words in (error.problem or ""))
    near = [lines[at][:_LONGEST] for at in dict.fromkeys((number, opened))]
    slips = (name for name, slip in _SLIPS.items() for line in near if re.search(slip, line))
    return fault(
        say,
        "F003.syntax",
        line=number + 1,
        column=mark.column + 1 if mark else 1,
        problem=say(f"problems.{problem}"),
        since=say("since", opened=opened + 1) if opened < number else "",
        slip=say(f"slips.{next(slips, 'unknown')}"),
    )
