"""Text of a plan file to plain values: one YAML 1.2 document, strictly, in bounded time.

A file without faults is read by yaml12 alone (YAML 1.2, Rust), at little more than its own
price. yaml12 is lenient, though: of two equal keys the last wins in silence, aliases are
followed, tags and odd keys come through, and it recurses as deep as blocks are nested, until
the process dies. Cheap tests stand around it, which never miss a fault but may suspect one
where there is none; what they suspect is judged by `policymodel.reading.yamlfaults`.
"""

import re
from itertools import chain
from typing import Any, NoReturn

import yaml12
from attrs import evolve

from policymodel.findings import Finding, PlanFileError
from policymodel.reading import yamlfaults
from policymodel.reading.yamlevents import MAX_DEPTH, Lines

__all__ = ["LARGEST", "Lines", "decode", "locate", "parse", "parse_bytes"]

LARGEST = 2_000_000
"""Bytes of a file in UTF-8; a plan of 25 measures has about 80,000."""

MOST_MARKS = 120_000
"""Lines, colons, commas, dashes and openers together: a bound on the values in a file."""


def parse(text: str, *, file: str | None = None) -> Any:
    """Return the one document in `text` as dict, list, str, int, float, bool or None.

    Numbers are as YAML 1.2 reads them; whole numbers beyond 64 bits become floats too.

    Args:
        text: the content of a plan file.
        file: its name, for the findings.

    Raises:
        PlanFileError: the text is not one plain document; every fault that can be known,
            with its line.

    >>> parse("id: demo\\nyears: [2025, 2030]\\n")
    {'id': 'demo', 'years': [2025, 2030]}
    >>> parse("a: 1\\nb: 2\\na: 3\\n", file="plan.yaml")
    Traceback (most recent call last):
    policymodel.findings.PlanFileError: plan.yaml:3: error F004: ...
    """
    text = text.removeprefix("\ufeff")
    data = text.encode("utf-8", "surrogatepass")
    size = len(data)
    if size > LARGEST:
        _refuse([yamlfaults.too_large(size, LARGEST)], file)
    bones = data.translate(_ONE_DASH, _FLESH)
    if len(bones) > MOST_MARKS and (marks := _count_marks(data)) > MOST_MARKS:
        _refuse([yamlfaults.too_many(marks, MOST_MARKS)], file)
    if _may_be_deep(data, bones) and (line := _deep_line(data)):  # no parser may see this
        _refuse([*yamlfaults.bad_characters(text), yamlfaults.too_deep(line)], file)
    if _has_bad_character(text, data, bones) or _needs_judge(data, bones):
        _judge(text, file)
    try:
        documents = yaml12.parse_yaml(text, multi=True)
    except ValueError as error:
        _judge(text, file)
        _refuse([yamlfaults.other_syntax(str(error))], file)
    if len(documents) != 1 or documents[0] is None:
        _judge(text, file)
        _refuse([yamlfaults.empty()], file)
    tree: Any = documents[0]
    keys = _count_keys(tree)
    if keys is None or _may_repeat_key(data, bones, keys):
        seen = _judge(text, file)
        if seen != keys:  # two parsers that understand a text differently: so may people
            _refuse([yamlfaults.ambiguous()], file)
    return tree


def parse_bytes(data: bytes, *, file: str | None = None) -> Any:
    """Return the one document in `data`, the raw content of a file.

    Raises:
        PlanFileError: as `decode` and `parse` do.
    """
    return parse(decode(data, file=file), file=file)


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


def locate(text: str) -> Lines:
    """Return where everything in `text` stands."""
    return Lines(text)


def _judge(text: str, file: str | None) -> int:
    """Raise what is wrong with `text`; if nothing is, return how many keys it has."""
    faults, keys = yamlfaults.diagnose(text)
    if faults:
        _refuse(faults, file)
    return keys


def _refuse(faults: list[Finding], file: str | None) -> NoReturn:
    raise PlanFileError(*(evolve(fault, file=file) for fault in faults)) from None


# The tests work on UTF-8, where a byte below 0x80 is always that character. bytes.translate
# and patterns that begin with one literal byte are the fast ones; a character class tried at
# every position would cost as much as the parser.

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r")) + b"\x7f"
# The bones of a text: what is left when all words are taken out.
_FLESH = bytes(set(range(0x100)) - set(_CONTROLS) - set(b"{}[],:\"'\\#<-?\t\n"))
_ONE_DASH = bytes.maketrans(b"?", b"-")
_ODD = tuple(
    (pattern[:1], re.compile(pattern))
    for pattern in (
        b"\xc2[\x80-\x9f\xad]",  # C1 controls, soft hyphen
        b"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])",  # U+200B to U+206F
        b"\xed[\xa0-\xbf]",  # surrogates
        b"\xd8\x9c",  # U+061C
        b"\xe1\xa0\x8e",  # U+180E
    )
)
# Where a node may begin, YAML lets an anchor, an alias, a tag or "?" stand.
_SIGNS = (
    (b"&", re.compile(rb"&(?<![^\s\[{,:-]&)")),
    (b"*", re.compile(rb"\*(?<![^\s\[{,:-]\*)")),
    (b"!", re.compile(rb"!(?<![^\s\[{,:-]!)")),
    (b"?", re.compile(rb"\?(?<![^\s\[{,:-]\?)")),
)
# Lines that begin far to the right, or with many of the signs that open a block.
_FAR_RIGHT = re.compile(rb"\n(?: {50}| *+(?:[-?:][ \t]++){10})")
_LINE_START = re.compile(rb"^([ \t]*)((?:[-?:][ \t]+)*)([^\s#])?", re.MULTILINE)
_SIGN = re.compile(rb"[-?:][ \t]+")
_HEAD = re.compile(rb"(?:#[^\r\n]*\r?\n)*")  # for editors, with the colons of an address
_COMMENT = re.compile(rb"\n[ \t]*#[^\"'\r\n]*")
_INNER_COLON = re.compile(rb":(?<![\s\"']:)(?![\s,\[\]{}]|\Z)")
_DOUBLE_QUOTED = re.compile(rb'"(?:(?<=[\[{,]")|(?<=[,:] "))[^"\\\n]*+"')
_SINGLE_QUOTED = re.compile(rb"'(?:(?<=[\[{,]')|(?<=[,:] '))[^'\"\n]*+'")
_SHORT_LISTS = (b"[,,,,]", b"[,,,]", b"[,,]", b"[,]", b"[]")
_OPEN = re.compile(rb"[\[\]{}\"']")
_FLAT = re.compile(rb"\{:(?:\[,*+\])?+(?:,:(?:\[,*+\])?+)*+\}")
_INNERMOST = re.compile(_FLAT.pattern + rb"|\[,*+\]")


def _count_marks(data: bytes) -> int:
    return sum(map(data.count, (b"\n", b":", b",", b"- ", b"-\t", b"[", b"{", b"?")))


def _may_be_deep(data: bytes, bones: bytes) -> bool:
    """Whether blocks may be nested so deep that yaml12 dies or takes quadratic time."""
    if b" " * 50 in data or b"-" * 25 in bones.replace(b":", b"-"):
        return _FAR_RIGHT.search(b"\n" + data) is not None
    return False


def _deep_line(data: bytes) -> int | None:
    """Return the first line that opens more than `MAX_DEPTH` blocks, as far as layout tells.

    A block inside a block begins further to the right, or is a list under its key: so the
    columns in force bound the depth, in flow and text too, where they may overstate it.
    """
    columns: list[int] = []
    for number, line in enumerate(_LINE_START.finditer(data), 1):
        indent, signs, content = line.groups()
        if content is None and not signs:
            continue  # blank, or a comment
        column = len(indent)
        while columns and columns[-1] >= column:
            columns.pop()
        columns.append(column)
        columns.extend(column + sign.end() for sign in _SIGN.finditer(signs))
        if len(columns) > MAX_DEPTH + 1:  # the last may be a value
            return number
    return None


def _has_bad_character(text: str, data: bytes, bones: bytes) -> bool:
    """Whether `yamlfaults.BAD_CHARACTER` is somewhere in the text."""
    return (
        len(bones.translate(None, _CONTROLS)) != len(bones)
        or (b"\r" in data and data.count(b"\r") != data.count(b"\r\n"))
        or any(first in data and pattern.search(data) for first, pattern in _ODD)
        or any(character in text for character in "\ufeff\ufffe\uffff")
    )


def _needs_judge(data: bytes, bones: bytes) -> bool:
    """Whether there may be aliases, tags, keys that are lists or mappings, or tabs as indents.

    yaml12 must not see these: it follows aliases, spends quadratic time on nested keys, and
    takes some of the tabs that YAML forbids.
    """
    return (
        any(sign in data and pattern.search(data) for sign, pattern in _SIGNS)
        or b"<<" in bones
        or b"\n\t" in bones
        or bones.startswith(b"\t")
        or b"]:" in bones
        or b"}:" in bones
    )


def _count_keys(tree: Any) -> int | None:
    """Return how many keys are in `tree`, or None if not all is plain and shallow."""
    keys = 0
    level = [tree] if type(tree) in _COLLECTIONS else []
    for _ in range(MAX_DEPTH):
        mappings = [node for node in level if type(node) is dict]
        keys += sum(map(len, mappings))
        try:
            "".join(chain.from_iterable(mappings))  # the fastest proof that all are str
        except TypeError:
            return None
        level = [
            value
            for node in level
            for value in (node.values() if type(node) is dict else node)
            if type(value) in _COLLECTIONS
        ]
        if not level:
            return keys
    return None


_COLLECTIONS = frozenset({dict, list})


def _may_repeat_key(data: bytes, bones: bytes, keys: int) -> bool:
    """Whether a key may have been there twice, so that one value is lost.

    Every key has a colon, as long as there is no "?" and no `{name}` without one. So a text
    with no more colons than the tree has keys has lost none. What looks like a colon of a
    key but is none can only raise the suspicion, never hide a loss. Comments and colons
    inside words (10:30) are taken out only where they matter.
    """
    head = _HEAD.match(data)
    start = head.end() if head else 0
    body, bones = data[start:], bones[len(data[:start].translate(None, _FLESH)) :]
    if bones.count(b":") != keys:
        body = _INNER_COLON.sub(b"", body)
        bones = body.translate(None, _FLESH)
    if bones.count(b":") != keys:
        body = _COMMENT.sub(b"", b"\n" + body)
        bones = body.translate(None, _FLESH)
    return bones.count(b":") != keys or not _all_have_colons(body, bones)


def _all_have_colons(body: bytes, bones: bytes) -> bool:
    """Whether there is no `{name}`: in the bones, each mapping in braces must be `{:,:,:}`.

    Quotes go in pairs when there is nothing between them. One that is left, a backslash or a
    "#" may hide or fake a comma or brace, and so keeps its mapping from being recognized.
    Only in a text where each line closes its quotes and brackets can texts in quotes be taken
    out with their commas: a quote right behind one of `[{,:` opens a text there. That each
    line does is seen when nothing is left of either.
    """
    paired = _without_pairs(bones.translate(None, b"-\t\n"))
    if b'"' not in paired and b"'" not in paired:
        return b"{" not in _without_flow(paired)
    body = _SINGLE_QUOTED.sub(b'""', _DOUBLE_QUOTED.sub(b'""', body))
    paired = _without_pairs(body.translate(None, _FLESH + b"-\t"))
    return not _OPEN.search(_without_flow(paired))


def _without_pairs(bones: bytes) -> bytes:
    return bones.replace(b'""', b"").replace(b"''", b"")


def _without_flow(bones: bytes) -> bytes:
    """Take out lists and mappings in brackets whose mappings have one colon for each comma."""
    quick = bones
    for each in _SHORT_LISTS:
        quick = quick.replace(each, b"")
    quick = quick.replace(b",:", b"").replace(b"{:}", b"")
    if b"{" not in quick and b"[" not in quick:
        return quick  # most often that is all, and replacing costs a third of a pattern
    bones = _FLAT.sub(b"", bones)
    for _ in range(MAX_DEPTH):
        size = len(bones)
        if b"{" not in bones and b"[" not in bones:
            break
        bones = _INNERMOST.sub(b"", bones)
        if len(bones) == size:
            break
    return bones
